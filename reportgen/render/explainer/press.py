"""What is opened once and used for every explainer?

Templates, measures, style sheets and fonts. A new font configuration for each document costs three times the
whole render (measured on WeasyPrint 70), so one is shared and passed down.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from reportgen import text
from reportgen.errors import LayoutError, Problem
from reportgen.render.explainer import setting
from reportgen.render.pdf import breaking, typecase
from reportgen.render.pdf.shelf import SCHEME, Held, Shelf
from reportgen.render.pdf.stylesheets import held_fonts, open_sheet
from reportgen.resources import Resources
from reportgen.theme import explainer
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

    theme: Theme
    measures: Measures
    templates: Environment
    sheets: tuple[CSS, ...]
    galley: CSS
    bleed: CSS
    profile: Path
    fonts: FontConfiguration
    markers: Mapping[str, Held]
    warnings: tuple[Problem, ...]


def open_press(theme: Theme, resources: Resources, paper: Paper = PAPERS[0]) -> Press:
    """Open templates, measures, style sheets and fonts.

    Raises:
        LayoutError: one of them is missing or broken.
    """
    folder = resources.layouts / "explainer"
    measures = explainer.load(resources, theme, paper)
    templates = _environment(folder, measures, theme)
    fonts = typecase.open_case()
    held, markers = held_fonts(theme), _held_markers(templates, theme)
    warnings: list[Problem] = []
    try:
        tokens = templates.get_template("tokens.css.j2").render(theme=theme, measures=measures, scheme=SCHEME)
        galley = templates.get_template("galley.css.j2").render(measures=measures)
        sources = [(folder / "tokens.css.j2", tokens)]
        sources += [(folder / name, (folder / name).read_text(encoding="utf-8")) for name in (*SHEETS, BLEED_SHEET)]
    except (TemplateError, OSError) as error:
        raise LayoutError([Problem("layout", str(error), file=folder)]) from error
    *sheets, bleed = (open_sheet(file, css, Shelf(held), fonts, warnings) for file, css in sources)
    long_page = open_sheet(folder / "galley.css.j2", galley, Shelf({}), fonts, warnings)
    profile = resources.assets / "profiles" / measures.press.profile
    told = tuple(warnings)
    return Press(theme, measures, templates, tuple(sheets), long_page, bleed, profile, fonts, markers, told)


def _environment(folder: Path, measures: Measures, theme: Theme) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    setter = setting.Setter(measures, theme)
    environment.filters.update(
        balanced=setter.balanced,
        value_classes=setter.value_classes,
        breakable=breaking.breakable,
        address=setting.address,
        tied=setting.tied,
        plain=text.plain,
    )
    environment.tests["cited_again"] = setting.is_cited_again
    return environment


def _held_markers(templates: Environment, theme: Theme) -> dict[str, Held]:
    """The marker of every category as a picture: shapes in the layout's template, colours in the theme."""
    template = templates.get_template("marker.svg.j2")
    kinds: list[tuple[str, str, str]] = [
        (str(index), each.marker, each.color) for index, each in enumerate(theme.categories)
    ]
    kinds += [("other", theme.other_category.marker, theme.other_category.color)]
    kinds += [("hollow", "hollow", theme.other_category.color)]
    kinds += [(state, state, theme.colors["navy"]) for state in ("not-seen", "emerging", "seen")]
    return {
        f"{SCHEME}marker/{name}.svg": Held(
            template.render(shape=shape, color=color, theme=theme).encode(), "image/svg+xml"
        )
        for name, shape, color in kinds
    }
