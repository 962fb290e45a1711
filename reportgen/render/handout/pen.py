"""How do planned frames become items on the page?

The few things every slide is made of: a text, a shape, a picture, a disc. Shapes that carry no meaning of their own
gather in one ornament under everything; a drawing that means something is a picture with its own words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportgen.plan.deck.placed import Align, Disc, Frame, Piece, Words
from reportgen.render.handout import vector
from reportgen.render.handout.faces import Faces
from reportgen.render.handout.items import Box, Drawn, Item, Paragraph, Phrase, Picture, Row, Table, Text
from reportgen.render.handout.vector import Paint
from reportgen.render.pdf import grey
from reportgen.render.pdf.held import SCHEME, Held
from reportgen.text import Run
from reportgen.theme import contrast
from reportgen.theme.deck import DeckTheme
from reportgen.theme.place import PlaceholderSpec
from reportgen.theme.tokens import Theme

_SCHEMES = ("http://", "https://", "mailto:")
ALIGNS: dict[str, Align] = {"left": "start", "center": "center", "right": "end"}
# A citation stands at this part of its size, as office programs set what is raised by a third.
RAISED = 0.58
# What large text must reach against its ground (WCAG 2.2, 1.4.3).
LEAST_CONTRAST = 3.0


@dataclass(slots=True)
class Pen:
    """A slide, how much smaller it is drawn, and the pictures held for the pages; `keys` are those of all slides."""

    key: str
    layout: str
    theme: Theme
    deck_theme: DeckTheme
    scale: float
    faces: Faces
    held: dict[str, Held]
    keys: frozenset[str]
    items: list[Item] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)

    @property
    def sheet(self) -> Frame:
        """The whole slide."""
        return Frame(0, 0, self.deck_theme.slide.width.points, self.deck_theme.slide.height.points)

    @property
    def is_dark(self) -> bool:
        """Whether the slide's ground is the dark one."""
        return self.deck_theme.layouts[self.layout].is_dark

    @property
    def ground(self) -> str:
        """The name of the colour that the slide stands on."""
        return self.deck_theme.layouts[self.layout].ground if self.is_dark else "white"

    def measure(self, name: str) -> float:
        """A length that the master names, in points."""
        return self.deck_theme.measures[name].points

    def paint(
        self, fill: str | None = None, line: str | None = None, width: float = 0.0, *, is_dashed: bool = False
    ) -> Paint:
        """Colours by name, or by value where a category has its own."""
        return Paint(self._color(fill), self._color(line), width, is_dashed)

    def ornament(self, *shapes: str) -> None:
        """Draw shapes under everything."""
        self.shapes.extend(shapes)

    def rule(self, left: float, right: float, top: float, weight: str = "top", color: str = "navy") -> None:
        """A horizontal line of one of the master's weights."""
        height = getattr(self.deck_theme.rules, weight).points
        self.ornament(vector.rectangle(Frame(left, top, right - left, height), self.paint(color)))

    def text(
        self,
        words: Words,
        color: str | None = None,
        *,
        tag: Literal["p", "h1", "h2"] = "p",
        target: str | None = None,
        numbers: Sequence[str] = (),
        indent: float = 0.0,
    ) -> None:
        """A text in its frame; paragraphs with a number stand in from it."""
        marks: Sequence[str | None] = numbers or [None] * len(words.pieces)
        paragraphs = tuple(
            self.paragraph(piece, is_first=index == 0, number=mark, indent=indent if mark else 0.0)
            for index, (piece, mark) in enumerate(zip(words.pieces, marks, strict=True))
        )
        if paragraphs:
            box, target = self._box(words.frame), target if target in self.keys else None
            self.items.append(Text(box, paragraphs, words.anchor, words.align, color, tag, target))

    def paragraph(self, piece: Piece, *, is_first: bool, number: str | None = None, indent: float = 0.0) -> Paragraph:
        """A paragraph on the page's scale."""
        return Paragraph(
            piece.role,
            self.scaled(piece.size),
            0.0 if is_first else self.scaled(piece.before),
            tuple(self._phrases(piece)),
            self.scaled(self.faces.drop(self.deck_theme.types[piece.role]) * piece.size),
            piece.is_accent,
            number,
            self.scaled(indent),
        )

    def placeholder(self, name: str, words: str, *, chip: Frame | None = None, is_ornament: bool = False) -> None:
        """A text in one of the layout's places, in that place's own style, or on a chip in the middle."""
        spec = self.deck_theme.layouts[self.layout].placeholders.get(name)
        if spec is None or not words:
            return
        piece = Piece((Run(words),), spec.role, self.deck_theme.types[spec.role].largest)
        self.items.append(
            Text(
                self._box(chip or self.place(spec)),
                (self.paragraph(piece, is_first=True),),
                spec.anchor,
                "center" if chip else ALIGNS[spec.align],
                None if chip else self.legible(spec.role, spec.color),
                is_ornament=is_ornament,
                chip=words if chip else None,
            )
        )

    def legible(self, role: str, own: str | None = None) -> str | None:
        """The colour for a text that stands on the slide's bare ground: its own, unless that cannot be read there.

        A template may have made it for a bar or a picture that is not drawn here.
        """
        ground = self.theme.colors[self.ground]
        color = self.theme.colors[own or self.deck_theme.types[role].color]
        if contrast.ratio(color, ground) >= LEAST_CONTRAST:
            return own
        return max(("ink", "white"), key=lambda name: contrast.ratio(self.theme.colors[name], ground))

    def table(
        self, frame: Frame, columns: Sequence[float], rows: Sequence[Row], padding: tuple[float, float, float]
    ) -> None:
        """A table whose rows are drawn already."""
        left, right, vertical = map(self.scaled, padding)
        widths = tuple(map(self.scaled, columns))
        self.items.append(Table(self._box(frame), widths, tuple(rows), (left, right, vertical)))

    def place(self, spec: PlaceholderSpec) -> Frame:
        """The frame of a layout's place."""
        rect = self.deck_theme.resolve(spec)
        return Frame(rect.left.points, rect.top.points, rect.width.points, rect.height.points)

    def disc(self, disc: Disc, fill: str, color: str, line: str | None = None, *, is_ornament: bool = False) -> None:
        """A circle with a number or initials."""
        width = self.deck_theme.rules.top.points if line else 0.0
        self.ornament(vector.ellipse(disc.frame, self.paint(fill, line, width)))
        piece = Piece((Run(disc.text, strong=True),), "monogram", disc.size)
        paragraphs = (self.paragraph(piece, is_first=True),)
        target = disc.target if disc.target in self.keys else None
        self.items.append(
            Text(self._box(disc.frame), paragraphs, "middle", "center", color, target=target, is_ornament=is_ornament)
        )

    def drawing(self, frame: Frame, shapes: Iterable[str], alt: str) -> None:
        """A drawing that means something, at its place in the reading order."""
        svg = vector.picture(frame, self.scale, shapes)
        address = self._hold(Held(svg.encode(), "image/svg+xml"))
        self.items.append(Picture(self._box(frame), address, alt))

    def photo(self, frame: Frame, held: Held, alt: str, *, is_round: bool = False) -> None:
        """A photo, or a publisher's mark; in greys on a grey page."""
        pixels = grey.pixels(held.content) if self.theme.is_grey else held.content
        self.items.append(Picture(self._box(frame), self._hold(Held(pixels, held.media_type)), alt, is_round))

    def drawn(self) -> Drawn:
        """The finished slide."""
        sheet = self._box(self.sheet)
        ornament = None
        if self.shapes:
            svg = vector.picture(self.sheet, self.scale, self.shapes)
            ornament = self._hold(Held(svg.encode(), "image/svg+xml"))
        return Drawn(self.key, sheet.width, sheet.height, self.ground, ornament, tuple(self.items))

    def _phrases(self, piece: Piece) -> Iterable[Phrase]:
        is_bold = self.deck_theme.types[piece.role].bold
        for run in piece.line:
            if run.text:
                raised = self.scaled(piece.size * RAISED) if run.source is not None else None
                yield Phrase(run.text, run.strong and not is_bold, run.emphasis, _safe(run.href), raised)

    def _hold(self, held: Held) -> str:
        address = f"{SCHEME}slide/{len(self.held)}"
        self.held[address] = held
        return address

    def _box(self, frame: Frame) -> Box:
        return Box(*(self.scaled(each) for each in (frame.left, frame.top, frame.width, frame.height)))

    def scaled(self, points: float) -> float:
        """A length of the slide, on the page."""
        return round(points * self.scale, 3)

    def _color(self, name: str | None) -> str | None:
        return name if name is None or name.startswith("#") else self.theme.colors[name]


def _safe(address: str | None) -> str | None:
    """A link to the web or to a mail address; nothing else leaves a page."""
    return address if address and address.lower().startswith(_SCHEMES) else None
