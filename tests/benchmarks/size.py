"""Does a brief of many entries cost more than its pages?

A brief as large as any, 60 events, 25 people, 10 scenarios, beside the fullest sample: processor time per page and per
slide, warm, in turn.

    python tests/benchmarks/size.py --rounds 5
"""

import argparse
import copy
import gc
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

from reportgen.brief.load import load
from reportgen.brief.model import Brief
from reportgen.build import KINDS, draw, furnish

SAMPLE = Path(__file__).resolve().parents[2] / "briefs" / "high-seas-treaty.yaml"
LEFT_OUT = ("photo", "alt", "id")
LARGE = {"timeline": 60, "people": 25, "scenarios": 10}


def enlarged(folder: Path, counts: dict[str, int]) -> Brief:
    """The sample with so many entries, its own over and over, without photos."""
    content: dict[str, Any] = yaml.load(SAMPLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for section in LARGE:
        entries = content[section]
        content[section] = [
            # A copy each, for YAML would write the second as an alias of the first.
            copy.deepcopy({key: value for key, value in entries[number % len(entries)].items() if key not in LEFT_OUT})
            for number in range(counts.get(section, len(entries)))
        ]
    file = folder / "brief.yaml"
    file.write_text(yaml.dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return load(file)


def main() -> None:
    """Print a line for each output."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    house = furnish()
    with tempfile.TemporaryDirectory() as name:
        briefs = {"sample": enlarged(Path(name), {}), "large": enlarged(Path(name), LARGE)}
    for kind in KINDS:
        per_page: dict[str, float] = {}
        for size, brief in briefs.items():
            times, pages = [], draw(brief, kind, house, size).page_count
            for _ in range(rounds):
                gc.collect()
                start = time.process_time()
                draw(brief, kind, house, size)
                times.append(time.process_time() - start)
            per_page[size] = statistics.median(times) / pages
            print(f"{kind:<10}{size:<8}{pages:>4} pages {statistics.median(times):>7.2f} s")  # noqa: T201
        print(f"{kind:<10}per page, large ÷ sample: {per_page['large'] / per_page['sample']:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
