"""Fitting: never too small, never too high, nothing lost."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import resources, text
from reportgen.plan import fitting
from reportgen.theme import metrics, tokens
from reportgen.theme.metrics import FontMetrics

SIZES = (24.0, 22.0, 20.0, 18.0)
WORDS = st.lists(
    st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=24), min_size=1, max_size=60
).map(" ".join)


@pytest.fixture(scope="module")
def face() -> FontMetrics:
    theme = tokens.load(resources.locate())
    return metrics.load(theme.font_file("office"))


def test_it_takes_the_largest_size_that_fits(face: FontMetrics) -> None:
    fitted = fitting.fit("one two three four", 90, 2 * face.line_height * 20, face, SIZES)

    assert fitted == fitting.Fitted(20.0, ("one two", "three four"))


def test_it_says_none_rather_than_go_below_the_floor(face: FontMetrics) -> None:
    assert fitting.fit("word " * 200, 100, 100, face, SIZES) is None


@given(WORDS, st.floats(60, 600), st.floats(20, 400))
@settings(max_examples=60, deadline=None)
def test_it_never_exceeds_the_box(face: FontMetrics, words: str, width: float, height: float) -> None:
    fitted = fitting.fit(words, width, height, face, SIZES)

    if fitted is not None:
        assert fitted.size in SIZES
        assert len(fitted.lines) * face.line_height * fitted.size <= height
        assert all(face.width(line, fitted.size) <= width for line in fitted.lines if len(line) > 1)


@given(WORDS, st.floats(60, 600), st.floats(30, 200))
@settings(max_examples=60, deadline=None)
def test_it_loses_nothing_when_it_splits(face: FontMetrics, words: str, width: float, height: float) -> None:
    rest = text.line(words)
    parts: list[str] = []
    while rest and len(parts) < 400:
        head, rest = fitting.split(rest, width, height, face, 18)
        parts.append(text.plain(head))

    assert "".join("".join(parts).split()) == "".join(words.split())


@given(st.integers(0, 200), st.integers(1, 12))
def test_it_balances_pages(count: int, limit: int) -> None:
    pages = fitting.balanced(count, limit)

    assert sum(pages) == count
    assert all(page <= limit for page in pages)
    assert not pages or max(pages) - min(pages) <= 1


@given(st.lists(st.floats(1, 120), max_size=40), st.integers(1, 8))
def test_it_paginates_without_loss_or_overflow(heights: list[float], limit: int) -> None:
    pages = fitting.paginate(heights, 150, limit)

    edges = [0, *accumulate(pages)]
    assert sum(pages) == len(heights)
    assert all(page <= limit for page in pages)
    assert all(sum(heights[start:end]) <= 150 for start, end in pairwise(edges))


def test_it_puts_eleven_as_six_and_five() -> None:
    assert fitting.paginate([10.0] * 11, 1000, 6) == (6, 5)


def test_it_balances_the_lines_of_a_title(face: FontMetrics) -> None:
    title = "A U.S. envoy went to Minsk to talk about prisoners—and walked out talking about fertilizer"

    width = fitting.balanced_width(title, 874, face, 28)

    lines = fitting.wrap(title, width, face, 28)
    assert len(lines) == len(fitting.wrap(title, 874, face, 28)) == 2
    assert face.width(lines[1], 28) >= 0.62 * face.width(lines[0], 28)
    assert not lines[1].startswith("—")


def test_it_measures_a_line_with_one_strong_run_in_bold(face: FontMetrics) -> None:
    theme = tokens.load(resources.locate())
    weights = fitting.Face(face, metrics.load(theme.font_file("office", is_bold=True)))

    measured = weights.of((text.Run("plain "), text.Run("strong", strong=True)))

    assert measured is weights.bold
