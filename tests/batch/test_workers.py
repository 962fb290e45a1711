"""Workers draw what one process draws, and fail one brief at a time."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path

import pytest

from reportgen.batch import desk
from reportgen.batch.job import Drawn, Failed, Job, Options, Result
from reportgen.batch.limits import Limits
from reportgen.batch.serial import Serial
from reportgen.batch.workers import Workers
from reportgen.build import House, furnish

pytestmark = pytest.mark.render

BRIEF = b"title: A title\noverview: Some words.\n"


def job(number: int = 0, *kinds: str) -> Job:
    name = f"brief-{number}"
    return Job(name, f"{name}.yaml", Options(kinds=kinds or ("deck",)), {f"{name}.yaml": BRIEF})  # type: ignore[arg-type]


def contents(result: Result) -> dict[str, bytes]:
    assert isinstance(result, Drawn), result
    return {kind: drawing.content for kind, drawing in result.drawings.items()}


def processes() -> list[int]:
    return [each.pid or 0 for each in multiprocessing.active_children()]


@pytest.fixture(scope="module")
def house() -> House:
    return furnish()


def test_they_draw_the_bytes_that_one_process_draws(house: House) -> None:
    jobs = [job(number, "explainer", "deck") for number in range(3)]
    alone = [Serial(house, Limits()).submit(each).result() for each in jobs]

    with Workers(house, 2) as workers:
        together = [each.result() for each in [workers.submit(each) for each in jobs]]

    assert [contents(each) for each in together] == [contents(each) for each in alone]
    assert processes() == []


def test_a_brief_that_takes_too_long_fails_alone(house: House) -> None:
    with Workers(house, 1, Limits(seconds=0.001)) as workers:
        late = workers.submit(job()).result()

    assert isinstance(late, Failed)
    assert (late.exit_code, late.crash) == (4, None)
    assert [str(each) for each in late.problems] == [
        "brief-0.yaml  takes longer than 0.001 s; shorten it, or allow more with --time-limit"
    ]


def test_a_brief_that_takes_too_long_fails_in_this_process_too(house: House) -> None:
    late = Serial(house, Limits(seconds=0.001)).submit(job()).result()

    assert isinstance(late, Failed)
    assert [each.code for each in late.problems] == ["time-limit"]
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def test_a_brief_that_takes_too_much_memory_fails_alone(house: House) -> None:
    with Workers(house, 1, Limits(megabytes=60)) as workers:
        result = workers.submit(job()).result()

    assert isinstance(result, Failed)
    assert (result.exit_code, [each.code for each in result.problems]) == (4, ["memory"])


@pytest.fixture
def killer() -> Iterator[threading.Event]:
    """Kills every worker there is until it is told to stop."""
    has_enough = threading.Event()

    def kill() -> None:
        while not has_enough.wait(0.001):
            # Whoever lists processes collects those that have ended, which the desk wants to do itself. One may be
            # gone since.
            with desk._census, suppress(ProcessLookupError):
                for number in processes():
                    os.kill(number, signal.SIGSEGV)

    thread = threading.Thread(target=kill)
    thread.start()
    yield has_enough
    has_enough.set()
    thread.join()


def test_a_brief_that_ends_its_worker_twice_is_told_with_the_signal(house: House, killer: threading.Event) -> None:
    with Workers(house, 1) as workers:
        # A brief that takes long enough to be killed at, however busy the machine is.
        lost = workers.submit(job(1, "explainer", "deck", "handout")).result()
        killer.set()
        after = workers.submit(job(2)).result()

    assert isinstance(lost, Failed)
    assert (lost.exit_code, lost.crash) == (4, "SIGSEGV")
    assert [str(each) for each in lost.problems] == [
        "brief-1.yaml  its process was ended twice, last by SIGSEGV; if it fails again, tell us"
    ]
    assert isinstance(after, Drawn)


def test_none_is_left_when_they_are_told_to_stop(house: House) -> None:
    workers = Workers(house, 2)
    futures = [workers.submit(job(number)) for number in range(20)]
    futures[0].result()

    workers.kill()

    assert processes() == []
    with pytest.raises(CancelledError):
        futures[-1].result(timeout=0)


def test_a_worker_is_replaced_before_a_library_has_filled_the_memory(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "_MOST_BRIEFS", 2)
    found: list[int] = []

    with Workers(house, 1) as workers:
        for number in range(4):
            workers.submit(job(number)).result()
            found += [each for each in processes() if each not in found]

    assert len(found) == 2


def test_the_fork_server_has_all_that_drawing_imports_and_one_thread(tmp_path: Path) -> None:
    # With two threads, a fork may copy a lock that the other one holds.
    script = """
import os, sys
import reportgen.batch.preload
before = set(sys.modules)
threads = len(os.listdir("/proc/self/task")) if sys.platform == "linux" else 1
from reportgen.batch.job import Job, Options, work
from reportgen.build import furnish
options = Options(("explainer", "glance", "brief", "deck", "press", "handout"))
work(Job("brief", "brief.yaml", options, {"brief.yaml": b"title: A title\\noverview: Some words.\\n"}), furnish())
ours = ("reportgen.", "weasyprint.", "pptx.", "matplotlib.", "PIL.", "lxml.", "pikepdf.", "numpy.")
print(threads, sorted(name for name in set(sys.modules) - before if name.startswith(ours)))
"""

    told = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert told.stdout == "1 []\n"
