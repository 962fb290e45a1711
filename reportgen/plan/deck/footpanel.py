"""How does what belongs to a path stand under its narrative, when it is too little for a panel beside it?

In a band as wide as the slide: its parts side by side, the other paths at the end, as bare discs or with their names
in columns. The narrative has the whole width above it.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportgen.plan import fitting
from reportgen.plan.deck import sidebar
from reportgen.plan.deck.evidence import Panel
from reportgen.plan.deck.placed import Disc, Frame, Words
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.sidebar import Part

# A side panel filled to less than this leaves a hole beside the narrative.
FULL_ENOUGH = 0.75
# What the band may take of the evidence's height.
_MOST, _MOST_NAMED = 0.34, 0.44
# What the other paths have of the band where they are named, and the least width of one in its type sizes.
_NAMED_PART, _NARROWEST = 2 / 3, 11.0


def panel(
    sheet: Sheet, wanted: Sequence[Part], beside: Frame, evidence: Frame, *, is_named: bool = False
) -> Panel | None:
    """The band at the foot of the evidence; None when a panel beside is fuller, or the band would be too high."""
    if not wanted or any(part.key == "signposts" for part in wanted):
        return None
    if sidebar.fullness(sheet, wanted, beside) >= FULL_ENOUGH:
        return None
    if is_named and not wanted[-1].is_at_foot:
        return None
    shown = list(wanted) if is_named else [_bare(part) for part in wanted]
    inset = sheet.theme.insets.panel.points
    widths = _widths(sheet, shown, evidence.width - 2 * inset)
    if widths is None:
        return None

    def height_of(step: int) -> float:
        heights = (_height(sheet, part, width, step) for part, width in zip(shown, widths, strict=True))
        return max(heights) + 2 * inset * 2 / 3

    most = evidence.height * (_MOST_NAMED if is_named else _MOST)
    step = fitting.largest(sheet.steps("panel_text"), height_of, most)
    if step is None:
        return None
    height = height_of(step)
    frame = Frame(evidence.left, evidence.bottom - height, evidence.width, height)
    words: list[Words] = []
    discs: list[Disc] = []
    left = frame.left + inset
    for part, width in zip(shown, widths, strict=True):
        inner = Frame(left, frame.top + inset * 2 / 3, width, height)
        if part.is_at_foot:
            placed = sidebar.in_columns(sheet, part, inner, step, _across(sheet, part, width))
        else:
            placed = sidebar.stacked(sheet, (part,), inner, step)
        words += placed.words
        discs += placed.discs
        left += width + _apart(sheet)
    return Panel(frame, tuple(words), discs=tuple(discs))


def above(sheet: Sheet, evidence: Frame, band: Panel) -> Frame:
    """What the band leaves for the narrative."""
    return Frame.between(evidence.left, evidence.top, evidence.right, band.frame.top - sheet.measure("card_row_gap"))


def _bare(part: Part) -> Part:
    """The other paths by their numbers alone."""
    if not part.is_at_foot:
        return part
    return replace(part, items=tuple(replace(item, content=()) for item in part.items), is_at_foot=False)


def _widths(sheet: Sheet, shown: Sequence[Part], width: float) -> list[float] | None:
    """The discs in one row where half the band holds it; the other parts share what they leave."""
    room = width - _apart(sheet) * (len(shown) - 1)
    taken = {
        index: min(room / 2, sidebar.natural_width(sheet, part)) if sidebar.is_bare(part) else room * _NAMED_PART
        for index, part in enumerate(shown)
        if sidebar.is_bare(part) or part.is_at_foot
    }
    others = len(shown) - len(taken)
    if not others:
        return None
    share = (room - sum(taken.values())) / others
    return [taken.get(index, share) for index in range(len(shown))]


def _height(sheet: Sheet, part: Part, width: float, step: int) -> float:
    if part.is_at_foot:
        return sidebar.columns_height(sheet, part, width, step, _across(sheet, part, width))
    return sidebar.part_height(sheet, part, width, step)


def _across(sheet: Sheet, part: Part, width: float) -> int:
    """How many columns the names of the other paths take: two or three, and one where they would be narrow."""
    most = int(sheet.ems(width, "panel_other") / _NARROWEST)
    return max(1, min(most, 3, len(part.items)))


def _apart(sheet: Sheet) -> float:
    return 2 * sheet.theme.grid.gutter.points
