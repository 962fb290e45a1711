"""How does a page lose its last hues?

The theme's colours are greys by now, but WeasyPrint writes them as red, green and blue; a printer that charges for
colour counts operators, not hues. So they are written as the greys they are (ISO 32000-1, 8.6.4.2).
"""

import io
import re
from typing import Any

from PIL import Image

_RGB = re.compile(rb"(?<![\w.])([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)(?![\w])")
_SHARES = (0.2126, 0.7152, 0.0722)
_OPERATORS = {b"rg": b"g", b"RG": b"G"}


def finish(pdf: Any) -> None:
    """Write every colour of a file that is about to be written as a grey."""
    for stream in pdf.objects:
        parts = getattr(stream, "stream", None)
        if isinstance(parts, list) and not _is_picture(stream):
            parts[:] = [_greyed(part) if isinstance(part, bytes) else part for part in parts]
        group = getattr(stream, "extra", {}).get("Group")
        if group is not None and group.get("CS") is not None:
            group["CS"] = "/DeviceGray"


def pixels(content: bytes) -> bytes:
    """A picture in greys, in the format that it has."""
    with Image.open(io.BytesIO(content)) as image:
        kind = image.format
        grey = image.convert("LA" if "A" in image.getbands() or "transparency" in image.info else "L")
    stream = io.BytesIO()
    grey.save(stream, kind, **({"quality": 90} if kind == "JPEG" else {}))
    return stream.getvalue()


def _is_picture(stream: Any) -> bool:
    return bool(getattr(stream, "extra", {}).get("Subtype") == "/Image")


def _greyed(part: bytes) -> bytes:
    return _RGB.sub(_grey, part)


def _grey(operation: re.Match[bytes]) -> bytes:
    level = sum(share * float(part) for share, part in zip(_SHARES, operation.groups()[:3], strict=True))
    return f"{level:.4f}".rstrip("0").rstrip(".").encode() + b" " + _OPERATORS[operation.group(4)]
