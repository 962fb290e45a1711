"""Words stand on a quiet ground, whatever a template draws behind them, or somebody is told why not."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import resources
from reportgen.errors import LayoutError
from reportgen.theme import deck, tokens
from reportgen.theme.place import Rect
from reportgen.theme.template import adapt, plates, read, wishes
from reportgen.theme.template.adapt import Adapted
from reportgen.units import Length

Make = Callable[..., bytes]
HOUSE = resources.locate()
OURS = tokens.load(HOUSE)
WISHES = wishes.load(HOUSE)
DECK = deck.load(HOUSE, OURS)
MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"
COVER, CONTENT = "ppt/slideLayouts/slideLayout1.xml", "ppt/slideLayouts/slideLayout2.xml"
EMU = 12700


def adapted(content: bytes) -> Adapted:
    return adapt.adapted(read.read(content, "corporate.potx"), OURS, DECK, WISHES)


def drawn(*boxes: tuple[int, int, int, int, str]) -> Callable[[str], str]:
    """Boxes drawn on a part, in points, before its placeholders."""
    shapes = "".join(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{90 + number}" name="Box"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x * EMU}" y="{y * EMU}"/><a:ext cx="{wide * EMU}" cy="{high * EMU}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
        "</p:spPr></p:sp>"
        for number, (x, y, wide, high, color) in enumerate(boxes)
    )
    return lambda text: text.replace("</p:grpSpPr>", "</p:grpSpPr>" + shapes, 1)


STRIPES = drawn(*((x, 0, 40, 540, "222222") for x in range(0, 720, 80)))


def grounds_drawn(found: Adapted, part: str) -> list[str]:
    assert found.master.template is not None
    return re.findall(rb'name="(Ground \d+)"', found.master.template.parts.contents[part])


def test_it_lays_a_plate_under_words_that_stand_on_a_pattern(make_template: Make) -> None:
    found = adapted(make_template({MASTER: STRIPES}))

    assert len(grounds_drawn(found, CONTENT)) == 1
    assert len(grounds_drawn(found, COVER)) == 1
    assert (found.theme.colors["white"], found.theme.colors["ink"]) == ("#FFFFFF", "#000000")


def test_it_lays_none_where_it_is_quiet(make_template: Make) -> None:
    found = adapted(make_template({MASTER: drawn((0, 500, 720, 40, "222222"))}))

    assert found.master.template is not None
    assert not [part for part in found.master.template.parts.contents if grounds_drawn(found, part)]


def test_a_headline_ends_before_a_drawing_rather_than_on_a_plate(make_template: Make) -> None:
    found = adapted(make_template({MASTER: drawn((610, 0, 110, 110, "222222"))}))

    assert not grounds_drawn(found, CONTENT)
    assert found.master.rect("Brief Table", "Title").right.points < 620


def test_it_sees_the_shades_in_which_a_picture_is_drawn() -> None:
    from reportgen.theme.template import ground

    background = ground.Background((), "picture.png", ("#300030", "#600060"))
    whole = Rect(Length(0), Length(0), Length(720), Length(540))

    found = ground.grounds(background, (), whole, whole, lambda *_: ("#000000", "#FFFFFF"))

    assert found == ("#300030", "#600060")


def test_a_frame_round_the_slide_lies_under_no_words(make_template: Make) -> None:
    freeform = drawn((0, 0, 720, 540, "222222"))
    frame = make_template(
        {MASTER: lambda text: freeform(text).replace('<a:prstGeom prst="rect">', '<a:prstGeom prst="frame">', 1)}
    )
    template = read.read(frame, "corporate.potx")
    inside = Rect(Length(60), Length(150), Length(600), Length(300))

    assert plates.unrest(template, template.layouts[1], inside) == 1


def _nth(pattern: str, placed: str, text: str) -> str:
    """The text with the headline's place, the first after the master's own, put elsewhere."""
    title = text.index('type="title"')
    return text[:title] + re.sub(pattern, placed, text[title:], count=1)


def test_it_tells_of_a_layout_without_room_for_evidence(make_template: Make) -> None:
    high = '<a:off x="457200" y="274638"/><a:ext cx="8229600" cy="5800000"/>'
    first = r'<a:off x="\d+" y="\d+"/>\s*<a:ext cx="\d+" cy="\d+"/>'

    with pytest.raises(LayoutError, match=r"corporate\.potx: layout “.+” leaves .+ points for evidence"):
        adapted(make_template({MASTER: lambda text: _nth(first, high, text)}))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(numbers=st.lists(st.floats(0, 1), min_size=8, max_size=8))
def test_any_places_give_a_master_or_one_message(make_template: Make, numbers: list[float]) -> None:
    places = iter(zip(*[iter(numbers)] * 4, strict=True))

    def moved(match: re.Match[str]) -> str:
        x, y, wide, high = next(places, (0.1, 0.1, 0.5, 0.5))
        left, top = int(x * 0.8 * 9144000), int(y * 0.85 * 6858000)
        size = f'cx="{int(wide * (9144000 - left))}" cy="{int(high * (6858000 - top))}"'
        return f'<a:off x="{left}" y="{top}"/><a:ext {size}/>'

    content = make_template(
        {MASTER: lambda text: re.sub(r'<a:off x="\d+" y="\d+"/>\s*<a:ext cx="\d+" cy="\d+"/>', moved, text)}
    )
    try:
        master = adapted(content).master
    except LayoutError as error:
        assert [problem.code for problem in error.problems] == ["template-cramped"]
        return

    place = master.rect("Brief Table", "Table")
    assert place.width.points > 0
    assert place.height.points > 0
    assert place.right <= master.slide.width
