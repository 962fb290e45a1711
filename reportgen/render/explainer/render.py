"""How does a planned explainer become a PDF?

The templates set it, WeasyPrint lays it out, and the first page is looked at: what does not fit there is left to
the sections that tell it in full, and a table of contents is added when there are pages enough to need one. Pages are
made twice as a rule and four times at most, nearly always from one setting.
"""

from collections.abc import Sequence

from weasyprint import CSS, HTML, Document

from reportgen.errors import LayoutError, Problem
from reportgen.plan.explainer.blocks import ExplainerPlan
from reportgen.plan.explainer.shortblocks import ShortPlan
from reportgen.render.explainer import fit as fitting
from reportgen.render.explainer import makeup
from reportgen.render.explainer.figures import Gallery
from reportgen.render.explainer.fit import Fit
from reportgen.render.explainer.look import Look
from reportgen.render.explainer.press import Press, open_press
from reportgen.render.explainer.remake import Remaker
from reportgen.render.explainer.typesetter import EXPLAINER, SHORT, first_fit
from reportgen.render.pdf import archive, readable, writer
from reportgen.render.pdf.archive import Enclosure
from reportgen.render.pdf.held import SCHEME, Held
from reportgen.render.pdf.shelf import Shelf
from reportgen.render.pdf.writer import Printed, overseen
from reportgen.resources import Resources
from reportgen.theme.tokens import Theme

MOST_LAYOUTS = 4


def render(plan: ExplainerPlan, theme: Theme, resources: Resources) -> bytes:
    """Draw one explainer; whoever draws many opens the press once and calls `print_plan`."""
    return print_plan(plan, open_press(theme, resources)).content


def print_plan(
    plan: ExplainerPlan | ShortPlan, press: Press, enclosure: Enclosure | None = None, gallery: Gallery | None = None
) -> Printed:
    """Lay out and write an explainer, or one of its short formats, with the brief's source in it if there is one.

    A gallery holds what somebody has drawn of the plan's pictures, or is drawing.

    Raises:
        LayoutError: a template is broken.
        RenderError: a picture is missing or broken, something was asked for that we do not hold, or the head alone
            is higher than the page of a short format.
    """
    gallery = gallery or press.typesetter.gallery()
    with overseen() as told:
        document = _fitted(plan, press, gallery) if isinstance(plan, ExplainerPlan) else _made_up(plan, press, gallery)
        content = writer.write(
            document,
            language=plan.metadata.language,
            created=plan.metadata.created,
            content=plan,
            enclosure=enclosure,
            is_grey=press.theme.is_grey,
        )
    return Printed(content, len(document.pages), (*press.warnings, *told))


def _made_up(plan: ShortPlan, press: Press, gallery: Gallery) -> Document:
    """Lay out in one long page to measure, then on the sheets."""

    def lay_out(shown: ShortPlan, is_galley: bool) -> Document:
        return _lay_out(SHORT, shown, press, gallery, is_galley=is_galley)

    return makeup.made_up(plan, lay_out, press.measures.sheet.text_height)


def _fitted(plan: ExplainerPlan, press: Press, gallery: Gallery) -> Document:
    """Lay out until there is nothing to mend."""

    def better(seen: Look, fit: Fit) -> Fit:
        return fitting.better(seen, fit, is_side_free=not plan.front.further)

    remaker = Remaker(first_fit(plan), better, MOST_LAYOUTS)
    while True:
        source = typeset(EXPLAINER, plan, press, gallery, fit=remaker.wanted)
        with remaker.at_work():
            document = _laid_out(source, press.sheets, press)
        if remaker.is_done:
            return document


def _lay_out(template: str, plan: ShortPlan, press: Press, gallery: Gallery, *, is_galley: bool) -> Document:
    sheets = (*press.sheets, press.galley) if is_galley else press.sheets
    return _laid_out(typeset(template, plan, press, gallery), sheets, press)


def typeset(
    template: str, plan: ExplainerPlan | ShortPlan, press: Press, gallery: Gallery, *, fit: Fit | None = None
) -> HTML:
    """The words and pictures in the template."""
    html = press.typesetter.html(template, plan, gallery, fit)

    def find(address: str) -> Held | None:
        return press.typesetter.markers.get(address) or gallery.find(address)

    source = HTML(string=html, base_url=SCHEME, url_fetcher=Shelf(find))
    unreadable = readable.check(source.etree_element)
    if unreadable:
        raise LayoutError([Problem("unreadable", f"{template}: {message}") for message in unreadable])
    return source


def _laid_out(source: HTML, sheets: Sequence[CSS], press: Press) -> Document:
    return source.render(stylesheets=sheets, font_config=press.fonts, pdf_variant=archive.VARIANT)
