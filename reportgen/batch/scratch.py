"""Where do workers put their temporary files, and who takes them away?

WeasyPrint unpacks fonts into the folder of temporary files, and a worker that is killed takes nothing away. So a
process that has workers has a folder of its own there, removed when it ends. It may be killed itself: it holds a lock
in its folder, which ends with it, and the next run removes the folders that nobody holds.
"""

import fcntl
import functools
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

_PREFIX = "reportgen-run-"
_LOCK = "lock"


@functools.cache
def folder() -> Path:
    """The folder of this process, which keeps it to its end, as multiprocessing does with what it has in there.

    Raises:
        OSError: the folder of temporary files takes none.
    """
    # Every run sweeps; what starts processes is imported only by one that starts some.
    from multiprocessing import util

    while True:
        made = Path(tempfile.mkdtemp(prefix=_PREFIX))
        # After multiprocessing has removed what it has in there, which it does at -100.
        util.Finalize(None, shutil.rmtree, (made,), {"ignore_errors": True}, exitpriority=-200)
        if _is_held(made):
            return made


def sweep() -> None:
    """Remove the folders of processes that were killed."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            _remove_unless_held(left)


def _is_held(made: Path) -> bool:
    """Lock the folder for as long as this process lives; False when somebody has swept it meanwhile."""
    try:
        lock = os.open(made / _LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except FileNotFoundError:
        return False
    fcntl.flock(lock, fcntl.LOCK_EX)
    return os.fstat(lock).st_nlink > 0


def _remove_unless_held(left: Path) -> None:
    try:
        lock = os.open(left / _LOCK, os.O_RDWR | os.O_NOFOLLOW)
    except FileNotFoundError:
        # Killed before it could lock, or just about to: then it makes itself another one.
        left.rmdir()
        return
    try:
        # Not another user's, who might have laid a trap.
        if os.fstat(lock).st_uid == os.getuid():
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
    finally:
        os.close(lock)
