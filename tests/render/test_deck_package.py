"""The bytes of a finished deck."""

import os
import subprocess
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Pt

from reportgen import resources
from reportgen.render.deck import master, notes, package
from reportgen.render.deck.package import Properties, Section
from reportgen.theme import deck, tokens

THEME = tokens.load(resources.locate())
DECK_THEME = deck.load(resources.locate(), THEME)


def chart_deck() -> tuple[Presentation, list[Section]]:
    """Two slides, one with a chart, with notes and sections."""
    presentation = master.new_presentation(THEME, DECK_THEME)
    cover, chart = (master.add_slide(presentation, name) for name in ("Brief Cover", "Brief Chart"))
    chart_data = CategoryChartData()
    chart_data.categories = ["2023", "2024"]
    chart_data.add_series("Released", (17, 430))
    placeholder: Any = next(shape for shape in chart.placeholders if shape.name == "Chart")
    placeholder.insert_chart(XL_CHART_TYPE.LINE, chart_data)
    notes.write(chart, ["Seventeen, then 430."], "en")
    return presentation, [Section("Opening", (cover,)), Section("Figures & charts", (chart,))]


def finished(**changed: Any) -> bytes:
    presentation, sections = chart_deck()
    return package.finish(presentation, Properties(title="A title", **changed), sections)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_it_says_who_wrote_what_when() -> None:
    content = finished(author="A. Author", keywords=("one", "two"), language="en-GB", created=date(2025, 1, 2))
    core = pptx.Presentation(BytesIO(content)).core_properties

    assert (core.title, core.author, core.keywords, core.language) == ("A title", "A. Author", "one, two", "en-GB")
    assert str(core.created) == str(core.modified) == "2025-01-02 00:00:00"


def test_it_leaves_a_date_unsaid_that_the_brief_lacks() -> None:
    assert "dcterms:" not in part(finished(), "docProps/core.xml").replace("xmlns:dcterms", "")


def test_it_puts_every_slide_in_its_section() -> None:
    presentation = pptx.Presentation(BytesIO(finished()))
    listed = presentation.part._element.findall(".//{*}section")

    assert [section.get("name") for section in listed] == ["Opening", "Figures & charts"]
    assert [number.get("id") for section in listed for number in section.iter("{*}sldId")] == ["256", "257"]
    assert len({section.get("id") for section in listed}) == 2


def test_it_gives_each_shape_a_number_of_its_own() -> None:
    presentation, sections = chart_deck()
    slide = presentation.slides[0]
    for _ in range(3):
        slide.shapes.add_textbox(0, 0, Pt(10), Pt(10))._element.nvSpPr.cNvPr.set("id", "2")
    content = package.finish(presentation, Properties("A title"), sections)

    numbers = [shape.shape_id for shape in pptx.Presentation(BytesIO(content)).slides[0].shapes]
    assert len(set(numbers)) == len(numbers) > 3


def test_it_numbers_the_axes_of_a_chart_from_one() -> None:
    chart: Any = next(shape for shape in pptx.Presentation(BytesIO(finished())).slides[1].shapes if shape.has_chart)
    root = chart.chart._chartSpace

    assert [axis.get("val") for axis in root.iter(qn("c:axId"))] == ["1", "2", "1", "2"]
    assert [axis.get("val") for axis in root.iter(qn("c:crossAx"))] == ["2", "1"]


def test_it_stops_the_clock_in_the_package_and_in_its_workbooks() -> None:
    with zipfile.ZipFile(BytesIO(finished())) as archive:
        times = {entry.date_time for entry in archive.infolist()}
        (workbook,) = (archive.read(name) for name in archive.namelist() if name.endswith(".xlsx"))
    core = part(workbook, "docProps/core.xml")

    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert core.count("1980-01-01T00:00:00Z") == 2


def test_it_names_content_types_first() -> None:
    with zipfile.ZipFile(BytesIO(finished())) as archive:
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]


@pytest.mark.render
def test_it_is_the_same_in_every_process_and_under_every_hash_seed() -> None:
    script = (
        f"import hashlib, runpy\nit = runpy.run_path({str(Path(__file__))!r})\n"
        "print(hashlib.sha256(it['finished'](author='A')).hexdigest())"
    )
    digests = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("12345", "America/Lima"))
    ]

    assert len(set(digests)) == 1
    assert len(digests[0].strip()) == 64
