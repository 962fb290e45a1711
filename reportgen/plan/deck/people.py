"""How are people laid out as cards?

Up to three in one row, four in two rows of two, five and six in rows of three; more on balanced pages. Name,
role and status shrink together and only as far as their floors.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from reportgen import text
from reportgen.brief.model import Brief, Person
from reportgen.plan import fitting
from reportgen.plan.callout import slug
from reportgen.plan.deck import notes, titles
from reportgen.plan.deck.evidence import Card, Cards, Picture
from reportgen.plan.deck.placed import Disc, Frame, Piece, Words
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
    for limit in range(MOST_CARDS, 0, -1):
        counts = fitting.balanced(len(people), limit)
        sizes = _sizes(brief, sheet, counts)
        if sizes is not None or limit == 1:
            floor = sheet.steps(*_BELOW_NAME)[-1]
            return _slides(brief, sheet, counts, sizes or _Sizes(sheet.steps("card_name")[-1], floor))
    return ()


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
        names.append(name)
        rests.append(rest)
    return _Sizes(max(names), max(rests))


def _slides(brief: Brief, sheet: Sheet, counts: Sequence[int], sizes: _Sizes) -> tuple[Slide, ...]:
    taken: set[str] = set()
    found: list[Slide] = []
    for number, (title, zone, shown) in enumerate(_pages(brief, sheet, counts), start=1):
        cited = [part for person in shown for part in (person.name, person.role, person.status, person.side)]
        numbers = notes.numbers_of(sheet, *cited)
        found.append(
            Slide(
                key=f"people-{number}",
                layout=LAYOUT,
                section="people",
                kicker=sheet.label("people"),
                title=title,
                evidence=Cards(_cards(sheet, shown, zone, sizes, taken)),
                notes=notes.notes(sheet, [_spoken(person) for person in shown], numbers),
                footer=notes.footer(sheet, brief.title, numbers),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of a page and what a disc leaves of them for text."""

    columns: tuple[Frame, ...]
    rows: int
    disc: float
    text_width: float

    @classmethod
    def of(cls, sheet: Sheet, count: int, zone: Frame) -> "_Grid":
        across = _COLUMNS[count]
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


def _cards(sheet: Sheet, people: Sequence[Person], zone: Frame, sizes: _Sizes, taken: set[str]) -> tuple[Card, ...]:
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
    portrait = _portrait(person)
    monogram = None if portrait else Disc(f"person:{key}:monogram", box, _initials(person), sheet.size("monogram"))
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


def _portrait(person: Person) -> Picture | None:
    photo = person.photo
    content = getattr(photo, "content", None)
    if photo is None or content is None:
        return None
    alt = person.alt or text.plain(person.name)
    return Picture(content, photo.media_type, photo.width, photo.height, alt)


def _initials(person: Person) -> str:
    """First letters of the first and the last word that begin with a letter; titles such as `Sir` do not count."""
    words = [word for word in text.plain(person.name).split() if word[0].isalpha()]
    named = [word for word in words if word.rstrip(".") not in _HONORIFICS] or words
    if not named:
        return text.plain(person.name)[:1]
    return (named[0][0] + (named[-1][0] if len(named) > 1 else "")).upper()


_HONORIFICS = frozenset("Sir Dame Lord Lady Dr Prof Mr Mrs Ms Justice Judge General Gen President".split())


def _spoken(person: Person) -> str:
    parts = (person.name, person.role, person.side, person.status)
    return "\n".join(text.plain(part) for part in parts if part)
