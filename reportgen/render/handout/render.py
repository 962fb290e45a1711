"""How does a planned deck become a handout?

Every slide is drawn small, its notes are measured, so that it is known how many slides a page holds, and the
templates set both side by side. One layout: whatever a measure gets wrong, notes flow on and nothing is lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateError
from weasyprint import HTML

from reportgen.errors import LayoutError, Problem
from reportgen.plan.handout import HandoutPlan
from reportgen.render.handout import notes, rows, slides
from reportgen.render.handout.items import Drawn
from reportgen.render.handout.notes import Note, Notes
from reportgen.render.handout.press import Press
from reportgen.render.handout.rows import Need, Row
from reportgen.render.pdf import archive, readable, writer
from reportgen.render.pdf.archive import Enclosure
from reportgen.render.pdf.held import SCHEME, Held
from reportgen.render.pdf.language import house_language
from reportgen.render.pdf.shelf import Shelf
from reportgen.render.pdf.writer import Printed, overseen
from reportgen.units import Length

TEMPLATE = "handout.html.j2"
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A slide and its notes, in a row of a page; `place` is what the running head calls the part."""

    slide: Drawn
    notes: tuple[Note, ...]
    minutes: str
    place: str
    row: Row


def print_plan(plan: HandoutPlan, press: Press, enclosure: Enclosure | None = None) -> Printed:
    """Lay out and write a handout, with the brief's source in it if there is one.

    Raises:
        LayoutError: a template is broken.
        RenderError: a picture is broken, or something was asked for that we do not hold.
    """
    held: dict[str, Held] = {}
    pairs = tuple(_pairs(plan, press, held))
    metadata = plan.metadata
    with overseen() as told:
        source = HTML(string=_html(plan, press, pairs), base_url=SCHEME, url_fetcher=Shelf(held.get))
        unreadable = readable.check(source.etree_element)
        if unreadable:
            raise LayoutError([Problem("unreadable", f"{TEMPLATE}: {message}") for message in unreadable])
        document = source.render(stylesheets=press.sheets, font_config=press.fonts, pdf_variant=archive.VARIANT)
        content = writer.write(
            document,
            language=metadata.language,
            created=metadata.created,
            content=plan,
            enclosure=enclosure,
            is_grey=press.theme.is_grey,
        )
    return Printed(content, len(document.pages), (*press.warnings, *told))


def _pairs(plan: HandoutPlan, press: Press, held: dict[str, Held]) -> Iterator[Pair]:
    """Every slide beside its notes, in rows as high as the longer of them."""
    deck_theme, measures, sheet = press.deck_theme, press.measures, press.pages.sheet
    scale = measures.slide.scale(deck_theme.slide.width.points, deck_theme.slide.height.points)
    drawn = tuple(slides.draw(plan.deck, press.slide_theme, deck_theme, scale, held))
    told = [notes.notes(slide, deck_theme) for slide in plan.deck.slides]
    text_width = Length.of_millimetres(sheet.width).points - 2 * sheet.margins.side
    width = text_width - scale * deck_theme.slide.width.points - measures.gutter
    least = scale * deck_theme.slide.height.points + measures.caption

    def need(each: Notes) -> Need:
        heights = notes.heights(each, width, measures, press.pages, press.theme)
        full, tight = (max(height, least) + measures.above + measures.below for height in heights)
        return Need(full, tight)

    placed = rows.rows(map(need, told), sheet.text_height.points - measures.strip, measures.most_rows)
    for slide, each, note, row in zip(plan.deck.slides, drawn, told, placed, strict=True):
        yield Pair(each, note.notes, note.minutes, deck_theme.labels[slide.section], row)


def _html(plan: HandoutPlan, press: Press, pairs: tuple[Pair, ...]) -> str:
    try:
        return press.templates.get_template(TEMPLATE).render(
            plan=plan,
            pairs=pairs,
            measures=press.measures,
            house=house_language(plan.metadata.language),
            is_right_to_left=plan.metadata.language.split("-")[0].lower() in _RIGHT_TO_LEFT,
        )
    except TemplateError as error:
        raise LayoutError([Problem("layout", f"{TEMPLATE}: {error}")]) from error
