"""What does a brief say, without its markup?

The content under the keys that other programs compare: plain text, None for what is absent, dates as they are
printed for the reader.
"""

import re
from collections.abc import Sequence

from reportgen import text
from reportgen.brief.model import Brief, Event, Indicator, Organization, Part, Person, Precedent, Scenario
from reportgen.text import Bullets, Line, Paragraph, Prose

_FIELDS: dict[type[Part], tuple[str, ...]] = {
    Person: ("name", "role", "status"),
    Organization: ("name", "type", "status", "description"),
    Scenario: ("title", "discussed_by", "description"),
    Precedent: ("title", "period", "what_happened", "short_term", "long_term", "relevance"),
}


def facts(brief: Brief) -> dict[str, object]:
    """The content of the brief's main sections as plain text."""
    return {
        "title": text.plain(brief.title),
        "dek": _plain(brief.dek),
        "overview": _paragraphs(brief.overview),
        "indicators": [_indicator(each) for each in brief.indicators],
        "people": _parts(brief.people),
        "organizations": _parts(brief.organizations),
        "timeline": [_event(each) for each in brief.timeline],
        "scenarios": _parts(brief.scenarios),
        "precedents": _parts(brief.precedents),
    }


def _indicator(indicator: Indicator) -> dict[str, str | None]:
    return {"value": indicator.value.text, "label": text.plain(indicator.label), "note": _plain(indicator.note)}


def _event(event: Event) -> dict[str, str | None]:
    return {
        "date": event.display_date or (event.date.text if event.date else None),
        "title": text.plain(event.title),
        "category": event.category,
        "description": _plain(event.description),
    }


def _parts(parts: Sequence[Part]) -> list[dict[str, str | None]]:
    return [{name: _plain(getattr(part, name)) for name in _FIELDS[type(part)]} for part in parts]


def _plain(content: Line | Prose | None) -> str | None:
    return text.plain(content) or None


def _paragraphs(prose: Prose) -> list[str]:
    """Each paragraph and each item of a list."""
    found: list[str] = []
    for block in prose:
        match block:
            case Paragraph():
                found.append(text.plain((block,)))
            case Bullets(items):
                found += [text.plain(item) for item in items]
    return [re.sub(r"\s*\n\s*", " ", paragraph) for paragraph in found]
