"""How do a plan's words come into the templates?

All of it goes without WeasyPrint, so that the figures which templates ask for are known, and can be drawn, while
WeasyPrint is still being imported.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from reportgen import text
from reportgen.errors import LayoutError, Problem
from reportgen.plan.explainer import short
from reportgen.plan.explainer.blocks import ExplainerPlan
from reportgen.plan.explainer.shortblocks import ShortPlan
from reportgen.plan.references import References
from reportgen.render.explainer import setting
from reportgen.render.explainer.figures import Gallery
from reportgen.render.explainer.fit import Fit
from reportgen.render.pdf import breaking
from reportgen.render.pdf.held import SCHEME, Held
from reportgen.render.pdf.language import house_language
from reportgen.resources import Resources
from reportgen.theme import explainer
from reportgen.theme.explainer import Measures
from reportgen.theme.tokens import Theme
from reportgen.units import PAPERS, Paper

EXPLAINER, SHORT = "explainer.html.j2", "short.html.j2"


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Templates and what they measure by; `markers` are the marks of categories and states by their addresses."""

    theme: Theme
    measures: Measures
    templates: Environment
    markers: Mapping[str, Held]

    def html(self, template: str, plan: ExplainerPlan | ShortPlan, gallery: Gallery, fit: Fit | None = None) -> str:
        """The words in the template, with the addresses of the pictures.

        Raises:
            LayoutError: the template is broken.
        """
        try:
            return self.templates.get_template(template).render(
                plan=plan,
                fit=fit,
                figure=gallery.figure,
                portrait=gallery.portrait,
                logo=gallery.logo(),
                logo_alt=self.theme.logo.alt if self.theme.logo else "",
                references=plan.references if isinstance(plan, ExplainerPlan) else References(()),
                measures=self.measures,
                house=house_language(plan.metadata.language),
            )
        except TemplateError as error:
            raise LayoutError([Problem("layout", f"{template}: {error}")]) from error

    def gallery(self) -> Gallery:
        """A gallery of nothing yet."""
        return Gallery(self.theme, self.measures)

    def rehearsed(self, plan: ExplainerPlan | ShortPlan) -> Gallery:
        """The pictures that a plan's first layout will ask for, its figures yet to be ordered.

        Raises:
            LayoutError: a template is broken.
        """
        gallery = self.gallery()
        gallery.is_rehearsed = True
        if isinstance(plan, ExplainerPlan):
            self.html(EXPLAINER, plan, gallery, first_fit(plan))
        else:
            self.html(SHORT, short.shortened(plan, short.everything(plan)), gallery)
        return gallery


def first_fit(plan: ExplainerPlan) -> Fit:
    """What of an explainer is set before it has been seen on its pages."""
    return Fit(has_glance=bool(plan.front.glance), has_names=bool(plan.front.names))


def open_typesetter(theme: Theme, resources: Resources, paper: Paper = PAPERS[0]) -> Typesetter:
    """Open templates and measures.

    Raises:
        LayoutError: one of them is missing or broken.
    """
    folder = resources.layouts / "explainer"
    measures = explainer.load(resources, theme, paper)
    templates = _environment(folder, measures, theme)
    try:
        markers = _held_markers(templates, theme)
    except (TemplateError, OSError) as error:
        raise LayoutError([Problem("layout", str(error), file=folder)]) from error
    return Typesetter(theme, measures, templates, markers)


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
