"""The presentation that a deck starts from."""

from pathlib import Path
from typing import Any

import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from reportgen import resources
from reportgen.proof import deck as proof
from reportgen.proof import rendered
from reportgen.render.deck import master, oxml, package
from reportgen.render.deck.palette import Palette
from reportgen.theme import deck, tokens

THEME = tokens.load(resources.locate())
DECK_THEME = deck.load(resources.locate(), THEME)
PALETTE = Palette.of(THEME, DECK_THEME)
LAYOUTS = list(DECK_THEME.layouts)
FOOTERS = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}


@pytest.fixture
def presentation() -> Presentation:
    return master.new_presentation(THEME, DECK_THEME)


def filled(presentation: Presentation) -> bytes:
    """A deck with one slide of every layout, each placeholder filled."""
    slides = []
    marking = oxml.marking("TLP:AMBER+STRICT", THEME, DECK_THEME)
    for layout in LAYOUTS:
        slide = master.add_slide(presentation, layout)
        slides.append(slide)
        for shape in list(slide.placeholders):
            fill(shape, layout)
        oxml.finish_slide(
            slide, "Source: a source" if "Source" in DECK_THEME.layouts[layout].placeholders else "", marking, PALETTE
        )
        oxml.set_language(slide, "en-GB")
    return package.finish(presentation, package.Properties("A deck"), [package.Section("All", tuple(slides))])


def fill(shape: Any, layout: str) -> None:
    match shape.placeholder_format.type:
        case PP_PLACEHOLDER.TABLE:
            frame = shape.insert_table(3, 2)
            oxml.style_table(frame)
            oxml.describe(frame, "Three rows of two cells")
            for row in frame.table.rows:
                for cell in row.cells:
                    cell.text = "cell"
        case PP_PLACEHOLDER.CHART:
            shape._element.getparent().remove(shape._element)
        case _:
            shape.text_frame.text = "7" if shape.name == "Number" else f"{shape.name} {layout.removeprefix('Brief ')}"


def test_it_has_every_layout_by_name_and_no_slide(presentation: Presentation) -> None:
    assert [layout.name for layout in presentation.slide_layouts] == LAYOUTS
    assert len(presentation.slides) == 0


@pytest.mark.parametrize("name", LAYOUTS)
def test_it_gives_each_layout_a_title_and_footers(name: str, presentation: Presentation) -> None:
    layout: Any = presentation.slide_layouts.get_by_name(name)
    kinds = [shape.placeholder_format.type for shape in layout.placeholders]

    assert set(kinds) >= FOOTERS
    assert len(TITLES & set(kinds)) == 1


@pytest.mark.parametrize("name", LAYOUTS)
def test_it_places_placeholders_where_the_designer_did(name: str, presentation: Presentation) -> None:
    layout: Any = presentation.slide_layouts.get_by_name(name)
    drawn = {shape.name: (shape.left, shape.top, shape.width, shape.height) for shape in layout.placeholders}
    wanted = {
        called: (rect.left.emu, rect.top.emu, rect.width.emu, rect.height.emu)
        for called in DECK_THEME.layouts[name].placeholders
        for rect in [DECK_THEME.rect(name, called)]
    }

    assert drawn == wanted


def test_it_names_a_slides_placeholders_as_the_designer_did(presentation: Presentation) -> None:
    slide = master.add_slide(presentation, "Brief Chart")

    assert [shape.name for shape in slide.placeholders] == ["Title", "Kicker", "Source", "Measure", "Chart"]


def test_it_knows_no_other_layout(presentation: Presentation) -> None:
    with pytest.raises(KeyError):
        master.add_slide(presentation, "Title Slide")


def test_it_marks_its_art_as_ornament(presentation: Presentation) -> None:
    sheets: list[Any] = [presentation.slide_master, *presentation.slide_layouts]
    art = [shape for sheet in sheets for shape in sheet.shapes if not shape.is_placeholder]

    assert sorted(shape.name for shape in art) == ["Bar", "Bar", "Bar", "Fan", "Fan", "Footer rule"]
    assert [shape.name for shape in art if not shape._element.findall(".//{*}decorative")] == []


def test_it_carries_the_house_colours_and_fonts(presentation: Presentation) -> None:
    part = next(part for part in presentation.part.package.iter_parts() if part.partname == "/ppt/theme/theme1.xml")
    text = part.blob.decode()

    assert [color for color in ("navy", "accent", "ink", "ochre") if THEME.colors[color][1:] not in text] == []
    assert text.count('<a:latin typeface="Calibri"/>') == 2


def test_it_brings_nothing_of_the_librarys_own_template(presentation: Presentation) -> None:
    names = [str(part.partname) for part in presentation.part.package.iter_parts()]

    assert [name for name in names if "printerSettings" in name or "thumbnail" in name] == []
    assert "/ppt/notesMasters/notesMaster1.xml" in names


def test_it_numbers_each_point_after_the_one_before(presentation: Presentation) -> None:
    layout: Any = presentation.slide_layouts.get_by_name("Brief Bottom Line")
    numbers = [shape._element.find(f".//{qn('a:buAutoNum')}") for shape in layout.placeholders if "Point" in shape.name]

    assert [number.get("startAt") for number in numbers] == ["1", "2", "3"]


@pytest.mark.render
def test_it_is_sound(presentation: Presentation, tmp_path: Path) -> None:
    file = tmp_path / "all.pptx"
    file.write_bytes(filled(presentation))
    report = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0).validate(file)

    assert [str(error) for error in report.errors] == []
    assert [str(problem) for problem in proof.check(file)] == []


@pytest.mark.render
def test_it_draws_every_layout_within_its_boxes(presentation: Presentation, tmp_path: Path) -> None:
    file = tmp_path / "all.pptx"
    file.write_bytes(filled(presentation))
    drawn = rendered.render(file, tmp_path)

    assert len(drawn.pages) == len(LAYOUTS)
    assert [str(fault) for fault in rendered.clipped_words(file, drawn)] == []
    assert rendered.shapes_off_slide(file) == ()
    assert rendered.collisions(drawn) == ()
