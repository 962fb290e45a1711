"""What does a deck start from in an organization's template?

The template's masters, layouts, themes and pictures as they are, under names of ours: nothing of its slides, nobody's
name. Only numbers are written anew, for those of a stranger may repeat. A placeholder of ours is the layout's own
where it has one; it brings its style to the slide, for that has been measured.
"""

import posixpath
from collections.abc import Mapping
from typing import Any

from lxml import etree

from reportgen.render.deck import master
from reportgen.render.deck.canvas import Box
from reportgen.render.deck.layoutpart import ALIGNMENTS, ANCHORS, Form, default_levels, notes_master_xml, number_bullet
from reportgen.render.deck.master import Layout, Master
from reportgen.render.deck.package import PACKAGE
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.themepart import table_style_xml, table_styles_xml, theme_xml
from reportgen.render.deck.xmltext import DECLARATION, DRAWING, NAMESPACES, PRESENTATION, RELATIONS, quoted
from reportgen.theme.borrowed import LayoutUse, Parts, Relation, SlotUse, TemplateUse
from reportgen.theme.deck import DeckTheme
from reportgen.theme.place import PlaceholderSpec
from reportgen.theme.tokens import Theme
from reportgen.units import Length

_ID = f"{{{RELATIONS}}}id"
# Our name for a template's part of each kind, and what it holds.
_NAMES = {
    "slideMaster": "slideMasters/slideMaster{}.xml",
    "slideLayout": "slideLayouts/slideLayout{}.xml",
    "notesMaster": "notesMasters/notesMaster{}.xml",
    "theme": "theme/theme{}.xml",
    "themeOverride": "theme/themeOverride{}.xml",
    "tableStyles": "tableStyles.xml",
    # Not `image`: what our slides show is called that.
    "image": "media/template{}.{}",
    "font": "fonts/font{}.{}",
}
_TITLES = ("title", "ctrTitle")
_NO_SPACE = '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
_NOTES_THEME = "ppt/theme/theme0.xml"


def open_master(theme: Theme, deck_theme: DeckTheme, template: TemplateUse) -> Master:
    """The shared parts of all decks in a template."""
    palette = Palette.of(theme, deck_theme)
    parts = template.parts
    names = _named(parts, template.has_notes)
    trees = {part: etree.fromstring(parts.contents[part], _parser()) for part in names if part.endswith(".xml")}
    numbers = _numbered(parts, names, trees)
    for part in numbers:
        _give_styles(trees[part])
    files: dict[str, str | bytes] = {}
    kinds: dict[str, str] = {}
    for part, name in names.items():
        files[name] = _text(trees[part]) if part in trees else parts.contents[part]
        kinds[name] = parts.types[part]
        if part != parts.presentation and (
            listed := [each for each in parts.relations.get(part, ()) if _leads(each, names)]
        ):
            folder, _, file = name.rpartition("/")
            files[f"{folder}/_rels/{file}.rels"] = _relations(listed, names, folder)
    relations = _presented(parts, names, template.has_notes)
    _add_own(files, kinds, template, deck_theme, palette)
    layouts = {
        name: Layout(names[use.part], _forms(use, name, deck_theme, palette)) for name, use in template.layouts.items()
    }
    text = _presentation_xml(
        etree.fromstring(parts.contents[parts.presentation], _parser()), parts, names, relations, numbers, deck_theme
    )
    return Master(files, kinds, text, relations, layouts)


def _named(parts: Parts, has_notes: bool) -> dict[str, str]:
    """Our name for each part that is taken along, in the order in which they are led to."""
    found: dict[str, str] = {}
    counts: dict[str, int] = {}

    def visit(part: str) -> None:
        for relation in parts.relations.get(part, ()):
            pattern = _NAMES.get(relation.kind)
            if relation.is_external or pattern is None or relation.target in found:
                continue
            if relation.kind == "notesMaster" and not has_notes:
                continue
            counts[relation.kind] = number = counts.get(relation.kind, 0) + 1
            extension = relation.target.rpartition(".")[2].lower()
            found[relation.target] = f"ppt/{pattern.format(number, extension)}"
            visit(relation.target)

    visit(parts.presentation)
    return found


def _leads(relation: Relation, names: Mapping[str, str]) -> bool:
    return relation.is_external or relation.target in names


def _numbered(parts: Parts, names: Mapping[str, str], trees: Mapping[str, Any]) -> dict[str, int]:
    """Number masters and their layouts in one row (ECMA-376 Part 1, 19.7.15 and 19.7.16)."""
    numbers: dict[str, int] = {}
    following = master.FIRST_MASTER_ID
    for part in parts.targets(parts.presentation, "slideMaster"):
        if part not in names:
            continue
        numbers[part] = following
        following += 1
        for element in trees[part].iter(f"{{{PRESENTATION}}}sldLayoutId"):
            element.set("id", str(following))
            following += 1
    return numbers


def _give_styles(tree: Any) -> None:
    """Give a master that says nothing of text the styles without which LibreOffice sets tables in a face of its own."""
    if tree.find(f"{{{PRESENTATION}}}txStyles") is not None:
        return
    styles = etree.fromstring(
        f"<p:txStyles {NAMESPACES}><p:titleStyle/><p:bodyStyle/>"
        f"<p:otherStyle>{default_levels()}</p:otherStyle></p:txStyles>"
    )
    following = tree.find(f"{{{PRESENTATION}}}extLst")
    tree.append(styles) if following is None else following.addprevious(styles)


def _relations(listed: list[Relation], names: Mapping[str, str], folder: str) -> str:
    """A relationship part that keeps the template's own identifiers."""
    rows = []
    for each in listed:
        target = each.target if each.is_external else posixpath.relpath(names[each.target], folder)
        outward = ' TargetMode="External"' if each.is_external else ""
        rows.append(
            f'<Relationship Id={quoted(each.id)} Type="{RELATIONS}/{each.kind}" Target={quoted(target)}{outward}/>'
        )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _presented(parts: Parts, names: Mapping[str, str], has_notes: bool) -> tuple[tuple[str, str], ...]:
    """What the presentation leads to besides its slides, in the order of its numbers."""
    kinds = ("slideMaster", "notesMaster", "theme", "font")
    found = [
        (each.kind, names[each.target].removeprefix("ppt/"))
        for kind in kinds
        for each in parts.relations[parts.presentation]
        if each.kind == kind and each.target in names
    ]
    own = [("presProps", "presProps.xml"), ("viewProps", "viewProps.xml"), ("tableStyles", "tableStyles.xml")]
    return (*found, *([] if has_notes else [("notesMaster", "notesMasters/notesMaster1.xml")]), *own)


def _add_own(
    files: dict[str, str | bytes],
    kinds: dict[str, str],
    template: TemplateUse,
    deck_theme: DeckTheme,
    palette: Palette,
) -> None:
    """Add what a template has no part in, and what it lacks: properties, our table style, a page for notes."""
    own: dict[str, str | bytes] = {
        "docProps/app.xml": master.app_xml(),
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {NAMESPACES}/>",
    }
    styles = files.get("ppt/tableStyles.xml")
    own["ppt/tableStyles.xml"] = (
        _with_style(styles, deck_theme, palette) if isinstance(styles, str) else table_styles_xml(deck_theme, palette)
    )
    if not template.has_notes:
        at_home = deck_theme.model_copy(update={"palette": template.house_palette})
        notes = notes_master_xml(at_home, Palette.of(template.house, at_home))
        own["ppt/notesMasters/notesMaster1.xml"] = notes
        own["ppt/notesMasters/_rels/notesMaster1.xml.rels"] = master.relations(("theme", "../theme/theme0.xml"))
        own[_NOTES_THEME] = theme_xml(template.house, at_home, "Notes")
    files |= own
    kinds |= {name: kind for name in own if (kind := master.kind_of(name))}


def _with_style(styles: str, deck_theme: DeckTheme, palette: Palette) -> str:
    """The template's table styles and ours."""
    tree = etree.fromstring(styles.encode(), _parser())
    ours = etree.fromstring(f'<a:list xmlns:a="{DRAWING}">{table_style_xml(deck_theme, palette)}</a:list>')[0]
    for style in list(tree):
        if style.get("styleId") == ours.get("styleId"):
            tree.remove(style)
    tree.append(ours)
    return _text(tree)


def _presentation_xml(
    root: Any,
    parts: Parts,
    names: Mapping[str, str],
    relations: tuple[tuple[str, str], ...],
    numbers: Mapping[str, int],
    deck_theme: DeckTheme,
) -> str:
    """The presentation without slides: the template's size, faces and default text."""
    place = {target: f"rId{number}" for number, (_, target) in enumerate(relations, start=1)}
    masters = "".join(
        f'<p:sldMasterId id="{number}" r:id="{place[names[part].removeprefix("ppt/")]}"/>'
        for part, number in numbers.items()
    )
    targets = {each.id: each.target for each in parts.relations[parts.presentation]}
    for element in root.iterfind("{*}embeddedFontLst//*[@r:id]", {"r": RELATIONS}):
        element.set(_ID, place[names[targets[element.get(_ID)]].removeprefix("ppt/")])
    kept = {
        tag: _text(child, is_part=False)
        for tag in ("embeddedFontLst", "defaultTextStyle")
        if (child := root.find(f"{{*}}{tag}")) is not None
    }
    size, page = root.find("{*}sldSz"), root.find("{*}notesSz")
    own = deck_theme.notes.page
    page_size = (page.get("cx"), page.get("cy")) if page is not None else (own.width.emu, own.height.emu)
    name = f' type="{size.get("type")}"' if size.get("type") else ""
    style = kept.get("defaultTextStyle", "")
    if "<a:lvl1pPr" not in style:
        style = f"<p:defaultTextStyle>{default_levels()}</p:defaultTextStyle>"
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f"<p:sldMasterIdLst>{masters}</p:sldMasterIdLst><p:notesMasterIdLst>"
        f'<p:notesMasterId r:id="{place["notesMasters/notesMaster1.xml"]}"/></p:notesMasterIdLst><p:sldIdLst/>'
        f'<p:sldSz cx="{size.get("cx")}" cy="{size.get("cy")}"{name}/>'
        f'<p:notesSz cx="{page_size[0]}" cy="{page_size[1]}"/>{kept.get("embeddedFontLst", "")}{style}</p:presentation>'
    )


def _forms(use: LayoutUse, name: str, deck_theme: DeckTheme, palette: Palette) -> dict[str, Form]:
    """How each placeholder of ours stands on slides of the template's layout."""
    return {
        called: _form(spec, use.slots.get(called), deck_theme, palette)
        for called, spec in deck_theme.layouts[name].placeholders.items()
    }


def _form(spec: PlaceholderSpec, slot: SlotUse | None, deck_theme: DeckTheme, palette: Palette) -> Form:
    role = deck_theme.types[spec.role]
    rect = deck_theme.resolve(spec)
    insets = slot.insets if slot else (0, 0, 0, 0)
    sides = " ".join(
        f'{side}="{Length(inset).emu}"' for side, inset in zip(("lIns", "tIns", "rIns", "bIns"), insets, strict=True)
    )
    shrink = "<a:noAutofit/>" if slot is None or spec.type == "sldNum" else "<a:normAutofit/>"
    box = Box(rect.left.emu, rect.top.emu, rect.width.emu, rect.height.emu).xml()
    is_box = slot is None and spec.type != "title"
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' + ("<a:noFill/>" if is_box else "")
    face = (
        "" if slot and slot.has_own_face else f'<a:latin typeface="{"+mj-lt" if spec.type in _TITLES else "+mn-lt"}"/>'
    )
    bullet = number_bullet(spec.start, palette, "accent") if spec.bullet == "number" else "<a:buNone/>"
    fill = palette.fill_xml(spec.color or role.color)
    return Form(
        type=spec.type,
        kind=_kind(spec, slot),
        rect=rect,
        body=(
            f'<a:bodyPr vert="horz" wrap="square" {sides} anchor="{ANCHORS[spec.anchor]}" anchorCtr="0" rtlCol="0">'
            f"{shrink}</a:bodyPr>"
        ),
        style=(
            f'<a:lvl1pPr marL="{spec.indent.emu}" indent="{-spec.indent.emu}" algn="{ALIGNMENTS[spec.align]}" rtl="0">'
            f'<a:lnSpc><a:spcPct val="{round(role.spacing * 100_000)}"/></a:lnSpc>{_NO_SPACE}{bullet}'
            f'<a:defRPr sz="{round(role.largest * 100)}" b="{int(role.bold)}" i="0" cap="none" spc="0">'
            f"{fill}{face}</a:defRPr></a:lvl1pPr>"
        ),
        is_foreign=True,
        paint=fill,
        look="" if slot and slot.is_inherited else f"{box}{geometry}",
    )


def _kind(spec: PlaceholderSpec, slot: SlotUse | None) -> str:
    """The attributes of p:ph: the layout's own; a headline is one even where the layout has none."""
    if slot is not None:
        index = f' idx="{slot.index}"' if slot.index else ""
        size = ' sz="quarter"' if slot.kind in ("dt", "ftr", "sldNum") else ""
        # A placeholder for any content has no type (ECMA-376 Part 1, 19.3.1.36).
        return f'{"" if slot.kind == "obj" else f"""type="{slot.kind}" """}{size}{index}'.strip()
    return f'type="{spec.type}"' if spec.type in _TITLES else ""


def _text(tree: Any, *, is_part: bool = True) -> str:
    text = etree.tostring(tree, encoding="unicode")
    return f"{DECLARATION}{text}" if is_part else str(text)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
