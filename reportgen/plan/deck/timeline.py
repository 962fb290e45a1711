"""How do events become slides?

Dated events stand on a rail to scale, at most five a slide; others on equal steps, at most six. Where a
direction is known time runs to the right, whatever the author's order in the brief. Pages are balanced, and get
fewer events rather than smaller type.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from reportgen import text
from reportgen.brief.model import Brief, Event
from reportgen.plan import chronology as chronologies
from reportgen.plan import fitting
from reportgen.plan.chronology import Chronology, Entry
from reportgen.plan.deck import dated, notes, ordinal, titles
from reportgen.plan.deck.evidence import KeyItem, Rail
from reportgen.plan.deck.placed import Frame
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide, Title
from reportgen.text import Paragraph

LAYOUT = "Brief Timeline"
MOST_ORDINAL, MOST_DATED, FEWEST = 6, 5, 3
MOST_STEPS_APART = 2
Page = tuple[Title, Rail, tuple[Entry, ...]]


def slides(brief: Brief, sheet: Sheet) -> tuple[Slide, ...]:
    """The timeline on as many slides as it takes."""
    if not brief.timeline:
        return ()
    chronology = chronologies.chronology(brief)
    entries, events = chronology.entries, brief.timeline
    if chronology.direction == "newest first":
        entries, events = entries[::-1], events[::-1]
    pages = _pages(brief, sheet, replace(chronology, entries=entries))
    ends = accumulate(len(shown) for _, _, shown in pages)
    # Events go with their slides by place: a slide may hold their texts shortened, the notes have them whole.
    return tuple(
        _slide(brief, sheet, number, page, events[end - len(page[2]) : end])
        for number, (page, end) in enumerate(zip(pages, ends, strict=True), start=1)
    )


def _pages(brief: Brief, sheet: Sheet, chronology: Chronology) -> tuple[Page, ...]:
    """The pages at the largest number of events a slide that the smallest type allows."""
    most = MOST_DATED if chronology.kind == "dated" else MOST_ORDINAL
    # Rather fewer events a slide than columns so narrow that they cut a word; but a word too wide for any is cut.
    for is_whole in (True, False):
        for limit in range(most, FEWEST - 1, -1):
            pages = _attempt(brief, sheet, chronology, limit, is_whole=is_whole)
            if pages is not None:
                return pages
    # Even three are too much: descriptions are cut after a sentence here and stand whole in the notes.
    for words in (40, 25, 12, 0):
        short = tuple(_shortened(entry, words) for entry in chronology.entries)
        pages = _attempt(brief, sheet, replace(chronology, entries=short), FEWEST)
        if pages is not None:
            return pages
    pages = _attempt(brief, sheet, chronology, FEWEST, is_clipped=True)
    assert pages is not None
    return pages


def _attempt(
    brief: Brief,
    sheet: Sheet,
    chronology: Chronology,
    limit: int,
    *,
    is_clipped: bool = False,
    is_whole: bool = False,
) -> tuple[Page, ...] | None:
    """Balanced pages, each at most two steps larger than the fullest; None when one does not fit."""
    sizes = fitting.balanced(len(chronology.entries), limit)
    label = titles.counted(sheet, "timeline", len(chronology.entries))
    heads = [
        (titles.headline(sheet, [brief.takeaways.timeline], label, titles.page_mark(number, len(sizes))), count, end)
        for number, (count, end) in enumerate(zip(sizes, accumulate(sizes), strict=True), start=1)
    ]
    first_step = 0
    while True:
        pages: list[Page] = []
        for title, count, end in heads:
            shown = chronology.entries[end - count : end]
            rail = _rail(sheet, chronology, shown, title, first_step, is_clipped=is_clipped, is_whole=is_whole)
            if rail is None:
                return None
            pages.append((title, rail, shown))
        steps = {rail.step for _, rail, _ in pages}
        if max(steps) - min(steps) <= MOST_STEPS_APART:
            return tuple(pages)
        first_step = max(steps) - MOST_STEPS_APART


def _rail(
    sheet: Sheet,
    chronology: Chronology,
    shown: Sequence[Entry],
    title: Title,
    first_step: int,
    *,
    is_clipped: bool,
    is_whole: bool,
) -> Rail | None:
    """A page's rail: to scale where its dates allow it, else on equal steps."""
    zone = sheet.zone(LAYOUT, "Evidence", title.line_count)
    key = _key(sheet, chronology, shown)
    if chronology.kind == "dated" and not is_clipped:
        rail = dated.rail(sheet, shown, zone, key, first_step, is_whole=is_whole)
        if rail is not None:
            return rail
        # Fewer events keep their words whole and their scale too.
        if is_whole and dated.rail(sheet, shown, zone, key, first_step) is not None:
            return None
    place = ordinal.Place(is_directed=chronology.direction is not None, is_clipped=is_clipped, is_whole=is_whole)
    return ordinal.rail(sheet, shown, zone, key, place, first_step)


def _slide(brief: Brief, sheet: Sheet, number: int, page: Page, events: Sequence[Event]) -> Slide:
    title, rail, entries = page
    remark = "order_only" if not rail.ticks else "to_scale" if len(rail.spans) == 1 else "to_scale_breaks"
    spoken: list[notes.Part] = []
    for event in events:
        printed = event.display_date or (event.date.printed if event.date else None)
        typed = event.date.text if event.date and event.date.text != printed else None
        heading = " · ".join(part for part in (printed, typed, event.category) if part)
        spoken += [heading, event.title, event.description]
    cited = notes.numbers_of(sheet, *(part for event in events for part in (event.title, event.description)))
    return Slide(
        key=f"timeline-{number}",
        layout=LAYOUT,
        section="timeline",
        kicker=_span(sheet, entries),
        title=title,
        evidence=rail,
        notes=notes.notes(sheet, spoken),
        footer=notes.footer(sheet, brief.title, cited, sheet.label(remark)),
    )


def _span(sheet: Sheet, entries: Sequence[Entry]) -> str:
    """`Timeline: May 2021 – August 2022`, when the page has dates at both ends."""
    label = sheet.label("timeline")
    first, last = entries[0].date_text, entries[-1].date_text
    words = f"{label}: {first} – {last}" if first and last and first != last else label
    width = sheet.theme.resolve(sheet.theme.common["Kicker"]).width.points
    return words if sheet.fits_line(words, "kicker", sheet.size("kicker"), width) else label


def _shortened(entry: Entry, most_words: int) -> Entry:
    """The event with as many whole sentences of its description as stay under a number of words."""
    if entry.description is None or text.count_words(entry.description) <= most_words:
        return entry
    kept: list[text.Line] = []
    for sentence in text.sentences(text.lines(entry.description)[0]):
        if sum(map(text.count_words, kept)) + text.count_words(sentence) > most_words:
            break
        kept.append(sentence)
    return replace(entry, description=(Paragraph(text.join(kept)),) if kept else None)


def _key(sheet: Sheet, chronology: Chronology, entries: Sequence[Entry]) -> tuple[KeyItem, ...]:
    """The categories of this slide, by shape and word, in one row; none when they do not fit it."""
    zone = sheet.zone(LAYOUT, "Key", 1)
    styles = {entry.style for entry in entries if entry.category}
    if styles == {None}:
        return ()
    shown = [category for category in chronology.categories if category.style in styles]
    size, side, gap = sheet.size("label"), sheet.measure("key_marker"), sheet.measure("key_gap")
    items: list[KeyItem] = []
    left = zone.left
    for category in shown:
        name = category.name if category.name != "Other" else sheet.label("other")
        width = sheet.width(name, "label", size) + 6
        marker = Frame(left + 2, zone.top + (zone.height - side) / 2, side, side)
        frame = Frame(marker.right + side / 2, zone.top, width, zone.height)
        piece = sheet.piece(name, "label")
        items.append(KeyItem(name, category.style, marker, sheet.words(f"key:{name}", frame, (piece,), "middle")))
        left = frame.right + gap
    return tuple(items) if left - gap <= zone.right else ()
