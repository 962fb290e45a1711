"""What is written into one slide of an edited deck?

Words, cells, readings, pictures, descriptions, looks and places, each where the presenter left it as it was drawn.
Shapes are added and taken away only where nobody has touched what stands around them: on a slide whose evidence is
as it was, or within a group that is.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from reportgen.refresh import charts, fit, places, tables, threeway, words
from reportgen.refresh.fit import Type
from reportgen.refresh.remarks import Outcome, Remark
from reportgen.refresh.standing import TOLERANCE, Leaf, Trio
from reportgen.refresh.words import Adopt
from reportgen.render.deck import reading, record
from reportgen.render.deck.reading import Reading, digest, qn
from reportgen.render.deck.record import Mark

# What stands around the evidence: rewriting it says nothing about the evidence's place.
_AROUND = frozenset(digest(name) for name in ("Title", "Kicker", "Source", "Number", "Marking", "Slide Number"))
_AROUND_ROLES = frozenset({"title", "ctrTitle", "sldNum", "ftr", "dt"})
# What LibreOffice calls each placeholder; the name it had comes back.
_RENAMED = "PlaceHolder "
# Numbers along a bar or a scale: they are right in their places alone.
_SCALE_LABEL = re.compile(r"(:scale|^tick|^likelihood|^scale):\d+$")
_STAYS = "stays with its bar"
_MOVED = "moved or resized by hand"


@dataclass(slots=True)
class Revision:
    """One slide while it is gone over; `base` is what the record is to say of its shapes from now on."""

    leaf: Leaf
    type: Type
    home: Callable[[Reading], Any]
    adopter: Callable[[Leaf, Reading], Adopt]
    is_open: bool
    has_same_looks: bool
    remarks: list[Remark] = field(default_factory=list)
    base: dict[tuple[int, int], Mark | None] = field(default_factory=dict)
    added: list[Mark] = field(default_factory=list)
    inserted: dict[int, Any] = field(default_factory=dict)
    rewritten: list[Trio] = field(default_factory=list)
    overflowing: list[str] = field(default_factory=list)

    def tell(self, outcome: Outcome, what: str, deck: str = "", brief: str = "") -> None:
        """Note one remark about this slide."""
        told = (
            " / ".join(" ".join(line.split()) for line in words.split("\n") if line.strip()) for words in (deck, brief)
        )
        self.remarks.append(Remark(outcome, self.leaf.number, self.leaf.title, what, *told))


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


def _has_copies(leaf: Leaf) -> bool:
    drawn = [trio.place for trio in (*leaf.trios, *leaf.gone)]
    return len(set(drawn)) < len(drawn)


def _is_as_drawn(trio: Trio) -> bool:
    if trio.was.name in _AROUND or trio.was.role in _AROUND_ROLES:
        return True
    mine = record.mark(trio.own)
    return (mine.lines, mine.rows) == (trio.was.lines, trio.was.rows) and not places.is_moved(trio)


def revise(revision: Revision, arrivals: Sequence[Reading]) -> None:
    """Bring one slide up to date."""
    leaf = revision.leaf
    if leaf.was is not None and leaf.now is None:
        return
    groups = places.grouped(leaf)
    whole = [group for group in groups.values() if revision.is_open or _is_whole(leaf, group)]
    if revision.is_open:
        # Only what the brief's own order took elsewhere: what the presenter brought here is theirs.
        for trio in [trio for trio in leaf.trios if trio.is_elsewhere and trio.place[0] == leaf.was]:
            leaf.trios.remove(trio)
            _remove(trio.own.element)
            revision.base[trio.place] = None
    for trio in leaf.trios:
        _revise(revision, trio)
    for trio in leaf.gone:
        _let_go(revision, trio, whole)
    for mark, now in leaf.missing:
        said = record.mark(now)
        if (said.lines, said.rows) != (mark.lines, mark.rows):
            revision.tell("gone", now.name, "deleted in the deck", _speech(now))
    is_alike = not leaf.fresh and not leaf.gone and not any(trio.is_elsewhere for trio in leaf.trios)

    def follows(trio: Trio) -> bool:
        return revision.has_same_looks and (revision.is_open or (is_alike and not trio.is_elsewhere))

    settled = places.settle(leaf, follows, groups, whole) if revision.has_same_looks else None
    for trio in settled.left if settled else ():
        assert trio.now is not None
        # Where a text stands is its presenter's affair; a bar says something by its length.
        if not trio.now.lines:
            revision.tell("left", trio.now.name, _MOVED, "another place or length")
    for trio in (*settled.left, *settled.stayed) if settled else leaf.trios:
        _keep_place(revision, trio)
    _add(revision, (*leaf.fresh, *arrivals), whole)
    if revision.is_open:
        _order(revision)
    _follow_type(leaf, follows)
    for trio in revision.rewritten:
        assert trio.now is not None
        fits = {"text": fit.settle, "table": fit.is_table_within}.get(trio.own.kind)
        if fits is not None and not fits(trio, leaf.slide, revision.type):
            revision.overflowing.append(trio.now.name)


def _keep_place(revision: Revision, trio: Trio) -> None:
    """Let the record go on saying where a shape was drawn."""
    base = revision.base.get(trio.place)
    if base is not None:
        sizes = trio.was.sizes if len(trio.was.sizes) == len(base.lines) else base.sizes
        revision.base[trio.place] = replace(base, box=trio.was.box, sizes=sizes, side=trio.was.side, ink=trio.was.ink)


def _is_whole(leaf: Leaf, group: Trio) -> bool:
    """Whether a group holds what it was drawn with, unless it was moved as a whole."""
    children = [trio for trio in (*leaf.trios, *leaf.gone) if trio.own.element.getparent() is group.own.element]
    if places.is_resized(group) or any(mark.parent == group.was.name for mark, _ in leaf.missing):
        return False
    stranger = any(shape.element.getparent() is group.own.element for shape in leaf.theirs)
    return not stranger and all(_is_as_drawn_within(trio) and not places.is_resized(trio) for trio in children)


def _revise(revision: Revision, trio: Trio) -> None:
    """Bring one shape up to date, but for its place."""
    assert trio.now is not None
    said, own, was = record.mark(trio.now), record.mark(trio.own), trio.was
    base = replace(said, name=was.name, parent=was.parent, role=was.role)
    match trio.own.kind:
        case "text":
            base = replace(base, lines=_revise_text(revision, trio, own.lines, said.lines))
            base = replace(base, look=_revise_look(revision, trio, own.look, said.look))
        case "table" | "chart" if was.rows and own.rows and said.rows:
            base = replace(base, rows=_revise_grid(revision, trio, own.rows, said.rows))
            base = replace(base, labels=_revise_labels(revision, trio, own.labels, said.labels))
        case "picture":
            base = replace(base, picture=_revise_picture(revision, trio, said.picture))
        case _:
            pass
    base = replace(base, alt=_revise_alt(trio, own.alt, said.alt))
    is_renumbered = revision.is_open and digest(trio.own.name) == trio.was.name
    if is_renumbered or trio.own.name.startswith(_RENAMED):
        _properties(trio.own.element).set("name", trio.now.name)
    if revision.is_open:
        base = replace(base, name=said.name, parent=said.parent)
    if not revision.leaf.is_copy or trio.place not in revision.base:
        revision.base[trio.place] = base


def _revise_text(revision: Revision, trio: Trio, own: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    assert trio.now is not None
    if _SCALE_LABEL.search(trio.now.name) and not _bar_follows(revision, trio):
        # "480" where 430 is on the scale would be worse than the figure of before.
        if now != trio.was.lines:
            revision.tell("left", trio.now.name, "\n".join(trio.own.lines), _STAYS)
        return trio.was.lines
    merged = threeway.merge(trio.was.lines, own, now)
    deck, brief = trio.own.lines, trio.now.lines
    if merged.is_changed:
        kept = {step.own for step in merged.steps if step.said is None}
        words.rewrite(_body(trio.own), merged.steps, _body(trio.now), revision.adopter(revision.leaf, trio.now))
        revision.rewritten.append(trio)
        revision.tell(
            "changed",
            trio.now.name,
            "\n".join(line for index, line in enumerate(deck) if index not in kept),
            "\n".join(brief[step.said] for step in merged.steps if step.said is not None),
        )
    if merged.left:
        revision.tell("left", trio.now.name, *_sides(merged.left, deck, brief))
    return merged.base


def _bar_follows(revision: Revision, label: Trio) -> bool:
    """Whether the bar that a label belongs to is drawn anew."""
    if not revision.has_same_looks or places.is_resized(label):
        return False
    groups = places.grouped(revision.leaf)
    group = groups.get(id(label.own.element.getparent()))
    return group is None or not places.is_resized(group)


def _sides(left: Iterable[threeway.Step], deck: Sequence[str], brief: Sequence[str]) -> tuple[str, str]:
    steps = list(left)
    return (
        "\n".join(deck[step.own] for step in steps if step.own is not None),
        "\n".join(brief[step.said] for step in steps if step.said is not None),
    )


def _revise_grid(revision: Revision, trio: Trio, own: tables.Rows, now: tables.Rows) -> tuple[tuple[str, ...], ...]:
    assert trio.now is not None
    grid = tables.merge(trio.was.rows, own, now)
    deck, brief = trio.own.rows, trio.now.rows
    if grid.is_changed:
        revision.rewritten.append(trio)
        if trio.own.kind == "chart":
            charts.rewrite(_chart(revision.leaf.slide, trio.own), _chart(revision.home(trio.now), trio.now), grid)
        else:
            adopt = revision.adopter(revision.leaf, trio.now)
            tables.rewrite(trio.own.element, trio.now.element, grid, adopt)
    for place, wanted in grid.said.items():
        what = _cell_name(trio, revision.leaf.slide, place)
        revision.tell("changed", what, deck[place[0]][place[1]], brief[wanted[0]][wanted[1]])
    if grid.is_whole:
        old, new = set(deck), set(brief)
        revision.tell("changed", trio.own.name, _rows_said(deck, new), _rows_said(brief, old))
    for cell, other in grid.left:
        what = _cell_name(trio, revision.leaf.slide, cell) if cell else trio.own.name
        said = brief[other[0]][other[1]] if other else ""
        revision.tell("left", what, deck[cell[0]][cell[1]] if cell else "", said)
    return grid.base


def _rows_said(rows: tables.Rows, known: set[tuple[str, ...]]) -> str:
    return "\n".join(" · ".join(row) for row in rows if tuple(row) not in known)


def _cell_name(trio: Trio, slide: Any, place: tables.Cell) -> str:
    """A cell by what stands first in its row and at the head of its column."""
    (row, column), rows, name = place, trio.own.rows, trio.own.name
    first = rows[row][0] if column else ""
    if trio.own.kind == "chart" and row:
        first = charts.category(first, _chart(slide, trio.own))
    parts = (str(first), rows[0][column] if row else "")
    return f"{name} [{', '.join(' '.join(part.split()) for part in parts if part)}]"


def _revise_labels(revision: Revision, trio: Trio, own: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """Labels and axes of a chart follow, as long as they say what was drawn."""
    if trio.own.kind == "chart" and trio.now is not None and tuple(own) == trio.was.labels != tuple(now):
        charts.relabel(_chart(revision.leaf.slide, trio.own), _chart(revision.home(trio.now), trio.now))
    return tuple(now)


def _revise_picture(revision: Revision, trio: Trio, said: str) -> str:
    assert trio.now is not None
    if said == trio.was.picture or trio.own.picture == said:
        return said
    if trio.own.picture != trio.was.picture:
        revision.tell("left", trio.own.name, "another picture", "a new picture")
        return trio.was.picture
    blip, source = (next(each.element.iter(qn("a:blip"))) for each in (trio.own, trio.now))
    content = revision.home(trio.now).part.related_part(source.get(qn("r:embed"))).blob
    _, relation = revision.leaf.slide.part.get_or_add_image_part(BytesIO(content))
    blip.set(qn("r:embed"), relation)
    revision.tell("changed", trio.own.name, "the picture of before", "a new picture")
    return said


def _revise_look(revision: Revision, trio: Trio, own: str, said: str) -> str:
    """Colour and outline follow where they carry a fact; a text's own box has none."""
    assert trio.now is not None
    if said == trio.was.look or own == said or not revision.has_same_looks:
        return said if own == said else trio.was.look
    if own != trio.was.look:
        revision.tell("left", trio.own.name, "drawn otherwise by hand", "another colour or form")
        return trio.was.look
    mine, yours = (each.element.find(qn("p:spPr")) for each in (trio.own, trio.now))
    place = mine.find(qn("a:xfrm"))
    for child in [child for child in mine if child is not place]:
        mine.remove(child)
    for child in yours:
        if child.tag != qn("a:xfrm"):
            mine.append(deepcopy(child))
    return said


def _revise_alt(trio: Trio, own: str, said: str) -> str:
    """A description follows; one that a program lost comes back, one that the presenter wrote stays."""
    assert trio.now is not None
    if own == said:
        return said
    if own in (trio.was.alt, "") and trio.now.alt:
        _properties(trio.own.element).set("descr", trio.now.alt)
        return said
    return trio.was.alt


def _let_go(revision: Revision, trio: Trio, whole: Sequence[Trio]) -> None:
    """What the brief no longer has leaves the deck, where nobody touched what stands around it."""
    parent = trio.own.element.getparent()
    if parent is None:
        return
    is_free = revision.is_open or any(group.own.element is parent for group in whole)
    if is_free and revision.has_same_looks and _is_as_drawn_within(trio):
        _remove(trio.own.element)
        revision.base[trio.place] = None
        if trio.own.lines:
            revision.tell("changed", trio.own.name, "\n".join(trio.own.lines))
    elif trio.own.lines or trio.own.rows:
        revision.tell("gone", trio.own.name, _speech(trio.own), "no longer in the brief")


def _is_as_drawn_within(trio: Trio) -> bool:
    return record.mark(trio.own).lines == trio.was.lines


def _add(revision: Revision, fresh: Sequence[Reading], whole: Sequence[Trio]) -> None:
    """Draw what is new in the brief where there is room for it; tell what has no place."""
    homes = {trio.now.name: trio for trio in whole if trio.now is not None}
    groups = {shape.name for shape in fresh if shape.kind == "group"}
    tree = revision.leaf.slide.shapes._spTree
    for shape in fresh:
        if shape.parent in groups:
            if revision.is_open:
                revision.added.append(record.mark(shape))
            elif shape.lines:
                revision.tell("new", shape.name, "", _speech(shape))
            continue
        group = homes.get(shape.parent)
        home = tree if revision.is_open and not shape.parent else group.own.element if group else None
        if home is None or not revision.has_same_looks or shape.kind == "chart":
            if shape.lines or shape.rows:
                revision.tell("new", shape.name, "", _speech(shape))
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


def _order(revision: Revision) -> None:
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


def _follow_type(leaf: Leaf, follows: Callable[[Trio], bool]) -> None:
    """Let type follow size, side and colour of the new drawing, where it still has those it was drawn with."""
    for trio in leaf.trios:
        if trio.now is None or not trio.was.sizes or not follows(trio) or places.is_resized(trio):
            continue
        if trio.own.kind == "table":
            if _is_shaped_as_drawn(trio):
                tables.settle(trio.own.element, trio.now.element, trio.was.sizes)
            continue
        paragraphs = _body(trio.own).findall(qn("a:p"))
        if trio.own.side == trio.was.side != trio.now.side:
            for paragraph in paragraphs:
                paragraph.get_or_add_pPr().set("algn", trio.now.side)
        if trio.own.ink == trio.was.ink != trio.now.ink:
            words.recolor(_body(trio.own), _body(trio.now))
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


def _speech(shape: Reading) -> str:
    if shape.rows:
        return "\n".join(" · ".join(row) for row in shape.rows)
    return "\n".join(shape.lines)


def _chart(slide: Any, shape: Reading) -> Any:
    return slide.shapes._shape_factory(shape.element).chart


def _body(shape: Reading) -> Any:
    return shape.element.find(qn("p:txBody"))


def _properties(element: Any) -> Any:
    return element.find(f"./*/{qn('p:cNvPr')}")


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
