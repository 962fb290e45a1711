"""What does a handout say?

What the deck says and its notes, word for word, under the imprint that the explainer bears.
"""

from dataclasses import dataclass

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan import glyphs, imprint
from reportgen.plan.deck.slide import DeckPlan
from reportgen.plan.imprint import Imprint, Metadata
from reportgen.theme.tokens import Theme

PRODUCT = "Handout"


@dataclass(frozen=True, slots=True)
class HandoutPlan:
    """A deck with what stands at the edges of its printed pages."""

    product: str
    short_title: str
    imprint: Imprint
    footer: str
    metadata: Metadata
    deck: DeckPlan


def plan(brief: Brief, deck: DeckPlan, theme: Theme) -> HandoutPlan:
    """Decide everything that a handout of a planned deck says.

    Raises:
        UnprintableError: a text holds a character that none of the fonts has.
    """
    glyphs.refuse(brief, theme)
    return HandoutPlan(
        product=PRODUCT,
        short_title=imprint.short_title(text.plain(brief.title)),
        imprint=imprint.imprint(brief),
        footer=imprint.footer(brief, PRODUCT),
        metadata=imprint.metadata(brief),
        deck=deck,
    )
