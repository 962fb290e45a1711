"""When was it, and how exactly is that known?

Two notations are understood, the Extended Date/Time Format and English prose. Prose is printed as the author
typed it; the notation is put into words.
"""

from dataclasses import dataclass
from datetime import date

from reportgen.brief import dateprose, edtf, span
from reportgen.brief.span import Precision

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """What the author wrote, how it is printed, and the first and last day it may mean.

    A bound is None where it is open, unknown or beyond what `datetime.date` holds (years 1 to 9999). "Mid-2024"
    keeps the precision of its year, has the bounds of its middle third, and is approximate.
    """

    text: str
    printed: str
    earliest: date | None
    latest: date | None
    precision: Precision
    is_approximate: bool = False
    is_uncertain: bool = False


def parse(text: str) -> FuzzyDate:
    """Read EDTF level 1 or English prose.

    Raises:
        ValueError: the text is neither, names no real day or has two readings; the message completes "this date ...".
    """
    typed = text.strip()
    if len(typed) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST} letters")
    days, printed = edtf.parse(typed) if edtf.is_expression(typed) else (dateprose.parse(typed), typed)
    return FuzzyDate(
        typed,
        printed,
        span.to_date(days.first),
        span.to_date(days.last),
        days.precision,
        days.is_approximate,
        days.is_uncertain,
    )


def sort_key(fuzzy: FuzzyDate) -> tuple[date, date]:
    """The first and the last day it may mean; an open beginning counts as its end, so "before 2010" stands there."""
    return fuzzy.earliest or fuzzy.latest or date.min, fuzzy.latest or date.max
