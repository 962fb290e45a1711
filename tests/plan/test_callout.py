"""How an indicator becomes a callout."""

import pytest

from reportgen.brief.model import Brief
from reportgen.plan.callout import Callout, callouts, glyph_key
from reportgen.plan.references import references


def plan(*indicators: dict[str, object]) -> tuple[Callout, ...]:
    brief = Brief.model_validate({"title": "T", "overview": "O", "indicators": list(indicators)})
    return callouts(brief, references(brief))


def one(value: str, **more: object) -> Callout:
    return plan({"value": value, "label": "Prisoners held", **more})[0]


@pytest.mark.parametrize(
    "value", ["430+", "1,200–1,300", "Up to 20%", "$2B–$3B", "3.61 million hours", "c. £20bn", "N/A"]
)
def test_it_keeps_the_value_as_typed_in_three_parts(value: str) -> None:
    callout = one(value)

    assert callout.lead + callout.figure + callout.unit == value


@pytest.mark.parametrize(
    ("value", "marks", "labels"),
    [
        ("430+", ("solid", "open"), ("0", "430")),
        ("1,200–1,300", ("solid", "pale", "tick"), ("0", "1,200", "1,300")),
        ("$2B–$3B", ("solid", "pale", "tick"), ("$0", "$2B", "$3B")),
        ("€90–110bn", ("solid", "pale", "tick"), ("€0", "€90bn", "€110bn")),
        ("Up to 20%", ("ceiling", "tick"), ("0", "20%", "100%")),
    ],
)
def test_it_draws_a_bar_from_the_bounds_alone(value: str, marks: tuple[str, ...], labels: tuple[str, ...]) -> None:
    glyph = one(value).glyph

    assert glyph is not None
    assert tuple(mark.kind for mark in glyph.marks) == marks
    assert tuple(label.text for label in glyph.labels) == labels


@pytest.mark.parametrize(
    "value", ["75", "£122.7m", "523–46", "10²⁵", "€35M or 7%", "~1 in 4", "Up to 300 people", "N/A"]
)
def test_it_draws_no_bar_where_no_bound_is_known(value: str) -> None:
    assert one(value).glyph is None


def test_it_measures_a_value_against_its_target() -> None:
    glyph = one("45", target="60").glyph

    assert glyph is not None
    assert [(mark.kind, mark.end) for mark in glyph.marks] == [("solid", 0.75), ("tick", 1.0)]


def test_it_explains_only_the_bars_in_use() -> None:
    assert glyph_key(plan({"value": "430+", "label": "a"})) == "Bars start at zero. Solid: known. Open arrow: or more."
    assert glyph_key(plan({"value": "45", "target": "60", "label": "a"})) == (
        "Bars start at zero. Solid: known. Tick: target."
    )
    assert glyph_key(plan({"value": "75", "label": "a"})) is None


def test_it_names_every_callout_once() -> None:
    planned = plan({"value": "1", "label": "Fines"}, {"value": "2", "label": "Fines"}, {"value": "3", "label": "Штраф"})

    assert [callout.key for callout in planned] == ["fines", "fines-2", "item"]


def test_it_sorts_a_series_by_date_and_chooses_its_form_by_length() -> None:
    readings = [{"date": "2025", "value": "60"}, {"date": "2024", "value": "1"}]
    slope = one("60", series=readings).series
    columns = one("60", series=[*readings, {"date": "2023", "value": "0.5"}]).series
    line = one("60", series=[{"date": str(year), "value": str(year)} for year in range(2000, 2010)]).series

    assert slope is not None and columns is not None and line is not None
    assert [point.value_text for point in slope.points] == ["1", "60"]
    assert (slope.kind, columns.kind, line.kind) == ("slope", "columns", "line")


@pytest.mark.parametrize(
    ("value", "target", "goal"),
    [("5%", "10%", None), ("-3%", "2%", "Target 2%"), ("1–3", "2–4", "Target 2–4"), ("N/A", "5", "Target 5")],
)
def test_it_says_the_target_that_no_figure_shows(value: str, target: str, goal: str | None) -> None:
    assert one(value, target=target).goal == goal


def test_it_says_no_target_that_the_course_shows() -> None:
    readings = [{"date": "2023", "value": "-3"}, {"date": "2024", "value": "-2"}]

    assert one("-3", target="0", series=readings).goal is None


@pytest.mark.parametrize(
    ("value", "target", "is_drawn"),
    [
        ("£104bn", "£120bn", True),
        ("£104bn", "120bn", True),
        ("12% of GDP", "15%", True),
        ("97.2%", "98.5", True),
        ("$5bn", "€7bn", False),
        ("5 km", "3%", False),
        ("5 km", "€7", False),
        ("£104bn", "120", False),
    ],
)
def test_it_measures_on_one_scale_only(value: str, target: str, is_drawn: bool) -> None:
    readings = [{"date": "2023", "value": value}, {"date": "2024", "value": value}]
    series = one(value, target=target, series=readings).series

    assert (one(value, target=target).glyph is not None) is is_drawn
    assert series is not None
    assert (series.target is not None) is is_drawn
