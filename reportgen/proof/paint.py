"""What does each page of a PDF paint, where, and in which colour?

Content streams are read operator by operator, forms within them included, with what of the graphics state matters
(ISO 32000-1, 8.4): the transformation, the colours, the way of drawing letters. Nothing of the program's own drawing
is trusted or used.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import pikepdf

Kind = Literal["text", "fill", "stroke", "image", "shading"]
Matrix = tuple[float, ...]
Point = tuple[float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
# Names of colour operators: the space they choose, and whether they speak of strokes.
DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))
ENDS = FILLS | STROKES | {"n"}
SHOWS = frozenset(("Tj", "TJ", "'", '"'))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the lower left corner of the sheet."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Color:
    """A colour as it is written: the space and its components."""

    space: str
    components: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Paint:
    """One thing that is painted; an image has its pixels, and the corners of its unit square as its box."""

    kind: Kind
    page: int
    box: Box
    color: Color
    image: pikepdf.Stream | None = None
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix = IDENTITY
    fill: Color = Color("DeviceGray", (0.0,))
    stroke: Color = Color("DeviceGray", (0.0,))
    letters: int = 0


@dataclass(slots=True)
class _Reader:
    """Reads one content stream; the state of a form begins as that of what draws it."""

    page: int
    resources: Any
    state: _State
    stack: list[_State] = field(default_factory=list)
    path: list[Point] = field(default_factory=list)
    line: Matrix = IDENTITY

    def read(self, content: Any) -> Iterator[Paint]:
        for instruction in pikepdf.parse_content_stream(content):
            yield from self._step(str(instruction.operator), list(instruction.operands))

    def _step(self, name: str, operands: list[Any]) -> Iterator[Paint]:
        if name in SHOWS:
            yield from self._letters()
        elif name in ENDS:
            yield from self._path(name)
        elif name == "Do":
            yield from self._drawn(self.resources.XObject[str(operands[0])])
        elif name in ("sh", "INLINE IMAGE"):
            yield Paint("shading", self.page, self._around([(0, 0)]), Color(name, ()))
        elif name.lower() in (*DEVICE, "cs", "sc", "scn"):
            self._choose(name, operands)
        else:
            self._move(name, operands)

    def _choose(self, name: str, operands: list[Any]) -> None:
        is_stroke = name.isupper()
        if name.lower() in DEVICE:
            color = Color(DEVICE[name.lower()], numbers(operands))
        elif name.lower() == "cs":
            color = Color(_space(self.resources, str(operands[0])), ())
        else:
            color = Color((self.state.stroke if is_stroke else self.state.fill).space, numbers(operands))
        self.state = replace(self.state, stroke=color) if is_stroke else replace(self.state, fill=color)

    def _move(self, name: str, operands: list[Any]) -> None:
        match name:
            case "q":
                self.stack.append(self.state)
            case "Q":
                self.state = self.stack.pop()
            case "cm":
                self.state = replace(self.state, matrix=times(numbers(operands), self.state.matrix))
            case "Tr":
                self.state = replace(self.state, letters=int(operands[0]))
            case "Tm":
                self.line = numbers(operands)
            case "BT":
                self.line = IDENTITY
            case "Td" | "TD":
                self.line = times((1, 0, 0, 1, *numbers(operands)), self.line)
            case "re":
                left, bottom, width, height = numbers(operands)
                self.path += [(left, bottom), (left + width, bottom + height)]
            case "m" | "l" | "c" | "v" | "y":
                along = numbers(operands)
                self.path += list(zip(along[::2], along[1::2], strict=True))
            case _:
                pass

    def _letters(self) -> Iterator[Paint]:
        box = self._around([(self.line[4], self.line[5])])
        if self.state.letters in (0, 2, 4, 6):
            yield Paint("text", self.page, box, self.state.fill)
        if self.state.letters in (1, 2, 5, 6):
            yield Paint("text", self.page, box, self.state.stroke)

    def _path(self, name: str) -> Iterator[Paint]:
        points, self.path = self.path, []
        if points and name in FILLS:
            yield Paint("fill", self.page, self._around(points), self.state.fill)
        if points and name in STROKES:
            yield Paint("stroke", self.page, self._around(points), self.state.stroke)

    def _drawn(self, drawn: Any) -> Iterator[Paint]:
        if drawn.Subtype == "/Form":
            inner = times(numbers(drawn.get("/Matrix", IDENTITY)), self.state.matrix)
            reader = _Reader(self.page, drawn.get("/Resources", self.resources), replace(self.state, matrix=inner))
            yield from reader.read(drawn)
            return
        a, b, c, d, *_ = self.state.matrix
        is_stencil = bool(drawn.get("/ImageMask", False))
        color = self.state.fill if is_stencil else Color(_space_of(drawn.get("/ColorSpace")), ())
        box = self._around([(0, 0), (1, 0), (0, 1), (1, 1)])
        image = None if is_stencil else drawn
        yield Paint("image", self.page, box, color, image, math.hypot(a, b), math.hypot(c, d))

    def _around(self, points: Sequence[Point]) -> Box:
        a, b, c, d, e, f = self.state.matrix
        moved = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        xs, ys = [x for x, _ in moved], [y for _, y in moved]
        return Box(min(xs), min(ys), max(xs), max(ys))


def paints(pdf: pikepdf.Pdf) -> tuple[Paint, ...]:
    """Everything that the pages paint, in order."""
    found: list[Paint] = []
    for number, page in enumerate(pdf.pages, start=1):
        found += _Reader(number, page.obj.get("/Resources"), _State()).read(page)
    return tuple(found)


def _space(resources: Any, name: str) -> str:
    spaces = resources.get("/ColorSpace", {})
    return _space_of(spaces[name]) if name in spaces else name.removeprefix("/")


def _space_of(space: Any) -> str:
    """The name of a colour space; of a named ink, the ink's."""
    if not isinstance(space, pikepdf.Array):
        return str(space).removeprefix("/")
    family = str(space[0]).removeprefix("/")
    return str(space[1]).removeprefix("/") if family == "Separation" else family


def numbers(operands: Any) -> tuple[float, ...]:
    """The numbers among operands."""
    return tuple(float(each) for each in operands if not isinstance(each, pikepdf.Name))


def times(one: Matrix, other: Matrix) -> Matrix:
    """The transformation that does `one` and then `other` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = one
    g, h, i, j, x, y = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + x, e * h + f * j + y
