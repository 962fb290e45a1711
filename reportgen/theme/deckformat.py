"""How does the master look on a slide of another size?

Heights decide about size: a slide that is three quarters as high shows the same picture once it fills the screen, so
type, floors, measures and insets are three quarters as large. Widths decide about columns: there are always twelve,
between margins and gutters of the same share of the height, and an edge that stood on a column stays on it. What no
longer fits side by side is for the plans to arrange anew.
"""

from collections.abc import Callable
from typing import TypeVar

from pydantic import BaseModel

from reportgen.errors import LayoutError, Problem
from reportgen.theme.deck import DeckTheme, Grid, LayoutSpec, NotesPage, Size, TypeRole
from reportgen.theme.place import FanPlace, Place
from reportgen.units import Length

COLUMNS = 12
# A measure with this ending is a share, not a length.
_SHARE = "_percent"
# Tenths of a point are the finest sizes that presentation programs show.
_DECIMALS = 1
# What the notes are set in belongs to the printed page, which does not change with the slide.
_PRINTED_ROLES = ("notes",)

Model = TypeVar("Model", bound=BaseModel)
Map = Callable[[Length], Length]


def resized(deck_theme: DeckTheme, width: Length, height: Length) -> DeckTheme:
    """The master on a slide of that size.

    Raises:
        LayoutError: the slide is so narrow that its columns have no width.
    """
    if (width, height) == (deck_theme.slide.width, deck_theme.slide.height):
        return deck_theme
    scale = height.points / deck_theme.slide.height.points

    def scaled(length: Length) -> Length:
        return length * scale

    grid = _grid(deck_theme, width, scale)
    across = _across(deck_theme, grid, width, scale)
    return deck_theme.model_copy(
        update={
            "slide": Size(width=width, height=height),
            "grid": grid,
            "evidence": _every(deck_theme.evidence, scaled),
            "rules": _every(deck_theme.rules, scaled),
            "insets": _every(deck_theme.insets, scaled),
            "measures": {
                name: length if name.endswith(_SHARE) else length * scale
                for name, length in deck_theme.measures.items()
            },
            "floors": _every(deck_theme.floors, scaled),
            "types": {
                name: role if name in _PRINTED_ROLES else _role(role, scale) for name, role in deck_theme.types.items()
            },
            "common": {name: _placed(place, across, scaled) for name, place in deck_theme.common.items()},
            "footer_rule": _every(deck_theme.footer_rule, scaled),
            "bar": _every(deck_theme.bar, scaled),
            "fan": _every(deck_theme.fan, scaled),
            "notes": _notes(deck_theme.notes, width, height),
            "layouts": {name: _layout(layout, across, scaled) for name, layout in deck_theme.layouts.items()},
        }
    )


def _grid(deck_theme: DeckTheme, width: Length, scale: float) -> Grid:
    """As many columns between scaled margins, a scaled gutter apart."""
    was = deck_theme.grid
    left, right = was.left * scale, _right_margin(deck_theme) * scale
    gutter = was.gutter * scale
    column = (width - left - right - gutter * (COLUMNS - 1)) / COLUMNS
    if column <= Length(0):
        message = f"a slide {width.points:g} points wide has no room for {COLUMNS} columns between its margins"
        raise LayoutError([Problem("tokens", message, "slide")])
    return Grid(left=left, column=column, gutter=gutter)


def _right_margin(deck_theme: DeckTheme) -> Length:
    left, span = deck_theme.grid.span(1, COLUMNS)
    return deck_theme.slide.width - left - span


def _across(deck_theme: DeckTheme, grid: Grid, width: Length, scale: float) -> Map:
    """Where a distance from the left edge goes: columns stretch, margins and gutters only scale."""
    was = deck_theme.grid
    margin = _right_margin(deck_theme)

    def moved(edge: Length) -> Length:
        if edge <= was.left:
            return edge * scale
        if edge >= deck_theme.slide.width - margin:
            return width - (deck_theme.slide.width - edge) * scale
        index, offset = divmod((edge - was.left).points, (was.column + was.gutter).points)
        in_column = min(offset, was.column.points)
        return (
            grid.left
            + (grid.column + grid.gutter) * index
            + grid.column * (in_column / was.column.points)
            + Length(offset - in_column) * scale
        )

    return moved


def _every(model: Model, scaled: Map) -> Model:
    """The model with every length in it scaled."""
    lengths = {name: value for name, value in dict(model).items() if isinstance(value, Length)}
    return model.model_copy(update={name: scaled(value) for name, value in lengths.items()})


def _role(role: TypeRole, scale: float) -> TypeRole:
    sizes = tuple(dict.fromkeys(round(size * scale, _DECIMALS) for size in role.sizes))
    return role.model_copy(update={"sizes": sizes})


PlaceModel = TypeVar("PlaceModel", bound=Place)


def _placed(place: PlaceModel, across: Map, scaled: Map) -> PlaceModel:
    """The place with its sides moved and its heights scaled."""
    edges = {name: across(edge) for name in ("left", "right") if (edge := getattr(place, name)) is not None}
    return _every(place, scaled).model_copy(update=edges)


def _layout(layout: LayoutSpec, across: Map, scaled: Map) -> LayoutSpec:
    bar = layout.bar
    return layout.model_copy(
        update={
            "bar": bar and _every(bar, scaled).model_copy(update={"left": across(bar.left)}),
            "fan": layout.fan and _fan(layout.fan, across, scaled),
            "placeholders": {name: _placed(place, across, scaled) for name, place in layout.placeholders.items()},
            "zones": {name: _placed(place, across, scaled) for name, place in layout.zones.items()},
        }
    )


def _fan(fan: FanPlace, across: Map, scaled: Map) -> FanPlace:
    sides = {name: across(getattr(fan, name)) for name in ("left", "knee", "turn", "right")}
    heights = {"middle": scaled(fan.middle), "ends": tuple(scaled(end) for end in fan.ends)}
    return fan.model_copy(update=sides | heights)


def _notes(notes: NotesPage, width: Length, height: Length) -> NotesPage:
    """The printed page with a slide of that shape on it; the text keeps its distance below."""
    was = notes.slide
    assert was.left is not None and was.right is not None and was.top is not None and was.bottom is not None
    assert notes.text.top is not None
    bottom = was.top + (was.right - was.left) * (height.points / width.points)
    return notes.model_copy(
        update={
            "slide": was.model_copy(update={"bottom": bottom}),
            "text": notes.text.model_copy(update={"top": notes.text.top + bottom - was.bottom}),
        }
    )
