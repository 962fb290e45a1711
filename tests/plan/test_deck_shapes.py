"""How the deck is arranged on slides of other shapes: nothing is cut, and narrow columns become rows."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from reportgen import resources
from reportgen.brief import load
from reportgen.brief.model import Brief
from reportgen.plan import references
from reportgen.plan.deck import plan as planning
from reportgen.plan.deck import sheet as sheets
from reportgen.plan.deck.evidence import Callouts, Cards, Cover, Points, Table
from reportgen.plan.deck.placed import Words
from reportgen.plan.deck.slide import DeckPlan, Slide
from reportgen.proof import typesizes
from reportgen.theme import deck, deckformat, tokens
from reportgen.theme.deck import DeckTheme
from reportgen.units import Length

ROOT = Path(__file__).resolve().parents[2]
THEME = tokens.load(resources.locate())
WIDE = deck.load(resources.locate(), THEME)
SIZES = {"16:9": (960, 540), "4:3": (720, 540), "small 16:9": (720, 405), "16:10": (720, 450)}
SHAPES = {name: deckformat.resized(WIDE, Length(width), Length(height)) for name, (width, height) in SIZES.items()}
SAMPLES = sorted((ROOT / "briefs").glob("*.yaml"))
SENTENCE = "Policy staff print the paper and hand it to a minister who reads it standing."


def planned(shape: str, **keys: Any) -> DeckPlan:
    brief = Brief.model_validate({"title": "A title", "overview": "One. Two.", **keys})
    return planning.plan(brief, THEME, SHAPES[shape])


def evidence(plan: DeckPlan, kind: type) -> list[Any]:
    return [slide.evidence for slide in plan.slides if isinstance(slide.evidence, kind)]


def words_of(value: Any) -> Iterator[Words]:
    """Every text of a plan, however deep."""
    if isinstance(value, Words):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from words_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from words_of(item)


def beyond(slide: Slide, deck_theme: DeckTheme, language: str) -> list[str]:
    """The texts of a slide that are higher than their frames, or leave the slide."""
    sheet = sheets.sheet(THEME, deck_theme, references.References(()), language)
    return [
        words.name
        for words in words_of(slide.evidence)
        if sheet.height(words.pieces, words.frame.width) > words.frame.height + 0.5
        or words.frame.right > deck_theme.slide.width.points + 0.5
        or words.frame.bottom > deck_theme.slide.height.points + 0.5
    ]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_it_cuts_nothing_on_any_shape(shape: str, sample: Path) -> None:
    brief = load.load(sample)
    numbered = references.references(brief)
    plan = planning.plan(brief, THEME, SHAPES[shape])
    sheet = sheets.sheet(THEME, SHAPES[shape], numbered, brief.language)

    texts = [words for slide in plan.slides for words in words_of(slide.evidence)]
    cut = [
        words.name
        for words in texts
        if sheet.height(words.pieces, words.frame.width) > words.frame.height + 0.5
        or words.frame.right > SHAPES[shape].slide.width.points + 0.5
    ]

    assert len(texts) > 50
    assert cut == []
    assert typesizes.check(plan, SHAPES[shape]) == ()


def test_it_sets_four_figures_in_a_row_or_two_by_two() -> None:
    figures = [{"value": "1,200–1,300", "label": "People held", "note": SENTENCE}] * 4
    rows = {
        shape: {callout.frame.top for callout in evidence(planned(shape, indicators=figures), Callouts)[0].callouts}
        for shape in SHAPES
    }

    assert {shape: len(tops) for shape, tops in rows.items()} == {"16:9": 1, "4:3": 2, "small 16:9": 1, "16:10": 1}


def test_it_keeps_bars_beside_values_two_by_two() -> None:
    figures = [{"value": "1,200–1,300", "label": "People held"}] * 4
    (found,) = evidence(planned("4:3", indicators=figures), Callouts)

    assert all(callout.glyph for callout in found.callouts)
    assert all(callout.glyph.frame.left >= callout.words[0].frame.right for callout in found.callouts)


def test_it_sets_cards_in_two_columns_where_three_are_narrow() -> None:
    people = [{"name": f"Person {number}", "role": "Envoy", "status": "Waits"} for number in range(6)]
    columns = {
        shape: len({card.frame.left for card in evidence(planned(shape, people=people), Cards)[0].cards})
        for shape in ("16:9", "4:3")
    }

    assert columns == {"16:9": 3, "4:3": 2}


@pytest.mark.parametrize("shape", SHAPES)
def test_it_gives_five_people_a_row_each(shape: str) -> None:
    people = [{"name": f"Person {number}", "role": "Envoy", "status": "Waits for an answer"} for number in range(5)]
    (found,) = evidence(planned(shape, people=people), Cards)

    assert len({card.frame.top for card in found.cards}) == 5
    assert all(card.aside for card in found.cards)


def test_it_puts_the_first_figures_under_the_point_where_a_panel_is_narrow() -> None:
    figures = [{"value": "430+", "label": "People released since the middle of the year"}] * 3
    panels = {
        shape: next(each.panel for each in evidence(planned(shape, indicators=figures), Points) if each.panel)
        for shape in ("16:9", "4:3")
    }

    assert panels["16:9"].frame.height > panels["16:9"].frame.width
    assert panels["4:3"].frame.width == pytest.approx(633.6)
    assert panels["4:3"].frame.bottom == pytest.approx(486)


@pytest.mark.parametrize("shape", SHAPES)
def test_it_puts_little_about_a_path_under_its_narrative(shape: str) -> None:
    paths = [
        {"title": f"{number} {SENTENCE[:60]}", "description": "It may happen. It may not.", "discussed_by": "Some"}
        for number in range(10)
    ]
    found = [each for each in evidence(planned(shape, scenarios=paths), Points) if each.panel]

    assert len(found) == 10
    assert all(each.panel.frame.width > each.panel.frame.height for each in found)
    assert all(each.points[-1].words.frame.bottom <= each.panel.frame.top for each in found)
    assert all(len(each.panel.discs) == 9 for each in found)


@pytest.mark.parametrize("shape", SHAPES)
def test_it_keeps_a_panel_with_signposts_beside_the_narrative(shape: str) -> None:
    posts = [{"watch": SENTENCE, "state": "emerging"}] * 2
    paths = [{"title": f"Path {number}", "description": SENTENCE * 2, "signposts": posts} for number in range(3)]
    found = [each for each in evidence(planned(shape, scenarios=paths), Points) if each.panel]

    assert len(found) == 3
    assert all(each.panel.frame.height > each.panel.frame.width for each in found)


@pytest.mark.parametrize("shape", SHAPES)
def test_it_widens_a_column_for_its_longest_word(shape: str) -> None:
    posts = [{"watch": SENTENCE, "state": state} for state in ("emerging", "not seen", "seen")]
    plan = planned(shape, scenarios=[{"title": SENTENCE[:40], "signposts": posts}])
    table = next(slide.evidence for slide in plan.slides if slide.section == "watch")
    assert isinstance(table, Table)
    sheet = sheets.sheet(THEME, SHAPES[shape], references.References(()))
    left, right, _ = table.padding

    assert [
        sheet.breaks_word(cell.pieces, width - left - right)
        for row in table.rows
        for cell, width in zip(row.cells, table.columns, strict=True)
    ] == [False] * 9


@pytest.mark.parametrize("shape", SHAPES)
def test_it_breaks_the_imprint_between_its_parts(shape: str) -> None:
    plan = planned(
        shape, author="The whole staff of the brief desk in the capital", date="2026-01-20", as_of="2026-01-17"
    )
    (cover,) = evidence(plan, Cover)
    assert cover.imprint_set is not None
    lines = "".join(run.text for run in cover.imprint_set.line).split("\v")

    assert [part for line in lines for part in line.split(" · ")] == list(cover.imprint)
