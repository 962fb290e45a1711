"""On which colours does text stand in a template?

The background, and the art that lies on it, from the ground up: a box that covers the place hides what is under it, any
other drawing only adds to what may lie behind a letter. Pictures are looked into where they can be.
"""

import io
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.theme import contrast
from reportgen.theme.place import Rect
from reportgen.theme.template.drawing import Art
from reportgen.theme.template.scheme import Paint

if TYPE_CHECKING:
    from PIL.Image import Image

# Of a place, what art must cover to matter for its legibility.
_LEAST_SHARE = 0.02
# Of a shape that is no box only its outer edges are known; most of that may be empty.
_LEAST_OF_SHAPE = 0.12
_WHOLE = 0.98
# The edge of a slide that a frame may take, in shares of its height.
_FRAME = 0.06
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_SAMPLES = 12
_WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Background:
    """What fills a whole slide: colours, or a picture."""

    paints: tuple[Paint, ...]
    picture: str | None = None
    # A picture may be drawn in the shades between two colours.
    duotone: tuple[str, str] | None = None


Sampler = Callable[[str, Rect, Rect, str], tuple[str, ...]]


def grounds(background: Background, art: Iterable[Art], slide: Rect, place: Rect, sample: Sampler) -> tuple[str, ...]:
    """The colours that may lie behind text in a place."""
    found = [paint.over(_WHITE) for paint in background.paints] or [_WHITE]
    if background.picture:
        found = list(sample(background.picture, slide, place, _WHITE)) or found
        found = _toned(found, background.duotone)
    for each in art:
        share = overlap(each.rect, place) / max(1.0, area(place))
        if share < (_LEAST_SHARE if each.is_box else _LEAST_OF_SHAPE) or _is_frame(each, slide, place):
            continue
        seen = [paint.over(under) for paint in each.paints for under in found]
        if each.picture:
            seen = _toned(list(sample(each.picture, each.rect, place, found[0])), each.duotone)
        if seen and hides(each, place):
            found = seen
        else:
            found += seen
    return tuple(dict.fromkeys(found))


def _is_frame(each: Art, slide: Rect, place: Rect) -> bool:
    """Whether a drawing seems to go round the slide, and a place stands inside: a drawn sheet would be a box."""
    margin = slide.height * _FRAME
    is_inside = place.left >= margin and place.right <= slide.right - margin
    is_round = overlap(each.rect, slide) >= _WHOLE * area(slide) and each.picture is None
    return not each.is_box and is_round and is_inside and margin <= place.top <= place.bottom <= slide.bottom - margin


def _toned(shades: list[str], duotone: tuple[str, str] | None) -> list[str]:
    if duotone is None:
        return shades
    return [contrast.mixed(*duotone, contrast.lightness(shade) / 100) for shade in shades]


def visible(art: Iterable[Art], place: Rect) -> list[Art]:
    """The drawings that are seen in a place: those that no later one hides."""
    found: list[Art] = []
    for each in art:
        if hides(each, place):
            found.clear()
        found.append(each)
    return found


def hides(each: Art, place: Rect) -> bool:
    """Whether art covers all of a place.

    Of a shape that is no box only the outer edges are known; one that begins in the slide's corner may be a frame.
    """
    is_solid = each.is_box or (each.paints != () and min(each.rect.left, each.rect.top).points > 1)
    return is_solid and overlap(each.rect, place) >= _WHOLE * area(place)


def sampler(read: Callable[[str], bytes]) -> Sampler:
    """A way to look into a template's pictures."""

    def sample(picture: str, whole: Rect, place: Rect, ground: str) -> tuple[str, ...]:
        left, top = (place.left - whole.left).points, (place.top - whole.top).points
        wide, high = max(1.0, whole.width.points), max(1.0, whole.height.points)
        box = (left / wide, top / high, (left + place.width.points) / wide, (top + place.height.points) / high)
        clipped = (max(0.0, box[0]), max(0.0, box[1]), min(1.0, box[2]), min(1.0, box[3]))
        return _colors(read(picture), clipped, ground)

    return sample


@lru_cache(maxsize=8)
def _pixels(content: bytes) -> "Image | None":
    """A small copy of a picture; none if it cannot be looked into."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
                image.thumbnail((256, 256))
                return image.convert("RGBA")
    except (ValueError, OSError, SyntaxError, Warning, Image.DecompressionBombError):
        return None


@lru_cache(maxsize=256)
def _colors(content: bytes, box: tuple[float, float, float, float], ground: str) -> tuple[str, ...]:
    """The darkest, the middling and the lightest colour of a part of a picture; none if it cannot be looked into."""
    from PIL.Image import Resampling

    pixels = _pixels(content)
    if pixels is None:
        return ()
    edges = (box[0] * pixels.width, box[1] * pixels.height, box[2] * pixels.width, box[3] * pixels.height)
    if edges[2] - edges[0] < 1 or edges[3] - edges[1] < 1:
        return ()
    part = pixels.resize((_SAMPLES, _SAMPLES), Resampling.BOX, edges)
    flat = part.tobytes()
    seen = []
    for start in range(0, len(flat), 4):
        red, green, blue, alpha = flat[start : start + 4]
        seen.append(contrast.mixed(ground, f"#{red:02X}{green:02X}{blue:02X}", alpha / 255))
    seen.sort(key=contrast.luminance)
    count = len(seen)
    return tuple(dict.fromkeys((seen[count // 20], seen[count // 2], seen[count - 1 - count // 20])))


def overlap(one: Rect, other: Rect) -> float:
    """The area that two rectangles share."""
    width = min(one.right, other.right).points - max(one.left, other.left).points
    height = min(one.bottom, other.bottom).points - max(one.top, other.top).points
    return max(0.0, width) * max(0.0, height)


def area(rect: Rect) -> float:
    """The area of a rectangle in square points."""
    return rect.width.points * rect.height.points
