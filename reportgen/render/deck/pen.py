"""How do planned frames become shapes on a slide?

The few things every drawing is made of: a text, a box, a rule, a disc. They are written as DrawingML text, which
is what the shape API would write, an order of magnitude sooner.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.slide import Slide

from reportgen.plan.deck.placed import Disc, Frame, Words
from reportgen.render.deck import oxml
from reportgen.render.deck.freeform import RECTANGLE, LineTo, Move, Paint, Piece
from reportgen.render.deck.freeform import draw as draw_path
from reportgen.render.deck.lettering import Lettering, emu
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.xmltext import DECORATIVE, fragment
from reportgen.theme.deck import DeckTheme
from reportgen.theme.place import Rect
from reportgen.theme.tokens import Theme
from reportgen.units import Length

_ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
ELLIPSE = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
_FLUSH = 'lIns="0" tIns="0" rIns="0" bIns="0"'


@dataclass(frozen=True, slots=True)
class Pen:
    """A slide and what it is drawn with; `slides` are all slides of the deck by key, for links."""

    slide: Slide
    theme: Theme
    deck_theme: DeckTheme
    lettering: Lettering
    slides: Mapping[str, Slide]

    @property
    def palette(self) -> Palette:
        """Colours by name."""
        return self.lettering.palette

    def measure(self, name: str) -> float:
        """A length that the master names, in points."""
        return self.deck_theme.measures[name].points

    def text(self, words: Words, color: str | None = None) -> Any:
        """A text box as large as its frame, without insets."""
        paragraphs = self.lettering.paragraphs(self.slide, words.pieces, words.align, color)
        body = (
            f'<p:txBody><a:bodyPr wrap="square" {_FLUSH} anchor="{_ANCHORS[words.anchor]}" rtlCol="0"><a:noAutofit/>'
            f"</a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody>"
        )
        look = f"{RECTANGLE}<a:noFill/>"
        return self._add(words.name, words.frame, look, body, kind=' txBox="1"')

    def box(
        self,
        frame: Frame,
        name: str,
        paint: Paint,
        *,
        geometry: str = RECTANGLE,
        is_dashed: bool = False,
        alt: str = "",
    ) -> Any:
        """A filled or outlined shape; without an alternative text it is ornament."""
        dash = '<a:prstDash val="sysDash"/>' if is_dashed else ""
        outline = (
            f'<a:ln w="{paint.width.emu}">{self.palette.fill_xml(paint.line)}{dash}</a:ln>'
            if paint.line
            else "<a:ln><a:noFill/></a:ln>"
        )
        look = f"{geometry}{self.palette.fill_xml(paint.fill)}{outline}"
        return self._add(name, frame, look, _EMPTY_BODY, alt=alt)

    def rule(self, left: float, right: float, top: float, name: str, weight: str = "top", color: str = "navy") -> Any:
        """A horizontal line of one of the master's weights."""
        height = getattr(self.deck_theme.rules, weight).points
        return self.box(Frame(left, top, right - left, height), name, Paint(color))

    def path(self, points: Sequence[tuple[float, float]], name: str, color: str, width: float) -> Any:
        """An open line through points."""
        left, top = min(x for x, _ in points), min(y for _, y in points)
        right, bottom = max(x for x, _ in points), max(y for _, y in points)
        rect = Rect(Length(left), Length(top), Length(right - left), Length(bottom - top))
        pieces: list[Piece] = [
            Move(points[0][0] - left, points[0][1] - top),
            *(LineTo(x - left, y - top) for x, y in points[1:]),
        ]
        return draw_path(
            self.slide, rect, pieces, name, self.palette, Paint(line=color, width=Length(width)), is_decorative=True
        )

    def disc(self, disc: Disc, fill: str, color: str, line: str | None = None) -> Any:
        """A circle with a number or initials; one with a target leads to that slide."""
        width = self.deck_theme.rules.top if line else Length(0)
        outline = f'<a:ln w="{width.emu}">{self.palette.fill_xml(line)}</a:ln>' if line else "<a:ln><a:noFill/></a:ln>"
        run = (
            f'<a:r><a:rPr lang={quoteattr(self.lettering.language)} sz="{round(disc.size * 100)}" b="1" dirty="0">'
            f"{self.palette.fill_xml(color)}</a:rPr><a:t>{_escaped(disc.text)}</a:t></a:r>"
        )
        body = (
            f'<p:txBody><a:bodyPr wrap="none" {_FLUSH} anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f'<a:p><a:pPr algn="ctr"/>{run}</a:p></p:txBody>'
        )
        shape = self._add(disc.name, disc.frame, f"{ELLIPSE}{self.palette.fill_xml(fill)}{outline}", body)
        if disc.target is not None and disc.target in self.slides:
            oxml.link_shape_to_slide(shape, self.slides[disc.target])
        return shape

    def group(self, shapes: Sequence[Any], name: str, alt: str) -> Any:
        """Shapes that belong together, under one name and one description."""
        return oxml.group(self.slide, shapes, name, alt)

    def place(self, shape: Any, frame: Frame) -> None:
        """Put a placeholder where this slide's content wants it."""
        shape.left, shape.top, shape.width, shape.height = (
            emu(value) for value in (frame.left, frame.top, frame.width, frame.height)
        )

    def _add(self, name: str, frame: Frame, look: str, body: str, kind: str = "", alt: str = "") -> Any:
        is_ornament = body == _EMPTY_BODY and not alt
        number = self.slide.shapes._next_shape_id
        description = f" descr={quoteattr(alt)}" if alt else ""
        element = fragment(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}{description}>'
            f"{DECORATIVE if is_ornament else ''}</p:cNvPr><p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>"
            f'<p:spPr><a:xfrm><a:off x="{emu(frame.left)}" y="{emu(frame.top)}"/>'
            f'<a:ext cx="{max(0, emu(frame.width))}" cy="{max(0, emu(frame.height))}"/></a:xfrm>'
            f"{look}</p:spPr>{body}</p:sp>"
        )
        self.slide.shapes._spTree.insert_element_before(element, "p:extLst")
        return self.slide.shapes._shape_factory(element)


_EMPTY_BODY = '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
