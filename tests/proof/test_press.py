"""Each rule of the press is shown failing once, on a file in which nothing else is wrong."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from reportgen import resources
from reportgen.brief.model import Brief
from reportgen.build import draw, furnish
from reportgen.proof import press
from reportgen.theme import explainer, tokens

pytestmark = pytest.mark.render

PRINTING = explainer.load(resources.locate(), tokens.load(resources.locate())).press
Spoil = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def good() -> bytes:
    """One page in which nothing is wrong."""
    brief = Brief.model_validate(
        {"title": "A title", "date": "2026-01-20", "overview": "Words.", "timeline": [{"title": "It", "category": "A"}]}
    )
    return draw(brief, "press", furnish(), "sheets").content


def painting(operators: str) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + f"\nq {operators} Q\n".encode())

    return spoil


def picturing(color: tuple[int, ...], size: int, printed: float) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        mode = {3: "RGB", 4: "CMYK"}[len(color)]
        image = pdf.make_stream(Image.new(mode, (size, size), color).tobytes())
        image.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=size, Height=size, BitsPerComponent=8
        )
        image.ColorSpace = Name.DeviceCMYK if mode == "CMYK" else Name.DeviceRGB
        pdf.pages[0].obj.Resources.XObject["/Spoiling"] = image
        painting(f"{printed} 0 0 {printed} 100 100 cm /Spoiling Do")(pdf)

    return spoil


def lacking(*path: str) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        place: Any = {"Root": pdf.Root, "Info": pdf.docinfo}[path[0]]
        del place[path[-1]]

    return spoil


def boxed(key: str, *edges: float) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj[key] = Array(edges)

    return spoil


def without_marks(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    drawn, _, _ = page.Contents.read_bytes().partition(b"q /Registration CS")
    page.Contents = pdf.make_stream(drawn)


def for_another_condition(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = pikepdf.String("SWOP")


def with_profile_of_a_screen(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(b"\0" * 12 + b"mntrRGB " + b"\0" * 100, N=3)


def blending_in_colors(pdf: pikepdf.Pdf) -> None:
    group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB)
    pdf.pages[0].obj.Group = pdf.make_indirect(group)


def without_a_font(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and "/FontFile2" in each:
            del each["/FontFile2"]


def stating_another_standard(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/X-9")
    pdf.Root.Metadata = pdf.make_stream(packet)


def with_a_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])])


def with_an_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["brief.yaml"] = b"title: A title"


BROKEN: dict[str, tuple[Spoil, str]] = {
    "a colour of screens": (painting("1 0 0 rg 100 100 9 9 re f"), "press-color"),
    "a grey of screens": (painting("0.5 g 100 100 9 9 re f"), "press-color"),
    "a photo of screens": (picturing((9, 9, 9), 50, 10), "press-color"),
    "a mark on the page": (painting("/Registration cs 1 scn 100 100 9 9 re f"), "press-color"),
    "blending in colours": (blending_in_colors, "press-color"),
    "no bleed": (boxed("/BleedBox", 28.35, 28.35, 623.6, 870.2), "press-box"),
    "a sheet from elsewhere": (boxed("/MediaBox", -9, -9, 651.9, 898.5), "press-box"),
    "a cropped page": (boxed("/CropBox", 0, 0, 600, 800), "press-box"),
    "ink up to the edge": (painting("0 0 0 1 k 28.33 100 90 90 re f"), "press-bleed"),
    "no marks": (without_marks, "press-marks"),
    "no printing condition": (lacking("Root", "/OutputIntents"), "press-intent"),
    "another condition": (for_another_condition, "press-intent"),
    "a profile of screens": (with_profile_of_a_screen, "press-intent"),
    "too much ink": (painting("1 1 1 0.5 k 100 100 9 9 re f"), "press-ink"),
    "a photo with too much ink": (picturing((250, 250, 250, 100), 50, 10), "press-ink"),
    "grey type in four inks": (painting(".67 .52 .4 .4 k BT 1 0 0 1 90 90 Tm (a) Tj ET"), "press-black"),
    "a coarse photo": (picturing((9, 9, 9, 9), 50, 50), "photo-resolution"),
    "a font that is not there": (without_a_font, "press-font"),
    "nothing about trapping": (lacking("Info", "/Trapped"), "press-statement"),
    "another standard": (stating_another_standard, "press-statement"),
    "a link over the page": (with_a_link, "press-activity"),
    "an attachment": (with_an_attachment, "press-activity"),
}


def spoiled(good: bytes, spoil: Spoil, file: Path) -> Path:
    with pikepdf.open(io.BytesIO(good)) as pdf:
        spoil(pdf)
        pdf.save(file)
    return file


def test_it_finds_nothing_in_a_good_file(good: bytes, tmp_path: Path) -> None:
    file = spoiled(good, lambda pdf: None, tmp_path / "good.pdf")

    checks = press.examine(file, PRINTING)

    assert [str(problem) for check in checks for problem in check.problems] == []
    assert {check.code for check in checks} == {code for _, code in BROKEN.values()}
    assert press.table(checks).count("holds") == len(checks)


@pytest.mark.parametrize("name", BROKEN)
def test_it_sees(name: str, good: bytes, tmp_path: Path) -> None:
    spoil, code = BROKEN[name]
    file = spoiled(good, spoil, tmp_path / "spoiled.pdf")

    assert {problem.code for problem in press.prove(file, PRINTING)} == {code}


def test_it_takes_colored_type_in_several_inks(good: bytes, tmp_path: Path) -> None:
    file = spoiled(good, painting(".95 .73 .29 .39 k BT 1 0 0 1 90 90 Tm (a) Tj ET"), tmp_path / "navy.pdf")

    assert press.prove(file, PRINTING) == ()
