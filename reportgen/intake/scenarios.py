"""How may it go on?

A scenario is a number, a title, a line that says who discusses it, and the narrative. In plain text the
numbers and the `Discussed by` lines show where one begins.
"""

import itertools
import re
from collections.abc import Sequence

from reportgen.intake import entries, wording
from reportgen.intake.entries import Reading
from reportgen.intake.lines import LeftOut, PageLine, leave

_LABELS = entries.labels(
    title="title;scenario;name",
    discussed_by="discussed by;considered by;raised by;debated by;put forward by;advanced by;proposed by;suggested by;"
    "mentioned by;who discusses it",
    description="description;narrative;what happens;details;what it looks like;how it unfolds",
)
_NUMBERED = re.compile(
    r"^(?:(?:scenario|option|path|case|outcome)\s+(?:#?\d{1,2}|[A-H]|[IVX]{1,4}|one|two|three|four|five|six)\s*"
    r"(?:[.):–—-]+|$)\s*|[(\[#]?\d{1,2}[.):\]]+\s+|(?:[IVX]{1,4}|[A-H])[.)]\s+)",
    re.IGNORECASE,
)


def read(lines: Sequence[PageLine]) -> Reading:
    """Read the scenarios of a section."""
    reading = Reading()
    groups = entries.joined(
        entries.boxed([line for line in lines if not entries.is_number(line.text)], _is_label),
        _LABELS,
        opening=("title",),
    )
    if groups is None:
        groups = _by_form(lines)
        reading.left_out += _cut_foreign(groups)
    for group in groups:
        _add(reading, group)
    return reading


def _is_label(text: str) -> bool:
    return _LABELS.is_label(text) or entries.is_number(text)


def _add(reading: Reading, group: Sequence[PageLine]) -> None:
    bare = [entries.with_text(line, _NUMBERED.sub("", line.text)) if at < 2 else line for at, line in enumerate(group)]
    kept = [line for line in bare if line.text and not entries.is_number(line.text)]
    entry, rest = entries.take(entries.without_doubles(kept), _LABELS)
    if "title" not in entry:
        if not rest:
            reading.left_out += leave(group, "a scenario without a title")
            return
        title = next((line for line in rest if line.level), rest[0])
        rest = [line for line in rest if line is not title]
        entry["title"] = title.text
        if not rest and len(title.cells) > 1:
            entry["title"], rest = (
                title.cells[0].rstrip(" .:–—-"),
                [entries.with_text(title, title.cells[1].lstrip(" .:–—-"))],
            )
    told = [entry["description"]] if "description" in entry else []
    entry["description"] = "\n\n".join(told + [line.text for line in rest])
    reading.add({key: entry.get(key, "") for key in ("title", "discussed_by", "description")})


def _by_form(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    numbered = [at for at, line in enumerate(lines) if _is_marker(line)]
    credited = [at for at, line in enumerate(lines) if _is_credit(line)]
    if len(numbered) >= max(1, len(credited)):
        starts = numbered
    elif credited:
        starts = [_title_above(lines, at) for at in credited]
    else:
        starts = [at for at, line in enumerate(lines) if at == 0 or _is_title(lines, at)]
    edges = [0, *[start for start in starts if start > 0], len(lines)]
    return [list(lines[start:end]) for start, end in itertools.pairwise(edges) if start < end]


def _is_marker(line: PageLine) -> bool:
    return entries.is_number(line.text) or bool(_NUMBERED.match(line.text))


def _is_credit(line: PageLine) -> bool:
    found = _LABELS.find(line)
    return found is not None and found[0] == "discussed_by"


def _title_above(lines: Sequence[PageLine], at: int) -> int:
    start = max(at - 1, 0)
    while start > 0 and (_is_marker(lines[start - 1]) or entries.is_double(lines[start - 1].text, lines[start].text)):
        start -= 1
    return start


def _is_title(lines: Sequence[PageLine], at: int) -> bool:
    return not wording.is_sentence(lines[at].text) and wording.is_sentence(lines[at - 1].text)


def _cut_foreign(groups: list[list[PageLine]]) -> list[LeftOut]:
    """Below the narrative of the last scenario a headline that stands alone heads something else."""
    if not groups:
        return []
    last = groups[-1]
    for at in range(2, len(last)):
        is_told = wording.is_sentence(last[at - 1].text) and not _LABELS.find(last[at - 1])
        if is_told and last[at].is_apart and wording.is_headline(last[at].text) and not _LABELS.find(last[at]):
            groups[-1], foreign = entries.cut_where(last, at)
            return foreign
    return []
