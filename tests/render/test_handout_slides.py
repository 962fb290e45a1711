"""How the slides of a handout are drawn: shapes, charts, tables, what is ornament and what is read."""

import re
from typing import Any

import pytest

from reportgen import resources
from reportgen.brief.model import Brief
from reportgen.plan.deck import plan as planning
from reportgen.render.handout import slides
from reportgen.render.handout.items import Drawn, Picture, Table, Text
from reportgen.render.pdf.held import Held
from reportgen.theme import deck, tokens

pytestmark = pytest.mark.render

HOUSE = resources.locate()
THEME = tokens.load(HOUSE)
MASTER = deck.load(HOUSE, THEME)
SCALE = 0.25


def drawn(**keys: Any) -> tuple[tuple[Drawn, ...], dict[str, Held]]:
    brief = Brief.model_validate({"title": "A title", "overview": "Some words.", **keys})
    held: dict[str, Held] = {}
    return tuple(slides.draw(planning.plan(brief, THEME, MASTER), THEME, MASTER, SCALE, held)), held


def chart(value: str, readings: dict[str, str], **keys: str) -> str:
    """The drawing of an indicator's series."""
    series = [{"date": day, "value": reading} for day, reading in readings.items()]
    made, held = drawn(indicators=[{"value": value, "label": "Counted", "series": series, **keys}])
    each = next(each for each in made if each.key.startswith("indicator-"))
    first = next(item for item in each.items if isinstance(item, Picture))
    return held[first.address].content.decode()


def words(drawing: str) -> list[str]:
    return re.findall(r">([^<>]+)</text>", drawing)


def test_it_draws_every_slide_at_its_scale() -> None:
    made, _ = drawn(people=[{"name": "Ada"}])

    assert {(each.width, each.height) for each in made} == {(960 * SCALE, 540 * SCALE)}
    assert [each.ground for each in made] == ["navy", "white", "white"]


def test_it_reads_title_then_evidence_then_source() -> None:
    made, _ = drawn(indicators=[{"value": "430+", "label": "Released"}, {"value": "12", "label": "Held"}])

    texts = [item for item in made[2].items if isinstance(item, Text)]
    assert (texts[0].tag, texts[-2].paragraphs[0].role, texts[-1].is_ornament) == ("h2", "source", True)
    assert next(item.tag for item in made[0].items if isinstance(item, Text)) == "h1"


def test_it_draws_a_bar_of_the_marks_that_the_deck_has() -> None:
    made, held = drawn(indicators=[{"value": "430+", "label": "Released"}, {"value": "Up to 20%", "label": "Share"}])

    bars = [held[item.address].content.decode() for item in made[2].items if isinstance(item, Picture)]
    assert len(bars) == 2
    assert [("<polygon" in bar, "stroke-dasharray" in bar) for bar in bars] == [(True, True), (False, True)]


@pytest.mark.parametrize(
    ("value", "readings", "named", "labelled"),
    [
        ("12", {"2020": "5", "2021": "7", "2022": "12"}, ["0", "2", "14", "2020", "2022"], "12"),
        ("3.4", {"2020": "1.2", "2021": "1.9", "2022": "3.4"}, ["0", "0.5", "4"], "3.4"),
        (
            "125,000",
            {"2001-05-01": "12000", "2009-02-01": "45000", "2021-02-01": "125000"},
            ["20,000", "2005"],
            "125000",
        ),
        ("-3", {f"2019-{month:02}": str(2 - month) for month in range(1, 8)}, ["-6", "1"], "-5"),
    ],
)
def test_it_names_what_the_axes_measure_and_the_last_reading(
    value: str, readings: dict[str, str], named: list[str], labelled: str
) -> None:
    said = words(chart(value, readings))

    assert [each for each in named if each not in said] == []
    assert said[-1] == labelled


def test_it_draws_counts_as_columns_and_a_target_as_a_dashed_line() -> None:
    readings = {"2019": "5", "2020": "7", "2021": "8", "2022": "12"}

    columns, line = chart("12", readings), chart("12", {**readings, "2023-02-01": "12"}, target="20")

    assert (columns.count("<rect"), columns.count("stroke-dasharray")) == (4, 0)
    assert (line.count("<ellipse"), line.count("stroke-dasharray")) == (5, 1)
    assert any(each.startswith("Target") for each in words(line))


def test_it_keeps_every_reading_between_the_axes() -> None:
    drawing = chart("9", {f"{year}": str(year % 7 - 3) for year in range(2000, 2030)})

    lines = re.findall(r'points="[\d.]+,([\d.]+) [\d.]+,([\d.]+)"', drawing)
    levels = [float(start) for start, end in lines if start == end]
    places = [float(y) for y in re.findall(r'<ellipse cx="[\d.]+" cy="([\d.]+)"', drawing)]
    assert len(places) == 30
    assert len(levels) > 3
    assert all(min(levels) <= place <= max(levels) for place in places)


def test_it_makes_tables_with_headers() -> None:
    made, _ = drawn(organizations=[{"name": "One", "status": "Open", "description": "Keys."}, {"name": "Two"}])

    table = next(item for each in made for item in each.items if isinstance(item, Table))
    assert [cell.scope for cell in table.rows[0].cells if cell.paragraphs] == ["col"] * 3
    assert [row.is_head for row in table.rows] == [True, False, False]
    assert [cell.line for cell in table.rows[-1].cells] == ["none"] * 3


def test_it_leads_from_the_paths_to_their_slides() -> None:
    paths = [{"title": f"Path {number}", "description": "Words."} for number in range(3)]
    made, _ = drawn(scenarios=paths)

    divider = next(each for each in made if each.key == "paths")
    targets = [item.target for item in divider.items if isinstance(item, Text) and item.target]
    assert targets == ["scenario-1", "scenario-2", "scenario-3"]


def test_it_sets_a_marking_on_black_and_leaves_other_words_plain() -> None:
    (known, *_), _ = drawn(marking="TLP:RED")
    (other, *_), _ = drawn(marking="Internal")

    chips = [
        [item.chip for item in each.items if isinstance(item, Text) and item.is_ornament] for each in (known, other)
    ]
    assert chips == [["TLP:RED"], [None]]


def test_it_gives_words_another_ink_where_a_master_has_none_for_the_bare_ground() -> None:
    types = MASTER.types | {
        "title": MASTER.types["title"].model_copy(update={"color": "white"}),
        "cover_title": MASTER.types["cover_title"].model_copy(update={"color": "ink"}),
    }
    master = MASTER.model_copy(update={"types": types})
    brief = Brief.model_validate({"title": "A title", "overview": "Some words."})

    plain, changed = (
        [each.items[0] for each in slides.draw(planning.plan(brief, THEME, given), THEME, given, SCALE, {})]
        for given in (MASTER, master)
    )

    assert [item.color for item in plain if isinstance(item, Text)] == [None, None]
    assert [item.color for item in changed if isinstance(item, Text)] == ["white", "ink"]
