"""How is one of our placeholders put where a template has it?

A specification of ours keeps its role and prompt, and gets the rectangle, alignment and anchor of the template's
placeholder. One that stands exactly where the layout has it is inherited rather than placed.
"""

from typing import Any

from reportgen.theme.borrowed import SlotUse
from reportgen.theme.place import Place, PlaceholderSpec, Rect
from reportgen.theme.template import room
from reportgen.theme.template.drawing import Slot
from reportgen.units import Length

_NEAR = 1.0


def spec(ours: PlaceholderSpec, rect: Rect, slot: Slot | None = None, **changes: Any) -> PlaceholderSpec:
    """Our placeholder in a rectangle, set as the template's own slot is."""
    setting = slot.setting if slot is not None else None
    looks = {"align": setting.align, "anchor": setting.anchor} if setting else {}
    return ours.model_copy(update={**edges(rect), **looks, "fill": None, **changes})


def zone(rect: Rect) -> Place:
    """A zone of its own."""
    return Place(left=rect.left, right=rect.right, top=rect.top, bottom=rect.bottom)


def edges(rect: Rect) -> dict[str, Any]:
    """A rectangle as a place writes it."""
    return {
        "columns": None,
        "left": rect.left,
        "right": rect.right,
        "top": rect.top,
        "bottom": rect.bottom,
        "below": Length(0),
        "height": None,
    }


def use(slot: Slot, rect: Rect | None = None) -> SlotUse:
    """How a slot is used; in another rectangle than its own it is placed anew."""
    is_inherited = rect is not None and not slot.is_moved and slot.rect is not None and near(room.inner(slot), rect)
    insets = slot.setting.insets if is_inherited else (0, 0, 0, 0)
    return SlotUse(slot.kind, slot.index, is_inherited, insets, slot.setting.has_own_face)


def near(one: Rect, other: Rect) -> bool:
    """Whether two rectangles are the same to the eye."""
    pairs = zip(
        (one.left, one.top, one.right, one.bottom), (other.left, other.top, other.right, other.bottom), strict=True
    )
    return all(abs((left - right).points) <= _NEAR for left, right in pairs)


def union(one: Rect, other: Rect) -> Rect:
    """The rectangle around two."""
    left, top = min(one.left, other.left), min(one.top, other.top)
    return Rect(left, top, max(one.right, other.right) - left, max(one.bottom, other.bottom) - top)
