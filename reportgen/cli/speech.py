"""How does the command line speak?

Results go to the standard output, problems to the standard error, one per line and uncut: an editor finds
`file:line:col` in them, and a title such as `[bold]` is the author's text, not ours to interpret. A reader who
stops listening (`| head`) or a terminal that lacks a character is no reason to fail; a full disk is one.
"""

import errno
import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportgen.errors import Problem, RenderError

# Wide enough that nothing is folded where nobody sees a right edge: a file, a pipe, a log.
_UNBOUNDED = 10_000


def say(text: str) -> None:
    """Tell a result."""
    _put(text, sys.stdout)


def complain(problems: Iterable[Problem]) -> None:
    """Tell what is wrong, one line each."""
    for problem in problems:
        _put(str(problem), sys.stderr)


def warn(problems: Iterable[Problem]) -> None:
    """Tell what should be looked at, one line each, with the code that CONTRIBUTING explains."""
    for problem in problems:
        _put(f"warning[{problem.code}]  {problem}", sys.stderr)


def remark(text: str) -> None:
    """Tell how the work goes, apart from results."""
    _put(text, sys.stderr)


def tabulate(heads: Sequence[str], rows: Iterable[Sequence[str]], *, has_figures: bool = True) -> None:
    """Tell results as a table; every column but the first is a figure, if there are any."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for number, head in enumerate(heads):
        table.add_column(
            head, justify="right" if number and has_figures else "left", overflow="fold", no_wrap=not is_terminal
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    width = shutil.get_terminal_size().columns if is_terminal else _UNBOUNDED
    drawn = Console(file=io.StringIO(), force_terminal=is_terminal, width=width, highlight=False)
    with drawn.capture() as capture:
        drawn.print(table)
    say("\n".join(line.rstrip() for line in capture.get().splitlines()))


@contextmanager
def spoken() -> Iterator[None]:
    """Let what Typer says by itself, the help and what is wrong with a command, fail as our own words do."""
    try:
        yield
    except OSError as reason:
        # A failure of ours to read or write a file was told where it happened, and names the file.
        if reason.filename is not None or reason.errno not in (errno.ENOSPC, errno.EIO) or sys.stdout is None:
            raise
        _fall_silent(sys.stdout, reason)


def can_say(text: str) -> bool:
    """Whether the standard output has the characters."""
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _put(text: str, stream: TextIO | None) -> None:
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()
    except OSError as reason:
        _fall_silent(stream, reason)


def _fall_silent(stream: TextIO, reason: OSError) -> None:
    # What is still buffered would fail once more when Python closes the stream, with a traceback.
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    if isinstance(reason, BrokenPipeError):
        return
    if stream is sys.stdout:
        remark(f"the standard output cannot be written: {reason.strerror}")
    raise SystemExit(RenderError.exit_code) from reason
