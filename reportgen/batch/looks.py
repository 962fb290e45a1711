"""Which looks would an output have today?

Every file of the layouts and the assets, and those of a theme of one's own, by content: some 70 files, read in 40 ms.
A file that was only touched changes nothing.
"""

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeGuard

from reportgen import regular
from reportgen.build import FORMATS, House, OutputKind
from reportgen.errors import LayoutError, Problem

FILE_LIMIT = 200_000_000
# Pictures for the project's own front page.
_NOT_LOOKS = "readme"
# What of a house shows elsewhere than in these outputs; in all others everything is held to show.
_IN_PAGES_ALONE = frozenset({"paper", "is_grayscale"})
_IN_SLIDES_ALONE, _ON_SCREEN_ALONE = frozenset({"slides"}), frozenset({"transition"})
# What is no choice of looks, or is told by content among the files.
_NO_CHOICE = frozenset({"resources", "cores", "template"})
_PAGES: tuple[OutputKind, ...] = (*FORMATS, "press")
_ELSEWHERE: dict[OutputKind, frozenset[str]] = {
    "deck": _IN_PAGES_ALONE,
    "handout": _ON_SCREEN_ALONE,
    **dict.fromkeys(_PAGES, _IN_SLIDES_ALONE | _ON_SCREEN_ALONE),
}


def files(house: House) -> dict[str, str]:
    """A digest of every file that decides how outputs look.

    Raises:
        LayoutError: one of them cannot be read.
    """
    found = {f"layouts/{name}": file for name, file in below(house.resources.layouts)}
    found |= {f"assets/{name}": file for name, file in below(house.resources.assets)}
    found |= {f"theme/{file.name}": file for file in of_theme(house.theme_name)}
    return {name: _digest(found[name]) for name in sorted(found)}


def options(house: House, kind: OutputKind) -> dict[str, str]:
    """What was chosen of a house, as far as it shows in an output of this kind."""
    elsewhere = _ELSEWHERE.get(kind, frozenset())
    chosen: dict[str, str] = {}
    for field in dataclasses.fields(house):
        value = getattr(house, field.name)
        if field.name in _NO_CHOICE | elsewhere:
            continue
        if isinstance(value, bytes):
            value = hashlib.sha256(value).hexdigest()
        elif field.name == "theme_name" and is_file(value):
            # Its content is among the files; where it lies makes no difference.
            value = Path(value).name
        chosen[field.name] = str(value)
    if kind not in _PAGES and house.template_file:
        chosen["template"] = hashlib.sha256(house.template_file.content).hexdigest()
    return chosen


def digest(parts: Mapping[str, str]) -> str:
    """One digest for several named ones."""
    return hashlib.sha256("\n".join(f"{name} {parts[name]}" for name in sorted(parts)).encode()).hexdigest()


def below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file of a folder of looks, by its path in there."""
    for file in folder.rglob("*"):
        name = file.relative_to(folder)
        if name.parts[0] != _NOT_LOOKS and file.is_file():
            yield name.as_posix(), file


def is_file(theme: str | None) -> TypeGuard[str]:
    """Whether a theme is one of one's own, not one of the layouts."""
    return theme is not None and Path(theme).suffix in (".yaml", ".yml")


def of_theme(theme: str | None) -> list[Path]:
    """A theme's file, and the faces and the logo that a brand names."""
    if not is_file(theme):
        return []
    from reportgen.theme import brandfile

    file = Path(theme)
    try:
        brand = brandfile.read(file) if brandfile.is_brand(file) else None
    except LayoutError:
        # What is wrong with it is told by whoever draws.
        brand = None
    if brand is None:
        return [file] if file.is_file() else []
    faces = (cut.path for family in brand.families.values() for cut in family)
    return [file, *faces, *([brand.logo] if brand.logo else [])]


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(regular.read(file.resolve(), FILE_LIMIT)).hexdigest()
    except ValueError as error:
        raise LayoutError([Problem("layout", str(error), file=file)]) from error
