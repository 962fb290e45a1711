"""What is told of a batch, while it runs and when it has ended?"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportgen.batch.job import Failed
from reportgen.build import Output
from reportgen.errors import Problem

State = Literal["built", "current", "failed"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Another batch writes to the folder."""

    out: Path


@dataclass(frozen=True, slots=True)
class Looked:
    """All briefs were looked through; `stale` are to be built."""

    total: int
    stale: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A brief was handed to whoever draws."""

    source: Path


@dataclass(frozen=True, slots=True)
class Report:
    """What came of one brief: built, current because nothing changed, or failed.

    The outputs of one that failed are the last good ones.
    """

    source: Path
    state: State
    outputs: tuple[Output, ...] = ()
    warnings: tuple[Problem, ...] = ()
    failed: Failed | None = None
    seconds: float = 0.0


Event = Waiting | Looked | Drawing | Report


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a batch.

    `problems` concern no single brief; `left_over` are name and source of briefs that are gone while their outputs are
    not. An unfinished run has built what it tells, but could not write its manifest or journal.
    """

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]
    left_over: tuple[tuple[str, str], ...]
    removed: tuple[Path, ...]
    manifest: Path
    is_unfinished: bool

    def of(self, state: State) -> tuple[Report, ...]:
        """The briefs of which this came."""
        return tuple(each for each in self.reports if each.state == state)
