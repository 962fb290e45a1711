"""What does a slide's headline say?

The author's takeaway for the item or the section; else, on a slide about one item, that item's own sentence;
else the section's label with a computed count. Never a sentence from another part of the brief: a true
sentence over the wrong evidence is a false claim. A sentence that two lines cannot hold at the smallest size
is passed over, and stands in the notes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen import text
from reportgen.plan import fitting
from reportgen.plan.deck.sheet import Sheet, unnumbered
from reportgen.plan.deck.slide import Slide, Title
from reportgen.text import Line

MOST_LINES = 2
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()


def headline(sheet: Sheet, wanted: Iterable[Line | None], label: str, page: str = "") -> Title:
    """The first of the wanted sentences that fits, else the label; `page` is set after it."""
    for sentence in wanted:
        if sentence is None:
            continue
        line = _without_stop(unnumbered(sentence))
        title = _fit(sheet, _paged(line, page))
        if title is not None:
            return title
    words = text.line(label + page)
    title = _fit(sheet, words) or Title(words, sheet.role("title").floor, 0, MOST_LINES)
    return replace(title, is_label=True)


def counted(sheet: Sheet, section: str, count: int) -> str:
    """The section's label with its count: `Eleven events`, `60 events`."""
    if count == 1:
        return sheet.label(f"{section}_one")
    number = _NUMBERS[count].capitalize() if count < len(_NUMBERS) else str(count)
    return sheet.label(f"{section}_many").format(count=number)


def page_mark(page: int, pages: int) -> str:
    """` (1/2)`, or nothing when there is one page."""
    return f" ({page}/{pages})" if pages > 1 else ""


def unique(sheet: Sheet, slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """The slides, a number set after a title that an earlier slide has already."""
    taken: set[str] = set()
    found: list[Slide] = []
    for slide in slides:
        words, count, title = text.plain(slide.title.line), 1, slide.title
        while text.plain(title.line).casefold() in taken:
            count += 1
            line = text.line(f"{words} ({count})")
            title = replace(_fit(sheet, line) or replace(title, line=line), is_label=title.is_label)
        taken.add(text.plain(title.line).casefold())
        found.append(replace(slide, title=title))
    return tuple(found)


def _fit(sheet: Sheet, line: Line) -> Title | None:
    plain, role = text.plain(line), sheet.role("title")
    face = sheet.face.weight(is_bold=role.bold)
    rect = sheet.theme.resolve(sheet.theme.common["Title"])
    width = rect.width.points
    for size in role.sizes:
        lines = fitting.wrap(plain, width, face, size)
        if len(lines) <= MOST_LINES:
            inset = width - fitting.balanced_width(plain, width, face, size)
            return Title(line, size, inset, len(lines))
    return None


def _paged(line: Line, page: str) -> Line:
    return (*line, text.Run(page)) if page else line


def _without_stop(line: Line) -> Line:
    """The sentence without its final full stop, as headlines are set; an ellipsis or `U.S.` keeps its own."""
    plain = text.plain(line)
    last = plain.split()[-1] if plain.split() else ""
    if not plain.endswith(".") or plain.endswith("..") or "." in last[:-1]:
        return line
    return text.cut(line, 0, len(plain) - 1)
