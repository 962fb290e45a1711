"""How are the cells of a table, or the data of a chart, brought up to date?

Cell by cell, as long as rows and columns are still those that were drawn. Rows are known by what they say, columns
by their heads, so that a row the presenter moved or a column they took out is no obstacle. Rows and columns are
added only to a table that nobody has touched.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from reportgen.refresh import pairing, words
from reportgen.refresh.words import Adopt
from reportgen.render.deck import reading
from reportgen.render.deck.reading import digest, qn

Rows = Sequence[Sequence[str]]
Cell = tuple[int, int]


@dataclass(slots=True)
class Grid:
    """What is to be done: cells of the deck with the cells of the brief that they are to say, and the rest.

    `base` is what the record is to say from now on. `is_whole` asks for the brief's table in the place of the deck's.
    """

    said: dict[Cell, Cell] = field(default_factory=dict)
    left: list[tuple[Cell | None, Cell | None]] = field(default_factory=list)
    base: tuple[tuple[str, ...], ...] = ()
    is_whole: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether the deck is to say anything else than it does."""
        return self.is_whole or bool(self.said)


def merge(was: Rows, own: Rows, now: Rows) -> Grid:
    """Go over a table given by its fingerprints: as it was drawn, as it stands, as the brief has it."""
    was, own, now = ([tuple(row) for row in rows] for rows in (was, own, now))
    if own == now or was == now:
        return Grid(base=tuple(now))
    new_columns, own_columns = _columns(was, now), _columns(was, own)
    new_rows, own_rows = _rows(was, now), _rows(was, own)
    is_in_order = len(was) == len(now) and all(old == new for old, new in new_rows.items())
    if own == was and not (is_in_order and len(was[0]) == len(now[0])):
        return Grid(base=tuple(now), is_whole=True)
    grid = Grid()
    base = [list(row) for row in was]
    for row in range(len(was)):
        for column in range(len(was[0])):
            wanted = _cell(new_rows, new_columns, row, column)
            if wanted is None or now[wanted[0]][wanted[1]] == was[row][column]:
                continue
            place = _cell(own_rows, own_columns, row, column)
            if place is not None and own[place[0]][place[1]] == was[row][column]:
                grid.said[place] = wanted
            elif place is None or own[place[0]][place[1]] != now[wanted[0]][wanted[1]]:
                grid.left.append((place, wanted))
                continue
            base[row][column] = now[wanted[0]][wanted[1]]
    grid.left += [(None, (row, 0)) for row in range(len(now)) if row not in new_rows.values()]
    grid.left += [((own_rows[row], 0), None) for row in range(len(was)) if row not in new_rows and row in own_rows]
    grid.base = tuple(map(tuple, base))
    return grid


def rewrite(frame: Any, said: Any, grid: Grid, adopt: Adopt) -> None:
    """Bring a native table to what was decided, taking words from the table `said`."""
    own, new = (next(each.iter(qn("a:tbl"))) for each in (frame, said))
    if grid.is_whole:
        _replace(own, new, adopt)
        return
    for place, wanted in grid.said.items():
        target, source = _at(own, place), _at(new, wanted)
        words.replace(target.find(qn("a:txBody")), source.find(qn("a:txBody")), adopt)


def settle(frame: Any, said: Any, drawn: Sequence[int]) -> None:
    """Give a table the columns, rows and type of the new drawing; `drawn` are the sizes its cells were drawn in."""
    own, new = (next(each.iter(qn("a:tbl"))) for each in (frame, said))
    for tag, name in (("a:gridCol", "w"), ("a:tr", "h")):
        mine, yours = list(own.iter(qn(tag))), list(new.iter(qn(tag)))
        if len(mine) == len(yours):
            for one, other in zip(mine, yours, strict=True):
                one.set(name, other.get(name))
    cells, sources = list(own.iter(qn("a:tc"))), list(new.iter(qn("a:tc")))
    if not len(cells) == len(sources) == len(drawn):
        return
    for cell, source, old in zip(cells, sources, drawn, strict=True):
        is_ours = reading.size(cell.find(f"{qn('a:txBody')}/{qn('a:p')}")) == old
        for paragraph, other in zip(cell.iter(qn("a:p")), source.iter(qn("a:p")), strict=False):
            size, new_size = reading.size(paragraph), reading.size(other)
            if is_ours and size and new_size and size != new_size:
                words.resize(paragraph, size, new_size)


def _replace(own: Any, new: Any, adopt: Adopt) -> None:
    """Put the brief's rows and columns in the place of the deck's; the table keeps its style."""
    for tag in ("a:tblGrid", "a:tr"):
        for old in own.findall(qn(tag)):
            own.remove(old)
        for fresh in new.findall(qn(tag)):
            own.append(adopt(deepcopy(fresh)))


def _at(table: Any, place: Cell) -> Any:
    return list(list(table.iterchildren(qn("a:tr")))[place[0]].iterchildren(qn("a:tc")))[place[1]]


def _cell(rows: dict[int, int], columns: dict[int, int], row: int, column: int) -> Cell | None:
    return (rows[row], columns[column]) if row in rows and column in columns else None


def _columns(was: Rows, other: Rows) -> dict[int, int]:
    """Columns by their heads; by order where there are as many."""
    if not other:
        return {}
    if len(was[0]) == len(other[0]):
        return {index: index for index in range(len(was[0]))}
    return {index: list(other[0]).index(head) for index, head in enumerate(was[0]) if head in other[0]}


def _rows(was: Rows, other: Rows) -> dict[int, int]:
    """Rows by what they say; the first is the head."""
    if not other:
        return {}
    empty = digest("")
    ours, theirs = ([{cell for cell in row if cell != empty} for row in rows[1:]] for rows in (was, other))
    kin = [(index, index) for index in range(min(len(ours), len(theirs)))] if len(ours) == len(theirs) else []
    return {0: 0, **{left + 1: right + 1 for left, right in pairing.pair(ours, theirs, kin).items()}}
