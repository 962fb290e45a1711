"""How much of the brief does a short format hold, and what is only in the explainer?

Counted, not described: "Here: 6 of 60 events. Only there: 3 precedents." What is there whole is not mentioned.
"""

from collections.abc import Iterator

from reportgen.brief.model import Brief
from reportgen.plan.explainer.shortblocks import Format, Reading, ShortPlan

# A part, how much of it is here, how much there is, and what it is called for one and for many.
Count = tuple[int, int, str, str]


def told(full: ShortPlan, shown: ShortPlan) -> str:
    """The line at the foot; empty when nothing was left out."""
    counts = tuple(_counts(full, shown))
    here = [f"{count} of {total} {many}" for count, total, _, many in counts if 0 < count < total]
    there = [f"{total} {one if total == 1 else many}" for count, total, one, many in counts if total and not count]
    there += [*_unsaid(full, shown), *full.elsewhere]
    parts = [f"Here: {', '.join(here)}." if here else "", f"Only there: {_listed(there)}." if there else ""]
    return " ".join(part for part in parts if part)


def elsewhere(brief: Brief, chosen_format: Format) -> tuple[str, ...]:
    """What the format has no place for at all, counted."""
    is_glance = chosen_format == "glance"
    counts = [
        (len(brief.people) if is_glance else 0, "person", "people"),
        (len(brief.organizations) if is_glance else 0, "organization", "organizations"),
        (len(brief.precedents) if is_glance else 0, "precedent", "precedents"),
        (sum(len(scenario.signposts) for scenario in brief.scenarios), "signpost", "signposts"),
        (len(brief.sources), "source", "sources"),
    ]
    return tuple(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)


def _counts(full: ShortPlan, shown: ShortPlan) -> Iterator[Count]:
    yield _size(shown.bottom_line), full.bottom_line.total, *_sentences("bottom line")
    yield _size(shown.overview), full.overview.total, *_sentences("overview")
    yield sum(len(band) for band in shown.front.bands), full.indicator_total, "indicator", "indicators"
    if full.dates:
        yield len(shown.dates.events) if shown.dates else 0, full.dates.total, "event", "events"
    if full.outlook:
        yield len(shown.outlook.ways) if shown.outlook else 0, full.outlook.total, "scenario", "scenarios"
    names = {register.kind: len(register.names) for register in shown.registers}
    for each in full.registers:
        one = {"people": "person", "organizations": "organization"}[each.kind]
        yield names.get(each.kind, 0), each.total, one, each.kind
    yield len(shown.cases), full.case_total, "precedent", "precedents"


def _sentences(part: str) -> tuple[str, str]:
    return f"sentence of the {part}", f"sentences of the {part}"


def _unsaid(full: ShortPlan, shown: ShortPlan) -> list[str]:
    """The parts of parts that are not here."""
    told_units = sum(_size(way.tale) for way in shown.outlook.ways) if shown.outlook else 0
    units = sum(way.tale.total for way in full.outlook.ways) if full.outlook else 0
    notes, shown_notes = (any(each.note for band in plan.front.bands for each in band) for plan in (full, shown))
    parts = [
        ("the dek", full.front.dek is not None and shown.front.dek is None),
        ("the notes on the indicators", notes and not shown_notes),
        ("the rest of the scenarios’ narratives" if told_units else "the scenarios’ narratives", told_units < units),
        ("the precedents’ stories", bool(shown.cases)),
    ]
    return [name for name, is_left_out in parts if is_left_out]


def _listed(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]


def _size(part: Reading) -> int:
    return sum(len(item) for passage in part.passages for item in passage.items)
