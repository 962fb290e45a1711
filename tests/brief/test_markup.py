"""What the author's markup means, and what is refused."""

import contextlib
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.brief import markup
from reportgen.brief.markup import MarkupError
from reportgen.text import Bullets, Line, Paragraph, Run, plain

PRINTABLE = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
# Drawn often from what means something, so that the search meets real markup.
LETTERS = st.one_of(PRINTABLE, st.sampled_from("*_[]()<>!\\^`#&-+.1 ab"))
# A line of which nothing shows, such as a soft hyphen alone, is refused: a test of its own says so.
LINES = st.text(LETTERS, min_size=1, max_size=60).filter(
    lambda text: text == text.strip() and any(unicodedata.category(char) not in ("Zs", "Cf") for char in text)
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("R&D, <5, a < b, x_y_z, 5 * 3", (Run("R&D, <5, a < b, x_y_z, 5 * 3"),)),
        ("&amp; &lt;b&gt; # not a head", (Run("&amp; &lt;b&gt; # not a head"),)),
        ("a *fine* deal", (Run("a "), Run("fine", emphasis=True), Run(" deal"))),
        ("a **fine** deal", (Run("a "), Run("fine", strong=True), Run(" deal"))),
        ("***both***", (Run("both", strong=True, emphasis=True),)),
        ("\\*not\\* \\[this\\]", (Run("*not* [this]"),)),
        ("see [the *list*](https://a.example/x?a=1&copy=2)", None),
        (
            "so it is[^s1]. And[^ofac-2021]",
            (Run("so it is"), Run("", source="s1"), Run(". And"), Run("", source="ofac-2021")),
        ),
        ("- 5% is no list here", (Run("- 5% is no list here"),)),
        ("one\n  and the same line", (Run("one and the same line"),)),
        ("https://a.example stays text", (Run("https://a.example stays text"),)),
        ("~~struck~~ `code`", (Run("~~struck~~ `code`"),)),
    ],
)
def test_it_reads_a_line(typed: str, expected: Line | None) -> None:
    address = "https://a.example/x?a=1&copy=2"
    linked = (Run("see "), Run("the ", href=address), Run("list", emphasis=True, href=address))

    actual = markup.parse_line(typed)

    assert (expected or linked) == actual


def test_it_reads_paragraphs_and_lists() -> None:
    actual = markup.parse_prose("One\ngoes on.\n\n- a\n- b[^s1]\n\n1. x\n2. y\n\nLast.")

    assert actual == (
        Paragraph((Run("One goes on."),)),
        Bullets(((Run("a"),), (Run("b"), Run("", source="s1")))),
        Bullets(((Run("x"),), (Run("y"),)), ordered=True),
        Paragraph((Run("Last."),)),
    )


@pytest.mark.parametrize(
    "typed", ["2021. It was a year.", "# Head", "> quoted", "---", "    code", "| a | b |", "```x```"]
)
def test_it_prints_as_typed_what_is_no_markup_here(typed: str) -> None:
    assert markup.parse_prose(typed) == (Paragraph((Run(typed.strip()),)),)


@pytest.mark.parametrize(
    ("typed", "snippets"),
    [
        ("a <b>bold</b> claim", ["<b>"]),
        ("<script src=x>alert(1)</script>", ["<script src=x>"]),
        ("a<br/>b <!-- note --> <?php ?>", ["<br/>", "<!--", "<?"]),
        ("[x](javascript:alert(1))", ["javascript:alert(1)"]),
        ("[x](file:///etc/passwd) [y](data:text/html,z)", ["file:///etc/passwd", "data:text/html,z"]),
        ("[x](//host/share) [y](\\\\\\\\host\\\\share)", None),
        ("[x](notes.html)", ["notes.html"]),
        ("[x](https://)", ["https://"]),
        ("![map](map.png)", ["![map](map.png)"]),
        ("it is[^ s1]", ["[^ s1]"]),
        ("- a\n  - b", ["- b"]),
        ("- a\n\n  b", ["b"]),
        ("1. a\n3. b", ["3."]),
    ],
)
def test_it_refuses_every_piece_of_what_would_mislead(typed: str, snippets: list[str] | None) -> None:
    with pytest.raises(MarkupError) as caught:
        markup.parse_prose(typed)

    assert len(caught.value.refusals) == 2 if snippets is None else list(caught.value.refusals) == snippets


@pytest.mark.parametrize("address", ["https://a.example/é?q=1#x", "http://a.example", "mailto:desk@a.example"])
def test_it_takes_links_to_the_web_and_to_mail(address: str) -> None:
    assert markup.parse_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "file:///etc/passwd",
        "//host/x",
        "\\\\host\\x",
        "https://a b",
        "mailto:",
        "ftp://a",
        "x",
    ],
)
def test_it_refuses_other_addresses(address: str) -> None:
    with pytest.raises(MarkupError):
        markup.parse_link(address)


def test_it_refuses_an_empty_line_in_a_single_line() -> None:
    for parse in (markup.parse_line, markup.parse_plain):
        with pytest.raises(MarkupError):
            parse("one\n\ntwo")


def test_it_leaves_a_plain_line_as_typed() -> None:
    assert markup.parse_plain(" *not* [^marked]\n up ") == "*not* [^marked] up"


@given(LINES)
def test_it_escapes_any_line_so_that_it_means_itself(text: str) -> None:
    actual = markup.parse_line(markup.escape(text))

    assert plain(actual) == text
    assert actual == (Run(text),)


@given(st.lists(LINES, min_size=1, max_size=3))
def test_it_escapes_any_paragraphs_so_that_they_mean_themselves(texts: list[str]) -> None:
    actual = markup.parse_prose(markup.escape("\n\n".join(texts)))

    assert actual == tuple(Paragraph((Run(text),)) for text in texts)


@pytest.mark.parametrize(
    "text", ["R&D", "$2B–$3B", "Up to 20% [est.]", "a_b", "5 * 3", "1990. A year", "“It’s” – fine!"]
)
def test_it_escapes_no_more_than_it_must(text: str) -> None:
    assert markup.escape(text) == text


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["[", "*", "_a", "<a ", "[a](", "[^", "![", "- a\n", "**a *b ", "\\", ">", "&#"])
def test_it_reads_the_longest_text_of_any_markup_quickly(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    started = time.perf_counter()

    with contextlib.suppress(MarkupError):
        markup.parse_prose(text)

    assert time.perf_counter() - started < 2
