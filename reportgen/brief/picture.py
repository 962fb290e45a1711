"""Which pixels does an image file beside the brief hold?

The file is read from the brief's own folder, decoded in full, turned upright and written anew, so that every
output shows the same pixels and none carries the camera's position, name or time along.
"""

import io
import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reportgen.brief.files import Files

if TYPE_CHECKING:
    from PIL.Image import Image

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
SIZE_LIMIT = 20_000_000
PIXEL_LIMIT = 40_000_000
JPEG_QUALITY = 90


@dataclass(frozen=True, slots=True)
class Picture:
    """An image: where it lies, relative to the brief, and its clean pixels as PNG or JPEG.

    Without content it is only named: the model reads no disk, so `load` fills it in.
    """

    path: PurePosixPath
    content: bytes = b""
    media_type: str = ""
    width: int = 0
    height: int = 0


def load(files: Files, path: PurePosixPath) -> Picture:
    """Read an image that the brief names.

    Raises:
        ValueError: it lies elsewhere, is no regular file, too large, or no image of an allowed format.
    """
    content = files.read(path, SIZE_LIMIT)
    # Half a second of import for the few briefs that show photos.
    from PIL import Image, ImageFile, UnidentifiedImageError

    tolerates_holes = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        # WeasyPrint switches this on for the whole process; a file that breaks off must not pass for a photo.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > PIXEL_LIMIT:
                    raise ValueError(f"it has {image.width} × {image.height} pixels; 40 million are allowed")
                return _clean(image, path)
    except UnidentifiedImageError as error:
        raise ValueError("it is no PNG, JPEG, GIF or WebP, whatever its name says") from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ValueError("it has more than 40 million pixels") from error
    except (OSError, SyntaxError, EOFError) as error:
        raise ValueError("it is damaged or breaks off; save it again from its program") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerates_holes


def _clean(image: "Image", path: PurePosixPath) -> Picture:
    """The first frame, upright, without metadata, as JPEG when it was one and else as PNG."""
    from PIL import ImageOps

    is_jpeg = image.format == "JPEG"
    image.seek(0)
    image.load()
    upright = ImageOps.exif_transpose(image)
    has_alpha = not is_jpeg and (upright.mode in ("LA", "PA", "RGBA") or "transparency" in upright.info)
    pixels = upright.convert("RGBA" if has_alpha else "RGB")
    pixels.info.clear()
    stream = io.BytesIO()
    if is_jpeg:
        pixels.save(stream, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    else:
        pixels.save(stream, "PNG")
    media_type = "image/jpeg" if is_jpeg else "image/png"
    return Picture(path, stream.getvalue(), media_type, pixels.width, pixels.height)
