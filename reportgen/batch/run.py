"""In which order is a batch built?

Look through the briefs, have what is out of date drawn, put the outputs of each brief in their place as they come and
remember them, write the manifest last. Nobody but this process reads a source or writes an output: a job takes bytes
along and brings bytes back, wherever it was drawn.
"""

import hashlib
import os
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen import write
from reportgen.batch import leftover, lock, looks, manifest, scratch, versions
from reportgen.batch.entry import Entry, Made, Origin, Stamp, from_folder
from reportgen.batch.executor import Executor
from reportgen.batch.feed import Delivery, deliveries
from reportgen.batch.job import Drawn, Failed, Job, Options
from reportgen.batch.journal import Journal
from reportgen.batch.report import Drawing, Event, Looked, Report, Summary, Waiting
from reportgen.batch.survey import Finding, Reason, Survey, Today
from reportgen.brief.naming import output_name
from reportgen.build import ENDINGS, PROVEN, House, Output, OutputKind
from reportgen.errors import BriefError, LayoutError, Problem, RenderError, ReportgenError

OpenExecutor = Callable[[int], Executor]
Tell = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: these briefs, into this folder."""

    sources: tuple[Path, ...]
    out: Path
    house: House
    options: Options
    is_forced: bool = False
    may_prune: bool = False


def run(request: Request, open_executor: OpenExecutor, tell: Tell) -> Summary:
    """Build what is out of date; `open_executor` is asked, for so many jobs, only if there are any.

    Raises:
        LayoutError: the looks cannot be read.
        RenderError: the output folder cannot be written to.
    """
    if not any(_can_name(each) for each in request.sources):
        # Not even the folder is made for briefs that cannot be tried.
        return plan(request)[1]
    with lock.locked(request.out, lambda: tell(Waiting(request.out))):
        return _Run(request, tell).build(open_executor)


def plan(request: Request) -> tuple[tuple[Finding, ...], Summary]:
    """Tell what `run` would build and why, and what it would tell without building; nothing is written.

    Raises:
        LayoutError: the looks cannot be read.
    """
    batch = _Run(request, lambda _: None)
    return tuple(batch.stale()), batch.summary(())


def _can_name(source: Path) -> bool:
    try:
        return bool(output_name(source))
    except BriefError:
        return False


def _told_path(file: Path, source: Path) -> Path:
    """A file that is told from the brief's folder, as it is told together with the brief."""
    return source if file.name == str(file) == source.name else Path(os.path.normpath(source.parent / file))


class _Run:
    """One run over an output folder, which nobody else writes to meanwhile."""

    def __init__(self, request: Request, tell: Tell) -> None:
        self._request = request
        self._tell = tell
        self._journal = Journal(request.out)
        self._reports: dict[Path, Report] = {}
        self._files = looks.files(request.house)
        self._versions = versions.versions()
        kinds = request.options.kinds
        options = {kind: looks.options(request.house, kind) for kind in kinds}
        self._today = Today(looks.digest(self._files), looks.digest(self._versions), options)
        now = {self._today.looks: self._files, self._today.versions: self._versions}
        self._survey = Survey(request.out, self._today, kinds, {**self._journal.tables, **now})
        self._problems: list[Problem] = list(self._journal.warnings)
        self._is_failed = False

    def build(self, open_executor: OpenExecutor) -> Summary:
        """Build what is out of date."""
        for folder in (self._request.out, self._journal.file.parent):
            write.sweep(folder)
        for source in filter(_can_name, self._request.sources):
            write.sweep(self._request.out / source.stem)
        scratch.sweep()
        stale = self.stale()
        self._tell(Looked(len(self._request.sources), tuple(each.source for each in stale)))
        removals: list[leftover.Removal] = []
        try:
            if stale:
                with open_executor(len(stale)) as executor:
                    self._draw(executor, stale)
                self._distrust_changed_looks()
            if self._request.may_prune:
                removals = [self._prune(each) for each in self._left_over()]
        finally:
            # Whoever interrupts finds a manifest of what stands.
            self._conclude()
        return self.summary(removals)

    def stale(self) -> list[Finding]:
        """The briefs of which something is to be built; of the others it is known what to tell."""
        found: list[Finding] = []
        for source in self._request.sources:
            try:
                finding = self._look(source)
            except ReportgenError as error:
                self._fail(source, Failed(error.problems, error.exit_code))
                continue
            if finding.stale:
                found.append(finding)
            elif finding.entry:
                self._keep_as_it_is(source, finding.entry)
        return found

    def summary(self, removals: Iterable[leftover.Removal]) -> Summary:
        """What came of the run."""
        removals = tuple(removals)
        return Summary(
            reports=tuple(self._reports[each] for each in self._request.sources if each in self._reports),
            problems=(*self._problems, *(problem for each in removals for problem in each.kept)),
            left_over=tuple((each.name, each.source) for each in self._left_over()),
            removed=tuple(file for each in removals for file in each.removed),
            manifest=self._request.out / manifest.NAME,
            is_unfinished=self._is_failed,
        )

    def _look(self, source: Path) -> Finding:
        name = output_name(source)
        entry = self._journal.entries.get(name)
        options = self._request.options
        finding = self._survey.look(source, name, entry, is_proven=options.is_proven)
        if self._request.is_forced:
            finding = replace(finding, stale=options.kinds, reasons=(Reason("forced", "building", "was asked for"),))
        for reason in finding.reasons:
            if reason.code == "touched":
                message = "was changed after it was built, and is built anew"
                self._problems.append(Problem("output-changed", message, file=self._request.out / reason.subject))
        if entry and finding.entry:
            self._refresh(entry, replace(finding.entry, source=from_folder(source, self._request.out)))
        other = entry and (self._request.out.resolve() / entry.source)
        if other and other.exists() and not other.samefile(source):
            message = f"its outputs take the place of those of {other}, which is still there; rename one of them"
            self._problems.append(Problem("name-taken", message, file=source))
        return finding

    def _refresh(self, before: Entry, now: Entry) -> None:
        """Remember where brief and outputs are found today, if they were moved or copied."""
        if now != before:
            self._journal.replace(now)

    def _keep_as_it_is(self, source: Path, entry: Entry) -> None:
        """Tell of a brief in which nothing changed what its building told."""
        warnings = self._warnings(source, entry)
        if warnings and self._request.options.is_strict:
            self._fail(source, Failed(warnings, BriefError.exit_code))
        else:
            self._report(Report(source, "current", self._outputs(entry), warnings))

    def _draw(self, executor: Executor, findings: Iterable[Finding]) -> None:
        for delivery in deliveries(
            executor, findings, self._request.options, lambda source: self._tell(Drawing(source))
        ):
            self._take(delivery)

    def _take(self, delivery: Delivery) -> None:
        source = delivery.finding.source
        match delivery.result:
            case Failed() as failed:
                self._fail(source, failed)
            case Drawn() as drawn if delivery.job:
                try:
                    entry = self._written(delivery.finding, delivery.job, drawn)
                except RenderError as error:
                    self._fail(source, Failed(error.problems, error.exit_code))
                    return
                warnings, outputs = self._warnings(source, entry), self._outputs(entry)
                self._report(Report(source, "built", outputs, warnings, seconds=drawn.seconds))

    def _written(self, finding: Finding, job: Job, drawn: Drawn) -> Entry:
        """Put the outputs in their place, and remember them."""
        out, name = self._request.out, finding.name
        files = {kind: out / name / (name + ENDINGS[kind]) for kind in drawn.drawings}
        write.write_together({files[kind]: drawing.content for kind, drawing in drawn.drawings.items()})
        brief = finding.source.name
        used = (brief, *(each for each in drawn.used if each != brief))
        inputs = {each: hashlib.sha256(job.files[each]).hexdigest() for each in used}
        origin = Origin(inputs, self._journal.share(self._files), self._journal.share(self._versions), {})
        made = {kind: self._made(kind, files[kind], finding.source, drawn, origin) for kind in drawn.drawings}
        before = finding.entry.outputs if finding.entry else {}
        entry = Entry(
            name=name,
            source=from_folder(finding.source, out),
            packed=zlib.compress(job.files[brief]),
            identity=drawn.identity,
            outputs={kind: output for kind in ENDINGS if (output := made.get(kind) or before.get(kind))},
            built_at=int(time.time()),
            seconds=round(drawn.seconds, 2),
        )
        self._journal.record(entry)
        return entry

    def _made(self, kind: OutputKind, file: Path, source: Path, drawn: Drawn, origin: Origin) -> Made:
        drawing = drawn.drawings[kind]
        stamp = Stamp.of(file)
        if stamp is None:
            raise RenderError([Problem("unwritable", "was taken away while it was built", file=file)])
        warnings = (
            replace(each, file=each.file and Path(from_folder(each.file, source.parent))) for each in drawing.warnings
        )
        return Made(
            kind=kind,
            file=file.relative_to(self._request.out).as_posix(),
            sha256=hashlib.sha256(drawing.content).hexdigest(),
            stamp=stamp,
            page_count=drawing.page_count,
            origin=replace(origin, options=self._today.options[kind]),
            warnings=tuple(warnings),
            is_proven=self._request.options.is_proven and kind in PROVEN,
        )

    def _warnings(self, source: Path, entry: Entry) -> tuple[Problem, ...]:
        """What building the outputs that are asked for told, each once, with paths as they are told today."""
        made = (entry.outputs[kind] for kind in self._request.options.kinds)
        found = dict.fromkeys(warning for each in made for warning in each.warnings)
        return tuple(replace(each, file=each.file and _told_path(each.file, source)) for each in found)

    def _outputs(self, entry: Entry) -> tuple[Output, ...]:
        made = (entry.outputs[kind] for kind in self._request.options.kinds if kind in entry.outputs)
        return tuple(
            Output(each.kind, self._request.out / each.file, each.page_count, each.stamp.size) for each in made
        )

    def _fail(self, source: Path, failed: Failed) -> None:
        entry = self._journal.entries.get(source.stem)
        self._report(Report(source, "failed", self._outputs(entry) if entry else (), failed=failed))

    def _report(self, report: Report) -> None:
        self._reports[report.source] = report
        self._tell(report)

    def _distrust_changed_looks(self) -> None:
        """Have built again, the next time, what was drawn while somebody changed the looks."""
        try:
            if looks.files(self._request.house) == self._files:
                return
        except LayoutError:
            # The next run will tell what is wrong with them.
            pass
        for report in self._reports.values():
            entry = self._journal.entries.get(report.source.stem)
            if report.state == "built" and entry:
                outputs = {
                    kind: replace(each, origin=replace(each.origin, looks="")) for kind, each in entry.outputs.items()
                }
                self._journal.replace(replace(entry, outputs=outputs))

    def _left_over(self) -> tuple[Entry, ...]:
        known = {each.stem for each in self._request.sources}
        return leftover.left_over(self._journal.entries.values(), self._request.out, known)

    def _prune(self, entry: Entry) -> leftover.Removal:
        removal = leftover.remove(entry, self._request.out)
        self._journal.forget(entry.name)
        return removal

    def _conclude(self) -> None:
        """Write the manifest, if it says anything new, and last the journal."""
        out = self._request.out
        failures = [self._failure(each.source, each.failed) for each in self._reports.values() if each.failed]
        left_over = [each.name for each in self._left_over()]
        content = manifest.text(self._journal.entries.values(), failures, left_over).encode()
        file = out / manifest.NAME
        try:
            if not file.is_file() or file.read_bytes() != content:
                write.write(file, content)
            self._journal.close()
        except (OSError, RenderError) as error:
            problems = (
                error.problems if isinstance(error, RenderError) else (Problem("unwritable", str(error), file=file),)
            )
            self._problems += problems
            self._is_failed = True

    def _failure(self, source: Path, failed: Failed) -> manifest.Failure:
        """A failure with paths as told from the output folder."""
        out = self._request.out
        problems = (replace(each, file=each.file and Path(from_folder(each.file, out))) for each in failed.problems)
        return manifest.failure(from_folder(source, out), replace(failed, problems=tuple(problems)))
