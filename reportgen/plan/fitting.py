"""What size must a text have to fit, and where does it go on?

The one place that owns fitting. Texts are measured with the face that stands in for the presentation's own
(reportgen.theme.metrics: too few lines were predicted in none of 732 boxes), so what fits here fits on the
slide. Sizes are tried from the largest; below the smallest a text is continued, never shrunk. All lengths
here are in points, as the metrics count.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeVar

from reportgen import text as rich
from reportgen.plan.balance import SMALL_WORDS
from reportgen.text import Line
from reportgen.theme.metrics import FontMetrics, advances

T = TypeVar("T")

# LibreOffice and PowerPoint round advances to their own grids; a line that fits by less than this may not.
WIDTH_SLACK = 1.5
# What a title pays for a line that makes the reader wait for the next.
_SMALL_WORD_COST = 0.2
_DASHES = ("—", "–", "-")
# What a line gains by ending where the sense pauses.
_SENSE_BREAKS = {":": 0.6, "—": 0.3, "–": 0.3, ";": 0.3, ",": 0.1}


@dataclass(frozen=True, slots=True)
class Face:
    """The two weights of the presentation's face."""

    regular: FontMetrics
    bold: FontMetrics

    def weight(self, *, is_bold: bool) -> FontMetrics:
        """The metrics of one weight."""
        return self.bold if is_bold else self.regular

    def of(self, line: Line, *, is_bold: bool = False) -> FontMetrics:
        """The metrics that are safe for a line: a single strong run makes the whole be measured bold."""
        return self.weight(is_bold=is_bold or any(run.strong for run in line))


@dataclass(frozen=True, slots=True)
class Fitted:
    """The size at which a text fits, and the lines it then takes."""

    size: float
    lines: tuple[str, ...]


def fit(text: str, width: float, height: float, face: FontMetrics, sizes: Sequence[float]) -> Fitted | None:
    """The largest size at which the text stays within the box; None when even the smallest is too large."""
    for size in sorted(sizes, reverse=True):
        lines = wrap(text, width, face, size)
        if len(lines) * line_height(face, size) <= height:
            return Fitted(size, lines)
    return None


def largest(
    steps: Sequence[T],
    height_of: Callable[[T], float],
    height: float,
    is_better: Callable[[T], bool] | None = None,
) -> T | None:
    """The first step, of steps given from large to small, at which everything together is low enough.

    Of those that are, the first that is also better, if there is one.
    """
    low = (step for step in steps if height_of(step) <= height)
    first = next(low, None)
    if first is None or is_better is None or is_better(first):
        return first
    return next((step for step in low if is_better(step)), first)


def wrap(text: str, width: float, face: FontMetrics, size: float) -> tuple[str, ...]:
    """The lines of a text, with the slack that keeps a just-fitting line from breaking elsewhere."""
    return face.wrap(text, size, max(size, width - WIDTH_SLACK))


def longest_word(text: str, face: FontMetrics, size: float) -> float:
    """The width of the longest stretch that a line break does not divide."""
    return max((visible for _, visible, _ in advances(face, text)), default=0.0) * size


def line_height(face: FontMetrics, size: float) -> float:
    """The height of one line."""
    return face.line_height * size


def text_height(text: str, width: float, face: FontMetrics, size: float) -> float:
    """The height of a text in a column."""
    return len(wrap(text, width, face, size)) * line_height(face, size) if text else 0.0


def balanced(count: int, limit: int) -> tuple[int, ...]:
    """Page sizes that differ by at most one, the larger first: eleven by at most six is six and five."""
    if count <= 0:
        return ()
    pages = -(-count // limit)
    small, extra = divmod(count, pages)
    return tuple(small + (page < extra) for page in range(pages))


def paginate(heights: Sequence[float], height: float, limit: int) -> tuple[int, ...]:
    """How many items each page takes: the fewest pages, then pages as equally full as they can be.

    An item higher than a page stands alone; whoever placed it continues it.
    """
    fewest = len(_filled(heights, height, limit))
    even = balanced(len(heights), -(-len(heights) // fewest)) if fewest else ()
    if len(even) == fewest and _fits(even, heights, height):
        return even
    ceilings = sorted({total for start in range(len(heights)) for total in accumulate(heights[start:])})
    attempts = (_filled(heights, ceiling, limit) for ceiling in ceilings if ceiling <= height)
    return next((attempt for attempt in attempts if len(attempt) == fewest), _filled(heights, height, limit))


def _filled(heights: Sequence[float], height: float, limit: int) -> tuple[int, ...]:
    pages: list[int] = []
    used, count = 0.0, 0
    for each in heights:
        if count and (used + each > height or count == limit):
            pages.append(count)
            used, count = 0.0, 0
        used, count = used + each, count + 1
    return (*pages, count) if count else ()


def _fits(pages: Sequence[int], heights: Sequence[float], height: float) -> bool:
    edges = [0, *accumulate(pages)]
    return all(end - start == 1 or sum(heights[start:end]) <= height for start, end in pairwise(edges))


def balanced_width(text: str, width: float, face: FontMetrics, size: float) -> float:
    """The column that takes no more lines and breaks a title best: lines about equally long, sense kept together.

    A line that ends with a colon or a dash is worth a shorter last line; one that opens with a dash is not made.
    """
    lines = wrap(text, width, face, size)
    if len(lines) < 2:
        return width
    longest = longest_word(text, face, size)
    least, narrower = float("inf"), width
    equal: list[float] = []
    while narrower > longest + WIDTH_SLACK:
        attempt = wrap(text, narrower, face, size)
        if len(attempt) > len(lines):
            break
        ragged = _raggedness(attempt, face)
        equal = [narrower] if ragged < least else [*equal, narrower] if ragged == least else equal
        least = min(least, ragged)
        narrower -= WIDTH_SLACK
    # Of the widths that break alike the one in the middle also holds in a program that measures otherwise.
    return equal[len(equal) // 2] if equal else width


def _raggedness(lines: Sequence[str], face: FontMetrics) -> float:
    """How badly a title breaks: 0 is even, 1 is one line that is nearly empty."""
    widths = [face.width(line, 1) for line in lines]
    ragged = 1 - min(widths) / max(widths)
    ragged -= sum(_SENSE_BREAKS.get(line[-1:], 0.0) for line in lines[:-1])
    ragged += sum(line.startswith(_DASHES) for line in lines[1:])
    ragged += _SMALL_WORD_COST * sum(line.split()[-1].casefold() in SMALL_WORDS for line in lines[:-1] if line.split())
    return ragged + (" " not in lines[-1].strip())


def split(line: Line, width: float, height: float, face: FontMetrics, size: float) -> tuple[Line, Line]:
    """What of a line fits, and what goes on elsewhere: cut after a sentence if one fits, else after a word."""
    room = int((height + 1e-6) // line_height(face, size))
    plain = rich.plain(line)
    if room < 1 or len(wrap(plain, width, face, size)) <= room:
        return line, ()
    ends = _sentence_ends(line)
    fitting = [end for end in ends if len(wrap(plain[:end], width, face, size)) <= room]
    if not fitting or fitting[-1] == 0:
        fitting = [end for end in _word_ends(plain) if len(wrap(plain[:end], width, face, size)) <= room]
    # Not even one word fits: the first line as it breaks is cut, so that the rest gets smaller.
    end = fitting[-1] if fitting else len("".join(wrap(plain, width, face, size)[:room]))
    return rich.strip(rich.cut(line, 0, end)), rich.strip(rich.cut(line, end, len(plain)))


def _sentence_ends(line: Line) -> list[int]:
    plain, ends, position = rich.plain(line), [], 0
    for sentence in rich.sentences(line):
        words = rich.plain(sentence)
        position = plain.index(words, position) + len(words)
        ends.append(position)
    return ends


def _word_ends(plain: str) -> list[int]:
    return [index for index, char in enumerate(plain) if char.isspace()]
