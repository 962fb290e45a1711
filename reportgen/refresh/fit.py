"""Do the brief's new words still fit where the presenter wants them?

What the plan placed it has measured. Measured here is what stands in a box that somebody resized, among words that
somebody rewrote, or on a slide whose places stay: the size steps down as the plan's would, never below its floor, and
a size that the presenter chose is theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.plan import fitting
from reportgen.plan.fitting import Face
from reportgen.refresh import words
from reportgen.refresh.standing import Trio
from reportgen.render.deck import reading
from reportgen.render.deck.reading import qn
from reportgen.units import Length

# What PowerPoint keeps free at the sides of a text that does not say (ECMA-376 Part 1, 21.1.2.1.1).
_INSETS = {"lIns": 91_440, "rIns": 91_440, "tIns": 45_720, "bIns": 45_720}
_MARGINS = {"marL": 91_440, "marR": 91_440, "marT": 45_720, "marB": 45_720}
_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Type:
    """The face that texts are measured with, and the sizes that each role may take."""

    face: Face
    steps: tuple[tuple[float, ...], ...]


def settle(trio: Trio, slide: Any, type_: Type) -> bool:
    """Whether a rewritten text fits its box, after as many steps down as it needs and may take."""
    assert trio.now is not None
    element = trio.own.element
    body = element.find(qn("p:txBody"))
    shape = slide.shapes._shape_factory(element)
    paragraphs = body.findall(qn("a:p"))
    sizes = tuple(reading.sizes(body))
    box = (shape.width, shape.height)
    if box[0] is None or not all(sizes) or _is_as_planned(trio, body, sizes, box):
        return True
    if _height(body, box[0], type_) <= _points(box[1]):
        return True
    drawn = {*trio.was.sizes, *trio.now.sizes}
    while set(sizes) <= drawn and (lower := _lower(sizes, trio.was.sizes, type_.steps)) is not None:
        for paragraph, old, new in zip(paragraphs, sizes, lower, strict=True):
            words.resize(paragraph, old, new)
        sizes = lower
        drawn.update(lower)
        if _height(body, box[0], type_) <= _points(box[1]):
            return True
    return False


def is_table_within(trio: Trio, slide: Any, type_: Type) -> bool:
    """Whether a table ends above the foot of what was planned for it, its rows as high as their cells need."""
    now = trio.now
    assert now is not None
    table = next(trio.own.element.iter(qn("a:tbl")))
    place = reading.transform(trio.own.element)
    if now.box is None or place is None or (trio.own.box is None):
        return True
    widths = [int(column.get("w")) for column in table.iter(qn("a:gridCol"))]
    needed = 0.0
    for row in table.iterchildren(qn("a:tr")):
        heights = [
            _height(cell.find(qn("a:txBody")), width, type_, cell.find(qn("a:tcPr")))
            for cell, width in zip(row.iterchildren(qn("a:tc")), widths, strict=False)
        ]
        needed += max(heights, default=0.0)
    top = int(place.find(qn("a:off")).get("y"))
    return (
        _points(top) + needed <= _points(max(now.box.top + now.box.height, trio.own.box.top + trio.own.box.height)) + 1
    )


def _is_as_planned(trio: Trio, body: Any, sizes: Sequence[int], box: tuple[int, int]) -> bool:
    now = trio.now
    assert now is not None
    is_placed = now.box is None or (now.box.width, now.box.height) == box
    return is_placed and reading.lines(body) == now.lines and tuple(sizes) == now.sizes


def _lower(sizes: Sequence[int], drawn: Sequence[int], steps: Sequence[Sequence[float]]) -> tuple[int, ...] | None:
    """The next step down of every paragraph that has one; None when none has."""
    if len(sizes) != len(drawn):
        return None
    lower = tuple(_step(size, first, steps) for size, first in zip(sizes, drawn, strict=True))
    return lower if lower != tuple(sizes) else None


def _step(size: int, drawn: int, steps: Sequence[Sequence[float]]) -> int:
    """The next size down in the roles that may have been drawn so, down to the highest of their floors."""
    roles = [[round(each * _HUNDREDTHS) for each in role] for role in steps]
    roles = [role for role in roles if drawn in role]
    floor = max((min(role) for role in roles), default=size)
    return max((each for role in roles for each in role if floor <= each < size), default=size)


def _height(body: Any, width: int, type_: Type, cell: Any = None) -> float:
    """The height of a text with its insets, in points; a table's cell has its insets elsewhere and by other names."""
    properties = body.find(qn("a:bodyPr")) if cell is None else cell
    names = _INSETS if cell is None else _MARGINS
    left, right, top, bottom = (int(properties.get(name, default)) for name, default in names.items())
    total = _points(top + bottom)
    for index, paragraph in enumerate(body.iterchildren(qn("a:p"))):
        size = reading.size(paragraph) / _HUNDREDTHS
        is_bold = any(looks.get("b") == "1" for looks in paragraph.iter(qn("a:rPr")))
        face = type_.face.weight(is_bold=is_bold)
        text = reading.line(paragraph)
        spacing, before = _spacing(paragraph)
        heights = [fitting.text_height(part, _points(width - left - right), face, size) for part in text.split("\v")]
        total += sum(heights) * spacing + (before if index else 0.0)
    return total


def _spacing(paragraph: Any) -> tuple[float, float]:
    """The line spacing of a paragraph as a factor, and the space before it in points."""
    line = paragraph.find(f"{qn('a:pPr')}/{qn('a:lnSpc')}/{qn('a:spcPct')}")
    before = paragraph.find(f"{qn('a:pPr')}/{qn('a:spcBef')}/{qn('a:spcPts')}")
    return (
        int(line.get("val")) / 100_000 if line is not None else 1.0,
        int(before.get("val")) / _HUNDREDTHS if before is not None else 0.0,
    )


def _points(emu: int) -> float:
    return emu / Length(1).emu
