"""A small deck in which nothing is wrong, for tests that put something wrong into it."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pptx.util import Pt

from reportgen import resources
from reportgen.render.deck import master, notes, oxml, package
from reportgen.render.deck.palette import Palette
from reportgen.theme import deck, tokens


@pytest.fixture(scope="session")
def good_deck() -> bytes:
    """Two slides: a table in its placeholder; a picture, a group and a link."""
    theme = tokens.load(resources.locate())
    deck_theme = deck.load(resources.locate(), theme)
    palette = Palette.of(theme, deck_theme)
    presentation = master.new_presentation(theme, deck_theme)
    slides = [master.add_slide(presentation, name) for name in ("Brief Watch", "Brief Cards")]
    for slide, title in zip(slides, ("What to watch", "Who matters"), strict=True):
        oxml.placeholder(slide, "Title").text_frame.text = title
    frame = oxml.placeholder(slides[0], "Table").insert_table(2, 2)
    oxml.style_table(frame)
    oxml.name(frame, "Signposts")
    oxml.describe(frame, "One signpost and its state")
    for cell, text in zip(frame.table.iter_cells(), ("Signpost", "State", "A licence", "Seen"), strict=True):
        cell.text = text
    picture = BytesIO()
    Image.new("RGB", (4, 4), "navy").save(picture, "PNG")
    portrait: Any = slides[1].shapes.add_picture(BytesIO(picture.getvalue()), Pt(50), Pt(130), Pt(52), Pt(52))
    oxml.describe(portrait, "A navy square")
    boxes = [slides[1].shapes.add_textbox(Pt(left), Pt(200), Pt(120), Pt(30)) for left in (50, 250)]
    for box, text in zip(boxes, ("John Coale", "Envoy"), strict=True):
        box.text_frame.text = text
    oxml.link_to(boxes[0].text_frame.paragraphs[0].runs[0], "https://example.org/")
    oxml.group(slides[1], boxes, "card:one", "John Coale, envoy")
    for slide in slides:
        oxml.finish_slide(slide, "Source: a page", oxml.marking("TLP:CLEAR", theme, deck_theme), palette)
        oxml.set_language(slide, "en-GB")
        notes.write(slide, ["Say this."], "en-GB")
    sections = [package.Section(name, (slide,)) for name, slide in zip(("Outlook", "People"), slides, strict=True)]
    return package.finish(presentation, package.Properties("A deck", language="en-GB"), sections)
