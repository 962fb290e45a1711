"""Who may write to an output folder?

One batch at a time: the second waits, and says so, until the first has ended, however it ends. The lock belongs to
the process, so whoever is killed gives it back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reportgen.batch.journal import STATE
from reportgen.errors import Problem, RenderError

NAME = "lock"


@contextmanager
def locked(out: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Keep other batches out of the folder; `wait` is called once if somebody else is in there.

    Raises:
        RenderError: the folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    file = out / STATE / NAME
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(file)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            wait()
            lock.acquire()
    except (OSError, NotImplementedError) as reason:
        message = f"cannot be written: {getattr(reason, 'strerror', None) or reason}; what stands there is untouched"
        raise RenderError([Problem("unwritable", message, file=out)]) from reason
    try:
        yield
    finally:
        lock.release()
