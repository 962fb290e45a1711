"""How is a draft written so that an author likes to edit it?

Plain scalars where YAML allows them, quotes where it does not, folded blocks for long lines and literal blocks
for several paragraphs. The loader types nothing, so `430+`, `NO` and `3.10` stand without quotes. What is
special to Markdown is escaped: the words stay the page's own.
"""

import re
from collections.abc import Sequence

import yaml

from reportgen.brief import fuzzydate, markup, schema
from reportgen.intake import source
from reportgen.intake.draft import Draft
from reportgen.intake.entries import Entry
from reportgen.intake.lines import LeftOut

WIDTH = 100

_OPENING = """\
# Imported from a web page; the words are the page's own. Text fields take Markdown: *emphasis*, [links](https://...)
# and [^s1] to cite a source. Say as much more as you know: bottom_line, author, date, as_of, edition, marking, tags.
"""
_HINTS = {
    "indicators": """\
# Optional in each: as_of: 2025-12-13, sources: [s1], target, takeaway, series: [{date: 2024, value: 52}, ...].
""",
    "people": "# Optional in each: side (the camp), photo: images/name.jpg and alt (what the photo shows).\n",
    "organizations": "# Optional in each: lever, what it can do that others cannot.\n",
    "timeline": """\
# A date is 2025-12-13, 2025-12, 2025, 2025-Q3, 1998~ or “June 2024”. With key: true an event stays in short formats.
""",
    "scenarios": """\
# Optional in each: likelihood (unlikely, likely, 55–80%), impact (limited, moderate, serious, severe), horizon,
# signposts: [{watch: ..., state: not seen, date: 2026-03}] and would_change.
""",
    "sources": "# Cited as [^s1] in any text. Optional in each: publisher, url, published and accessed.\n",
}
_UNDATED = """\
# The page gives no dates. Add to an event what you know: date: 2025-12-13, 2025-12, 2025, 2025-Q3, 1998~ or
# “June 2024”. With key: true it stays in short formats.
"""
_NO_SOURCES = """
# Sources can be added like this and cited as [^s1] in any text:
# sources:
#   - id: s1
#     title: The title of the publication
#     publisher: Who published it
#     url: https://example.org/
#     published: 2025-12-13
"""
_AS_TYPED = frozenset({"value", "category", "id", "url"})
# A word that Markdown would take for a bullet or a number when it opens a line.
_MARKER = re.compile(r"\\?[-+*]|\d+\\?[.)]")


def write(draft: Draft, left_out: Sequence[LeftOut] = ()) -> str:
    """Write the source of a brief."""
    parts = [f"{schema.modeline(source.SCHEMA)}\n{_OPENING}"]
    no_title = "# The page has no title; a brief needs one.\ntitle:\n"
    head = _field("title", markup.escape(draft.title)) if draft.title else no_title
    if draft.dek:
        head += _field("dek", markup.escape(draft.dek))
    parts.append(head)
    page = "".join(_field(key, value) for key, value in (("language", draft.language), ("link", draft.link)) if value)
    parts += [page] if page else []
    if draft.overview:
        parts.append(_field("overview", markup.escape("\n\n".join(draft.overview)), is_literal=True))
    else:
        parts.append("# The page has no overview; a brief needs one.\noverview:\n")
    parts += [_section(name, found) for name, found in draft.sections.items() if found]
    text = "\n".join(parts)
    if not draft.sections.get("sources"):
        text += _NO_SOURCES
    return text + _remainder(left_out)


def _section(name: str, found: Sequence[Entry]) -> str:
    is_undated = name == "timeline" and not any("date" in entry for entry in found)
    hint = _UNDATED if is_undated else _HINTS.get(name, "")
    return f"{hint}{name}:\n" + "".join(_item(entry) for entry in found)


def _item(entry: Entry) -> str:
    fields = "".join(_field(key, text, indent=4) for key, text in _spelt(entry))
    return "  - " + fields[4:]


def _spelt(entry: Entry) -> list[tuple[str, str]]:
    """The fields as they are spelt in the source: dates twice when they are printed otherwise, text escaped."""
    spelt: list[tuple[str, str]] = []
    for key, text in entry.items():
        if key == "date":
            spelt += _date(text)
        elif key in _AS_TYPED:
            spelt.append((key, text))
        else:
            spelt.append((key, markup.escape(text)))
    return spelt


def _date(text: str) -> list[tuple[str, str]]:
    try:
        printed = fuzzydate.parse(text).printed
    except ValueError:
        return [("display_date", text)]
    return [("date", text)] if printed == text else [("date", text), ("display_date", text)]


def _field(key: str, text: str, *, indent: int = 0, is_literal: bool = False) -> str:
    pad = " " * indent
    if is_literal or "\n" in text:
        body = "\n\n".join(_wrap(paragraph, indent + 2) for paragraph in text.split("\n\n"))
        return f"{pad}{key}: |-\n{body}\n"
    inline = _scalar(text)
    if inline and len(pad) + len(key) + 2 + len(inline) <= WIDTH:
        return f"{pad}{key}: {inline}\n"
    return f"{pad}{key}: >-\n{_wrap(text, indent + 2)}\n"


def _wrap(text: str, indent: int) -> str:
    """Break at spaces; a word that Markdown would take for a bullet never opens a line."""
    pad, rows = " " * indent, [""]
    for word in text.split(" "):
        is_full = len(pad) + len(rows[-1]) + 1 + len(word) > WIDTH
        if rows[-1] and is_full and not _MARKER.fullmatch(word):
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}" if rows[-1] else word
    return "\n".join(pad + row for row in rows)


def _scalar(text: str) -> str | None:
    """The text on one line: bare, in double quotes or in single ones; None when none of these gives it back."""
    quoted = text.replace("'", "''")
    candidates = [text, f'"{text}"'] if "\\" not in text and '"' not in text else [text]
    return next((each for each in [*candidates, f"'{quoted}'"] if _reads_as(each, text)), None)


def _reads_as(scalar: str, text: str) -> bool:
    """Whether YAML reads exactly the text as the value of a key, without anchors, aliases or tags."""
    try:
        events = list(yaml.parse(f"- key: {scalar}\n", Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return False
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    is_one_pair = len(events) == _EVENTS_OF_ONE_PAIR and [event.value for event in scalars] == ["key", text]
    return is_one_pair and scalars[1].anchor is None and scalars[1].tag is None


# Stream, document, sequence and mapping open and close around the key and its value.
_EVENTS_OF_ONE_PAIR = 10


def _remainder(left_out: Sequence[LeftOut]) -> str:
    """What the page says beyond its sections and the site's own lines, as comments to copy from."""
    worth = [each for each in left_out if not each.is_chrome]
    if not worth:
        return ""
    rows = [f"#   {each.text}" for each in worth]
    return "\n".join(["", "# The page also says, in no place that a brief has:", *rows, ""])
