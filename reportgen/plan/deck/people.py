"""How are people laid out as cards?

Up to three in rows as wide as the slide, four in two rows of two, five and six in rows of three; more on balanced
pages. Name, role and status shrink together and only as far as their floors.
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
from reportgen.plan.deck.placed import Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide, Title

MOST_CARDS, LAYOUT = 6, "Brief Cards"
_FEW = 4
_BELOW_NAME = ("card_role", "card_side", "card_status")
# How many columns so many cards take.
_COLUMNS = {1: 2, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}
# Two rows of three begin a step below the largest sizes, which are for cards with room.
_FIRST_DENSE_STEP = 1


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
    if few := _few(brief, sheet):
        return few
    for limit in range(MOST_CARDS, 0, -1):
        counts = fitting.balanced(len(people), limit)
        sizes = _sizes(brief, sheet, counts)
        if sizes is not None or limit == 1:
            floor = sheet.steps(*_BELOW_NAME)[-1]
            return _slides(brief, sheet, counts, sizes or _Sizes(sheet.steps("card_name")[-1], floor))
    return ()


def _few(brief: Brief, sheet: Sheet) -> tuple[Slide, ...]:
    """All people on one slide of wide rows, or none."""
    (title, zone, shown), *_ = _pages(brief, sheet, [len(brief.people)])
    taken: set[str] = set()
    keys = [slug(text.plain(person.name), taken) for person in shown]
    cards = fewpeople.cards(sheet, shown, zone, keys)
    return (_slide(brief, sheet, 1, title, shown, cards),) if cards else ()


def _pages(brief: Brief, sheet: Sheet, counts: Sequence[int]) -> Iterator[tuple[Title, Frame, Sequence[Person]]]:
    label = titles.counted(sheet, "people", len(brief.people))
    for number, (count, end) in enumerate(zip(counts, accumulate(counts), strict=True), start=1):
        title = titles.headline(sheet, [brief.takeaways.people], label, titles.page_mark(number, len(counts)))
        yield title, sheet.zone(LAYOUT, "Evidence", title.line_count), brief.people[end - count : end]


def _sizes(brief: Brief, sheet: Sheet, counts: Sequence[int]) -> _Sizes | None:
    """The largest steps that fit every page; None when a page does not fit at the smallest."""
    names, rests = [], []
    for _, zone, shown in _pages(brief, sheet, counts):
        grid = _Grid.of(sheet, len(shown), zone, max(counts))
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
        names.append(name)
        rests.append(rest)
    return _Sizes(max(names), max(rests))


def _slides(brief: Brief, sheet: Sheet, counts: Sequence[int], sizes: _Sizes) -> tuple[Slide, ...]:
    taken: set[str] = set()
    return tuple(
        _slide(brief, sheet, number, title, shown, _cards(sheet, shown, zone, sizes, taken, max(counts)))
        for number, (title, zone, shown) in enumerate(_pages(brief, sheet, counts), start=1)
    )


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
    def of(cls, sheet: Sheet, count: int, zone: Frame, most: int) -> "_Grid":
        """The grid of so many cards; three that follow a page of four stand in two columns as those do."""
        across = _COLUMNS[most if (count, most) == (3, 4) else count]
        rows = -(-count // across)
        columns = sheet.columns(zone, across)
        disc = sheet.measure("disc" if rows > 1 else "disc_large")
        return cls(columns, rows, disc, columns[0].width - disc - sheet.measure("portrait_gap"))

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


def _cards(
    sheet: Sheet, people: Sequence[Person], zone: Frame, sizes: _Sizes, taken: set[str], most: int
) -> tuple[Card, ...]:
    grid = _Grid.of(sheet, len(people), zone, most)
    heights = grid.row_heights(sheet, people, sizes)
    gaps = sheet.measure("card_row_gap") * (grid.rows - 1)
    heights = [min(height, (zone.height - gaps) / grid.rows) for height in heights] if grid.rows == 1 else heights
    # Rows of one height stand at one place on every slide of the part.
    even = (zone.height - gaps) / grid.rows
    heights = [even] * grid.rows if max(heights) <= even else heights
    spare = max(0.0, zone.height - sum(heights) - gaps) / grid.rows
    cards: list[Card] = []
    top = zone.top
    for index, person in enumerate(people):
        row, place = divmod(index, len(grid.columns))
        if index and place == 0:
            top += heights[row - 1] + spare + sheet.measure("card_row_gap")
        column = grid.columns[place]
        frame = Frame(column.left, top, column.width, heights[row] + spare)
        cards.append(_card(sheet, person, frame, grid.disc, sizes, slug(text.plain(person.name), taken)))
    return tuple(cards)


def _card(sheet: Sheet, person: Person, frame: Frame, disc: float, sizes: _Sizes, key: str) -> Card:
    rule_gap, indent = sheet.measure("rule_gap"), disc + sheet.measure("portrait_gap")
    box = Frame(frame.left, frame.top + rule_gap + 2, disc, disc)
    words = Frame(frame.left + indent, frame.top + rule_gap, frame.width - indent, frame.height - rule_gap)
    monogram, portrait = portraits.of(sheet, person, key, box, "monogram")
    pieces = sheet.clipped(_pieces(sheet, person, sizes), words.width, words.height)
    return Card(key, frame, monogram, portrait, box, Words(f"person:{key}:text", words, pieces), False)


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
