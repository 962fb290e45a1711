"""Is any text of a planned deck smaller than its use allows?

The master promises a floor for what is read as sentences, for labels and for sources. This asks the finished plan,
paragraph by paragraph, whatever chose the sizes. On a slide of another height the floors are those of its master.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from reportgen import text
from reportgen.errors import Problem
from reportgen.plan.deck.placed import Piece
from reportgen.plan.deck.slide import DeckPlan
from reportgen.theme.deck import DeckTheme

# Sizes are rounded to tenths of a point when a master is resized.
_ROUNDING = 0.05


def check(plan: DeckPlan, deck_theme: DeckTheme) -> tuple[Problem, ...]:
    """Every paragraph below the floor of its use."""
    return tuple(
        Problem(
            "deck-small-type",
            f"“{text.plain(piece.line)}” is set at {piece.size:g} points; {use} type stays at {least:g} or above",
            f"slide {number} {piece.role}",
        )
        for number, slide in enumerate(plan.slides, start=1)
        for piece in pieces(slide.evidence)
        for use in [deck_theme.types[piece.role].use]
        for least in [deck_theme.floors.of(use)]
        if piece.size < least - _ROUNDING
    )


def pieces(value: Any) -> Iterator[Piece]:
    """Every paragraph in a part of a plan, however deep."""
    if isinstance(value, Piece):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from pieces(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from pieces(item)
