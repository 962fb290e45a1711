"""Each rule of good setting is shown failing once, on pages that break this rule alone; real explainers break none."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from weasyprint import HTML

from reportgen import resources, text
from reportgen.brief import load
from reportgen.build import House, furnish, plan_explainer
from reportgen.layouts.copy import copy
from reportgen.plan.chronology import Entry
from reportgen.proof import fragments, layout
from reportgen.render.explainer.render import print_plan
from reportgen.text import Line
from reportgen.theme.explainer import Margins

pytestmark = pytest.mark.render

ROOT = Path(__file__).resolve().parents[2]
BRIEFS = (*sorted((ROOT / "briefs").glob("*.yaml")), ROOT / "tests" / "cases" / "long" / "brief.yaml")
MARGINS = Margins(top=50, side=50, bottom=50)
FONT = (resources.locate().assets / "fonts" / "SourceSans3-Regular.ttf").as_uri()
STYLE = f"""
@font-face {{ font-family: House; src: url({FONT}); }}
@page {{ size: 360pt 300pt; margin: 50pt; }}
html {{ font: 10pt/12pt House; orphans: 1; widows: 1 }} body {{ margin: 0; }}
h2, h3 {{ font-size: 12pt; margin: 0; }} p {{ margin: 0; }}
"""
LINE = "Every line of this page is about as long as a line is read with ease. "


@dataclass(frozen=True, slots=True)
class Page:
    """A plan of nothing but paragraphs and events."""

    paragraphs: tuple[Line, ...] = ()
    events: tuple[Entry, ...] = ()


def event(title: str, description: str) -> Entry:
    return Entry(
        title=text.line(title),
        description=text.as_blocks(text.line(description)) if description else None,
        category=None,
        style=None,
        date_text=None,
        earliest=None,
        latest=None,
        year=None,
        divider=None,
        gap=None,
        is_undated_among_dated=False,
        is_key=False,
    )


def prove(folder: Path, body: str, plan: Page) -> list[tuple[str, str]]:
    file = folder / "page.pdf"
    HTML(string=f"<html lang=en><style>{STYLE}</style><body>{body}").write_pdf(file, pdf_variant="pdf/ua-1")
    return [(problem.code, problem.field) for problem in layout.prove(file, plan, MARGINS)]


def filled(count: int) -> str:
    return "".join(f"<p>Line {number} of a page</p>" for number in range(count))


@pytest.fixture(scope="module")
def house() -> House:
    return furnish()


@pytest.mark.parametrize("source", BRIEFS, ids=lambda source: f"{source.parent.name}/{source.stem}")
def test_it_finds_nothing_in_explainers(source: Path, house: House, tmp_path: Path) -> None:
    plan = plan_explainer(load.load(source), house)
    file = tmp_path / "explainer.pdf"
    file.write_bytes(print_plan(plan, house.press).content)

    found = layout.prove(file, plan, house.press.measures.margins)

    assert [str(problem) for problem in found] == []
    assert len(fragments.read(file)) > 50


def test_it_sees_what_looks_let_fall_apart(tmp_path: Path) -> None:
    copy(resources.locate(), tmp_path / "looks")
    loose = ".whole, .entry, .lead { break-inside: auto !important } h2, h3 { break-after: auto !important }"
    page = tmp_path / "looks" / "explainer" / "sections.css"
    page.write_text(f"{page.read_text()}{loose} * {{ orphans: 1 !important; widows: 1 !important }}", encoding="utf-8")
    looks = House(resources.locate(tmp_path / "looks"))
    plan = plan_explainer(load.load(BRIEFS[-1]), looks)
    file = tmp_path / "loose.pdf"
    file.write_bytes(print_plan(plan, looks.press).content)

    found = layout.prove(file, plan, looks.press.measures.margins)

    assert {problem.code for problem in found} == {"torn", "heading-at-foot"}


def test_it_sees_a_first_line_alone_at_the_foot(tmp_path: Path) -> None:
    plan = Page((text.line((LINE * 5).strip()),))

    assert prove(tmp_path, f"{filled(15)}<p>{LINE * 5}</p>", plan) == [("orphan-line", "page 1")]


def test_it_sees_a_last_line_alone_at_the_head(tmp_path: Path) -> None:
    plan = Page((text.line((LINE * 4).strip()),))
    lines = len(fragments.read(_drawn(tmp_path, f"<p>{LINE * 4}</p>"))[0].lines)

    found = prove(tmp_path, f"{filled(16 - lines + 1)}<p>{LINE * 4}</p>", plan)

    assert found == [("widow-line", "page 2")]


def _drawn(folder: Path, body: str) -> Path:
    file = folder / "lines.pdf"
    HTML(string=f"<html lang=en><style>{STYLE}</style><body>{body}").write_pdf(file, pdf_variant="pdf/ua-1")
    return file


def test_it_lets_two_lines_go_overleaf(tmp_path: Path) -> None:
    plan = Page((text.line((LINE * 5).strip()),))

    assert prove(tmp_path, f"{filled(14)}<p>{LINE * 5}</p>", plan) == []


def test_it_sees_an_event_cut_in_two(tmp_path: Path) -> None:
    plan = Page(events=(event("A gate is shut", "Nobody knows how long."),))
    overleaf = "<p style='break-before: page'>Nobody knows how long.</p>"
    body = f"{filled(12)}<h3>A gate is shut</h3><p>For now,</p><p>at least</p>{overleaf}"

    assert prove(tmp_path, body, plan) == [("torn", "page 1")]


def test_it_lets_an_event_of_half_a_page_go_overleaf(tmp_path: Path) -> None:
    plan = Page(events=(event("A gate is shut", (LINE * 9).strip()),))

    assert prove(tmp_path, f"{filled(12)}<h3>A gate is shut</h3><p>{LINE * 9}</p>", plan) == []


@pytest.mark.parametrize(("width", "is_bad"), [(90, True), (240, False), (480, True)])
def test_it_sees_lines_that_are_hard_to_read(width: int, is_bad: bool, tmp_path: Path) -> None:
    body = f"<style>@page {{ size: 600pt 900pt }}</style><p style='width: {width}pt'>{LINE * 12}</p>"

    assert prove(tmp_path, body, Page()) == [("line-length", "")] * is_bad


def test_it_sees_a_heading_that_ends_a_page(tmp_path: Path) -> None:
    body = f"<h2>First</h2>{filled(14)}<h3 style='break-after: page; bookmark-level: none'>At the foot</h3><p>Text</p>"

    assert prove(tmp_path, body, Page()) == [("heading-at-foot", "page 1")]


def test_it_lets_an_event_be_no_more_than_its_title(tmp_path: Path) -> None:
    body = f"<h2>First</h2>{filled(14)}<h3 style='break-after: page; bookmark-level: none'>It ended</h3><p>Text</p>"

    assert prove(tmp_path, body, Page(events=(event("It ended", ""),))) == []
