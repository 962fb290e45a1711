"""What are a brief's outputs called?

As its file is, when that name will do on every disk and in every address. Asked of thousands of briefs in which
nothing changed, so nothing is imported for it.
"""

import re
import unicodedata
from pathlib import Path

from reportgen.errors import BriefError, Problem

_OUTPUT_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def output_name(path: Path) -> str:
    """The name of a brief's outputs, which is the name of its file.

    Raises:
        BriefError: it is not lower-case letters, digits and hyphens.
    """
    if _OUTPUT_NAME.fullmatch(path.stem):
        return path.stem
    from reportgen.brief.problems import quote

    ascii_letters = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode().lower()
    better = re.sub(r"[^a-z0-9]+", "-", ascii_letters).strip("-")[:64].rstrip("-") or "brief"
    message = (
        f"the file name {quote(path.stem)} cannot name the outputs; allowed: up to 64 small letters a–z, "
        f"digits and hyphens, not a hyphen first; rename it to {better}{path.suffix}"
    )
    raise BriefError([Problem("output-name", message, file=path)])
