"""How does a planned deck become a .pptx?

Each slide is drawn, title and kicker, evidence, foot, and gets its page of notes; then the presentation that lists
them is written. Nothing is decided here.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import assert_never

from reportgen import text
from reportgen.plan.deck import evidence as kinds
from reportgen.plan.deck.placed import Piece
from reportgen.plan.deck.slide import DeckPlan, Slide, Title
from reportgen.render.deck import (
    callouts,
    cards,
    chart,
    fan,
    footer,
    logo,
    master,
    notes,
    points,
    presentation,
    ranges,
    record,
    stock,
    tables,
    timeline,
)
from reportgen.render.deck.canvas import Canvas
from reportgen.render.deck.lettering import Lettering
from reportgen.render.deck.master import Master
from reportgen.render.deck.package import PACKAGE, Package, Relations
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.parts import Parts
from reportgen.render.deck.pen import Destination, Pen
from reportgen.theme.deck import DeckTheme
from reportgen.theme.tokens import Theme
from reportgen.units import Transition


def render(
    plan: DeckPlan,
    theme: Theme,
    deck_theme: DeckTheme,
    opened: Master | None = None,
    transition: Transition | None = None,
) -> bytes:
    """Draw a deck; the same plan gives the same bytes. Who draws many opens their master once."""
    ground = opened or stock.open_stock(theme, deck_theme)
    lettering = Lettering(Palette.of(theme, deck_theme), deck_theme, plan.properties.language)
    marking = footer.marking(plan.marking, theme, deck_theme) if plan.marking else None
    package = Package(dict(ground.files), dict(ground.kinds))
    parts = Parts(package)
    slides = {slide.key: _destination(number, slide) for number, slide in enumerate(plan.slides, start=1)}
    for number, slide in enumerate(plan.slides, start=1):
        pen = Pen(Canvas(ground.layouts[slide.layout]), theme, deck_theme, lettering, parts, slides)
        _open(pen, slide)
        _draw(pen, slide)
        is_cover = isinstance(slide.evidence, kinds.Cover)
        link = pen.link(slide.footer_target)
        footer.write(pen.canvas, slide.footer, marking, lettering, link, is_numbered=not is_cover)
        _add(package, number, pen, slide.notes, transition)
    _present(package, ground, plan, _sections(plan.slides, deck_theme.labels))
    record.enclose(package, [(slide.key, slide.notes) for slide in plan.slides])
    return package.content()


def _destination(number: int, slide: Slide) -> Destination:
    return Destination(f"slide{number}.xml", " ".join(text.plain(slide.title.line).split()))


def _open(pen: Pen, slide: Slide) -> None:
    """Title, and the kicker above it."""
    _title(pen, slide.title, slide.layout)
    for name in ("Kicker", "Number"):
        if name in pen.deck_theme.layouts[slide.layout].placeholders:
            pen.say(name, slide.kicker, slide.kicker_target)


def _title(pen: Pen, title: Title, layout: str) -> None:
    role = pen.deck_theme.layouts[layout].placeholders["Title"].role
    pen.fill("Title", [Piece(title.line, role, title.size)], right_inset=title.right_inset)


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
            ranges.draw(pen, evidence)
        case kinds.Rests() as evidence:
            tables.draw_rests(pen, evidence)
        case kinds.Closing() as evidence:
            pen.fill("List", evidence.items.pieces)
        case _:
            assert_never(slide.evidence)


def _cover(pen: Pen, cover: kinds.Cover) -> None:
    if cover.dek:
        pen.fill("Dek", cover.dek.pieces)
    pen.say("Owner", cover.organization)
    if cover.imprint_set:
        pen.fill("Imprint", [cover.imprint_set])
    if pen.theme.logo:
        logo.draw(pen, pen.theme.logo)


def _add(package: Package, number: int, pen: Pen, words: str, transition: Transition | None) -> None:
    """Add a drawn slide and its page of notes, which lead to each other."""
    relations, page = pen.canvas.relations, Relations()
    relations.to("notesSlide", f"../notesSlides/notesSlide{number}.xml")
    page.to("notesMaster", "../notesMasters/notesMaster1.xml")
    page.to("slide", f"../slides/slide{number}.xml")
    kind = f"{master.PRESENTATION}.slide+xml"
    package.add(f"ppt/slides/slide{number}.xml", pen.canvas.xml(transition), kind, relations)
    content = notes.page_xml(words, pen.lettering)
    package.add(f"ppt/notesSlides/notesSlide{number}.xml", content, f"{master.PRESENTATION}.notesSlide+xml", page)


def _present(package: Package, ground: Master, plan: DeckPlan, sections: Sequence[presentation.Section]) -> None:
    """Add what leads to everything else."""
    about = plan.properties
    properties = presentation.Properties(
        about.title, about.author or about.organization, about.subject, about.keywords, about.language
    )
    package.add("docProps/core.xml", presentation.core_xml(properties), presentation.CORE)
    relations = Relations()
    for kind, target in ground.relations:
        relations.to(kind, target)
    relations.to("customXml", f"../{record.PART}")
    slides = [f"slides/slide{number}.xml" for number in range(1, len(plan.slides) + 1)]
    content = presentation.presentation_xml(ground.presentation, slides, sections, relations)
    package.add("ppt/presentation.xml", content, f"{master.PRESENTATION}.presentation.main+xml", relations)
    root = Relations()
    for kind, target in (("officeDocument", "ppt/presentation.xml"), ("extended-properties", "docProps/app.xml")):
        root.to(kind, target)
    root.to(f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    package.files["_rels/.rels"] = root.xml()


def _sections(slides: Sequence[Slide], labels: Mapping[str, str]) -> tuple[presentation.Section, ...]:
    return tuple(
        presentation.Section(labels[section], len(tuple(group)))
        for section, group in groupby(slides, key=lambda slide: slide.section)
    )
