"""Is a stranger's file a package that may be opened at all?

Judged as a zip, before any of its parts is understood: what it is, how many entries it has, what they are called and
how large they grow. Nothing is unpacked to the disk, and a part is read only when somebody asks for it, never further
than its limit, whatever its header claims.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from reportgen.errors import Problem

FILE_LIMIT = 100_000_000
ENTRY_LIMIT = 5_000
PART_LIMIT = 50_000_000
XML_LIMIT = 10_000_000
WHOLE_LIMIT = 300_000_000
# A sheet of plain rectangles shrinks to a fortieth; what shrinks further and is large was made to.
RATIO_LIMIT, RATIO_FLOOR = 200, 2_000_000
# Compound files ([MS-CFB] 2.2): what PowerPoint locks with a password, and presentations from before 2007.
_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class RefusedError(Exception):
    """A part cannot be taken; carries what to tell."""

    def __init__(self, code: str, message: str, part: str) -> None:
        super().__init__(message)
        self.problem = Problem(code, message, part)


@dataclass(frozen=True, slots=True)
class Archive:
    """The entries of a package by name; `read` takes one at a time."""

    _zip: zipfile.ZipFile
    names: frozenset[str]

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            RefusedError: it is larger than it may be, damaged or locked.
        """
        limit = XML_LIMIT if name.endswith((".xml", ".rels", ".svg")) else PART_LIMIT
        try:
            with self._zip.open(name) as stream:
                read = stream.read(limit + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
            raise RefusedError("template-unreadable", f"is damaged ({error}); save the template anew", name) from error
        if len(read) > limit:
            message = f"unpacks to over {limit // 1_000_000} MB, which no template needs"
            raise RefusedError("template-size", message, name)
        return read

    def tree(self, name: str) -> Any:
        """The root element of an XML part."""
        return parse(self.read(name), name)


def parse(content: bytes, name: str) -> Any:
    """The root element of XML that declares nothing of its own.

    Raises:
        RefusedError: it is broken, or has a document type, by which entities come in.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError("template-xml", f"is broken XML ({error})", name) from error
    if root.getroottree().docinfo.doctype:
        raise RefusedError("template-xml", "declares a document type, and with it entities; no template does", name)
    return root


def opened(content: bytes) -> tuple[Archive | None, tuple[Problem, ...]]:
    """The archive, or everything that forbids opening it."""
    if content.startswith(_COMPOUND):
        message = "is locked with a password, or a presentation from before 2007; save it as .potx without a password"
        return None, (Problem("template-unreadable", message),)
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        return None, (Problem("template-unreadable", f"is no .pptx or .potx ({error})"),)
    problems = tuple(_judged(entries))
    names = frozenset(entry.filename for entry in entries)
    return (None if problems else Archive(archive, names)), problems


def _judged(entries: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    if len(entries) > ENTRY_LIMIT:
        yield Problem("template-size", f"has {len(entries)} entries; {ENTRY_LIMIT} is the limit")
        return
    whole = sum(entry.file_size for entry in entries)
    if whole > WHOLE_LIMIT:
        yield Problem("template-size", f"unpacks to {whole // 1_000_000} MB; {WHOLE_LIMIT // 1_000_000} is the limit")
    folded = Counter(entry.filename.casefold() for entry in entries)
    for name in sorted(name for name, count in folded.items() if count > 1):
        yield Problem("template-duplicate", "stands more than once in the archive", name)
    for entry in entries:
        yield from _judged_entry(entry)


def _judged_entry(entry: zipfile.ZipInfo) -> Iterator[Problem]:
    name = entry.filename
    if _is_odd(name):
        yield Problem("template-name", "is no name for a part", repr(name))
    if entry.flag_bits & _ENCRYPTED:
        yield Problem("template-unreadable", "is encrypted; save the template without a password", name)
    elif entry.compress_type not in _METHODS:
        yield Problem("template-unreadable", "is packed in a way that Office does not use", name)
    if entry.file_size > RATIO_FLOOR and entry.file_size > RATIO_LIMIT * max(1, entry.compress_size):
        yield Problem(
            "template-size", f"unpacks to {entry.file_size // max(1, entry.compress_size)} times its size", name
        )


def _is_odd(name: str) -> bool:
    """Whether a name leads elsewhere or could be read in two ways."""
    parts = name.rstrip("/").split("/")
    has_control = any(ord(char) < ord(" ") for char in name)
    return (
        not name
        or has_control
        or "\\" in name
        or ":" in name
        or name.startswith("/")
        or {"", ".", ".."} & {*parts} != set()
    )
