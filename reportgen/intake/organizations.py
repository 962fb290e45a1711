"""Which organizations are involved, what are they, where do they stand and why do they matter?

The lines of an entry are told apart by form: the type is no sentence, the status is labelled, the description
is made of sentences. Any but the name may be missing.
"""

from collections.abc import Sequence

from reportgen.intake import entries, people, wording
from reportgen.intake.entries import Reading
from reportgen.intake.lines import PageLine, leave

_LABELS = entries.labels(
    name="name;organization;organisation",
    type="type;kind;category;type of organization;type of organisation;sector",
    status="status;current status;position;stance;role in this matter",
    description="description;why it matters;about;details;relevance;role",
)


def read(lines: Sequence[PageLine]) -> Reading:
    """Read the organizations of a section."""
    reading = Reading()
    groups = entries.joined(entries.boxed(lines, _LABELS.is_label), _LABELS, opening=("name",))
    if groups is None:
        kept, foreign = entries.cut_where(lines, entries.breaks_doubling(lines))
        reading.left_out += foreign
        groups = _by_name(kept)
    has_labels = any((found := _LABELS.find(line)) and found[0] == "status" for line in lines)
    for group in groups:
        _add(reading, group, has_labels=has_labels)
    return reading


def _add(reading: Reading, group: Sequence[PageLine], *, has_labels: bool) -> None:
    entry, rest = entries.take(entries.without_doubles(group), _LABELS)
    rest = [line for line in rest if not entries.is_number(line.text)]
    if "name" not in entry:
        if not rest:
            reading.left_out += leave(group, "an organization without a name")
            return
        entry["name"], rest = people.name_of(rest, has_role="type" in entry)
    if rest and "type" not in entry and not wording.is_sentence(rest[0].text):
        entry["type"], rest = rest[0].text, rest[1:]
    if not has_labels and (cut := people.split_role(entry.get("type", "")))[1]:
        entry["type"], entry["status"] = cut
    described = [entry["description"]] if "description" in entry else []
    entry["description"] = "\n\n".join(described + [line.text for line in rest])
    reading.add({key: entry.get(key, "") for key in ("name", "type", "status", "description")})


def _by_name(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """Cut plain text where a name starts: one that is doubled, or a line that is no sentence after one that is."""
    doubled = {at for at in range(len(lines) - 1) if entries.is_double(lines[at].text, lines[at + 1].text)}
    groups: list[list[PageLine]] = []
    for at, line in enumerate(lines):
        if not groups or _starts(line, groups[-1], at in doubled):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _starts(line: PageLine, group: list[PageLine], is_doubled: bool) -> bool:
    last = group[-1]
    if entries.is_double(last.text, line.text):
        return False
    if is_doubled:
        return True
    found = _LABELS.find(line)
    if found and (found[0] != "name" or found[1]):
        return found[0] == "name"
    body = entries.without_doubles(group)
    if len(body) == 1 or _LABELS.is_label(last.text) or wording.is_sentence(line.text):
        return False
    # After the description, or after a status that nothing follows, a line that is no sentence names the next.
    return wording.is_sentence(last.text) or (len(body) > 1 and line.is_apart and _is_complete(body))


def _is_complete(body: list[PageLine]) -> bool:
    return len(body) >= 2 and any(_LABELS.find(line) for line in body)
