"""A small deck in which nothing is wrong, for tests that put something wrong into it."""

from io import BytesIO

import pytest
from PIL import Image

from reportgen import resources, text
from reportgen.plan.deck.evidence import Card, Cards, Cell, Evidence, Picture, Row, Table
from reportgen.plan.deck.placed import Frame, Piece, Words
from reportgen.plan.deck.slide import DeckPlan, Properties, Slide, Title
from reportgen.render.deck import render
from reportgen.text import Run
from reportgen.theme import deck, tokens

ZONE = Frame(50, 130, 300, 120)


@pytest.fixture(scope="session")
def good_deck() -> bytes:
    """Two slides: a table in its placeholder; a picture, a group, a link and a jump."""
    theme = tokens.load(resources.locate())
    deck_theme = deck.load(resources.locate(), theme)
    slides = (
        slide("watch", "Brief Watch", "What to watch", table()),
        slide("people", "Brief Cards", "Who matters", cards()),
    )
    plan = DeckPlan(slides, Properties("A deck", "", "", "", (), "en-GB"), "TLP:CLEAR", ())
    return render.render(plan, theme, deck_theme)


def slide(section: str, layout: str, title: str, evidence: Evidence) -> Slide:
    headline = Title(text.line(title), 28, 0, 1)
    return Slide(section, layout, section, "", headline, evidence, "Say this.", "Source: a page")


def table() -> Table:
    header, row = (
        Row(tuple(Cell((Piece(text.line(words), "table", 18),)) for words in cells), 40)
        for cells in (("Signpost", "State"), ("A licence", "Seen"))
    )
    return Table("Signposts", "One signpost and its state", ZONE, (150, 150), header, (row,), (8, 8, 4))


def cards() -> Cards:
    pixels = BytesIO()
    Image.new("RGB", (4, 4), "navy").save(pixels, "PNG")
    portrait = Picture(pixels.getvalue(), "image/png", 4, 4, "A navy square")
    name, role = (
        Words(f"person:one:{part}", Frame(left, 200, 120, 30), (Piece((run,), "table", 18),), target=target)
        for part, left, run, target in (
            ("text", 50, Run("John Coale", href="https://example.org/"), None),
            ("aside", 250, Run("Envoy"), "watch"),
        )
    )
    return Cards((Card("one", Frame(50, 130, 320, 120), None, portrait, Frame(50, 140, 52, 52), name, False, role),))
