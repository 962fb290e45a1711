"""What does one shape say now, and how does it look?

Words, cells, readings, pictures, descriptions and looks are gone over one by one, each taken from the brief where the
presenter left it as it was drawn.
"""

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from typing import Any

from reportgen.refresh import charts, places, tables, threeway, words
from reportgen.refresh.revision import Revision, body, chart
from reportgen.refresh.standing import Trio
from reportgen.render.deck import reading, record
from reportgen.render.deck.reading import digest, qn

# What LibreOffice calls each placeholder; the name it had comes back.
_RENAMED = "PlaceHolder "
# Numbers along a bar or a scale: they are right in their places alone.
_SCALE_LABEL = re.compile(r"(:scale|^tick|^likelihood|^scale):\d+$")
_STAYS = "stays with its bar"


def revise(revision: Revision, trio: Trio) -> None:
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
        reading.properties(trio.own.element).set("name", trio.now.name)
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
        words.rewrite(body(trio.own), merged.steps, body(trio.now), revision.adopter(revision.leaf, trio.now))
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
            charts.rewrite(chart(revision.leaf.slide, trio.own), chart(revision.home(trio.now), trio.now), grid)
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
        first = charts.category(first, chart(slide, trio.own))
    parts = (str(first), rows[0][column] if row else "")
    return f"{name} [{', '.join(' '.join(part.split()) for part in parts if part)}]"


def _revise_labels(revision: Revision, trio: Trio, own: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """Labels and axes of a chart follow, as long as they say what was drawn."""
    if trio.own.kind == "chart" and trio.now is not None and tuple(own) == trio.was.labels != tuple(now):
        charts.relabel(chart(revision.leaf.slide, trio.own), chart(revision.home(trio.now), trio.now))
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
        reading.properties(trio.own.element).set("descr", trio.now.alt)
        return said
    return trio.was.alt
