"""Which bytes does a file hold, when only a regular file will do?

A pipe would wait for ever, a device has no end, and a link may lead out of the folder that the caller has
checked: the open file is asked what it is, not its name.
"""

import os
import stat
from pathlib import Path

# Windows has neither flag, and none of the dangers by these names.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def read(path: Path, limit: int) -> bytes:
    """All bytes of a regular file.

    Raises:
        ValueError: it cannot be opened, is something else, or has more than `limit` bytes; says which.
    """
    try:
        handle = os.open(path, _FLAGS)
    except FileNotFoundError as error:
        raise ValueError("there is no such file") from error
    except OSError as error:
        if path.is_symlink():
            raise ValueError("it is a symbolic link; name the file it leads to") from error
        raise ValueError(f"it cannot be opened ({error.strerror}); check its permissions") from error
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("it is not a regular file")
        with os.fdopen(handle, "rb", closefd=False) as stream:
            content = stream.read(limit + 1)
    finally:
        os.close(handle)
    return limited(content, limit)


def limited(content: bytes, limit: int) -> bytes:
    """The same bytes.

    Raises:
        ValueError: they are more than `limit`.
    """
    if len(content) > limit:
        raise ValueError(f"it has over {limit // 1_000_000} MB, which is the limit; make it smaller")
    return content
