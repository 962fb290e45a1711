"""How does a planned deck become a .pptx?

Slides are made first, so that links have somewhere to go; then each is filled: title and kicker, evidence, notes,
footer. Nothing is decided here.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import assert_never

from pptx.slide import Slide as DrawnSlide

from reportgen.plan.deck import evidence as kinds
from reportgen.plan.deck.placed import Piece
from reportgen.plan.deck.slide import DeckPlan, Slide, Title
from reportgen.render.deck import (
    callouts,
    cards,
    chart,
    fan,
    logo,
    master,
    notes,
    oxml,
    package,
    points,
    tables,
    timeline,
)
from reportgen.render.deck.lettering import Lettering, emu
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.pen import Pen
from reportgen.theme.deck import DeckTheme
from reportgen.theme.tokens import Theme


def render(plan: DeckPlan, theme: Theme, deck_theme: DeckTheme) -> bytes:
    """Draw a deck; the same plan gives the same bytes."""
    presentation = master.new_presentation(theme, deck_theme)
    palette = Palette.of(theme, deck_theme)
    lettering = Lettering(palette, deck_theme, plan.properties.language)
    drawn = {slide.key: master.add_slide(presentation, slide.layout) for slide in plan.slides}
    marking = oxml.marking(plan.marking, theme, deck_theme) if plan.marking else None
    for slide in plan.slides:
        pen = Pen(drawn[slide.key], theme, deck_theme, lettering, drawn)
        _open(pen, slide)
        _draw(pen, slide)
        notes.write(pen.slide, slide.notes.split("\n"), plan.properties.language)
        is_cover = isinstance(slide.evidence, kinds.Cover)
        oxml.finish_slide(pen.slide, slide.footer, marking, palette, is_numbered=not is_cover)
        oxml.set_language(pen.slide, plan.properties.language)
    properties = package.Properties(
        plan.properties.title,
        plan.properties.author or plan.properties.organization,
        plan.properties.subject,
        plan.properties.keywords,
        plan.properties.language,
    )
    return package.finish(presentation, properties, _sections(plan.slides, drawn, deck_theme))


def _open(pen: Pen, slide: Slide) -> None:
    """Title, and the kicker above it."""
    _title(pen, slide.title, slide.layout)
    for name in ("Kicker", "Number"):
        if slide.kicker and name in pen.deck_theme.layouts[slide.layout].placeholders:
            oxml.placeholder(pen.slide, name).text_frame.text = slide.kicker


def _title(pen: Pen, title: Title, layout: str) -> None:
    role = pen.deck_theme.layouts[layout].placeholders["Title"].role
    placeholder = oxml.placeholder(pen.slide, "Title")
    body = placeholder._element.txBody
    pen.lettering.fill(pen.slide, body, [Piece(title.line, role, title.size)])
    if title.right_inset:
        body.bodyPr.set("rIns", str(emu(title.right_inset)))


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
            fan.draw_divider(pen, evidence)
        case kinds.Ranges() as evidence:
            fan.draw_ranges(pen, evidence)
        case kinds.Rests() as evidence:
            tables.draw_rests(pen, evidence)
        case kinds.Closing() as evidence:
            pen.lettering.fill(pen.slide, oxml.placeholder(pen.slide, "List")._element.txBody, evidence.items.pieces)
        case _:
            assert_never(slide.evidence)


def _cover(pen: Pen, cover: kinds.Cover) -> None:
    if cover.dek:
        pen.lettering.fill(pen.slide, oxml.placeholder(pen.slide, "Dek")._element.txBody, cover.dek.pieces)
    for name, words in (("Owner", cover.organization), ("Imprint", " · ".join(cover.imprint))):
        if words:
            oxml.placeholder(pen.slide, name).text_frame.text = words
    if pen.theme.logo:
        logo.draw(pen, pen.theme.logo)


def _sections(
    slides: Sequence[Slide], drawn: dict[str, DrawnSlide], deck_theme: DeckTheme
) -> tuple[package.Section, ...]:
    return tuple(
        package.Section(deck_theme.labels[section], tuple(drawn[slide.key] for slide in group))
        for section, group in groupby(slides, key=lambda slide: slide.section)
    )
