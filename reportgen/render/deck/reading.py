"""What does a slide say, shape by shape, whoever saved it last?

The same reading serves the deck as it was drawn, as it would be drawn now, and as a presenter left it. It looks at
what means something and is kept by every program that saves a deck: names, words, cells, readings of a chart, places,
descriptions, and the looks that carry a fact (a bar's colour, a half-filled circle). Places are absolute, through
groups, in EMU.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any, Literal

from lxml import etree

from reportgen.render.deck.xmltext import CHART, DRAWING, PRESENTATION, RELATIONS

Kind = Literal["text", "group", "table", "chart", "picture"]
# The content of the part that a relationship leads to.
Related = Callable[[str], bytes]
_NAMESPACES = {"a": DRAWING, "p": PRESENTATION, "r": RELATIONS, "c": CHART}


@cache
def qn(name: str) -> str:
    """The name of an element or attribute as lxml spells it."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


_GROUP, _GRAPHIC, _PICTURE = qn("p:grpSp"), qn("p:graphicFrame"), qn("p:pic")
_SHAPES = {qn("p:sp"), _GROUP, _GRAPHIC, _PICTURE}
_BODY, _OWN_LOOKS = qn("p:txBody"), qn("p:spPr")
_PLACE, _OFFSET, _EXTENT = qn("a:xfrm"), qn("a:off"), qn("a:ext")
_CHART = f"{{{CHART}}}"
_SOLID, _LINE = qn("a:solidFill"), qn("a:ln")
_PARAGRAPH, _PARAGRAPH_LOOKS = qn("a:p"), qn("a:pPr")
_RUN, _RUN_LOOKS, _WORDS, _BREAK = qn("a:r"), qn("a:rPr"), qn("a:t"), qn("a:br")
# How a colour map names the four colours that a theme calls otherwise (ECMA-376 Part 1, 19.3.1.6, as we write it).
_MAPPED = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_IDENTITY = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Box:
    """Where a shape stands."""

    left: int
    top: int
    width: int
    height: int

    def is_near(self, other: "Box", tolerance: int) -> bool:
        """Whether two boxes differ by no more than programs do that count in other units."""
        pairs = zip(self.edges, other.edges, strict=True)
        return all(abs(mine - yours) <= tolerance for mine, yours in pairs)

    @property
    def edges(self) -> tuple[int, int, int, int]:
        """The four numbers."""
        return self.left, self.top, self.width, self.height


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One shape: what it is called, where it stands, what it says. `rows` are a table's cells or a chart's data."""

    element: Any
    name: str
    kind: Kind
    role: str
    parent: str
    box: Box | None
    lines: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    side: str = ""
    ink: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    labels: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    picture: str = ""
    alt: str = ""
    look: str = ""


def parsed(content: bytes | str) -> Any:
    """The root element of a part, whatever it declares left alone."""
    data = content if isinstance(content, bytes) else content.encode()
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def read(tree: Any, related: Related, colors: Mapping[str, str]) -> tuple[Reading, ...]:
    """Every shape of a slide, groups before what they hold."""
    return tuple(_walk(tree.find(f"{qn('p:cSld')}/{qn('p:spTree')}"), "", _IDENTITY, related, colors))


def colors(theme: Any) -> dict[str, str]:
    """The colours of a theme by the names that shapes use."""
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    named = {child.tag.rpartition("}")[2]: (child[0].get("lastClr") or child[0].get("val")).upper() for child in scheme}
    return {**named, **{name: named[own] for name, own in _MAPPED.items()}}


def notes(page: Any) -> tuple[str, ...]:
    """The paragraphs of a page of notes."""
    for shape in page.iter(qn("p:sp")):
        if _role(shape) == "body":
            return tuple(line(each) for each in shape.find(qn("p:txBody")).iterchildren(qn("a:p")))
    return ()


@lru_cache(maxsize=4096)
def digest(words: str) -> str:
    """A fingerprint of words, blind to how many spaces stand between them."""
    return blake2b(" ".join(words.split()).encode(), digest_size=5).hexdigest()


def line(paragraph: Any) -> str:
    """The words of a paragraph; a line break within it is a vertical tab. Fields count as nothing."""
    parts: list[str] = []
    for child in paragraph:
        tag = child.tag
        if tag == _RUN:
            parts += [text.text or "" for text in child.iterchildren(_WORDS)]
        elif tag == _BREAK:
            parts.append("\v")
    return "".join(parts)


def lines(body: Any) -> tuple[str, ...]:
    """The paragraphs of a text body; an empty body has none."""
    found = [line(paragraph) for paragraph in body.iterchildren(qn("a:p"))]
    return tuple(found) if any(found) else ()


def properties(element: Any) -> Any:
    """Where a shape has its name and its description: first of what is said of it, whatever kind it is."""
    return element[0][0]


def _walk(
    tree: Any, parent: str, frame: tuple[float, float, float, float], related: Related, colors: Mapping[str, str]
) -> Iterator[Reading]:
    for element in tree:
        if element.tag not in _SHAPES:
            continue
        own = _read(element, parent, frame, related, colors)
        yield own
        if own.kind == "group":
            yield from _walk(element, own.name, _inner(element, frame), related, colors)


def _read(
    element: Any, parent: str, frame: tuple[float, float, float, float], related: Related, colors: Mapping[str, str]
) -> Reading:
    naming = properties(element)
    name, alt = naming.get("name", ""), naming.get("descr", "")
    if element.tag == _GROUP:
        return Reading(element, name, "group", "", parent, _box(element, frame), alt=alt)
    if element.tag == _PICTURE:
        blip = element.find(f".//{qn('a:blip')}")
        shown = related(blip.get(qn("r:embed"))) if blip is not None and blip.get(qn("r:embed")) else None
        print_ = blake2b(shown, digest_size=5).hexdigest() if shown is not None else ""
        return Reading(element, name, "picture", "", parent, _box(element, frame), picture=print_, alt=alt)
    if element.tag == _GRAPHIC:
        return _graphic(element, name, parent, _box(element, frame), alt, related)
    body = element.find(_BODY)
    words, own_sizes, side, ink = _setting(body, colors) if body is not None else ((), (), "", "")
    role = _role(element)
    look = _look(element.find(_OWN_LOOKS), colors)
    box = _box(element, frame)
    return Reading(element, name, "text", role, parent, box, words, own_sizes, side, ink, alt=alt, look=look)


def _graphic(element: Any, name: str, parent: str, box: Box | None, alt: str, related: Related) -> Reading:
    table = element.find(f".//{qn('a:tbl')}")
    if table is not None:
        rows = tuple(
            tuple("\n".join(lines(cell.find(qn("a:txBody")))) for cell in row.iterchildren(qn("a:tc")))
            for row in table.iterchildren(qn("a:tr"))
        )
        widths = tuple(int(column.get("w")) for column in table.iter(qn("a:gridCol")))
        type_ = tuple(size(cell.find(f"{qn('a:txBody')}/{qn('a:p')}")) for cell in table.iter(qn("a:tc")))
        return Reading(element, name, "table", "", parent, box, sizes=type_, rows=rows, widths=widths, alt=alt)
    reference = element.find(f".//{_CHART}chart")
    if reference is None:
        return Reading(element, name, "picture", "", parent, box, alt=alt)
    space = parsed(related(reference.get(qn("r:id"))))
    return Reading(element, name, "chart", "", parent, box, rows=chart_rows(space), labels=chart_labels(space), alt=alt)


def chart_rows(space: Any) -> tuple[tuple[str, ...], ...]:
    """A chart's data as a table: names of the series, then each category with its readings."""
    series = list(space.iter(f"{_CHART}ser"))
    if not series:
        return ()
    columns = [_points(each.find(f"{_CHART}val")) for each in series]
    categories = _points(series[0].find(f"{_CHART}cat"))
    heads = ["".join(each.itertext(f"{_CHART}v")) for one in series if (each := one.find(f"{_CHART}tx")) is not None]
    count = max([len(categories), *map(len, columns)])
    table = [_padded(column, count) for column in (categories, *columns)]
    return (("", *heads), *zip(*table, strict=True))


def chart_labels(space: Any) -> tuple[str, ...]:
    """The words at a chart's points and the ends of its axes."""
    found: list[str] = []
    for number, series in enumerate(space.iter(f"{_CHART}ser")):
        for label in series.iter(f"{_CHART}dLbl"):
            words = "".join(text.text or "" for text in label.iter(qn("a:t")))
            found.append(f"{number}:{label.find(f'{_CHART}idx').get('val')}:{words}")
    for tag in ("min", "max", "majorUnit"):
        found += [f"{tag}:{float(each.get('val')):g}" for each in space.iter(f"{_CHART}{tag}")]
    return tuple(found)


def _padded(column: tuple[str, ...], count: int) -> tuple[str, ...]:
    return (*column, *[""] * (count - len(column)))


def _points(owner: Any) -> tuple[str, ...]:
    if owner is None:
        return ()
    counted = next(owner.iter(f"{_CHART}ptCount"), None)
    points = {int(point.get("idx")): point.find(f"{_CHART}v").text or "" for point in owner.iter(f"{_CHART}pt")}
    count = int(counted.get("val")) if counted is not None else len(points)
    return tuple(_number(points.get(index, "")) for index in range(count))


def _number(value: str) -> str:
    """A number as briefly as it can be written, so that 60 is 60.0."""
    try:
        return f"{float(value):.10g}"
    except ValueError:
        return value


def _role(element: Any) -> str:
    """What kind of placeholder a shape is, if it is one."""
    owner = element[0].find(qn("p:nvPr"))
    placeholder = owner.find(qn("p:ph")) if owner is not None and len(owner) else None
    return str(placeholder.get("type", "body")) if placeholder is not None else ""


def sizes(body: Any) -> tuple[int, ...]:
    """The size of each paragraph of a text body, in hundredths of a point."""
    return tuple(size(paragraph) for paragraph in body.iterchildren(qn("a:p")))


def size(paragraph: Any) -> int:
    """The size of most of a paragraph; 0 when its layout decides."""
    weights: dict[int, int] = {}
    for run in paragraph.iterchildren(_RUN):
        looks, words = run.find(_RUN_LOOKS), run.find(_WORDS)
        size = int(looks.get("sz", 0)) if looks is not None else 0
        weights[size] = weights.get(size, 0) + len(words.text or "" if words is not None else "")
    return max(weights, key=lambda size: weights[size]) if weights else 0


def _setting(body: Any, colors: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[int, ...], str, str]:
    """The paragraphs of a text with their sizes, the side at which it is set, and its colours.

    The side is the first paragraph's; colours are those of each paragraph's first run, a dash where the layout decides.
    """
    if next(body.iter(_WORDS), None) is None:
        # Ornament: a third of all shapes.
        return (), (), "", ""
    words, own_sizes, inks, side = [], [], [], ""
    for paragraph in body.iterchildren(_PARAGRAPH):
        words.append(line(paragraph))
        own_sizes.append(size(paragraph))
        run = paragraph.find(_RUN)
        looks = run.find(_RUN_LOOKS) if run is not None else None
        fill = looks.find(_SOLID) if looks is not None else None
        inks.append(_color(fill, colors) if fill is not None else "-")
        if not side:
            own = paragraph.find(_PARAGRAPH_LOOKS)
            side = str(own.get("algn", "l")) if own is not None else "l"
    if not any(words):
        return (), (), "", ""
    return tuple(words), tuple(own_sizes), side, ",".join(inks)


def transform(element: Any) -> Any:
    """The element that says where a shape stands, if the shape does not leave it to its layout."""
    if element.tag == _GRAPHIC:
        return element.find(qn("p:xfrm"))
    # What is said of a shape's looks stands behind what is said of its name; a picture's, behind its pixels.
    number = 2 if element.tag == _PICTURE else 1
    owner = element[number] if len(element) > number else None
    return owner.find(_PLACE) if owner is not None else None


def _box(element: Any, frame: tuple[float, float, float, float]) -> Box | None:
    place = transform(element)
    offset, extent = (place.find(_OFFSET), place.find(_EXTENT)) if place is not None else (None, None)
    if offset is None or extent is None:
        return None
    left, top, across, down = frame
    if frame == _IDENTITY:
        return Box(int(offset.get("x")), int(offset.get("y")), int(extent.get("cx")), int(extent.get("cy")))
    return Box(
        round(left + int(offset.get("x")) * across),
        round(top + int(offset.get("y")) * down),
        round(int(extent.get("cx")) * across),
        round(int(extent.get("cy")) * down),
    )


def _inner(group: Any, frame: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """How places within a group become places on the slide."""
    place = transform(group)
    if place is None or any(place.find(qn(tag)) is None for tag in ("a:off", "a:ext", "a:chOff", "a:chExt")):
        return frame
    offset, extent = place.find(qn("a:off")), place.find(qn("a:ext"))
    inner_offset, inner_extent = place.find(qn("a:chOff")), place.find(qn("a:chExt"))
    left, top, across, down = frame
    wide = int(extent.get("cx")) / (int(inner_extent.get("cx")) or 1) if int(inner_extent.get("cx")) else 1.0
    high = int(extent.get("cy")) / (int(inner_extent.get("cy")) or 1) if int(inner_extent.get("cy")) else 1.0
    return (
        left + (int(offset.get("x")) - int(inner_offset.get("x")) * wide) * across,
        top + (int(offset.get("y")) - int(inner_offset.get("y")) * high) * down,
        across * wide,
        down * high,
    )


def _look(properties: Any, colors: Mapping[str, str]) -> str:
    """Outline and colours, in words that do not depend on who wrote them."""
    if properties is None:
        return ""
    parts = []
    for child in properties:
        if child.tag == qn("a:prstGeom"):
            parts.append(child.get("prst") + "".join(guide.get("fmla", "") for guide in child.iter(qn("a:gd"))))
        elif child.tag == qn("a:custGeom"):
            parts.append(_path(child))
        elif child.tag == _SOLID:
            parts.append(_color(child, colors))
        elif child.tag == _LINE and child.find(_SOLID) is not None:
            parts.append("line " + _color(child.find(_SOLID), colors))
    return " ".join(parts)


def _color(fill: Any, colors: Mapping[str, str]) -> str:
    color = fill[0] if len(fill) else None
    value = color.get("val", "") if color is not None else ""
    return colors.get(value, value.upper())


def _path(geometry: Any) -> str:
    """The points of a path as parts of its frame, so that a longer line is the same line."""
    found = []
    for path in geometry.iter(qn("a:path")):
        wide, high = int(path.get("w", 0)) or 1, int(path.get("h", 0)) or 1
        found += [
            f"{int(point.get('x')) / wide:.2f},{int(point.get('y')) / high:.2f}" for point in path.iter(qn("a:pt"))
        ]
    return "path " + " ".join(found)
