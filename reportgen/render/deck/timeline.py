"""How is a timeline drawn?

A rail, and for each event one group: the way from the rail, the marker in its category's shape and colour, the text.
"""

from reportgen.plan.deck.evidence import Flag, Rail
from reportgen.plan.deck.placed import Frame
from reportgen.render.deck.canvas import Shape
from reportgen.render.deck.freeform import Paint
from reportgen.render.deck.pen import ELLIPSE, Pen
from reportgen.theme.tokens import Category
from reportgen.units import Length

_SHAPES = {
    "circle": "ellipse",
    "square": "rect",
    "diamond": "diamond",
    "triangle": "triangle",
    "dot": "ellipse",
}
# The stroke of a ring, as a part of its width.
_RING = 0.2


def draw(pen: Pen, evidence: Rail) -> None:
    """Draw rail, scale, events and key."""
    thick = pen.measure("rail")
    shapes: list[Shape] = []
    for number, (left, right) in enumerate(evidence.spans, start=1):
        frame = Frame(left, evidence.level - thick / 2, right - left, thick)
        shapes.append(pen.box(frame, f"rail:{number}", Paint("rule")))
    for number, band in enumerate(evidence.bands, start=1):
        frame = Frame(band.left, evidence.level - thick, band.right - band.left, 2 * thick)
        shapes.append(pen.box(frame, f"rail:band-{number}", Paint("pale")))
    for (_, left), (right, _) in zip(evidence.spans, evidence.spans[1:], strict=False):
        shapes += _break(pen, (left + right) / 2, evidence.level)
    for number, tick in enumerate(evidence.ticks, start=1):
        weight = pen.deck_theme.rules.hairline.points
        frame = Frame(tick.at - weight / 2, evidence.level - 2 * thick, weight, 2 * thick)
        shapes.append(pen.box(frame, f"rail:tick-{number}", Paint("muted")))
        shapes.append(pen.text(tick.words))
    if evidence.has_arrow:
        side = pen.measure("arrow")
        right = evidence.spans[-1][1]
        frame = Frame(right - side, evidence.level - side / 2, side, side)
        turned = '<a:prstGeom prst="chevron"><a:avLst/></a:prstGeom>'
        shapes.append(pen.box(frame, "rail:arrow", Paint("muted"), geometry=turned))
    shapes += [pen.text(words) for words in evidence.notes]
    pen.group(shapes, "timeline:rail", evidence.alt)
    for flag in evidence.flags:
        _flag(pen, flag)
    for item in evidence.key:
        marker = _marker(pen, item.marker, item.style, f"key:{item.name}:marker")
        pen.group([marker, pen.text(item.words)], f"key:{item.name}", item.name)


def _flag(pen: Pen, flag: Flag) -> None:
    color = "muted" if flag.is_plain else _category(pen, flag.style).color
    width = pen.measure("pole") * (1.5 if flag.is_accent else 1)
    pole = pen.path(flag.leader, f"{flag.key}:leader", color, width)
    marker = _marker(pen, flag.marker, flag.style, f"{flag.key}:marker", is_plain=flag.is_plain)
    pen.group([pole, marker, pen.text(flag.words)], flag.key, flag.alt)


def _break(pen: Pen, middle: float, level: float) -> list[Shape]:
    """Two strokes where the scale is interrupted."""
    half, lean, apart = pen.measure("break_height") / 2, pen.measure("break_lean"), pen.measure("break_apart")
    width = pen.measure("pole")
    return [
        pen.path([(at - lean, level + half), (at + lean, level - half)], f"rail:break-{number}", "muted", width)
        for number, at in enumerate((middle - apart / 2, middle + apart / 2), start=1)
    ]


def _category(pen: Pen, style: int | None) -> Category:
    return pen.theme.other_category if style is None else pen.theme.categories[style]


def _marker(pen: Pen, frame: Frame, style: int | None, name: str, *, is_plain: bool = False) -> Shape:
    """The shape of a category, edged in white so that neighbours stay apart."""
    category = _category(pen, style)
    edge = Length(pen.measure("marker_edge"))
    if is_plain:
        return pen.box(frame.inset(frame.width / 6), name, Paint("muted", "white", edge), geometry=ELLIPSE)
    if category.marker == "ring":
        # An outline around white: through a hole the rail and the pole would show.
        stroke = frame.width * _RING
        return pen.box(frame.inset(stroke), name, Paint("white", category.color, Length(stroke)), geometry=ELLIPSE)
    geometry = f'<a:prstGeom prst="{_SHAPES[category.marker]}"><a:avLst/></a:prstGeom>'
    return pen.box(frame, name, Paint(category.color, "white", edge), geometry=geometry)
