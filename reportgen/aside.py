"""How is one piece of work done while another is?

In a copy of this process, on another core; its result comes back through a pipe. The copy is made before any library
has started a thread, for a lock that a thread holds at that moment is never opened in the copy. Where no copy can be
made, and where it failed, the work is done here: nobody sees the difference but in the time.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")
_TASKS = Path("/proc/self/task")


@contextmanager
def meanwhile(work: Callable[[], Result], cores: int) -> Iterator[Callable[[], Result]]:
    """Do the work while the block runs, if there is a second core; what is yielded waits for its result."""
    if cores < 2 or not _is_single():
        yield work
        return
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, sender), daemon=True)
    process.start()
    sender.close()
    try:
        yield lambda: _received(receiver, work)
    finally:
        process.terminate()
        process.join()
        receiver.close()


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_single() -> bool:
    """Whether this process has one thread, counting those of libraries too; only Linux tells."""
    return _TASKS.is_dir() and len(list(_TASKS.iterdir())) == 1


def _send(work: Callable[[], Result], sender: Connection) -> None:
    # Whoever interrupts the build ends this process through the other one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # What fails here is done again there, where the failure can be told with its traceback.
    with suppress(BaseException):
        sender.send(work())


def _received(receiver: Connection, work: Callable[[], Result]) -> Result:
    try:
        result: Result = receiver.recv()
    except (EOFError, OSError):
        return work()
    return result
