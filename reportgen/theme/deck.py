"""Where does everything stand on a slide, and how large is its type?

`layouts/deck/master.yaml`, typed. Two kinds of place: a placeholder is filled with text, a table or a chart; a
zone is room in which shapes are drawn. Evidence begins higher under a title of one line than under two, so a
place is asked for with the number of title lines.
"""

from typing import Annotated, Any, Literal, Self, assert_never

from pydantic import Field, ValidationError, model_validator

from reportgen.errors import LayoutError, Problem
from reportgen.resources import Resources
from reportgen.theme import metrics
from reportgen.theme.borrowed import TemplateUse
from reportgen.theme.metrics import FontMetrics
from reportgen.theme.place import BarPlace, FanPlace, Place, PlaceholderSpec, Points, Rect
from reportgen.theme.tokens import Theme, Token, problems_of, read_yaml
from reportgen.units import SLIDE_SHAPES, Length, SlideShape

PALETTE_SLOTS = tuple(
    "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(),
)


# What a type is for decides how small it may become.
Use = Literal["body", "label", "source"]


class TypeRole(Token):
    """How one kind of text is set: sizes from wished for to floor, and a colour by its name."""

    sizes: Annotated[tuple[float, ...], Field(min_length=1)]
    color: str
    use: Use = "label"
    bold: bool = False
    spacing: float = 1.0

    @model_validator(mode="after")
    def _sizes_descend(self) -> Self:
        if list(self.sizes) != sorted(set(self.sizes), reverse=True):
            raise ValueError("sizes go from the largest to the floor")
        return self

    @property
    def largest(self) -> float:
        return self.sizes[0]

    @property
    def floor(self) -> float:
        return self.sizes[-1]


class LayoutSpec(Token):
    """One named layout."""

    kind: Literal["title", "secHead"] | None = None
    is_dark: bool = False
    # What stands behind a dark layout, where no template draws it.
    ground: str = "navy"
    bar: BarPlace | None = None
    fan: FanPlace | None = None
    placeholders: dict[str, PlaceholderSpec] = Field(default_factory=dict)
    zones: dict[str, Place] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _indexes_differ(self) -> Self:
        indexes = [spec.index for spec in self.placeholders.values()]
        if len(set(indexes)) != len(indexes):
            raise ValueError("two placeholders share an index")
        return self


class Size(Token):
    """Width and height."""

    width: Points
    height: Points


class Grid(Token):
    """Twelve columns."""

    left: Points
    column: Points
    gutter: Points

    def span(self, first: int, last: int) -> tuple[Length, Length]:
        """Left edge and width of the columns from first to last, counted from 1."""
        count = last - first + 1
        return (
            self.left + (self.column + self.gutter) * (first - 1),
            self.column * count + self.gutter * (count - 1),
        )


class Evidence(Token):
    """Where evidence begins and ends."""

    one_line_top: Points
    two_line_top: Points
    bottom: Points


class Rules(Token):
    """Thicknesses of lines."""

    top: Points
    accent: Points
    hairline: Points


class Insets(Token):
    """Room inside panels and cells."""

    panel: Points
    chip: Points
    cell_first: Points
    cell_left: Points
    cell_right: Points
    cell_vertical: Points


class Fonts(Token):
    """A font role of tokens.yaml, the face asked for where a script runs from right to left, and what measures that."""

    latin: str
    complex: str
    stand_in: str | None = None


class Floors(Token):
    """The smallest size of each use."""

    body: Points
    label: Points
    source: Points

    def of(self, use: Use) -> float:
        """The smallest size of a use, in points."""
        match use:
            case "body":
                return self.body.points
            case "label":
                return self.label.points
            case "source":
                return self.source.points
            case _:
                assert_never(use)


class FooterRule(Token):
    """The line above the footer."""

    top: Points
    color: str


class Bar(Size):
    """The short bar beside a dark layout's title."""

    color: str


class Fan(Token):
    """How the branches of a fan are drawn, and the numbered discs at their ends."""

    color: str
    width: Points
    disc: str
    number: str


class NotesPage(Token):
    """The printed page of a slide's notes."""

    page: Size
    slide: Place
    text: Place
    number: Place


class DeckTheme(Token):
    """Everything that the slides look like."""

    slide: Size
    formats: dict[SlideShape, Size]
    grid: Grid
    evidence: Evidence
    rules: Rules
    insets: Insets
    palette: dict[str, str]
    fonts: Fonts
    measures: dict[str, Points]
    labels: dict[str, str]
    floors: Floors
    types: dict[str, TypeRole]
    common: dict[str, PlaceholderSpec]
    footer_rule: FooterRule
    bar: Bar
    fan: Fan
    notes: NotesPage
    layouts: dict[str, LayoutSpec]
    # Of an organization's template: the widths of its faces, and which of its layouts and placeholders are used.
    faces: tuple[FontMetrics, FontMetrics] | None = None
    template: TemplateUse | None = None

    @model_validator(mode="before")
    @classmethod
    def _share_common(cls, values: Any) -> Any:
        """Give the common placeholders to every light layout that does not place them itself."""
        layouts = {
            name: layout
            if layout.get("is_dark")
            else {**layout, "placeholders": values["common"] | layout.get("placeholders", {})}
            for name, layout in values["layouts"].items()
        }
        return values | {"layouts": layouts}

    def rect(self, layout: str, name: str, title_lines: int = 2) -> Rect:
        """The rectangle of a layout's placeholder or zone under a title of so many lines."""
        spec = self.layouts[layout]
        return self.resolve(spec.placeholders.get(name) or spec.zones[name], title_lines)

    def resolve(self, place: Place, title_lines: int = 2) -> Rect:
        """The rectangle of a place under a title of so many lines."""
        if place.columns:
            left, width = self.grid.span(*place.columns)
        else:
            assert place.left is not None and place.right is not None
            left, width = place.left, place.right - place.left
        evidence_top = self.evidence.one_line_top if title_lines < 2 else self.evidence.two_line_top
        top = (evidence_top if place.top is None else place.top) + place.below
        bottom = self.evidence.bottom if place.bottom is None else place.bottom
        return Rect(left, top, width, place.height or bottom - top)


def load(resources: Resources, theme: Theme) -> DeckTheme:
    """Read the slides' master.

    Raises:
        LayoutError: master.yaml cannot be read, or names a colour, font or type role that does not exist.
    """
    file = resources.layouts / "deck" / "master.yaml"
    try:
        deck_theme = DeckTheme.model_validate(read_yaml(file))
    except (KeyError, AttributeError, TypeError) as error:
        raise LayoutError([Problem("tokens", "needs `common` and `layouts`, each a mapping", file=file)]) from error
    except ValidationError as error:
        raise LayoutError(problems_of(file, error)) from error
    wrong = [*_unknown_names(deck_theme, theme), *_small_types(deck_theme)]
    if wrong:
        raise LayoutError([Problem("tokens", message, field, file) for field, message in wrong])
    return deck_theme


def measured(theme: Theme, deck_theme: DeckTheme) -> tuple[FontMetrics, FontMetrics]:
    """The widths of the slides' regular and bold type: a template's, else those of the face that stands in for it."""
    family = deck_theme.fonts.latin
    return deck_theme.faces or (
        metrics.load(theme.font_file(family)),
        metrics.load(theme.font_file(family, is_bold=True)),
    )


def _unknown_names(deck_theme: DeckTheme, theme: Theme) -> list[tuple[str, str]]:
    """Each name in the master that neither tokens.yaml nor the master itself explains."""
    colors = {f"types.{name}.color": role.color for name, role in deck_theme.types.items()}
    colors |= {f"palette.{slot}": color for slot, color in deck_theme.palette.items()}
    colors |= {f"{part}.color": getattr(deck_theme, part).color for part in ("footer_rule", "bar", "fan")}
    colors |= {f"fan.{part}": getattr(deck_theme.fan, part) for part in ("disc", "number")}
    roles: dict[str, str] = {}
    for layout, spec in deck_theme.layouts.items():
        for name, placeholder in spec.placeholders.items():
            field = f"layouts.{layout}.placeholders.{name}"
            roles[f"{field}.role"] = placeholder.role
            colors |= {f"{field}.{part}": getattr(placeholder, part) for part in ("color", "fill")}
    missing = [slot for slot in PALETTE_SLOTS if slot not in deck_theme.palette]
    return [
        *(
            (field, f"{name} is no colour of tokens.yaml")
            for field, name in colors.items()
            if name not in {None, *theme.colors}
        ),
        *((field, f"{name} is no type role") for field, name in roles.items() if name not in deck_theme.types),
        *((f"palette.{slot}", "is missing") for slot in missing),
        *((f"formats.{shape}", "is missing") for shape in SLIDE_SHAPES if shape not in deck_theme.formats),
        *([] if deck_theme.fonts.latin in theme.fonts else [("fonts.latin", "is no font role of tokens.yaml")]),
    ]


def _small_types(deck_theme: DeckTheme) -> list[tuple[str, str]]:
    """Each type that goes below the floor of its use."""
    return [
        (f"types.{name}.sizes", f"go down to {role.floor:g}; {role.use} type stays at {least:g} or above")
        for name, role in deck_theme.types.items()
        for least in [deck_theme.floors.of(role.use)]
        if role.floor < least
    ]
