"""Where does one entry of a section end and the next begin, and which field does a line belong to?

A web page says it with boxes (list items, rows, cards) or with headings; plain text says it with repeated
names, labels and numbers, which the sections know themselves.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportgen.intake import dates, wording
from reportgen.intake.lines import LeftOut, PageLine, leave

Entry = dict[str, str]


@dataclass(slots=True)
class Reading:
    """What was read from one section, collected entry by entry."""

    entries: list[Entry] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def add(self, entry: Mapping[str, str], unused: Sequence[PageLine] = ()) -> None:
        """Keep an entry, and report the lines of it that have no place."""
        self.entries.append({key: text for key, text in entry.items() if text})
        self.left_out += leave(unused, "no place for it in this entry")


def boxed(lines: Sequence[PageLine], is_label: Callable[[str], bool]) -> list[list[PageLine]] | None:
    """The entries as the page's boxes or headings cut them, or None when it has neither."""
    groups = _by_box(list(lines))
    if groups is None:
        return _by_heading(list(lines), is_label)
    parts = [_by_heading(group, is_label) if _count_heads(group, is_label) > 1 else None for group in groups]
    return [part for group, split in zip(groups, parts, strict=True) for part in (split or [group])]


def joined(
    groups: Sequence[list[PageLine]] | None, known: "Labels", opening: Sequence[str]
) -> list[list[PageLine]] | None:
    """The groups, those that begin with a field which never opens an entry joined to the one above.

    A single entry with a list in it looks like a list of entries.
    """
    if groups is None:
        return None
    whole: list[list[PageLine]] = []
    for group in groups:
        found = None if group[0].label else known.find(group[0])
        if whole and found and found[0] not in opening:
            whole[-1] += group
        else:
            whole.append(list(group))
    return whole


def _by_box(lines: list[PageLine]) -> list[list[PageLine]] | None:
    paths = [line.boxes for line in lines if line.boxes]
    if len(paths) < 2 or len(paths) * 2 < len(lines):
        return None
    depth = 0
    while all(len(path) > depth and path[depth] == paths[0][depth] for path in paths):
        depth += 1
    groups = _groups(lines, depth)
    if len({line.boxes[depth] for line in lines if len(line.boxes) > depth}) < 2:
        return None
    deeper = _groups(lines, depth + 1)
    # A list in two halves ("show more") has few large boxes of many equal ones; a card has parts of different make.
    shapes = {line.shapes[depth + 1] for line in lines if len(line.shapes) > depth + 1}
    is_told_apart = any(not shape.endswith(" ") or shape.startswith(_ENTRY_SHAPES) for shape in shapes)
    is_list_of_lists = (
        len(groups) <= 4
        and (is_told_apart or len(deeper) >= 3 * len(groups))
        and len(shapes) == 1
        and all(len(line.boxes) > depth + 1 for line in lines)
        and len(deeper) >= 2 * len(groups)
        and all(len(group) > 1 for group in deeper)
    )
    return deeper if is_list_of_lists else groups


_ENTRY_SHAPES = ("li", "article", "tr", "details")


def _groups(lines: list[PageLine], depth: int) -> list[list[PageLine]]:
    """Lines in a row that share the box at this depth; a loose line joins what follows when it may date it."""
    groups: list[list[PageLine]] = []
    last: tuple[int, ...] | None = None
    loose: list[PageLine] = []
    for line in lines:
        path = line.boxes[: depth + 1]
        if len(path) <= depth:
            loose.append(line)
        elif path == last:
            groups[-1] += [*loose, line]
            loose = []
        else:
            last = path
            groups.append([*loose, line])
            loose = []
    if loose and groups:
        groups[-1] += loose
    return groups


def _count_heads(lines: list[PageLine], is_label: Callable[[str], bool]) -> int:
    levels = [line.level for line in lines if line.level and not is_label(line.text) and not dates.is_date(line.text)]
    return levels.count(min(levels)) if levels else 0


def _by_heading(lines: list[PageLine], is_label: Callable[[str], bool]) -> list[list[PageLine]] | None:
    heads = [line for line in lines if line.level and not is_label(line.text) and not dates.is_date(line.text)]
    if not heads:
        return None
    level = min(line.level for line in heads)
    starts = [position for position, line in enumerate(lines) if line.level == level and line in heads]
    groups: list[list[PageLine]] = []
    for index, start in enumerate(starts):
        begin = _before_heading(lines, start)
        end = _before_heading(lines, starts[index + 1]) if index + 1 < len(starts) else len(lines)
        groups.append(lines[0 if index == 0 else begin : end])
    return groups


def _before_heading(lines: list[PageLine], start: int) -> int:
    """A date, a bare number or the same words just above a heading belong to it."""
    heading = lines[start].text
    while start > 0 and (
        dates.is_date(lines[start - 1].text)
        or is_number(lines[start - 1].text)
        or is_double(lines[start - 1].text, heading)
    ):
        start -= 1
    return start


_NUMBER = re.compile(
    r"(?:(?:scenario|option|path|case|no\.?|#)\s*)?[(\[]?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.):\]]{0,2}|[①-⑳❶-❿]",
    re.IGNORECASE,
)


def is_number(text: str) -> bool:
    """Whether the line is nothing but the number of an entry."""
    return bool(_NUMBER.fullmatch(text))


def without_doubles(lines: Sequence[PageLine]) -> list[PageLine]:
    """Merge a line that is repeated at once, as the name under a portrait is."""
    kept: list[PageLine] = []
    for line in lines:
        if kept and is_double(kept[-1].text, line.text):
            if line.level > kept[-1].level or _is_caption_of(kept[-1].text, line.text):
                kept[-1] = line
            continue
        kept.append(line)
    return kept


_PORTRAIT = re.compile(
    r"^(?:(?:a |the )?(?:photo(?:graph)?|portrait|picture|image|headshot|logo|avatar) (?:of )?|(?:photo|image):? )|"
    r"(?:[’']s)?[ ,–-]+(?:photo(?:graph)?|portrait|picture|image|headshot|logo|avatar|profile)$",
    re.IGNORECASE,
)


def is_double(first: str, second: str) -> bool:
    """Whether two lines say the same name, one perhaps as the description of a portrait."""
    one, two = wording.fold(first), wording.fold(second)
    return one == two or _is_caption_of(first, second) or _is_caption_of(second, first)


def _is_caption_of(caption: str, name: str) -> bool:
    bare = _PORTRAIT.sub("", caption)
    return bare != caption and wording.fold(bare) == wording.fold(name)


@dataclass(frozen=True, slots=True)
class Labels:
    """The words that announce a field, and the field that each announces."""

    fields: Mapping[str, str]

    def find(self, line: PageLine) -> tuple[str, str] | None:
        """The field that the line announces and what follows on the same line; None when it announces none."""
        if line.label and (name := self.fields.get(_label_key(line.label))):
            match = _LABELLED.match(line.text)
            says_so_itself = match and self.fields.get(_label_key(match.group(1))) == name
            return name, (match.group(2) or "") if match and says_so_itself else line.text
        if name := self.fields.get(_label_key(line.text)):
            return name, ""
        match = _LABELLED.match(line.text)
        if match and (name := self.fields.get(_label_key(match.group(1)))):
            return name, match.group(2).strip()
        return None

    def is_label(self, text: str) -> bool:
        """Whether the line is one of the words and nothing else."""
        return _label_key(text) in self.fields


_LABELLED = re.compile(r"^([^:：]{2,40}?)\s*(?:[:：]|\s[-–—]|—)\s*(\S.*)?$")


def labels(**fields: str) -> Labels:
    """Words by field, the words parted by semicolons."""
    return Labels({_label_key(word): name for name, words in fields.items() for word in words.split(";")})


def _label_key(text: str) -> str:
    return wording.fold(text).strip(" :?-").replace("-", " ")


def take(lines: Sequence[PageLine], known: Labels) -> tuple[Entry, list[PageLine]]:
    """Fill the fields that labels announce; the rest of the lines come back in order."""
    entry: Entry = {}
    rest: list[PageLine] = []
    awaiting: str | None = None
    for line in lines:
        found = known.find(line)
        if found:
            name, text = found
            if text and name not in entry:
                entry[name], awaiting = text, None
            elif text:
                rest.append(line)
            else:
                awaiting = name
        elif awaiting and awaiting not in entry:
            entry[awaiting], awaiting = line.text, None
        else:
            rest.append(line)
    return entry, rest


def with_text(line: PageLine, text: str) -> PageLine:
    """The line with other words, its place kept."""
    return replace(line, text=text, cells=())


def breaks_doubling(lines: Sequence[PageLine]) -> int | None:
    """Where a headline stands alone among entries whose names are all doubled: a heading of something else."""
    starts = [at for at in range(len(lines) - 1) if is_double(lines[at].text, lines[at + 1].text)]
    if len(starts) < 2:
        return None
    for at in range(starts[0] + 3, len(lines)):
        line = lines[at]
        is_alone = line.is_apart and (at + 1 == len(lines) or lines[at + 1].is_apart)
        is_part = at in starts or at - 1 in starts or at - 2 in starts
        # A doubled name further on shows that the section is not over.
        is_labelled = ":" in line.text
        if (
            is_alone
            and not is_part
            and not is_labelled
            and wording.is_headline(line.text, 5)
            and not any(start > at for start in starts)
        ):
            return at
    return None


def cut_where(lines: Sequence[PageLine], position: int | None) -> tuple[list[PageLine], list[LeftOut]]:
    """Cut off what an unheard-of heading at this position starts."""
    if position is None:
        return list(lines), []
    why = f"“{lines[position].text}”"
    foreign = leave([lines[position]], f"heading of {why}") + leave(lines[position + 1 :], f"in {why}")
    return list(lines[:position]), foreign
