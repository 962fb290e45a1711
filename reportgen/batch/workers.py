"""Who draws many briefs at a time on this machine?

Processes, forked from a server that has imported everything (15 ms each instead of a second). A brief that takes too
long, too much memory or its whole process with it fails alone.

Each worker has a pipe of its own and nothing is shared, which is why no library's pool is used. With pebble 5.2, three
of twelve workers killed at a random moment left the common pipe locked, or half a result in it, and all other briefs
waited for ever; with ProcessPoolExecutor one dead worker fails everything. Here it is the end of one pipe.
"""

import queue
import threading
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from reportgen.batch import forkserver
from reportgen.batch.desk import Desk, Lost
from reportgen.batch.job import Failed, Job, Result, no_room
from reportgen.batch.limits import Limits
from reportgen.build import House
from reportgen.errors import Problem, RenderError, ReportgenError

# How long a killed worker may take to be gone. It takes milliseconds, unless it sits in the kernel.
_PATIENCE_SECONDS = 1.0
_WANT_OF_MEMORY = ("SIGKILL", "SIGABRT", "SIGTRAP")


@dataclass(frozen=True, slots=True)
class _Order:
    job: Job
    future: Future[Result]


class Workers:
    """An executor of `size` processes, each of which opens the house once and keeps it."""

    def __init__(self, house: House, size: int, limits: Limits | None = None) -> None:
        """Start the fork server; it imports while the caller reads the first briefs.

        Raises:
            RenderError: the system gives no process, or no place for temporary files.
        """
        self._limits = limits or Limits()
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._room = _Room(size)
        self._is_killed = False
        try:
            forkserver.start()
        except OSError as reason:
            raise RenderError([no_room(reason)]) from reason
        # The house as it was before anything in it was opened: what is open cannot be sent.
        self._desks = [Desk(replace(house), self._limits) for _ in range(size)]
        self._clerks = [threading.Thread(target=self._serve, args=(desk,), daemon=True) for desk in self._desks]
        for clerk in self._clerks:
            clerk.start()

    @property
    def size(self) -> int:
        """How many jobs are drawn at a time."""
        return len(self._desks)

    def submit(self, job: Job) -> Future[Result]:
        """Have a job drawn, after those that were submitted before."""
        order = _Order(job, Future())
        self._orders.put(order)
        return order.future

    def kill(self) -> None:
        """Stop at once: what is being drawn is lost, what waits is cancelled, nothing is left running."""
        self._is_killed = True
        with suppress(queue.Empty):
            while True:
                if order := self._orders.get_nowait():
                    order.future.cancel()
        for desk in self._desks:
            desk.close()
        self._dismiss(_PATIENCE_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.kill()
        elif not self._is_killed:
            self._dismiss(None)

    def _dismiss(self, patience: float | None) -> None:
        """Wait until each clerk has done what was ordered, and sent the worker home."""
        for _ in self._clerks:
            self._orders.put(None)
        deadline = time.monotonic() + patience if patience is not None else None
        for clerk in self._clerks:
            clerk.join(max(deadline - time.monotonic(), 0) if deadline is not None else None)

    def _serve(self, desk: Desk) -> None:
        """Have one order after another drawn at a desk."""
        while (order := self._orders.get()) is not None:
            if not order.future.set_running_or_notify_cancel():
                continue
            try:
                result = self._drawn(desk, order.job)
            except Exception:
                # A bug of ours, and no reason to let anybody wait.
                result = Failed((), ReportgenError.exit_code, traceback=traceback.format_exc())
                desk.clear()
            if self._is_killed:
                order.future.set_exception(CancelledError())
            else:
                order.future.set_result(result)
        desk.clear()

    def _drawn(self, desk: Desk, job: Job) -> Result:
        with self._room.shared():
            result = desk.draw(job)
        if isinstance(result, Lost) and not result.is_late and not self._is_killed:
            # What others took of the machine at that moment is no reason the second time.
            with self._room.alone():
                result = desk.draw(job)
        return self._told(result, job) if isinstance(result, Lost) else result

    def _told(self, lost: Lost, job: Job) -> Failed:
        if lost.is_late:
            return self._limits.late(job.source)
        # A system short of memory kills, a library short of it aborts.
        limit = f"{self._limits.megabytes} MB are allowed, more with --memory-limit"
        reason = f", perhaps for want of memory ({limit})" if lost.cause in _WANT_OF_MEMORY else ""
        message = f"its process was ended twice, last by {lost.cause}{reason}; if it fails again, tell us"
        return Failed((Problem("crash", message, file=Path(job.source)),), RenderError.exit_code, crash=lost.cause)


class _Room:
    """How many draw at a time: as many as there are desks, or one alone."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._seats = threading.Semaphore(size)
        # Whoever waits to be alone holds it, so that nobody slips in meanwhile.
        self._door = threading.Lock()

    @contextmanager
    def shared(self) -> Iterator[None]:
        with self._door:
            self._seats.acquire()
        try:
            yield
        finally:
            self._seats.release()

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self._door:
            for _ in range(self._size):
                self._seats.acquire()
        try:
            yield
        finally:
            self._seats.release(self._size)
