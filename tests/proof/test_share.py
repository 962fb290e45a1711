"""Which part of its evidence zone a slide uses."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pptx
import pytest
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from reportgen import resources
from reportgen.plan.deck.evidence import Callouts, Cover
from reportgen.plan.deck.slide import DeckPlan, Properties, Slide, Title
from reportgen.proof import share
from reportgen.render.deck import render
from reportgen.text import line
from reportgen.theme import deck, deckformat, tokens
from reportgen.theme.deck import DeckTheme
from reportgen.units import Length

THEME = tokens.load(resources.locate())
WIDE = deck.load(resources.locate(), THEME)
# The zone under a title of one line.
LEFT, TOP, WIDTH, HEIGHT = 43.2, 100, 873.6, 386
SENTENCE = "every word of this sentence has to be read by somebody "


def measured(
    change: Callable[[Any], object],
    layout: str = "Brief Indicators",
    title: str = "A title",
    deck_theme: DeckTheme = WIDE,
) -> share.Share:
    """The share of a slide that holds what is put on it."""
    evidence = Cover(None, "", (), None) if layout == "Brief Cover" else Callouts(())
    slide = Slide(
        "one",
        layout,
        "overview",
        "",
        Title(line(title), 28, 0, 1),
        evidence,
        "",
        "" if layout == "Brief Cover" else SENTENCE,
    )
    plan = DeckPlan((slide,), Properties("A deck", "", "", "", (), "en"), None, ())
    presentation = pptx.Presentation(BytesIO(render.render(plan, THEME, deck_theme)))
    change(presentation.slides[0])
    stream = BytesIO()
    presentation.save(stream)
    (found,) = share.shares(stream.getvalue(), THEME, WIDE)
    return found


def text(slide: Any, words: str, left: float, top: float, width: float, height: float = 40, size: float = 18) -> None:
    shape = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(width), Pt(height))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.text = words
    frame.paragraphs[0].runs[0].font.size = Pt(size)


def box(slide: Any, left: float, top: float, width: float, height: float) -> None:
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(left), Pt(top), Pt(width), Pt(height))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor(240, 240, 240)


def test_it_counts_nothing_on_an_empty_slide() -> None:
    assert measured(lambda slide: None).used == 0


def test_it_counts_a_filled_shape_whole() -> None:
    assert measured(lambda slide: box(slide, LEFT, TOP, WIDTH, HEIGHT)).used == 1
    assert measured(lambda slide: box(slide, LEFT, TOP, WIDTH / 2, HEIGHT)).used == pytest.approx(0.5, abs=0.02)


def test_it_counts_text_by_its_lines_and_not_by_its_box() -> None:
    one = measured(lambda slide: text(slide, "Short", LEFT, TOP, WIDTH, HEIGHT)).used
    long = measured(lambda slide: text(slide, SENTENCE * 40, LEFT, TOP, WIDTH, HEIGHT)).used

    assert one is not None and one < 0.01
    assert long is not None and long > 0.9


def test_it_does_not_count_a_ground_but_what_stands_on_it() -> None:
    def panel(slide: Any) -> None:
        box(slide, LEFT, TOP, WIDTH / 3, HEIGHT)
        text(slide, "Short", LEFT + 20, TOP + 20, WIDTH / 4)

    used = measured(panel).used

    assert used is not None and 0 < used < 0.02


def test_it_does_not_count_what_stands_on_top_of_it_twice() -> None:
    def stacked(slide: Any) -> None:
        box(slide, LEFT, TOP, WIDTH / 2, HEIGHT)
        box(slide, LEFT, TOP, WIDTH / 2, HEIGHT)

    assert measured(stacked).used == pytest.approx(0.5, abs=0.02)


def test_it_counts_a_table_by_its_grid() -> None:
    def table(slide: Any) -> None:
        frame = slide.shapes.add_table(4, 2, Pt(LEFT), Pt(TOP), Pt(WIDTH), Pt(HEIGHT / 2))
        frame.height = Pt(10)

    assert measured(table).used == pytest.approx(0.5, abs=0.03)


def test_it_leaves_title_and_footer_out() -> None:
    assert measured(lambda slide: None, title="A title of two lines " * 6).used == 0


def test_it_has_nothing_to_say_of_a_cover() -> None:
    assert measured(lambda slide: None, layout="Brief Cover").used is None


def test_it_tells_the_smallest_type() -> None:
    assert measured(lambda slide: text(slide, "Small", LEFT, TOP, WIDTH, size=9)).smallest == 9


def test_it_measures_a_slide_of_another_size_alike() -> None:
    small = deckformat.resized(WIDE, Length(720), Length(405))

    def half(slide: Any) -> None:
        box(slide, LEFT * 0.75, TOP * 0.75, WIDTH * 0.375, HEIGHT * 0.75)

    assert measured(half, deck_theme=small).used == pytest.approx(0.5, abs=0.03)


def test_it_warns_of_content_that_leaves_its_slide_empty() -> None:
    half = measured(lambda slide: box(slide, LEFT, TOP, WIDTH / 2, HEIGHT))
    full = measured(lambda slide: box(slide, LEFT, TOP, WIDTH, HEIGHT))
    cover = measured(lambda slide: None, layout="Brief Cover")

    (warning,) = share.sparse([half, full, cover])

    assert (warning.code, warning.field) == ("slide-sparse", "slide 1")
    assert "less than 55%" in warning.message
