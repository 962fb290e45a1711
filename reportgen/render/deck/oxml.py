"""What do we need of a slide's XML that python-pptx does not offer?

Names, alternative text, the decorative mark, languages, writing direction, links to slides, footers, groups and
cell borders. Each function changes one shape or slide in place and nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from reportgen.render.deck.palette import Palette
from reportgen.render.deck.themepart import TABLE_STYLE_ID
from reportgen.render.deck.xmltext import DECORATIVE, fragment
from reportgen.theme import metrics
from reportgen.theme.deck import DeckTheme
from reportgen.theme.tokens import Theme
from reportgen.units import Length

Edge = Literal["left", "right", "top", "bottom"]
_EDGES: dict[Edge, str] = {"left": "a:lnL", "right": "a:lnR", "top": "a:lnT", "bottom": "a:lnB"}
_TEXT_PROPERTIES = (qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr"))
_RUNS = (qn("a:r"), qn("a:fld"), qn("a:br"))


@dataclass(frozen=True, slots=True)
class Marking:
    """A handling marking; one with a colour of its own stands on black, as wide as its words need."""

    text: str
    color: str | None
    width: Length


def marking(text: str, theme: Theme, deck_theme: DeckTheme) -> Marking:
    """A marking as it is set: the Traffic Light Protocol's labels in their colours (TLP 2.0, FIRST)."""
    role = deck_theme.types["marking"]
    face = metrics.load(theme.font_file(deck_theme.fonts.latin, is_bold=role.bold))
    return Marking(text, theme.markings.get(text), Length(face.width(text, role.largest)) + deck_theme.insets.chip * 2)


def name(shape: Any, text: str) -> None:
    """Name a shape for the selection pane."""
    _properties(shape).set("name", text)


def describe(shape: Any, text: str) -> None:
    """Give a shape its alternative text."""
    _properties(shape).set("descr", text)


def decorate(shape: Any) -> None:
    """Mark a shape as ornament, which a screen reader passes over."""
    properties = _properties(shape)
    properties.attrib.pop("descr", None)
    for extensions in properties.findall(qn("a:extLst")):
        properties.remove(extensions)
    properties.append(fragment(DECORATIVE))


def placeholder(slide: Slide, called: str) -> Any:
    """The placeholder that the layout's designer gave this name."""
    for element in _placeholders(slide):
        if element._nvXxPr.cNvPr.get("name") == called:
            return slide.shapes._shape_factory(element)
    raise KeyError(f"{slide.slide_layout.name} has no placeholder {called}")


def link_to(run: Any, url: str) -> None:
    """Make a run a link to a web page or a mail address."""
    run.hyperlink.address = url


def link_to_slide(run: Any, slide: Slide) -> None:
    """Make a run a link to a slide of the same deck."""
    properties = run._r.get_or_add_rPr()
    for link in properties.findall(qn("a:hlinkClick")):
        properties.remove(link)
    link = properties.add_hlinkClick(run.part.relate_to(slide.part, RT.SLIDE))
    link.set("action", "ppaction://hlinksldjump")


def link_shape_to_slide(shape: Any, slide: Slide) -> None:
    """Make a whole shape a link to a slide of the same deck."""
    shape.click_action.target_slide = slide


def set_language(owner: Any, language: str) -> None:
    """Say in which language everything inside a slide, shape, paragraph or run is written, charts included."""
    _set_language(owner._element if hasattr(owner, "_element") else owner._r, language)
    if isinstance(owner, Slide):
        for relation in owner.part.rels.values():
            if relation.reltype == RT.CHART:
                chart: Any = relation.target_part
                _set_language(chart._element, language)
    elif getattr(owner, "has_chart", False):
        _set_language(owner.chart._chartSpace, language)


def set_right_to_left(paragraph: Any) -> None:
    """Let a paragraph run from right to left, and align it there: `algn` names a side, not a start."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("rtl", "1")
    properties.set("algn", "r")


def finish_slide(
    slide: Slide, source: str, marking: Marking | None, palette: Palette, *, is_numbered: bool = True
) -> None:
    """Write the footer, put it last in the reading order, and leave no empty placeholder behind."""
    if source:
        shape = placeholder(slide, "Source")
        shape.text_frame.text = source
        slide.shapes._spTree.append(shape._element)
    for element in slide.slide_layout.shapes._spTree.iterchildren(qn("p:sp")):
        kind = element.ph.get("type") if element.ph is not None else None
        if kind == "ftr" and marking:
            _write_marking(_copy_footer(slide, element), marking, palette)
        elif kind == "sldNum" and is_numbered:
            _copy_footer(slide, element)
    remove_empty_placeholders(slide)


def remove_empty_placeholders(slide: Slide) -> None:
    """Take away each placeholder that holds neither text nor an object."""
    for element in _placeholders(slide):
        words = "".join(text.text or "" for text in element.iter(qn("a:t")))
        if not words.strip():
            element.getparent().remove(element)


def style_table(frame: Any) -> None:
    """Give a table the house's style, its first row as header."""
    properties = frame.table._tbl.tblPr
    for flag in ("bandRow", "bandCol", "firstCol", "lastCol", "lastRow"):
        properties.attrib.pop(flag, None)
    properties.set("firstRow", "1")
    style = properties.find(qn("a:tableStyleId"))
    if style is None:
        style = etree.SubElement(properties, qn("a:tableStyleId"))
    style.text = TABLE_STYLE_ID


def border(cell: Any, edge: Edge, width: Length | None, color: str, palette: Palette) -> None:
    """Draw one edge of a cell otherwise than the table's style has it; no width, no line."""
    properties = cell._tc.get_or_add_tcPr()
    tag = _EDGES[edge]
    for old in properties.findall(qn(tag)):
        properties.remove(old)
    line = f'<{tag} w="{width.emu if width else 0}" cmpd="sng">{palette.fill_xml(color if width else None)}</{tag}>'
    # Edges come first in tcPr, in the order left, right, top, bottom (ECMA-376 Part 1, 21.1.3.17).
    tags = [qn(other) for other in _EDGES.values()]
    position = sum(child.tag in tags[: tags.index(qn(tag))] for child in properties)
    properties.insert(position, fragment(line))


def group(slide: Slide, shapes: Sequence[Any], called: str, alt: str) -> GroupShape:
    """Gather shapes made on the slide in a group, computing its extent once.

    Shapes added to a group one by one recompute it each time: 195 ms for eighty of them against 16.
    """
    made: GroupShape = slide.shapes.add_group_shape(shapes)
    # The group's own number would come from the tree, where a slide that counts its shapes does not look.
    _properties(made).set("id", str(slide.shapes._next_shape_id))
    name(made, called)
    describe(made, alt)
    return made


def _placeholders(slide: Slide) -> list[Any]:
    """The elements of a slide's text placeholders; python-pptx would search each shape for it."""
    return [
        element
        for element in slide.shapes._spTree.iterchildren(qn("p:sp"))
        if element.find(f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}") is not None
    ]


def _copy_footer(slide: Slide, element: Any) -> Any:
    """Copy a footer placeholder from the layout with its style, which LibreOffice does not inherit."""
    copy = parse_xml(etree.tostring(element))
    number = slide.shapes._next_shape_id
    copy.nvSpPr.cNvPr.set("id", str(number))
    for child in list(copy.spPr):
        copy.spPr.remove(child)
    slide.shapes._spTree.append(copy)
    return slide.shapes._shape_factory(copy)


def _write_marking(shape: Any, marking: Marking, palette: Palette) -> None:
    shape.text_frame.text = marking.text
    if not marking.color:
        return
    properties = shape.text_frame._txBody.bodyPr
    is_left = shape._element.find(f".//{qn('a:lvl1pPr')}").get("algn") == "l"
    left, top, right, height = shape.left, shape.top, shape.left + shape.width, shape.height
    shape.left, shape.top = left if is_left else right - marking.width.emu, top
    shape.width, shape.height = marking.width.emu, height
    shape.fill.solid()
    palette.apply(shape.fill.fore_color, "black")
    for paragraph in shape.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER
        for run in paragraph.runs:
            palette.apply(run.font.color, marking.color)
    properties.set("wrap", "none")


def _set_language(element: Any, language: str) -> None:
    for run in element.iter(*_RUNS):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, run.makeelement(qn("a:rPr")))
    for properties in element.iter(*_TEXT_PROPERTIES):
        properties.set("lang", language)


def _properties(shape: Any) -> Any:
    """The non-visual properties of any kind of shape."""
    return shape._element._nvXxPr.cNvPr
