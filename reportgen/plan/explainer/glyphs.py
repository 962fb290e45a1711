"""Which characters of the brief has none of our fonts?

Such a character is set in whatever font the machine has, if any: the pages then differ from one machine to the
next, and a missing glyph fails PDF/A (ISO 19005, 6.2.11.8). So it is told, with its field.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from reportgen.brief.fuzzydate import FuzzyDate
from reportgen.brief.likelihood import Likelihood
from reportgen.brief.model import Brief
from reportgen.brief.quantity import Quantity
from reportgen.errors import Problem
from reportgen.text import Bullets, Paragraph, Run
from reportgen.theme import metrics
from reportgen.theme.tokens import Theme

# The faces that stand in for one another in every family list of the style sheet.
FACES = ("serif", "sans")
# What is never drawn: controls, joiners and directions (Cf), variation selectors (Mn, U+FE00 to FE0F), spaces.
_SELECTORS = range(0xFE00, 0xFE10)


def missing(brief: Brief, theme: Theme) -> tuple[Problem, ...]:
    """One warning for each field that holds such characters."""
    fonts = [metrics.load(theme.font_file(face)) for face in FACES]
    problems = []
    for field, words in _texts("", brief):
        unknown = [
            char for char in dict.fromkeys(words) if _is_drawn(char) and not any(font.covers(char) for font in fonts)
        ]
        if unknown:
            problems.append(Problem("glyph-missing", _message(unknown), field))
    return tuple(problems)


def _message(unknown: list[str]) -> str:
    named = ", ".join(f"“{char}” (U+{ord(char):04X})" for char in unknown[:5])
    more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
    return f"{named}{more}: not in the house fonts; shown in a font of this machine, or as a box"


def _is_drawn(char: str) -> bool:
    return unicodedata.category(char) not in ("Cf", "Cc", "Zs", "Zl", "Zp") and ord(char) not in _SELECTORS


def _texts(field: str, value: Any) -> Iterator[tuple[str, str]]:
    """Every text of the brief with the path of its field; the tree is the model's own, whatever it grows to."""
    match value:
        case str():
            yield field, value
        case Run(text=words) | Quantity(text=words) | Likelihood(text=words) | FuzzyDate(printed=words):
            yield field, words
        case Paragraph(line):
            yield field, "".join(run.text for run in line)
        case Bullets(items):
            yield field, "".join(run.text for item in items for run in item)
        case tuple() if value and isinstance(value[0], Run | Paragraph | Bullets):
            yield field, "".join(words for part in value for _, words in _texts(field, part))
        case tuple():
            for index, part in enumerate(value):
                yield from _texts(f"{field}[{index}]", part)
        case BaseModel():
            for name in type(value).model_fields:
                yield from _texts(f"{field}.{name}" if field else name, getattr(value, name))
        case _:
            return
