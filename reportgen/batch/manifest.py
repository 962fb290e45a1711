"""What lies in an output folder, for other programs?

`manifest.json`: every brief that was built into the folder with what it was made from and what came of it, what failed
in the last run, and what is left over. Paths are told from the folder. Times are those of building, so a run that
builds nothing leaves the file as it was, to the byte. The JSON Schema is made from the classes below.
"""

import json
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, Literal

from reportgen.batch.entry import Entry, Made
from reportgen.batch.job import Failed
from reportgen.build import OutputKind
from reportgen.errors import Problem

NAME = "manifest.json"
VERSION = 1
_TYPES = {
    ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


@dataclass(frozen=True, slots=True)
class Input:
    """A file that an output was made from, told from the brief's folder; the brief itself is the first."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file. It has pages or slides; `inputs` are what it was made from."""

    kind: OutputKind
    path: str
    type: str
    bytes: int
    sha256: str
    pages: int | None
    slides: int | None
    is_proven: bool
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A problem as it is told: its stable code, what is wrong, and where as far as that is known."""

    code: str
    message: str
    field: str | None
    file: str | None
    line: int | None
    column: int | None


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief that was built. `built_at` is UTC; `seconds` is what drawing took."""

    name: str
    source: str
    title: str
    dek: str | None
    language: str
    marking: str | None
    tags: tuple[str, ...]
    outputs: tuple[Written, ...]
    warnings: tuple[Told, ...]
    built_at: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A brief that the last run could not build; its earlier outputs stand. `crash` is how a worker ended over it."""

    source: str
    exit_code: int
    problems: tuple[Told, ...]
    crash: str | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """An output folder of reportgen. `manifest` is the version of this format; it grows when a key changes or goes."""

    manifest: Literal[1]
    briefs: tuple[Brief, ...]
    failures: tuple[Failure, ...]
    left_over: tuple[str, ...]


def failure(source: str, failed: Failed) -> Failure:
    """A failure as it is told."""
    return Failure(source, failed.exit_code, tuple(_told(each) for each in failed.problems), failed.crash)


def text(entries: Iterable[Entry], failures: Iterable[Failure], left_over: Iterable[str]) -> str:
    """The manifest as it is written: one line for each brief, so that a difference shows which changed."""
    briefs = [_line(_brief(each)) for each in sorted(entries, key=lambda each: each.name)]
    failed = [_line(each) for each in sorted(failures, key=lambda each: each.source)]
    return (
        f'{{\n"manifest": {VERSION},\n"briefs": {_lines(briefs)},\n"failures": {_lines(failed)},\n'
        f'"left_over": {json.dumps(sorted(left_over))}\n}}\n'
    )


def schema() -> str:
    """The JSON Schema of the manifest, as it is committed."""
    from pydantic import TypeAdapter

    described = TypeAdapter(Manifest).json_schema(mode="serialization")
    dialect = "https://json-schema.org/draft/2020-12/schema"
    described = {"$schema": dialect, **described, "title": "The manifest of a reportgen output folder"}
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


def plain(value: Any) -> Any:
    """A value of the classes above as plain data."""
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def _line(value: object) -> str:
    return json.dumps(plain(value), ensure_ascii=False)


def _lines(lines: list[str]) -> str:
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def _brief(entry: Entry) -> Brief:
    identity = entry.identity
    warnings = dict.fromkeys(each for made in entry.outputs.values() for each in made.warnings)
    return Brief(
        name=entry.name,
        source=entry.source,
        title=identity.title,
        dek=identity.dek,
        language=identity.language,
        marking=identity.marking,
        tags=identity.tags,
        outputs=tuple(_written(each) for each in entry.outputs.values()),
        warnings=tuple(_told(each, posixpath.dirname(entry.source)) for each in warnings),
        built_at=datetime.fromtimestamp(entry.built_at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        seconds=entry.seconds,
    )


def _written(made: Made) -> Written:
    is_deck = made.kind == "deck"
    return Written(
        kind=made.kind,
        path=made.file,
        type=_TYPES[PurePosixPath(made.file).suffix],
        bytes=made.stamp.size,
        sha256=made.sha256,
        pages=None if is_deck else made.page_count,
        slides=made.page_count if is_deck else None,
        is_proven=made.is_proven,
        inputs=tuple(Input(path, digest) for path, digest in made.origin.inputs.items()),
    )


def _told(problem: Problem, folder: str = "") -> Told:
    file = posixpath.normpath(posixpath.join(folder, problem.file.as_posix())) if problem.file else None
    return Told(problem.code, problem.message, problem.field or None, file, problem.line, problem.column)
