"""What kind of wording is this?

Small judgements about one line of text that the whole intake shares: the same text however it was typed,
a sentence, a heading. They look at form only and know of no section.
"""

import re
import unicodedata

_QUOTES = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    }
)
# Soft hyphens, zero-width spaces and joiners, direction marks, byte order marks: no reader sees them. The two
# joiners U+200C and U+200D are letters' business in Persian, Indic scripts and emoji and are kept between them.
_INVISIBLE = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]")
_LATIN_JOINER = re.compile("(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u024f])")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»›“)\]]*$")
_ABBREVIATION_END = re.compile(
    r"(?:\b(?:[A-Z]\.)+|\b(?:Inc|Ltd|Co|Corp|etc|Jr|Sr|St|vs|No|ret|est|approx|Dr|Mr|Mrs)\.)$"
)
_OPEN = "([（{"
_CLOSED = {")": "(", "]": "[", "）": "（", "}": "{"}


def tidy(text: str) -> str:
    """The text as a reader sees it: no invisible characters, and one plain space for any run of white space."""
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return " ".join(_LATIN_JOINER.sub("", text).split())


def fold(text: str) -> str:
    """A form that is equal for texts that differ in case, quotes, dashes or white space only."""
    text = unicodedata.normalize("NFKC", tidy(text)).translate(_QUOTES).casefold()
    return re.sub("[\u2010-\u2015\u2212]", "-", text)


def is_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text)) and not _ABBREVIATION_END.search(text)


def is_headline(text: str, words: int = 8) -> bool:
    """Whether the text could head a section: a few words, a capital first, no punctuation at the end."""
    first = text.lstrip("\"'“‘«(#")[:1]
    return (
        0 < len(text.split()) <= words
        and len(text) <= 80
        and not (first.isalpha() and first.islower())
        and any(letter.isalpha() for letter in text)
        and text[-1] not in ".!…,;:)”»’"
    )


def closing_bracket(text: str) -> tuple[str, str] | None:
    """Cut off the last balanced bracket that the text ends with: what stands before it, and inside."""
    text = text.rstrip()
    end = len(text) - 1 if text.endswith((").", "].")) else len(text)
    if not text or text[end - 1] not in _CLOSED:
        return None
    depth = 0
    for position in range(end - 1, -1, -1):
        letter = text[position]
        if letter in _CLOSED:
            depth += 1
        elif letter in _OPEN:
            depth -= 1
            if depth == 0:
                inside = text[position + 1 : end - 1].strip()
                return (text[:position].rstrip(), inside) if inside else None
    return None
