"""Which texts of a plan are one paragraph, and which stand together or not at all?

A plan is walked whatever its kind, so that a new block needs no line here unless it is a unit of its own: an event, a
card, a row, whatever a reader would not have cut in two.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from reportgen import text
from reportgen.plan.callout import Callout
from reportgen.plan.chronology import Entry
from reportgen.plan.explainer.blocks import Body, Card, PrecedentsSection
from reportgen.plan.outlook import Path
from reportgen.plan.references import Reference
from reportgen.text import Bullets, Paragraph, Run

KINDS: dict[type, str] = {
    Entry: "event",
    Path: "scenario",
    Card: "card",
    Body: "organization",
    Reference: "source",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """Texts that stand together on a page."""

    kind: str
    texts: tuple[str, ...]


def paragraphs(value: object) -> Iterator[str]:
    """Every paragraph, list item and line of a plan or of a part of one."""
    match value:
        case Paragraph():
            yield text.plain(value.line)
        case Bullets():
            yield from (text.plain(item) for item in value.items)
        case (Run(), *_) if isinstance(value, tuple):
            yield text.plain(value)
        case tuple():
            for each in value:
                yield from paragraphs(each)
        case _ if is_dataclass(value):
            for each in fields(value):
                yield from paragraphs(getattr(value, each.name))


def units(value: object) -> Iterator[Unit]:
    """Everything in a plan that should not be cut in two."""
    kind = KINDS.get(type(value))
    if isinstance(value, Callout):
        # Its takeaway is the title of a chart, which stands elsewhere.
        yield Unit("callout", tuple(paragraphs((value.label, value.note))))
    elif kind is not None:
        yield Unit(kind, tuple(paragraphs(value)))
    elif isinstance(value, PrecedentsSection):
        yield from _precedents(value)
    elif isinstance(value, tuple):
        for each in value:
            yield from units(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from units(getattr(value, each.name))


def _precedents(section: PrecedentsSection) -> Iterator[Unit]:
    """The rows of a table, or the cases of a list."""
    if section.layout == "columns":
        for aspect in section.aspects:
            yield Unit("row", tuple(paragraphs(aspect.cells)))
    else:
        for index, title in enumerate(section.titles):
            cells = tuple(aspect.cells[index] for aspect in section.aspects)
            yield Unit("precedent", (text.plain(title), *paragraphs(cells)))
