"""How does a laid-out document become a file, and what stops it?

What every PDF of the house has in common: it is for everybody and for the archive, the same on every day, and whatever
WeasyPrint only notes in its log while it lays out and draws is an error or a warning of ours.
"""

import gc
import hashlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from pydyf import PDF
from weasyprint import Document
from weasyprint.urls import FatalURLFetchingError

from reportgen.errors import LayoutError, Problem, RenderError
from reportgen.render.pdf import archive, grey, standing, tags, wording
from reportgen.render.pdf.archive import Enclosure
from reportgen.render.pdf.journal import listening


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished file, how many pages it has, and what should be looked at."""

    content: bytes
    pages: int
    warnings: tuple[Problem, ...]


@contextmanager
def overseen() -> Iterator[list[Problem]]:
    """What was complained of while the block ran, when it is over.

    Raises:
        LayoutError: a template says something that no font can draw.
        RenderError: a picture is missing or broken, or something was asked for that we do not hold.
    """
    told: list[Problem] = []
    with listening() as messages, _without_collection(), standing.kept():
        try:
            yield told
        except FatalURLFetchingError as error:
            raise RenderError([Problem("resource", f"{error} was asked for and is not part of the brief")]) from error
    broken = [message for message in messages if message.startswith("Failed to load")]
    if broken:
        raise RenderError([Problem("resource", message) for message in dict.fromkeys(broken)])
    # What the brief says has been compared with the fonts; this is a word of a template.
    boxes = [message for message in messages if message.startswith(".notdef")]
    if boxes:
        raise LayoutError([Problem("glyph-missing", message) for message in dict.fromkeys(boxes)])
    told.extend(Problem("style", message) for message in dict.fromkeys(messages))


def write(
    document: Document,
    *,
    language: str,
    created: date | None,
    content: object,
    enclosure: Enclosure | None = None,
    is_grey: bool = False,
) -> bytes:
    """The file: for everybody, for the archive, and with the same identifier whenever it says the same content."""
    archive.describe(document, language)
    if enclosure is not None:
        archive.attach(document, enclosure)

    def finish(_document: Document, pdf: PDF) -> None:
        if is_grey:
            grey.finish(pdf)
        wording.complete(pdf)
        archive.finish(pdf, created)

    with tags.repaired(document), wording.spelt(), warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile open; nothing of it is used after.
        warnings.simplefilter("ignore", ResourceWarning)
        written = document.write_pdf(
            pdf_variant=archive.VARIANT,
            pdf_identifier=hashlib.sha256(repr((content, enclosure)).encode()).digest()[:16],
            finisher=finish,
        )
    return bytes(written)


@contextmanager
def _without_collection() -> Iterator[None]:
    """No garbage collection meanwhile: the box tree is all alive, and looking through it costs a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
