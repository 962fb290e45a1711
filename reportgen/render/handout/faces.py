"""Where do the lines of a slide's face stand?

Office programs give a line the height that the font names for Windows, and take what a role's lines lack of it from
their tops. Style sheets put the font's other, lower measures in the middle of the line. Both agree about how far
lines are apart; this says by how much ours must come down to stand where the deck's do (LibreOffice 7.4, Carlito:
0.09 of the size).
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

from reportgen.theme import metrics
from reportgen.theme.deck import DeckTheme, TypeRole
from reportgen.theme.tokens import Theme


@dataclass(frozen=True, slots=True)
class Faces:
    """The two weights of the slides' face."""

    regular: Path
    bold: Path

    @classmethod
    def of(cls, theme: Theme, deck_theme: DeckTheme) -> "Faces":
        """The faces that a deck is set in."""
        family = deck_theme.fonts.latin
        return cls(theme.font_file(family), theme.font_file(family, is_bold=True))

    def lead(self, role: TypeRole) -> float:
        """How far a role's lines are apart, in ems."""
        return metrics.load(self._file(role)).line_height * role.spacing

    def drop(self, role: TypeRole) -> float:
        """By how much a role's lines come down, in ems."""
        file = self._file(role)
        ascent, descent, office_descent = _measures(file)
        middle = (self.lead(role) - ascent - descent) / 2
        return middle + descent - office_descent

    def width(self, words: str, role: TypeRole, size: float) -> float:
        """The width of one unbroken line."""
        return metrics.load(self._file(role)).width(words, size)

    def _file(self, role: TypeRole) -> Path:
        return self.bold if role.bold else self.regular


@lru_cache(maxsize=16)
def _measures(file: Path) -> tuple[float, float, float]:
    """Ascent and descent as style sheets know them, and the descent of office programs, in ems."""
    with TTFont(file, lazy=True) as font:
        em = int.from_bytes(font.reader["head"][18:20], "big")
        return font["hhea"].ascent / em, -font["hhea"].descent / em, font["OS/2"].usWinDescent / em
