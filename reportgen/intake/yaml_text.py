"""How is a draft written so that an author likes to edit it?

Plain scalars where YAML allows them, quotes where it does not, folded blocks for long lines and literal blocks
for several paragraphs. The loader types nothing, so `430+`, `NO` and `3.10` stand without quotes. What is
special to Markdown is escaped: the words stay the page's own.
"""

import re
from collections.abc import Sequence

import yaml

from reportgen.brief import fuzzydate, markup
from reportgen.intake.draft import Draft
from reportgen.intake.entries import Entry
from reportgen.intake.lines import LeftOut

WIDTH = 100

_MODELINE = "# yaml-language-server: $schema=brief.schema.json"
_OPENING = """\
# Imported from a web page; the words are the page's own. Text fields take Markdown: *emphasis*, [links](https://...)
# and [^s1] to cite a source. Say as much more as you know: bottom_line, author, date, as_of, edition, marking, tags.
"""
_HINTS = {
    "indicators": "Each may also say as_of: 2025-12-13, sources: [s1], target, takeaway, and series: [{date: 2024, value: 52}, ...].",
    "people": "Each may also say side (the camp), photo: images/name.jpg and alt (what the photo shows).",
    "organizations": "Each may also say lever: what it can do that others cannot.",
    "timeline": "date takes 2025-12-13, 2025-12, 2025-Q3, 1998~ or “June 2024”; key: true keeps an event in short formats.",
    "scenarios": "Each may also say likelihood (unlikely, likely, 55–80%), impact (limited, moderate, serious, severe),\n"
    "# horizon, signposts: [{watch: ..., state: not seen, date: 2026-03}] and would_change.",
    "precedents": None,
    "sources": "Cite one as [^s1] in a text. Each may also say publisher, url, published and accessed.",
}
_NO_SOURCES = """
# Sources can be added like this and cited as [^s1] in any text:
# sources:
#   - id: s1
#     title: The title of the publication
#     publisher: Who published it
#     url: https://example.org/
#     published: 2025-12-13
"""
_UNDATED = "The page gives no dates. Add date: 2025-12-13 (or 2025-12, 2025, 2025-Q3, 1998~, “June 2024”) to an event; " "key: true\n# keeps it in short formats."
_PROSE = frozenset({"description", "what_happened", "short_term", "long_term", "relevance"})
_AS_TYPED = frozenset({"value", "category", "id", "url", "date", "display_date"})
_CHROME_WORTH_NO_COMMENT = ("in “", "heading of “", "no place", "an ", "a person", "between", "before")


def write(draft: Draft, left_out: Sequence[LeftOut] = ()) -> str:
    """Write the source of a brief."""
    parts = [f"{_MODELINE}\n{_OPENING}"]
    head = _field("title", _line(draft.title)) if draft.title else "# The page has no title; a brief needs one.\ntitle:\n"
    if draft.dek:
        head += _field("dek", _line(draft.dek))
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
    hint = _HINTS[name]
    if name == "timeline" and not any("date" in entry for entry in found):
        hint = _UNDATED
    comment = f"# {hint}\n" if hint else ""
    return f"{comment}{name}:\n" + "".join(_item(entry) for entry in found)


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
            spelt.append((key, markup.escape(text) if key in _PROSE else _line(text)))
    return spelt


def _date(text: str) -> list[tuple[str, str]]:
    try:
        printed = fuzzydate.parse(text).printed
    except ValueError:
        return [("display_date", text)]
    return [("date", text)] if printed == text else [("date", text), ("display_date", text)]


def _line(text: str) -> str:
    return markup.escape(text)


def _field(key: str, text: str, *, indent: int = 0, is_literal: bool = False) -> str:
    pad = " " * indent
    inline = _scalar(text)
    if not is_literal and "\n" not in text and inline and len(pad) + len(key) + 2 + len(inline) <= WIDTH:
        return f"{pad}{key}: {inline}\n"
    paragraphs = text.split("\n\n")
    if "\n" in text or is_literal:
        body = "\n\n".join(_wrap(paragraph, indent + 2, keep_markers=True) for paragraph in paragraphs)
        return f"{pad}{key}: |-\n{body}\n"
    return f"{pad}{key}: >-\n{_wrap(text, indent + 2)}\n"


def _wrap(text: str, indent: int, *, keep_markers: bool = False) -> str:
    """Break at single spaces; a word that Markdown would take for a bullet never opens a line."""
    pad, rows = " " * indent, [""]
    for word in text.split(" "):
        opens_list = keep_markers and _MARKER.fullmatch(word)
        if rows[-1] and len(pad) + len(rows[-1]) + 1 + len(word) > WIDTH and not opens_list:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}" if rows[-1] else word
    return "\n".join(pad + row for row in rows)


_MARKER = re.compile(r"\\?[-+*]|\d+\\?[.)]")


def _scalar(text: str) -> str | None:
    """The text on one line: bare, in double quotes or in single ones; None when none of these gives it back."""
    quoted = text.replace("'", "''")
    candidates = [text, f'"{text}"'] if "\\" not in text and '"' not in text else [text]
    return next((each for each in [*candidates, f"'{quoted}'"] if _reads_as(each, text)), None)


def _reads_as(scalar: str, text: str) -> bool:
    """Whether YAML reads exactly the text, as the value of a key and as an item, without anchors or tags."""
    if scalar[:1] in "&*!|>%@`[{" and scalar[:1] != scalar[-1:]:
        return False
    try:
        tokens = list(yaml.parse(f"- key: {scalar}\n", Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return False
    scalars = [event for event in tokens if isinstance(event, yaml.ScalarEvent)]
    is_simple = not any(isinstance(event, yaml.AliasEvent) for event in tokens) and len(tokens) == 10
    return is_simple and [event.value for event in scalars] == ["key", text] and scalars[1].anchor is None and scalars[1].tag is None


def _remainder(left_out: Sequence[LeftOut]) -> str:
    """What the page says beyond its sections and the site's own lines, as comments to copy from."""
    worth = [each for each in left_out if each.reason.startswith(_CHROME_WORTH_NO_COMMENT)]
    if not worth:
        return ""
    rows = [f"#   {each.text}" for each in worth]
    return "\n".join(["", "# The page also says, in no place that a brief has:", *rows, ""])
