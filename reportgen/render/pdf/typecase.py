"""Which fonts may WeasyPrint set in?

Those that the style sheets bring, and no others: a font of the machine would make the pages differ from one machine
to the next. Fontconfig has no call for that; it reads its settings from the file that an environment variable names
while a configuration is made, so the variable is set for that moment.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from weasyprint.text.fonts import FontConfiguration

_VARIABLE = "FONTCONFIG_FILE"
# No folder of fonts and none for a cache: what the style sheets bring is read once.
_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}</cachedir></fontconfig>
"""


def open_case() -> FontConfiguration:
    """A configuration without any font, for style sheets to fill."""
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        settings = Path(folder, "fonts.conf")
        settings.write_text(_SETTINGS.format(folder=folder), encoding="utf-8")
        with _environment(_VARIABLE, str(settings)):
            return FontConfiguration()


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
