"""Where does the action take place on all light slides of a template?

Headline, the part's name above it, evidence and foot, as the layout for content has them.
"""

from dataclasses import dataclass

from reportgen.theme import contrast
from reportgen.theme.deck import DeckTheme, Grid
from reportgen.theme.deckformat import COLUMNS
from reportgen.theme.place import Rect
from reportgen.theme.template import footers, plates, room
from reportgen.theme.template.read import ForeignLayout, Template
from reportgen.theme.template.wishes import Wishes
from reportgen.units import Length

# Grounds that differ by less are one to the eye.
_EVEN = 1.6


@dataclass(frozen=True, slots=True)
class Stage:
    """What all light slides share: headline, part's name above it, evidence, foot."""

    title: Rect
    kicker: Rect | None
    evidence: Rect
    foot: footers.Footers
    grid: Grid
    home: ForeignLayout
    grounds: tuple[str, ...]
    # The template writes the slide's number into its art.
    has_number: bool


def stage(home: ForeignLayout, template: Template, wishes: Wishes, scaled: DeckTheme, line: float) -> Stage:
    """The stage of a template, by its content layout; `line` is the height of a line of the headline."""
    evidence = room.evidence(home, template, wishes)
    scale = template.slide.height.points / room.HEIGHT
    gap = wishes.gap * scale
    title, evidence = _title(home, evidence, scaled, line, gap)
    title = plates.quiet_part(template, home, title, _two_lines(scaled, line))
    kicker, title = _kicker(home, title, template, wishes, scaled, line)
    foot = footers.place(home, template, wishes, evidence)
    bottom = min(evidence.bottom, foot.evidence_bottom)
    evidence = Rect(evidence.left, evidence.top, evidence.width, bottom - evidence.top)
    gutter = scaled.grid.gutter
    column = (evidence.width - gutter * (COLUMNS - 1)) / COLUMNS
    grid = Grid(left=evidence.left, column=column, gutter=gutter)
    return Stage(
        title,
        kicker,
        evidence,
        foot,
        grid,
        home,
        template.grounds(home, evidence),
        any(each.is_number for each in home.art),
    )


def smallness(stage: Stage, template: Template, wishes: Wishes, width: float) -> float:
    """How small type must be for what our slides show to have room: 1 where there is enough; `width` is the face's."""
    scale = template.slide.height.points / room.HEIGHT
    high = stage.evidence.height.points / (wishes.room.height * scale)
    wide = stage.evidence.width.points / (wishes.room.width * scale * width)
    return min(1.0, high, wide)


def _title(home: ForeignLayout, evidence: Rect, scaled: DeckTheme, line: float, gap: Length) -> tuple[Rect, Rect]:
    """The headline's room, high enough for two lines at the smallest size, and the evidence clear of it."""
    needed = _two_lines(scaled, line)
    if home.title is None:
        top = max(Length(0), evidence.top - needed - gap)
        return Rect(evidence.left, top, evidence.width, needed), _from(evidence, top + needed + gap)
    title = room.inner(home.title)
    if title.height < needed:
        above = min(needed - title.height, max(Length(0), title.top - gap * 2))
        missing = needed - title.height
        down = max(Length(0), min(missing, evidence.top - gap - title.bottom))
        up = min(above, missing - down)
        title = Rect(title.left, title.top - up, title.width, max(title.height + up + down, needed))
    is_over = title.top < evidence.top
    return title, _from(evidence, title.bottom + gap * 0.5) if is_over and room.common(title, evidence) else evidence


def _two_lines(scaled: DeckTheme, line: float) -> Length:
    role = scaled.types["title"]
    return Length(2 * role.floor * line * role.spacing + 1)


def _from(rect: Rect, top: Length) -> Rect:
    return Rect(rect.left, top, rect.width, rect.bottom - top) if top > rect.top else rect


def _kicker(
    home: ForeignLayout, title: Rect, template: Template, wishes: Wishes, scaled: DeckTheme, line: float
) -> tuple[Rect | None, Rect]:
    """Where the part's name stands: over the headline, else in the top of its room, else nowhere."""
    height = Length(scaled.types["kicker"].largest * line + 1)
    role = scaled.types["title"]
    margin = wishes.margin * (template.slide.height.points / room.HEIGHT)
    over = Rect(title.left, title.top - height, title.width, height)
    own = home.named("Kicker")
    if own is not None:
        return room.inner(own), title
    if over.top >= margin * 0.75 and _is_plain(over, home, template):
        return over, title
    two_lines = Length(2 * role.largest * line * role.spacing)
    inside = Rect(title.left, title.top, title.width, height)
    if title.height >= two_lines + height and _is_plain(inside, home, template):
        return inside, Rect(title.left, title.top + height, title.width, title.height - height)
    return None, title


def _is_plain(place: Rect, home: ForeignLayout, template: Template) -> bool:
    """Whether a line of small type can stand there: no drawing, and one ground."""
    grounds = template.grounds(home, place)
    return room.is_free(place, home.art) and all(contrast.ratio(grounds[0], each) < _EVEN for each in grounds)
