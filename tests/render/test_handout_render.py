"""What stands in a finished handout: every word of slides and notes, for everybody and for the archive."""

import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from reportgen import resources, text
from reportgen.brief import load
from reportgen.brief.model import Brief
from reportgen.brief.picture import Picture
from reportgen.build import furnish
from reportgen.errors import LayoutError
from reportgen.layouts.copy import copy
from reportgen.plan import handout as planning
from reportgen.plan.deck import plan as slides
from reportgen.plan.deck.evidence import Card
from reportgen.plan.deck.placed import Disc, Piece
from reportgen.plan.handout import HandoutPlan
from reportgen.proof import conformance, fragments, hues, layout, pages, poppler, structure
from reportgen.render.handout.pen import RAISED
from reportgen.render.handout.press import Press, open_press
from reportgen.render.handout.render import print_plan
from reportgen.render.pdf.archive import Enclosure
from reportgen.render.pdf.writer import Printed
from reportgen.theme import deck, handout, tokens

pytestmark = pytest.mark.render

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "briefs").glob("*.yaml"))
HOUSE = resources.locate()
THEME = tokens.load(HOUSE)
MASTER = deck.load(HOUSE, THEME)
WORDS = "The envoy says that the river is low and the gate is shut again this year. "
PHOTO = Picture(
    path="face.jpg",
    content=(ROOT / "tests/conformance/briefs/images/clerk.jpg").read_bytes(),
    media_type="image/jpeg",
    width=320,
    height=400,
)
# A slide's smallest type, a citation in a text of 18 points, on the page's scale.
SMALLEST = 18 * RAISED * handout.load(HOUSE).slide.scale(MASTER.slide.width.points, MASTER.slide.height.points)
RICH: dict[str, Any] = {
    "title": "A river, two states: who opens the gate?",
    "dek": "A treaty ends next year.",
    "overview": "It cites.[^s1] It *stresses* and **insists**. It \u2264 ends.",
    "organization": "Institute of Rivers",
    "marking": "TLP:AMBER",
    "date": "2026-01-20",
    "indicators": [
        {
            "value": "430+",
            "label": "=1+1 released",
            "note": "A steady drip.",
            "target": "600",
            "series": [{"date": str(year), "value": str(year - 1990)} for year in range(2012, 2024)],
        },
        {"value": "1,200\u20131,300", "label": "Held"},
        {"value": "Up to 20%", "label": "Share"},
        {"value": "$2B", "label": "Counted", "series": [{"date": f"{year}", "value": "3"} for year in (2020, 2021)]},
    ],
    "people": [{"name": "Ada Clerk", "role": "Counts", "photo": PHOTO, "alt": "A clerk"}],
    "timeline": [
        {"date": "2024-05-01", "title": "Dated", "category": "Talk"},
        {"date": "2025-06-01", "title": "Later"},
    ],
    "scenarios": [
        {
            "title": "Likely",
            "likelihood": "likely",
            "description": "First. Second.",
            "signposts": [{"watch": "A vote", "state": "emerging"}],
        },
        {"title": "Unlikely", "likelihood": "unlikely", "description": WORDS},
    ],
    "precedents": [{"title": "Then", "what_happened": "Much.", "relevance": "Some."}],
    "sources": [{"id": "s1", "title": "A source", "url": "https://example.org/a"}],
}


def plan(brief: Brief) -> HandoutPlan:
    return planning.plan(brief, slides.plan(brief, THEME, MASTER), THEME)


def made(**keys: Any) -> HandoutPlan:
    return plan(Brief.model_validate({"title": "A title", "overview": "Some words.", **keys}))


def said(value: Any) -> Iterator[str]:
    """Every text that a planned slide shows."""
    match value:
        case Piece(line=words):
            yield text.plain(words)
        case Card():
            # Its disc is ornament: the name beside it says the same.
            yield from said((value.words, value.aside))
        case Disc(text=words):
            yield words
        case tuple():
            for each in value:
                yield from said(each)
        case _ if is_dataclass(value):
            for each in fields(value):
                yield from said(getattr(value, each.name))


def shown(planned: HandoutPlan) -> Iterator[str]:
    """Every text of the slides and their notes, by paragraph."""
    for slide in planned.deck.slides:
        yield from (text.plain(slide.title.line), slide.kicker, slide.footer)
        yield from said(slide.evidence)
        yield from slide.notes.split("\n")


def read(content: bytes, folder: Path) -> str:
    """The words of a file in reading order, by its tags."""
    file = folder / "read.pdf"
    file.write_bytes(content)
    return "\n".join(each.text for each in fragments.read(file))


@pytest.fixture(scope="module")
def press() -> Press:
    return open_press(THEME, THEME, MASTER, HOUSE)


@pytest.fixture(scope="module")
def rich(press: Press) -> Printed:
    return print_plan(made(**RICH), press, Enclosure("rich.yaml", b"title: A river\n"))


@pytest.mark.parametrize("source", SAMPLES, ids=lambda source: source.stem)
def test_it_says_every_word_of_the_slides_and_notes(source: Path, press: Press, tmp_path: Path) -> None:
    planned = plan(load.load(source))

    words = read(print_plan(planned, press).content, tmp_path)

    texts = [each for each in shown(planned) if each.strip()]
    assert len(texts) > 100
    assert pages.missing(texts, words) == ()


def test_it_says_every_word_of_every_kind_of_slide(rich: Printed, tmp_path: Path) -> None:
    planned = made(**RICH)

    assert pages.missing([each for each in shown(planned) if each.strip()], read(rich.content, tmp_path)) == ()
    assert len({type(slide.evidence) for slide in planned.deck.slides}) >= 7


@pytest.mark.parametrize("source", SAMPLES, ids=lambda source: source.stem)
def test_it_is_for_everybody_and_for_the_archive(source: Path, press: Press, tmp_path: Path) -> None:
    file = tmp_path / "handout.pdf"
    printed = print_plan(plan(load.load(source)), press, Enclosure("brief.yaml", source.read_bytes()))
    file.write_bytes(printed.content)

    assert conformance.check(printed.content) == ()
    assert structure.check(printed.content) == ()
    assert pages.prove(file, press.pages.margins, smallest=SMALLEST) == ()
    assert printed.warnings == ()


@pytest.mark.parametrize("source", SAMPLES, ids=lambda source: source.stem)
def test_it_sets_notes_without_lonely_lines_and_headings(source: Path, press: Press, tmp_path: Path) -> None:
    planned, file = plan(load.load(source)), tmp_path / "handout.pdf"
    file.write_bytes(print_plan(planned, press).content)

    # A slide's figures and numbers stand alone, and may begin a paragraph of the notes by chance.
    beside = [each for each in fragments.read(file) if each.size >= pages.SMALLEST_TYPE and len(each.text) > 20]
    told = [part for slide in planned.deck.slides for part in slide.notes.split("\n") if len(part) > 60]
    assert len(told) > 20
    assert list(layout.lone_lines(beside, told)) == []
    assert list(layout.headings_at_end(beside, ())) == []


def test_it_is_so_with_every_kind_of_slide(rich: Printed) -> None:
    assert conformance.check(rich.content) == ()
    assert structure.check(rich.content) == ()


def test_it_describes_what_is_drawn_and_what_is_photographed(rich: Printed) -> None:
    alts = [each.alt for each in structure.read(rich.content).walk() if each.kind == "/Figure"]

    assert "A clerk" in alts
    assert [alt for alt in alts if alt and "430" in alt] != []
    assert all(alts)


def test_it_bookmarks_every_slide_under_the_title(rich: Printed) -> None:
    planned = made(**RICH)
    outline = pikepdf.open(io.BytesIO(rich.content)).open_outline().root

    first, *rest = (text.plain(slide.title.line).replace("\v", " ") for slide in planned.deck.slides)
    assert [item.title for item in outline] == [first]
    assert [item.title for item in outline[0].children] == rest


def test_it_gives_the_same_bytes_again(rich: Printed, press: Press) -> None:
    again = print_plan(made(**RICH), press, Enclosure("rich.yaml", b"title: A river\n"))

    assert again.content == rich.content


def test_it_carries_long_notes_over_pages_whole(press: Press, tmp_path: Path) -> None:
    narrative = " ".join(f"word{number:04}" for number in range(650))

    printed = print_plan(made(timeline=[{"title": "An event", "description": narrative}]), press)

    assert printed.pages > 3
    assert pages.missing([narrative], read(printed.content, tmp_path)) == ()


def test_it_bears_marking_and_page_number_on_every_page(rich: Printed, tmp_path: Path) -> None:
    file = tmp_path / "rich.pdf"
    file.write_bytes(rich.content)

    words = [page.extract_text() for page in PdfReader(file).pages]

    assert len(words) > 1
    assert [re.search(r"Page (\d+) of", page).group(1) for page in words] == [  # type: ignore[union-attr]
        str(number) for number in range(1, len(words) + 1)
    ]
    assert all(page.count("TLP:AMBER") >= 2 for page in words)


def test_it_prints_in_greys_and_on_letter(tmp_path: Path) -> None:
    house = furnish(is_grayscale=True, paper="letter")
    file = tmp_path / "grey.pdf"
    file.write_bytes(print_plan(made(**RICH), house.handout).content)

    width, height = PdfReader(file).pages[0].mediabox[2:]
    assert (round(float(width)), round(float(height))) == (612, 792)
    assert [str(problem) for problem in hues.hues(file)] == []


def test_it_prints_slides_whose_words_no_column_holds(press: Press, tmp_path: Path) -> None:
    word = "Donaudampfschifffahrt" * 20

    printed = print_plan(made(people=[{"name": word, "status": word}], overview=word), press)

    assert pages.missing([word], read(printed.content, tmp_path)) == ()


def test_it_leads_from_a_slide_to_the_web_and_from_the_paths_to_theirs(rich: Printed) -> None:
    found = [
        annotation.get_object()
        for page in PdfReader(io.BytesIO(rich.content)).pages
        for annotation in page.get("/Annots", ())
    ]

    assert "https://example.org/a" in [each["/A"]["/URI"] for each in found if "/URI" in each.get("/A", {})]
    assert [each for each in found if "/Dest" in each] != []


def test_it_prints_names_in_other_scripts(press: Press, tmp_path: Path) -> None:
    file = tmp_path / "scripts.pdf"
    names = ("\u0645\u0631\u064a\u0645", "\u05de\u05e8\u05d9\u05dd", "\u674e\u660e")
    file.write_bytes(print_plan(made(people=[{"name": name} for name in names]), press).content)

    assert pages.missing(names, poppler.text(file)) == ()


def test_it_tells_a_template_that_some_could_not_read(tmp_path: Path) -> None:
    copy(HOUSE, tmp_path / "looks")
    template = tmp_path / "looks" / "handout" / "slide.html.j2"
    template.write_text(template.read_text(encoding="utf-8").replace(' alt="{{ item.alt }}"', ""), encoding="utf-8")
    given = resources.locate(tmp_path / "looks")

    with pytest.raises(LayoutError, match="has no alt"):
        print_plan(made(**RICH), open_press(THEME, THEME, MASTER, given))
