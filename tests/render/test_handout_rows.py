"""How slides share the pages of a handout, and how their notes are parted."""

import pytest

from reportgen import resources
from reportgen.plan.deck.evidence import Cover
from reportgen.plan.deck.slide import Slide, Title
from reportgen.render.handout import rows
from reportgen.render.handout.notes import Note, heights, notes
from reportgen.render.handout.rows import Need, Row
from reportgen.text import line
from reportgen.theme import deck, explainer, handout, tokens

HOUSE = resources.locate()
THEME = tokens.load(HOUSE)
MASTER = deck.load(HOUSE, THEME)
MEASURES = handout.load(HOUSE)
PAGES = explainer.load(HOUSE, THEME)


def needs(*heights: float) -> list[Need]:
    return [Need(height, height) for height in heights]


def slide(words: str) -> Slide:
    title = Title(line("A title"), 28, 0, 1)
    return Slide("cover", "Brief Cover", "overview", "", title, Cover(None, "", (), None), words, "")


def test_it_sets_three_slides_of_short_notes_in_thirds_of_a_page() -> None:
    placed = rows.rows(needs(200, 180, 230, 200), 720, 3)

    assert placed == (Row(True, 240), Row(False, 240), Row(False, 240), Row(True, 240))


def test_it_sets_two_slides_of_longer_notes_in_halves_of_a_page() -> None:
    placed = rows.rows(needs(300, 350, 200, 200), 720, 3)

    assert placed == (Row(True, 360), Row(False, 360), Row(True, 240), Row(False, 240))


def test_it_shares_what_is_left_where_one_slide_needs_more_than_its_part() -> None:
    placed = rows.rows(needs(400, 200, 300), 720, 3)

    assert placed == (Row(True, 460), Row(False, 260), Row(True, 300))


def test_it_sets_notes_closer_rather_than_cut_them() -> None:
    placed = rows.rows([Need(400, 400), Need(330, 310), Need(200, 200)], 720, 3)

    assert placed[1] == Row(False, 310 + 5, is_tight=True)


def test_it_lets_long_notes_go_on_overleaf_and_the_next_slide_follow_them() -> None:
    placed = rows.rows(needs(1000, 200, 200, 200), 720, 3)

    assert placed == (Row(True, None), Row(False, 220), Row(False, 220), Row(True, 240))


def test_it_begins_a_slide_whose_notes_do_not_fit_where_the_page_would_stand_empty() -> None:
    placed = rows.rows(needs(400, 500, 200), 720, 3)

    assert placed == (Row(True, 400), Row(False, None), Row(False, 200))


def test_it_makes_no_rows_of_no_slides() -> None:
    assert rows.rows([], 720, 3) == ()


@pytest.mark.parametrize("heights", [(200,) * 40, (300, 700, 250) * 5, (2000, 100), (719, 721, 1), (241, 241, 238)])
def test_it_places_every_slide_and_never_more_than_fit(heights: tuple[float, ...]) -> None:
    placed = rows.rows(needs(*heights), 720, 3)

    assert len(placed) == len(heights)
    used = 0.0
    for row in placed:
        used = 0.0 if row.opens_page else used
        # Notes that went on overleaf take a part of the next page, which nobody asks for here.
        used = 0.0 if row.height is None else used + row.height
        assert used <= 720 + 0.001


def test_it_parts_notes_in_paragraphs_sources_and_time() -> None:
    told = notes(slide("First.\n\nSecond.\nThird.\n\nSources\n1  A, B\n2  C\n\nSuggested time: 2 min"), MASTER)

    assert told.minutes == "Suggested time: 2 min"
    assert told.notes == (
        Note("paragraph", "First."),
        Note("paragraph", "Second."),
        Note("paragraph", "Third."),
        Note("heading", "Sources"),
        Note("source", "1  A, B"),
        Note("source", "2  C"),
    )


def test_it_measures_notes_that_grow_with_their_words_and_shrink_when_set_closer() -> None:
    short, long = (notes(slide(f"{'Some words. ' * count}\n\nMore.\n\nTime"), MASTER) for count in (10, 100))

    (height, tight), (longer, _) = (heights(each, 197, MEASURES, PAGES, THEME) for each in (short, long))

    assert tight < height < longer


def test_it_draws_a_slide_of_either_shape_as_large_as_its_room_allows() -> None:
    wide, narrow = MEASURES.slide.scale(960, 540), MEASURES.slide.scale(720, 540)

    assert 960 * wide == pytest.approx(MEASURES.slide.width, abs=0.2)
    assert 540 * narrow == pytest.approx(MEASURES.slide.height)
    assert 720 * narrow < MEASURES.slide.width
