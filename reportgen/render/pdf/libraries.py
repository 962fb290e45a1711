"""Where does Linux find the libraries that WeasyPrint calls?

WeasyPrint tries the names of every system in turn, and for each that is not Linux's, Python runs `ldconfig` and the
compiler to look for it: sixteen programs, an eighth of the time of a whole build. Linux's own loader needs no help.
"""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def by_name() -> Iterator[None]:
    """Let libraries be loaded by their names alone; wherever WeasyPrint is imported first."""
    find = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _not_searched
    try:
        yield
    finally:
        ctypes.util.find_library = find


def _not_searched(name: str) -> str | None:
    return None
