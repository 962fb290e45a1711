"""What does the page rest on?

A source is a line: its title, with a link when the page has one. Ids are given in order: s1, s2, ...
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from reportgen.intake import entries
from reportgen.intake.entries import Entry, Reading
from reportgen.intake.lines import PageLine, leave

_ADDRESS = re.compile(r"[(<\[]?(https?://[^\s<>()\[\]\"]+[^\s<>()\[\]\".,;:])[)>\]]?")
_NUMBER = re.compile(r"^(?:\[\d{1,3}\]|\(?\d{1,3}[.)])\s+")


def read(lines: Sequence[PageLine]) -> Reading:
    """Read the sources of a section."""
    reading = Reading()
    for line in lines:
        entry = _source(line)
        if "title" not in entry and "url" in entry and reading.entries and "url" not in reading.entries[-1]:
            # An address on a line of its own belongs to the title above it.
            reading.entries[-1]["url"] = entry["url"]
        elif entry:
            entry.setdefault("title", entry.get("url", ""))
            reading.add({"id": f"s{len(reading.entries) + 1}", **entry})
        elif not entries.is_number(line.text):
            reading.left_out += leave([line], "a source without a title")
    return reading


def _source(line: PageLine) -> Entry:
    entry: Entry = {}
    text = _NUMBER.sub("", line.text)
    address = _ADDRESS.search(text)
    title = _ADDRESS.sub("", text).strip(" –—-:,;|").removesuffix(" .") if address else text
    if title and not entries.is_number(title):
        entry["title"] = " ".join(title.split())
    link = address.group(1) if address else line.link
    if link and _is_web_address(link):
        entry["url"] = link
    return entry


def _is_web_address(link: str) -> bool:
    parts = urlsplit(link)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\\\"<>`]", link)
