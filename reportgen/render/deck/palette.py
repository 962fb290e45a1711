"""How is a colour written in a slide?

By its place in the deck's colour scheme where it has one, so that an organization that changes the scheme in
PowerPoint changes every slide; by value otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.theme.deck import PALETTE_SLOTS, DeckTheme
from reportgen.theme.tokens import Theme

# The scheme's dark and light slots are reached through the master's colour map (ECMA-376 Part 1, 19.3.1.6).
_MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by name, and the names that the scheme holds."""

    values: Mapping[str, str]
    scheme: Mapping[str, str]

    @classmethod
    def of(cls, theme: Theme, deck_theme: DeckTheme) -> "Palette":
        """The palette of a deck; a colour that stands in two slots is written by the first."""
        slots = {deck_theme.palette[slot]: _MAPPED.get(slot, slot) for slot in reversed(PALETTE_SLOTS)}
        return cls(theme.colors, slots)

    def hex(self, name: str) -> str:
        """The six digits of a named colour, or of a colour given by value."""
        return (name if name.startswith("#") else self.values[name]).removeprefix("#")

    def xml(self, name: str) -> str:
        """The DrawingML colour element, without a namespace declaration."""
        if name in self.scheme:
            return f'<a:schemeClr val="{self.scheme[name]}"/>'
        return f'<a:srgbClr val="{self.hex(name)}"/>'

    def fill_xml(self, name: str | None) -> str:
        """The DrawingML fill element: solid, or none."""
        return f"<a:solidFill>{self.xml(name)}</a:solidFill>" if name else "<a:noFill/>"
