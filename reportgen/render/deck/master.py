"""What does a deck start from?

A package written in memory from the theme: one slide master with its named layouts, a notes master, the table
style, no slide. Nothing of python-pptx's own template is in it, so no stranger's fonts, printer settings or
author travel into a deck.
"""

import zipfile
from io import BytesIO

import pptx
from pptx.presentation import Presentation
from pptx.slide import Slide

from reportgen.render.deck.layoutpart import (
    default_levels,
    layout_xml,
    master_xml,
    notes_master_xml,
)
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.themepart import table_styles_xml, theme_xml
from reportgen.render.deck.xmltext import DECLARATION, NAMESPACES, RELATIONS
from reportgen.theme.deck import DeckTheme
from reportgen.theme.tokens import Theme

_OFFICE = "application/vnd.openxmlformats-officedocument"
_PRESENTATION = f"{_OFFICE}.presentationml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# Masters and layouts share one number range that begins here (ECMA-376 Part 1, 19.7.15 and 19.7.16).
_FIRST_MASTER_ID = 0x80000000


def new_presentation(theme: Theme, deck_theme: DeckTheme) -> Presentation:
    """A presentation of the house's layouts without a slide."""
    return pptx.Presentation(BytesIO(_package(theme, deck_theme)))


def add_slide(presentation: Presentation, layout: str) -> Slide:
    """Add a slide of the named layout, its placeholders named as the designer named them."""
    slide_layout = presentation.slide_layouts.get_by_name(layout)
    if slide_layout is None:
        raise KeyError(layout)
    slide: Slide = presentation.slides.add_slide(slide_layout)
    names = {shape.placeholder_format.idx: shape.name for shape in slide_layout.iter_cloneable_placeholders()}
    for placeholder in slide.placeholders:
        placeholder.name = names[placeholder.placeholder_format.idx]
    slide.shapes.turbo_add_enabled = True
    return slide


def _package(theme: Theme, deck_theme: DeckTheme) -> bytes:
    """The bytes of a .pptx without slides."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, text in _parts(theme, deck_theme).items():
            archive.writestr(name, text)
    return stream.getvalue()


def _parts(theme: Theme, deck_theme: DeckTheme) -> dict[str, str]:
    """Every part by its name in the package."""
    palette = Palette.of(theme, deck_theme)
    layout_ids = {name: _FIRST_MASTER_ID + number for number, name in enumerate(deck_theme.layouts, start=1)}
    layouts = {f"slideLayout{number}.xml": name for number, name in enumerate(deck_theme.layouts, start=1)}
    parts = {
        "_rels/.rels": _relations(
            {"officeDocument": "ppt/presentation.xml", "extended-properties": "docProps/app.xml"},
            core="docProps/core.xml",
        ),
        "docProps/core.xml": _core_xml(),
        "docProps/app.xml": _app_xml(),
        "ppt/presentation.xml": _presentation_xml(deck_theme),
        "ppt/_rels/presentation.xml.rels": _relations(
            {
                "slideMaster": "slideMasters/slideMaster1.xml",
                "notesMaster": "notesMasters/notesMaster1.xml",
                "presProps": "presProps.xml",
                "viewProps": "viewProps.xml",
                "theme": "theme/theme1.xml",
                "tableStyles": "tableStyles.xml",
            }
        ),
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": table_styles_xml(deck_theme, palette),
        "ppt/theme/theme1.xml": theme_xml(theme, deck_theme, "Brief"),
        "ppt/theme/theme2.xml": theme_xml(theme, deck_theme, "Brief notes"),
        "ppt/slideMasters/slideMaster1.xml": master_xml(deck_theme, palette, layout_ids),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations_list(
            [*(("slideLayout", f"../slideLayouts/{file}") for file in layouts), ("theme", "../theme/theme1.xml")]
        ),
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(deck_theme, palette),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations({"theme": "../theme/theme2.xml"}),
    }
    for file, name in layouts.items():
        parts[f"ppt/slideLayouts/{file}"] = layout_xml(name, deck_theme.layouts[name], deck_theme, palette)
        parts[f"ppt/slideLayouts/_rels/{file}.rels"] = _relations({"slideMaster": "../slideMasters/slideMaster1.xml"})
    return {"[Content_Types].xml": _content_types_xml(parts)} | parts


def _presentation_xml(deck_theme: DeckTheme) -> str:
    slide, page = deck_theme.slide, deck_theme.notes.page
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{_FIRST_MASTER_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{slide.width.emu}" cy="{slide.height.emu}"/>'
        f'<p:notesSz cx="{page.width.emu}" cy="{page.height.emu}"/>'
        f"<p:defaultTextStyle>{default_levels()}</p:defaultTextStyle></p:presentation>"
    )


def _core_xml() -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def _app_xml() -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>reportgen</Application></Properties>"
    )


def _content_types_xml(parts: dict[str, str]) -> str:
    kinds = {
        "docProps/core": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app": f"{_OFFICE}.extended-properties+xml",
        "ppt/presentation.xml": f"{_PRESENTATION}.presentation.main+xml",
        "ppt/presProps": f"{_PRESENTATION}.presProps+xml",
        "ppt/viewProps": f"{_PRESENTATION}.viewProps+xml",
        "ppt/tableStyles": f"{_PRESENTATION}.tableStyles+xml",
        "ppt/theme/": f"{_OFFICE}.theme+xml",
        "ppt/slideMasters/": f"{_PRESENTATION}.slideMaster+xml",
        "ppt/slideLayouts/": f"{_PRESENTATION}.slideLayout+xml",
        "ppt/notesMasters/": f"{_PRESENTATION}.notesMaster+xml",
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name in parts
        if not name.endswith(".rels")
        for prefix, kind in kinds.items()
        if name.startswith(prefix)
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: dict[str, str], core: str = "") -> str:
    return _relations_list(list(targets.items()), core)


def _relations_list(targets: list[tuple[str, str]], core: str = "") -> str:
    """A relationship part, `rId1` onwards in the order given."""
    rows = [(f"{RELATIONS}/{kind}", target) for kind, target in targets]
    if core:
        rows.append((f"{_PACKAGE}/relationships/metadata/core-properties", core))
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(rows, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
