"""Where clicks lead in a planned deck."""

from pathlib import Path

import pytest

from reportgen import resources
from reportgen.brief.load import load
from reportgen.brief.model import Brief
from reportgen.plan.deck import plan as planning
from reportgen.plan.deck.evidence import Callouts, Cover, Points, Ranges, Table
from reportgen.plan.deck.slide import DeckPlan, Slide
from reportgen.theme import deck, tokens

THEME = tokens.load(resources.locate())
DECK_THEME = deck.load(resources.locate(), THEME)
BRIEFS = Path(__file__).resolve().parents[2] / "briefs"


@pytest.fixture(scope="module")
def treaty() -> DeckPlan:
    return planning.plan(load(BRIEFS / "high-seas-treaty.yaml"), THEME, DECK_THEME)


def by_key(plan: DeckPlan) -> dict[str, Slide]:
    return {slide.key: slide for slide in plan.slides}


def test_it_leads_from_figures_beside_the_point_to_what_shows_most_of_them(treaty: DeckPlan) -> None:
    point = treaty.slides[1].evidence
    assert isinstance(point, Points)
    assert point.panel is not None
    targets = [words.target for words in point.panel.words]

    assert targets == ["indicator-ratifications-needed-for-entry-into", "indicators-1", "indicators-1"]


def test_it_leads_from_figures_among_others_to_their_charts_alone(treaty: DeckPlan) -> None:
    figures = by_key(treaty)["indicators-1"].evidence
    assert isinstance(figures, Callouts)
    targets = {words.target for callout in figures.callouts for words in callout.words}
    first = {words.name.rpartition(":")[2]: words.target for words in figures.callouts[0].words}

    assert targets == {None, "indicator-ratifications-needed-for-entry-into"}
    assert first["value"] == "indicator-ratifications-needed-for-entry-into"


def test_it_leads_from_a_kicker_one_level_up(treaty: DeckPlan) -> None:
    slides = by_key(treaty)
    point = treaty.slides[1]

    assert point.kicker_target is None
    assert slides["indicators-1"].kicker_target == point.key
    assert slides["indicator-ratifications-needed-for-entry-into"].kicker_target == "indicators-1"
    assert slides["timeline-2"].kicker_target == "timeline-1"
    assert slides["scenario-2"].kicker_target == "paths"
    assert slides["paths"].kicker_target == point.key


def test_it_leads_from_source_lines_to_the_sources(treaty: DeckPlan) -> None:
    targets = {slide.section: slide.footer_target for slide in treaty.slides}

    assert targets.pop("sources") is None
    assert set(targets.values()) == {"sources-1"}


def test_it_leads_from_paths_to_their_slides(treaty: DeckPlan) -> None:
    slides = by_key(treaty)
    ranges, watch, path = (slides[key].evidence for key in ("comparison-1", "watch-1", "scenario-3"))
    assert isinstance(ranges, Ranges)
    assert isinstance(watch, Table)
    assert isinstance(path, Points)
    assert path.panel is not None

    assert [row.title.target for row in ranges.rows] == ["scenario-1", "scenario-2", "scenario-3"]
    assert {cell.target for row in watch.rows for cell in row.cells} == {None, "scenario-1", "scenario-2", "scenario-3"}
    assert [words.target for words in path.panel.words if words.target] == ["scenario-1", "scenario-2"]


def test_it_leads_nowhere_that_is_not_there() -> None:
    plan = planning.plan(Brief.model_validate({"title": "A title", "overview": "One."}), THEME, DECK_THEME)

    assert [isinstance(slide.evidence, Cover) for slide in plan.slides] == [True, False]
    assert (plan.slides[1].kicker_target, plan.slides[1].footer_target) == (None, None)


def test_it_leads_from_no_cell_whose_words_take_two_lines() -> None:
    long, short = (
        "A path with a title that is far too long for one line of the narrow column that it stands in",
        "Short",
    )

    def targets(title: str) -> set[str | None]:
        scenario = {"title": title, "description": "One.", "signposts": [{"watch": "A licence"}]}
        brief = Brief.model_validate({"title": "A title", "overview": "One.", "scenarios": [scenario]})
        table = by_key(planning.plan(brief, THEME, DECK_THEME))["watch-1"].evidence
        assert isinstance(table, Table)
        return {cell.target for row in table.rows for cell in row.cells}

    assert (targets(long), targets(short)) == ({None}, {None, "scenario-1"})
