"""One policy brief becomes a print-ready PDF explainer and an editable PowerPoint deck.

>>> import reportgen
>>> brief = reportgen.load("briefs/belarus-potash.yaml")
>>> reportgen.build(brief, name="belarus-potash")

Importing this reads nothing and draws nothing. The function `build` stands here under the name of its module; the
import below, not a lazy one, is what makes the function win over the module.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.build import Built, build

if TYPE_CHECKING:
    from reportgen.brief.model import Brief

__all__ = ["Built", "build", "load"]


def load(path: Path | str) -> Brief:
    """Read a brief.

    Raises:
        BriefError: the source is wrong; the error carries every problem, with line and column.
    """
    from reportgen.brief import load as source

    return source.load(Path(path))
