"""How does an indicator speak as a callout?

The value stays as typed; only its setting is decided here: which part is large, and which bar, if any, its
bounds allow. A bar is never drawn from a number that the author did not give.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from reportgen import text
from reportgen.brief import quantity
from reportgen.brief.model import Brief, Indicator
from reportgen.brief.quantity import Quantity
from reportgen.graphics import spec
from reportgen.graphics.spec import Glyph, Series, SeriesPoint
from reportgen.plan.references import References
from reportgen.text import Line

# A line needs enough readings to show a course; fewer are told better by columns (two by a slope).
SLOPE_POINTS = 2
COLUMN_POINTS = 6


@dataclass(frozen=True, slots=True)
class Callout:
    """One indicator, ready to be set; `lead` + `figure` + `unit` is the value as typed."""

    key: str
    value: str
    lead: str
    figure: str
    unit: str
    label: Line
    note: Line | None
    as_of: str | None
    numbers: tuple[int, ...]
    glyph: Glyph | None
    series: Series | None
    takeaway: Line | None
    goal: str | None
    """The target in words, when no figure shows it."""


def callouts(brief: Brief, references: References) -> tuple[Callout, ...]:
    """Plan every indicator in the author's order."""
    taken: set[str] = set()
    return tuple(_callout(indicator, references, taken) for indicator in brief.indicators)


def glyph_key(planned: tuple[Callout, ...]) -> str | None:
    """The one line that explains the bars in use; nothing when there is none."""
    drawn = [{mark.kind for mark in each.glyph.marks} for each in planned if each.glyph]
    if not drawn:
        return None
    kinds = set().union(*drawn)
    words = [
        ("solid", "Solid: known."),
        ("pale", "Pale: range."),
        ("open", "Open arrow: or more."),
        ("ceiling", "Dashed: ceiling."),
    ]
    target = ["Tick: target."] if {"solid", "tick"} in drawn else []
    return " ".join(["Bars start at zero.", *(word for kind, word in words if kind in kinds), *target])


def slug(words: str, taken: set[str]) -> str:
    """A stable name for a shape or an anchor, unique among those taken."""
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    base = "-".join(re.findall(r"[a-z0-9]+", ascii_words.casefold())[:5]) or "item"
    name, count = base, 2
    while name in taken:
        name, count = f"{base}-{count}", count + 1
    taken.add(name)
    return name


def _callout(indicator: Indicator, references: References, taken: set[str]) -> Callout:
    lead, figure, unit = quantity.parts(indicator.value.text)
    label = text.plain(indicator.label)
    glyph, series = _glyph(indicator, label), _series(indicator, label)
    return Callout(
        key=slug(label, taken),
        value=indicator.value.text,
        lead=lead,
        figure=figure,
        unit=unit,
        label=indicator.label,
        note=indicator.note,
        as_of=indicator.as_of.printed if indicator.as_of else None,
        numbers=tuple(references.number(source) for source in indicator.sources),
        glyph=glyph,
        series=series,
        takeaway=indicator.takeaway,
        goal=_goal(indicator.target, glyph, series),
    )


def _goal(target: Quantity | None, glyph: Glyph | None, series: Series | None) -> str | None:
    if target is None or (series and series.target_text):
        return None
    words = f"{spec.TARGET} {target.text}"
    return None if glyph and any(label.text == words for label in glyph.labels) else words


def _glyph(indicator: Indicator, label: str) -> Glyph | None:
    value, target = indicator.value, indicator.target
    zero = f"{value.currency or ''}0" if _is_prefixed(value) else "0"
    low, high = value.low, value.high
    is_figure = value.kind in ("exact", "about") and _positive(low)
    if is_figure and target is not None and _positive(target.low) and _are_on_one_scale(value, target):
        alt = f"Bar of {label}: {value.text} against a target of {target.text}."
        return spec.measured(float(low or 0), float(target.low or 0), (zero, value.text, target.text), alt)
    if value.kind == "at least" and _positive(low):
        return spec.at_least(_bare(value), zero, f"Bar of {label}: at least {_bare(value)}, with no upper bound.")
    if value.kind == "range" and low is not None and low >= 0 and _positive(high):
        ends = _range_ends(value)
        alt = f"Bar of {label}: from {ends[0]} to {ends[1]}."
        return spec.interval(float(low), float(high or 0), (zero, *ends), alt)
    if value.kind == "at most" and _positive(high) and value.unit == "%" and (high or 0) <= 100:
        bound = f"{_number(high)}%"
        return spec.at_most(float(high or 0), 100, (zero, bound, "100%"), f"Bar of {label}: at most {bound} of 100%.")
    return None


def _are_on_one_scale(value: Quantity, target: Quantity) -> bool:
    """Whether two figures may share an axis: dollars and euros may not, nor "£104bn" and a bare "120"."""
    if not all(each.unit or each.currency for each in (value, target)):
        return value.scale == target.scale
    has_one_unit = not (value.unit and target.unit) or _measure(value) == _measure(target)
    return value.currency == target.currency and has_one_unit


def _measure(quantity: Quantity) -> str:
    """The unit without what it is a share of: "% of GDP" is measured in per cent."""
    return (quantity.unit or "").split(" ", 1)[0]


def _positive(*numbers: Decimal | None) -> bool:
    return all(number is not None and number > 0 for number in numbers)


def _is_prefixed(value: Quantity) -> bool:
    return value.currency is not None and value.text.lstrip("~<>≥≤").lstrip().startswith(value.currency)


def _bare(value: Quantity) -> str:
    """The bound as typed, without the sign that opens it."""
    figure = quantity.parts(value.text)[1]
    return figure.rstrip("+").lstrip("≥> ").strip()


def _range_ends(value: Quantity) -> tuple[str, str]:
    """Both ends as typed, each with the currency and unit that the author gave to the pair."""
    figure = quantity.parts(value.text)[1]
    ends = re.split(r"\s*(?:–|—|-|\bto\b|\band\b)\s*", figure, maxsplit=1)
    if len(ends) != 2:
        return _number(value.low), _number(value.high)
    low, high = (end.strip() for end in ends)
    if value.currency and high.startswith(value.currency) is False and low.startswith(value.currency):
        high = f"{value.currency}{high}"
    suffix = re.search(r"[^\d.,\s]+$", high)
    if suffix and low[-1].isdigit():
        low = f"{low}{suffix.group()}"
    return low, high


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():,f}"


def _series(indicator: Indicator, label: str) -> Series | None:
    readable = [
        (point.date.earliest, point.value.low if point.value.low is not None else point.value.high, point)
        for point in indicator.series
    ]
    points = tuple(
        sorted(
            (
                SeriesPoint(day, float(reading), point.date.printed, point.value.text)
                for day, reading, point in readable
                if day is not None and reading is not None
            ),
            key=lambda point: point.date,
        )
    )
    if len(points) < SLOPE_POINTS:
        return None
    target = indicator.target
    is_drawn_target = (
        target is not None
        and target.low is not None
        and all(_are_on_one_scale(point.value, target) for _, reading, point in readable if reading is not None)
    )
    return Series(
        kind="slope" if len(points) == SLOPE_POINTS else "columns" if len(points) <= COLUMN_POINTS else "line",
        points=points,
        title=text.plain(indicator.takeaway or indicator.note or indicator.label),
        unit=label,
        alt=_series_alt(label, points, target),
        target=float(target.low) if target is not None and target.low is not None and is_drawn_target else None,
        target_text=target.text if target is not None and is_drawn_target else None,
    )


def _series_alt(label: str, points: tuple[SeriesPoint, ...], target: Quantity | None) -> str:
    readings = "; ".join(f"{point.date_text}: {point.value_text}" for point in points)
    goal = f" Target: {target.text}." if target else ""
    return f"Chart of {label}. {readings}.{goal}"
