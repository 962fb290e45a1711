"""Where do source line, marking and slide number stand in a template?

Where its own footers are. Its date is never on our slides, so that the source line may take its place; where there is
no room beside the others, the line stands over them. Handling markings and numbers are never done without: a layout
that has no place for them gets one at its foot.
"""

from dataclasses import dataclass

from reportgen.theme.place import Rect
from reportgen.theme.template import room
from reportgen.theme.template.drawing import Slot
from reportgen.theme.template.read import ForeignLayout, Template
from reportgen.theme.template.wishes import Wishes
from reportgen.units import Length

# On our own slide's height.
_LINE, _NUMBER, _MARKING = Length(20), Length(42), Length(210)
# Of the slide's width, what a source line needs to be more than its first words.
_SOURCE_SHARE = 0.36
# How many half lines it may stand higher to be clear of drawings.
_STEPS = 7


@dataclass(frozen=True, slots=True)
class Footers:
    """Three places at the foot, and the least edge that evidence must leave free."""

    marking: Rect
    number: Rect
    source: Rect
    evidence_bottom: Length


def slot(layout: ForeignLayout, kind: str) -> Slot | None:
    """A layout's own footer of a kind."""
    return next(iter(layout.of_kind(kind)), None)


def place(layout: ForeignLayout, template: Template, wishes: Wishes, evidence: Rect) -> Footers:
    """The places on a layout whose evidence stands there."""
    scale = template.slide.height.points / room.HEIGHT
    gap = wishes.gap * scale
    row = _row(layout, template, wishes, scale)
    number_slot, marking_slot = slot(layout, "sldNum"), slot(layout, "ftr")
    right = max(evidence.right, min(template.slide.width - evidence.left, template.slide.width * 0.95))
    taken = _lined(room.inner(marking_slot), scale) if marking_slot else None
    number = (
        _lined(room.inner(number_slot), scale)
        if number_slot
        else Rect(right - _NUMBER * scale, row.top, _NUMBER * scale, row.height)
    )
    if number_slot is None and taken is not None and room.common(number, taken):
        number = Rect(evidence.left, row.top, _NUMBER * scale, row.height)
    # A marking that is cut off is worse than one in a place of our own.
    if taken is None or taken.width < _MARKING * scale * 0.6:
        end = number.left - gap if number.left > template.slide.width * 0.5 else right
        taken = Rect(end - _MARKING * scale, row.top, _MARKING * scale, row.height)
    own = layout.named("Source")
    if own is not None:
        rect = room.inner(own)
        return Footers(taken, number, rect, _top(template, rect, taken, number) - gap)
    beside = _beside(row, [taken, number], evidence, gap)
    line = _LINE * scale
    has_room = beside is not None and beside.width >= template.slide.width * _SOURCE_SHARE and row.height >= line * 0.75
    if beside is not None and has_room and room.is_free(beside, layout.art):
        return Footers(taken, number, beside, row.top - gap)
    bottom = _top(template, row, taken, number)
    tops = [bottom - line * (1 + step / 2) for step in range(_STEPS)]
    lines = [Rect(evidence.left, top, evidence.width, line) for top in tops]
    free = [rect for rect in lines if room.is_free(rect, layout.art)]
    narrowed = room.clear(lines[0], layout.art)
    is_line = narrowed.height >= line * 0.99 and narrowed.width >= template.slide.width * _SOURCE_SHARE
    over = next(iter((*free, *([narrowed] if is_line else []))), lines[0])
    return Footers(taken, number, over, over.top - gap)


def _row(layout: ForeignLayout, template: Template, wishes: Wishes, scale: float) -> Rect:
    """The line on which the template's footers stand, or would."""
    slide, margin = template.slide, wishes.margin * scale
    low = [each for each in layout.of_kind("dt", "ftr", "sldNum") if each.rect and each.rect.top > slide.height * 0.75]
    # A date that stands on a line of its own is no measure: our slides have none.
    rects = [each.rect for each in [*(each for each in low if each.kind != "dt"), *low] if each.rect]
    rects = rects[: max(1, len([each for each in low if each.kind != "dt"]))]
    if rects:
        # A wide or high one is a panel; the shortest is a line.
        shortest = min(rects, key=lambda rect: rect.height)
        return Rect(Length(0), shortest.top, slide.width, shortest.height)
    height = _LINE * scale
    return Rect(Length(0), slide.bottom - margin - height, slide.width, height)


def _top(template: Template, *rects: Rect) -> Length:
    """Where the foot begins; a number or a marking at the head of the slide is none of it."""
    return min(rect.top for rect in rects if rect.top > template.slide.height * 0.75)


def _lined(rect: Rect, scale: float) -> Rect:
    """A footer no higher than a line: a marking's ground would fill all of it."""
    spare = rect.height - _LINE * scale
    return rect if spare.points <= 0 else Rect(rect.left, rect.top + spare / 2, rect.width, _LINE * scale)


def _beside(row: Rect, taken: list[Rect], evidence: Rect, gap: Length) -> Rect | None:
    """The widest room in the row that nobody takes."""
    edges = sorted((rect.left - gap, rect.right + gap) for rect in taken if room.common(rect, row))
    start, found = evidence.left, []
    for left, right in edges:
        found.append((start, left))
        start = max(start, right)
    found.append((start, evidence.right))
    left, right = max(found, key=lambda pair: pair[1] - pair[0])
    return Rect(left, row.top, right - left, row.height) if right > left else None
