"""Why is this text not YAML, in words an author understands?

A YAML parser tells what it expected; an author wants to hear what to change. The usual slips are recognised
by the characters at the place of the error, never by the parser's wording, and the slow parser written in
Python is asked for the place, so that the message does not depend on whether libyaml is installed.
"""

import re

import yaml

_KEY = r"\s*(?:- +)*(?P<key>[\w-]+)"
_VALUE = re.compile(_KEY + r": +(?P<value>\S.*)")
_GLUED = re.compile(_KEY + r":(?=\S)")
_QUOTES = {'"': "double quote", "'": "single quote"}
_BLOCK = re.compile(r"[|>][-+1-9]*\s*(?:#.*)?")


def explain(text: str, error: yaml.MarkedYAMLError) -> tuple[int, int, str]:
    """Line, column and message for a text that cannot be parsed; both count from 1."""
    error = _as_told_by_python(text) or error
    lines = text.split("\n")
    problem, context = error.problem_mark or error.context_mark, error.context_mark
    place = (min(problem.line, len(lines) - 1), problem.column) if problem else (0, 0)
    begin = (context.line, context.column) if context else place
    for ask in (_directive, _open_quote, _start_of_value, _after_quote, _colon, _glued_colon, _no_colon, _indentation):
        found = ask(lines, place, begin)
        if found:
            (line, column), message = found
            return line + 1, column + 1, message
    return place[0] + 1, place[1] + 1, "this is not YAML; look for a missing quote, colon or space here or just above"


_Place = tuple[int, int]
_Found = tuple[_Place, str] | None


def _as_told_by_python(text: str) -> yaml.MarkedYAMLError | None:
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return error
    return None


def _directive(lines: list[str], place: _Place, begin: _Place) -> _Found:
    if lines[place[0]].startswith("%"):
        return (place[0], 0), "a line that starts with % is a YAML directive; delete it"
    return None


def _open_quote(lines: list[str], place: _Place, begin: _Place) -> _Found:
    """The text ends, or a new key begins, within quotes."""
    opened = _character(lines, begin)
    if opened in _QUOTES and place[0] >= len(lines) - 1 and not _character(lines, place).strip():
        return begin, f"this {_QUOTES[opened]} is never closed; close it at the end of the text"
    return None


def _start_of_value(lines: list[str], place: _Place, begin: _Place) -> _Found:
    """An unquoted text starts with a character that means something to YAML."""
    for row in dict.fromkeys((place[0], begin[0])):
        match = _VALUE.match(lines[row])
        value = match["value"] if match else lines[row].strip().removeprefix("- ").lstrip()
        first = value[:1]
        start = (row, lines[row].rfind(value) if value else 0)
        if first and first in "@`%*&![{]},|>" and not _BLOCK.fullmatch(value):
            return start, f"an unquoted text cannot start with “{first}”; put the whole text in double quotes"
        if match and value.startswith(("- ", "? ")):
            return start, "a list starts on a line of its own; for a text that starts with a dash use double quotes"
    return None


def _after_quote(lines: list[str], place: _Place, begin: _Place) -> _Found:
    """`key: "quoted" and more`."""
    match = _VALUE.match(lines[place[0]])
    if match and match["value"][0] in _QUOTES and place[1] > match.start("value"):
        quote = match["value"][0]
        cure = "double it as ''" if quote == "'" else 'write \\" for a quote inside'
        return place, f"the text goes on after its closing quote; quote the whole text, and {cure}"
    return None


def _colon(lines: list[str], place: _Place, begin: _Place) -> _Found:
    """`title: Belarus: the deal`."""
    if _character(lines, place) == ":" and lines[place[0]][: place[1]].strip():
        before = lines[place[0]][: place[1]].rsplit(" ", 1)[-1]
        return (
            place,
            f"there is a colon and a space after “{before}” in an unquoted text; put the whole text in double quotes",
        )
    return None


def _glued_colon(lines: list[str], place: _Place, begin: _Place) -> _Found:
    """`title:Belarus`."""
    for row in dict.fromkeys((begin[0], place[0])):
        if match := _GLUED.match(lines[row]):
            return (row, match.end()), f"there is no space after “{match['key']}:”; put one"
    return None


def _no_colon(lines: list[str], place: _Place, begin: _Place) -> _Found:
    """A line that is neither a key nor part of a text."""
    row = begin[0]
    if begin < place and ":" not in lines[row] and not lines[row].lstrip().startswith("- ") and lines[row].strip():
        return begin, "this line has no key; write key: before it, or indent it as part of the text above"
    return None


def _indentation(lines: list[str], place: _Place, begin: _Place) -> _Found:
    row = place[0]
    indent = len(lines[row]) - len(lines[row].lstrip(" "))
    used = {
        len(line) - len(line.lstrip(" ")) for line in lines[:row] if line.strip() and not line.lstrip().startswith("#")
    }
    if lines[row].strip() and used and indent not in used:
        return (
            row,
            indent,
        ), f"this line is indented by {indent} spaces, which fits no line above; line it up with its neighbours"
    if lines[row].strip():
        return (row, indent), "this line does not belong where it stands; line it up with the keys beside it"
    return None


def _character(lines: list[str], place: _Place) -> str:
    row, column = place
    return lines[row][column : column + 1] if row < len(lines) else ""
