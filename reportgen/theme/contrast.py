"""How far apart are two colours for the eye?

Relative luminance and contrast ratio of WCAG 2.2 (1.4.3), and the lightness L* of CIE 1976, by which a grey printer
tells colours apart. Colours are written #RRGGBB.
"""

import colorsys

# What text must reach against its ground (WCAG 2.2, 1.4.3, level AA).
LEAST_CONTRAST = 4.5


def luminance(color: str) -> float:
    """Relative luminance, from 0 for black to 1 for white."""
    red, green, blue = (_linear(part) for part in channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lightness(color: str) -> float:
    """L*, from 0 to 100."""
    share = luminance(color)
    return float(116 * share ** (1 / 3) - 16 if share > 216 / 24389 else share * 24389 / 27)


def grey(color: str) -> str:
    """The grey of the same luminance."""
    level = round(_encoded(luminance(color)) * 255)
    return f"#{level:02X}{level:02X}{level:02X}"


def toned(color: str, like: str) -> str:
    """The colour's hue at the luminance of another one: mixed with white or with black."""
    wanted = luminance(like)
    end = 1.0 if luminance(color) < wanted else 0.0
    parts = channels(color)
    low, high = 0.0, 1.0
    for _ in range(20):
        share = (low + high) / 2
        mixed = written(tuple(part + (end - part) * share for part in parts))
        is_enough = luminance(mixed) >= wanted if end else luminance(mixed) <= wanted
        low, high = (low, share) if is_enough else (share, high)
    return written(tuple(part + (end - part) * high for part in parts))


def darkened(color: str, grounds: tuple[str, ...], least: float = LEAST_CONTRAST) -> str:
    """The lightest colour of that hue and saturation that can be read on all the grounds; the same if it can."""
    if all(ratio(color, ground) >= least for ground in grounds):
        return color
    hue, light, saturation = colorsys.rgb_to_hls(*channels(color))
    for step in range(round(light * 200), -1, -1):
        candidate = written(colorsys.hls_to_rgb(hue, step / 200, saturation))
        if all(ratio(candidate, ground) >= least for ground in grounds):
            return candidate
    return "#000000"


def readable(color: str, grounds: tuple[str, ...], least: float = LEAST_CONTRAST) -> str:
    """The colour of that hue and saturation nearest in lightness that can be read on all the grounds.

    Where no lightness is enough, the one that is read best: black or white.
    """

    def worst(candidate: str) -> float:
        return min(ratio(candidate, ground) for ground in grounds)

    if worst(color) >= least:
        return color
    hue, light, saturation = colorsys.rgb_to_hls(*channels(color))
    for step in range(1, 101):
        for away in (light - step / 100, light + step / 100):
            if 0 <= away <= 1:
                candidate = written(colorsys.hls_to_rgb(hue, away, saturation))
                if worst(candidate) >= least:
                    return candidate
    return max(("#000000", "#FFFFFF"), key=worst)


def mixed(ground: str, color: str, share: float) -> str:
    """So much of a colour laid over a ground."""
    pairs = zip(channels(ground), channels(color), strict=True)
    return written(tuple(under + (over - under) * share for under, over in pairs))


def at_lightness(color: str, wanted: float) -> str:
    """The colour's hue at a lightness L*."""
    share = ((wanted + 16) / 116) ** 3 if wanted > 8 else wanted * 27 / 24389
    level = _encoded(share)
    return toned(color, written((level, level, level)))


def channels(color: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1."""
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def written(parts: tuple[float, ...]) -> str:
    """A colour as it is written."""
    return "#" + "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02X}" for part in parts)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _encoded(share: float) -> float:
    return share * 12.92 if share <= 0.0031308 else float(1.055 * share ** (1 / 2.4) - 0.055)
