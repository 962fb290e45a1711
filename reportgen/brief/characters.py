"""Which characters may stand in a brief?

Anything that can be printed. Control characters make SVG that is not XML and decks that PowerPoint repairs;
line separators other than the line feed are counted as lines by YAML but not by editors; an unclosed
bidirectional embedding turns what follows it, in another field, right to left (Unicode Annex 9, X1–X8).
"""

import re
import unicodedata
from collections.abc import Iterator

_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_EMBEDDING = frozenset("\u202a\u202b\u202d\u202e")
_END_OF_EMBEDDING = "\u202c"
_ISOLATE = frozenset("\u2066\u2067\u2068")
_END_OF_ISOLATE = "\u2069"
_BLANK_LINE = re.compile(r"\n[ \u00a0]*\n")


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Every character that cannot be printed, with its index."""
    return ((match.start(), match.group()) for match in _FORBIDDEN.finditer(text))


def without_forbidden(text: str) -> str:
    """The text of the same length with spaces for what cannot be printed."""
    return _FORBIDDEN.sub(" ", text)


def name(character: str) -> str:
    """`U+0007, a control character`."""
    point = ord(character)
    if character == "\t":
        return "a tab (U+0009)"
    if 0xD800 <= point <= 0xDFFF:
        return f"U+{point:04X}, half of a character"
    if unicodedata.category(character) == "Cc":
        return f"U+{point:04X}, a control character"
    return f"U+{point:04X}, {unicodedata.name(character, 'not a character').lower()}"


def open_embedding(text: str) -> str | None:
    """The first bidirectional control that a paragraph opens and does not close, or closes and did not open."""
    for paragraph in _BLANK_LINE.split(text):
        opened: list[str] = []
        for character in paragraph:
            if character in _EMBEDDING or character in _ISOLATE:
                opened.append(character)
            elif character in (_END_OF_EMBEDDING, _END_OF_ISOLATE):
                openers = _EMBEDDING if character == _END_OF_EMBEDDING else _ISOLATE
                if not opened or opened.pop() not in openers:
                    return character
        if opened:
            return opened[0]
    return None
