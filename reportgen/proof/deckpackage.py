"""Is the package of a deck whole?

The faults that schema validators were seen to miss, each of which makes PowerPoint repair or refuse a file: a part
without content type, an override or relation without part, a layout its master does not list, numbers given twice,
a table whose rows and grid differ, a section that names a slide wrongly, a link to a slide that is not shown.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from reportgen.errors import Problem
from reportgen.proof.deckfile import CONTENT_TYPES, NAMES, RELATION_ID, DeckFile

_SAFE_SCHEMES = {"http", "https", "mailto"}
_JUMP = "ppaction://hlinksldjump"
# To a slide, or through the show ([MS-PPT] and ECMA-376 Part 1, 21.1.2.3.5); others start programs, macros, sounds.
_HARMLESS = (_JUMP, "ppaction://hlinkshowjump", "ppaction://noaction")
_TREES = ("ppt/slides", "ppt/slideLayouts", "ppt/slideMasters", "ppt/notesSlides", "ppt/notesMasters")


def check(deck: DeckFile) -> Iterator[Problem]:
    """Every fault of the package."""
    for rule in (_entries, _content_types, _relations, _layouts, _shape_ids, _tables, _sections, _actions):
        yield from rule(deck)


def _entries(deck: DeckFile) -> Iterator[Problem]:
    for name in _repeated(deck.entries):
        yield Problem("deck-duplicate-entry", "stands twice in the archive", name)


def _content_types(deck: DeckFile) -> Iterator[Problem]:
    types = deck.tree(CONTENT_TYPES)
    overrides = [element.get("PartName", "")[1:] for element in types.iterfind("t:Override", NAMES)]
    defaults = {element.get("Extension", "").lower() for element in types.iterfind("t:Default", NAMES)}
    for name in overrides:
        if not deck.has(name):
            yield Problem("deck-phantom-override", "has a content type but is not in the archive", name)
    for name in _repeated(overrides):
        yield Problem("deck-duplicate-override", "has two content types", name)
    for name in dict.fromkeys(deck.entries):
        extension = name.rpartition(".")[2].lower()
        # The default of xml says nothing about a part of a presentation, so those need a type of their own.
        is_plain = name == CONTENT_TYPES or name.startswith("customXml/item")
        has_default = extension in defaults and (extension != "xml" or is_plain)
        if name not in overrides and not has_default:
            yield Problem("deck-no-content-type", "has no content type", name)


def _relations(deck: DeckFile) -> Iterator[Problem]:
    for owner in deck.owners():
        for relation in deck.relations(owner):
            place = f"{owner or 'package'} {relation.id}"
            if not relation.is_external and not deck.has(relation.target):
                yield Problem("deck-broken-relation", f"leads to {relation.target}, which is not in the archive", place)
            if relation.is_external and (
                relation.kind != "hyperlink" or urlsplit(relation.target).scheme not in _SAFE_SCHEMES
            ):
                yield Problem("deck-external", f"reaches outside the deck: {relation.kind}", place)


def _layouts(deck: DeckFile) -> Iterator[Problem]:
    numbers = [element.get("id") for element in deck.presentation.iterfind("p:sldMasterIdLst/p:sldMasterId", NAMES)]
    for master in deck.parts("ppt/slideMasters"):
        listed = list(deck.tree(master).iterfind("p:sldLayoutIdLst/p:sldLayoutId", NAMES))
        numbers += [element.get("id") for element in listed]
        known = {element.get(RELATION_ID) for element in listed}
        for relation in deck.relations(master):
            if relation.kind == "slideLayout" and relation.id not in known:
                yield Problem("deck-layout-unlisted", f"is not in the list of {master}", relation.target)
    for number in _repeated(numbers):
        yield Problem("deck-duplicate-layout-id", "numbers two masters or layouts", str(number))


def _shape_ids(deck: DeckFile) -> Iterator[Problem]:
    for part in (part for folder in _TREES for part in deck.parts(folder)):
        for number in _repeated(element.get("id") for element in deck.tree(part).iterfind(".//p:cNvPr", NAMES)):
            yield Problem("deck-duplicate-shape-id", f"two shapes have the number {number}", part)


def _tables(deck: DeckFile) -> Iterator[Problem]:
    for slide in deck.slides:
        for table in slide.tree.iterfind(".//a:tbl", NAMES):
            columns = len(table.findall("a:tblGrid/a:gridCol", NAMES))
            for number, row in enumerate(table.iterfind("a:tr", NAMES), start=1):
                if (cells := len(row.findall("a:tc", NAMES))) != columns:
                    message = f"row {number} has {cells} cells, the grid {columns} columns"
                    yield Problem("deck-table-grid", message, f"slide {slide.number}")


def _sections(deck: DeckFile) -> Iterator[Problem]:
    if deck.presentation.find(".//p14:sectionLst", NAMES) is None:
        return
    slides = {slide.id: slide.number for slide in deck.slides}
    listed = [element.get("id") for element in deck.presentation.iterfind(".//p14:sldId", NAMES)]
    for number in listed:
        if number not in slides:
            yield Problem("deck-section-unknown-slide", "a section names a slide that the deck lacks", str(number))
    for number in _repeated(listed):
        yield Problem("deck-section-repeats", "is in two sections", f"slide {slides.get(number)}")
    for number, place in slides.items():
        if number not in listed:
            yield Problem("deck-section-omits", "is in no section", f"slide {place}")


def _actions(deck: DeckFile) -> Iterator[Problem]:
    """A jump leads to a slide of the show; nothing runs a program."""
    shown = {slide.part for slide in deck.slides}
    for slide in deck.slides:
        targets = {relation.id: relation for relation in deck.relations(slide.part)}
        for tag in ("a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver"):
            for link in slide.tree.iterfind(f".//{tag}", NAMES):
                action, relation = link.get("action", ""), targets.get(link.get(RELATION_ID, ""))
                place = f"slide {slide.number}"
                if link.get(RELATION_ID) and relation is None:
                    yield Problem("deck-lost-link", "a link has a relation that the slide lacks", place)
                elif action == _JUMP and (relation is None or relation.is_external or relation.target not in shown):
                    there = relation.target if relation else "nothing"
                    yield Problem("deck-lost-link", f"a link leads to {there}, which is no slide of the show", place)
                elif action and not action.startswith(_HARMLESS):
                    yield Problem("deck-unsafe-action", f"a click runs {action}", place)


def _repeated(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]
