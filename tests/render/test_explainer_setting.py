"""How words are set, before WeasyPrint sees them."""

import pytest

from reportgen import resources, text
from reportgen.errors import LayoutError
from reportgen.render.explainer import setting
from reportgen.render.explainer.setting import Setter
from reportgen.render.pdf import breaking
from reportgen.render.pdf.held import Held
from reportgen.render.pdf.shelf import RefusedError, Shelf
from reportgen.resources import Resources
from reportgen.text import Run
from reportgen.theme import explainer, tokens

THEME = tokens.load(resources.locate())
SETTER = Setter(explainer.load(resources.locate(), THEME), THEME)


def test_it_gives_long_words_places_to_break_and_keeps_their_letters() -> None:
    word = "x" * 200

    broken = breaking.breakable(f"a {word} b")

    assert broken.replace(breaking.BREAK, "") == f"a {word} b"
    assert max(map(len, broken.replace(" ", breaking.BREAK).split(breaking.BREAK))) == breaking.BREAK_EVERY


def test_it_leaves_ordinary_words_alone() -> None:
    assert breaking.breakable("ordinary words, however many of them there are in the text") == (
        "ordinary words, however many of them there are in the text"
    )


def test_it_breaks_addresses_after_slashes() -> None:
    address = setting.address("https://example.org/a/b")

    assert address == f"https://example.org/{breaking.BREAK}a/{breaking.BREAK}b"


@pytest.mark.parametrize(
    ("words", "tied"),
    [
        ("one two three four five", "one two three four\u00a0five"),
        ("one two", "one two"),
        ("one two three four incomprehensibilities", "one two three four incomprehensibilities"),
    ],
)
def test_it_ties_a_short_last_word(words: str, tied: str) -> None:
    assert text.plain(setting.tied(text.line(words))) == tied


def test_it_ties_across_runs_without_losing_any() -> None:
    line = (Run("one two three four "), Run("five", strong=True), Run("", source="s1"))

    assert setting.tied(line)[-2:] == line[-2:]


def test_it_takes_a_smaller_step_for_a_long_title() -> None:
    assert SETTER.balanced("A title", "title").classes == "title"
    assert SETTER.balanced("A title of many words " * 8, "title").classes.startswith("title title-")


def test_it_serves_what_it_holds_and_refuses_the_rest() -> None:
    shelf = Shelf({"house:a.svg": Held(b"<svg/>", "image/svg+xml")}.get)

    assert shelf.fetch("house:a.svg").read() == b"<svg/>"
    for address in ("file:///etc/passwd", "https://example.org/", "house:b.svg", "data:text/plain,x"):
        with pytest.raises(RefusedError):
            shelf.fetch(address)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("31/33, 27/29", "27/29, 31/33", "from large to small"),
        ("face: display, bold: true, steps: [31/33", "face: gothic, bold: true, steps: [31/33", "does not have"),
        ("[31/33,", "[large,", "valid number"),
    ],
)
def test_it_tells_designers_what_is_wrong_with_measures(
    old: str, new: str, words: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    house = resources.locate()
    folder = tmp_path_factory.mktemp("layouts")
    (folder / "explainer").mkdir()
    measures = (house.layouts / "explainer" / "measures.yaml").read_text(encoding="utf-8")
    (folder / "explainer" / "measures.yaml").write_text(measures.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(LayoutError, match=words):
        explainer.load(Resources(folder, house.assets), THEME)
