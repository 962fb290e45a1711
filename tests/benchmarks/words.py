"""The words of a brief as others take them: Markdown for pandoc and Marp, HTML and slides for a plain script.

Everything a brief says, under headings, without any looks.
"""

import html
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportgen.brief.facts import facts
from reportgen.brief.load import load

SLIDE_LINES = 6


class Chapter(NamedTuple):
    """A heading and the texts under it."""

    heading: str
    texts: tuple[str, ...]


def chapters(file: Path) -> tuple[str, tuple[Chapter, ...]]:
    """The title of a brief and everything it says."""
    told = dict(facts(load(file)))
    title = str(told.pop("title"))
    parts = (Chapter(name, tuple(_texts(value))) for name, value in told.items())
    return title, tuple(part for part in parts if part.texts)


def page(file: Path) -> str:
    """One HTML document in a browser's own looks."""
    title, parts = chapters(file)
    body = "".join(
        f"<h2>{html.escape(part.heading)}</h2>" + "".join(f"<p>{html.escape(text)}</p>" for text in part.texts)
        for part in parts
    )
    return f"<!DOCTYPE html><html lang=en><title>{html.escape(title)}</title><h1>{html.escape(title)}</h1>{body}"


def document(file: Path) -> str:
    """Markdown for a document."""
    title, parts = chapters(file)
    body = "\n\n".join(f"# {part.heading}\n\n" + "\n\n".join(map(_escaped, part.texts)) for part in parts)
    return f"---\ntitle: '{title.replace(chr(39), chr(39) * 2)}'\n---\n\n{body}\n"


def slides(file: Path) -> tuple[str, tuple[Chapter, ...]]:
    """The same on slides, as many as it takes."""
    title, parts = chapters(file)
    return title, tuple(
        Chapter(part.heading, part.texts[start : start + SLIDE_LINES])
        for part in parts
        for start in range(0, len(part.texts), SLIDE_LINES)
    )


def slide_document(file: Path, *, is_marp: bool = False) -> str:
    """Markdown for slides: a heading and a list each."""
    title, pages = slides(file)
    told = [f"## {page.heading}\n\n" + "\n".join(f"- {_escaped(text)}" for text in page.texts) for page in pages]
    if is_marp:
        return "---\nmarp: true\n---\n\n# " + _escaped(title) + "\n\n---\n\n" + "\n\n---\n\n".join(told) + "\n"
    return f"---\ntitle: '{title.replace(chr(39), chr(39) * 2)}'\n---\n\n" + "\n\n".join(told) + "\n"


def _texts(value: object) -> Iterator[str]:
    match value:
        case None:
            return
        case dict():
            for each in value.values():
                yield from _texts(each)
        case list() | tuple():
            for each in value:
                yield from _texts(each)
        case _:
            yield " ".join(str(value).split())


def _escaped(text: str) -> str:
    for mark in "\\`*_{}[]<>#$@|~^":
        text = text.replace(mark, f"\\{mark}")
    return text
