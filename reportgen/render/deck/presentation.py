"""What does a deck say of itself: its slides in order, their sections, who wrote it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from reportgen.render.deck.package import PACKAGE, Relations
from reportgen.render.deck.xmltext import DECLARATION, escaped, quoted

CORE = "application/vnd.openxmlformats-package.core-properties+xml"
# Slides are numbered from here (ECMA-376 Part 1, 19.7.13).
_FIRST_SLIDE_ID = 256
_SECTION_LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SECTION_NAMESPACE = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTION_IDS = UUID("0f3a2c52-6f0e-4e39-9d0c-7b1e5a3a9b51")
# A core property holds so many characters (PowerPoint cuts what is longer).
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file manager and a search engine read about the deck. A date that the brief lacks stays unsaid."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    created: date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the deck by its name, for the slide sorter, and how many slides it has."""

    name: str
    count: int


def presentation_xml(template: str, slides: Sequence[str], sections: Sequence[Section], relations: Relations) -> str:
    """The presentation part: a master's, with its list of slides filled and its sections named."""
    listed = "".join(
        f'<p:sldId id="{number}" r:id="{relations.to("slide", slide)}"/>'
        for number, slide in enumerate(slides, start=_FIRST_SLIDE_ID)
    )
    filled = template.replace("<p:sldIdLst/>", f"<p:sldIdLst>{listed}</p:sldIdLst>" if listed else "")
    if not sections:
        return filled
    end = "</p:presentation>"
    return filled.replace(end, f"{_section_list(sections)}{end}")


def core_xml(properties: Properties) -> str:
    """The core properties (ECMA-376 Part 2, 11)."""
    values = (
        ("dc:title", properties.title),
        ("dc:creator", properties.author),
        ("dc:subject", properties.subject),
        ("cp:keywords", ", ".join(properties.keywords)),
        ("dc:language", properties.language),
    )
    said = "".join(f"<{name}>{escaped(value[:_LONGEST])}</{name}>" for name, value in values if value)
    if properties.created:
        moment = f"{properties.created.isoformat()}T00:00:00Z"
        said += "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
        )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{said}</cp:coreProperties>'
    )


def _section_list(sections: Sequence[Section]) -> str:
    """The names of the deck's parts; identifiers come from the names, so that they repeat."""
    listed, following = "", _FIRST_SLIDE_ID
    for number, section in enumerate(sections):
        slides = "".join(f'<p14:sldId id="{each}"/>' for each in range(following, following + section.count))
        following += section.count
        listed += (
            f'<p14:section name={quoted(section.name)} id="{_section_id(number, section.name)}">'
            f"<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
        )
    section_list = f'<p14:sectionLst xmlns:p14="{_SECTION_NAMESPACE}">{listed}</p14:sectionLst>'
    return f'<p:extLst><p:ext uri="{_SECTION_LIST}">{section_list}</p:ext></p:extLst>'


def _section_id(number: int, name: str) -> str:
    return f"{{{str(uuid5(_SECTION_IDS, f'{number}:{name}')).upper()}}}"
