"""What stands at the foot of a slide?

Where the evidence is from, the handling marking, the slide's number: last in the reading order. The layout's style
comes with them, for LibreOffice does not inherit it.
"""

from dataclasses import dataclass

from reportgen.render.deck.canvas import Box, Canvas, naming
from reportgen.render.deck.layoutpart import Form, slide_number_field
from reportgen.render.deck.lettering import Lettering
from reportgen.render.deck.xmltext import escaped, quoted
from reportgen.theme.deck import DeckTheme, measured
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
    face = measured(theme, deck_theme)[role.bold]
    return Marking(text, theme.markings.get(text), Length(face.width(text, role.largest)) + deck_theme.insets.chip * 2)


def write(
    canvas: Canvas,
    source: str,
    marking: Marking | None,
    lettering: Lettering,
    link: str = "",
    *,
    is_numbered: bool = True,
) -> None:
    """Write what the slide has of its foot; `link` is where its source leads."""
    if source:
        number, form = canvas.slot("Source")
        canvas.close(form.filled(naming(number, "Source", link=link), lettering.plain(source)))
    # What is a mere text box in a stranger's layout comes before the footers that are known as such.
    for name, form in sorted(canvas.layout.forms.items(), key=lambda each: bool(each[1].kind)):
        if form.type == "ftr" and marking:
            canvas.close(_marking(canvas.number(), name, form, marking, lettering))
        elif form.type == "sldNum" and is_numbered:
            field = slide_number_field(lettering.language)
            canvas.close(_shape(canvas.number(), name, form, form.look, form.body, field, lettering.language))


def _marking(number: int, name: str, form: Form, marking: Marking, lettering: Lettering) -> str:
    """The words of the marking; in colour on a black chip at the outer end of their place."""
    language, palette = lettering.language, lettering.palette
    if not marking.color:
        return _shape(number, name, form, form.look, form.body, lettering.plain(marking.text), language)
    rect, width = form.rect, marking.width.emu
    spare = rect.width.emu - width
    left = rect.left.emu + (0 if 'algn="l"' in form.style else spare // 2 if 'algn="ctr"' in form.style else spare)
    chip = Box(left, rect.top.emu, width, rect.height.emu)
    run = (
        f'<a:p><a:pPr algn="ctr"/><a:r><a:rPr lang={quoted(language)}>{palette.fill_xml(marking.color)}</a:rPr>'
        f"<a:t>{escaped(marking.text)}</a:t></a:r></a:p>"
    )
    body = form.body.replace('wrap="square"', 'wrap="none"')
    look = f'{chip.xml()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{palette.fill_xml("black")}'
    return _shape(number, name, form, look, body, run, language)


def _shape(number: int, name: str, form: Form, look: str, body: str, paragraphs: str, language: str) -> str:
    style = form.style.replace("<a:defRPr ", f"<a:defRPr lang={quoted(language)} ")
    return (
        f"<p:sp><p:nvSpPr>{naming(number, name)}{form.nature}</p:nvSpPr><p:spPr>{look}</p:spPr>"
        f"<p:txBody>{body}<a:lstStyle>{style}</a:lstStyle>{form.painted(paragraphs)}</p:txBody></p:sp>"
    )
