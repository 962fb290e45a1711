"""What does a deck start from?

The parts that all decks of a house share, written in memory from the theme: one slide master with its named layouts,
a notes master, the table style. They are text and never change, so that they are opened once for however many decks.
Nothing of a stranger's template is in them: no fonts, printer settings or author travel into a deck.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.render.deck.layoutpart import (
    Form,
    default_levels,
    form,
    layout_xml,
    master_xml,
    notes_master_xml,
)
from reportgen.render.deck.package import OFFICE, Relations
from reportgen.render.deck.palette import Palette
from reportgen.render.deck.themepart import table_styles_xml, theme_xml
from reportgen.render.deck.xmltext import DECLARATION, NAMESPACES
from reportgen.theme.deck import DeckTheme
from reportgen.theme.tokens import Theme
from reportgen.units import Length

PRESENTATION = f"{OFFICE}.presentationml"
# Masters and layouts share one number range that begins here (ECMA-376 Part 1, 19.7.15 and 19.7.16).
_FIRST_MASTER_ID = 0x80000000
_KINDS = {
    "docProps/app": f"{OFFICE}.extended-properties+xml",
    "ppt/presProps": f"{PRESENTATION}.presProps+xml",
    "ppt/viewProps": f"{PRESENTATION}.viewProps+xml",
    "ppt/tableStyles": f"{PRESENTATION}.tableStyles+xml",
    "ppt/theme/": f"{OFFICE}.theme+xml",
    "ppt/slideMasters/": f"{PRESENTATION}.slideMaster+xml",
    "ppt/slideLayouts/": f"{PRESENTATION}.slideLayout+xml",
    "ppt/notesMasters/": f"{PRESENTATION}.notesMaster+xml",
}
# What the presentation leads to besides its slides, in the order of their numbers.
_RELATIONS = (
    ("slideMaster", "slideMasters/slideMaster1.xml"),
    ("notesMaster", "notesMasters/notesMaster1.xml"),
    ("presProps", "presProps.xml"),
    ("viewProps", "viewProps.xml"),
    ("theme", "theme/theme1.xml"),
    ("tableStyles", "tableStyles.xml"),
)
# What PowerPoint calls a size that it does not take for the user's own (ECMA-376 Part 1, 19.7.18).
_SIZE_NAMES = {(Length.of_inches(10), Length.of_inches(7.5)): ' type="screen4x3"'}


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout by its file, and its placeholders by the designer's names."""

    file: str
    forms: Mapping[str, Form]


@dataclass(frozen=True, slots=True)
class Master:
    """The shared parts: files, what they hold, the presentation with an empty list of slides, what it leads to."""

    files: Mapping[str, str]
    kinds: Mapping[str, str]
    presentation: str
    relations: tuple[tuple[str, str], ...]
    layouts: Mapping[str, Layout]


def open_master(theme: Theme, deck_theme: DeckTheme) -> Master:
    """Write the shared parts of all decks that look like this."""
    palette = Palette.of(theme, deck_theme)
    layouts = {
        name: Layout(
            f"ppt/slideLayouts/slideLayout{number}.xml",
            {called: form(placeholder, deck_theme, palette) for called, placeholder in spec.placeholders.items()},
        )
        for number, (name, spec) in enumerate(deck_theme.layouts.items(), start=1)
    }
    files = _parts(theme, deck_theme, palette, layouts)
    kinds = {
        file: kind
        for file in files
        if not file.endswith(".rels")
        for folder, kind in _KINDS.items()
        if file.startswith(folder)
    }
    return Master(files, kinds, _presentation_xml(deck_theme), _RELATIONS, layouts)


def _parts(theme: Theme, deck_theme: DeckTheme, palette: Palette, layouts: Mapping[str, Layout]) -> dict[str, str]:
    """Every shared part by its name in the package."""
    layout_ids = {name: _FIRST_MASTER_ID + number for number, name in enumerate(layouts, start=1)}
    sheets = [("slideLayout", f"../{layout.file.removeprefix('ppt/')}") for layout in layouts.values()]
    parts = {
        "docProps/app.xml": _app_xml(),
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": table_styles_xml(deck_theme, palette),
        "ppt/theme/theme1.xml": theme_xml(theme, deck_theme, "Brief"),
        "ppt/theme/theme2.xml": theme_xml(theme, deck_theme, "Brief notes"),
        "ppt/slideMasters/slideMaster1.xml": master_xml(deck_theme, palette, layout_ids),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(*sheets, ("theme", "../theme/theme1.xml")),
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(deck_theme, palette),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations(("theme", "../theme/theme2.xml")),
    }
    for name, layout in layouts.items():
        folder, _, file = layout.file.rpartition("/")
        parts[layout.file] = layout_xml(name, deck_theme.layouts[name], deck_theme, palette)
        parts[f"{folder}/_rels/{file}.rels"] = _relations(("slideMaster", "../slideMasters/slideMaster1.xml"))
    return parts


def _presentation_xml(deck_theme: DeckTheme) -> str:
    slide, page = deck_theme.slide, deck_theme.notes.page
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{_FIRST_MASTER_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst/>'
        f'<p:sldSz cx="{slide.width.emu}" cy="{slide.height.emu}"{_SIZE_NAMES.get((slide.width, slide.height), "")}/>'
        f'<p:notesSz cx="{page.width.emu}" cy="{page.height.emu}"/>'
        f"<p:defaultTextStyle>{default_levels()}</p:defaultTextStyle></p:presentation>"
    )


def _app_xml() -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>reportgen</Application></Properties>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    relations = Relations()
    for kind, target in targets:
        relations.to(kind, target)
    return relations.xml()
