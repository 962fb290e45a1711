"""What can go wrong, whose fault it is, and how that is told.

Five kinds of failure, each with the exit code of the command line. Anything else that is raised is a bug of
ours and keeps its traceback.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that somebody can fix: where it stands, what is there, what is allowed, what to do.

    `code` is stable and listed in CONTRIBUTING; `line` and `column` count from 1, as editors do.
    """

    code: str
    message: str
    field: str = ""
    file: Path | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Print as `file:line:col  field — message`, leaving out what is not known."""
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        subject = f"{self.field} — {self.message}" if self.field else self.message
        return f"{place}  {subject}" if place else subject


class ReportgenError(Exception):
    """A failure that somebody other than us can mend; carries every problem found, not only the first."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem] | str) -> None:
        self.problems: tuple[Problem, ...] = (
            (Problem("error", problems),) if isinstance(problems, str) else tuple(problems)
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))


class BriefError(ReportgenError):
    """The brief is wrong; its author mends it."""

    exit_code = 2


class LayoutError(ReportgenError):
    """A layout, theme or template is wrong; a designer mends it."""

    exit_code = 3


class AssetError(ReportgenError):
    """A font, logo or profile is missing or broken."""

    exit_code = 3


class RenderError(ReportgenError):
    """A renderer could not draw what was planned, or a finished file could not be written."""

    exit_code = 4


class DeckError(ReportgenError):
    """An edited deck cannot be gone over; whoever edited it mends it, or hands over another."""

    exit_code = 2
