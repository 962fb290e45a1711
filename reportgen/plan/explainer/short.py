"""What do a glance of one page and a brief of two say, and what goes first when it does not fit?

Both are the explainer with parts left out, never reworded and never cut within a sentence:

- events: those the author calls key first, then the newest; a brief has six at most;
- bottom line and overview: from the beginning, by whole sentences; the bottom line is the last to be shortened;
- scenarios: all; in a brief each with as many sentences of its narrative as there is room for, the same for all;
- people, organizations, indicators: in the author's order; four indicators at most; where a brief has room, people
  and organizations get a second line, and precedents a sentence each;
- when the head alone is too high, the notes of the indicators go, then the dek.

What was left out is counted at the foot of the page.
"""

from dataclasses import replace

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan import glyphs, imprint
from reportgen.plan.callout import Callout, callouts, glyph_key
from reportgen.plan.explainer import keydates, leftout
from reportgen.plan.explainer.shortblocks import (
    Case,
    Column,
    Cut,
    Format,
    Listed,
    Passage,
    Reading,
    Register,
    ShortFront,
    ShortPlan,
    Unit,
    Way,
    Ways,
)
from reportgen.plan.explainer.uncited import uncited
from reportgen.plan.outlook import Path, outlook
from reportgen.plan.references import references
from reportgen.text import Bullets, Line, Paragraph, Prose
from reportgen.theme.tokens import Theme

PRODUCTS: dict[Format, str] = {"glance": "At a glance", "brief": "Policy brief"}
PAGES: dict[Format, int] = {"glance": 1, "brief": 2}
BAND = 4
MOST_WAYS = 10
MOST_NAMES = 30
MOST_CASES = 6
# How spare the head can become: whole, without the notes of its indicators, without the dek.
HEADS = 3
NOTELESS, DEKLESS = 1, 2
_NUMBERS = "No One Two Three Four Five Six Seven Eight Nine Ten".split()


def plan(brief: Brief, theme: Theme, chosen_format: Format, file: str) -> ShortPlan:
    """Decide everything that a short format could say; `file` is where the whole explainer is.

    Raises:
        UnprintableError: a text holds a character that none of the fonts has.
    """
    glyphs.refuse(brief, theme)
    planned = callouts(brief, references(brief))[:BAND]
    band = tuple(replace(each, label=uncited(each.label), note=_spared(each.note), numbers=()) for each in planned)
    view = _outlook(brief)
    dates = keydates.key_dates(brief, chosen_format)
    registers = _registers(brief) if chosen_format == "brief" else ()
    product = PRODUCTS[chosen_format]
    return ShortPlan(
        format=chosen_format,
        most_pages=PAGES[chosen_format],
        product=product,
        short_title=imprint.short_title(text.plain(brief.title)),
        imprint=imprint.imprint(brief),
        footer=imprint.footer(brief, product),
        metadata=imprint.metadata(brief),
        front=_front(brief, band),
        bottom_line=reading(brief.bottom_line),
        overview=reading(brief.overview),
        is_reading_alone=not (band or view or dates or registers),
        dates=dates,
        outlook=view,
        registers=registers,
        cases=_cases(brief) if chosen_format == "brief" else (),
        case_total=len(brief.precedents) if chosen_format == "brief" else 0,
        airy=0,
        flows=False,
        indicator_total=len(brief.indicators),
        elsewhere=leftout.elsewhere(brief, chosen_format),
        file=file,
        whole="",
    )


def everything(plan: ShortPlan) -> Cut:
    """The cut that leaves out nothing."""
    ways = plan.outlook.ways if plan.outlook else ()
    counts = {register.kind: len(register.names) for register in plan.registers}
    return Cut(
        head=0,
        bottom_line=plan.bottom_line.total,
        overview=plan.overview.total,
        events=len(plan.dates.events) if plan.dates else 0,
        gists=plan.format == "brief",
        ways=len(ways),
        tales=max((way.tale.total for way in ways), default=0) if plan.format == "brief" else 0,
        people=counts.get("people", 0),
        organizations=counts.get("organizations", 0),
        details=plan.format == "brief",
        cases=len(plan.cases),
    )


def shortened(plan: ShortPlan, cut: Cut) -> ShortPlan:
    """The plan with no more than what the cut keeps, and the line that says so."""
    counts = {"people": cut.people, "organizations": cut.organizations}
    registers = (_first_names(each, counts[each.kind], has_details=cut.details) for each in plan.registers)
    shown = replace(
        plan,
        front=_sparer(plan.front, cut.head),
        bottom_line=_first(plan.bottom_line, cut.bottom_line),
        overview=_first(plan.overview, cut.overview),
        dates=keydates.kept(plan.dates, cut.events, has_gists=cut.gists) if plan.dates else None,
        outlook=_shorter_outlook(plan.outlook, cut),
        registers=tuple(each for each in registers if each.names),
        cases=plan.cases[: cut.cases],
        airy=cut.airy,
        flows=cut.flows,
    )
    return replace(shown, whole=leftout.told(plan, shown))


def reading(prose: Prose | None) -> Reading:
    """A text in units, without citations."""
    passages: list[Passage] = []
    count = 0
    for block in text.as_blocks(prose) if prose else ():
        match block:
            case Paragraph(line):
                items: tuple[tuple[Line, ...], ...] = (text.sentences(uncited(line)),)
            case Bullets(lines):
                items = tuple((uncited(line),) for line in lines)
        kind = "paragraph" if isinstance(block, Paragraph) else "numbers" if block.ordered else "bullets"
        numbered: list[tuple[Unit, ...]] = []
        for item in items:
            numbered.append(tuple(Unit(count + place, line) for place, line in enumerate(item)))
            count += len(item)
        passages.append(Passage(kind, tuple(numbered)))  # type: ignore[arg-type]
    return Reading(tuple(passages), count)


def _first(whole: Reading, count: int) -> Reading:
    """The first units of a text; what announces something that is cut off goes with it."""
    units = [unit for passage in whole.passages for item in passage.items for unit in item]
    while 0 < count < len(units) and text.plain(units[count - 1].line).endswith(":"):
        count -= 1
    passages = (
        replace(each, items=tuple(item for item in (_below(item, count) for item in each.items) if item))
        for each in whole.passages
    )
    return Reading(tuple(each for each in passages if each.items), whole.total)


def _below(item: tuple[Unit, ...], count: int) -> tuple[Unit, ...]:
    return tuple(unit for unit in item if unit.number < count)


def _front(brief: Brief, band: tuple[Callout, ...]) -> ShortFront:
    dek = uncited(brief.dek) if brief.dek else None
    return ShortFront(uncited(brief.title), dek, (band,) if band else (), glyph_key(band))


def _sparer(front: ShortFront, step: int) -> ShortFront:
    """The head without what goes at a step."""
    if step >= NOTELESS:
        bands = tuple(tuple(replace(each, note=None, goal=None, as_of=None) for each in band) for band in front.bands)
        front = replace(front, bands=bands)
    return replace(front, dek=None) if step >= DEKLESS else front


def _outlook(brief: Brief) -> Ways | None:
    if not brief.scenarios:
        return None
    paths = outlook(brief).paths
    ways = tuple(
        Way(
            replace(path, title=uncited(path.title), discussed_by=_spared(path.discussed_by)), reading(path.description)
        )
        for path in paths[:MOST_WAYS]
    )
    return Ways(_counted(len(paths), len(ways)), ways, _column(paths), len(paths))


def _counted(total: int, shown: int) -> str:
    """How many scenarios there are, and how many of them are here."""
    noun = "scenario" if total == 1 else "scenarios"
    return f"{_number(total)} {noun}" if shown == total else f"{_number(shown)} of {_number(total).lower()} {noun}"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _column(paths: tuple[Path, ...]) -> Column | None:
    """What a line on each scenario tells: how likely it is, else who considers it, else by when."""
    if any(path.chance for path in paths):
        return "likelihood"
    if any(path.discussed_by for path in paths):
        return "discussed by"
    return "horizon" if any(path.horizon for path in paths) else None


def _shorter_outlook(view: Ways | None, cut: Cut) -> Ways | None:
    if view is None or not cut.ways:
        return None
    ways = tuple(Way(way.path, _first(way.tale, cut.tales)) for way in view.ways[: cut.ways])
    return replace(view, ways=ways, heading=_counted(view.total, len(ways)))


def _registers(brief: Brief) -> tuple[Register, ...]:
    people = tuple(_listed_name(each.name, each.role, each.status) for each in brief.people)
    bodies = tuple(
        _listed_name(each.name, each.type, each.status or _gist(each.description)) for each in brief.organizations
    )
    found = (
        Register("people", "People", people[:MOST_NAMES], len(people)),
        Register("organizations", "Organizations", bodies[:MOST_NAMES], len(bodies)),
    )
    return tuple(each for each in found if each.names)


def _listed_name(name: Line, role: Line | None, detail: Line | None) -> Listed:
    """The line on somebody; without an office or kind, what there is takes its place."""
    return Listed(uncited(name), _spared(role or detail), _spared(detail) if role else None)


def _first_names(register: Register, count: int, *, has_details: bool) -> Register:
    names = (each if has_details else replace(each, detail=None) for each in register.names[:count])
    return replace(register, names=tuple(names))


def _cases(brief: Brief) -> tuple[Case, ...]:
    return tuple(
        Case(uncited(each.title), _spared(each.period), _gist(each.relevance or each.what_happened))
        for each in brief.precedents[:MOST_CASES]
    )


def _gist(prose: Prose | None) -> Line | None:
    """The first sentence of a text."""
    units = [unit for passage in reading(prose).passages for item in passage.items for unit in item]
    return units[0].line if units else None


def _spared(line: Line | None) -> Line | None:
    return uncited(line) if line else None
