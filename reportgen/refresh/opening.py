"""Is this file a deck that can be gone over safely?

Looked at as an archive before any library reads it: a bomb, a macro, a password or a document type declaration is
refused by name. What the presenter linked to outside is left alone and never followed.
"""

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from reportgen import regular
from reportgen.errors import DeckError, Problem
from reportgen.render.deck import reading

# Room for a presenter's films; the XML of an honest deck is a hundredth of this.
LARGEST_FILE = 500_000_000
_LARGEST_WHOLE = 2_000_000_000
_LARGEST_XML = 50_000_000
_MOST_ENTRIES = 10_000
_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_OTHER_MAINS = {
    b"ms-powerpoint.presentation.macroEnabled": "has macros; save it without them, as .pptx",
    b"ms-powerpoint.template.macroEnabled": "has macros; save it without them, as .pptx",
    b"ms-powerpoint.slideshow.macroEnabled": "has macros; save it without them, as .pptx",
    b"presentationml.template.main": "is a template; save it as a presentation, .pptx",
    b"presentationml.slideshow.main": "is a slide show; save it as a presentation, .pptx",
}
# How Office begins a file that it encrypts with a password ([MS-CFB] 2.2).
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
_DECLARATIONS = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le"))
_ENCRYPTED = 0x1


def read(file: Path) -> bytes:
    """The bytes of an edited deck.

    Raises:
        DeckError: it cannot be read or is not to be trusted.
    """
    try:
        content = regular.read(file, LARGEST_FILE)
    except ValueError as error:
        raise _refusal("deck-unreadable", str(error), file) from error
    reason = fault(content)
    if reason:
        raise _refusal("deck-refused", reason, file)
    return content


def slide_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a deck's slides, if it tells them."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            size = reading.parsed(archive.read("ppt/presentation.xml")).find(reading.qn("p:sldSz"))
    except (KeyError, SyntaxError):
        return None
    return (int(size.get("cx")), int(size.get("cy"))) if size is not None else None


def fault(content: bytes) -> str | None:
    """Why a file cannot be gone over; None when nothing speaks against it."""
    if content.startswith(_COMPOUND_FILE):
        return "is protected by a password or older than .pptx; save it as .pptx without a password"
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _fault(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        return f"is damaged or not a .pptx ({error}); open it in PowerPoint and save it again"


def _fault(archive: zipfile.ZipFile) -> str | None:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST_WHOLE:
        return "unpacks to more than any deck holds; it is not opened"
    if len({name.casefold() for name in names}) < len(names):
        return "holds two parts of one name; open it in PowerPoint and save it again"
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        return "is protected by a password; save it without one"
    strange = next((name for name in names if name.startswith("/") or "\\" in name or ".." in name.split("/")), None)
    if strange:
        return f"holds a part with a name that leads elsewhere ({strange}); it is not opened"
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        return "has macros; save it without them, as .pptx"
    return _xml_fault(archive, entries)


def _xml_fault(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> str | None:
    if "[Content_Types].xml" not in archive.namelist():
        return "is not a .pptx: it does not say what it holds"
    for entry in entries:
        if not entry.filename.casefold().endswith((".xml", ".rels")):
            continue
        if entry.file_size > _LARGEST_XML:
            return f"unpacks to more than any deck holds ({entry.filename}); it is not opened"
        content = archive.read(entry)
        if any(word in content for word in _DECLARATIONS):
            return f"declares entities ({entry.filename}), which no deck needs; it is not opened"
        if entry.filename == "[Content_Types].xml":
            other = next((reason for kind, reason in _OTHER_MAINS.items() if kind in content), None)
            if other:
                return other
            if _MAIN not in content:
                return "is no presentation"
    return None


def _refusal(code: str, reason: str, file: Path) -> DeckError:
    return DeckError([Problem(code, reason, file=file)])
