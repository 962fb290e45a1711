"""Where do shapes stand once the brief's facts are drawn anew, around what the presenter moved?

A bar grows with its value and a column makes room for its text, unless somebody has moved or resized it. Within a
group that was moved as a whole, places are counted from the group: the bar still grows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from reportgen.refresh.standing import TOLERANCE, Leaf, Trio
from reportgen.render.deck.reading import Box, qn, transform

# Four roundings: of a shape and of its group, at either end.
_GROUP_TOLERANCE = 2 * TOLERANCE
_SELF_CONTAINED = frozenset({"indicator", "likelihood", "person"})


@dataclass(frozen=True, slots=True)
class Settled:
    """Shapes that stay where the presenter put them, and shapes that nothing was done about."""

    left: tuple[Trio, ...]
    stayed: tuple[Trio, ...]


def settle(leaf: Leaf, follows: Callable[[Trio], bool], groups: Mapping[int, Trio], whole: Sequence[Trio]) -> Settled:
    """Move what nobody has moved to where it belongs now; `groups` go by the identity of their elements."""
    left: list[Trio] = []
    stayed: list[Trio] = []
    children: dict[int, list[Trio]] = {number: [] for number in groups}
    for trio in leaf.trios:
        home = id(trio.own.element.getparent())
        if home in groups:
            children[home].append(trio)
        elif id(trio.own.element) in groups:
            continue
        elif not follows(trio):
            stayed.append(trio)
        elif not _settle_alone(trio):
            left.append(trio)
    for number, group in groups.items():
        if follows(group) or (group in whole and _is_self_contained(group)):
            left += _settle_group(group, children[number], follows)
        else:
            stayed += [group, *children[number]]
    return Settled(tuple(left), tuple(stayed))


def _is_self_contained(group: Trio) -> bool:
    """Whether what a group holds has its places from the group alone: an event's has them from its rail."""
    is_same = group.now is not None and group.own.name == group.now.name and not group.is_elsewhere
    return is_same and group.own.name.split(":")[0] in _SELF_CONTAINED


def is_moved(trio: Trio) -> bool:
    """Whether the presenter has moved or resized a shape on its slide."""
    own, was = trio.own.box, trio.was.box
    return own is not None and was is not None and not own.is_near(was, TOLERANCE)


def is_resized(trio: Trio) -> bool:
    """Whether the presenter has resized a shape."""
    own, was = trio.own.box, trio.was.box
    if own is None or was is None:
        return False
    return max(abs(own.width - was.width), abs(own.height - was.height)) > _GROUP_TOLERANCE


def grouped(leaf: Leaf) -> dict[int, Trio]:
    """The groups of a slide that do not stand within a group of the presenter's, by the identity of their elements."""
    return {
        id(trio.own.element): trio
        for trio in leaf.trios
        if trio.own.kind == "group" and trio.own.parent == "" and trio.now is not None and trio.own.box is not None
    }


def insert(group: Trio, element: Any, box: Box) -> None:
    """Let a new shape stand in a group as it stands in the new drawing of that group."""
    assert group.now is not None and group.now.box is not None
    offset = transform(group.own.element).find(qn("a:chOff"))
    left = int(offset.get("x")) + box.left - group.now.box.left
    put(element, replace(box, left=left, top=int(offset.get("y")) + box.top - group.now.box.top))


def put(element: Any, box: Box) -> None:
    """Let a shape stand in a box."""
    place = transform(element)
    if place is None:
        place = parse_xml(f'<a:xfrm {nsdecls("a")}><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>')
        element.find(qn("p:spPr")).insert(0, place)
    for tag, names, values in (
        ("a:off", ("x", "y"), (box.left, box.top)),
        ("a:ext", ("cx", "cy"), (box.width, box.height)),
    ):
        for name, value in zip(names, values, strict=True):
            place.find(qn(tag)).set(name, str(value))


def _settle_alone(trio: Trio) -> bool:
    """Move one shape; whether it now stands where the brief's drawing has it."""
    assert trio.now is not None
    wanted, was = trio.now.box, trio.was.box
    if wanted is None or was is None or wanted == was:
        return True
    if is_moved(trio) or trio.own.box is None or trio.own.parent:
        return False
    put(trio.own.element, wanted)
    return True


def _settle_group(group: Trio, children: Sequence[Trio], follows: Callable[[Trio], bool]) -> list[Trio]:
    """Move a group and what it holds; tell what stays."""
    own, was = group.own.box, group.was.box
    assert own is not None and group.now is not None
    now = group.now.box
    changed = [child for child in children if child.now is not None and child.now.box != child.was.box]
    if was is None or now is None or (now == was and not changed):
        return []
    if is_resized(group):
        return changed
    target = now if follows(group) and not is_moved(group) else replace(now, left=own.left, top=own.top)
    left: list[Trio] = []
    boxes: list[Box] = []
    for child in children:
        box, is_left = _within(child, own, was, now, target)
        if is_left:
            left.append(child)
        if box is not None:
            put(child.own.element, box)
            boxes.append(box)
    _frame(group.own.element, target)
    return left


def _within(child: Trio, own: Box, was: Box, now: Box, target: Box) -> tuple[Box | None, bool]:
    """Where a shape stands in its group's new place, and whether it stays away from where it belongs."""
    stands = child.own.box
    if stands is None:
        return None, False
    shifted = replace(stands, left=stands.left + target.left - own.left, top=stands.top + target.top - own.top)
    if child.now is None or child.now.box is None or child.was.box is None:
        return shifted, False
    mine = replace(stands, left=stands.left - own.left, top=stands.top - own.top)
    drawn = replace(child.was.box, left=child.was.box.left - was.left, top=child.was.box.top - was.top)
    wanted = child.now.box
    if not mine.is_near(drawn, _GROUP_TOLERANCE):
        moved = replace(wanted, left=wanted.left - now.left, top=wanted.top - now.top)
        return shifted, moved != drawn
    left, top = target.left + wanted.left - now.left, target.top + wanted.top - now.top
    return replace(wanted, left=left, top=top), False


def _frame(group: Any, box: Box) -> None:
    """Let a group cover a box, its inner places counted as the slide's."""
    put(group, box)
    place = transform(group)
    for tag, names, values in (
        ("a:chOff", ("x", "y"), (box.left, box.top)),
        ("a:chExt", ("cx", "cy"), (box.width, box.height)),
    ):
        for name, value in zip(names, values, strict=True):
            place.find(qn(tag)).set(name, str(value))
