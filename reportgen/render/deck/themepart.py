"""What do the theme part and the table style of the deck hold?

Our colours and fonts under Office's names for them. The effects are flat: no shadow or gradient is a choice of
the house. The table style makes a table that a presenter adds look like the ones we drew.
"""

from reportgen.render.deck.palette import Palette
from reportgen.render.deck.xmltext import DECLARATION, DRAWING
from reportgen.theme.deck import PALETTE_SLOTS, DeckTheme
from reportgen.theme.tokens import Theme

TABLE_STYLE_ID = "{6B6F9D5E-31C4-4E0B-9A57-0C3B1C7A4D21}"
_FLAT_FILLS = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
_FLAT_EFFECTS = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3


def theme_xml(theme: Theme, deck_theme: DeckTheme, name: str) -> str:
    """The theme part."""
    colors = "".join(
        f'<a:{slot}><a:srgbClr val="{theme.colors[deck_theme.palette[slot]].removeprefix("#")}"/></a:{slot}>'
        for slot in PALETTE_SLOTS
    )
    latin = theme.fonts[deck_theme.fonts.latin].family
    faces = f'<a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface="{deck_theme.fonts.complex}"/>'
    rules = deck_theme.rules
    lines = "".join(
        f'<a:ln w="{width.emu}" cap="flat" cmpd="sng" algn="ctr">'
        '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/></a:ln>'
        for width in (rules.hairline, rules.top, rules.accent)
    )
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colors}</a:clrScheme>'
        f'<a:fontScheme name="{name}"><a:majorFont>{faces}</a:majorFont>'
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_FLAT_FILLS}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{_FLAT_EFFECTS}</a:effectStyleLst><a:bgFillStyleLst>{_FLAT_FILLS}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def table_styles_xml(deck_theme: DeckTheme, palette: Palette) -> str:
    """The list of table styles: ours alone, and the one a new table gets."""
    return (
        f'{DECLARATION}<a:tblStyleLst xmlns:a="{DRAWING}" def="{TABLE_STYLE_ID}">'
        f"{table_style_xml(deck_theme, palette)}</a:tblStyleLst>"
    )


def table_style_xml(deck_theme: DeckTheme, palette: Palette) -> str:
    """Our table style."""
    rules = deck_theme.rules
    header = deck_theme.types["table_header"]
    text = deck_theme.types["table"]
    return (
        f'<a:tblStyle styleId="{TABLE_STYLE_ID}" styleName="Brief">'
        f'<a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/>{palette.xml(text.color)}</a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr>{_border('insideH', rules.hairline.emu, palette.xml('rule'))}</a:tcBdr>"
        "<a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        f'<a:firstRow><a:tcTxStyle b="on"><a:fontRef idx="minor"/>{palette.xml(header.color)}</a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr>{_border('bottom', rules.top.emu, palette.xml('navy'))}</a:tcBdr>"
        "<a:fill><a:noFill/></a:fill></a:tcStyle></a:firstRow></a:tblStyle>"
    )


def _border(side: str, width: int, color: str) -> str:
    return f'<a:{side}><a:ln w="{width}" cmpd="sng"><a:solidFill>{color}</a:solidFill></a:ln></a:{side}>'
