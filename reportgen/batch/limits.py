"""What may one brief take of time and memory, and what is told of one that takes more?

A worker is held to its limits from outside. Here is how this process holds itself to them when it draws a brief
alone: an alarm, and a limit of the system, after which Python says that there is no memory.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from reportgen.batch.job import Failed
from reportgen.errors import Problem, RenderError

# Below it not even the libraries find room.
LEAST_MEGABYTES = 300
_BYTES = 1_000_000


class LateError(BaseException):
    """Time is up; no `except Exception` on the way is meant."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one brief may take: `seconds` by the clock on the wall, `megabytes` of memory with all that it loads."""

    seconds: float = 60.0
    megabytes: int = 1500

    def late(self, source: str) -> Failed:
        """What is told of a brief that took too long."""
        message = f"takes longer than {self.seconds:g} s; shorten it, or allow more with --time-limit"
        return Failed((Problem("time-limit", message, file=Path(source)),), RenderError.exit_code)


def limit_memory(limits: Limits, held: int = 0) -> tuple[int, int]:
    """Hold this process to the limit, beyond the bytes that it held already; what it was held to before."""
    import resource  # Windows has none

    before = resource.getrlimit(resource.RLIMIT_DATA)
    # Not RLIMIT_AS, which counts what is only reserved or shared: 497 MB where 269 MB are data and 201 MB in use.
    wanted = held + limits.megabytes * _BYTES
    most = before[1]
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
    return before


def lift_memory() -> None:
    """Hold this process to no limit but the one that it was born with."""
    import resource  # Windows has none

    most = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


@contextmanager
def kept(limits: Limits) -> Iterator[None]:
    """Hold this process to the limits.

    Raises:
        LateError: time is up.
        MemoryError: memory is.
    """
    import resource  # Windows has none

    # Only the main thread hears an alarm.
    is_heard = threading.current_thread() is threading.main_thread()
    # What a program that calls us has in memory is not the brief's.
    before = limit_memory(limits, _held())
    if is_heard:
        previous = signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    try:
        yield
    finally:
        if is_heard:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _held() -> int:
    """The bytes of data that this process has; only Linux tells (proc(5), statm)."""
    import resource

    told = Path("/proc/self/statm")
    return int(told.read_text().split()[5]) * resource.getpagesize() if told.exists() else 0


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise LateError
