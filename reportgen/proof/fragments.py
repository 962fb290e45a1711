"""Which paragraphs does each page hold, line by line?

Read from the tags and the content streams: a run of letters belongs to marked content, that to an element of the
structure, and runs on one baseline are a line. Running heads and other matter outside the structure are left out.
A paragraph that goes on overleaf is one element and two fragments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf

from reportgen.proof import paint

# Elements of the structure that are read as one piece (ISO 32000-1, 14.8.4).
HEADINGS = frozenset(("H1", "H2", "H3", "H4", "H5", "H6"))
BLOCKS = HEADINGS | {"P", "LBody", "TD", "TH", "Caption", "TOCI", "Note"}
# Baselines nearer than this are one line; raised citations and the like stand on the line of what they follow.
SAME_LINE = 4.5
_NUMBER = re.compile(rb"<([0-9A-Fa-f]+)>")
# Pieces of marked content by page.
Marks = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Run:
    """Letters set in one go: the words, where their baseline begins, from the top, and the size, in points."""

    words: str
    left: float
    baseline: float
    size: float
    font: str


@dataclass(frozen=True)
class Fragment:
    """What of a paragraph, heading or cell stands on one page, counted from 1; runs in reading order."""

    page: int
    tag: str
    runs: tuple[Run, ...]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its lines as words."""
        found: list[tuple[float, str]] = []
        for run in self.runs:
            if found and abs(found[-1][0] - run.baseline) < SAME_LINE:
                found[-1] = (found[-1][0], found[-1][1] + run.words)
            else:
                found.append((run.baseline, run.words))
        return tuple(words.strip() for _, words in found)

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.words for run in self.runs)

    @property
    def size(self) -> float:
        """The size that most of its letters have."""
        return max(self.runs, key=lambda run: len(run.words)).size

    @property
    def font(self) -> str:
        """The font that most of its letters have."""
        return max(self.runs, key=lambda run: len(run.words)).font

    @property
    def top(self) -> float:
        """Its first baseline."""
        return min(run.baseline for run in self.runs)

    @property
    def bottom(self) -> float:
        """Its last baseline."""
        return max(run.baseline for run in self.runs)


def read(file: Path) -> tuple[Fragment, ...]:
    """The fragments of a tagged file, page by page in reading order; without tags there are none."""
    with pikepdf.open(file) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        runs = [_runs_by_mark(page) for page in pdf.pages]
        found = []
        for page, tag, marks in _blocks(pdf.Root.get("/StructTreeRoot"), numbers):
            of_block = tuple(run for mark in marks for run in runs[page - 1].get(mark, ()) if run.words)
            if any(run.words.strip() for run in of_block):
                found.append(Fragment(page, tag, of_block))
    return tuple(sorted(found, key=lambda each: each.page))


def _blocks(root: Any, pages: dict[Any, int]) -> Iterator[tuple[int, str, list[int]]]:
    """Every block of the structure with each of its pages and its marks there."""
    if root is None:
        return
    found: list[tuple[str, Marks]] = []

    def walk(element: Any, page: int, marks: Marks | None) -> None:
        if isinstance(element, pikepdf.Array):
            for kid in element:
                walk(kid, page, marks)
        elif isinstance(element, int):
            if marks is not None:
                marks.setdefault(page, []).append(element)
        elif isinstance(element, pikepdf.Dictionary) and element.get("/Type") != "/OBJR":
            page = pages[element.Pg.objgen] if "/Pg" in element else page
            if element.get("/Type") == "/MCR":
                walk(int(element.MCID), page, marks)
                return
            tag = str(element.get("/S", "")).removeprefix("/")
            if tag in BLOCKS:
                marks = {}
                found.append((tag, marks))
            walk(element.get("/K", pikepdf.Array()), page, marks)

    walk(root.get("/K", pikepdf.Array()), 1, None)
    yield from ((page, tag, on_page) for tag, marks in found for page, on_page in marks.items())


def _runs_by_mark(page: pikepdf.Page) -> dict[int, list[Run]]:
    """The runs of every piece of marked content, by its number."""
    height = float(page.mediabox[3])
    fonts = {name: _Font(font) for name, font in page.resources.get("/Font", {}).items()}
    found: dict[int, list[Run]] = {}
    stack: list[paint.Matrix] = []
    marks: list[int | None] = []
    matrix, line, font, size = paint.IDENTITY, paint.IDENTITY, "", 0.0
    for instruction in pikepdf.parse_content_stream(page):
        operands = list(instruction.operands)
        match str(instruction.operator):
            case "q":
                stack.append(matrix)
            case "Q":
                matrix = stack.pop()
            case "cm":
                matrix = paint.times(paint.numbers(operands), matrix)
            case "BMC":
                marks.append(None)
            case "BDC":
                has_number = isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]
                marks.append(int(operands[1]["/MCID"]) if has_number else None)
            case "EMC":
                marks.pop()
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "Tm":
                line = paint.numbers(operands)
            case "Tj" | "TJ":
                mark = next((each for each in reversed(marks) if each is not None), None)
                if mark is not None and font in fonts:
                    a, b, c, d, x, y = paint.times(line, matrix)
                    scale = abs(a * d - b * c) ** 0.5
                    words = fonts[font].words(operands[0])
                    run = Run(words, x, height - y, size * scale, fonts[font].name)
                    found.setdefault(mark, []).append(run)
            case _:
                pass
    return found


class _Font:
    """Turns the codes of a font into letters by its ToUnicode table (ISO 32000-1, 9.10.3)."""

    def __init__(self, font: Any) -> None:
        self.name = str(font.get("/BaseFont", "")).split("+")[-1].removeprefix("/")
        self._letters: dict[int, str] = {}
        table = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
        for kind, body in re.findall(rb"begin(bfchar|bfrange)(.*?)end", table, re.DOTALL):
            for row in body.strip().splitlines():
                values = _NUMBER.findall(row)
                if kind == b"bfchar" and len(values) == 2:
                    self._letters[int(values[0], 16)] = _letters(values[1])
                elif len(values) == 3:
                    first, last, start = (int(value, 16) for value in values)
                    self._letters |= {code: chr(start + code - first) for code in range(first, last + 1)}

    def words(self, shown: Any) -> str:
        """The letters of a string, or of an array of strings and shifts."""
        strings = [shown] if isinstance(shown, pikepdf.String) else shown
        codes = b"".join(bytes(each) for each in strings if isinstance(each, pikepdf.String))
        pairs = (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))
        return "".join(self._letters.get(code, "") for code in pairs)


def _letters(value: bytes) -> str:
    return bytes.fromhex(value.decode("ascii")).decode("utf-16-be", "replace")
