"""What is told about a template: which layout stands for which of ours, and what a deck in it will do without?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportgen.theme.deck import DeckTheme
from reportgen.theme.template.adapt import Adapted
from reportgen.theme.template.match import Match
from reportgen.theme.template.read import Template

# What becomes of a placeholder of ours that the template's layout does not have.
_INSTEAD = {
    "Title": "no headline: it is placed where there is room",
    "Table": "no place for a table: it stands in the room for evidence",
    "Chart": "no place for a chart: it stands in the room for evidence",
    "Marking": "no footer: a marking gets a text box",
    "Slide Number": "no slide number: it gets a text box",
}
_BOXES = "text boxes: {}"
_LEFT_OUT = {
    "Kicker": "no room for the part's name over the headline",
    "Slide Number": "the template writes the slide number itself",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One of our layouts, its counterpart, what is filled there and what is done without."""

    ours: str
    theirs: str
    how: str
    filled: tuple[str, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All of it."""

    size: str
    layout_count: int
    faces: tuple[str, ...]
    colors: dict[str, str]
    rows: tuple[Row, ...]

    def plain(self) -> dict[str, Any]:
        """As plain data, for programs."""
        return {
            "size": self.size,
            "layouts": self.layout_count,
            "faces": list(self.faces),
            "colors": self.colors,
            "matches": [
                {
                    "layout": row.ours,
                    "template": row.theirs,
                    "by": row.how,
                    "fills": list(row.filled),
                    "without": list(row.without),
                }
                for row in self.rows
            ],
        }


def report(template: Template, adapted: Adapted) -> Report:
    """What a deck in the template will look like, in words."""
    slide, shown = template.slide, ("white", "ink", "navy", "accent", "title_ink")
    return Report(
        f"{slide.width.points / 72:.2f} × {slide.height.points / 72:.2f} in",
        len(template.layouts),
        adapted.families,
        {_COLORS[name]: adapted.theme.colors[name] for name in shown},
        tuple(_row(match, adapted.master) for match in adapted.matches),
    )


_COLORS = {"white": "ground", "ink": "text", "navy": "headings", "accent": "accent", "title_ink": "titles"}


def _row(match: Match, master: DeckTheme) -> Row:
    assert master.template is not None
    slots = master.template.layouts[match.ours].slots
    filled = tuple(f"{name}: {slot.kind} {slot.index}" for name, slot in slots.items())
    return Row(match.ours, match.layout.name, match.how, filled, tuple(_without(match, master)))


def _without(match: Match, master: DeckTheme) -> Iterator[str]:
    assert master.template is not None
    slots = master.template.layouts[match.ours].slots
    placeholders = master.layouts[match.ours].placeholders
    missing = [name for name in placeholders if name not in slots]
    yield from (_INSTEAD[name] for name in missing if name in _INSTEAD)
    yield from (
        words for name, words in _LEFT_OUT.items() if name in master.common and _is_left_out(name, placeholders)
    )
    boxes = [name for name in missing if name not in _INSTEAD]
    if boxes:
        yield _BOXES.format(", ".join(boxes))


def _is_left_out(name: str, placeholders: dict[str, Any]) -> bool:
    """Whether a light layout lacks what all of ours have; dark ones name the part otherwise."""
    return "Source" in placeholders and name not in placeholders
