"""What does the deck rest on, and what do its words of likelihood mean?"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from urllib.parse import urlsplit

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan import fitting
from reportgen.plan.deck import notes, tables, titles
from reportgen.plan.deck.evidence import Cell, Closing, Legend, LegendStep, Rests, Row
from reportgen.plan.deck.placed import Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide, Title
from reportgen.plan.outlook import Outlook
from reportgen.plan.references import Reference

LAYOUT, CLOSING = "Brief Sources", "Brief Closing"
MOST_CLOSING = 4
# The part of the table's width that the numbers take.
_NUMBER_PART = 0.08
# The most that a tone takes of the yardstick's width: words stand beside it.
_TONE_PART = 0.3


def slides(brief: Brief, sheet: Sheet, outlook: Outlook) -> tuple[Slide, ...]:
    """The numbered sources, beside the first of them the yardstick in use."""
    sources = sheet.references.sources
    if not sources and not outlook.yardstick_steps:
        return ()
    if sources and not outlook.yardstick_steps and (closing := _closing(sheet, sources)):
        return (closing,)
    place = "Table" if outlook.yardstick_steps else "Evidence"
    zone = sheet.zone(LAYOUT, place, 1)
    numbers = max(_NUMBER_PART, sheet.measure("row_number") / zone.width)
    grid = tables.Grid(
        name="sources",
        columns=(numbers, 1 - numbers),
        header=("", sheet.label("source")),
        rows=[partial(_row, sheet, source) for source in sources],
        roles=("table", "table_type"),
        most_rows=8,
    )
    counts = tables.paginate(sheet, grid, zone) if sources else (0,)
    found: list[Slide] = []
    for number, (page, end) in enumerate(
        zip(tables.pages(sheet, grid, counts, zone), accumulate(counts), strict=True), start=1
    ):
        shown = sources[end - counts[number - 1] : end]
        label = sheet.label("sources_title" if sources else "yardstick_title")
        title = titles.headline(sheet, [], label, titles.page_mark(number, len(counts)))
        table = tables.table(sheet, page, zone, sheet.label("sources")) if shown else None
        beside = sheet.zone(LAYOUT, "Panel" if shown else "Table", 1)
        legend = _legend(sheet, outlook, beside, table.header if table else None) if outlook.yardstick_steps else None
        found.append(
            Slide(
                key=f"sources-{number}",
                layout=LAYOUT,
                section="sources",
                kicker=sheet.label("sources" if sources else "likelihood"),
                title=title,
                evidence=Rests(table, legend),
                notes=notes.notes(sheet, [_spoken(sheet, source) for source in shown]),
                footer=notes.footer(sheet, brief.title),
            )
        )
    return tuple(found)


def _closing(sheet: Sheet, sources: Sequence[Reference]) -> Slide | None:
    """Few sources on a closing slide; None when they are more than that or do not fit."""
    if len(sources) > MOST_CLOSING:
        return None
    box = sheet.zone(CLOSING, "List", 1)
    width = box.width - sheet.measure("point_indent")

    def pieces(step: int) -> list[Piece]:
        apart = sheet.size("closing_item", step) * 0.6
        return [sheet.piece(_reference(source), "closing_item", step, before=apart) for source in sources]

    steps = sheet.steps("closing_item")
    step = fitting.largest(steps, lambda step: sheet.height(pieces(step), width), box.height)
    title = sheet.label("sources_title")
    if step is None:
        return None
    return Slide(
        key="sources-1",
        layout=CLOSING,
        section="sources",
        kicker="",
        title=Title(
            text.line(title), sheet.role(sheet.theme.layouts[CLOSING].placeholders["Title"].role).largest, 0, 1
        ),
        evidence=Closing(Words("sources", box, sheet.accompanied(pieces(step), width))),
        notes=notes.notes(sheet, [_spoken(sheet, source) for source in sources]),
        footer="",
    )


def _reference(source: Reference) -> text.Line:
    """A source in one line: title, publisher with the link, date; without a publisher the title is the link."""
    href = None if source.publisher else source.url
    title = tuple(replace(run, href=run.href or href) for run in source.title)
    parts = [title]
    parts += [(text.Run(text.plain(source.publisher), href=source.url),)] if source.publisher else []
    parts += [text.line(source.published)] if source.published else []
    return text.join(parts, ", ")


def _row(sheet: Sheet, source: Reference, step: int) -> tables.CellRow:
    """Number; title, then where and when it appeared. The link is on the shortest words, which stay on one line."""
    accessed = sheet.label("accessed").format(date=source.accessed) if source.accessed else ""
    site = urlsplit(source.url).hostname or source.url if source.url else ""
    publisher = text.plain(source.publisher)
    below: list[text.Run] = []
    for words, href in ((publisher or site, source.url), (source.published or "", None), (accessed, None)):
        if words:
            below += [text.Run(", ")] if below else []
            below.append(text.Run(words, href=href))
    pieces = [sheet.piece(source.title, "table", step)]
    if below:
        pieces.append(sheet.piece(tuple(below), "table_type", step))
    return (Cell((sheet.piece(str(source.number), "source_number", step),)), Cell(tuple(pieces)))


def _spoken(sheet: Sheet, source: Reference) -> str:
    accessed = sheet.label("accessed").format(date=source.accessed) if source.accessed else ""
    parts = [text.plain(source.title), text.plain(source.publisher), source.published, source.url, accessed]
    return f"{source.number}  " + ", ".join(part for part in parts if part)


def _term_step(sheet: Sheet, outlook: Outlook, width: float) -> int:
    """The largest step at which every term stays on its line."""
    steps = sheet.steps("legend")
    terms = [step.term.capitalize() for step in outlook.yardstick_steps]
    return next(
        (
            step
            for step in steps
            if all(sheet.fits_line(term, "legend", sheet.size("legend", step), width) for term in terms)
        ),
        steps[-1],
    )


def _legend(sheet: Sheet, outlook: Outlook, zone: Frame, header: Row | None) -> Legend:
    """The yardstick's steps from the likeliest down, each range on its tone, under a heading as high as the table's."""
    heading = sheet.label("yardstick").format(name=outlook.yardstick_name or "")
    inset = sheet.theme.insets.panel.points
    zone = Frame(zone.left + inset, zone.top, zone.width - inset, zone.height)
    size = header.cells[-1].pieces[0].size if header else sheet.size("table_header")
    top = header.height if header else fitting.line_height(sheet.face.bold, size) + sheet.measure("rule_gap")
    tone_width, gap = min(sheet.measure("legend_tone"), zone.width * _TONE_PART), sheet.measure("legend_gap")
    count = len(outlook.yardstick_steps)
    height = min(sheet.measure("legend_step"), (zone.height - top - sheet.measure("rule_gap")) / count - gap)
    term_width = zone.width - tone_width - sheet.measure("callout_inset")
    size_step = _term_step(sheet, outlook, term_width)
    steps = []
    for index, step in enumerate(reversed(outlook.yardstick_steps)):
        tone = Frame(zone.left, zone.top + top + sheet.measure("rule_gap") + index * (height + gap), tone_width, height)
        beside = Frame(zone.right - term_width, tone.top, term_width, height)
        name = f"yardstick:{step.term}"
        term = step.term[:1].upper() + step.term[1:]
        steps.append(
            LegendStep(
                tone,
                sheet.words(
                    f"{name}:range",
                    tone,
                    (sheet.piece(f"{step.low}–{step.high}%", "legend_range"),),
                    "middle",
                    "center",
                ),
                sheet.words(f"{name}:words", beside, (sheet.piece(term, "legend", size_step),), "middle"),
                count - 1 - index,
            )
        )
    alt = "; ".join(f"{step.term}: {step.low}–{step.high}%" for step in outlook.yardstick_steps)
    words = sheet.words(
        "yardstick:heading",
        Frame(zone.left, zone.top, zone.width, top - sheet.theme.insets.cell_vertical.points),
        (replace(sheet.piece(heading, "table_header"), size=size),),
        "bottom",
    )
    return Legend(words, zone.top + top, tuple(steps), alt)
