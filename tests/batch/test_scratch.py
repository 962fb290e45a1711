"""The folder of a run's temporary files goes with the run, or with the next one."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reportgen.batch import scratch


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_leaves_nothing(temporary: Path) -> None:
    opened = scratch.open_scratch()
    (opened.folder / "fonts").mkdir()

    opened.remove()

    assert not opened.folder.exists()


def test_it_keeps_its_hands_off_a_run_that_goes_on(temporary: Path) -> None:
    one = scratch.open_scratch()

    other = scratch.open_scratch()

    assert one.folder.exists()
    one.remove()
    other.remove()


def test_it_removes_what_a_run_left_that_was_killed(temporary: Path) -> None:
    script = "from reportgen.batch import scratch; import os; scratch.open_scratch(); os.kill(os.getpid(), 9)"
    environment = {**os.environ, "TMPDIR": str(temporary)}
    subprocess.run([sys.executable, "-c", script], env=environment, check=False)
    assert len(list(temporary.glob("reportgen-run-*"))) == 1

    opened = scratch.open_scratch()

    assert list(temporary.glob("reportgen-run-*")) == [opened.folder]
    opened.remove()


def test_it_leaves_the_folder_of_another_user_alone(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = temporary / "reportgen-run-anothers"
    folder.mkdir()
    (folder / "lock").touch()
    monkeypatch.setattr(os, "getuid", lambda: os.geteuid() + 1)

    scratch.open_scratch().remove()

    assert folder.exists()
