"""What does the presenter read below the slide?

The whole text of what the slide shows, word for word, so that nothing of the brief is lost when the slide
shows less; then the sources it cites and how long it takes to say.
"""

from collections.abc import Iterable

from reportgen import text
from reportgen.plan.deck.sheet import Sheet
from reportgen.text import Line, Prose

# Slow speech, for listeners who take notes.
WORDS_PER_MINUTE = 130
Part = Line | Prose | str | None


def notes(sheet: Sheet, parts: Iterable[Part], cited: Iterable[int] = ()) -> str:
    """The parts as paragraphs, then sources and minutes."""
    parts = tuple(parts)
    narrative = [words for words in (_words(part) for part in parts) if words]
    numbers = {*cited, *(sheet.references.number(source) for part in parts for source in _cited(part))}
    sources = [_source(sheet, number) for number in sorted(numbers)]
    spoken = sum(text.count_words(words) for words in narrative)
    minutes = max(0.5, round(spoken / WORDS_PER_MINUTE * 2) / 2)
    closing = sheet.label("minutes").format(minutes=f"{minutes:g}")
    listed = ["\n".join([sheet.label("notes_sources"), *sources])] if sources else []
    return "\n\n".join([*narrative, *listed, closing])


def labelled(label: str, part: Part) -> str | None:
    """A part behind what it is called: `Discussed by: …`."""
    words = _words(part)
    return f"{label}: {words}" if words else None


def numbers_of(sheet: Sheet, *parts: Line | Prose | None) -> tuple[int, ...]:
    """The numbers of the sources that texts cite, ascending."""
    return tuple(sorted({sheet.references.number(source) for part in parts for source in text.cited(part)}))


def footer(sheet: Sheet, brief_title: Line, numbers: Iterable[int] = (), remark: str = "") -> str:
    """Where the evidence comes from, on one line of the footer."""
    numbers = sorted(set(numbers))
    cited = sheet.label("cited").format(numbers=", ".join(map(str, numbers))) if numbers else ""
    rest = [part for part in (cited, remark) if part]
    long = sheet.label("source_line").format(title=text.plain(brief_title))
    size, width = sheet.size("source"), sheet.theme.resolve(sheet.theme.common["Source"]).width.points
    for opening in (long, sheet.label("source_line_short")):
        words = ". ".join([opening, *rest])
        if sheet.fits_line(words, "source", size, width):
            return words
    return ". ".join([sheet.label("source_line_short"), *([remark] if remark else [])])


def _source(sheet: Sheet, number: int) -> str:
    source = next(each for each in sheet.references.sources if each.number == number)
    parts = [text.plain(source.title), text.plain(source.publisher), source.published or "", source.url or ""]
    return f"{number}  " + ", ".join(part for part in parts if part)


def _words(part: Part) -> str:
    return part if isinstance(part, str) else text.plain(part)


def _cited(part: Part) -> tuple[str, ...]:
    return () if part is None or isinstance(part, str) else text.cited(part)
