"""How do briefs come to whoever draws, and what comes back?

A few at a time, so that neither jobs nor results pile up: as many are ready as are being drawn. Each takes along the
brief as it is at that moment and the files that it named the last time; what else it names it is given when it asks.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from reportgen.batch.executor import Executor
from reportgen.batch.job import Drawn, Failed, Job, Options, Result, Wanting
from reportgen.batch.survey import BRIEF_LIMIT, FILE_LIMIT, Finding
from reportgen.brief.files import Folder
from reportgen.errors import BriefError, Problem


@dataclass(slots=True)
class _Order:
    finding: Finding
    job: Job
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of a brief, with the job that it was drawn from; a brief that could not be read has none."""

    finding: Finding
    job: Job | None
    result: Drawn | Failed


def deliveries(
    executor: Executor, findings: Iterable[Finding], options: Options, begin: Callable[[Path], None]
) -> Iterator[Delivery]:
    """Have the briefs drawn and give them back as they come; `begin` is told what is being drawn."""
    waiting = iter(findings)
    pending: dict[Future[Result], _Order] = {}
    limit = 2 * executor.size if executor.size > 1 else 1
    while True:
        while len(pending) < limit and (finding := next(waiting, None)):
            try:
                order = _Order(finding, _job(finding, options))
            except BriefError as error:
                yield Delivery(finding, None, Failed(error.problems, error.exit_code))
                continue
            _begin([*pending.values(), order][: executor.size], begin)
            pending[executor.submit(order.job)] = order
        if not pending:
            return
        done = wait(pending, return_when=FIRST_COMPLETED).done
        # In the order of the briefs, as far as they are done.
        for future in [each for each in pending if each in done]:
            order, result = pending.pop(future), future.result()
            _begin(list(pending.values())[: executor.size], begin)
            if isinstance(result, Wanting) and set(result.paths) - order.job.files.keys() - order.job.refused.keys():
                order.job = _with_files(order.job, order.finding.source, result.paths)
                pending[executor.submit(order.job)] = order
            elif isinstance(result, Wanting):
                raise RuntimeError(f"{order.job.source} was given {', '.join(result.paths)} and asks again")
            else:
                yield Delivery(order.finding, order.job, result)


def _begin(orders: Iterable[_Order], begin: Callable[[Path], None]) -> None:
    for order in orders:
        if not order.is_begun:
            order.is_begun = True
            begin(order.finding.source)


def _job(finding: Finding, options: Options) -> Job:
    source = finding.source
    try:
        content = Folder(source.parent).read(PurePosixPath(source.name), BRIEF_LIMIT)
    except ValueError as error:
        raise BriefError([Problem("file", str(error), file=source)]) from error
    job = Job(finding.name, str(source), replace(options, kinds=finding.stale), {source.name: content})
    outputs = finding.entry.outputs.values() if finding.entry else ()
    return _with_files(job, source, {name for made in outputs for name in made.origin.inputs} - {source.name})


def _with_files(job: Job, source: Path, names: Iterable[str]) -> Job:
    """The job with more files from the brief's folder, or the reasons why they cannot be had."""
    folder = Folder(source.parent)
    files, refused = dict(job.files), dict(job.refused)
    for name in names:
        try:
            files[name] = folder.read(PurePosixPath(name), FILE_LIMIT)
        except ValueError as error:
            refused[name] = str(error)
    return replace(job, files=files, refused=refused)
