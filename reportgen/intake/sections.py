"""Which lines of a page belong to which section?

Sections are known by the words that head them, in any order. What an unknown heading heads stays out of the
known sections and is reported. Plain text does not say what a heading is, so a line counts as one there when
it stands alone, is worded like a headline, and breaks the pattern of the section it stands in.
"""

import itertools
import re
from dataclasses import dataclass

from reportgen.intake import chrome, wording
from reportgen.intake.lines import LeftOut, PageLine, leave

_WORDS = {
    "overview": """
        overview; summary; executive summary; the big picture; at a glance; in brief; introduction; key
        takeaways; what you need to know; the situation; the story; what is happening; what's happening; the
        short version; tl;dr; abstract
        """,
    "indicators": """
        key indicators; indicators; key figures; by the numbers; the numbers; key numbers; key metrics; metrics;
        key statistics; key stats; statistics; in numbers; key data; key facts; facts and figures; facts &
        figures; figures; the figures; numbers at a glance; numbers that matter; key data points
        """,
    "people": """
        people involved; people; key people; key players; who's who; who is who; who is involved; who's
        involved; key figures involved; main people; the people; people to know; key actors; main actors; the
        players; key individuals; individuals involved; people & roles; people and roles; people to watch; main
        characters; persons involved
        """,
    "organizations": """
        organizations involved; organisations involved; organizations; organisations; key organizations; key
        organisations; institutions; institutions involved; key institutions; organizations and institutions;
        the organizations; the organisations; entities involved; key entities; agencies involved; groups
        involved; bodies involved; companies and organizations; who holds the levers; organizations &
        institutions; main organizations; main organisations; companies involved; stakeholders
        """,
    "timeline": """
        timeline; chronology; timeline of events; key events; key dates; events; how we got here; sequence of
        events; the timeline; what happened when; event timeline; timeline & key events; important dates;
        milestones; key moments; key milestones; full timeline; timeline of key events; the chronology
        """,
    "scenarios": """
        scenarios; possible scenarios; what could happen next; what might happen next; what happens next; what's
        next; what comes next; what next; possible outcomes; potential scenarios; outlook; looking ahead; future
        scenarios; paths ahead; possible futures; where this could go; how this could end; how it may go on; how
        it could play out; predictions; forecast; forecasts; scenario analysis; the scenarios; the road ahead;
        the paths ahead; what to expect
        """,
    "precedents": """
        historical context; historical precedents; precedents; history; background cases; historical parallels;
        historical background; historical examples; past cases; comparable cases; lessons from history; similar
        cases; case studies; historical cases; earlier cases; parallels; historical comparisons; historical
        precedent; the precedents; what history teaches; past precedents; similar events; historical analogies;
        background & precedents; background and precedents
        """,
    "sources": """
        sources; references; sources & references; sources and references; bibliography; source list; citations;
        works cited; sources cited; sources consulted; further reading; source material; key sources; references
        and sources; sources & further reading; sources and further reading; read the sources
        """,
}
_SECTIONS = {
    wording.fold(word.strip()): name
    for name, words in _WORDS.items()
    for word in words.replace("tl;dr", "tldr").split(";")
}
# Words that head sections of such pages which a brief has no place for.
_UNKNOWN = re.compile(
    r"""(?x:
    glossary.* | key\ terms.* | definitions | terms\ explained | jargon.* | faqs? |
    frequently\ asked\ questions | questions?\ (?:and|&)\ answers? | q\ ?&\ ?a | method(?:ology|s)? |
    how\ we\ (?:did|made|know)\ .* | about\ (?:this|the)\ .* | corrections?(?:\ .*)? | editor['’]s\ note.* |
    (?:foot|end)?notes? | acknowledge?ments? | credits? | disclaimer | appendix.* | public\ opinion | polling |
    media\ coverage | reactions? | (?:key\ |notable\ )?quotes? | (?:key\ )?documents | legal\ framework |
    maps? | (?:photo\ )?gallery | videos? | podcast | debates? | perspectives | analysis | our\ take |
    (?:the\ )?takeaways? | (?:the\ )?bottom\ line | why\ it\ matters | what\ to\ watch | signposts |
    data\ sources | reader\ questions | quiz | test\ your\ knowledge | (?:revision|version)\ history |
    change\ ?log | (?:latest\ )?updates? | tags | topics | authors? | contributors | disclosures? |
    related\ .*
    )""",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\s*(?:\(\d+(?:\s+\w+)?\)|[:–—-]?\s*\d+\s+(?:events|people|scenarios|organi[sz]ations|sources|items|entries))$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:§\s*)?(?:\d{1,2}|[ivx]{1,4})[.)]\s+", re.IGNORECASE)


def name(text: str) -> str | None:
    """The section that the line heads, when it is the heading of a known one."""
    word = wording.fold(_COUNT.sub("", text)).strip(" :.?!»›▾▸↓#—–-|")
    word = re.sub(r"^[^\w]+", "", word)
    if word in _SECTIONS:
        return _SECTIONS[word]
    return _SECTIONS.get(_NUMBERED.sub("", word))


@dataclass(frozen=True, slots=True)
class Division:
    """A page cut into its sections, chrome taken out."""

    head: tuple[PageLine, ...]
    sections: dict[str, tuple[PageLine, ...]]
    left_out: tuple[LeftOut, ...]


def divide(lines: tuple[PageLine, ...]) -> Division:
    """Cut a page at its headings; every line ends up in the head, in one section, or left out."""
    menus = _menus(lines)
    levels = _section_levels(lines, menus)
    level = min(levels.values(), default=0)
    is_flat = _is_flat(lines, level)
    left_out: list[LeftOut] = []
    head: list[PageLine] = []
    sections: dict[str, list[PageLine]] = {}
    current: list[PageLine] | None = head
    opened: str | None = None
    away = "before the first section"
    for position, line in enumerate(lines):
        if position in menus:
            left_out += leave([line], "navigation", is_chrome=True)
        elif (known := name(line.text)) and _may_head(position, lines, levels, opened):
            current, opened = sections.setdefault(known, []), known
            level = line.level or level
        elif why := _chrome_reason(lines, position, is_among_entries=bool(sections) and current is not None):
            left_out += leave([line], why, is_chrome=True)
        elif sections and (unknown := _unknown(position, lines, level, is_flat=is_flat)):
            away, current, opened = unknown, None, None
            left_out += leave([line], f"heading of {away}")
        elif current is None:
            left_out += leave([line], f"in {away}")
        else:
            current.append(line)
    return Division(tuple(head), {key: tuple(found) for key, found in sections.items()}, tuple(left_out))


def _menus(lines: tuple[PageLine, ...]) -> set[int]:
    """Positions of section names that form a table of contents: names in a row which head sections elsewhere."""
    positions = [position for position, line in enumerate(lines) if name(line.text)]
    if not positions:
        return set()
    content = [
        position
        for position in range(len(lines))
        if position not in set(positions) and not chrome.reason(lines[position].text)
    ]
    holds = {
        position: any(position < other < following for other in content)
        for position, following in zip(positions, [*positions[1:], len(lines)], strict=True)
    }
    menus: set[int] = set()
    for position in positions:
        twins = [
            other for other in positions if other != position and name(lines[other].text) == name(lines[position].text)
        ]
        neighbours = [other for other in positions if abs(other - position) == 1]
        is_empty_twin = not holds[position] and any(holds[other] for other in twins)
        # The last name of a menu is followed by text; it is known by its neighbours and by its later twin.
        is_last_of_menu = bool(neighbours) and position - 1 in menus and any(other > position for other in twins)
        if is_empty_twin or is_last_of_menu:
            menus.add(position)
    return menus


def _section_levels(lines: tuple[PageLine, ...], menus: set[int]) -> dict[str, int]:
    """On which heading level each known section stands; empty when the page's headings are plain lines."""
    named = [(line, known) for at, line in enumerate(lines) if at not in menus and (known := name(line.text))]
    headed = [(line.level, known) for line, known in named if line.level > 1]
    headed = headed or [(line.level, known) for line, known in named if line.level]
    # The deepest first, so that of two headings with one name the upper one stays.
    return {known: level for level, known in sorted(headed, reverse=True)}


def _may_head(position: int, lines: tuple[PageLine, ...], levels: dict[str, int], opened: str | None) -> bool:
    """Whether a line with a section's name heads it, and is not an entry or a category that is called so."""
    line = lines[position]
    above = lines[position - 1] if position else None
    following = lines[position + 1] if position + 1 < len(lines) else None
    if line.level or line.is_item or line.cells:
        return 0 < line.level == levels.get(name(line.text) or "")
    if levels and not (line.is_apart and (line.is_strong or not line.boxes)):
        return False
    if above is None or following is None:
        return True
    # Under an event's title and over its description "History" is a category.
    is_category = not wording.is_sentence(above.text) and wording.is_sentence(following.text)
    is_name = not line.is_apart and wording.fold(following.text) == wording.fold(line.text)
    return not is_name and not (opened == "timeline" and is_category)


def _chrome_reason(lines: tuple[PageLine, ...], position: int, *, is_among_entries: bool) -> str | None:
    line = lines[position]
    why = chrome.reason(line.text, is_among_entries=is_among_entries)
    if why is None and is_among_entries and chrome.reason(line.text):
        beside = [lines[other].text for other in (position - 1, position + 1) if 0 <= other < len(lines)]
        twin = any(wording.fold(text) == wording.fold(line.text) for text in beside)
        if not twin and any(chrome.reason(text, is_among_entries=True) for text in beside):
            why = chrome.reason(line.text)
    return why


def _is_flat(lines: tuple[PageLine, ...], level: int) -> bool:
    """Whether entries are headed on the level of the sections: an unknown heading stands right under a known one."""
    return bool(level) and any(
        upper.level == lower.level == level
        and name(upper.text) not in (None, "overview")
        and name(lower.text) is None
        and not _is_stranger(lower)
        for upper, lower in itertools.pairwise(lines)
    )


def _is_stranger(line: PageLine) -> bool:
    words = line.text.strip(" :")
    return chrome.heads_box(words) or bool(_UNKNOWN.fullmatch(words) and wording.is_headline(words))


def _unknown(position: int, lines: tuple[PageLine, ...], level: int, *, is_flat: bool) -> str | None:
    """How to call the unknown section that the line heads, or None."""
    line = lines[position]
    title = f"“{line.text}”"
    # A box of links is headed by a plain line even where the article's headings are marked.
    is_box = chrome.heads_box(line.text) and line.is_apart and not (line.level or line.boxes)
    if level and (line.level or not line.is_strong) and not is_box:
        is_above = 0 < line.level < level or (line.level == level and not is_flat)
        return title if is_above or (line.level == level and _is_stranger(line)) else None
    if _is_stranger(line) and line.is_apart and not line.is_item and not _is_inside_entry(lines, position):
        return title
    return None


def _is_inside_entry(lines: tuple[PageLine, ...], position: int) -> bool:
    """Whether a numbered or dated line just above makes this one a category or a title."""
    above = lines[position - 1] if position else None
    return above is not None and bool(re.match(r"\(?\d{1,3}[.)]\s", above.text)) and not wording.is_sentence(above.text)
