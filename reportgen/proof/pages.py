"""What stands on the pages of a finished PDF?

Which strings are missing from its text, what passes the margins, how full each page is, which heading stands at a
foot, how small the smallest type is. pypdf comes with the `test` extra and is asked for when a proof is taken, not
before.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import Problem
from reportgen.proof import poppler
from reportgen.proof.poppler import Page, Word
from reportgen.theme.explainer import Margins

_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛′ʼ", "'"), **dict.fromkeys("“”„‟″", '"')})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# Type below this is not printed.
SMALLEST_TYPE = 7.0
EMPTIEST = 1 / 3
# Under a heading there must be room for at least two lines.
LINES_UNDER_HEADING = 27.0
# Rounding in the drawing, of places and of sizes, in points.
TOLERANCE = 0.6
ROUNDING = 0.05


@dataclass(frozen=True, slots=True)
class Heading:
    """A bookmark: its words and where it points, in points from the top."""

    title: str
    page: int
    top: float


def prove(file: Path, margins: Margins, strings: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Everything that is wrong with the pages of a file."""
    pages = poppler.read(file)
    found = [
        *(
            Problem("text-missing", f"“{words}” is not in the text", file=file)
            for words in missing(strings, poppler.text(file))
        ),
        *(
            _at(file, "beyond-margin", page, f"“{word.text}” passes the margin")
            for page, word in beyond(pages, margins)
        ),
        *(
            _at(file, "page-empty", number, f"is {1 - share:.0%} empty")
            for number, share in enumerate(fill(pages, margins)[:-1], start=1)
            if share < 1 - EMPTIEST
        ),
        *(
            _at(file, "heading-at-foot", heading.page, f"“{heading.title}” has nothing under it")
            for heading in at_foot(pages, headings(file), margins)
        ),
    ]
    size = smallest_type(file)
    if size is not None and size < SMALLEST_TYPE - ROUNDING:
        found.append(Problem("small-type", f"{size:.1f} pt; {SMALLEST_TYPE:g} is the least", file=file))
    return tuple(found)


def _at(file: Path, code: str, page: int, message: str) -> Problem:
    return Problem(code, message, f"page {page}", file)


def missing(strings: Iterable[str], words: str) -> tuple[str, ...]:
    """The strings that the text does not hold, whatever its line breaks and hyphens at their ends."""
    letters = flat(words)
    return tuple(string for string in strings if flat(string) not in letters)


def flat(words: str) -> str:
    """The letters alone, however they were typed and wherever the lines break."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", words).translate(_QUOTES))
    return re.sub(r"[\s\u2010\u2011-]+", "", plain).casefold()


def beyond(pages: Iterable[Page], margins: Margins) -> tuple[tuple[int, Word], ...]:
    """The words that stand left or right of the text area, or off the page, with the page's number."""
    side = margins.side - TOLERANCE
    return tuple(
        (page.number, word)
        for page in pages
        for word in page.words
        if word.left < side or word.right > page.width - side or word.top < 0 or word.bottom > page.height
    )


def fill(pages: Iterable[Page], margins: Margins) -> tuple[float, ...]:
    """How far down the text area the words of each page reach, from 0 to 1."""
    return tuple(_fill(page, margins) for page in pages)


def _fill(page: Page, margins: Margins) -> float:
    bottom = page.height - margins.bottom
    lowest = max((word.bottom for word in _body(page, margins)), default=margins.top)
    return (min(lowest, bottom) - margins.top) / (bottom - margins.top)


def _body(page: Page, margins: Margins) -> tuple[Word, ...]:
    """The words of the text area, without running heads."""
    top, bottom = margins.top - 6, page.height - margins.bottom + 6
    return tuple(word for word in page.words if word.top >= top and word.bottom <= bottom)


def at_foot(pages: tuple[Page, ...], found: Iterable[Heading], margins: Margins) -> tuple[Heading, ...]:
    """The headings with less than two lines of text under them."""
    return tuple(
        heading
        for heading in found
        if not any(
            word.top >= heading.top + LINES_UNDER_HEADING / 2 for word in _body(pages[heading.page - 1], margins)
        )
    )


def headings(file: Path) -> tuple[Heading, ...]:
    """The bookmarks, in order."""
    from pypdf import PdfReader

    reader = PdfReader(file)
    found: list[Heading] = []

    def walk(items: list[object]) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item)
            else:
                number = reader.get_destination_page_number(item) or 0  # type: ignore[arg-type]
                top = float(reader.pages[number].mediabox.height) - float(item.top or 0)  # type: ignore[attr-defined]
                found.append(Heading(str(item.title), number + 1, top))  # type: ignore[attr-defined]

    walk(list(reader.outline))
    return tuple(found)


def smallest_type(file: Path) -> float | None:
    """The size of the smallest type in points; nothing when there is no text."""
    from pypdf import PdfReader

    sizes: list[float] = []

    def visit(words: str, transform: list[float], matrix: list[float], _font: object, size: float) -> None:
        if words.strip():
            area = abs(_determinant(transform) * _determinant(matrix))
            sizes.append(float(size) * area**0.5)

    for page in PdfReader(file).pages:
        page.extract_text(visitor_text=visit)
    return min(sizes, default=None)


def _determinant(matrix: list[float]) -> float:
    return float(matrix[0]) * float(matrix[3]) - float(matrix[1]) * float(matrix[2])
