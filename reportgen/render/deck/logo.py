"""How does a publisher's mark stand on the cover?

On white, as it was made for, at the right of its place and as large as that allows.
"""

from reportgen.plan.deck.placed import Frame
from reportgen.render.deck.freeform import RECTANGLE, Paint
from reportgen.render.deck.pen import Pen
from reportgen.theme.tokens import Logo


def draw(pen: Pen, mark: Logo) -> None:
    """Draw the mark on its ground."""
    place, inset = pen.deck_theme.rect("Brief Cover", "Logo"), pen.deck_theme.insets.chip.points
    room = (place.width.points - 2 * inset, place.height.points - 2 * inset)
    scale = min(room[0] / mark.width, room[1] / mark.height)
    width, height = mark.width * scale, mark.height * scale
    left, top = place.right.points - inset - width, place.bottom.points - inset - height
    pen.box(Frame(left - inset, top - inset, width + 2 * inset, height + 2 * inset), "Logo Ground", Paint("white"))
    place_of_mark = Frame(left, top, width, height)
    pen.picture(mark.content, mark.media_type, place_of_mark, "Logo", mark.alt, geometry=RECTANGLE)
