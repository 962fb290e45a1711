"""What is done to a slide's shapes beyond python-pptx."""

from typing import Any

import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Pt

from reportgen import resources
from reportgen.render.deck import freeform, master, notes, oxml
from reportgen.render.deck.freeform import Close, Curve, LineTo, Move, Paint
from reportgen.render.deck.palette import Palette
from reportgen.theme import deck, tokens
from reportgen.theme.place import FanPlace, Rect
from reportgen.units import Length

THEME = tokens.load(resources.locate())
DECK_THEME = deck.load(resources.locate(), THEME)
PALETTE = Palette.of(THEME, DECK_THEME)
RECT = Rect(Length(100), Length(200), Length(50), Length(20))


@pytest.fixture
def presentation() -> Presentation:
    return master.new_presentation(THEME, DECK_THEME)


@pytest.fixture
def slide(presentation: Presentation) -> Slide:
    return master.add_slide(presentation, "Brief Cards")


def textbox(slide: Slide, text: str, left: float = 50) -> Any:
    shape = slide.shapes.add_textbox(Pt(left), Pt(130), Pt(100), Pt(30))
    shape.text_frame.text = text
    return shape


def properties(shape: Any) -> Any:
    return shape._element._nvXxPr.cNvPr


def run_of(shape: Any) -> Any:
    return shape.text_frame.paragraphs[0].runs[0]


def test_it_names_and_describes(slide: Slide) -> None:
    shape = textbox(slide, "430+")
    oxml.name(shape, "indicator:released:value")
    oxml.describe(shape, "Released: 430+")

    assert (shape.name, properties(shape).get("descr")) == ("indicator:released:value", "Released: 430+")


def test_it_marks_ornament_once_and_leaves_it_without_words(slide: Slide) -> None:
    shape = textbox(slide, "")
    oxml.describe(shape, "A line")
    oxml.decorate(shape)
    oxml.decorate(shape)

    assert len(properties(shape).findall(".//{*}decorative")) == 1
    assert properties(shape).get("descr") is None


def test_it_finds_a_placeholder_by_the_designers_name(slide: Slide) -> None:
    oxml.placeholder(slide, "Kicker").text_frame.text = "Who matters"

    assert oxml.placeholder(slide, "Kicker").text_frame.text == "Who matters"
    with pytest.raises(KeyError, match="Brief Cards has no placeholder Table"):
        oxml.placeholder(slide, "Table")


def test_it_links_a_run_to_the_web(slide: Slide) -> None:
    run = run_of(textbox(slide, "a source"))
    oxml.link_to(run, "https://example.org/")

    assert run.hyperlink.address == "https://example.org/"


def test_it_links_a_run_and_a_shape_to_a_slide(presentation: Presentation, slide: Slide) -> None:
    target = master.add_slide(presentation, "Brief Scenario")
    shape = textbox(slide, "1")
    oxml.link_to_slide(run_of(shape), target)
    oxml.link_shape_to_slide(shape, target)
    link = run_of(shape)._r.rPr.find(qn("a:hlinkClick"))

    assert link.get("action") == "ppaction://hlinksldjump"
    assert slide.part.related_part(link.get(qn("r:id"))) is target.part
    assert shape.click_action.target_slide == target


def test_it_says_the_language_of_every_run_and_chart(slide: Slide) -> None:
    shape = textbox(slide, "Eins\vzwei")
    chart_data = CategoryChartData()
    chart_data.categories = ["a"]
    chart_data.add_series("x", (1,))
    frame: Any = slide.shapes.add_chart(XL_CHART_TYPE.LINE, 0, 0, Pt(100), Pt(100), chart_data)
    frame.chart.font.size = Pt(14)
    oxml.set_language(slide, "de")

    runs = shape._element.findall(f".//{qn('a:rPr')}")
    assert [run.get("lang") for run in runs] == ["de"] * 3
    assert {defaults.get("lang") for defaults in frame.chart._chartSpace.iter(qn("a:defRPr"))} == {"de"}


def test_it_sets_a_paragraph_from_right_to_left(slide: Slide) -> None:
    paragraph = textbox(slide, "שלום").text_frame.paragraphs[0]
    oxml.set_right_to_left(paragraph)

    assert dict(paragraph._p.pPr.attrib) == {"rtl": "1", "algn": "r"}


def test_it_writes_the_footer_last_and_leaves_no_placeholder_empty(slide: Slide) -> None:
    oxml.placeholder(slide, "Title").text_frame.text = "A title"
    oxml.name(textbox(slide, "evidence"), "Evidence")
    oxml.finish_slide(slide, "Source: a page", oxml.marking("Official", THEME, DECK_THEME), PALETTE)

    assert [shape.name for shape in slide.shapes] == ["Title", "Evidence", "Source", "Marking", "Slide Number"]
    assert [shape.text_frame.text for shape in slide.shapes][2:4] == ["Source: a page", "Official"]
    assert all(shape._element.findall(f".//{qn('a:lvl1pPr')}") for shape in list(slide.shapes)[3:])


def test_it_leaves_out_of_the_footer_what_there_is_not(slide: Slide) -> None:
    oxml.placeholder(slide, "Title").text_frame.text = "A title"
    oxml.finish_slide(slide, "", None, PALETTE, is_numbered=False)

    assert [shape.name for shape in slide.shapes] == ["Title"]


def test_it_sets_a_traffic_light_label_on_black_flush_with_its_place(slide: Slide) -> None:
    marking = oxml.marking("TLP:RED", THEME, DECK_THEME)
    oxml.finish_slide(slide, "", marking, PALETTE)
    shape = next(shape for shape in slide.shapes if shape.name == "Marking")
    place = DECK_THEME.rect("Brief Cards", "Marking")

    assert str(shape.fill.fore_color.rgb) == "000000"
    assert str(run_of(shape).font.color.rgb) == THEME.markings["TLP:RED"][1:]
    assert shape.left + shape.width == place.right.emu
    assert shape.width == marking.width.emu < place.width.emu


def test_it_gives_a_table_the_house_style_and_a_header(slide: Slide) -> None:
    frame: Any = slide.shapes.add_table(2, 2, 0, 0, Pt(200), Pt(50))
    oxml.style_table(frame)

    assert dict(frame.table._tbl.tblPr.attrib) == {"firstRow": "1"}


def test_it_draws_and_removes_edges_of_a_cell_in_the_order_of_the_schema(slide: Slide) -> None:
    frame: Any = slide.shapes.add_table(1, 1, 0, 0, Pt(200), Pt(50))
    cell = frame.table.cell(0, 0)
    cell.fill.background()
    oxml.border(cell, "bottom", Length(1.5), "navy", PALETTE)
    oxml.border(cell, "left", None, "navy", PALETTE)
    oxml.border(cell, "bottom", Length(3), "accent", PALETTE)

    assert [child.tag for child in cell._tc.tcPr] == [qn("a:lnL"), qn("a:lnB"), qn("a:noFill")]
    assert [child.get("w") for child in cell._tc.tcPr][:2] == ["0", str(Length(3).emu)]


def test_it_groups_shapes_around_their_extent(slide: Slide) -> None:
    shapes = [textbox(slide, "one"), textbox(slide, "two", left=250)]
    group = oxml.group(slide, shapes, "card:one", "One: two")
    after = textbox(slide, "three")

    assert (group.left, group.width) == (Pt(50), Pt(300))
    assert (group.name, properties(group).get("descr")) == ("card:one", "One: two")
    assert len({shape.shape_id for shape in [*shapes, group, after]}) == 4


def test_it_draws_a_path_within_its_rectangle(slide: Slide) -> None:
    path = (Move(0, 0), LineTo(50, 0), Curve(50, 10, 25, 20, 0, 20), Close())
    shape = freeform.draw(slide, RECT, path, "Blade", PALETTE, Paint(fill="navy", line="accent", width=Length(2)))
    drawn = shape._element.find(f".//{qn('a:path')}")

    assert (shape.name, shape.left, shape.height) == ("Blade", Pt(100), Pt(20))
    assert [piece.tag for piece in drawn] == [qn(f"a:{tag}") for tag in ("moveTo", "lnTo", "cubicBezTo", "close")]
    assert (drawn.get("w"), drawn.get("fill")) == (str(RECT.width.emu), None)


@pytest.mark.parametrize("ends", [(90, 270, 450), (60, 160, 260, 360, 460), (270,)])
def test_it_fans_out_to_every_end(slide: Slide, ends: tuple[float, ...]) -> None:
    place = FanPlace.model_validate({"left": 300, "knee": 340, "turn": 450, "right": 506, "middle": 270, "ends": ends})
    shape = freeform.fan(slide, place, DECK_THEME, PALETTE)
    pieces = list(shape._element.find(f".//{qn('a:path')}"))

    assert len(pieces) == 4 * len(ends)
    assert [shape.top.pt + int(piece[-1].get("y")) / 12_700 for piece in pieces[3::4]] == list(ends)
    assert shape._element.findall(".//{*}decorative")


def test_it_writes_notes_with_a_page_number(slide: Slide) -> None:
    notes.write(slide, ["Say this.", "And that."], "en-US")
    page = slide.notes_slide

    assert [paragraph.text for paragraph in page.notes_text_frame.paragraphs] == ["Say this.", "And that."]
    assert [field.get("type") for field in page._element.iter(qn("a:fld"))] == ["slidenum"]
    assert {run.get("lang") for run in page._element.iter(qn("a:rPr"))} == {"en-US"}


def test_it_writes_colours_of_the_scheme_by_their_place(slide: Slide) -> None:
    shape = textbox(slide, "x")
    shape.fill.solid()
    written = []
    for name in ("accent", "white", "navy", "track", "#12AB34"):
        PALETTE.apply(shape.fill.fore_color, name)
        written.append(shape._element.spPr.find(qn("a:solidFill"))[0].get("val"))

    assert written == ["accent1", "bg1", "tx2", THEME.colors["track"][1:], "12AB34"]
    assert PALETTE.fill_xml(None) == "<a:noFill/>"
