"""When is there something to build again?

When anything changed in the folders of the briefs, which hold their pictures too, or in those of the looks. What lies
in the output folder is our own doing and wakes nobody.
"""

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.build import House

# What happens between the first building and the first look is found by looking once more after this time.
_PATIENCE_MILLISECONDS = 1000


def folders(briefs: Iterable[Path], house: House) -> tuple[Path, ...]:
    """The folders in which a change may matter."""
    found = {_folder(each) for each in briefs} | {house.resources.layouts}
    if house.theme_name and Path(house.theme_name).is_file():
        found.add(Path(house.theme_name).parent)
    return tuple(sorted(each.resolve() for each in found if each.is_dir()))


def rounds(watched: Iterable[Path], out: Path) -> Iterator[None]:
    """Come back at once, and then whenever something changed in these folders, for as long as it takes."""
    import watchfiles

    ours = out.resolve()
    is_usual = watchfiles.DefaultFilter()

    def matters(change: watchfiles.Change, path: str) -> bool:
        return is_usual(change, path) and not Path(path).is_relative_to(ours)

    yield
    looks = watchfiles.watch(*watched, watch_filter=matters, rust_timeout=_PATIENCE_MILLISECONDS, yield_on_timeout=True)
    for number, changes in enumerate(looks):
        if changes or number == 0:
            yield


def _folder(path: Path) -> Path:
    """A folder itself, a file's folder, and of a pattern what stands before its first sign."""
    if path.is_dir():
        return path
    parts = path.parent.parts
    plain = next((place for place, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return Path(*parts[:plain])
