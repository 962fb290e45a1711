"""How are people laid out as cards?

Up to three, and five, in rows as wide as the slide, four in two rows of two, six in rows of three, or of two where
the slide is narrow; more on balanced pages. Name, role and status shrink together and only as far as their floors.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from reportgen import text
from reportgen.brief.model import Brief, Person
from reportgen.plan import fitting
from reportgen.plan.callout import slug
from reportgen.plan.deck import fewpeople, notes, portraits, titles
from reportgen.plan.deck.evidence import Card, Cards
from reportgen.plan.deck.placed import Frame, Piece
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide, Title

MOST_CARDS, LAYOUT = 6, "Brief Cards"
_FEW = 4
_BELOW_NAME = ("card_role", "card_side", "card_status")
# How many columns so many cards take, and in a column narrower than how many type sizes words stand one by one.
_COLUMNS = {1: 2, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}
_NARROWEST = 10.0
# Two rows of three begin two steps below the largest sizes, which are for cards with room.
_FIRST_DENSE_STEP = 2


@dataclass(frozen=True, slots=True)
class _Sizes:
    """One step for names, so that they stay on a line where they can, and one for what stands below them."""

    name: int
    rest: int


def slides(brief: Brief, sheet: Sheet) -> tuple[Slide, ...]:
    """The people on as many slides as they take, in the same sizes on all of them."""
    people = brief.people
    if not people:
        return ()
    for limit in range(MOST_CARDS, 0, -1):
        counts = fitting.balanced(len(people), limit)
        if len(set(counts)) == 1 and (rows := _rows(brief, sheet, counts)):
            return rows
        sizes = _sizes(brief, sheet, counts)
        if sizes is not None or limit == 1:
            floor = sheet.steps(*_BELOW_NAME)[-1]
            return _slides(brief, sheet, counts, sizes or _Sizes(sheet.steps("card_name")[-1], floor))
    return ()


def _rows(brief: Brief, sheet: Sheet, counts: Sequence[int]) -> tuple[Slide, ...]:
    """All people on slides of wide rows, in the same size on all of them; none when one does not fit."""
    pages = tuple(_pages(brief, sheet, counts))
    steps = [fewpeople.largest_step(sheet, shown, zone) for _, zone, shown in pages]
    if any(step is None for step in steps):
        return ()
    taken: set[str] = set()
    step = max(step for step in steps if step is not None)
    found: list[Slide] = []
    for number, (title, zone, shown) in enumerate(pages, start=1):
        keys = [slug(text.plain(person.name), taken) for person in shown]
        cards = fewpeople.cards(sheet, shown, zone, keys, step)
        found.append(_slide(brief, sheet, number, title, shown, cards))
    return tuple(found)


def _pages(brief: Brief, sheet: Sheet, counts: Sequence[int]) -> Iterator[tuple[Title, Frame, Sequence[Person]]]:
    label = titles.counted(sheet, "people", len(brief.people))
    for number, (count, end) in enumerate(zip(counts, accumulate(counts), strict=True), start=1):
        title = titles.headline(sheet, [brief.takeaways.people], label, titles.page_mark(number, len(counts)))
        yield title, sheet.zone(LAYOUT, "Evidence", title.line_count), brief.people[end - count : end]


def _sizes(brief: Brief, sheet: Sheet, counts: Sequence[int]) -> _Sizes | None:
    """The largest steps that fit every page; None when a page does not fit at the smallest."""
    names, rests = [], []
    for _, zone, shown in _pages(brief, sheet, counts):
        grid = _Grid.of(sheet, len(shown), zone)
        first = _FIRST_DENSE_STEP if len(shown) > _FEW else 0
        fitting_names = (
            step
            for step in sheet.steps("card_name")[first:]
            if all(
                sheet.fits_line(text.plain(each.name), "card_name", sheet.size("card_name", step), grid.text_width)
                for each in shown
            )
        )
        name = next(fitting_names, sheet.steps("card_name")[-1])
        rest = fitting.largest(
            sheet.steps(*_BELOW_NAME)[first:],
            partial(grid.height_at, sheet, shown, name),
            zone.height,
        )
        if rest is None:
            return None
        # A name stands out from its role and status, and not by more than a step.
        names.append(max(name, rest - 1))
        rests.append(rest)
    return _Sizes(max(names), max(rests))


def _slides(brief: Brief, sheet: Sheet, counts: Sequence[int], sizes: _Sizes) -> tuple[Slide, ...]:
    taken: set[str] = set()
    found: list[Slide] = []
    for number, (title, zone, shown) in enumerate(_pages(brief, sheet, counts), start=1):
        keys = [slug(text.plain(person.name), taken) for person in shown]
        cards = _three(sheet, shown, zone, keys, sizes) if len(shown) < _FEW == max(counts) else None
        cards = cards or _cards(sheet, shown, zone, sizes, keys)
        found.append(_slide(brief, sheet, number, title, shown, cards))
    return tuple(found)


def _three(
    sheet: Sheet, shown: Sequence[Person], zone: Frame, keys: Sequence[str], sizes: _Sizes
) -> tuple[Card, ...] | None:
    """Three that follow a page of four, in rows: a grid of four would have a place free. Names keep their size."""
    step = fewpeople.largest_step(sheet, shown, zone)
    return None if step is None else fewpeople.cards(sheet, shown, zone, keys, max(step, sizes.name))


def _slide(
    brief: Brief, sheet: Sheet, number: int, title: Title, shown: Sequence[Person], cards: tuple[Card, ...]
) -> Slide:
    cited = [part for person in shown for part in (person.name, person.role, person.status, person.side)]
    numbers = notes.numbers_of(sheet, *cited)
    return Slide(
        key=f"people-{number}",
        layout=LAYOUT,
        section="people",
        kicker=sheet.label("people"),
        title=title,
        evidence=Cards(cards),
        notes=notes.notes(sheet, [_spoken(person) for person in shown], numbers),
        footer=notes.footer(sheet, brief.title, numbers),
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of a page and what a disc leaves of them for text."""

    columns: tuple[Frame, ...]
    rows: int
    disc: float
    text_width: float

    @classmethod
    def of(cls, sheet: Sheet, count: int, zone: Frame) -> "_Grid":
        """The grid of so many cards, in at most two columns where three would be narrow."""
        across = _COLUMNS[count]
        if (
            sheet.ems(_text_width(sheet, sheet.columns(zone, across), sheet.measure("disc")), "card_status")
            < _NARROWEST
        ):
            across = min(across, 2)
        rows = -(-count // across)
        columns = sheet.columns(zone, across)
        disc = sheet.measure("disc" if rows > 1 else "disc_large")
        return cls(columns, rows, disc, _text_width(sheet, columns, disc))

    def row_heights(self, sheet: Sheet, people: Sequence[Person], sizes: _Sizes) -> list[float]:
        across = len(self.columns)
        rows = [people[row * across : (row + 1) * across] for row in range(self.rows)]
        rule_gap = sheet.measure("rule_gap")
        return [
            max(self.disc, sheet.tallest([_pieces(sheet, each, sizes) for each in row], self.text_width)) + rule_gap
            for row in rows
        ]

    def height_at(self, sheet: Sheet, people: Sequence[Person], name: int, rest: int) -> float:
        return self.height(sheet, people, _Sizes(name, rest))

    def height(self, sheet: Sheet, people: Sequence[Person], sizes: _Sizes) -> float:
        gaps = sheet.measure("card_row_gap") * (self.rows - 1)
        return sum(self.row_heights(sheet, people, sizes)) + gaps


def _text_width(sheet: Sheet, columns: Sequence[Frame], disc: float) -> float:
    return columns[0].width - disc - sheet.measure("portrait_gap")


def _cards(sheet: Sheet, people: Sequence[Person], zone: Frame, sizes: _Sizes, keys: Sequence[str]) -> tuple[Card, ...]:
    grid = _Grid.of(sheet, len(people), zone)
    heights = grid.row_heights(sheet, people, sizes)
    gaps = sheet.measure("card_row_gap") * (grid.rows - 1)
    heights = [min(height, (zone.height - gaps) / grid.rows) for height in heights] if grid.rows == 1 else heights
    # Rows of one height stand at one place on every slide of the part.
    even = (zone.height - gaps) / grid.rows
    heights = [even] * grid.rows if max(heights) <= even else heights
    spare = max(0.0, zone.height - sum(heights) - gaps) / grid.rows
    cards: list[Card] = []
    top = zone.top
    for index, (person, key) in enumerate(zip(people, keys, strict=True)):
        row, place = divmod(index, len(grid.columns))
        if index and place == 0:
            top += heights[row - 1] + spare + sheet.measure("card_row_gap")
        column = grid.columns[place]
        frame = Frame(column.left, top, column.width, heights[row] + spare)
        cards.append(_card(sheet, person, frame, grid.disc, sizes, key))
    return tuple(cards)


def _card(sheet: Sheet, person: Person, frame: Frame, disc: float, sizes: _Sizes, key: str) -> Card:
    rule_gap, indent = sheet.measure("rule_gap"), disc + sheet.measure("portrait_gap")
    box = Frame(frame.left, frame.top + rule_gap + 2, disc, disc)
    words = Frame(frame.left + indent, frame.top + rule_gap, frame.width - indent, frame.height - rule_gap)
    monogram, portrait = portraits.of(sheet, person, key, box, "monogram")
    pieces = sheet.clipped(_pieces(sheet, person, sizes), words.width, words.height)
    return Card(key, frame, monogram, portrait, box, sheet.words(f"person:{key}:text", words, pieces), False)


def _pieces(sheet: Sheet, person: Person, sizes: _Sizes) -> tuple[Piece, ...]:
    """Name, role, side, status."""
    pieces = [sheet.piece(person.name, "card_name", sizes.name)]
    if person.role:
        pieces.append(sheet.piece(person.role, "card_role", sizes.rest, before=1))
    if person.side:
        pieces.append(sheet.piece(person.side, "card_side", sizes.rest, before=2))
    if person.status:
        pieces.append(sheet.piece(person.status, "card_status", sizes.rest, before=6))
    return tuple(pieces)


def _spoken(person: Person) -> str:
    parts = (person.name, person.role, person.side, person.status)
    return "\n".join(text.plain(part) for part in parts if part)
