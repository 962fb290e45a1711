"""What does our master look like in a template?

The same type roles and zones, on the template's slide: where its headline, its content and its footers are, in its
colours and measured in its faces. What is planned on it then fits it, for it is planned as every other deck is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from reportgen.errors import LayoutError, Problem
from reportgen.theme import contrast
from reportgen.theme import metrics as metrics_of
from reportgen.theme.borrowed import LayoutUse, SlotUse, TemplateUse
from reportgen.theme.deck import DeckTheme, Evidence, LayoutSpec, TypeRole
from reportgen.theme.deckformat import resized
from reportgen.theme.metrics import FontMetrics
from reportgen.theme.place import Place, PlaceholderSpec
from reportgen.theme.template import darkslides, faces, footers, match, places, plates, room, tones
from reportgen.theme.template import stage as stages
from reportgen.theme.template.match import Match
from reportgen.theme.template.read import ForeignLayout, Template
from reportgen.theme.template.stage import Stage
from reportgen.theme.template.wishes import Wishes
from reportgen.theme.tokens import Theme
from reportgen.units import Length

# What our own slides say with the same words as the template's footers.
_FOOTERS = {"Marking": "ftr", "Slide Number": "sldNum"}
# Which slot takes what is drawn as one object, and which a text; kinds in order of fitness.
_TAKES = {
    "Table": ("tbl", "obj"),
    "Chart": ("chart", "obj"),
    "Point 1": ("body", "obj"),
    "List": ("body", "obj"),
}
_PRINTED = "notes"
# Measures as wide as words that our slides say, and words by which faces are compared.
_HOLDING_WORDS = ("scale_break", "tick_apart", "legend_tone", "axis_room", "row_number", "likelihood_room")
_WORDS = "scale break 20 January 2026 likely"
# Type that is hardly smaller is no news.
_TOLD = 0.9
_SAID = ("title", "ctrTitle", "subTitle", "body", "obj")

Where = TypeVar("Where", bound=Place)


@dataclass(frozen=True, slots=True)
class Adapted:
    """Theme and master for the slides, how they came about, and what somebody should look at."""

    theme: Theme
    master: DeckTheme
    matches: tuple[Match, ...]
    families: tuple[str, ...]
    warnings: tuple[Problem, ...]


def adapted(template: Template, house: Theme, master: DeckTheme, wishes: Wishes) -> Adapted:
    """Theme and master in a template's looks."""
    found = match.matches(template, wishes, tuple(master.layouts))
    matched = match.by_name(found)
    home = matched[match.CONTENT].layout
    scaled = resized(master, template.slide.width, template.slide.height)
    families = _families(found)
    metrics = faces.measured(families, wishes, house.font_folder)
    scaled = scaled.model_copy(update={"types": _legible(scaled.types, wishes.smallest)})
    width = _width(scaled, metrics[0], house)
    scaled = scaled.model_copy(update={"measures": _measures(scaled, width)})
    stage = stages.stage(home, template, wishes, scaled, metrics[1].line_height)
    small = stages.smallness(stage, template, wishes, width)
    if small < wishes.least_type:
        raise LayoutError([_no_room(stage, template)])
    if small < 1:
        scaled = _smaller(scaled, small, wishes.smallest)
    laid = _plates(found, template, stage, wishes)
    found = tuple(replace(each, layout=plates.plated(each.layout, laid)) for each in found)
    matched = match.by_name(found)
    home = matched[match.CONTENT].layout
    stage = replace(stage, home=home, grounds=template.grounds(home, stage.evidence))
    looks = _tones(house, template, home, stage)
    dark = darkslides.adapt(matched, template, wishes, scaled, looks, stage)
    parts = plates.laid(template.parts, (*laid, *dark.plates))
    colors = {**looks.colors, **_inks(template, home, stage, looks), **dark.colors}
    layouts = {name: dark.layouts.get(name) or _light(spec, stage, scaled) for name, spec in scaled.layouts.items()}
    if not dark.has_section:
        found = tuple(
            replace(each, layout=home, how="nearest") if each.ours == match.DIVIDER else each for each in found
        )
        matched = match.by_name(found)
    uses = {
        name: LayoutUse(each.layout.part, _slots(each, layouts[name], dark.slots.get(name), stage))
        for name, each in matched.items()
    }
    changed = scaled.model_copy(
        update={
            "grid": stage.grid,
            "evidence": Evidence(
                one_line_top=stage.evidence.top, two_line_top=stage.evidence.top, bottom=stage.evidence.bottom
            ),
            "palette": dict(looks.slots),
            "types": {**scaled.types, **_types(scaled.types, stage), **dark.types(scaled.types)},
            "common": _common(scaled, stage),
            "fan": scaled.fan.model_copy(
                update={"color": "divider_line", "disc": "divider_ink", "number": "divider_ground"}
            ),
            "layouts": layouts,
            "faces": metrics,
            "template": TemplateUse(parts, template.has_notes, uses, house, master.palette),
        }
    )
    theme = house.model_copy(
        update={
            "colors": colors,
            "categories": looks.categories,
            "other_category": looks.other,
            "likelihood": looks.likelihood,
            "logo": None,
        }
    )
    return Adapted(
        theme,
        changed,
        found,
        families,
        (*_warnings(found, template, house), *faces.warnings(families, wishes), *_narrow(small, template)),
    )


def _plates(found: tuple[Match, ...], template: Template, stage: Stage, wishes: Wishes) -> tuple[plates.Plate, ...]:
    """What lies under the words of light slides where drawings run through them."""
    light = {each.layout.part: each.layout for each in found if each.ours not in (match.COVER, match.DIVIDER)}
    gap = wishes.gap * (template.slide.height.points / room.HEIGHT)
    places = (stage.title, stage.evidence, stage.foot.source)
    laid = (plates.under(template, layout, places, gap) for layout in light.values())
    return tuple(each for each in laid if each is not None)


def _tones(house: Theme, template: Template, home: ForeignLayout, stage: Stage) -> tones.Tones:
    grounds = stage.grounds
    # A picture is told from dark to light, and the middle is its ground; of colours the first is.
    is_picture = len(grounds) > 1 and list(grounds) == sorted(grounds, key=contrast.luminance)
    main = grounds[len(grounds) // 2] if is_picture else grounds[0]
    body = next(iter(home.of_kind("obj", "body")), None)
    text = body.setting.color.color if body is not None and body.setting.color is not None else None
    return tones.tones(house, home.scheme, grounds, main, text)


def _inks(template: Template, home: ForeignLayout, stage: Stage, looks: tones.Tones) -> dict[str, str]:
    """Colours of what stands outside the evidence: headline, its kicker, source, footers."""
    navy, ink, muted = (looks.colors[name] for name in ("navy", "ink", "muted"))
    own = home.title.setting.color if home.title is not None else None
    over = template.grounds(home, stage.title)
    title = tones.kept(own.color if own else None, over, tones.LARGE_TEXT, tones.ink_on(over, (navy, ink)))
    kicker_on = template.grounds(home, stage.kicker) if stage.kicker else over
    kicker = looks.colors["accent"] if tones.is_legible(looks.colors["accent"], kicker_on) else title
    foot = footers.slot(home, "ftr") or footers.slot(home, "sldNum")
    foot_color = foot.setting.color.color if foot is not None and foot.setting.color is not None else None
    foot_on = (*template.grounds(home, stage.foot.marking), *template.grounds(home, stage.foot.number))
    source_on = template.grounds(home, stage.foot.source)
    return {
        "title_ink": title,
        "kicker_ink": tones.kept(kicker, kicker_on, tones.READ, tones.ink_on(kicker_on, (title, ink))),
        "footer_ink": tones.kept(foot_color, foot_on, tones.READ, tones.ink_on(foot_on, (muted, ink))),
        "source_ink": tones.ink_on(source_on, (muted, ink)) if not tones.is_legible(muted, source_on) else muted,
    }


def _types(types: Mapping[str, TypeRole], stage: Stage) -> dict[str, TypeRole]:
    """Roles whose colour or weight is the template's."""
    title = types["title"]
    is_bold = stage.home.title.setting.is_bold if stage.home.title is not None else title.bold
    found = {"title": title.model_copy(update={"color": "title_ink", "bold": is_bold})}
    for role, color in (("kicker", "kicker_ink"), ("source", "source_ink"), ("marking", "footer_ink")):
        found[role] = types[role].model_copy(update={"color": color})
    return found


def _width(scaled: DeckTheme, regular: FontMetrics, house: Theme) -> float:
    """How much wider the template's face is than the house's."""
    own = metrics_of.load(house.font_file(scaled.fonts.latin))
    return max(1.0, regular.width(_WORDS, 1) / own.width(_WORDS, 1))


def _measures(scaled: DeckTheme, width: float) -> dict[str, Length]:
    """The measures, those that hold words of ours as much longer as the face is wider."""
    return {name: length * (width if name in _HOLDING_WORDS else 1.0) for name, length in scaled.measures.items()}


def _smaller(scaled: DeckTheme, share: float, smallest: float) -> DeckTheme:
    """Type and measures for slides on which there is less room than on ours."""
    types = {
        name: role
        if name == _PRINTED
        else role.model_copy(update={"sizes": tuple(dict.fromkeys(round(size * share, 1) for size in role.sizes))})
        for name, role in scaled.types.items()
    }
    measures = {
        name: length if name.endswith("_percent") else length * share for name, length in scaled.measures.items()
    }
    return scaled.model_copy(update={"types": _legible(types, smallest), "measures": measures})


def _no_room(stage: Stage, template: Template) -> Problem:
    place = stage.evidence
    message = (
        f"{template.name}: layout “{stage.home.name}” leaves {max(0, place.width.points):.0f} × "
        f"{max(0, place.height.points):.0f} points for evidence, in which nothing can be read; enlarge its content "
        "placeholder, or name a roomier layout “Brief Bottom Line”"
    )
    return Problem("template-cramped", message, "evidence")


def _narrow(share: float, template: Template) -> tuple[Problem, ...]:
    if share >= _TOLD:
        return ()
    message = f"{template.name} leaves little room for evidence; type is set at {share:.0%} of its size"
    return (Problem("template-room", message, "evidence"),)


def _legible(types: Mapping[str, TypeRole], smallest: float) -> dict[str, TypeRole]:
    """The roles with no size too small to be read on any slide."""
    return {
        name: role
        if name == _PRINTED
        else role.model_copy(update={"sizes": tuple(dict.fromkeys(max(size, smallest) for size in role.sizes))})
        for name, role in types.items()
    }


def _common(scaled: DeckTheme, stage: Stage) -> dict[str, PlaceholderSpec]:
    """What every light slide has."""
    common, home = scaled.common, stage.home
    found = {
        "Title": places.spec(common["Title"], stage.title, home.title),
        "Source": places.spec(common["Source"], stage.foot.source, anchor="middle"),
    }
    # A template without room for the part's name still says how long it may be.
    align = home.title.setting.align if home.title is not None else "left"
    found["Kicker"] = places.spec(common["Kicker"], stage.kicker or stage.title, align=align, anchor="bottom")
    for name, kind in _FOOTERS.items():
        rect = stage.foot.marking if name == "Marking" else stage.foot.number
        found[name] = places.spec(common[name], rect, footers.slot(home, kind), anchor="middle", color="footer_ink")
    return found


def _light(spec: LayoutSpec, stage: Stage, scaled: DeckTheme) -> LayoutSpec:
    """One of our light layouts on the stage: what is in columns follows the grid, the rest keeps to the foot."""
    own = {name: each for name, each in spec.placeholders.items() if name not in scaled.common}
    moved = {name: _kept_to_foot(each, stage, scaled) for name, each in own.items()}
    zones = {name: _kept_to_foot(each, stage, scaled) for name, each in spec.zones.items()}
    shared = _common(scaled, stage)
    left_out = {"Kicker"} if stage.kicker is None else set()
    left_out |= {"Slide Number"} if stage.has_number else set()
    shared = {name: each for name, each in shared.items() if name not in left_out}
    return spec.model_copy(update={"placeholders": {**shared, **moved}, "zones": zones})


def _kept_to_foot(place: Where, stage: Stage, scaled: DeckTheme) -> Where:
    """A place whose edges are as far from the evidence's foot as they were."""
    moved: dict[str, Any] = {}
    for edge in ("top", "bottom"):
        value = getattr(place, edge)
        if value is not None:
            moved[edge] = max(stage.evidence.top, stage.evidence.bottom - (scaled.evidence.bottom - value))
    return place.model_copy(update=moved)


def _slots(each: Match, spec: LayoutSpec, own: Mapping[str, SlotUse] | None, stage: Stage) -> dict[str, SlotUse]:
    """Which of the layout's placeholders takes what of ours."""
    layout = each.layout
    found: dict[str, SlotUse] = dict(own or {})
    if own is None:
        if layout.title is not None:
            found["Title"] = places.use(layout.title, stage.title)
        named = {name: slot for name in spec.placeholders if name not in _FOOTERS and (slot := layout.named(name))}
        found |= {name: places.use(slot) for name, slot in named.items() if name != "Title"}
        for name, kinds in _TAKES.items():
            if name in spec.placeholders and name not in found:
                slots = [slot for kind in kinds for slot in layout.of_kind(kind)]
                if slots:
                    found[name] = places.use(slots[0])
    for name, kind in _FOOTERS.items():
        slot = footers.slot(layout, kind)
        if slot is not None and name in spec.placeholders:
            found[name] = places.use(slot)
    return found


def _families(found: tuple[Match, ...]) -> tuple[str, ...]:
    """Every family in which a slide of ours sets text."""
    names = []
    for each in found:
        names += [each.layout.scheme.text]
        names += [slot.setting.face for slot in each.layout.slots if slot.kind in _SAID]
    return tuple(dict.fromkeys(name for name in names if name)) or ("Calibri",)


def _warnings(found: tuple[Match, ...], template: Template, house: Theme) -> tuple[Problem, ...]:
    told = [
        Problem(
            "template-nearest",
            f"{template.name} has nothing of its kind; “{each.layout.name}” is the nearest and is used",
            each.ours,
        )
        for each in found
        if each.how == "nearest"
    ]
    if house.logo is not None:
        told.append(Problem("template-logo", f"the brand's logo is not drawn: {template.name} brings its own", "logo"))
    return tuple(told)
