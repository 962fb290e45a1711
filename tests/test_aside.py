"""What is done on another core comes back as if it were done here."""

import os
import subprocess
import sys

import pytest

from reportgen import aside

# Other tests leave threads behind, and then no copy is made: each of these begins alone.
SCRIPT = """
import os, signal, sys, threading
from reportgen.aside import Aside
from reportgen.errors import BriefError, Problem

here = os.getpid()

def where():
    return "here" if os.getpid() == here else "there"

def lost():
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return "here"

def failing():
    raise BriefError([Problem("code", where())])

def told(work, cores=2):
    aside = Aside(cores)
    result = aside.later(work)
    with aside:
        return result()

match sys.argv[1]:
    case "two cores": print(told(where))
    case "one core": print(told(where, 1))
    case "lost": print(told(lost))
    case "failing":
        try: told(failing)
        except BriefError as error: print(error.problems[0].message)
    case "threads":
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        print(told(where))
    case "backwards":
        aside = Aside(2)
        first, second = aside.later(lambda: "first " + where()), aside.later(lambda: "second " + where())
        with aside:
            print(second(), first(), second())
    case "one of two lost":
        aside = Aside(2)
        first, second = aside.later(where), aside.later(lost)
        with aside:
            print(first(), second())
    case "nothing":
        with Aside(2):
            print(open(f"/proc/self/task/{here}/children").read().split())
    case "interrupted":
        aside = Aside(2)
        aside.later(lambda: threading.Event().wait())
        with aside:
            children = open(f"/proc/self/task/{here}/children").read().split()
        print(len(children), [child for child in children if os.path.exists(f"/proc/{child}")])
"""


def outcome(case: str) -> str:
    run = subprocess.run([sys.executable, "-c", SCRIPT, case], capture_output=True, text=True, check=True, timeout=60)
    assert run.stderr == ""
    return run.stdout.strip()


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells how many threads there are")


@linux
@pytest.mark.slow
@pytest.mark.parametrize(
    ("case", "place"),
    [
        ("two cores", "there"),
        ("one core", "here"),
        ("lost", "here"),
        ("failing", "here"),
        ("threads", "here"),
        ("backwards", "second there first there second there"),
        ("one of two lost", "there here"),
        ("nothing", "[]"),
        ("interrupted", "1 []"),
    ],
)
def test_it_works_beside_where_it_can_and_else_here(case: str, place: str) -> None:
    assert outcome(case) == place


def test_it_counts_the_cores_that_it_may_use() -> None:
    assert 1 <= aside.usable_cores() <= (os.cpu_count() or 1)
