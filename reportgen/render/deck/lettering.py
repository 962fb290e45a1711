"""How does planned text become paragraphs?

One writer for text boxes, table cells and placeholders: a run carries its size, language and colour, so that
text keeps its looks wherever a presenter moves it. Line spacing is the role's. Right-to-left languages turn the
paragraph round. A vertical tab in a text is a line break that stays in its paragraph.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.plan.deck.placed import Align, Piece
from reportgen.render.deck.package import Relations
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.xmltext import escaped, quoted
from reportgen.text import Run, is_right_to_left
from reportgen.theme.deck import DeckTheme, TypeRole
from reportgen.units import Length

_SCHEMES = ("http://", "https://", "mailto:")
# A link keeps the colour of its text, which suits its ground; the theme's own colour for links may not.
OWN_COLOR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr val="tx" '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"/></a:ext></a:extLst>'
)
# A citation stands at two thirds of its size, a third above the line.
_RAISED = 30_000


@dataclass(frozen=True, slots=True)
class Lettering:
    """What every text of a deck has in common."""

    palette: Palette
    deck_theme: DeckTheme
    language: str

    @property
    def is_right_to_left(self) -> bool:
        """Whether the brief's language runs from right to left."""
        return is_right_to_left(self.language)

    def paragraphs(
        self, links: Relations, pieces: Sequence[Piece], align: Align = "start", color: str | None = None
    ) -> str:
        """The paragraphs of a text box, each with all of its looks."""
        side = f' algn="{self._side(align)}"{self._direction}'
        return self._paragraphs(links, pieces, side, color)

    def inherited(self, links: Relations, pieces: Sequence[Piece], *, is_numbered: bool = True, jump: str = "") -> str:
        """The paragraphs of a placeholder or a cell, which leave to it what it says, but for a number they may lack.

        Words that lead nowhere by themselves take the jump to another slide, if there is one.
        """
        side = f' algn="{self._side("start")}"{self._direction}' if self.is_right_to_left else ""
        bare = ' marL="0" indent="0"' if not is_numbered else ""
        return self._paragraphs(links, pieces, side + bare, None, "" if is_numbered else "<a:buNone/>", jump)

    def plain(self, words: str) -> str:
        """Paragraphs of words alone, whose looks are the placeholder's; a vertical tab is a line break."""
        language = quoted(self.language)
        return "".join(
            "<a:p>"
            + f"<a:br><a:rPr lang={language}/></a:br>".join(_plain_run(run, language) for run in each)
            + "</a:p>"
            for each in (paragraph.split("\v") for paragraph in words.split("\n"))
        )

    def _paragraphs(
        self,
        links: Relations,
        pieces: Sequence[Piece],
        properties: str,
        color: str | None,
        bullet: str = "",
        jump: str = "",
    ) -> str:
        if not pieces:
            return f"<a:p><a:endParaRPr lang={quoted(self.language)}/></a:p>"
        return "".join(
            self._paragraph(links, piece, properties, color, bullet, jump, 0 if index == 0 else piece.before)
            for index, piece in enumerate(pieces)
        )

    def _paragraph(
        self,
        links: Relations,
        piece: Piece,
        properties: str,
        color: str | None,
        bullet: str,
        jump: str,
        before: float,
    ) -> str:
        role = self.deck_theme.types[piece.role]
        spacing = f'<a:lnSpc><a:spcPct val="{round(role.spacing * 100_000)}"/></a:lnSpc>'
        space = f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>'
        runs = "".join(self._run(links, run, piece, role, color, jump) for run in piece.line if run.text)
        end = f'<a:endParaRPr lang={quoted(self.language)} sz="{round(piece.size * 100)}"/>' if not runs else ""
        return f"<a:p><a:pPr{properties}>{spacing}{space}{bullet}</a:pPr>{runs}{end}</a:p>"

    def _run(self, links: Relations, run: Run, piece: Piece, role: TypeRole, color: str | None, jump: str) -> str:
        name = color or ("accent" if piece.is_accent else role.color)
        looks = f'lang={quoted(self.language)} sz="{round(piece.size * 100)}" b="{int(role.bold or run.strong)}"'
        looks += ' i="1"' if run.emphasis else ""
        looks += f' baseline="{_RAISED}"' if run.source is not None else ""
        fill, link = self.palette.fill_xml(name), self._link(links, run.href) or jump
        words = (
            f'<a:r><a:rPr {looks} dirty="0">{fill}{link}</a:rPr><a:t>{escaped(part)}</a:t></a:r>' if part else ""
            for part in run.text.split("\v")
        )
        return f"<a:br><a:rPr {looks}/></a:br>".join(words)

    def _link(self, links: Relations, address: str | None) -> str:
        """A link to the web or to a mail address; nothing else leaves a deck."""
        if address is None or not address.lower().startswith(_SCHEMES):
            return ""
        relation = links.to("hyperlink", address, is_external=True)
        return f'<a:hlinkClick r:id="{relation}">{OWN_COLOR}</a:hlinkClick>'

    @property
    def _direction(self) -> str:
        return ' rtl="1"' if self.is_right_to_left else ""

    def _side(self, align: Align) -> str:
        """The side of the page: `algn` names a side, not a start."""
        if align == "center":
            return "ctr"
        return "r" if (align == "end") != self.is_right_to_left else "l"


def _plain_run(words: str, language: str) -> str:
    return f"<a:r><a:rPr lang={language}/><a:t>{escaped(words)}</a:t></a:r>" if words else ""


def emu(points: float) -> int:
    """Points as the file counts them."""
    return Length(points).emu
