"""How are people drawn?"""

from io import BytesIO
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu

from reportgen import text
from reportgen.plan.deck.evidence import Card, Cards, Picture
from reportgen.plan.deck.placed import Frame
from reportgen.render.deck import oxml
from reportgen.render.deck.pen import Pen


def draw(pen: Pen, evidence: Cards) -> None:
    """Draw every card as a named group."""
    for card in evidence.cards:
        _card(pen, card)


def _card(pen: Pen, card: Card) -> None:
    frame, name = card.frame, f"person:{card.key}"
    shapes: list[Any] = [pen.rule(frame.left, frame.right, frame.top, f"{name}:rule")]
    if card.portrait:
        shapes.append(_portrait(pen, card.portrait, card.portrait_frame, f"{name}:portrait"))
    elif card.disc:
        disc = pen.disc(card.disc, "navy", "white")
        oxml.decorate(disc)
        shapes.append(disc)
    texts = (card.words, card.aside) if card.aside else (card.words,)
    shapes += [pen.text(words) for words in texts]
    pen.group(shapes, name, "; ".join(text.plain(piece.line) for words in texts for piece in words.pieces))


def _portrait(pen: Pen, picture: Picture, frame: Frame, name: str) -> Any:
    """The photo in a circle, cut to its middle square."""
    shape = pen.slide.shapes.add_picture(BytesIO(picture.content), Emu(0), Emu(0))
    side = min(picture.width, picture.height)
    across, down = (1 - side / picture.width) / 2, (1 - side / picture.height) / 2
    shape.crop_left = shape.crop_right = across
    # Faces are nearer to the upper edge than to the lower.
    shape.crop_top, shape.crop_bottom = down * 2 / 3, down * 4 / 3
    pen.place(shape, frame)
    shape.auto_shape_type = MSO_SHAPE.OVAL
    oxml.name(shape, name)
    oxml.describe(shape, picture.alt)
    return shape
