"""How do planned frames become shapes on a slide?

The few things every drawing is made of: a text, a box, a rule, a disc, a picture, the placeholders of the layout.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.plan.deck.placed import Disc, Frame, Piece, Words
from reportgen.render.deck.canvas import Box, Canvas, Shape, naming
from reportgen.render.deck.freeform import RECTANGLE, LineTo, Move, Paint, fan_path, path_xml, shape_xml
from reportgen.render.deck.freeform import Piece as PathPiece
from reportgen.render.deck.lettering import Lettering
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.parts import Parts
from reportgen.render.deck.xmltext import escaped, quoted
from reportgen.theme.deck import DeckTheme
from reportgen.theme.place import FanPlace, Rect
from reportgen.theme.tokens import Theme
from reportgen.units import Length

_ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
ELLIPSE = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
_FLUSH = 'lIns="0" tIns="0" rIns="0" bIns="0"'


@dataclass(frozen=True, slots=True)
class Destination:
    """A slide that links lead to: its file, and the headline that a pointer over the link is shown."""

    file: str
    headline: str


@dataclass(frozen=True, slots=True)
class Pen:
    """A slide and what it is drawn with; `slides` are all slides of the deck by key, for links."""

    canvas: Canvas
    theme: Theme
    deck_theme: DeckTheme
    lettering: Lettering
    parts: Parts
    slides: Mapping[str, Destination]

    @property
    def palette(self) -> Palette:
        """Colours by name."""
        return self.lettering.palette

    def measure(self, name: str) -> float:
        """A length that the master names, in points."""
        return self.deck_theme.measures[name].points

    def fill(
        self,
        name: str,
        pieces: Sequence[Piece],
        frame: Frame | None = None,
        *,
        right_inset: float = 0,
        is_numbered: bool = True,
    ) -> None:
        """Set a planned text, unless it is empty, in the layout's placeholder or where this slide wants that."""
        if not any(run.text.strip() for piece in pieces for run in piece.line):
            return
        paragraphs = self.lettering.inherited(self.canvas.relations, pieces, is_numbered=is_numbered)
        self._fill(name, paragraphs, Box.of(frame).xml() if frame else "", Length(right_inset).emu)

    def say(self, name: str, words: str, target: str | None = None) -> None:
        """Put plain words in the layout's placeholder; with a target they lead to that slide."""
        if words.strip():
            self._fill(name, self.lettering.plain(words), link=self.link(target))

    def text(self, words: Words, color: str | None = None) -> Shape:
        """A text box as large as its frame, without insets."""
        paragraphs = self.lettering.paragraphs(self.canvas.relations, words.pieces, words.align, color)
        body = (
            f'<p:txBody><a:bodyPr wrap="square" {_FLUSH} anchor="{_ANCHORS[words.anchor]}" rtlCol="0"><a:noAutofit/>'
            f"</a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody>"
        )
        properties = naming(self.canvas.number(), words.name, link=self.link(words.target))
        return self._draw(properties, words.frame, f"{RECTANGLE}<a:noFill/>", body, ' txBox="1"')

    def box(
        self,
        frame: Frame,
        name: str,
        paint: Paint,
        *,
        geometry: str = RECTANGLE,
        is_dashed: bool = False,
    ) -> Shape:
        """A filled or outlined shape, which is ornament."""
        dash = '<a:prstDash val="sysDash"/>' if is_dashed else ""
        outline = (
            f'<a:ln w="{paint.width.emu}">{self.palette.fill_xml(paint.line)}{dash}</a:ln>'
            if paint.line
            else "<a:ln><a:noFill/></a:ln>"
        )
        look = f"{geometry}{self.palette.fill_xml(paint.fill)}{outline}"
        # PowerPoint writes an empty text into every shape.
        body = (
            '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
            f"<a:p><a:endParaRPr lang={quoted(self.lettering.language)}/></a:p></p:txBody>"
        )
        return self._draw(naming(self.canvas.number(), name, is_ornament=True), frame, look, body)

    def rule(self, left: float, right: float, top: float, name: str, weight: str = "top", color: str = "navy") -> Shape:
        """A horizontal line of one of the master's weights."""
        height = getattr(self.deck_theme.rules, weight).points
        return self.box(Frame(left, top, right - left, height), name, Paint(color))

    def path(self, points: Sequence[tuple[float, float]], name: str, color: str, width: float) -> Shape:
        """An open line through points."""
        left, top = min(x for x, _ in points), min(y for _, y in points)
        right, bottom = max(x for x, _ in points), max(y for _, y in points)
        rect = Rect(Length(left), Length(top), Length(right - left), Length(bottom - top))
        pieces: list[PathPiece] = [
            Move(points[0][0] - left, points[0][1] - top),
            *(LineTo(x - left, y - top) for x, y in points[1:]),
        ]
        return self._ornament(rect, pieces, name, Paint(line=color, width=Length(width)))

    def fan(self, place: FanPlace) -> Shape:
        """A fan, for a number of branches that the layout cannot know."""
        style = self.deck_theme.fan
        return self._ornament(*fan_path(place), "Fan", Paint(line=style.color, width=style.width))

    def disc(self, disc: Disc, fill: str, color: str, line: str | None = None, *, is_ornament: bool = False) -> Shape:
        """A circle with a number or initials; one with a target leads to that slide."""
        width = self.deck_theme.rules.top if line else Length(0)
        outline = f'<a:ln w="{width.emu}">{self.palette.fill_xml(line)}</a:ln>' if line else "<a:ln><a:noFill/></a:ln>"
        run = (
            f'<a:r><a:rPr lang={quoted(self.lettering.language)} sz="{round(disc.size * 100)}" b="1" dirty="0">'
            f"{self.palette.fill_xml(color)}</a:rPr><a:t>{escaped(disc.text)}</a:t></a:r>"
        )
        body = (
            f'<p:txBody><a:bodyPr wrap="none" {_FLUSH} anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f'<a:p><a:pPr algn="ctr"/>{run}</a:p></p:txBody>'
        )
        properties = naming(self.canvas.number(), disc.name, link=self.link(disc.target), is_ornament=is_ornament)
        return self._draw(properties, disc.frame, f"{ELLIPSE}{self.palette.fill_xml(fill)}{outline}", body)

    def picture(
        self, content: bytes, media_type: str, frame: Frame, name: str, alt: str, *, crop: str = "", geometry: str
    ) -> Shape:
        """A picture, or the part of it that its crop (the attributes of a:srcRect) leaves."""
        relation = self.canvas.relations.to("image", self.parts.picture(content, media_type))
        box, properties = Box.of(frame), naming(self.canvas.number(), name, alt)
        return self.canvas.draw(
            Shape(
                box,
                f'<p:pic><p:nvPicPr>{properties}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/>'
                f'</p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/>{crop}<a:stretch><a:fillRect/>'
                f"</a:stretch></p:blipFill><p:spPr>{box.xml()}{geometry}</p:spPr></p:pic>",
            )
        )

    def graphic(self, slot: str, box: Box, name: str, alt: str, uri: str, graphic: str) -> None:
        """A table or a chart in the layout's placeholder for it."""
        number, form = self.canvas.slot(slot)
        lock = '<a:graphicFrameLocks noGrp="1"/>'
        self.canvas.fill(slot, _graphic_frame(naming(number, name, alt), lock, form.placeholder, box, uri, graphic))

    def frame(self, box: Box, name: str, alt: str, uri: str, graphic: str) -> Shape:
        """A chart where the layout has no placeholder for one."""
        properties = naming(self.canvas.number(), name, alt)
        return self.canvas.draw(Shape(box, _graphic_frame(properties, "", "", box, uri, graphic)))

    def link(self, target: str | None, inner: str = "") -> str:
        """A click that leads to another slide; of a shape, so that its text keeps its looks."""
        if target is None or target not in self.slides:
            return ""
        slide = self.slides[target]
        relation = self.canvas.relations.to("slide", slide.file)
        look = f'r:id="{relation}" action="ppaction://hlinksldjump" tooltip={quoted(slide.headline)}'
        return f"<a:hlinkClick {look}>{inner}</a:hlinkClick>"

    def group(self, shapes: Sequence[Shape], name: str, alt: str) -> Shape:
        """Shapes that belong together, under one name and one description."""
        return self.canvas.group(shapes, name, alt)

    def _fill(self, name: str, paragraphs: str, place: str = "", right_inset: int = 0, link: str = "") -> None:
        number, form = self.canvas.slot(name)
        self.canvas.fill(name, form.filled(naming(number, name, link=link), paragraphs, place, right_inset))

    def _ornament(self, rect: Rect, path: Sequence[PathPiece], name: str, paint: Paint) -> Shape:
        box = Box(rect.left.emu, rect.top.emu, rect.width.emu, rect.height.emu)
        geometry = path_xml(path, rect, is_filled=paint.fill is not None)
        number = self.canvas.number()
        return self.canvas.draw(
            Shape(box, shape_xml(number, name, rect, geometry, self.palette, paint, is_decorative=True))
        )

    def _draw(self, properties: str, frame: Frame, look: str, body: str, kind: str = "") -> Shape:
        box = Box.of(frame)
        return self.canvas.draw(
            Shape(
                box,
                f"<p:sp><p:nvSpPr>{properties}<p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>"
                f"<p:spPr>{box.xml()}{look}</p:spPr>{body}</p:sp>",
            )
        )


def _graphic_frame(properties: str, lock: str, placeholder: str, box: Box, uri: str, graphic: str) -> str:
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{properties}<p:cNvGraphicFramePr>{lock}</p:cNvGraphicFramePr>"
        f"<p:nvPr>{placeholder}</p:nvPr></p:nvGraphicFramePr>{box.xml('p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic></p:graphicFrame>'
    )
