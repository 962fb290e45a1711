"""How little and much content is composed, so that a slide is filled by what it says."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from reportgen import resources, text
from reportgen.brief.model import Brief
from reportgen.plan import balance, fitting
from reportgen.plan.deck import plan as planning
from reportgen.plan.deck.evidence import Callouts, Cards, Chart, Closing, Divider, Rail, Rests, Table
from reportgen.plan.deck.slide import DeckPlan, Slide
from reportgen.theme import deck, metrics, tokens

THEME = tokens.load(resources.locate())
DECK_THEME = deck.load(resources.locate(), THEME)
CEILING = {"value": "Up to 20%", "label": "Share of the market", "note": "It once led the world."}
BARE = {"value": "16 months", "label": "Longest delay", "note": "August would become December."}


def planned(**keys: Any) -> DeckPlan:
    brief = Brief.model_validate({"title": "A title", "overview": "One. Two.", **keys})
    return planning.plan(brief, THEME, DECK_THEME)


def of_kind(plan: DeckPlan, kind: type) -> list[Slide]:
    return [slide for slide in plan.slides if isinstance(slide.evidence, kind)]


def evidence(kind: type, **keys: Any) -> Any:
    (slide,) = of_kind(planned(**keys), kind)
    return slide.evidence


def charted(*days: str) -> Any:
    series = [{"date": day, "value": str(number)} for number, day in enumerate(days)]
    return evidence(Chart, indicators=[{"value": "5", "label": "Count", "series": series}])


def test_it_leads_three_figures_with_the_first() -> None:
    callouts = evidence(Callouts, indicators=[CEILING, BARE, BARE | {"label": "Other delay"}]).callouts

    assert [each.is_panel for each in callouts] == [True, False, False]
    assert callouts[1].frame.top < callouts[2].frame.top
    assert callouts[1].frame.left == callouts[2].frame.left > callouts[0].frame.right


def test_it_sets_three_figures_in_a_row_when_one_is_too_long_for_its_place() -> None:
    long = {"value": "1,234,567,890–2,345,678,901 tonnes", "label": "Output"}

    callouts = evidence(Callouts, indicators=[CEILING, long, BARE]).callouts

    assert not any(each.is_panel for each in callouts)
    assert len({each.frame.top for each in callouts}) == 1


@pytest.mark.parametrize("others", [[], [BARE, BARE | {"label": "Other delay"}]])
def test_it_shows_a_leading_ceiling_as_parts_of_a_hundred(others: list[dict[str, str]]) -> None:
    callout = evidence(Callouts, indicators=[CEILING, *others]).callouts[0]

    assert (len(callout.square.cells), callout.square.outlined) == (100, 20)
    assert callout.glyph is None
    bottom = max(cell.bottom for cell in callout.square.cells)
    assert {cell.bottom for cell in callout.square.cells[:10]} == {bottom}
    assert all(callout.frame.left < cell.left and cell.right < callout.frame.right for cell in callout.square.cells)


def test_it_does_not_repeat_under_the_headline_the_note_that_became_it() -> None:
    (slide,) = of_kind(planned(indicators=[CEILING]), Callouts)

    assert text.plain(slide.title.line) == "It once led the world"
    assert [words.name.rsplit(":", 1)[1] for words in slide.evidence.callouts[0].words] == ["value", "label"]  # type: ignore[union-attr]


def test_it_leaves_no_line_for_bars_that_no_figure_has() -> None:
    bare, barred = (
        evidence(Callouts, indicators=[first, *(BARE | {"label": f"Delay {n}"} for n in range(3))]).callouts[0]
        for first in (BARE, CEILING)
    )

    gaps = [
        callout.words[1].frame.top - callout.words[0].frame.bottom - DECK_THEME.measures["glyph_height"].points
        for callout in (bare, barred)
    ]
    assert bare.glyph is None
    assert gaps[0] < gaps[1]
    assert bare.words[1].pieces[0].size > barred.words[1].pieces[0].size


def test_it_stands_irregular_readings_on_a_scale_of_dates() -> None:
    scale = charted(
        "2024-07-03", "2024-07-16", "2025-06-21", "2025-09-01", "2025-10-01", "2025-11-01", "2025-12-13"
    ).scale

    assert scale.month_step == 3
    assert scale.first < date(2024, 7, 3) and scale.last > date(2025, 12, 13)
    assert scale.first.day == 1


def test_it_keeps_the_authors_names_for_even_readings() -> None:
    assert charted(*(str(year) for year in range(2015, 2023))).scale is None


def test_it_names_the_target_in_the_measure_when_two_readings_leave_no_room() -> None:
    series = [{"date": "2024-01-22", "value": "1"}, {"date": "2025-09-19", "value": "60"}]

    chart = evidence(Chart, indicators=[{"value": "60", "label": "Count", "target": "60", "series": series}])

    assert text.plain(chart.subtitle.pieces[0].line) == "Count · dashed line: target 60"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Trump’s Belarus Gambit: Prisoners Out, Potash Back In", 3),
        ("England’s Water Reckoning: Debt, Sewage & the End of Ofwat", 3),
    ],
)
def test_it_breaks_the_covers_title_after_its_colon_and_before_small_words(title: str, lines: int) -> None:
    cover = planned(title=title).slides[0].title

    broken = text.plain(cover.line).split("\v")
    assert len(broken) == lines == cover.line_count
    assert broken[0].endswith(":")
    assert " ".join(broken) == title
    assert not any(line.endswith(("&", " the", " of")) for line in broken)


def test_it_breaks_no_line_of_a_title_after_a_small_word() -> None:
    said = "On November 19, 2025, the European Commission proposed a Digital Omnibus that would push back the AI Act"

    title = planned(overview=f"{said}. Two. Three.").slides[1].title

    face = metrics.load(THEME.font_file(DECK_THEME.fonts.latin, is_bold=True))
    width = DECK_THEME.resolve(DECK_THEME.common["Title"]).width.points - title.right_inset
    first, second = fitting.wrap(text.plain(title.line), width, face, title.size)
    assert first.split()[-1] not in balance.SMALL_WORDS
    assert second


def test_it_opens_ten_paths_with_a_fan_clear_of_the_edges() -> None:
    fan = evidence(Divider, scenarios=[{"title": f"Path {n}", "description": "It goes on."} for n in range(10)])

    tops = [disc.frame.top for disc in fan.discs]
    assert len(tops) == 10
    assert min(later - earlier for earlier, later in pairwise(tops)) > fan.discs[0].frame.height
    assert min(tops) > 20 and max(disc.frame.bottom for disc in fan.discs) < 520


def test_it_sets_the_pages_of_a_timeline_in_sizes_near_each_other() -> None:
    long = "A description that is long enough to need a smaller size than its neighbours do, and then goes on and on."
    events = [{"title": f"Event {n}", "description": long * 2 if n == 0 else "Short."} for n in range(11)]

    first, second = (slide.evidence for slide in of_kind(planned(timeline=events), Rail))

    assert first.step > second.step  # type: ignore[union-attr]
    assert first.step - second.step <= 2  # type: ignore[union-attr]


def test_it_sets_four_figures_without_bars_two_by_two() -> None:
    callouts = evidence(Callouts, indicators=[BARE | {"label": f"Delay {n}"} for n in range(4)]).callouts

    assert [len({each.frame.left for each in callouts}), len({each.frame.top for each in callouts})] == [2, 2]


@pytest.mark.parametrize(("count", "named"), [(3, 2), (10, 0)])
def test_it_names_the_other_paths_under_a_short_narrative_where_there_is_room(count: int, named: int) -> None:
    paths = [
        {"title": f"A path with number {n} and a long name", "description": "It goes on.", "discussed_by": "Members"}
        for n in range(count)
    ]

    panel = planned(scenarios=paths).slides[-1].evidence.panel  # type: ignore[union-attr]

    assert panel is not None
    assert len(panel.discs) == count - 1
    assert len([words for words in panel.words if words.name.startswith("other-path:")]) == named


def test_it_gives_a_column_the_room_that_its_neighbour_leaves() -> None:
    posts = [{"watch": "A sign", "state": "seen"}, {"watch": "Another sign", "state": "emerging"}]
    scenario = {"title": "First Protected Areas by 2030", "description": "It goes on.", "signposts": posts}

    table = of_kind(planned(scenarios=[scenario, scenario | {"title": "B"}]), Table)[-1].evidence

    points_to = table.rows[0].cells[1].pieces[0]  # type: ignore[union-attr]
    assert table.columns[1] > DECK_THEME.types["table_name"].largest * len(text.plain(points_to.line)) / 2  # type: ignore[union-attr]
    assert sum(table.columns) == pytest.approx(table.frame.width)  # type: ignore[union-attr]


def test_it_gives_three_people_rows_as_wide_as_the_slide() -> None:
    cards = evidence(Cards, people=[{"name": f"Person {n}", "role": "Chair", "status": "Here"} for n in range(3)]).cards

    assert len({card.frame.left for card in cards}) == 1
    assert len({card.frame.top for card in cards}) == 3
    assert [text.plain(card.aside.pieces[0].line) for card in cards] == ["Here"] * 3


@pytest.mark.parametrize(("count", "kind"), [(1, Closing), (4, Closing), (5, Rests)])
def test_it_closes_with_few_sources_and_lists_many(count: int, kind: type) -> None:
    sources = [{"id": f"s{n}", "title": f"Source {n}", "publisher": "House"} for n in range(count)]

    assert isinstance(planned(sources=sources).slides[-1].evidence, kind)


def test_it_keeps_few_sources_beside_the_yardstick_when_there_is_one() -> None:
    plan = planned(
        sources=[{"id": "s1", "title": "A source"}],
        scenarios=[{"title": "Path", "description": "It goes on.", "likelihood": "likely"}],
    )

    assert isinstance(plan.slides[-1].evidence, Rests)


def test_it_leaves_no_lone_word_on_the_last_line_of_a_statement() -> None:
    plan = planned(
        scenarios=[{"title": "P", "description": "What began as a calendar fix becomes a complete rewrite. It ends."}]
    )

    (point, _) = plan.slides[-1].evidence.points  # type: ignore[union-attr]
    (piece,) = point.words.pieces
    face = metrics.load(THEME.font_file(DECK_THEME.fonts.latin))
    lines = fitting.wrap(text.plain(piece.line), point.words.frame.width, face, piece.size)
    assert piece.size == DECK_THEME.types["statement_of_two"].largest
    assert all(len(line.split()) > 1 for line in lines)
