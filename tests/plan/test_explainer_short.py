"""What the glance and the brief keep, what goes first, and how they own up to it."""

from dataclasses import replace
from typing import Any

from reportgen import resources, text
from reportgen.brief.model import Brief
from reportgen.plan.explainer import short
from reportgen.plan.explainer.shortblocks import Format, Reading, ShortPlan
from reportgen.theme import tokens

THEME = tokens.load(resources.locate())
EVENTS = [
    {"title": "Oldest", "date": "2001", "key": "true"},
    {"title": "Middle", "date": "2011", "description": "It happened. And more.[^a]"},
    {"title": "Newest", "date": "2021"},
]


def planned(chosen: Format = "brief", **keys: Any) -> ShortPlan:
    brief = Brief.model_validate({"title": "A title", "overview": "One. Two. Three.", **keys})
    return short.plan(brief, THEME, chosen, "potash.pdf")


def cut(plan: ShortPlan, **kept: Any) -> ShortPlan:
    return short.shortened(plan, replace(short.everything(plan), **kept))


def titles(plan: ShortPlan) -> list[str]:
    assert plan.dates is not None
    return [text.plain(event.entry.title) for event in plan.dates.events]


def words(reading: Reading) -> list[str]:
    return [text.plain(unit.line) for passage in reading.passages for item in passage.items for unit in item]


def test_it_keeps_key_events_longest_and_then_the_newest() -> None:
    plan = planned(timeline=EVENTS)

    assert [titles(cut(plan, events=count)) for count in (3, 2, 1)] == [
        ["Oldest", "Middle", "Newest"],
        ["Oldest", "Newest"],
        ["Oldest"],
    ]


def test_it_takes_the_declared_direction_where_dates_do_not_tell() -> None:
    undated = [{"title": title} for title in ("First", "Second", "Third")]
    kept = {
        order: titles(cut(planned(timeline=undated, **order_key), events=2))
        for order, order_key in (
            ("newest first", {"timeline_order": "newest first"}),
            ("oldest first", {"timeline_order": "oldest first"}),
            ("none", {}),
        )
    }

    assert kept == {
        "newest first": ["First", "Second"],
        "oldest first": ["Second", "Third"],
        "none": ["First", "Second"],
    }


def test_it_gives_a_brief_six_events_at_most() -> None:
    timeline = [{"title": f"Event {year}", "date": str(year)} for year in range(2000, 2020)]

    assert titles(planned(timeline=timeline)) == [f"Event {year}" for year in range(2014, 2020)]


def test_it_cuts_the_overview_between_sentences() -> None:
    plan = cut(planned(overview="One. Two of *two*.\n\nThree. Four."), overview=3)

    assert words(plan.overview) == ["One.", "Two of two.", "Three."]
    assert plan.whole == "Here: 3 of 4 sentences of the overview."


def test_it_does_not_end_on_the_announcement_of_what_is_cut_off() -> None:
    plan = cut(planned(overview="Before. Two things follow:\n\n- One.\n- Two. And more."), overview=2)

    assert words(plan.overview) == ["Before."]


def test_it_keeps_an_item_of_a_list_whole() -> None:
    plan = planned(overview="Two things:\n\n1. One. And more.\n2. Two.")

    assert [(passage.kind, len(passage.items)) for passage in plan.overview.passages] == [
        ("paragraph", 1),
        ("numbers", 2),
    ]
    assert words(plan.overview) == ["Two things:", "One. And more.", "Two."]


def test_it_says_nothing_when_nothing_is_left_out() -> None:
    assert cut(planned()).whole == ""


def test_it_counts_what_is_here_and_what_is_only_there() -> None:
    plan = planned(
        "glance",
        timeline=EVENTS,
        people=[{"name": "Ann"}],
        precedents=[{"title": "One"}, {"title": "Two"}],
        scenarios=[{"title": "Way", "description": "So."}, {"title": "Other"}],
        sources=[{"id": "a", "title": "Source"}],
    )

    assert cut(plan, events=2, ways=1).whole == (
        "Here: 2 of 3 events, 1 of 2 scenarios. "
        "Only there: the scenarios’ narratives, 1 person, 2 precedents and 1 source."
    )


def test_it_counts_indicators_beyond_the_four_that_it_shows() -> None:
    plan = planned(indicators=[{"value": str(number), "label": "Count"} for number in range(6)])

    assert (len(plan.front.bands[0]), cut(plan).whole) == (4, "Here: 4 of 6 indicators.")


def test_it_makes_the_head_sparer_step_by_step() -> None:
    plan = planned(dek="A dek.", indicators=[{"value": "1", "label": "Count", "note": "A note."}])
    heads = [cut(plan, head=head) for head in range(short.HEADS)]

    assert [(head.front.bands[0][0].note is None, head.front.dek is None) for head in heads] == [
        (False, False),
        (True, False),
        (True, True),
    ]
    assert heads[2].whole == "Only there: the dek and the notes on the indicators."


def test_it_leaves_out_numbers_of_sources_that_it_does_not_list() -> None:
    plan = planned(
        overview="Said.[^a]",
        sources=[{"id": "a", "title": "Source"}],
        indicators=[{"value": "1", "label": "Count[^a]", "sources": ["a"]}],
        timeline=EVENTS,
    )

    lines = [unit.line for passage in plan.overview.passages for item in passage.items for unit in item]
    lines += [plan.front.bands[0][0].label, *(event.gist for event in plan.dates.events if event.gist)]  # type: ignore[union-attr]
    assert len(lines) == 3
    assert [run.source for line in lines for run in line if run.source] == []
    assert plan.front.bands[0][0].numbers == ()


def test_it_tells_beside_each_scenario_how_likely_it_is_or_who_considers_it() -> None:
    likely, discussed, bare = (
        planned("glance", scenarios=[{"title": "Way", **keys}]).outlook
        for keys in ({"likelihood": "likely", "discussed_by": "All"}, {"discussed_by": "All"}, {})
    )

    assert [view and view.column for view in (likely, discussed, bare)] == ["likelihood", "discussed by", None]


def test_it_says_in_the_heading_how_many_scenarios_are_here() -> None:
    plan = planned("glance", scenarios=[{"title": str(number)} for number in range(12)])

    headings = [view.heading for view in (cut(plan).outlook, cut(plan, ways=7).outlook) if view]
    assert headings == ["Ten of 12 scenarios", "Seven of 12 scenarios"]


def test_it_leaves_no_trace_of_what_the_brief_does_not_say() -> None:
    plan = cut(planned())

    assert (plan.dates, plan.outlook, plan.registers, plan.cases, plan.front.bands) == (None, None, (), (), ())
    assert plan.is_reading_alone
