"""What stands in a brief file?

Only a regular file of UTF-8 text is opened, and only text that can be printed is read on; the values are then
made by `nodes`, event by event.
"""

import re
from pathlib import Path

import yaml

from reportgen import regular
from reportgen.brief import characters, nodes, syntax
from reportgen.brief.manuscript import Manuscript, Place
from reportgen.brief.syntax import Slip
from reportgen.errors import BriefError, Problem

SIZE_LIMIT = 1_000_000
# Each slip has the file read anew.
SLIP_LIMIT = 20

_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)


def load(path: Path) -> Manuscript:
    """Read a brief file.

    Raises:
        BriefError: the file cannot be read, or is no YAML from some place on.
    """
    return parse(read(path), path)


def read(path: Path) -> str:
    """The text of a brief file, with line feeds and without a byte order mark.

    Raises:
        BriefError: it is not a regular file of UTF-8 text within the size limit.
    """
    return decode(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """A brief file as it lies on the disk.

    Raises:
        BriefError: it is not a regular file within the size limit.
    """
    try:
        return regular.read(path, SIZE_LIMIT)
    except ValueError as error:
        raise BriefError([Problem("file", str(error), file=path)]) from error


def decode(content: bytes, path: Path) -> str:
    """The text of a brief, with line feeds and without a byte order mark.

    Raises:
        BriefError: it is not UTF-8.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BriefError([Problem("encoding", "the file is UTF-16; save it as UTF-8", file=path)])
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"the byte 0x{content[error.start]:02X} is not UTF-8; save the file as UTF-8"
        raise BriefError([Problem("encoding", message, file=path, line=line, column=column)]) from error


def parse(text: str, file: Path = Path("brief.yaml")) -> Manuscript:
    """Read the text of a brief, beyond a slip in the spelling of a single value.

    Raises:
        BriefError: from some place on it is no YAML; carries everything found before.
    """
    lines = characters.without_forbidden(text).split("\n")
    slips: list[Slip] = []
    while True:
        manuscript = Manuscript(file, tuple(text.split("\n")))
        _report_characters(manuscript, text)
        if _TAB_INDENT.search(text):
            # YAML and editors disagree on how wide such a tab is: nothing after it is certain.
            raise manuscript.failure()
        try:
            nodes.read("\n".join(lines), manuscript)
        except nodes.UnreadableError:
            _report_slips(manuscript, slips)
            raise manuscript.failure() from None
        except yaml.MarkedYAMLError as error:
            slip = syntax.explain("\n".join(lines), error)
            slips.append(slip)
            if slip.repaired is None or len(slips) == SLIP_LIMIT:
                _report_slips(manuscript, slips)
                raise manuscript.failure() from error
            lines[slip.line - 1] = slip.repaired
        else:
            _report_slips(manuscript, slips)
            return manuscript


def _report_slips(manuscript: Manuscript, slips: list[Slip]) -> None:
    """One problem for each slip; the value with the stand-in counts as broken."""
    texts = {place.line: path for path, place in manuscript.values.items() if isinstance(manuscript.value(path), str)}
    for slip in slips:
        path = texts.get(slip.line, ()) if slip.repaired else ()
        if path:
            manuscript.broken.add(path)
        place = Place(slip.line, slip.column, slip.line)
        manuscript.problems.append(manuscript.problem("yaml-syntax", slip.message, path, place))


def _report_characters(manuscript: Manuscript, text: str) -> None:
    """One problem for each kind of character that cannot be printed, at the first of its kind."""
    places: dict[str, list[int]] = {}
    for index, character in characters.forbidden(text):
        places.setdefault(character, []).append(index)
    for character, found in places.items():
        line = text.count("\n", 0, found[0]) + 1
        column = found[0] - text.rfind("\n", 0, found[0])
        more = f", and {len(found) - 1:,} more further on" if len(found) > 1 else ""
        cure = "use spaces" if character == "\t" else "it cannot be printed; delete it"
        code = "tab" if character == "\t" else "character"
        message = f"there is {characters.name(character)}{more}; {cure}"
        manuscript.problems.append(manuscript.problem(code, message, (), Place(line, column, line)))
