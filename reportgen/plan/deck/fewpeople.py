"""How do one, two or three people fill a slide?

Each has a row as wide as the slide: portrait, name and role, and beside them the status in larger type.
"""

from collections.abc import Sequence

from reportgen.brief.model import Person
from reportgen.plan import fitting
from reportgen.plan.deck import portraits
from reportgen.plan.deck.evidence import Card
from reportgen.plan.deck.placed import Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet

MOST_ROWS = 3
NAME_COLUMNS, STATUS_COLUMNS = (1, 6), (7, 12)
_ROLES = ("card_name", "card_role", "card_side", "card_statement")


def cards(sheet: Sheet, people: Sequence[Person], zone: Frame, keys: Sequence[str]) -> tuple[Card, ...] | None:
    """A row for each person at the largest type; None when they are too many, or their texts too long."""
    if len(people) > MOST_ROWS:
        return None
    gap, rule_gap = sheet.measure("card_row_gap"), sheet.measure("rule_gap")
    height = (zone.height - gap * (len(people) - 1)) / len(people)
    names, statuses = _places(sheet, zone)

    def height_of(step: int) -> float:
        named = sheet.tallest([_named(sheet, person, step) for person in people], names.width)
        return max(named, sheet.tallest([_status(sheet, person, step) for person in people], statuses.width))

    step = fitting.largest(sheet.steps(*_ROLES), height_of, height - rule_gap)
    if step is None or sheet.measure("disc_few") > height - rule_gap:
        return None
    found: list[Card] = []
    for index, (person, key) in enumerate(zip(people, keys, strict=True)):
        row = Frame(zone.left, zone.top + index * (height + gap), zone.width, height)
        top, deep = row.top + rule_gap, height - rule_gap
        side = sheet.measure("disc_few")
        box = Frame(zone.left, top + 2, side, side)
        name = Words(f"person:{key}:text", Frame(names.left, top, names.width, deep), _named(sheet, person, step))
        status = _status(sheet, person, step)
        beside = Words(f"person:{key}:status", Frame(statuses.left, top, statuses.width, deep), status)
        monogram, portrait = portraits.of(sheet, person, key, box, "monogram_large")
        found.append(Card(key, row, monogram, portrait, box, name, False, beside if status else None))
    return tuple(found)


def _places(sheet: Sheet, zone: Frame) -> tuple[Frame, Frame]:
    """Where names and statuses stand."""
    names, statuses = sheet.span(*NAME_COLUMNS, zone), sheet.span(*STATUS_COLUMNS, zone)
    indent = sheet.measure("disc_few") + sheet.measure("portrait_gap")
    return Frame.between(names.left + indent, zone.top, names.right, zone.bottom), statuses


def _named(sheet: Sheet, person: Person, step: int) -> tuple[Piece, ...]:
    pieces = [sheet.piece(person.name, "card_name", step)]
    if person.role:
        pieces.append(sheet.piece(person.role, "card_role", step, before=1))
    if person.side:
        pieces.append(sheet.piece(person.side, "card_side", step, before=2))
    return tuple(pieces)


def _status(sheet: Sheet, person: Person, step: int) -> tuple[Piece, ...]:
    return (sheet.piece(person.status, "card_statement", step),) if person.status else ()
