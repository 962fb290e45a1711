"""How much room does a template's layout leave, and where?

Its content placeholder is where evidence goes. Where that is too small to hold any, or missing, it is the largest
room under the headline that no drawing takes.
"""

from collections.abc import Sequence

from reportgen.theme.place import Rect
from reportgen.theme.template.drawing import FOOTERS, Art, Slot
from reportgen.theme.template.ground import area, overlap, visible
from reportgen.theme.template.read import ForeignLayout, Template
from reportgen.theme.template.wishes import Wishes
from reportgen.units import Length

# Our own slide's height, by which lengths of templates.yaml are scaled.
HEIGHT = 540
# A drawing that fills more of a place belongs to the ground; one that touches less is not in the way.
_GROUND, _TOUCH = 0.6, 0.004
_CUTS = 12
# What must remain of a placeholder, and of the slide's height, for it to be drawn in until it is clear of drawings; a
# left edge that is no longer the headline's costs besides.
_CLEAR, _CLEAR_HEIGHT, _LEFT_COSTS = 0.65, 0.5, 0.85
_CONTENT = ("obj", "body", "tbl", "chart")


def evidence(layout: ForeignLayout, template: Template, wishes: Wishes) -> Rect:
    """Where evidence stands on a layout."""
    free = under_title(layout, template, wishes)
    slots = [slot for slot in layout.of_kind(*_CONTENT) if slot.rect is not None]
    placed = max((inner(slot) for slot in slots), key=area, default=None)
    if placed is None:
        return free
    slide, least = template.slide, wishes.evidence
    is_roomy = (
        area(placed) >= least.least_area * area(slide)
        and placed.height >= slide.height * least.least_height
        and placed.width >= slide.width * least.least_width
    )
    if not is_roomy and area(placed) < area(free):
        return free
    # A placeholder may lie over drawings where it is hardly ever filled; ours always is.
    drawn_in = clear(placed, layout.art)
    is_enough = area(drawn_in) >= _CLEAR * area(placed) and drawn_in.height >= slide.height * _CLEAR_HEIGHT
    return drawn_in if is_enough else placed


def inner(slot: Slot) -> Rect:
    """The room of a placeholder for its text."""
    assert slot.rect is not None
    left, top, right, bottom = slot.setting.insets
    rect = slot.rect
    return Rect(
        rect.left + Length(left),
        rect.top + Length(top),
        rect.width - Length(left + right),
        rect.height - Length(top + bottom),
    )


def under_title(layout: ForeignLayout, template: Template, wishes: Wishes) -> Rect:
    """The largest room between headline and footers, as wide as the headline where that is wide."""
    slide = template.slide
    scale = slide.height.points / HEIGHT
    gap, margin = wishes.gap * scale, wishes.margin * scale
    title = inner(layout.title) if layout.title is not None else None
    left, right = margin * 2, slide.right - margin * 2
    if title is not None and title.width >= slide.width * wishes.evidence.least_width:
        left, right = title.left, title.right
    top = title.bottom + gap if title is not None and title.bottom < slide.height * 0.4 else slide.height * 0.2
    if title is not None and title.top > slide.height * 0.4:
        top = margin
    bottom = footers_top(layout, template, wishes) - gap
    return clear(Rect(left, top, right - left, bottom - top), layout.art)


def footers_top(layout: ForeignLayout, template: Template, wishes: Wishes) -> Length:
    """Where the footers begin, or where they would."""
    slide = template.slide
    margin = wishes.margin * (slide.height.points / HEIGHT)
    tops = [slot.rect.top for slot in layout.of_kind(*FOOTERS) if slot.rect and slot.rect.top > slide.height * 0.75]
    return min(tops, default=slide.height - margin * 2)


def common(one: Rect, other: Rect) -> Rect | None:
    """What two rectangles share."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(left, top, right - left, bottom - top) if left < right and top < bottom else None


def is_free(place: Rect, art: Sequence[Art]) -> bool:
    """Whether no drawing takes a part of a place."""
    return not any(_is_in_the_way(each, place) for each in visible(art, place))


def _is_in_the_way(each: Art, place: Rect) -> bool:
    share = overlap(each.rect, place) / max(1.0, area(place))
    return _TOUCH < share < _GROUND


def _is_real(rect: Rect) -> bool:
    return rect.width.points > 0 and rect.height.points > 0


def clear(place: Rect, art: Sequence[Art]) -> Rect:
    """The place, drawn in from the side that costs least until nothing is in the way."""
    for _ in range(_CUTS):
        obstacle = next((each for each in visible(art, place) if _is_in_the_way(each, place)), None)
        if obstacle is None:
            return place
        rect = obstacle.rect
        sides = (
            Rect(rect.right, place.top, place.right - rect.right, place.height),
            Rect(place.left, place.top, rect.left - place.left, place.height),
            Rect(place.left, rect.bottom, place.width, place.bottom - rect.bottom),
            Rect(place.left, place.top, place.width, rect.top - place.top),
        )
        costs = (_LEFT_COSTS, 1.0, 1.0, 1.0)
        left = [(area(side) * cost, side) for side, cost in zip(sides, costs, strict=True) if _is_real(side)]
        if not left:
            return place
        place = max(left, key=lambda each: each[0])[1]
    return place
