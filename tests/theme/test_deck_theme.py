"""The slides' master, typed."""

import copy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen import resources
from reportgen.errors import LayoutError
from reportgen.theme import deck, tokens
from reportgen.theme.deck import DeckTheme
from reportgen.units import Length

SMALLEST_TYPE = 11
FOUND = resources.locate()
THEME = tokens.load(FOUND)
VALUES = yaml.safe_load((FOUND.layouts / "deck" / "master.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def deck_theme() -> DeckTheme:
    return deck.load(FOUND, THEME)


def places(theme: DeckTheme) -> list[tuple[str, str]]:
    return [(layout, name) for layout, spec in theme.layouts.items() for name in [*spec.placeholders, *spec.zones]]


def test_it_spans_the_slide_with_twelve_columns(deck_theme: DeckTheme) -> None:
    left, width = deck_theme.grid.span(1, 12)

    assert round((left * 2 + width).points, 3) == deck_theme.slide.width.points


def test_it_keeps_every_place_on_the_slide(deck_theme: DeckTheme) -> None:
    rects = {place: deck_theme.rect(*place) for place in places(deck_theme)}
    beyond = [
        place
        for place, rect in rects.items()
        if min(rect.left, rect.top) < Length(0)
        or min(rect.width, rect.height) <= Length(0)
        or rect.right > deck_theme.slide.width + Length(0.01)
        or rect.bottom > deck_theme.slide.height
    ]

    assert len(rects) > 50
    assert beyond == []


def test_it_begins_evidence_higher_under_one_line(deck_theme: DeckTheme) -> None:
    one, two = (deck_theme.rect("Brief Indicators", "Evidence", lines) for lines in (1, 2))

    assert (one.top, two.top) == (deck_theme.evidence.one_line_top, deck_theme.evidence.two_line_top)
    assert one.bottom == two.bottom


def test_it_leaves_cover_and_divider_without_the_common_placeholders(deck_theme: DeckTheme) -> None:
    assert {name for name, spec in deck_theme.layouts.items() if "Kicker" not in spec.placeholders} == {
        "Brief Closing",
        "Brief Cover",
        "Brief Divider",
    }


def test_it_sets_nothing_smaller_than_a_reader_can_see(deck_theme: DeckTheme) -> None:
    assert [name for name, role in deck_theme.types.items() if role.floor < SMALLEST_TYPE] == []


def test_it_insets_and_divides_a_rectangle(deck_theme: DeckTheme) -> None:
    rect = deck_theme.rect("Brief Indicators", "Evidence")
    inner = rect.inset(Length(10), Length(5)).below(Length(20))

    assert inner.left == rect.left + Length(10)
    assert inner.top == rect.top + Length(25)
    assert inner.bottom == rect.bottom - Length(5)


Change = Callable[[dict[str, Any]], object]
WRONG: dict[str, tuple[Change, str]] = {
    "an unknown colour": (lambda it: it["types"]["title"].update(color="mauve"), "mauve is no colour"),
    "an unknown role": (lambda it: it["common"]["Source"].update(role="whisper"), "whisper is no type role"),
    "an unknown font": (lambda it: it["fonts"].update(latin="gothic"), "no font role"),
    "a palette with a gap": (lambda it: it["palette"].pop("accent6"), "is missing"),
    "sizes that rise": (lambda it: it["types"]["body"].update(sizes=[18, 24]), "from the largest to the floor"),
    "an index used twice": (
        lambda it: it["layouts"]["Brief Chart"]["placeholders"]["Chart"].update(index=14),
        "share an index",
    ),
    "a place without sides": (lambda it: it["common"]["Title"].pop("columns"), "either columns or left and right"),
    "columns backwards": (lambda it: it["common"]["Title"].update(columns=[8, 1]), "the first and the last"),
    "a measure in words": (lambda it: it["slide"].update(width="wide"), "a number of points"),
    "an unknown key": (lambda it: it.update(shadow=True), "Extra inputs"),
    "a shape of slides without a size": (lambda it: it["formats"].pop("4:3"), "formats.4:3 — is missing"),
    "body type that is too small": (lambda it: it["types"]["body"].update(sizes=[20, 17]), "body type stays at 18"),
    "labels that are too small": (lambda it: it["types"]["label"].update(sizes=[11]), "label type stays at 12"),
    "no layouts": (lambda it: it.pop("layouts"), "needs `common` and `layouts`"),
}


@pytest.mark.parametrize("name", WRONG)
def test_it_refuses(name: str, tmp_path: Path) -> None:
    change, message = WRONG[name]
    values = copy.deepcopy(VALUES)
    change(values)
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "master.yaml").write_text(yaml.safe_dump(values), encoding="utf-8")

    with pytest.raises(LayoutError) as caught:
        deck.load(replace(FOUND, layouts=tmp_path), THEME)

    assert message in str(caught.value)
