"""What does an author's figure say, read as a number?"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["exact", "at least", "at most", "range", "about", "ratio", "multiple", "change", "rank", "none", "text"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """The author's text, which is what gets printed, and its reading.

    `low` and `high` are bounds with the scale applied ("€90–110bn" gives 90e9 and 110e9); equal for an exact or
    an "about" figure; `high` is None for "at least", `low` for "at most". `unit` and `currency` are as typed.
    A ratio is `low` in `high` ("1 in 7": 1 and 7). What is not understood has kind "text" and no bounds.
    """

    text: str
    kind: Kind
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    scale: Decimal = Decimal(1)


def parse(text: str) -> Quantity:
    """Read a figure; never fails."""
    return Quantity(text.strip(), "text")
