"""The three formats on both papers: as many pages as promised, nothing clipped, nothing said that is not so."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import page as page_validation
import pytest

from reportgen import resources, text
from reportgen.brief import load
from reportgen.brief.model import Brief
from reportgen.errors import RenderError
from reportgen.plan.explainer import short
from reportgen.plan.explainer.plan import plan
from reportgen.plan.explainer.shortblocks import Format
from reportgen.proof import pages, poppler
from reportgen.render.explainer.press import Press, open_press
from reportgen.render.explainer.render import print_plan
from reportgen.theme import tokens
from reportgen.units import PAPERS, Paper

pytestmark = pytest.mark.render

ROOT = Path(__file__).resolve().parents[2]
HOUSE = resources.locate()
THEME = tokens.load(HOUSE)
SAMPLES = {file.stem: load.load(file) for file in sorted((ROOT / "briefs").glob("*.yaml"))}
WORDS = "The envoy says that the river is low and the gate is shut again this year. "
FORMATS: tuple[Format, ...] = get_args(Format)
SIZES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
LONGEST_GAP = 1 / 3


@pytest.fixture(scope="module")
def presses() -> dict[Paper, Press]:
    return {paper: open_press(THEME, HOUSE, paper) for paper in PAPERS}


def long(**keys: Any) -> Brief:
    """A brief in which everything is long and there is much of it."""
    return Brief.model_validate(
        {
            "title": WORDS * 2,
            "dek": WORDS * 4,
            "bottom_line": WORDS * 6,
            "overview": "\n\n".join([WORDS * 10] * 8),
            "indicators": [
                {"value": f"{number},000–{number + 1},000 million hours", "label": WORDS, "note": WORDS * 3}
                for number in range(1, 9)
            ],
            "people": [{"name": f"Person {n} of a long name", "role": WORDS, "status": WORDS} for n in range(40)],
            "organizations": [{"name": f"Body {n}", "type": WORDS, "description": WORDS * 8} for n in range(40)],
            "timeline": [
                {"date": str(1960 + n), "title": WORDS, "category": f"Kind {n % 8}", "description": WORDS * 3}
                for n in range(60)
            ],
            "scenarios": [
                {"title": WORDS, "description": WORDS * 12, "likelihood": "likely", "impact": "severe"}
                for _ in range(12)
            ],
            "precedents": [{"title": WORDS, "relevance": WORDS * 5} for _ in range(8)],
            "link": "https://example.org/a-long/address/" + "that-goes-on/" * 8,
            **keys,
        }
    )


def drawn(brief: Brief, chosen: Format, press: Press, folder: Path) -> Path:
    file = folder / f"{chosen}.pdf"
    file.write_bytes(print_plan(short.plan(brief, THEME, chosen, "whole.pdf"), press).content)
    return file


def gaps(file: Path, press: Press) -> Iterator[float]:
    """The highest stretch of each page without a word above its foot, as a share of the text's height."""
    margins = press.measures.margins
    for page in poppler.read(file):
        height = page.height - margins.top - margins.bottom
        body = [word for word in page.words if margins.top - 6 <= word.top and word.bottom <= page.height - 40]
        reached, widest = margins.top, 0.0
        for word in sorted(body, key=lambda each: each.top):
            widest, reached = max(widest, word.top - reached), max(reached, word.bottom)
        yield widest / height


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", SAMPLES)
def test_it_sets_a_sample_on_one_page_and_on_one_sheet(
    name: str, paper: Paper, presses: dict[Paper, Press], tmp_path: Path
) -> None:
    press = presses[paper]
    files = {chosen: drawn(SAMPLES[name], chosen, press, tmp_path) for chosen in FORMATS}

    assert {chosen: len(poppler.read(file)) for chosen, file in files.items()} == {"glance": 1, "brief": 2}
    for file in files.values():
        assert [str(problem) for problem in pages.prove(file, press.measures.margins)] == []
        assert max(gaps(file, press)) < LONGEST_GAP
        assert page_validation.validate_pdf(str(file), profile="ua1").is_compliant
        first = poppler.read(file)[0]
        assert (first.width, first.height) == pytest.approx(SIZES[paper], abs=0.1)


def test_it_sees_a_page_that_is_half_empty(presses: dict[Paper, Press], tmp_path: Path) -> None:
    file = drawn(Brief.model_validate({"title": "A title", "overview": "Few."}), "glance", presses["a4"], tmp_path)

    assert max(gaps(file, presses["a4"])) > LONGEST_GAP


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", SAMPLES)
def test_it_says_all_that_a_glance_must_say(
    name: str, paper: Paper, presses: dict[Paper, Press], tmp_path: Path
) -> None:
    brief = SAMPLES[name]
    wanted = [text.plain(brief.title), text.plain(brief.dek), text.plain(brief.bottom_line)]
    wanted += [each.value.text for each in brief.indicators] + [text.plain(each.label) for each in brief.indicators]
    wanted += [text.plain(each.title) for each in brief.scenarios]
    wanted += [text.plain(each.title) for each in brief.timeline if each.key]

    for chosen in FORMATS:
        said = poppler.text(drawn(brief, chosen, presses[paper], tmp_path))

        assert pages.missing(wanted, said) == ()
        assert "The whole explainer: whole.pdf" in said


@pytest.mark.parametrize("paper", PAPERS)
def test_it_sets_whole_sentences_alone(paper: Paper, presses: dict[Paper, Press], tmp_path: Path) -> None:
    overview = " ".join(f"Sentence number {number} tells one more thing about the river." for number in range(200))
    brief = Brief.model_validate({"title": "A title", "overview": overview, "timeline": [{"title": "Event"}]})

    for chosen in FORMATS:
        said = " ".join(poppler.text(drawn(brief, chosen, presses[paper], tmp_path)).split())
        begun, ended = said.count("Sentence number"), said.count("more thing about the river.")

        assert begun == ended > 10
        assert f"{begun} of 200 sentences of the overview" in said


@pytest.mark.parametrize("paper", PAPERS)
def test_it_keeps_its_pages_however_much_there_is(paper: Paper, presses: dict[Paper, Press], tmp_path: Path) -> None:
    for chosen, most in (("glance", 1), ("brief", 2)):
        file = drawn(long(), chosen, presses[paper], tmp_path)  # type: ignore[arg-type]
        said = " ".join(poppler.text(file).split())

        assert len(poppler.read(file)) == most
        assert [str(problem) for problem in pages.prove(file, presses[paper].measures.margins)] == []
        assert re.search(r"Here: .*4 of 8 indicators, \d+ of 60 events", said)


@pytest.mark.parametrize("chosen", FORMATS)
def test_it_takes_one_page_for_what_does_not_fill_two(
    chosen: Format, presses: dict[Paper, Press], tmp_path: Path
) -> None:
    small = {"title": "A title", "overview": WORDS * 3, "people": [{"name": "Ann Other"}]}
    file = drawn(Brief.model_validate(small), chosen, presses["a4"], tmp_path)

    assert len(poppler.read(file)) == 1


def test_it_lets_an_overview_fill_both_sides_when_there_is_nothing_else(
    presses: dict[Paper, Press], tmp_path: Path
) -> None:
    file = drawn(
        Brief.model_validate({"title": "A title", "overview": "\n\n".join([WORDS * 10] * 20)}),
        "brief",
        presses["a4"],
        tmp_path,
    )

    assert len(poppler.read(file)) == 2
    assert max(gaps(file, presses["a4"])) < LONGEST_GAP


def test_it_stops_rather_than_clip_a_head_that_is_higher_than_a_page(presses: dict[Paper, Press]) -> None:
    labels = [{"value": str(number), "label": WORDS * 12} for number in range(4)]
    endless = Brief.model_validate({"title": WORDS * 12, "overview": WORDS, "indicators": labels})

    with pytest.raises(RenderError, match="do not fit"):
        print_plan(short.plan(endless, THEME, "glance", "whole.pdf"), presses["a4"])


@pytest.mark.parametrize("name", SAMPLES)
def test_it_sets_the_explainer_on_letter_too(name: str, presses: dict[Paper, Press], tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(print_plan(plan(SAMPLES[name], THEME), presses["letter"]).content)

    assert [str(problem) for problem in pages.prove(file, presses["letter"].measures.margins)] == []
    assert {(round(page.width), round(page.height)) for page in poppler.read(file)} == {(612, 792)}
    assert 4 <= len(poppler.read(file)) <= 8


def test_it_gives_the_same_bytes_twice(presses: dict[Paper, Press], tmp_path: Path) -> None:
    brief = next(iter(SAMPLES.values()))
    once, twice = (drawn(brief, "brief", presses["a4"], tmp_path).read_bytes() for _ in range(2))

    assert once == twice
