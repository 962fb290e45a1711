"""What does a deck borrow from an organization's template?

Its parts; which of its layouts a slide of ours stands on, and which of that layout's placeholders takes what. How all
this is found is the question of `reportgen.theme.template`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.theme.tokens import Theme


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a kept part, its kind in short."""

    id: str
    kind: str
    target: str
    is_external: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that are kept: bytes, content types and relationships by name; `first_layout` is the first sample's."""

    presentation: str
    contents: Mapping[str, bytes]
    types: Mapping[str, str]
    relations: Mapping[str, tuple[Relation, ...]]
    first_layout: str | None

    def targets(self, part: str, kind: str) -> tuple[str, ...]:
        """The parts of a kind that a part leads to, in its own order."""
        return tuple(each.target for each in self.relations.get(part, ()) if each.kind == kind and not each.is_external)


@dataclass(frozen=True, slots=True)
class SlotUse:
    """A placeholder of the template's layout that one of ours is filled into.

    One that is inherited stands where the layout has it, with the layout's room inside: left, top, right, bottom.
    """

    kind: str
    index: int
    is_inherited: bool = False
    insets: tuple[float, float, float, float] = (0, 0, 0, 0)
    has_own_face: bool = False


@dataclass(frozen=True, slots=True)
class LayoutUse:
    """The template's layout for one of ours; a placeholder of ours that is not in `slots` becomes a text box."""

    part: str
    slots: Mapping[str, SlotUse]


@dataclass(frozen=True, slots=True)
class TemplateUse:
    """The parts that go into the deck, and the layouts by our names for them.

    Where it has no page for notes ours is taken, in the house's own colours: paper is white, whatever the slides are.
    """

    parts: Parts
    has_notes: bool
    layouts: Mapping[str, LayoutUse]
    house: Theme
    house_palette: Mapping[str, str]
