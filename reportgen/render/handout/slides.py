"""How is a planned slide drawn small, on paper?

As the deck draws it: each kind of evidence by its own module, in the deck's reading order. Nothing is decided here.
"""

from collections.abc import Iterator
from typing import assert_never

from reportgen.plan.deck import evidence as kinds
from reportgen.plan.deck.placed import Frame, Words
from reportgen.plan.deck.slide import DeckPlan, Slide
from reportgen.render.handout import callouts, cards, chart, furniture, paths, points, tables, timeline, vector
from reportgen.render.handout.faces import Faces
from reportgen.render.handout.items import Drawn
from reportgen.render.handout.pen import ALIGNS, Pen
from reportgen.render.pdf.held import Held
from reportgen.theme.deck import DeckTheme
from reportgen.theme.tokens import Theme


def draw(plan: DeckPlan, theme: Theme, deck_theme: DeckTheme, scale: float, held: dict[str, Held]) -> Iterator[Drawn]:
    """Every slide in order; their pictures are added to what is held."""
    faces = Faces.of(theme, deck_theme)
    keys = frozenset(slide.key for slide in plan.slides)
    for number, slide in enumerate(plan.slides, start=1):
        pen = Pen(slide.key, slide.layout, theme, deck_theme, scale, faces, held, keys)
        furniture.open_slide(pen, slide, is_first=number == 1)
        _draw(pen, slide)
        is_cover = isinstance(slide.evidence, kinds.Cover)
        furniture.close_slide(pen, slide, None if is_cover else number, plan.marking)
        yield pen.drawn()


def _draw(pen: Pen, slide: Slide) -> None:
    """Draw the evidence, each kind by its own module."""
    match slide.evidence:
        case kinds.Cover() as evidence:
            _cover(pen, evidence)
        case kinds.Points() as evidence:
            points.draw(pen, evidence)
        case kinds.Callouts() as evidence:
            callouts.draw(pen, evidence)
        case kinds.Chart() as evidence:
            chart.draw(pen, evidence)
        case kinds.Rail() as evidence:
            timeline.draw(pen, evidence)
        case kinds.Cards() as evidence:
            cards.draw(pen, evidence)
        case kinds.Table() as evidence:
            tables.draw(pen, evidence)
        case kinds.Divider() as evidence:
            paths.draw_divider(pen, evidence)
        case kinds.Ranges() as evidence:
            paths.draw_ranges(pen, evidence)
        case kinds.Rests() as evidence:
            tables.draw_rests(pen, evidence)
        case kinds.Closing() as evidence:
            spec = pen.deck_theme.layouts[slide.layout].placeholders["List"]
            numbers = [str(spec.start + index) for index in range(len(evidence.items.pieces))]
            ink = pen.legible(spec.role)
            pen.text(evidence.items, ink, numbers=numbers if spec.bullet else (), indent=spec.indent.points)
        case _:
            assert_never(slide.evidence)


def _cover(pen: Pen, cover: kinds.Cover) -> None:
    if cover.dek:
        pen.text(cover.dek, pen.legible("dek"))
    pen.placeholder("Owner", cover.organization)
    if cover.imprint_set:
        spec = pen.deck_theme.layouts[pen.layout].placeholders["Imprint"]
        words = Words("Imprint", pen.place(spec), (cover.imprint_set,), spec.anchor, ALIGNS[spec.align])
        pen.text(words, pen.legible(spec.role, spec.color))
    if pen.theme.logo:
        _logo(pen)


def _logo(pen: Pen) -> None:
    """The publisher's mark on white, at the right of its place and as large as that allows."""
    mark = pen.theme.logo
    assert mark is not None
    place, inset = pen.deck_theme.rect("Brief Cover", "Logo"), pen.deck_theme.insets.chip.points
    room = (place.width.points - 2 * inset, place.height.points - 2 * inset)
    scale = min(room[0] / mark.width, room[1] / mark.height)
    width, height = mark.width * scale, mark.height * scale
    frame = Frame(place.right.points - inset - width, place.bottom.points - inset - height, width, height)
    pen.ornament(vector.rectangle(frame.inset(-inset), pen.paint("white")))
    pen.photo(frame, Held(mark.content, mark.media_type), mark.alt)
