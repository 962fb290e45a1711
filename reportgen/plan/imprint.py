"""Who publishes this, when, and what does the file say about itself?"""

from dataclasses import dataclass
from datetime import date

from reportgen import text
from reportgen.brief.model import TLP_LABELS, Brief
from reportgen.text import Line

# What a line holds beside the page's number, in characters (385 pt at 7.5 pt; 3.4 pt a character).
LONGEST_FOOTER = 110
# What a running head holds beside the section's name, in characters.
LONGEST_RUNNING_TITLE = 70


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who publishes, when, and under which conditions."""

    organization: Line | None
    author: Line | None
    contact: Line | None
    date: str | None
    as_of: str | None
    edition: Line | None
    marking: str | None
    is_tlp: bool
    licence: Line | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about itself; days come from the brief alone."""

    title: str
    author: str | None
    description: str | None
    keywords: tuple[str, ...]
    language: str
    created: date | None


def imprint(brief: Brief) -> Imprint:
    """The imprint as it is printed."""
    return Imprint(
        organization=brief.organization,
        author=brief.author,
        contact=brief.contact,
        date=brief.date.printed if brief.date else None,
        as_of=brief.as_of.printed if brief.as_of else None,
        edition=brief.edition,
        marking=brief.marking,
        is_tlp=brief.marking in TLP_LABELS,
        licence=brief.licence,
        link=brief.link,
    )


def footer(brief: Brief, product: str) -> str:
    """The words at the foot of every page: one line, for what has no room there stands in the last section whole."""
    publisher = text.plain(brief.organization)
    as_of = f"Information as of {brief.as_of.printed}" if brief.as_of else ""
    line = publisher if 0 < len(publisher) <= LONGEST_FOOTER else product
    for part in (text.plain(brief.edition), as_of, text.plain(brief.licence)):
        longer = f"{line}  ·  {part}"
        line = longer if part and len(longer) <= LONGEST_FOOTER else line
    return line


def metadata(brief: Brief) -> Metadata:
    """The document's properties; a day is given only when the brief's date is one."""
    day = brief.date.earliest if brief.date and brief.date.precision == "day" else None
    return Metadata(
        title=text.plain(brief.title),
        author=text.plain(brief.author or brief.organization) or None,
        description=text.plain(brief.dek) or None,
        keywords=brief.tags,
        language=brief.language,
        created=day,
    )


def short_title(title: str) -> str:
    """The title as a running head: whole, else up to its colon, else as many words as fit."""
    if len(title) <= LONGEST_RUNNING_TITLE:
        return title
    head, colon, _ = title.partition(":")
    if colon and len(head) <= LONGEST_RUNNING_TITLE:
        return head
    kept = title[:LONGEST_RUNNING_TITLE].rsplit(" ", 1)[0]
    return f"{kept.rstrip(',;:–—- ')} …"
