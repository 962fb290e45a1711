"""Which lines does a page consist of?

Text and HTML end up as the same stream: one `PageLine` for each piece of text that a reader sees on a line of
its own. A line carries what its surroundings say (headings, bullets, cells, boxes), so that the sections can
be read without knowing where the page came from.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.intake import wording


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page, with its markers taken off."""

    number: int
    text: str
    level: int = 0
    """1 to 6 for a heading, 0 otherwise."""
    is_apart: bool = False
    """Whether an empty line stands before it."""
    is_item: bool = False
    is_strong: bool = False
    label: str | None = None
    """The head of the column it stands in."""
    boxes: tuple[int, ...] = ()
    """The list items, rows, articles and blocks around it, outermost first."""
    shapes: tuple[str, ...] = ()
    """What those boxes are (element and classes), in the same order."""
    cells: tuple[str, ...] = ()
    """The parts of the line that are set differently: bold words first, then the rest."""
    link: str | None = None
    is_caption: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the page that is not in the brief."""

    line: int
    text: str
    reason: str
    is_chrome: bool = False
    """Whether it belongs to the site rather than to the article."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as lines, and what its head says."""

    lines: tuple[PageLine, ...]
    left_out: tuple[LeftOut, ...] = ()
    name: str | None = None
    language: str | None = None
    link: str | None = None


def leave(lines: Sequence[PageLine], reason: str, *, is_chrome: bool = False) -> list[LeftOut]:
    """Say of lines why they are not in the brief."""
    return [LeftOut(line.number, line.text, reason, is_chrome) for line in lines]


_BREAKS = re.compile("\r\n|\n|\r|\x0b|\x0c|\x85|\u2028|\u2029")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)(?:\s+#+)?$")
_RULE = re.compile(r"(?:[-=_*~–—]\s?){3,}$")
_BULLET = re.compile(r"(?:[•‣▪▫■□●○◦∙►▶➤➔→✓✔·⁃]|[-*+–—](?=\s))\s*(?=\S)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_STRAY = re.compile(r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?!\w)"
)
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\((https?://[^\s()]+)[^()]*\)")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\([^()]*\)")
_TABLE_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\|?$")


def from_text(text: str) -> Page:
    """Read the lines of a page that was saved or copied as text."""
    lines: list[PageLine] = []
    is_apart, row = True, 0
    head: tuple[str, ...] = ()
    is_markdown = bool(re.search(r"^#{1,6} \S|\*\*\S|\]\(http", text, re.MULTILINE))
    for number, raw in _unwrapped(_BREAKS.split(text)):
        typed = raw if "\t" in raw else wording.tidy(raw)
        if not wording.tidy(raw):
            is_apart, head = True, ()
        elif cells := _cells(typed):
            row += 1
            if _TABLE_RULE.fullmatch(typed):
                # The row above the rule names the columns.
                head = tuple(line.text for line in lines if line.boxes == (row - 1,))
                lines = [line for line in lines if line.boxes != (row - 1,)]
            else:
                lines.extend(_row(number, cells, head, row))
        elif _RULE.fullmatch(typed):
            lines = _underlined(lines, typed, is_apart)
            is_apart = True
        else:
            lines.append(replace(_marked(number, wording.tidy(raw), is_markdown), is_apart=is_apart))
            is_apart = False
    return Page(tuple(line for line in lines if line.text))


def _unwrapped(rows: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Number the lines, and join again what was broken to fit a width, as mail programs do.

    A line goes on when the first word of the next one would not have fitted; that is believed of a page when no
    line is long and such lines go on in small letters several times.
    """
    width = max((len(row) for row in rows), default=0)
    breaks = [
        at
        for at, (row, following) in enumerate(itertools.pairwise(rows))
        if following[:1].strip() and len(row) + 1 + len(following.split(maxsplit=1)[0]) > width and len(row) > width / 2
    ]
    is_wrapped = 40 <= width <= 100 and sum(rows[at + 1][:1].islower() for at in breaks) >= 3
    joined = set(breaks) if is_wrapped else set()
    number = 1
    parts: list[str] = []
    for at, row in enumerate(rows):
        number = number if parts else at + 1
        parts.append(row)
        if at not in joined:
            yield number, " ".join(parts)
            parts = []


def _cells(text: str) -> tuple[str, ...]:
    if re.fullmatch(r"\|.*\|", text) or _TABLE_RULE.fullmatch(text):
        return tuple(wording.tidy(cell) for cell in text.strip("|").split("|"))
    if "\t" in text.strip():
        return tuple(wording.tidy(cell) for cell in text.strip().split("\t"))
    return ()


def _row(number: int, cells: tuple[str, ...], head: tuple[str, ...], row: int) -> Iterator[PageLine]:
    for position, cell in enumerate(cells):
        line = _marked(number, cell, is_markdown=True)
        label = head[position] if position < len(head) else None
        yield replace(line, label=label, boxes=(row,), shapes=("row",), is_apart=position == 0)


def _underlined(lines: list[PageLine], rule: str, is_apart: bool) -> list[PageLine]:
    """A row of === or --- directly under a line makes it a heading; anywhere else it is decoration."""
    if not lines or is_apart or rule[0] not in "=-" or not lines[-1].is_apart:
        return lines
    return [*lines[:-1], replace(lines[-1], level=1 if rule[0] == "=" else 2)]


def _marked(number: int, text: str, is_markdown: bool) -> PageLine:
    """Take the markers off a line and keep what they say."""
    level, is_item = 0, False
    if match := _HEADING.fullmatch(text):
        level, text = len(match.group(1)), match.group(2)
    elif match := _BULLET.match(text):
        is_item, text = True, text[match.end() :]
    elif is_markdown and text.startswith("> "):
        text = text[2:]
    link = _LINK.search(text)
    text = _LINK.sub(r"\1", _PICTURE.sub(r"\1", text))
    strong = _STRONG.match(text)
    is_strong = strong is not None and strong.end() == len(text)
    cells = (_plain(strong.group(2)), _plain(text[strong.end() :])) if strong and not is_strong else ()
    text = _plain(text, is_markdown)
    return PageLine(
        number, text, level, is_item=is_item, is_strong=is_strong, cells=cells, link=link.group(2) if link else None
    )


def _plain(text: str, is_markdown: bool = True) -> str:
    text = _STRAY.sub("", _STRONG.sub(r"\2", text))
    if is_markdown:
        text = _EMPHASIS.sub(lambda match: match.group(1) or match.group(2), text)
        text = re.sub(r"\\([\\`*_{}\[\]()#+.!|<>~-])", r"\1", text)
    return wording.tidy(text)
