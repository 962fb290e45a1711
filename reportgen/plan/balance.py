"""Where do the lines of a heading break?

In the fewest lines that fit, as equal as they can be, without a lone word at the end, without a line that ends in
a small word, and after a colon where there is one. `text-wrap: balance` has no effect in WeasyPrint 70, so the
breaks are found here, by the font's own advances.
"""

from reportgen import text as rich
from reportgen.text import Line
from reportgen.theme.metrics import FontMetrics, pieces

# A line that ends in one of these makes the reader wait.
SMALL_WORDS = frozenset(
    "& a an the and or but nor of in on at to by for from with as is are was be its his her their after into over than "
    "that who how why what when while via per vs".split()
)
# Costs, as shares of the squared column width.
_SMALL_WORD_COST = 0.06
_LONE_WORD_COST = 0.30
_HYPHEN_COST = 0.25
_COLON_GAIN = 0.25
# Longer texts are no headings: there the first-fit breaks are as good, and finding better ones takes square time.
LONGEST = 60


def balanced(content: Line, metrics: FontMetrics, size: float, width: float) -> tuple[Line, ...]:
    """Cut a line of rich text into lines of about equal length that fit the column."""
    words = pieces(rich.plain(content))
    if not words:
        return (content,)
    if len(words) > LONGEST:
        return _cut(content, [len(line) for line in _greedy(words, metrics, size, width)])
    return _cut(content, [sum(len(word) for word in line) for line in _best(words, metrics, size, width)])


def count_lines(content: Line, metrics: FontMetrics, size: float, width: float) -> int:
    """How many lines the text takes at the least."""
    return metrics.count_lines(rich.plain(content), size, width)


def _greedy(words: tuple[str, ...], metrics: FontMetrics, size: float, width: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        if metrics.width((lines[-1] + word).rstrip(), size) <= width:
            lines[-1] += word
        else:
            lines.append(word)
    return lines


def _best(words: tuple[str, ...], metrics: FontMetrics, size: float, width: float) -> list[tuple[str, ...]]:
    """The cheapest breaks among those with the fewest lines (dynamic programming over the last break)."""
    fewest = len(_greedy(words, metrics, size, width))
    widths = [[0.0] * (len(words) + 1) for _ in words]
    for start in range(len(words)):
        line = ""
        for end in range(start, len(words)):
            line += words[end]
            widths[start][end + 1] = metrics.width(line.rstrip(), size)
    # costs[n][end]: the cheapest setting of the first `end` words in n lines, and where its last line starts.
    costs: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(fewest):
        row: dict[int, tuple[float, int]] = {}
        for start, (before, _start) in costs[-1].items():
            for end in range(start + 1, len(words) + 1):
                if widths[start][end] > width and end > start + 1:
                    break
                cost = before + _cost(words[start:end], widths[start][end] / width, is_last=end == len(words))
                if end not in row or cost < row[end][0]:
                    row[end] = (cost, start)
        costs.append(row)
    lines: list[tuple[str, ...]] = []
    end = len(words)
    for row in reversed(costs[1:]):
        start = row[end][1]
        lines.append(words[start:end])
        end = start
    return lines[::-1]


def _cost(words: tuple[str, ...], share: float, *, is_last: bool) -> float:
    cost = (1 - share) ** 2
    last = words[-1].strip()
    if is_last:
        return cost + (_LONE_WORD_COST if len(words) == 1 else 0)
    if last[-1:] in "-‐–/" and words[-1][-1:] == last[-1:]:
        cost += _HYPHEN_COST
    if last.casefold() in SMALL_WORDS:
        cost += _SMALL_WORD_COST
    if last.endswith(":"):
        cost -= _COLON_GAIN
    return cost


def _cut(content: Line, lengths: list[int]) -> tuple[Line, ...]:
    """The runs of each line; the white space at a break goes."""
    lines: list[Line] = []
    start = 0
    for length in lengths:
        lines.append(rich.strip(rich.cut(content, start, start + length)))
        start += length
    return tuple(lines)
