"""Which figures carry the argument?

An indicator is a figure, what it counts, and often a note. In plain text nothing parts one from the next, so
the lines are told apart by form: a note is a sentence, a figure is short and is none.
"""

import re
from collections.abc import Sequence

from reportgen.intake import entries, wording
from reportgen.intake.entries import Reading
from reportgen.intake.lines import LeftOut, PageLine, leave

_LABELS = entries.labels(
    value="value;figure;number;amount;metric value",
    label="label;indicator;what it counts;measure;metric;what it measures",
    note="note;notes;context;why it matters;detail;details;comment;explanation;description",
)
_WORDED = re.compile(
    r"(?:n/?a|none|zero|half|double[ds]?|triple[ds]?|twice|dozens|hundreds|thousands|millions|billions|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|unknown|all|most|record)\b.*",
    re.IGNORECASE,
)


def read(lines: Sequence[PageLine]) -> Reading:
    """Read the indicators of a section."""
    reading = Reading()
    groups = entries.boxed(lines, _LABELS.is_label)
    if groups is None:
        kept, foreign = _without_foreign(lines)
        reading.left_out += foreign
        groups = _by_form(kept)
    is_label_first = _counts_before_figures(groups)
    for group in groups:
        _add(reading, group, is_label_first=is_label_first)
    return reading


def _add(reading: Reading, group: Sequence[PageLine], *, is_label_first: bool) -> None:
    entry, rest = entries.take(group, _LABELS)
    is_figure_in_bold = bool(rest) and len(rest[0].cells) > 1 and is_figure(rest[0].cells[0])
    if not entry and (len(rest) == 1 or (len(rest) == 2 and is_figure_in_bold)):
        rest = [*_parts(rest[0]), *rest[1:]]
    order = ("label", "value", "note") if is_label_first else ("value", "label", "note")
    for name in order[:2]:
        if name not in entry and rest:
            entry[name], rest = rest[0].text, rest[1:]
    if "value" not in entry or "label" not in entry:
        reading.left_out += leave(group, "an indicator without a figure or a label")
        return
    note = [entry["note"]] if "note" in entry else []
    entry["note"] = " ".join(note + [line.text for line in rest])
    reading.add({key: entry[key] for key in ("value", "label", "note")})


def _parts(line: PageLine) -> list[PageLine]:
    """The figure and its label when they share a line, set apart by bold type, a dash or a colon."""
    if len(line.cells) > 1:
        texts = [line.cells[0].rstrip(" :–—-"), line.cells[1].lstrip(" :–—-")]
    elif (match := re.match(r"^(.{1,30}?)\s*(?:\s[-–—|]\s|[:：]\s)\s*(\S.*)$", line.text)) and is_figure(
        match.group(1)
    ):
        texts = [match.group(1), match.group(2)]
    else:
        return [line]
    # A sentence after the label is the note: "Prisoners released. A steady drip." has no other mark.
    return [entries.with_text(line, text) for text in texts if text]


def is_figure(text: str) -> bool:
    """Whether the line may be a figure: short, no sentence, with a digit or a word for a number."""
    if len(text) > 40 or (wording.is_sentence(text) and not text.endswith("?")):
        return False
    return any(letter.isnumeric() for letter in text) or bool(_WORDED.fullmatch(text))


def _by_form(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    if lines and all(line.is_item or len(line.cells) > 1 for line in lines):
        return [[line] for line in lines]
    is_swapped = len(lines) > 1 and not is_figure(lines[0].text) and is_figure(lines[1].text)
    groups: list[list[PageLine]] = []
    for at, line in enumerate(lines):
        if not groups or _starts(lines, at, groups[-1], is_swapped=is_swapped):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _starts(lines: Sequence[PageLine], at: int, group: list[PageLine], *, is_swapped: bool) -> bool:
    line = lines[at]
    if found := _LABELS.find(line):
        return found[0] in [name for name, _ in filter(None, map(_LABELS.find, group))]
    if len(group) < 2 or wording.is_sentence(line.text):
        return False
    if is_swapped:
        return at + 1 < len(lines) and is_figure(lines[at + 1].text)
    following = lines[at + 1] if at + 1 < len(lines) else None
    if len(group) == 2 and not wording.is_sentence(group[-1].text):
        # The third line is a note unless it is a figure that has its own label below it.
        return is_figure(line.text) and following is not None and _is_label(following.text)
    return True


def _is_label(text: str) -> bool:
    return not wording.is_sentence(text) and (len(text) > 12 or not is_figure(text))


def _counts_before_figures(groups: Sequence[Sequence[PageLine]]) -> bool:
    """Whether this page puts what is counted above the figure: so it is when that fits more entries."""
    pairs = [(group[0].text, group[1].text) for group in groups if len(group) > 1]
    swapped = sum(not is_figure(first) and is_figure(second) for first, second in pairs)
    return swapped > len(pairs) / 2


def _without_foreign(lines: Sequence[PageLine]) -> tuple[list[PageLine], list[LeftOut]]:
    """Cut off an unheard-of section: a headline alone where a figure should stand, in a section of tight groups."""
    tight = sum(not line.is_apart for line in lines)
    for at in range(2, len(lines)):
        line = lines[at]
        following = lines[at + 1] if at + 1 < len(lines) else None
        # A figure or a label is not followed by a sentence.
        is_alone = line.is_apart and (following is None or following.is_apart or wording.is_sentence(following.text))
        if is_alone and tight * 2 >= at and wording.is_headline(line.text, 5) and not is_figure(line.text):
            return entries.cut_where(lines, at)
    return list(lines), []
