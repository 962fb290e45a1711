"""What do we look for in a stranger's template, and how wide are the faces that it may ask for?

`layouts/deck/templates.yaml`, typed.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationError

from reportgen.errors import LayoutError
from reportgen.resources import Resources
from reportgen.theme.place import Points
from reportgen.theme.tokens import Token, problems_of, read_yaml

Content = Literal["subtitle", "content", "nothing", "chart", "table", "words"]
# As many as there are characters from the space to the tilde.
_COUNT = 95


def _listed(value: object) -> object:
    return value.split() if isinstance(value, str) else value


Widths = Annotated[tuple[int, ...], BeforeValidator(_listed), Field(min_length=_COUNT, max_length=_COUNT)]


class Wish(Token):
    """What the counterpart of one of our layouts is like."""

    kinds: tuple[str, ...]
    holds: Content
    names: tuple[str, ...] = ()


class Room(Token):
    """What evidence needs of a slide, in shares."""

    least_area: float
    least_height: float
    least_width: float


class Size(Token):
    """A room in points."""

    width: float
    height: float


class FaceRule(Token):
    """How a face is measured: by a table or a font file, so much wider, on lines so far apart."""

    like: str
    wider: float = 1.0
    line: float = 1.2


class Table(Token):
    """The advances of two weights, in thousandths."""

    regular: Widths
    bold: Widths


class Wishes(Token):
    """All of templates.yaml."""

    layouts: dict[str, Wish]
    evidence: Room
    room: Size
    smallest: float
    least_type: float
    gap: Points
    margin: Points
    faces: dict[str, FaceRule]
    unknown: FaceRule
    widths: dict[str, Table]
    marks: dict[str, int]


def load(resources: Resources) -> Wishes:
    """Read what is looked for.

    Raises:
        LayoutError: templates.yaml cannot be read or is incomplete.
    """
    file = resources.layouts / "deck" / "templates.yaml"
    try:
        return Wishes.model_validate(read_yaml(file))
    except ValidationError as error:
        raise LayoutError(problems_of(file, error)) from error
