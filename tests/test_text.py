"""Lines, prose and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import text
from reportgen.text import Bullets, Paragraph, Run


def split(content: str) -> list[str]:
    return [text.plain(part) for part in text.sentences(text.line(content))]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("It stalls. Nothing moves.", ["It stalls.", "Nothing moves."]),
        ("The U.S. sells it as leverage. Europe waits.", ["The U.S. sells it as leverage.", "Europe waits."]),
        ("It began in the U.S. The EU followed.", ["It began in the U.S.", "The EU followed."]),
        ("He said: “No.” They left.", ["He said: “No.”", "They left."]),
        ("Fines of $2.5 bn, e.g. Thames. What now? Wait!", ["Fines of $2.5 bn, e.g. Thames.", "What now?", "Wait!"]),
        ("Dr. Smith and J. Doe met on Jan. 5. It rained.", ["Dr. Smith and J. Doe met on Jan. 5.", "It rained."]),
        ("No stop at the end", ["No stop at the end"]),
    ],
)
def test_it_cuts_after_each_sentence(content: str, expected: list[str]) -> None:
    assert split(content) == expected


@given(st.text(max_size=300))
def test_it_loses_nothing_but_white_space(content: str) -> None:
    joined = "".join(split(content))

    assert "".join(joined.split()) == "".join(content.split())


def test_it_keeps_emphasis_and_citations_with_their_sentence() -> None:
    line = (Run("One "), Run("two", strong=True), Run("."), Run("", source="s1"), Run(" Three."))

    assert text.sentences(line) == (
        (Run("One "), Run("two", strong=True), Run("."), Run("", source="s1")),
        (Run("Three."),),
    )


def test_it_knows_the_plain_characters_of_prose() -> None:
    prose = (Paragraph(text.line("One.")), Bullets((text.line("a"), text.line("b"))))

    assert text.plain(prose) == "One.\n\na\nb"
    assert text.count_words(prose) == 3


def test_it_finds_citations_in_order() -> None:
    assert text.cited((Paragraph((Run("x"), Run("", source="b"), Run("", source="a"))),)) == ("b", "a")
