"""How may it go on, and how likely is each way?

A likelihood is shown only where the author gave one, on the yardstick that its word belongs to; a matrix only
when every scenario has both likelihood and impact.
"""

from dataclasses import dataclass
from typing import Literal

from reportgen import text
from reportgen.brief import likelihood
from reportgen.brief.likelihood import Likelihood
from reportgen.brief.model import Brief, Scenario, Signpost
from reportgen.graphics.spec import Matrix, MatrixItem, Yardstick, YardstickStep
from reportgen.text import Line, Prose

Impact = Literal["limited", "moderate", "serious", "severe"]
State = Literal["not seen", "emerging", "seen"]


@dataclass(frozen=True, slots=True)
class Watch:
    """One signpost, its date in print form."""

    watch: Line
    state: State | None
    date_text: str | None


@dataclass(frozen=True, slots=True)
class Chance:
    """A likelihood: the author's words, the range in percent, and both as a bar on the yardstick."""

    words: str
    range_text: str | None
    low: int
    high: int
    yardstick: Yardstick


@dataclass(frozen=True, slots=True)
class Path:
    """One scenario, numbered in the author's order."""

    number: int
    title: Line
    discussed_by: Line | None
    description: Prose | None
    chance: Chance | None
    impact: Impact | None
    horizon: Line | None
    signposts: tuple[Watch, ...]
    would_change: Prose | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """All scenarios; `yardstick` names the standard in use and its terms, for the legend."""

    paths: tuple[Path, ...]
    matrix: Matrix | None
    yardstick_name: str | None
    yardstick_steps: tuple[YardstickStep, ...]


def outlook(brief: Brief) -> Outlook:
    """Plan the scenarios of a brief."""
    given = tuple(scenario.likelihood for scenario in brief.scenarios if scenario.likelihood)
    read = iter(likelihood.on_one_yardstick(given))
    chances = [next(read) if scenario.likelihood else None for scenario in brief.scenarios]
    name = next((each.yardstick for each in chances if each and each.term), None)
    terms = likelihood.PHIA if name == "PHIA" else likelihood.ICD_203
    paths = tuple(
        _path(number, scenario, _chance(chance, terms, scenario) if chance else None)
        for number, (scenario, chance) in enumerate(zip(brief.scenarios, chances, strict=True), start=1)
    )
    steps = tuple(YardstickStep(term, low, high) for term, low, high in terms)
    return Outlook(
        paths=paths,
        matrix=_matrix(paths, steps),
        yardstick_name=name or ("ICD 203" if given else None),
        yardstick_steps=steps if given else (),
    )


def _path(number: int, scenario: Scenario, chance: Chance | None) -> Path:
    return Path(
        number=number,
        title=scenario.title,
        discussed_by=scenario.discussed_by,
        description=scenario.description,
        chance=chance,
        impact=scenario.impact,
        horizon=scenario.horizon,
        signposts=tuple(map(_watch, scenario.signposts)),
        would_change=scenario.would_change,
    )


def _watch(signpost: Signpost) -> Watch:
    return Watch(signpost.watch, signpost.state, signpost.date.printed if signpost.date else None)


def _chance(given: Likelihood, terms: tuple[tuple[str, int, int], ...], scenario: Scenario) -> Chance:
    words = given.text if given.term is None else given.text[:1].upper() + given.text[1:]
    range_text = f"{given.low}–{given.high}%" if given.term else None
    steps = tuple(YardstickStep(term, low, high, term == given.term) for term, low, high in terms)
    bounds = f", {range_text}" if range_text else ""
    alt = f"Likelihood of “{text.plain(scenario.title)}” on a scale from 0 to 100%: {words}{bounds}."
    return Chance(words, range_text, given.low, given.high, Yardstick(steps, given.low, given.high, alt))


def _matrix(paths: tuple[Path, ...], steps: tuple[YardstickStep, ...]) -> Matrix | None:
    items = tuple(
        MatrixItem(path.number, path.chance.low, path.chance.high, path.impact)
        for path in paths
        if path.chance and path.impact
    )
    if not items or len(items) < len(paths):
        return None
    places = "; ".join(
        f"{path.number} {path.chance.words}, {path.impact} impact" for path in paths if path.chance and path.impact
    )
    return Matrix(steps, items, f"Matrix of scenarios by likelihood and impact. {places}.")
