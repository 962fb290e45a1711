"""What fits where?

The first layout lets everything flow. From how it turned out follow what the first page keeps, whether there are
pages enough for a table of contents, and before which sections a page ends: where a section would be torn apart
although the page could end before it without standing a third empty.
"""

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from reportgen.render.explainer.look import Look

# A document of fewer pages is leafed through faster than a table of contents is read.
PAGES_WITH_CONTENTS = 5
SECTIONS_WITH_CONTENTS = 3
# No page but the last stands a third empty; boxes end a little lower than their words.
EMPTIEST = 0.3
# A last page that an extra break brings about must be worth its paper.
FULL_ENOUGH = 0.4
# A last page with less than this is not worth its paper.
SCRAP = 0.2
# The space above a section in CSS pixels (24 pt).
SECTION_SPACE = 32.0
# What stands between the words of a row and the next one, where a page parts them (22 pt).
TORN_SPACE = 29.0


@dataclass(frozen=True, slots=True)
class Fit:
    """What of the optional parts is set, the sections that begin a page, and those whose opening may be torn."""

    has_glance: bool
    has_names: bool
    contents: Literal["none", "side", "foot"] = "none"
    is_tight: bool = False
    breaks: frozenset[str] = field(default_factory=frozenset)
    loose: frozenset[str] = field(default_factory=frozenset)

    def is_set_like(self, other: "Fit") -> bool:
        """Whether both can be made from the same setting: sides and spacing are the same."""
        return self._setting == other._setting

    @property
    def _setting(self) -> tuple[bool, bool, bool]:
        return self.has_names, self.is_tight, self.contents == "side"


def better(seen: Look, fit: Fit, *, is_side_free: bool) -> Fit:
    """The fit to try next; the same one when there is nothing to mend."""
    if seen.front_page > 0 and fit.has_names and (seen.side_height > seen.main_height or not fit.has_glance):
        return replace(fit, has_names=False)
    if seen.front_page > 0 and fit.has_glance:
        return replace(fit, has_glance=False)
    if not fit.is_tight and not fit.breaks and _ends_in_a_scrap(seen):
        return replace(fit, is_tight=True)
    sections = len({fragment.kind for fragment in seen.fragments})
    needs_contents = seen.pages >= PAGES_WITH_CONTENTS and sections >= SECTIONS_WITH_CONTENTS
    if fit.contents == "none" and needs_contents:
        fit = replace(fit, contents="side" if is_side_free and not fit.has_names else "foot")
    return replace(fit, breaks=fit.breaks or page_breaks(seen), loose=fit.loose | unmovable(seen))


def _ends_in_a_scrap(seen: Look) -> bool:
    """Whether the last page holds so little that closer rows may do without it."""
    last = seen.fragments[-1] if seen.fragments else None
    return last is not None and last.page == seen.pages - 1 > 0 and last.bottom < SCRAP * seen.page_height


def page_breaks(seen: Look) -> frozenset[str]:
    """The sections that should begin a page so that they stay whole."""
    breaks: set[str] = set()
    page, used = seen.front_page, seen.front_bottom
    for kind, group in groupby(seen.fragments, key=lambda fragment: fragment.kind):
        fragments = tuple(group)
        opens_page = fragments[0].top < 1 and not breaks
        # The foot of a page that a section leaves empty, because its next row goes overleaf, is none of its height.
        torn_rows = sum(min(each.height, each.words_end - each.top + TORN_SPACE) for each in fragments[:-1])
        height = torn_rows + fragments[-1].height
        room = seen.page_height - used - SECTION_SPACE
        if height > room and room <= EMPTIEST * seen.page_height:
            if not opens_page:
                breaks.add(kind)
            page, used = page + 1, 0.0
            room = seen.page_height
        if not breaks:
            # Nothing has moved so far: this section ends where it was seen to end.
            page, used = fragments[-1].page, fragments[-1].bottom
            continue
        space = SECTION_SPACE if used else 0.0
        torn = max(0.0, height - room)
        whole_pages = int(torn // seen.page_height)
        page += (torn > 0) + whole_pages
        used = torn - whole_pages * seen.page_height if torn else used + space + height
    is_worth_it = page < seen.pages or used >= FULL_ENOUGH * seen.page_height
    return frozenset(breaks) if is_worth_it else frozenset()


def unmovable(seen: Look) -> frozenset[str]:
    """The sections of which a part did not fit on the page before and left it too empty."""
    bottoms = {seen.front_page: seen.front_bottom}
    found: set[str] = set()
    for fragment in seen.fragments:
        opens_page = fragment.top < 1 and fragment.page > 0
        if opens_page and bottoms.get(fragment.page - 1, seen.page_height) < (1 - EMPTIEST) * seen.page_height:
            found.add(fragment.kind)
        bottoms[fragment.page] = fragment.words_end
    return frozenset(found)
