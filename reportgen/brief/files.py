"""Where do the files come from that a brief names?

From the brief's own folder on the disk, or, where a job was sent to a worker, from what travelled with it: a worker
has no disk to read. Both say the same of the same files, so that a message does not tell where a brief was built.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol

from reportgen import regular


class Files(Protocol):
    """Gives the bytes of a file by its path relative to the brief's folder."""

    def read(self, path: PurePosixPath, limit: int) -> bytes:
        """All bytes of a file.

        Raises:
            ValueError: it cannot be had, or has more than `limit` bytes; says why.
        """


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a folder on the disk and below."""

    path: Path

    def read(self, path: PurePosixPath, limit: int) -> bytes:
        """All bytes of a regular file of the folder.

        Raises:
            ValueError: it lies elsewhere, is no regular file, or is too large.
        """
        root = self.path.resolve()
        # What the path leads to is checked and then opened, and only if it is no link by then.
        try:
            wanted = (root / path).resolve()
        except RuntimeError as error:
            # What Python before 3.13 says of links that lead to one another.
            raise ValueError("it is a link that leads back to itself; put the image there") from error
        if os.path.commonpath([root, wanted]) != str(root):
            raise ValueError("it lies outside the folder of the brief; copy it there")
        return regular.read(wanted, limit)


@dataclass(frozen=True, slots=True)
class Held:
    """Files in memory, and of those that could not be read the reason.

    It remembers what was asked for: `used` was there or refused, `wanting` has yet to be fetched.
    """

    contents: Mapping[str, bytes]
    refused: Mapping[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    wanting: set[str] = field(default_factory=set)

    def read(self, path: PurePosixPath, limit: int) -> bytes:
        """All bytes of a file that is held.

        Raises:
            ValueError: it was refused where it was to be read, is too large, or is not held.
        """
        name = str(path)
        if name not in self.contents and name not in self.refused:
            self.wanting.add(name)
            raise ValueError("it has yet to be fetched")
        self.used.add(name)
        if name in self.refused:
            raise ValueError(self.refused[name])
        return regular.limited(self.contents[name], limit)


@dataclass(frozen=True, slots=True)
class Original:
    """A brief as its author wrote it: the path that messages tell, the bytes, and where to find what it names."""

    path: Path
    content: bytes
    files: Files
