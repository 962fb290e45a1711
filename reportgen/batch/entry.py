"""What is remembered of a brief that was built?

Enough to tell whether its outputs are what they would be today, and if not, why: every file that was read, by digest,
and the brief's own text, so that the field can be named that changed. Values as they are, and as plain data for the
journal.
"""

import base64
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.batch.job import Identity
from reportgen.build import OutputKind
from reportgen.errors import Problem


@dataclass(frozen=True, slots=True)
class Origin:
    """What an output was made from.

    `inputs` has a digest for the brief and for each file that it names; `looks` and `versions` are digests of tables
    that the journal holds once for all briefs.
    """

    inputs: Mapping[str, str]
    looks: str
    versions: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the disk says of a file that nobody touched since; as long as it says the same, its bytes are believed."""

    size: int
    modified: int
    changed: int
    number: int

    @classmethod
    def of(cls, file: str | os.PathLike[str]) -> "Stamp | None":
        """What the disk says of a file; None when there is none."""
        try:
            found = os.stat(file)  # noqa: PTH116  # two thousand times
        except OSError:
            return None
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


@dataclass(frozen=True, slots=True)
class Made:
    """An output as it was written; `file` is told from the output folder."""

    kind: OutputKind
    file: str
    sha256: str
    stamp: Stamp
    page_count: int
    origin: Origin
    warnings: tuple[Problem, ...]
    is_proven: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A brief as it was built last.

    `source` is told from the output folder, files of warnings from the brief's; `packed` is its text, compressed.
    """

    name: str
    source: str
    packed: bytes
    identity: Identity
    outputs: Mapping[OutputKind, Made]
    built_at: int
    seconds: float

    @property
    def content(self) -> bytes:
        """The brief as it was."""
        return zlib.decompress(self.packed)


def from_folder(file: Path, folder: Path) -> str:
    """The path of a file as told from a folder, so that both can be moved together."""
    try:
        return Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()
    except ValueError:
        # Another drive of a Windows machine.
        return file.resolve().as_posix()


def plain(entry: Entry) -> dict[str, Any]:
    """The entry as plain data."""
    return {
        "name": entry.name,
        "source": entry.source,
        "packed": base64.b64encode(entry.packed).decode(),
        "identity": {name: getattr(entry.identity, name) for name in Identity.__slots__},
        "outputs": [_plain_output(each) for each in entry.outputs.values()],
        "built_at": entry.built_at,
        "seconds": entry.seconds,
    }


def parse(values: Any) -> Entry:
    """The entry that plain data stand for.

    Raises:
        KeyError, TypeError, ValueError: they stand for none.
    """
    identity = values["identity"]
    outputs = [_parse_output(each) for each in values["outputs"]]
    return Entry(
        name=values["name"],
        source=values["source"],
        packed=base64.b64decode(values["packed"], validate=True),
        identity=Identity(**{**identity, "tags": tuple(identity["tags"])}),
        outputs={each.kind: each for each in outputs},
        built_at=values["built_at"],
        seconds=values["seconds"],
    )


def plain_problem(problem: Problem) -> dict[str, Any]:
    """A problem as plain data, without what is not known."""
    values = {name: getattr(problem, name) for name in Problem.__slots__}
    return {name: Path(value).as_posix() if name == "file" else value for name, value in values.items() if value}


def _parse_problem(values: Any) -> Problem:
    file = values.get("file")
    return Problem(**{**values, "file": Path(file) if file else None})


def _plain_output(made: Made) -> dict[str, Any]:
    origin, stamp = made.origin, made.stamp
    return {
        "kind": made.kind,
        "file": made.file,
        "sha256": made.sha256,
        "stamp": [stamp.size, stamp.modified, stamp.changed, stamp.number],
        "page_count": made.page_count,
        "inputs": dict(origin.inputs),
        "looks": origin.looks,
        "versions": origin.versions,
        "options": dict(origin.options),
        "warnings": [plain_problem(each) for each in made.warnings],
        "is_proven": made.is_proven,
    }


def _parse_output(values: Any) -> Made:
    return Made(
        kind=values["kind"],
        file=values["file"],
        sha256=values["sha256"],
        stamp=Stamp(*values["stamp"]),
        page_count=values["page_count"],
        origin=Origin(values["inputs"], values["looks"], values["versions"], values["options"]),
        warnings=tuple(_parse_problem(each) for each in values["warnings"]),
        is_proven=values["is_proven"],
    )
