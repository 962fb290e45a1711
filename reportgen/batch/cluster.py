"""Who draws many briefs at a time on other machines?

The workers of a Dask cluster, each through an outpost beside it. A job goes there as bytes and its result comes back as
bytes; between them the machines share nothing but the versions of what draws, which each worker is asked for. A worker
that is lost loses nothing: the scheduler gives its jobs to others.
"""

import pickle
import threading
import time
import uuid
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, cast

from reportgen.batch import crate, outpost, scheduler
from reportgen.batch.job import Failed, Job, Result
from reportgen.batch.limits import Limits
from reportgen.batch.outpost import Answer, Order, Refused
from reportgen.build import House
from reportgen.errors import Problem, RenderError

if TYPE_CHECKING:
    from distributed import Client

Warn = Callable[[Problem], None]
# So long jobs wait for a worker when there is none: Dask's nannies take some seconds to replace one.
_PATIENCE_SECONDS = 30.0
_LOOK_SECONDS = 1.0
# So long the workers may take to send away whoever draws.
_FAREWELL_SECONDS = 0.8
# What is smaller travels with every job; the rest goes to each worker once.
_SMALL = 20_000
_SHOWN_DIFFERENCES = 4


@dataclass(frozen=True, slots=True, eq=False)
class _Sent:
    """A job that was submitted, and the future that its submitter holds."""

    job: Job
    future: Future[Result]

    def settle(self, result: Result) -> None:
        with suppress(InvalidStateError):
            self.future.set_result(result)

    def cancel(self) -> None:
        with suppress(InvalidStateError):
            self.future.set_exception(CancelledError())


class Cluster:
    """An executor of all workers of a cluster that draw the same bytes as this process would."""

    def __init__(self, place: str, house: House, count: int, jobs: int | None, limits: Limits, warn: Warn) -> None:
        """Reach the cluster, or start one with `count` workers if the place is `local`.

        Raises:
            RenderError: there is none, or none of its workers may draw.
            LayoutError: the looks cannot be read.
        """
        self._place, self._limits, self._warn, self._most = place, limits, warn, jobs
        self._run = uuid.uuid4().hex
        self._papers = outpost.papers()
        # The workers by address, with the number of their threads; the banned ones would draw other bytes.
        self._workers: Mapping[str, int] = {}
        self._banned: dict[str, Problem] = {}
        self._lock = threading.RLock()
        self._waiting: deque[_Sent] = deque()
        self._sent: dict[_Sent, Any] = {}
        self._lost: Problem | None = None
        self._ended = threading.Event()
        packed = pickle.dumps(crate.pack(house))
        with ExitStack() as stack:
            self._client: Client = stack.enter_context(scheduler.reached(place, count))
            self._examine()
            self._crate: Any = packed if len(packed) < _SMALL else self._client.submit(outpost.same, packed)
            self._line = stack.pop_all()
        threading.Thread(target=self._look_out, daemon=True).start()

    @property
    def size(self) -> int:
        """How many jobs are drawn at a time."""
        threads = sum(self._usable().values()) or 1
        return min(threads, self._most) if self._most else threads

    def submit(self, job: Job) -> Future[Result]:
        """Have a job drawn, after those that were submitted before."""
        sent = _Sent(job, Future())
        with self._lock:
            self._waiting.append(sent)
            self._send()
        return sent.future

    def kill(self) -> None:
        """Stop at once: what is being drawn is lost, what waits is cancelled; the workers stay, with nothing to do."""
        with self._lock:
            unfinished = (*self._sent, *self._waiting)
            remotes = list(self._sent.values())
            self._sent.clear()
            self._waiting.clear()
        for each in unfinished:
            each.cancel()
        self._leave(remotes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def _examine(self) -> None:
        """Ask all workers what they would draw with.

        Raises:
            RenderError: the scheduler cannot take our jobs, or no worker may draw them.
        """
        try:
            self._client.run_on_scheduler(outpost.same, b"")
        except Exception as reason:
            message = f"the scheduler at {self._place} cannot load reportgen ({_words(reason)}); install it there, too"
            raise scheduler.refused(message) from reason
        self._workers = self._client.nthreads()
        found = self._client.run(outpost.differences, self._papers, is_proven=False, on_error="return")
        for address in sorted(found):
            if isinstance(found[address], BaseException):
                self._ban(address, [f"reportgen cannot be loaded ({_words(found[address])})"])
            elif found[address]:
                self._ban(address, found[address])
        if not self._usable():
            raise RenderError([self._nobody()])

    def _usable(self) -> dict[str, int]:
        return {address: threads for address, threads in self._workers.items() if address not in self._banned}

    def _ban(self, address: str, differences: "list[str] | tuple[str, ...]") -> None:
        shown = "; ".join(differences[:_SHOWN_DIFFERENCES])
        more = len(differences) - _SHOWN_DIFFERENCES
        told = f"{shown}; and {more} more" if more > 0 else shown
        message = f"the worker {address} gets no brief, for it would draw other bytes: {told}; install the same there"
        if address not in self._banned:
            self._banned[address] = Problem("cluster-differs", message)
            self._warn(self._banned[address])

    def _nobody(self) -> Problem:
        if self._banned:
            message = f"no worker of {self._place} draws the same bytes as this machine; the warnings say why"
        else:
            message = f"{self._place} has had no worker for {_PATIENCE_SECONDS:g} s; start some, and build again"
        return Problem("cluster", message, "--cluster")

    def _send(self) -> None:
        """Send what waits, as far as it may be drawn."""
        while self._waiting and (self._most is None or len(self._sent) < self._most):
            usable = self._usable()
            if self._banned and not usable and not self._lost:
                return
            sent = self._waiting.popleft()
            if self._lost:
                sent.settle(Failed((self._lost,), RenderError.exit_code))
                continue
            order = Order(self._run, sent.job, self._limits, self._papers)
            self._sent[sent] = remote = self._client.submit(
                outpost.draw,
                pickle.dumps(order),
                self._crate,
                key=f"reportgen-{sent.job.name}-{uuid.uuid4().hex}",
                # Whoever has come since is asked with the job itself, and may refuse it.
                workers=sorted(usable) if self._banned else None,
                allow_other_workers=bool(self._banned),
            )
            cast(Any, self._client.loop).add_callback(self._fetch, sent, remote)

    async def _fetch(self, sent: _Sent, remote: Any) -> None:
        """Wait, within Dask's loop, for what comes of a job."""
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        answer: Answer
        try:
            answer = cast(Answer, pickle.loads(await remote.result()))
        except KilledWorker as error:
            answer = self._killed(sent.job, error)
        except FutureCancelledError as error:
            answer = None
            if getattr(error, "reason", None) == "scheduler-connection-lost":
                self._give_up(Problem("cluster", f"the scheduler at {self._place} is gone; build again", "--cluster"))
        except Exception as error:
            message = f"{self._place} could not draw it: {_words(error)}"
            answer = Failed((Problem("cluster", message, file=Path(sent.job.source)),), RenderError.exit_code)
        with self._lock:
            if self._sent.pop(sent, None) is None:
                return
            if isinstance(answer, Refused):
                self._ban(answer.worker, answer.differences)
                self._waiting.appendleft(sent)
            elif answer is None:
                sent.cancel()
            else:
                sent.settle(answer)
            self._send()

    def _killed(self, job: Job, error: Any) -> Failed:
        count = error.allowed_failures + 1
        message = f"{count} of the workers of {self._place} were lost while they had it; if it fails again, tell us"
        return Failed((Problem("crash", message, file=Path(job.source)),), RenderError.exit_code, crash="lost workers")

    def _look_out(self) -> None:
        """See that there are workers as long as there are jobs."""
        seen = time.monotonic()
        while not self._ended.wait(_LOOK_SECONDS):
            try:
                workers = self._client.nthreads()
            except Exception:
                # Should the scheduler be gone, each job hears of it.
                continue
            with self._lock:
                self._workers = workers
                now = time.monotonic()
                if self._usable() or not (self._sent or self._waiting):
                    seen = now
                elif workers or now - seen > _PATIENCE_SECONDS:
                    self._give_up(self._nobody())
                self._send()

    def _give_up(self, problem: Problem) -> None:
        """Have all jobs fail, those to come as well."""
        with self._lock:
            self._lost = problem
            for sent in (*self._sent, *self._waiting):
                sent.settle(Failed((problem,), RenderError.exit_code))
            self._sent.clear()
            self._waiting.clear()

    def _leave(self, remotes: list[Any]) -> None:
        """Send away whoever draws for this run, and hang up."""
        if self._ended.is_set():
            return
        self._ended.set()

        def farewell() -> None:
            with suppress(Exception):
                self._client.cancel(remotes, force=True)
                self._client.run(outpost.dismiss, self._run, on_error="ignore")

        # A machine that does not answer is not waited for: whoever draws there leaves by himself.
        thread = threading.Thread(target=farewell, daemon=True)
        thread.start()
        thread.join(_FAREWELL_SECONDS)
        self._line.close()


def _words(reason: BaseException) -> str:
    return f"{type(reason).__name__}: {reason}".splitlines()[0]
