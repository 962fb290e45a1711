"""Where do the lines of a large heading break?

On cover and divider a break is part of the setting, so it is written into the text, as a vertical tab that becomes a
soft line break. A heading of two thoughts breaks after its colon; each thought is then balanced by itself.
"""

import re
from collections.abc import Sequence

from reportgen import text
from reportgen.plan import balance
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.fitting import WIDTH_SLACK
from reportgen.text import Line, Run

BREAK = Run("\v")
_COLON = re.compile(r":\s+(?=\S)")


def lines(sheet: Sheet, heading: Line, role: str, size: float, width: float) -> tuple[Line, ...]:
    """The heading's lines at a size: no line holds the end of one thought and the beginning of the next."""
    face = sheet.face.weight(is_bold=sheet.role(role).bold)
    return tuple(
        line for thought in _thoughts(heading) for line in balance.balanced(thought, face, size, width - WIDTH_SLACK)
    )


def fits(sheet: Sheet, found: Sequence[Line], role: str, size: float, width: float) -> bool:
    """Whether no line is wider than the column: a single long word may be."""
    return all(sheet.fits_line(text.plain(line), role, size, width) for line in found)


def joined(found: Sequence[Line]) -> Line:
    """The lines as one text with its breaks in it."""
    return tuple(run for index, line in enumerate(found) for run in ((BREAK, *line) if index else line))


def _thoughts(heading: Line) -> tuple[Line, ...]:
    plain = text.plain(heading)
    colon = _COLON.search(plain)
    if colon is None:
        return (heading,)
    parts = (0, colon.start() + 1), (colon.end(), len(plain))
    return tuple(text.strip(text.cut(heading, start, end)) for start, end in parts)
