"""The presentation that a deck starts from."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from reportgen import resources
from reportgen.plan.deck.slide import DeckPlan, Properties
from reportgen.proof import rendered
from reportgen.render.deck import master, render
from reportgen.render.deck.canvas import Canvas
from reportgen.theme import deck, tokens

THEME = tokens.load(resources.locate())
DECK_THEME = deck.load(resources.locate(), THEME)
LAYOUTS = list(DECK_THEME.layouts)
FOOTERS = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}


@pytest.fixture
def presentation() -> Any:
    plan = DeckPlan((), Properties("A deck", "", "", "", (), "en"), None, ())
    return pptx.Presentation(BytesIO(render.render(plan, THEME, DECK_THEME)))


def filled(presentation: Any) -> None:
    """Give a presentation one slide of every layout, each placeholder filled, as its owner might."""
    for layout in presentation.slide_layouts:
        slide = presentation.slides.add_slide(layout)
        names = {shape.placeholder_format.idx: shape.name for shape in layout.placeholders}
        for shape in list(slide.placeholders):
            fill(shape, names[shape.placeholder_format.idx], layout.name)


def fill(shape: Any, name: str, layout: str) -> None:
    match shape.placeholder_format.type:
        case PP_PLACEHOLDER.TABLE:
            for row in shape.insert_table(3, 2).table.rows:
                for cell in row.cells:
                    cell.text = "cell"
        case PP_PLACEHOLDER.CHART:
            shape._element.getparent().remove(shape._element)
        case _:
            shape.text_frame.text = "7" if name == "Number" else layout.removeprefix("Brief ")


def test_it_has_every_layout_by_name_and_no_slide(presentation: Any) -> None:
    assert [layout.name for layout in presentation.slide_layouts] == LAYOUTS
    assert len(presentation.slides) == 0


@pytest.mark.parametrize("name", LAYOUTS)
def test_it_gives_each_layout_a_title_and_footers(name: str, presentation: Any) -> None:
    layout: Any = presentation.slide_layouts.get_by_name(name)
    kinds = [shape.placeholder_format.type for shape in layout.placeholders]

    assert set(kinds) >= FOOTERS
    assert len(TITLES & set(kinds)) == 1


@pytest.mark.parametrize("name", LAYOUTS)
def test_it_places_placeholders_where_the_designer_did(name: str, presentation: Any) -> None:
    layout: Any = presentation.slide_layouts.get_by_name(name)
    drawn = {shape.name: (shape.left, shape.top, shape.width, shape.height) for shape in layout.placeholders}
    wanted = {
        called: (rect.left.emu, rect.top.emu, rect.width.emu, rect.height.emu)
        for called in DECK_THEME.layouts[name].placeholders
        for rect in [DECK_THEME.rect(name, called)]
    }

    assert drawn == wanted


def test_it_names_a_slides_placeholders_as_the_designer_did() -> None:
    layout = master.open_master(THEME, DECK_THEME).layouts["Brief Chart"]
    canvas = Canvas(layout)

    assert [canvas.slot(name)[0] for name in ("Title", "Kicker", "Source", "Measure", "Chart")] == [2, 3, 4, 5, 6]
    with pytest.raises(KeyError):
        canvas.slot("Table")


def test_it_marks_its_art_as_ornament(presentation: Any) -> None:
    sheets: list[Any] = [presentation.slide_master, *presentation.slide_layouts]
    art = [shape for sheet in sheets for shape in sheet.shapes if not shape.is_placeholder]

    assert sorted(shape.name for shape in art) == ["Bar", "Bar", "Bar", "Fan", "Fan", "Footer rule"]
    assert [shape.name for shape in art if not shape._element.findall(".//{*}decorative")] == []


def test_it_carries_the_house_colours_and_fonts(presentation: Any) -> None:
    part = next(part for part in presentation.part.package.iter_parts() if part.partname == "/ppt/theme/theme1.xml")
    text = part.blob.decode()

    assert [color for color in ("navy", "accent", "ink", "ochre") if THEME.colors[color][1:] not in text] == []
    assert text.count('<a:latin typeface="Calibri"/>') == 2


def test_it_brings_nothing_of_the_librarys_own_template(presentation: Any) -> None:
    names = [str(part.partname) for part in presentation.part.package.iter_parts()]

    assert [name for name in names if "printerSettings" in name or "thumbnail" in name] == []
    assert "/ppt/notesMasters/notesMaster1.xml" in names


def test_it_numbers_each_point_after_the_one_before(presentation: Any) -> None:
    layout: Any = presentation.slide_layouts.get_by_name("Brief Bottom Line")
    numbers = [shape._element.find(f".//{qn('a:buAutoNum')}") for shape in layout.placeholders if "Point" in shape.name]

    assert [number.get("startAt") for number in numbers] == ["1", "2", "3"]


@pytest.mark.render
def test_it_is_valid_with_slides_of_every_layout(presentation: Any, tmp_path: Path) -> None:
    file = tmp_path / "all.pptx"
    filled(presentation)
    presentation.save(file)
    report = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0).validate(file)

    assert [str(error) for error in report.errors] == []


@pytest.mark.render
def test_it_draws_every_layout_within_its_boxes(presentation: Any, tmp_path: Path) -> None:
    file = tmp_path / "all.pptx"
    filled(presentation)
    presentation.save(file)
    drawn = rendered.render(file, tmp_path)

    assert len(drawn.pages) == len(LAYOUTS)
    assert [str(fault) for fault in rendered.clipped_words(file, drawn)] == []
    assert rendered.shapes_off_slide(file) == ()
    assert rendered.collisions(drawn) == ()
