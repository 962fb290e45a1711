"""The house's design values."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen import resources
from reportgen.errors import LayoutError
from reportgen.theme import metrics, tokens

AA_TEXT = 4.5


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2, glossary)."""
    channels = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["ink", "secondary", "muted", "navy", "accent", "alert", "positive"])
@pytest.mark.parametrize("ground", ["white", "panel"])
def test_it_reads_on_white_and_on_panel(name: str, ground: str) -> None:
    theme = tokens.load(resources.locate())

    assert contrast(theme.colors[name], theme.colors[ground]) >= AA_TEXT


def test_it_reads_on_every_likelihood_step() -> None:
    theme = tokens.load(resources.locate())

    assert [step for step in theme.likelihood if contrast(step.fill, theme.colors[step.text]) < AA_TEXT] == []


def test_it_names_a_token_that_is_wrong(tmp_path: Path) -> None:
    found = resources.locate()
    written = (found.layouts / "tokens.yaml").read_text(encoding="utf-8").replace("#1A1F2B", "dark")
    (tmp_path / "tokens.yaml").write_text(written, encoding="utf-8")

    with pytest.raises(LayoutError) as caught:
        tokens.load(replace(found, layouts=tmp_path))

    assert caught.value.problems[0].field == "colors.ink"


def test_it_wraps_text_within_the_column() -> None:
    font = metrics.load(tokens.load(resources.locate()).font_file("office"))
    lines = font.wrap("Partial Deal: Limited Licenses, " + "x" * 60, 20, 150)

    assert all(font.width(line, 20) <= 150 for line in lines)
    assert "".join(lines).replace(" ", "") == "PartialDeal:LimitedLicenses," + "x" * 60


def test_it_names_fallbacks_after_the_house_s_faces() -> None:
    theme = tokens.load(resources.locate())

    families = theme.families("display")

    assert families[:3] == ("Source Serif 4 Display", "Source Serif 4", "Source Sans 3")
    assert families[3:] == tuple(each.family for each in theme.fallbacks) != ()


def test_it_tells_a_fallback_that_is_not_there(tmp_path: Path) -> None:
    found = resources.locate()
    shutil.copytree(found.layouts, tmp_path / "layouts")
    file = tmp_path / "layouts" / "tokens.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("DejaVuSans.ttf", "Gone.ttf"), encoding="utf-8")

    with pytest.raises(LayoutError) as caught:
        tokens.load(replace(found, layouts=tmp_path / "layouts"))

    assert [problem.code for problem in caught.value.problems] == ["font-missing"]
