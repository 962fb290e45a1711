"""How are processes started quickly, and without the signals of the terminal?

By Python's fork server, which is one for the whole process: it has imported what `preload` lists and forks from that.
It ends by itself when this process does, however that ended.
"""

import signal
from multiprocessing import forkserver, get_context, resource_tracker

CONTEXT = get_context("forkserver")


def start() -> None:
    """Have the fork server running; it imports while the caller goes on."""
    CONTEXT.set_forkserver_preload(["reportgen.batch.preload"])
    # What it is born with, all its children have from their first instruction: Ctrl-C is the parent's affair alone.
    # The tracker is started first because starting it unblocks the signal.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
