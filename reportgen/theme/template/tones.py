"""Which of a template's colours are ours?

Its text and ground, its second dark and its accents under our names, each as light or dark as its ground needs: what
is read reaches the contrast of running text on every colour that may lie behind it, what is only seen that of
graphics. On a dark ground everything turns round: “white” is whatever the ground is.
"""

import colorsys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.theme import contrast
from reportgen.theme.template.scheme import Scheme
from reportgen.theme.tokens import Category, Step, Theme

# What a graphic must reach against its ground (WCAG 2.2, 1.4.11), and what large bold text must (1.4.3).
SEEN = LARGE_TEXT = 3.0
READ = contrast.LEAST_CONTRAST
_COMFORTABLE = 7.0
# How much of the text's colour is in a quiet colour.
_SOFT = {"panel": 0.05, "disc": 0.09, "track": 0.14, "rule": 0.22}
_QUIET = {"secondary": 0.78, "muted": 0.66}
_RAMP = (0.08, 0.2, 0.34, 0.5, 0.7, 0.86, 1.0)
_ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
# Lightnesses of neighbouring categories are at least so far apart, for grey printers and weak eyes.
_STEP, _DARKEST, _LIGHTEST = 8.0, 16.0, 97.0
_HUE_APART, _COLOURED, _FAR = 25 / 360, 0.2, 0.3


@dataclass(frozen=True, slots=True)
class Tones:
    """The template's colours under our names, and the slots of its scheme that hold some of them."""

    colors: Mapping[str, str]
    slots: Mapping[str, str]
    categories: tuple[Category, ...]
    other: Category
    likelihood: tuple[Step, ...]


def tones(house: Theme, scheme: Scheme, grounds: Sequence[str], main: str, text: str | None) -> Tones:
    """Our colours on these grounds; `text` is what the template sets its content in."""
    ink = ink_on(grounds, (text, scheme.color("tx1"), scheme.color("bg1")))
    colors = {"black": house.colors["black"], "white": main, "ink": ink}
    colors |= {name: contrast.mixed(main, ink, share) for name, share in _SOFT.items()}
    read_on = tuple(dict.fromkeys((*grounds, main, colors["panel"])))
    colors |= {name: contrast.readable(contrast.mixed(main, ink, share), read_on) for name, share in _QUIET.items()}
    colors["navy"] = _strong(scheme, read_on)
    accents = [color for slot in _ACCENTS if (color := scheme.color(slot)) is not None]
    accent = _accent(accents, read_on, (colors["navy"], ink))
    colors["tint"] = contrast.mixed(main, accent, 0.12)
    colors["accent"] = contrast.readable(accent, (*read_on, colors["tint"]))
    colors["pale"] = contrast.mixed(main, colors["navy"], 0.38)
    colors |= {name: contrast.readable(house.colors[name], read_on) for name in ("alert", "positive")}
    colors |= {name: contrast.readable(house.colors[name], read_on, SEEN) for name in ("steel", "ochre")}
    hues = [colors["accent"], *accents, *(each.color for each in house.categories)]
    return Tones(
        {**house.colors, **colors},
        _slots(scheme, colors),
        _categories(house, hues, read_on),
        house.other_category.model_copy(update={"color": colors["muted"]}),
        tuple(_step(colors, share) for share in _RAMP),
    )


def ink_on(grounds: Sequence[str], wished: Sequence[str | None], least: float = READ) -> str:
    """The first of the wished colours that is read with ease on all grounds, else the best there is."""
    candidates = [color for color in wished if color is not None]
    for enough in (max(least, _COMFORTABLE), least):
        for color in candidates:
            if min(contrast.ratio(color, ground) for ground in grounds) >= enough:
                return color
    return max(("#000000", "#FFFFFF"), key=lambda color: min(contrast.ratio(color, ground) for ground in grounds))


def kept(color: str | None, grounds: Sequence[str], least: float, otherwise: str) -> str:
    """The template's own colour where it can be read, else another.

    Where none can be, for what may lie behind is too different, the designer knows better than we.
    """
    wanted = color or otherwise
    if is_legible(wanted, grounds, least):
        return wanted
    found = contrast.readable(otherwise, tuple(grounds), least)
    return found if color is None or is_legible(found, grounds, least) else color


def is_legible(color: str, grounds: Sequence[str], least: float = READ) -> bool:
    """Whether a colour is read on all grounds."""
    return min(contrast.ratio(color, ground) for ground in grounds) >= least


def _strong(scheme: Scheme, read_on: tuple[str, ...]) -> str:
    """What headings, values and bars are drawn in: the scheme's second dark, or its first accent made to be read."""
    second = scheme.color("tx2")
    if second and is_legible(second, read_on):
        return second
    return contrast.readable(scheme.color("accent1") or second or "#12355B", read_on)


def _accent(accents: Sequence[str], read_on: tuple[str, ...], others: Sequence[str]) -> str:
    """The first accent that, made to be read, is still another colour than text and headings."""
    readable = [contrast.readable(color, read_on) for color in accents]
    apart = (color for color in readable if all(_distance(color, other) > _FAR for other in others))
    return next(apart, readable[0] if readable else others[0])


def _slots(scheme: Scheme, colors: Mapping[str, str]) -> dict[str, str]:
    """Which slot of the scheme holds which of our colours, each at most once."""
    found: dict[str, str] = {}
    uses = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2", **{slot: slot for slot in (*_ACCENTS, "hlink")}}
    for name in ("ink", "white", "navy", "accent", "panel"):
        for slot, use in uses.items():
            if slot not in found and scheme.color(use) == colors[name]:
                found[slot] = name
                break
    return found


def _step(colors: Mapping[str, str], share: float) -> Step:
    """One step of the ramp, as strong as wished or as a text on it allows."""
    for change in (0.0, 0.04, -0.04, 0.08, -0.08, 0.14, -0.14):
        fill = contrast.mixed(colors["white"], colors["navy"], min(1.0, share + change))
        text = max(("ink", "white"), key=lambda name: contrast.ratio(colors[name], fill))
        if contrast.ratio(colors[text], fill) >= READ:
            break
    return Step(fill=fill, text=text)


def _categories(house: Theme, hues: Sequence[str], grounds: tuple[str, ...]) -> tuple[Category, ...]:
    """Five hues, each at a lightness of its own that is seen on the grounds."""
    chosen: list[str] = []
    for color in hues:
        hue, _, saturation = colorsys.rgb_to_hls(*contrast.channels(color))
        others = [colorsys.rgb_to_hls(*contrast.channels(other))[0] for other in chosen]
        apart = all(min(abs(hue - other), 1 - abs(hue - other)) >= _HUE_APART for other in others)
        if saturation >= _COLOURED and apart and len(chosen) < len(house.categories):
            chosen.append(color)
    chosen += [each.color for each in house.categories[len(chosen) :]]
    ladder = _ladder(len(chosen), grounds)
    ranks = sorted(range(len(chosen)), key=lambda index: contrast.lightness(chosen[index]))
    levels = {index: ladder[rank] for rank, index in enumerate(ranks)}
    return tuple(
        each.model_copy(update={"color": contrast.at_lightness(chosen[index], levels[index])})
        for index, each in enumerate(house.categories)
    )


def _ladder(count: int, grounds: tuple[str, ...]) -> list[float]:
    """So many lightnesses, from dark to light, that are seen on the grounds and as far apart as can be."""
    seen = [level / 2 for level in range(round(_DARKEST * 2), round(_LIGHTEST * 2)) if _is_seen(level / 2, grounds)]
    below = [level for level in seen if level < contrast.lightness(grounds[0])]
    above = [level for level in seen if level >= contrast.lightness(grounds[0])]
    side = max((below, above), key=len)
    if not side:
        side = [level / 2 for level in range(round(_DARKEST * 2), round(_LIGHTEST * 2))]
    if side[-1] - side[0] < _STEP * (count - 1) and below and above:
        # Neither side has room for all: the darker ones stand under the ground, the lighter ones over it.
        half = count // 2
        return [*_spread(below, count - half), *_spread(above, half)]
    return _spread(side, count)


def _spread(levels: Sequence[float], count: int) -> list[float]:
    if count == 1:
        return [levels[0]]
    return [levels[0] + (levels[-1] - levels[0]) * place / (count - 1) for place in range(count)]


def _is_seen(level: float, grounds: tuple[str, ...]) -> bool:
    grey = contrast.at_lightness("#808080", level)
    return all(contrast.ratio(grey, ground) >= SEEN + 0.1 for ground in grounds)


def _distance(one: str, other: str) -> float:
    pairs = zip(contrast.channels(one), contrast.channels(other), strict=True)
    return sum(abs(left - right) for left, right in pairs)
