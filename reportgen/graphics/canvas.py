"""What stands where on a figure?

A canvas of fixed size in points, counted from the top left corner; `ink` turns it into SVG. Words are measured by
the advances of the house faces they will be set in, so that they take in the page the room they were given here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Literal

from reportgen.graphics import labels
from reportgen.graphics.labels import Anchor
from reportgen.theme import metrics
from reportgen.theme.figures import TextRole
from reportgen.theme.tokens import Theme

Role = Literal["label", "value", "term", "row", "axis", "disc"]
Point = tuple[float, float]

# The highest and the lowest letter of the house sans, in ems: Å and g of Source Sans 3.
ASCENT = 0.75
DESCENT = 0.21
# Half the height of its capitals and figures: so far below a point a baseline centres them on it.
HALF_FIGURE = 0.33


@dataclass(frozen=True, slots=True)
class Line:
    """An open line; a dash is the lengths of stroke and space in points."""

    points: tuple[Point, ...]
    color: str
    thickness: float
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed shape, filled."""

    points: tuple[Point, ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Mosaic:
    """Rectangles (left, top, width, height) that are filled as one shape, without seams where they meet."""

    boxes: tuple[tuple[float, float, float, float], ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text, anchored at a point of its baseline, and the box it takes: left, top, right, bottom."""

    x: float
    baseline: float
    text: str
    anchor: Anchor
    role: TextRole
    box: tuple[float, float, float, float]


Shape = Line | Polygon | Disc | Mosaic | Words


@dataclass(slots=True)
class Canvas:
    """A figure being drawn. Colours are given as names of the theme or, from its tables, as #RRGGBB."""

    theme: Theme
    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)

    def color(self, name: str) -> str:
        """A colour by its name in the theme."""
        return name if name.startswith("#") else self.theme.colors[name]

    def box(self, left: float, top: float, width: float, height: float, color: str) -> None:
        """A filled rectangle."""
        right, bottom = left + width, top + height
        self.polygon(((left, top), (right, top), (right, bottom), (left, bottom)), color)

    def line(
        self, points: Sequence[Point], color: str, thickness: float, dash: tuple[float, float] | None = None
    ) -> None:
        """An open line."""
        self.shapes.append(Line(tuple(points), self.color(color), thickness, dash))

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        """A filled shape."""
        self.shapes.append(Polygon(tuple(points), self.color(fill)))

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """A filled circle."""
        self.shapes.append(Disc(x, y, radius, self.color(fill)))

    def mosaic(self, boxes: Iterable[tuple[float, float, float, float]], fill: str) -> None:
        """Rectangles filled as one shape."""
        self.shapes.append(Mosaic(tuple(boxes), self.color(fill)))

    def text(self, role: Role, x: float, baseline: float, text: str, anchor: Anchor = "start") -> None:
        """One line of words, shown as they are, `$` and `\\` included."""
        self.shapes.append(self.words(role, x, baseline, text, anchor))

    def words(self, role: Role, x: float, baseline: float, text: str, anchor: Anchor = "start") -> Words:
        """One line of words that is not on the canvas yet."""
        style, width = self.role(role), self.measure(role, text)
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
        box = (left, baseline - ASCENT * style.size, left + width, baseline + DESCENT * style.size)
        return Words(x, baseline, text, anchor, style, box)

    def measure(self, role: Role, text: str) -> float:
        """How wide a line of words is."""
        style = self.role(role)
        return self._metrics(style).width(text, style.size)

    def wrap(self, role: Role, text: str, width: float) -> tuple[str, ...]:
        """The lines that words take in a column."""
        style = self.role(role)
        return self._metrics(style).wrap(text, style.size, width)

    def lines(self, role: Role, text: str, width: float, most: int) -> tuple[str, ...]:
        """The lines of words in a column, at most so many; what is beyond them is cut with an ellipsis."""
        # No letter is narrower than an eighth of its size; wrapping a whole novel would take seconds.
        found = self.wrap(role, text[: ceil(8 * (most + 1) * width / self.role(role).size)], width)
        if len(found) <= most:
            return found
        rest = " ".join(found[most - 1 :])
        return *found[: most - 1], labels.cut(rest, width, lambda words: self.measure(role, words))

    def role(self, role: Role) -> TextRole:
        """How a role is set."""
        style: TextRole = getattr(self.theme.figures.texts, role)
        return style

    def _metrics(self, style: TextRole) -> metrics.FontMetrics:
        return metrics.load(self.theme.font_file(style.face, is_bold=style.bold))


def overlaps(canvas: Canvas) -> tuple[str, ...]:
    """Pairs of words that touch."""
    words = [shape for shape in canvas.shapes if isinstance(shape, Words)]
    return tuple(
        f"“{one.text}” touches “{other.text}”"
        for index, one in enumerate(words)
        for other in words[index + 1 :]
        if meet(one.box, other.box)
    )


def outside(canvas: Canvas) -> tuple[str, ...]:
    """Shapes that reach over the edge, by more than the rounding of an SVG."""
    reaching = []
    for shape in canvas.shapes:
        left, top, right, bottom = extent(shape)
        if left < -0.01 or top < -0.01 or right > canvas.width + 0.01 or bottom > canvas.height + 0.01:
            reaching.append(f"{shape.text if isinstance(shape, Words) else type(shape).__name__} reaches over the edge")
    return tuple(reaching)


def meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float], gap: float = 0.0) -> bool:
    """Whether two boxes are nearer to each other than the gap."""
    return one[0] < other[2] + gap and other[0] < one[2] + gap and one[1] < other[3] + gap and other[1] < one[3] + gap


def extent(shape: Shape) -> tuple[float, float, float, float]:
    """The box around a shape, strokes included: left, top, right, bottom."""
    if isinstance(shape, Words):
        return shape.box
    if isinstance(shape, Disc):
        return shape.x - shape.radius, shape.y - shape.radius, shape.x + shape.radius, shape.y + shape.radius
    if isinstance(shape, Mosaic):
        corners = [(left, top, left + width, top + height) for left, top, width, height in shape.boxes]
        lefts, tops, rights, bottoms = zip(*corners, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)
    xs, ys = [x for x, _ in shape.points], [y for _, y in shape.points]
    box = min(xs), min(ys), max(xs), max(ys)
    if isinstance(shape, Polygon) or len(set(ys)) == 1 or len(set(xs)) == 1:
        # A straight line along the edge has butt ends; half its thickness lies across, which the figures inset.
        return box
    half = shape.thickness / 2
    return box[0] - half, box[1] - half, box[2] + half, box[3] + half
