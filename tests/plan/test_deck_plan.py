"""What the deck says and on how many slides, decided before anything is drawn."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from reportgen import resources, text
from reportgen.brief.model import Brief
from reportgen.plan.deck import plan as planning
from reportgen.plan.deck.evidence import Callouts, Cards, Chart, Divider, Points, Rail, Ranges, Rests, Table
from reportgen.plan.deck.placed import Piece, Words
from reportgen.plan.deck.slide import DeckPlan, Slide
from reportgen.theme import deck, tokens

THEME = tokens.load(resources.locate())
DECK_THEME = deck.load(resources.locate(), THEME)
SENTENCE = "Policy staff print the paper and hand it to a minister who reads it standing."


def planned(**keys: Any) -> DeckPlan:
    brief = Brief.model_validate({"title": "A title", "overview": "One. Two.", **keys})
    return planning.plan(brief, THEME, DECK_THEME)


def titles(plan: DeckPlan) -> list[str]:
    return [text.plain(slide.title.line) for slide in plan.slides]


def of_kind(plan: DeckPlan, kind: type) -> list[Slide]:
    return [slide for slide in plan.slides if isinstance(slide.evidence, kind)]


def inside(value: Any, kind: type) -> Iterator[Any]:
    """Every value of a kind in a plan, however deep."""
    if isinstance(value, kind):
        yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from inside(getattr(value, field.name), kind)
    elif isinstance(value, tuple):
        for item in value:
            yield from inside(item, kind)


def events(count: int, **keys: Any) -> list[dict[str, str]]:
    return [{"title": f"Event {number}", "description": SENTENCE, **keys} for number in range(count)]


FULL: dict[str, Any] = {
    "title": "Everything",
    "dek": "A brief that uses every part.",
    "overview": f"{SENTENCE} It is short.\n\n{SENTENCE}",
    "indicators": [
        {"value": "430+", "label": "Released", "note": "A steady drip.", "series": SERIES}
        for SERIES in [[{"date": str(year), "value": str(year - 2000)} for year in range(2015, 2024)]]
    ]
    + [{"value": "1,200–1,300", "label": "Held"}, {"value": "Up to 20%", "label": "Share", "target": "25%"}],
    "people": [{"name": f"Person {number}", "role": "Role", "status": SENTENCE} for number in range(7)],
    "organizations": [{"name": f"Body {number}", "description": SENTENCE, "lever": "A lever"} for number in range(8)],
    "timeline": events(13, category="Talks"),
    "scenarios": [
        {
            "title": f"Path {number}",
            "description": f"{SENTENCE} {SENTENCE}",
            "likelihood": "likely",
            "signposts": [{"watch": "A sign", "state": "emerging", "date": "2026"}],
            "would_change": "A change of mind.",
        }
        for number in range(4)
    ],
    "precedents": [{"title": f"Case {number}", "what_happened": SENTENCE, "period": "1999"} for number in range(4)],
    "sources": [{"id": "s1", "title": "A source", "url": "https://example.org/a"}],
}


def test_it_makes_two_slides_of_a_minimal_brief() -> None:
    assert [slide.layout for slide in planned().slides] == ["Brief Cover", "Brief Bottom Line"]


def test_it_heads_the_overview_with_its_first_sentence() -> None:
    assert titles(planned(overview="The first sentence. The second."))[1] == "The first sentence"


def test_it_prefers_the_bottom_line_to_the_overview() -> None:
    plan = planned(bottom_line="The conclusion. It has. Three sentences.")

    assert [slide.section for slide in plan.slides[1:]] == ["bottom_line", "overview"]
    assert titles(plan)[1] == "The conclusion"


def test_it_says_a_single_sentence_on_the_slide_and_not_above_an_empty_one() -> None:
    slide = planned(overview="Only this.").slides[1]

    assert isinstance(slide.evidence, Points)
    assert [text.plain(piece.line) for piece in inside(slide.evidence, Piece)] == ["Only this."]


def test_it_takes_the_authors_takeaway_as_title() -> None:
    plan = planned(timeline=events(3), takeaways={"timeline": "Talks came late."})

    assert titles(plan)[-1] == "Talks came late"
    assert plan.warnings == ()


def test_it_labels_and_counts_a_part_without_takeaway_and_warns() -> None:
    plan = planned(timeline=events(11))

    assert titles(plan)[-2:] == ["Eleven events (1/2)", "Eleven events (2/2)"]
    assert [(problem.code, problem.field) for problem in plan.warnings] == [("title-is-label", "takeaways.timeline")]


def test_it_never_borrows_a_title_from_another_part() -> None:
    plan = planned(people=[{"name": "A"}], timeline=events(2))

    assert titles(plan)[2:] == ["Two events", "One person involved"]


def test_it_passes_over_a_takeaway_that_two_lines_cannot_hold() -> None:
    plan = planned(timeline=events(2), takeaways={"timeline": f"{SENTENCE[:-1]}, and {SENTENCE} {SENTENCE}"})

    assert titles(plan)[-1] == "Two events"


def test_it_gives_every_slide_a_title_of_its_own() -> None:
    plan = planned(overview="Same words. More.", scenarios=[{"title": "Same words", "description": SENTENCE}])

    assert len(titles(plan)) == len(set(titles(plan)))


@pytest.mark.parametrize(("count", "pages"), [(4, [4]), (5, [3, 2]), (6, [3, 3]), (8, [4, 4])])
def test_it_balances_figures_over_slides(count: int, pages: list[int]) -> None:
    plan = planned(indicators=[{"value": str(number), "label": "Label"} for number in range(count)])

    assert [len(slide.evidence.callouts) for slide in of_kind(plan, Callouts)] == pages  # type: ignore[union-attr]


@pytest.mark.parametrize(("count", "pages"), [(3, [3]), (6, [6]), (7, [4, 3]), (25, [5, 5, 5, 5, 5])])
def test_it_balances_people_over_slides(count: int, pages: list[int]) -> None:
    plan = planned(people=[{"name": f"Person {number}", "status": "Here"} for number in range(count)])

    assert [len(slide.evidence.cards) for slide in of_kind(plan, Cards)] == pages  # type: ignore[union-attr]


def test_it_stands_undated_events_on_steps_without_a_scale_or_a_direction() -> None:
    (slide,) = of_kind(planned(timeline=events(4)), Rail)

    assert isinstance(slide.evidence, Rail)
    assert (slide.evidence.ticks, slide.evidence.has_arrow, slide.evidence.notes) == ((), False, ())
    assert slide.footer.endswith("Order only, not to scale")


def test_it_shows_a_direction_that_the_author_declares() -> None:
    (slide,) = of_kind(planned(timeline=events(3), timeline_order="newest first"), Rail)

    assert isinstance(slide.evidence, Rail)
    assert slide.evidence.has_arrow
    assert [text.plain(flag.words.pieces[0].line) for flag in slide.evidence.flags] == ["Event 2", "Event 1", "Event 0"]


def test_it_stands_dated_events_to_scale_from_left_to_right() -> None:
    timeline = [{"title": f"In {year}", "date": str(year)} for year in (2024, 2022, 2021)]

    (slide,) = of_kind(planned(timeline=timeline), Rail)

    assert isinstance(slide.evidence, Rail)
    places = [flag.marker.centre[0] for flag in slide.evidence.flags]
    assert places == sorted(places)
    assert (places[2] - places[1]) / (places[1] - places[0]) == pytest.approx(2, rel=0.02)
    assert slide.footer.endswith("To scale")


def test_it_breaks_the_scale_at_a_long_gap_and_says_so() -> None:
    days = ("1974-04-01", "2023-01-01", "2023-03-01", "2023-05-01", "2023-06-15")

    (slide,) = of_kind(planned(timeline=[{"title": day, "date": day} for day in days]), Rail)

    assert isinstance(slide.evidence, Rail)
    assert len(slide.evidence.spans) == 2
    assert slide.footer.endswith("except for the breaks")


def test_it_never_lets_leaders_cross() -> None:
    days = ("2023-01-01", "2023-01-02", "2023-01-03", "2024-12-30", "2024-12-31")

    (slide,) = of_kind(planned(timeline=[{"title": day, "date": day} for day in days]), Rail)

    assert isinstance(slide.evidence, Rail)
    ends = [(flag.leader[0][0], flag.leader[-1][0]) for flag in slide.evidence.flags]
    assert ends == sorted(ends)
    assert [end for _, end in ends] == sorted(end for _, end in ends)


def test_it_keeps_an_undated_event_off_a_dated_rail() -> None:
    timeline = [{"title": "A", "date": "2020"}, {"title": "B"}, {"title": "C", "date": "2022"}]

    (slide,) = of_kind(planned(timeline=timeline), Rail)

    assert isinstance(slide.evidence, Rail)
    levels = [flag.marker.centre[1] == pytest.approx(slide.evidence.level) for flag in slide.evidence.flags]
    assert levels == [True, False, True]


def test_it_opens_the_paths_with_a_fan_only_from_three() -> None:
    two, three = ([{"title": f"Path {n}", "description": SENTENCE} for n in range(count)] for count in (2, 3))

    assert len(of_kind(planned(scenarios=two), Divider)) == 0
    assert len(of_kind(planned(scenarios=three), Divider)) == 1


def test_it_leads_from_every_disc_to_a_slide_that_exists() -> None:
    plan = planned(**FULL)
    keys = {slide.key for slide in plan.slides}

    discs = [disc.target for slide in of_kind(plan, Divider) for disc in slide.evidence.discs]  # type: ignore[union-attr]

    assert len(discs) == 4
    assert set(discs) <= keys


def test_it_compares_paths_as_ranges_only_when_a_likelihood_is_given() -> None:
    plain, given = ({"title": "Path", "description": SENTENCE} | keys for keys in ({}, {"likelihood": "likely"}))

    assert len(of_kind(planned(scenarios=[plain, plain]), Ranges)) == 0
    assert len(of_kind(planned(scenarios=[plain, given]), Ranges)) == 1


def test_it_explains_likelihood_words_only_when_there_are_some() -> None:
    assert of_kind(planned(scenarios=[{"title": "Path", "description": SENTENCE}]), Rests) == []
    (slide,) = of_kind(planned(scenarios=[{"title": "Path", "likelihood": "remote chance"}]), Rests)
    assert isinstance(slide.evidence, Rests)
    assert slide.evidence.legend is not None
    assert "PHIA" in text.plain(slide.evidence.legend.heading.pieces[0].line)


def test_it_charts_an_indicator_that_has_a_series() -> None:
    (slide,) = of_kind(planned(**FULL), Chart)

    assert text.plain(slide.title.line) == "A steady drip"


def test_it_continues_a_long_table_with_its_header() -> None:
    tables = of_kind(planned(organizations=[{"name": f"Body {n}"} for n in range(8)]), Table)

    assert [len(slide.evidence.rows) for slide in tables] == [4, 4]  # type: ignore[union-attr]
    assert len({slide.evidence.header for slide in tables}) == 1  # type: ignore[union-attr]


def test_it_never_sets_text_below_its_floor_or_eleven_points() -> None:
    pieces = list(inside(planned(**FULL), Piece))

    assert pieces
    assert all(piece.size >= max(11, DECK_THEME.types[piece.role].floor) for piece in pieces)


def test_it_keeps_every_text_inside_the_evidence() -> None:
    words = [each for slide in planned(**FULL).slides for each in inside(slide.evidence, Words)]

    assert words
    assert all(each.frame.left >= 0 and each.frame.right <= 960 for each in words)
    assert all(each.frame.top >= 0 and each.frame.bottom <= 540.01 for each in words)


def test_it_puts_the_whole_text_in_the_notes() -> None:
    long = " ".join(f"Sentence number {number} says something more." for number in range(24))

    plan = planned(
        overview=long,
        timeline=[{"title": "Event", "description": long}],
        organizations=[{"name": "Body", "description": long}],
        scenarios=[{"title": "Path", "description": long, "discussed_by": long}],
        precedents=[{"title": "Case", "what_happened": long}],
        people=[{"name": "Person", "status": long}],
        indicators=[{"value": "1", "label": "Label", "note": long}],
    )

    for section in ("timeline", "organizations", "scenarios", "precedents", "people", "indicators"):
        assert any(long in slide.notes for slide in plan.slides if slide.section == section), section
    spoken = " ".join(slide.notes for slide in plan.slides if slide.section == "overview")
    assert all(f"Sentence number {number} says" in spoken for number in range(24))


def test_it_numbers_citations_and_lists_them_in_the_notes() -> None:
    plan = planned(overview="It covers the sea.[^s1] It is deep.", sources=FULL["sources"])

    cited = [run.text for piece in inside(plan, Piece) for run in piece.line if run.source]
    assert plan.slides[1].footer.endswith("Sources: 1")
    assert "1  A source, https://example.org/a" in plan.slides[1].notes
    assert "[^s1]" not in plan.slides[1].notes
    assert set(cited) <= {"1"}


def test_it_is_the_same_plan_twice() -> None:
    assert planned(**FULL) == planned(**FULL)


def test_it_keeps_both_of_two_events_of_one_title() -> None:
    timeline = [{"title": "Talks", "description": description} for description in ("In Geneva.", "In Minsk.")]

    (slide,) = of_kind(planned(timeline=timeline), Rail)

    assert "In Geneva." in slide.notes
    assert "In Minsk." in slide.notes


def test_it_sets_the_pages_of_a_table_in_one_size() -> None:
    long = [{"name": f"Body {n}", "description": SENTENCE * (4 if n < 4 else 1)} for n in range(8)]

    slides = of_kind(planned(organizations=long), Table)

    sizes = {piece.size for slide in slides for piece in inside(slide.evidence, Piece) if piece.role == "table"}
    assert len(slides) == 2
    assert len(sizes) == 1


def test_it_shows_every_text_of_an_ordinary_brief() -> None:
    assert "slide-shortened" not in {problem.code for problem in planned(**FULL).warnings}


def test_it_tells_the_author_which_text_a_slide_could_not_hold() -> None:
    long = " ".join(f"Sentence number {number} says something more." for number in range(90))

    plan = planned(organizations=[{"name": "Body", "description": long}])

    assert ("slide-shortened", "organizations[1].description") in {(each.code, each.field) for each in plan.warnings}
