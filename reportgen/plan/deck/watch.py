"""What is there to watch for, across all paths?"""

from functools import partial
from itertools import accumulate

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan.deck import notes, tables, titles
from reportgen.plan.deck.evidence import Cell
from reportgen.plan.deck.paths import key_of
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide
from reportgen.plan.outlook import Outlook, Path, Watch

LAYOUT = "Brief Watch"
_WEIGHTS = {"signpost": 390, "points_to": 240, "state": 110, "when": 160}


def slides(brief: Brief, sheet: Sheet, outlook: Outlook) -> tuple[Slide, ...]:
    """Every signpost with the path it points to, its state and its date; columns nobody fills are left out."""
    posts = [(watch, path) for path in outlook.paths for watch in path.signposts]
    if not posts:
        return ()
    columns = ["signpost", "points_to"]
    columns += ["state"] if any(watch.state for watch, _ in posts) else []
    columns += ["when"] if any(watch.date_text for watch, _ in posts) else []
    whole = sum(_WEIGHTS[column] for column in columns)
    grid = tables.Grid(
        name="signposts",
        columns=tuple(_WEIGHTS[column] / whole for column in columns),
        header=tuple(sheet.label(column) for column in columns),
        rows=[partial(_row, sheet, watch, path, columns) for watch, path in posts],
        roles=("table", "table_name"),
    )
    label = sheet.label("watch_title")
    zone = sheet.zone(LAYOUT, "Table", 1)
    grid = tables.spread(sheet, grid, zone)
    counts = tables.paginate(sheet, grid, zone)
    found: list[Slide] = []
    for number, (page, end) in enumerate(
        zip(tables.pages(sheet, grid, counts, zone), accumulate(counts), strict=True), start=1
    ):
        shown = posts[end - counts[number - 1] : end]
        title = titles.headline(sheet, [], label, titles.page_mark(number, len(counts)))
        zone = sheet.zone(LAYOUT, "Table", title.line_count)
        alt = f"{label}: " + "; ".join(text.plain(watch.watch) for watch, _ in shown)
        found.append(
            Slide(
                key=f"watch-{number}",
                layout=LAYOUT,
                section="watch",
                kicker=sheet.label("watch"),
                title=title,
                evidence=tables.table(sheet, page, zone, alt),
                notes=notes.notes(sheet, [_spoken(watch, path) for watch, path in shown]),
                footer=notes.footer(sheet, brief.title, notes.numbers_of(sheet, *(watch.watch for watch, _ in shown))),
            )
        )
    return tuple(found)


def _row(sheet: Sheet, watch: Watch, path: Path, columns: list[str], step: int) -> tables.CellRow:
    state = watch.state
    cells = {
        "signpost": Cell((sheet.piece(watch.watch, "table", step),)),
        "points_to": Cell((sheet.piece(path.title, "table_name", step),), target=key_of(path)),
        "state": Cell((sheet.piece(state.capitalize(), "table_strong", step),) if state else (), state == "seen"),
        "when": Cell((sheet.piece(watch.date_text, "table", step),) if watch.date_text else ()),
    }
    return tuple(cells[column] for column in columns)


def _spoken(watch: Watch, path: Path) -> str:
    parts = [text.plain(watch.watch), watch.state, watch.date_text, text.plain(path.title)]
    return ", ".join(part for part in parts if part)
