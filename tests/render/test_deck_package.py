"""The bytes of a finished deck."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from pptx.oxml.ns import qn

from reportgen import resources
from reportgen.brief.model import Brief
from reportgen.plan.deck import plan as planning
from reportgen.render.deck import master, package, presentation, render, workbook
from reportgen.render.deck.package import Package, Relations
from reportgen.render.deck.presentation import Properties
from reportgen.theme import deck, tokens

THEME = tokens.load(resources.locate())
DECK_THEME = deck.load(resources.locate(), THEME)
READINGS = [{"date": "2023", "value": "17"}, {"date": "2024", "value": "430"}]


def finished(**changed: Any) -> bytes:
    """A deck with a chart, a label of which looks like a formula and one like an address."""
    indicators = [{"value": "430", "label": "=Released & held", "series": READINGS, "target": "500"}]
    brief = Brief.model_validate({"title": "A title", "overview": "One.", "indicators": indicators, **changed})
    return render.render(planning.plan(brief, THEME, DECK_THEME), THEME, DECK_THEME)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_it_says_who_wrote_what_in_which_language() -> None:
    content = finished(author="A. Author & Co", tags=["one", "two"], language="en-GB")
    core = pptx.Presentation(BytesIO(content)).core_properties

    assert (core.title, core.author, core.keywords, core.language) == ("A title", "A. Author & Co", "one, two", "en-GB")


def test_it_says_when_a_deck_was_written_if_that_is_known() -> None:
    properties = Properties("A title")

    assert "2025-01-02T00:00:00Z" in presentation.core_xml(replace(properties, created=date(2025, 1, 2)))
    assert "dcterms:" not in presentation.core_xml(properties).replace("xmlns:dcterms", "")


def test_it_cuts_a_property_that_is_too_long() -> None:
    assert presentation.core_xml(Properties("long " * 100)).count("long ") == 51


def test_it_puts_every_slide_in_its_section() -> None:
    deck = pptx.Presentation(BytesIO(finished()))
    listed = deck.part._element.findall(".//{*}section")

    assert [section.get("name") for section in listed][:2] == ["Overview", "Indicators"]
    numbers = [number.get("id") for section in listed for number in section.iter("{*}sldId")]
    assert numbers == [str(slide.slide_id) for slide in deck.slides]
    assert len({section.get("id") for section in listed}) == len(listed)


def test_it_numbers_the_axes_of_a_chart_from_one() -> None:
    deck = pptx.Presentation(BytesIO(finished()))
    (chart,) = (shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart)  # type: ignore[attr-defined]
    root = chart._chartSpace

    assert [axis.get("val") for axis in root.iter(qn("c:axId"))] == ["1", "2", "1", "2"]
    assert [axis.get("val") for axis in root.iter(qn("c:crossAx"))] == ["2", "1"]


def test_it_stops_the_clock_in_the_package_and_in_its_workbooks() -> None:
    with zipfile.ZipFile(BytesIO(finished())) as archive:
        times = {entry.date_time for entry in archive.infolist()}
        (book,) = (archive.read(name) for name in archive.namelist() if name.endswith(".xlsx"))
    with zipfile.ZipFile(BytesIO(book)) as archive:
        times |= {entry.date_time for entry in archive.infolist()}

    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_it_names_content_types_first() -> None:
    with zipfile.ZipFile(BytesIO(finished())) as archive:
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_it_lists_a_relationship_once() -> None:
    relations = Relations()
    numbers = [relations.to("slide", target) for target in ("slide1.xml", "slide2.xml", "slide1.xml")]

    assert numbers == ["rId1", "rId2", "rId1"]
    assert relations.xml().count("<Relationship ") == 2


def test_it_says_what_each_part_holds() -> None:
    pack = Package()
    pack.add("ppt/media/image1.png", b"pixels")
    pack.add("ppt/slides/slide1.xml", "<x/>", "a/slide", Relations())
    types = part(pack.content(), package.CONTENT_TYPES)

    assert '<Default Extension="png" ContentType="image/png"/>' in types
    assert '<Override PartName="/ppt/slides/slide1.xml" ContentType="a/slide"/>' in types


def test_it_draws_on_a_master_opened_before_as_on_its_own() -> None:
    brief = Brief.model_validate({"title": "A title", "overview": "One."})
    plan = planning.plan(brief, THEME, DECK_THEME)
    opened = master.open_master(THEME, DECK_THEME)
    first, second = (render.render(plan, THEME, DECK_THEME, opened) for _ in range(2))

    assert first == second == render.render(plan, THEME, DECK_THEME)


def test_it_keeps_numbers_days_and_words_apart_in_a_workbook() -> None:
    book = workbook.content(["=1+1", "https://example.org"], [date(2024, 1, 1), date(2024, 2, 1)], [(1.5, 2.0), (3, 4)])
    sheet, strings = part(book, "xl/worksheets/sheet1.xml"), part(book, "xl/sharedStrings.xml")

    assert '<c r="A2" s="1"><v>45292</v></c><c r="B2"><v>1.5</v></c>' in sheet
    assert ("<f>" in sheet, "hyperlink" in sheet) == (False, False)
    assert ">=1+1</t>" in strings
    assert ">https://example.org</t>" in strings


@pytest.mark.render
def test_its_workbooks_are_valid(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    with zipfile.ZipFile(BytesIO(finished())) as archive:
        (book,) = (archive.read(name) for name in archive.namelist() if name.endswith(".xlsx"))
    file.write_bytes(book)
    report = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0).validate(file)

    assert [str(error) for error in report.errors] == []


@pytest.mark.render
def test_it_is_the_same_on_any_day_in_every_process_and_under_every_hash_seed() -> None:
    sample = Path(__file__).resolve().parents[2] / "briefs" / "high-seas-treaty.yaml"
    script = (
        "import hashlib, io, sys, time, zipfile\n"
        "moment = float(sys.argv[1])\n"
        "time.time = lambda: moment\n"
        "from reportgen.brief.load import load\n"
        "from reportgen.build import draw, furnish\n"
        f"content = draw(load(__import__('pathlib').Path({str(sample)!r})), 'deck', furnish(), 'sample').content\n"
        "names = zipfile.ZipFile(io.BytesIO(content)).namelist()\n"
        "print(hashlib.sha256(content).hexdigest(), *sorted({name.split('/')[-2] for name in names if '/' in name}))\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script, moment],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone, moment in (
            ("0", "UTC", "1000000000"),
            ("1", "Asia/Tokyo", "1700000000"),
            ("12345", "America/Lima", "1999999999"),
        )
    }
    (same,) = told
    digest, *folders = same.split()

    assert len(digest) == 64
    # Charts with their workbooks, a photo, the record of a later refresh.
    assert {"charts", "embeddings", "media", "customXml"} <= set(folders)


def test_it_lets_slides_fade_into_each_other_when_it_is_asked(tmp_path: Path) -> None:
    brief = Brief.model_validate({"title": "A title", "overview": "One."})
    plan = planning.plan(brief, THEME, DECK_THEME)
    plain, fading = (render.render(plan, THEME, DECK_THEME, transition=each) for each in (None, "fade"))  # type: ignore[arg-type]
    file = tmp_path / "fading.pptx"
    file.write_bytes(fading)
    errors = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(file).errors

    assert "transition" not in part(plain, "ppt/slides/slide1.xml")
    assert all("<p:fade/></p:transition></p:sld>" in part(fading, f"ppt/slides/slide{number}.xml") for number in (1, 2))
    assert list(errors) == []
