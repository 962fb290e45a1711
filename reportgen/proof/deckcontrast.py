"""Does every text of a deck stand out from its ground?

The colour of each run, its own or its layout's, against what lies behind it: its shape's fill or its cell's, else the
last filled shape under it, else the slide's ground (WCAG 2.2, 1.4.3). What lies on a picture or a gradient, or is
itself a shade of a colour, is for eyes to judge.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportgen.errors import Problem
from reportgen.proof.deckfile import NAMES, DeckFile, SlidePart
from reportgen.render.deck import reading
from reportgen.render.deck.reading import Box, Reading
from reportgen.theme import contrast

# Large type needs less: from 18 points, or 14 in bold (WCAG 2.2, “large scale”).
_LARGE, _LARGE_BOLD, _LEAST_LARGE = 1800, 1400, 3.0
_ROUNDING = 20_000
# The backgrounds of a theme are numbered from here (ECMA-376 Part 1, 19.3.1.3).
_FIRST_BACKGROUND = 1001
_FILLS = {"solidFill", "gradFill", "blipFill", "pattFill", "grpFill"}
_Colors = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Set:
    """How a run is set; what is None is not told."""

    color: str | None
    size: int | None = None
    is_bold: bool = False

    @property
    def least(self) -> float:
        """The contrast that it needs."""
        is_large = self.size is not None and self.size >= (_LARGE_BOLD if self.is_bold else _LARGE)
        return _LEAST_LARGE if is_large else contrast.LEAST_CONTRAST


@dataclass(frozen=True, slots=True)
class _Ground:
    """A slide's layout, the colours of its master by name, what lies behind everything, and the art on that."""

    layout: Any
    colors: _Colors
    fill: str | None
    art: tuple[Reading, ...]


def check(deck: DeckFile) -> Iterator[Problem]:
    """Every slide on which a text can hardly be told from its ground."""
    for slide in deck.slides:
        found = _ground(deck, slide)
        if found is None:
            continue
        for words, color, ground, place in _faint(deck, slide, found):
            message = f"“{words}” in {color} on {ground} has a contrast of {contrast.ratio(color, ground):.1f}"
            yield Problem("deck-low-contrast", message, f"slide {slide.number} {place}")


def _faint(deck: DeckFile, slide: SlidePart, ground: _Ground) -> Iterator[tuple[str, str, str, str]]:
    """Texts with their colour, their ground and the names of their shapes."""
    shapes = _shapes(deck, slide.part, slide.tree, ground.colors)
    for number, shape in enumerate(shapes):
        inherited = _inherited(shape.element, ground)
        under: str | None = None
        for body, own in _bodies(shape):
            fill = _fill(own, ground.colors) or _fill(_layout_looks(shape.element, ground), ground.colors)
            if fill is None and under is None:
                under = _under((*ground.art, *shapes[:number]), _box(shape, ground), ground) or "unknown"
            behind = fill or under
            for run in body.iterfind(".//a:r", NAMES):
                how, words = _how(run, inherited, ground.colors), run.findtext("a:t", "", NAMES).strip()
                if not words or how.color is None or behind is None or not behind.startswith("#"):
                    continue
                if contrast.ratio(how.color, behind) < how.least:
                    yield words, how.color, behind, shape.name


def _bodies(shape: Reading) -> Iterator[tuple[Any, Any]]:
    """Each text of a shape with the element that may fill its ground."""
    if shape.kind == "table":
        for cell in shape.element.iterfind(".//a:tc", NAMES):
            yield cell.find("a:txBody", NAMES), cell.find("a:tcPr", NAMES)
    elif shape.kind == "text" and (body := shape.element.find("p:txBody", NAMES)) is not None:
        yield body, shape.element.find("p:spPr", NAMES)


def _shapes(deck: DeckFile, part: str, tree: Any, colors: _Colors) -> tuple[Reading, ...]:
    targets = {relation.id: relation.target for relation in deck.relations(part)}
    return reading.read(tree, lambda relation: deck.content(targets[relation]), colors)


def _under(below: tuple[Reading, ...], box: Box | None, ground: _Ground) -> str | None:
    """The fill of the last shape that a place lies on; None where only eyes can tell."""
    if box is None:
        return None
    for shape in reversed(below):
        own = _box(shape, ground)
        if shape.kind == "group" or own is None or not _meet(own, box):
            continue
        properties = shape.element.find("p:spPr", NAMES)
        kinds = {child.tag.rpartition("}")[2] for child in properties} if properties is not None else set()
        is_bare = "noFill" in kinds or (not kinds & _FILLS and shape.element.find("p:style", NAMES) is None)
        if shape.kind == "text" and is_bare:
            continue
        # A free form fills only a part of its frame.
        fill = None if "custGeom" in kinds else _fill(properties, ground.colors)
        if fill is None or _holds(own, box):
            return fill
        if shape in ground.art:
            # Art that lies under a part of a text is its ground in part.
            return None
    return ground.fill


def _layout_looks(element: Any, ground: _Ground) -> Any:
    """What a placeholder's layout fills it with, unless it says so itself."""
    own = element.find("p:spPr/a:noFill", NAMES)
    source = _source(element, ground.layout) if own is None else None
    return source.find("p:spPr", NAMES) if source is not None else None


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.left + other.width - _ROUNDING
        and other.left < one.left + one.width - _ROUNDING
        and one.top < other.top + other.height - _ROUNDING
        and other.top < one.top + one.height - _ROUNDING
    )


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.left <= inner.left + _ROUNDING
        and outer.top <= inner.top + _ROUNDING
        and outer.left + outer.width >= inner.left + inner.width - _ROUNDING
        and outer.top + outer.height >= inner.top + inner.height - _ROUNDING
    )


def _box(shape: Reading, ground: _Ground) -> Box | None:
    """Where a shape stands; a placeholder that does not say so, where its layout has it."""
    if shape.box is not None:
        return shape.box
    source = _source(shape.element, ground.layout)
    place = reading.transform(source) if source is not None else None
    if place is None or len(place) < 2:
        return None
    (x, y), (cx, cy) = (place[0].get("x"), place[0].get("y")), (place[1].get("cx"), place[1].get("cy"))
    return Box(int(x), int(y), int(cx), int(cy))


def _source(element: Any, layout: Any) -> Any:
    """The layout's shape behind a placeholder."""
    own = element.find("*/p:nvPr/p:ph", NAMES)
    if own is None:
        return None
    for shape in layout.iterfind(".//p:sp", NAMES):
        other = shape.find("*/p:nvPr/p:ph", NAMES)
        if other is None:
            continue
        is_same = other.get("idx") == own.get("idx") if own.get("idx") else other.get("type") == own.get("type")
        if is_same:
            return shape
    return None


def _inherited(element: Any, ground: _Ground) -> _Set:
    """How a placeholder's layout sets what does not say it."""
    source = _source(element, ground.layout)
    level = source.find(".//a:lstStyle/a:lvl1pPr/a:defRPr", NAMES) if source is not None else None
    return _set(level, _Set(None), ground.colors)


def _how(run: Any, inherited: _Set, colors: _Colors) -> _Set:
    return _set(run.find("a:rPr", NAMES), inherited, colors)


def _set(properties: Any, otherwise: _Set, colors: _Colors) -> _Set:
    if properties is None:
        return otherwise
    size = properties.get("sz")
    return _Set(
        otherwise.color if properties.find("a:solidFill", NAMES) is None else _fill(properties, colors),
        int(size) if size else otherwise.size,
        properties.get("b") in {"1", "true"} if properties.get("b") else otherwise.is_bold,
    )


def _fill(owner: Any, colors: _Colors) -> str | None:
    """A plain fill, as #RRGGBB."""
    solid = owner.find("a:solidFill", NAMES) if owner is not None else None
    # A shade or a see-through colour is not the colour that it names.
    if solid is None or not len(solid) or len(solid[0]):
        return None
    value = solid[0].get("val", "")
    found = colors.get(value, value.upper())
    return f"#{found}" if len(found) == 6 else None


def _ground(deck: DeckFile, slide: SlidePart) -> _Ground | None:
    layout = _related(deck, slide.part, "slideLayout")
    master = _related(deck, layout, "slideMaster") if layout else None
    theme = _related(deck, master, "theme") if master else None
    if layout is None or master is None or theme is None:
        return None
    trees = deck.tree(layout), deck.tree(master)
    named = reading.colors(deck.tree(theme))
    mapped = trees[1].find("p:clrMap", NAMES)
    own = {name: named[value] for name, value in mapped.items() if value in named} if mapped is not None else {}
    colors = named | own
    back = next((each for tree in (slide.tree, *trees) if (each := tree.find("p:cSld/p:bg", NAMES)) is not None), None)
    # What a layout has of its master it may hide.
    is_shown = trees[0].get("showMasterSp") not in {"0", "false"}
    parts = [(master, trees[1])] * is_shown + [(layout, trees[0])]
    shapes = (shape for part, tree in parts for shape in _shapes(deck, part, tree, colors))
    art = tuple(shape for shape in shapes if shape.element.find("*/p:nvPr/p:ph", NAMES) is None)
    return _Ground(trees[0], colors, _background(back, deck.tree(theme), colors), art)


def _background(back: Any, theme: Any, colors: _Colors) -> str | None:
    if back is None:
        return "#FFFFFF"
    plain = back.find("p:bgPr", NAMES)
    if plain is not None:
        return _fill(plain, colors)
    style = back.find("p:bgRef", NAMES)
    number = int(style.get("idx", _FIRST_BACKGROUND)) - _FIRST_BACKGROUND
    fills = theme.find(".//a:bgFillStyleLst", NAMES)
    is_plain = fills is not None and 0 <= number < len(fills) and fills[number].tag.endswith("}solidFill")
    color = style.find("a:schemeClr", NAMES)
    return f"#{colors[color.get('val')]}" if is_plain and color is not None and color.get("val") in colors else None


def _related(deck: DeckFile, part: str, kind: str) -> str | None:
    return next((relation.target for relation in deck.relations(part) if relation.kind == kind), None)
