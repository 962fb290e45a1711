"""How do cover, divider and closing stand in a template?

On its title and section layouts, whose looks are the organization's own. The cover keeps headline and subtitle where
they are, and finds room for owner and imprint. The divider's headline makes room for the paths; where the section
layout has none that is legible, and for the closing's sources, the content layout serves.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.theme import contrast
from reportgen.theme.borrowed import SlotUse
from reportgen.theme.deck import DeckTheme, LayoutSpec, TypeRole
from reportgen.theme.place import PlaceholderSpec, Rect
from reportgen.theme.template import footers, match, places, plates, room, tones
from reportgen.theme.template.match import Match
from reportgen.theme.template.plates import Plate
from reportgen.theme.template.read import ForeignLayout, Template
from reportgen.theme.template.stage import Stage
from reportgen.theme.template.tones import Tones
from reportgen.theme.template.wishes import Wishes
from reportgen.units import Length

COVER, DIVIDER, CLOSING = match.COVER, match.DIVIDER, "Brief Closing"
# Of a cover: what its subtitle keeps when it gives room away, and where a headline without one ends.
_KEPT, _SPLIT = 0.6, 0.6
# The length of an imprint in shares of the slide's width, and the height of its lines in sizes.
_IMPRINT, _LINE = 0.75, 1.25
# How far a card stands from a cover's sides and from its ends, in shares.
_CARD = (0.13, 0.15)


@dataclass(frozen=True, slots=True)
class DarkSlides:
    """Layouts, used placeholders and colours of the three; roles change colour, and where need be kind."""

    layouts: Mapping[str, LayoutSpec]
    slots: Mapping[str, Mapping[str, SlotUse]]
    colors: Mapping[str, str]
    roles: Mapping[str, str]
    has_section: bool
    plates: tuple[Plate, ...]

    def types(self, types: Mapping[str, TypeRole]) -> dict[str, TypeRole]:
        """The roles of these slides in the template's colours."""
        return {name: types[name].model_copy(update={"color": color}) for name, color in self.roles.items()}


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the three."""

    layout: LayoutSpec
    slots: Mapping[str, SlotUse]
    colors: Mapping[str, str]
    plates: tuple[Plate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Credits:
    """Where a cover's texts stand."""

    title: Rect
    dek: Rect
    owner: Rect
    imprint: Rect


def adapt(
    matched: Mapping[str, Match], template: Template, wishes: Wishes, scaled: DeckTheme, looks: Tones, stage: Stage
) -> DarkSlides:
    """The three slides in a template."""
    cover = _cover(matched[COVER].layout, template, wishes, scaled, looks)
    section = _section(matched[DIVIDER], template, wishes, scaled, looks, stage)
    divider = section or _light_divider(scaled, looks, stage)
    closing = _closing(matched[CLOSING].layout, scaled, stage)
    roles = {"cover_title": "cover_title_ink", "dek": "cover_ink", "imprint": "cover_ink", "owner": "cover_ink"}
    roles |= dict.fromkeys(("divider_title", "divider_number", "divider_item"), "divider_ink")
    roles |= {"closing_item": "ink"}
    return DarkSlides(
        {COVER: cover.layout, DIVIDER: divider.layout, CLOSING: closing.layout},
        {COVER: cover.slots, CLOSING: closing.slots, **({DIVIDER: divider.slots} if section else {})},
        {**cover.colors, **divider.colors},
        roles,
        section is not None,
        cover.plates,
    )


def _cover(layout: ForeignLayout, template: Template, wishes: Wishes, scaled: DeckTheme, looks: Tones) -> _Part:
    """Headline and subtitle as the template has them, owner and imprint where there is room."""
    ours = scaled.layouts[COVER].placeholders
    slide = template.slide
    scale = slide.height.points / room.HEIGHT
    gap, margin = wishes.gap * scale, wishes.margin * scale
    texts = [slot for slot in layout.of_kind("subTitle", "body", "obj") if slot.name not in ("Owner", "Imprint")]
    subtitle = next(iter(texts), None)
    title = (
        room.inner(layout.title)
        if layout.title
        else Rect(margin * 2, margin * 4, slide.width - margin * 4, slide.height * 0.35)
    )
    full_title = title
    dek = room.inner(subtitle) if subtitle else None
    line = Length(max(scaled.types[role].largest for role in ("owner", "imprint")) * _LINE)
    if dek is None:
        foot = room.footers_top(layout, template, wishes) - gap
        if foot - title.bottom >= line * 5:
            dek = Rect(title.left, title.bottom + gap, title.width, foot - title.bottom - gap)
        else:
            dek = Rect(title.left, title.top + title.height * _SPLIT, title.width, title.height * (1 - _SPLIT))
            title = Rect(title.left, title.top, title.width, title.height * _SPLIT - gap)
    credit, rest = _credits(layout, template, wishes, title, dek, line)
    dek = dek if layout.named("Owner") else rest
    owner = Rect(credit.left, credit.top, credit.width, line)
    imprint = Rect(credit.left, owner.bottom, credit.width, credit.height - line)
    own_owner, own_imprint = layout.named("Owner"), layout.named("Imprint")
    owner = room.inner(own_owner) if own_owner else owner
    imprint = room.inner(own_imprint) if own_imprint else imprint
    align = subtitle.setting.align if subtitle else (layout.title.setting.align if layout.title else "left")
    shown = _Credits(title, dek, owner, imprint)
    card = _card(shown, layout, template, line)
    if card is not None:
        plate, shown = card
        layout, credit = plates.plated(layout, (plate,)), shown.imprint
        title, dek, owner, imprint = shown.title, shown.dek, shown.owner, shown.imprint
    placeholders = {
        "Title": places.spec(ours["Title"], title, layout.title, **({"anchor": "bottom"} if card else {})),
        "Dek": places.spec(ours["Dek"], dek, subtitle, **({"anchor": "top", "align": align} if card else {})),
        "Owner": places.spec(ours["Owner"], owner, align=align, anchor="middle"),
        "Imprint": places.spec(ours["Imprint"], imprint, align=align, anchor="top"),
        "Marking": _marking(ours["Marking"], layout, template, wishes, credit),
    }
    slots: dict[str, SlotUse] = {}
    if layout.title:
        slots["Title"] = places.use(layout.title, title if title is full_title else None)
    if subtitle:
        slots["Dek"] = places.use(subtitle, None if card else dek)
    slots |= {name: places.use(slot) for name, slot in (("Owner", own_owner), ("Imprint", own_imprint)) if slot}
    ink = looks.colors["ink"]
    over, under = template.grounds(layout, title), template.grounds(layout, places.union(dek, credit))
    own = layout.title.setting.color if layout.title else None
    own_text = subtitle.setting.color if subtitle else None
    wished = (layout.scheme.color("tx1"), layout.scheme.color("bg1"), ink)
    return _Part(
        scaled.layouts[COVER].model_copy(
            update={"placeholders": placeholders, "zones": {}, "bar": None, "fan": None, "ground": "cover_ground"}
        ),
        slots,
        {
            "cover_title_ink": tones.kept(
                own.color if own else None, over, tones.LARGE_TEXT, tones.ink_on(over, wished)
            ),
            "cover_ink": tones.kept(
                own_text.color if own_text else None, under, tones.LARGE_TEXT, tones.ink_on(under, wished)
            ),
            "cover_footer_ink": tones.ink_on(template.grounds(layout, credit), wished),
            "cover_ground": over[len(over) // 2],
        },
        (card[0],) if card else (),
    )


def _card(shown: _Credits, layout: ForeignLayout, template: Template, line: Length) -> tuple[Plate, _Credits] | None:
    """A plate in the middle of a cover and its texts on it, where drawings run through the places they had."""
    found = plates.under(template, layout, (shown.title, shown.dek), Length(0))
    if found is None:
        return None
    slide = template.slide
    sides, ends = slide.width * _CARD[0], slide.height * _CARD[1]
    rect = Rect(sides, ends, slide.width - sides * 2, slide.height - ends * 2)
    pad = line * 1.5
    left, width = rect.left + pad, rect.width - pad * 2
    foot = rect.bottom - pad - line * 3
    high = (foot - rect.top - pad) * _SPLIT
    return Plate(layout.part, rect, found.color), _Credits(
        Rect(left, rect.top + pad, width, high),
        Rect(left, rect.top + pad + high + line * 0.5, width, foot - line - (rect.top + pad + high)),
        Rect(left, foot, width, line),
        Rect(left, foot + line, width, line * 2),
    )


def _credits(
    layout: ForeignLayout, template: Template, wishes: Wishes, title: Rect, dek: Rect, line: Length
) -> tuple[Rect, Rect]:
    """Room for owner and imprint, and what is left of the subtitle's: under it, in it, over it, wherever none draws."""
    slide = template.slide
    scale = slide.height.points / room.HEIGHT
    gap, margin = wishes.gap * scale, wishes.margin * scale
    # An imprint has about as many letters as a line of the whole slide; in a narrow column it takes several.
    count = 1 + max(1, math.ceil(slide.width.points * _IMPRINT / max(1.0, dek.width.points)))
    lines = line * count
    foot = room.footers_top(layout, template, wishes) - gap
    lowest, highest = max(title.bottom, dek.bottom), min(title.top, dek.top)
    inside = Rect(dek.left, dek.bottom - lines, dek.width, lines)
    places_found = [
        (Rect(dek.left, lowest + gap, dek.width, lines), lowest + gap + lines <= foot),
        (inside, dek.height * (1 - _KEPT) >= lines * 0.99),
        (Rect(dek.left, dek.top - gap - lines, dek.width, lines), dek.top - title.bottom >= lines + gap * 2),
        (Rect(dek.left, highest - gap - lines, dek.width, lines), highest - gap - lines >= margin),
    ]
    possible = [rect for rect, is_possible in places_found if is_possible] or [inside]
    clear = [rect for rect in possible if room.is_free(rect, layout.art)]
    narrowed = [room.clear(rect, layout.art) for rect in possible]
    wide = [rect for rect in narrowed if rect.width >= dek.width * _KEPT and rect.height >= lines * 0.99]
    chosen = next(iter((*clear, *wide)), possible[0])
    if not room.common(chosen, dek):
        return chosen, dek
    return chosen, Rect(dek.left, dek.top, dek.width, max(chosen.top - dek.top, line))


def _marking(
    ours: PlaceholderSpec, layout: ForeignLayout, template: Template, wishes: Wishes, credit: Rect
) -> PlaceholderSpec:
    """The marking at the layout's own footer, else in the upper corner of the slide."""
    own = footers.slot(layout, "ftr")
    is_line = own is not None and room.inner(own).width > room.inner(own).height * 3
    if own is not None and is_line and not room.common(room.inner(own), credit):
        return places.spec(ours, room.inner(own), own, anchor="middle", color="cover_footer_ink")
    slide, scale = template.slide, template.slide.height.points / room.HEIGHT
    margin, height, width = wishes.margin * scale, Length(22 * scale), Length(220 * scale)
    corner = Rect(slide.right - margin * 2 - width, margin * 0.6, width, height)
    return places.spec(ours, corner, align="right", anchor="middle", color="cover_footer_ink")


def _section(
    each: Match, template: Template, wishes: Wishes, scaled: DeckTheme, looks: Tones, stage: Stage
) -> _Part | None:
    """The divider on the template's own section layout, its headline moved to the left; None where that cannot be."""
    layout = each.layout
    if layout.part == stage.home.part or layout.title is None:
        return None
    slide, scale = template.slide, template.slide.height.points / room.HEIGHT
    margin = wishes.margin * scale
    foot = min(room.footers_top(layout, template, wishes), slide.height - margin) - wishes.gap * scale
    whole = Rect(margin * 2, margin * 1.5, slide.width - margin * 4, foot - margin * 1.5)
    ours = scaled.layouts[DIVIDER]
    title, number = (_moved(scaled.resolve(ours.placeholders[name]), scaled, whole) for name in ("Title", "Number"))
    fan, items = (_moved(scaled.resolve(ours.zones[name]), scaled, whole) for name in ("Fan", "Evidence"))
    on = dict.fromkeys(
        (*template.grounds(layout, places.union(number, title)), *template.grounds(layout, places.union(fan, items)))
    )
    grounds = tuple(on)
    own = layout.title.setting.color
    scheme = layout.scheme
    ink = tones.ink_on(
        grounds, (own.color if own else None, scheme.color("tx1"), scheme.color("bg1"), looks.colors["ink"])
    )
    if not tones.is_legible(ink, grounds) or not room.is_free(places.union(fan, items), layout.art):
        return None
    words = next(iter(layout.of_kind("body", "obj", "subTitle")), None)
    placeholders = {
        "Title": places.spec(ours.placeholders["Title"], title, align="left", anchor="top"),
        "Number": places.spec(ours.placeholders["Number"], number, align="left", anchor="bottom"),
        **_footers(ours, stage, "divider_ink"),
    }
    slots = {"Title": places.use(layout.title)} | ({"Number": places.use(words)} if words else {})
    return _Part(
        ours.model_copy(
            update={
                "placeholders": placeholders,
                "zones": {"Fan": places.zone(fan), "Evidence": places.zone(items)},
                "bar": None,
                "ground": "divider_ground",
            }
        ),
        slots,
        _divider_colors(ink, max(grounds, key=lambda ground: contrast.ratio(ink, ground))),
    )


def _moved(rect: Rect, scaled: DeckTheme, whole: Rect) -> Rect:
    """A place of our slide on a part of another."""
    left, width = scaled.grid.span(1, 12)
    margin = scaled.slide.height.points / room.HEIGHT * 30
    across, down = whole.width.points / width.points, whole.height.points / (scaled.slide.height.points - 2 * margin)
    return Rect(
        whole.left + (rect.left - left) * across,
        whole.top + Length((rect.top.points - margin) * down),
        rect.width * across,
        rect.height * down,
    )


def _light_divider(scaled: DeckTheme, looks: Tones, stage: Stage) -> _Part:
    """The divider on the content layout: its headline above, the fan over all of the evidence."""
    ours, place = scaled.layouts[DIVIDER], stage.evidence
    fan_share = 0.3
    fan = Rect(place.left, place.top, place.width * fan_share, place.height)
    left = fan.right + scaled.measures["path_disc"]
    items = Rect(left, place.top, place.right - left, place.height)
    title = places.spec(ours.placeholders["Title"], stage.title, stage.home.title, role="title")
    return _Part(
        ours.model_copy(
            update={
                "placeholders": {"Title": title, **_footers(ours, stage, "footer_ink")},
                "zones": {"Fan": places.zone(fan), "Evidence": places.zone(items)},
                "bar": None,
                "ground": "divider_ground",
            }
        ),
        {},
        _divider_colors(looks.colors["navy"], looks.colors["white"]),
    )


def _closing(layout: ForeignLayout, scaled: DeckTheme, stage: Stage) -> _Part:
    """The sources under an ordinary headline."""
    ours = scaled.layouts[CLOSING]
    body = next(iter(layout.of_kind("body", "obj")), None)
    placeholders = {
        "Title": places.spec(ours.placeholders["Title"], stage.title, stage.home.title, role="title"),
        "List": places.spec(ours.placeholders["List"], stage.evidence),
        **_footers(ours, stage, "footer_ink"),
    }
    slots = {"Title": places.use(layout.title, stage.title)} if layout.title else {}
    slots |= {"List": places.use(body)} if body else {}
    return _Part(
        ours.model_copy(update={"placeholders": placeholders, "bar": None, "fan": None, "ground": "white"}), slots, {}
    )


def _footers(ours: LayoutSpec, stage: Stage, color: str) -> dict[str, PlaceholderSpec]:
    home, foot = stage.home, stage.foot
    found = {"Marking": (foot.marking, "ftr"), "Slide Number": (foot.number, "sldNum")}
    return {
        name: places.spec(ours.placeholders[name], rect, footers.slot(home, kind), anchor="middle", color=color)
        for name, (rect, kind) in found.items()
        if name == "Marking" or not stage.has_number
    }


def _divider_colors(ink: str, ground: str) -> dict[str, str]:
    """Discs in the ink with the ground's colour on them, branches between the two."""
    return {
        "divider_ink": ink,
        "divider_ground": ground,
        "divider_line": contrast.readable(contrast.mixed(ground, ink, 0.55), (ground,), tones.SEEN),
    }
