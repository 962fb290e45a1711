"""Figures are drawn once, here or elsewhere, and stand where the templates were told."""

import subprocess
import sys
from pathlib import Path

import pytest

from reportgen import resources
from reportgen.graphics import draw, spec
from reportgen.render.explainer.figures import Drawings, Gallery
from reportgen.theme import explainer, tokens
from reportgen.units import Length

THEME = tokens.load(resources.locate())
MEASURES = explainer.load(resources.locate(), THEME)
BRIEFS = Path(__file__).parents[2] / "briefs"
ONE, OTHER = spec.at_least("430", "0", "Bar."), spec.at_least("12", "0", "Another bar.")
NARROW, WIDE = sorted(MEASURES.figures, key=lambda name: MEASURES.figures[name])[:: len(MEASURES.figures) - 1]


@pytest.fixture
def gallery() -> Gallery:
    return Gallery(THEME, MEASURES)


def content(gallery: Gallery, address: str) -> str:
    held = gallery.find(address)
    assert held is not None
    return held.content.decode()


def test_one_figure_at_one_width_has_one_address(gallery: Gallery) -> None:
    addresses = [gallery.figure(*asked) for asked in ((ONE, NARROW), (ONE, WIDE), (OTHER, NARROW), (ONE, NARROW))]

    assert len(set(addresses)) == 3
    assert addresses[0] == addresses[3]


def test_it_draws_at_the_width_that_was_asked_for(gallery: Gallery) -> None:
    for width in (NARROW, WIDE):
        drawn = draw.svg(ONE, THEME, Length(MEASURES.figures[width]))

        assert content(gallery, gallery.figure(ONE, width)) == drawn


def test_it_holds_nothing_else(gallery: Gallery) -> None:
    gallery.figure(ONE, NARROW)

    assert gallery.find("house:figure/none.svg") is None


def test_what_was_rehearsed_is_fetched_once_and_the_rest_is_drawn(gallery: Gallery) -> None:
    gallery.is_rehearsed = True
    first, second = gallery.figure(ONE, NARROW), gallery.figure(OTHER, NARROW)
    orders: list[str] = []

    def drawings() -> Drawings:
        orders.append("fetched")
        return gallery.draw()

    gallery.order(drawings)
    later = gallery.figure(ONE, WIDE)

    assert orders == []
    assert [content(gallery, address) for address in (second, first, later)] == [
        draw.svg(figure, THEME, Length(MEASURES.figures[width]))
        for figure, width in ((OTHER, NARROW), (ONE, NARROW), (ONE, WIDE))
    ]
    assert orders == ["fetched"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["explainer", "glance"])
def test_a_rehearsal_needs_no_library_that_draws(kind: str) -> None:
    script = f"""
import sys
from pathlib import Path
from reportgen.brief import load
from reportgen.build import furnish, plan_explainer, plan_short
house, brief = furnish(), load.load(Path({str(BRIEFS / "belarus-potash.yaml")!r}))
plan = plan_explainer(brief, house) if {kind!r} == "explainer" else plan_short(brief, house, {kind!r}, "name")
gallery = house.typesetter.rehearsed(plan)
print({{"weasyprint", "matplotlib", "pptx"}} & set(sys.modules), len(gallery.draw()))
"""

    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    libraries, _, drawn = told.stdout.strip().rpartition(" ")
    assert libraries == "set()"
    assert int(drawn) > 0
