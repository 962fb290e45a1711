"""What has a presenter touched, and what is as it was drawn?"""

from reportgen.refresh import places
from reportgen.refresh.standing import Leaf, Trio
from reportgen.render.deck import record
from reportgen.render.deck.reading import digest, qn

# What stands around the evidence: rewriting it says nothing about the evidence's place.
_AROUND = frozenset(digest(name) for name in ("Title", "Kicker", "Source", "Number", "Marking", "Slide Number"))
_AROUND_ROLES = frozenset({"title", "ctrTitle", "sldNum", "ftr", "dt"})


def is_untouched(leaf: Leaf) -> bool:
    """Whether the evidence of a slide is as it was drawn: nothing moved, rewritten, added, deleted or animated."""
    if leaf.was is None or leaf.is_copy or leaf.slide._element.find(qn("p:timing")) is not None:
        return False
    if any(shape.role not in _AROUND_ROLES for shape in leaf.theirs):
        return False
    if any(trio.place[0] != leaf.was for trio in (*leaf.trios, *leaf.gone)) or _has_copies(leaf):
        return False
    if any(mark.name not in _AROUND and mark.role not in _AROUND_ROLES for mark, _ in leaf.missing):
        return False
    return all(_is_as_drawn(trio) for trio in (*leaf.trios, *leaf.gone))


def is_whole(leaf: Leaf, group: Trio) -> bool:
    """Whether a group holds what it was drawn with, unless it was moved as a whole."""
    children = [trio for trio in (*leaf.trios, *leaf.gone) if trio.own.element.getparent() is group.own.element]
    if places.is_resized(group) or any(mark.parent == group.was.name for mark, _ in leaf.missing):
        return False
    stranger = any(shape.element.getparent() is group.own.element for shape in leaf.theirs)
    return not stranger and all(says_as_drawn(trio) and not places.is_resized(trio) for trio in children)


def says_as_drawn(trio: Trio) -> bool:
    """Whether nobody has rewritten a shape."""
    return record.mark(trio.own).lines == trio.was.lines


def _has_copies(leaf: Leaf) -> bool:
    drawn = [trio.place for trio in (*leaf.trios, *leaf.gone)]
    return len(set(drawn)) < len(drawn)


def _is_as_drawn(trio: Trio) -> bool:
    if trio.was.name in _AROUND or trio.was.role in _AROUND_ROLES:
        return True
    mine = record.mark(trio.own)
    return (mine.lines, mine.rows) == (trio.was.lines, trio.was.rows) and not places.is_moved(trio)
