"""How do finished pages become a file for the printing house?

The explainer is laid out once more with its bleed and then rewritten: every colour becomes inks, the page moves onto
a sheet with marks, the file says for which printing condition it was made (PDF/X-4, ISO 15930-7). Colours are turned
where they are painted and not where they are named, so that none can be forgotten. What is meant for readers stays
behind: links, which PDF/X allows outside the bleed alone, tags and attachments; bookmarks stay.
"""

import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from reportgen.errors import Problem, RenderError
from reportgen.plan.explainer.blocks import ExplainerPlan
from reportgen.render.explainer import marks, pdfx, photos
from reportgen.render.explainer.marks import REGISTRATION, Sheet
from reportgen.render.explainer.press import Press
from reportgen.render.explainer.render import print_plan
from reportgen.render.explainer.separation import Separator, open_separator
from reportgen.render.pdf.writer import Printed
from reportgen.theme.explainer import Printing

# Marked content speaks to readers, not to plates.
TAGS = frozenset(("BMC", "BDC", "EMC", "MP", "DP"))
NOT_INK = frozenset(("sh", "SC", "SCN", "sc", "scn", "CS", "cs", "INLINE IMAGE"))
BLACK = b"0 0 0 1 k 0 0 0 1 K"


def print_plates(plan: ExplainerPlan, press: Press) -> Printed:
    """Lay out one explainer for the printing house.

    Raises:
        AssetError: the profile of the press is missing or broken.
        LayoutError, RenderError: the explainer cannot be drawn, or not with inks alone.
    """
    separator = open_separator(press.profile, press.measures.press)
    printed = print_plan(plan, replace(press, sheets=(*press.sheets, press.bleed)))
    content = separate(printed.content, separator, press.measures.press)
    return Printed(content, printed.pages, printed.warnings)


def separate(pages: bytes, separator: Separator, printing: Printing) -> bytes:
    """The sheets for finished pages.

    Raises:
        RenderError: something is painted that is neither a colour nor a photo.
    """
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        photos.separate(pdf, separator, printing.resolution)
        for form in _forms(pdf):
            form.write(_in_inks(form, separator))
            _use_inks(form)
        offsets = {page.obj.objgen: _place(page, pdf, separator, printing) for page in pdf.pages}
        _forget_readers(pdf)
        _move_bookmarks(pdf, offsets)
        pdfx.declare(pdf, separator.profile, printing)
        file = io.BytesIO()
        pdf.save(file, deterministic_id=True, force_version=pdfx.PDF_VERSION)
    return file.getvalue()


def _forms(pdf: pikepdf.Pdf) -> tuple[pikepdf.Stream, ...]:
    """Everything that is drawn once and placed on pages."""
    streams = (each for each in pdf.objects if isinstance(each, pikepdf.Stream))
    return tuple(each for each in streams if each.get("/Subtype") == "/Form")


def _in_inks(content: pikepdf.Page | pikepdf.Stream, separator: Separator) -> bytes:
    """What a content stream paints, in inks."""
    instructions: list[tuple[Any, pikepdf.Operator]] = []
    for instruction in pikepdf.parse_content_stream(content):
        operands: Any = instruction.operands
        operator = instruction.operator
        name = str(operator)
        if name in TAGS:
            continue
        if name in NOT_INK:
            problem = Problem("press-color", "a gradient, pattern or named colour cannot be printed; use plain colours")
            raise RenderError([problem])
        match name, [_number(each) for each in operands] if name.lower() in ("rg", "g") else []:
            case "rg" | "RG", [red, green, blue]:
                operands, operator = _inks(separator.inks(red, green, blue), is_stroke=name == "RG")
            case "g" | "G", [grey]:
                operands, operator = _inks(separator.inks(grey, grey, grey), is_stroke=name == "G")
        instructions.append((operands, operator))
    return pikepdf.unparse_content_stream(instructions)


def _inks(inks: Iterable[float], *, is_stroke: bool) -> tuple[list[float], pikepdf.Operator]:
    return list(inks), pikepdf.Operator("K" if is_stroke else "k")


def _number(operand: Any) -> float:
    return float(operand)


def _use_inks(painted: Any) -> None:
    """Blend in inks, and name no other colours."""
    if "/Group" in painted:
        painted.Group.CS = Name.DeviceCMYK
    if "/Resources" in painted and "/ColorSpace" in painted.Resources:
        del painted.Resources.ColorSpace


def _place(page: pikepdf.Page, pdf: pikepdf.Pdf, separator: Separator, printing: Printing) -> tuple[float, float]:
    """Put a page onto its sheet, and tell by how much it moved."""
    left, bottom, right, top = (_number(edge) for edge in page.trimbox)
    on = marks.sheet(right - left, top - bottom, left - _number(page.obj.BleedBox[0]), printing)
    move = on.offset - left, on.offset - bottom
    drawn = _in_inks(page, separator)
    _use_inks(page.obj)
    page.obj.Resources.ColorSpace = Dictionary({REGISTRATION: _registration()})
    page.obj.Contents = pdf.make_stream(b"\n".join((_onto(on, move), drawn, b"Q", marks.draw(on, printing))))
    page.obj.MediaBox = Array(on.box(on.offset))
    page.obj.BleedBox = Array(on.box(on.bleed))
    page.obj.TrimBox = Array(on.box(0))
    for key in ("/Annots", "/StructParents", "/Tabs", "/CropBox", "/ArtBox"):
        if key in page.obj:
            del page.obj[key]
    return move


def _onto(on: Sheet, move: tuple[float, float]) -> bytes:
    """Begin a page: in black unless told otherwise, nothing beyond the bleed."""
    left, bottom, right, top = on.box(on.bleed)
    clip = f"{left:g} {bottom:g} {right - left:.4f} {top - bottom:.4f} re W n"
    return b"q " + BLACK + f" {clip} 1 0 0 1 {move[0]:.4f} {move[1]:.4f} cm".encode("ascii")


def _registration() -> Array:
    """The colour that prints on every plate (ISO 32000-1, 8.6.6.4)."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


def _forget_readers(pdf: pikepdf.Pdf) -> None:
    for key in ("/StructTreeRoot", "/MarkInfo", "/Names", "/AF", "/OutputIntents", "/OpenAction"):
        if key in pdf.Root:
            del pdf.Root[key]
    for form in _forms(pdf):
        for key in ("/StructParents", "/StructParent"):
            if key in form:
                del form[key]


def _move_bookmarks(pdf: pikepdf.Pdf, offsets: dict[tuple[int, int], tuple[float, float]]) -> None:
    """Let bookmarks point to where their headings are now; `/XYZ left top zoom` is all that WeasyPrint writes."""
    for bookmark in (each for each in pdf.objects if isinstance(each, Dictionary) and {"/Title", "/Dest"} <= set(each)):
        page, kind, left, top, *rest = bookmark.Dest
        right_by, up_by = offsets[page.objgen]
        moved = (_number(left) + right_by, _number(top) + up_by)
        bookmark.Dest = Array([page, kind, *(round(each, 4) for each in moved), *rest])
