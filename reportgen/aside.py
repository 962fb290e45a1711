"""How is work done while other work is?

In a copy of this process, on another core; results come back through a pipe. The copy is made before any library has
started a thread, for a lock that a thread holds at that moment is never opened in the copy. Where no copy can be made,
and where it failed, the work is done here: nobody sees the difference but in the time.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

Result = TypeVar("Result")
_TASKS = Path("/proc/self/task")


class Aside:
    """Does what it was given, one work after the other, while a `with` block runs."""

    def __init__(self, cores: int) -> None:
        """Find out whether there is a core to spare, and nothing in this process that must not be copied."""
        self.is_possible = cores > 1 and _is_single()
        self._works: list[Callable[[], Any]] = []
        self._results: list[Any] = []
        self._copy: tuple[BaseProcess, Connection] | None = None

    def later(self, work: Callable[[], Result]) -> Callable[[], Result]:
        """Take a work, before the block begins; what is returned waits within it until the result is there."""
        number = len(self._works)
        self._works.append(work)

        def result() -> Result:
            found: Result = self._results[number] if self._has_come(number) else work()
            return found

        return result

    def __enter__(self) -> Self:
        if self.is_possible and self._works:
            context = multiprocessing.get_context("fork")
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=_send, args=(self._works, sender), daemon=True)
            process.start()
            sender.close()
            self._copy = process, receiver
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._copy is not None:
            process, receiver = self._copy
            process.terminate()
            process.join()
            receiver.close()

    def _has_come(self, number: int) -> bool:
        """Whether a result came; those of earlier works come before it."""
        if self._copy is None:
            return False
        with suppress(EOFError, OSError):
            while len(self._results) <= number:
                self._results.append(self._copy[1].recv())
        return len(self._results) > number


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_single() -> bool:
    """Whether this process has one thread, counting those of libraries too; only Linux tells."""
    return _TASKS.is_dir() and len(list(_TASKS.iterdir())) == 1


def _send(works: Sequence[Callable[[], object]], sender: Connection) -> None:
    # Whoever interrupts the build ends this process through the other one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # What fails here is done again there, where the failure can be told with its traceback.
    with suppress(BaseException):
        for work in works:
            sender.send(work())
