"""How do precedents compare?

Up to three side by side, one row for each question that at least one of them answers; one alone takes the
whole width; more go on balanced slides.
"""

from collections.abc import Sequence
from functools import partial
from itertools import accumulate

from reportgen import text
from reportgen.brief.model import Brief, Precedent
from reportgen.plan import fitting
from reportgen.plan.deck import notes, tables, titles
from reportgen.plan.deck.evidence import Cell
from reportgen.plan.deck.placed import Frame
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide, Title
from reportgen.text import Line, Prose

MOST_COLUMNS, LAYOUT = 3, "Brief Precedents"
QUESTIONS = ("period", "what_happened", "short_term", "long_term", "relevance")


def slides(brief: Brief, sheet: Sheet) -> tuple[Slide, ...]:
    """The precedents on as many slides as they take, at the most columns that fit the smallest type."""
    precedents = brief.precedents
    if not precedents:
        return ()
    for limit in range(MOST_COLUMNS, 0, -1):
        found = _attempt(brief, sheet, precedents, fitting.balanced(len(precedents), limit), must_fit=limit > 1)
        if found is not None:
            return found
    return ()


def _attempt(
    brief: Brief, sheet: Sheet, precedents: Sequence[Precedent], counts: Sequence[int], *, must_fit: bool
) -> tuple[Slide, ...] | None:
    label, wanted = titles.counted(sheet, "precedents", len(precedents)), [brief.takeaways.precedents]
    # Under a title of two lines, the smaller zone: what fits there fits on every page.
    zone = sheet.zone(LAYOUT, "Table", titles.headline(sheet, wanted, label, " (1/2)").line_count)
    pages: list[tuple[Sequence[Precedent], tables.Grid]] = []
    for count, end in zip(counts, accumulate(counts), strict=True):
        shown = precedents[end - count : end]
        grid = _grid(sheet, shown, zone)
        if must_fit and not tables.fits(sheet, grid, zone):
            return None
        pages += [(shown, page) for page in tables.pages(sheet, grid, tables.paginate(sheet, grid, zone), zone)]
    return tuple(
        _slide(brief, sheet, label, titles.headline(sheet, wanted, label, mark), shown, grid, number)
        for number, (shown, grid) in enumerate(pages, start=1)
        for mark in [titles.page_mark(number, len(pages))]
    )


def _slide(
    brief: Brief,
    sheet: Sheet,
    label: str,
    title: Title,
    shown: Sequence[Precedent],
    grid: tables.Grid,
    number: int,
) -> Slide:
    numbers = notes.numbers_of(sheet, *(part for each in shown for part in _parts(each)))
    names = "; ".join(text.plain(each.title) for each in shown)
    return Slide(
        key=f"precedents-{number}",
        layout=LAYOUT,
        section="precedents",
        kicker=sheet.label("precedents"),
        title=title,
        evidence=tables.table(sheet, grid, sheet.zone(LAYOUT, "Table", title.line_count), f"{label}: {names}"),
        notes=notes.notes(sheet, [part for each in shown for part in _spoken(sheet, each)], numbers),
        footer=notes.footer(sheet, brief.title, numbers),
    )


def _grid(sheet: Sheet, shown: Sequence[Precedent], zone: Frame) -> tables.Grid:
    questions = [name for name in QUESTIONS if any(getattr(each, name) for each in shown)]
    first = sheet.measure("question_width") / zone.width
    share = (1 - first) / len(shown)
    return tables.Grid(
        name="precedents",
        columns=(first, *(share for _ in shown)),
        header=("", *(text.plain(each.title) for each in shown)),
        rows=[partial(_row, sheet, shown, name) for name in questions],
        roles=("table", "table_head", "table_strong"),
        header_role="column_title",
        most_rows=len(QUESTIONS),
        has_row_header=True,
        dense_step=1,
        quiet=frozenset({questions.index("relevance")}) if "relevance" in questions else frozenset(),
    )


def _row(sheet: Sheet, shown: Sequence[Precedent], question: str, step: int) -> tables.CellRow:
    role = "table_strong" if question == "period" else "table"
    cells = [Cell((sheet.piece(sheet.label(question), "table_head", step),))]
    for each in shown:
        content: Line | Prose | None = getattr(each, question)
        cells.append(Cell(sheet.prose(content, role, step) if content else ()))
    return tuple(cells)


def _parts(precedent: Precedent) -> list[Line | Prose | None]:
    return [precedent.title, *(getattr(precedent, question) for question in QUESTIONS)]


def _spoken(sheet: Sheet, precedent: Precedent) -> list[notes.Part]:
    answers = [notes.labelled(sheet.label(name), getattr(precedent, name)) for name in QUESTIONS]
    return [precedent.title, *answers]
