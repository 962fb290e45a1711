"""What becomes of a deck when it is drawn: is a word lost, does text leave its box, do words collide, is a half empty?

LibreOffice draws the deck, poppler reads the drawing back. Only tests need the two programs. Calibri is drawn with
the bundled Carlito, which has its advances, and Arial with a twin of its widths, or the wider DejaVu Sans where the
machine has none.
"""

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pptx
from pptx.util import Emu

from reportgen import resources
from reportgen.errors import RenderError
from reportgen.proof import poppler
from reportgen.proof.boxes import TextBox, text_boxes
from reportgen.proof.poppler import Page, Word
from reportgen.theme.deck import DeckTheme

_TOKEN = re.compile(r"\w+")
_TIMEOUT_SECONDS = 180
# The part of a word's box, as poppler gives it, whose ink a neighbour may not touch.
_INK = (0.25, 0.75)
# LibreOffice places text to a hundredth of a millimetre; a point is not seen.
_TOLERANCE = 1.0
# A shorter word is not divided, and its letters may follow one another by chance.
_DIVISIBLE = 8
# Of the evidence's height, the least that words should reach down on either half of a slide.
_FULL_ENOUGH = 0.5
_FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <alias binding="same"><family>Calibri</family><prefer><family>Carlito</family></prefer></alias>
  <alias binding="same"><family>Arial</family>
    <prefer>
      <family>Liberation Sans</family><family>Arimo</family><family>Nimbus Sans</family><family>DejaVu Sans</family>
    </prefer>
  </alias>
</fontconfig>
"""


@dataclass(frozen=True, slots=True)
class RenderedDeck:
    """A deck as LibreOffice draws it."""

    pdf: Path
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a viewer would see go wrong on a slide."""

    slide: int
    place: str
    what: str

    def __str__(self) -> str:
        return f"slide {self.slide} {self.place}: {self.what}"


def render(deck: Path, folder: Path) -> RenderedDeck:
    """Draw a deck into a folder.

    Raises:
        RenderError: LibreOffice or poppler is missing, or could not draw the deck.
    """
    return render_all([deck], folder)[0]


def render_all(decks: Sequence[Path], folder: Path) -> tuple[RenderedDeck, ...]:
    """Draw decks of different names into a folder, at one start of LibreOffice.

    Raises:
        RenderError: LibreOffice or poppler is missing, or could not draw a deck.
    """
    fonts_conf = folder / "fonts.conf"
    fonts_conf.write_text(
        _FONTS_CONF.format(fonts=resources.locate().assets / "fonts", cache=folder / "fontcache"), encoding="utf-8"
    )
    profile = (folder / "profile").resolve().as_uri()
    _run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            *decks,
        ],
        fonts_conf,
    )
    pdfs = {deck: folder / f"{deck.stem}.pdf" for deck in decks}
    undrawn = [str(deck) for deck, pdf in pdfs.items() if not pdf.is_file()]
    if undrawn:
        raise RenderError(f"LibreOffice drew nothing from {', '.join(undrawn)}")
    return tuple(RenderedDeck(pdf, poppler.read(pdf, is_as_drawn=True)) for pdf in pdfs.values())


def clipped_words(deck: Path, rendered: RenderedDeck) -> tuple[Fault, ...]:
    """Words that stand in the deck and not on its drawn slides, and text that leaves its box."""
    presentation = pptx.Presentation(str(deck))
    faults: list[Fault] = []
    for slide, page in zip(presentation.slides, rendered.pages, strict=True):
        boxes = tuple(text_boxes(slide))
        faults += _lost_words(boxes, page)
        faults += _beyond_boxes(boxes, page)
    return tuple(faults)


def stray_words(deck: Path, rendered: RenderedDeck) -> tuple[Fault, ...]:
    """Words that stand in no shape: what runs out of a box, in a script whose words cannot be read back one by one."""
    presentation = pptx.Presentation(str(deck))
    faults: list[Fault] = []
    for slide, page in zip(presentation.slides, rendered.pages, strict=True):
        # What a slide does not say itself, its layout's own placeholders do not either.
        boxes = tuple(text_boxes(slide, is_every_shape=True))
        faults += [
            Fault(page.number, word.text, "stands in no shape")
            for word in page.words
            if not any(_holds(box, word) for box in boxes)
        ]
    return tuple(faults)


def _holds(box: TextBox, word: Word) -> bool:
    return _is_between(box, word) and _ink(word)[0] >= box.top - _TOLERANCE and word.baseline <= box.bottom + _TOLERANCE


def shapes_off_slide(deck: Path) -> tuple[Fault, ...]:
    """Shapes that reach beyond the edges of their slide."""
    presentation = pptx.Presentation(str(deck))
    width, height = Emu(presentation.slide_width or 0).pt, Emu(presentation.slide_height or 0).pt
    return tuple(
        Fault(number, box.name, "reaches beyond the slide")
        for number, slide in enumerate(presentation.slides, start=1)
        for box in text_boxes(slide, is_every_shape=True)
        if min(box.left, box.top) < -_TOLERANCE or box.right > width + _TOLERANCE or box.bottom > height + _TOLERANCE
    )


def collisions(rendered: RenderedDeck) -> tuple[Fault, ...]:
    """Words printed over one another."""
    return tuple(
        Fault(page.number, one.text, f"is printed over “{other.text}”")
        for page in rendered.pages
        for one, other in _overlapping(page.words)
    )


def half_empty(deck: Path, rendered: RenderedDeck, deck_theme: DeckTheme) -> tuple[Fault, ...]:
    """Slides on whose left or right half nothing is said in the lower part of the evidence."""
    presentation = pptx.Presentation(str(deck))
    evidence, middle = deck_theme.evidence, deck_theme.slide.width.points / 2
    height = (evidence.bottom - evidence.one_line_top).points
    faults: list[Fault] = []
    for slide, page in zip(presentation.slides, rendered.pages, strict=True):
        if deck_theme.layouts[slide.slide_layout.name].is_dark:
            continue
        said = [word for word in page.words if word.bottom <= evidence.bottom.points + _TOLERANCE]
        for half, words in (
            ("left", [word for word in said if word.left < middle]),
            ("right", [word for word in said if word.right > middle]),
        ):
            lowest = max((word.baseline for word in words), default=0.0)
            share = max(0.0, (lowest - evidence.one_line_top.points) / height)
            if share < _FULL_ENOUGH:
                faults.append(Fault(page.number, f"{half} half", f"is filled to {share:.0%}"))
    return tuple(faults)


def _overlapping(words: tuple[Word, ...]) -> Iterator[tuple[Word, Word]]:
    ordered = sorted(words, key=lambda word: word.left)
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.left >= one.right - _TOLERANCE:
                break
            if _ink(one)[0] < _ink(other)[1] and _ink(other)[0] < _ink(one)[1]:
                yield one, other


def _ink(word: Word) -> tuple[float, float]:
    height = word.bottom - word.top
    return word.top + height * _INK[0], word.top + height * _INK[1]


def _lost_words(boxes: tuple[TextBox, ...], page: Page) -> Iterator[Fault]:
    inside = (
        word
        for word in page.words
        if word.left >= -_TOLERANCE
        and word.top >= -_TOLERANCE
        and word.right <= page.width + _TOLERANCE
        and word.bottom <= page.height + _TOLERANCE
    )
    spelled = [token for word in inside for token in _tokens(word.text)]
    drawn, joined = Counter(spelled), "".join(spelled)
    for box in boxes:
        wanted = Counter(_tokens(box.text))
        for token in wanted - drawn:
            # A word wider than its column is drawn in parts, which follow one another.
            if len(token) < _DIVISIBLE or token not in joined:
                yield Fault(page.number, box.name, f"“{token}” is not on the slide")
        drawn -= wanted


def _beyond_boxes(boxes: tuple[TextBox, ...], page: Page) -> Iterator[Fault]:
    """Text whose last baseline lies under its box, or whose first line begins above it."""
    spelled = [(token, word) for word in page.words for token in _tokens(word.text)]
    tokens = [token for token, _ in spelled]
    position = 0
    for box in boxes:
        wanted = list(_tokens(box.text))
        starts = _find(tokens, wanted, position)
        if not wanted or not starts:
            continue
        # A number may stand in a chart as well as in a box: the one between the box's sides is meant.
        between = (start for start in starts if _is_between(box, spelled[start][1]))
        start = next(between, starts[0])
        position = start + len(wanted)
        words = [word for _, word in spelled[start:position]]
        if max(word.baseline for word in words) > box.bottom + _TOLERANCE:
            yield Fault(page.number, box.name, "runs out of its box at the bottom")
        if min(_ink(word)[0] for word in words) < box.top - _TOLERANCE:
            yield Fault(page.number, box.name, "runs out of its box at the top")


def _find(tokens: list[str], wanted: list[str], position: int) -> list[int]:
    """Where the wanted tokens stand in a row: after the last ones found, then anywhere."""
    starts = [*range(position, len(tokens)), *range(position)]
    return [start for start in starts if tokens[start : start + len(wanted)] == wanted]


def _is_between(box: TextBox, word: Word) -> bool:
    return word.left >= box.left - _TOLERANCE and word.right <= box.right + _TOLERANCE


def _tokens(text: str) -> Iterator[str]:
    return (match.group() for match in _TOKEN.finditer(text.casefold()))


def _run(command: list[str | Path], fonts_conf: Path) -> bytes:
    program = str(command[0])
    if shutil.which(program) is None:
        raise RenderError(f"{program} is not installed; the tests that draw decks need LibreOffice and poppler")
    environment = {**os.environ, "HOME": str(fonts_conf.parent), "FONTCONFIG_FILE": str(fonts_conf)}
    try:
        finished = subprocess.run(command, capture_output=True, timeout=_TIMEOUT_SECONDS, check=True, env=environment)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise RenderError(f"{program} failed: {(error.stderr or b'').decode(errors='replace')}") from error
    return finished.stdout
