"""Which days does an inexact date cover?

Days are (year, month, day) in the proleptic Gregorian calendar of ISO 8601, counted with a year zero, because
`datetime.date` knows neither the year 0 nor the year 10,000. Seasons are the three whole months that a northern
reader means; winter belongs to the year it begins in.
"""

import calendar
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date
from typing import Literal

Precision = Literal["day", "month", "season", "quarter", "year", "decade", "century", "interval"]
Third = Literal["early", "mid", "late"]
Day = tuple[int, int, int]

# Not `calendar.month_name`, which speaks the language of the process.
MONTHS = tuple("January February March April May June July August September October November December".split())
SEASONS = ("spring", "summer", "autumn", "winter")


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day, None where it is open or unknown."""

    first: Day | None
    last: Day | None
    precision: Precision
    is_approximate: bool = False
    is_uncertain: bool = False


def day(year: int, month: int, number: int) -> Span:
    """One day.

    Raises:
        ValueError: there is no such day.
    """
    length = _length(year, month)
    if not 1 <= number <= length:
        raise ValueError(f"{MONTHS[month - 1]} {year} has {length} days, not {number}")
    return Span((year, month, number), (year, month, number), "day")


def months(year: int, first: int, count: int, precision: Precision) -> Span:
    """Whole months from `first` on, which may run into the next year.

    Raises:
        ValueError: there is no such month.
    """
    if not 1 <= first <= 12:
        raise ValueError(f"a year has 12 months, not {first}")
    past = first - 1 + count - 1
    last_year, last = year + past // 12, past % 12 + 1
    return Span((year, first, 1), (last_year, last, _length(last_year, last)), precision)


def month(year: int, number: int) -> Span:
    """One month."""
    return months(year, number, 1, "month")


def quarter(year: int, number: int) -> Span:
    """A quarter, 1 to 4."""
    return months(year, 3 * number - 2, 3, "quarter")


def half(year: int, number: int) -> Span:
    """A half-year, 1 or 2."""
    return months(year, 6 * number - 5, 6, "interval")


def season(year: int, name: str) -> Span:
    """A season by its name; fall is autumn."""
    return months(year, 3 * SEASONS.index("autumn" if name == "fall" else name) + 3, 3, "season")


def years(first: int, last: int, precision: Precision) -> Span:
    """Whole years."""
    return Span((first, 1, 1), (last, 12, 31), precision)


def year(number: int) -> Span:
    """One year."""
    return years(number, number, "year")


def decade(first: int) -> Span:
    """Ten years."""
    return years(first, first + 9, "decade")


def century(number: int) -> Span:
    """A century as it is counted: the 19th is 1801 to 1900."""
    return years(100 * number - 99, 100 * number, "century")


def third(span: Span, part: Third) -> Span:
    """The early, middle or late third of a month, season, year, decade or century, as an approximate date.

    Raises:
        ValueError: a shorter or an open span has no thirds.
    """
    if span.first is None or span.last is None or span.precision in ("day", "interval"):
        raise ValueError(f"“{part}” goes with a month, a season, a year, a decade or a century")
    index = ("early", "mid", "late").index(part)
    number, start, _ = span.first
    if span.precision == "month":
        first, last = (1, 11, 21)[index], (10, 20, span.last[2])[index]
        found = Span((number, start, first), (number, start, last), "month")
    elif span.precision in ("season", "quarter"):
        begin = start - 1 + index
        found = months(number + begin // 12, begin % 12 + 1, 1, span.precision)
    elif span.precision == "year":
        found = months(number, 4 * index + 1, 4, "year")
    else:
        # Of ten years the middle three are "mid"; of a hundred the middle thirty-four.
        cuts = (0, 4, 7, 10) if span.precision == "decade" else (0, 33, 67, 100)
        found = years(number + cuts[index], number + cuts[index + 1] - 1, span.precision)
    return replace(found, is_approximate=True)


def between(start: Span, end: Span) -> Span:
    """From the first day of one to the last day of the other.

    Raises:
        ValueError: that would run backwards.
    """
    if start.first is not None and end.last is not None and start.first > end.last:
        raise ValueError("ends before it begins")
    return Span(
        start.first,
        end.last,
        "interval",
        start.is_approximate or end.is_approximate,
        start.is_uncertain or end.is_uncertain,
    )


def neighbour(of: Day, step: Literal[-1, 1]) -> Day:
    """The day before or after."""
    number, month_number, day_number = of
    day_number += step
    if 1 <= day_number <= _length(number, month_number):
        return number, month_number, day_number
    month_number += step
    if not 1 <= month_number <= 12:
        number, month_number = number + step, 12 if step < 0 else 1
    return number, month_number, _length(number, month_number) if step < 0 else 1


def to_date(of: Day | None) -> date | None:
    """The day as a date; None where `datetime.date` cannot hold it."""
    return date(*of) if of is not None and MINYEAR <= of[0] <= MAXYEAR else None


def _length(year_number: int, month_number: int) -> int:
    if not 1 <= month_number <= 12:
        raise ValueError(f"a year has 12 months, not {month_number}")
    # `calendar.monthrange` refuses years before 1; the leap rule repeats every 400 years.
    return calendar.monthrange(year_number % 400 + 400, month_number)[1]
