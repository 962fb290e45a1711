"""Is there any colour in a finished PDF?

Every content stream is read, those of forms and patterns too, and every operator that sets a colour other than a grey
is found (ISO 32000-1, 8.6.8); so is every picture whose samples are not greys. A grey written as equal parts of red,
green and blue counts as colour: that is how a printer bills it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportgen.errors import Problem

# Every operator that chooses a colour or a colour space, but for g and G.
_COLOR_OPERATORS = frozenset(b"rg RG k K cs CS sc SC scn SCN sh".split())
_GREY_SPACES = ("/DeviceGray", "/CalGray")


def hues(file: Path) -> tuple[Problem, ...]:
    """Every way in which the file asks for colour, once each."""
    from pypdf import PdfReader

    reader = PdfReader(file)
    found = [
        Problem("hue", f"{operator} sets a colour", f"page {number}", file)
        for number, page in enumerate(reader.pages, start=1)
        for operator in _operators(page.get_contents(), reader)
    ]
    for entry in _streams(reader):
        kind, name = entry.get("/Subtype"), f"object {entry.indirect_reference.idnum}"
        if kind == "/Image" and entry.get("/ColorSpace") not in _GREY_SPACES:
            found.append(Problem("hue", "is a picture in colour", name, file))
        elif kind == "/Form" or "/PatternType" in entry:
            found += [Problem("hue", f"{each} sets a colour", name, file) for each in _operators(entry, reader)]
    return tuple(dict.fromkeys(found))


def _operators(stream: Any, reader: Any) -> Iterator[str]:
    from pypdf.generic import ContentStream

    content = ContentStream(stream, reader)
    yield from (operator.decode() for _, operator in content.operations if operator in _COLOR_OPERATORS)


def _streams(reader: Any) -> Iterator[Any]:
    """Every stream object of the file."""
    from pypdf.generic import StreamObject

    for number in range(1, reader.trailer["/Size"]):
        entry = reader.get_object(number)
        if isinstance(entry, StreamObject):
            yield entry
