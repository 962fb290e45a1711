"""How do the parts of a deck become one file, the same bytes every time?

Parts stand in one order under one time stamp. A part leads to others by relationships, which are numbered in the
order in which they are asked for (ECMA-376 Part 2, 9).
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from reportgen.render.deck.xmltext import DECLARATION, RELATIONS, quoted

CONTENT_TYPES = "[Content_Types].xml"
OFFICE = "application/vnd.openxmlformats-officedocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# The earliest moment that a zip archive can name.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_EXTENSIONS = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}


@dataclass(slots=True)
class Relations:
    """What one part leads to; what is asked for twice is one relationship."""

    _rows: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def to(self, kind: str, target: str, *, is_external: bool = False) -> str:
        """The number of the relationship of a kind to a target, which is relative to the part's own folder."""
        name = kind if "/" in kind else f"{RELATIONS}/{kind}"
        return self._rows.setdefault((name, target, is_external), f"rId{len(self._rows) + 1}")

    def xml(self) -> str:
        """The relationship part."""
        outward = ' TargetMode="External"'
        rows = "".join(
            f'<Relationship Id="{number}" Type="{kind}" Target={quoted(target)}{outward if is_external else ""}/>'
            for (kind, target, is_external), number in self._rows.items()
        )
        return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


@dataclass(slots=True)
class Package:
    """The files of a package by name, and what each holds where its extension does not say it."""

    files: dict[str, str | bytes] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, content: str | bytes, kind: str = "", relations: Relations | None = None) -> None:
        """Add a part, and beside it what it leads to."""
        self.files[name] = content
        if kind:
            self.kinds[name] = kind
        if relations:
            folder, _, file = name.rpartition("/")
            self.files[f"{folder}/_rels/{file}.rels"] = relations.xml()

    def content(self) -> bytes:
        """The bytes of the package."""
        return archive({CONTENT_TYPES: _content_types_xml(self), **self.files})


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Files in one archive: content types first, as consumers that stream expect them, then the package's relations."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(files, key=_order):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            # Regular file, readable by all: else the archive would carry the system it was made on.
            info.create_system, info.external_attr = 3, 0o100644 << 16
            target.writestr(info, files[name])
    return stream.getvalue()


def _order(name: str) -> tuple[int, str]:
    first = (CONTENT_TYPES, "_rels/.rels")
    return (first.index(name) if name in first else len(first), name)


def _content_types_xml(package: Package) -> str:
    extensions = {name.rpartition(".")[2] for name in package.files}
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{_EXTENSIONS[extension]}"/>'
        for extension in sorted(extensions & _EXTENSIONS.keys())
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(package.kinds.items())
    )
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>'
