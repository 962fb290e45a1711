"""How does a brief file become a brief?

Everything that is wrong with it is found before anything is raised: what YAML refuses, what the model refuses,
and what two fields say together. For the last, whatever the model refused is mended with a stand-in, and
nothing is said about stand-ins.
"""

import copy
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from reportgen.brief import check, likelihood, picture, problems, source
from reportgen.brief.check import Finding
from reportgen.brief.files import Files, Folder, Original
from reportgen.brief.likelihood import Likelihood
from reportgen.brief.manuscript import KeyPath, Manuscript, field_name, in_order
from reportgen.brief.model import Brief, Person
from reportgen.errors import BriefError, Problem

# A text that every kind of field takes: a line, a quantity, a date, an id.
_STAND_IN = "2000"
_ROUNDS = 4


def load(path: Path) -> Brief:
    """Read a brief with its photos.

    Raises:
        BriefError: something is wrong with it; carries every problem found.
    """
    return load_with_warnings(path)[0]


def load_with_warnings(path: Path) -> tuple[Brief, tuple[Problem, ...]]:
    """Read a brief with its photos, and what its author should look at although it can be printed.

    Raises:
        BriefError: something is wrong with it; carries every problem found.
    """
    return parse(original(path))


def original(path: Path) -> Original:
    """What the author wrote, with the brief's folder to find what it names.

    Raises:
        BriefError: it is not a regular file within the size limit.
    """
    return Original(path, source.read_bytes(path), Folder(path.parent))


def parse(original: Original) -> tuple[Brief, tuple[Problem, ...]]:
    """Make a brief of what its author wrote, with its photos, and what the author should look at.

    Raises:
        BriefError: something is wrong with it; carries every problem found.
    """
    manuscript = _manuscript(original)
    brief, errors = _validate(manuscript.content)
    found = [*manuscript.problems, *problems.of_model(errors, manuscript)]
    mended: set[KeyPath] = set()
    if brief is None:
        brief, mended = _mend(manuscript.content, errors)
    if brief is not None:
        brief, findings = _with_photos(brief, original.files)
        findings += check.check(brief)
        stand_ins = mended | manuscript.broken
        findings = [each for each in findings if not (_touches(each.path, stand_ins) or each.missed in stand_ins)]
        found += [_told(each, manuscript) for each in findings if not each.is_warning]
        manuscript.warnings += [_told(each, manuscript) for each in findings if each.is_warning]
    if found or brief is None:
        raise BriefError(in_order(found))
    return _on_one_yardstick(brief), in_order(manuscript.warnings)


def told(findings: Iterable[Finding], original: Original | None) -> tuple[Problem, ...]:
    """What was found in a brief after it was read, with lines and columns if it came from a file."""
    if original is None:
        return tuple(Problem(each.code, each.message, field_name(each.path)) for each in findings)
    manuscript = _manuscript(original)
    return in_order(_told(each, manuscript) for each in findings)


def _manuscript(original: Original) -> Manuscript:
    return source.parse(source.decode(original.content, original.path), original.path)


def _validate(content: dict[str, Any]) -> tuple[Brief | None, list[ErrorDetails]]:
    try:
        return Brief.model_validate(content), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_input=False)


def _mend(content: dict[str, Any], errors: list[ErrorDetails]) -> tuple[Brief | None, set[KeyPath]]:
    """A brief with stand-ins where the model refused a value, and where they are."""
    mended: set[KeyPath] = set()
    content = copy.deepcopy(content)
    for _ in range(_ROUNDS):
        for error in errors:
            mended.add(error["loc"])
            _put_stand_in(content, error["loc"], error["type"])
        brief, errors = _validate(content)
        if brief is not None:
            return brief, mended
    return None, mended


def _put_stand_in(content: Any, path: KeyPath, code: str) -> None:
    *parents, last = path
    for step in parents:
        content = content[step]
    if isinstance(last, int):
        content[last] = {} if code in ("model_type", "model_attributes_type") else _STAND_IN
    elif code == "missing":
        content[last] = _STAND_IN
    else:
        # An optional field is well without its value; a required one is missed in the next round.
        content.pop(last, None)


def _touches(path: KeyPath, places: set[KeyPath]) -> bool:
    """Whether the value at the path is one of these places, holds one or lies in one."""
    return any(path[: len(place)] == place or place[: len(path)] == path for place in places)


def _told(finding: Finding, manuscript: Manuscript) -> Problem:
    return manuscript.problem(
        finding.code, finding.message, finding.path, manuscript.find(finding.path, finding.snippet)
    )


def _with_photos(brief: Brief, files: Files) -> tuple[Brief, list[Finding]]:
    people: list[Person] = []
    findings: list[Finding] = []
    for index, person in enumerate(brief.people):
        people.append(person)
        if person.photo is None:
            continue
        try:
            people[-1] = person.model_copy(update={"photo": picture.load(files, person.photo.path)})
        except ValueError as error:
            findings.append(Finding("picture", f"“{person.photo.path}”: {error}", ("people", index, "photo")))
    return brief.model_copy(update={"people": tuple(people)}), findings


def _on_one_yardstick(brief: Brief) -> Brief:
    """The brief with every likelihood read on the yardstick that its words belong to."""
    given = [each.likelihood for each in brief.scenarios if each.likelihood is not None]
    read_again: list[Likelihood] = list(likelihood.on_one_yardstick(tuple(given)))
    scenarios = tuple(
        each if each.likelihood is None else each.model_copy(update={"likelihood": read_again.pop(0)})
        for each in brief.scenarios
    )
    return brief.model_copy(update={"scenarios": scenarios})
