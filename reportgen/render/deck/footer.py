"""What stands at the foot of a slide?

Where the evidence is from, the handling marking, the slide's number: last in the reading order. The layout's style
comes with them, for LibreOffice does not inherit it.
"""

from dataclasses import dataclass

from reportgen.render.deck.canvas import Box, Canvas, naming
from reportgen.render.deck.layoutpart import Form, slide_number_field
from reportgen.render.deck.lettering import Lettering
from reportgen.render.deck.xmltext import escaped, quoted
from reportgen.theme import metrics
from reportgen.theme.deck import DeckTheme
from reportgen.theme.tokens import Theme
from reportgen.units import Length


@dataclass(frozen=True, slots=True)
class Marking:
    """A handling marking; one with a colour of its own stands on black, as wide as its words need."""

    text: str
    color: str | None
    width: Length


def marking(text: str, theme: Theme, deck_theme: DeckTheme) -> Marking:
    """A marking as it is set: the Traffic Light Protocol's labels in their colours (TLP 2.0, FIRST)."""
    role = deck_theme.types["marking"]
    face = metrics.load(theme.font_file(deck_theme.fonts.latin, is_bold=role.bold))
    return Marking(text, theme.markings.get(text), Length(face.width(text, role.largest)) + deck_theme.insets.chip * 2)


def write(
    canvas: Canvas, source: str, marking: Marking | None, lettering: Lettering, *, is_numbered: bool = True
) -> None:
    """Write what the slide has of its foot."""
    if source:
        number, placeholder = canvas.slot("Source")
        canvas.close(
            f'<p:sp><p:nvSpPr>{naming(number, "Source")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr>{placeholder}</p:nvPr></p:nvSpPr><p:spPr/>"
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{lettering.plain(source)}</p:txBody></p:sp>"
        )
    for name, form in canvas.layout.forms.items():
        if form.type == "ftr" and marking:
            canvas.close(_marking(canvas.number(), name, form, marking, lettering))
        elif form.type == "sldNum" and is_numbered:
            field = slide_number_field(lettering.language)
            canvas.close(_shape(canvas.number(), name, form, "", form.body, field, lettering.language))


def _marking(number: int, name: str, form: Form, marking: Marking, lettering: Lettering) -> str:
    """The words of the marking; in colour on a black chip at the outer end of their place."""
    language, palette = lettering.language, lettering.palette
    if not marking.color:
        return _shape(number, name, form, "", form.body, lettering.plain(marking.text), language)
    rect, width = form.rect, marking.width.emu
    left = rect.left.emu if 'algn="l"' in form.style else rect.left.emu + rect.width.emu - width
    chip = Box(left, rect.top.emu, width, rect.height.emu)
    run = (
        f'<a:p><a:pPr algn="ctr"/><a:r><a:rPr lang={quoted(language)}>{palette.fill_xml(marking.color)}</a:rPr>'
        f"<a:t>{escaped(marking.text)}</a:t></a:r></a:p>"
    )
    body = form.body.replace('wrap="square"', 'wrap="none"')
    return _shape(number, name, form, chip.xml() + palette.fill_xml("black"), body, run, language)


def _shape(number: int, name: str, form: Form, look: str, body: str, paragraphs: str, language: str) -> str:
    style = form.style.replace("<a:defRPr ", f"<a:defRPr lang={quoted(language)} ")
    return (
        f'<p:sp><p:nvSpPr>{naming(number, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {form.kind}/></p:nvPr></p:nvSpPr><p:spPr>{look}</p:spPr>"
        f"<p:txBody>{body}<a:lstStyle>{style}</a:lstStyle>{paragraphs}</p:txBody></p:sp>"
    )
