"""WeasyPrint's libraries are found without looking for them."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.render

SCRIPT = """
import contextlib, sys
from reportgen.render.pdf import libraries
started = []
sys.addaudithook(lambda event, arguments: started.append(arguments[0]) if event == "subprocess.Popen" else None)
with libraries.by_name() if sys.argv[1] == "by name" else contextlib.nullcontext():
    import weasyprint
print(len(started))
"""


def programs(way: str) -> int:
    run = subprocess.run([sys.executable, "-W", "error", "-c", SCRIPT, way], capture_output=True, text=True, check=True)
    return int(run.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do need to look")
def test_it_starts_no_program_to_load_a_library() -> None:
    assert programs("by name") == 0
    assert programs("as it comes") > 0
