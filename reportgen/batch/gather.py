"""Which briefs were asked for?

Files as given; folders by the briefs that lie directly in them and not deeper, for what lies deeper may be drafts; a
pattern such as `desks/*/briefs` by the briefs it finds, for a scheduler has no shell to expand it. Two briefs for one
name would overwrite each other's outputs, also on disks that do not tell capitals apart: refused before anything is
built.
"""

import glob
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from reportgen.errors import BriefError, Problem

SUFFIXES = (".yaml", ".yml")


def gather(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The source files behind the paths, each once, in the order given; a folder's by name.

    Raises:
        BriefError: a folder or pattern leads to no brief, or two sources would be built under one name.
    """
    sources: dict[Path, Path] = {}
    empty: list[Problem] = []
    for path in paths:
        try:
            found = _behind(path)
        except OSError as reason:
            empty.append(Problem("no-briefs", f"this folder cannot be read: {reason.strerror}", file=path))
            continue
        if not found:
            where = "no brief lies in this folder" if path.is_dir() else "this pattern finds no brief"
            empty.append(Problem("no-briefs", f"{where}; a brief is a .yaml file", file=path))
        for source in found:
            sources.setdefault(source.resolve(), source)
    problems = empty + _shared_names(sources.values())
    if problems:
        raise BriefError(problems)
    return tuple(sources.values())


def _behind(path: Path) -> tuple[Path, ...]:
    if path.is_dir():
        return _in_folder(path)
    if path.exists() or not glob.has_magic(str(path)):
        return (path,)
    # The pattern may begin at any root, which those of Path cannot.
    found = [Path(each) for each in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207
    return tuple(file for each in found for file in (_in_folder(each) if each.is_dir() else (each,)) if _is_brief(file))


def _in_folder(folder: Path) -> tuple[Path, ...]:
    return tuple(file for file in sorted(folder.iterdir()) if _is_brief(file))


def _is_brief(file: Path) -> bool:
    return file.suffix in SUFFIXES and not file.name.startswith(".") and file.is_file()


def _shared_names(sources: Iterable[Path]) -> list[Problem]:
    by_name: dict[str, list[Path]] = defaultdict(list)
    for source in sources:
        by_name[unicodedata.normalize("NFC", source.stem).casefold()].append(source)
    return [
        Problem("name-shared", f"would be built under the same name as {first}; rename one of them", file=other)
        for first, *others in by_name.values()
        for other in others
    ]
