"""Is an explainer set as a production editor would pass it?

Besides what `pages` sees, the rules of good setting, measured on the finished file: no first or last line of a
paragraph alone on a page, no card or event cut in two, lines neither too long nor too short to read, no heading that
ends a page. What belongs together is known from the plan; where it stands, from the file alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from reportgen.errors import Problem
from reportgen.proof import pages, units
from reportgen.proof.fragments import HEADINGS, Fragment, read
from reportgen.proof.pages import flat
from reportgen.proof.units import Unit
from reportgen.theme.explainer import Margins

# Of a paragraph that goes on overleaf, on either page.
FEWEST_LINES = 2
# Characters a line, in the middle of all lines set alike (Bringhurst, The Elements of Typographic Style, 2.1.2).
SHORTEST_LINE, LONGEST_LINE = 45, 80
# Running text is read line after line; smaller type, in side columns and cards, is looked up.
RUNNING_TAGS = frozenset(("P", "LBody"))
RUNNING_SIZE = 9.4
RUNNING_LINES = 3
FEWEST_MEASURED = 6
# A text higher than this share of the page may go on overleaf: to keep it whole would leave a page too empty.
LARGEST_UNIT = 1 / 3
# So much of a text tells that it belongs to a unit.
OPENING = 20
# A raised citation is no word of its paragraph.
RAISED = 0.9


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is badly set, and on which page; 0 when on all of them."""

    code: str
    page: int
    message: str


def prove(file: Path, plan: object, margins: Margins, strings: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Everything that an editor would send the pages of a file back for."""
    found = read(file)
    height = pages.read(file)[0].height - margins.top - margins.bottom
    together = tuple(units.units(plan))
    set_badly = (
        *lone_lines(found, units.paragraphs(plan)),
        *torn(found, together, height),
        *lines_of_bad_length(found),
        *headings_at_end(found, together),
    )
    told = (Problem(each.code, each.message, f"page {each.page}" if each.page else "", file) for each in set_badly)
    return (*pages.prove(file, margins, strings), *told)


def lone_lines(found: Iterable[Fragment], paragraphs: Iterable[str]) -> Iterator[Finding]:
    """Lines of a paragraph that stand alone at the foot of a page or at the head of the next."""
    by_page: dict[int, list[tuple[str, Fragment]]] = defaultdict(list)
    for fragment in found:
        by_page[fragment.page].append((_words(fragment), fragment))
    for whole in dict.fromkeys(flat(paragraph) for paragraph in paragraphs):
        for first, last in _cut(whole, by_page):
            if len(first.lines) < FEWEST_LINES:
                yield Finding("orphan-line", first.page, f"“{first.lines[0]}” begins a paragraph at the foot")
            if len(last.lines) < FEWEST_LINES:
                yield Finding("widow-line", last.page, f"“{last.lines[-1]}” ends a paragraph at the head")


def _cut(whole: str, by_page: dict[int, list[tuple[str, Fragment]]]) -> Iterator[tuple[Fragment, Fragment]]:
    """The first and the last part of a paragraph that goes on overleaf."""
    for page, fragments in by_page.items():
        for words, first in fragments:
            if words and words != whole and whole.startswith(words):
                last = _rest(whole[len(words) :], page + 1, by_page)
                if last is not None:
                    yield first, last


def _rest(whole: str, page: int, by_page: dict[int, list[tuple[str, Fragment]]]) -> Fragment | None:
    for words, fragment in by_page.get(page, ()):
        if words == whole:
            return fragment
        if words and whole.startswith(words):
            last = _rest(whole[len(words) :], page + 1, by_page)
            if last is not None:
                return last
    return None


def torn(found: Iterable[Fragment], wanted: Iterable[Unit], page_height: float) -> Iterator[Finding]:
    """Events, cards and rows of which a part stands on another page than the rest."""
    by_page: dict[int, list[Fragment]] = defaultdict(list)
    for fragment in found:
        by_page[fragment.page].append(fragment)
    texts = {page: "".join(map(_words, fragments)) for page, fragments in by_page.items()}
    everything = "".join(texts.values())
    for unit in dict.fromkeys(wanted):
        # What a short format leaves out or cuts is not torn; what goes on overleaf is whole in the text of all pages.
        printed = [words for words in map(flat, unit.texts) if words and words in everything]
        if all(any(words not in text for words in printed) for text in texts.values()):
            parts = [[each for each in on if _belongs(each, printed)] for on in by_page.values()]
            height = sum(_height(each) for each in parts if each)
            if height <= LARGEST_UNIT * page_height:
                first = next((each[0].page for each in parts if each), 0)
                yield Finding("torn", first, f"the {unit.kind} “{unit.texts[0]}” is cut in two")


def _belongs(fragment: Fragment, printed: Iterable[str]) -> bool:
    words = _words(fragment)
    return any(words == each or (len(words) > OPENING and words in each) for each in printed)


def _height(fragments: list[Fragment]) -> float:
    lead = max(each.size for each in fragments)
    return max(each.bottom for each in fragments) - min(each.top for each in fragments) + lead


def lines_of_bad_length(found: Iterable[Fragment]) -> Iterator[Finding]:
    """Kinds of running text whose lines are too long or too short; the last of a paragraph says nothing."""
    lengths: dict[tuple[str, float], list[int]] = defaultdict(list)
    for fragment in found:
        # Heads of cards and cells are set as bold paragraphs.
        is_running = fragment.tag in RUNNING_TAGS and fragment.size >= RUNNING_SIZE and "Bold" not in fragment.font
        if is_running and len(fragment.lines) >= RUNNING_LINES:
            lengths[fragment.font, round(fragment.size, 1)] += map(len, fragment.lines[:-1])
    for (font, size), each in lengths.items():
        if len(each) >= FEWEST_MEASURED and not SHORTEST_LINE <= median(each) <= LONGEST_LINE:
            message = f"{font} of {size:g} pt has {median(each):.0f} characters a line; {SHORTEST_LINE}–{LONGEST_LINE}"
            yield Finding("line-length", 0, f"{message} are read with ease")


def headings_at_end(found: Iterable[Fragment], together: Iterable[Unit]) -> Iterator[Finding]:
    """Headings after which nothing is read on their page, though an event may be no more than its title."""
    complete = {flat(unit.texts[0]) for unit in together if sum(map(bool, unit.texts)) == 1}
    last = {fragment.page: fragment for fragment in found}
    for page, fragment in last.items():
        if fragment.tag in HEADINGS and _words(fragment) not in complete:
            yield Finding("heading-at-foot", page, f"“{' '.join(fragment.lines)}” has nothing under it")


def _words(fragment: Fragment) -> str:
    """The words of a fragment without its citations."""
    size = fragment.size
    return flat("".join(run.words for run in fragment.runs if not (run.size < RAISED * size and _is_number(run.words))))


def _is_number(words: str) -> bool:
    return not words.strip(" ,0123456789")
