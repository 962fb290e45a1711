"""Which characters of the brief has none of our fonts?

Such a character would be set in whatever font the machine has, if any: the pages would differ from one machine to
the next, and a missing glyph fails PDF/A (ISO 19005-3, 6.2.11.8). So it is refused, with its field.
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from reportgen.brief.check import Finding
from reportgen.brief.fuzzydate import FuzzyDate
from reportgen.brief.likelihood import Likelihood
from reportgen.brief.manuscript import KeyPath, field_name
from reportgen.brief.model import Brief
from reportgen.brief.quantity import Quantity
from reportgen.errors import BriefError, Problem
from reportgen.text import Bullets, Paragraph, Run
from reportgen.theme import metrics
from reportgen.theme.tokens import Theme

# Fields of which the explainer draws nothing.
_UNSEEN = frozenset({"id", "alt", "language", "takeaways"})
# What is never drawn: controls, joiners and directions (Cf), variation selectors (Mn, U+FE00 to FE0F), spaces.
_SELECTORS = range(0xFE00, 0xFE10)


class UnprintableError(BriefError):
    """Characters that would be boxes in print; whoever knows the brief's file can tell their places."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(Problem(each.code, each.message, field_name(each.path)) for each in findings)


def refuse(brief: Brief, theme: Theme) -> None:
    """Stop at what cannot be printed.

    Raises:
        UnprintableError: there are characters that none of the fonts has.
    """
    found = missing(brief, theme)
    if found:
        raise UnprintableError(found)


def missing(brief: Brief, theme: Theme) -> tuple[Finding, ...]:
    """One finding for each field that holds such characters, at the first of them."""
    files = theme.page_files()
    found = []
    for path, words in _texts((), brief):
        unknown = [char for char in dict.fromkeys(words) if _is_drawn(char) and not _is_covered(char, files)]
        if unknown:
            found.append(Finding("glyph-missing", _message(unknown, theme), path, snippet=unknown[0]))
    return tuple(found)


def _message(unknown: list[str], theme: Theme) -> str:
    named = ", ".join(f"“{char}” (U+{ord(char):04X})" for char in unknown[:5])
    more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
    allowed = ", ".join(("Latin", "Greek", "Cyrillic", *(each.script for each in theme.fallbacks)))
    return f"{named}{more}: none of the fonts has it; allowed: {allowed}; write it otherwise"


def _is_covered(char: str, files: tuple[Path, ...]) -> bool:
    # What a private code means only its font knows, so that no reader can be told (ISO 19005-3, 6.2.11.7.3).
    return unicodedata.category(char) != "Co" and any(metrics.load(file).covers(char) for file in files)


def _is_drawn(char: str) -> bool:
    return unicodedata.category(char) not in ("Cf", "Cc", "Zs", "Zl", "Zp") and ord(char) not in _SELECTORS


def _texts(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, str]]:
    """Every text that is drawn, with the path of its field; the tree is the model's own, whatever it grows to."""
    match value:
        case str():
            yield path, value
        case Run(text=words) | Quantity(text=words) | Likelihood(text=words) | FuzzyDate(printed=words):
            yield path, words
        case Paragraph(line):
            yield path, "".join(run.text for run in line)
        case Bullets(items):
            yield path, "".join(run.text for item in items for run in item)
        case tuple() if value and isinstance(value[0], Run | Paragraph | Bullets):
            yield path, "".join(words for part in value for _, words in _texts(path, part))
        case tuple():
            for index, part in enumerate(value):
                yield from _texts((*path, index), part)
        case BaseModel():
            for name in type(value).model_fields:
                if name not in _UNSEEN:
                    yield from _texts((*path, name), getattr(value, name))
        case _:
            return
