"""What has every slide: its ground, the layout's ornament, title, kicker and footer?"""

from reportgen.plan.deck.placed import Frame, Piece, Words
from reportgen.plan.deck.slide import Slide
from reportgen.render.handout import vector
from reportgen.render.handout.pen import Pen


def open_slide(pen: Pen, slide: Slide, *, is_first: bool) -> None:
    """The ornament of the layout, then title and kicker; a deck's first title is the document's."""
    _art(pen)
    spec = pen.deck_theme.layouts[slide.layout].placeholders["Title"]
    place = pen.place(spec)
    frame = Frame(place.left, place.top, place.width - slide.title.right_inset, place.height)
    words = Words("Title", frame, (Piece(slide.title.line, spec.role, slide.title.size),), spec.anchor)
    pen.text(words, pen.legible(spec.role), tag="h1" if is_first else "h2")
    for name in ("Kicker", "Number"):
        pen.placeholder(name, slide.kicker)


def close_slide(pen: Pen, slide: Slide, number: int | None, marking: str | None) -> None:
    """Source, marking and number; the last two are on every slide and are not read again."""
    pen.placeholder("Source", slide.footer)
    if marking:
        _marking(pen, marking)
    if number is not None:
        pen.placeholder("Slide Number", str(number), is_ornament=True)


def _art(pen: Pen) -> None:
    theme, spec = pen.deck_theme, pen.deck_theme.layouts[pen.layout]
    if pen.is_dark:
        pen.ornament(vector.rectangle(pen.sheet, pen.paint(pen.ground)))
    else:
        left, width = theme.grid.span(1, 12)
        rule = Frame(left.points, theme.footer_rule.top.points, width.points, theme.rules.hairline.points)
        pen.ornament(vector.rectangle(rule, pen.paint(theme.footer_rule.color)))
    if spec.fan:
        pen.ornament(vector.fan(spec.fan, pen.paint(None, theme.fan.color, theme.fan.width.points)))
    if spec.bar:
        bar = Frame(spec.bar.left.points, spec.bar.top.points, theme.bar.width.points, theme.bar.height.points)
        pen.ornament(vector.rectangle(bar, pen.paint(theme.bar.color)))


def _marking(pen: Pen, marking: str) -> None:
    """The Traffic Light Protocol's labels in their colours on black (TLP 2.0, FIRST), others as plain words."""
    theme, spec = pen.deck_theme, pen.deck_theme.layouts[pen.layout].placeholders["Marking"]
    if marking not in pen.theme.markings:
        pen.placeholder("Marking", marking, is_ornament=True)
        return
    role = theme.types["marking"]
    width = pen.faces.width(marking, role, role.largest) + 2 * theme.insets.chip.points
    place = pen.place(spec)
    left = place.left if spec.align == "left" else place.right - width
    chip = Frame(left, place.top, width, place.height)
    pen.ornament(vector.rectangle(chip, pen.paint("black")))
    pen.placeholder("Marking", marking, chip=chip, is_ornament=True)
