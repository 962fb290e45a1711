"""What does one path's slide say?

Its likelihood when the author gave one, its narrative in at most three points of whole sentences, and beside
them who discusses it, what to watch for, and the other paths. What does not fit goes on a second slide.
"""

from collections.abc import Sequence

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan import fitting
from reportgen.plan.deck import footpanel, notes, sidebar, statements, titles
from reportgen.plan.deck.evidence import LikelihoodBar, Panel, Points
from reportgen.plan.deck.placed import Frame
from reportgen.plan.deck.ranges import scale_labels
from reportgen.plan.deck.sheet import Sheet
from reportgen.plan.deck.slide import Slide
from reportgen.plan.outlook import Outlook, Path
from reportgen.text import Line

LAYOUT = "Brief Scenario"


def slides(brief: Brief, sheet: Sheet, outlook: Outlook) -> tuple[Slide, ...]:
    """One slide for each path, more when its narrative is long."""
    return tuple(
        slide
        for path in outlook.paths
        if len(outlook.paths) == 1 or _says_more_than_its_title(path)
        for slide in _slides(brief, sheet, outlook, path)
    )


def _says_more_than_its_title(path: Path) -> bool:
    """Whether the comparison leaves anything to say about a path."""
    return any((path.description, path.chance, path.signposts, path.would_change, path.discussed_by))


def _slides(brief: Brief, sheet: Sheet, outlook: Outlook, path: Path) -> list[Slide]:
    label = sheet.label("path_of").format(number=path.number, count=len(outlook.paths))
    beside = sidebar.parts(sheet, path, outlook, has_view=not _view_is_point(path))
    pages = _pages(sheet, path, beside, label)
    numbers = notes.numbers_of(sheet, path.title, path.discussed_by, path.description, path.would_change)
    found: list[Slide] = []
    for number, points in enumerate(pages, start=1):
        title = titles.headline(sheet, [path.title], label, titles.page_mark(number, len(pages)))
        zone, panel = _zone(sheet, path, beside, title.line_count, points)
        bar = _likelihood(sheet, path, zone) if number == 1 else None
        body = _under(sheet, zone, bar)
        placed = statements.place(sheet, points, body, is_numbered=False, has_lead=True) or ()
        found.append(
            Slide(
                key=f"scenario-{path.number}" + (f"-{number}" if number > 1 else ""),
                layout=LAYOUT,
                section="scenarios",
                kicker=label,
                title=title,
                evidence=Points(placed, panel, bar),
                notes=notes.notes(sheet, _spoken(sheet, path) if number == 1 else points, numbers),
                footer=notes.footer(sheet, brief.title, numbers),
            )
        )
    return found


def _zone(
    sheet: Sheet, path: Path, wanted: Sequence[sidebar.Part], title_lines: int, points: Sequence[Line]
) -> tuple[Frame, Panel | None]:
    """Where the narrative stands, and the panel at its side, or under it where a panel would be half empty.

    Under it the other paths have their names where the narrative stays as large as it is without them.
    """
    evidence = sheet.zone(LAYOUT, "Evidence", title_lines)
    if not wanted:
        return evidence, None
    beside = sheet.zone(LAYOUT, "Panel", title_lines)
    if (band := footpanel.panel(sheet, wanted, beside, evidence)) is not None:
        zone = footpanel.above(sheet, evidence, band)
        named = footpanel.panel(sheet, wanted, beside, evidence, is_named=True)
        if named is not None:
            lower = footpanel.above(sheet, evidence, named)
            if _size(sheet, path, lower, points) == _size(sheet, path, zone, points):
                return lower, named
        return zone, band
    return sheet.zone(LAYOUT, "Body", title_lines), sidebar.panel(sheet, wanted, beside)


def _size(sheet: Sheet, path: Path, zone: Frame, points: Sequence[Line]) -> float | None:
    """The type size of the narrative's first point; None when it does not fit."""
    body = _under(sheet, zone, _likelihood(sheet, path, zone))
    placed = statements.place(sheet, points, body, is_numbered=False, has_lead=True)
    return placed[0].words.pieces[0].size if placed else None


def _pages(sheet: Sheet, path: Path, beside: Sequence[sidebar.Part], kicker: str) -> list[tuple[Line, ...]]:
    """The narrative in pages of at most three points each."""
    paragraphs = statements.sentences_of(path.description)
    if path.would_change and _view_is_point(path):
        label = text.Run(f"{sheet.label('would_change')}: ", strong=True)
        paragraphs = (*paragraphs, ((label, *text.join(text.lines(path.would_change))),))
    title = titles.headline(sheet, [path.title], kicker, " (1/2)")
    lead = [] if not title.is_label else [path.title]
    if not paragraphs:
        return [tuple(lead)]
    whole = statements.group([tuple(lead), *paragraphs] if lead else paragraphs)
    zone, _ = _zone(sheet, path, beside, title.line_count, whole)
    first = _under(sheet, zone, _likelihood(sheet, path, zone))
    if statements.place(sheet, whole, first, is_numbered=False, has_lead=True) is not None:
        return [whole]
    rest = [*lead, *(sentence for paragraph in paragraphs for sentence in paragraph)]
    pages: list[tuple[Line, ...]] = []
    while rest:
        body = first if not pages else zone
        taken = 0
        while taken < len(rest) and statements.place(
            sheet, statements.group([rest[: taken + 1]]), body, is_numbered=False, has_lead=True
        ):
            taken += 1
        if taken == 0:
            room = body.height - 2 * sheet.measure("point_gap_smallest")
            head, tail = fitting.split(rest[0], body.width, room, sheet.face.bold, sheet.role("lead").floor)
            rest[:1] = [head, tail] if tail else [head]
            taken = 1
        pages.append(statements.group([rest[:taken]]))
        rest = rest[taken:]
    return pages


def _view_is_point(path: Path) -> bool:
    """Whether the narrative is so short that what would change the view is its last point."""
    narrative = sum(map(len, statements.sentences_of(path.description)))
    return path.would_change is not None and 0 < narrative < statements.MOST_POINTS


def _under(sheet: Sheet, zone: Frame, bar: LikelihoodBar | None) -> Frame:
    if bar is None:
        return zone
    top = zone.top + sheet.measure("likelihood_room")
    return Frame(zone.left, top, zone.width, zone.bottom - top)


def _likelihood(sheet: Sheet, path: Path, zone: Frame) -> LikelihoodBar | None:
    chance = path.chance
    if chance is None:
        return None
    words = chance.words if chance.range_text is None else f"{chance.words}   {chance.range_text}"
    heading = Frame(zone.left, zone.top, zone.width, fitting.line_height(sheet.face.bold, sheet.size("likelihood")))
    bar = Frame(zone.left, heading.bottom + 6, zone.width, sheet.measure("likelihood_bar"))
    edges = sorted({chance.low, chance.high})
    labels = scale_labels(sheet, "likelihood", edges, bar, bar.bottom + 4)
    return LikelihoodBar(
        sheet.words("likelihood", heading, (sheet.piece(words, "likelihood"),)),
        bar,
        chance.yardstick.steps,
        chance.low,
        chance.high,
        labels,
        chance.yardstick.alt,
    )


def _spoken(sheet: Sheet, path: Path) -> list[notes.Part]:
    signposts = [
        ", ".join(part for part in (text.plain(each.watch), each.state, each.date_text) if part)
        for each in path.signposts
    ]
    chance = path.chance
    likelihood = " ".join(part for part in (chance.words, chance.range_text) if part) if chance else None
    return [
        path.title,
        notes.labelled(sheet.label("likelihood"), likelihood),
        notes.labelled(sheet.label("impact"), path.impact),
        notes.labelled(sheet.label("horizon"), path.horizon),
        path.description,
        notes.labelled(sheet.label("discussed_by"), path.discussed_by),
        notes.labelled(sheet.label("signposts"), "\n".join(["", *signposts])) if signposts else None,
        notes.labelled(sheet.label("would_change"), path.would_change),
    ]
