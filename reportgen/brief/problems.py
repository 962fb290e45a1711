"""What is told to the author about a value that the model refused?

Pydantic names what it found by type codes; its wording is not used. Each message says what is there, what is
allowed and what to do, and quotes the author.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from reportgen.brief import likelihood, nodes
from reportgen.brief.manuscript import KeyPath, Manuscript
from reportgen.brief.model import Brief
from reportgen.errors import Problem

_QUOTED_LETTERS = 60
# Fields that allow certain words; what is allowed elsewhere are examples, of which none can be meant.
_CHOICES = ("choice", "flag", "marking")


def of_model(errors: Sequence[ErrorDetails], manuscript: Manuscript) -> list[Problem]:
    """What is wrong by the model, silent about values that could not be read and about keys that are misspelt."""
    misspelt = {
        (*error["loc"][:-1], _nearest(str(error["loc"][-1]), _fields_at(error["loc"][:-1])))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    return [
        problem
        for error in errors
        if not (_is_broken(error, manuscript) or (error["type"] == "missing" and error["loc"] in misspelt))
        for problem in _problems(error, manuscript)
    ]


def _is_broken(error: ErrorDetails, manuscript: Manuscript) -> bool:
    """Whether the error follows from something that could not be read."""
    match error["type"]:
        case "extra_forbidden":
            return manuscript.is_broken(error["loc"][:-1])
        case "missing":
            return (*error["loc"][:-1], nodes.MERGE) in manuscript.broken or manuscript.is_broken(error["loc"])
        case _:
            return manuscript.is_broken(error["loc"])


def quote(text: str) -> str:
    """The author's words in quotation marks, shortened when long."""
    line = " ".join(text.split())
    return f"“{line[:_QUOTED_LETTERS]}…”" if len(line) > _QUOTED_LETTERS else f"“{line}”"


def suggestion(word: str, words: Iterable[str]) -> str:
    """`; did you mean “value”?`, or nothing when no word is near."""
    near = _nearest(word, words)
    return f"; did you mean “{near}”?" if near else ""


def _nearest(word: str, words: Iterable[str]) -> str | None:
    known = {each.casefold(): each for each in words}
    for spelling in (word.casefold(), word.casefold().replace(" ", "_").replace("-", "_")):
        if found := difflib.get_close_matches(spelling, known, n=1, cutoff=0.6):
            return known[found[0]]
    return None


def _problems(error: ErrorDetails, manuscript: Manuscript) -> Iterator[Problem]:
    path: KeyPath = error["loc"]
    context: Mapping[str, Any] = error.get("ctx", {})
    there = manuscript.value(path)
    match error["type"]:
        case "extra_forbidden":
            yield manuscript.problem("unknown-key", _unknown_key(path), path, manuscript.key_place(path))
        case "missing":
            yield _missing(path, manuscript)
        case "not_understood" if context["refusals"]:
            for snippet, message in context["refusals"].items():
                yield manuscript.problem(context["code"], message, path, manuscript.find(path, snippet))
        case "not_understood":
            yield manuscript.problem(context["code"], _not_understood(there, context), path)
        case "empty":
            yield manuscript.problem("empty", f"there is nothing in it; allowed: {context['allowed']}", path)
        case "text_too_long":
            limit = f"{context['limit']:,} are allowed; shorten it or split it"
            yield manuscript.problem("too-long", f"the text has {context['length']:,} letters; {limit}", path)
        case "too_long":
            limit = f"{context['max_length']:,} are allowed; split the brief"
            yield manuscript.problem("too-many", f"there are {len(there):,} entries; {limit}", path)
        case code:
            yield manuscript.problem("wrong-kind", f"there is {_kind(there)}; {_due(code, path, there, context)}", path)


def _unknown_key(path: KeyPath) -> str:
    key, fields = str(path[-1]), _fields_at(path[:-1])
    if key.startswith("-") and key.lstrip("-") in fields:
        return f"unknown key {quote(key)}; put a space after the dash"
    return f"unknown key {quote(key)}{suggestion(key, fields)}; allowed: {', '.join(fields)}"


def _missing(path: KeyPath, manuscript: Manuscript) -> Problem:
    description = _fields_at(path[:-1])[str(path[-1])].description or ""
    what = f"write {path[-1]}: {description[:1].lower()}{description[1:].rstrip('.')}"
    if path in manuscript.keys:
        return manuscript.problem("missing", f"there is nothing after this key, which is required; {what}", path)
    place = manuscript.place(path[:-1])
    return manuscript.problem("missing", f"this key is required and not there; {what}", path, place)


def _not_understood(there: str, context: Mapping[str, Any]) -> str:
    words = likelihood.terms() if context["code"] == "likelihood" else ()
    if context["code"] in _CHOICES:
        words = context["allowed"].replace(" or ", ", ").split(", ")
    return f"{quote(there)}: {context['reason']}{suggestion(there, words)}; allowed: {context['allowed']}"


def _due(code: str, path: KeyPath, there: Any, context: Mapping[str, Any]) -> str:
    """What is allowed where something of another kind stands, and how to get there."""
    if code == "tuple_type":
        fields = _fields_at((*path, 0))
        entries = f"entries with the keys {', '.join(fields)}" if fields else "texts"
        return f"allowed: a list of {entries}, each beginning on a line of its own with “- ”"
    if code in ("model_type", "model_attributes_type"):
        return f"allowed: the keys {', '.join(_fields_at(path))}"
    allowed = f"allowed: {context.get('allowed', 'a text')}"
    if isinstance(there, dict):
        start = "holds a colon" if any(there.values()) else "starts with {"
        return f"{allowed}; put a text that {start} in double quotes"
    if isinstance(there, list):
        return f"{allowed}; write a list in Markdown below “|”, and a text that starts with [ in double quotes"
    return allowed


def _kind(there: Any) -> str:
    match there:
        case None:
            return "nothing"
        case dict():
            return f"a group of keys ({', '.join(map(str, list(there)[:3]))})" if there else "a group without keys"
        case list():
            return "a list"
        case _:
            return f"the text {quote(str(there))}"


def _fields_at(path: KeyPath) -> Mapping[str, FieldInfo]:
    """The fields of the part of a brief at this path; none when the path leads to no part."""
    part: Any = Brief
    for step in path:
        part = _inner(part if isinstance(step, int) else part.model_fields[step].annotation)
    return part.model_fields if isinstance(part, type) and issubclass(part, BaseModel) else {}


def _inner(annotation: Any) -> Any:
    """The model inside `tuple[Model, ...]` or `Model | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, Union, UnionType):
        return next((found for each in get_args(annotation) if (found := _inner(each))), None)
    return None
