"""How do a slide's notes get into the deck?

On the notes master that we ship. python-pptx copies the page's slide number without its field, which leaves an
empty placeholder on every notes page: the field is written here.
"""

from collections.abc import Sequence
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import Slide

from reportgen.render.deck import oxml
from reportgen.render.deck.layoutpart import slide_number_field
from reportgen.render.deck.xmltext import fragment


def write(slide: Slide, paragraphs: Sequence[str], language: str) -> None:
    """Write the notes of a slide, one paragraph each."""
    page = slide.notes_slide
    frame = page.notes_text_frame
    assert frame is not None
    frame.text = "\n".join(paragraphs)
    placeholders: list[Any] = [shape for shape in page.shapes if shape.is_placeholder]
    for shape in placeholders:
        match shape.placeholder_format.type:
            case PP_PLACEHOLDER.SLIDE_NUMBER:
                body = shape._element.get_or_add_txBody()
                for paragraph in list(body.p_lst):
                    body.remove(paragraph)
                body.append(fragment(slide_number_field(language)))
            case PP_PLACEHOLDER.SLIDE_IMAGE:
                oxml.name(shape, "Slide Image")
            case _:
                oxml.name(shape, "Notes")
    oxml.set_language(page, language)
