"""What does a saved web page say, as a brief?

Page to lines, lines to sections, sections to entries, entries to YAML. Every line of the page is in the
brief, is a heading, label, number or repetition that gives the brief its form, or is listed as left out.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.intake import (
    dates,
    decode,
    entries,
    hypertext,
    indicators,
    lines,
    organizations,
    people,
    precedents,
    scenarios,
    sections,
    sources,
    timeline,
    wording,
    yaml_text,
)
from reportgen.intake.draft import Draft
from reportgen.intake.entries import Reading
from reportgen.intake.lines import LeftOut, Page, PageLine, leave

_READERS: dict[str, Callable[[Sequence[PageLine]], Reading]] = {
    "indicators": indicators.read,
    "people": people.read,
    "organizations": organizations.read,
    "timeline": timeline.read,
    "scenarios": scenarios.read,
    "precedents": precedents.read,
    "sources": sources.read,
}


@dataclass(frozen=True, slots=True)
class Imported:
    """A brief as YAML, and the lines of the page that are not in it, in the page's order."""

    text: str
    draft: Draft
    left_out: tuple[LeftOut, ...]


def read(path: Path) -> Imported:
    """Read a saved page.

    Raises:
        BriefError: the file cannot be read.
    """
    return parse(decode.load(path), is_html=path.suffix.lower() in (".html", ".htm", ".xhtml"))


def parse(text: str, *, is_html: bool = False) -> Imported:
    """Turn the characters of a page into a brief; HTML is recognised when it is not said."""
    page = hypertext.from_html(text) if is_html or _HTML.match(text) else lines.from_text(text)
    draft, left_out = _draft(page)
    ordered = tuple(sorted([*page.left_out, *left_out], key=lambda each: each.line))
    return Imported(yaml_text.write(draft, ordered), draft, ordered)


_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def _draft(page: Page) -> tuple[Draft, list[LeftOut]]:
    division = sections.divide(page.lines)
    left_out = list(division.left_out)
    read_sections: dict[str, tuple[entries.Entry, ...]] = {}
    for name, reader in _READERS.items():
        reading = reader(division.sections.get(name, ()))
        read_sections[name] = tuple(reading.entries)
        left_out += reading.left_out
    head, owner = _without_owner(division.head, left_out)
    left_out += owner
    title, dek, lead, unused = _head(head, page.name, has_overview="overview" in division.sections)
    left_out += unused
    overview, foreign = _overview(division.sections.get("overview", ()))
    left_out += foreign
    draft = Draft(
        title=title,
        dek=dek,
        overview=(*lead, *overview),
        language=page.language,
        link=page.link,
        sections=read_sections,
    )
    return draft, left_out


def _without_owner(head: Sequence[PageLine], left_out: Sequence[LeftOut]) -> tuple[list[PageLine], list[LeftOut]]:
    """The head without the name of the site, which the line with the copyright tells."""
    rights = [wording.fold(line.text) for line in left_out if "©" in line.text]
    owner = [
        line
        for line in head
        if line.level != 1
        and any(re.search(rf"© ?(?:\d{{4}} )?{re.escape(wording.fold(line.text))}\b", each) for each in rights)
    ]
    return [line for line in head if line not in owner], leave(owner, "the name of the site", is_chrome=True)


def _head(
    head: Sequence[PageLine], name: str | None, *, has_overview: bool
) -> tuple[str | None, str | None, list[str], list[LeftOut]]:
    """The title, the dek, and the paragraphs of an overview that has no heading of its own."""
    at = _title(head, name)
    if at is None:
        return None, None, [], []
    title = head[at].text
    rest = [line for line in head[at + 1 :] if not entries.is_double(line.text, title)]
    left_out = leave([line for line in head[:at] if not entries.is_double(line.text, title)], "above the title")
    stamps = [line for line in rest if dates.is_date(line.text)]
    left_out += leave(stamps, "a date line", is_chrome=True)
    rest = [line for line in rest if line not in stamps]
    texts = [line for line in rest if wording.is_sentence(line.text) or len(line.text.split()) > 6]
    dek = (texts or rest)[0] if rest else None
    others = [line for line in rest if line is not dek]
    if has_overview:
        return title, dek.text if dek else None, [], left_out + leave(others, "between the dek and the overview")
    lead = [line for line in others if wording.is_sentence(line.text)]
    left_out += leave([line for line in others if line not in lead], "between the title and the first section")
    return title, dek.text if dek else None, [line.text for line in lead], left_out


def _title(head: Sequence[PageLine], name: str | None) -> int | None:
    """The title is the first heading, what the page calls itself, what is said twice, or else the first line."""
    if not head:
        return None
    heading = next((at for at, line in enumerate(head) if line.level == 1), None)
    if heading is not None:
        return heading
    called = wording.fold(name or "")
    for at, line in enumerate(head):
        if called and len(line.text) > 12 and called.startswith(wording.fold(line.text)):
            return at
    for at, line in enumerate(head):
        if any(entries.is_double(line.text, other.text) for other in head[at + 1 :]):
            return at
    headings = [at for at, line in enumerate(head) if line.level]
    return headings[0] if headings else 0


def _overview(found: Sequence[PageLine]) -> tuple[list[str], list[LeftOut]]:
    """The paragraphs; a headline that stands alone among them heads something else."""
    for at, line in enumerate(found):
        is_alone = line.is_apart and not line.is_item and not line.boxes
        if at and is_alone and wording.is_headline(line.text, 6) and not wording.is_sentence(line.text):
            kept, foreign = entries.cut_where(found, at)
            return [each.text for each in kept], foreign
    return [line.text for line in found], []
