"""How does a designer get layouts to change?"""

import shutil
from pathlib import Path

from reportgen.errors import LayoutError, Problem, RenderError
from reportgen.resources import Resources


def copy(house: Resources, folder: Path) -> tuple[Path, ...]:
    """Copy the house's layouts into a new or empty folder and name the files.

    Raises:
        LayoutError: something lies there already.
        RenderError: the disk does not take them.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise LayoutError([Problem("folder-taken", "something lies here already; name a new folder", file=folder)])
        shutil.copytree(house.layouts, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
    except (OSError, shutil.Error) as reason:
        raise RenderError([Problem("unwritable", f"cannot be written: {reason}", file=folder)]) from reason
    return tuple(sorted(file for file in folder.rglob("*") if file.is_file()))
