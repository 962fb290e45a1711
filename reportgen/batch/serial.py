"""Who draws when there is no need of others?

This process itself: for a single brief, since a worker takes longer to start than a brief to draw.
"""

from concurrent.futures import Future
from types import TracebackType
from typing import Self

from reportgen.batch.job import Job, Result, work
from reportgen.batch.limits import LateError, Limits, kept
from reportgen.build import House


class Serial:
    """Draws a job as soon as it is submitted; the future that comes back is done."""

    size = 1

    def __init__(self, house: House, limits: Limits) -> None:
        self._house = house
        self._limits = limits

    def submit(self, job: Job) -> Future[Result]:
        """Draw a job."""
        future: Future[Result] = Future()
        try:
            with kept(self._limits):
                future.set_result(work(job, self._house))
        except LateError:
            future.set_result(self._limits.late(job.source))
        return future

    def kill(self) -> None:
        """Nothing runs besides."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass
