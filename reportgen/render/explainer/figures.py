"""Which pictures does a plan need, and under which addresses do they stand?"""

from dataclasses import dataclass, field

from reportgen.graphics import draw
from reportgen.graphics.spec import Figure
from reportgen.plan.explainer.blocks import Portrait
from reportgen.render.pdf import grey
from reportgen.render.pdf.shelf import SCHEME, Held
from reportgen.theme.explainer import Measures
from reportgen.theme.tokens import Theme
from reportgen.units import Length


@dataclass(slots=True)
class Gallery:
    """Draws a picture when a template first asks for it, and holds it for the shelf and for the next layout."""

    theme: Theme
    measures: Measures
    held: dict[str, Held] = field(default_factory=dict)
    addresses: dict[object, str] = field(default_factory=dict)

    def figure(self, figure: Figure, width: str) -> str:
        """The address of a figure drawn at one of the measured widths."""
        if (figure, width) not in self.addresses:
            svg = draw.svg(figure, self.theme, Length(self.measures.figures[width]))
            self._hold((figure, width), f"{SCHEME}figure/{len(self.held)}.svg", Held(svg.encode(), "image/svg+xml"))
        return self.addresses[figure, width]

    def logo(self) -> str | None:
        """The address of the publisher's mark."""
        logo = self.theme.logo
        if logo is not None and logo not in self.addresses:
            self._hold(logo, f"{SCHEME}logo", self._pixels(logo.content, logo.media_type))
        return None if logo is None else self.addresses[logo]

    def portrait(self, portrait: Portrait) -> str:
        """The address of a photo."""
        if portrait not in self.addresses:
            held = self._pixels(portrait.content, portrait.media_type)
            self._hold(portrait, f"{SCHEME}portrait/{len(self.held)}", held)
        return self.addresses[portrait]

    def _pixels(self, content: bytes, media_type: str) -> Held:
        """A picture as it goes into the file."""
        return Held(grey.pixels(content) if self.theme.is_grey else content, media_type)

    def _hold(self, picture: object, address: str, held: Held) -> None:
        self.held[address] = held
        self.addresses[picture] = address
