"""Which lines does an HTML page show?

Block elements become lines, whatever their classes are called; list items, rows, articles and blocks become
the boxes those lines stand in. The tree is walked with a list of our own, because pages nest deeper than
Python recurses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from reportgen.intake import elements, entries, wording
from reportgen.intake.lines import LeftOut, Page, PageLine

# lxml ships no types; an element is what its parser gives.
Element = Any

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_NOTE_MARK = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡])\]?")


def from_html(text: str) -> Page:
    """Read the lines of a page that was saved as HTML."""
    # The parser refuses characters of an encoding declaration; bytes carry their own.
    source = "".join(letter for letter in text if letter >= " " or letter in "\n\r\t\f")
    if not source.strip():
        return Page(())
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    content = source.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
    root = html.document_fromstring(content, parser=parser)
    walk = _Walk(root)
    walk.read()
    title = root.find(".//head/title")
    return Page(
        _with_useful_boxes(walk.lines),
        tuple(walk.left_out),
        name=elements.text_of(title) if title is not None else None,
        language=_language(root),
        link=_canonical(root),
    )


def _language(root: Element) -> str | None:
    language = (root.get("lang") or root.get("xml:lang") or "").strip()
    return language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else None


def _canonical(root: Element) -> str | None:
    found = [*root.xpath("//link[@rel='canonical']/@href"), *root.xpath("//meta[@property='og:url']/@content")]
    return next((address.strip() for address in found if is_web_address(address.strip())), None)


def is_web_address(address: str) -> bool:
    """Whether the address leads to the web and is spelt so that a brief takes it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\\\"<>`]", address)


@dataclass(slots=True)
class _Piece:
    """Inline text gathered for the line at hand; `owner` is the element it fills directly under its block."""

    text: str
    owner: int
    is_bold: bool
    link: str | None
    number: int


class _Walk:
    """One walk over the elements of a page, which gathers its lines."""

    def __init__(self, root: Element) -> None:
        self.lines: list[PageLine] = []
        self.left_out: list[LeftOut] = []
        self._pieces: list[_Piece] = []
        self._columns: dict[Element, tuple[str, ...]] = {}
        # Elements are made on demand by lxml and differ each time unless all of them are kept.
        self._numbers: dict[Element, int] = {element: at for at, element in enumerate(root.iter(), start=1)}
        self._breakers = elements.line_breakers(root)
        self._root = root

    def read(self) -> None:
        """Walk the tree; an element is met before its content and after it."""
        todo: list[tuple[Element, bool]] = [(self._root, False)]
        while todo:
            element, is_end = todo.pop()
            if is_end:
                if element in self._breakers:
                    self._flush(element)
                self._take(element.tail, element.getparent(), element)
                continue
            todo.append((element, True))
            if not isinstance(element.tag, str) or element.tag in ("br", "hr", "img", "head"):
                self._pass(element)
            elif why := elements.chrome_reason(element):
                self._flush_around(element)
                self._leave(element, why)
            elif element.tag in ("sup", "sub"):
                self._take_raised(element)
            else:
                self._flush_around(element)
                self._take(element.text, element, element)
                todo += [(child, False) for child in reversed(element)]

    def _pass(self, element: Element) -> None:
        if element.tag in ("br", "hr"):
            self._flush(element.getparent())
        elif element.tag == "head":
            for part in element.iter("script", "style", "noscript"):
                self._leave(part, elements.chrome_reason(part) or "")

    def _flush_around(self, element: Element) -> None:
        if element in self._breakers and element.getparent() is not None:
            self._flush(element.getparent())

    def _leave(self, element: Element, reason: str) -> None:
        """Report every text of an element that is not taken."""
        if element.tag in ("script", "style"):
            texts = [(element, (element.text or "")[:80])]
        else:
            texts = [
                (part, text)
                for part in element.iter()
                if isinstance(part.tag, str) and part.tag not in ("script", "style")
                for text in (part.text, part.tail if part is not element else None)
                if text
            ]
        for part, text in texts:
            if content := wording.tidy(text):
                self.left_out.append(LeftOut(part.sourceline or 1, content, reason, is_chrome=True))

    def _take(self, text: str | None, inside: Element, near: Element) -> None:
        if not text or inside is None:
            return
        if not text.strip():
            if self._pieces:
                self._pieces[-1].text += " "
            return
        owner, is_bold, link = self._owner(inside)
        # The parser counts the line on which an element starts; what follows it starts on that line or later.
        self._pieces.append(_Piece(text, owner, is_bold, link, near.sourceline or 1))

    def _take_raised(self, element: Element) -> None:
        """Set raised and lowered figures in their own characters; drop the marks of footnotes."""
        text = elements.text_of(element) or ""
        table = _RAISED if element.tag == "sup" else _LOWERED
        if element.tag == "sup" and element.find(".//a") is not None and _NOTE_MARK.fullmatch(text):
            self.left_out.append(LeftOut(element.sourceline or 1, text, "the mark of a footnote"))
            return
        can_be_set = all(ord(letter) in table for letter in text)
        self._take(text.translate(table) if can_be_set else text, element, element)

    def _owner(self, inside: Element) -> tuple[int, bool, str | None]:
        owner, is_bold, link = 0, False, None
        for parent in (inside, *inside.iterancestors()):
            if parent in self._breakers:
                break
            owner = self._numbers[parent]
            is_bold = is_bold or parent.tag in ("b", "strong")
            address = (parent.get("href") or "").strip() if parent.tag == "a" else ""
            link = address if is_web_address(address) else link
        return owner, is_bold, link

    def _flush(self, block: Element) -> None:
        """End the line at hand, which stands in this block."""
        pieces, self._pieces = self._pieces, []
        worded = [piece for piece in pieces if wording.tidy(piece.text)]
        if not worded:
            return
        if self._is_column_head(block):
            self.left_out.append(LeftOut(worded[0].number, _joined(pieces), "the head of a column"))
            return
        owners = list(dict.fromkeys(piece.owner for piece in worded))
        line = self._line(block, _joined(pieces), worded)
        parts = [_joined([piece for piece in pieces if piece.owner == owner]) for owner in owners]
        is_side_by_side = 0 not in owners and len(parts) > 1 and not elements.is_prose(block, parts)
        if is_side_by_side and line.level and entries.is_number(parts[0]):
            self.lines += [replace(line, text=parts[0], level=0), replace(line, text=" ".join(parts[1:]), cells=())]
        elif is_side_by_side and not line.level:
            # Nothing but elements side by side: each is set on its own, as a figure, its label and its note are.
            self.lines += [
                replace(line, text=part, is_apart=at == 0, is_strong=False, cells=()) for at, part in enumerate(parts)
            ]
        else:
            self.lines.append(line)

    def _line(self, block: Element, text: str, worded: list[_Piece]) -> PageLine:
        around = [block, *block.iterancestors()]
        boxes = [parent for parent in reversed(around) if elements.is_box(parent)]
        cells: tuple[str, ...] = ()
        bold = next((at for at, piece in enumerate(worded) if not piece.is_bold), len(worded))
        if 0 < bold < len(worded):
            cells = (_joined(worded[:bold]), _joined(worded[bold:]))
        return PageLine(
            worded[0].number,
            text,
            elements.level(around),
            is_apart=True,
            is_strong=bold == len(worded),
            is_caption=any(parent.tag == "figcaption" for parent in around),
            label=self._column(block),
            boxes=tuple(self._numbers[box] for box in boxes),
            shapes=tuple(f"{box.tag} {' '.join(sorted((box.get('class') or '').split()))}" for box in boxes),
            cells=cells,
            link=next((piece.link for piece in worded if piece.link), None),
        )

    def _column(self, block: Element) -> str | None:
        """The head of the column that a cell of a table stands in."""
        cell = elements.cell_around(block)
        table = next(cell.iterancestors("table"), None) if cell is not None else None
        if cell is None or table is None:
            return None
        if table not in self._columns:
            self._columns[table] = elements.column_heads(table)
        position = len([each for each in cell.itersiblings(preceding=True) if each.tag in ("td", "th")])
        heads = self._columns[table]
        return heads[position] if position < len(heads) else None

    def _is_column_head(self, block: Element) -> bool:
        cell = elements.cell_around(block)
        table = next(cell.iterancestors("table"), None) if cell is not None and cell.tag == "th" else None
        if cell is None or table is None or not elements.column_heads(table):
            return False
        return next(cell.iterancestors("tr"), None) is next(table.iter("tr"), None)


def _joined(pieces: list[_Piece]) -> str:
    return wording.tidy("".join(piece.text for piece in pieces))


def _with_useful_boxes(lines: list[PageLine]) -> tuple[PageLine, ...]:
    """Keep as boxes what holds several lines, or is an item, a row, an article or a disclosure."""
    counts: dict[int, int] = {}
    for line in lines:
        for box in line.boxes:
            counts[box] = counts.get(box, 0) + 1
    return tuple(_with_boxes(line, _useful(line, counts)) for line in lines)


def _useful(line: PageLine, counts: dict[int, int]) -> Iterator[tuple[int, str]]:
    for box, shape in zip(line.boxes, line.shapes, strict=True):
        if counts[box] > 1 or shape.split()[0] in ("li", "tr", "article", "details"):
            yield box, shape


def _with_boxes(line: PageLine, pairs: Iterator[tuple[int, str]]) -> PageLine:
    kept = list(pairs)
    return replace(line, boxes=tuple(box for box, _ in kept), shapes=tuple(shape for _, shape in kept))
