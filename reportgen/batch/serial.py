"""Who draws when there is no need of others?

This process itself, one job after the other: for a single brief, since a worker takes longer to start than a brief to
draw, and for `--jobs 1`.
"""

from concurrent.futures import Future
from types import TracebackType
from typing import Self

from reportgen.batch.job import Job, Result, work
from reportgen.build import House


class Serial:
    """Draws a job as soon as it is submitted; the future that comes back is done."""

    size = 1

    def __init__(self, house: House) -> None:
        self._house = house

    def submit(self, job: Job) -> Future[Result]:
        """Draw a job."""
        future: Future[Result] = Future()
        future.set_result(work(job, self._house))
        return future

    def kill(self) -> None:
        """Nothing runs besides."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass
