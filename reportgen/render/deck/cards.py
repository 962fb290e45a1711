"""How are people drawn?"""

from reportgen import text
from reportgen.plan.deck.evidence import Card, Cards, Picture
from reportgen.plan.deck.placed import Frame
from reportgen.render.deck.canvas import Shape
from reportgen.render.deck.pen import ELLIPSE, Pen

# A part of a picture's side as the file counts it (ECMA-376 Part 1, 20.1.10.40).
_WHOLE = 100_000


def draw(pen: Pen, evidence: Cards) -> None:
    """Draw every card as a named group."""
    for card in evidence.cards:
        _card(pen, card)


def _card(pen: Pen, card: Card) -> None:
    frame, name = card.frame, f"person:{card.key}"
    shapes: list[Shape] = [pen.rule(frame.left, frame.right, frame.top, f"{name}:rule")]
    if card.portrait:
        shapes.append(_portrait(pen, card.portrait, card.portrait_frame, f"{name}:portrait"))
    elif card.disc:
        shapes.append(pen.disc(card.disc, "navy", "white", is_ornament=True))
    texts = (card.words, card.aside) if card.aside else (card.words,)
    shapes += [pen.text(words) for words in texts]
    pen.group(shapes, name, "; ".join(text.plain(piece.line) for words in texts for piece in words.pieces))


def _portrait(pen: Pen, picture: Picture, frame: Frame, name: str) -> Shape:
    """The photo in a circle, cut to its middle square."""
    side = min(picture.width, picture.height)
    across, down = (1 - side / picture.width) / 2, (1 - side / picture.height) / 2
    # Faces are nearer to the upper edge than to the lower.
    edges = {"l": across, "t": down * 2 / 3, "r": across, "b": down * 4 / 3}
    cut = "".join(f' {edge}="{round(part * _WHOLE)}"' for edge, part in edges.items() if part)
    crop = f"<a:srcRect{cut}/>"
    return pen.picture(picture.content, picture.media_type, frame, name, picture.alt, crop=crop, geometry=ELLIPSE)
