"""How does a publisher's mark stand on the cover?

On white, as it was made for, at the right of its place and as large as that allows.
"""

import io

from pptx.util import Emu

from reportgen.plan.deck.placed import Frame
from reportgen.render.deck import oxml
from reportgen.render.deck.freeform import Paint
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
    picture = pen.slide.shapes.add_picture(io.BytesIO(mark.content), Emu(0), Emu(0))
    pen.place(picture, Frame(left, top, width, height))
    oxml.name(picture, "Logo")
    oxml.describe(picture, mark.alt)
