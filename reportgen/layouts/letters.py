"""What is written in the layouts that should stand elsewhere, or cannot be drawn?

Colours belong into tokens.yaml and sizes of type into measures.yaml, where one change reaches every page. Words that
the layouts say themselves must be in the house's fonts, as the brief's words must.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from reportgen.errors import Problem
from reportgen.theme import metrics
from reportgen.theme.deck import DeckTheme
from reportgen.theme.explainer import Measures
from reportgen.theme.tokens import Theme

# What is printed in the page's faces.
PAGE_FOLDERS = ("explainer", "handout")
_COLOR = re.compile(r"(?<![&\w])#[0-9A-Fa-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(")
_TYPE_SIZE = re.compile(r"(?<![\w-])font(?:-size)?:[^;}]*?([\d.]+)(pt|px|mm|cm|in|pc|q|r?em|ex|ch|%)\b", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/|\{#.*?#\}|(?m:^\s*#.*$)", re.DOTALL)
_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&\w+;", re.DOTALL)
_CONTENT = re.compile(r"content:([^;}]*)")
_STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'")


def literals(layouts: Path, measures: Measures | None) -> list[Problem]:
    """Colours that are not named, and sizes of type that are no step of a role."""
    sizes = {step.size for role in measures.roles.values() for step in role.steps} if measures else set()
    found: list[Problem] = []
    for file, line, words in _lines(layouts):
        found += [
            Problem(
                "literal-color", f"{match.group()} is written here; name a colour of tokens.yaml", file=file, line=line
            )
            for match in _COLOR.finditer(words)
        ]
        found += [
            Problem(
                "literal-size",
                f"type of {match.group(1)}{match.group(2)} is no step of a role in measures.yaml",
                file=file,
                line=line,
            )
            for match in _TYPE_SIZE.finditer(words)
            if sizes and (match.group(2) != "pt" or float(match.group(1)) not in sizes)
        ]
    return found


def undrawable(layouts: Path, theme: Theme, master: DeckTheme | None) -> list[Problem]:
    """Characters of the layouts' own words that the fonts which draw them do not have."""
    found: list[Problem] = []
    files = theme.page_files()
    pages = (each for folder in PAGE_FOLDERS for each in _lines(layouts / folder))
    for file, line, words in pages:
        said = _said(file, words)
        lacking = [
            char
            for char in dict.fromkeys(said)
            if _is_drawn(char) and not any(metrics.load(each).covers(char) for each in files)
        ]
        found += [_lacking(char, file, line=line) for char in lacking]
    if master is not None:
        font = metrics.load(theme.font_file(master.fonts.latin))
        file = layouts / "deck" / "master.yaml"
        for field, said in master.labels.items():
            lacking = [char for char in dict.fromkeys(said) if _is_drawn(char) and not font.covers(char)]
            found += [_lacking(char, file, f"labels.{field}") for char in lacking]
    return found


def _lines(folder: Path) -> Iterator[tuple[Path, int, str]]:
    """Each line of the designers' files but tokens.yaml, without comments."""
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".css", ".j2", ".yaml") and file.name != "tokens.yaml" and file.parent.name != "themes":
            text = _COMMENT.sub(_blank, file.read_text(encoding="utf-8"))
            for number, words in enumerate(text.splitlines(), 1):
                yield file, number, words


def _blank(comment: re.Match[str]) -> str:
    return "\n" * comment.group().count("\n")


def _said(file: Path, words: str) -> str:
    """What a line puts on the page: text between tags, or the strings of generated content."""
    if file.suffix == ".css":
        strings = (found for content in _CONTENT.findall(words) for found in _STRING.findall(content))
        return "".join(part for pair in strings for part in pair)
    return _CODE.sub("", words) if file.name.endswith(".html.j2") else ""


def _is_drawn(char: str) -> bool:
    return unicodedata.category(char) not in ("Cf", "Cc", "Zs", "Zl", "Zp")


def _lacking(char: str, file: Path, field: str = "", line: int | None = None) -> Problem:
    return Problem("glyph-missing", f"“{char}” (U+{ord(char):04X}) is in no font that draws it", field, file, line)
