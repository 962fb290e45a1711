"""What do many different briefs cost?

As a batch on one core and on two, beside pandoc and Typst run two at a time; once more when nothing changed, and when
one word did; and per brief as there are more and more. Nothing here passes or fails.

    python tests/benchmarks/batch.py --count 200 --rounds 5
    python tests/benchmarks/batch.py --growth 10 100 1000
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import measure
import peers
from generate import generate
from measure import Command, Run

BUILD = (sys.executable, "-m", "reportgen", "build")


def batch(briefs: Path, out: Path, jobs: int, *more: str) -> Command:
    """Build a folder of briefs."""
    return (*BUILD, briefs, "--out", out, "--jobs", str(jobs), "--quiet", *more)


def by_pandoc(briefs: Sequence[Path], folder: Path, jobs: int) -> Run:
    """The same briefs by pandoc and Typst, so many at a time."""
    prepared = []
    for brief in briefs:
        own = folder / brief.stem
        own.mkdir(parents=True)
        prepared.append(peers.pandoc(brief, own))
    start = time.perf_counter()
    with ThreadPoolExecutor(jobs) as pool:
        runs = list(pool.map(measure.run, prepared))
    return Run(time.perf_counter() - start, sum(run.processor for run in runs), max(run.memory for run in runs))


def compare(count: int, rounds: int) -> None:
    """Print what a batch costs on one core and on two, and by pandoc."""
    found: dict[str, list[Run]] = {"two cores": [], "one core": [], "pandoc": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        briefs = generate(folder / "briefs", count)
        for number in range(rounds):
            own = folder / str(number)
            found["two cores"].append(measure.run([batch(briefs[0].parent, own / "two", 2)]))
            found["pandoc"].append(by_pandoc(briefs, own / "pandoc", 2))
            found["one core"].append(measure.run([batch(briefs[0].parent, own / "one", 1)]))
        unchanged = [measure.run([batch(briefs[0].parent, folder / "0" / "two", 2)]) for _ in range(rounds)]
        changed = []
        for number in range(rounds):
            briefs[number].write_text(briefs[number].read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")
            changed.append(measure.run([batch(briefs[0].parent, folder / "0" / "two", 2)]))
    print(f"{count} briefs, {rounds} rounds, medians; the clock and, in brackets, processors")  # noqa: T201
    for way, runs in (*found.items(), ("nothing changed", unchanged), ("one changed", changed)):
        seconds, processor = (
            statistics.median(getattr(run, each) for run in runs) for each in ("seconds", "processor")
        )
        memory = max(run.memory for run in runs)
        print(f"{way:<18}{seconds:>8.2f} s ({processor:.2f} s), largest process {memory:.0f} MB")  # noqa: T201
    two, one, pandoc = (statistics.median(run.seconds for run in runs) for runs in found.values())
    print(f"reportgen ÷ pandoc {two / pandoc:.2f}; one core ÷ (2 × two cores) {one / 2 / two:.0%}")  # noqa: T201


def grow(counts: Sequence[int]) -> None:
    """Print what a brief costs as there are more of them."""
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            briefs = generate(Path(name, "briefs"), count)
            run = measure.run([batch(briefs[0].parent, Path(name, "out"), 2)])
        print(f"{count:>6} briefs: {run.seconds / count:.3f} s each, largest process {run.memory:.0f} MB")  # noqa: T201


def main() -> None:
    """Compare, or tell how it grows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--growth", type=int, nargs="+", metavar="COUNT", help="tell the cost per brief for each count")
    asked = parser.parse_args()
    if asked.growth:
        grow(asked.growth)
    else:
        compare(asked.count, asked.rounds)


if __name__ == "__main__":
    main()
