"""How large is a slide on the handout's page, and how close may one come to the next?

`layouts/handout/measures.yaml`, typed. Paper, margins and type are the explainer's: both come from one printer.
"""

from pydantic import ValidationError

from reportgen.errors import LayoutError
from reportgen.resources import Resources
from reportgen.theme.tokens import Token, problems_of, read_yaml


class Largest(Token):
    """The room that a slide is drawn into, whatever its shape."""

    width: float
    height: float

    def scale(self, width: float, height: float) -> float:
        """By how much a slide of that size is made smaller."""
        return min(self.width / width, self.height / height)


class NotesText(Token):
    """A kind of text in the notes: a role of the explainer's type, and the space above it."""

    role: str
    before: float


class Measures(Token):
    """The rows of a handout, in points: see the comments in the file."""

    slide: Largest
    gutter: float
    above: float
    below: float
    caption: float
    most_rows: int
    strip: float
    paragraph: NotesText
    heading: NotesText
    source: NotesText
    tight: float


def load(resources: Resources) -> Measures:
    """Read the measures.

    Raises:
        LayoutError: the file cannot be read.
    """
    file = resources.layouts / "handout" / "measures.yaml"
    try:
        return Measures(**read_yaml(file))
    except ValidationError as error:
        raise LayoutError(problems_of(file, error)) from error
