"""What does the deck cost beside the same words put into a presentation plainly?

Plain is what a script with python-pptx would write: a title and a text box a slide, tables and charts as they come,
notes, all in the library's own looks, nothing measured, placed or described. Every round times each way once, in
turn, so that a busy moment of the machine falls on all of them; told are the medians of processor time and their
ratios. What has been measured of a text is forgotten between rounds, as if each brief were a new one. Nothing here
passes or fails: run it with `make bench`.
"""

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from reportgen import text
from reportgen.brief.load import load
from reportgen.brief.model import Brief
from reportgen.build import House, furnish, plan_deck
from reportgen.plan.deck.evidence import Cell, Chart, Table
from reportgen.plan.deck.placed import Disc, Piece
from reportgen.plan.deck.slide import DeckPlan
from reportgen.render.deck.render import render
from reportgen.theme import metrics

BRIEFS = Path(__file__).resolve().parents[2] / "briefs"
TITLE_ONLY = 5
PLACE = (Inches(0.5), Inches(1.5), Inches(9), Inches(5))


def ours(brief: Brief, house: House) -> bytes:
    """Decide, measure and draw."""
    metrics.advances.cache_clear()
    return render(plan_deck(brief, house), house.theme, house.master, house.deck_parts)


def plain(plan: DeckPlan) -> bytes:
    """The same titles, words, tables, charts and notes."""
    presentation: Any = pptx.Presentation()
    for planned in plan.slides:
        slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_ONLY])
        slide.shapes.title.text = text.plain(planned.title.line)
        words: list[str] = []
        for part in parts(planned.evidence):
            match part:
                case Table():
                    plain_table(slide, part)
                case Chart():
                    plain_chart(slide, part)
                case Piece():
                    words.append(text.plain(part.line))
                case _:
                    words.append(part.text)
        if words:
            slide.shapes.add_textbox(*PLACE).text_frame.text = "\n".join(words)
        slide.notes_slide.notes_text_frame.text = planned.notes
    stream = BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def parts(value: Any) -> Iterator[Table | Chart | Piece | Disc]:
    """What a slide's evidence says, in order; a table and a chart say their own."""
    if isinstance(value, Table | Chart | Piece | Disc):
        yield value
    if isinstance(value, Chart):
        yield from parts((value.subtitle, value.callout))
    elif is_dataclass(value) and not isinstance(value, Table | Piece | Disc):
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def plain_table(slide: Any, table: Table) -> None:
    """Words in cells."""
    rows = (table.header, *table.rows)
    drawn = slide.shapes.add_table(len(rows), len(table.columns), *PLACE).table
    for place, cell in zip(drawn.iter_cells(), (cell for row in rows for cell in row.cells), strict=True):
        place.text = said(cell)


def said(cell: Cell) -> str:
    return "\n".join(text.plain(piece.line) for piece in cell.pieces)


def plain_chart(slide: Any, chart: Chart) -> None:
    """A series in the library's looks."""
    content: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    content.categories = [point.date_text for point in chart.series.points]
    content.add_series(chart.series.unit, [point.value for point in chart.series.points])
    slide.shapes.add_chart(XL_CHART_TYPE.LINE, *PLACE, content)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Time every sample and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("briefs", nargs="*", type=Path, default=sorted(BRIEFS.glob("*.yaml")))
    chosen = options.parse_args()
    house = furnish()
    print(f"{'brief':<20} {'slides':>6} {'ours':>8} {'plain':>8} {'ours/plain':>11}")  # noqa: T201
    for source in chosen.briefs:
        brief = load(source)
        plan = plan_deck(brief, house)
        ways: dict[str, Callable[[], bytes]] = {
            "ours": lambda brief=brief: ours(brief, house),
            "plain": lambda plan=plan: plain(plan),
        }
        for work in ways.values():
            work()
        times: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(chosen.rounds):
            for way, work in ways.items():
                times[way].append(seconds(work))
        median = {way: statistics.median(found) for way, found in times.items()}
        milliseconds = " ".join(f"{1000 * median[way]:>5.0f} ms" for way in ways)
        print(f"{source.stem:<20} {len(plan.slides):>6} {milliseconds} {median['ours'] / median['plain']:>11.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
