"""Where do workers put their temporary files, and who takes them away?

WeasyPrint unpacks fonts into the folder of temporary files, and a worker that is killed takes nothing away. So each
run has a folder of its own there. Even the run itself may be killed: each holds a lock on its folder, which ends with
the process, and the next run removes the folders that nobody holds.
"""

import fcntl
import os
import shutil
import tempfile
from dataclasses import dataclass
from multiprocessing import util
from pathlib import Path

_PREFIX = "reportgen-run-"
# Held locked as long as the run lasts; its text names the folder where multiprocessing keeps the fork server's socket.
_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Scratch:
    """The folder of one run."""

    folder: Path
    lock: int

    def remove(self) -> None:
        """Take it away, with everything in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self.lock)


def open_scratch() -> Scratch:
    """Make a folder for this run, and remove those of runs that were killed.

    Raises:
        OSError: the folder of temporary files takes none.
    """
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        # Locked before it has the name that others look for.
        lock = os.open(folder / "lock.new", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.write(lock, os.fsencode(util.get_temp_dir()))
        (folder / "lock.new").rename(folder / _LOCK)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Scratch(folder, lock)


def _sweep() -> None:
    for file in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_LOCK}"):
        try:
            lock = os.open(file, os.O_RDWR | os.O_NOFOLLOW)
        except OSError:
            # Another user's, or gone meanwhile.
            continue
        try:
            _remove_left(file.parent, lock)
        finally:
            os.close(lock)


def _remove_left(folder: Path, lock: int) -> None:
    """Remove a folder that is ours and that no run holds."""
    if os.fstat(lock).st_uid != os.getuid():
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return
    sockets = Path(os.fsdecode(os.read(lock, 4096)))
    if sockets.name.startswith("pymp-"):
        shutil.rmtree(sockets, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
