"""What tests of batches need: somebody who draws in no time, and folders to build from and to."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from reportgen.batch.job import Drawn, Failed, Identity, Job, Options, Result, Wanting
from reportgen.batch.report import Event, Summary
from reportgen.batch.run import Request, run
from reportgen.build import Drawing, House, furnish
from reportgen.errors import Problem

TITLE = "title: "


class Typist:
    """An executor that copies: an output is its kind and the files of its brief.

    A brief that says `wrong` fails, one that says `warn` warns, one that says `photo: x` needs the file x.
    """

    size = 2

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def submit(self, job: Job) -> Future[Result]:
        self.jobs.append(job)
        future: Future[Result] = Future()
        future.set_result(self._draw(job))
        return future

    def kill(self) -> None:
        """There is nothing to stop."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def _draw(self, job: Job) -> Result:
        source = Path(job.source)
        text = job.files[source.name].decode()
        photos = [line.removeprefix("photo: ") for line in text.splitlines() if line.startswith("photo: ")]
        if lacking := [name for name in photos if name not in job.files and name not in job.refused]:
            return Wanting(tuple(lacking))
        refused = [Problem("picture", job.refused[name], "photo", source) for name in photos if name in job.refused]
        if "wrong" in text or refused:
            return Failed((Problem("missing", "is missing", "overview", source), *refused), 2)
        warnings = (Problem("style", "looks odd", file=source),) if "warn" in text else ()
        if warnings and job.options.is_strict:
            return Failed(warnings, 2)
        content = b"".join(job.files[name] for name in (source.name, *photos))
        drawings = {kind: Drawing(f"{kind}\n".encode() + content, 3, warnings) for kind in job.options.kinds}
        title = text.splitlines()[0].removeprefix(TITLE)
        return Drawn(Identity(title, None, "en", None, ("a", "b")), drawings, (source.name, *photos), 0.5)


class Desk:
    """A folder of briefs, a folder of outputs, and the runs from one to the other."""

    def __init__(self, folder: Path) -> None:
        self.briefs, self.out = folder / "briefs", folder / "out"
        self.briefs.mkdir()
        self.house: House = furnish()
        self.typist = Typist()
        self.events: list[Event] = []

    def write(self, name: str, text: str = "title: A title\n") -> Path:
        """Write a brief, or another file of its folder."""
        file = self.briefs / (name if "." in name else f"{name}.yaml")
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def request(self, options: Options | None = None, *, is_forced: bool = False, may_prune: bool = False) -> Request:
        """Ask for all briefs of the folder."""
        sources = tuple(sorted(self.briefs.glob("*.yaml")))
        return Request(sources, self.out, self.house, options or Options(), is_forced, may_prune)

    def build(self, options: Options | None = None, *, is_forced: bool = False, may_prune: bool = False) -> Summary:
        """Build all briefs of the folder; `typist.jobs` are those of this run."""
        self.typist, self.events = Typist(), []
        request = self.request(options, is_forced=is_forced, may_prune=may_prune)
        return run(request, lambda _: self.typist, self.events.append)

    def drawn(self) -> list[str]:
        """What the last run drew."""
        return [f"{job.name} {' '.join(job.options.kinds)}" for job in self.typist.jobs]

    def outputs(self) -> dict[str, bytes]:
        """The files in the output folder, without what is kept about them."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file() and path.parent != self.out and path.parent.name != ".reportgen"
        }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with nothing on it."""
    return Desk(tmp_path)


@pytest.fixture
def make_desk() -> Callable[[Path], Desk]:
    """A desk elsewhere."""
    return Desk
