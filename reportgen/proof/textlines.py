"""Which lines does the text of a finished slide take, and where do they stand?

Measured as the plan measured them, from what the file says: sizes, weights and spacing of the runs, insets and anchor
of the box, and what a placeholder inherits from its layout. Nothing is drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Emu

from reportgen.plan import fitting
from reportgen.plan.fitting import Face
from reportgen.proof.boxes import PlacedShape

# What a text has that says nothing about itself (ECMA-376 Part 1, 20.1.10.72 and 21.1.2.1.1).
_DEFAULT_SIZE = 18.0
_DEFAULT_INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}
# How much of the spare room stands before a line, or above a text.
_ALIGNED = {"ctr": 0.5, "r": 1.0}
_ANCHORED = {"ctr": 0.5, "b": 1.0}


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line as measured, in points on the slide."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph's words and how they are set."""

    text: str
    size: float
    is_bold: bool
    spacing: float
    before: float
    margin: float
    align: str


def lines(placed: PlacedShape, face: Face) -> tuple[TextLine, ...]:
    """Every line of a shape's text, wherever its box ends."""
    body = placed.shape._element.find(qn("p:txBody"))
    if body is None:
        return ()
    above = _inherited(placed.shape)
    properties = [each for each in (body, above) if each is not None]
    inset = {edge: Emu(_first(properties, edge, default)).pt for edge, default in _DEFAULT_INSETS.items()}
    left, right = placed.left + inset["lIns"], placed.right - inset["rIns"]
    found: list[TextLine] = []
    height = 0.0
    for number, paragraph in enumerate(_paragraphs(body, above)):
        metrics = face.weight(is_bold=paragraph.is_bold)
        leading = fitting.line_height(metrics, paragraph.size) * paragraph.spacing
        height += paragraph.before if number else 0.0
        start = left + paragraph.margin
        for words in fitting.wrap(paragraph.text, max(paragraph.size, right - start), metrics, paragraph.size):
            width = metrics.width(words.rstrip(), paragraph.size)
            at = start + (right - start - width) * _ALIGNED.get(paragraph.align, 0.0)
            found.append(TextLine(words, at, height, at + width, height + leading, paragraph.size))
            height += leading
    room = placed.bottom - placed.top - inset["tIns"] - inset["bIns"]
    anchor = next((each for one in properties if (each := one.find(qn("a:bodyPr")).get("anchor"))), "t")
    top = placed.top + inset["tIns"] + (room - height) * _ANCHORED.get(anchor, 0.0)
    return tuple(replace(line, top=top + line.top, bottom=top + line.bottom) for line in found if line.text.strip())


def _inherited(shape: Any) -> Any:
    """The text body of the layout's placeholder that a slide's placeholder follows; None for other shapes."""
    if not shape.is_placeholder:
        return None
    base = shape._base_placeholder
    return None if base is None else base._element.find(qn("p:txBody"))


def _first(bodies: list[Any], name: str, default: int) -> int:
    values = (body.find(qn("a:bodyPr")).get(name) for body in bodies)
    return next((int(value) for value in values if value is not None), default)


def _paragraphs(body: Any, above: Any) -> Iterator[_Paragraph]:
    level = None if above is None else above.find(f"{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")
    default = None if level is None else level.find(qn("a:defRPr"))
    for paragraph in body.iterfind(qn("a:p")):
        own = paragraph.find(qn("a:pPr"))
        levels = [each for each in (own, level) if each is not None]
        runs = [run for run in paragraph.iter(qn("a:rPr"), qn("a:endParaRPr")) if run.get("sz")]
        looks = [each for each in (*runs, default) if each is not None]
        yield _Paragraph(
            text="".join("\n" if part.tag == qn("a:br") else part.text or "" for part in _parts(paragraph)),
            size=next((int(look.get("sz")) / 100 for look in looks if look.get("sz")), _DEFAULT_SIZE),
            is_bold=any(run.get("b") in {"1", "true"} for run in (runs or looks)),
            spacing=_percent(levels, "a:lnSpc"),
            before=next((int(each.get("val")) / 100 for each in _spacings(levels, "a:spcBef", "a:spcPts")), 0.0),
            margin=Emu(next((int(each.get("marL")) for each in levels if each.get("marL")), 0)).pt,
            align=next((each.get("algn") for each in levels if each.get("algn")), "l"),
        )


def _parts(paragraph: Any) -> Iterator[Any]:
    return (part for part in paragraph.iter(qn("a:t"), qn("a:br")))


def _percent(levels: list[Any], name: str) -> float:
    return next((int(each.get("val")) / 100_000 for each in _spacings(levels, name, "a:spcPct")), 1.0)


def _spacings(levels: list[Any], name: str, kind: str) -> Iterator[Any]:
    return (found for each in levels if (found := each.find(f"{qn(name)}/{qn(kind)}")) is not None)
