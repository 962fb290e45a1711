"""How do four figures stand two by two, where a row of them would be too narrow or half empty?

A bar stands beside its value where all values leave room for it, else under it; label and note follow as
one text. Everything of one kind begins at the same height in all four, as in a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.plan import fitting
from reportgen.plan.callout import Callout
from reportgen.plan.deck import figures
from reportgen.plan.deck.evidence import PlacedCallout
from reportgen.plan.deck.placed import Frame, Piece
from reportgen.plan.deck.sheet import Sheet

ACROSS, COUNT = 2, 4
# A column of a row that is narrower than so many type sizes breaks labels into single words.
NARROWEST = 10.0
# The least part of a figure's width that the value has when its bar stands beside it, and the narrowest bar in sizes of
# its labels.
VALUE_PART, NARROWEST_BAR = 0.4, 6.5
ROLE = "callout_value"
Bars = Literal["beside", "under", "none"]


def wanted(sheet: Sheet, callouts: Sequence[Callout], zone: Frame) -> bool:
    """Whether four figures would stand too narrow in a row, or have no bars to fill its height."""
    if len(callouts) != COUNT:
        return False
    is_narrow = sheet.ems(sheet.columns(zone, COUNT)[0].width, "callout_label") < NARROWEST
    return is_narrow or not figures.has_bars(callouts)


def placed(sheet: Sheet, callouts: Sequence[Callout], zone: Frame) -> tuple[PlacedCallout, ...]:
    """The figures two by two at the largest type, with bars if there is room for them."""
    height = (zone.height - sheet.measure("card_row_gap")) / ACROSS
    frames = [
        Frame(column.left, zone.top + row * (height + sheet.measure("card_row_gap")), column.width, height)
        for row in range(ACROSS)
        for column in sheet.columns(zone, ACROSS)
    ]
    return in_cells(sheet, callouts, frames, has_accent=True)


def in_cells(
    sheet: Sheet, callouts: Sequence[Callout], frames: Sequence[Frame], *, has_accent: bool
) -> tuple[PlacedCallout, ...]:
    """The figures in cells of one size; the first may carry the slide's accent."""
    scene = _scene(sheet, callouts, frames[0])
    return tuple(
        _callout(sheet, callout, frame, scene, is_accent=has_accent and index == 0)
        for index, (callout, frame) in enumerate(zip(callouts, frames, strict=True))
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where bars stand, at which steps values and texts are set, and how high the values' line and the gaps are."""

    bars: Bars
    value_width: float
    value_step: int
    step: int
    value: float
    head: float
    gap: float
    spare: float


def _scene(sheet: Sheet, callouts: Sequence[Callout], frame: Frame) -> _Scene:
    """The largest type, with bars beside values, under them, or without where nothing else fits."""
    kinds: tuple[Bars, ...] = ("beside", "under", "none") if figures.has_bars(callouts) else ("none",)
    steps = sheet.steps("callout_label", "callout_note")
    last: _Scene | None = None
    for bars in kinds:
        first, width = figures.value_step(sheet, callouts, frame.width, ROLE), frame.width
        if bars == "beside":
            if (found := _beside(sheet, callouts, frame.width)) is None:
                continue
            first, width = found
        scenes = [_set(sheet, callouts, frame, (bars, width), first, step) for step in steps]
        step = fitting.largest(
            steps,
            [-scene.spare for scene in scenes].__getitem__,
            0,
            lambda step: not sheet.breaks_word(_said(sheet, callouts, step), frame.width),
        )
        if step is not None:
            return scenes[step]
        last = scenes[-1]
    assert last is not None
    return last


def _set(
    sheet: Sheet, callouts: Sequence[Callout], frame: Frame, kind: tuple[Bars, float], first: int, step: int
) -> _Scene:
    """How the figures look at a step of their texts: values as large as leaves room for these."""
    attempts = [_attempt(sheet, callouts, frame, kind, value_step, step) for value_step in sheet.steps(ROLE)[first:]]
    return next((scene for scene in attempts if scene.spare >= 0), attempts[-1])


def _attempt(
    sheet: Sheet, callouts: Sequence[Callout], frame: Frame, kind: tuple[Bars, float], value_step: int, step: int
) -> _Scene:
    """How the figures look at a step of their values and one of their texts, and how much room is then left."""
    bars, width = kind
    inset = sheet.measure("callout_inset")
    value = sheet.tallest([figures.value(sheet, each, ROLE, value_step, width) for each in callouts], width)
    bar = figures.bar_height(sheet)
    head = {"beside": max(value, bar), "under": value + bar, "none": value}[bars]
    text = sheet.tallest([figures.said(sheet, each, step) for each in callouts], frame.width)
    spare = frame.height - inset - head - inset / 2 - text
    return _Scene(bars, width, value_step, step, value, head, inset / 2 + min(inset, max(0.0, spare) / 2), spare)


def _beside(sheet: Sheet, callouts: Sequence[Callout], width: float) -> tuple[int, float] | None:
    """The largest step at which the widest value leaves room for a bar, and the width it takes."""
    for step in sheet.steps(ROLE):
        widest = max(sheet.width(each.value, ROLE, sheet.size(ROLE, step)) for each in callouts)
        needed = max(width * VALUE_PART, widest / figures.FULLEST_LINE)
        if sheet.ems(width - needed - sheet.theme.grid.gutter.points, "label") >= NARROWEST_BAR:
            return step, needed
    return None


def _said(sheet: Sheet, callouts: Sequence[Callout], step: int) -> list[Piece]:
    return [piece for each in callouts for piece in figures.said(sheet, each, step)]


def _callout(sheet: Sheet, callout: Callout, frame: Frame, scene: _Scene, *, is_accent: bool) -> PlacedCallout:
    name = f"indicator:{callout.key}"
    top = frame.top + sheet.measure("callout_inset")
    value = figures.value(sheet, callout, ROLE, scene.value_step, scene.value_width)
    if is_accent:
        value = tuple(replace(piece, is_accent=True) for piece in value)
    below = top + scene.head + scene.gap
    text = sheet.clipped(figures.said(sheet, callout, scene.step), frame.width, frame.bottom - below)
    words = (
        sheet.words(f"{name}:value", Frame(frame.left, top, scene.value_width, scene.value), value),
        sheet.words(f"{name}:label", Frame(frame.left, below, frame.width, frame.bottom - below), text),
    )
    glyph = None
    if scene.bars == "beside":
        left = frame.left + scene.value_width + sheet.theme.grid.gutter.points
        bar_top = top + (scene.head - figures.bar_height(sheet)) / 2
        glyph = figures.glyph(sheet, callout, Frame.between(left, frame.top, frame.right, frame.bottom), bar_top)
    elif scene.bars == "under":
        glyph = figures.glyph(sheet, callout, frame, top + scene.value)
    return PlacedCallout(callout.key, frame, words, glyph, is_accent=is_accent)
