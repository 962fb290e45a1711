"""What LibreOffice makes of the samples' decks on narrow and on small slides."""

from pathlib import Path

import pytest

from reportgen import build
from reportgen.brief import load
from reportgen.build import furnish
from reportgen.plan.deck import plan as planning
from reportgen.proof import deck as proof
from reportgen.proof import rendered, share
from reportgen.render.deck import render
from reportgen.theme import deckformat
from reportgen.units import Length

pytestmark = pytest.mark.render
SAMPLES = sorted((Path(__file__).resolve().parents[2] / "briefs").glob("*.yaml"))
# What every content slide uses at the least, and all together on average.
LEAST, AVERAGE = 0.4, 0.65


def test_it_cuts_nothing_and_leaves_no_half_empty_on_narrow_slides(tmp_path: Path) -> None:
    house = furnish(slides="4:3")
    files = [
        output.file for sample in SAMPLES for output in build(sample, tmp_path, only="deck", layouts=house).outputs
    ]
    decks = rendered.render_all(files, tmp_path)

    assert len(files) == 2
    for file, drawn in zip(files, decks, strict=True):
        assert {(page.width, page.height) for page in drawn.pages} == {(720, 540)}
        assert proof.check(file) == ()
        assert rendered.clipped_words(file, drawn) == ()
        assert rendered.collisions(drawn) == ()
        assert rendered.shapes_off_slide(file) == ()
        assert rendered.half_empty(file, drawn, house.master) == ()


@pytest.mark.parametrize("size", [(960, 540), (720, 540), (720, 405)], ids=str)
def test_it_uses_the_slides_of_the_samples(size: tuple[int, int]) -> None:
    house = furnish()
    deck_theme = deckformat.resized(house.master, *map(Length, size))
    used: list[float] = []
    for sample in SAMPLES:
        content = render.render(planning.plan(load.load(sample), house.theme, deck_theme), house.theme, deck_theme)
        used += [each.used for each in share.shares(content, house.theme, house.master) if each.used is not None]

    assert len(used) > 20
    assert min(used) >= LEAST
    assert sum(used) / len(used) >= AVERAGE
