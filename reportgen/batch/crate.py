"""How do the looks travel to another machine?

Those of the installation stay where they are, for every machine that draws has the same. Layouts of one's own, and a
theme's file with its faces and its logo, travel as bytes and are unpacked into a temporary folder: WeasyPrint and
fontTools want files. What is told of them names the paths of the machine that they came from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from reportgen import regular, resources
from reportgen.batch import looks
from reportgen.batch.job import Drawn, Failed, Result
from reportgen.build import House
from reportgen.errors import LayoutError, Problem
from reportgen.resources import Resources


@dataclass(frozen=True, slots=True)
class Crate:
    """A house, with the paths of the machine that it came from, and those of its files that others do not have.

    `layouts` are None when they are the installation's. `theme` is a theme's file and what it names, by paths relative
    to its folder.
    """

    house: House
    layouts: Mapping[str, bytes] | None
    theme: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A house to draw with here; `paths` are pairs of a path here and what it is called where the house came from."""

    house: House
    paths: tuple[tuple[Path, Path], ...]


def pack(house: House) -> Crate:
    """Take along what other machines do not have.

    Raises:
        LayoutError: a file of the looks cannot be read.
    """
    layouts = None
    if house.resources != resources.locate():
        layouts = {name: _read(file) for name, file in looks.below(house.resources.layouts)}
    # The house as it was before anything in it was opened, for what is open cannot be sent; but with the template that
    # its theme may only name.
    return Crate(replace(house, template=house.template_file), layouts, _theme(house.theme_name))


def unpack(crate: Crate, folder: Path) -> Unpacked:
    """Put the files of a crate into an empty folder, and the house on them."""
    own, theirs = resources.locate(), crate.house.resources
    layouts, theme = own.layouts, crate.house.theme_name
    paths = [(own.assets, theirs.assets)]
    if crate.layouts is not None:
        layouts = folder / "layouts"
        _write(crate.layouts, layouts)
    paths.append((layouts, theirs.layouts))
    if looks.is_file(theme):
        told, here = Path(theme), folder / "theme"
        _write(crate.theme, here)
        theme = str(here / told.name)
        # The file is told as it was named, what it names by where that lies.
        paths += [(here / told.name, told), (here, told.resolve().parent)]
    return Unpacked(replace(crate.house, resources=Resources(layouts, own.assets), theme_name=theme), tuple(paths))


def told_there(result: Result, unpacked: Unpacked) -> Result:
    """A result that names the files of the looks as they are called where the house came from."""
    match result:
        case Failed():
            return replace(result, problems=_renamed(result.problems, unpacked))
        case Drawn():
            drawings = {
                kind: replace(each, warnings=_renamed(each.warnings, unpacked))
                for kind, each in result.drawings.items()
            }
            return replace(result, drawings=drawings)
        case _:
            return result


def _renamed(problems: tuple[Problem, ...], unpacked: Unpacked) -> tuple[Problem, ...]:
    return tuple(_renamed_one(each, unpacked.paths) for each in problems)


def _renamed_one(problem: Problem, paths: tuple[tuple[Path, Path], ...]) -> Problem:
    message = problem.message
    for here, there in paths:
        message = message.replace(str(here), str(there))
    file = problem.file
    for here, there in paths:
        if file is not None and file.is_relative_to(here):
            return replace(problem, message=message, file=there / file.relative_to(here))
    return replace(problem, message=message)


def _theme(theme: str | None) -> dict[str, bytes]:
    files = looks.of_theme(theme)
    if not files or theme is None:
        return {}
    # Under the name that it was given, which says that a brand is one; what it names lies beside it.
    folder = Path(theme).resolve().parent
    named = {each.resolve().relative_to(folder).as_posix(): each for each in files[1:]}
    return {name: _read(file) for name, file in {**named, Path(theme).name: files[0]}.items()}


def _read(file: Path) -> bytes:
    try:
        return regular.read(file.resolve(), looks.FILE_LIMIT)
    except ValueError as error:
        raise LayoutError([Problem("layout", str(error), file=file)]) from error


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir()
    for name, content in files.items():
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ValueError(f"{name} leads out of the folder")
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
