"""What stands beside a slide, and how high is it?

The slide's notes, whole. They are planned as text; its last paragraph says how long the slide takes to tell and
stands under the slide instead, the paragraph of sources is set smaller.
"""

from dataclasses import dataclass
from typing import Literal

from reportgen.plan.deck.slide import Slide
from reportgen.theme import explainer
from reportgen.theme.deck import DeckTheme
from reportgen.theme.handout import Measures
from reportgen.theme.tokens import Theme

# A line that only just fits may break elsewhere in print.
_SLACK = 1.5


@dataclass(frozen=True, slots=True)
class Note:
    """One paragraph of the notes, by the kind of text that it is."""

    kind: Literal["paragraph", "heading", "source"]
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a slide, and the time that it takes."""

    notes: tuple[Note, ...]
    minutes: str


def notes(slide: Slide, deck_theme: DeckTheme) -> Notes:
    """The notes of a slide by paragraph."""
    *blocks, minutes = slide.notes.split("\n\n")
    found: list[Note] = []
    for block in blocks:
        first, *rest = block.split("\n")
        if first == deck_theme.labels["notes_sources"] and rest:
            found += [Note("heading", first), *(Note("source", each) for each in rest)]
        else:
            found += [Note("paragraph", each) for each in (first, *rest)]
    return Notes(tuple(note for note in found if note.text.strip()), minutes)


def heights(
    told: Notes, width: float, measures: Measures, pages: explainer.Measures, theme: Theme
) -> tuple[float, float]:
    """How high the notes stand in a column, never less than they will; and how high when they are set closer."""
    lines, before, tight = 0.0, 0.0, 0.0
    for index, note in enumerate(told.notes):
        kind = getattr(measures, note.kind)
        step = pages.roles[kind.role].steps[0]
        count = pages.metrics(kind.role, theme).count_lines(note.text, step.size, width - _SLACK)
        lines += count * step.lead
        before += kind.before if index else 0.0
        tight += min(kind.before, measures.tight) if index else 0.0
    return lines + before, lines + tight
