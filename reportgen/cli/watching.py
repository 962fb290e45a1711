"""What is told while briefs are being worked on?

After every change what was built, and everything that is wrong as it stands now; a brief that is wrong keeps its last
good outputs meanwhile.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from reportgen.aside import usable_cores
from reportgen.batch import gather, looks, run, staff, watch
from reportgen.batch.limits import Limits
from reportgen.batch.report import Event, Report, Waiting
from reportgen.batch.run import Request
from reportgen.build import House
from reportgen.cli import speech
from reportgen.cli.asked import Asked, Briefs, with_options
from reportgen.cli.building import DEFAULT, Jobs, Megabytes, Problems, Seconds
from reportgen.cli.outcome import told
from reportgen.cli.progress import length
from reportgen.errors import ReportgenError


@with_options
def watch_briefs(
    briefs: Briefs,
    asked: Asked,
    jobs: Jobs = None,
    seconds: Seconds = DEFAULT.seconds,
    megabytes: Megabytes = DEFAULT.megabytes,
) -> None:
    """Build briefs again whenever they, their images or the looks change.

    What is wrong is told as it stands after each change; a brief that is wrong
    keeps its last good outputs. New briefs of a folder are found. Ctrl-C ends.

      reportgen watch briefs
      reportgen watch briefs/potash.yaml --layouts my-looks --only explainer
    """
    with told():
        gather.gather(briefs)
        house = asked.house()
    watched = watch.folders(briefs, house)
    desk = _Desk(asked, house, jobs, Limits(seconds, megabytes))
    speech.remark(f"watching {', '.join(map(_shown, watched))}; Ctrl-C ends")
    for _ in watch.rounds(watched, asked.out):
        desk.build(briefs)


class _Desk:
    """Keeps what was opened from one round to the next, as long as the looks stay the same."""

    def __init__(self, asked: Asked, house: House, jobs: int | None, limits: Limits) -> None:
        self._limits = limits
        self._asked = asked
        self._house = replace(house, cores=jobs or usable_cores())
        self._jobs = jobs
        self._files: dict[str, str] = {}

    def build(self, briefs: Iterable[Path]) -> None:
        """Build what is out of date, and tell it; whatever is wrong is a reason to go on."""
        problems = Problems(is_single=False)

        def tell(event: Event) -> None:
            problems.tell(event)
            _tell(event)

        try:
            self._refurnish()
            request = Request(gather.gather(briefs), self._asked.out, self._house, self._asked.options())
            summary = run.run(request, lambda count: staff.hire(self._house, count, self._jobs, self._limits), tell)
        except ReportgenError as error:
            speech.complain(error.problems)
            return
        speech.warn(summary.problems)
        failed = len(summary.of("failed"))
        if failed or summary.of("built"):
            speech.remark(f"{failed} of {len(summary.reports)} briefs failed" if failed else "all briefs are built")

    def _refurnish(self) -> None:
        files = looks.files(self._house)
        if self._files and files != self._files:
            self._house = replace(self._asked.house(), cores=self._house.cores)
        self._files = files


def _tell(event: Event) -> None:
    match event:
        case Waiting(out):
            speech.remark(f"another batch is writing to {out}; waiting until it has ended")
        case Report(state="built"):
            leaves = ", ".join(length(each) for each in event.outputs)
            speech.say(f"{event.source}: {leaves}, {event.seconds:.1f} s")
        case Report(state="failed") if event.outputs:
            speech.remark(f"{event.source}: the last good outputs stay")
        case _:
            pass


def _shown(folder: Path) -> str:
    return str(folder.relative_to(Path.cwd())) if folder.is_relative_to(Path.cwd()) else str(folder)
