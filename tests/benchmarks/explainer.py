"""What does the explainer cost beside the same words set plainly?

Every round times each way once, in turn, so that a busy moment of the machine falls on all of them; told are the
medians of processor time and their ratios. Nothing here passes or fails: run it with `make bench`.
"""

import argparse
import gc
import html
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from weasyprint import HTML

from reportgen.brief.facts import facts
from reportgen.brief.load import load
from reportgen.brief.model import Brief
from reportgen.build import draw, furnish

BRIEFS = Path(__file__).resolve().parents[2] / "briefs"


def plain_page(brief: Brief) -> str:
    """The words of a brief under headings, in the browser's own looks."""
    told = facts(brief)
    parts = [f"<h1>{html.escape(str(told['title']))}</h1>"]
    for name, value in told.items():
        parts.append(f"<h2>{html.escape(name)}</h2>{_plain(value)}")
    return "".join(parts)


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case dict():
            return "".join(_plain(each) for each in value.values())
        case list() | tuple():
            return "".join(f"<section>{_plain(each)}</section>" for each in value)
        case _:
            return f"<p>{html.escape(str(value))}</p>"


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Time every sample and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args().rounds
    house = furnish()
    print(f"{'brief':<20} {'explainer':>10} {'deck':>8} {'plain PDF':>10} {'explainer/plain':>16} {'deck/plain':>11}")  # noqa: T201
    for source in sorted(BRIEFS.glob("*.yaml")):
        brief, name = load(source), source.stem
        page = plain_page(brief)
        ways: dict[str, Callable[[], object]] = {
            "explainer": lambda brief=brief, name=name: draw(brief, "explainer", house, name),
            "deck": lambda brief=brief, name=name: draw(brief, "deck", house, name),
            "plain": lambda page=page: HTML(string=page).write_pdf(),
        }
        for work in ways.values():
            work()
        times = {way: [] for way in ways}
        for _ in range(rounds):
            for way, work in ways.items():
                times[way].append(seconds(work))
        median = {way: statistics.median(found) for way, found in times.items()}
        print(  # noqa: T201
            f"{name:<20} {median['explainer']:>9.2f}s {median['deck']:>7.2f}s {median['plain']:>9.2f}s"
            f" {median['explainer'] / median['plain']:>16.2f} {median['deck'] / median['plain']:>11.2f}"
        )


if __name__ == "__main__":
    main()
