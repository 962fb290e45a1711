"""Who is involved, and which part of the line under a name is the office and which what the person does now?

The last balanced bracket at the end of the line is the status, unless it only qualifies the office: an
acronym or party ("(UNEP)", "(S&D)", "(D-NY)", "(Labour)"), a tenure ("(since 2022)", "(2017–2021)") or a word
or two in small letters ("(acting)", "(ad interim)"). A status is worded as an act: it opens with a capital
and has several words, or is a single participle such as "(Imprisoned)".
"""

import re
from collections.abc import Sequence

from reportgen.intake import dates, entries, wording
from reportgen.intake.entries import Reading
from reportgen.intake.lines import PageLine, leave

_LABELS = entries.labels(
    name="name;person",
    role="role;position;title;office;function;job;role/position;affiliation",
    status="status;current status;status/role;what they are doing;involvement;stance",
)
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z0-9&./’'–-]{2,12}")
_PARTY = re.compile(r"[DRI][-–—][A-Z][A-Za-z.]+")
_TENURE = re.compile(
    r"(?:since|until|till|from|through|as of|for|in|elected|appointed|term|b\.|born|d\.|died)\b.*\d.*", re.IGNORECASE
)
_BODY = re.compile(r".*\b(?:party|administration|coalition|caucus|bloc|plan|faction|wing|group)", re.IGNORECASE)
_STATE_WORDS = frozenset(
    "incumbent dead missing free active candidate defendant plaintiff witness fugitive mediator nominee ousted killed "
    "unknown undecided neutral silent absent ill hospitalized opposed independent underground pending".split()
)


def split_role(text: str) -> tuple[str, str]:
    """Tell the office from the status; either may be empty."""
    cut = wording.closing_bracket(text)
    if cut is None:
        return text, ""
    role, inside = cut
    if not role:
        return "", inside
    return (text, "") if _is_qualifier(inside) else (role, inside)


def _is_qualifier(inside: str) -> bool:
    words = inside.split()
    if dates.is_date(inside) or _TENURE.fullmatch(inside) or _PARTY.fullmatch(inside):
        return True
    if len(words) == 1 and _ACRONYM.fullmatch(inside):
        return True
    if inside[0].islower() and len(words) <= 2:
        return True
    if len(words) == 1:
        word = inside.casefold()
        return not (word.endswith(("ed", "ing")) or word in _STATE_WORDS)
    return len(words) <= 4 and bool(_BODY.fullmatch(inside)) and not words[0].endswith(("ing", "ed", "s"))


def read(lines: Sequence[PageLine]) -> Reading:
    """Read the people of a section."""
    reading = Reading()
    groups = entries.joined(entries.boxed(lines, _LABELS.is_label), _LABELS, opening=("name",))
    if groups is None:
        kept, foreign = entries.cut_where(lines, entries.breaks_doubling(lines))
        reading.left_out += foreign
        groups = _by_name(kept)
    for group in groups:
        _add(reading, group)
    return reading


def _add(reading: Reading, group: Sequence[PageLine]) -> None:
    entry, rest = entries.take(entries.without_doubles(group), _LABELS)
    if "name" not in entry:
        if not rest:
            reading.left_out += leave(group, "a person without a name")
            return
        entry["name"], rest = name_of(rest, has_role="role" in entry)
    bare = [line for line in rest if not entries.is_number(line.text)]
    if bare and "role" not in entry:
        entry["role"], bare = bare[0].text, bare[1:]
    if "status" not in entry:
        role, status = split_role(entry.get("role", ""))
        if status:
            entry["role"], entry["status"] = role, status
        elif bare:
            _, inside = wording.closing_bracket(bare[0].text) or ("", "")
            entry["status"] = inside if bare[0].text.startswith("(") and inside else bare[0].text
            bare = bare[1:]
    reading.add({key: entry.get(key, "") for key in ("name", "role", "status")}, bare)


_ONE_LINE = re.compile(r"^(.{2,60}?)\s*(?:\s[-–—|]\s|[:：]\s|—)\s*(\S.*)$")

_WITH_COMMA = re.compile(r"^([^\s,]+(?: [^\s,]+){0,4}), (?!(?:Jr|Sr|II|III|PhD|KC|KCB|MP|CBE|OBE|Esq)\b)(\S.*)$")


def name_of(rest: list[PageLine], *, has_role: bool) -> tuple[str, list[PageLine]]:
    """The name, and the lines that remain; an entry of one line holds the office too."""
    first = rest[0]
    if len(rest) == 1 and not has_role:
        if len(first.cells) > 1:
            remainder = first.cells[1].lstrip(" ,:;–—-|")
            return first.cells[0].rstrip(" ,:;–—-"), [entries.with_text(first, remainder)] if remainder else []
        if match := _ONE_LINE.match(first.text):
            return match.group(1), [entries.with_text(first, match.group(2))]
        if match := _WITH_COMMA.match(first.text):
            return match.group(1), [entries.with_text(first, match.group(2))]
    return first.text, rest[1:]


def _by_name(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """Cut plain text where a name starts: one that is doubled, or the line after a finished entry."""
    if all(line.is_item for line in lines) or _are_one_liners(lines):
        return [[line] for line in lines]
    doubled = {
        position
        for position in range(len(lines) - 1)
        if entries.is_double(lines[position].text, lines[position + 1].text)
    }
    groups: list[list[PageLine]] = []
    for position, line in enumerate(lines):
        if not groups or _starts(lines, position, groups[-1], doubled):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _are_one_liners(lines: Sequence[PageLine]) -> bool:
    """Whether each line names somebody and goes on to the office."""
    if len(lines) < 2 or not any(line.text.endswith(")") for line in lines):
        return False
    return all(_ONE_LINE.match(line.text) or len(line.cells) > 1 for line in lines) or all(
        _WITH_COMMA.match(line.text) for line in lines
    )


def _starts(lines: Sequence[PageLine], position: int, group: list[PageLine], doubled: set[int]) -> bool:
    line = lines[position]
    if entries.is_double(group[-1].text, line.text):
        return False
    if position in doubled:
        return True
    found = _LABELS.find(line)
    if found:
        return found[0] == "name"
    body = entries.without_doubles(group)
    if len(body) == 1 or _LABELS.is_label(group[-1].text):
        return False
    has_status = any(_LABELS.find(each) for each in body) or bool(split_role(body[1].text)[1])
    if line.text.startswith("(") and not has_status:
        return False
    return has_status or len(body) > 2 or line.is_apart or not _is_status_like(lines, position)


def _is_status_like(lines: Sequence[PageLine], position: int) -> bool:
    """Whether an unmarked line under an office goes on about the same person rather than naming the next."""
    words = lines[position].text.split()
    small = [
        word
        for word in words
        if word[0].islower() and word not in ("de", "van", "von", "der", "bin", "al", "el", "da", "and")
    ]
    return len(words) > 5 or bool(small) or wording.is_sentence(lines[position].text)
