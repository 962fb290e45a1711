"""Which colours and faces does a template's theme give, and what does a piece of DrawingML mean by them?

A colour is written by value or by its place in the scheme, and then lightened, darkened or thinned (ECMA-376 Part 1,
20.1.2.3). A master's map says which of the scheme's colours text and ground are (19.3.1.6).
"""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from reportgen.theme import contrast

# A third colour is mixed of these two where a picture or a pattern cannot be looked into.
_PRESETS = {"black": "#000000", "white": "#FFFFFF", "red": "#FF0000", "blue": "#0000FF", "green": "#008000"}
_DEFAULT_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_FULL = 100_000


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour, and how much of what lies under it is hidden."""

    color: str
    alpha: float = 1.0

    def over(self, ground: str) -> str:
        """What is seen on a ground."""
        return contrast.mixed(ground, self.color, self.alpha)


@dataclass(frozen=True, slots=True)
class Scheme:
    """Twelve colours, the map from uses to them, and two faces."""

    colors: Mapping[str, str]
    uses: Mapping[str, str]
    heading: str
    text: str
    fills: tuple[Any, ...] = ()

    def color(self, name: str) -> str | None:
        """A colour by its use (`tx1`) or its place (`dk1`)."""
        return self.colors.get(self.uses.get(name, name))

    def mapped(self, override: Any) -> "Scheme":
        """The scheme under a layout's own map."""
        return self if override is None else replace(self, uses=_uses(override))

    def face(self, typeface: str | None, *, is_heading: bool = False) -> str:
        """The family that a typeface names, by itself or by its part in the theme."""
        match typeface:
            case None | "":
                return self.heading if is_heading else self.text
            case "+mj-lt":
                return self.heading
            case "+mn-lt":
                return self.text
            case _:
                return typeface if not typeface.startswith("+") else self.text

    def paint(self, holder: Any, placed: str | None = None) -> Paint | None:
        """The first colour in an element; `placed` is what `phClr` stands for."""
        return next(iter(self.shades(holder, placed)), None) if holder is not None else None

    def shades(self, holder: Any, placed: str | None = None) -> tuple[Paint, ...]:
        """All colours in an element."""
        bases = [(element, self._base(element, etree.QName(element).localname, placed)) for element in holder]
        return tuple(_transformed(base, element) for element, base in bases if base is not None)

    def paints(self, fill: Any, placed: str | None = None) -> tuple[Paint, ...]:
        """The colours of a fill: one, or a gradient's; none of a picture."""
        match etree.QName(fill).localname:
            case "solidFill":
                found = [self.paint(fill, placed)]
            case "gradFill":
                found = [self.paint(stop, placed) for stop in fill.iter("{*}gs")]
            case "pattFill":
                found = [self.paint(fill.find("{*}fgClr"), placed), self.paint(fill.find("{*}bgClr"), placed)]
            case _:
                found = []
        return tuple(paint for paint in found if paint is not None)

    def _base(self, element: Any, tag: str, placed: str | None) -> str | None:
        value = element.get("val", "")
        match tag:
            case "srgbClr":
                return f"#{value.upper()}" if len(value) == 6 else None
            case "sysClr":
                last = element.get("lastClr")
                return f"#{last.upper()}" if last else {"window": "#FFFFFF"}.get(value, "#000000")
            case "schemeClr":
                return placed if value == "phClr" else self.color(value)
            case "prstClr":
                return _PRESETS.get(value, "#808080")
            case "scrgbClr":
                parts = tuple(_share(element.get(part, "0")) for part in "rgb")
                return contrast.written(parts)
            case "hslClr":
                hue = int(element.get("hue", "0")) / 21_600_000
                parts = colorsys.hls_to_rgb(hue, _share(element.get("lum", "0")), _share(element.get("sat", "0")))
                return contrast.written(parts)
            case _:
                return None


def scheme(theme: Any, master: Any) -> Scheme:
    """What a master says in colours and faces."""
    elements = theme.find("{*}themeElements")
    colors: dict[str, str] = {}
    plain = Scheme({}, {}, "", "")
    listed = elements.find("{*}clrScheme") if elements is not None else None
    for slot in listed if listed is not None else ():
        paint = plain.paint(slot)
        if paint:
            colors[etree.QName(slot).localname] = paint.color
    fonts = elements.find("{*}fontScheme") if elements is not None else None
    heading, text = (_latin(fonts, part) for part in ("majorFont", "minorFont"))
    fills = elements.find("{*}fmtScheme/{*}bgFillStyleLst") if elements is not None else None
    return Scheme(
        {"dk1": "#000000", "lt1": "#FFFFFF"} | colors,
        _uses(master.find("{*}clrMap")),
        heading or text,
        text or heading,
        tuple(fills) if fills is not None else (),
    )


def _uses(mapping: Any) -> dict[str, str]:
    return {**_DEFAULT_MAP, **(dict(mapping.attrib) if mapping is not None else {})}


def _latin(fonts: Any, part: str) -> str:
    latin = fonts.find(f"{{*}}{part}/{{*}}latin") if fonts is not None else None
    return "" if latin is None else latin.get("typeface", "")


def _share(value: str) -> float:
    return float(value.rstrip("%")) / 100 if value.endswith("%") else float(value) / _FULL


def _transformed(color: str, element: Any) -> Paint:
    """The colour after what stands inside its element, in the order written."""
    alpha = 1.0
    for change in element:
        amount = _share(change.get("val", "100000"))
        match etree.QName(change).localname:
            case "lumMod":
                color = _lit(color, lambda light, amount=amount: light * amount)
            case "lumOff":
                color = _lit(color, lambda light, amount=amount: light + amount)
            case "satMod":
                color = _hued(color, saturation=amount)
            case "hueMod":
                color = _hued(color, hue=amount)
            case "tint":
                color = contrast.mixed("#FFFFFF", color, amount)
            case "shade":
                color = contrast.mixed("#000000", color, amount)
            case "alpha":
                alpha = min(1.0, amount)
            case "inv":
                color = contrast.written(tuple(1 - part for part in contrast.channels(color)))
            case "gray":
                color = contrast.grey(color)
    return Paint(color, alpha)


def _hued(color: str, hue: float = 1.0, saturation: float = 1.0) -> str:
    own_hue, light, own_saturation = colorsys.rgb_to_hls(*contrast.channels(color))
    return contrast.written(colorsys.hls_to_rgb(own_hue * hue % 1.0, light, min(1.0, own_saturation * saturation)))


def _lit(color: str, change: Any) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*contrast.channels(color))
    return contrast.written(colorsys.hls_to_rgb(hue, min(max(change(light), 0.0), 1.0), saturation))
