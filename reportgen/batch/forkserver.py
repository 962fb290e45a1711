"""How are processes started quickly, and without the signals of the terminal?

By Python's fork server, which is one for the whole process: it has imported what `preload` lists and forks from that.
It ends by itself when this process does, however that ended.
"""

import os
import signal
import tempfile
from multiprocessing import forkserver, get_context, resource_tracker, util

CONTEXT = get_context("forkserver")
# So long may the path of a socket be, in bytes (sun_path, 104 on the BSDs), less what multiprocessing adds to it.
_LONGEST_FOLDER = 104 - len("/pymp-12345678/listener-12345678") - 1


def start() -> None:
    """Have the fork server running; it imports while the caller goes on.

    Raises:
        OSError: the system gives no process, or no place for a socket.
    """
    CONTEXT.set_forkserver_preload(["reportgen.batch.preload"])
    _choose_folder()
    # What it is born with, all its children have from their first instruction: Ctrl-C is the parent's affair alone.
    # The tracker is started first because starting it unblocks the signal.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _choose_folder() -> None:
    """Have the server's socket in a folder with a path that is short enough; multiprocessing remembers which."""
    before = tempfile.gettempdir()
    if len(os.fsencode(before)) > _LONGEST_FOLDER:
        tempfile.tempdir = "/tmp"
    try:
        util.get_temp_dir()
    finally:
        tempfile.tempdir = before
