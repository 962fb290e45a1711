"""What is sent to a worker, and what comes back?

Bytes both ways: only the parent reads and writes the disk, so a worker may as well sit in another machine. A worker
that finds a file lacking says so and is asked again. `work` is all that a worker does; what draws is imported by it
alone, for the parent may find that there is nothing to do.
"""

import errno
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from reportgen.brief.files import Held, Original
from reportgen.build import Drawing, House, OutputKind
from reportgen.errors import Problem, RenderError, ReportgenError


@dataclass(frozen=True, slots=True)
class Options:
    """What is wanted of a brief; how it looks is the house's affair."""

    kinds: tuple[OutputKind, ...] = ("explainer", "deck")
    is_strict: bool = False
    is_proven: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One brief to draw.

    `source` is the brief's path as messages tell it. `files` are the brief, under its bare name, and what it names,
    under paths relative to its folder; `refused` says of files that could not be read why.
    """

    name: str
    source: str
    options: Options
    files: Mapping[str, bytes]
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which brief this is, for whoever reads the manifest."""

    title: str
    dek: str | None
    language: str
    marking: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The outputs, in memory; `used` are the files of the job that were read, the brief among them."""

    identity: Identity
    drawings: Mapping[OutputKind, Drawing]
    used: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The brief could not be built.

    `traceback` is that of a bug of ours; `crash` says how a worker ended over it: a signal's name, or an exit code.
    """

    problems: tuple[Problem, ...]
    exit_code: int
    traceback: str | None = None
    crash: str | None = None


@dataclass(frozen=True, slots=True)
class Wanting:
    """The brief names files that the job lacks."""

    paths: tuple[str, ...]


Result = Drawn | Failed | Wanting


def work(job: Job, house: House) -> Result:
    """Draw the outputs of one brief; whatever goes wrong is a result too."""
    held = Held(job.files, job.refused)
    try:
        return _draw(job, house, held)
    except ReportgenError as error:
        if held.wanting:
            # What was found without these files counts for nothing.
            return Wanting(tuple(sorted(held.wanting)))
        return Failed(error.problems, error.exit_code)
    except MemoryError:
        return starved(job)
    except OSError as reason:
        if reason.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
            return Failed((), ReportgenError.exit_code, traceback=traceback.format_exc())
        return Failed((no_room(reason),), RenderError.exit_code)
    except Exception:
        return Failed((), ReportgenError.exit_code, traceback=traceback.format_exc())


def starved(job: Job) -> Failed:
    """What is told of a brief for which there is not memory enough."""
    message = "takes more memory than a build may have; shorten the brief, shrink its images, or raise --memory-limit"
    return Failed((Problem("memory", message, file=Path(job.source)),), RenderError.exit_code)


def no_room(reason: OSError) -> Problem:
    """What is told when libraries find no place for what they keep aside; every brief of a batch meets it alike."""
    message = f"temporary files cannot be written: {reason.strerror or reason}; make room, or name a folder in TMPDIR"
    return Problem("unwritable", message)


def _draw(job: Job, house: House, held: Held) -> Drawn:
    from reportgen import text
    from reportgen.brief import load, source
    from reportgen.build import draw_all, judged, prove

    start = time.perf_counter()
    file = Path(job.source)
    original = Original(file, held.read(PurePosixPath(file.name), source.SIZE_LIMIT), held)
    brief, found = load.parse(original)
    drawings = draw_all(brief, job.options.kinds, house, job.name, original, found)
    judged(drawings, job.options.is_strict)
    if job.options.is_proven:
        prove(drawings, Path(job.name))
    identity = Identity(
        text.plain(brief.title), text.plain(brief.dek) or None, brief.language, brief.marking, brief.tags
    )
    return Drawn(identity, drawings, tuple(sorted(held.used)), time.perf_counter() - start)
