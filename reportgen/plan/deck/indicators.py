"""On which slides do the figures stand?

Up to four in a row, or two by two where columns are narrow, more on balanced pages; of three
the first leads, one alone fills the slide.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from reportgen import text
from reportgen.brief.model import Brief, Indicator
from reportgen.plan import fitting
from reportgen.plan.callout import Callout
from reportgen.plan.deck import figures, hero, notes, quarters, titles
from reportgen.plan.deck.evidence import Callouts, PlacedCallout
from reportgen.plan.deck.placed import Frame
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide

MOST_ACROSS, LED = 4, 3
LAYOUT = "Brief Indicators"


def slides(brief: Brief, sheet: Sheet, callouts: Sequence[Callout]) -> tuple[Slide, ...]:
    """The overview of all figures; a single one with a series is left to its chart."""
    if not callouts or (len(callouts) == 1 and callouts[0].series):
        return ()
    pages = fitting.balanced(len(callouts), MOST_ACROSS)
    ends = list(accumulate(pages))
    label = titles.counted(sheet, "indicators", len(callouts))
    found: list[Slide] = []
    for page, (count, end) in enumerate(zip(pages, ends, strict=True), start=1):
        shown = callouts[end - count : end]
        wanted = [brief.takeaways.indicators]
        if len(callouts) == 1:
            wanted = [shown[0].takeaway, brief.takeaways.indicators, shown[0].note]
        title = titles.headline(sheet, wanted, label, titles.page_mark(page, len(pages)))
        if len(callouts) == 1 and text.plain(shown[0].note).startswith(text.plain(title.line)):
            # A note that has become the headline is not said twice.
            shown = (replace(shown[0], note=None),)
        zone = sheet.zone(LAYOUT, "Evidence", title.line_count)
        numbers = {number for each in shown for number in each.numbers}
        numbers |= set(notes.numbers_of(sheet, *(part for each in shown for part in (each.label, each.note))))
        found.append(
            Slide(
                key=f"indicators-{page}",
                layout=LAYOUT,
                section="indicators",
                kicker=sheet.label("indicators"),
                title=title,
                evidence=Callouts(_placed(sheet, shown, zone, is_whole=len(pages) == 1)),
                notes=notes.notes(
                    sheet,
                    [part for each in brief.indicators[end - count : end] for part in spoken(sheet, each)],
                    numbers,
                ),
                footer=notes.footer(sheet, brief.title, numbers),
            )
        )
    return tuple(found)


def _placed(sheet: Sheet, shown: Sequence[Callout], zone: Frame, *, is_whole: bool) -> tuple[PlacedCallout, ...]:
    """Three figures with the first leading them, one alone on its panel, others in a row or two by two."""
    if is_whole and len(shown) == LED and (placed := hero.led(sheet, shown, zone)):
        return placed
    if quarters.wanted(sheet, shown, zone):
        return quarters.placed(sheet, shown, zone)
    return (hero.alone(sheet, shown[0], zone),) if len(shown) == 1 else figures.across(sheet, shown, zone)


def spoken(sheet: Sheet, indicator: Indicator) -> list[notes.Part]:
    """One figure for the notes."""
    as_of = sheet.label("as_of").format(date=indicator.as_of.printed) if indicator.as_of else None
    target = sheet.label("target").format(value=indicator.target.text) if indicator.target else None
    return [indicator.value.text, indicator.label, indicator.takeaway, indicator.note, as_of, target]
