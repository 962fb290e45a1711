"""Which pictures does a plan need, and under which addresses do they stand?"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.graphics import draw
from reportgen.graphics.spec import Figure
from reportgen.plan.explainer.blocks import ExplainerPlan, PeopleSection, Portrait
from reportgen.render.explainer.shelf import SCHEME, Held
from reportgen.theme.explainer import Measures
from reportgen.theme.tokens import Theme
from reportgen.units import Length


@dataclass(slots=True)
class Gallery:
    """Draws a figure when a template asks for its address, and holds what it drew for the shelf."""

    theme: Theme
    measures: Measures
    held: dict[str, Held] = field(default_factory=dict)

    def figure(self, figure: Figure, width: str) -> str:
        """The address of a figure drawn at one of the measured widths."""
        address = f"{SCHEME}figure/{len(self.held)}.svg"
        svg = draw.svg(figure, self.theme, Length(self.measures.figures[width]))
        self.held[address] = Held(svg.encode(), "image/svg+xml")
        return address

    def portrait(self, portrait: Portrait) -> str:
        """The address of a photo."""
        address = f"{SCHEME}portrait/{len(self.held)}"
        self.held[address] = Held(portrait.content, portrait.media_type)
        return address
