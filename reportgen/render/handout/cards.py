"""How are people drawn?"""

from reportgen.plan.deck.evidence import Card, Cards
from reportgen.render.handout.pen import Pen
from reportgen.render.pdf.held import Held


def draw(pen: Pen, evidence: Cards) -> None:
    """Draw every card."""
    for card in evidence.cards:
        _card(pen, card)


def _card(pen: Pen, card: Card) -> None:
    frame, portrait = card.frame, card.portrait
    pen.rule(frame.left, frame.right, frame.top)
    if portrait:
        pen.photo(card.portrait_frame, Held(portrait.content, portrait.media_type), portrait.alt, is_round=True)
    elif card.disc:
        # The name beside it says the same.
        pen.disc(card.disc, "navy", "white", is_ornament=True)
    for words in (card.words, card.aside):
        if words:
            pen.text(words)
