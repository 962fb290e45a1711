"""What do the first two slides say: whose brief it is, and its point?

The bottom line is the author's own; the overview follows it, or speaks for itself. Sentences stay whole and in
order, for one taken out of its paragraph may lose what its pronouns refer to; what three points do not hold goes on
a next slide.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan import fitting
from reportgen.plan.callout import Callout
from reportgen.plan.deck import breaks, leadfigures, notes, statements, titles
from reportgen.plan.deck.evidence import Cover, Panel, Point, Points
from reportgen.plan.deck.placed import Piece, Words
from reportgen.plan.deck.sheet import Sheet, unnumbered
from reportgen.plan.deck.slide import Slide, Title
from reportgen.text import Line, Prose

FEWEST_SENTENCES, LAST_TWO = 2, 2
IMPRINT_JOINT = " · "
# A title of two thoughts may be so many steps smaller to stand on so many lines.
LARGE_COVER_STEP, FEW_COVER_LINES = 2, 3
COVER, BOTTOM_LINE = "Brief Cover", "Brief Bottom Line"


def cover(brief: Brief, sheet: Sheet) -> Slide:
    """The title slide."""
    credits = [
        text.plain(brief.author),
        brief.date.printed if brief.date else "",
        text.plain(brief.edition),
        sheet.label("as_of").format(date=brief.as_of.printed) if brief.as_of else "",
    ]
    imprint = tuple(part for part in credits if part)
    more = [text.plain(brief.organization), *credits, text.plain(brief.contact), text.plain(brief.licence), brief.link]
    return Slide(
        key="cover",
        layout=COVER,
        section="bottom_line" if brief.bottom_line else "overview",
        kicker="",
        title=_cover_title(sheet, unnumbered(brief.title)),
        evidence=Cover(_dek(brief, sheet), text.plain(brief.organization), imprint, _imprint(sheet, imprint)),
        notes=notes.notes(sheet, [brief.title, brief.dek, "\n".join(part for part in more if part)]),
        footer="",
    )


def _cover_title(sheet: Sheet, line: Line) -> Title:
    """The title at its largest size; a little smaller when its thoughts then stay on few lines."""
    box, role = sheet.zone(COVER, "Title", 2), sheet.role("cover_title")
    height = box.height / role.spacing
    found = []
    for size in role.sizes:
        lines = breaks.lines(sheet, line, "cover_title", size, box.width)
        if len(lines) * fitting.line_height(sheet.face.bold, size) <= height and breaks.fits(
            sheet, lines, "cover_title", size, box.width
        ):
            found.append((size, lines))
    if not found:
        head, _ = fitting.split(line, box.width, height, sheet.face.bold, role.floor)
        return Title(head, role.floor, 0, len(fitting.wrap(text.plain(head), box.width, sheet.face.bold, role.floor)))
    large = (each for each in found if each[0] >= role.sizes[LARGE_COVER_STEP] and len(each[1]) <= FEW_COVER_LINES)
    size, lines = next(large, found[0])
    return Title(breaks.joined(lines), size, 0, len(lines))


def _dek(brief: Brief, sheet: Sheet) -> Words | None:
    if brief.dek is None:
        return None
    box = sheet.zone(COVER, "Dek", 2)
    steps = sheet.steps("dek")
    step = fitting.largest(
        steps, lambda step: sheet.height([sheet.piece(brief.dek or (), "dek", step)], box.width), box.height
    )
    pieces = (sheet.piece(brief.dek, "dek", steps[-1] if step is None else step),)
    return sheet.words("dek", box, sheet.clipped(pieces, box.width, box.height))


def _imprint(sheet: Sheet, parts: Sequence[str]) -> Piece | None:
    """The imprint at the largest size at which it stays on one line, else on several that break between its parts."""
    if not parts:
        return None
    width, sizes = sheet.zone(COVER, "Imprint", 2).width, sheet.role("imprint").sizes
    whole = IMPRINT_JOINT.join(parts)
    size = next((size for size in sizes if sheet.fits_line(whole, "imprint", size, width)), sizes[-1])
    lines = [parts[0]]
    for part in parts[1:]:
        longer = lines[-1] + IMPRINT_JOINT + part
        lines[-1:] = [longer] if sheet.fits_line(longer, "imprint", size, width) else [lines[-1], part]
    return Piece(breaks.joined([text.line(line) for line in lines]), "imprint", size)


def bottom_line(brief: Brief, sheet: Sheet, callouts: Sequence[Callout]) -> tuple[Slide, ...]:
    """The author's conclusion, then the overview, beside the first figures; each paragraph stays whole and in order."""
    parts: list[tuple[str, Prose]] = [("overview", brief.overview)]
    if brief.bottom_line:
        said = sum(map(len, statements.sentences_of(brief.bottom_line)))
        # Headline and one point would leave the slide empty: the overview goes on under the conclusion.
        if said <= FEWEST_SENTENCES:
            parts = [("bottom_line", (*brief.bottom_line, *brief.overview))]
        else:
            parts.insert(0, ("bottom_line", brief.bottom_line))
    found: list[Slide] = []
    for section, prose in parts:
        shown = () if found else callouts
        found += _statements(brief, sheet, section, prose, shown)
    return tuple(found)


def _statements(brief: Brief, sheet: Sheet, section: str, prose: Prose, callouts: Sequence[Callout]) -> list[Slide]:
    """Slides of whole paragraphs, each headed by the first sentence of its first one."""
    rest = [list(paragraph) for paragraph in statements.sentences_of(prose)]
    pages: list[_Page] = []
    while rest:
        page, rest = _page(sheet, rest, sheet.label(section), callouts if not pages else ())
        pages.append(page)
    if len(pages) > 1:
        shown = callouts if len(pages) == LAST_TWO else ()
        pages[-LAST_TWO:] = _evened(sheet, pages[-LAST_TWO], pages[-1], sheet.label(section), shown)
    numbers = notes.numbers_of(sheet, prose)
    return [
        Slide(
            key=f"{section.replace('_', '-')}-{number}",
            layout=BOTTOM_LINE,
            section=section,
            kicker=sheet.label(section) + titles.page_mark(number, len(pages)),
            title=page.title,
            evidence=Points(page.points, page.panel, None),
            notes=notes.notes(sheet, [text.join(paragraph) for paragraph in page.paragraphs], numbers),
            footer=notes.footer(sheet, brief.title, numbers),
        )
        for number, page in enumerate(pages, start=1)
    ]


@dataclass(frozen=True, slots=True)
class _Page:
    """What one slide takes of a prose: its headline, its points, and the paragraphs for the notes."""

    title: Title
    points: tuple[Point, ...]
    panel: Panel | None
    paragraphs: tuple[tuple[Line, ...], ...]


def _page(
    sheet: Sheet, rest: Sequence[list[Line]], label: str, callouts: Sequence[Callout]
) -> tuple[_Page, list[list[Line]]]:
    """As many paragraphs as three points hold, or as many sentences of the first; and what remains."""
    # A single sentence is said large, not over an empty slide.
    alone = len(rest) == 1 and len(rest[0]) == 1
    title = titles.headline(sheet, [] if alone else [rest[0][0]], label)
    headed = 0 if title.is_label else 1
    zone, panel = sheet.zone(BOTTOM_LINE, "Evidence", title.line_count), None
    if callouts:
        side, body = (sheet.zone(BOTTOM_LINE, name, title.line_count) for name in ("Panel", "Body"))
        zone, panel = leadfigures.beside(sheet, callouts, side, body, zone)

    def placed(taken: Sequence[Sequence[Line]]) -> tuple[Point, ...] | None:
        body = [part for part in (taken[0][headed:], *taken[1:]) if part]
        points = statements.group(body)
        return statements.place(sheet, points, zone, is_numbered=len(points) > 1, has_lead=False) if body else ()

    count, points = _most(len(rest), lambda count: placed(rest[:count]))
    if points is not None:
        return _Page(title, points, panel, tuple(map(tuple, rest[:count]))), list(rest[count:])
    first = rest[0]
    count, points = _most(len(first) - headed, lambda count: placed([first[: headed + count]]))
    if points is not None:
        return (
            _Page(title, points, panel, (tuple(first[: headed + count]),)),
            [first[headed + count :], *rest[1:]],
        )
    # One sentence higher than a slide: it is cut after a word.
    sentence = first[headed]
    room = zone.height - 2 * sheet.measure("point_gap_smallest")
    head, tail = fitting.split(sentence, zone.width, room, sheet.face.bold, sheet.role("body").floor)
    points = placed([[*first[:headed], head]]) or ()
    remaining = [line for line in (tail, *first[headed + 1 :]) if line]
    return _Page(title, points, panel, ((*first[:headed], head),)), [*([remaining] if remaining else []), *rest[1:]]


def _evened(sheet: Sheet, first: _Page, second: _Page, label: str, callouts: Sequence[Callout]) -> tuple[_Page, _Page]:
    """The last two slides with their paragraphs divided so that neither is nearly empty, if both then still fit."""
    paragraphs = [list(paragraph) for paragraph in (*first.paragraphs, *second.paragraphs)]
    lengths = [sum(len(text.plain(sentence)) for sentence in paragraph) for paragraph in paragraphs]
    now = len(first.paragraphs)
    cuts = sorted(range(1, now), key=lambda cut: max(sum(lengths[:cut]), sum(lengths[cut:])))
    for cut in cuts:
        if max(sum(lengths[:cut]), sum(lengths[cut:])) >= max(sum(lengths[:now]), sum(lengths[now:])):
            break
        pages = (_page(sheet, paragraphs[:cut], label, callouts), _page(sheet, paragraphs[cut:], label, ()))
        if not any(rest for _, rest in pages):
            return pages[0][0], pages[1][0]
    return first, second


def _most(available: int, place: Callable[[int], tuple[Point, ...] | None]) -> tuple[int, tuple[Point, ...] | None]:
    """The largest number that can be placed, and where; counted upwards, for most of a long text never fits."""
    best: tuple[int, tuple[Point, ...] | None] = (0, None)
    for count in range(1, available + 1):
        points = place(count)
        if points is None:
            break
        best = count, points
    return best
