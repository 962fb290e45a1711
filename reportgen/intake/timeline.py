"""What happened, in the page's order?

A date may stand above the number, beside it, below it or on the title's line. Several events under one date:
only the first carries it, as on the page. The category is the short line that is no sentence; the sentences
are the description.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.intake import dates, entries, wording
from reportgen.intake.entries import Entry, Reading
from reportgen.intake.lines import PageLine, leave

_LABELS = entries.labels(
    date="date;when",
    title="title;event;headline",
    category="category;type;kind;tag",
    description="description;details;detail;what happened;summary;significance",
)
_NUMBERED = re.compile(r"^(?:[(\[#]?(\d{1,3})\s?[.):\]]+|#(\d{1,3})|(\d{1,3})\s[–—-])\s+(\S.*)$")
_BARE_NUMBER = re.compile(r"[(\[#]?(\d{1,3})[.):\]]*")


@dataclass(slots=True)
class _Event:
    lines: list[PageLine]
    fields: Entry = field(default_factory=dict)
    unused: list[PageLine] = field(default_factory=list)


def read(lines: Sequence[PageLine]) -> Reading:
    """Read the events of a section."""
    reading = Reading()
    numbered = _numbered(lines)
    lines = [_bare(line) if at in numbered else line for at, line in enumerate(lines)]
    groups = entries.boxed([line for line in lines if line.text], _LABELS.is_label)
    if groups is None:
        groups = _by_number(lines, numbered) if numbered else _by_form(lines)
    events = [_read_event([line for line in group if line.text]) for group in groups]
    if not any(line.boxes or line.level for line in lines):
        _cut_foreign(events, reading)
    _cut_shared_lines(events)
    for event in events:
        if "title" in event.fields:
            reading.add(event.fields, event.unused)
        else:
            reading.left_out += leave(event.lines, "an event without a title")
    return reading


def _numbered(lines: Sequence[PageLine]) -> frozenset[int]:
    """Positions of the lines that open with an event's number, known by counting up (or down) in steps of one."""
    found = [(at, number) for at, line in enumerate(lines) if (number := _number(line.text)) is not None]
    # "9. Oktober 2025" opens with a number that is part of the date, unless the numbers count.
    for chosen in (found, [(at, number) for at, number in found if not dates.is_date(lines[at].text)]):
        numbers = [number for _, number in chosen]
        steps = {after - before for before, after in itertools.pairwise(numbers)}
        if numbers and (steps <= {1} or steps <= {-1} or (len(numbers) > 3 and all(0 < step <= 3 for step in steps))):
            return frozenset(at for at, _ in chosen)
    return frozenset()


def _number(text: str) -> int | None:
    match = _NUMBERED.match(text) or _BARE_NUMBER.fullmatch(text)
    return int(next(part for part in match.groups() if part)) if match else None


def _bare(line: PageLine) -> PageLine:
    match = _NUMBERED.match(line.text)
    return entries.with_text(line, match.group(4) if match else "")


def _by_number(lines: Sequence[PageLine], numbered: frozenset[int]) -> list[list[PageLine]]:
    starts = []
    for at in sorted(numbered):
        while at > 0 and at - 1 not in numbered and dates.is_date(lines[at - 1].text):
            at -= 1
        starts.append(at)
    edges = [0, *starts[1:], len(lines)]
    return [list(lines[start:end]) for start, end in itertools.pairwise(edges)]


def _by_form(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """Cut at dates, and where a title follows a description."""
    is_title_first = len(lines) > 1 and not dates.is_date(lines[0].text) and dates.is_date(lines[1].text)
    groups: list[list[PageLine]] = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        dated = following if is_title_first else line
        if not groups or (dated and dates.is_date(dated.text)) or _follows_description(groups[-1], line):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _follows_description(group: list[PageLine], line: PageLine) -> bool:
    body = [each for each in group if not dates.is_date(each.text)]
    is_new = len(body) > 1 and _is_description(body[-1].text) and not _is_description(line.text)
    is_one_liner = bool(body) and line.is_item and (body[0].is_item or dates.cut_date(line.text) is not None)
    return is_new or is_one_liner


def _is_description(text: str) -> bool:
    return wording.is_sentence(text) and not (text.endswith(("?", "!")) and len(text) < 80)


def _read_event(group: Sequence[PageLine]) -> _Event:
    """Tell date, title, category and description apart."""
    event = _Event(list(group))
    event.fields, rest = entries.take(entries.without_doubles(group), _LABELS)
    head = next((at for at, line in enumerate(rest) if line.level and not dates.is_date(line.text)), None)
    if "title" not in event.fields:
        if head is None:
            head = next((at for at, line in enumerate(rest) if not dates.is_date(line.text)), None)
        if head is None:
            event.unused = rest
            return event
        event.fields["title"] = rest[head].text.lstrip(" :|·–—") or rest[head].text
        before, rest = rest[:head], [*rest[:head], *rest[head + 1 :]]
    else:
        before = []
    rest = _take_date(event, rest, before)
    _take_category(event, rest)
    event.fields = {
        name: event.fields[name] for name in ("date", "title", "category", "description") if name in event.fields
    }
    return event


def _take_date(event: _Event, rest: list[PageLine], before: list[PageLine]) -> list[PageLine]:
    if "date" in event.fields:
        return rest
    found = [line for line in rest if dates.is_date(line.text)]
    if found:
        # Of two dates above a title the upper one is a divider ("2025") over several events.
        above = [line for line in found if line in before]
        chosen = above[-1] if above else found[0]
        event.fields["date"] = chosen.text
        event.unused += [line for line in found if line is not chosen]
        return [line for line in rest if line not in found]
    for line in rest:
        cut = dates.cut_date(line.text)
        if cut and len(cut[1].split()) <= 4 and not wording.is_sentence(cut[1]):
            event.fields["date"] = cut[0]
            return [entries.with_text(line, cut[1]) if each is line else each for each in rest]
    return rest


def _take_category(event: _Event, rest: list[PageLine]) -> None:
    described = [event.fields["description"]] if "description" in event.fields else []
    if rest and "category" not in event.fields and _is_category(rest[0].text):
        event.fields["category"], rest = rest[0].text, rest[1:]
    for line in rest:
        if (not described and "category" in event.fields) or wording.is_sentence(line.text) or not described:
            described.append(line.text)
        elif "category" not in event.fields and _is_category(line.text):
            event.fields["category"] = line.text
        else:
            event.unused.append(line)
    if described:
        event.fields["description"] = "\n\n".join(described)


def _is_category(text: str) -> bool:
    return len(text) <= 40 and len(text.split()) <= 5 and not wording.is_sentence(text)


def _cut_foreign(events: list[_Event], reading: Reading) -> None:
    """Below the last event, a headline that fits nowhere heads something else, and so does all that follows it."""
    for at, event in enumerate(events):
        heading = next((line for line in event.unused if line.is_apart and wording.is_headline(line.text)), None)
        if heading is None or at + 1 < len(events):
            continue
        position = event.lines.index(heading)
        kept, foreign = entries.cut_where(event.lines, position)
        reading.left_out += foreign
        events[at] = _read_event(kept)


def _cut_shared_lines(events: list[_Event]) -> None:
    """Take dates off the titles they share a line with, when that is how the page writes them."""
    undated = [event for event in events if "date" not in event.fields and "title" in event.fields]
    cuts = [(event, dates.cut_date(event.fields["title"])) for event in undated]
    if sum(cut is not None for _, cut in cuts) * 2 < len(undated):
        return
    for event, cut in cuts:
        if cut:
            event.fields = {"date": cut[0], **event.fields, "title": cut[1]}
