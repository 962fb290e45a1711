"""Which colours and faces does the house use?

`layouts/tokens.yaml`, typed. A colour is looked up by its name; a literal colour anywhere else is a mistake
that `reportgen layouts check` reports.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, model_validator

from reportgen.errors import LayoutError, Problem
from reportgen.resources import Resources
from reportgen.theme.figures import FigureStyle

# The safe loader written in C, which PyYAML's wheels carry, reads the slides' master in 5 ms instead of 37.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _hex(value: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise ValueError("a colour is written #RRGGBB")
    return value.upper()


Color = Annotated[str, AfterValidator(_hex)]
Marker = Literal["circle", "square", "diamond", "triangle", "ring", "dot"]

# The roles whose faces stand in for one another on the page, before any fallback.
PAGE_ROLES = ("serif", "sans")


class Token(BaseModel):
    """What every design value has in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Category(Token):
    """How one category of events is told apart: colour and, for grey printers, shape."""

    color: Color
    marker: Marker


class Step(Token):
    """One step of the likelihood ramp; `text` names the colour that is readable on it."""

    fill: Color
    text: str


class Face(Token):
    """One family; `regular` and `bold` are the two weights of the house."""

    family: str
    regular: str
    bold: str
    italic: str | None = None
    bold_italic: str | None = None


@dataclass(frozen=True, slots=True)
class Logo:
    """A publisher's mark as it goes into the files."""

    content: bytes
    media_type: str
    width: int
    height: int
    alt: str


class Fallback(Token):
    """A family for a script that the house's faces lack; without a bold cut its regular one serves."""

    script: str
    family: str
    regular: str
    bold: str | None = None


class Theme(Token):
    """The design values that all outputs share; `warnings` tell what of a brand was changed or has no place."""

    colors: dict[str, Color]
    categories: tuple[Category, ...]
    other_category: Category
    likelihood: tuple[Step, ...]
    markings: dict[str, Color]
    fonts: dict[str, Face]
    fallbacks: tuple[Fallback, ...] = ()
    font_folder: Path
    figures: FigureStyle
    logo: Logo | None = None
    # An organization's .potx or .pptx for the slides.
    template: Path | None = None
    is_grey: bool = False
    warnings: tuple[Problem, ...] = ()

    @model_validator(mode="after")
    def _names_exist(self) -> "Theme":
        unknown = [step.text for step in self.likelihood if step.text not in self.colors]
        if unknown:
            raise ValueError(f"likelihood names no colour of the palette: {', '.join(unknown)}")
        colors, faces = self.figures.named()
        unknown = sorted((colors - self.colors.keys()) | (faces - self.fonts.keys()))
        if unknown:
            raise ValueError(f"graphics/style.yaml names no colour or face of the theme: {', '.join(unknown)}")
        return self

    def font_file(self, role: str, *, is_bold: bool = False, is_italic: bool = False) -> Path:
        """The font file of a role; a family without italics answers with its upright cut."""
        face = self.fonts[role]
        upright = face.bold if is_bold else face.regular
        slanted = face.bold_italic if is_bold else face.italic
        return self.font_folder / (slanted or upright if is_italic else upright)

    def families(self, role: str) -> tuple[str, ...]:
        """The families in which the page sets a role: its own, then those that have what it lacks."""
        faces = [self.fonts[each].family for each in dict.fromkeys((role, *PAGE_ROLES))]
        return (*faces, *(each.family for each in self.fallbacks))

    def page_files(self) -> tuple[Path, ...]:
        """The upright font files of the page, which together say what can be printed; the commonest come first."""
        names = [self.fonts[role].regular for role in PAGE_ROLES] + [each.regular for each in self.fallbacks]
        return tuple(self.font_folder / name for name in names)

    def font_names(self) -> tuple[str, ...]:
        """Every font file that the theme names, once."""
        names = [
            name for face in self.fonts.values() for name in (face.regular, face.bold, face.italic, face.bold_italic)
        ]
        names += [name for each in self.fallbacks for name in (each.regular, each.bold)]
        return tuple(dict.fromkeys(name for name in names if name))


def load(resources: Resources, changes: Mapping[str, Any] | None = None, origin: Path | None = None) -> Theme:
    """Read the theme; `changes` take the place of what stands in tokens.yaml, and `origin` is where they come from.

    Raises:
        LayoutError: tokens.yaml or graphics/style.yaml cannot be read, or a font it names is missing.
    """
    file = resources.layouts / "tokens.yaml"
    values = changed(read_yaml(file), changes or {})
    font_folder = resources.assets / "fonts"
    figures, problems = _load_figures(resources)
    try:
        theme = Theme(**{**values, "font_folder": font_folder, "figures": figures})
    except ValidationError as error:
        found = [problem for problem in problems_of(origin or file, error) if problem.field != "figures"]
        raise LayoutError([*found, *problems]) from error
    missing = [name for name in theme.font_names() if not (font_folder / name).is_file()]
    if missing:
        raise LayoutError(
            [
                Problem("font-missing", f"{name} is not in assets/fonts; add it", "fonts", origin or file)
                for name in missing
            ]
        )
    return theme


def changed(values: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The values with others in their place: mappings name by name, all else whole."""
    both = {name: values[name] for name in values if name not in changes}
    for name, change in changes.items():
        was = values.get(name)
        both[name] = {**was, **change} if isinstance(was, dict) and isinstance(change, dict) else change
    return both


def _load_figures(resources: Resources) -> tuple[FigureStyle | None, tuple[Problem, ...]]:
    """The figures' values, or what is wrong with them, so that it is told together with what is wrong here."""
    file = resources.layouts / "graphics" / "style.yaml"
    try:
        return FigureStyle(**read_yaml(file)), ()
    except LayoutError as error:
        return None, error.problems
    except ValidationError as error:
        return None, tuple(problems_of(file, error))


def read_yaml(file: Path) -> dict[str, Any]:
    """The mapping in a designer's YAML file.

    Raises:
        LayoutError: it is missing, is not YAML or is not a mapping.
    """
    try:
        values = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, yaml.YAMLError) as error:
        raise LayoutError([Problem("tokens", f"cannot be read: {error}", file=file)]) from error
    if not isinstance(values, dict):
        raise LayoutError([Problem("tokens", "is not a mapping of names to values", file=file)])
    return values


def problems_of(file: Path, error: ValidationError) -> list[Problem]:
    """A designer's problems, one line each."""
    return [
        Problem("tokens", detail["msg"], ".".join(str(part) for part in detail["loc"]), file)
        for detail in error.errors(include_url=False)
    ]
