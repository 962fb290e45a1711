"""How many pages or slides has a finished file?

Counted in the file itself, not in the plan: what is printed after a build is what a reader will find.
"""

import io
import re
import zipfile
import zlib

_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
# Dictionaries lie in the open or, since PDF 1.5, in compressed object streams (ISO 32000-2, 7.5.7).
_STREAM = re.compile(rb"(/Type\s*/ObjStm[^>]*)>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def count_slides(content: bytes) -> int:
    """The slides of a presentation."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return sum(1 for name in package.namelist() if _SLIDE.fullmatch(name))


def count_pages(content: bytes) -> int:
    """The pages of a PDF that is not encrypted."""
    hidden = (zlib.decompress(match.group(2)) for match in _STREAM.finditer(content))
    return sum(len(_PAGE.findall(part)) for part in (content, *hidden))
