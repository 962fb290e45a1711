"""What does a `_brand.yml` say?

The format is posit's (https://posit-dev.github.io/brand-yml/): palette and roles of colours, faces, logos. Read with
care, for a brand comes from elsewhere: no network is asked, and only regular files inside the brand's folder are
opened. A face is taken from files; services such as Google's are refused, since the same brief must give the same
pages on any day.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

import yaml

from reportgen import regular
from reportgen.errors import LayoutError, Problem

NAMES = ("_brand.yml", "_brand.yaml")
SECTIONS = ("meta", "logo", "color", "typography", "defaults")
FILE_LIMIT = 1_000_000
ROLES = "foreground background primary secondary tertiary success info warning danger light dark".split()
_HEX = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")


@dataclass(frozen=True, slots=True)
class FontFile:
    """One cut of a family."""

    path: Path
    is_bold: bool
    is_italic: bool


@dataclass(frozen=True, slots=True)
class Brand:
    """What we take from a brand: colours by role as #RRGGBB, families by name, and the logo's file."""

    file: Path
    colors: Mapping[str, str]
    link: str | None
    families: Mapping[str, tuple[FontFile, ...]]
    base: str | None
    headings: str | None
    logo: Path | None
    logo_alt: str | None
    template: Path | None
    unused: tuple[str, ...]


def is_brand(file: Path) -> bool:
    """Whether a file is a brand: by its name, else by its sections."""
    if file.name in NAMES:
        return True
    try:
        values = _values(file)
    except LayoutError:
        return False
    return bool({"color", "typography", "logo"} & values.keys())


def read(file: Path) -> Brand:
    """Read a brand.

    Raises:
        LayoutError: the file cannot be read, or says something that cannot be used; all of it is told.
    """
    return _Reader(file).brand(_values(file))


def _values(file: Path) -> dict[str, Any]:
    try:
        values = yaml.safe_load(regular.read(file.resolve(), FILE_LIMIT).decode("utf-8"))
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise LayoutError([Problem("brand", f"cannot be read: {error}", file=file)]) from error
    if not isinstance(values, dict):
        raise LayoutError([Problem("brand", "is not a mapping of names to values", file=file)])
    return values


class _Reader:
    """Goes through a brand once and collects what is wrong with it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.folder = file.resolve().parent
        self.problems: list[Problem] = []
        self.unused: list[str] = []

    def brand(self, values: dict[str, Any]) -> Brand:
        """The brand, if nothing is wrong with it."""
        color, typography = self._mapping(values, "color"), self._mapping(values, "typography")
        named = {name: value for name, value in color.items() if name != "palette"}
        palette = {**named, **self._mapping(color, "palette", "color.")}
        colors = {role: self._resolved(palette, color[role], f"color.{role}") for role in ROLES if color.get(role)}
        self.unused += [f"color.{name}" for name in color if name not in (*ROLES, "palette")]
        families = self._families(typography.get("fonts"))
        base, headings = (self._family(typography, role, families) for role in ("base", "headings"))
        link = typography.get("link")
        link_color = self._resolved(palette, link.get("color"), "typography.link.color") if _is_map(link) else None
        self.unused += [
            f"typography.{name}" for name in typography if name not in ("fonts", "base", "headings", "link")
        ]
        logo, alt = self._logo(values.get("logo"))
        self.unused += [str(name) for name in values if name not in ("meta", "logo", "color", "typography", "defaults")]
        template = self._template(values)
        if self.problems:
            raise LayoutError(self.problems)
        found = {role: value for role, value in colors.items() if value}
        return Brand(
            self.file, found, link_color, families, base, headings or base, logo, alt, template, tuple(self.unused)
        )

    def _refuse(self, code: str, message: str, field: str) -> None:
        self.problems.append(Problem(code, message, field, self.file))

    def _mapping(self, values: dict[str, Any], name: str, prefix: str = "") -> dict[str, Any]:
        value = values.get(name) or {}
        if not _is_map(value):
            self._refuse("brand", "is not a mapping of names to values", f"{prefix}{name}")
            return {}
        return {str(key): each for key, each in value.items()}

    def _resolved(self, palette: dict[str, Any], value: Any, field: str) -> str | None:
        """The colour behind a value, which may be the name of another one."""
        seen: set[str] = set()
        while isinstance(value, str) and value in palette and value not in seen:
            seen.add(value)
            value = palette[value]
        if value is None:
            return None
        if not isinstance(value, str) or not _HEX.fullmatch(value):
            self._refuse("brand", f"“{value}” is neither #RRGGBB nor the name of a colour of the palette", field)
            return None
        digits = value[1:] if len(value) == 7 else "".join(digit * 2 for digit in value[1:])
        return f"#{digits.upper()}"

    def _families(self, fonts: Any) -> dict[str, tuple[FontFile, ...]]:
        families: dict[str, tuple[FontFile, ...]] = {}
        if fonts is not None and not isinstance(fonts, list):
            self._refuse("brand", "is not a list of families", "typography.fonts")
            return families
        for index, font in enumerate(fonts or ()):
            field = f"typography.fonts[{index}]"
            family = font.get("family") if _is_map(font) else None
            if not isinstance(family, str) or not re.fullmatch(r"[\w .&+-]{1,60}", family):
                self._refuse("brand", "has no family whose name is made of letters, digits and spaces", field)
                continue
            if font.get("source", "file") != "file":
                message = f"{family} comes from {font['source']}: nothing is fetched; put its files beside the brand"
                self._refuse("brand-font", f"{message} and write `source: file` and `files:`", field)
                continue
            files = font.get("files")
            cuts = [self._cut(each, f"{field}.files") for each in files] if isinstance(files, list) else []
            if not cuts:
                self._refuse("brand-font", f"{family} has no files; name at least a regular cut", field)
            families[family] = tuple(cut for cut in cuts if cut)
        return families

    def _cut(self, given: Any, field: str) -> FontFile | None:
        given = given if _is_map(given) else {"path": given}
        path = self._inside(given.get("path"), (".ttf", ".otf"), "brand-font", field)
        weight = str(given.get("weight", "400"))
        is_bold = weight in ("bold", "semi-bold", "extra-bold") or (weight.isdigit() and int(weight) >= 600)
        return FontFile(path, is_bold, given.get("style") == "italic") if path else None

    def _family(self, typography: dict[str, Any], role: str, families: dict[str, Any]) -> str | None:
        value = typography.get(role)
        if _is_map(value):
            self.unused += [f"typography.{role}.{name}" for name in value if name != "family"]
            value = value.get("family")
        if value is None:
            return None
        if value not in families and not self.problems:
            self._refuse(
                "brand-font", f"“{value}” is no family with files under typography.fonts", f"typography.{role}"
            )
        return str(value)

    def _logo(self, logo: Any) -> tuple[Path | None, str | None]:
        """The medium logo, else the small, else the large one."""
        if logo is None:
            return None, None
        sizes = logo if _is_map(logo) else {"medium": logo}
        named: Any = sizes.get("images")
        images: dict[str, Any] = named if _is_map(named) else {}
        for size in ("medium", "small", "large"):
            value = sizes.get(size)
            value = images.get(value, value) if isinstance(value, str) else value
            value = value.get("light", value) if _is_map(value) else value
            value = images.get(value, value) if isinstance(value, str) else value
            if value is None:
                continue
            alt = value.get("alt") if _is_map(value) else None
            path = self._inside(
                value.get("path") if _is_map(value) else value, (".png", ".jpg", ".jpeg"), "brand-logo", f"logo.{size}"
            )
            return path, str(alt) if alt else None
        return None, None

    def _template(self, values: dict[str, Any]) -> Path | None:
        """Our own entry among what a brand says to each program."""
        others = self._mapping(values, "defaults")
        own = self._mapping(others, "reportgen", "defaults.")
        self.unused += [f"defaults.{name}" for name in others if name != "reportgen"]
        self.unused += [f"defaults.reportgen.{name}" for name in own if name != "template"]
        given = own.get("template")
        return self._inside(given, (".potx", ".pptx"), "brand", "defaults.reportgen.template") if given else None

    def _inside(self, given: Any, suffixes: tuple[str, ...], code: str, field: str) -> Path | None:
        """A file of the brand's folder, as long as it is one."""
        if not isinstance(given, str) or Path(given).suffix.lower() not in suffixes:
            self._refuse(code, f"“{given}” is no file of a kind that is taken: {', '.join(suffixes)}", field)
            return None
        path = (self.folder / given).resolve()
        if not path.is_relative_to(self.folder):
            self._refuse(code, f"“{given}” lies outside the brand's folder; copy it there", field)
            return None
        try:
            regular.read(path, 20_000_000)
        except ValueError as error:
            self._refuse(code, f"“{given}”: {error}", field)
            return None
        return path


def _is_map(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)
