"""Who draws the jobs?

Whoever keeps this contract: this process itself, workers beside it, or machines elsewhere. A job that goes wrong is a
`Failed` result, also when it takes its worker with it; a future raises only when it was cancelled.
"""

from concurrent.futures import Future
from types import TracebackType
from typing import Protocol, Self

from reportgen.batch.job import Job, Result


class Executor(Protocol):
    """Takes jobs and gives results; a context that ends when all of its jobs have."""

    @property
    def size(self) -> int:
        """How many jobs are drawn at a time."""

    def submit(self, job: Job) -> Future[Result]:
        """Have a job drawn, after those that were submitted before."""

    def kill(self) -> None:
        """Stop at once, whatever is being drawn; nothing is left running."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
