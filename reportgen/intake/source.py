"""Where does a new brief go, and what goes with it?

Nobody's work is written over unless they say so. Beside the brief goes the schema that its first line names, so
that an editor completes keys and checks values from the first letter.
"""

from pathlib import Path

from reportgen import write as disk
from reportgen.brief import naming, schema
from reportgen.errors import BriefError, Problem

SUFFIXES = (".yaml", ".yml")
SCHEMA = "brief.schema.json"


def write(file: Path, text: str, *, may_replace: bool = False) -> tuple[Path, ...]:
    """Write a new brief, with the schema if its folder has none, and name what was written.

    Raises:
        BriefError: the file cannot be a brief's, or is there already and may not be replaced.
        RenderError: the disk does not take it.
    """
    if file.suffix not in SUFFIXES:
        message = f"“{file.name}” does not end in .yaml, as a brief does; write {file.stem}.yaml"
        raise BriefError([Problem("brief-suffix", message, file=file)])
    naming.output_name(file)
    if file.exists() and not may_replace:
        raise BriefError([Problem("brief-exists", "is there already; name another file, or delete it", file=file)])
    contents = {file: text.encode()}
    companion = file.with_name(SCHEMA)
    if not companion.exists():
        contents[companion] = schema.text().encode()
    disk.write_together(contents)
    return tuple(contents)
