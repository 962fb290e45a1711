"""How do bodies and their levers stand in a table?

Name and type share a cell; a column that no organization fills is left out. A description too long for a
slide is cut after a sentence there and stands whole in the notes.
"""

from functools import partial
from itertools import accumulate

from reportgen import text
from reportgen.brief.model import Brief, Organization
from reportgen.plan.deck import notes, tables, titles
from reportgen.plan.deck.evidence import Cell
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide

LAYOUT = "Brief Table"
_WEIGHTS = {"organization": 266, "status": 246, "why": 362, "lever": 246}


def slides(brief: Brief, sheet: Sheet) -> tuple[Slide, ...]:
    """The organizations on as many slides as they take."""
    bodies = brief.organizations
    if not bodies:
        return ()
    columns = ["organization"]
    columns += ["status"] if any(body.status for body in bodies) else []
    columns += ["why"] if any(body.description for body in bodies) else []
    columns += ["lever"] if any(body.lever for body in bodies) else []
    whole = sum(_WEIGHTS[column] for column in columns)
    grid = tables.Grid(
        name="organizations",
        columns=tuple(_WEIGHTS[column] / whole for column in columns),
        header=tuple(sheet.label(column) for column in columns),
        rows=[partial(_row, sheet, body, columns) for body in bodies],
        roles=("table", "table_name", "table_type"),
        has_row_header=True,
    )
    label = titles.counted(sheet, "organizations", len(bodies))
    wanted = [brief.takeaways.organizations]
    zone = sheet.zone(LAYOUT, "Table", titles.headline(sheet, wanted, label, " (1/2)").line_count)
    grid = tables.spread(sheet, grid, zone)
    counts = tables.paginate(sheet, grid, zone)
    found: list[Slide] = []
    for number, (page, end) in enumerate(
        zip(tables.pages(sheet, grid, counts, zone), accumulate(counts), strict=True), start=1
    ):
        shown = bodies[end - counts[number - 1] : end]
        title = titles.headline(sheet, wanted, label, titles.page_mark(number, len(counts)))
        zone = sheet.zone(LAYOUT, "Table", title.line_count)
        alt = "; ".join(text.plain(body.name) for body in shown)
        cited = [part for body in shown for part in (body.name, body.type, body.status, body.description, body.lever)]
        numbers = notes.numbers_of(sheet, *cited)
        found.append(
            Slide(
                key=f"organizations-{number}",
                layout=LAYOUT,
                section="organizations",
                kicker=sheet.label("organizations"),
                title=title,
                evidence=tables.table(sheet, page, zone, f"{label}: {alt}"),
                notes=notes.notes(sheet, [_spoken(body) for body in shown], numbers),
                footer=notes.footer(sheet, brief.title, numbers),
            )
        )
    return tuple(found)


def _row(sheet: Sheet, body: Organization, columns: list[str], step: int) -> tables.CellRow:
    name = [sheet.piece(body.name, "table_name", step)]
    if body.type:
        name.append(sheet.piece(body.type, "table_type", step))
    cells = {
        "organization": tuple(name),
        "status": sheet.prose(body.status, "table", step) if body.status else (),
        "why": sheet.prose(body.description, "table", step) if body.description else (),
        "lever": sheet.prose(body.lever, "table", step) if body.lever else (),
    }
    return tuple(Cell(cells[column]) for column in columns)


def _spoken(body: Organization) -> str:
    parts = (body.name, body.type, body.status, body.description, body.lever)
    return "\n".join(text.plain(part) for part in parts if part)
