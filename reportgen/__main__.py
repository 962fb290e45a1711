"""How does the command line begin and end: `reportgen …`, and `python -m reportgen …`?

Told to stop, by Ctrl-C, by `kill` or by the terminal that goes away, it unwinds once, so that nothing half written
stays, and ends with the code that shells expect, 128 and the signal's number. Told again, it ends there and then.
"""

import os
import signal
import sys
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> None:
    """Be the command line."""
    for number in _SIGNALS:
        # What was to be ignored, as under nohup, stays so.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    _fill_standard_streams()
    from reportgen.cli import app, speech

    with speech.spoken():
        app(prog_name="reportgen")


def _stop(number: int, _frame: FrameType | None) -> None:
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_DFL)
    sys.exit(128 + number)


def _fill_standard_streams() -> None:
    # Where one was closed, the next file opened would take its place, and with it whatever a library prints.
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)


if __name__ == "__main__":
    main()
