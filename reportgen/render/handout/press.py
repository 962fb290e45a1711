"""What is opened once and used for every handout?

The explainer's style sheets, so that both look as from one house, and those of the slides, which follow the slides'
master. Templates, fonts and sheets are opened once: a new font configuration for each document costs three times the
whole render (measured on WeasyPrint 70).
"""

import re
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from reportgen import text
from reportgen.errors import LayoutError, Problem
from reportgen.render.handout.faces import Faces
from reportgen.render.pdf import breaking, typecase
from reportgen.render.pdf.held import SCHEME
from reportgen.render.pdf.shelf import Shelf
from reportgen.render.pdf.stylesheets import held_fonts, open_sheet
from reportgen.resources import Resources
from reportgen.theme import explainer, handout
from reportgen.theme.deck import DeckTheme
from reportgen.theme.handout import Measures
from reportgen.theme.tokens import Theme
from reportgen.units import PAPERS, Paper

# Those of the explainer that a page with running heads needs.
PAGE_SHEETS = ("page.css", "front.css")
SLIDE_SHEET = "slide.css.j2"
SHEET = "handout.css"
_SPACES = re.compile(" {2,}")
_HYPHENS = re.compile(r"([-‐–—/])(?=\w)")


@dataclass(frozen=True, slots=True)
class Press:
    """Everything visual, opened: `pages` are the explainer's measures, `measures` those of the rows.

    The pages are in one theme, the slides may be in another.
    """

    theme: Theme
    slide_theme: Theme
    deck_theme: DeckTheme
    pages: explainer.Measures
    measures: Measures
    templates: Environment
    sheets: tuple[CSS, ...]
    fonts: FontConfiguration
    warnings: tuple[Problem, ...]


def open_press(
    theme: Theme, slide_theme: Theme, deck_theme: DeckTheme, resources: Resources, paper: Paper = PAPERS[0]
) -> Press:
    """Open templates, measures, style sheets and fonts.

    Raises:
        LayoutError: one of them is missing or broken.
    """
    folder, page_folder = resources.layouts / "handout", resources.layouts / "explainer"
    pages, measures = explainer.load(resources, theme, paper), handout.load(resources)
    lacking = [
        Problem(
            "tokens", f"{kind.role} is no role of explainer/measures.yaml", f"{name}.role", folder / "measures.yaml"
        )
        for name, kind in (each for each in measures if isinstance(each[1], handout.NotesText))
        if kind.role not in pages.roles
    ]
    if lacking:
        raise LayoutError(lacking)
    templates = Environment(
        loader=FileSystemLoader([folder, page_folder]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters.update(breakable=breaking.breakable, plain=text.plain, lines=_lines)
    fonts, shelf = typecase.open_case(), Shelf(held_fonts(theme).get)
    try:
        tokens = templates.get_template("tokens.css.j2").render(theme=theme, measures=pages, scheme=SCHEME)
        faces = Faces.of(slide_theme, deck_theme)
        leads = {name: round(faces.lead(role), 4) for name, role in deck_theme.types.items()}
        slide = templates.get_template(SLIDE_SHEET).render(theme=slide_theme, deck=deck_theme, leads=leads)
        sources = [(page_folder / "tokens.css.j2", tokens)]
        sources += [(page_folder / name, (page_folder / name).read_text(encoding="utf-8")) for name in PAGE_SHEETS]
        sources += [(folder / SLIDE_SHEET, slide), (folder / SHEET, (folder / SHEET).read_text(encoding="utf-8"))]
    except (TemplateError, OSError) as error:
        raise LayoutError([Problem("layout", str(error), file=folder)]) from error
    warnings: list[Problem] = []
    sheets = tuple(open_sheet(file, css, shelf, fonts, warnings) for file, css in sources)
    return Press(theme, slide_theme, deck_theme, pages, measures, templates, sheets, fonts, tuple(warnings))


def _lines(words: str) -> list[str]:
    """The parts of a text that a line break parts within its paragraph, with the deck's places to break in words.

    Office programs break after a hyphen or a slash before a figure, the PDF's line breaker does not (UAX #14, LB25),
    and keep several spaces.
    """
    kept = _SPACES.sub(lambda found: "\u00a0" * (len(found.group()) - 1) + " ", words)
    return [_HYPHENS.sub(rf"\1{breaking.BREAK}", breaking.breakable(part)) for part in kept.split("\v")]
