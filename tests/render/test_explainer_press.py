"""The file for the printing house says what the reading file says, in inks, on a sheet with bleed and marks."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from reportgen import resources
from reportgen.brief import load
from reportgen.brief.model import Brief
from reportgen.brief.picture import Picture
from reportgen.build import House, OutputKind, draw, furnish
from reportgen.errors import RenderError
from reportgen.layouts.copy import copy
from reportgen.proof import pages, poppler, press, separations
from reportgen.proof.paint import paints
from reportgen.theme import explainer, tokens

pytestmark = pytest.mark.render

ROOT = Path(__file__).resolve().parents[2]
BRIEFS = (*sorted((ROOT / "briefs").glob("*.yaml")), ROOT / "tests" / "cases" / "long" / "brief.yaml")
THEME = tokens.load(resources.locate())
PRINTING = explainer.load(resources.locate(), THEME).press
# 10 mm of sheet around the trimmed page: bleed, gap, mark and edge.
OFFSET = 8.5 + PRINTING.gap + PRINTING.mark + PRINTING.edge


KINDS: dict[OutputKind, str] = {"explainer": ".pdf", "press": "-press.pdf"}


@pytest.fixture(scope="module")
def house() -> House:
    return furnish()


@pytest.fixture(scope="module")
def folder(house: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both PDFs of every brief: `<name>.pdf` and `<name>-press.pdf`."""
    out = tmp_path_factory.mktemp("press")
    for source in BRIEFS:
        brief = load.load(source)
        for kind, suffix in KINDS.items():
            (out / f"{source.stem}{suffix}").write_bytes(draw(brief, kind, house, source.stem).content)
    return out


def pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    for file in sorted(folder.glob("*-press.pdf")):
        yield file, folder / f"{file.stem.removesuffix('-press')}.pdf"


def test_it_passes_every_rule(folder: Path) -> None:
    files = [file for file, _ in pairs(folder)]

    assert len(files) == len(BRIEFS) > 2
    assert [str(problem) for file in files for problem in press.prove(file, PRINTING)] == []


def test_it_says_the_same_on_the_same_pages(folder: Path) -> None:
    for printed, read in pairs(folder):
        for sheet, page in zip(poppler.read(printed), poppler.read(read), strict=True):
            assert [word.text for word in sheet.words] == [word.text for word in page.words]
            assert sheet.words[0].left == pytest.approx(page.words[0].left + OFFSET, abs=0.1)
            assert sheet.words[0].top == pytest.approx(page.words[0].top + OFFSET, abs=0.1)


def test_it_moves_the_bookmarks_along(folder: Path) -> None:
    for printed, read in pairs(folder):
        moved = [(each.title, each.page, round(each.top - OFFSET)) for each in pages.headings(printed)]

        assert moved == [(each.title, each.page, round(each.top)) for each in pages.headings(read)]
        assert moved


def test_it_lets_the_tab_bleed_off_the_top_of_every_page(folder: Path) -> None:
    for file, _ in pairs(folder):
        with pikepdf.open(file) as pdf:
            top = float(pdf.pages[0].obj.BleedBox[3])
            reaching = {
                each.page for each in paints(pdf) if each.kind == "fill" and each.box.top == pytest.approx(top, abs=0.1)
            }

            assert reaching == set(range(1, len(pdf.pages) + 1))


def test_it_has_the_plates_that_the_file_promises(folder: Path) -> None:
    if shutil.which("gs") is None:
        pytest.skip("Ghostscript is not installed")
    file, _ = next(pairs(folder))
    with pikepdf.open(file) as pdf:
        promised = max(100 * sum(each.color.components) for each in paints(pdf) if each.color.space == "DeviceCMYK")

    found = separations.separate(file)

    assert max(each.most_ink for each in found) == pytest.approx(promised, abs=2)
    assert all(each.cover["Black"] > each.cover["Cyan"] > 0 for each in found)


def test_it_is_the_same_every_time(folder: Path) -> None:
    source = BRIEFS[0]

    again = draw(load.load(source), "press", furnish(), source.stem).content

    assert again == (folder / f"{source.stem}-press.pdf").read_bytes()


def portrayed(size: tuple[int, int]) -> Brief:
    content = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(content, "PNG")
    brief = Brief.model_validate(
        {"title": "A photo", "overview": "Of a person.", "people": [{"name": "Ada", "photo": "a.png", "alt": "A face"}]}
    )
    (person,) = brief.people
    assert person.photo is not None
    photo: Picture = replace(person.photo, content=content.getvalue(), media_type="image/png", width=1, height=1)
    return brief.model_copy(update={"people": (person.model_copy(update={"photo": photo}),)})


@pytest.mark.parametrize(
    ("size", "pixels", "codes"),
    [((400, 400), (100, 100), []), ((100, 100), (100, 100), []), ((60, 120), (60, 120), ["photo-resolution"])],
)
def test_it_gives_a_photo_the_pixels_that_the_press_shows(
    house: House, size: tuple[int, int], pixels: tuple[int, int], codes: list[str]
) -> None:
    drawn = draw(portrayed(size), "press", house, "portrayed")

    with pikepdf.open(io.BytesIO(drawn.content)) as pdf:
        (photo,) = [each.image for each in paints(pdf) if each.image is not None]
        assert (int(photo.Width), int(photo.Height)) == pixels
        assert photo.ColorSpace == "/DeviceCMYK"
    assert [problem.code for problem in drawn.warnings] == codes


def test_it_refuses_what_inks_cannot_print(tmp_path: Path) -> None:
    copy(resources.locate(), tmp_path)
    sheet = tmp_path / "explainer" / "press.css"
    sheet.write_text(f"{sheet.read_text()}.dek {{ background: linear-gradient(red, blue) }}", encoding="utf-8")
    broken = House(resources.locate(tmp_path))
    brief = Brief.model_validate({"title": "A title", "dek": "A dek.", "overview": "Words."})

    with pytest.raises(RenderError, match="gradient"):
        draw(brief, "press", broken, "broken")


def test_it_tells_a_designer_what_ends_at_the_edge(tmp_path: Path) -> None:
    copy(resources.locate(), tmp_path)
    sheet = tmp_path / "explainer" / "press.css"
    sheet.write_text("@page { bleed: 3mm; }\n", encoding="utf-8")
    looks = House(resources.locate(tmp_path))

    told = draw(Brief.model_validate({"title": "A title", "overview": "Words."}), "press", looks, "edge").warnings

    assert {problem.code for problem in told} == {"press-bleed"}
    assert told[0].field == "press file, page 1"
