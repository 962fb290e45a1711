"""The dates an axis names."""

from datetime import date

import pytest

from reportgen.graphics import timeaxis


def measure(words: str) -> float:
    return 4.0 * len(words)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2014, 1, 1), date(2022, 1, 1), "2014 2015 2016 2017 2018 2019 2020 2021 2022"),
        (date(1974, 4, 1), date(2026, 1, 1), "1975 1980 1985 1990 1995 2000 2005 2010 2015 2020 2025"),
        (date(2024, 7, 1), date(2025, 12, 1), "Jul 2024|Oct|Jan 2025|Apr|Jul|Oct"),
        (date(2025, 12, 3), date(2025, 12, 28), ""),
        (date(1, 1, 1), date(9999, 1, 1), "1000 2000 3000 4000 5000 6000 7000 8000 9000"),
    ],
)
def test_it_takes_the_finest_step_that_has_room(first: date, last: date, expected: str) -> None:
    found = timeaxis.ticks(first, last, 320, 4, measure)

    separator = "|" if "|" in expected else " "
    assert [tick.text for tick in found] == (expected.split(separator) if expected else [])


def test_it_is_in_the_middle_when_time_has_no_length() -> None:
    day = date(2025, 1, 1)

    assert timeaxis.fraction(day, day, day) == 0.5
