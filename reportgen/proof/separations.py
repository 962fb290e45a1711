"""What does each printing plate hold?

Ghostscript draws the four plates of every page, as a press would; how much ink lies on a spot is measured on them and
not on what the file says. Only tests need the program. Marks outside the bleed stand on every plate and are left out.
"""

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from PIL import Image, ImageChops

from reportgen.errors import RenderError
from reportgen.proof.press import most_on_spot
from reportgen.units import POINTS_PER_INCH

PLATES = ("Cyan", "Magenta", "Yellow", "Black")
RESOLUTION = 100


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates of one page within its bleed: the share that each covers, and the most ink on a spot, in percent."""

    page: int
    cover: dict[str, float]
    most_ink: float


def separate(file: Path) -> tuple[Plates, ...]:
    """Draw and measure the plates of every page.

    Raises:
        RenderError: Ghostscript is missing or cannot draw the file.
    """
    with pikepdf.open(file) as pdf:
        boxes = [([float(edge) for edge in page.obj.BleedBox], float(page.mediabox[3])) for page in pdf.pages]
    with tempfile.TemporaryDirectory() as folder:
        _draw(file, folder)
        return tuple(_measure(Path(folder), number, *box) for number, box in enumerate(boxes, start=1))


def _draw(file: Path, folder: str) -> None:
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{RESOLUTION}"]
    try:
        subprocess.run([*command, f"-sOutputFile={folder}/%d.tif", "-f", str(file)], capture_output=True, check=True)
    except FileNotFoundError as error:
        raise RenderError("gs is not installed; it comes with ghostscript") from error
    except subprocess.CalledProcessError as error:
        raise RenderError(f"gs cannot draw it: {error.stderr.decode(errors='replace').strip()}") from error


def _measure(folder: Path, page: int, bleed: list[float], height: float) -> Plates:
    left, bottom, right, top = bleed
    area = [round(edge * RESOLUTION / POINTS_PER_INCH) for edge in (left, height - top, right, height - bottom)]
    plates = []
    for name in PLATES:
        with Image.open(folder / f"{page}({name}).tif") as plate:
            # Ghostscript writes what the plate looks like: dark where there is ink.
            plates.append(ImageChops.invert(plate.convert("L").crop((area[0], area[1], area[2], area[3]))))
    cover = {name: _mean(plate) / 2.55 for name, plate in zip(PLATES, plates, strict=True)}
    return Plates(page, cover, most_on_spot(Image.merge("CMYK", plates)))


def _mean(plate: Image.Image) -> float:
    return sum(value * count for value, count in enumerate(plate.histogram())) / (plate.width * plate.height)
