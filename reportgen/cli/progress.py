"""How does a batch tell how far it is?

On a terminal by a line that changes, elsewhere by a line for each brief that is done, both to the standard error; a
single brief needs neither.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reportgen.batch.report import Drawing, Event, Looked, Report, Waiting
from reportgen.build import Output
from reportgen.cli import speech

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Watcher(Protocol):
    """Is told what happens."""

    def tell(self, event: Event) -> None:
        """Tell it on."""

    def aside(self) -> AbstractContextManager[None]:
        """Make room while something else is told."""


class Silent:
    """Tells nothing but that it has to wait."""

    def aside(self) -> AbstractContextManager[None]:
        """Nothing stands where something else is to be told."""
        return nullcontext()

    def tell(self, event: Event) -> None:
        """Tell why nothing happens."""
        if isinstance(event, Waiting):
            speech.remark(f"another batch is writing to {event.out}; waiting until it has ended")


class Lines(Silent):
    """A line for each brief that was built or failed."""

    def __init__(self) -> None:
        self._stale: set[Path] = set()
        self._done = 0

    def tell(self, event: Event) -> None:
        """Tell what is done."""
        super().tell(event)
        match event:
            case Looked(total, stale):
                self._stale = set(stale)
                if total > len(stale):
                    speech.remark(f"{total - len(stale)} of {total} briefs need no building")
            case Report() if event.source in self._stale:
                self._done += 1
                came = "failed" if event.failed else ", ".join(length(each) for each in event.outputs)
                took = f", {event.seconds:.1f} s" if event.seconds else ""
                speech.remark(f"[{self._done}/{len(self._stale)}] {event.source}: {came}{took}")
            case _:
                pass


class Live(Silent):
    """A line that changes: what is being drawn, what is done, failed and left, and how fast it goes."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._task: TaskID | None = None
        self._start = time.monotonic()
        self._stale: set[Path] = set()
        self._drawing: dict[Path, None] = {}
        self._done = self._failed = 0

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the line away: Rich would fold what is told above it, and editors look for whole lines."""
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()

    def tell(self, event: Event) -> None:
        """Show it."""
        super().tell(event)
        match event:
            case Looked(stale=stale) if stale:
                self._stale = set(stale)
                self._start = time.monotonic()
                self._task = self._progress.add_task("", total=len(stale))
            case Drawing(source):
                self._drawing[source] = None
            case Report() if event.source in self._stale:
                self._drawing.pop(event.source, None)
                self._done += 1
                self._failed += event.state == "failed"
            case _:
                pass
        if self._task is not None:
            self._progress.update(self._task, completed=self._done, description=self._told())

    def _told(self) -> str:
        from rich.markup import escape

        rate = self._done / max(time.monotonic() - self._start, 0.001)
        names = ", ".join(each.stem for each in self._drawing)
        left = len(self._stale) - self._done
        drawing = f" · drawing {escape(names)}" if names else ""
        return f"{self._done - self._failed} built, {self._failed} failed, {left} left, {rate:.1f} a second{drawing}"


@contextmanager
def shown(*, is_quiet: bool, is_single: bool) -> Iterator[Watcher]:
    """Whoever tells how the batch goes, as long as it does."""
    if is_quiet or is_single:
        yield Silent()
    elif sys.stderr is not None and sys.stderr.isatty():
        # A tenth of a second of import that only a terminal needs.
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn
        from rich.table import Column

        console = Console(stderr=True)
        columns = (
            BarColumn(24),
            TextColumn("{task.description}", table_column=Column(no_wrap=True, overflow="ellipsis")),
        )
        with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as line:
            yield Live(line)
    else:
        yield Lines()


def length(output: Output) -> str:
    """How long an output is."""
    leaf = "slide" if output.kind == "deck" else "page"
    return f"{output.page_count} {leaf}{'' if output.page_count == 1 else 's'}"
