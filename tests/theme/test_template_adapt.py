"""Layouts are matched in four ways, and the master takes the template's room, colours and faces."""

import re
from collections.abc import Callable, Mapping
from itertools import combinations, pairwise
from typing import Any

import pytest

from reportgen import resources
from reportgen.theme import contrast, deck, tokens
from reportgen.theme.template import adapt, read, wishes
from reportgen.theme.template.adapt import Adapted

Make = Callable[..., bytes]
HOUSE = resources.locate()
OURS = tokens.load(HOUSE)
WISHES = wishes.load(HOUSE)
MASTER, THEME, PRESENTATION = "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml", "ppt/presentation.xml"
LAYOUTS = [f"ppt/slideLayouts/slideLayout{number}.xml" for number in range(1, 12)]
DARK = 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"'


def adapted(content: bytes) -> Adapted:
    return adapt.adapted(read.read(content, "corporate.potx"), OURS, deck.load(HOUSE, OURS), WISHES)


def matched(content: bytes) -> dict[str, tuple[str, str]]:
    return {match.ours: (match.layout.name, match.how) for match in adapted(content).matches}


def without_types(text: str) -> str:
    return re.sub(r'(<p:sldLayout [^>]*?) type="\w+"', r"\1", text)


def named(name: str) -> Callable[[str], str]:
    return lambda text: re.sub(r'<p:cSld name="[^"]*"', f'<p:cSld name="{name}"', text)


def dark(text: str) -> str:
    return text.replace('bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', DARK)


def test_it_matches_by_type(make_template: Make) -> None:
    found = matched(make_template())

    assert found["Brief Cover"] == ("Title Slide", "type")
    assert found["Brief Bottom Line"] == ("Title and Content", "type")
    assert found["Brief Timeline"] == ("Title Only", "type")
    assert found["Brief Divider"] == ("Section Header", "type")
    assert {how for _, how in found.values()} == {"type"}


def test_it_matches_by_our_own_name_before_the_type(make_template: Make) -> None:
    found = matched(make_template({LAYOUTS[8]: named("Brief Cover"), LAYOUTS[6]: named("timeline")}))

    assert found["Brief Cover"] == ("Brief Cover", "name")
    # A layout without a headline takes none of our slides, whatever its name.
    assert found["Brief Timeline"] == ("Title Only", "type")


@pytest.mark.parametrize(
    "names",
    [
        ("Titelfolie", "Titel und Inhalt", "Abschnittsüberschrift", "Nur Titel"),
        ("Diapositive de titre", "Titre et contenu", "Titre de section", "Titre seul"),
        ("标题幻灯片", "标题和内容", "节标题", "仅标题"),
    ],
)
def test_it_matches_translated_names_where_types_are_missing(make_template: Make, names: tuple[str, ...]) -> None:
    places = dict(zip((0, 1, 2, 5), names, strict=True))
    edits: dict[str, Callable[[str], str]] = {
        part: lambda text, number=number: without_types(named(places.get(number, f"Layout {number}"))(text))
        for number, part in enumerate(LAYOUTS)
    }

    found = matched(make_template(edits))

    roles = ("Brief Cover", "Brief Bottom Line", "Brief Divider", "Brief Cards")
    assert [found[role] for role in roles] == [(name, "name") for name in names]


def test_it_matches_by_what_layouts_hold(make_template: Make) -> None:
    edits = {part: lambda text: without_types(named("Something")(text)) for part in LAYOUTS}
    content = make_template(edits)

    matches = {match.ours: match for match in adapted(content).matches}

    expected = {"Brief Cover": 1, "Brief Bottom Line": 2, "Brief Divider": 3, "Brief Indicators": 6}
    assert {role: matches[role].how for role in expected} == dict.fromkeys(expected, "signature")
    assert {role: matches[role].layout.part for role in expected} == {
        role: f"ppt/slideLayouts/slideLayout{number}.xml" for role, number in expected.items()
    }


def test_it_takes_the_nearest_and_says_so(make_template: Make) -> None:
    two = re.compile(r'<p:sldLayoutId id="\d+" r:id="rId(?!4")\d+"/>')
    found = adapted(make_template({MASTER: lambda text: two.sub("", text)}))

    assert {match.layout.name for match in found.matches} == {"Two Content"}
    assert {match.how for match in found.matches} == {"nearest"}
    assert {(each.code, each.field) for each in found.warnings} == {
        ("template-nearest", match.ours) for match in found.matches
    }


def test_it_serves_even_a_template_without_a_headline(make_template: Make) -> None:
    blank = re.compile(r'<p:sldLayoutId id="\d+" r:id="rId(?!7")\d+"/>')
    found = adapted(make_template({MASTER: lambda text: blank.sub("", text)}))

    assert {match.layout.name for match in found.matches} == {"Blank"}
    assert found.master.template is not None
    assert "Title" not in found.master.template.layouts["Brief Table"].slots


def test_it_takes_the_size_the_headline_and_the_room_of_the_template(make_template: Make) -> None:
    master = adapted(make_template()).master

    assert (master.slide.width.points, master.slide.height.points) == (720, 540)
    title, evidence = master.rect("Brief Table", "Title"), master.rect("Brief Table", "Table")
    # Headline and content of the template, less the room that placeholders leave at their sides.
    assert (round(title.left.points, 1), round(evidence.left.points, 1)) == (43.2, 43.2)
    assert (round(evidence.top.points, 1), round(evidence.width.points, 1)) == (129.6, 633.6)
    assert master.layouts["Brief Table"].placeholders["Title"].align == "center"


def _read(found: Adapted, name: str, *grounds: str) -> float:
    return min(contrast.ratio(found.theme.colors[name], found.theme.colors[ground]) for ground in grounds)


@pytest.mark.parametrize("edits", [{}, {MASTER: dark}, {THEME: lambda text: text.replace("4F81BD", "F2E205")}])
def test_it_keeps_text_legible_and_categories_apart(make_template: Make, edits: Mapping[str, Any]) -> None:
    found = adapted(make_template(edits))

    for name in ("ink", "secondary", "muted", "navy", "accent", "alert", "title_ink", "source_ink", "footer_ink"):
        assert _read(found, name, "white", "panel") >= 4.4, name
    colors = [each.color for each in found.theme.categories]
    assert all(contrast.ratio(color, found.theme.colors["white"]) >= 3 for color in colors)
    levels = sorted(map(contrast.lightness, colors))
    assert all(later - earlier >= 7.5 for earlier, later in pairwise(levels))
    assert all(one != other for one, other in combinations(colors, 2))
    for step in found.theme.likelihood:
        assert contrast.ratio(step.fill, found.theme.colors[step.text]) >= 4.2


def test_it_turns_round_on_a_dark_ground(make_template: Make) -> None:
    colors = adapted(make_template({MASTER: dark})).theme.colors

    assert (colors["white"], colors["ink"], colors["black"]) == ("#000000", "#FFFFFF", "#000000")


def test_it_writes_colours_of_the_scheme_by_their_place(make_template: Make) -> None:
    slots = adapted(make_template()).master.palette

    assert (slots["dk1"], slots["lt1"], slots["dk2"]) == ("ink", "white", "navy")


@pytest.mark.parametrize(
    ("family", "at_least", "is_told"),
    [("Calibri", 1.0, False), ("Arial", 1.05, False), ("Corporate Grotesk", 1.2, True)],
)
def test_it_measures_the_templates_own_face(make_template: Make, family: str, at_least: float, is_told: bool) -> None:
    found = adapted(make_template({THEME: lambda text: text.replace("Calibri", family) + " "}))

    assert found.master.faces is not None
    calibri = deck.measured(OURS, deck.load(HOUSE, OURS))[0]
    words = "Sanctions relief is offered in return for prisoners"
    assert found.master.faces[0].width(words, 20) >= calibri.width(words, 20) * at_least
    assert ("template-font" in {each.code for each in found.warnings}) == is_told


def test_it_tells_that_the_brands_logo_is_left_out(make_template: Make) -> None:
    logo = tokens.Logo(b"", "image/png", 1, 1, "Logo")
    branded = OURS.model_copy(update={"logo": logo})
    template = read.read(make_template(), "corporate.potx")

    found = adapt.adapted(template, branded, deck.load(HOUSE, OURS), WISHES)

    assert [each.code for each in found.warnings] == ["template-logo"]
    assert found.theme.logo is None


def drawn(shape: str) -> Callable[[str], str]:
    """Draw something on a master, under its placeholders."""
    return lambda text: text.replace("</p:grpSpPr>", "</p:grpSpPr>" + shape, 1)


def box(left: int, top: int, width: int, height: int, color: str, geometry: str = "rect") -> str:
    place = f'<a:off x="{left * 12700}" y="{top * 12700}"/><a:ext cx="{width * 12700}" cy="{height * 12700}"/>'
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Art"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm>{place}</a:xfrm><a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill></p:spPr></p:sp>'
    )


def test_it_reads_on_the_art_that_lies_behind(make_template: Make) -> None:
    found = adapted(make_template({MASTER: drawn(box(0, 0, 720, 120, "102A43"))}))

    assert found.theme.colors["white"] == "#FFFFFF"
    assert contrast.ratio(found.theme.colors["title_ink"], "#102A43") >= 3


def test_it_keeps_clear_of_drawings(make_template: Make) -> None:
    plain = adapted(make_template()).master
    found = adapted(make_template({MASTER: drawn(box(600, 380, 120, 160, "66AA22", "ellipse"))})).master

    assert plain.rect("Brief Table", "Table").right.points > 600
    table = found.rect("Brief Table", "Table")
    assert table.right.points <= 600 or table.bottom.points <= 380


def test_it_sees_no_drawing_that_another_one_hides(make_template: Make) -> None:
    hidden = box(600, 380, 120, 160, "66AA22", "ellipse") + box(0, 0, 720, 540, "FFFFFF")

    found = adapted(make_template({MASTER: drawn(hidden)}))

    assert found.master.rect("Brief Table", "Table") == adapted(make_template()).master.rect("Brief Table", "Table")


def test_it_sets_type_smaller_where_there_is_little_room_for_a_wide_face(make_template: Make) -> None:
    found = adapted(make_template({THEME: lambda text: text.replace("Calibri", "Corporate Grotesk")}))

    assert "template-room" in {each.code for each in found.warnings}
    own = deck.load(HOUSE, OURS).types["body"].largest
    assert found.master.types["body"].largest < own


def test_it_leaves_the_number_to_a_template_that_writes_it_itself(make_template: Make) -> None:
    field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en"/><a:t>1</a:t></a:fld>'
    number = box(660, 500, 40, 30, "102A43").replace(
        "</p:spPr></p:sp>", f"</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{field}</a:p></p:txBody></p:sp>"
    )

    layouts = adapted(make_template({MASTER: drawn(number)})).master.layouts

    assert "Slide Number" not in layouts["Brief Table"].placeholders
