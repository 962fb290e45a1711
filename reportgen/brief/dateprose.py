"""Which days does an English phrase for a date mean?

"December 13, 2025", "mid-June 2024", "since c. 1998", "March 4–6, 2022". Numeric dates whose order of day and
month is a matter of country are refused with their readings, never guessed.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from reportgen.brief import span
from reportgen.brief.span import MONTHS, Span, Third

_TYPOGRAPHY = str.maketrans(dict.fromkeys("–—‒−‑‐", "-") | dict.fromkeys("\u00a0\u2009\u202f\t", " ") | {"’": "'"})

_MONTH = (
    "("
    + "|".join(rf"{name[:3]}(?:{name[3:]}|\.)?" for name in map(str.casefold, MONTHS) if name != "september")
    + r"|sep(?:tember|t\.?|\.)?)"
)
_YEAR = r"([1-9][0-9]{3})"
_DAY = r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_OF = r",?(?: of)?(?: the)? "
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_ORDINAL = f"({'|'.join(_ORDINALS)})"
_PARTS: dict[str, Third] = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}
_SINGLES: tuple[tuple[str, Callable[..., Span]], ...] = (
    (rf"{_WEEKDAY}{_DAY}(?: of)? {_MONTH},? {_YEAR}", lambda day, month, year: _day(year, month, day)),
    (rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}", lambda month, day, year: _day(year, month, day)),
    (rf"{_MONTH}{_OF}{_YEAR}", lambda month, year: span.month(int(year), _month(month))),
    (rf"q([1-4]){_OF}{_YEAR}", lambda number, year: span.quarter(int(year), int(number))),
    (rf"{_YEAR} q([1-4])", lambda year, number: span.quarter(int(year), int(number))),
    (rf"(?:the )?{_ORDINAL} quarter{_OF}{_YEAR}", lambda word, year: span.quarter(int(year), _ORDINALS[word])),
    (rf"h([12]){_OF}{_YEAR}", lambda number, year: span.half(int(year), int(number))),
    (rf"{_YEAR} h([12])", lambda year, number: span.half(int(year), int(number))),
    (
        rf"(?:the )?(first|second) half{_OF}{_YEAR}",
        lambda word, year: span.half(int(year), _ORDINALS[word]),
    ),
    (rf"(?:the )?(spring|summer|autumn|fall|winter){_OF}{_YEAR}", lambda name, year: span.season(int(year), name)),
    (rf"(?:the )?winter{_OF}{_YEAR}[-/]([0-9]{{2}}|[0-9]{{4}})", lambda year, after: _winter(year, after)),
    (r"(?:the )?([1-9][0-9]{2}0)'?s", lambda first: span.decade(int(first))),
    (r"(?:the )?([1-9][0-9]?)(?:st|nd|rd|th) century", lambda number: span.century(int(number))),
    (r"([1-9][0-9]{0,4}) bce?", lambda year: span.year(1 - int(year))),
    (r"ad ([1-9][0-9]{0,3})", lambda year: span.year(int(year))),
    (_YEAR, lambda year: span.year(int(year))),
)
_PATTERNS = tuple((re.compile(pattern), build) for pattern, build in _SINGLES)
_SEPARATOR = re.compile(r" ?- ?| to | until | till ")
_RELATION = re.compile(r"(before|prior to|after|since|from|until|till|up to|by) (.+)")
_APPROXIMATE = re.compile(r"(?:(?:c\.|ca\.|approx\.|~) ?|(?:c|ca|circa|around|about|approximately|roughly) )(.+)")
_UNCERTAIN = re.compile(r"(?:possibly|probably|perhaps) (.+)|(.+?) ?\?")
_THIRD = re.compile(rf"(?:the )?({'|'.join(_PARTS)})(?:[ -](?:of |in )?(?:the )?)(.+)")
_IN = re.compile(r"(?:in|on|during) (.+)")
_OPEN_ENDS = ("present", "the present", "now", "today", "ongoing")
_DAYS_AFTER_MONTH = re.compile(rf"{_MONTH} {_DAY} ?- ?{_DAY},? {_YEAR}")
_DAYS_BEFORE_MONTH = re.compile(rf"{_DAY} ?- ?{_DAY} {_MONTH},? {_YEAR}")
_SHORT_YEAR = re.compile(r"([1-9][0-9])([0-9]{2}) ?- ?([0-9]{2})")
_NUMERIC = re.compile(r"([0-9]{1,4})[./ -]([0-9]{1,2})[./ -]([0-9]{1,4})")


def parse(text: str) -> Span:
    """The days a phrase covers.

    Raises:
        ValueError: the phrase is not understood, names no real day or has two readings.
    """
    phrase = " ".join(text.translate(_TYPOGRAPHY).casefold().split())
    found = _phrase(phrase)
    if found:
        return found
    if _NUMERIC.fullmatch(phrase):
        raise ValueError(_numeric_reason(phrase))
    if not re.search(r"[0-9]{4}", phrase):
        raise ValueError("names no year of four digits")
    raise ValueError("is not a date in a form that is understood")


def _phrase(phrase: str) -> Span | None:
    """A phrase with what may stand before it: in, c., possibly, since, between."""
    if match := _IN.fullmatch(phrase):
        return _phrase(match[1])
    if match := _APPROXIMATE.fullmatch(phrase):
        found = _phrase(match[1])
        return replace(found, is_approximate=True) if found else None
    if match := _UNCERTAIN.fullmatch(phrase):
        found = _phrase(match[1] or match[2])
        return replace(found, is_uncertain=True) if found else None
    if phrase.startswith("between "):
        return _range(phrase.removeprefix("between "), re.compile(" and "))
    found = _range(phrase.removeprefix("from "), _SEPARATOR) if phrase.startswith("from ") else None
    if found:
        return found
    if match := _RELATION.fullmatch(phrase):
        found = _side(match[2])
        return _related(match[1], found) if found else None
    return _side(phrase) or _range(phrase, _SEPARATOR)


def _side(phrase: str) -> Span | None:
    """One end of a range, or a whole phrase without one."""
    if match := _APPROXIMATE.fullmatch(phrase):
        found = _side(match[1])
        return replace(found, is_approximate=True) if found else None
    if match := _THIRD.fullmatch(phrase):
        found = _single(match[2])
        if found:
            return span.third(found, _PARTS[match[1]])
    return _single(phrase)


def _single(phrase: str) -> Span | None:
    for pattern, build in _PATTERNS:
        match = pattern.fullmatch(phrase)
        if match:
            return build(*match.groups())
    return None


def _related(word: str, found: Span) -> Span:
    """The time before, after, since or until a date; "by" includes the date, "before" does not."""
    if word in ("since", "from"):
        return replace(found, last=None, precision="interval")
    if word in ("until", "till", "up to", "by"):
        return replace(found, first=None, precision="interval")
    if word == "after":
        return replace(found, first=span.neighbour(cast(span.Day, found.last), 1), last=None, precision="interval")
    return replace(found, first=None, last=span.neighbour(cast(span.Day, found.first), -1), precision="interval")


def _range(phrase: str, separator: re.Pattern[str]) -> Span | None:
    if match := _DAYS_AFTER_MONTH.fullmatch(phrase):
        month, first, last, year = match.groups()
        return span.between(_day(year, month, first), _day(year, month, last))
    if match := _DAYS_BEFORE_MONTH.fullmatch(phrase):
        first, last, month, year = match.groups()
        return span.between(_day(year, month, first), _day(year, month, last))
    if match := _SHORT_YEAR.fullmatch(phrase):
        return span.between(span.year(int(match[1] + match[2])), span.year(int(match[1] + match[3])))
    for cut in separator.finditer(phrase):
        start, end = phrase[: cut.start()], phrase[cut.end() :]
        low = _side(_with_year_of(end, start))
        if low and end in _OPEN_ENDS:
            return replace(low, last=None, precision="interval")
        high = _side(end)
        if low and high:
            return span.between(low, high)
    return None


def _with_year_of(end: str, start: str) -> str:
    """The beginning of a range with the year that only its end names: 4 March in "4 March – 6 April 2022"."""
    year = re.search(r"[1-9][0-9]{3}\Z", end)
    return f"{start} {year.group()}" if year and not re.search(r"[0-9]{4}|century|bc", start) else start


def _day(year: str, month: str, day: str) -> Span:
    return span.day(int(year), _month(month), int(day))


def _month(name: str) -> int:
    return next(index for index, month in enumerate(MONTHS, 1) if month.casefold().startswith(name[:3]))


def _winter(year: str, after: str) -> Span:
    if not str(int(year) + 1).endswith(after):
        raise ValueError(f"the winter after {year} ends in {int(year) + 1}")
    return span.season(int(year), "winter")


def _numeric_reason(phrase: str) -> str:
    """Why a numeric date is refused, with the readings it has."""
    one, two, three = (int(number) for number in re.findall(r"[0-9]+", phrase))
    readings = ((one, two, three),) if one > 31 else ((three, two, one), (three, one, two))
    real = [(year, month, day) for year, month, day in readings if _is_real(year, month, day)]
    if not real:
        return "is not a real day; write it as 2025-12-13 or 13 December 2025"
    choices = list(dict.fromkeys(f"{year:04}-{month:02}-{day:02}" for year, month, day in real))
    fault = "leaves the order of day and month open" if len(choices) > 1 else "is a numeric date"
    return f"{fault}; write {' or '.join(choices)}, or the month as a word"


def _is_real(year: int, month: int, day: int) -> bool:
    try:
        span.day(year, month, day)
    except ValueError:
        return False
    return year >= 1000
