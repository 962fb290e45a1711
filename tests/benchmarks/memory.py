"""Does one process that draws many briefs need more and more memory, or longer and longer?

What a worker does: the same house for all. Told are the memory that is in use and the time per brief, after every so
many. The last line compares the last group with the second one, for the first opens what is kept.

    python tests/benchmarks/memory.py --count 200 --every 50
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from generate import generate

from reportgen.brief.load import load
from reportgen.build import KINDS, draw, furnish

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def resident() -> float:
    """Megabytes that this process has in memory now; only Linux tells."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE / 1e6


def main() -> None:
    """Draw, and print a line for every group."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--every", type=int, default=50)
    asked = parser.parse_args()
    if not sys.platform.startswith("linux"):
        sys.exit("only Linux tells how much memory is in use")
    house, groups = furnish(), []
    with tempfile.TemporaryDirectory() as name:
        briefs = generate(Path(name), asked.count)
        for start in range(0, asked.count, asked.every):
            began = time.process_time()
            for file in briefs[start : start + asked.every]:
                brief = load(file)
                for kind in KINDS:
                    draw(brief, kind, house, file.stem)
            groups.append((resident(), (time.process_time() - began) / asked.every))
            memory, seconds = groups[-1]
            print(f"after {start + asked.every:>5} briefs {memory:>6.0f} MB, {seconds:.3f} s each", flush=True)  # noqa: T201
    if len(groups) > 2:
        growth = groups[-1][0] / groups[1][0] - 1
        print(f"last {asked.every} to second {asked.every}: memory {growth:+.1%}")  # noqa: T201


if __name__ == "__main__":
    main()
