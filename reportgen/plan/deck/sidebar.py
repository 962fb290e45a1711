"""What stands in the panel beside a path?

First what belongs to this path: who discusses it, by when and how grave it is, what to watch for, what would
change the view; then, where room is left, the other paths. What does not fit at the smallest size is left to
the notes, last things first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise

from reportgen import text
from reportgen.plan import fitting
from reportgen.plan.deck.evidence import Panel, State, StateMark
from reportgen.plan.deck.placed import Disc, Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.outlook import Outlook, Path, Watch
from reportgen.text import Line, Paragraph, Prose

# From one bare disc to the next, in discs.
CLOSEST_DISCS, WIDEST_DISCS = 1.2, 1.5


@dataclass(frozen=True, slots=True)
class Item:
    """A text with what stands before it: a signpost's state, another path's number, or nothing."""

    key: str
    content: Line | Prose
    state: State | None = None
    number: int | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its items; the part at the foot is pinned there."""

    key: str
    heading: str
    items: tuple[Item, ...]
    is_at_foot: bool = False


def parts(sheet: Sheet, path: Path, outlook: Outlook, *, has_view: bool) -> tuple[Part, ...]:
    """What the panel could say, the most important first."""
    found: list[Part] = []
    if path.signposts:
        found.append(
            Part("signposts", sheet.label("signposts"), tuple(map(_signpost(sheet), enumerate(path.signposts))))
        )
    if path.discussed_by:
        found.append(Part("discussed-by", sheet.label("discussed_by"), (Item("discussed-by", path.discussed_by),)))
    # Impact and horizon are a word or two each and share a line.
    short = (("impact", text.line(path.impact.capitalize()) if path.impact else None), ("horizon", path.horizon))
    given = [(key, line) for key, line in short if line]
    if given:
        key, heading = "-".join(key for key, _ in given), " · ".join(sheet.label(key) for key, _ in given)
        found.append(Part(key, heading, (Item(key, text.join((line for _, line in given), " · ")),)))
    if path.would_change and has_view:
        found.append(Part("would-change", sheet.label("would_change"), (Item("would-change", path.would_change),)))
    others = tuple(
        Item(f"other-path:{other.number}", other.title, number=other.number)
        for other in outlook.paths
        if other.number != path.number
    )
    if others and found:
        found.append(Part("other-paths", sheet.label("other_paths"), others, is_at_foot=True))
    return tuple(found)


def panel(sheet: Sheet, wanted: Sequence[Part], frame: Frame) -> Panel:
    """The parts at the largest size that shows most of them."""
    inner = _inner(sheet, frame)
    found = _fitting(sheet, wanted, inner)
    if found is None:
        return _Layout(sheet, frame, inner, sheet.steps("panel_text")[-1]).panel(_cut(sheet, wanted[0], inner))
    shown, step = found
    return _Layout(sheet, frame, inner, step).panel(shown)


def fullness(sheet: Sheet, wanted: Sequence[Part], frame: Frame) -> float:
    """How much of a panel's height its parts would take, from 0 to 1."""
    inner = _inner(sheet, frame)
    found = _fitting(sheet, wanted, inner)
    return 1.0 if found is None else _height(sheet, found[0], inner.width, found[1]) / inner.height


def stacked(sheet: Sheet, shown: Sequence[Part], inner: Frame, step: int) -> Panel:
    """Parts under one another at a step, whatever stands around them."""
    return _Layout(sheet, inner, inner, step).panel(shown)


def in_columns(sheet: Sheet, part: Part, inner: Frame, step: int, across: int) -> Panel:
    """One part with its items in columns under its heading, read down each column."""
    heading = _heading_height(sheet, part, inner.width)
    piece = sheet.piece(part.heading, "panel_label")
    words = [sheet.words(f"{part.key}:heading", Frame(inner.left, inner.top, inner.width, heading), (piece,))]
    discs: list[Disc] = []
    for column, items in zip(sheet.columns(inner, across), _in_columns(part, across), strict=True):
        layout = _Layout(sheet, column, column, step)
        layout.items(items, inner.top + heading + 3, words, discs, [])
    return Panel(inner, tuple(words), discs=tuple(discs))


def columns_height(sheet: Sheet, part: Part, width: float, step: int, across: int) -> float:
    """The height of a part whose items stand in columns."""
    column = sheet.columns(Frame(0, 0, width, 0), across)[0].width
    gap = sheet.measure("panel_item_gap")
    heights = (
        sum(_item_height(sheet, item, column, step) + gap for item in items) - gap
        for items in _in_columns(part, across)
    )
    return _heading_height(sheet, part, width) + 3 + max(heights)


def _in_columns(part: Part, across: int) -> list[tuple[Item, ...]]:
    ends = list(accumulate(fitting.balanced(len(part.items), -(-len(part.items) // across))))
    found = [part.items[start:end] for start, end in pairwise([0, *ends])]
    return [*found, *((),) * (across - len(found))]


def _heading_height(sheet: Sheet, part: Part, width: float) -> float:
    return sheet.height([sheet.piece(part.heading, "panel_label")], width)


def _inner(sheet: Sheet, frame: Frame) -> Frame:
    inset = sheet.theme.insets.panel.points
    return frame.inset(inset, inset * 2 / 3)


def _fitting(sheet: Sheet, wanted: Sequence[Part], inner: Frame) -> tuple[tuple[Part, ...], int] | None:
    """The most parts that fit, and the largest step at which they do."""
    for shown in _fewer(wanted):
        step = fitting.largest(sheet.steps("panel_text"), partial(_height, sheet, shown, inner.width), inner.height)
        if step is not None:
            return shown, step
    return None


def _cut(sheet: Sheet, part: Part, inner: Frame) -> tuple[Part]:
    """The first part alone, its first text cut after a sentence to what the panel holds."""
    item = replace(part.items[0], caption="", state=None)
    room = inner.height - part_height(sheet, replace(part, items=()), inner.width, 0)
    pieces = sheet.clipped(_pieces(sheet, item, sheet.steps("panel_text")[-1]), inner.width, room)
    return (replace(part, items=(replace(item, content=tuple(Paragraph(piece.line) for piece in pieces)),)),)


def _fewer(wanted: Sequence[Part]) -> list[tuple[Part, ...]]:
    """The parts, then with the other paths as bare discs, then ever fewer of them, items before parts."""
    attempts = [tuple(wanted)]
    last = tuple(wanted)
    if last and last[-1].is_at_foot:
        foot = last[-1]
        bare = tuple(replace(item, content=()) for item in foot.items)
        attempts.append((*last[:-1], replace(foot, items=bare)))
        last = last[:-1]
        attempts.append(last)
    while last:
        tail = last[-1]
        last = (*last[:-1], replace(tail, items=tail.items[:-1])) if len(tail.items) > 1 else last[:-1]
        attempts.append(last)
    return [attempt for attempt in attempts if attempt]


def _height(sheet: Sheet, shown: Sequence[Part], width: float, step: int) -> float:
    gap = sheet.measure("panel_gap")
    return sum(part_height(sheet, part, width, step) for part in shown) + 2 * gap * max(0, len(shown) - 1)


def part_height(sheet: Sheet, part: Part, width: float, step: int) -> float:
    """The height of a heading with its items."""
    heading = _heading_height(sheet, part, width) + 3
    if is_bare(part):
        across, apart = _across(sheet, len(part.items), width)
        return heading + (-(-len(part.items) // across) - 1) * apart + sheet.measure("small_disc")
    items = [_item_height(sheet, item, width, step) for item in part.items]
    return heading + sum(items) + sheet.measure("panel_item_gap") * (len(items) - 1)


def _across(sheet: Sheet, count: int, width: float) -> tuple[int, float]:
    """How many bare discs stand in a row, and how far from one to the next: one row where it can be, else even rows."""
    side = sheet.measure("small_disc")
    most = int((width - side) // (side * CLOSEST_DISCS)) + 1
    across = -(-max(1, count) // -(-max(1, count) // most))
    return across, min(side * WIDEST_DISCS, (width - side) / max(1, across - 1))


def natural_width(sheet: Sheet, part: Part) -> float:
    """The width of bare discs in one row under their heading."""
    side = sheet.measure("small_disc")
    heading = sheet.width(part.heading, "panel_label", sheet.size("panel_label")) + 2 * fitting.WIDTH_SLACK
    return max(heading, side * (1 + WIDEST_DISCS * (len(part.items) - 1)))


def _item_height(sheet: Sheet, item: Item, width: float, step: int) -> float:
    return sheet.height(_pieces(sheet, item, step), width - _indent(sheet, item))


def _indent(sheet: Sheet, item: Item) -> float:
    if item.number is not None:
        return sheet.measure("small_disc") + sheet.measure("panel_item_gap")
    return sheet.measure("state_mark") + sheet.measure("column_gap") if item.state is not None else 0.0


def _pieces(sheet: Sheet, item: Item, step: int) -> tuple[Piece, ...]:
    role = "panel_other" if item.number is not None else "panel_text"
    pieces = sheet.prose(item.content, role, step)
    return (*pieces, sheet.piece(item.caption, "state", step)) if item.caption else pieces


def is_bare(part: Part) -> bool:
    """Whether only discs stand under the heading."""
    return all(not item.content for item in part.items)


def _signpost(sheet: Sheet) -> Callable[[tuple[int, Watch]], Item]:
    def item(numbered: tuple[int, Watch]) -> Item:
        index, watch = numbered
        words = ", ".join(part for part in (watch.state.capitalize() if watch.state else "", watch.date_text) if part)
        return Item(f"signpost:{index + 1}", watch.watch, watch.state, caption=words)

    return item


@dataclass(frozen=True, slots=True)
class _Layout:
    """Placing the parts of one panel at one step."""

    sheet: Sheet
    frame: Frame
    inner: Frame
    step: int

    def panel(self, shown: Sequence[Part]) -> Panel:
        words: list[Words] = []
        rules: list[float] = []
        discs: list[Disc] = []
        states: list[StateMark] = []
        gap, top = self.sheet.measure("panel_gap"), self.inner.top
        for index, part in enumerate(shown):
            height = part_height(self.sheet, part, self.inner.width, self.step)
            if part.is_at_foot:
                top = max(top, self.inner.bottom - height)
            if index:
                rules.append(top - gap)
            piece = self.sheet.piece(part.heading, "panel_label")
            heading = self.sheet.height([piece], self.inner.width)
            frame = Frame(self.inner.left, top, self.inner.width, heading)
            words.append(self.sheet.words(f"{part.key}:heading", frame, (piece,)))
            if is_bare(part):
                discs += self._bare(part, top + heading + 3)
            else:
                self.items(part.items, top + heading + 3, words, discs, states)
            top += height + 2 * gap
        return Panel(self.frame, tuple(words), tuple(rules), tuple(discs), tuple(states))

    def items(
        self,
        shown: Sequence[Item],
        top: float,
        words: list[Words],
        discs: list[Disc],
        states: list[StateMark],
    ) -> None:
        """Texts under one another, each with what stands before it."""
        sheet, inner = self.sheet, self.inner
        for item in shown:
            indent = _indent(sheet, item)
            height = _item_height(sheet, item, inner.width, self.step)
            frame = Frame(inner.left + indent, top, inner.width - indent, height)
            target = None if item.number is None else f"scenario-{item.number}"
            words.append(sheet.words(item.key, frame, _pieces(sheet, item, self.step), target=target))
            if item.number is not None:
                discs.append(self._disc(item, inner.left, top))
            elif item.state is not None:
                side = sheet.measure("state_mark")
                states.append(StateMark(Frame(inner.left, top + 2, side, side), item.state))
            top += height + sheet.measure("panel_item_gap")

    def _bare(self, part: Part, top: float) -> list[Disc]:
        across, step = _across(self.sheet, len(part.items), self.inner.width)
        return [
            self._disc(item, self.inner.left + index % across * step, top + index // across * step)
            for index, item in enumerate(part.items)
        ]

    def _disc(self, item: Item, left: float, top: float) -> Disc:
        side = self.sheet.measure("small_disc")
        frame = Frame(left, top, side, side)
        return Disc(
            f"{item.key}:disc", frame, str(item.number), self.sheet.size("state", 1), False, f"scenario-{item.number}"
        )
