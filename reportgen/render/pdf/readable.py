"""Can everybody read what the templates made?

Asked of the HTML before anything is laid out, because a designer's slip would only show in a screen reader: a
picture without words, a heading that skips a level, a table's header without scope, something in a link that
WeasyPrint leaves outside it, a structure type that there is not. PDF/UA-1 (ISO 14289-1) asks for all of them.
"""

from collections.abc import Iterator
from typing import Any

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# What `tags` can make of an element.
_TAGS = ("Artifact", "Lbl", "Note", "Reference", "TOC", "TOCI")


def check(root: Any) -> tuple[str, ...]:
    """Everything in a document's tree that somebody could not read."""
    return tuple(message for rule in _RULES for message in rule(root))


def _language(root: Any) -> Iterator[str]:
    if not root.get("lang"):
        yield "<html> does not say in which language the text is; give it lang"


def _pictures(root: Any) -> Iterator[str]:
    for each in root.iter("img"):
        if not (each.get("alt") or "").strip():
            yield f"<img src={each.get('src')!r}> has no alt; ornament belongs in a style sheet"


def _headings(root: Any) -> Iterator[str]:
    before = 0
    for each in root.iter():
        level = _HEADINGS.get(each.tag)
        if level is None:
            continue
        if level > before + 1:
            above = f"<h{before}>" if before else "nothing"
            yield f"<h{level}> “{_words(each)}” follows {above}; a level is skipped"
        before = level


def _headers(root: Any) -> Iterator[str]:
    for each in root.iter("th"):
        if each.get("scope") not in ("row", "col"):
            yield f"<th> “{_words(each)}” needs scope, row or col"


def _links(root: Any) -> Iterator[str]:
    for each in root.iter("a"):
        if len(each):
            yield f"<a> “{_words(each)}” holds an element; a link holds text alone"


def _tags(root: Any) -> Iterator[str]:
    for each in root.iter():
        tag = each.get("data-tag")
        if tag is not None and tag not in _TAGS:
            yield f'data-tag="{tag}" is none of {", ".join(_TAGS)}'
        if tag == "Note" and not each.get("id"):
            yield f'data-tag="Note" “{_words(each)}” needs an id'


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


_RULES = (_language, _pictures, _headings, _headers, _links, _tags)
