"""What is a text without the numbers of its sources?

The short formats do not list sources; a number that leads nowhere is left out there, and the page says where the
whole is. Nothing else changes.
"""

from reportgen.text import Line


def uncited(line: Line) -> Line:
    """The line without its citations."""
    return tuple(run for run in line if run.source is None)
