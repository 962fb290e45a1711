"""Is a finished deck sound, and can everybody read it?

Run beside a schema validator, whose gaps it fills; it needs neither PowerPoint nor LibreOffice.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from reportgen.errors import Problem
from reportgen.proof import deckaccess, deckcontrast, deckfile, deckpackage


def check(source: Path | bytes) -> tuple[Problem, ...]:
    """Every fault of a .pptx, on disk or in memory."""
    file = source if isinstance(source, Path) else None
    return tuple(replace(problem, file=file) for problem in _check(source))


def _check(source: Path | bytes) -> Iterator[Problem]:
    try:
        deck = deckfile.read(source)
        if not deck.has(deckfile.PRESENTATION):
            yield Problem("deck-unreadable", "holds no presentation", deckfile.PRESENTATION)
            return
        faults = tuple(deckpackage.check(deck))
        yield from faults
        # A slide that is not there cannot be read aloud.
        if not any(fault.code == "deck-broken-relation" for fault in faults):
            yield from deckaccess.check(deck)
            yield from deckcontrast.check(deck)
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        yield Problem("deck-unreadable", f"cannot be read: {error}")
