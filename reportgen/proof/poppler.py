"""What does poppler, which knows nothing of how a PDF was made, find on its pages?

A system tool, asked for when a proof is taken and not before.
"""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from reportgen.errors import RenderError

_XHTML = "{http://www.w3.org/1999/xhtml}"
# Poppler passes control characters through, which XML does not allow.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# Where the baseline lies in a word's box, as a part of its height.
_BASELINE = 0.78


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in points from the top left corner of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def baseline(self) -> float:
        """Where the word stands."""
        return self.top + (self.bottom - self.top) * _BASELINE


@dataclass(frozen=True, slots=True)
class Page:
    """One page and its words; numbers count from 1."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]


def text(file: Path) -> str:
    """The text in reading order."""
    return _run("pdftotext", str(file), "-")


def read(file: Path, *, is_as_drawn: bool = False) -> tuple[Page, ...]:
    """The pages with the box of every word, in reading order or in the order of drawing."""
    order = ("-raw",) if is_as_drawn else ()
    root = ElementTree.fromstring(_CONTROL.sub("", _run("pdftotext", *order, "-bbox", str(file), "-")))
    return tuple(
        Page(number, float(page.get("width", 0)), float(page.get("height", 0)), tuple(map(_word, page)))
        for number, page in enumerate(root.iter(f"{_XHTML}page"), start=1)
    )


def _word(element: ElementTree.Element) -> Word:
    left, top, right, bottom = (float(element.get(name, 0)) for name in ("xMin", "yMin", "xMax", "yMax"))
    return Word(element.text or "", left, top, right, bottom)


def _run(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except FileNotFoundError as error:
        raise RenderError(f"{command[0]} is not installed; it comes with poppler-utils") from error
    except subprocess.CalledProcessError as error:
        raise RenderError(f"{command[0]} cannot read it: {error.stderr.decode(errors='replace').strip()}") from error
    return done.stdout.decode("utf-8", errors="replace")
