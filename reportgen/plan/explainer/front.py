"""What stands on the first page?

Four indicators go into a band under the dek. Further ones go beside the overview as long as it is long enough to
stand beside them, else into more bands, as equal as they can be.
"""

from itertools import accumulate, pairwise

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan import fitting
from reportgen.plan.callout import Callout, glyph_key
from reportgen.plan.explainer.blocks import Front, Name
from reportgen.plan.outlook import Path, outlook

BAND = 4
# An overview shorter than this is set larger.
SHORT_OVERVIEW_WORDS = 200
# How many words of overview stand as high as one indicator in the side column (measured: 85 pt against 13.5 a line).
WORDS_BESIDE_INDICATOR = 50
# More scenarios than two rows of the band are no glance any more.
MOST_GLANCED = 8
MOST_NAMES = 8
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")


def front(brief: Brief, planned: tuple[Callout, ...]) -> Front:
    """Plan the first page."""
    words = text.count_words(brief.overview)
    bands, further = _share(planned, words)
    glance: tuple[Path, ...] = outlook(brief).paths if 2 <= len(brief.scenarios) <= MOST_GLANCED else ()
    names = tuple(Name(person.name, person.role) for person in brief.people) if not further else ()
    return Front(
        title=brief.title,
        dek=brief.dek,
        bands=bands,
        further=further,
        glyph_key=glyph_key(planned),
        bottom_line=brief.bottom_line,
        overview=brief.overview,
        is_short_overview=words < SHORT_OVERVIEW_WORDS,
        names=names if len(names) <= MOST_NAMES else (),
        glance=glance,
        glance_heading=f"{_NUMBERS[len(glance)]} scenarios",
    )


def _share(
    planned: tuple[Callout, ...], overview_words: int
) -> tuple[tuple[tuple[Callout, ...], ...], tuple[Callout, ...]]:
    """Indicators in bands of four, and those beside the overview."""
    rest = planned[BAND:]
    if len(rest) * WORDS_BESIDE_INDICATOR <= overview_words:
        return ((planned[:BAND],) if planned else (), rest)
    edges = [0, *accumulate(fitting.balanced(len(planned), BAND))]
    return tuple(planned[start:end] for start, end in pairwise(edges)), ()
