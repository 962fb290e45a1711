"""The folder of temporary files goes with the process, or with the next one."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reportgen.batch import scratch

pytestmark = pytest.mark.slow


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def python(temporary: Path, script: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", f"from reportgen.batch import scratch; import os, sys; {script}"],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def left(temporary: Path) -> list[Path]:
    return list(temporary.glob("reportgen-run-*"))


def test_it_leaves_nothing(temporary: Path) -> None:
    with python(temporary, "print(scratch.folder().is_dir())") as process:
        told, _ = process.communicate()

    assert told == "True\n"
    assert left(temporary) == []


def test_it_keeps_its_hands_off_a_process_that_goes_on(temporary: Path) -> None:
    with python(temporary, "print(scratch.folder(), flush=True); sys.stdin.read()") as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())

        scratch.sweep()

        assert left(temporary) == [folder]
        process.communicate()


@pytest.mark.parametrize("when", ["scratch.folder()", "scratch._is_held = lambda _: os.kill(os.getpid(), 9)"])
def test_it_removes_what_a_process_left_that_was_killed(temporary: Path, when: str) -> None:
    with python(temporary, f"{when}; scratch.folder(); os.kill(os.getpid(), 9)") as process:
        process.communicate()
    assert len(left(temporary)) == 1

    scratch.sweep()

    assert left(temporary) == []


def test_it_makes_another_when_the_first_was_swept_before_it_was_locked(temporary: Path) -> None:
    script = """
held = scratch._is_held

def swept_once(made):
    scratch._is_held = held
    scratch.sweep()
    return held(made)

scratch._is_held = swept_once
print(scratch.folder().is_dir())
"""
    with python(temporary, f"exec({script!r})") as process:
        told, _ = process.communicate()

    assert told == "True\n"


def test_it_leaves_the_folder_of_another_user_alone(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = temporary / "reportgen-run-anothers"
    folder.mkdir()
    (folder / "lock").touch()
    monkeypatch.setattr(os, "getuid", lambda: os.geteuid() + 1)

    scratch.sweep()

    assert folder.exists()
