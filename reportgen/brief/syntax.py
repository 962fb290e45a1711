"""Why is this text not YAML, in words an author understands?

A YAML parser tells what it expected; an author wants to hear what to change. The usual slips are recognised
by the characters at the place of the error, never by the parser's wording. Where a slip spoils one value only,
the line comes back with a stand-in for it, so that reading can go on and find the next slip.
"""

import re
from dataclasses import dataclass, replace

import yaml

_KEY = r"(?P<indent>\s*(?:- +)*)(?P<key>[A-Za-z_][\w-]*)"
_VALUE = re.compile(_KEY + r": +(?P<value>\S.*)")
_ITEM = re.compile(r"\s*- +(?P<value>\S.*)")
_GLUED = re.compile(_KEY + r":(?=[^\s/])")
_BLOCK = re.compile(r"[|>][-+1-9]{0,2}\s*(?:#.*)?")
_BAD_ESCAPE = re.compile(
    r"\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|[^0abtnvfre \"/\\N_LPxuU\n]|x(?![0-9a-fA-F]{2})|u(?![0-9a-fA-F]{4}))"
)
_QUOTES = {'"': "double quote", "'": "single quote"}
_NEVER_CLOSED = "this {} is never closed; close it at the end of the text"
_SPECIAL = "@`%*&![]{},|>#"
_STAND_IN = '"2000"'
_QUOTE = "put the whole text in double quotes"


@dataclass(frozen=True, slots=True)
class Slip:
    """What to tell the author, and the line as it would be read without the slip, when that is known."""

    line: int
    column: int
    message: str
    repaired: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A line and a column, both counted from 0, in the lines of a text."""

    lines: tuple[str, ...]
    row: int
    column: int

    @property
    def line(self) -> str:
        return self.lines[self.row]

    @property
    def character(self) -> str:
        return self.line[self.column : self.column + 1]

    @property
    def indent(self) -> int:
        return len(self.line) - len(self.line.lstrip(" "))

    @property
    def value(self) -> re.Match[str] | None:
        return _VALUE.match(self.line) or _ITEM.match(self.line)

    def at(self, row: int, column: int = 0) -> "_Place":
        return _Place(self.lines, row, column)

    def slip(self, message: str, *, is_value: bool = False) -> Slip:
        match = self.value if is_value else None
        repaired = self.line[: match.start("value")] + _STAND_IN if match else self.line
        return Slip(self.row + 1, self.column + 1, message, repaired if repaired != self.line else None)


def explain(text: str, error: yaml.MarkedYAMLError) -> Slip:
    """What the author of a text that cannot be parsed has to change."""
    lines = tuple(text.split("\n"))
    problem, context = error.problem_mark or error.context_mark, error.context_mark
    last = len(lines) - 1
    place = _Place(lines, min(problem.line, last), problem.column) if problem else _Place(lines, 0, 0)
    begin = place.at(min(context.line, last), context.column) if context else place
    for ask in (_directive, _escape, _open_quote, _start_of_value, _after_quote, _glued, _colon, _no_key, _indent):
        if slip := ask(place, begin):
            return slip
    return place.slip("this is not YAML; look for a missing quote, colon or space here or just above")


def _directive(place: _Place, begin: _Place) -> Slip | None:
    if place.line.startswith("%"):
        return place.at(place.row).slip("a line that starts with % is a YAML directive; delete it")
    return None


def _escape(place: _Place, begin: _Place) -> Slip | None:
    """`"C:\\data"`."""
    match = _BAD_ESCAPE.search(place.line, max(0, place.column - 8))
    if match and begin.character == '"' and match.start() <= place.column:
        message = f"“{match.group()}” means nothing in double quotes; write \\\\ for a backslash"
        return place.at(place.row, match.start()).slip(message, is_value=True)
    return None


def _open_quote(place: _Place, begin: _Place) -> Slip | None:
    """The text ends within quotes."""
    if begin.character in _QUOTES and place.row == len(place.lines) - 1 and not place.character.strip():
        return begin.slip(_NEVER_CLOSED.format(_QUOTES[begin.character]), is_value=True)
    return None


def _start_of_value(place: _Place, begin: _Place) -> Slip | None:
    """An unquoted text starts with a character that means something to YAML."""
    for row in dict.fromkeys((place.row, begin.row)):
        match = place.at(row).value
        value = match["value"] if match else ""
        if not match or _BLOCK.fullmatch(value):
            continue
        start = place.at(row, match.start("value"))
        if value.startswith("- "):
            return start.slip(f"a list starts on a line of its own; for a text that starts with a dash, {_QUOTE}")
        if value[0] in _SPECIAL or value.startswith("? "):
            return start.slip(f"an unquoted text cannot start with “{value[0]}”; {_QUOTE}", is_value=True)
    return None


def _after_quote(place: _Place, begin: _Place) -> Slip | None:
    """`key: "quoted" and more`."""
    match = place.value
    if match and match["value"][0] in _QUOTES and place.column > match.start("value"):
        if opened := _quote_left_open(place, match["value"][0]):
            return opened.slip(_NEVER_CLOSED.format(_QUOTES[opened.character]), is_value=True)
        cure = "write '' for a quote inside" if match["value"][0] == "'" else 'write \\" for a quote inside'
        return place.slip(f"the text goes on after its closing quote; quote the whole text, and {cure}", is_value=True)
    return None


def _quote_left_open(place: _Place, quote: str) -> _Place | None:
    """An earlier value that opens the quote and does not close it: the quotes after it are all mistaken."""
    for row in range(place.row - 1, -1, -1):
        match = place.at(row).value
        if match and match["value"][0] == quote:
            is_open = match["value"].replace(f"\\{quote}", "").count(quote) % 2
            return place.at(row, match.start("value")) if is_open else None
    return None


def _glued(place: _Place, begin: _Place) -> Slip | None:
    """`title:Belarus`."""
    for row in dict.fromkeys((begin.row, place.row, max(0, place.row - 1))):
        if match := _GLUED.match(place.lines[row]):
            slip = place.at(row, match.end()).slip(f"there is no space after “{match['key']}:”; put one")
            return replace(slip, repaired=f"{match.group()} {match.string[match.end() :]}")
    return None


def _colon(place: _Place, begin: _Place) -> Slip | None:
    """`title: Belarus: the deal`, or a key that is indented under a text."""
    before = place.line[: place.column].strip()
    if place.character != ":" or not before:
        return None
    if place.value and place.value.start("value") > place.column:
        message = f"“{before}:” continues the text above; line it up with its neighbours, or quote that text"
        return place.at(place.row, place.indent).slip(message)
    word = before.split()[-1].strip("“”\"'")
    return place.slip(f"there is a colon and a space after “{word}” in an unquoted text; {_QUOTE}", is_value=True)


def _no_key(place: _Place, begin: _Place) -> Slip | None:
    """A line that is neither a key nor part of a text."""
    words = begin.line.strip()
    if (begin.row == place.row and begin.column >= place.column) or not words or ":" in words or words.startswith("- "):
        return None
    start = begin.at(begin.row, begin.indent)
    if words.startswith("-"):
        return start.slip("there is no space after the dash; put one")
    return start.slip("this line has no key; write key: before it, or indent it as part of the text above")


def _indent(place: _Place, begin: _Place) -> Slip | None:
    if not place.line.strip():
        return None
    start = place.at(place.row, place.indent)
    above = (place.at(row) for row in range(place.row))
    used = {each.indent for each in above if each.line.strip() and not each.line.lstrip().startswith("#")}
    if used and place.indent not in used:
        return start.slip(
            f"this line is indented by {place.indent}, as no line above is; line it up with its neighbours"
        )
    return start.slip("this line does not belong where it stands; line it up with the keys beside it")
