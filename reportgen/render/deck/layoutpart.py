"""How is the slide master written, with its layouts and the notes master?

As DrawingML text, close to what PowerPoint itself writes. A placeholder on a layout carries its whole style:
LibreOffice loses what a footer would inherit from the master.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.render.deck.freeform import RECTANGLE, Paint, fan_path, path_xml, shape_xml
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.xmltext import DECLARATION, NAMESPACES, escaped, quoted
from reportgen.theme.deck import DeckTheme, LayoutSpec, TypeRole
from reportgen.theme.place import Place, PlaceholderSpec, Rect
from reportgen.units import Length

SLIDE_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
# What p:ph says of the three placeholders of a page of notes, on the master and on every page.
NOTES_IMAGE, NOTES_TEXT, NOTES_NUMBER = (
    'type="sldImg" idx="2"',
    'type="body" sz="quarter" idx="3"',
    'type="sldNum" sz="quarter" idx="5"',
)
# Prompts are the house's, in English; the brief's language is set on what the brief says.
_PROMPT_LANGUAGE = "en-GB"
_ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGNMENTS = {"left": "l", "center": "ctr", "right": "r"}
_LEVELS = 5
_FLUSH = Length(0)


@dataclass(frozen=True, slots=True)
class Form:
    """A placeholder of a layout: `kind` are the attributes of p:ph, `body` is the a:bodyPr, `style` the a:lstStyle."""

    type: str
    kind: str
    rect: Rect
    body: str
    style: str


def form(spec: PlaceholderSpec, deck_theme: DeckTheme, palette: Palette) -> Form:
    """How a placeholder stands on its layout, with its whole style."""
    role = deck_theme.types[spec.role]
    if spec.color:
        role = role.model_copy(update={"color": spec.color})
    index = f' idx="{spec.index}"' if spec.index else ""
    size = ' sz="quarter"' if spec.type in {"dt", "ftr", "sldNum"} else ""
    inset = deck_theme.insets.panel if spec.fill else _FLUSH
    # The accent is for light grounds.
    color = "pale" if role.color == "white" else "accent"
    bullet = _number_bullet(spec.start, palette, color) if spec.bullet == "number" else None
    return Form(
        type=spec.type,
        kind=f'type="{spec.type}"{size}{index}',
        rect=deck_theme.resolve(spec),
        body=_body(
            f'lIns="{inset.emu}" tIns="{inset.emu}" rIns="{inset.emu}" bIns="{inset.emu}" '
            f'anchor="{_ANCHORS[spec.anchor]}"',
            # Text shrinks only when somebody types more into the slide: what we write has been measured.
            "" if spec.type == "sldNum" else "<a:normAutofit/>",
        ),
        style=_level(1, role, palette, spec.align, bullet=bullet, indent=spec.indent),
    )


def master_xml(deck_theme: DeckTheme, palette: Palette, layout_ids: Mapping[str, int]) -> str:
    """The one slide master; relationship `rId<n>` leads to the n-th layout."""
    common = deck_theme.common
    body = PlaceholderSpec(type="body", role="body", index=1, columns=(1, 12), prompt="Text")
    shapes = [
        _footer_rule(deck_theme, palette),
        _placeholder(3, "Title", common["Title"], deck_theme, palette),
        _placeholder(4, "Body", body, deck_theme, palette),
        *(
            _placeholder(number, name, common[name], deck_theme, palette)
            for number, name in enumerate(("Date", "Marking", "Slide Number"), start=5)
        ),
    ]
    ids = "".join(
        f'<p:sldLayoutId id="{layout_id}" r:id="rId{number}"/>'
        for number, layout_id in enumerate(layout_ids.values(), start=1)
    )
    title = _level(1, deck_theme.types["title"], palette)
    return (
        f'{DECLARATION}<p:sldMaster {NAMESPACES} preserve="1"><p:cSld>'
        '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"{_tree(shapes)}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle>"
        f"<p:bodyStyle>{_levels(deck_theme.types['body'], palette)}</p:bodyStyle>"
        f"<p:otherStyle>{default_levels()}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def layout_xml(name: str, spec: LayoutSpec, deck_theme: DeckTheme, palette: Palette) -> str:
    """One layout; a dark one hides the master's art and shows its own."""
    art = _art(spec, deck_theme, palette)
    placeholders = [
        _placeholder(number, placeholder, place, deck_theme, palette)
        for number, (placeholder, place) in enumerate(spec.placeholders.items(), start=2 + len(art))
    ]
    ground = f"<p:bg><p:bgPr>{palette.fill_xml('navy')}<a:effectLst/></p:bgPr></p:bg>" if spec.is_dark else ""
    kind = f'type="{spec.kind}"' if spec.kind else 'userDrawn="1"'
    hidden = 'showMasterSp="0" ' if spec.is_dark else ""
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} {hidden}{kind} preserve="1">'
        f"<p:cSld name={quoted(name)}>{ground}{_tree([*art, *placeholders])}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def notes_master_xml(deck_theme: DeckTheme, palette: Palette) -> str:
    """The notes master: the slide, its text, its number."""
    page, role = deck_theme.notes, deck_theme.types["notes"]
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {NOTES_IMAGE}/></p:nvPr></p:nvSpPr><p:spPr>{_transform(_rect(page.slide))}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="{deck_theme.rules.hairline.emu}">'
        f"{palette.fill_xml('rule')}</a:ln></p:spPr></p:sp>"
    )
    body = Form("body", NOTES_TEXT, _rect(page.text), _body("", "<a:normAutofit/>"), _levels(role, palette))
    field = Form("sldNum", NOTES_NUMBER, _rect(page.number), _body("", ""), _level(1, role, palette, "right"))
    text = _shape(3, "Notes", body, "", _prompt("Notes"))
    number = _shape(4, "Slide Number", field, "", slide_number_field(_PROMPT_LANGUAGE))
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>"
        '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"{_tree([image, text, number])}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:notesStyle>{_levels(role, palette)}</p:notesStyle></p:notesMaster>"
    )


def default_levels() -> str:
    """The style of text that is in no placeholder: dark, at the size its runs say."""
    return "".join(
        f'<a:lvl{level}pPr marL="0" algn="l" rtl="0"><a:defRPr kern="1200"><a:solidFill><a:schemeClr val="tx1"/>'
        '</a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{level}pPr>"
        for level in range(1, _LEVELS + 1)
    )


def slide_number_field(language: str) -> str:
    """A paragraph that shows the slide's number."""
    return (
        f'<a:p><a:fld id="{SLIDE_NUMBER_FIELD}" type="slidenum"><a:rPr lang="{language}"/><a:t>‹#›</a:t></a:fld>'
        f'<a:endParaRPr lang="{language}"/></a:p>'
    )


def _footer_rule(deck_theme: DeckTheme, palette: Palette) -> str:
    left, width = deck_theme.grid.span(1, 12)
    rule = deck_theme.footer_rule
    rect = Rect(left, rule.top, width, deck_theme.rules.hairline)
    return shape_xml(2, "Footer rule", rect, RECTANGLE, palette, Paint(rule.color), is_decorative=True)


def _art(spec: LayoutSpec, deck_theme: DeckTheme, palette: Palette) -> list[str]:
    """The bar and the fan of a layout that has them."""
    art: list[str] = []
    if spec.fan:
        rect, path = fan_path(spec.fan)
        geometry, style = path_xml(path, rect, is_filled=False), deck_theme.fan
        art.append(
            shape_xml(2, "Fan", rect, geometry, palette, Paint(None, style.color, style.width), is_decorative=True)
        )
    if spec.bar:
        rect = Rect(spec.bar.left, spec.bar.top, deck_theme.bar.width, deck_theme.bar.height)
        color = deck_theme.bar.color
        art.append(shape_xml(2 + len(art), "Bar", rect, RECTANGLE, palette, Paint(color), is_decorative=True))
    return art


def _placeholder(number: int, name: str, spec: PlaceholderSpec, deck_theme: DeckTheme, palette: Palette) -> str:
    """A placeholder of the master or of a layout, with its whole style."""
    text = slide_number_field(_PROMPT_LANGUAGE) if spec.type == "sldNum" else _prompt(spec.prompt)
    fill = palette.fill_xml(spec.fill) if spec.fill else ""
    return _shape(number, name, form(spec, deck_theme, palette), fill, text)


def _shape(number: int, name: str, form: Form, fill: str, paragraphs: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoted(name)}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {form.kind}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_transform(form.rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
        f"<p:txBody>{form.body}<a:lstStyle>{form.style}</a:lstStyle>{paragraphs}</p:txBody></p:sp>"
    )


def _body(attributes: str, fits: str) -> str:
    return f'<a:bodyPr vert="horz" wrap="square" {attributes} rtlCol="0">{fits}</a:bodyPr>'


def _prompt(text: str) -> str:
    return f'<a:p><a:r><a:rPr lang="{_PROMPT_LANGUAGE}"/><a:t>{escaped(text)}</a:t></a:r></a:p>'


def _levels(role: TypeRole, palette: Palette) -> str:
    return "".join(_level(level, role, palette) for level in range(1, _LEVELS + 1))


def _level(
    level: int,
    role: TypeRole,
    palette: Palette,
    align: str = "left",
    *,
    bullet: str | None = None,
    indent: Length = _FLUSH,
) -> str:
    """The style of one level; levels below the first are dashes, each a step smaller until the floor."""
    size = role.sizes[min(level, len(role.sizes)) - 1]
    if bullet:
        mark, margin = bullet, indent
    elif level > 1:
        mark = f'<a:buClr>{palette.xml("accent")}</a:buClr><a:buFont typeface="+mj-lt"/><a:buChar char="–"/>'
        margin = Length(size)
    else:
        mark, margin = "<a:buNone/>", Length(0)
    start = margin * max(level - 1, 1)
    return (
        f'<a:lvl{level}pPr marL="{start.emu}" indent="{-margin.emu}" algn="{_ALIGNMENTS[align]}" rtl="0">'
        f'<a:lnSpc><a:spcPct val="{round(role.spacing * 100_000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef>{mark}'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(role.bold)}" kern="1200">{palette.fill_xml(role.color)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{level}pPr>"
    )


def _number_bullet(start: int, palette: Palette, color: str) -> str:
    """The number before a point; a layout with one placeholder for each point counts on from one to the next."""
    return (
        f'<a:buClr>{palette.xml(color)}</a:buClr><a:buFont typeface="+mj-lt"/>'
        f'<a:buAutoNum type="arabicPlain" startAt="{start}"/>'
    )


def _tree(shapes: list[str]) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
        f"</a:xfrm></p:grpSpPr>{''.join(shapes)}</p:spTree>"
    )


def _transform(rect: Rect) -> str:
    return (
        f'<a:xfrm><a:off x="{rect.left.emu}" y="{rect.top.emu}"/>'
        f'<a:ext cx="{rect.width.emu}" cy="{rect.height.emu}"/></a:xfrm>'
    )


def _rect(place: Place) -> Rect:
    assert place.left and place.right and place.top and place.bottom
    return Rect(place.left, place.top, place.right - place.left, place.bottom - place.top)
