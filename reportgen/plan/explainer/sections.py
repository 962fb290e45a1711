"""Which sections follow the first page, and what stands at their heads?"""

import unicodedata
from typing import Literal

from reportgen import text
from reportgen.brief.model import Brief, Person
from reportgen.plan.callout import Callout
from reportgen.plan.chronology import Chronology, chronology
from reportgen.plan.explainer import about
from reportgen.plan.explainer.blocks import (
    Aspect,
    Body,
    Card,
    FiguresSection,
    OrganizationsSection,
    PeopleSection,
    Portrait,
    PrecedentsSection,
    ScenariosSection,
    Section,
    SourcesSection,
    TimelineSection,
)
from reportgen.plan.outlook import Outlook, outlook
from reportgen.plan.references import References
from reportgen.text import Paragraph, Prose

# Cases stand side by side up to here; a cell of more words would make a column of its own.
MOST_COLUMNS = 3
LONGEST_CELL_WORDS = 45
_HONORIFICS = frozenset("sir dame lord lady dr prof mr mrs ms hon rt gen col capt adm judge justice".split())


def sections(brief: Brief, planned: tuple[Callout, ...], references: References) -> tuple[Section, ...]:
    """Every section that the brief has, in the order of the page."""
    series = tuple(each.series for each in planned if each.series)
    found: list[Section | None] = [
        FiguresSection(series) if series else None,
        _timeline(chronology(brief)) if brief.timeline else None,
        _scenarios(outlook(brief)) if brief.scenarios else None,
        PeopleSection(tuple(map(card, brief.people))) if brief.people else None,
        _organizations(brief) if brief.organizations else None,
        _precedents(brief) if brief.precedents else None,
        SourcesSection(references) if references.sources else None,
        about.about(brief),
    ]
    return tuple(section for section in found if section)


def _timeline(course: Chronology) -> TimelineSection:
    ends = {"newest first": ("Newest", "Oldest"), "oldest first": ("Oldest", "Newest"), None: (None, None)}
    first_end, last_end = ends[course.direction] if course.kind == "ordinal" else (None, None)
    return TimelineSection(
        chronology=course,
        note=_timeline_note(course),
        first_end=first_end,
        last_end=last_end,
        strip_caption=f"{len(course.entries)} events" if course.strip else None,
    )


def _timeline_note(course: Chronology) -> str:
    """What the reader must know about order and spacing, which would mislead if it were left unsaid."""
    order = f"{course.direction.capitalize()}." if course.direction else "In the order given."
    if course.kind == "ordinal":
        return f"{order} The spacing is even and carries no time."
    scale = " Evenly spaced; the chart is to scale." if course.strip else ""
    hollow = " A hollow marker keeps the place of an event without a date."
    return order + scale + (hollow if any(entry.is_undated_among_dated for entry in course.entries) else "")


def _scenarios(view: Outlook) -> ScenariosSection:
    compared: list[Literal["likelihood", "impact", "horizon"]] = []
    if len(view.paths) > 1:
        if any(path.chance for path in view.paths):
            compared.append("likelihood")
        if any(path.impact for path in view.paths):
            compared.append("impact")
        if any(path.horizon for path in view.paths):
            compared.append("horizon")
    note = None
    if view.yardstick_name and any(path.chance and path.chance.range_text for path in view.paths):
        note = f"Likelihood in the terms of {view.yardstick_name}, drawn to scale."
    return ScenariosSection(view, tuple(compared), note)


def card(person: Person) -> Card:
    """One person's card."""
    return Card(
        name=person.name,
        monogram=monogram(text.plain(person.name)),
        role=person.role,
        status=person.status,
        side=person.side,
        portrait=_portrait(person),
    )


def _portrait(person: Person) -> Portrait | None:
    """The photo, if it was read; its alternative text is the author's, else the name."""
    photo = person.photo
    if photo is None or not photo.content:
        return None
    return Portrait(photo.content, photo.media_type, person.alt or f"Portrait of {text.plain(person.name)}")


def monogram(name: str) -> str:
    """The initials of the first and the last name; empty when no word begins with a letter or digit."""
    bare = name.split("(")[0].split(",")[0]
    words = [word.lstrip("\"'“‘«-–") for word in bare.split()]
    words = [word for word in words if word and word[0].isalnum()]
    named = [word for word in words if word.casefold().rstrip(".") not in _HONORIFICS] or words
    chosen = named[:1] + named[-1:] if len(named) > 1 else named[:1]
    return "".join(_initial(word) for word in chosen)


def _initial(word: str) -> str:
    """The first letter with the marks that belong to it."""
    word = unicodedata.normalize("NFC", word)
    end = 1
    while end < len(word) and unicodedata.combining(word[end]):
        end += 1
    return word[:end].upper() if len(word[0].upper()) == 1 else word[:end]


def _organizations(brief: Brief) -> OrganizationsSection:
    return OrganizationsSection(
        tuple(Body(each.name, each.type, each.status, each.description, each.lever) for each in brief.organizations)
    )


def _precedents(brief: Brief) -> PrecedentsSection:
    cases = brief.precedents
    rows: tuple[tuple[str, tuple[Prose | None, ...], bool], ...] = (
        ("Period", tuple((Paragraph(case.period),) if case.period else None for case in cases), False),
        ("What happened", tuple(case.what_happened for case in cases), False),
        ("Short term", tuple(case.short_term for case in cases), False),
        ("Long term", tuple(case.long_term for case in cases), False),
        ("Relevance", tuple(case.relevance for case in cases), True),
    )
    aspects = tuple(Aspect(label, cells, is_conclusion) for label, cells, is_conclusion in rows if any(cells))
    is_short = all(text.count_words(cell) <= LONGEST_CELL_WORDS for aspect in aspects for cell in aspect.cells)
    layout: Literal["columns", "bands", "rows"] = "rows"
    if is_short and aspects:
        layout = "columns" if 2 <= len(cases) <= MOST_COLUMNS else "bands"
    reads_down = layout == "columns" and any(aspect.is_conclusion for aspect in aspects)
    return PrecedentsSection(
        titles=tuple(case.title for case in cases),
        aspects=aspects,
        layout=layout,
        note="Read each case downwards; the last row says why it matters here." if reads_down else None,
    )
