"""Where does a click lead?

From a figure beside the point to the slide that shows it, from a figure among others to its chart; from a kicker one
level up, to the first slide of its part and from there to the point; from a source line to what the deck rests on.
Paths lead to their slides wherever they are named. A relation that only resemblance would tell, such as a statement
that speaks of a path, is no link.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from reportgen import text
from reportgen.plan.deck.evidence import Callouts, Cell, Chart, Cover, Evidence, Panel, PlacedCallout, Points, Table
from reportgen.plan.deck.placed import Words
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide

_SOURCES = "sources"
_Holder = TypeVar("_Holder", Panel, PlacedCallout)


def linked(sheet: Sheet, slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """The slides, with what leads from one to another."""
    charts, figures = _charts(slides), _figures(slides)
    firsts: dict[str, str] = {}
    for slide in slides:
        if not isinstance(slide.evidence, Cover):
            firsts.setdefault(slide.section, slide.key)
    point = next(iter(firsts.values()), None)
    found: list[Slide] = []
    for slide in slides:
        part = firsts.get(slide.section)
        found.append(
            replace(
                slide,
                evidence=_aimed(sheet, slide.evidence, charts, figures),
                kicker_target=next((key for key in (part, point) if key != slide.key), None),
                footer_target=firsts.get(_SOURCES) if slide.section != _SOURCES else None,
            )
        )
    return tuple(found)


def _charts(slides: Sequence[Slide]) -> dict[str, str]:
    """The slide of each figure that has a chart."""
    return {slide.evidence.key: slide.key for slide in slides if isinstance(slide.evidence, Chart)}


def _figures(slides: Sequence[Slide]) -> dict[str, str]:
    """The slide that shows most of each figure: its chart, or where it stands among the others."""
    among = {
        callout.key: slide.key
        for slide in slides
        if isinstance(slide.evidence, Callouts)
        for callout in slide.evidence.callouts
    }
    return among | _charts(slides)


def _aimed(sheet: Sheet, evidence: Evidence, charts: Mapping[str, str], figures: Mapping[str, str]) -> Evidence:
    """Evidence whose figures lead to more of them, and whose cells lead nowhere that costs them their words."""
    match evidence:
        case Points(panel=Panel() as panel):
            return replace(evidence, panel=_with_targets(panel, dict(_named(figures, "summary"))))
        case Callouts(callouts):
            names = dict(_named(charts, "value", "label"))
            return Callouts(tuple(_with_targets(callout, names) for callout in callouts))
        case Table() as table if not all(
            _is_on_one_line(sheet, table, cell, width)
            for row in table.rows
            for cell, width in zip(row.cells, table.columns, strict=True)
            if cell.target
        ):
            rows = (replace(row, cells=tuple(replace(each, target=None) for each in row.cells)) for row in table.rows)
            return replace(table, rows=tuple(rows))
        case _:
            return evidence


def _is_on_one_line(sheet: Sheet, table: Table, cell: Cell, width: float) -> bool:
    """Whether a link in a cell can be read everywhere: LibreOffice breaks one of two lines in the middle of a word."""
    left, right, _ = table.padding
    room = width - left - right
    return all(sheet.fits_line(text.plain(piece.line), piece.role, piece.size, room) for piece in cell.pieces)


def _named(slides: Mapping[str, str], *parts: str) -> Iterator[tuple[str, str]]:
    """Where texts lead, by the names they have in the selection pane."""
    for key, slide in slides.items():
        yield from ((f"indicator:{key}:{part}", slide) for part in parts)


def _with_targets(holder: _Holder, targets: Mapping[str, str]) -> _Holder:
    words: tuple[Words, ...] = tuple(replace(each, target=targets.get(each.name, each.target)) for each in holder.words)
    return replace(holder, words=words)
