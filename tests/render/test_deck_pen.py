"""What a pen draws on a slide, and how a slide keeps it."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from reportgen import resources, text
from reportgen.plan.deck.placed import Disc, Frame, Piece, Words
from reportgen.proof.deckfile import NAMES
from reportgen.render.deck import footer, master, notes
from reportgen.render.deck.canvas import Canvas, Shape, naming
from reportgen.render.deck.freeform import Close, Curve, LineTo, Move, path_xml
from reportgen.render.deck.lettering import Lettering
from reportgen.render.deck.package import Package
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.parts import Parts
from reportgen.render.deck.pen import Destination, Pen
from reportgen.text import Run
from reportgen.theme import deck, tokens
from reportgen.theme.place import FanPlace, Rect
from reportgen.units import Length

THEME = tokens.load(resources.locate())
DECK_THEME = deck.load(resources.locate(), THEME)
PALETTE = Palette.of(THEME, DECK_THEME)
LAYOUTS = master.open_master(THEME, DECK_THEME).layouts
POINT = 12_700


@pytest.fixture
def pen() -> Pen:
    lettering = Lettering(PALETTE, DECK_THEME, "de")
    slides = {"one": Destination("slide1.xml", "One"), "two": Destination("slide2.xml", "Two")}
    return Pen(Canvas(LAYOUTS["Brief Cards"]), THEME, DECK_THEME, lettering, Parts(Package()), slides)


def words(content: str, left: float = 50, name: str = "words", href: str | None = None) -> Words:
    return Words(name, Frame(left, 130, 100, 30), (Piece((Run(content, href=href),), "table", 18),))


def tree(pen: Pen) -> Any:
    return etree.fromstring(pen.canvas.xml().encode())


def shape(drawn: Shape) -> Any:
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items() if prefix in "apr")
    return etree.fromstring(f"<x {names}>{drawn.xml}</x>")[0]


def found(element: Any, path: str) -> list[Any]:
    matches: list[Any] = element.xpath(path, namespaces=NAMES)
    return matches


def shown(pen: Pen) -> list[str]:
    return [str(name) for name in found(tree(pen), "//p:spTree/*/*/p:cNvPr/@name")]


def test_it_names_and_describes() -> None:
    assert naming(7, "indicator:a", 'A "quoted" & told') == (
        '<p:cNvPr id="7" name="indicator:a" descr="A &quot;quoted&quot; &amp; told"></p:cNvPr>'
    )


def test_it_marks_ornament_and_leaves_it_without_words(pen: Pen) -> None:
    drawn = shape(pen.rule(50, 150, 130, "rule"))

    assert len(found(drawn, ".//adec:decorative")) == 1
    assert found(drawn, ".//@descr") == []


def test_it_puts_placeholders_first_in_the_order_of_the_layout(pen: Pen) -> None:
    pen.text(words("evidence", name="Evidence"))
    pen.say("Kicker", "Who matters")
    pen.fill("Title", [Piece(text.line("A title"), "title", 28)])
    footer.write(pen.canvas, "Source: a page", footer.marking("Official", THEME, DECK_THEME), pen.lettering)

    assert shown(pen) == ["Title", "Kicker", "Evidence", "Source", "Marking", "Slide Number"]
    assert found(tree(pen), "//a:t/text()")[-3:-1] == ["Source: a page", "Official"]
    assert len(found(tree(pen), "//p:sp[.//p:ph[@sz]]//a:lvl1pPr")) == 2


def test_it_leaves_out_what_there_is_not(pen: Pen) -> None:
    pen.fill("Title", [Piece(text.line("A title"), "title", 28)])
    pen.fill("Kicker", [])
    pen.say("Kicker", " ")
    footer.write(pen.canvas, "", None, pen.lettering, is_numbered=False)

    assert shown(pen) == ["Title"]


def test_it_gives_each_shape_a_number_of_its_own(pen: Pen) -> None:
    pen.fill("Title", [Piece(text.line("A title"), "title", 28)])
    pen.group([pen.text(words("one")), pen.text(words("two", left=250))], "card:one", "One: two")
    footer.write(pen.canvas, "Source: a page", footer.marking("Official", THEME, DECK_THEME), pen.lettering)

    numbers = found(tree(pen), "//p:cNvPr/@id")
    assert len(set(numbers)) == len(numbers) == 8


def test_it_links_words_to_the_web_and_to_nothing_else(pen: Pen) -> None:
    for address in ("https://example.org/a?b=1&c=2", "file:///etc/passwd"):
        pen.text(words("a source", href=address))
    relations = etree.fromstring(pen.canvas.relations.xml().encode())

    external = [each.get("Target") for each in relations if each.get("TargetMode") == "External"]
    assert external == ["https://example.org/a?b=1&c=2"]
    assert found(tree(pen), "//a:hlinkClick/@r:id") == [relations[1].get("Id")]


def test_it_links_shapes_to_slides(pen: Pen) -> None:
    pen.text(replace(words("1"), target="two"))
    pen.disc(Disc("disc", Frame(0, 0, 20, 20), "2", 14, target="two"), "white", "navy")
    pen.text(replace(words("3"), target="gone"))
    links = found(tree(pen), "//p:cNvPr/a:hlinkClick")

    assert [link.get("action") for link in links] == ["ppaction://hlinksldjump"] * 2
    assert [link.get("tooltip") for link in links] == ["Two"] * 2
    assert pen.canvas.relations.xml().count('Target="slide2.xml"') == 1


def test_it_says_the_language_of_every_run(pen: Pen) -> None:
    pen.say("Title", "Eins\vzwei")
    pen.text(words("drei"))
    pen.rule(50, 150, 130, "rule")

    properties = found(tree(pen), "//a:rPr | //a:endParaRPr")
    assert len(properties) == 5
    assert {each.get("lang") for each in properties} == {"de"}


def test_it_sets_a_traffic_light_label_on_black_flush_with_its_place(pen: Pen) -> None:
    marking = footer.marking("TLP:RED", THEME, DECK_THEME)
    footer.write(pen.canvas, "", marking, pen.lettering, is_numbered=False)
    place = DECK_THEME.rect("Brief Cards", "Marking")
    (offset,), (extent,) = found(tree(pen), "//a:off"), found(tree(pen), "//a:ext[@cx]")

    assert found(tree(pen), "//p:spPr/a:solidFill/a:srgbClr/@val") == ["000000"]
    assert found(tree(pen), "//a:rPr//a:srgbClr/@val") == [THEME.markings["TLP:RED"][1:]]
    assert int(offset.get("x")) + int(extent.get("cx")) == place.right.emu
    assert int(extent.get("cx")) == marking.width.emu < place.width.emu


def test_it_groups_shapes_around_their_extent(pen: Pen) -> None:
    group = pen.group([pen.text(words("one")), pen.text(words("two", left=250))], "card:one", "One: two")

    assert (group.box.left, group.box.width) == (50 * POINT, 300 * POINT)
    assert found(shape(group), "p:nvGrpSpPr/p:cNvPr/@descr") == ["One: two"]
    assert shown(pen) == ["card:one"]
    assert len(found(tree(pen), "//p:grpSp/p:sp")) == 2


def test_it_writes_a_path_within_its_rectangle() -> None:
    rect = Rect(Length(100), Length(200), Length(50), Length(20))
    path = path_xml((Move(0, 0), LineTo(50, 0), Curve(50, 10, 25, 20, 0, 20), Close()), rect, is_filled=True)

    assert f'<a:path w="{50 * POINT}" h="{20 * POINT}"><a:moveTo>' in path
    assert [path.count(f"<a:{tag}") for tag in ("moveTo", "lnTo", "cubicBezTo", "close/")] == [1, 1, 1, 1]


@pytest.mark.parametrize("ends", [(90, 270, 450), (60, 160, 260, 360, 460), (270,)])
def test_it_fans_out_to_every_end(pen: Pen, ends: tuple[float, ...]) -> None:
    place = FanPlace.model_validate({"left": 300, "knee": 340, "turn": 450, "right": 506, "middle": 270, "ends": ends})
    fan = pen.fan(place)
    pieces = list(found(shape(fan), ".//a:path")[0])

    assert len(pieces) == 4 * len(ends)
    assert [(fan.box.top + int(piece[-1].get("y"))) / POINT for piece in pieces[3::4]] == list(ends)
    assert found(shape(fan), ".//adec:decorative")


def test_it_keeps_one_picture_of_the_same_content(pen: Pen) -> None:
    for name in ("one", "two"):
        pen.picture(b"pixels", "image/png", Frame(0, 0, 50, 50), name, "A square", geometry="")

    assert list(pen.parts.package.files) == ["ppt/media/image1.png"]
    assert found(tree(pen), "//a:blip/@r:embed") == ["rId2", "rId2"]


def test_it_writes_notes_with_a_page_number(pen: Pen) -> None:
    page = etree.fromstring(notes.page_xml("Say this.\nAnd that.", pen.lettering).encode())

    assert found(page, "//a:r/a:t/text()") == ["Say this.", "And that."]
    assert found(page, "//a:fld/@type") == ["slidenum"]
    assert set(found(page, "//a:rPr/@lang")) == {"de"}


def test_it_writes_colours_of_the_scheme_by_their_place() -> None:
    written = [PALETTE.xml(name) for name in ("accent", "white", "navy")]

    assert written == [f'<a:schemeClr val="{slot}"/>' for slot in ("accent1", "bg1", "tx2")]
    assert PALETTE.xml("track") == f'<a:srgbClr val="{THEME.colors["track"][1:]}"/>'
    assert PALETTE.xml("#12AB34") == '<a:srgbClr val="12AB34"/>'
    assert PALETTE.fill_xml(None) == "<a:noFill/>"
