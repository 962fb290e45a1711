"""What do both files of one brief cost, beside the same words by others?

(a) pandoc, for a PDF through Typst and for a deck; (b) Marp, for both, if it and a Chromium are there; (c) WeasyPrint
and python-pptx without any design. Nothing here passes or fails.

    python tests/benchmarks/peers.py --rounds 5 [--marp path/to/marp]
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import measure
import pypandoc
import words
from measure import Command, Runs

HERE = Path(__file__).resolve().parent
BRIEFS = HERE.parents[1] / "briefs"
OURS, PANDOC, MARP, PLAIN = "reportgen", "pandoc and Typst", "Marp", "plain WeasyPrint and python-pptx"
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def pandoc(brief: Path, folder: Path) -> Sequence[Command]:
    """A document and a deck by pandoc."""
    document, slides, typst = folder / "document.md", folder / "slides.md", folder / "document.typ"
    document.write_text(words.document(brief), encoding="utf-8")
    slides.write_text(words.slide_document(brief), encoding="utf-8")
    program = pypandoc.get_pandoc_path()
    return (
        (program, "--standalone", document, "-o", typst),
        (sys.executable, "-c", _TYPST, typst, folder / "pandoc.pdf"),
        (program, slides, "-o", folder / "pandoc.pptx"),
    )


def marp(program: Path, brief: Path, folder: Path) -> Sequence[Command]:
    """The deck as a PDF and as a presentation of pictures, which is what Marp makes."""
    slides = folder / "marp.md"
    slides.write_text(words.slide_document(brief, is_marp=True), encoding="utf-8")
    common = (program, "--no-stdin", "--allow-local-files", slides)
    return ((*common, "--pdf", "-o", folder / "marp.pdf"), (*common, "--pptx", "-o", folder / "marp.pptx"))


def plain(brief: Path, folder: Path) -> Sequence[Command]:
    """A script with WeasyPrint and python-pptx."""
    page, slides = folder / "page.html", folder / "slides.json"
    page.write_text(words.page(brief), encoding="utf-8")
    slides.write_text(json.dumps(words.slides(brief)[1]), encoding="utf-8")
    return ((sys.executable, HERE / "plain.py", page, slides, folder / "plain"),)


def ours(brief: Path, folder: Path) -> Sequence[Command]:
    """The command that a person would type."""
    return ((sys.executable, "-m", "reportgen", "build", "--force", brief, "--out", folder / "ours"),)


def compare(brief: Path, rounds: int, marp_program: Path | None) -> dict[str, Runs]:
    """Every way, cold, in turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ways = {OURS: ours(brief, folder), PANDOC: pandoc(brief, folder), PLAIN: plain(brief, folder)}
        if marp_program is not None:
            ways[MARP] = marp(marp_program, brief, folder)
        return measure.interleaved(ways, rounds)


def main() -> None:
    """Compare every sample and print tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--marp", type=Path, help="the program, if it is installed")
    asked = parser.parse_args()
    for brief in sorted(BRIEFS.glob("*.yaml")):
        found = compare(brief, asked.rounds, asked.marp)
        base = found[OURS]
        print(f"\n{brief.stem}, both files, cold, median of {asked.rounds}")  # noqa: T201
        print(f"{'':<36}{'clock':>8}{'processor':>11}{'memory':>9}{'noise':>7}{'ours ÷ it':>11}{'processor':>11}")  # noqa: T201
        for way, runs in found.items():
            memory = max(run.memory for run in runs.runs)
            print(  # noqa: T201
                f"{way:<36}{runs.seconds:>7.2f}s{runs.processor:>10.2f}s{memory:>6.0f} MB{runs.noise:>7.0%}"
                f"{base.seconds / runs.seconds:>11.2f}{base.processor / runs.processor:>11.2f}"
            )


if __name__ == "__main__":
    main()
