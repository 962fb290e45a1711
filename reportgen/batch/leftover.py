"""Which outputs belong to no brief any more?

Those whose brief the journal knows and the disk no longer has. Removed is only what we wrote: a file that somebody
changed since, or that lies where we write nothing, stays.
"""

from collections.abc import Container, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reportgen.batch.entry import Entry
from reportgen.batch.survey import sha256
from reportgen.build import ENDINGS
from reportgen.errors import Problem, RenderError


@dataclass(frozen=True, slots=True)
class Removal:
    """What became of one brief's outputs: the files that went, and those that stayed because somebody changed them."""

    name: str
    removed: tuple[Path, ...]
    kept: tuple[Problem, ...]


def left_over(entries: Iterable[Entry], out: Path, known: Container[str]) -> tuple[Entry, ...]:
    """The entries whose brief is gone; those of `known` names are not asked for."""
    root = out.resolve()
    return tuple(each for each in entries if each.name not in known and not (root / each.source).exists())


def remove(entry: Entry, out: Path) -> Removal:
    """Remove the outputs of a brief that is gone, with their folder if nothing else is in it.

    Raises:
        RenderError: the disk does not let them go.
    """
    removed: list[Path] = []
    kept: list[Problem] = []
    for kind, made in entry.outputs.items():
        file = out / entry.name / f"{entry.name}{ENDINGS[kind]}"
        if out / made.file != file or not file.is_file() or file.is_symlink():
            continue
        if sha256(file) != made.sha256:
            kept.append(
                Problem("output-changed", "was changed after it was built and is kept; remove it by hand", file=file)
            )
            continue
        try:
            file.unlink()
        except OSError as reason:
            raise RenderError([Problem("unwritable", f"cannot be removed: {reason.strerror}", file=file)]) from reason
        removed.append(file)
    with suppress(OSError):
        (out / entry.name).rmdir()
    return Removal(entry.name, tuple(removed), tuple(kept))
