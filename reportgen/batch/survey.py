"""Which outputs of a brief are out of date, and why?

Each is held against what it would be made from today: the brief and every file it names by their bytes, whatever
their dates say; looks, versions and options; and the file that was written must still be the one that was written.
Two thousand briefs are looked through in a fifth of a second, so nothing is imported and no brief is parsed here.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from reportgen import regular
from reportgen.batch.entry import Entry, Made, Origin, Stamp
from reportgen.brief.files import Folder
from reportgen.build import ENDINGS, PROVEN, OutputKind
from reportgen.errors import BriefError, Problem

BRIEF_LIMIT = 1_000_000
FILE_LIMIT = 20_000_000


@dataclass(frozen=True, slots=True)
class Today:
    """What an output is made from today, apart from the brief: digests of the tables, and the options by kind."""

    looks: str
    versions: str
    options: Mapping[OutputKind, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an output is built: a stable word for programs, what it is about, and what is different with that."""

    code: str
    subject: str
    change: str

    def __str__(self) -> str:
        """Print as people say it."""
        return f"{self.subject} {self.change}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one brief; `stale` are the outputs to build, all for these reasons."""

    source: Path
    name: str
    stale: tuple[OutputKind, ...]
    reasons: tuple[Reason, ...]
    entry: Entry | None


class Survey:
    """Looks at briefs one by one, in the light of today."""

    def __init__(
        self, out: Path, today: Today, kinds: Iterable[OutputKind], tables: Mapping[str, Mapping[str, str]]
    ) -> None:
        self._out = out
        self._today = today
        self._kinds = tuple(kinds)
        self._tables = tables

    def look(self, source: Path, name: str, entry: Entry | None, *, is_proven: bool = False) -> Finding:
        """Tell which outputs of a brief are out of date.

        Raises:
            BriefError: the brief cannot be read.
        """
        inputs = _inputs(source, entry)
        stale: list[OutputKind] = []
        reasons: list[Reason] = []
        for kind in self._kinds:
            made = entry.outputs.get(kind) if entry else None
            found, made = self._reasons(kind, name, made, inputs, is_proven)
            if found:
                stale.append(kind)
                reasons += found
            elif entry and made and made is not entry.outputs[kind]:
                entry = replace(entry, outputs={**entry.outputs, kind: made})
        return Finding(source, name, tuple(stale), tuple(dict.fromkeys(reasons)), entry)

    def _reasons(
        self, kind: OutputKind, name: str, made: Made | None, inputs: Mapping[str, str], is_proven: bool
    ) -> tuple[list[Reason], Made | None]:
        """Why the output is out of date, and the output as the disk has it."""
        file = f"{name}/{name}{ENDINGS[kind]}"
        if made is None or made.file != file:
            return [Reason("new", file, "was not built before")], made
        found = self._differences(made.origin, inputs, kind)
        if is_proven and not made.is_proven and kind in PROVEN:
            found.append(Reason("unproven", file, "was not proven"))
        reason, made = self._disk(made)
        return found + ([reason] if reason else []), made

    def _differences(self, before: Origin, inputs: Mapping[str, str], kind: OutputKind) -> list[Reason]:
        found: list[Reason] = []
        for name, digest in inputs.items():
            was = before.inputs.get(name)
            if was is not None and digest != was:
                found.append(Reason("input", name, "changed" if digest else "cannot be read any more"))
        for code, was, now in (
            ("looks", before.looks, self._today.looks),
            ("version", before.versions, self._today.versions),
        ):
            if was != now:
                found += self._changes(code, self._tables.get(was), self._tables[now])
        options = self._today.options[kind]
        for name in sorted(options.keys() | before.options.keys()):
            if options.get(name) != before.options.get(name):
                option = name.removeprefix("is_").removesuffix("_name").replace("_", " ")
                found.append(Reason("option", option, f"{before.options.get(name)} → {options.get(name)}"))
        return found

    def _changes(self, code: str, before: Mapping[str, str] | None, now: Mapping[str, str]) -> list[Reason]:
        if before is None:
            return [Reason(code, code, "when it was built is not known")]
        names = [name for name in sorted(before.keys() | now.keys()) if before.get(name) != now.get(name)]
        if code == "version":
            return [Reason(code, name, f"{before.get(name, 'none')} → {now.get(name, 'none')}") for name in names]
        return [
            Reason(code, name, "is new" if name not in before else "changed" if name in now else "is gone")
            for name in names
        ]

    def _disk(self, made: Made) -> tuple[Reason | None, Made]:
        """Whether the output is still the file that was written."""
        file = self._out / made.file
        stamp = Stamp.of(file)
        if stamp == made.stamp:
            return None, made
        if stamp is None:
            return Reason("missing", made.file, "is not there"), made
        if stamp.size != made.stamp.size or sha256(file) != made.sha256:
            return Reason("touched", made.file, "is not the file that was built"), made
        return None, replace(made, stamp=stamp)


def sha256(file: Path) -> str:
    """The digest of a file; nothing when it cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _inputs(source: Path, entry: Entry | None) -> dict[str, str]:
    """Digests of the brief and of what it named when it was built; nothing for what cannot be read."""
    try:
        brief = regular.read(source, BRIEF_LIMIT)
    except ValueError as error:
        raise BriefError([Problem("file", str(error), file=source)]) from error
    found = {source.name: hashlib.sha256(brief).hexdigest()}
    named = {name for made in entry.outputs.values() for name in made.origin.inputs} if entry else set()
    folder = Folder(source.parent)
    for name in sorted(named - found.keys()):
        try:
            found[name] = hashlib.sha256(folder.read(PurePosixPath(name), FILE_LIMIT)).hexdigest()
        except ValueError:
            found[name] = ""
    return found
