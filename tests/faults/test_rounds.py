"""Twenty times: what if something is killed at a random moment, again and again?"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.faults.conftest import Batch

pytestmark = [pytest.mark.render, pytest.mark.faults]

ROUNDS = 20
Settle = Callable[..., None]


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_it_builds_all_when_a_worker_is_killed_at_a_random_moment(
    batch: Batch, undisturbed: Mapping[str, bytes], settle: Settle, seed: int
) -> None:
    moments = random.Random(seed)
    process = batch.start()
    batch.wait_until(batch.workers)
    time.sleep(moments.uniform(0, 1.5))

    for number in batch.workers()[:1]:
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    _, remarks = process.communicate(timeout=240)

    assert (process.returncode, "Traceback" in remarks) == (0, False), remarks
    assert batch.outputs() == undisturbed
    settle(batch)


def test_it_goes_on_where_it_was_killed(batch: Batch, undisturbed: Mapping[str, bytes], settle: Settle) -> None:
    moments = random.Random(20)
    for number in range(ROUNDS):
        process = batch.start("--force") if number % 2 else batch.start()
        time.sleep(moments.uniform(0.1, 4))
        process.kill()
        process.communicate(timeout=60)

        batch.wait_until(lambda: not batch.processes())
        outputs = batch.outputs()
        assert outputs == {name: undisturbed[name] for name in outputs}

    settle(batch)


def test_it_goes_on_where_it_was_told_to_stop(batch: Batch, undisturbed: Mapping[str, bytes], settle: Settle) -> None:
    moments = random.Random(21)
    for number in range(ROUNDS):
        process = batch.start("--force") if number % 2 else batch.start()
        time.sleep(moments.uniform(0.5, 4))
        os.killpg(process.pid, signal.SIGINT if number % 4 < 2 else signal.SIGTERM)
        _, remarks = process.communicate(timeout=60)

        assert process.returncode in (0, 130, 143)
        assert "Traceback" not in remarks, remarks
        assert batch.staged() == []
        outputs = batch.outputs()
        assert outputs == {name: undisturbed[name] for name in outputs}

    settle(batch)
