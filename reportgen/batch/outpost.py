"""What does a worker of a cluster do with a brief?

What this machine does with its own: it has processes of ours beside it, held to the same limits, that it hands the
brief to. A brief that hangs, runs out of memory or takes its process with it is no matter to the cluster's worker, and
what others have that worker do is no matter to the brief. Everything comes and goes as bytes; nothing is written but
temporary files.

This is called by Dask's worker, which remembers nothing from one call to the next; so the module does. Whoever drew
here is gone when the run says so, or when it has not been heard of for a while: its parent may have been killed.
"""

import multiprocessing
import pickle
import platform
import shutil
import tempfile
import threading
from collections import deque
from collections.abc import Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from reportgen import resources
from reportgen.batch import crate, looks, scratch, versions
from reportgen.batch.crate import Crate
from reportgen.batch.job import Failed, Job, Result, no_room
from reportgen.batch.limits import Limits
from reportgen.batch.workers import Workers
from reportgen.build import House
from reportgen.errors import RenderError, ReportgenError

# Starting again costs a second or two.
_IDLE_SECONDS = 60.0
# What only `--prove` uses.
_PROOF = ("page-validation", "pypdf")


@dataclass(frozen=True, slots=True)
class Order:
    """A job of a run. `papers` are those of whoever wants it, and decide who may draw it."""

    run: str
    job: Job
    limits: Limits
    papers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Refused:
    """The worker would draw other bytes; `differences` say what is other there, and what it should be."""

    worker: str
    differences: tuple[str, ...]


Answer = Result | Refused | None


def papers() -> dict[str, str]:
    """What must be the same wherever a brief is drawn, for the same bytes: as it is installed at this moment."""
    own = House(resources.locate())
    return {
        **versions.installed(),
        "platform": f"{platform.system()} {platform.machine()}",
        "looks": looks.digest(looks.files(own))[:12],
        **{name: versions.version(name) for name in _PROOF},
    }


def differences(theirs: Mapping[str, str], *, is_proven: bool) -> tuple[str, ...]:
    """What is other here than there, with both versions, also when it was loaded before it was replaced."""
    here = papers()
    loaded = _loaded_papers()
    names = [name for name in theirs if is_proven or name not in _PROOF]
    other = [f"{name} is {here.get(name)}, not {theirs[name]}" for name in names if here.get(name) != theirs[name]]
    old = [name for name in names if loaded.get(name) != here.get(name)]
    return (*other, *(f"{name} was replaced after the worker had loaded it" for name in old))


def draw(order: bytes, packed: bytes) -> bytes:
    """Have a brief drawn beside this worker; an order and an answer, both pickled.

    They are pickles as everything is that Dask sends: whoever reaches a scheduler may run what he likes in its workers.
    """
    return pickle.dumps(_answer(cast(Order, pickle.loads(order)), packed))


def same(packed: bytes) -> bytes:
    """A crate that stays with whoever has asked for it; one that is lost is asked for again."""
    return packed


def dismiss(run: str) -> None:
    """Send away whoever draws here for a run; what is being drawn is lost."""
    with _door:
        _dismissed.append(run)
        post = _posts.pop(run, None)
    if post:
        post.close()


def _answer(order: Order, packed: bytes) -> Answer:
    with _door:
        if order.run in _dismissed:
            return None
        post = _posts.get(order.run)
        if post is None:
            opened = _open(order, packed)
            if not isinstance(opened, _Post):
                return opened
            post = _posts[order.run] = opened
        post.begin()
    try:
        return post.draw(order.job)
    except CancelledError:
        return None
    finally:
        with _door:
            post.end()


def _open(order: Order, packed: bytes) -> "_Post | Refused | Failed":
    """Open a post for a run, if the same bytes would come from it."""
    from distributed import get_worker

    worker = get_worker()
    try:
        if found := differences(order.papers, is_proven=order.job.options.is_proven):
            return Refused(worker.address, found)
        return _Post(order, cast(Crate, pickle.loads(packed)), worker.state.nthreads)
    except ReportgenError as error:
        return Failed(error.problems, error.exit_code)
    except OSError as reason:
        return Failed((no_room(reason),), RenderError.exit_code)


class _Post:
    """Those who draw for one run, with the looks that they were sent."""

    def __init__(self, order: Order, packed: Crate, size: int) -> None:
        # Dask's nanny makes its worker a daemon, which may have no children. Ours end when it does, however it ends.
        multiprocessing.current_process().daemon = False
        self._run = order.run
        scratch.sweep()
        self._folder = Path(tempfile.mkdtemp(dir=scratch.folder())).resolve()
        try:
            self._looks = crate.unpack(packed, self._folder)
            self._workers = Workers(self._looks.house, size, order.limits)
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        self._drawing = 0
        self._clock: threading.Timer | None = None

    def draw(self, job: Job) -> Result:
        """Have one brief drawn."""
        return crate.told_there(self._workers.submit(job).result(), self._looks)

    def begin(self) -> None:
        """Somebody waits for a drawing."""
        self._drawing += 1
        if self._clock:
            self._clock.cancel()

    def end(self) -> None:
        """Somebody has it; when nobody waits the time runs."""
        self._drawing -= 1
        if not self._drawing:
            self._clock = threading.Timer(_IDLE_SECONDS, self._leave)
            self._clock.daemon = True
            self._clock.start()

    def close(self) -> None:
        """End at once whatever runs, and leave nothing behind."""
        if self._clock:
            self._clock.cancel()
        self._workers.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _leave(self) -> None:
        with _door:
            if self._drawing or _posts.get(self._run) is not self:
                return
            del _posts[self._run]
        self.close()


_door = threading.Lock()
_posts: dict[str, _Post] = {}
# Of a run that is over a brief may still be on its way here.
_dismissed: deque[str] = deque(maxlen=100)


@cache
def _loaded_papers() -> Mapping[str, str]:
    """What they were when this process first was asked: what it has loaded by then stays."""
    return papers()
