"""How `reportgen refresh` tells what it did, and where it writes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches
from typer.testing import CliRunner, Result

from reportgen.brief import load
from reportgen.build import House, draw, furnish
from reportgen.cli import app

pytestmark = pytest.mark.render
TEXT = """title: A title
overview: One thing. Another thing.
takeaways: {indicators: It goes up}
indicators:
  - {value: 40, label: Ships seen, note: Off the cape.}
  - {value: 3 days, label: Time at anchor}
people:
  - {name: Ana Ek, role: Chair}
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["refresh", *map(str, arguments)])


@pytest.fixture
def desk(tmp_path: Path) -> tuple[Path, Path]:
    """An edited deck, and its brief as it is now."""
    brief, deck = tmp_path / "ships.yaml", tmp_path / "monday.pptx"
    brief.write_text(TEXT, encoding="utf-8")
    deck.write_bytes(draw(load.load(brief), "deck", furnish(), "ships").content)
    (tmp_path / "old.yaml").write_text(TEXT, encoding="utf-8")
    brief.write_text(TEXT.replace("value: 40", "value: 45"), encoding="utf-8")
    return deck, brief


def test_it_writes_beside_the_deck_and_leaves_the_deck(desk: tuple[Path, Path]) -> None:
    deck, brief = desk
    before = deck.read_bytes()

    told = run(deck, brief)

    assert told.exit_code == 0, told.output
    assert deck.read_bytes() == before
    assert told.stdout.splitlines()[-1] == str(deck.with_name("monday-refreshed.pptx"))
    assert "indicator:ships-seen:value" in told.stdout
    assert deck.with_name("monday-refreshed.pptx").exists()


def test_it_writes_over_a_deck_only_when_told_to(desk: tuple[Path, Path]) -> None:
    deck, brief = desk
    run(deck, brief)

    again = run(deck, brief)
    over = run(deck, brief, "-o", deck)
    nothing = run(deck, brief, "-o", deck)

    assert again.exit_code == 2
    assert "monday-refreshed.pptx  is there already" in again.stderr
    assert over.exit_code == nothing.exit_code == 0
    assert nothing.stdout.splitlines() == ["nothing to change"]


def test_it_writes_nothing_on_a_dry_run_and_tells_all_as_json(desk: tuple[Path, Path]) -> None:
    deck, brief = desk

    told = json.loads(run(deck, brief, "--dry-run", "--json").stdout)

    assert told["written"] is None
    assert told["changed"] is True
    assert {"outcome", "slide", "title", "what", "deck", "brief"} == set(told["remarks"][0])
    assert ("40", "45") in {(each["deck"], each["brief"]) for each in told["remarks"]}
    assert not deck.with_name("monday-refreshed.pptx").exists()


def test_it_takes_the_old_brief_or_the_built_deck_for_a_lost_record(desk: tuple[Path, Path]) -> None:
    deck, brief = desk
    built = deck.with_name("built.pptx")
    built.write_bytes(deck.read_bytes())

    by_brief = run(deck, brief, "--was", deck.with_name("old.yaml"), "--dry-run")
    by_deck = run(deck, brief, "--was", built, "--dry-run")

    assert by_brief.exit_code == by_deck.exit_code == 0
    assert by_brief.stdout == by_deck.stdout
    assert "45" in by_deck.stdout


def test_it_warns_of_a_deck_in_other_looks(desk: tuple[Path, Path]) -> None:
    deck, brief = desk

    told = run(deck, brief, "--theme", "slate", "--dry-run")

    assert told.exit_code == 0
    assert "warning[deck-other-looks]" in told.stderr
    assert "45" in told.stdout


def test_it_refuses_what_is_no_deck(desk: tuple[Path, Path]) -> None:
    _, brief = desk

    told = run(brief, brief)

    assert told.exit_code == 2
    assert "is damaged or not a .pptx" in told.stderr


def refreshed(desk: tuple[Path, Path], house: House, *options: str | Path) -> dict[str, Any]:
    """What a refresh tells of the same deck as another house draws it."""
    deck, brief = desk
    deck.write_bytes(draw(load.load(brief.with_name("old.yaml")), "deck", house, "ships").content)
    told: dict[str, Any] = json.loads(run(deck, brief, "--json", *options).stdout)
    return told


def test_it_keeps_the_shape_of_the_slides_without_being_told(desk: tuple[Path, Path]) -> None:
    told = refreshed(desk, furnish(slides="4:3"))
    slides = Presentation(str(desk[0].with_name("monday-refreshed.pptx")))

    assert [each["outcome"] for each in told["remarks"]] == ["changed"] * len(told["remarks"])
    assert "deck-other-looks" not in {each["code"] for each in told["warnings"]}
    assert told["changed"]
    assert (slides.slide_width, slides.slide_height) == (Inches(10), Inches(7.5))


def test_it_refreshes_a_deck_in_the_template_that_is_named(
    desk: tuple[Path, Path], make_template: Callable[[], bytes], tmp_path: Path
) -> None:
    file = tmp_path / "corporate.potx"
    file.write_bytes(make_template())

    told = refreshed(desk, furnish(template=file), "--template", file)

    assert told["changed"]
    assert {each["outcome"] for each in told["remarks"]} == {"changed"}
    assert "deck-other-looks" not in {each["code"] for each in told["warnings"]}
