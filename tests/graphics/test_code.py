"""A code for a camera holds the modules of its address, none lost and none added, in white enough."""

import pytest
import segno

from reportgen.graphics import code, draw
from reportgen.graphics.canvas import Mosaic
from reportgen.graphics.spec import Code
from reportgen.theme.tokens import Theme
from reportgen.units import Length

LINK = "https://example.org/high-seas-treaty"
WIDTH = 72.0
# 18 mm.
SMALLEST = 51.0


def drawn(theme: Theme, link: str) -> tuple[Mosaic, float]:
    """The code's modules and the width of one."""
    (mosaic,) = draw.canvas(Code(link, "QR code"), theme, Length(WIDTH)).shapes
    assert isinstance(mosaic, Mosaic)
    return mosaic, mosaic.boxes[0][3]


@pytest.mark.parametrize("link", ["https://a.eu", LINK, "https://example.org/" + "path/" * 38])
def test_it_draws_every_module_where_it_belongs(theme: Theme, link: str) -> None:
    mosaic, module = drawn(theme, link)
    wanted = segno.make(link, error="m", micro=False, boost_error=False).matrix

    found = {
        (round(top / module) - code.QUIET, round(left / module) - code.QUIET + step)
        for left, top, width, _ in mosaic.boxes
        for step in range(round(width / module))
    }

    assert found == {(y, x) for y, row in enumerate(wanted) for x, is_dark in enumerate(row) if is_dark}


@pytest.mark.parametrize("link", ["https://a.eu", LINK, "https://example.org/" + "path/" * 38])
def test_it_is_large_enough_with_white_around_it(theme: Theme, link: str) -> None:
    mosaic, module = drawn(theme, link)
    side = module * len(code.modules(link))

    assert side >= SMALLEST
    assert min(left for left, *_ in mosaic.boxes) == pytest.approx(code.QUIET * module)
    assert max(left + width for left, _, width, _ in mosaic.boxes) == pytest.approx(WIDTH - code.QUIET * module)


def test_it_is_one_shape_with_its_address_for_those_who_do_not_see_it(theme: Theme) -> None:
    svg = draw.svg(Code(LINK, f"QR code for {LINK}"), theme, Length(WIDTH))

    assert f"<title>QR code for {LINK}</title>" in svg
    assert svg.count("<path") == 1
    assert svg == draw.svg(Code(LINK, f"QR code for {LINK}"), theme, Length(WIDTH))
