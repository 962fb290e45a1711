"""What did the author type, where does each part of it stand, and what is wrong with it so far?

Between the file and the typed brief lies the manuscript: plain lists, mappings and texts, none of them
interpreted, with the line and column of every key and value.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportgen.errors import BriefError, Problem

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key or value begins and on which line it ends; counted from 1, as editors do."""

    line: int
    column: int
    last_line: int


@dataclass(slots=True)
class Manuscript:
    """A brief file as typed. It is filled while it is read and handed on complete.

    Values are dict, list, text, or None where nothing was typed. `broken` are the paths whose values could not
    be read; whoever judges the values is silent about those.
    """

    file: Path
    lines: tuple[str, ...]
    content: dict[str, Any] = field(default_factory=dict)
    values: dict[KeyPath, Place] = field(default_factory=dict)
    keys: dict[KeyPath, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    broken: set[KeyPath] = field(default_factory=set)

    def place(self, path: KeyPath) -> Place:
        """Where the value stands, else its key, else the nearest part around it."""
        for length in range(len(path), 0, -1):
            found = self.values.get(path[:length]) or self.keys.get(path[:length])
            if found:
                return found
        return self.values.get((), Place(1, 1, 1))

    def key_place(self, path: KeyPath) -> Place:
        """Where the key stands, or its value when it has no key."""
        return self.keys.get(path) or self.place(path)

    def find(self, path: KeyPath, snippet: str) -> Place:
        """Where the snippet stands in the value as typed, else where the value begins."""
        place = self.place(path)
        for row in range(place.line, place.last_line + 1):
            start = place.column - 1 if row == place.line else 0
            column = self.lines[row - 1].find(snippet, start) if snippet else -1
            if column >= 0:
                return Place(row, column + 1, row)
        return place

    def value(self, path: KeyPath) -> Any:
        """What was typed at this path; None where nothing stands."""
        found: Any = self.content
        for part in path:
            try:
                found = found[part]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def is_broken(self, path: KeyPath) -> bool:
        """Whether the value there, or a part it belongs to, could not be read."""
        return any(path[:length] in self.broken for length in range(len(path) + 1))

    def problem(self, code: str, message: str, path: KeyPath, place: Place | None = None) -> Problem:
        """A problem of the value at this path, with its place."""
        place = place or self.place(path)
        return Problem(code, message, field_name(path), self.file, place.line, place.column)

    def failure(self) -> BriefError:
        """The problems so far, as the error that ends the reading."""
        return BriefError(in_order(self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as an author meets them, from the top of the file to its end."""
    return tuple(sorted(problems, key=lambda each: (each.line or 0, each.column or 0)))


def field_name(path: KeyPath) -> str:
    """`indicators[2].value` for the value of the second indicator; items count from 1, as lines do."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name
