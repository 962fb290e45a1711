"""Which of a template's layouts stands for which of ours?

By its name, by the type that PowerPoint gave it, by what it holds, else the nearest that has a headline. Where a
template has several of a kind, as under several masters, the one with the most legible room is taken; a cover is first
looked for where the template's own first slide is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.theme import contrast
from reportgen.theme.place import Rect
from reportgen.theme.template import room
from reportgen.theme.template.drawing import Slot
from reportgen.theme.template.ground import area
from reportgen.theme.template.read import ForeignLayout, Template
from reportgen.theme.template.wishes import Wish, Wishes

How = Literal["name", "type", "signature", "nearest"]
COVER, CONTENT, DIVIDER = "Brief Cover", "Brief Bottom Line", "Brief Divider"
OURS = "brief "
_TEXTS, _OBJECTS = ("body", "obj"), ("pic", "chart", "tbl", "dgm", "media", "clipArt")
# Of the slide, what a text must at least have to hold a slide's content, and what a caption never has.
_LARGE = 0.25
# Of the room that the content layout has, what another layout must have too to be used beside it.
_COMMON = 0.75


@dataclass(frozen=True, slots=True)
class Match:
    """The counterpart of one of our layouts, and how it was found."""

    ours: str
    layout: ForeignLayout
    how: How


def matches(template: Template, wishes: Wishes, names: Sequence[str]) -> tuple[Match, ...]:
    """One match for each of our layouts, in their order."""
    titled = [layout for layout in template.layouts if layout.title is not None] or list(template.layouts)
    cover = _match(COVER, wishes.layouts[COVER], _ordered_for_cover(titled, template), template)
    evidence = {layout.part: room.evidence(layout, template, wishes) for layout in titled}
    inner = sorted(titled, key=lambda layout: -_worth(layout, template, evidence[layout.part]))
    home = _match(CONTENT, wishes.layouts[CONTENT], inner, template)
    found: dict[str, Match] = {COVER: cover, CONTENT: home}
    near = sorted(inner, key=lambda layout: layout.master != home.layout.master)
    fitting = [layout for layout in near if _goes_with(layout, home.layout, evidence)]
    for name in names:
        if name not in found:
            choice = near if name == DIVIDER else fitting
            found[name] = _match(name, wishes.layouts[name], choice or [home.layout], template, home.layout)
    return tuple(found[name] for name in names)


def _match(
    ours: str, wish: Wish, layouts: Sequence[ForeignLayout], template: Template, home: ForeignLayout | None = None
) -> Match:
    """The first layout that answers the wish in the strictest way."""
    spoken = {ours.casefold(), ours.casefold().removeprefix(OURS)}
    for layout in layouts:
        if layout.name.strip().casefold() in spoken:
            return Match(ours, layout, "name")
    for kind in wish.kinds:
        for layout in layouts:
            # LibreOffice calls a cover `tx`; a text layout has a text that is no subtitle.
            if layout.kind == kind and (wish.holds == "subtitle" or not layout.of_kind("subTitle")):
                return Match(ours, layout, "type")
    usual = {name.casefold() for name in wish.names}
    for layout in layouts:
        if layout.name.strip().casefold() in usual:
            return Match(ours, layout, "name")
    for layout in layouts:
        if _holds(layout, wish, template):
            return Match(ours, layout, "signature")
    if home is not None:
        return Match(ours, home, "nearest")
    return Match(ours, min(layouts, key=lambda layout: _distance(layout, wish, template)), "nearest")


def _holds(layout: ForeignLayout, wish: Wish, template: Template) -> bool:
    """Whether a layout's placeholders are those of the wish."""
    texts, objects = layout.of_kind(*_TEXTS), layout.of_kind(*_OBJECTS)
    subtitles = layout.of_kind("subTitle")
    large = [slot for slot in texts if slot.rect and area(slot.rect) >= _LARGE * area(template.slide)]
    if layout.title is None:
        return False
    match wish.holds:
        case "subtitle":
            return bool(subtitles) and not objects and not large
        case "content":
            return len(texts) == 1 and len(large) == 1 and not objects and not subtitles
        case "nothing":
            return not texts and not objects and not subtitles
        case "chart":
            return _takes(layout, "chart", large)
        case "table":
            return _takes(layout, "tbl", large)
        case "words":
            return len(texts) == 1 and not large and not objects and not subtitles


def _takes(layout: ForeignLayout, kind: str, large: Sequence[Slot]) -> bool:
    """Whether a layout has one placeholder for a thing, or one large one for anything."""
    objects, texts = layout.of_kind(*_OBJECTS), layout.of_kind(*_TEXTS)
    if len(objects) == 1 and not large:
        return objects[0].kind == kind
    return not objects and len(texts) == 1 and len(large) == 1 and large[0].kind == "obj"


def _distance(layout: ForeignLayout, wish: Wish, template: Template) -> tuple[int, int]:
    """How far a layout is from the wish: first what it lacks, then what it has too much."""
    texts = len(layout.of_kind(*_TEXTS, "subTitle"))
    wanted = 0 if wish.holds == "nothing" else 1
    lacking = int(layout.title is None) * 2 + max(0, wanted - texts)
    return lacking, max(0, texts - wanted) + 2 * len(layout.of_kind(*_OBJECTS))


def _ordered_for_cover(layouts: Sequence[ForeignLayout], template: Template) -> list[ForeignLayout]:
    """The layout of the template's own first slide first, then its master's, then the rest as they stand."""
    first = next((layout for layout in template.layouts if layout.part == template.parts.first_layout), None)
    if first is None:
        return list(layouts)
    return sorted(layouts, key=lambda layout: (layout.part != first.part, layout.master != first.master))


def _worth(layout: ForeignLayout, template: Template, place: Rect) -> float:
    """How much of the slide a layout leaves for evidence that can be read."""
    grounds = template.grounds(layout, place)
    best = max(min(contrast.ratio(ink, ground) for ground in grounds) for ink in ("#000000", "#FFFFFF"))
    is_legible = best >= contrast.LEAST_CONTRAST
    # Sizes that differ by little are the same to the eye; the template's own order then decides.
    return round(20 * area(place) / area(template.slide)) / 20 * (1.0 if is_legible else 0.2)


def _goes_with(layout: ForeignLayout, home: ForeignLayout, evidence: Mapping[str, Rect]) -> bool:
    """Whether a layout has headline and evidence where the content layout has them."""
    mine, theirs = evidence[layout.part], evidence[home.part]
    if layout.title is None or home.title is None:
        return layout is home
    assert layout.title.rect is not None and home.title.rect is not None
    return _shared(mine, theirs) >= _COMMON and _shared(layout.title.rect, home.title.rect) >= _COMMON


def _shared(one: Rect, other: Rect) -> float:
    """The part that two rectangles share of the larger."""
    common = room.common(one, other)
    return 0.0 if common is None else area(common) / max(1.0, area(one), area(other))


def by_name(found: Sequence[Match]) -> Mapping[str, Match]:
    """The matches by our layout's name."""
    return {match.ours: match for match in found}
