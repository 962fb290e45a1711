"""How does a finished deck become the same bytes every time?

The presentation is tidied (sections, core properties, unique numbers), saved, and its package written again in
one order with one time stamp. Chart workbooks are packages too: XlsxWriter puts the clock into each of them.
"""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from uuid import UUID, uuid5
from xml.sax.saxutils import quoteattr

from pptx.oxml.ns import qn
from pptx.parts.chart import ChartPart
from pptx.presentation import Presentation
from pptx.slide import Slide

from reportgen.render.deck.xmltext import fragment

# The earliest moment that a zip archive can name.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_SECTION_LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SECTION_NAMESPACE = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTION_IDS = UUID("0f3a2c52-6f0e-4e39-9d0c-7b1e5a3a9b51")
_WORKBOOK_TIME = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


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
    """A part of the deck by its name, for the slide sorter."""

    name: str
    slides: tuple[Slide, ...]


def finish(presentation: Presentation, properties: Properties, sections: Sequence[Section]) -> bytes:
    """The bytes of a deck, the same for the same content on any day and machine."""
    _write_properties(presentation, properties)
    _write_sections(presentation, sections)
    for slide in presentation.slides:
        _number_shapes(slide._element)
        if slide.has_notes_slide:
            _number_shapes(slide.notes_slide._element)
    for part in presentation.part.package.iter_parts():
        if isinstance(part, ChartPart):
            _number_axes(part._element)
    stream = BytesIO()
    presentation.save(stream)
    return repack(stream.getvalue())


def repack(package: bytes) -> bytes:
    """The same package in a fixed order with a fixed time, embedded workbooks likewise."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as source, zipfile.ZipFile(stream, "w") as target:
        for entry in sorted(source.namelist(), key=_order):
            content = source.read(entry)
            if entry.endswith(".xlsx"):
                content = repack(content)
            elif entry == "docProps/core.xml" and "xl/workbook.xml" in source.namelist():
                content = _WORKBOOK_TIME.sub(rb"\g<1>1980-01-01T00:00:00Z\3", content)
            info = zipfile.ZipInfo(entry, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            # Regular file, readable by all: else the archive would carry the system it was made on.
            info.create_system, info.external_attr = 3, 0o100644 << 16
            target.writestr(info, content)
    return stream.getvalue()


def _order(entry: str) -> tuple[int, str]:
    """Content types first, as consumers that stream expect them, then relationships of the package."""
    first = ("[Content_Types].xml", "_rels/.rels")
    return (first.index(entry) if entry in first else len(first), entry)


def _write_properties(presentation: Presentation, properties: Properties) -> None:
    core = presentation.core_properties
    values = {
        "title": properties.title,
        "author": properties.author,
        "subject": properties.subject,
        "keywords": ", ".join(properties.keywords),
        "language": properties.language,
    }
    for field, value in values.items():
        if value:
            # A core property holds 255 characters (python-pptx refuses more).
            setattr(core, field, value[:255])
    if properties.created:
        moment = datetime(properties.created.year, properties.created.month, properties.created.day, tzinfo=UTC)
        core.created = core.modified = moment.replace(tzinfo=None)


def _write_sections(presentation: Presentation, sections: Sequence[Section]) -> None:
    """Name the parts of the deck; identifiers come from the names, so that they repeat."""
    if not sections:
        return
    listed = "".join(
        f'<p14:section name={quoteattr(section.name)} id="{_section_id(number, section.name)}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{slide.slide_id}"/>' for slide in section.slides)
        + "</p14:sldIdLst></p14:section>"
        for number, section in enumerate(sections)
    )
    section_list = f'<p14:sectionLst xmlns:p14="{_SECTION_NAMESPACE}">{listed}</p14:sectionLst>'
    root = presentation.part._element
    for old in root.findall(qn("p:extLst")):
        root.remove(old)
    root.append(fragment(f'<p:extLst><p:ext uri="{_SECTION_LIST}">{section_list}</p:ext></p:extLst>'))


def _section_id(number: int, name: str) -> str:
    return f"{{{str(uuid5(_SECTION_IDS, f'{number}:{name}')).upper()}}}"


def _number_shapes(tree: Any) -> None:
    """Give each shape a number of its own; connectors keep pointing at the shape that had it first."""
    shapes = tree.findall(f".//{qn('p:cNvPr')}")
    taken: set[int] = set()
    following = max(int(shape.get("id")) for shape in shapes) + 1
    for shape in shapes:
        if int(shape.get("id")) in taken:
            shape.set("id", str(following))
            following += 1
        taken.add(int(shape.get("id")))


def _number_axes(chart: Any) -> None:
    """Number the axes from 1: python-pptx writes negative numbers, which the schema does not allow."""
    axes = chart.findall(f".//{qn('c:axId')}") + chart.findall(f".//{qn('c:crossAx')}")
    numbers: dict[str, str] = {}
    for axis in axes:
        axis.set("val", numbers.setdefault(axis.get("val"), str(len(numbers) + 1)))
