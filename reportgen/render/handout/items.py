"""What does a template see of a slide?

Its items in reading order, each at its place on the page's scale: lengths are points from the slide's upper left
corner. Ornament is not among them; it lies under all of them as one picture.
"""

from dataclasses import dataclass
from typing import Literal

from reportgen.plan.deck.placed import Align, Anchor

Scope = Literal["col", "row"]
Line = Literal["head", "row", "none"]
Ground = Literal["tint", "panel"]


@dataclass(frozen=True, slots=True)
class Box:
    """Where an item stands."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that look alike; `raised` is the size of a citation."""

    text: str
    is_strong: bool = False
    is_slanted: bool = False
    href: str | None = None
    raised: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its role names colour, weight and line; a numbered one stands in from its number.

    `drop` is by how much its lines stand lower than a style sheet would set them.
    """

    role: str
    size: float
    before: float
    phrases: tuple[Phrase, ...]
    drop: float
    is_accent: bool = False
    number: str | None = None
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """A text in its box; `target` is the key of the slide that it leads to, `chip` the marking that it is."""

    box: Box
    paragraphs: tuple[Paragraph, ...]
    anchor: Anchor
    align: Align
    color: str | None = None
    tag: Literal["p", "h1", "h2"] = "p"
    target: str | None = None
    is_ornament: bool = False
    chip: str | None = None
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing or a photo, and what it shows."""

    box: Box
    address: str
    alt: str
    is_round: bool = False
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; the line under it and its ground by name, and what is kept free at its right besides."""

    paragraphs: tuple[Paragraph, ...]
    tag: Literal["th", "td"]
    scope: Scope | None
    line: Line
    ground: Ground | None
    inset: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    height: float
    cells: tuple[Cell, ...]
    is_head: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `padding` is left, right and vertical."""

    box: Box
    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    padding: tuple[float, float, float]
    kind: Literal["table"] = "table"


Item = Text | Picture | Table


@dataclass(frozen=True, slots=True)
class Drawn:
    """A slide as it is printed: its ground's colour, its ornament and its items."""

    key: str
    width: float
    height: float
    ground: str
    ornament: str | None
    items: tuple[Item, ...]
