"""Which characters does a page file hold?

A byte order mark settles it; then what an HTML page declares; then UTF-8; then Windows-1252, in which every
byte means something, so that this never fails. Two-byte text without a mark is known by its zero bytes.
"""

import codecs
import os
import re
import stat
from pathlib import Path

from reportgen.errors import BriefError, Problem

SIZE_LIMIT = 5_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARATION_REACH = 4096
# The HTML standard (Encoding, 4.2) reads these labels as Windows-1252.
_LATIN = {"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin-1", "latin1"}


def load(path: Path) -> str:
    """Read the characters of a page file.

    Raises:
        BriefError: there is no regular file, or it is larger than a page can be.
    """
    return decode(_load_bytes(path))


def decode(content: bytes) -> str:
    """Turn the bytes of a page into characters."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if two_bytes := _two_byte_encoding(content):
        return content.decode(two_bytes, errors="replace")
    for encoding in (_declared(content), "utf-8"):
        try:
            return content.decode(encoding) if encoding else _cp1252(content)
        except UnicodeDecodeError:
            continue
    return _cp1252(content)


def _load_bytes(path: Path) -> bytes:
    try:
        # Without blocking: opening a named pipe would otherwise wait for a writer for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as reason:
        raise _refused(path, f"cannot be read: {reason.strerror}") from reason
    try:
        # Asked of the handle, before `fdopen`, which takes no folder.
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise _refused(path, "is not a regular file; give the saved page, as .txt or .html")
        if status.st_size > SIZE_LIMIT:
            raise _refused(path, f"is {status.st_size:,} bytes; a page has at most {SIZE_LIMIT:,}")
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(SIZE_LIMIT + 1)
    finally:
        os.close(handle)


def _refused(path: Path, message: str) -> BriefError:
    return BriefError([Problem("page-unreadable", message, file=path)])


def _two_byte_encoding(content: bytes) -> str | None:
    sample = content[:2000]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 4 > even:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) // 4 > odd else None


def _declared(content: bytes) -> str:
    """The encoding that the page names, or UTF-8; empty for Windows-1252."""
    match = _DECLARED.search(content[:_DECLARATION_REACH])
    if match is None:
        return "utf-8"
    label = match.group(1).decode("ascii", errors="replace").lower()
    try:
        name = codecs.lookup(label).name
        "a".encode(name)
    except LookupError:  # an unknown label, or one that is no text encoding, such as "zip"
        return "utf-8"
    # A page that could be searched byte by byte is not in a two-byte encoding (HTML, 13.2.3.2, step 9).
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"
    return "" if label in _LATIN or name in _LATIN or name == "cp1252" else name


def _cp1252(content: bytes) -> str:
    """Windows-1252 as browsers read it: the five bytes without a meaning become control characters."""
    return "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252") for byte in content
    )
