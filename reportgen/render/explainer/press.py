"""What is opened once and used for every explainer?

Style sheets and fonts, beside what the words are set with. A new font configuration for each document costs three
times the whole render (measured on WeasyPrint 70), so one is shared and passed down.
"""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateError
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from reportgen.errors import LayoutError, Problem
from reportgen.render.explainer.typesetter import Typesetter, open_typesetter
from reportgen.render.pdf import typecase
from reportgen.render.pdf.held import SCHEME
from reportgen.render.pdf.shelf import Shelf
from reportgen.render.pdf.stylesheets import held_fonts, open_sheet
from reportgen.resources import Resources
from reportgen.theme.explainer import Measures
from reportgen.theme.tokens import Theme
from reportgen.units import PAPERS, Paper

SHEETS = ("page.css", "front.css", "sections.css", "short.css")
# What is different on the sheets that the printing house gets.
BLEED_SHEET = "press.css"


@dataclass(frozen=True, slots=True)
class Press:
    """Everything visual, opened: `galley` makes one long page, `bleed` sheets for the printing house.

    `warnings` are what the style sheets gave rise to, `profile` the press's inks.
    """

    typesetter: Typesetter
    sheets: tuple[CSS, ...]
    galley: CSS
    bleed: CSS
    profile: Path
    fonts: FontConfiguration
    warnings: tuple[Problem, ...]

    @property
    def theme(self) -> Theme:
        """Colours and faces."""
        return self.typesetter.theme

    @property
    def measures(self) -> Measures:
        """Sizes and places."""
        return self.typesetter.measures


def open_press(theme: Theme, resources: Resources, paper: Paper = PAPERS[0]) -> Press:
    """Open all of it; whoever has a typesetter already calls `complete`.

    Raises:
        LayoutError: something is missing or broken.
    """
    return complete(open_typesetter(theme, resources, paper), resources)


def complete(typesetter: Typesetter, resources: Resources) -> Press:
    """Open style sheets and fonts for a typesetter.

    Raises:
        LayoutError: one of them is missing or broken.
    """
    folder = resources.layouts / "explainer"
    theme, measures, templates = typesetter.theme, typesetter.measures, typesetter.templates
    fonts = typecase.open_case()
    shelf = Shelf(held_fonts(theme).get)
    warnings: list[Problem] = []
    try:
        tokens = templates.get_template("tokens.css.j2").render(theme=theme, measures=measures, scheme=SCHEME)
        galley = templates.get_template("galley.css.j2").render(measures=measures)
        sources = [(folder / "tokens.css.j2", tokens)]
        sources += [(folder / name, (folder / name).read_text(encoding="utf-8")) for name in (*SHEETS, BLEED_SHEET)]
    except (TemplateError, OSError) as error:
        raise LayoutError([Problem("layout", str(error), file=folder)]) from error
    *sheets, bleed = (open_sheet(file, css, shelf, fonts, warnings) for file, css in sources)
    long_page = open_sheet(folder / "galley.css.j2", galley, shelf, fonts, warnings)
    profile = resources.assets / "profiles" / measures.press.profile
    return Press(typesetter, tuple(sheets), long_page, bleed, profile, fonts, tuple(warnings))
