"""Which number does a source carry, and how is it set?

Sources keep the author's order and count from 1; a citation in a text shows that number.
"""

from dataclasses import dataclass

from reportgen.brief.model import Brief
from reportgen.text import Line


@dataclass(frozen=True, slots=True)
class Reference:
    """One numbered source, its dates in print form."""

    number: int
    id: str
    title: Line
    publisher: Line | None
    url: str | None
    published: str | None
    accessed: str | None


@dataclass(frozen=True, slots=True)
class References:
    """All sources of a brief."""

    sources: tuple[Reference, ...]

    def number(self, identifier: str) -> int:
        """The number of a source that the brief has; the loader refuses unknown ids."""
        return next(source.number for source in self.sources if source.id == identifier)


def references(brief: Brief) -> References:
    """Number the sources of a brief."""
    return References(
        tuple(
            Reference(
                number,
                source.id,
                source.title,
                source.publisher,
                source.url,
                source.published.printed if source.published else None,
                source.accessed.printed if source.accessed else None,
            )
            for number, source in enumerate(brief.sources, start=1)
        )
    )
