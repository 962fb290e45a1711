"""In which order does each part of a short format give way, and how high does it stand then?

Main column: sentences of the overview down to two, scenarios down to four and, with one sentence of the overview, to
one, the rest of the overview, the bottom line sentence by sentence, the last scenario. Side column: the gists of the
events, then the events by rank. Overleaf: the second lines of people and organizations, the precedents, sentences of
every narrative down to one; people and organizations, the longer list first, down to six each; scenarios down to four;
then the lists, the narratives' first sentences, the scenarios. All of it comes from the galley's measures.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from reportgen.plan.explainer.shortblocks import Cut, ShortPlan
from reportgen.render.explainer.galley import Place

FEWEST_SENTENCES = 2
FEWEST_WAYS = 4
FEWEST_NAMES = 6

Galley = dict[str, Place]


@dataclass(frozen=True, slots=True)
class Step:
    """What a part keeps, and where it would end."""

    kept: dict[str, Any]
    bottom: float

    def merged(self, cut: Cut) -> Cut:
        """The cut with this part's share."""
        return replace(cut, **self.kept)


def main(whole: Cut, galley: Galley, plan: ShortPlan) -> Iterator[Step]:
    """The steps of the column that is read."""
    end = galley["main"].bottom
    for bottom_line, overview, ways in _main_counts(whole, whole.ways if plan.format == "glance" else 0):
        saved = _saved_words(galley, "bottom-line", whole.bottom_line, bottom_line)
        saved += _saved_words(galley, "overview", whole.overview, overview)
        kept = {"bottom_line": bottom_line, "overview": overview}
        if plan.format == "glance":
            saved += sum(galley[f"way-{index}"].height for index in range(ways, whole.ways))
            kept["ways"] = ways
        yield Step(kept, end - saved)


def _main_counts(whole: Cut, ways: int) -> Iterator[tuple[int, int, int]]:
    """Sentences of the bottom line and of the overview, and scenarios, fewer and fewer."""
    bottom_line, overview = whole.bottom_line, whole.overview
    fewest = 0 if bottom_line else FEWEST_SENTENCES
    yield bottom_line, overview, ways
    while overview > fewest:
        overview -= 1
        yield bottom_line, overview, ways
    while ways > 1:
        ways -= 1
        if ways < FEWEST_WAYS and overview:
            overview = min(overview, 1)
        yield bottom_line, overview, ways
    while overview > 0:
        overview -= 1
        yield bottom_line, overview, ways
    while bottom_line > 1:
        bottom_line -= 1
        yield bottom_line, overview, ways
    yield bottom_line, overview, 0
    yield 0, overview, 0


def side(whole: Cut, galley: Galley, plan: ShortPlan) -> Iterator[Step]:
    """The steps of the key dates."""
    end = galley["side"].bottom
    gists = sum(place.height for name, place in galley.items() if name.startswith("gist-"))
    if whole.gists:
        yield Step({"events": whole.events, "gists": True}, end)
    for events in range(whole.events, -1, -1):
        saved = sum(_bare(galley, rank) for rank in range(events, whole.events))
        yield Step({"events": events, "gists": False}, end - gists - saved)


def overleaf(whole: Cut, galley: Galley, plan: ShortPlan) -> Iterator[Step]:
    """The steps of the second side of a sheet."""
    end = galley["overleaf"].bottom
    full = _registers(galley, whole.people, whole.organizations, has_details=True)
    for kept in _overleaf_counts(whole, galley):
        saved = sum(galley[f"way-{index}"].height for index in range(kept["ways"], whole.ways))
        saved += sum(_saved_tale(galley, index, kept["tales"]) for index in range(kept["ways"]))
        saved += full - _registers(galley, kept["people"], kept["organizations"], has_details=bool(kept["details"]))
        saved += galley["cases"].height if whole.cases and not kept["cases"] else 0.0
        yield Step(kept, end - saved)


STEPS: dict[str, Callable[[Cut, Galley, ShortPlan], Iterator[Step]]] = {
    "main": main,
    "side": side,
    "overleaf": overleaf,
}


def _overleaf_counts(whole: Cut, galley: Galley) -> Iterator[dict[str, int]]:
    """How much of everything is kept, less and less."""
    names = {"people": whole.people, "organizations": whole.organizations}
    extras = {"details": 1, "cases": whole.cases}
    scenarios = {"ways": whole.ways, "tales": whole.tales}
    yield {**names, **extras, **scenarios}
    extras["details"] = 0
    yield {**names, **extras, **scenarios}
    extras["cases"] = 0
    for tales in range(whole.tales, 0, -1):
        scenarios["tales"] = tales
        yield {**names, **extras, **scenarios}
    while any(count > FEWEST_NAMES for count in names.values()):
        names[_longest(galley, names, FEWEST_NAMES)] -= 1
        yield {**names, **extras, **scenarios}
    while scenarios["ways"] > FEWEST_WAYS:
        scenarios["ways"] -= 1
        yield {**names, **extras, **scenarios}
    # A first sentence mostly stands beside what is there anyway; only a very long one is worth dropping now.
    yield {**names, **extras, **scenarios, "tales": 0}
    while any(names.values()):
        names[_longest(galley, names, 0)] -= 1
        yield {**names, **extras, **scenarios}
    scenarios["tales"] = 0
    for ways in range(scenarios["ways"], -1, -1):
        scenarios["ways"] = ways
        yield {**names, **extras, **scenarios}


def _longest(galley: Galley, names: dict[str, int], fewest: int) -> str:
    """The list that gives way: the longer one on paper, as long as it has something to give."""
    giving = [kind for kind, count in names.items() if count > fewest]
    return max(giving, key=lambda kind: _length(galley, kind, names[kind], has_details=False))


def _registers(galley: Galley, people: int, organizations: int, *, has_details: bool) -> float:
    """How high the lists stand, which are side by side."""
    return max(
        _length(galley, "people", people, has_details=has_details),
        _length(galley, "organizations", organizations, has_details=has_details),
    )


def _length(galley: Galley, kind: str, count: int, *, has_details: bool) -> float:
    if not count:
        return 0.0
    details = (galley.get(f"detail-{kind}-{index}") for index in range(count))
    saved = 0.0 if has_details else sum(detail.height for detail in details if detail)
    return galley[f"{kind}-{count - 1}"].bottom - galley[kind].top - saved


def _bare(galley: Galley, rank: int) -> float:
    """How high an event stands without its gist."""
    gist = galley.get(f"gist-{rank}")
    return galley[f"event-{rank}"].height - (gist.height if gist else 0.0)


def _saved_words(galley: Galley, part: str, total: int, count: int) -> float:
    """What leaving out the later sentences of a text saves; without any its heading goes too."""
    if not total or count >= total:
        return 0.0
    if not count:
        return galley[part].height
    return galley[f"{part}-{total - 1}"].bottom - galley[f"{part}-{count - 1}"].bottom


def _saved_tale(galley: Galley, index: int, count: int) -> float:
    """What shortening a narrative saves in its row, which stays as high as what stands beside it."""
    story, facts = galley[f"story-{index}"], galley[f"facts-{index}"]
    last = galley.get(f"tale-{index}-{count - 1}")
    if count and last is None:
        return 0.0
    height = last.bottom - story.top if last else 0.0
    return max(story.height, facts.height) - max(height, facts.height)
