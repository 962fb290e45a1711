"""What does an Extended Date/Time Format expression mean, and how is it printed?

ISO 8601-2:2019, annex A, level 1 (https://www.loc.gov/standards/datetime/), without times of day, plus the
quarters of level 2 (33 to 36) and `2025-Q3`. Printed forms are English in the order day, month, year.
"""

import re
from dataclasses import dataclass, replace

from reportgen.brief import span
from reportgen.brief.span import MONTHS, SEASONS, Span

_DATE = (
    r"(?:(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}|XX))?|-(?P<hidden>XX(?:-XX)?)"
    r"|-Q(?P<quarter>[1-4]))?"
    r"|(?P<digits>[0-9]{2}(?:[0-9]X|XX))|Y(?P<long>-?[1-9][0-9]{4,17}))(?P<qualifier>[~?%])?"
)
_SINGLE = re.compile(_DATE)
_SIDE = re.sub(r"\?P<\w+>", "?:", _DATE)
_EXPRESSION = re.compile(rf"{_SIDE}|(?:{_SIDE}|\.\.)?/(?:{_SIDE}|\.\.)?")
_QUALIFIERS = {"~": (True, False), "?": (False, True), "%": (True, True)}
_HEDGES = {"~": "c. ", "?": "possibly ", "%": "possibly c. "}


@dataclass(frozen=True, slots=True)
class _Part:
    """One side of an interval, with the pieces that two sides may share in print."""

    span: Span
    words: str
    year: int | None = None
    month: int | None = None
    day: int | None = None


def is_expression(text: str) -> bool:
    """Whether the text has the shape of an expression, right or wrong."""
    return _EXPRESSION.fullmatch(text) is not None


def parse(text: str) -> tuple[Span, str]:
    """The days an expression covers and its printed form.

    Raises:
        ValueError: the expression names no real date.
    """
    start, slash, end = text.partition("/")
    if not slash:
        part = _part(start)
        return part.span, part.words
    if start in ("", "..") and end in ("", ".."):
        raise ValueError("an interval needs a beginning or an end")
    if end in ("", ".."):
        part = _part(start)
        return replace(part.span, last=None, precision="interval"), f"{'since' if end else 'from'} {part.words}"
    if start in ("", ".."):
        part = _part(end)
        return replace(part.span, first=None, precision="interval"), f"until {part.words}"
    low, high = _part(start), _part(end)
    return span.between(low.span, high.span), _joined(low, high)


def _part(text: str) -> _Part:
    match = _SINGLE.fullmatch(text)
    if not match:
        raise ValueError("is not an EDTF date")
    part = _unqualified(match)
    qualifier = match["qualifier"]
    if not qualifier:
        return part
    approximate, uncertain = _QUALIFIERS[qualifier]
    qualified = replace(part.span, is_approximate=approximate, is_uncertain=uncertain)
    # A qualified date stands whole: "c. March 2022" shares no year with its neighbour.
    return _Part(qualified, _HEDGES[qualifier] + part.words)


def _unqualified(match: re.Match[str]) -> _Part:
    if match["digits"]:
        digits = match["digits"]
        first = int(digits.replace("X", "0"))
        if digits.endswith("XX"):
            return _Part(span.years(first, first + 99, "century"), f"{first}–{first + 99}")
        return _Part(span.decade(first), f"{first}s")
    year = int(match["long"] or match["year"])
    words = _year_words(year)
    if match["quarter"]:
        return _Part(span.quarter(year, int(match["quarter"])), f"Q{match['quarter']} {words}")
    if not match["month"]:
        # `2004-XX` hides which month it was; what is known is the year.
        return _Part(span.year(year), words, year)
    month = int(match["month"])
    if month > 12:
        return _period(year, month, match["day"])
    name = MONTHS[month - 1] if 1 <= month <= 12 else ""
    if match["day"] in (None, "XX"):
        return _Part(span.month(year, month), f"{name} {words}", year, month)
    day = int(match["day"])
    return _Part(span.day(year, month, day), f"{day} {name} {words}", year, month, day)


def _period(year: int, code: int, day: str | None) -> _Part:
    words = _year_words(year)
    if day is None and 21 <= code <= 24:
        season = SEASONS[code - 21]
        return _Part(span.season(year, season), f"{season} {words}")
    if day is None and 33 <= code <= 36:
        return _Part(span.quarter(year, code - 32), f"Q{code - 32} {words}")
    raise ValueError(f"a year has 12 months, not {code}")


def _year_words(year: int) -> str:
    """A year as it is read: the year 0 of the notation is 1 BC."""
    if year <= 0:
        return f"{1 - year} BC"
    return str(year) if year >= 1000 else f"AD {year}"


def _joined(low: _Part, high: _Part) -> str:
    """Both ends of an interval, what they share being said once."""
    if low.year is not None and low.year == high.year and low.month and high.month:
        if low.day and high.day:
            if low.month == high.month:
                return f"{low.day}–{high.words}"
            return f"{low.day} {MONTHS[low.month - 1]} – {high.words}"
        if not (low.day or high.day):
            return f"{MONTHS[low.month - 1]}–{high.words}"
    dash = " – " if " " in low.words + high.words else "–"
    return low.words + dash + high.words
