"""Is an explainer set as a production editor would pass it?

Besides what `pages` sees, the rules of good setting, measured on the finished file: no first or last line of a
paragraph alone on a page, no card or event cut in two, lines neither too long nor too short to read, no heading that
ends a page. What belongs together is known from the plan; where it stands, from the file alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from statistics import median

from reportgen.errors import Problem
from reportgen.proof import pages, poppler, units
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
BOLD = "Bold"
# Bold type of this size stands over something: the year of events, the number of a scenario.
HEAD_SIZE = 13
RUNNING_LINES = 3
FEWEST_MEASURED = 6
# A text higher than this share of the page may go on overleaf: to keep it whole would leave a page too empty.
LARGEST_UNIT = 1 / 3
# A raised citation is no word of its paragraph.
RAISED = 0.9


# The fragments of every page with their words.
Pages = dict[int, list[tuple[str, Fragment]]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is badly set, and on which page; 0 when on all of them."""

    code: str
    page: int
    message: str


def prove(file: Path, plan: object, margins: Margins, strings: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Everything that an editor would send the pages of a file back for."""
    found = read(file)
    height = poppler.read(file)[0].height - margins.top - margins.bottom
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
    by_page = _by_page(found)
    for whole in dict.fromkeys(flat(paragraph) for paragraph in paragraphs):
        for first, last in _cut(whole, by_page):
            if len(first.lines) < FEWEST_LINES:
                yield Finding("orphan-line", first.page, f"“{first.lines[0]}” begins a paragraph at the foot")
            if len(last.lines) < FEWEST_LINES:
                yield Finding("widow-line", last.page, f"“{last.lines[-1]}” ends a paragraph at the head")


def _by_page(found: Iterable[Fragment]) -> Pages:
    by_page: Pages = defaultdict(list)
    for fragment in found:
        by_page[fragment.page].append((_words(fragment), fragment))
    return by_page


def _cut(whole: str, by_page: Pages) -> Iterator[tuple[Fragment, Fragment]]:
    """The first and the last part of a paragraph that goes on overleaf."""
    for page, fragments in by_page.items():
        for words, first in fragments:
            if words and words != whole and whole.startswith(words):
                last = _rest(whole[len(words) :], page + 1, by_page)
                if last is not None:
                    yield first, last


def _rest(whole: str, page: int, by_page: Pages) -> Fragment | None:
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
    by_page, together = _by_page(found), tuple(dict.fromkeys(unit for unit in wanted if any(unit.texts)))
    texts = {page: "".join(words for words, _ in fragments) for page, fragments in by_page.items()}
    openings = {_opening(unit) for unit in together}
    for unit in together:
        # What a short format leaves out or cuts is not torn.
        printed = [words for words in map(flat, unit.texts) if words and _is_printed(words, texts, by_page)]
        if all(any(words not in text for words in printed) for text in texts.values()):
            opening = _opening(unit)
            page = max((page for page, on in by_page.items() if any(words == opening for words, _ in on)), default=0)
            if page and _height(opening, openings, by_page, page) <= LARGEST_UNIT * page_height:
                yield Finding("torn", page, f"the {unit.kind} “{unit.texts[0]}” is cut in two")


def _opening(unit: Unit) -> str:
    return next(flat(words) for words in unit.texts if words)


def _is_printed(words: str, texts: dict[int, str], by_page: Pages) -> bool:
    """Whether a text stands in the file whole, be it on one page or on two."""
    return any(words in text for text in texts.values()) or next(_cut(words, by_page), None) is not None


def _height(opening: str, openings: set[str], by_page: Pages, page: int) -> float:
    """How high a unit is that begins on a page and goes on overleaf until another one opens."""
    here, over = by_page[page], by_page.get(page + 1, [])
    top = max(each.top for words, each in here if words == opening)
    rest = list(takewhile(lambda part: part[0] not in openings and not _is_head(part[1]), over))
    bottoms = [[each.bottom for _, each in part] for part in ([*here], rest) if part]
    tops = [top, *(min(each.top for _, each in part) for part in (rest,) if part)]
    return sum(max(bottom) - start for bottom, start in zip(bottoms, tops, strict=True))


def lines_of_bad_length(found: Iterable[Fragment]) -> Iterator[Finding]:
    """Kinds of running text whose lines are too long or too short; the last of a paragraph says nothing."""
    lengths: dict[tuple[str, float], list[int]] = defaultdict(list)
    for fragment in found:
        # Heads of cards and cells are set as bold paragraphs.
        is_running = fragment.tag in RUNNING_TAGS and fragment.size >= RUNNING_SIZE and BOLD not in fragment.font
        if is_running and len(fragment.lines) >= RUNNING_LINES:
            lengths[fragment.font, round(fragment.size, 1)] += map(len, fragment.lines[:-1])
    for (font, size), each in lengths.items():
        if len(each) >= FEWEST_MEASURED and not SHORTEST_LINE <= median(each) <= LONGEST_LINE:
            message = f"{font} of {size:g} pt has {median(each):.0f} characters a line; {SHORTEST_LINE}–{LONGEST_LINE}"
            yield Finding("line-length", 0, f"{message} are read with ease")


def headings_at_end(found: Iterable[Fragment], together: Iterable[Unit]) -> Iterator[Finding]:
    """Headings and years after which nothing is read on their page; an event may be no more than its title."""
    complete = {flat(unit.texts[0]) for unit in together if sum(map(bool, unit.texts)) == 1}
    last = {fragment.page: fragment for fragment in found}
    for page, fragment in last.items():
        if _is_head(fragment) and _words(fragment) not in complete:
            yield Finding("heading-at-foot", page, f"“{' '.join(fragment.lines)}” has nothing under it")


def _is_head(fragment: Fragment) -> bool:
    return fragment.tag in HEADINGS or (BOLD in fragment.font and fragment.size >= HEAD_SIZE)


def _words(fragment: Fragment) -> str:
    """The words of a fragment without its citations."""
    size = fragment.size
    return flat("".join(run.words for run in fragment.runs if not (run.size < RAISED * size and _is_number(run.words))))


def _is_number(words: str) -> bool:
    return not words.strip(" ,0123456789")
