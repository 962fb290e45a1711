"""How are people laid out as cards?

Up to three in one row, four in two rows of two, five and six in rows of three; more on balanced pages. Name,
role and status shrink together and only as far as their floors.
"""

from collections.abc import Sequence
from itertools import accumulate

from reportgen import text
from reportgen.brief.model import Brief, Person
from reportgen.plan import fitting
from reportgen.plan.callout import slug
from reportgen.plan.deck import notes, titles
from reportgen.plan.deck.evidence import Card, Cards, Picture
from reportgen.plan.deck.placed import Disc, Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide

MOST_CARDS, LAYOUT = 6, "Brief Cards"
_ROLES = ("card_name", "card_role", "card_status")
# How many columns so many cards take.
_COLUMNS = {1: 2, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}


def slides(brief: Brief, sheet: Sheet) -> tuple[Slide, ...]:
    """The people on as many slides as they take."""
    people = brief.people
    if not people:
        return ()
    for limit in range(MOST_CARDS, 0, -1):
        found = _attempt(brief, sheet, people, fitting.balanced(len(people), limit), is_last=limit == 1)
        if found is not None:
            return found
    return ()


def _attempt(
    brief: Brief, sheet: Sheet, people: Sequence[Person], pages: Sequence[int], *, is_last: bool
) -> tuple[Slide, ...] | None:
    label = titles.counted(sheet, "people", len(people))
    taken: set[str] = set()
    found: list[Slide] = []
    for number, (count, end) in enumerate(zip(pages, accumulate(pages), strict=True), start=1):
        shown = people[end - count : end]
        title = titles.headline(sheet, [brief.takeaways.people], label, titles.page_mark(number, len(pages)))
        zone = sheet.zone(LAYOUT, "Evidence", title.line_count)
        cards = _cards(sheet, shown, zone, taken, must_fit=not is_last)
        if cards is None:
            return None
        cited = [part for person in shown for part in (person.name, person.role, person.status, person.side)]
        found.append(
            Slide(
                key=f"people-{number}",
                layout=LAYOUT,
                section="people",
                kicker=sheet.label("people"),
                title=title,
                evidence=Cards(cards),
                notes=notes.notes(sheet, [_spoken(person) for person in shown], notes.numbers_of(sheet, *cited)),
                footer=notes.footer(sheet, brief.title, notes.numbers_of(sheet, *cited)),
            )
        )
    return tuple(found)


def _cards(
    sheet: Sheet, people: Sequence[Person], zone: Frame, taken: set[str], *, must_fit: bool
) -> tuple[Card, ...] | None:
    across = _COLUMNS[len(people)]
    rows = -(-len(people) // across)
    columns = sheet.columns(zone, across)
    disc = sheet.measure("disc" if rows > 1 else "disc_large")
    indent = disc + sheet.measure("portrait_gap")
    gap, rule_gap = sheet.measure("card_row_gap"), sheet.measure("rule_gap")
    width = columns[0].width - indent
    texts = [people[row * across : (row + 1) * across] for row in range(rows)]

    def heights(step: int) -> list[float]:
        return [sheet.tallest([_pieces(sheet, each, step) for each in row], width) + rule_gap for row in texts]

    steps = sheet.steps(*_ROLES)
    step = fitting.largest(steps, lambda step: sum(heights(step)) + gap * (rows - 1), zone.height)
    if step is None and must_fit:
        return None
    step = steps[-1] if step is None else step
    row_heights = heights(step)
    spare = (zone.height - sum(row_heights) - gap * (rows - 1)) / rows
    cards: list[Card] = []
    top = zone.top
    for row, height in zip(texts, row_heights, strict=True):
        for column, person in zip(columns, row, strict=False):
            frame = Frame(column.left, top, column.width, height + max(0.0, spare))
            cards.append(_card(sheet, person, frame, disc, step, slug(text.plain(person.name), taken)))
        top += height + max(0.0, spare) + gap
    return tuple(cards)


def _card(sheet: Sheet, person: Person, frame: Frame, disc: float, step: int, key: str) -> Card:
    rule_gap, indent = sheet.measure("rule_gap"), disc + sheet.measure("portrait_gap")
    box = Frame(frame.left, frame.top + rule_gap + 2, disc, disc)
    words = Frame(frame.left + indent, frame.top + rule_gap, frame.width - indent, frame.height - rule_gap)
    portrait = _portrait(person)
    monogram = None if portrait else Disc(f"person:{key}:monogram", box, _initials(person), sheet.size("monogram"))
    return Card(
        key, frame, monogram, portrait, box, Words(f"person:{key}:text", words, _pieces(sheet, person, step)), False
    )


def _pieces(sheet: Sheet, person: Person, step: int) -> tuple[Piece, ...]:
    """Name, role, side, status."""
    pieces = [sheet.piece(person.name, "card_name", step)]
    if person.role:
        pieces.append(sheet.piece(person.role, "card_role", step, before=1))
    if person.side:
        pieces.append(sheet.piece(person.side, "card_side", step, before=2))
    if person.status:
        pieces.append(sheet.piece(person.status, "card_status", step, before=6))
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
