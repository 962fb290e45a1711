"""What is a deck before it is drawn?"""

from dataclasses import dataclass

from reportgen.errors import Problem
from reportgen.plan.deck.evidence import Evidence
from reportgen.text import Line


@dataclass(frozen=True, slots=True)
class Title:
    """A headline, the size at which it takes at most two lines, and the inset that makes them equally long."""

    line: Line
    size: float
    right_inset: float
    line_count: int
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `key` is unique; what has a target names it. `footer` says where the evidence comes from.

    A kicker leads one level up, a footer to what the deck rests on, by the keys of those slides.
    """

    key: str
    layout: str
    section: str
    kicker: str
    title: Title
    evidence: Evidence
    notes: str
    footer: str
    kicker_target: str | None = None
    footer_target: str | None = None


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself."""

    title: str
    subject: str
    author: str
    organization: str
    keywords: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """Every slide in order, in final words and at final sizes."""

    slides: tuple[Slide, ...]
    properties: Properties
    marking: str | None
    warnings: tuple[Problem, ...]
