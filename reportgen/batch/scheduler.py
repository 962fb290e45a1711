"""How is a cluster's scheduler reached, or one started here?

The cluster is Dask's, and so is the way to it: a `tls://` address takes the certificates that Dask's own configuration
names. One that is started here speaks TLS with certificates that exist as long as it does: an open port of Dask is an
open shell, also to the other users of the machine.
"""

import logging
import os
import re
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from reportgen.errors import Problem, RenderError

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

LOCAL = "local"
# So long a scheduler may take to answer, and its first worker to be there.
ANSWER_SECONDS = 10
_CLOSE_SECONDS = 1.0
_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:[A-Za-z0-9._-]+|\[[\w.:%-]+\]):[0-9]{1,5}")


def is_address(place: str) -> bool:
    """Whether it is `local`, or a scheduler may be found there."""
    return place == LOCAL or _ADDRESS.fullmatch(place) is not None


@contextmanager
def reached(place: str, count: int) -> "Iterator[Client]":
    """A client of the scheduler at an address, or of one here for so many jobs at a time, which ends with it.

    Raises:
        RenderError: Dask is not installed, nobody answers, or there are no workers.
    """
    _quieten()
    with _started(count) if place == LOCAL else _connected(place) as client:
        try:
            client.wait_for_workers(1, timeout=ANSWER_SECONDS)
        except TimeoutError as reason:
            message = f"the scheduler at {place} has no workers; start some there: dask worker {place}"
            raise refused(message) from reason
        yield client


def refused(message: str) -> RenderError:
    """What is told of a cluster that cannot be used."""
    return RenderError([Problem("cluster", message, "--cluster")])


@contextmanager
def _connected(address: str) -> "Iterator[Client]":
    from distributed import Client
    from distributed.security import Security

    if address.startswith("tls:") and Security().get_connection_args("client").get("ssl_context") is None:
        message = "needs certificates; name them in Dask's configuration, distributed.comm.tls: ca-file, client"
        raise refused(f"{address} {message}")
    try:
        client = _within(ANSWER_SECONDS + 1, lambda: Client(address, timeout=ANSWER_SECONDS, set_as_default=False))
    except (OSError, TimeoutError) as reason:
        message = f"no scheduler answers at {address} within {ANSWER_SECONDS} s ({_last_words(reason)})"
        advice = "is `dask scheduler` running there, and may this machine reach the port?"
        raise refused(f"{message}; {advice}") from reason
    except (TypeError, ValueError, RuntimeError) as reason:
        # What Dask says of certificates that it lacks, and of protocols that it does not know.
        raise refused(f"{address} cannot be used: {_last_words(reason)}") from reason
    try:
        yield client
    finally:
        _close(client.close)


@contextmanager
def _started(count: int) -> "Iterator[Client]":
    """A scheduler in this process and a worker beside it, which write to a folder that is taken away with them."""
    import dask
    from distributed import Client, LocalCluster
    from distributed.security import Security

    from reportgen.batch import scratch
    from reportgen.batch.job import no_room

    try:
        temporary = tempfile.mkdtemp(dir=scratch.folder())
    except OSError as reason:
        raise RenderError([no_room(reason)]) from reason
    try:
        with _deaf(), dask.config.set({"temporary-directory": temporary}):
            cluster = LocalCluster(
                # Each thread waits for a process that draws; one worker needs one fork server for all of them.
                n_workers=1,
                threads_per_worker=count,
                processes=True,
                host="127.0.0.1",
                security=Security.temporary(),
                dashboard_address=None,
                # Each brief is held to its limit where it is drawn.
                memory_limit=0,
                local_directory=temporary,
                env={"TMPDIR": temporary},
                silence_logs=logging.CRITICAL,
            )
        try:
            with Client(cluster, set_as_default=False) as client:
                yield client
        finally:
            _end(cluster)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def _deaf() -> Iterator[None]:
    """Have what is started not hear what stops the parent: it ends with the parent, in order (as in forkserver)."""
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(cluster: "LocalCluster") -> None:
    """End it at once; nobody else uses it."""
    for nanny in cluster.workers.values():
        nanny.auto_restart = False
        if nanny.pid:
            with suppress(ProcessLookupError):
                os.kill(nanny.pid, signal.SIGKILL)
    _close(cluster.close)


def _within(seconds: float, open_client: Callable[[], "Client"]) -> "Client":
    """A client, or an end of waiting: Dask 2026.8 waits for ever for who takes a connection and says nothing."""
    opened: Future[Client] = Future()

    def run() -> None:
        try:
            opened.set_result(open_client())
        except BaseException as reason:
            opened.set_exception(reason)

    threading.Thread(target=run, daemon=True).start()
    return opened.result(seconds)


def _close(close: Callable[..., object]) -> None:
    # Whoever does not answer any more need not be told that this is the end.
    with suppress(OSError, TimeoutError, RuntimeError):
        close(timeout=_CLOSE_SECONDS)


def _quieten() -> None:
    """Have Dask in this process say nothing: what concerns a brief is told of the brief.

    Raises:
        RenderError: it is not installed.
    """
    try:
        import distributed
    except ImportError as reason:
        message = f"needs Dask ({reason}); pip install 'reportgen[cluster]'"
        raise RenderError([Problem("cluster-missing", message, "--cluster")]) from reason
    for name in (distributed.__name__, "distributed.client", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _last_words(reason: BaseException) -> str:
    """What was first wrong."""
    while reason.__cause__ is not None:
        reason = reason.__cause__
    return f"{type(reason).__name__}: {reason}".rstrip(": ").splitlines()[0]
