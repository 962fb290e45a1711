"""How does what belongs to a path stand under its narrative, when it is too little for a panel beside it?

In a band as wide as the slide: its parts side by side, the other paths as bare discs at the end. The narrative has
the whole width above it.
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
_MOST = 0.34


def panel(sheet: Sheet, wanted: Sequence[Part], beside: Frame, evidence: Frame) -> Panel | None:
    """The band at the foot of the evidence; None when a panel beside is fuller, or the band would be too high."""
    if not wanted or any(part.key == "signposts" for part in wanted):
        return None
    if sidebar.fullness(sheet, wanted, beside) >= FULL_ENOUGH:
        return None
    shown = [_bare(part) for part in wanted]
    inset = sheet.theme.insets.panel.points
    widths = _widths(sheet, shown, evidence.width - 2 * inset)
    if widths is None:
        return None

    def height_of(step: int) -> float:
        heights = (sidebar.part_height(sheet, part, width, step) for part, width in zip(shown, widths, strict=True))
        return max(heights) + 2 * inset * 2 / 3

    step = fitting.largest(sheet.steps("panel_text"), height_of, evidence.height * _MOST)
    if step is None:
        return None
    height = height_of(step)
    frame = Frame(evidence.left, evidence.bottom - height, evidence.width, height)
    words: list[Words] = []
    discs: list[Disc] = []
    left = frame.left + inset
    for part, width in zip(shown, widths, strict=True):
        placed = sidebar.stacked(sheet, (part,), Frame(left, frame.top + inset * 2 / 3, width, height), step)
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
        index: min(room / 2, sidebar.natural_width(sheet, part))
        for index, part in enumerate(shown)
        if sidebar.is_bare(part)
    }
    others = len(shown) - len(taken)
    if not others:
        return None
    share = (room - sum(taken.values())) / others
    return [taken.get(index, share) for index in range(len(shown))]


def _apart(sheet: Sheet) -> float:
    return 2 * sheet.theme.grid.gutter.points
