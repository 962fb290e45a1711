"""How do a slide's notes get into the deck?

On a page of the notes master that we ship: the slide, its notes, the page's number.
"""

from reportgen.render.deck.canvas import naming
from reportgen.render.deck.layoutpart import NOTES_IMAGE, NOTES_NUMBER, NOTES_TEXT, slide_number_field
from reportgen.render.deck.lettering import Lettering
from reportgen.render.deck.xmltext import DECLARATION, NAMESPACES

_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    "</a:xfrm></p:grpSpPr>"
)


def page_xml(text: str, lettering: Lettering) -> str:
    """The page of notes of a slide, a paragraph for each line."""
    shapes = "".join(
        (
            _shape(2, "Slide Image", NOTES_IMAGE, ""),
            _shape(3, "Notes", NOTES_TEXT, _body(lettering.plain(text))),
            _shape(4, "Slide Number", NOTES_NUMBER, _body(slide_number_field(lettering.language))),
        )
    )
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _shape(number: int, name: str, kind: str, body: str) -> str:
    locks = '<a:spLocks noGrp="1"/>'
    return (
        f"<p:sp><p:nvSpPr>{naming(number, name)}<p:cNvSpPr>{locks}</p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr>"
        f"</p:nvSpPr><p:spPr/>{body}</p:sp>"
    )


def _body(paragraphs: str) -> str:
    return f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>"
