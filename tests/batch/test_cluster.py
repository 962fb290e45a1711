"""Which clusters are refused, and how that is told. With real workers it is tried among the faults."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportgen.batch import outpost, scheduler
from reportgen.cli import app

BRIEF = "title: A title\noverview: Some words.\n"


def build(tmp_path: Path, place: str) -> tuple[int, str]:
    (tmp_path / "one.yaml").write_text(BRIEF, encoding="utf-8")
    told = CliRunner().invoke(app, ["build", str(tmp_path), "--out", str(tmp_path / "out"), "--cluster", place])
    assert not list((tmp_path / "out").glob("*/*.pdf"))
    return told.exit_code, " ".join(told.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    "place",
    [
        "local",
        "tcp://scheduler:8786",
        "tls://10.0.0.7:8786",
        "scheduler.example.org:8786",
        "tcp://[fe80::1%eth0]:8786",
    ],
)
def test_it_takes_an_address(place: str) -> None:
    assert scheduler.is_address(place)


@pytest.mark.parametrize("place", ["", "here", "http://scheduler:8786", "tcp://scheduler", "tcp://a b:1", "tcp://a:b"])
def test_it_refuses_what_is_none(tmp_path: Path, place: str) -> None:
    code, told = build(tmp_path, place)

    assert code == 2
    assert f"“{place}” is no scheduler’s address; tcp://HOST:PORT" in told


def test_it_says_what_is_other_on_a_worker_and_what_it_should_be() -> None:
    ours = outpost.papers()
    theirs = {**ours, "weasyprint": "69.0", "pypdf": "1.0"}

    assert outpost.differences(ours, is_proven=True) == ()
    assert outpost.differences(theirs, is_proven=False) == (f"weasyprint is {ours['weasyprint']}, not 69.0",)
    assert len(outpost.differences(theirs, is_proven=True)) == 2


@pytest.mark.render
@pytest.mark.parametrize("is_taken", [False, True], ids=["nobody is there", "somebody is there and silent"])
def test_it_says_that_no_scheduler_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_taken: bool) -> None:
    monkeypatch.setattr(scheduler, "ANSWER_SECONDS", 1)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        if not is_taken:
            listening.close()

        code, told = build(tmp_path, f"tcp://127.0.0.1:{port}")

    assert code == 4
    assert f"no scheduler answers at tcp://127.0.0.1:{port} within 1 s" in told
    assert "is `dask scheduler` running there" in told


@pytest.mark.render
def test_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(BRIEF, encoding="utf-8")
    script = "import sys; sys.modules['distributed'] = None; from reportgen.cli import app; app()"

    told = subprocess.run(
        [sys.executable, "-c", script, "build", "one.yaml", "--cluster", "tcp://127.0.0.1:1"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert told.returncode == 4
    assert "--cluster — needs Dask" in told.stderr
    assert "pip install 'reportgen[cluster]'" in told.stderr
