"""What is told of several briefs, and with which code it ends. What draws here draws as little as there is."""

import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from typer.testing import CliRunner, Result

from reportgen.batch.job import Failed
from reportgen.batch.report import Drawing, Looked, Report
from reportgen.cli import app
from reportgen.cli.outcome import batch_code
from reportgen.cli.progress import Live

GOOD = "title: A title\noverview: Some words.\n"
WRONG = "titel: A title\noverview: Some words.\n"
PROGRAM = [sys.executable, "-m", "reportgen"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def make(folder: Path, **sources: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in sources.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("failures", "count", "code"),
    [([], 3, 0), ([2], 3, 1), ([4, 3], 3, 1), ([2], 1, 2), ([2, 2], 2, 2), ([2, 4, 3], 3, 4), ([2, 1], 2, 1)],
)
def test_it_ends_with_one_when_some_failed_and_with_the_worst_when_all_did(
    failures: list[int], count: int, code: int
) -> None:
    assert batch_code(failures, count) == code


@pytest.mark.render
def test_it_ends_with_two_when_all_briefs_are_wrong(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", one=WRONG, two=WRONG)

    told = run("build", briefs, "--out", tmp_path / "out")

    assert told.exit_code == 2
    assert sorted(line.split("  ")[0] for line in told.stderr.splitlines() if "titel" in line) == [
        f"{briefs / name}.yaml:1:1" for name in ("one", "two")
    ]
    assert told.stdout.splitlines()[1].split() == ["2", "0", "0", "0", "2"]


def test_it_ends_with_two_when_there_is_nothing_to_try(tmp_path: Path) -> None:
    told = run("build", tmp_path / "*" / "briefs", "--out", tmp_path / "out")

    assert told.exit_code == 2
    assert "this pattern finds no brief" in told.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.render
def test_it_tells_only_what_is_wrong_when_quiet(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", one=WRONG, two=WRONG)

    told = run("build", briefs, "--out", tmp_path / "out", "--quiet")

    assert told.stdout == ""
    assert [line.split("  ")[1].split(" ")[0] for line in told.stderr.splitlines()] == ["titel", "titel"]


def test_it_tells_programs_one_object(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", one=WRONG)

    told = json.loads(run("build", briefs, "--out", tmp_path / "out", "--json").stdout)

    assert (told["built"], told["up_to_date"], told["manifest"]) == ([], [], str(tmp_path / "out" / "manifest.json"))
    (failed,) = told["failed"]
    assert (failed["source"], failed["exit_code"]) == (str(briefs / "one.yaml"), 2)
    assert (failed["problems"][0]["code"], failed["problems"][0]["line"]) == ("unknown-key", 1)


def test_it_tells_what_it_would_build_and_writes_nothing(tmp_path: Path) -> None:
    briefs = make(tmp_path / "briefs", one=GOOD, two=GOOD)

    told = run("build", briefs, "--out", tmp_path / "out", "--dry-run", "--only", "deck")
    for_programs = json.loads(run("build", briefs, "--out", tmp_path / "out", "--dry-run", "--json").stdout)

    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        f"{briefs / name}.yaml  deck — {name}/{name}.pptx was not built before" for name in ("one", "two")
    ]
    assert for_programs["would_build"][0]["outputs"] == ["explainer", "deck"]
    assert for_programs["would_build"][0]["reasons"][0]["code"] == "new"
    assert not (tmp_path / "out").exists()


class TestLive:
    def shown(self, *events: Any) -> str:
        console = Console(file=io.StringIO(), width=200)
        progress = Progress(BarColumn(5), TextColumn("{task.description}"), console=console)
        live = Live(progress)
        for event in events:
            live.tell(event)
        with console.capture() as capture:
            console.print(progress)
        return capture.get().strip()

    def test_it_shows_what_is_drawn_and_how_much_is_left(self) -> None:
        one, two, three = (Path(f"{name}.yaml") for name in ("one", "two", "three"))

        line = self.shown(
            Looked(9, (one, two, three)), Drawing(one), Drawing(two), Report(one, "built"), Report(Path("x"), "current")
        )

        assert "1 built, 0 failed, 2 left" in line
        assert line.endswith("drawing two")

    def test_it_counts_what_failed(self) -> None:
        one = Path("one.yaml")

        line = self.shown(Looked(1, (one,)), Drawing(one), Report(one, "failed", failed=Failed((), 2)))

        assert "0 built, 1 failed, 0 left" in line

    def test_it_shows_nothing_when_nothing_is_built(self) -> None:
        assert self.shown(Looked(5, ())) == ""


@pytest.mark.render
class TestDrawn:
    def test_it_builds_the_second_time_only_what_changed(self, tmp_path: Path) -> None:
        briefs = make(tmp_path / "briefs", one=GOOD, two=GOOD, three=WRONG)
        build = ("build", briefs, "--out", tmp_path / "out", "--only", "deck")

        first = run(*build)
        second = run(*build)
        make(briefs, one=GOOD.replace("Some", "Other"), three=GOOD)
        why = run("why", briefs / "one.yaml", "--out", tmp_path / "out", "--only", "deck")
        third = run(*build)

        assert [each.exit_code for each in (first, second, third)] == [1, 1, 0]
        assert [each.stdout.splitlines()[1].split() for each in (first, second, third)] == [
            ["3", "2", "2", "0", "1"],
            ["3", "0", "0", "2", "1"],
            ["3", "2", "2", "1", "0"],
        ]
        assert why.stdout.splitlines() == [
            "input: one.yaml changed",
            "  overview — was “Some words.”, is “Other words.”",
        ]

    def test_it_tells_one_brief_as_it_stands_when_nothing_is_to_be_built(self, tmp_path: Path) -> None:
        briefs = make(tmp_path / "briefs", one=GOOD + "indicators:\n  - {value: 5, label: Figures}\n")
        build = ("build", briefs / "one.yaml", "--out", tmp_path / "out", "--only", "deck")

        first, second, strict = run(*build), run(*build), run(*build, "--strict")

        assert (first.exit_code, second.exit_code, strict.exit_code) == (0, 0, 2)
        assert first.stderr == second.stderr
        assert "warning[" in first.stderr
        assert second.stdout == f"{briefs / 'one.yaml'}: up to date, nothing to build\n"

    def test_it_removes_what_is_left_over_when_told_to(self, tmp_path: Path) -> None:
        briefs = make(tmp_path / "briefs", one=GOOD, two=GOOD)
        build = ("build", briefs, "--out", tmp_path / "out", "--only", "deck")
        run(*build)
        (briefs / "two.yaml").unlink()

        listed, removed = run(*build), run(*build, "--prune")

        assert "left over: " in listed.stderr
        assert removed.stdout.splitlines()[-1] == f"removed {tmp_path / 'out' / 'two' / 'two.pptx'}"
        assert not (tmp_path / "out" / "two").exists()

    def test_two_jobs_and_one_make_the_same_bytes(self, tmp_path: Path) -> None:
        briefs = make(tmp_path / "briefs", one=GOOD, two=GOOD.replace("A title", "Another"))

        for jobs in ("1", "2"):
            run("build", briefs, "--out", tmp_path / jobs, "--jobs", jobs)

        files = [sorted((tmp_path / jobs).glob("[a-z]*/*")) for jobs in ("1", "2")]
        assert len(files[0]) == 4
        assert [file.read_bytes() for file in files[0]] == [file.read_bytes() for file in files[1]]

    @pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
    def test_it_watches_until_it_is_interrupted(self, tmp_path: Path) -> None:
        briefs, out = make(tmp_path / "briefs", one=GOOD), tmp_path / "out"
        command = [*PROGRAM, "watch", briefs, "--out", out, "--only", "deck"]
        deck = out / "one" / "one.pptx"

        with (
            subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                # What runs in the background inherits a shell's deaf ear for Ctrl-C.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            ) as program,
            ended(program),
        ):
            until((out / "manifest.json").exists)
            first = deck.read_bytes()
            make(briefs, one=WRONG)
            until(lambda: b'"unknown-key"' in (out / "manifest.json").read_bytes())
            kept = deck.read_bytes()
            make(briefs, one=GOOD.replace("Some", "Other"), two=GOOD)
            until(lambda: (out / "two" / "two.pptx").exists() and deck.read_bytes() != first)
            program.send_signal(signal.SIGINT)
            stdout, stderr = program.communicate(timeout=20)

        assert program.returncode == 130
        assert kept == first
        assert stdout.splitlines()[0].startswith(f"{briefs / 'one.yaml'}: ")
        assert f"{briefs / 'one.yaml'}:1:1  titel" in stderr
        assert f"{briefs / 'one.yaml'}: the last good outputs stay" in stderr
        assert "Traceback" not in stderr


@contextmanager
def ended(program: subprocess.Popen[str]) -> Iterator[None]:
    """See that the program ends, whatever the test finds."""
    try:
        yield
    finally:
        program.kill()


def until(condition: Any, seconds: float = 60) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.1)
