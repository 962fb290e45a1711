"""Greys, a second theme and a brand, read back from finished files."""

import io
import shutil
from pathlib import Path
from typing import Any

import page as page_validation
import pytest
import yaml
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

import reportgen
from reportgen.build import House, furnish
from reportgen.proof import hues, pages, poppler

pytestmark = pytest.mark.render

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "briefs" / "high-seas-treaty.yaml"
PRIMARY = "#7A1F50"


def made(house: House, folder: Path, **options: Any) -> list[Path]:
    formats = ("explainer", "glance", "brief")
    built = reportgen.build(SAMPLE, folder, formats=formats, layouts=house, **options)
    return [output.file for output in built.outputs]


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brand with a face, a logo and a colour of its own."""
    folder = tmp_path_factory.mktemp("brand")
    for name in ("Regular", "Bold", "Italic"):
        shutil.copy(ROOT / "assets" / "fonts" / f"Carlito-{name}.ttf", folder / f"Hand {name}.ttf")
    Image.new("RGB", (300, 100), (200, 30, 30)).save(folder / "logo.png")
    files = [
        "Hand Regular.ttf",
        {"path": "Hand Bold.ttf", "weight": 700},
        {"path": "Hand Italic.ttf", "style": "italic"},
    ]
    sections = {
        "logo": {"medium": {"path": "logo.png", "alt": "Institute of Seas"}},
        "color": {"primary": PRIMARY, "foreground": "#101010"},
        "typography": {"fonts": [{"family": "House Hand", "files": files}], "base": "House Hand"},
    }
    (folder / "_brand.yml").write_text(yaml.safe_dump(sections), encoding="utf-8")
    return folder / "_brand.yml"


def test_it_asks_for_no_colour_in_greys(tmp_path: Path) -> None:
    files = made(furnish(is_grayscale=True), tmp_path, only="explainer")

    assert len(files) == 3
    assert [str(problem) for file in files for problem in hues.hues(file)] == []
    for file in files:
        assert page_validation.validate_pdf(str(file), profile="ua1").is_compliant


def test_it_sees_colour_where_there_is_some(tmp_path: Path) -> None:
    files = made(furnish(), tmp_path, only="explainer")
    found = hues.hues(files[0])

    assert {problem.code for problem in found} == {"hue"}
    assert any("picture" in problem.message for problem in found)
    assert any(" rg " in f" {problem.message} " for problem in found)


def test_it_says_the_same_in_grey(tmp_path: Path) -> None:
    colored, grey = (
        made(furnish(is_grayscale=is_grey), tmp_path / str(is_grey), only="explainer") for is_grey in (False, True)
    )

    assert [poppler.text(file) for file in grey] == [poppler.text(file) for file in colored]


def test_it_leaves_the_deck_in_colour(tmp_path: Path) -> None:
    decks = [
        reportgen.build(SAMPLE, tmp_path / str(is_grey), only="deck", layouts=furnish(is_grayscale=is_grey))
        for is_grey in (False, True)
    ]

    assert decks[0].outputs[0].file.read_bytes() == decks[1].outputs[0].file.read_bytes()


def test_it_keeps_a_logo_transparent_and_grey(tmp_path: Path, brand: Path) -> None:
    files = made(furnish(theme=str(brand), is_grayscale=True), tmp_path, only="explainer")

    assert [str(problem) for file in files for problem in hues.hues(file)] == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_sets_every_format_in_the_second_theme(tmp_path: Path, paper: Any) -> None:
    house = furnish(theme="slate", paper=paper)
    files = made(house, tmp_path, only="explainer")

    assert [len(poppler.read(file)) for file in files[1:]] == [1, 2]
    assert [str(problem) for file in files for problem in pages.prove(file, house.press.measures.margins)] == []
    assert not any("Display" in font for file in files for font in fonts(file))


def test_it_dresses_pages_and_figures_in_a_brand(tmp_path: Path, brand: Path) -> None:
    house = furnish(theme=str(brand))
    files = made(house, tmp_path, only="explainer")

    for file in files:
        assert {name.split("+")[-1].split("-")[0] for name in fonts(file)} == {"House"}
        assert page_validation.validate_pdf(str(file), profile="ua1").is_compliant
        assert [str(problem) for problem in pages.prove(file, house.press.measures.margins)] == []
        assert b"Institute of Seas" in strings(file)
    assert [len(poppler.read(file)) for file in files[1:]] == [1, 2]


def test_it_dresses_slides_in_a_brand(tmp_path: Path, brand: Path) -> None:
    (output,) = reportgen.build(SAMPLE, tmp_path, only="deck", layouts=furnish(theme=str(brand))).outputs
    presentation = Presentation(io.BytesIO(output.file.read_bytes()))
    (logo,) = [shape for shape in presentation.slides[0].shapes if shape.name == "Logo"]
    theme = next(
        part.blob for part in presentation.part.package.iter_parts() if "/theme/theme1" in str(part.partname)
    ).decode()

    assert logo._element.nvPicPr.cNvPr.get("descr") == "Institute of Seas"
    assert PRIMARY.removeprefix("#") in theme
    assert 'typeface="House Hand"' in theme


def test_it_gives_the_same_bytes_wherever_the_brand_lies(tmp_path: Path, brand: Path) -> None:
    moved = tmp_path / "elsewhere with spaces"
    shutil.copytree(brand.parent, moved)
    once, twice = (
        made(furnish(theme=str(file)), tmp_path / str(number), only="explainer")
        for number, file in enumerate((brand, moved / "_brand.yml"))
    )

    assert [file.read_bytes() for file in once] == [file.read_bytes() for file in twice]


def fonts(file: Path) -> set[str]:
    """The names of the embedded faces, from every resource dictionary."""
    reader = PdfReader(file)
    entries = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    return {str(entry["/FontName"]) for entry in entries if isinstance(entry, dict) and "/FontName" in entry}


def strings(file: Path) -> bytes:
    """Every alternative text of the file."""
    reader = PdfReader(file)
    entries = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    return b"\n".join(str(entry["/Alt"]).encode() for entry in entries if isinstance(entry, dict) and "/Alt" in entry)
