"""How likely does the author say a scenario is?

Two published yardsticks give words their ranges: ICD 203 (US Intelligence Community Directive 203, Analytic
Standards, 2015, paragraph D.6.e.2) and the Probability Yardstick of the UK's Professional Head of
Intelligence Assessment. They share words but not ranges, so a brief is read on one of them only. A number or
a range of percentages is taken as it stands.
"""

from dataclasses import dataclass

from reportgen.brief import quantity
from reportgen.brief.quantity import Quantity

ICD_203: tuple[tuple[str, int, int], ...] = (
    ("almost no chance", 1, 5),
    ("very unlikely", 5, 20),
    ("unlikely", 20, 45),
    ("roughly even chance", 45, 55),
    ("likely", 55, 80),
    ("very likely", 80, 95),
    ("almost certain", 95, 99),
)
PHIA: tuple[tuple[str, int, int], ...] = (
    ("remote chance", 0, 5),
    ("highly unlikely", 10, 20),
    ("unlikely", 25, 35),
    ("realistic possibility", 40, 50),
    ("likely or probable", 55, 75),
    ("highly likely", 80, 90),
    ("almost certain", 95, 100),
)
# Other words that the two standards give for the same steps.
_SYNONYMS = {
    "remote": "almost no chance",
    "highly improbable": "very unlikely",
    "improbable": "unlikely",
    "roughly even odds": "roughly even chance",
    "even chance": "roughly even chance",
    "highly probable": "very likely",
    "nearly certain": "almost certain",
    "probable": "likely",
}
# What PHIA calls a step that ICD 203 knows by a shorter name.
_IN_PHIA = {"likely": "likely or probable"}
_PERCENT = frozenset(("%", "per cent", "percent"))


@dataclass(frozen=True, slots=True)
class Likelihood:
    """What the author wrote, the yardstick's term when it is one, and the bounds in percent."""

    text: str
    term: str | None
    low: int
    high: int
    yardstick: str = "ICD 203"


def parse(text: str) -> Likelihood:
    """Read a term of either yardstick or a share of a hundred such as `55–80%`, `<5%` or `1 in 20`.

    Raises:
        ValueError: the text is neither.
    """
    word = " ".join(text.split()).casefold()
    for name, steps in (("ICD 203", ICD_203), ("PHIA", PHIA)):
        for term, low, high in steps:
            if term in (word, _SYNONYMS.get(word)):
                return Likelihood(text.strip(), term, low, high, name)
    bounds = _percentages(quantity.parse(word))
    if bounds is None:
        raise ValueError("not a likelihood")
    return Likelihood(text.strip(), None, *bounds)


def _percentages(figure: Quantity) -> tuple[int, int] | None:
    """The bounds of a figure such as `55–80%`, `<5%`, `~50%` or `1 in 20`, rounded: they place a bar, no more."""
    low, high = figure.low, figure.high
    if figure.kind == "ratio" and low is not None and high:
        low = high = low / high * 100
    elif figure.unit not in _PERCENT or figure.kind in ("change", "none", "text"):
        return None
    bounds = round(low or 0), round(100 if high is None else high)
    return bounds if 0 <= bounds[0] <= bounds[1] <= 100 else None


def on_one_yardstick(likelihoods: tuple[Likelihood, ...]) -> tuple[Likelihood, ...]:
    """Re-read words that both yardsticks know when a word of the brief belongs to PHIA alone."""
    if not any(each.yardstick == "PHIA" for each in likelihoods):
        return likelihoods
    ranges = {term: (low, high) for term, low, high in PHIA}
    found: list[Likelihood] = []
    for each in likelihoods:
        term = _IN_PHIA.get(each.term or "", each.term)
        found.append(Likelihood(each.text, term, *ranges[term], "PHIA") if term in ranges else each)
    return tuple(found)


def terms() -> tuple[str, ...]:
    """Every word that is understood, for messages and completion."""
    return tuple(dict.fromkeys([term for term, _, _ in (*ICD_203, *PHIA)] + list(_SYNONYMS)))
