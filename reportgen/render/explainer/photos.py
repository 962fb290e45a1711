"""How large is each photo printed, and what becomes of its pixels?

Sizes are read from the finished pages, for only there every crop and column is known. Photos are kept without loss:
at 300 pixels an inch a portrait of a few millimetres is small, and JPEG would overshoot the ink limit at edges.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from PIL import Image

from reportgen.render.explainer.separation import Separator
from reportgen.units import POINTS_PER_INCH

Matrix = tuple[float, ...]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A photo on a page and the size it is printed at, in points."""

    photo: pikepdf.Stream
    width: float
    height: float


def separate(pdf: pikepdf.Pdf, separator: Separator, resolution: float) -> None:
    """Turn every photo into inks, at the resolution of the press or at its own when that is less."""
    uses: dict[tuple[int, int], list[Placed]] = defaultdict(list)
    for page in pdf.pages:
        for placed in _placed(page, page.resources, IDENTITY):
            uses[placed.photo.objgen].append(placed)
    for each in uses.values():
        photo, width, height = each[0].photo, max(use.width for use in each), max(use.height for use in each)
        wanted = [round(length / POINTS_PER_INCH * resolution) for length in (width, height)]
        size = int(photo.Width), int(photo.Height)
        _write(photo, separator, (min(size[0], wanted[0]), min(size[1], wanted[1])))


def _placed(content: Any, resources: Any, matrix: Matrix) -> Iterator[Placed]:
    stack: list[Matrix] = []
    for instruction in pikepdf.parse_content_stream(content):
        operands = instruction.operands
        match str(instruction.operator):
            case "q":
                stack.append(matrix)
            case "Q":
                matrix = stack.pop()
            case "cm":
                matrix = _times(_numbers(operands), matrix)
            case "Do":
                drawn = resources.XObject[str(operands[0])]
                if drawn.Subtype == "/Image":
                    width, height = _length(matrix[0], matrix[1]), _length(matrix[2], matrix[3])
                    yield Placed(drawn, width, height)
                else:
                    inner = _times(_numbers(drawn.get("/Matrix", IDENTITY)), matrix)
                    yield from _placed(drawn, drawn.get("/Resources", resources), inner)


def _write(photo: pikepdf.Stream, separator: Separator, size: tuple[int, int]) -> None:
    image = pikepdf.PdfImage(photo).as_pil_image()
    inks = separator.picture(image)
    if inks.size != size:
        inks = inks.resize(size, Image.Resampling.LANCZOS)
    photo.write(inks.tobytes())
    photo.ColorSpace = pikepdf.Name.DeviceCMYK
    photo.BitsPerComponent = 8
    photo.Width, photo.Height = size
    for key in ("/Decode", "/Intent"):
        if key in photo:
            del photo[key]


def _numbers(operands: Any) -> Matrix:
    return tuple(float(number) for number in operands)


def _times(one: Matrix, other: Matrix) -> Matrix:
    """The transformation that does `one` and then `other` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = one
    g, h, i, j, x, y = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + x, e * h + f * j + y


def _length(x: float, y: float) -> float:
    return math.hypot(x, y)
