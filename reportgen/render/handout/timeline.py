"""How is a timeline drawn: rail, events, scale and key?"""

from reportgen.plan.deck.evidence import Flag, Rail
from reportgen.plan.deck.placed import Frame
from reportgen.render.handout import vector
from reportgen.render.handout.pen import Pen
from reportgen.theme.tokens import Category

# The stroke of a ring, as a part of its width.
_RING = 0.2
_DIAMOND = ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))
_TRIANGLE = ((0.5, 0), (1, 1), (0, 1))


def draw(pen: Pen, evidence: Rail) -> None:
    """One drawing of the rail with its markers; then its words, and each event's."""
    shapes = [*_rail(pen, evidence), *(shape for flag in evidence.flags for shape in _flag(pen, flag))]
    pen.drawing(_extent(pen, evidence), shapes, evidence.alt)
    for words in (*(tick.words for tick in evidence.ticks), *evidence.notes):
        pen.text(words)
    for flag in evidence.flags:
        pen.text(flag.words)
    for item in evidence.key:
        pen.ornament(_marker(pen, item.marker, item.style))
        pen.text(item.words)


def _rail(pen: Pen, evidence: Rail) -> list[str]:
    thick, level, hairline = pen.measure("rail"), evidence.level, pen.deck_theme.rules.hairline.points
    shapes = [
        vector.rectangle(Frame(left, level - thick / 2, right - left, thick), pen.paint("rule"))
        for left, right in evidence.spans
    ]
    shapes += [
        vector.rectangle(Frame(band.left, level - thick, band.right - band.left, 2 * thick), pen.paint("pale"))
        for band in evidence.bands
    ]
    for (_, left), (right, _) in zip(evidence.spans, evidence.spans[1:], strict=False):
        shapes += _break(pen, (left + right) / 2, level)
    shapes += [
        vector.rectangle(Frame(tick.at - hairline / 2, level - 2 * thick, hairline, 2 * thick), pen.paint("muted"))
        for tick in evidence.ticks
    ]
    if evidence.has_arrow:
        side, right = pen.measure("arrow"), evidence.spans[-1][1]
        shapes.append(vector.chevron(Frame(right - side, level - side / 2, side, side), pen.paint("muted")))
    return shapes


def _break(pen: Pen, middle: float, level: float) -> list[str]:
    """Two strokes where the scale is interrupted."""
    half, lean, apart = pen.measure("break_height") / 2, pen.measure("break_lean"), pen.measure("break_apart")
    stroke = pen.paint(None, "muted", pen.measure("pole"))
    return [
        vector.polyline([(at - lean, level + half), (at + lean, level - half)], stroke)
        for at in (middle - apart / 2, middle + apart / 2)
    ]


def _flag(pen: Pen, flag: Flag) -> list[str]:
    """The way from the rail to the text, and the marker over its beginning."""
    color = "muted" if flag.is_plain else _category(pen, flag.style).color
    width = pen.measure("pole") * (1.5 if flag.is_accent else 1)
    pole = vector.polyline(flag.leader, pen.paint(None, color, width))
    return [pole, _marker(pen, flag.marker, flag.style, is_plain=flag.is_plain)]


def _category(pen: Pen, style: int | None) -> Category:
    return pen.theme.other_category if style is None else pen.theme.categories[style]


def _marker(pen: Pen, frame: Frame, style: int | None, *, is_plain: bool = False) -> str:
    """The shape of a category, edged in white so that neighbours stay apart."""
    category, edge = _category(pen, style), pen.measure("marker_edge")
    if is_plain:
        return vector.ellipse(frame.inset(frame.width / 6), pen.paint("muted", "white", edge))
    if category.marker == "ring":
        # An outline around white: through a hole the rail and the pole would show.
        stroke = frame.width * _RING
        return vector.ellipse(frame.inset(stroke), pen.paint("white", category.color, stroke))
    paint = pen.paint(category.color, "white", edge)
    match category.marker:
        case "square":
            return vector.rectangle(frame, paint)
        case "diamond":
            return vector.polygon(frame, _DIAMOND, paint)
        case "triangle":
            return vector.polygon(frame, _TRIANGLE, paint)
        case _:
            return vector.ellipse(frame, paint)


def _extent(pen: Pen, evidence: Rail) -> Frame:
    """What rail, scale, leaders and markers take together."""
    thick, level = pen.measure("rail"), evidence.level
    half = max(2 * thick, pen.measure("break_height"), pen.measure("arrow")) / 2 + thick
    across = [edge for span in evidence.spans for edge in span]
    down = [level - half, level + half]
    for flag in evidence.flags:
        across += [flag.marker.left, flag.marker.right, *(x for x, _ in flag.leader)]
        down += [flag.marker.top, flag.marker.bottom, *(y for _, y in flag.leader)]
    return Frame.between(min(across), min(down), max(across), max(down)).inset(-thick)
