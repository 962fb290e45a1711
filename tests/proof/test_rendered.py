"""What LibreOffice makes of a deck; each fault drawn once."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Pt

from reportgen import resources
from reportgen.errors import RenderError
from reportgen.proof import rendered
from reportgen.proof.boxes import text_boxes
from reportgen.theme import deck as deck_theme
from reportgen.theme import tokens

LOREM = "every word of this sentence has to be read by somebody "


def drawn(good_deck: bytes, folder: Path, change: Callable[[Any], object]) -> tuple[Path, rendered.RenderedDeck]:
    """The good deck with its second slide changed, and as LibreOffice draws it."""
    presentation = pptx.Presentation(BytesIO(good_deck))
    change(presentation.slides[1])
    file = folder / "deck.pptx"
    presentation.save(str(file))
    return file, rendered.render(file, folder)


def textbox(slide: Any, text: str, top: float, height: float) -> None:
    shape = slide.shapes.add_textbox(Pt(300), Pt(top), Pt(200), Pt(height))
    shape.text_frame.word_wrap = True
    shape.text_frame.text = text


@pytest.mark.render
def test_it_finds_nothing_in_a_good_deck(good_deck: bytes, tmp_path: Path) -> None:
    file, deck = drawn(good_deck, tmp_path, lambda slide: None)

    assert [page.number for page in deck.pages] == [1, 2]
    assert "Coale" in {word.text for word in deck.pages[1].words}
    assert rendered.clipped_words(file, deck) == ()
    assert rendered.collisions(deck) == ()
    assert rendered.shapes_off_slide(file) == ()


@pytest.mark.render
def test_it_finds_words_lost_below_the_slide(good_deck: bytes, tmp_path: Path) -> None:
    file, deck = drawn(good_deck, tmp_path, lambda slide: textbox(slide, LOREM * 10 + "finally", 430, 60))

    assert "“finally” is not on the slide" in {fault.what for fault in rendered.clipped_words(file, deck)}


@pytest.mark.render
def test_it_finds_text_that_runs_out_of_its_box(good_deck: bytes, tmp_path: Path) -> None:
    file, deck = drawn(good_deck, tmp_path, lambda slide: textbox(slide, LOREM * 3, 260, 40))

    assert [fault.what for fault in rendered.clipped_words(file, deck)] == ["runs out of its box at the bottom"]


@pytest.mark.render
def test_it_finds_a_table_that_grows(good_deck: bytes, tmp_path: Path) -> None:
    def change(slide: Any) -> None:
        frame = slide.shapes.add_table(2, 1, Pt(300), Pt(130), Pt(100), Pt(50))
        frame.table.cell(1, 0).text = LOREM

    file, deck = drawn(good_deck, tmp_path, change)

    assert [fault.what for fault in rendered.clipped_words(file, deck)] == ["runs out of its box at the bottom"]


@pytest.mark.render
def test_it_finds_words_printed_over_one_another(good_deck: bytes, tmp_path: Path) -> None:
    def change(slide: Any) -> None:
        textbox(slide, "Over", 300, 30)
        textbox(slide, "Under", 304, 30)

    _, deck = drawn(good_deck, tmp_path, change)

    assert [{fault.place, fault.what} for fault in rendered.collisions(deck)] in (
        [{"Over", "is printed over “Under”"}],
        [{"Under", "is printed over “Over”"}],
    )


@pytest.mark.render
def test_it_finds_shapes_beyond_the_slide(good_deck: bytes, tmp_path: Path) -> None:
    presentation = pptx.Presentation(BytesIO(good_deck))
    slide = presentation.slides[1]
    slide.shapes.add_textbox(Pt(900), Pt(10), Pt(80), Pt(20)).name = "right"
    slide.shapes.add_textbox(Pt(-20), Pt(10), Pt(80), Pt(20)).name = "left"
    presentation.save(str(tmp_path / "deck.pptx"))

    assert [fault.place for fault in rendered.shapes_off_slide(tmp_path / "deck.pptx")] == ["right", "left"]


@pytest.mark.render
def test_it_finds_a_slide_with_an_empty_half(good_deck: bytes, tmp_path: Path) -> None:
    def change(slide: Any) -> None:
        box = slide.shapes.add_textbox(Pt(560), Pt(440), Pt(200), Pt(30))
        box.text_frame.text = "at the foot"

    file, deck = drawn(good_deck, tmp_path, change)
    found = rendered.half_empty(file, deck, deck_theme.load(resources.locate(), tokens.load(resources.locate())))

    assert [(fault.slide, fault.place) for fault in found if fault.slide == 2] == [(2, "left half")]


def test_it_knows_where_a_grouped_shape_stands(good_deck: bytes) -> None:
    slide = pptx.Presentation(BytesIO(good_deck)).slides[1]
    group: Any = next(shape for shape in slide.shapes if shape.name == "person:one")
    group.left, group.width = Pt(100), Pt(640)
    places = {box.text: (box.left, box.right) for box in text_boxes(slide)}

    assert places["Envoy"] == (500, 740)


@pytest.mark.render
def test_it_says_so_when_a_file_is_no_deck(tmp_path: Path) -> None:
    (tmp_path / "broken.pptx").write_bytes(b"PK\x03\x04 not a deck")

    with pytest.raises(RenderError):
        rendered.render(tmp_path / "broken.pptx", tmp_path)


def test_it_says_which_program_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(RenderError, match="soffice is not installed"):
        rendered.render(tmp_path / "deck.pptx", tmp_path)
