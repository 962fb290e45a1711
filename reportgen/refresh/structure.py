"""Which shapes come, which go, and in which order do they stand?

Only where nobody has touched what stands around them: on a slide whose evidence is as it was drawn, or within a group
that is. Elsewhere it is told.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from reportgen.refresh import places, words
from reportgen.refresh.revision import Revision, remove, speech
from reportgen.refresh.standing import Trio
from reportgen.refresh.touched import says_as_drawn
from reportgen.render.deck import record
from reportgen.render.deck.reading import Reading, qn


def let_go(revision: Revision, trio: Trio, whole: Sequence[Trio]) -> None:
    """What the brief no longer has leaves the deck, where nobody touched what stands around it."""
    parent = trio.own.element.getparent()
    if parent is None:
        return
    is_free = revision.is_open or any(group.own.element is parent for group in whole)
    if is_free and revision.has_same_looks and says_as_drawn(trio):
        remove(trio.own.element)
        revision.base[trio.place] = None
        if trio.own.lines:
            revision.tell("changed", trio.own.name, "\n".join(trio.own.lines))
    elif trio.own.lines or trio.own.rows:
        revision.tell("gone", trio.own.name, speech(trio.own), "no longer in the brief")


def add(revision: Revision, fresh: Sequence[Reading], whole: Sequence[Trio]) -> None:
    """Draw what is new in the brief where there is room for it; tell what has no place."""
    homes = {trio.now.name: trio for trio in whole if trio.now is not None}
    groups = {shape.name for shape in fresh if shape.kind == "group"}
    tree = revision.leaf.slide.shapes._spTree
    for shape in fresh:
        if shape.parent in groups:
            if revision.is_open:
                revision.added.append(record.mark(shape))
            elif shape.lines:
                revision.tell("new", shape.name, "", speech(shape))
            continue
        group = homes.get(shape.parent)
        home = tree if revision.is_open and not shape.parent else group.own.element if group else None
        if home is None or not revision.has_same_looks or shape.kind == "chart":
            if shape.lines or shape.rows:
                revision.tell("new", shape.name, "", speech(shape))
            continue
        copy = _insert(revision, home, shape)
        revision.inserted[id(shape.element)] = copy
        if group is not None and shape.box is not None:
            places.insert(group, copy, shape.box)
        revision.added.append(record.mark(shape))
        if shape.lines or shape.kind == "group":
            inner = [other for other in fresh if other.parent == shape.name and other.lines]
            said = "\n".join("\n".join(each.lines) for each in (shape, *inner))
            revision.tell("changed", shape.name, "", said)


def _insert(revision: Revision, home: Any, shape: Reading) -> Any:
    """Put a shape behind the one that it follows in the new drawing, and return it."""
    copy = revision.adopter(revision.leaf, shape)(deepcopy(shape.element))
    words.set_face(copy, revision.leaf.slide._element)
    number = max(int(each.get("id")) for each in revision.leaf.slide._element.iter(qn("p:cNvPr")))
    for offset, each in enumerate(copy.iter(qn("p:cNvPr")), start=1):
        each.set("id", str(number + offset))
    own = {id(trio.now.element): trio.own.element for trio in revision.leaf.trios if trio.now is not None}
    before = shape.element.getprevious()
    while before is not None and not (id(before) in own and own[id(before)].getparent() is home):
        before = before.getprevious()
    if before is not None:
        own[id(before)].addnext(copy)
    elif (end := home.find(qn("p:extLst"))) is not None:
        end.addprevious(copy)
    else:
        home.append(copy)
    return copy


def order(revision: Revision) -> None:
    """Put shapes in the new drawing's order, in which they are read out, if no other shape stands there."""
    trios = revision.leaf.trios
    own = {id(trio.now.element): trio.own.element for trio in trios if trio.now is not None} | revision.inserted
    drawn = {id(trio.now.element.getparent()): trio.now.element.getparent() for trio in trios if trio.now is not None}
    for tree in drawn.values():
        ours = [own[id(child)] for child in tree if id(child) in own]
        home = ours[0].getparent()
        shapes = [child for child in home if child.find(f"./*/{qn('p:cNvPr')}") is not None]
        if home is None or {id(each) for each in shapes} != {id(each) for each in ours}:
            continue
        start = home.index(shapes[0])
        for offset, shape in enumerate(ours):
            home.insert(start + offset, shape)
