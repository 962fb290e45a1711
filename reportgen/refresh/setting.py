"""How does type follow the new drawing: size, side, colour, and a table's columns and rows?

Only what still has the setting it was drawn with follows: a size or colour that the presenter chose is theirs.
"""

from collections.abc import Callable, Sequence
from typing import Any

from reportgen.refresh import places, tables, words
from reportgen.refresh.revision import body
from reportgen.refresh.standing import TOLERANCE, Leaf, Trio
from reportgen.render.deck import reading
from reportgen.render.deck.reading import qn


def follow(leaf: Leaf, follows: Callable[[Trio], bool]) -> None:
    """Let type follow size, side and colour of the new drawing, where it still has those it was drawn with."""
    for trio in leaf.trios:
        if trio.now is None or not trio.was.sizes or not follows(trio) or places.is_resized(trio):
            continue
        if trio.own.kind == "table":
            if _is_shaped_as_drawn(trio):
                tables.settle(trio.own.element, trio.now.element, trio.was.sizes)
            continue
        paragraphs = body(trio.own).findall(qn("a:p"))
        if trio.own.side == trio.was.side != trio.now.side:
            for paragraph in paragraphs:
                paragraph.get_or_add_pPr().set("algn", trio.now.side)
        if trio.own.ink == trio.was.ink != trio.now.ink and len(paragraphs) == len(trio.now.lines):
            words.recolor(body(trio.own), body(trio.now))
        _follow_sizes(paragraphs, trio.was.sizes, trio.now.sizes)


def _is_shaped_as_drawn(trio: Trio) -> bool:
    """Whether a table has the columns it was drawn with, as wide as they were."""
    own, was = trio.own.widths, trio.was.widths
    return len(own) == len(was) and all(abs(one - other) <= TOLERANCE for one, other in zip(own, was, strict=True))


def _follow_sizes(paragraphs: Sequence[Any], was: Sequence[int], now: Sequence[int]) -> None:
    if len(paragraphs) != len(now):
        return
    drawn = [{size} for size in was] if len(was) == len(now) else [set(was)] * len(now)
    for paragraph, old, new in zip(paragraphs, drawn, now, strict=True):
        size = reading.size(paragraph)
        if size and new and size != new and size in old:
            words.resize(paragraph, size, new)
