"""What part does an HTML element play on a page?

Judged by its kind and its place, not by its class names, which differ on every site. What looks like chrome
is the article's after all when the title or a section of the brief stands inside it.
"""

from collections.abc import Sequence
from typing import Any

from reportgen.intake import sections, wording

# lxml ships no types; an element is what its parser gives.
Element = Any

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol option p pre search section summary
    table tbody td tfoot th thead tr ul
    """.split()
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOXES = frozenset("a article blockquote dd details div fieldset figure li section tr".split())
_UNSEEN = {
    "script": "a script",
    "style": "a style sheet",
    "template": "a template",
    "noscript": "shown without JavaScript only",
    "iframe": "another page",
    "object": "an embedded object",
    "svg": "a drawing",
    "canvas": "a drawing",
    "select": "a form",
    "textarea": "a form",
    "video": "a video",
    "audio": "a recording",
}
_CHROME = {
    "nav": "navigation",
    "aside": "beside the article",
    "form": "a form",
    "button": "a button",
    "dialog": "a dialog",
    "header": "the head of the site",
    "footer": "the foot of the site",
}
_CHROME_ROLES = {"navigation": "navigation", "search": "a form", "menu": "navigation", "banner": "the head of the site"}
_PICTURES = ("img", "picture", "svg", "video", "iframe", "canvas")
_ENTRY_PARTS = ("article", "section", "li", "main")
_ENTRY_BLOCKS = ("li", "div", "td", "dd", "article", "section")
_PROSE = frozenset("p blockquote".split())


def line_breakers(root: Element) -> frozenset[Element]:
    """The elements that start and end a line: blocks, and the inline elements that hold one."""
    found: set[Element] = {part for part in root.iter("small", "time") if _stands_apart(part)}
    for block in root.iter(*_BLOCKS):
        around: Element = block
        while around is not None and around not in found:
            found.add(around)
            around = around.getparent()
    return frozenset(found)


def _stands_apart(part: Element) -> bool:
    """Whether a date opens its block, or small print ends it, so that each is a line without being a block."""
    block = part.getparent()
    if block is None or block.tag not in _ENTRY_BLOCKS:
        return False
    if part.tag == "time":
        return part.getprevious() is None and not (block.text or "").strip()
    return part.getnext() is None and not (part.tail or "").strip()


def is_box(element: Element) -> bool:
    """Whether the element may hold one entry."""
    return element.tag in _BOXES


def chrome_reason(element: Element) -> str | None:
    """Why nothing of the element belongs to the article, or None."""
    if why := _UNSEEN.get(element.tag):
        return why
    if element.tag in ("figcaption", "caption"):
        return "a caption" if _is_caption(element) else None
    why = _CHROME.get(element.tag) or _CHROME_ROLES.get(element.get("role") or "")
    if why is None or _holds_article(element):
        return None
    # A button inside a heading is the title of an accordion; a header inside an article is a card's.
    if element.tag == "button" and next(element.iterancestors(*_HEADINGS, "summary", "dt"), None) is not None:
        return None
    if element.tag in ("header", "footer") and next(element.iterancestors(*_ENTRY_PARTS), None) is not None:
        return None
    return why


def _is_caption(element: Element) -> bool:
    if element.tag == "caption":
        return True
    figure = element.getparent()
    has_picture = figure is not None and any(part.tag in _PICTURES for part in figure.iterdescendants())
    is_card = next(element.iterancestors("article", "li"), None) is not None or len(element) > 1
    return has_picture and not is_card


def _holds_article(element: Element) -> bool:
    return any(
        heading.tag == "h1" or sections.name(text_of(heading) or "") for heading in element.iterdescendants(*_HEADINGS)
    )


def text_of(element: Element) -> str | None:
    """Everything that the element says, on one line."""
    return wording.tidy(element.text_content()) or None


def level(around: Sequence[Element]) -> int:
    """The heading level of a line from the elements around it, 0 when it is no heading."""
    for element in around:
        if element.tag in _HEADINGS:
            return int(element.tag[1])
        if element.get("role") == "heading":
            given = element.get("aria-level") or "2"
            return int(given) if given in "123456" else 2
        if element.tag == "summary":
            return 6
        if element.tag in ("li", "td", "article", "section", "div"):
            return 0
    return 0


def is_prose(block: Element, parts: Sequence[str]) -> bool:
    """Whether elements side by side are words of one sentence, such as a link after an emphasis."""
    return block.tag in _PROSE and any(part[:1].islower() for part in parts[1:])


def column_heads(table: Element) -> tuple[str, ...]:
    """The words in the first row of a table, when that row consists of heads."""
    row = next(table.iter("tr"), None)
    cells = [cell for cell in row if cell.tag in ("td", "th")] if row is not None else []
    is_head = len(cells) > 1 and all(cell.tag == "th" for cell in cells)
    return tuple(text_of(cell) or "" for cell in cells) if is_head else ()


def cell_around(block: Element) -> Element | None:
    """The cell of a table that the block is or stands in."""
    return next((each for each in (block, *block.iterancestors()) if each.tag in ("td", "th")), None)
