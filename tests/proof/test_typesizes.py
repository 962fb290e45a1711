"""Whether planned type keeps to the floor of its use."""

from dataclasses import replace

import pytest

from reportgen import resources, text
from reportgen.plan.deck.evidence import Point, Points
from reportgen.plan.deck.placed import Frame, Piece, Words
from reportgen.plan.deck.slide import DeckPlan, Properties, Slide, Title
from reportgen.proof import typesizes
from reportgen.theme import deck, deckformat, tokens
from reportgen.units import Length

THEME = tokens.load(resources.locate())
WIDE = deck.load(resources.locate(), THEME)
SMALL = deckformat.resized(WIDE, Length(720), Length(405))


def plan(role: str, size: float) -> DeckPlan:
    """A deck of one slide that says one thing."""
    words = Words("point:1", Frame(0, 0, 400, 100), (Piece(text.line("Said"), role, size),))
    slide = Slide(
        key="one",
        layout="Brief Bottom Line",
        section="overview",
        kicker="",
        title=Title(text.line("A title"), 28, 0, 1),
        evidence=Points((Point(words, 0, 100, None),), None, None),
        notes="",
        footer="",
    )
    return DeckPlan((slide,), Properties("A deck", "", "", "", (), "en"), None, ())


@pytest.mark.parametrize(("role", "size"), [("body", 18), ("event_text", 18), ("label", 12), ("source", 11)])
def test_it_finds_nothing_at_the_floor(role: str, size: float) -> None:
    assert typesizes.check(plan(role, size), WIDE) == ()


@pytest.mark.parametrize(("role", "size"), [("body", 17), ("event_text", 16), ("label", 11), ("source", 10)])
def test_it_finds_type_below_the_floor_of_its_use(role: str, size: float) -> None:
    (problem,) = typesizes.check(plan(role, size), WIDE)

    assert (problem.code, problem.field) == ("deck-small-type", f"slide 1 {role}")


def test_it_takes_the_floors_of_the_slides_height() -> None:
    assert typesizes.check(plan("body", 13.5), SMALL) == ()
    assert typesizes.check(plan("body", 13), SMALL) != ()


def test_it_looks_at_every_paragraph() -> None:
    small = Piece(text.line("Small"), "body", 12)
    deep = (1, (small, replace(small, role="label")), Words("name", Frame(0, 0, 1, 1), (small,)))

    assert list(typesizes.pieces(deep)) == [small, replace(small, role="label"), small]
