"""How are words set: at which step of their role, in which lines, and where may a long word break?

The filters that templates use. They decide nothing about content; all sizes come from the measures.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportgen import text as rich
from reportgen.plan import balance
from reportgen.plan.callout import Callout
from reportgen.render.pdf.breaking import BREAK, breakable
from reportgen.text import Line, Run
from reportgen.theme.explainer import Measures
from reportgen.theme.tokens import Theme

TIE = "\u00a0"
# A last word of at most this many letters is tied to the one before it, in texts of at least so many words.
SHORT_LAST_WORD = 10
FEWEST_TIED_WORDS = 4


@dataclass(frozen=True, slots=True)
class Setting:
    """The classes and the lines of a text."""

    classes: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Setter:
    """The filters, with the measures they go by."""

    measures: Measures
    theme: Theme

    def balanced(self, words: Line | str, role: str) -> Setting:
        """The largest step at which the text has few enough lines, and these lines, balanced."""
        content = rich.line(words) if isinstance(words, str) else words
        measured = self.measures.roles[role]
        width = measured.width or float("inf")
        metrics = self.measures.metrics(role, self.theme)
        index, step = self._step(role, lambda size: balance.count_lines(content, metrics, size, width))
        return Setting(_classes(role, index), balance.balanced(content, metrics, step, width))

    def value_classes(self, band: Sequence[Callout], columns: int) -> str:
        """The one step at which every value of a band stays on one line of its column."""
        figure = self.measures.metrics("value", self.theme)
        width = self.measures.callouts[columns]

        def most_lines(size: float) -> int:
            widths = (figure.width(each.figure, size) + self._beside(each) for each in band)
            return 2 if max(widths) > width else 1

        return _classes("value", self._step("value", most_lines)[0])

    def _beside(self, callout: Callout) -> float:
        """How wide the words before and after a figure are."""
        return sum(
            self.measures.metrics(role, self.theme).width(words, self.measures.roles[role].steps[0].size)
            for role, words in (("qualifier", callout.lead), ("unit", callout.unit))
        )

    def _step(self, role: str, lines_at: Callable[[float], int]) -> tuple[int, float]:
        measured = self.measures.roles[role]
        for index, step in enumerate(measured.steps):
            if measured.most_lines is None or lines_at(step.size) <= measured.most_lines:
                return index, step.size
        return len(measured.steps) - 1, measured.steps[-1].size


def _classes(role: str, step: int) -> str:
    return f"{role} {role}-{step}" if step else role


def address(url: str) -> str:
    """A web address that may break after each slash and every few letters."""
    return breakable(url.replace("/", f"/{BREAK}").replace(f"/{BREAK}/{BREAK}", "//"))


def tied(content: Line) -> Line:
    """The line with its short last word tied to the one before, so that it does not stand alone."""
    words = rich.plain(content).split()
    if len(words) < FEWEST_TIED_WORDS or len(words[-1]) > SHORT_LAST_WORD or len(words[-2]) > 2 * SHORT_LAST_WORD:
        return content
    for index in range(len(content) - 1, -1, -1):
        run = content[index]
        head, space, tail = run.text.rpartition(" ")
        if space and tail:
            return (*content[:index], replace(run, text=f"{head}{TIE}{tail}"), *content[index + 1 :])
        if run.text:
            return content
    return content


def is_cited_again(line: Line, index: int) -> bool:
    """Whether the run before this one is a citation too, so that a comma must part their numbers."""
    return index > 0 and _is_citation(line[index - 1]) and _is_citation(line[index])


def _is_citation(run: Run) -> bool:
    return run.source is not None
