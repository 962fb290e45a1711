"""How are processes started quickly, and how do they end with this one?

By Python's fork server, which is one for the whole process: it has imported what `preload` lists and forks from that.
By itself it ends only after its last child, which may draw for a minute: so each asks the system to be ended with its
parent, the server with this process and a worker with the server.
"""

import ctypes
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver, get_context, resource_tracker, util
from pathlib import Path

from reportgen.batch import scratch

CONTEXT = get_context("forkserver")
# So long may the path of a socket be, in bytes (sun_path, 104 on the BSDs), less what multiprocessing adds to it.
_LONGEST_FOLDER = 104 - len("/pymp-12345678/listener-12345678") - 1
# <linux/prctl.h>
_PR_SET_PDEATHSIG = 1


def start() -> None:
    """Have the fork server running; it imports while the caller goes on.

    Raises:
        OSError: the system gives no process, or no place for a socket.
    """
    CONTEXT.set_forkserver_preload(["reportgen.batch.preload"])
    # What it is born with, all its children have from their first instruction: Ctrl-C is the parent's affair alone.
    # The tracker is started first because starting it unblocks the signal.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _temporary_files_in(scratch.folder()):
            forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_parent() -> None:
    """Have the system end this process with the one that started it, or the thread of it; Linux alone does that.

    Elsewhere, and if the parent was gone before this, a worker ends when it looks at its pipe: after its brief.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


@contextmanager
def _temporary_files_in(place: Path) -> Iterator[None]:
    """Have this process and those it starts put temporary files there, also what multiprocessing needs itself."""
    before, told = tempfile.gettempdir(), os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(place)
    # The system's own is short; what a killed process leaves there, nobody sweeps.
    tempfile.tempdir = str(place) if len(os.fsencode(place)) <= _LONGEST_FOLDER else "/tmp"
    try:
        # Asked once, multiprocessing remembers it.
        util.get_temp_dir()
        yield
    finally:
        tempfile.tempdir = before
        if told is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = told
