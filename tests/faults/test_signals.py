"""What happens to a batch that is told to stop, or that loses a process?"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.faults.conftest import Batch

pytestmark = pytest.mark.render

Settle = Callable[..., None]


def hold(batch: Batch) -> None:
    """Wait until the batch draws, and have its workers stand still, so that it does not end before it is told to."""
    batch.wait_until(lambda: len(batch.workers()) == 2)
    for number in batch.workers():
        os.kill(number, signal.SIGSTOP)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGINT, 130),
        pytest.param(signal.SIGTERM, 143, marks=pytest.mark.faults),
        pytest.param(signal.SIGHUP, 129, marks=pytest.mark.faults),
    ],
)
def test_it_ends_cleanly_when_the_terminal_tells_all_its_processes_to_stop(
    batch: Batch, settle: Settle, number: signal.Signals, code: int
) -> None:
    process = batch.start()
    hold(batch)

    os.killpg(process.pid, number)
    _, remarks = process.communicate(timeout=60)

    assert (process.returncode, "Traceback" in remarks) == (code, False), remarks
    assert batch.staged() == []
    assert list(batch.temporary.iterdir()) == []
    settle(batch)


def test_it_ends_cleanly_when_it_alone_is_told_to_stop_before_anything_is_drawn(batch: Batch, settle: Settle) -> None:
    process = batch.start()
    batch.wait_until(lambda: batch.server())

    process.send_signal(signal.SIGTERM)
    _, remarks = process.communicate(timeout=60)

    assert (process.returncode, "Traceback" in remarks) == (143, False), remarks
    settle(batch)


@pytest.mark.faults
def test_it_ignores_what_it_was_started_to_ignore(batch: Batch) -> None:
    process = batch.start(before=("nohup",))
    batch.wait_until(batch.workers)

    os.killpg(process.pid, signal.SIGHUP)
    process.communicate(timeout=60)

    assert process.returncode == 0


def test_it_leaves_no_process_when_it_is_killed(batch: Batch, settle: Settle) -> None:
    process = batch.start()
    hold(batch)

    process.kill()
    process.communicate(timeout=60)

    batch.wait_until(lambda: not batch.processes())
    settle(batch)


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGSEGV,
        pytest.param(signal.SIGKILL, marks=pytest.mark.faults),
        pytest.param(signal.SIGABRT, marks=pytest.mark.faults),
    ],
)
def test_it_draws_a_brief_again_when_its_worker_dies(batch: Batch, settle: Settle, number: signal.Signals) -> None:
    process = batch.start()
    batch.wait_until(batch.workers)

    for worker in batch.workers()[:1]:
        os.kill(worker, number)
    _, remarks = process.communicate(timeout=240)

    assert (process.returncode, "Traceback" in remarks) == (0, False), remarks
    settle(batch)


@pytest.mark.faults
def test_it_starts_another_fork_server_when_that_dies(batch: Batch, settle: Settle) -> None:
    process = batch.start()
    batch.wait_until(batch.workers)

    server = batch.server()
    assert server is not None
    os.kill(server, signal.SIGKILL)
    _, remarks = process.communicate(timeout=240)

    assert (process.returncode, "Traceback" in remarks) == (0, False), remarks
    settle(batch)
