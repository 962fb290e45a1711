"""How much room is there, and how much of it does a text take?

The deck's theme as the planners see it: frames in points, sizes by step, labels, and the height of a text in
its role. A step counts from the largest sizes downwards; roles that have fewer sizes stay at their floor, so
that a composition of several roles shrinks together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportgen import text
from reportgen.plan import fitting
from reportgen.plan.deck import neat
from reportgen.plan.deck.placed import Align, Anchor, Frame, Piece, Words
from reportgen.plan.fitting import Face
from reportgen.plan.references import References
from reportgen.text import Line, Prose, Run
from reportgen.theme import metrics
from reportgen.theme.deck import DeckTheme, TypeRole, measured
from reportgen.theme.metrics import FontMetrics
from reportgen.theme.place import Place
from reportgen.theme.tokens import Theme

# A bold cut that is not bundled is at most so much wider than the regular one: DejaVu Sans 1.13, Arial 1.11.
_BOLDER = 1.14


@dataclass(frozen=True, slots=True)
class Sheet:
    """One slide's worth of paper, with the type to set it in."""

    theme: DeckTheme
    face: Face
    references: References

    def zone(self, layout: str, name: str, title_lines: int) -> Frame:
        """The frame of a layout's zone or placeholder under a title of so many lines."""
        rect = self.theme.rect(layout, name, title_lines)
        return Frame(rect.left.points, rect.top.points, rect.width.points, rect.height.points)

    def columns(self, zone: Frame, count: int) -> tuple[Frame, ...]:
        """The zone in so many equal columns, a gutter apart."""
        gutter = self.theme.grid.gutter.points
        width = (zone.width - gutter * (count - 1)) / count
        return tuple(
            Frame(zone.left + index * (width + gutter), zone.top, width, zone.height) for index in range(count)
        )

    def span(self, first: int, last: int, zone: Frame) -> Frame:
        """The part of a zone that stands on the grid's columns from first to last."""
        rect = self.theme.resolve(Place(columns=(first, last)))
        return Frame(rect.left.points, zone.top, rect.width.points, zone.height)

    def role(self, name: str) -> TypeRole:
        """How a kind of text is set."""
        return self.theme.types[name]

    def size(self, role: str, step: int = 0) -> float:
        """The size of a role at a step."""
        sizes = self.role(role).sizes
        return sizes[min(step, len(sizes) - 1)]

    def steps(self, *roles: str) -> range:
        """Every step at which at least one of the roles gets smaller."""
        return range(max(len(self.role(role).sizes) for role in roles))

    def measure(self, name: str) -> float:
        """A length that the master names."""
        return self.theme.measures[name].points

    def label(self, name: str) -> str:
        """A word that the master says, not the brief."""
        return self.theme.labels[name]

    def piece(self, content: Line | str, role: str, step: int = 0, before: float = 0, **looks: bool) -> Piece:
        """One paragraph at a step of its role, with its citations numbered."""
        line = text.line(content) if isinstance(content, str) else self.numbered(content)
        return Piece(line, role, self.size(role, step), before, **looks)

    def prose(self, content: Prose | Line, role: str, step: int = 0, before: float = 0) -> tuple[Piece, ...]:
        """The paragraphs of a prose; `before` stands above the first."""
        return tuple(
            self.piece(line, role, step, before if index == 0 else self.size(role, step) / 3)
            for index, line in enumerate(text.lines(content))
        )

    def numbered(self, line: Line) -> Line:
        """The line with each citation showing its number."""
        return tuple(
            replace(run, text=str(self.references.number(run.source))) if run.source is not None else run
            for run in line
        )

    def height(self, pieces: Iterable[Piece], width: float) -> float:
        """The height of paragraphs in a column; the space above the first does not count."""
        total = 0.0
        for index, piece in enumerate(pieces):
            role = self.role(piece.role)
            face = self.face.of(piece.line, is_bold=role.bold)
            own = fitting.text_height(text.plain(piece.line), width, face, piece.size) * role.spacing
            total += own + (piece.before if index else 0)
        return total

    def clipped(self, pieces: Iterable[Piece], width: float, height: float) -> tuple[Piece, ...]:
        """As much of the paragraphs as a box holds, cut after a sentence if it can be; the notes hold the rest."""
        kept: list[Piece] = []
        rest = height
        for piece in pieces:
            role = self.role(piece.role)
            face = self.face.of(piece.line, is_bold=role.bold)
            rest -= piece.before if kept else 0.0
            if rest < fitting.line_height(face, piece.size) * role.spacing:
                break
            head, tail = fitting.split(piece.line, width, rest / role.spacing, face, piece.size)
            kept.append(replace(piece, line=head))
            rest -= self.height(kept[-1:], width)
            if tail:
                break
        return tuple(kept)

    def words(
        self,
        name: str,
        frame: Frame,
        pieces: Sequence[Piece],
        anchor: Anchor = "top",
        align: Align = "start",
        *,
        target: str | None = None,
    ) -> Words:
        """A text in its frame, its lines ending as well as they can without taking more of them."""
        pieces = self.accompanied(pieces, frame.width)
        if align == "start":
            frame = replace(frame, width=frame.width - self.inset(pieces, frame.width))
        return Words(name, frame, pieces, anchor, align, target)

    def accompanied(self, pieces: Iterable[Piece], width: float) -> tuple[Piece, ...]:
        """The paragraphs without lone words on their last lines, where no more lines are needed for that."""
        return tuple(neat.accompanied(piece, self._face(piece), width) for piece in pieces)

    def inset(self, pieces: Iterable[Piece], width: float) -> float:
        """By how much a column is narrowed for better lines."""
        return neat.inset([(piece, self._face(piece)) for piece in pieces], width)

    def _face(self, piece: Piece) -> FontMetrics:
        return self.face.of(piece.line, is_bold=self.role(piece.role).bold)

    def ems(self, width: float, role: str) -> float:
        """How many of a role's smallest type sizes a column is wide: whether a line of it says anything."""
        return width / self.role(role).floor

    def breaks_word(self, pieces: Iterable[Piece], width: float) -> bool:
        """Whether a word is wider than the column, so that it would be cut in two."""
        return any(self.longest_word(piece) > width - fitting.WIDTH_SLACK for piece in pieces)

    def longest_word(self, piece: Piece) -> float:
        """The width of a paragraph's longest unbroken stretch."""
        face = self.face.of(piece.line, is_bold=self.role(piece.role).bold)
        return fitting.longest_word(text.plain(piece.line), face, piece.size)

    def width(self, content: str, role: str, size: float) -> float:
        """The width of one unbroken line."""
        return self.face.weight(is_bold=self.role(role).bold).width(content, size)

    def fits_line(self, content: str, role: str, size: float, width: float) -> bool:
        """Whether a text stays on one line."""
        return self.width(content, role, size) <= width - fitting.WIDTH_SLACK

    def tallest(self, texts: Sequence[Sequence[Piece]], width: float) -> float:
        """The height of the highest of several texts in columns of one width."""
        return max((self.height(pieces, width) for pieces in texts), default=0.0)


def sheet(theme: Theme, deck_theme: DeckTheme, references: References, language: str = "en") -> Sheet:
    """The paper of a deck in a language."""
    return Sheet(deck_theme, face(theme, deck_theme, language), references)


def face(theme: Theme, deck_theme: DeckTheme, language: str) -> Face:
    """What measures the deck's type: its own face, or the stand-in for that of a script from right to left."""
    fonts = deck_theme.fonts
    if fonts.stand_in and text.is_right_to_left(language):
        file = theme.font_folder / fonts.stand_in
        return Face(metrics.load(file), metrics.load_widened(file, _BOLDER))
    return Face(*measured(theme, deck_theme))


def unnumbered(line: Line) -> Line:
    """The line without its citations, for titles."""
    return tuple(run for run in line if not (isinstance(run, Run) and run.source is not None))
