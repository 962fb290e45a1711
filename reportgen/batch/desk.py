"""Where does one worker sit?

At a desk: a process of its own with a pipe of its own, and another process when that is lost. One end of the pipe is
here, one there and none anywhere else, so that a worker which dies, of whatever, is an end of file. It writes nothing
but temporary files and may be killed at any moment.
"""

import os
import shutil
import signal
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import cast

from reportgen.batch import scratch
from reportgen.batch.forkserver import CONTEXT, end_with_parent
from reportgen.batch.job import Failed, Job, Result, starved, work
from reportgen.batch.limits import Limits, lift_memory, limit_memory
from reportgen.build import House

# WeasyPrint 70 never frees the attributes of a line of text that is set with features of its font
# (text/line_break.py, pango_attr_list_new): 0.2 to 1.1 MB for each explainer. A new worker costs a third of a second.
_MOST_BRIEFS = 30
_PAUSES = (0.05, 0.2, 1.0)
# Starting a process and asking how another one ended touch the same pipes inside multiprocessing.
_census = threading.Lock()


@dataclass(frozen=True, slots=True)
class Lost:
    """The worker ended over its brief: `cause` is a signal's name or an exit code; `is_late` when we ended it."""

    cause: str
    is_late: bool = False


class Desk:
    """A place where one brief after another is drawn; used by one thread, closed by any."""

    def __init__(self, house: House, limits: Limits) -> None:
        self._house = house
        self._limits = limits
        self._folder: Path
        self._process: BaseProcess | None = None
        self._pipe: Connection
        self._count = 0
        self._is_closed = False

    def draw(self, job: Job) -> Result | Lost:
        """Have one brief drawn by the worker that sits here, or by a new one."""
        try:
            process = self._process or self._hire_patiently()
        except (OSError, EOFError) as reason:
            return Lost(f"want of another ({getattr(reason, 'strerror', None) or reason})")
        is_late = threading.Event()

        def end() -> None:
            is_late.set()
            process.kill()

        watch = threading.Timer(self._limits.seconds, end)
        watch.daemon = True
        watch.start()
        try:
            self._pipe.send(job)
            result = cast(Result, self._pipe.recv())
        except (OSError, EOFError):
            return Lost(self._dismiss(process), is_late.is_set())
        finally:
            watch.cancel()
        self._count += 1
        # What a library left half done for want of memory is nothing to draw the next brief with.
        is_spent = isinstance(result, Failed) and any(problem.code == "memory" for problem in result.problems)
        if is_spent or self._count >= _MOST_BRIEFS:
            self._dismiss(process)
        return result

    def close(self) -> None:
        """End the worker, whatever it does."""
        self._is_closed = True
        if process := self._process:
            process.kill()

    def clear(self) -> None:
        """Send the worker home; said by the one who has the desk."""
        if self._process:
            self._dismiss(self._process)

    def _hire_patiently(self) -> BaseProcess:
        # When the fork server has died, the system says so a moment later than its children are gone; then another one
        # is started.
        for pause in _PAUSES:
            try:
                return self._hire()
            except (OSError, EOFError):
                time.sleep(pause)
        return self._hire()

    def _hire(self) -> BaseProcess:
        self._folder = Path(tempfile.mkdtemp(dir=scratch.folder()))
        self._pipe, theirs = CONTEXT.Pipe()
        with theirs, _census:
            arguments = (theirs, self._house, self._limits, self._folder)
            process = CONTEXT.Process(target=_serve, args=arguments, name="reportgen worker", daemon=True)
            process.start()
        self._process, self._count = process, 0
        if self._is_closed:
            process.kill()
        return process

    def _dismiss(self, process: BaseProcess) -> str:
        """Clear the desk, and tell how the worker ended."""
        process.kill()
        with _census:
            process.join()
            code = process.exitcode or 0
        self._process = None
        self._pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _serve(pipe: Connection, house: House, limits: Limits, folder: Path) -> None:
    """Draw what comes through the pipe until it ends."""
    _settle(limits, folder)
    # An error of the pipe is its end, too: the parent was killed, and nobody is there to be told.
    with suppress(EOFError, OSError):
        while True:
            job = cast(Job, pipe.recv())
            try:
                pipe.send(work(job, house))
            except MemoryError:
                # Nothing of it was sent: it is wrapped whole, and then sent. To say so takes memory too; this worker
                # draws nothing after it.
                lift_memory()
                pipe.send(starved(job))


def _settle(limits: Limits, folder: Path) -> None:
    """Make of this process one that can neither harm the machine nor outlive its parent."""
    import resource  # Windows has none

    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limit_memory(limits)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
