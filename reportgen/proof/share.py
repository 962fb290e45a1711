"""Which part of its evidence zone does each slide use?

The zone is the master's at the deck's size: under a title of as many lines as the slide has, above the footer,
between the margins. It is laid out in squares as high as a line of the smallest body type; a square is used when
something stands in it:

- a text by its lines, measured one by one with the metrics that fitted them, not by its box;
- a table by its grid, a chart and a photo by their frames;
- a bar, a disc, a marker, a rule by what is filled;
- never a ground: a filled shape that other text stands on, such as a panel, is no evidence;
- never an unfilled line that leads from one thing to another.

So room between lines of one text counts as used, and room between texts does not. Cover, dividers and closing slide
have no such zone. The share says how much is shown, not how well: a slide of four large figures is right at less
than a full table is.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
from pptx.oxml.ns import qn
from pptx.util import Emu

from reportgen.errors import Problem
from reportgen.plan import fitting
from reportgen.plan.fitting import Face
from reportgen.proof import textlines
from reportgen.proof.boxes import PlacedShape, placed_shapes
from reportgen.theme import deckformat, metrics
from reportgen.theme.deck import DeckTheme
from reportgen.theme.tokens import Theme
from reportgen.units import Length

# What a content slide is expected to use; below it somebody should look at the arrangement.
ENOUGH = 0.55
# A ground is larger than this part of the zone; what is smaller is a bar with its label.
_GROUND = 0.04
_TITLES = {"title", "ctrTitle"}
_FOOTERS = {"dt", "ftr", "sldNum"}


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a slide's evidence zone is used, from 0 to 1; None where the layout has no such zone.

    `smallest` is its smallest type in points, footer and tables included.
    """

    slide: int
    title: str
    layout: str
    used: float | None
    smallest: float | None


@dataclass(frozen=True, slots=True)
class _Area:
    """A rectangle in points."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "_Area") -> bool:
        return (
            self.left <= other.left + 1
            and self.top <= other.top + 1
            and self.right >= other.right - 1
            and self.bottom >= other.bottom - 1
        )

    @property
    def size(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)


def shares(source: Path | bytes, theme: Theme, deck_theme: DeckTheme) -> tuple[Share, ...]:
    """The share of every slide; the master is taken at the deck's size."""
    presentation = pptx.Presentation(str(source) if isinstance(source, Path) else BytesIO(source))
    size = (Length(Emu(edge or 0).pt) for edge in (presentation.slide_width, presentation.slide_height))
    deck_theme = deckformat.resized(deck_theme, *size)
    family = deck_theme.fonts.latin
    face = Face(metrics.load(theme.font_file(family)), metrics.load(theme.font_file(family, is_bold=True)))
    found: list[Share] = []
    for number, slide in enumerate(presentation.slides, start=1):
        title = slide.shapes.title.text_frame.text if slide.shapes.title is not None else ""
        spec = deck_theme.layouts.get(slide.slide_layout.name)
        is_content = spec is None or not spec.is_dark
        used = _used(slide, face, deck_theme) if is_content else None
        found.append(Share(number, title.replace("\v", " "), slide.slide_layout.name, used, _smallest(slide, face)))
    return tuple(found)


def sparse(found: Iterable[Share]) -> tuple[Problem, ...]:
    """A warning for each content slide that uses too little of its zone."""
    return tuple(
        Problem(
            "slide-sparse",
            f"uses {share.used:.0%} of its evidence zone, less than {ENOUGH:.0%}: “{share.title}”",
            f"slide {share.slide}",
        )
        for share in found
        if share.used is not None and share.used < ENOUGH
    )


def _used(slide: Any, face: Face, deck_theme: DeckTheme) -> float:
    shapes = tuple(placed_shapes(slide))
    zone = _zone(shapes, face, deck_theme)
    evidence = [placed for placed in shapes if _kind(placed.shape) not in _TITLES | _FOOTERS]
    lines = [(placed, line) for placed in evidence for line in _lines(placed, face)]
    filled = [
        area
        for placed in evidence
        for area in _filled(placed)
        if not _is_ground(placed, area, zone, [line for other, line in lines if other is not placed])
    ]
    return _covered([*(line for _, line in lines), *filled], zone, face, deck_theme)


def _smallest(slide: Any, face: Face) -> float | None:
    """The smallest type of a slide, as its runs say or inherit it."""
    said = [int(run.get("sz")) / 100 for run in slide._element.iter(qn("a:rPr")) if run.get("sz")]
    inherited = [line.size for placed in placed_shapes(slide) for line in textlines.lines(placed, face)]
    return min([*said, *inherited], default=None)


def _zone(shapes: tuple[PlacedShape, ...], face: Face, deck_theme: DeckTheme) -> _Area:
    """Under the title as it is measured."""
    evidence, (left, width) = deck_theme.evidence, deck_theme.grid.span(1, deckformat.COLUMNS)
    lines = [line for placed in shapes if _kind(placed.shape) in _TITLES for line in _lines(placed, face)]
    top = evidence.one_line_top if len(lines) < 2 else evidence.two_line_top
    return _Area(left.points, top.points, (left + width).points, evidence.bottom.points)


def _covered(areas: list[_Area], zone: _Area, face: Face, deck_theme: DeckTheme) -> float:
    """The part of the zone's squares in which something stands."""
    side = fitting.line_height(face.regular, deck_theme.floors.of("body"))
    across, down = (max(1, round(room / side)) for room in (zone.right - zone.left, zone.bottom - zone.top))
    width, height = (zone.right - zone.left) / across, (zone.bottom - zone.top) / down
    used = {
        (column, row)
        for area in areas
        for column in _span(area.left - zone.left, area.right - zone.left, width, across)
        for row in _span(area.top - zone.top, area.bottom - zone.top, height, down)
    }
    return len(used) / (across * down)


def _span(start: float, end: float, side: float, count: int) -> range:
    """Which squares of a row or a column lie between two edges."""
    if end <= start:
        return range(0)
    return range(max(0, math.floor(start / side + 1e-6)), min(count, math.ceil(end / side - 1e-6)))


def _filled(placed: PlacedShape) -> Iterator[_Area]:
    """What of a shape is drawn besides its text."""
    area = _Area(placed.left, placed.top, placed.right, placed.bottom)
    element = placed.shape._element
    if element.tag == qn("p:graphicFrame"):
        yield _table(placed) if element.findall(".//" + qn("a:tbl")) else area
    elif element.tag == qn("p:pic") or element.find(f"{qn('p:spPr')}/{qn('a:solidFill')}") is not None:
        yield area


def _table(placed: PlacedShape) -> _Area:
    """A table's grid: its frame may be another than its rows fill."""
    element = placed.shape._element
    width = sum(int(column.get("w")) for column in element.iter(qn("a:gridCol")))
    height = sum(int(row.get("h")) for row in element.iter(qn("a:tr")))
    return _Area(placed.left, placed.top, placed.left + Emu(width).pt, placed.top + Emu(height).pt)


def _is_ground(placed: PlacedShape, area: _Area, zone: _Area, lines: list[_Area]) -> bool:
    """Whether a filled shape is only what other texts stand on."""
    is_shape = placed.shape._element.tag == qn("p:sp")
    return is_shape and area.size > _GROUND * zone.size and any(area.holds(line) for line in lines)


def _lines(placed: PlacedShape, face: Face) -> tuple[_Area, ...]:
    """The rectangle of each line that a shape's text takes."""
    return tuple(_Area(line.left, line.top, line.right, line.bottom) for line in textlines.lines(placed, face))


def _kind(shape: Any) -> str | None:
    """The type of a placeholder; nothing for other shapes."""
    placeholder = shape._element.find(".//" + qn("p:nvPr") + "/" + qn("p:ph"))
    return None if placeholder is None else placeholder.get("type", "obj")
