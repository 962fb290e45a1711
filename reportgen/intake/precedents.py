"""What happened before that teaches something?

The labels (`What Happened`, `Short term`, ...) carry the structure. An entry begins above a label that has been
seen in the entry before: at its title, and at the period under the title when there is one.
"""

import itertools
import re
from collections.abc import Sequence

from reportgen.intake import dates, entries, wording
from reportgen.intake.entries import Entry, Reading
from reportgen.intake.lines import LeftOut, PageLine, leave

_LABELS = entries.labels(
    title="title;case;precedent",
    period="period;when;years;time period;time frame",
    what_happened="what happened;what happened then;background;the story;what occurred",
    outcome="outcome;outcomes;results;consequences;aftermath;what followed",
    short_term="short term;in the short term;short run;short term outcome;short term effect;short term impact;"
    "immediate outcome;immediate effect",
    long_term="long term;in the long term;long run;long term outcome;long term effect;long term impact;longer term;"
    "lasting effect",
    relevance="why it's relevant;why it's relevant today;why it's relevant now;why it is relevant;why it is relevant "
    "now;why it is relevant today;why this is relevant;why relevant;why it matters;why it matters now;why it matters "
    "today;why this matters;relevance;relevance today;relevance now;today's relevance;lesson;lessons;the lesson;"
    "lesson for today",
)
_FIELDS = ("title", "period", "what_happened", "short_term", "long_term", "relevance")


def read(lines: Sequence[PageLine]) -> Reading:
    """Read the precedents of a section."""
    reading = Reading()
    groups = entries.joined(entries.boxed(lines, _is_label), _LABELS, opening=("title", "period"))
    if groups is None:
        groups = _by_form(lines)
        reading.left_out += _cut_foreign(groups)
    for group in groups:
        _add(reading, group)
    return reading


def _is_label(text: str) -> bool:
    return _LABELS.is_label(text) or entries.is_number(text)


def _add(reading: Reading, group: Sequence[PageLine]) -> None:
    """Fill the fields: each label gathers the lines up to the next one."""
    entry: Entry = {}
    head: list[PageLine] = []
    unused: list[PageLine] = []
    current: str | None = None
    for line in entries.without_doubles(group):
        found = _LABELS.find(line)
        if found and not (current is None and not head):
            current, text = found
            if current == "outcome" and text:
                unused.append(line)
            elif text:
                _append(entry, current, text)
        elif found and found[1] and found[0] in ("title", "period"):
            entry[found[0]] = found[1]
        elif current is None:
            head.append(line)
        elif current == "outcome":
            unused.append(line)
        else:
            _append(entry, current, line.text)
    _take_head(entry, [line for line in head if not entries.is_number(line.text)])
    if "title" not in entry:
        reading.left_out += leave(group, "a precedent without a title")
        return
    reading.add({key: entry.get(key, "") for key in _FIELDS}, unused)


def _append(entry: Entry, name: str, text: str) -> None:
    entry[name] = f"{entry[name]}\n\n{text}" if name in entry else text


def _take_head(entry: Entry, head: list[PageLine]) -> None:
    """Title and period stand above the first label; a sentence there tells what happened."""
    for line in head:
        if "title" not in entry and not (dates.is_date(line.text) and line is not head[-1] and not line.level):
            entry["title"] = _bare(line.text)
        elif "period" not in entry and not wording.is_sentence(line.text):
            entry["period"] = _unbracketed(line.text)
        else:
            _append(entry, "what_happened", line.text)


def _bare(text: str) -> str:
    return re.sub(r"^[(\[#]?\d{1,2}[.):\]]+\s+(?=\D)", "", text)


def _unbracketed(text: str) -> str:
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") and text.count("(") == 1 else text


def _by_form(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    starts = [0]
    seen: set[str] = set()
    for at, line in enumerate(lines):
        found = _LABELS.find(line)
        if found and found[0] not in ("title", "period"):
            if found[0] in seen:
                starts.append(_head_above(lines, at, starts[-1]))
                seen = set()
            seen.add(found[0])
        elif seen and at > starts[-1] + 1 and dates.is_date(line.text) and not _LABELS.find(lines[at - 1]):
            # A period shows an entry whose first labels are missing.
            starts.append(at - 1)
            seen = set()
    edges = [*starts, len(lines)]
    return [list(lines[start:end]) for start, end in itertools.pairwise(edges) if start < end]


def _head_above(lines: Sequence[PageLine], label: int, floor: int) -> int:
    """Where the title stands above the first label of an entry."""
    start = label - 1
    if dates.is_date(lines[start].text) and start - 1 > floor:
        start -= 1
    else:
        # A period in words ("Cold War") is a second line above the label that is no sentence.
        body_ends = [at for at in range(floor, label) if wording.is_sentence(lines[at].text)]
        if body_ends and label - 1 - body_ends[-1] >= 2:
            start = body_ends[-1] + 1
    while start - 1 > floor and (
        entries.is_double(lines[start - 1].text, lines[start].text) or entries.is_number(lines[start - 1].text)
    ):
        start -= 1
    return start


def _cut_foreign(groups: list[list[PageLine]]) -> list[LeftOut]:
    """After the last field of the last entry, a headline that stands alone heads something else."""
    if not groups:
        return []
    last = groups[-1]
    labelled = [at for at, line in enumerate(last) if _LABELS.find(line)]
    for at in range(labelled[-1] + 1 if labelled else 3, len(last)):
        follows_text = at > 0 and wording.is_sentence(last[at - 1].text)
        if follows_text and last[at].is_apart and wording.is_headline(last[at].text):
            groups[-1], foreign = entries.cut_where(last, at)
            return foreign
    return []
