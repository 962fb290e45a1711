"""What is told about each thing that brief and deck disagreed on?"""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["changed", "left", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing: what became of it, where it stands, what the deck said and what the brief says.

    `slide` counts from 1 in the deck as it is handed back; None when the deck has no such slide.
    """

    outcome: Outcome
    slide: int | None
    title: str
    what: str
    deck: str
    brief: str
