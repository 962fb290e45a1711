"""What are slides drawn on: the house's master, or an organization's template?"""

from reportgen.render.deck import foreign, master
from reportgen.render.deck.master import Master
from reportgen.theme.deck import DeckTheme
from reportgen.theme.tokens import Theme


def open_stock(theme: Theme, deck_theme: DeckTheme) -> Master:
    """The shared parts of all decks that look like this."""
    if deck_theme.template is not None:
        return foreign.open_master(theme, deck_theme, deck_theme.template)
    return master.open_master(theme, deck_theme)
