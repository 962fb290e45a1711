"""Is a finished deck sound, and can everybody read it?

Run beside a schema validator, whose gaps it fills; it needs neither PowerPoint nor LibreOffice.
"""

from pathlib import Path

from reportgen.errors import Problem
from reportgen.proof import deckaccess, deckfile, deckpackage


def check(source: Path | bytes) -> tuple[Problem, ...]:
    """Every fault of a .pptx, on disk or in memory; a package that is not whole is not read further."""
    deck = deckfile.read(source)
    faults = tuple(deckpackage.check(deck))
    if any(fault.code == "deck-broken-relation" for fault in faults):
        return faults
    return faults + tuple(deckaccess.check(deck))
