"""How do the scenarios stand together: as a fan that leads to each, and side by side?

The fan opens the part when there are three paths or more. Side by side they are range bars on one scale when
likelihoods are given, else a table. Nothing about likelihood is said unless the author gave one.
"""

from collections.abc import Sequence
from functools import partial
from itertools import accumulate

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan import fitting
from reportgen.plan.deck import breaks, notes, ranges, tables, titles
from reportgen.plan.deck.evidence import Cell, Divider
from reportgen.plan.deck.placed import Disc, Frame, Piece
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide, Title
from reportgen.plan.outlook import Outlook, Path

FEWEST_FOR_FAN, MOST_IN_FAN = 3, 10
DIVIDER, TABLE = "Brief Divider", "Brief Table"
_WEIGHTS = {"number": 44, "path": 250, "leads": 340, "discussed_by": 240, "impact": 110, "horizon": 130}


def key_of(path: Path) -> str:
    """The key of a scenario's slide."""
    return f"scenario-{path.number}"


def divider(brief: Brief, sheet: Sheet, outlook: Outlook) -> tuple[Slide, ...]:
    """The fan of paths, each disc leading to its slide."""
    paths = outlook.paths
    if not FEWEST_FOR_FAN <= len(paths) <= MOST_IN_FAN:
        return ()
    fan, zone = sheet.zone(DIVIDER, "Fan", 2), sheet.zone(DIVIDER, "Evidence", 2)
    slot = zone.height / len(paths)
    side = sheet.measure("path_disc")
    zone = Frame.between(
        max(zone.left, fan.right + side / 2 + sheet.measure("portrait_gap")), zone.top, zone.right, zone.bottom
    )
    step = _item_step(sheet, paths, zone.width, slot - sheet.measure("rule_gap"))
    discs, words = [], []
    for index, path in enumerate(paths):
        middle = zone.top + slot * (index + 0.5)
        box = Frame(fan.right - side / 2, middle - side / 2, side, side)
        discs.append(Disc(f"path:{path.number}", box, str(path.number), sheet.size("monogram"), True, key_of(path)))
        frame = Frame(zone.left, zone.top + slot * index, zone.width, slot)
        item = _item(sheet, path, step, frame)
        words.append(sheet.words(f"path:{path.number}:title", frame, item, "middle", target=key_of(path)))
    label = text.line(sheet.label("scenarios"))
    box = sheet.zone(DIVIDER, "Title", 2)
    name = sheet.theme.layouts[DIVIDER].placeholders["Title"].role
    role = sheet.role(name)
    whole = (size for size in role.sizes if sheet.fits_line(text.plain(label), name, size, box.width))
    fitted = fitting.fit(text.plain(label), box.width, box.height, sheet.face.bold, role.sizes)
    size = next(whole, fitted.size if fitted else role.floor)
    return (
        Slide(
            key="paths",
            layout=DIVIDER,
            section="scenarios",
            kicker=str(len(paths)),
            title=Title(label, size, 0, 1),
            evidence=Divider(tuple(discs), tuple(words), fan),
            notes=notes.notes(sheet, [f"{path.number}  {text.plain(path.title)}" for path in paths]),
            footer="",
        ),
    )


def _item_step(sheet: Sheet, paths: Sequence[Path], width: float, height: float) -> int | None:
    """The largest step at which every title, broken where its sense pauses, stays beside its disc."""

    def height_of(step: int) -> float:
        size = sheet.size("divider_item", step)
        found = [breaks.lines(sheet, path.title, "divider_item", size, width) for path in paths]
        if not all(breaks.fits(sheet, lines, "divider_item", size, width) for lines in found):
            return float("inf")
        most = max(map(len, found))
        return most * fitting.line_height(sheet.face.bold, size)

    return fitting.largest(sheet.steps("divider_item"), height_of, height)


def _item(sheet: Sheet, path: Path, step: int | None, frame: Frame) -> tuple[Piece, ...]:
    if step is None:
        piece = sheet.piece(path.title, "divider_item", sheet.steps("divider_item")[-1])
        return sheet.clipped([piece], frame.width, frame.height)
    size = sheet.size("divider_item", step)
    lines = breaks.lines(sheet, path.title, "divider_item", size, frame.width)
    return (sheet.piece(breaks.joined(lines), "divider_item", step),)


def comparison(brief: Brief, sheet: Sheet, outlook: Outlook) -> tuple[Slide, ...]:
    """All paths side by side; nothing when there is only one."""
    paths = outlook.paths
    if len(paths) < 2:
        return ()
    label = titles.counted(sheet, "scenarios", len(paths))
    wanted = [brief.takeaways.scenarios]
    if any(path.chance for path in paths):
        return ranges.slides(brief, sheet, outlook, label, wanted)
    return _tables(brief, sheet, paths, label, wanted)


def _tables(
    brief: Brief, sheet: Sheet, paths: Sequence[Path], label: str, wanted: Sequence[text.Line | None]
) -> tuple[Slide, ...]:
    columns = ["number", "path"]
    columns += ["leads"] if any(path.description for path in paths) else []
    columns += ["impact"] if any(path.impact for path in paths) else []
    columns += ["horizon"] if any(path.horizon for path in paths) else []
    columns += ["discussed_by"] if any(path.discussed_by for path in paths) else []
    whole = sum(_WEIGHTS[column] for column in columns)
    grid = tables.Grid(
        name="paths",
        columns=tuple(_WEIGHTS[column] / whole for column in columns),
        header=("", *(sheet.label(column) for column in columns[1:])),
        rows=[partial(_row, sheet, path, columns) for path in paths],
        roles=("table", "table_name", "table_quiet"),
    )
    zone = sheet.zone(TABLE, "Table", titles.headline(sheet, wanted, label, " (1/2)").line_count)
    grid = tables.spread(sheet, grid, zone)
    counts = tables.paginate(sheet, grid, zone)
    found: list[Slide] = []
    for number, (page, end) in enumerate(
        zip(tables.pages(sheet, grid, counts, zone), accumulate(counts), strict=True), start=1
    ):
        shown = paths[end - counts[number - 1] : end]
        title = titles.headline(sheet, wanted, label, titles.page_mark(number, len(counts)))
        zone = sheet.zone(TABLE, "Table", title.line_count)
        alt = f"{label}: " + "; ".join(f"{path.number} {text.plain(path.title)}" for path in shown)
        found.append(
            Slide(
                key=f"comparison-{number}",
                layout=TABLE,
                section="scenarios",
                kicker=sheet.label("scenarios"),
                title=title,
                evidence=tables.table(sheet, page, zone, alt),
                notes=notes.notes(sheet, [spoken(path) for path in shown]),
                footer=notes.footer(sheet, brief.title),
            )
        )
    return tuple(found)


def spoken(path: Path) -> str:
    """A path in one paragraph of the notes: where it leads, who says so."""
    parts = [
        f"{path.number}  {text.plain(path.title)}",
        text.plain(_last_sentence(path)),
        text.plain(path.discussed_by),
    ]
    return "\n".join(part for part in parts if part)


def _row(sheet: Sheet, path: Path, columns: Sequence[str], step: int) -> tables.CellRow:
    leads, horizon, discussed = _last_sentence(path), path.horizon, path.discussed_by
    cells = {
        "number": (sheet.piece(str(path.number), "table_number", step),),
        "path": (sheet.piece(path.title, "table_name", step),),
        "leads": (sheet.piece(leads, "table", step),) if leads else (),
        "impact": (sheet.piece(path.impact.capitalize(), "table", step),) if path.impact else (),
        "horizon": (sheet.piece(horizon, "table", step),) if horizon else (),
        "discussed_by": (sheet.piece(discussed, "table_quiet", step),) if discussed else (),
    }
    return tuple(Cell(cells[column], target=key_of(path) if column == "number" else None) for column in columns)


def _last_sentence(path: Path) -> text.Line:
    """Where a narrative ends is where the path leads."""
    if not path.description:
        return ()
    sentences = text.sentences(text.lines(path.description)[-1])
    return sentences[-1] if sentences else ()
