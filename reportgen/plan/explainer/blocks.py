"""What does the explainer consist of, in final words and in order?

Templates see these values and nothing else. A section knows its kind, which is also its template, its anchor and
its style; `heading` and `note` are the words at its head.
"""

from dataclasses import dataclass
from typing import Literal

from reportgen.graphics.spec import Code, Series
from reportgen.plan.callout import Callout
from reportgen.plan.chronology import Chronology
from reportgen.plan.imprint import Imprint, Metadata
from reportgen.plan.outlook import Outlook, Path
from reportgen.plan.references import References
from reportgen.text import Line, Prose


@dataclass(frozen=True, slots=True)
class Name:
    """A person in two lines, for the side column."""

    name: Line
    role: Line | None


@dataclass(frozen=True, slots=True)
class Front:
    """The first page: `bands` stand under the dek, `further` beside the overview; the rest is set if it fits."""

    title: Line
    dek: Line | None
    bands: tuple[tuple[Callout, ...], ...]
    further: tuple[Callout, ...]
    glyph_key: str | None
    bottom_line: Prose | None
    overview: Prose
    is_short_overview: bool
    names: tuple[Name, ...]
    glance: tuple[Path, ...]
    glance_heading: str


@dataclass(frozen=True, slots=True)
class FiguresSection:
    """The indicators that have a history."""

    series: tuple[Series, ...]
    heading: str = "Indicators over time"
    note: str | None = None
    kind: Literal["figures"] = "figures"


@dataclass(frozen=True, slots=True)
class TimelineSection:
    """What happened."""

    chronology: Chronology
    note: str | None
    first_end: str | None
    last_end: str | None
    strip_caption: str | None
    heading: str = "Timeline"
    kind: Literal["timeline"] = "timeline"


@dataclass(frozen=True, slots=True)
class ScenariosSection:
    """How it may go on; `compared` names the columns of the comparison, which is left out when empty."""

    outlook: Outlook
    compared: tuple[Literal["likelihood", "impact", "horizon"], ...]
    note: str | None
    heading: str = "Scenarios"
    kind: Literal["scenarios"] = "scenarios"


@dataclass(frozen=True, slots=True)
class Portrait:
    """A photo as it goes into the file."""

    content: bytes
    media_type: str
    alt: str


@dataclass(frozen=True, slots=True)
class Card:
    """One person; the monogram stands in where there is no photo."""

    name: Line
    monogram: str
    role: Line | None
    status: Line | None
    side: Line | None
    portrait: Portrait | None


@dataclass(frozen=True, slots=True)
class PeopleSection:
    """Who matters."""

    cards: tuple[Card, ...]
    heading: str = "People"
    note: str | None = None
    kind: Literal["people"] = "people"


@dataclass(frozen=True, slots=True)
class Body:
    """One organization."""

    name: Line
    type: Line | None
    status: Line | None
    description: Prose | None
    lever: Line | None


@dataclass(frozen=True, slots=True)
class OrganizationsSection:
    """Who holds the levers."""

    bodies: tuple[Body, ...]
    heading: str = "Organizations"
    note: str | None = None
    kind: Literal["organizations"] = "organizations"


@dataclass(frozen=True, slots=True)
class Aspect:
    """One question put to every precedent; a case that says nothing on it has None."""

    label: str
    cells: tuple[Prose | None, ...]
    is_conclusion: bool = False


@dataclass(frozen=True, slots=True)
class PrecedentsSection:
    """What history teaches: cases side by side in columns, each in a band of its own, or, when long, in a row."""

    titles: tuple[Line, ...]
    aspects: tuple[Aspect, ...]
    layout: Literal["columns", "bands", "rows"]
    note: str | None
    heading: str = "Precedents"
    kind: Literal["precedents"] = "precedents"


@dataclass(frozen=True, slots=True)
class SourcesSection:
    """What the brief rests on."""

    references: References
    heading: str = "Sources"
    note: str | None = None
    kind: Literal["sources"] = "sources"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the imprint; `href` makes it a link."""

    label: str
    words: Line
    href: str | None = None


@dataclass(frozen=True, slots=True)
class AboutSection:
    """The imprint in full."""

    facts: tuple[Fact, ...]
    code: Code | None = None
    heading: str = "About this explainer"
    note: str | None = None
    kind: Literal["about"] = "about"


Section = (
    FiguresSection
    | TimelineSection
    | ScenariosSection
    | PeopleSection
    | OrganizationsSection
    | PrecedentsSection
    | SourcesSection
    | AboutSection
)


@dataclass(frozen=True, slots=True)
class ExplainerPlan:
    """Everything the explainer says."""

    product: str
    short_title: str
    imprint: Imprint
    footer: str
    metadata: Metadata
    front: Front
    sections: tuple[Section, ...]
    references: References
