"""What does an output folder remember of what was built in it?

One line for each brief, with a checksum, added when the brief's outputs stand in their place and not before: whoever
is killed loses what was being drawn and nothing else. A line that is damaged is as good as none, and its brief is
built anew; so is everything when another version wrote the journal. What is not believed is told, never a reason to
stop.
"""

import json
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reportgen import write
from reportgen.batch import entry, looks
from reportgen.batch.entry import Entry
from reportgen.errors import Problem, RenderError

FORMAT = 1
STATE = ".reportgen"
NAME = "journal.jsonl"
# How many old lines are let be, besides one for each that counts.
_SPARE_LINES = 100


class Journal:
    """The journal of one output folder; whoever writes to it holds the folder's lock."""

    def __init__(self, out: Path) -> None:
        """Read what there is."""
        self.file = out / STATE / NAME
        self.entries: dict[str, Entry] = {}
        # What several briefs share, by digest: files of the looks, versions of programs.
        self.tables: dict[str, dict[str, str]] = {}
        self.warnings: list[Problem] = []
        self._lines: dict[tuple[str, str], bytes] = {}
        self._is_whole = self._read()

    def share(self, parts: Mapping[str, str]) -> str:
        """Keep a table that entries refer to; its digest."""
        digest = looks.digest(parts)
        if digest not in self.tables:
            self.tables[digest] = dict(parts)
            self._add("table", digest, dict(parts))
        return digest

    def record(self, brief: Entry) -> None:
        """Remember a brief whose outputs stand in their place.

        Raises:
            RenderError: the disk does not take it.
        """
        self.entries[brief.name] = brief
        self._add("entry", brief.name, entry.plain(brief))

    def replace(self, brief: Entry) -> None:
        """Remember something of a brief that `close` may write: nothing is lost without it."""
        self.entries[brief.name] = brief
        self._lines["entry", brief.name] = _line("entry", brief.name, entry.plain(brief))
        self._is_whole = False

    def forget(self, name: str) -> None:
        """Remember a brief no longer, once `close` has written."""
        del self.entries[name]
        del self._lines["entry", name]
        self._is_whole = False

    def close(self) -> None:
        """Write the journal anew if it has grown old lines, and never when there is nothing to remember.

        Raises:
            RenderError: the disk does not take it.
        """
        origins = [made.origin for brief in self.entries.values() for made in brief.outputs.values()]
        used = {digest for origin in origins for digest in (origin.looks, origin.versions)}
        for digest in self.tables.keys() - used:
            del self.tables[digest], self._lines["table", digest]
            self._is_whole = False
        if not self._is_whole and (self._lines or self.file.exists()):
            self._write()

    def _read(self) -> bool:
        """Whether every line is one that we would write."""
        try:
            content = self.file.read_bytes()
        except FileNotFoundError:
            return False
        except OSError as error:
            self._distrust(f"cannot be read ({error.strerror})")
            return False
        head, *lines = content.split(b"\n")
        if head != _head():
            self._distrust("is damaged or of another version")
            return False
        is_cut = lines.pop() != b"" if lines else True
        read = [self._take(line) for line in lines]
        if is_cut or not all(read):
            message = (
                f"{read.count(False) + is_cut} of its lines cannot be read; the briefs they stood for are built anew"
            )
            self.warnings.append(Problem("journal", message, file=self.file))
            return False
        # A brief that was built several times has several lines, of which the last counts.
        return len(lines) <= 2 * len(self._lines) + _SPARE_LINES

    def _take(self, line: bytes) -> bool:
        """Learn what a line says; False when it is damaged."""
        checksum, _, content = line.partition(b" ")
        if checksum != _checksum(content):
            return False
        try:
            kind, name, values = json.loads(content)
            match kind:
                case "entry":
                    self.entries[name] = entry.parse(values)
                case "table":
                    self.tables[name] = values
                case _:
                    return False
        except (KeyError, TypeError, ValueError):
            return False
        self._lines[kind, name] = line
        return True

    def _distrust(self, reason: str) -> None:
        self.warnings.append(Problem("journal", f"{reason}; everything is built anew", file=self.file))

    def _add(self, kind: str, name: str, values: Any) -> None:
        line = _line(kind, name, values)
        self._lines[kind, name] = line
        if not self._is_whole:
            self._write()
            return
        try:
            with self.file.open("ab") as stream:
                stream.write(line + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as reason:
            self._is_whole = False
            message = f"cannot be written: {reason.strerror or reason}; what was built will be built again"
            raise RenderError([Problem("unwritable", message, file=self.file)]) from reason

    def _write(self) -> None:
        write.write(self.file, b"\n".join((_head(), *self._lines.values(), b"")))
        self._is_whole = True


def _head() -> bytes:
    return json.dumps({"reportgen journal": FORMAT}).encode()


def _line(kind: str, name: str, values: Any) -> bytes:
    content = json.dumps([kind, name, values], separators=(",", ":")).encode()
    return _checksum(content) + b" " + content


def _checksum(content: bytes) -> bytes:
    return b"%08x" % zlib.crc32(content)
