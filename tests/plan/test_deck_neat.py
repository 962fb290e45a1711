"""Line ends: last lines with company, compounds and dashes kept off the ends of lines, fitted heights kept."""

import pytest

from reportgen import text
from reportgen.build import furnish
from reportgen.plan import fitting
from reportgen.plan.deck import sheet as sheets
from reportgen.plan.deck.placed import Frame, Piece
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.references import References


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    house = furnish()
    return sheets.sheet(house.theme, house.master, References(()))


def piece(sheet: Sheet, words: str) -> Piece:
    return sheet.piece(words, "callout_note", 2)


def lines(sheet: Sheet, wanted: Piece, width: float) -> tuple[str, ...]:
    return fitting.wrap(text.plain(wanted.line), width, sheet.face.regular, wanted.size)


def width_of(sheet: Sheet, words: str) -> float:
    return sheet.width(words, "callout_note", 18) + 2 * fitting.WIDTH_SLACK


def test_it_gives_a_lone_last_word_company(sheet: Sheet) -> None:
    wanted = piece(sheet, "Rights monitors say that the pipeline stopped")
    width = width_of(sheet, "Rights monitors say that the pipeline")
    assert lines(sheet, wanted, width)[-1] == "stopped"

    (found,) = sheet.accompanied([wanted], width)

    assert lines(sheet, found, width) == ("Rights monitors say that the", "pipeline\N{NO-BREAK SPACE}stopped")
    assert text.plain(found.line).replace("\N{NO-BREAK SPACE}", " ") == text.plain(wanted.line)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("17 January", "17"),
        ("Released in 2024", "Released in 2024"),
        ("A few words of which three stand last", "A few words of which"),
    ],
)
def test_it_leaves_a_text_alone_that_would_not_gain(sheet: Sheet, words: str, first: str) -> None:
    wanted = piece(sheet, words)

    found = sheet.accompanied([wanted], width_of(sheet, first))

    assert found == (wanted,)


def test_it_holds_together_the_last_two_words(sheet: Sheet) -> None:
    wanted = piece(sheet, "Two words that stand last")

    (found,) = sheet.accompanied([wanted], width_of(sheet, "Two words that"))

    assert text.plain(found.line) == "Two words that stand\N{NO-BREAK SPACE}last"


def test_it_narrows_a_column_that_would_divide_a_compound(sheet: Sheet) -> None:
    wanted = piece(sheet, "Political prisoners released since mid-2024")
    width = width_of(sheet, "Political prisoners released since mid-")
    assert lines(sheet, wanted, width)[-1] == "2024"

    words = sheet.words("label", Frame(0, 0, width, 60), [wanted])

    assert lines(sheet, words.pieces[0], words.frame.width)[-1].endswith("mid-2024")
    assert sheet.height(words.pieces, words.frame.width) == sheet.height([wanted], width)


def test_it_divides_no_word_to_keep_a_compound_whole(sheet: Sheet) -> None:
    wanted = piece(sheet, "Five recommendations in mid-2024")
    width = width_of(sheet, "recommendations") + 1

    words = sheet.words("event", Frame(0, 0, width, 60), [wanted])

    assert not sheet.breaks_word(words.pieces, words.frame.width)


def test_it_begins_no_line_with_a_dash(sheet: Sheet) -> None:
    wanted = piece(sheet, "Companies default to the safer interpretation—avoid Belarus")
    width = width_of(sheet, "Companies default to the safer interpretation")
    assert lines(sheet, wanted, width)[-1].startswith("—")

    words = sheet.words("cell", Frame(0, 0, width, 60), [wanted])

    assert not any(line.startswith("—") for line in lines(sheet, words.pieces[0], words.frame.width))
