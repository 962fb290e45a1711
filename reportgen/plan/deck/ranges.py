"""How do likelihoods stand side by side?

As bars over their ranges on one scale from 0 to 100 %, the likeliest first; a path without a likelihood has no
bar. No midpoint is drawn: the author gave a range.
"""

from collections.abc import Sequence
from itertools import accumulate

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan import fitting
from reportgen.plan.deck import notes, titles
from reportgen.plan.deck.evidence import RangeRow, Ranges, RangeSide
from reportgen.plan.deck.placed import Align, Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide
from reportgen.plan.outlook import Outlook, Path
from reportgen.text import Line

LAYOUT, MOST_ROWS = "Brief Indicators", 5
SCALE_COLUMNS = (6, 12)


def slides(
    brief: Brief, sheet: Sheet, outlook: Outlook, label: str, wanted: Sequence[Line | None]
) -> tuple[Slide, ...]:
    """The paths by likelihood, at most five a slide."""
    paths = sorted(outlook.paths, key=lambda path: -_middle(path))
    counts = fitting.balanced(len(paths), MOST_ROWS)
    found: list[Slide] = []
    for number, (count, end) in enumerate(zip(counts, accumulate(counts), strict=True), start=1):
        shown = paths[end - count : end]
        title = titles.headline(sheet, wanted, label, titles.page_mark(number, len(counts)))
        zone = sheet.zone(LAYOUT, "Evidence", title.line_count)
        alt = [path.chance.yardstick.alt for path in shown if path.chance]
        spoken = [_spoken(path) for path in shown]
        found.append(
            Slide(
                key=f"comparison-{number}",
                layout=LAYOUT,
                section="scenarios",
                kicker=sheet.label("scenarios"),
                title=title,
                evidence=_ranges(sheet, outlook, shown, zone, " ".join(alt)),
                notes=notes.notes(sheet, spoken),
                footer=notes.footer(sheet, brief.title),
            )
        )
    return tuple(found)


def _middle(path: Path) -> float:
    return (path.chance.low + path.chance.high) / 2 if path.chance else -1


def _spoken(path: Path) -> str:
    words = [f"{path.number}  {text.plain(path.title)}"]
    if path.chance:
        words.append(" ".join(part for part in (path.chance.words, path.chance.range_text) if part))
    words += [path.impact.capitalize()] if path.impact else []
    return "\n".join(words)


def scale_labels(sheet: Sheet, name: str, edges: Sequence[int], scale: Frame, top: float) -> tuple[Words, ...]:
    """Percent labels at the edges of the yardstick's steps, those left out that would touch another."""
    size = sheet.size("label")
    height = fitting.line_height(sheet.face.regular, size)
    placed: list[Words] = []
    taken: list[tuple[float, float]] = []
    ends = [0, 100]
    for value in [*ends, *(edge for edge in edges if edge not in ends)]:
        words = f"{value}%" if value in ends else str(value)
        width = sheet.width(words, "label", size) + 4
        at = scale.left + value / 100 * scale.width
        left = min(max(scale.left, at - width / 2), scale.right - width)
        if any(left < right + size / 2 and start < left + width + size / 2 for start, right in taken):
            continue
        taken.append((left, left + width))
        frame = Frame(left, top, width, height)
        align: Align = "start" if value == 0 else "end" if value == 100 else "center"
        placed.append(sheet.words(f"{name}:{value}", frame, (sheet.piece(words, "label"),), align=align))
    return tuple(placed)


def _ranges(sheet: Sheet, outlook: Outlook, paths: Sequence[Path], zone: Frame, alt: str) -> Ranges:
    label_height = fitting.line_height(sheet.face.regular, sheet.size("label"))
    column = sheet.span(*SCALE_COLUMNS, zone)
    strip = sheet.measure("scale_strip")
    scale = Frame(column.left, zone.top + label_height + 4, column.width, strip)
    edges = sorted({edge for step in outlook.yardstick_steps for edge in (step.low, step.high)})
    top = scale.bottom + sheet.measure("rule_gap")
    height = (zone.bottom - top) / len(paths)
    number_width = sheet.measure("row_number")
    title_width = scale.left - zone.left - number_width - 2 * sheet.measure("rule_gap")
    step = fitting.largest(
        sheet.steps("path_title"),
        lambda step: sheet.tallest([_title(sheet, path, step) for path in paths], title_width),
        height - sheet.measure("rule_gap"),
    )
    step = sheet.steps("path_title")[-1] if step is None else step
    rows = []
    for index, path in enumerate(paths):
        row = Frame(zone.left, top + index * height, number_width, height)
        beside = Frame(row.right, row.top, title_width, height)
        bar, label, side = _bar(sheet, path, scale, row)
        target = f"scenario-{path.number}"
        rows.append(
            RangeRow(
                sheet.words(
                    f"path:{path.number}:number",
                    row,
                    (sheet.piece(str(path.number), "table_number"),),
                    "middle",
                    target=target,
                ),
                sheet.words(
                    f"path:{path.number}:title",
                    beside,
                    sheet.clipped(_title(sheet, path, step), title_width, height - sheet.measure("rule_gap")),
                    "middle",
                    target=target,
                ),
                bar,
                label,
                target,
                row.top,
                height,
                " ".join(text.plain(path.title).split()),
                path.chance.low if path.chance else None,
                path.chance.high if path.chance else None,
                side,
            )
        )
    heading = sheet.words(
        "scale:heading",
        Frame(zone.left, zone.top, scale.left - zone.left, label_height + 4 + strip),
        (sheet.piece(sheet.label("by_likelihood"), "event_meta"),),
        "bottom",
    )
    labels = scale_labels(sheet, "scale", edges, scale, zone.top)
    steps = "; ".join(f"{step.term} {step.low}–{step.high}%" for step in outlook.yardstick_steps)
    below, inside, above = (sheet.label(name) for name in ("below_range", "range", "above_range"))
    return Ranges(
        tuple(rows), scale, outlook.yardstick_steps, labels, heading, alt, f"0–100%: {steps}", (below, inside, above)
    )


def _title(sheet: Sheet, path: Path, step: int) -> tuple[Piece, ...]:
    """A path's title, and under it how grave it is and by when, which stand here side by side."""
    title = sheet.piece(path.title, "path_title", step)
    given = [text.line(path.impact.capitalize())] if path.impact else []
    given += [path.horizon] if path.horizon else []
    return (title, sheet.piece(text.join(given, " · "), "panel_caption", step, before=2)) if given else (title,)


def _bar(sheet: Sheet, path: Path, scale: Frame, row: Frame) -> tuple[Frame | None, Words | None, RangeSide]:
    """A bar over the range, its words in it when they fit, else at its side."""
    chance = path.chance
    if chance is None:
        return None, None, "inside"
    thick = sheet.measure("range_bar")
    left, right = (scale.left + value / 100 * scale.width for value in (chance.low, chance.high))
    tick = sheet.measure("tick")
    bar = Frame(left, row.top + (row.height - thick) / 2, max(tick, right - left), thick)
    width = sheet.width(chance.words, "range_label", sheet.size("range_label")) + 6
    name = f"path:{path.number}:likelihood"
    gap = sheet.measure("rule_gap")
    if width <= bar.width - gap:
        inside = (sheet.piece(chance.words, "range_label_inside"),)
        return bar, sheet.words(name, bar, inside, "middle", "center"), "inside"
    words = _beside(sheet, name, chance.words, bar, scale)
    return bar, words, "after" if words.align == "start" else "before"


def _beside(sheet: Sheet, name: str, said: str, bar: Frame, scale: Frame) -> Words:
    """What a bar says at its side: the right one or the left one, at the largest size that stays on the scale."""
    gap = sheet.measure("rule_gap")
    for step in sheet.steps("range_label"):
        width = sheet.width(said, "range_label", sheet.size("range_label", step)) + 6
        is_right = bar.right + gap + width <= scale.right
        if is_right or bar.left - gap - width >= scale.left:
            break
    else:
        is_right = scale.right - bar.right >= bar.left - scale.left
    at = bar.right + gap if is_right else bar.left - gap - width
    piece = sheet.piece(said, "range_label", step)
    align: Align = "start" if is_right else "end"
    return sheet.words(name, Frame(at, bar.top, width, bar.height), (piece,), "middle", align)
