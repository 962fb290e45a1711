"""Which sizes does the explainer set its texts in?

`layouts/explainer/measures.yaml`, typed. The style sheet is generated from it and lines are balanced by it, so
that what was measured is what gets set.
"""

from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from reportgen.errors import LayoutError, Problem
from reportgen.resources import Resources
from reportgen.theme.metrics import FontMetrics
from reportgen.theme.metrics import load as load_metrics
from reportgen.theme.tokens import Theme, Token, problems_of, read_yaml
from reportgen.units import PAPERS, Length, Paper


class Step(Token):
    """A size and the distance of its baselines, both in points."""

    size: float
    lead: float


def _step(value: object) -> object:
    """Read `31/33`, as printers write it."""
    size, _, lead = str(value).partition("/")
    return {"size": size, "lead": lead}


class Role(Token):
    """How one kind of text is set; the first step is the one it is meant to have."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    face: str
    is_bold: bool = Field(alias="bold")
    steps: tuple[Annotated[Step, BeforeValidator(_step)], ...] = Field(min_length=1)
    width: float | None = None
    most_lines: int | None = None


class Margins(Token):
    """What stays free around the text, in points."""

    top: float
    side: float
    bottom: float


class Sheet(Token):
    """A sheet of paper in millimetres, and its margins in points."""

    width: float
    height: float
    margins: Margins

    @property
    def text_height(self) -> Length:
        """How high the text may stand."""
        return Length.of_millimetres(self.height) - Length(self.margins.top + self.margins.bottom)


class Printing(Token):
    """The sheet around the bleed, in points, and what the press takes: see the comments in the file."""

    gap: float
    mark: float
    edge: float
    hairline: float
    target: float
    profile: str
    condition: str
    condition_name: str
    ink: float
    resolution: float
    grey: float
    dark_grey: float
    darkest_grey: float


class Measures(Token):
    """Every role of the explainer, its sheets of paper, the widths of its figures and callouts, and its press."""

    roles: dict[str, Role]
    papers: dict[Paper, Sheet]
    paper: Paper = PAPERS[0]
    figures: dict[str, float]
    callouts: dict[int, float]
    press: Printing

    @property
    def sheet(self) -> Sheet:
        """The sheet that is printed on."""
        return self.papers[self.paper]

    @property
    def margins(self) -> Margins:
        """What stays free around the text of that sheet."""
        return self.sheet.margins

    @model_validator(mode="after")
    def _shrinks(self) -> "Measures":
        wrong = [name for name, role in self.roles.items() if list(role.steps) != sorted(role.steps, key=_by_size)]
        if wrong:
            raise ValueError(f"steps go from large to small: {', '.join(wrong)}")
        return self

    def metrics(self, name: str, theme: Theme) -> FontMetrics:
        """The advances of the face that a role is set in."""
        role = self.roles[name]
        return load_metrics(theme.font_file(role.face, is_bold=role.is_bold))


def _by_size(step: Step) -> float:
    return -step.size


def load(resources: Resources, theme: Theme, paper: Paper = PAPERS[0]) -> Measures:
    """Read the measures, for one of the sheets.

    Raises:
        LayoutError: the file cannot be read, or a role names a face that the theme does not have.
    """
    file = resources.layouts / "explainer" / "measures.yaml"
    values = read_yaml(file)
    try:
        measures = Measures(**values, paper=paper)
    except ValidationError as error:
        raise LayoutError(problems_of(file, error)) from error
    if lacking := [name for name in PAPERS if name not in measures.papers]:
        raise LayoutError(
            [Problem("tokens", "is a sheet that is asked for", f"papers.{name}", file) for name in lacking]
        )
    unknown = [name for name, role in measures.roles.items() if role.face not in theme.fonts]
    if unknown:
        raise LayoutError(
            [
                Problem("tokens", "names a face that tokens.yaml does not have", f"roles.{name}", file)
                for name in unknown
            ]
        )
    return measures
