"""The master on slides of other sizes."""

from itertools import pairwise

import pytest

from reportgen import resources
from reportgen.errors import LayoutError
from reportgen.theme import deck, deckformat, tokens
from reportgen.theme.deck import DeckTheme
from reportgen.units import Length

THEME = tokens.load(resources.locate())
WIDE = deck.load(resources.locate(), THEME)
SHAPES = {"16:9": (960, 540), "4:3": (720, 540), "small 16:9": (720, 405), "16:10": (720, 450), "A4": (780, 540)}


def resized(width: float, height: float) -> DeckTheme:
    return deckformat.resized(WIDE, Length(width), Length(height))


def test_it_leaves_a_slide_of_the_same_size_as_it_is() -> None:
    assert resized(960, 540) == WIDE


def test_it_shows_the_same_picture_on_a_smaller_slide_of_the_same_shape() -> None:
    small = resized(720, 405)
    wide = {(name, part): WIDE.rect(name, part) for name, spec in WIDE.layouts.items() for part in spec.placeholders}

    for (name, part), rect in wide.items():
        found = small.rect(name, part)
        assert (found.left.points, found.top.points, found.width.points, found.height.points) == pytest.approx(
            tuple(edge.points * 0.75 for edge in (rect.left, rect.top, rect.width, rect.height))
        )
    assert small.types["title"].sizes == (21, 19.5, 18)
    assert small.insets.panel.points == WIDE.insets.panel.points * 0.75


@pytest.mark.parametrize("shape", SHAPES)
def test_it_spans_twelve_columns_between_margins_of_the_same_share(shape: str) -> None:
    width, height = SHAPES[shape]
    left, span = resized(width, height).grid.span(1, 12)

    assert left.points == pytest.approx(43.2 * height / 540)
    assert (left + span).points == pytest.approx(width - 43.2 * height / 540)


@pytest.mark.parametrize("shape", SHAPES)
def test_it_keeps_an_edge_on_its_column(shape: str) -> None:
    width, height = SHAPES[shape]
    deck_theme = resized(width, height)

    marking = deck_theme.common["Marking"]
    assert marking.left is not None
    assert marking.left.points == pytest.approx(deck_theme.grid.span(9, 9)[0].points)


@pytest.mark.parametrize("shape", SHAPES)
def test_it_keeps_every_place_on_the_slide_and_in_order(shape: str) -> None:
    width, height = SHAPES[shape]
    deck_theme = resized(width, height)

    for layout, spec in deck_theme.layouts.items():
        before = [WIDE.rect(layout, name) for name in spec.placeholders | spec.zones]
        after = [deck_theme.rect(layout, name) for name in spec.placeholders | spec.zones]
        assert after
        assert all(rect.left.points >= 0 and rect.right.points <= width + 1e-6 for rect in after)
        assert all(rect.top.points >= 0 and rect.bottom.points <= height + 1e-6 for rect in after)
        order = sorted(range(len(before)), key=lambda index: before[index].left.points)
        assert all(after[one].left.points <= after[other].left.points + 1e-6 for one, other in pairwise(order))


def test_it_sets_notes_on_paper_as_before_under_a_slide_of_the_right_shape() -> None:
    wide, square = WIDE.notes, resized(720, 540).notes

    assert square.page == wide.page
    picture = square.slide
    assert picture.top is not None and picture.bottom is not None
    assert (picture.bottom - picture.top).points == pytest.approx(468 * 3 / 4)
    assert resized(720, 405).types["notes"] == WIDE.types["notes"]


def test_it_leaves_shares_as_they_are() -> None:
    assert resized(720, 405).measures["column_gap_percent"] == WIDE.measures["column_gap_percent"]


def test_it_refuses_a_slide_without_room_for_columns() -> None:
    with pytest.raises(LayoutError, match="12 columns"):
        resized(200, 540)
