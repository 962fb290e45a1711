"""How do a text's lines end well?

A last line of one word is given company: the space before it becomes one that does not break, where the text takes
no more lines for it and leaves no lone word above. A line that ends within a compound, or begins with a dash, is
avoided by a column so much narrower that it breaks elsewhere; again only where that takes no more lines. What was
fitted still fits.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportgen import text
from reportgen.plan import fitting
from reportgen.plan.deck.placed import Piece
from reportgen.text import Line
from reportgen.theme.metrics import FontMetrics

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
# A column narrower than so much of its own leaves a hole at its side.
NARROWEST = 0.78
# A word may stand alone above the last line if it takes so much of the column.
FULL_ENOUGH = 0.5
# A last line of so many words would be a lone one where another program finds room for one more above.
SAFE = 2
_DASHES = ("—", "–", "-")
Faced = tuple[Piece, FontMetrics]


def accompanied(piece: Piece, face: FontMetrics, width: float) -> Piece:
    """The paragraph without a lone word on its last line, if it takes no more lines so."""
    lines = fitting.wrap(text.plain(piece.line), width, face, piece.size)
    if len(lines) < 2 or len(lines[-1].split()) > SAFE:
        return piece
    bound = replace(piece, line=_bound(piece.line))
    again = fitting.wrap(text.plain(bound.line), width, face, piece.size)
    above = again[-2].rstrip()
    is_full = _has_company(above) or face.width(above, piece.size) >= width * FULL_ENOUGH
    is_better = _has_company(again[-1]) and is_full and not above.endswith("-")
    return bound if len(again) == len(lines) and is_better else piece


def inset(faced: Sequence[Faced], width: float) -> float:
    """By how much a column is narrowed so that fewest lines end within a compound or begin with a dash."""
    lines = _set(faced, width)
    counts, least, found = [len(each) for each in lines], _faults(lines), 0.0
    words = (fitting.longest_word(text.plain(piece.line), face, piece.size) for piece, face in faced)
    narrowest, narrower = max(width * NARROWEST, *words, 0.0), width
    # A word that takes the whole column would be divided in a narrower one.
    narrowest += 2 * fitting.WIDTH_SLACK
    while least:
        before, narrower = narrower, _widest(faced, lines)
        if narrower < narrowest:
            break
        lines = _set(faced, narrower)
        if [len(each) for each in lines] != counts:
            break
        if (faults := _faults(lines)) < least:
            # In the middle of the widths that break alike, so that other programs break there too.
            lowest = max(_widest(faced, lines), narrowest)
            least, found = faults, width - (lowest + min(before, narrower)) / 2
    return found


def _bound(line: Line) -> Line:
    """The line with its last space made one that does not break."""
    at = text.plain(line).rstrip().rfind(" ")
    runs, position = [], 0
    for run in line:
        start, position = position, position + len(run.text)
        if start <= at < position:
            run = replace(run, text=run.text[: at - start] + NO_BREAK_SPACE + run.text[at - start + 1 :])
        runs.append(run)
    return tuple(runs)


def _set(faced: Sequence[Faced], width: float) -> list[tuple[str, ...]]:
    return [fitting.wrap(text.plain(piece.line), width, face, piece.size) for piece, face in faced]


def _widest(faced: Sequence[Faced], lines: Sequence[Sequence[str]]) -> float:
    """A column that is just too narrow for the widest line."""
    widths = (
        face.width(line.rstrip(), piece.size)
        for (piece, face), wrapped in zip(faced, lines, strict=True)
        for line in wrapped
    )
    return max(widths, default=0.0) + fitting.WIDTH_SLACK - 0.1


def _faults(lines: Sequence[Sequence[str]]) -> int:
    """How many lines end within a compound or begin with a dash, and how many words stand alone at an end."""
    return sum(
        sum(line.endswith("-") for line in wrapped[:-1])
        + sum(line.startswith(_DASHES) for line in wrapped[1:])
        + (len(wrapped) > 1 and not _has_company(wrapped[-1]))
        for wrapped in lines
    )


def _has_company(line: str) -> bool:
    """Whether a line has more than one word."""
    return len(line.split()) > 1
