"""Which of the author's characters are markup, and what does it mean?

A small part of CommonMark: emphasis, links, backslash escapes, flat lists and paragraphs, and `[^id]` to cite
a source. Everything else of Markdown (headings, code, tables, quotations, entities) is not interpreted and
prints as typed. HTML, images, nested lists and links to anything but the web and mail are refused. A number
opens a list only when it is 1: "2021. A year of ..." is a sentence, and its number must not vanish.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reportgen import text as rich
from reportgen.text import Block, Bullets, Line, Paragraph, Prose, Run

SCHEMES = ("http", "https", "mailto")

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_FOLD = re.compile(r"[^\S\n]*\n[^\S\n]*")
_CITATION = re.compile(r"\[\^([^\[\]\n]*)\]")
_IDENTIFIER = re.compile(r"[\w-]+")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*|/)?>|<(!--|!\[CDATA\[|!(?i:doctype)\b|\?)")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
# Spaces, controls, joiners and directions.
_INKLESS = ("Zs", "Zl", "Zp", "Cc", "Cf")
_NUMBER = re.compile(r"\d+(?=[.)])")
_SPECIAL = re.compile(r"[\\*_\[\]<]|!(?=\[)")
_LIST_MARKER = re.compile(r"^([^\S\n]*)([-+](?=[^\S\n]|$)|\d+(?=[.)](?:[^\S\n]|$)))", re.MULTILINE)


class MarkupError(ValueError):
    """Markup that we refuse: for each piece the author's own spelling, to find its place by, and what is wrong."""

    def __init__(self, refusals: Mapping[str, str]) -> None:
        super().__init__("; ".join(refusals.values()))
        self.refusals = dict(refusals)


def parse_plain(value: str) -> str:
    """One line without markup; a line break in it counts as a space."""
    plain = _FOLD.sub(" ", _one_paragraph(value))
    _refuse_blank((rich.line(plain),))
    return plain


def parse_line(value: str) -> Line:
    """One line with emphasis, links and source references; a line break in it counts as a space."""
    refusals: dict[str, str] = {}
    (inline,) = _reader().parseInline(_one_paragraph(value), {"refusals": refusals})
    line = _line(inline, refusals)
    if refusals:
        raise MarkupError(refusals)
    _refuse_blank((line,))
    return line


def parse_prose(value: str) -> Prose:
    """Paragraphs and flat lists."""
    refusals: dict[str, str] = {}
    blocks = tuple(_blocks(iter(_reader().parse(value.strip(), {"refusals": refusals})), refusals))
    if refusals:
        raise MarkupError(refusals)
    _refuse_blank(rich.lines(blocks))
    return blocks


def _refuse_blank(lines: Iterable[Line]) -> None:
    """A line that nobody sees: citations alone, a link around nothing, spaces of no width."""
    for line in lines:
        if all(unicodedata.category(char) in _INKLESS for char in rich.plain(line)):
            raise MarkupError(
                {"": "there are no words in it; write some: a citation alone, an empty link or a space shows nothing"}
            )


def parse_link(value: str) -> str:
    """An http, https or mailto address."""
    address = value.strip()
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES:
        there = f"“{parts.scheme}:”" if parts.scheme else f"“{address[:60]}”"
        fault = f"{there} is not where a link may lead; write https://…, http://… or mailto:…"
    elif any(character.isspace() or character in '\\"<>`' for character in address):
        fault = f"the address “{address[:60]}” holds a space, a quote or a backslash; delete or encode it"
    elif not (parts.path.count("@") == 1 if parts.scheme == "mailto" else parts.hostname):
        fault = f"the address “{address[:60]}” names nobody; write https://… or mailto:name@…"
    else:
        return address
    raise MarkupError({address: fault})


def escape(value: str) -> str:
    """Spell plain text so that it means itself, with as few backslashes as that takes.

    `parse_line` gives one line back unchanged, `parse_prose` paragraphs that an empty line separates.
    """
    if _means_itself(value):
        return value
    return _LIST_MARKER.sub(_escape_marker, _SPECIAL.sub(r"\\\g<0>", value))


def _escape_marker(match: re.Match[str]) -> str:
    space, marker = match.groups()
    return f"{space}{marker}\\" if marker.isdigit() else f"{space}\\{marker}"


def _means_itself(value: str) -> bool:
    paragraphs = [_FOLD.sub(" ", part) for part in _BLANK_LINE.split(value.strip())]
    as_typed = tuple(Paragraph(rich.line(part)) for part in paragraphs if part)
    try:
        is_prose = parse_prose(value) == as_typed
        return is_prose and (len(as_typed) != 1 or parse_line(value) == as_typed[0].line)
    except ValueError:
        return False


def _one_paragraph(value: str) -> str:
    text = value.strip()
    if _BLANK_LINE.search(text):
        raise MarkupError({"": "there is an empty line in it; this field is a single line; join its parts"})
    return text


@functools.cache
def _reader() -> MarkdownIt:
    """The Markdown reader with our few rules; made on first use, for it compiles expressions."""
    reader = MarkdownIt("zero").enable(["list", "newline", "escape", "emphasis", "link", "text_join"])
    reader.block.ruler.at("list", _list_from_one, {"alt": ["paragraph", "reference", "blockquote"]})
    reader.inline.ruler.before("link", "citation", _citation)
    reader.inline.ruler.before("link", "refused", _refused)
    # Addresses reach `parse_link` as typed, which refuses aloud what markdown-it would print as text.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return reader


def _list_from_one(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list, unless its first number is not 1; a line further left than its block is a later item."""
    number = _NUMBER.match(state.src, state.bMarks[start] + state.tShift[start])
    if number and number.group() != "1" and state.sCount[start] >= state.blkIndent:
        return False
    return list_block(state, start, end, silent)


def _citation(state: StateInline, silent: bool) -> bool:
    """`[^id]`."""
    match = _CITATION.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not _IDENTIFIER.fullmatch(match.group(1)):
        fault = f"“{match.group()}” cites no source; an id is letters, digits, - and _, as in [^s1]"
        state.env["refusals"][match.group()] = fault
    elif not silent:
        state.push("citation", "", 0).content = match.group(1)
    state.pos = match.end()
    return True


def _refused(state: StateInline, silent: bool) -> bool:
    """HTML and images; a closing tag goes without saying."""
    refusals: dict[str, str] = state.env["refusals"]
    if match := _TAG.match(state.src, state.pos, state.posMax):
        tag = match.group()
        if not (tag.startswith("</") and any(each.startswith(f"<{match.group(1)}") for each in refusals)):
            cure = "use Markdown, or write \\< for the character"
            refusals[tag] = f"“{tag[:60]}” is HTML, which is not allowed; {cure}"
    elif match := _IMAGE.match(state.src, state.pos, state.posMax):
        refusals[match.group()] = f"“{match.group()[:60]}” is an image; images go in the field `photo` of a person"
    if match:
        state.pos = match.end()
    return match is not None


def _blocks(tokens: Iterator[Token], refusals: dict[str, str]) -> Iterator[Block]:
    for token in tokens:
        if token.type == "inline":
            yield Paragraph(_line(token, refusals))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            is_ordered = token.type == "ordered_list_open"
            yield Bullets(tuple(_items(tokens, refusals, is_ordered=is_ordered)), is_ordered)


def _items(tokens: Iterator[Token], refusals: dict[str, str], *, is_ordered: bool) -> Iterator[Line]:
    """The items of the list that has just been opened, up to its end."""
    depth, number, marker = 1, 0, ""
    contents: list[Token] = []
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
                if depth == 0:
                    return
            case "list_item_open" if depth == 1:
                contents, expected = [], number + 1
                number = int(token.info) if is_ordered else expected
                # All ones is Markdown's way to leave the counting to the program.
                if number not in (1, expected):
                    cure = f"count 1, 2, 3, or write {number}\\. for a sentence"
                    refusals[f"{number}{token.markup}"] = f"the numbers of a list jump to {number}; {cure}"
            case "inline":
                contents.append(token)
                fault = "there is a list inside a list" if depth > 1 else "an item of a list has two paragraphs"
                if len(contents) > 1:
                    snippet = marker + token.content.split("\n", 1)[0]
                    refusals[snippet] = f"{fault}; allowed: flat lists, each item one paragraph"
                marker = ""
            case "list_item_open":
                marker = f"{token.info}{token.markup} "
            case "list_item_close" if depth == 1 and contents:
                yield _line(contents[0], refusals)
            case "list_item_close" if depth == 1:
                refusals[""] = "an item of a list is empty; write something or delete it"


def _line(inline: Token, refusals: dict[str, str]) -> Line:
    """The runs of an inline token; neighbours that look the same become one."""
    runs: list[Run] = []
    strong = emphasis = 0
    href: str | None = None
    for token in inline.children or ():
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                href = _href(token, refusals)
            case "link_close":
                href = None
            case "citation":
                runs.append(Run("", source=token.content))
            case _:
                text = " " if token.type in ("softbreak", "hardbreak") else token.content
                _append(runs, Run(text, strong > 0, emphasis > 0, href))
    return tuple(runs)


def _append(runs: list[Run], run: Run) -> None:
    if not run.text:
        return
    if runs and runs[-1].source is None and replace(runs[-1], text=run.text) == run:
        run = replace(run, text=runs.pop().text + run.text)
    runs.append(run)


def _href(token: Token, refusals: dict[str, str]) -> str | None:
    address = str(token.attrs["href"])
    if "title" in token.attrs:
        refusals[address] = f"the link to “{address[:60]}” has a title, which is not printed; put the words in the text"
    try:
        return parse_link(address)
    except MarkupError as error:
        refusals.update(error.refusals)
        return None
