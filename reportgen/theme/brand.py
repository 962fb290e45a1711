"""How does a brand become a theme?

Its colours take the places of ours, by role: foreground is running text, primary titles and bars, secondary what
stands back, the link's colour links and numerals. Where we need more steps than a brand has (hairlines, grounds, the
ramp of likelihoods) its primary colour is set to the luminance of ours, so that every contrast that was computed
holds. A colour that cannot be read as text is darkened until it can, and that is told. Pages are white paper: a brand
made for a dark ground is refused.
"""

import io
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, TTLibError

from reportgen import regular
from reportgen.errors import LayoutError, Problem
from reportgen.resources import Resources
from reportgen.theme import brandfile, contrast, tokens
from reportgen.theme.brandfile import Brand, FontFile
from reportgen.theme.tokens import Logo, Theme

# The role of a brand that fills a colour of ours with words in it.
TEXTS = {"ink": "foreground", "secondary": "secondary", "navy": "primary", "alert": "danger", "positive": "success"}
# What is drawn in the primary colour at our luminance.
TONES = ("rule", "track", "pale", "disc", "tint", "panel")
USED_ROLES = {*TEXTS.values(), "warning", "background", "light"}
# A ground darker than this is no paper, one lighter than that a panel.
DARK, LIGHT = 0.5, 0.8
LOGO_PIXELS = 1200
LOGO_LIMIT = 20_000_000
# OS/2 fsType: the licence allows no embedding (OpenType 1.9, OS/2, bit 1).
RESTRICTED = 0x0002


def load(resources: Resources, file: Path) -> Theme:
    """Read a brand and dress the house's theme in it.

    Raises:
        LayoutError: the brand cannot be read or used.
    """
    brand = brandfile.read(file)
    problems = [*_dark(brand), *_bad_fonts(brand)]
    logo = _logo(brand, problems)
    if problems:
        raise LayoutError(problems)
    house = tokens.load(resources)
    told: list[Problem] = []
    changes = {
        "colors": _readable(_colors(brand, house), house, brand, told),
        "categories": _categories(brand, house),
        "likelihood": _likelihood(brand, house),
        "fonts": _fonts(brand, told),
    }
    unused = [*brand.unused, *(f"color.{role}" for role in brand.colors if role not in USED_ROLES)]
    if unused:
        message = f"has no place in a brief: {', '.join(unused)}"
        told.append(Problem("brand-unused", message, file=file))
    theme = tokens.load(resources, {name: change for name, change in changes.items() if change}, file)
    return theme.model_copy(update={"logo": logo, "template": brand.template, "warnings": tuple(told)})


def _dark(brand: Brand) -> list[Problem]:
    """A ground that paper does not have."""
    background = brand.colors.get("background")
    if background is None or contrast.luminance(background) >= DARK:
        return []
    message = f"{background} is dark, and pages are white paper; name a light ground and dark words"
    return [Problem("brand-contrast", message, "color.background", brand.file)]


def _colors(brand: Brand, house: Theme) -> dict[str, str]:
    """Our colours in the brand's."""
    given = brand.colors
    found = {name: given[role] for name, role in TEXTS.items() if role in given}
    if "secondary" in given:
        found["muted"] = contrast.toned(given["secondary"], house.colors["muted"])
    if "primary" in given:
        found |= {name: contrast.toned(given["primary"], house.colors[name]) for name in TONES}
        # Not the primary colour itself: what is drawn in one of the two must be seen on the other.
        found["accent"] = contrast.toned(given["primary"], house.colors["accent"])
    if brand.link:
        found["accent"] = brand.link
    if "warning" in given:
        found["ochre"] = given["warning"]
    if "light" in given and contrast.luminance(given["light"]) >= LIGHT:
        found["panel"] = given["light"]
    return found


def _readable(colors: dict[str, str], house: Theme, brand: Brand, told: list[Problem]) -> dict[str, str]:
    """The same with text colours dark enough on paper and panel; each change is told."""
    grounds = (house.colors["white"], colors.get("panel", house.colors["panel"]))
    fields = {**{name: f"color.{role}" for name, role in TEXTS.items()}, "muted": "color.secondary"}
    fields["accent"] = "typography.link.color" if brand.link else "color.primary"
    readable = dict(colors)
    for name in fields.keys() & colors.keys():
        if min(contrast.ratio(colors[name], ground) for ground in grounds) < contrast.LEAST_CONTRAST:
            readable[name] = contrast.darkened(colors[name], grounds)
    for field in sorted({fields[name] for name in fields if readable.get(name) != colors.get(name)}):
        name = next(name for name in fields if fields[name] == field and readable.get(name) != colors.get(name))
        least = min(contrast.ratio(colors[name], ground) for ground in grounds)
        message = (
            f"{colors[name]} on white has a contrast of {least:.1f}; darkened to {readable[name]} (4.5 is the least)"
        )
        told.append(Problem("brand-contrast", message, field, brand.file))
    return readable


def _categories(brand: Brand, house: Theme) -> list[dict[str, Any]]:
    """The commonest category in the primary colour, at our luminance, so that the five stay apart."""
    first, *rest = (each.model_dump() for each in house.categories)
    if "primary" not in brand.colors:
        return []
    return [{**first, "color": contrast.toned(brand.colors["primary"], first["color"])}, *rest]


def _likelihood(brand: Brand, house: Theme) -> list[dict[str, Any]]:
    """The ramp in the primary colour."""
    primary = brand.colors.get("primary")
    steps = [step.model_dump() for step in house.likelihood]
    return [{**step, "fill": contrast.toned(primary, step["fill"])} for step in steps] if primary else []


def _bad_fonts(brand: Brand) -> list[Problem]:
    """Files that are no fonts, or may not be embedded."""
    found = []
    for family, cuts in brand.families.items():
        if family not in (brand.base, brand.headings):
            continue
        for cut in cuts:
            try:
                with TTFont(io.BytesIO(cut.path.read_bytes()), lazy=True) as font:
                    is_restricted = font["OS/2"].fsType & 0x000F == RESTRICTED
                    font.getBestCmap()
            except (TTLibError, KeyError, OSError, ValueError, AssertionError) as error:
                found.append(_font(f"{cut.path.name} is no font that can be read ({error})", brand))
                continue
            if is_restricted:
                found.append(_font(f"{cut.path.name} may not be embedded, by its own licence bits", brand))
        if not any(not cut.is_bold and not cut.is_italic for cut in cuts):
            found.append(_font(f"{family} has no upright regular cut", brand))
    return found


def _font(message: str, brand: Brand) -> Problem:
    return Problem("brand-font", message, "typography.fonts", brand.file)


def _fonts(brand: Brand, told: list[Problem]) -> dict[str, dict[str, str]]:
    """Our faces in the brand's families: the base for text, labels and slides, the headings' for what is large."""
    roles = {"serif": brand.base, "sans": brand.base, "office": brand.base, "display": brand.headings}
    faces = {}
    for role, family in roles.items():
        if family is not None:
            faces[role] = _face(family, brand.families[family])
    for family in sorted({family for family in roles.values() if family}):
        if not any(cut.is_bold for cut in brand.families[family]):
            told.append(_font(f"{family} has no cut of weight 600 or more; its regular one stands in", brand))
    return faces


def _face(family: str, cuts: tuple[FontFile, ...]) -> dict[str, str]:
    """One face; the first cut of a kind is the one."""
    found: Mapping[tuple[bool, bool], FontFile] = {(cut.is_bold, cut.is_italic): cut for cut in reversed(cuts)}
    upright = found[False, False]
    face = {"family": family, "regular": str(upright.path), "bold": str(found.get((True, False), upright).path)}
    for name, key in (("italic", (False, True)), ("bold_italic", (True, True))):
        if key in found:
            face[name] = str(found[key].path)
    return face


def _logo(brand: Brand, problems: list[Problem]) -> Logo | None:
    """The logo in clean pixels, no larger than print needs."""
    if brand.logo is None:
        return None
    from PIL import Image

    try:
        content = regular.read(brand.logo, LOGO_LIMIT)
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
                pixels = image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB")
    except (ValueError, OSError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        problems.append(Problem("brand-logo", f"{brand.logo.name} cannot be read: {error}", "logo", brand.file))
        return None
    pixels.thumbnail((LOGO_PIXELS, LOGO_PIXELS))
    pixels.info.clear()
    stream = io.BytesIO()
    pixels.save(stream, "PNG")
    return Logo(stream.getvalue(), "image/png", pixels.width, pixels.height, brand.logo_alt or "Logo")
