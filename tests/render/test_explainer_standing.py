"""Pages made anew, from lines and rows that were set once, are the pages that they would have been."""

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from weasyprint import HTML

from reportgen import resources
from reportgen.brief.load import load
from reportgen.plan.explainer.blocks import ExplainerPlan
from reportgen.plan.explainer.plan import plan
from reportgen.render.explainer.fit import Fit
from reportgen.render.explainer.look import Look
from reportgen.render.explainer.press import Press, open_press
from reportgen.render.explainer.remake import Remaker
from reportgen.render.explainer.render import typeset
from reportgen.render.pdf import archive, standing
from reportgen.theme import tokens

pytestmark = pytest.mark.render

HOUSE = resources.locate()
THEME = tokens.load(HOUSE)
BRIEFS = Path(__file__).resolve().parents[2] / "briefs"
FIRST = Fit(has_glance=True, has_names=True)
LAST = Fit(
    has_glance=False, has_names=True, contents="foot", breaks=frozenset({"people"}), loose=frozenset({"precedents"})
)

WORDS = "The envoy says that the river is low and the gate is shut again this year. "
# Everything that is moved or must not be: rows over pages, columns, cells, flex boxes, marks beside, page numbers.
TRICKY = (
    "<style>@page { size: 300px 260px; margin: 20px; @bottom-left { content: counter(page) ' of ' counter(pages) } }"
    "body { font-size: 12px; line-height: 16px; margin: 0 } .row { break-inside: avoid; margin: 10px 0; "
    "position: relative; display: table; width: 100% } .row p { display: table-cell; width: 50% }"
    ".mark { position: absolute; left: 3px; top: 4px; width: 5px; height: 5px; background: red }"
    ".flex { display: flex } .many { columns: 2 } .many p { break-inside: avoid } .aside { float: left; width: 80px }"
    "a::after { content: leader(dotted) target-counter(attr(href), page) }</style>"
    "<p><a href='#end'>The end</a></p><p class=aside>Beside</p>"
    f"<p>{WORDS}</p>"
    + "".join(f"<div class=row><div class=mark></div><p>{WORDS * 2}<p>Row {number}</div>" for number in range(7))
    + f"<div class=flex><p>{WORDS}<p>{WORDS}</div><div class=many>"
    + "".join(f"<p>{number}. {WORDS}</p>" for number in range(8))
    + "</div><h2 id=end>End</h2>"
)


def boxes(page_box: Any) -> list[tuple[object, ...]]:
    """Every box of a page with its place, rounded as a PDF rounds."""
    return [
        (type(box).__name__, box.element_tag, getattr(box, "text", ""), round(box.position_x, 3), round(top, 3))
        for box in page_box.descendants()
        if (top := getattr(box, "position_y", None)) is not None
    ]


def test_it_lays_out_the_same_pages_from_standing_type() -> None:
    def pages(is_kept: bool) -> list[list[tuple[object, ...]]]:
        with standing.kept() if is_kept else nullcontext():
            return [boxes(page._page_box) for page in HTML(string=TRICKY).render().pages]

    fresh, kept = pages(False), pages(True)

    assert len(fresh) > 4
    assert kept == fresh


def test_it_leaves_weasyprint_as_it_was() -> None:
    from weasyprint.layout import block

    before = block.iter_line_boxes, block.block_level_layout
    with standing.kept():
        assert (block.iter_line_boxes, block.block_level_layout) != before

    assert (block.iter_line_boxes, block.block_level_layout) == before


@pytest.fixture(scope="module")
def press() -> Press:
    return open_press(THEME, HOUSE)


def made(planned: ExplainerPlan, press: Press, fits: list[Fit]) -> tuple[list[Look], list[list[tuple[object, ...]]]]:
    """The looks of the pages that are made with these fits in turn, and the boxes of the last ones."""
    looks: list[Look] = []

    def better(seen: Look, fit: Fit) -> Fit:
        looks.append(seen)
        return fits[len(looks)] if len(looks) < len(fits) else fit

    remaker = Remaker(fits[0], better, len(fits) + 1)
    source = typeset("explainer.html.j2", planned, press, press.typesetter.gallery(), fit=fits[0])
    with remaker.at_work(), standing.kept():
        document = source.render(stylesheets=press.sheets, font_config=press.fonts, pdf_variant=archive.VARIANT)
    assert remaker.is_done
    return looks, [boxes(page._page_box) for page in document.pages]


@pytest.mark.parametrize("file", sorted(BRIEFS.glob("*.yaml")), ids=lambda file: file.stem)
def test_it_makes_pages_anew_as_if_they_were_the_first(file: Path, press: Press) -> None:
    planned = plan(load(file), THEME)

    looks, anew = made(planned, press, [FIRST, LAST])
    _, at_once = made(planned, press, [LAST])

    assert looks[0] != looks[1]
    assert anew == at_once


def test_it_asks_for_another_setting_where_the_boxes_would_not_do(press: Press) -> None:
    tight = replace(FIRST, is_tight=True)
    remaker = Remaker(FIRST, lambda _seen, _fit: tight, 4)
    planned = plan(load(BRIEFS / "belarus-potash.yaml"), THEME)
    source = typeset("explainer.html.j2", planned, press, press.typesetter.gallery(), fit=FIRST)

    with remaker.at_work():
        source.render(stylesheets=press.sheets, font_config=press.fonts)

    assert (remaker.wanted, remaker.is_done) == (tight, False)
