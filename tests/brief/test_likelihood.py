"""How likely an author's words are, and on which yardstick."""

import pytest

from reportgen.brief import likelihood


@pytest.mark.parametrize(
    ("typed", "term", "low", "high", "yardstick"),
    [
        ("Likely", "likely", 55, 80, "ICD 203"),
        ("probable", "likely", 55, 80, "ICD 203"),
        ("remote", "almost no chance", 1, 5, "ICD 203"),
        ("remote  chance", "remote chance", 0, 5, "PHIA"),
        ("realistic possibility", "realistic possibility", 40, 50, "PHIA"),
        ("55–80%", None, 55, 80, "ICD 203"),
        ("5 to 10 %", None, 5, 10, "ICD 203"),
        ("30%", None, 30, 30, "ICD 203"),
        ("<5%", None, 0, 5, "ICD 203"),
        (">95 per cent", None, 95, 100, "ICD 203"),
        ("~50%", None, 50, 50, "ICD 203"),
        ("33.333%", None, 33, 33, "ICD 203"),
        ("1 in 20", None, 5, 5, "ICD 203"),
    ],
)
def test_it_reads_words_and_percentages(typed: str, term: str | None, low: int, high: int, yardstick: str) -> None:
    actual = likelihood.parse(typed)

    assert (actual.term, actual.low, actual.high, actual.yardstick) == (term, low, high, yardstick)


@pytest.mark.parametrize("typed", ["perhaps", "80–55%", "120%", "55", "-5%", "+5%", "5 km", "3 in 2", ""])
def test_it_refuses_what_is_neither(typed: str) -> None:
    with pytest.raises(ValueError):
        likelihood.parse(typed)


def test_it_reads_shared_words_on_the_yardstick_of_the_others() -> None:
    typed = ("remote chance", "likely", "unlikely", "55–80%", "very likely")

    actual = likelihood.on_one_yardstick(tuple(map(likelihood.parse, typed)))

    assert [(each.term, each.low, each.high, each.yardstick) for each in actual] == [
        ("remote chance", 0, 5, "PHIA"),
        ("likely or probable", 55, 75, "PHIA"),
        ("unlikely", 25, 35, "PHIA"),
        (None, 55, 80, "ICD 203"),
        ("very likely", 80, 95, "ICD 203"),
    ]


def test_it_leaves_words_of_one_yardstick_alone() -> None:
    given = tuple(map(likelihood.parse, ("likely", "unlikely")))

    assert likelihood.on_one_yardstick(given) == given
