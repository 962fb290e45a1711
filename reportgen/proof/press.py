"""Can a printing house take this file?

Each rule is measured on the finished file and told with what was found, kept or not. The rules are those of PDF/X-4
(ISO 15930-7) that a file of ours could break, and those of the house: inks alone, greys in black alone, no spot with
more ink than the paper takes, photos fine enough, and whatever touches the edge reaching past it.
"""

import io
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageCms

from reportgen.errors import Problem
from reportgen.proof.paint import Box, Color, Paint, paints
from reportgen.theme.explainer import Printing
from reportgen.units import POINTS_PER_INCH

# 3 mm; what the printing trade cuts off at most.
BLEED = 8.5
# The colour of marks: every plate, so allowed outside the bleed alone.
ALL_PLATES = "All"
# Rounding in the drawing: in points, and of ink in percent.
TOLERANCE = 0.1
INK_TOLERANCE = 1.0
# Pixels are counted in whole numbers.
PIXEL = 1.0
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
# Where links and notes may not stand, and what may act on its own.
ACTIVE = ("/OpenAction", "/AA", "/AcroForm", "/StructTreeRoot")


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: what it wants, what the file has, and what breaks it."""

    code: str
    wanted: str
    found: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """An open file, what it paints, and what it is held against."""

    pdf: pikepdf.Pdf
    painted: tuple[Paint, ...]
    printing: Printing
    name: Path | None


def prove(file: Path | bytes, printing: Printing) -> tuple[Problem, ...]:
    """Everything that a printing house would send the file back for."""
    return tuple(problem for check in examine(file, printing) for problem in check.problems)


def examine(file: Path | bytes, printing: Printing) -> tuple[Check, ...]:
    """Every rule with what was found."""
    with pikepdf.open(io.BytesIO(file) if isinstance(file, bytes) else file) as pdf:
        opened = _File(pdf, paints(pdf), printing, None if isinstance(file, bytes) else file)
        return tuple(rule(opened) for rule in RULES)


def table(checks: Iterable[Check]) -> str:
    """The checks, one a line."""
    return "\n".join(
        f"{'fails' if check.problems else 'holds'}  {check.code:<18} {check.wanted}: {check.found}" for check in checks
    )


def _check(file: _File, code: str, wanted: str, found: object, broken: Iterable[tuple[str, str]]) -> Check:
    """A rule with what breaks it, each thing once: where, and what is there."""
    problems = tuple(Problem(code, message, place, file.name) for place, message in dict.fromkeys(broken))
    return Check(code, wanted, str(found), problems)


def _colors(file: _File) -> Check:
    """Inks alone; the colour of all plates for marks outside the bleed, plain black for the masks of pictures."""

    def broken() -> Iterator[tuple[str, str]]:
        for paint in file.painted:
            is_mark = paint.color.space == ALL_PLATES and not _meets(paint.box, _box(file, paint.page, "/BleedBox"))
            if paint.color.space != "DeviceCMYK" and not is_mark:
                yield f"page {paint.page}", f"a {paint.kind} is painted in {paint.color.space}"
        for number, group in _groups(file.pdf):
            if group.get("/CS", "/DeviceCMYK") != "/DeviceCMYK":
                yield f"object {number}", f"is blended in {group.CS}"

    spaces = sorted({paint.color.space for paint in file.painted})
    return _check(file, "press-color", "inks alone", ", ".join(spaces), broken())


def _groups(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) and "/Group" in each:
            yield each.objgen[0], each["/Group"]


def _boxes(file: _File) -> Check:
    """Every sheet begins at 0, 0 and holds a bleed of 3 mm around a page of one size."""

    def broken() -> Iterator[tuple[str, str]]:
        sizes = set()
        for number, page in enumerate(file.pdf.pages, start=1):
            media, bleed, trim = (_box(file, number, key) for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
            if (media.left, media.bottom) != (0, 0):
                yield f"page {number}", f"begins at {media.left:g}, {media.bottom:g} and not at 0, 0"
            around = _around(trim, bleed)
            if any(abs(each - BLEED) > TOLERANCE for each in around):
                yield f"page {number}", f"has a bleed of {', '.join(f'{each:.1f}' for each in around)} pt"
            if min(_around(bleed, media)) < 0:
                yield f"page {number}", "has a bleed beyond its sheet"
            if page.obj.get("/Rotate", 0) or "/CropBox" in page.obj:
                yield f"page {number}", "is turned or cropped"
            sizes.add((round(trim.right - trim.left, 1), round(trim.top - trim.bottom, 1)))
        if len(sizes) > 1:
            yield "pages", f"are of {len(sizes)} sizes"

    trim = _box(file, 1, "/TrimBox")
    found = f"{(trim.right - trim.left) / 72 * 25.4:.0f} × {(trim.top - trim.bottom) / 72 * 25.4:.0f} mm trimmed"
    return _check(file, "press-box", "sheet, bleed and trim", found, broken())


def _bleeds(file: _File) -> Check:
    """What reaches the edge of the page reaches over it, to the end of the bleed."""

    def broken() -> Iterator[tuple[str, str]]:
        for paint in file.painted:
            trim, bleed = _box(file, paint.page, "/TrimBox"), _box(file, paint.page, "/BleedBox")
            if paint.kind == "text" or not any(paint.color.components or (1,)) or not _meets(paint.box, trim):
                continue
            for side, inside, outside in zip(SIDES, _around(paint.box, trim), _around(paint.box, bleed), strict=True):
                if inside <= TOLERANCE and outside > TOLERANCE:
                    yield f"page {paint.page}", f"a {paint.kind} ends at the {side} edge, {outside:.1f} pt short"

    reaching = sum(
        _meets(paint.box, _box(file, paint.page, "/TrimBox"))
        and min(_around(paint.box, _box(file, paint.page, "/TrimBox"))) < -TOLERANCE
        for paint in file.painted
    )
    return _check(file, "press-bleed", "no ink ends at the edge", f"{reaching} shapes bleed", broken())


def _marks(file: _File) -> Check:
    """Every corner has two cutting marks, outside the bleed and in line with the trimmed edges."""
    lacking, count = [], 0
    for number, _ in enumerate(file.pdf.pages, start=1):
        trim = _box(file, number, "/TrimBox")
        lines = [each.box for each in file.painted if each.page == number and each.color.space == ALL_PLATES]
        across = [line for line in lines if _is_flat(line.bottom, line.top)]
        upright = [line for line in lines if _is_flat(line.left, line.right)]
        wanted = [(line.bottom, edge) for edge in (trim.bottom, trim.top) for line in across]
        wanted += [(line.left, edge) for edge in (trim.left, trim.right) for line in upright]
        cuts = sum(_is_flat(line, edge) for line, edge in wanted)
        count += cuts
        if cuts != 8:
            lacking.append((f"page {number}", f"has {cuts} cutting marks in line with its edges; 8 are wanted"))
    return _check(file, "press-marks", "8 cutting marks a page", count, lacking)


def _intent(file: _File) -> Check:
    """One printing condition, with its profile."""
    intents = list(file.pdf.Root.get("/OutputIntents", []))
    of_press = [each for each in intents if each.get("/S") == "/GTS_PDFX"]
    conditions = [str(each.get("/OutputConditionIdentifier", "")) for each in of_press]
    broken = []
    if conditions != [file.printing.condition] or len(intents) != 1:
        broken.append(("file", f"is made for {conditions or 'no printing condition'}"))
    for each in of_press:
        profile = each.get("/DestOutputProfile")
        header = profile.read_bytes()[:40] if profile is not None else b""
        if profile is None or header[12:20] != b"prtrCMYK" or header[36:40] != b"acsp" or profile.get("/N") != 4:
            broken.append(("file", "has no profile of a press in four inks"))
    return _check(file, "press-intent", f"made for {file.printing.condition}", ", ".join(conditions), broken)


def _ink(file: _File) -> Check:
    """No spot takes more ink than the paper does; marks, which are cut off, may."""
    most, broken = 0.0, []
    for paint in file.painted:
        if paint.color.space != "DeviceCMYK":
            continue
        ink = 100 * sum(paint.color.components) if paint.image is None else most_ink(paint.image)
        most = max(most, ink)
        if ink > file.printing.ink + INK_TOLERANCE:
            broken.append((f"page {paint.page}", f"a {paint.kind} has {ink:.0f} % of ink"))
    return _check(file, "press-ink", f"at most {file.printing.ink:.0f} % of ink", f"{most:.0f} % at most", broken)


def most_ink(image: pikepdf.Stream) -> float:
    """The most ink on a pixel of a picture in four inks, in percent."""
    return most_on_spot(pikepdf.PdfImage(image).as_pil_image().convert("CMYK"))


def most_on_spot(picture: Image.Image) -> float:
    """The most ink on a pixel, in percent."""
    colors = picture.getcolors(picture.width * picture.height) or []
    return max((sum(color) for _, color in colors if isinstance(color, tuple)), default=0) / 2.55


def _black(file: _File) -> Check:
    """Grey type stands in black alone."""
    profile = _profile(file.pdf)
    broken, words = [], 0
    for paint in file.painted:
        if paint.kind != "text" or paint.color.space != "DeviceCMYK":
            continue
        words += 1
        if any(paint.color.components[:3]) and profile is not None and _is_grey(paint.color, profile, file.printing):
            inks = "/".join(f"{100 * each:.0f}" for each in paint.color.components)
            broken.append((f"page {paint.page}", f"grey type is printed in {inks} instead of black alone"))
    alone = sum(
        paint.kind == "text" and len(paint.color.components) == 4 and not any(paint.color.components[:3])
        for paint in file.painted
    )
    return _check(file, "press-black", "grey type in black alone", f"{alone} of {words} texts", broken)


def _profile(pdf: pikepdf.Pdf) -> ImageCms.ImageCmsTransform | None:
    """From inks to what is seen, by the profile that the file carries."""
    for intent in pdf.Root.get("/OutputIntents", []):
        if "/DestOutputProfile" in intent:
            try:
                profile = ImageCms.ImageCmsProfile(io.BytesIO(intent.DestOutputProfile.read_bytes()))
                lab, intent_of_print = ImageCms.createProfile("LAB"), ImageCms.Intent.RELATIVE_COLORIMETRIC
                return ImageCms.buildTransform(profile, lab, "CMYK", "LAB", intent_of_print)
            except (OSError, ImageCms.PyCMSError):
                return None
    return None


def _is_grey(color: Color, profile: ImageCms.ImageCmsTransform, printing: Printing) -> bool:
    inks = tuple(round(255 * each) for each in color.components)
    seen = ImageCms.applyTransform(Image.new("CMYK", (1, 1), inks), profile)
    # Pillow keeps CIELAB in bytes: L* stretched to 255, a* and b* shifted by 128.
    lightness, a, b = seen.getpixel((0, 0))  # type: ignore[misc, union-attr]
    chroma = math.hypot(a - 128, b - 128)
    return chroma <= (printing.dark_grey if lightness / 2.55 <= printing.darkest_grey else printing.grey)


def _resolution(file: _File) -> Check:
    """Photos have as many pixels as the press shows."""
    found, broken = [], []
    for paint in file.painted:
        if paint.image is None:
            continue
        pixels = int(paint.image.Width), int(paint.image.Height)
        lengths = paint.width / POINTS_PER_INCH, paint.height / POINTS_PER_INCH
        found += [have / length for have, length in zip(pixels, lengths, strict=True)]
        wanted = [length * file.printing.resolution for length in lengths]
        if any(have + PIXEL < want for have, want in zip(pixels, wanted, strict=True)):
            needed = f"{wanted[0]:.0f} × {wanted[1]:.0f}"
            broken.append((f"page {paint.page}", f"a photo of {pixels[0]} × {pixels[1]} pixels; {needed} are needed"))
    least = f"{min(found):.0f} an inch at least, in {len(found) // 2} photos" if found else "no photos"
    return _check(file, "photo-resolution", f"{file.printing.resolution:.0f} pixels an inch", least, broken)


def _fonts(file: _File) -> Check:
    """Every font is in the file."""
    described = [
        each for each in file.pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
    ]
    simple = [each for each in described if each.get("/Subtype") not in ("/Type0", "/Type3")]
    lacking = [
        (str(each.get("/BaseFont")), "is not embedded")
        for each in simple
        if not any(key in each.get("/FontDescriptor", {}) for key in FONT_FILES)
    ]
    return _check(file, "press-font", "fonts embedded", f"{len(simple) - len(lacking)} of {len(simple)}", lacking)


def _statements(file: _File) -> Check:
    """What the file says of itself: its standard, twice and alike, a title, days, and that nothing is trapped."""
    said = {key: str(file.pdf.docinfo.get(key, "")) for key in INFO}
    packet = file.pdf.Root.Metadata.read_bytes().decode("utf-8") if "/Metadata" in file.pdf.Root else ""
    broken = [("file", f"says nothing of {key[1:]}") for key in INFO if not said[key]]
    for key, pattern, wanted in XMP:
        match = re.search(pattern, packet)
        if match is None or match.group(1) != (wanted or match.group(1)):
            broken.append(("metadata", f"{key} is {match.group(1) if match else 'not there'}"))
    if file.pdf.pdf_version > "1.6":
        broken.append(("file", f"is PDF {file.pdf.pdf_version}; PDF/X-4 is 1.6"))
    if "/ID" not in file.pdf.trailer or file.pdf.is_encrypted:
        broken.append(("file", "has no identifier, or is encrypted"))
    found = f"{said['/GTS_PDFXVersion'] or 'nothing'}, PDF {file.pdf.pdf_version}"
    return _check(file, "press-statement", "PDF/X-4 declared", found, broken)


def _activity(file: _File) -> Check:
    """Nothing for readers stands over the page or acts: links, forms, attachments, tags."""
    broken = [("file", f"has {key[1:]}") for key in ACTIVE if key in file.pdf.Root]
    if "/EmbeddedFiles" in file.pdf.Root.get("/Names", {}):
        broken.append(("file", "has attachments"))
    count = 0
    for number, page in enumerate(file.pdf.pages, start=1):
        notes = len(page.obj.get("/Annots", []))
        count += notes
        if notes:
            broken.append((f"page {number}", f"has {notes} links or notes over it"))
    return _check(file, "press-activity", "nothing over the pages", f"{count} links", broken)


SIDES = ("left", "bottom", "right", "top")
INFO = ("/Title", "/CreationDate", "/ModDate", "/Trapped", "/GTS_PDFXVersion")
XMP = (
    ("GTS_PDFXVersion", r"<pdfxid:GTS_PDFXVersion>(.*?)<", "PDF/X-4"),
    ("Trapped", r"<pdf:Trapped>(.*?)<", "False"),
    ("CreateDate", r"<xmp:CreateDate>(.+?)<", None),
    ("MetadataDate", r"<xmp:MetadataDate>(.+?)<", None),
    ("DocumentID", r"<xmpMM:DocumentID>(.+?)<", None),
)
RULES: tuple[Callable[[_File], Check], ...] = (
    _colors,
    _boxes,
    _bleeds,
    _marks,
    _intent,
    _ink,
    _black,
    _resolution,
    _fonts,
    _statements,
    _activity,
)


def _box(file: _File, page: int, key: str) -> Box:
    edges = file.pdf.pages[page - 1].obj.get(key)
    return Box(*(float(edge) for edge in edges)) if edges is not None else Box(0, 0, 0, 0)


def _around(inner: Box, outer: Box) -> tuple[float, float, float, float]:
    """How far one box stands inside another: left, bottom, right, top; negative where it reaches over."""
    return (
        inner.left - outer.left,
        inner.bottom - outer.bottom,
        outer.right - inner.right,
        outer.top - inner.top,
    )


def _meets(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge; a line counts where it stands."""
    return one.left < other.right and other.left < one.right and one.bottom < other.top and other.bottom < one.top


def _is_flat(one: float, other: float) -> bool:
    return abs(one - other) <= TOLERANCE
