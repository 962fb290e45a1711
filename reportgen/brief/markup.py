"""Which Markdown may stand in a text field, and what does it mean?"""

from reportgen import text as rich
from reportgen.text import Line, Paragraph, Prose


def parse_plain(value: str) -> str:
    """One line without markup."""
    return value.strip()


def parse_line(value: str) -> Line:
    """One line with emphasis, links and source references."""
    return rich.line(value.strip())


def parse_prose(value: str) -> Prose:
    """Paragraphs and flat lists."""
    return tuple(Paragraph(rich.line(part.strip())) for part in value.split("\n\n") if part.strip())


def parse_link(value: str) -> str:
    """An http, https or mailto address."""
    return value.strip()
