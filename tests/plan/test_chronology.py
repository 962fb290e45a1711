"""How events become a timeline."""

from reportgen.brief.model import Brief
from reportgen.plan.chronology import Chronology, chronology


def plan(*dates: str | None, order: str | None = None, categories: str = "") -> Chronology:
    words = categories.split() or [""] * len(dates)
    timeline = [
        {"title": f"Event {index}"} | ({"date": day} if day else {}) | ({"category": word} if word else {})
        for index, (day, word) in enumerate(zip(dates, words, strict=True))
    ]
    source: dict[str, object] = {"title": "T", "overview": "O", "timeline": timeline}
    if order:
        source["timeline_order"] = order
    return chronology(Brief.model_validate(source))


def test_it_is_ordinal_and_without_direction_when_nothing_is_dated() -> None:
    timeline = plan(None, None, None)

    assert (timeline.kind, timeline.direction, timeline.strip) == ("ordinal", None, None)


def test_it_prints_a_direction_that_the_author_declares() -> None:
    assert plan(None, None, order="newest first").direction == "newest first"


def test_it_divides_years_where_they_change() -> None:
    timeline = plan("2025-03-01", "2025-01-01", "2024-06")

    assert timeline.kind == "dated"
    assert timeline.direction == "newest first"
    assert [entry.divider for entry in timeline.entries] == ["2025", None, "2024"]


def test_it_keeps_an_undated_event_in_its_place() -> None:
    timeline = plan("2025-03-01", None, "2024-06")

    assert [entry.is_undated_among_dated for entry in timeline.entries] == [False, True, False]
    assert timeline.entries[1].date_text is None


def test_it_tells_a_gap_over_three_times_the_median() -> None:
    timeline = plan("2025", "2024", "2023", "2022", "2004")

    assert [entry.gap for entry in timeline.entries] == [None, None, None, None, "18 years earlier"]


def test_it_stays_ordinal_when_dates_run_both_ways() -> None:
    assert plan("2025", "2022", "2024", "2021").kind == "ordinal"


def test_it_styles_the_five_commonest_categories_and_gathers_the_rest() -> None:
    timeline = plan(*[None] * 9, categories="a b b c d e f g b")

    assert [(key.name, key.style, key.count) for key in timeline.categories] == [
        ("b", 0, 3), ("a", 1, 1), ("c", 2, 1), ("d", 3, 1), ("e", 4, 1), ("Other", None, 2),
    ]  # fmt: skip


def test_it_draws_a_strip_only_for_many_events_over_years() -> None:
    few = plan("2025", "2024", "2023")
    many = plan(*[str(2025 - index // 4) for index in range(14)])

    assert few.strip is None
    assert many.strip is not None
    assert [(bar.year, len(bar.styles)) for bar in many.strip.bars] == [(2022, 2), (2023, 4), (2024, 4), (2025, 4)]
