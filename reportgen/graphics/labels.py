"""Where do labels along an axis stand so that none touches another?

Labels that touch are pushed apart, towards the ends of the axis; where there is no room for all, labels of the
scale go before the author's values do, the last first. A value is never dropped: the last resort is a cut with
an ellipsis, for its full text stands beside the figure and in its alternative text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Anchor = Literal["start", "middle", "end"]
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Label:
    """Words that belong to a position; `anchor` says which part of them stands there."""

    at: float
    words: str
    anchor: Anchor = "middle"
    is_scale: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A label and the left edge it got."""

    left: float
    width: float
    label: Label


def arrange(labels: Sequence[Label], width: float, gap: float, measure: Callable[[str], float]) -> tuple[Placed, ...]:
    """Place the labels between 0 and `width`, in the order of their positions."""
    kept = sorted(labels, key=lambda label: label.at)
    while len(kept) > 1 and _needed(kept, gap, measure) > width:
        scale = [index for index, label in enumerate(kept) if label.is_scale]
        if not scale:
            share = (width - gap * (len(kept) - 1)) / len(kept)
            kept = [replace(label, words=cut(label.words, share, measure)) for label in kept]
            break
        kept.pop(scale[-1])
    kept = [replace(label, words=cut(label.words, width, measure)) for label in kept]
    return _pushed_apart([_wished(label, measure(label.words)) for label in kept if label.words], width, gap)


def cut(words: str, room: float, measure: Callable[[str], float]) -> str:
    """The words, or as many letters of them as fit with an ellipsis; nothing when not even that fits."""
    if measure(words) <= room:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(words[:middle].rstrip() + ELLIPSIS) <= room:
            low = middle
        else:
            high = middle - 1
    return words[:low].rstrip() + ELLIPSIS if low else ""


def _needed(labels: Sequence[Label], gap: float, measure: Callable[[str], float]) -> float:
    return sum(measure(label.words) for label in labels) + gap * (len(labels) - 1)


def _wished(label: Label, width: float) -> Placed:
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    return Placed(label.at - share * width, width, label)


def _pushed_apart(wished: Sequence[Placed], width: float, gap: float) -> tuple[Placed, ...]:
    """Sweep once from the right end, pushing left, and once back, so that nothing stands outside."""
    limit = width
    swept: list[Placed] = []
    for placed in reversed(wished):
        left = min(placed.left, limit - placed.width)
        swept.append(replace(placed, left=left))
        limit = left - gap
    limit = 0.0
    settled: list[Placed] = []
    for placed in reversed(swept):
        left = max(placed.left, limit)
        settled.append(replace(placed, left=left))
        limit = left + placed.width + gap
    return tuple(settled)
