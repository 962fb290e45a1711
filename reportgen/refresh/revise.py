"""What is written into one slide of an edited deck?

Words, cells, readings, pictures, descriptions, looks and places, each where the presenter left it as it was drawn.
Shapes are added and taken away only where nobody has touched what stands around them: on a slide whose evidence is
as it was, or within a group that is.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportgen.refresh import fit, places, setting, shape, structure
from reportgen.refresh.revision import Revision, remove, speech
from reportgen.refresh.standing import Trio
from reportgen.refresh.touched import is_whole
from reportgen.render.deck import record
from reportgen.render.deck.reading import Reading

_MOVED = "moved or resized by hand"


def revise(revision: Revision, arrivals: Sequence[Reading]) -> None:
    """Bring one slide up to date."""
    leaf = revision.leaf
    if leaf.was is not None and leaf.now is None:
        return
    groups = places.grouped(leaf)
    whole = [group for group in groups.values() if revision.is_open or is_whole(leaf, group)]
    if revision.is_open:
        # Only what the brief's own order took elsewhere: what the presenter brought here is theirs.
        for trio in [trio for trio in leaf.trios if trio.is_elsewhere and trio.place[0] == leaf.was]:
            leaf.trios.remove(trio)
            remove(trio.own.element)
            revision.base[trio.place] = None
    for trio in leaf.trios:
        shape.revise(revision, trio)
    for trio in leaf.gone:
        structure.let_go(revision, trio, whole)
    for mark, now in leaf.missing:
        said = record.mark(now)
        if (said.lines, said.rows) != (mark.lines, mark.rows):
            revision.tell("gone", now.name, "deleted in the deck", speech(now))
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
    structure.add(revision, (*leaf.fresh, *arrivals), whole)
    if revision.is_open:
        structure.order(revision)
    setting.follow(leaf, follows)
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
