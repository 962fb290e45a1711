"""What is known and noted about a slide while it is gone over?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from reportgen.refresh.fit import Type
from reportgen.refresh.remarks import Outcome, Remark
from reportgen.refresh.standing import Leaf, Trio
from reportgen.refresh.words import Adopt
from reportgen.render.deck.reading import Reading, qn
from reportgen.render.deck.record import Mark


@dataclass(slots=True)
class Revision:
    """One slide while it is gone over; `base` is what the record is to say of its shapes from now on."""

    leaf: Leaf
    type: Type
    home: Callable[[Reading], Any]
    adopter: Callable[[Leaf, Reading], Adopt]
    is_open: bool
    has_same_looks: bool
    remarks: list[Remark] = field(default_factory=list)
    base: dict[tuple[int, int], Mark | None] = field(default_factory=dict)
    added: list[Mark] = field(default_factory=list)
    inserted: dict[int, Any] = field(default_factory=dict)
    rewritten: list[Trio] = field(default_factory=list)
    overflowing: list[str] = field(default_factory=list)

    def tell(self, outcome: Outcome, what: str, deck: str = "", brief: str = "") -> None:
        """Note one remark about this slide."""
        told = (
            " / ".join(" ".join(line.split()) for line in words.split("\n") if line.strip()) for words in (deck, brief)
        )
        self.remarks.append(Remark(outcome, self.leaf.number, self.leaf.title, what, *told))


def speech(shape: Reading) -> str:
    """All that a shape says."""
    if shape.rows:
        return "\n".join(" · ".join(row) for row in shape.rows)
    return "\n".join(shape.lines)


def chart(slide: Any, shape: Reading) -> Any:
    """The native chart of a shape."""
    return slide.shapes._shape_factory(shape.element).chart


def body(shape: Reading) -> Any:
    """The text of a shape, as paragraphs."""
    return shape.element.find(qn("p:txBody"))


def remove(element: Any) -> None:
    """Take a shape away."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
