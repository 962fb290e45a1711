"""Headings break into lines that a typesetter would choose."""

import pytest

from reportgen import resources, text
from reportgen.plan import balance
from reportgen.text import Line, Run
from reportgen.theme import metrics, tokens
from reportgen.theme.metrics import FontMetrics


@pytest.fixture(scope="module")
def bold() -> FontMetrics:
    return metrics.load(tokens.load(resources.locate()).font_file("serif", is_bold=True))


def broken(words: str, bold: FontMetrics, width: float, size: float = 11) -> list[str]:
    return [text.plain(line) for line in balance.balanced(text.line(words), bold, size, width)]


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("Envoy says U.S. will lift potash sanctions", 155, ["Envoy says U.S. will", "lift potash sanctions"]),
        ("The Potash Promise Stalls: No Paper, No Trade", 120, ["The Potash", "Promise Stalls:", "No Paper, No Trade"]),
        ("Short", 155, ["Short"]),
        ("", 155, [""]),
    ],
)
def test_it_breaks_where_lines_are_even(words: str, width: float, lines: list[str], bold: FontMetrics) -> None:
    assert broken(words, bold, width) == lines


def test_it_leaves_no_word_alone_at_the_end(bold: FontMetrics) -> None:
    lines = broken("Prisoner releases become Minsk’s bridge to the West", bold, 155)

    assert len(lines[-1].split()) > 1


def test_it_does_not_break_a_range_of_years(bold: FontMetrics) -> None:
    lines = broken("Myanmar’s opening (2011–2016) and post-coup sanctions snapback", bold, 112.7)

    assert any("(2011–2016)" in line for line in lines)


def test_it_takes_no_more_lines_than_needed(bold: FontMetrics) -> None:
    words = "U.S. Treasury — Office of Foreign Assets Control (OFAC) and its several licences for trade"

    assert len(broken(words, bold, 155)) == bold.count_lines(words, 11, 155)


def test_it_keeps_runs_and_citations(bold: FontMetrics) -> None:
    line: Line = (Run("Europe slams the "), Run("door", strong=True), Run("", source="s1"), Run(" again this year"))

    lines = balance.balanced(line, bold, 11, 100)
    runs = [run for each in lines for run in each]

    assert len(lines) > 1
    assert Run("door", strong=True) in runs
    assert Run("", source="s1") in runs


def test_it_sets_a_word_wider_than_the_column(bold: FontMetrics) -> None:
    assert broken("Donaudampfschifffahrtsgesellschaft sails", bold, 40) == [
        "Donaudampfschifffahrtsgesellschaft",
        "sails",
    ]


def test_it_is_quick_on_texts_that_are_no_headings(bold: FontMetrics) -> None:
    assert len(broken("word " * 2000, bold, 155)) > 100
