"""How are style sheets opened, and the fonts that they bring?

Once for however many documents. Each sheet is opened alone, since WeasyPrint's warnings do not name the file; every
cut of a font is held under its role, for a brand's files may be called anything.
"""

from pathlib import Path

from PIL import ImageFile
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from reportgen.errors import LayoutError, Problem
from reportgen.render.pdf.held import SCHEME, Held
from reportgen.render.pdf.journal import listening
from reportgen.render.pdf.shelf import RefusedError, Shelf
from reportgen.theme.tokens import Theme

# Importing WeasyPrint makes Pillow accept cut-off pictures for the whole process; we decode strictly.
ImageFile.LOAD_TRUNCATED_IMAGES = False

CUTS = ("regular", "bold", "italic", "bold_italic")


def held_fonts(theme: Theme) -> dict[str, Held]:
    """Every cut of the theme's faces and of those that stand in for them."""
    faces = [*theme.fonts.items(), *((f"fallback-{number}", face) for number, face in enumerate(theme.fallbacks))]
    return {
        f"{SCHEME}font/{role}/{cut}": Held((theme.font_folder / name).read_bytes(), "font/ttf")
        for role, face in faces
        for cut in CUTS
        if (name := getattr(face, cut, None))
    }


def open_sheet(file: Path, css: str, shelf: Shelf, fonts: FontConfiguration, warnings: list[Problem]) -> CSS:
    """Open one style sheet; what it gives rise to is added to the warnings.

    Raises:
        LayoutError: it cannot be parsed, or asks for something that is not on the shelf.
    """
    with listening() as messages:
        try:
            sheet = CSS(string=css, base_url=SCHEME, url_fetcher=shelf, font_config=fonts)
        except RefusedError as error:
            raise LayoutError([Problem("layout", f"asks for {error}, which is not ours", file=file)]) from error
    broken = [message for message in messages if message.startswith(("Parse error", "Invalid or unsupported selector"))]
    if broken:
        raise LayoutError([Problem("layout", message, file=file) for message in broken])
    warnings.extend(Problem("style", message, file=file) for message in messages)
    return sheet
