"""A `_brand.yml` becomes a theme, or its owner is told why not."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont
from PIL import Image

from reportgen import resources
from reportgen.errors import LayoutError, Problem
from reportgen.theme import contrast, themes, tokens
from reportgen.theme.tokens import Theme

HOUSE = resources.locate()
OURS = tokens.load(HOUSE)
FONTS = HOUSE.assets / "fonts"
CARLITO = [
    "Carlito-Regular.ttf",
    {"path": "Carlito-Bold.ttf", "weight": 700},
    {"path": "Carlito-Italic.ttf", "style": "italic"},
]
FAMILY = {"fonts": [{"family": "House Hand", "source": "file", "files": CARLITO}], "base": "House Hand"}


def branded(folder: Path, name: str = "_brand.yml", **sections: Any) -> Theme:
    return themes.load(HOUSE, str(written(folder, name, **sections)))


def written(folder: Path, name: str = "_brand.yml", **sections: Any) -> Path:
    for file in FONTS.glob("Carlito-*.ttf"):
        shutil.copy(file, folder)
    file = folder / name
    file.write_text(yaml.safe_dump(sections), encoding="utf-8")
    return file


def refused(folder: Path, **sections: Any) -> list[tuple[str, str]]:
    with pytest.raises(LayoutError) as caught:
        branded(folder, **sections)
    return [(problem.code, problem.field) for problem in caught.value.problems]


def told(theme: Theme) -> list[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in theme.warnings]


def test_it_takes_colours_by_role_and_by_name(tmp_path: Path) -> None:
    palette = {"night": "#123", "petrol": "night"}
    theme = branded(tmp_path, color={"palette": palette, "foreground": "petrol", "primary": "#204060"})

    assert (theme.colors["ink"], theme.colors["navy"]) == ("#112233", "#204060")
    assert theme.colors["accent"] not in ("#204060", OURS.colors["accent"])
    assert theme.warnings == ()


def test_it_takes_the_colour_of_links_for_the_accent(tmp_path: Path) -> None:
    theme = branded(tmp_path, color={"primary": "#204060"}, typography={"link": {"color": "#0B6B2A"}})

    assert theme.colors["accent"] == "#0B6B2A"


def test_it_keeps_the_house_where_the_brand_says_nothing(tmp_path: Path) -> None:
    theme = branded(tmp_path, meta={"name": "Institute"})

    assert (theme.colors, theme.fonts, theme.logo) == (OURS.colors, OURS.fonts, None)


def test_it_tones_grounds_and_ramp_to_the_luminance_of_the_house(tmp_path: Path) -> None:
    theme = branded(tmp_path, color={"primary": "#7A1FA2"})

    for name in ("rule", "pale", "panel", "disc"):
        ours = contrast.luminance(OURS.colors[name])
        assert contrast.luminance(theme.colors[name]) == pytest.approx(ours, abs=0.02)
    assert [step.fill for step in theme.likelihood] != [step.fill for step in OURS.likelihood]
    assert min(contrast.ratio(theme.colors[step.text], step.fill) for step in theme.likelihood) >= 4.5


def test_it_darkens_a_text_colour_that_is_too_light_and_says_so(tmp_path: Path) -> None:
    theme = branded(tmp_path, color={"primary": "#E4572E", "foreground": "#222222"})
    (problem,) = theme.warnings

    assert contrast.ratio(theme.colors["navy"], theme.colors["panel"]) >= 4.5
    assert told(theme) == [("brand-contrast", "color.primary")]
    assert "#E4572E" in problem.message and theme.colors["navy"] in problem.message


def test_it_refuses_a_brand_for_dark_grounds(tmp_path: Path) -> None:
    sections = {"color": {"background": "#111111", "foreground": "#EEEEEE"}}

    assert refused(tmp_path, **sections) == [("brand-contrast", "color.background")]


def test_it_sets_texts_and_slides_in_the_brands_faces(tmp_path: Path) -> None:
    theme = branded(tmp_path, typography={**FAMILY, "headings": {"family": "House Hand"}})

    assert {theme.fonts[role].family for role in ("serif", "sans", "display", "office")} == {"House Hand"}
    assert theme.font_file("sans", is_bold=True) == tmp_path / "Carlito-Bold.ttf"
    assert theme.font_file("serif", is_italic=True) == tmp_path / "Carlito-Italic.ttf"


@pytest.mark.parametrize("source", ["google", "bunny", "system"])
def test_it_fetches_no_face(tmp_path: Path, source: str) -> None:
    fonts = {"fonts": [{"family": "Inter", "source": source}], "base": "Inter"}

    assert refused(tmp_path, typography=fonts)[0] == ("brand-font", "typography.fonts[0]")


def test_it_tells_every_problem_at_once(tmp_path: Path) -> None:
    sections = {
        "color": {"primary": "reddish", "danger": "rgb(1,2,3)"},
        "typography": {"fonts": [{"family": "Inter", "source": "google"}]},
        "logo": "../logo.png",
    }

    assert refused(tmp_path, **sections) == [
        ("brand", "color.primary"),
        ("brand", "color.danger"),
        ("brand-font", "typography.fonts[0]"),
        ("brand-logo", "logo.medium"),
    ]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (["../Carlito-Regular.ttf"], "outside"),
        (["/etc/hostname.ttf"], "outside"),
        (["nowhere.ttf"], "no such file"),
        (["broken.ttf"], "no font"),
        (["pipe.ttf"], "not a regular file"),
        (["link.ttf"], "outside"),
        (["Carlito-Regular.woff2"], "kind"),
        (["locked.ttf"], "may not be embedded"),
        ([{"path": "Carlito-Bold.ttf", "weight": 700}], "no upright regular"),
        ([], "no files"),
    ],
)
def test_it_refuses_files_that_are_no_fonts_of_the_brand(tmp_path: Path, files: list[Any], words: str) -> None:
    folder = tmp_path / "brand"
    folder.mkdir()
    (folder / "broken.ttf").write_bytes(b"not a font")
    os.mkfifo(folder / "pipe.ttf")
    (folder / "link.ttf").symlink_to("/etc/hostname")
    font = TTFont(FONTS / "Carlito-Regular.ttf")
    font["OS/2"].fsType = 2
    font.save(folder / "locked.ttf")
    typography = {"fonts": [{"family": "Hand", "files": files}], "base": "Hand"}

    with pytest.raises(LayoutError) as caught:
        branded(folder, typography=typography)

    assert {problem.code for problem in caught.value.problems} == {"brand-font"}
    assert words in str(caught.value)


def test_it_says_that_a_face_has_no_bold_cut(tmp_path: Path) -> None:
    theme = branded(
        tmp_path, typography={"fonts": [{"family": "Thin", "files": ["Carlito-Regular.ttf"]}], "base": "Thin"}
    )

    assert told(theme) == [("brand-font", "typography.fonts")]


def test_it_takes_a_logo_in_clean_pixels(tmp_path: Path) -> None:
    Image.new("RGBA", (3000, 1000), (200, 30, 30, 128)).save(tmp_path / "logo.png")
    logo = {"images": {"mark": {"path": "logo.png", "alt": "Institute"}}, "small": "mark"}
    theme = branded(tmp_path, logo=logo)

    assert theme.logo is not None
    assert (theme.logo.width, theme.logo.height, theme.logo.alt) == (1200, 400, "Institute")


@pytest.mark.parametrize("name", ["broken.png", "logo.svg", "gone.png"])
def test_it_refuses_what_is_no_logo(tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.png").write_bytes(b"not a picture")

    assert {code for code, _ in refused(tmp_path, logo=name)} == {"brand-logo"}


def test_it_says_what_has_no_place(tmp_path: Path) -> None:
    theme = branded(tmp_path, color={"info": "#00F"}, typography={"monospace": "Mono"}, defaults={"quarto": {}})
    (problem,) = theme.warnings

    assert problem.code == "brand-unused"
    assert [name for name in ("color.info", "typography.monospace", "defaults") if name not in problem.message] == []


@pytest.mark.parametrize("content", ["- a list", "color: [", "color: red", "\x00"])
def test_it_refuses_what_is_no_brand(tmp_path: Path, content: str) -> None:
    file = tmp_path / "_brand.yml"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(LayoutError) as caught:
        themes.load(HOUSE, str(file))

    assert {problem.code for problem in caught.value.problems} == {"brand"}


def test_it_knows_a_brand_by_its_sections_too(tmp_path: Path) -> None:
    theme = branded(tmp_path, name="house.yml", color={"foreground": "#102030"})

    assert theme.colors["ink"] == "#102030"


def test_it_takes_a_file_that_says_what_is_other(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text('colors:\n  accent: "#7A1F50"\n', encoding="utf-8")
    theme = themes.load(HOUSE, str(file))

    assert theme.colors == {**OURS.colors, "accent": "#7A1F50"}


@pytest.mark.parametrize(
    ("content", "code"),
    [("figures: {}\n", "tokens"), ("colors: {ink: blue}\n", "tokens"), ("fonts: {sans: {family: A}}\n", "tokens")],
)
def test_it_refuses_a_file_that_says_what_it_must_not(tmp_path: Path, content: str, code: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(LayoutError) as caught:
        themes.load(HOUSE, str(file))

    assert {(problem.code, problem.file) for problem in caught.value.problems} == {(code, file)}


@pytest.mark.parametrize("name", ["no-such-theme", "../tokens", "slate/"])
def test_it_offers_the_themes_that_there_are(name: str) -> None:
    with pytest.raises(LayoutError, match="slate") as caught:
        themes.load(HOUSE, name)

    problems: tuple[Problem, ...] = caught.value.problems
    assert [problem.code for problem in problems] == ["theme-unknown"]
