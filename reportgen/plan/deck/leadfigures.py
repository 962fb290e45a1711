"""Where do the first figures stand on the slide that says the point?

In a panel at the side, one under the other; where the slide is too narrow for that, in a band at the foot, one beside
the other.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportgen.plan import fitting
from reportgen.plan.callout import Callout
from reportgen.plan.deck import figures
from reportgen.plan.deck.evidence import Panel
from reportgen.plan.deck.placed import Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet

MOST = 3
# A panel narrower than so many type sizes breaks values and captions into single words.
_NARROWEST = 12.0
# What a band may take of the evidence's height.
_MOST_HEIGHT = 0.4


def beside(
    sheet: Sheet, callouts: Sequence[Callout], panel: Frame, body: Frame, evidence: Frame
) -> tuple[Frame, Panel]:
    """What is left for the point, and the figures with their labels."""
    shown = callouts[:MOST]
    inset = sheet.theme.insets.panel.points
    if sheet.ems(panel.width - 2 * inset, "panel_caption") >= _NARROWEST:
        return body, _side(sheet, shown, panel)
    band = _foot(sheet, shown, evidence)
    top = sheet.measure("card_row_gap")
    return Frame.between(evidence.left, evidence.top, evidence.right, band.frame.top - top), band


def _side(sheet: Sheet, shown: Sequence[Callout], frame: Frame) -> Panel:
    """On equal rows, with hairlines between them."""
    inset = sheet.theme.insets.panel.points
    inner = frame.inset(inset, inset / 2)
    row = inner.height / len(shown)
    steps = _steps(sheet, shown, inner.width, row - sheet.measure("rule_gap"))
    boxes = [Frame(inner.left, inner.top + index * row, inner.width, row) for index in range(len(shown))]
    words = _words(sheet, shown, boxes, steps)
    return Panel(
        frame,
        tuple(replace(each, anchor="middle") for each in words),
        tuple(inner.top + index * row for index in range(1, len(shown))),
    )


def _foot(sheet: Sheet, shown: Sequence[Callout], evidence: Frame) -> Panel:
    """On equal columns."""
    inset = sheet.theme.insets.panel.points
    vertical = inset * 2 / 3
    width = sheet.columns(evidence.inset(inset, 0), len(shown))[0].width
    room = evidence.height * _MOST_HEIGHT - 2 * vertical
    steps = _steps(sheet, shown, width, room)
    height = min(room, sheet.tallest([_pieces(sheet, each, steps, width) for each in shown], width))
    frame = Frame(evidence.left, evidence.bottom - height - 2 * vertical, evidence.width, height + 2 * vertical)
    return Panel(frame, _words(sheet, shown, sheet.columns(frame.inset(inset, vertical), len(shown)), steps))


def _steps(sheet: Sheet, shown: Sequence[Callout], width: float, height: float) -> tuple[int, int]:
    """The largest steps of values and captions that fit."""
    value = figures.value_step(sheet, shown, width, "panel_value")
    steps = sheet.steps("panel_caption")
    caption = fitting.largest(
        steps, lambda step: sheet.tallest([_pieces(sheet, each, (value, step), width) for each in shown], width), height
    )
    return value, steps[-1] if caption is None else caption


def _words(sheet: Sheet, shown: Sequence[Callout], boxes: Sequence[Frame], steps: tuple[int, int]) -> tuple[Words, ...]:
    return tuple(
        sheet.words(
            f"indicator:{each.key}:summary",
            box,
            sheet.clipped(_pieces(sheet, each, steps, box.width, is_first=index == 0), box.width, box.height),
        )
        for index, (each, box) in enumerate(zip(shown, boxes, strict=True))
    )


def _pieces(
    sheet: Sheet, callout: Callout, steps: tuple[int, int], width: float, *, is_first: bool = False
) -> tuple[Piece, ...]:
    value_step, step = steps
    value = figures.value(sheet, callout, "panel_value", value_step, width)
    if is_first:
        value = tuple(replace(piece, is_accent=True) for piece in value)
    return (*value, sheet.piece(callout.label, "panel_caption", step))
