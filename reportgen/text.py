"""What is a piece of text once its markup is understood?

A `Line` is a tuple of runs; `Prose` is a tuple of paragraphs and lists. Neither holds HTML: whoever writes
them to a page or a slide escapes them there, once. Cutting prose into sentences keeps every character, so
that the sentences joined again are the prose.
"""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that share one appearance; `source` is the id of a source cited at this place, without text."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str | None = None
    source: str | None = None


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A flat list; nested lists are refused when the brief is loaded."""

    items: tuple[Line, ...]
    ordered: bool = False


Block = Paragraph | Bullets
Prose = tuple[Block, ...]


def line(text: str) -> Line:
    """A line of one plain run."""
    return (Run(text),)


def plain(text: Line | Prose | None) -> str:
    """The characters alone, paragraphs apart by an empty line and list items by a line break."""
    if not text:
        return ""
    return "\n\n".join([_plain_block(part) for part in as_blocks(text)])


def as_blocks(text: Line | Prose) -> Prose:
    """The same text as blocks: a line becomes one paragraph."""
    blocks = tuple([part for part in text if not isinstance(part, Run)])
    return blocks or (Paragraph(tuple([part for part in text if isinstance(part, Run)])),)


def lines(text: Line | Prose | None) -> tuple[Line, ...]:
    """Every paragraph and list item, in order."""
    found: list[Line] = []
    for block in as_blocks(text) if text else ():
        match block:
            case Paragraph(content):
                found.append(content)
            case Bullets(items):
                found.extend(items)
    return tuple(found)


def count_words(text: Line | Prose | str | None) -> int:
    """How many words a reader would count."""
    return len((text if isinstance(text, str) else plain(text)).split())


def cited(text: Line | Prose | None) -> tuple[str, ...]:
    """The ids of the sources that the text cites, in order of mention."""
    return tuple(run.source for part in lines(text) for run in part if run.source is not None)


# A full stop after one of these ends a sentence only when a word follows that opens one. Titles, Latin, months
# and the short forms of English briefs; single capitals ("U.S.", "J. Smith") are recognised by shape.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt st jr sr vs etc inc ltd co corp ed eds cf al approx dept est "
    "c ca jan feb mar apr jun jul aug sept sep oct nov dec e.g i.e a.m p.m".split()
)
# These are short forms only before a number: "No. 1", but "He said no."
_BEFORE_NUMBER = frozenset("no nos art sec ch fig vol".split())
_SENTENCE_OPENERS = frozenset(
    "The A An It Its He She They We This That These Those In On At But And If When While After Before As For "
    "By From With Even Until Since Although Meanwhile However Nobody None There".split()
)
_CAPITALS = re.compile(r"[A-ZА-Я](\.[A-ZА-Я])*")
_BOUNDARY = re.compile(r"""[.!?…]["'”’»)\]]*\s+(?=["'“‘«(\[]*[A-Z0-9À-ÞŠŽĀ-ŽА-ЯІЎΑ-Ω])""")
_BEFORE_STOP = re.compile(r"(\S+)$")


def sentences(content: Line) -> tuple[Line, ...]:
    """Cut a line after each sentence; joined again the parts are the line, less white space at the cuts."""
    text = plain(content)
    cuts = [match.end() for match in _BOUNDARY.finditer(text) if _ends_sentence(text, match.start())]
    edges = [0, *cuts, len(text)]
    parts = (strip(cut(content, start, end)) for start, end in itertools.pairwise(edges))
    return tuple(part for part in parts if plain(part))


def _ends_sentence(text: str, stop: int) -> bool:
    if text[stop] != ".":
        return True
    before = _BEFORE_STOP.search(text[:stop])
    if before is None:
        return False
    word = before.group(1).lstrip("\"'“‘«([")
    following = text[stop + 1 :].lstrip("\"'”’»)] ").split(" ", 1)[0]
    if word.casefold() in _BEFORE_NUMBER:
        return not following[:1].isdigit()
    if word.casefold() in _ABBREVIATIONS or _CAPITALS.fullmatch(word):
        return following in _SENTENCE_OPENERS
    return True


def cut(content: Line, start: int, end: int) -> Line:
    """The runs between two character positions of the line; citations stay with the character before them."""
    kept: list[Run] = []
    position = 0
    for run in content:
        run_end = position + len(run.text)
        if run.source is not None and (start < position <= end or position == start == 0):
            kept.append(run)
        elif run.text and position < end and run_end > start:
            kept.append(replace(run, text=run.text[max(0, start - position) : end - position]))
        position = run_end
    return tuple(kept)


def strip(content: Line) -> Line:
    """The line without white space at its ends."""
    text = plain(content)
    lead, tail = len(text) - len(text.lstrip()), len(text.rstrip())
    if (lead, tail) == (0, len(text)):
        return content
    return cut(content, lead, tail)


def join(parts: Iterable[Line], between: str = " ") -> Line:
    """Lines set one after the other."""
    joined: list[Run] = []
    for part in parts:
        if joined and part:
            joined.append(Run(between))
        joined.extend(part)
    return tuple(joined)


def _plain_block(block: Block) -> str:
    match block:
        case Paragraph(content):
            return "".join([run.text for run in content])
        case Bullets(items):
            return "\n".join("".join(run.text for run in item) for item in items)


def is_right_to_left(language: str) -> bool:
    """Whether texts in a language run from right to left."""
    return language.split("-")[0].lower() in _RIGHT_TO_LEFT
