"""How does planned text become paragraphs?

One writer for text boxes, table cells and placeholders: a run carries its size, language and colour, so that
text keeps its looks wherever a presenter moves it. Line spacing is the role's. Right-to-left languages turn the
paragraph round. A vertical tab in a text is a line break that stays
in its paragraph.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.slide import Slide

from reportgen.plan.deck.placed import Align, Piece
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.xmltext import fragment
from reportgen.text import Run
from reportgen.theme.deck import DeckTheme, TypeRole
from reportgen.units import Length

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_SCHEMES = ("http://", "https://", "mailto:")
# A link keeps the colour of its text, which suits its ground; the theme's own colour for links may not.
_OWN_COLOR = (
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
        return self.language.split("-")[0].lower() in _RIGHT_TO_LEFT

    def paragraphs(
        self, slide: Slide, pieces: Sequence[Piece], align: Align = "start", color: str | None = None
    ) -> str:
        """The paragraphs of a text, for a text body."""
        return "".join(
            self._paragraph(slide, piece, align, color, is_first=index == 0) for index, piece in enumerate(pieces)
        )

    def fill(
        self,
        slide: Slide,
        body: Any,
        pieces: Sequence[Piece],
        align: Align = "start",
    ) -> None:
        """Put a text in place of what a text body holds, leaving the body's own properties alone."""
        for paragraph in body.findall(qn("a:p")):
            body.remove(paragraph)
        for index, piece in enumerate(pieces):
            paragraph = fragment(self._paragraph(slide, piece, align, None, is_first=index == 0, is_inherited=True))
            body.append(paragraph)
        if not pieces:
            body.append(fragment(f"<a:p><a:endParaRPr lang={quoteattr(self.language)}/></a:p>"))

    def _paragraph(
        self, slide: Slide, piece: Piece, align: Align, color: str | None, *, is_first: bool, is_inherited: bool = False
    ) -> str:
        role = self.deck_theme.types[piece.role]
        before = 0 if is_first else piece.before
        direction = ' rtl="1"' if self.is_right_to_left else ""
        start = "" if is_inherited and align == "start" and not direction else f' algn="{self._side(align)}"'
        spacing = f'<a:lnSpc><a:spcPct val="{round(role.spacing * 100_000)}"/></a:lnSpc>'
        space = f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>'
        runs = "".join(self._run(slide, run, piece, role, color) for run in piece.line if run.text)
        end = f'<a:endParaRPr lang={quoteattr(self.language)} sz="{round(piece.size * 100)}"/>' if not runs else ""
        return f"<a:p><a:pPr{start}{direction}>{spacing}{space}</a:pPr>{runs}{end}</a:p>"

    def _run(self, slide: Slide, run: Run, piece: Piece, role: TypeRole, color: str | None) -> str:
        name = color or ("accent" if piece.is_accent else role.color)
        looks = f'lang={quoteattr(self.language)} sz="{round(piece.size * 100)}" b="{int(role.bold or run.strong)}"'
        looks += ' i="1"' if run.emphasis else ""
        looks += f' baseline="{_RAISED}"' if run.source is not None else ""
        fill, link = self.palette.fill_xml(name), self._link(slide, run.href)
        words = (
            f'<a:r><a:rPr {looks} dirty="0">{fill}{link}</a:rPr><a:t>{escape(part)}</a:t></a:r>' if part else ""
            for part in run.text.split("\v")
        )
        return f"<a:br><a:rPr {looks}/></a:br>".join(words)

    def _link(self, slide: Slide, address: str | None) -> str:
        """A link to the web or to a mail address; nothing else leaves a deck."""
        if address is None or not address.lower().startswith(_SCHEMES):
            return ""
        relation = slide.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f"<a:hlinkClick r:id={quoteattr(relation)}>{_OWN_COLOR}</a:hlinkClick>"

    def _side(self, align: Align) -> str:
        """The side of the page: `algn` names a side, not a start."""
        if align == "center":
            return "ctr"
        return "r" if (align == "end") != self.is_right_to_left else "l"


def emu(points: float) -> int:
    """Points as the file counts them."""
    return Length(points).emu
