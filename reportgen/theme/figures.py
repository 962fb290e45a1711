"""How are figures drawn in print?

`layouts/graphics/style.yaml`, typed. Lengths stay plain points here, for drawing does arithmetic with them;
colours and faces are names, which the theme resolves.
"""

from pydantic import BaseModel, ConfigDict, Field


class Values(BaseModel):
    """What every group of design values has in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TextRole(Values):
    """How one kind of text in a figure is set."""

    face: str
    bold: bool
    size: float = Field(ge=7)  # nothing in print is smaller than 7 points
    color: str


class GlyphColors(Values):
    solid: str
    pale: str
    line: str
    axis: str


class GlyphStyle(Values):
    """The bar under an indicator's value."""

    height: float
    middle: float
    bar: float
    baseline: float
    axis: float
    origin: float
    tick: float
    tick_width: float
    stroke: float
    dash: tuple[float, float]
    arrow: float
    colors: GlyphColors


class YardstickColors(Values):
    active: str
    rest: str


class YardstickStyle(Values):
    """The terms of a likelihood in true proportion."""

    height: float
    middle: float
    active: float
    rest: float
    space: float
    least: float
    baseline: float
    ticks: dict[int, str]
    colors: YardstickColors


class MatrixColors(Values):
    cell: str
    disc: str


class MatrixStyle(Values):
    """Likelihood across, impact upwards."""

    key: float
    left: float
    row: float
    space: float
    radius: float
    between: float
    ramp: float
    lead: float
    impact: str
    likelihood: str
    colors: MatrixColors


class StripColors(Values):
    axis: str


class StripStyle(Values):
    """Events by year."""

    block: float
    space: float
    most: float
    widest: float
    head: float
    foot: float
    axis: float
    tick: float
    baseline: float
    colors: StripColors


class SeriesColors(Values):
    line: str
    columns: str
    last: str
    axis: str
    tick: str
    target: str


class SeriesStyle(Values):
    """Readings over time."""

    ratio: float
    shortest: float
    tallest: float
    head: float
    foot: float
    baseline: float
    lead: float
    axis: float
    tick: float
    line: float
    point: float
    last: float
    column: float
    widest: float
    target: float
    dash: tuple[float, float]
    side: float
    inset: float
    sample: float
    colors: SeriesColors


class TextRoles(Values):
    """The roles that drawing asks for."""

    label: TextRole
    value: TextRole
    term: TextRole
    row: TextRole
    axis: TextRole
    disc: TextRole


class CodeColors(Values):
    module: str


class CodeStyle(Values):
    """A code for a camera."""

    colors: CodeColors


class FigureStyle(Values):
    """Every design value of the figures."""

    texts: TextRoles
    gap: float
    glyph: GlyphStyle
    yardstick: YardstickStyle
    matrix: MatrixStyle
    strip: StripStyle
    series: SeriesStyle
    code: CodeStyle

    def named(self) -> tuple[set[str], set[str]]:
        """The colours and the faces that are asked for by name."""
        roles: list[TextRole] = [getattr(self.texts, name) for name in TextRoles.model_fields]
        groups = (self.glyph, self.yardstick, self.matrix, self.strip, self.series, self.code)
        colors = {color for group in groups for color in group.colors.model_dump().values()}
        return colors | {role.color for role in roles}, {role.face for role in roles}
