"""What was understood of a page, before it is written as a brief."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.intake.entries import Entry


@dataclass(frozen=True, slots=True)
class Draft:
    """Plain text by the keys of a brief; nothing here is escaped."""

    title: str | None = None
    dek: str | None = None
    overview: tuple[str, ...] = ()
    language: str | None = None
    link: str | None = None
    sections: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
