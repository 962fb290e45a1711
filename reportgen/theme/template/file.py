"""Which file is the template, and what are its bytes?"""

from dataclasses import dataclass
from pathlib import Path

from reportgen import regular
from reportgen.errors import LayoutError, Problem
from reportgen.theme.template.archive import FILE_LIMIT

_SUFFIXES = (".potx", ".pptx", ".ppsx")
_MACROS = (".potm", ".pptm", ".ppsm")


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """An organization's .potx or .pptx, read once: what messages call it, and its bytes."""

    file: Path
    content: bytes


def load(file: Path) -> TemplateFile:
    """Read the bytes of a template.

    Raises:
        LayoutError: there is no such file, or it is none that a template can be.
    """
    if file.suffix.lower() in _MACROS:
        message = "may hold macros by its ending; save the template as .potx or .pptx"
        raise LayoutError([Problem("template-macro", message, file=file)])
    if file.suffix.lower() not in _SUFFIXES:
        raise LayoutError([Problem("template-unreadable", "is no .potx or .pptx by its ending", file=file)])
    try:
        return TemplateFile(file, regular.read(file.resolve() if file.is_symlink() else file, FILE_LIMIT))
    except ValueError as error:
        raise LayoutError([Problem("template-unreadable", str(error), file=file)]) from error
