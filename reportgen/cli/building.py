"""How is a batch asked for, and what is told of it?

Results to the standard output: for one brief the files that were written, for several what came of them in figures,
for programs one JSON object. Everything else, how it goes and what is wrong, to the standard error.
"""

import gc
import json
from collections.abc import Iterable
from contextlib import nullcontext
from typing import Annotated, Any

import typer

from reportgen.batch import gather, manifest, run
from reportgen.batch.limits import LEAST_MEGABYTES, Limits
from reportgen.batch.report import Event, Report, Summary
from reportgen.batch.run import Request
from reportgen.batch.survey import Finding
from reportgen.cli import progress, speech
from reportgen.cli.asked import Asked, Briefs, OneBrief, with_options
from reportgen.cli.elsewhere import Place, hired
from reportgen.cli.outcome import batch_code, told
from reportgen.errors import Problem, RenderError

_SHOWN_REASONS = 3

Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, metavar="N", help="How many briefs are drawn at a time; else one per core."),
]
DEFAULT = Limits()
Seconds = Annotated[
    float, typer.Option("--time-limit", min=0.1, metavar="SECONDS", help="How long a brief may take to draw.")
]
Megabytes = Annotated[
    int, typer.Option("--memory-limit", min=LEAST_MEGABYTES, metavar="MB", help="How much memory it may take.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tell only what is wrong.")]
Json = Annotated[bool, typer.Option("--json", help="Tell the result as one JSON object, for programs.")]


@with_options
def build(
    briefs: Briefs,
    asked: Asked,
    jobs: Jobs = None,
    place: Place = None,
    seconds: Seconds = DEFAULT.seconds,
    megabytes: Megabytes = DEFAULT.megabytes,
    is_forced: Annotated[bool, typer.Option("--force", help="Build what is up to date, too.")] = False,
    is_dry: Annotated[bool, typer.Option("--dry-run", help="Tell what would be built and why; write nothing.")] = False,
    may_prune: Annotated[bool, typer.Option("--prune", help="Remove the outputs of briefs that are gone.")] = False,
    is_quiet: Quiet = False,
    is_json: Json = False,
) -> None:
    """Write the PDF explainer and the PowerPoint deck of each brief.

    They become DIR/<name>/<name>.pdf and <name>.pptx, where <name> is the
    source file's; --press adds <name>-press.pdf, with bleed, marks and inks in
    place of colours; --handout adds <name>-handout.pdf, two or three slides a
    page beside their notes. An earlier output is replaced only by a finished one:
    whatever fails, what was there stays. One wrong brief does not stop the
    others.

    Only what is out of date is built: what a brief says, the files it names,
    the looks, the options or the program changed. DIR/manifest.json lists
    what lies there.

      reportgen build briefs/potash.yaml
      reportgen build briefs --out to-print --only explainer
      reportgen build briefs/potash.yaml --format glance --format brief --paper letter
      reportgen build briefs/potash.yaml --slides 4:3 --transition fade
      reportgen build briefs/potash.yaml --template corporate.potx
      reportgen build 'desks/*/briefs' --dry-run
      reportgen build briefs --cluster tcp://scheduler:8786

    Ends with 1 when some briefs of several failed and the others did not.
    """
    with told():
        sources = gather.gather(briefs)
        request = Request(sources, asked.out, asked.house(), asked.options(), is_forced, may_prune)
        if is_dry:
            _tell_plan(*run.plan(request), is_json=is_json)
            return
        is_single, limits = len(sources) == 1, Limits(seconds, megabytes)
        if is_single:
            # This process ends before its garbage is worth looking for: a twentieth of the time.
            gc.disable()
        with progress.shown(is_quiet=is_quiet, is_single=is_single) as watcher:
            problems = Problems(is_single=is_single)

            def tell(event: Event) -> None:
                with watcher.aside() if problems.has_news(event) else nullcontext():
                    problems.tell(event)
                watcher.tell(event)

            summary = run.run(request, lambda count: hired(place, request.house, count, jobs, limits), tell)
    speech.warn(summary.problems)
    if is_json:
        _tell_json(_plain(summary))
    elif not is_quiet:
        _tell_one(summary) if is_single else _tell_several(summary)
    if code := batch_code((each.failed.exit_code for each in summary.reports if each.failed), len(summary.reports)):
        raise typer.Exit(code)
    if summary.is_unfinished:
        raise typer.Exit(RenderError.exit_code)


class Problems:
    """Tells what is wrong as it is found, each once: what is wrong with the looks, every brief meets.

    Warnings of a brief that needs no building are told when it is the only one; hundreds would be told every night.
    """

    def __init__(self, *, is_single: bool) -> None:
        self._is_single = is_single
        self._told: set[Problem] = set()

    def has_news(self, event: Event) -> bool:
        """Whether there is something to tell."""
        return isinstance(event, Report) and bool(event.failed or event.warnings)

    def tell(self, event: Event) -> None:
        """Tell what is wrong with a brief."""
        if not isinstance(event, Report):
            return
        if event.failed:
            speech.complain(self._untold(event.failed.problems))
            if event.failed.traceback:
                speech.remark(event.failed.traceback.rstrip())
        if event.state == "built" or self._is_single:
            speech.warn(self._untold(event.warnings))

    def _untold(self, problems: Iterable[Problem]) -> list[Problem]:
        fresh = [problem for problem in dict.fromkeys(problems) if problem not in self._told]
        self._told.update(fresh)
        return fresh


def _tell_one(summary: Summary) -> None:
    """Tell of the one brief that was asked for."""
    for report in summary.reports:
        if report.state == "built":
            rows = [(str(each.file), progress.length(each), f"{each.size / 1000:,.0f} kB") for each in report.outputs]
            speech.tabulate(("Written", "Length", "Size"), rows)
        elif report.state == "current":
            speech.say(f"{report.source}: up to date, nothing to build")
    _tell_left_over(summary)


def _tell_several(summary: Summary) -> None:
    """Tell of several briefs in figures, and where the rest can be read."""
    built, current, failed = (summary.of(state) for state in ("built", "current", "failed"))
    files = sum(len(each.outputs) for each in built)
    kept = sum(len(each.warnings) for each in current)
    row = (len(summary.reports), len(built), files, len(current), len(failed))
    speech.tabulate(("Briefs", "built", "files written", "up to date", "failed"), [tuple(map(str, row))])
    _tell_left_over(summary)
    if kept:
        speech.remark(f"{kept} warnings of briefs that were not built stand in {summary.manifest}")
    if failed:
        known = f"{len(current)} up to date, " if current else ""
        speech.remark(f"{len(built)} of {len(summary.reports)} briefs built, {known}{len(failed)} failed")


def _tell_left_over(summary: Summary) -> None:
    for file in summary.removed:
        speech.say(f"removed {file}")
    for name, source in summary.left_over:
        folder = summary.manifest.parent / name
        speech.remark(f"left over: {folder}, whose brief {source} is gone; --prune removes it")


def _tell_plan(findings: tuple[Finding, ...], summary: Summary, *, is_json: bool) -> None:
    """Tell what would be built, and why."""
    if is_json:
        would = [
            {"source": str(each.source), "outputs": each.stale, "reasons": [_reason(one) for one in each.reasons]}
            for each in findings
        ]
        _tell_json({"would_build": would, **_plain(summary)})
        return
    problems = Problems(is_single=False)
    for report in summary.reports:
        problems.tell(report)
    speech.warn(summary.problems)
    for finding in findings:
        reasons = [str(each) for each in finding.reasons]
        more = f"; and {len(reasons) - _SHOWN_REASONS} reasons more" if len(reasons) > _SHOWN_REASONS else ""
        speech.say(f"{finding.source}  {', '.join(finding.stale)} — {'; '.join(reasons[:_SHOWN_REASONS])}{more}")
    _tell_left_over(summary)
    total = len(findings) + len(summary.reports)
    speech.remark(f"{len(findings)} of {total} briefs would be built")


def _reason(reason: Any) -> dict[str, str]:
    return {"code": reason.code, "subject": reason.subject, "change": reason.change}


def _plain(summary: Summary) -> dict[str, Any]:
    return {
        "built": _sources(summary.of("built")),
        "up_to_date": _sources(summary.of("current")),
        "failed": [
            manifest.plain(manifest.failure(str(each.source), each.failed))
            for each in summary.of("failed")
            if each.failed
        ],
        "left_over": [name for name, _ in summary.left_over],
        "removed": [str(each) for each in summary.removed],
        "manifest": str(summary.manifest),
    }


def _sources(reports: Iterable[Report]) -> list[str]:
    return [str(each.source) for each in reports]


def _tell_json(values: dict[str, Any]) -> None:
    text = json.dumps(values, ensure_ascii=False, indent=2)
    speech.say(text if speech.can_say(text) else json.dumps(values, indent=2))


@with_options
def why(brief: OneBrief, asked: Asked, is_json: Json = False) -> None:
    """Tell why a brief would be built.

    Held against what its outputs were made from: every field of the brief,
    the files it names, the looks, the options given here and the versions of
    the program and of what it draws with.

      reportgen why briefs/potash.yaml
      reportgen why briefs/potash.yaml --paper letter
    """
    from reportgen.batch import why as explain

    with told():
        request = Request(gather.gather([brief]), asked.out, asked.house(), asked.options())
        found = explain.why(request)
    if is_json:
        reasons = [{**_reason(each.reason), "fields": each.fields} for each in found]
        _tell_json({"source": str(brief), "is_up_to_date": not found, "reasons": reasons})
        return
    for each in found:
        speech.say(f"{each.reason.code}: {each.reason}")
        for field in each.fields:
            speech.say(f"  {field}")
    if not found:
        speech.say(f"{brief}: up to date, nothing to build")
