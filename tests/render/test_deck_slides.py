"""What stands in a drawn deck: placeholders, tables, charts, names, links, notes."""

import zipfile
from io import BytesIO
from typing import Any

import pptx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from reportgen import resources
from reportgen.brief.model import Brief
from reportgen.plan.deck import plan as planning
from reportgen.proof import deck as proof
from reportgen.render.deck import render as drawing
from reportgen.theme import deck, tokens

pytestmark = pytest.mark.render
THEME = tokens.load(resources.locate())
DECK_THEME = deck.load(resources.locate(), THEME)
SENTENCE = "Policy staff print the paper and hand it to a minister who reads it standing."
FULL: dict[str, Any] = {
    "title": "Everything & more",
    "dek": "A brief that uses every part.",
    "overview": "It cites.[^s1] It *stresses* and **insists**. It <= ends.".replace("<=", "≤"),
    "marking": "TLP:AMBER",
    "organization": "The Desk",
    "indicators": [
        {
            "value": "430+",
            "label": "=1+1 released",
            "note": "A steady drip.",
            "target": "600",
            "series": [{"date": str(year), "value": str(year - 1990)} for year in range(2012, 2024)],
        },
        {"value": "1,200–1,300", "label": "Held"},
        {"value": "Up to 20%", "label": "Share"},
    ],
    "people": [{"name": "Ana Ek", "role": "Chair", "status": "Here", "side": "North"}, {"name": "Bo Li"}],
    "organizations": [{"name": "Body", "type": "Agency", "status": "Idle", "description": SENTENCE}],
    "timeline": [{"title": f"In {year}", "date": str(year), "category": "Talks"} for year in range(2018, 2024)],
    "scenarios": [
        {
            "title": f"Path {number}",
            "description": f"{SENTENCE} {SENTENCE}",
            "likelihood": "unlikely",
            "signposts": [{"watch": "A sign", "state": state, "date": "2026"} for state in ("seen", "emerging")],
        }
        for number in range(3)
    ],
    "precedents": [{"title": "Case", "period": "1999", "what_happened": SENTENCE, "relevance": SENTENCE}],
    "sources": [{"id": "s1", "title": "A source", "publisher": "House", "url": "https://example.org/a?b=1&c=2"}],
}


def drawn(**keys: Any) -> bytes:
    brief = Brief.model_validate({"title": "A title", "overview": "One. Two.", **keys})
    return drawing.render(planning.plan(brief, THEME, DECK_THEME), THEME, DECK_THEME)


@pytest.fixture(scope="module")
def full() -> bytes:
    return drawn(**FULL)


def opened(content: bytes) -> Any:
    return pptx.Presentation(BytesIO(content))


def shapes(container: Any) -> list[Any]:
    found: list[Any] = []
    for shape in container:
        found.append(shape)
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            found += shapes(shape.shapes)
    return found


def test_it_is_valid_office_open_xml(full: bytes, tmp_path: Any) -> None:
    file = tmp_path / "full.pptx"
    file.write_bytes(full)

    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(file)

    assert [str(error) for error in result.errors] == []


def test_it_is_sound_and_accessible(full: bytes) -> None:
    assert proof.check(full) == ()


def test_it_gives_the_same_bytes_for_the_same_brief(full: bytes) -> None:
    assert drawn(**FULL) == full


def test_it_fills_the_title_placeholder_of_every_slide(full: bytes) -> None:
    slides = list(opened(full).slides)

    assert slides
    assert all(slide.shapes.title is not None and slide.shapes.title.text_frame.text for slide in slides)


def test_it_reads_the_title_first_and_the_footer_last(full: bytes) -> None:
    slide = opened(full).slides[1]

    assert slide.shapes[0].name == "Title"
    assert [shape.name for shape in slide.shapes][-3:] == ["Source", "Marking", "Slide Number"]


def test_it_names_the_parts_of_a_figure(full: bytes) -> None:
    names = {shape.name for slide in opened(full).slides for shape in shapes(slide.shapes)}

    assert {"indicator:1-1-released", "indicator:1-1-released:value", "indicator:held:label"} <= names


def test_it_describes_every_group_chart_and_table(full: bytes) -> None:
    graphics = [
        shape
        for slide in opened(full).slides
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP or shape.has_chart or shape.has_table
    ]

    assert len(graphics) > 10
    assert all(shape._element._nvXxPr.cNvPr.get("descr") for shape in graphics)


def test_it_says_the_language_of_every_run(full: bytes) -> None:
    runs = [run for slide in opened(drawn(language="uk")).slides for run in slide._element.iter(qn("a:rPr"))]

    assert runs
    assert {run.get("lang") for run in runs} == {"uk"}


def test_it_draws_tables_with_a_header_row(full: bytes) -> None:
    tables = [shape.table for slide in opened(full).slides for shape in slide.shapes if shape.has_table]

    assert len(tables) >= 3
    assert all(table.first_row for table in tables)


def test_it_draws_a_native_chart_whose_workbook_holds_no_formula(full: bytes) -> None:
    chart = next(shape.chart for slide in opened(full).slides for shape in slide.shapes if shape.has_chart)

    with zipfile.ZipFile(BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert list(chart.plots[0].series[0].values)[-1] == 33
    assert "<f>" not in sheet
    assert "=1+1 released" in strings


def test_it_links_sources_to_the_web_and_discs_to_slides(full: bytes) -> None:
    presentation = opened(full)
    relations = [relation for slide in presentation.slides for relation in slide.part.rels.values()]

    assert [each.target_ref for each in relations if each.is_external] == ["https://example.org/a?b=1&c=2"]
    discs = [
        shape for slide in presentation.slides for shape in shapes(slide.shapes) if shape.name in ("path:1", "path:3")
    ]
    assert [disc.click_action.target_slide is not None for disc in discs] == [True, True]


def test_it_keeps_emphasis_and_raises_citations(full: bytes) -> None:
    runs = list(opened(full).slides[1]._element.iter(qn("a:r")))

    looks = {run.find(qn("a:t")).text: run.find(qn("a:rPr")) for run in runs}
    assert looks["stresses"].get("i") == "1"
    assert looks["insists"].get("b") == "1"


def test_it_marks_ornament_as_ornament(full: bytes) -> None:
    xml = opened(full).slides[1]._element.xml

    assert "adec:decorative" in xml


def test_it_never_fills_a_ceiling(full: bytes) -> None:
    ceilings = [shape for slide in opened(full).slides for shape in shapes(slide.shapes) if ":ceiling-" in shape.name]

    assert ceilings
    for shape in ceilings:
        assert shape._element.spPr.find(f".//{qn('a:prstDash')}") is not None
        assert shape._element.spPr.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}").get("val") == "bg1"


def test_it_writes_notes_and_minutes_on_every_slide(full: bytes) -> None:
    notes = [slide.notes_slide.notes_text_frame.text for slide in opened(full).slides]

    assert notes
    assert all("Suggested time" in each for each in notes)


def test_it_names_the_sections_of_the_deck(full: bytes) -> None:
    with zipfile.ZipFile(BytesIO(full)) as package:
        presentation = package.read("ppt/presentation.xml").decode()

    assert 'name="Timeline"' in presentation
    assert "Default" not in presentation


def test_it_turns_paragraphs_round_for_right_to_left_languages() -> None:
    slide = opened(drawn(language="ar", title="معاهدة", overview="نص أول. نص ثان.")).slides[0]

    properties = slide.shapes.title._element.find(f".//{qn('a:pPr')}")
    assert (properties.get("rtl"), properties.get("algn")) == ("1", "r")


def test_it_leaves_no_trace_of_what_the_brief_does_not_have() -> None:
    content = drawn()

    words = " ".join(
        shape.text_frame.text
        for slide in opened(content).slides
        for shape in shapes(slide.shapes)
        if shape.has_text_frame
    )
    assert len(opened(content).slides) == 2
    assert not any(word in words for word in ("Timeline", "Who matters", "paths", "None"))


def test_it_breaks_lines_inside_a_paragraph() -> None:
    title = (
        opened(drawn(title="A Long Enough Gambit of Two Thoughts: Prisoners Out, Potash Back In"))
        .slides[0]
        .shapes.title
    )

    assert len(title.text_frame.paragraphs) == 1
    assert "Thoughts:\v" in title.text_frame.text
    assert len(title._element.findall(f".//{qn('a:br')}")) == title.text_frame.text.count("\v")


def test_it_draws_few_sources_a_square_and_a_scale_of_dates_soundly(tmp_path: Any) -> None:
    days = ("2024-07-03", "2024-07-16", "2025-06-21", "2025-12-13")
    content = drawn(
        indicators=[
            {"value": "Up to 20%", "label": "Share"},
            {"value": "430+", "label": "Freed", "series": [{"date": day, "value": "4"} for day in days]},
            {"value": "3", "label": "Left"},
        ],
        people=[{"name": "Ana Ek", "role": "Chair", "status": "Here"}],
        sources=[{"id": "s1", "title": "A source", "url": "https://example.org"}],
    )
    file = tmp_path / "few.pptx"
    file.write_bytes(content)

    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(file)

    assert [str(error) for error in result.errors] == []
    assert proof.check(content) == ()
    last = list(opened(content).slides)[-1]
    assert last.slide_layout.name == "Brief Closing"
    assert last._element.find(".//{*}hlinkClr").get("val") == "tx"
    (chart,) = (shape.chart for slide in opened(content).slides for shape in slide.shapes if shape.has_chart)
    assert chart._chartSpace.find(".//{*}dateAx/{*}majorTimeUnit").get("val") == "months"
    parts = [shape for slide in opened(content).slides for shape in shapes(slide.shapes) if ":part-" in shape.name]
    assert len(parts) == 100
    assert [part._element.spPr.find(qn("a:ln")).find(qn("a:noFill")) is None for part in parts].count(True) == 20
