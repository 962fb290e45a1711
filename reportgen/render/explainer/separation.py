"""Which inks does a colour become on the press?

A colour goes through the printing condition's profile; a grey goes to black alone, since type in four inks shows
coloured fringes as soon as the sheet shifts by a hair. Inks are shares of full cover: cyan, magenta, yellow, black.
"""

import io
import math
from functools import cache
from pathlib import Path

from PIL import Image, ImageCms

from reportgen.errors import AssetError, Problem
from reportgen.theme.explainer import Printing

Inks = tuple[float, float, float, float]
# Printers think in whole percents, and a rounded value is the same on every machine.
PERCENT = 100


class Separator:
    """Turns colours and photos into inks of one printing condition."""

    def __init__(self, profile: bytes, printing: Printing) -> None:
        """Open the profile.

        Raises:
            PyCMSError: it is no profile of a press.
        """
        self.profile = profile
        self._printing = printing
        screen, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
        relative, perceptual = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Intent.PERCEPTUAL
        self._flat = ImageCms.buildTransform(screen, press, "RGB", "CMYK", relative, flags)
        # Photos keep their gradation; this intent of the profile never goes above its ink limit.
        self._photo = ImageCms.buildTransform(screen, press, "RGB", "CMYK", perceptual)
        self._lab = ImageCms.buildTransform(screen, lab, "RGB", "LAB", relative)
        self._blacks = _lightness_of_blacks(ImageCms.buildTransform(press, lab, "CMYK", "LAB", relative))
        self.inks = cache(self._inks)

    def _inks(self, red: float, green: float, blue: float) -> Inks:
        """The inks of a colour, each channel from 0 to 1, in whole percents."""
        color = Image.new("RGB", (1, 1), (round(red * 255), round(green * 255), round(blue * 255)))
        lightness, chroma = _appearance(ImageCms.applyTransform(color, self._lab))
        if self._is_grey(lightness, chroma):
            return 0.0, 0.0, 0.0, self.black(lightness)
        cyan, magenta, yellow, black = (value / 255 for value in _pixel(ImageCms.applyTransform(color, self._flat)))
        room, sum_of_colors = self._printing.ink / PERCENT - black, cyan + magenta + yellow
        share = min(1.0, room / sum_of_colors) if sum_of_colors else 1.0
        return _percent(cyan * share), _percent(magenta * share), _percent(yellow * share), _percent(black)

    def black(self, lightness: float) -> float:
        """The share of black alone that looks as light; what is darker than full black is full black."""
        return min(range(PERCENT + 1), key=lambda percent: abs(self._blacks[percent] - lightness)) / PERCENT

    def picture(self, image: Image.Image) -> Image.Image:
        """A photo in four inks; one in greys stays in black alone."""
        if image.mode in ("1", "L", "LA"):
            none = Image.new("L", image.size)
            blacks = [round(255 * self.black(100 * _lightness(value / 255))) for value in range(256)]
            return Image.merge("CMYK", (none, none, none, image.convert("L").point(blacks)))
        separated = ImageCms.applyTransform(image.convert("RGB"), self._photo)
        assert separated is not None  # Only a transform in place returns nothing.
        return separated

    def _is_grey(self, lightness: float, chroma: float) -> bool:
        is_dark = lightness <= self._printing.darkest_grey
        return chroma <= (self._printing.dark_grey if is_dark else self._printing.grey)


def open_separator(profile: Path, printing: Printing) -> Separator:
    """Open the profile of a printing condition.

    Raises:
        AssetError: it is missing or is no profile of a press.
    """
    try:
        return Separator(profile.read_bytes(), printing)
    except (OSError, ImageCms.PyCMSError) as error:
        raise AssetError([Problem("profile", f"is no profile of a press: {error}", file=profile)]) from error


def _lightness_of_blacks(to_lab: ImageCms.ImageCmsTransform) -> tuple[float, ...]:
    """How light each percent of black alone looks (CIELAB L*)."""
    ramp = Image.new("CMYK", (PERCENT + 1, 1))
    for percent in range(PERCENT + 1):
        ramp.putpixel((percent, 0), (0, 0, 0, round(255 * percent / PERCENT)))
    seen = ImageCms.applyTransform(ramp, to_lab)
    return tuple(_appearance(seen, percent)[0] for percent in range(PERCENT + 1))


def _appearance(image: Image.Image | None, column: int = 0) -> tuple[float, float]:
    """Lightness and chroma of a pixel in CIELAB, which Pillow keeps in bytes, a and b shifted by 128."""
    lightness, a, b = _pixel(image, column)
    return lightness / 2.55, math.hypot(a - 128, b - 128)


def _pixel(image: Image.Image | None, column: int = 0) -> tuple[int, ...]:
    found = image.getpixel((column, 0)) if image is not None else None
    assert isinstance(found, tuple)
    return found


def _lightness(grey: float) -> float:
    """CIELAB lightness of a grey of sRGB, from 0 to 1 (IEC 61966-2-1; CIE 15)."""
    linear = grey / 12.92 if grey <= 0.04045 else ((grey + 0.055) / 1.055) ** 2.4
    return 9.033 * linear if linear <= 0.008856 else 1.16 * linear ** (1 / 3) - 0.16


def _percent(share: float) -> float:
    return round(share * PERCENT) / PERCENT
