"""Can everybody read the deck?

What PowerPoint's accessibility checker reports, and what its published rules add: alternative text, titles, header
rows, languages, reading order. Reading order is the order of shapes.
"""

import re
from collections.abc import Iterator
from typing import Any

from reportgen.errors import Problem
from reportgen.proof.deckfile import NAMES, DeckFile, SlidePart, words_of

_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|svg|webp|emf|wmf|bmp|tiff?)", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?://|mailto:|www\.)\S*", re.IGNORECASE)
_EMPTY_WORDS = {"", "here", "click here", "this", "this link", "link", "more", "read more"}
_PRESENTATION = f"{{{NAMES['p']}}}"
_TITLES = {"title", "ctrTitle"}
_FOOTERS = {"dt", "ftr", "sldNum"}
_OBJECTS = {f"{_PRESENTATION}{kind}" for kind in ("pic", "graphicFrame", "grpSp")}
_SHAPES = {*_OBJECTS, f"{_PRESENTATION}sp", f"{_PRESENTATION}cxnSp"}
# A source line is the smallest text that is still read from a seat: 11 points on a slide 7.5 inches high. A slide of
# another height fills the same screen, so that its type counts by its share of the height.
_SMALLEST_TYPE, _HEIGHT = 11, 7.5 * 914_400
# PowerPoint's own names for a section that nobody named.
_DEFAULT_SECTIONS = {"default section", "untitled section", ""}


def check(deck: DeckFile) -> Iterator[Problem]:
    """Every barrier that the deck puts up."""
    size = deck.presentation.find("p:sldSz", NAMES)
    smallest = _SMALLEST_TYPE * (1 if size is None else int(size.get("cy")) / _HEIGHT)
    for slide in deck.slides:
        shapes = [shape for shape in slide.tree.find("p:cSld/p:spTree", NAMES) if shape.tag in _SHAPES]
        for rule in (_alternatives, _title, _order, _header_rows, _languages, _placeholders, _link_texts):
            yield from rule(slide, shapes)
        yield from _type_sizes(slide, smallest)
    yield from _unique_titles(deck)
    for part in deck.parts("ppt/notesSlides"):
        yield from _silent_runs(deck.tree(part), part)
    for section in deck.presentation.iterfind(".//p14:section", NAMES):
        if (section.get("name") or "").strip().lower() in _DEFAULT_SECTIONS:
            yield Problem("deck-default-section", "a section has no name of its own", section.get("name") or "")


def _alternatives(slide: SlidePart, shapes: list[Any]) -> Iterator[Problem]:
    """What is not text needs words: pictures and tables wherever they are, the rest unless its group speaks."""
    inner = [shape for tag in ("p:pic", "p:graphicFrame") for shape in slide.tree.iterfind(f".//p:grpSp/{tag}", NAMES)]
    for shape in [*shapes, *inner]:
        properties = shape.find("*/p:cNvPr", NAMES)
        if properties.find(".//adec:decorative", NAMES) is not None:
            continue
        if shape.tag not in _OBJECTS and (words_of(shape) or _kind(shape) is not None):
            continue
        alt, place = (properties.get("descr") or "").strip(), f"slide {slide.number} {properties.get('name')}"
        if not alt:
            yield Problem("deck-no-alt", "has no alternative text and is not marked as ornament", place)
        elif _FILE_NAME.fullmatch(alt):
            yield Problem("deck-alt-is-file-name", "has a file name for alternative text", place)


def _title(slide: SlidePart, shapes: list[Any]) -> Iterator[Problem]:
    if not title_of(slide):
        yield Problem("deck-no-title", "has no title", f"slide {slide.number}")


def _order(slide: SlidePart, shapes: list[Any]) -> Iterator[Problem]:
    """The title is read first, the footer last."""
    spoken = [shape for shape in shapes if shape.find("*/p:cNvPr//adec:decorative", NAMES) is None]
    kinds = [_kind(shape) for shape in spoken]
    if any(kind in _TITLES for kind in kinds[1:]):
        yield Problem("deck-title-not-first", "something is read before the title", f"slide {slide.number}")
    footers = [kind in _FOOTERS for kind in kinds]
    if footers != sorted(footers):
        yield Problem("deck-footer-not-last", "something is read after the footer", f"slide {slide.number}")


def _header_rows(slide: SlidePart, shapes: list[Any]) -> Iterator[Problem]:
    for table in slide.tree.iterfind(".//a:tbl", NAMES):
        properties = table.find("a:tblPr", NAMES)
        if properties is None or properties.get("firstRow") not in {"1", "true"}:
            yield Problem("deck-no-header-row", "a table has no header row", f"slide {slide.number}")


def _languages(slide: SlidePart, shapes: list[Any]) -> Iterator[Problem]:
    yield from _silent_runs(slide.tree, f"slide {slide.number}")


def _silent_runs(tree: Any, place: str) -> Iterator[Problem]:
    runs = [*tree.iterfind(".//a:r", NAMES), *tree.iterfind(".//a:fld", NAMES)]
    silent = [run for run in runs if (properties := run.find("a:rPr", NAMES)) is None or not properties.get("lang")]
    if silent:
        words = silent[0].findtext("a:t", "", NAMES)
        message = f"{len(silent)} runs name no language, the first is “{words}”"
        yield Problem("deck-no-language", message, place)


def _type_sizes(slide: SlidePart, smallest: float) -> Iterator[Problem]:
    sizes = {int(properties.get("sz")) / 100 for properties in slide.tree.iterfind(".//a:rPr[@sz]", NAMES)}
    if small := sorted(size for size in sizes if size < smallest):
        message = f"sets text at {small[0]:g} points; the smallest is {smallest:g}"
        yield Problem("deck-small-type", message, f"slide {slide.number}")


def _placeholders(slide: SlidePart, shapes: list[Any]) -> Iterator[Problem]:
    for shape in shapes:
        is_text = shape.tag == f"{_PRESENTATION}sp"
        if is_text and _kind(shape) is not None and not words_of(shape):
            place = f"slide {slide.number} {shape.find('*/p:cNvPr', NAMES).get('name')}"
            yield Problem("deck-empty-placeholder", "shows its prompt to whoever edits the deck", place)


def _link_texts(slide: SlidePart, shapes: list[Any]) -> Iterator[Problem]:
    """A link is read alone, out of its sentence: its words say where it leads (WCAG 2.2, 2.4.4)."""
    for run in slide.tree.iterfind(".//a:r", NAMES):
        if run.find("a:rPr/a:hlinkClick", NAMES) is None:
            continue
        words = run.findtext("a:t", "", NAMES).strip()
        if _ADDRESS.fullmatch(words) or words.casefold().rstrip(".… ") in _EMPTY_WORDS:
            message = f"“{words}” does not say where its link leads"
            yield Problem("deck-link-text", message, f"slide {slide.number}")
    for properties in slide.tree.iterfind(".//p:cNvPr", NAMES):
        shape = properties.getparent().getparent()
        if properties.find("a:hlinkClick", NAMES) is not None and not (words_of(shape) or properties.get("descr")):
            place = f"slide {slide.number} {properties.get('name')}"
            yield Problem("deck-link-text", "leads somewhere without a word", place)


def _unique_titles(deck: DeckFile) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for slide in deck.slides:
        title = title_of(slide).casefold()
        if title and first.setdefault(title, slide.number) != slide.number:
            message = f"has the title of slide {first[title]}"
            yield Problem("deck-duplicate-title", message, f"slide {slide.number}")


def title_of(slide: SlidePart) -> str:
    """The words of the slide's title."""
    for shape in slide.tree.iterfind("p:cSld/p:spTree/p:sp", NAMES):
        if _kind(shape) in _TITLES:
            return words_of(shape)
    return ""


def _kind(shape: Any) -> str | None:
    """The type of a placeholder, `obj` where it names none; nothing for other shapes."""
    placeholder = shape.find("*/p:nvPr/p:ph", NAMES)
    return None if placeholder is None else placeholder.get("type", "obj")
