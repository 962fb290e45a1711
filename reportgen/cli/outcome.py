"""With which code does a command end?

0 done; 2 the brief is wrong; 3 the layouts or assets are wrong; 4 an output could not be drawn or written; 1 a bug
of ours, whose traceback is shown. Of several failures the worst decides, a bug before all. A batch of which some
briefs failed and others did not ends with 1: something is there to be sent out, and something to be looked at.
"""

import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer

from reportgen.cli import speech
from reportgen.errors import Problem, ReportgenError

_BUG = 1
_SOME_FAILED = 1


class Outcome:
    """What has failed so far; each piece of work is attempted, so that one failure does not stop the others."""

    def __init__(self) -> None:
        self._codes: list[int] = []
        # What is wrong with the looks, every brief meets; it is told once.
        self._told: set[Problem] = set()

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Tell the failure of the work within and go on after it."""
        try:
            yield
        except ReportgenError as error:
            speech.complain(self._untold(error.problems))
            self._codes.append(error.exit_code)
        except Exception:
            speech.remark(traceback.format_exc().rstrip())
            self._codes.append(_BUG)

    def warn(self, problems: Iterable[Problem]) -> None:
        """Tell what should be looked at."""
        speech.warn(self._untold(problems))

    @property
    def failure_count(self) -> int:
        """How many attempts failed."""
        return len(self._codes)

    def close(self) -> None:
        """End the command, with the worst code if anything failed."""
        if self._codes:
            raise typer.Exit(_worst(self._codes))

    def _untold(self, problems: Iterable[Problem]) -> list[Problem]:
        fresh = [problem for problem in problems if problem not in self._told]
        self._told.update(fresh)
        return fresh


def batch_code(failures: Iterable[int], count: int) -> int:
    """The code for so many briefs, of which some failed with these codes."""
    codes = list(failures)
    if not codes:
        return 0
    return _worst(codes) if len(codes) == count else _SOME_FAILED


def _worst(codes: list[int]) -> int:
    return _BUG if _BUG in codes else max(codes)


@contextmanager
def told() -> Iterator[None]:
    """Do the one piece of work of a command; its failure is told and ends the command."""
    try:
        yield
    except ReportgenError as error:
        speech.complain(error.problems)
        raise typer.Exit(error.exit_code) from error
