"""One failure does not stop the other work, and the worst decides how a command ends."""

import contextlib
from pathlib import Path

import pytest
import typer

from reportgen.cli import speech
from reportgen.cli.outcome import Outcome, told
from reportgen.errors import BriefError, LayoutError, Problem, RenderError


def test_it_ends_well_when_nothing_failed() -> None:
    outcome = Outcome()
    with outcome.attempt():
        pass

    outcome.close()

    assert outcome.failure_count == 0


@pytest.mark.parametrize(
    ("failures", "code"),
    [
        ([BriefError("x")], 2),
        ([BriefError("x"), RenderError("x"), LayoutError("x")], 4),
        ([RenderError("x"), ValueError("a bug")], 1),
    ],
)
def test_it_ends_with_the_worst_code(failures: list[Exception], code: int) -> None:
    outcome = Outcome()
    for failure in failures:
        with outcome.attempt():
            raise failure

    with pytest.raises(typer.Exit) as caught:
        outcome.close()

    assert caught.value.exit_code == code
    assert outcome.failure_count == len(failures)


def test_it_shows_the_traceback_of_a_bug(capsys: pytest.CaptureFixture[str]) -> None:
    with Outcome().attempt():
        raise ValueError("a bug [bold]")

    assert "Traceback" in capsys.readouterr().err


def test_it_tells_a_problem_once_that_several_briefs_meet(capsys: pytest.CaptureFixture[str]) -> None:
    outcome, problem = Outcome(), Problem("tokens", "is wrong")
    for _ in range(2):
        with outcome.attempt():
            raise LayoutError([problem])
        outcome.warn([Problem("style", "looks odd")])

    assert capsys.readouterr().err == "is wrong\nwarning[style]  looks odd\n"


def test_it_lets_a_bug_through_where_there_is_one_piece_of_work() -> None:
    with pytest.raises(ValueError, match="a bug"), told():
        raise ValueError("a bug")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_it_fails_when_the_standard_output_is_full() -> None:
    with (
        Path("/dev/full").open("w", encoding="utf-8") as full,
        contextlib.redirect_stdout(full),
        pytest.raises(SystemExit) as caught,
    ):
        speech.say("The result.")

    assert caught.value.code == RenderError.exit_code
