"""How do one, two, three or five people fill a slide?

Each has a row as wide as the slide: portrait, name and role, and beside them the status in larger type. Five stand in
rows too, for cards side by side would leave a place free. Where rows are low, or somebody has no status, the role
stands beside the name with it, so that no row is half empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen import text
from reportgen.brief.model import Person
from reportgen.plan import fitting
from reportgen.plan.deck import portraits
from reportgen.plan.deck.evidence import Card
from reportgen.plan.deck.placed import Anchor, Frame, Piece
from reportgen.plan.deck.sheet import Sheet

COUNTS = (1, 2, 3, 5)
MOST_LARGE = 3
# Where names end and what stands beside them begins: with roles under the names, and without.
WIDE, NARROW = ((1, 6), (7, 12)), ((1, 5), (6, 12))
# Beside a name the role keeps its size longer than the status, which has the larger ones.
_NAME_STEP, _ROLE_LAG = 2, 2
_ROLES = ("card_name", "card_role", "card_side", "card_statement")


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a page: their height, what stands where, and the discs."""

    height: float
    gap: float
    names: Frame
    beside: Frame
    disc: float
    is_large: bool
    has_role_beside: bool
    name_step: int

    @classmethod
    def of(cls, sheet: Sheet, people: Sequence[Person], zone: Frame) -> "_Rows":
        """Rows of equal height."""
        is_large = len(people) <= MOST_LARGE
        gap = sheet.measure("card_row_gap" if is_large else "legend_gap")
        has_role_beside = not is_large or not all(person.status for person in people)
        names, beside = (sheet.span(*columns, zone) for columns in (NARROW if has_role_beside else WIDE))
        disc = sheet.measure("disc_few" if is_large else "disc")
        indent = disc + sheet.measure("portrait_gap")
        width = names.width - indent
        whole = (
            step
            for step in sheet.steps("card_name")[_NAME_STEP:]
            if all(
                sheet.fits_line(text.plain(each.name), "card_name", sheet.size("card_name", step), width)
                for each in people
            )
        )
        return cls(
            height=(zone.height - gap * (len(people) - 1)) / len(people),
            gap=gap,
            names=Frame.between(names.left + indent, zone.top, names.right, zone.bottom),
            beside=beside,
            disc=disc,
            is_large=is_large,
            has_role_beside=has_role_beside,
            name_step=next(whole, _NAME_STEP),
        )

    def named(self, sheet: Sheet, person: Person, step: int) -> tuple[Piece, ...]:
        """What stands beside the portrait."""
        if self.has_role_beside:
            return (sheet.piece(person.name, "card_name", self.name_step),)
        return (sheet.piece(person.name, "card_name", step), *_role(sheet, person, step))

    def said(self, sheet: Sheet, person: Person, step: int) -> tuple[Piece, ...]:
        """What stands beside the name."""
        if not self.has_role_beside:
            return (sheet.piece(person.status, "card_statement", step, before=2),) if person.status else ()
        # Nothing beside a name is larger than it.
        step = max(step, self.name_step)
        status = (sheet.piece(person.status, "card_statement", step, before=2),) if person.status else ()
        return (*_role(sheet, person, max(0, step - _ROLE_LAG)), *status)


def largest_step(sheet: Sheet, people: Sequence[Person], zone: Frame) -> int | None:
    """The largest type at which each person has a row; None when they are too many, or their texts too long."""
    if len(people) not in COUNTS:
        return None
    rows = _Rows.of(sheet, people, zone)
    room = rows.height - sheet.measure("rule_gap")

    def height_of(step: int) -> float:
        named = sheet.tallest([rows.named(sheet, person, step) for person in people], rows.names.width)
        return max(named, sheet.tallest([rows.said(sheet, person, step) for person in people], rows.beside.width))

    return fitting.largest(sheet.steps(*_ROLES), height_of, room) if rows.disc <= room else None


def cards(sheet: Sheet, people: Sequence[Person], zone: Frame, keys: Sequence[str], step: int) -> tuple[Card, ...]:
    """A row for each person."""
    rows, rule_gap = _Rows.of(sheet, people, zone), sheet.measure("rule_gap")
    found: list[Card] = []
    for index, (person, key) in enumerate(zip(people, keys, strict=True)):
        row = Frame(zone.left, zone.top + index * (rows.height + rows.gap), zone.width, rows.height)
        top, deep = row.top + rule_gap, rows.height - rule_gap
        box = Frame(zone.left, top + ((deep - rows.disc) / 2 if rows.has_role_beside else 2), rows.disc, rows.disc)
        # Where the role stands beside the name, all of a row stands on its middle.
        anchor: Anchor = "middle" if rows.has_role_beside else "top"
        name = sheet.words(
            f"person:{key}:text",
            Frame(rows.names.left, top, rows.names.width, deep),
            rows.named(sheet, person, step),
            anchor,
        )
        said = rows.said(sheet, person, step)
        beside = sheet.words(
            f"person:{key}:status", Frame(rows.beside.left, top, rows.beside.width, deep), said, anchor
        )
        monogram, portrait = portraits.of(sheet, person, key, box, "monogram_large" if rows.is_large else "monogram")
        found.append(Card(key, row, monogram, portrait, box, name, False, beside if said else None))
    return tuple(found)


def _role(sheet: Sheet, person: Person, step: int) -> tuple[Piece, ...]:
    """Who somebody is, and on which side."""
    role = [sheet.piece(person.role, "card_role", step, before=1)] if person.role else []
    return (*role, *([sheet.piece(person.side, "card_side", step, before=2)] if person.side else []))
