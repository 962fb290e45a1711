"""Colours are compared as WCAG and a grey printer see them, and every theme of the house can be read."""

from itertools import combinations

import pytest

from reportgen import resources
from reportgen.theme import contrast, grey, themes, tokens
from reportgen.theme.tokens import Theme

HOUSE = resources.locate()
TEXTS = ("ink", "secondary", "muted", "navy", "accent", "alert", "positive")
NAMES = (None, *themes.names(HOUSE))
# What pages.md asks of a marker on white, and of two markers on a grey printer.
MARKER_CONTRAST, LIGHTNESS_APART = 3.0, 8.0


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return themes.load(HOUSE, request.param)


def test_it_finds_a_second_theme() -> None:
    assert len(NAMES) > 1


def test_it_computes_what_wcag_computes() -> None:
    assert contrast.ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast.ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast.lightness("#777777") == pytest.approx(50.0, abs=0.1)


def test_it_sets_text_that_can_be_read(theme: Theme) -> None:
    worst = {
        name: min(contrast.ratio(theme.colors[name], theme.colors[ground]) for ground in ("white", "panel"))
        for name in TEXTS
    }

    assert {name: ratio for name, ratio in worst.items() if ratio < contrast.LEAST_CONTRAST} == {}


def test_it_sets_words_on_the_ramp_that_can_be_read(theme: Theme) -> None:
    ratios = [contrast.ratio(theme.colors[step.text], step.fill) for step in theme.likelihood]

    assert len(ratios) == 7
    assert min(ratios) >= contrast.LEAST_CONTRAST


def test_it_keeps_categories_apart_by_lightness_and_by_shape(theme: Theme) -> None:
    for one, other in combinations(theme.categories, 2):
        assert abs(contrast.lightness(one.color) - contrast.lightness(other.color)) >= LIGHTNESS_APART - 0.5
        assert one.marker != other.marker
    assert min(contrast.ratio(each.color, "#FFFFFF") for each in theme.categories) >= MARKER_CONTRAST


def test_it_leaves_no_hue_in_a_grey_theme_and_keeps_every_contrast(theme: Theme) -> None:
    printed = grey.grey(theme)
    colors = {**printed.colors, **printed.markings}
    colors |= {f"category {index}": each.color for index, each in enumerate(printed.categories)}
    colors |= {f"step {index}": each.fill for index, each in enumerate(printed.likelihood)}

    assert [name for name, color in colors.items() if len(set(contrast.channels(color))) > 1] == []
    assert printed.is_grey
    for name in TEXTS:
        before, after = (contrast.ratio(each.colors[name], each.colors["white"]) for each in (theme, printed))
        assert after == pytest.approx(before, rel=0.03)


def test_it_tones_a_colour_to_a_luminance() -> None:
    lighter, darker = contrast.toned("#E4572E", "#A9C0D8"), contrast.toned("#E4572E", "#12355B")

    assert contrast.luminance(lighter) == pytest.approx(contrast.luminance("#A9C0D8"), abs=0.01)
    assert contrast.luminance(darker) == pytest.approx(contrast.luminance("#12355B"), abs=0.01)


def test_it_darkens_no_more_than_it_must() -> None:
    mended = contrast.darkened("#E4572E", ("#FFFFFF",))

    assert 4.5 <= contrast.ratio(mended, "#FFFFFF") < 4.7
    assert contrast.darkened("#12355B", ("#FFFFFF",)) == "#12355B"


def test_it_loads_the_house_when_no_theme_is_asked_for() -> None:
    assert themes.load(HOUSE) == tokens.load(HOUSE)
