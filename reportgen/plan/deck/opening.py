"""What do the first two slides say: whose brief it is, and its point?

The bottom line is the author's own; without one the overview speaks for itself. When all of it does not fit
three points, the first sentence of each paragraph stands on the slide and the whole in the notes.
"""

from collections.abc import Sequence

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan import fitting
from reportgen.plan.callout import Callout
from reportgen.plan.deck import notes, statements, titles
from reportgen.plan.deck.evidence import Cover, Panel, Points
from reportgen.plan.deck.placed import Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet, unnumbered
from reportgen.plan.deck.slide import Slide, Title
from reportgen.text import Line, Prose

MOST_PANEL_VALUES = 3
COVER, BOTTOM_LINE = "Brief Cover", "Brief Bottom Line"


def cover(brief: Brief, sheet: Sheet) -> Slide:
    """The title slide."""
    box = sheet.zone(COVER, "Title", 2)
    line, role = unnumbered(brief.title), sheet.role("cover_title")
    plain, face = text.plain(line), sheet.face.bold
    fitted = fitting.fit(plain, box.width, box.height / role.spacing, face, role.sizes)
    size = fitted.size if fitted else role.floor
    width = fitting.balanced_width(plain, box.width, face, size)
    title = Title(line, size, box.width - width, len(fitting.wrap(plain, width, face, size)))
    credits = [
        text.plain(brief.author),
        brief.date.printed if brief.date else "",
        text.plain(brief.edition),
        sheet.label("as_of").format(date=brief.as_of.printed) if brief.as_of else "",
    ]
    imprint = tuple(part for part in credits if part)
    more = [text.plain(brief.organization), *credits, text.plain(brief.contact), text.plain(brief.licence), brief.link]
    return Slide(
        key="cover",
        layout=COVER,
        section="bottom_line" if brief.bottom_line else "overview",
        kicker="",
        title=title,
        evidence=Cover(_dek(brief, sheet), text.plain(brief.organization), imprint),
        notes=notes.notes(sheet, [brief.title, brief.dek, "\n".join(part for part in more if part)]),
        footer="",
    )


def _dek(brief: Brief, sheet: Sheet) -> Words | None:
    if brief.dek is None:
        return None
    box = sheet.zone(COVER, "Dek", 2)
    steps = sheet.steps("dek")
    step = fitting.largest(
        steps, lambda step: sheet.height([sheet.piece(brief.dek or (), "dek", step)], box.width), box.height
    )
    return Words("dek", box, (sheet.piece(brief.dek, "dek", steps[-1] if step is None else step),))


def bottom_line(brief: Brief, sheet: Sheet, callouts: Sequence[Callout]) -> tuple[Slide, ...]:
    """The point of the brief in a headline and at most three statements, beside its first figures."""
    lead, section = (brief.bottom_line, "bottom_line") if brief.bottom_line else (brief.overview, "overview")
    paragraphs = [list(paragraph) for paragraph in statements.sentences_of(lead)]
    title = titles.headline(sheet, [paragraphs[0][0]], sheet.label(section))
    if not title.is_label:
        del paragraphs[0][0]
    if brief.bottom_line and not any(paragraphs):
        paragraphs = [list(paragraph) for paragraph in statements.sentences_of(brief.overview)]
    layout_zone = "Body" if callouts else "Evidence"
    zone = sheet.zone(BOTTOM_LINE, layout_zone, title.line_count)
    panel = _panel(sheet, callouts, sheet.zone(BOTTOM_LINE, "Panel", title.line_count)) if callouts else None
    points = _points(sheet, [paragraph for paragraph in paragraphs if paragraph], zone)
    whole: list[Prose | Line | None] = [brief.bottom_line, brief.overview]
    return (
        Slide(
            key="bottom-line",
            layout=BOTTOM_LINE,
            section=section,
            kicker=sheet.label(section),
            title=title,
            evidence=Points(points, panel, None),
            notes=notes.notes(sheet, whole),
            footer=notes.footer(sheet, brief.title, notes.numbers_of(sheet, *whole)),
        ),
    )


def _points(sheet: Sheet, paragraphs: Sequence[Sequence[Line]], zone: Frame) -> tuple[statements.Point, ...]:
    """Everything when it fits, else the first sentence of each paragraph, else as many of those as fit."""
    if not paragraphs:
        return ()
    openings = [paragraph[0] for paragraph in paragraphs]
    attempts = [statements.group(paragraphs)]
    attempts += [tuple(openings[:count]) for count in range(min(len(openings), statements.MOST_POINTS), 0, -1)]
    for attempt in attempts:
        placed = statements.place(sheet, attempt, zone, is_numbered=len(attempt) > 1, has_lead=False)
        if placed is not None:
            return placed
    head, _ = fitting.split(openings[0], zone.width, zone.height - 40, sheet.face.bold, sheet.role("body").floor)
    return statements.place(sheet, [head], zone, is_numbered=False, has_lead=False) or ()


def _panel(sheet: Sheet, callouts: Sequence[Callout], frame: Frame) -> Panel:
    """The first figures with their labels, on equal rows."""
    shown = callouts[:MOST_PANEL_VALUES]
    inset = sheet.theme.insets.panel.points
    inner = frame.inset(inset, inset / 2)
    row = inner.height / len(shown)
    step = fitting.largest(
        sheet.steps("panel_value", "panel_text"),
        lambda step: sheet.tallest([_value(sheet, each, step, is_first=False) for each in shown], inner.width),
        row - sheet.measure("rule_gap") * 2,
    )
    words = []
    for index, each in enumerate(shown):
        box = Frame(inner.left, inner.top + index * row, inner.width, row)
        pieces = _value(sheet, each, sheet.steps("panel_value")[-1] if step is None else step, is_first=index == 0)
        words.append(Words(f"indicator:{each.key}:summary", box.inset(0, sheet.measure("rule_gap") / 2), pieces, "middle"))
    return Panel(frame, tuple(words), tuple(inner.top + index * row for index in range(1, len(shown))))


def _value(sheet: Sheet, callout: Callout, step: int, *, is_first: bool) -> tuple[Piece, ...]:
    return (
        sheet.piece(callout.value, "panel_value", step, is_accent=is_first),
        sheet.piece(callout.label, "panel_caption", step),
    )
