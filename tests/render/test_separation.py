"""Colours become inks: greys black alone, nothing above the limit, the same on every machine."""

from pathlib import Path

import pytest
from PIL import Image

from reportgen import resources
from reportgen.errors import AssetError
from reportgen.render.explainer import separation
from reportgen.render.explainer.separation import Separator
from reportgen.theme import explainer, tokens

HOUSE = resources.locate()
THEME = tokens.load(HOUSE)
PRINTING = explainer.load(HOUSE, THEME).press
PROFILE = HOUSE.assets / "profiles" / PRINTING.profile


@pytest.fixture(scope="module")
def separator() -> Separator:
    return separation.open_separator(PROFILE, PRINTING)


def inks(separator: Separator, color: str) -> tuple[float, ...]:
    return separator.inks(*(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)))


@pytest.mark.parametrize("name", ["ink", "secondary", "muted", "rule", "panel", "black", "white"])
def test_it_prints_greys_in_black_alone(separator: Separator, name: str) -> None:
    cyan, magenta, yellow, _ = inks(separator, THEME.colors[name])

    assert (cyan, magenta, yellow) == (0, 0, 0)


def test_it_prints_text_in_full_black_and_white_with_nothing(separator: Separator) -> None:
    assert inks(separator, THEME.colors["ink"])[3] == 1
    assert inks(separator, "#FFFFFF") == (0, 0, 0, 0)


def test_it_keeps_greys_apart_that_were_apart(separator: Separator) -> None:
    blacks = [inks(separator, THEME.colors[name])[3] for name in ("ink", "secondary", "muted", "rule", "panel")]

    assert blacks == sorted(blacks, reverse=True)
    assert len(set(blacks)) == len(blacks)


def test_it_prints_colors_in_several_inks_in_whole_percents(separator: Separator) -> None:
    found = [inks(separator, THEME.colors[name]) for name in ("navy", "accent", "alert", "positive", "ochre")]

    assert all(sum(each > 0 for each in color[:3]) > 1 for color in found)
    assert all(ink == round(ink, 2) for color in found for ink in color)


@pytest.mark.slow
def test_it_stays_below_the_ink_limit(separator: Separator) -> None:
    steps = range(0, 256, 51)
    colors = [(red / 255, green / 255, blue / 255) for red in steps for green in steps for blue in steps]

    assert max(sum(separator.inks(*color)) for color in colors) <= PRINTING.ink / 100 + 0.01


def test_it_keeps_photos_below_the_ink_limit_and_grey_ones_black(separator: Separator) -> None:
    photo = Image.effect_noise((64, 64), 200).convert("RGB")
    dark = Image.new("RGB", (8, 8), (3, 0, 9))

    sums = [
        sum(pixel) / 2.55
        for each in (photo, dark)
        for _, pixel in separator.picture(each).getcolors(64 * 64) or []
        if isinstance(pixel, tuple)
    ]
    grey = separator.picture(Image.linear_gradient("L"))

    assert sums
    assert max(sums) <= PRINTING.ink + 1
    assert [plate.getextrema() for plate in grey.split()] == [(0, 0), (0, 0), (0, 0), (0, 255)]


def test_it_refuses_what_is_no_profile_of_a_press(tmp_path: Path) -> None:
    (tmp_path / "no.icc").write_bytes(b"no")

    for name in ("no.icc", "missing.icc"):
        with pytest.raises(AssetError, match="no profile of a press"):
            separation.open_separator(tmp_path / name, PRINTING)
