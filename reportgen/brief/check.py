"""Does the brief agree with itself?

What one field cannot know: whether a cited source exists, whether a photo has words for readers who do not see
it, whether a series can be drawn, whether likelihoods are on one yardstick.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen import text
from reportgen.brief import likelihood, problems
from reportgen.brief.manuscript import KeyPath
from reportgen.brief.model import Brief, Indicator, Part
from reportgen.brief.quantity import Quantity
from reportgen.text import Bullets, Paragraph, Run

BOTTOM_LINE_WORDS = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit, at a path of the brief.

    `missed` is the path of what should be there; `snippet` is the author's spelling, to find the place by.
    """

    code: str
    message: str
    path: KeyPath
    missed: KeyPath = ()
    is_warning: bool = False
    snippet: str = ""


def check(brief: Brief) -> list[Finding]:
    """Everything that does not fit together."""
    return [
        *_source_ids(brief),
        *_citations(brief),
        *_photos(brief),
        *_indicators(brief),
        *_yardsticks(brief),
        *_bottom_line(brief),
    ]


def _source_ids(brief: Brief) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, source in enumerate(brief.sources):
        if source.id in first:
            message = f"the id “{source.id}” is that of source {first[source.id] + 1} already; give each its own"
            yield Finding("source-twice", message, ("sources", index, "id"))
        else:
            first[source.id] = index


def _citations(brief: Brief) -> Iterator[Finding]:
    known = {source.id for source in brief.sources}
    for path, cited, snippet in _cited(brief, ()):
        if cited not in known:
            hint = problems.suggestion(cited, known)
            allowed = f"; allowed: {', '.join(sorted(known))}" if known else "; this brief lists no sources: add some"
            yield Finding(
                "source-unknown", f"no source has the id “{cited}”{hint}{allowed}", path, ("sources",), snippet=snippet
            )


def _cited(part: Part, path: KeyPath) -> Iterator[tuple[KeyPath, str, str]]:
    """Every source id that a text or a list of sources names, with its path and the author's spelling."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        for index, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Part):
                yield from _cited(item, (*path, name, index))
            elif name == "sources":
                yield (*path, name, index), item, ""
        if isinstance(value, Part):
            yield from _cited(value, (*path, name))
        elif isinstance(value, tuple) and value and isinstance(value[0], Run | Paragraph | Bullets):
            yield from (((*path, name), cited, f"[^{cited}]") for cited in text.cited(value))


def _photos(brief: Brief) -> Iterator[Finding]:
    for index, person in enumerate(brief.people):
        if person.photo and not person.alt:
            message = f"“{person.photo.path}” has no words for readers who do not see it; add alt: what it shows"
            yield Finding("photo-without-alt", message, ("people", index, "photo"), ("people", index, "alt"))
        if person.alt and not person.photo:
            message = "these words describe a photo, and there is none; add photo: or delete them"
            yield Finding("alt-without-photo", message, ("people", index, "alt"), ("people", index, "photo"))


def _indicators(brief: Brief) -> Iterator[Finding]:
    for index, indicator in enumerate(brief.indicators):
        path: KeyPath = ("indicators", index)
        if indicator.target and not _is_number(indicator.target):
            message = f"{problems.quote(indicator.target.text)} holds no number that a value could be measured against"
            yield Finding("target-without-number", f"{message}; write one such as 20%", (*path, "target"))
        if len(indicator.series) == 1:
            message = "there is one reading; a series has two or more; add another or delete the series"
            yield Finding("series-short", message, (*path, "series"))
        yield from _readings(indicator, path)


def _readings(indicator: Indicator, path: KeyPath) -> Iterator[Finding]:
    for index, point in enumerate(indicator.series):
        if point.date.earliest is None and point.date.latest is None:
            message = (
                f"{problems.quote(point.date.text)} cannot be placed on an axis; write a date such as 2024 or 2024-06"
            )
            yield Finding("series-without-date", message, (*path, "series", index, "date"))
        if not _is_number(point.value):
            message = f"{problems.quote(point.value.text)} holds no number that could be drawn; write one such as 4.2"
            yield Finding("series-without-number", message, (*path, "series", index, "value"))


def _is_number(quantity: Quantity) -> bool:
    return quantity.low is not None or quantity.high is not None


def _yardsticks(brief: Brief) -> Iterator[Finding]:
    """Words of two yardsticks in one brief: what the other yardstick says about them cannot be compared."""
    given = [(index, each.likelihood) for index, each in enumerate(brief.scenarios) if each.likelihood]
    again = likelihood.on_one_yardstick(tuple(each for _, each in given))
    if not any(each.yardstick == "PHIA" for each in again):
        return
    for (index, _), each in zip(given, again, strict=True):
        if each.term and each.yardstick != "PHIA":
            message = (
                f"{problems.quote(each.text)} is a word of {each.yardstick}, while other scenarios use those of PHIA; "
                "use one yardstick, or percentages"
            )
            yield Finding("likelihood-yardsticks", message, ("scenarios", index, "likelihood"), is_warning=True)


def _bottom_line(brief: Brief) -> Iterator[Finding]:
    words = text.count_words(brief.bottom_line)
    if words > BOTTOM_LINE_WORDS:
        message = f"there are {words} words; {BOTTOM_LINE_WORDS} are read at a glance; shorten it"
        yield Finding("bottom-line-long", message, ("bottom_line",), is_warning=True)
