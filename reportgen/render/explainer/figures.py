"""Which pictures does a plan need, and under which addresses do they stand?

Templates ask for a picture and get its address; it is drawn at once, or ordered elsewhere until the shelf is asked for
it: matplotlib alone takes as long to import as WeasyPrint.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reportgen.graphics import draw
from reportgen.graphics.spec import Figure
from reportgen.plan.explainer.blocks import Portrait
from reportgen.render.pdf import grey
from reportgen.render.pdf.held import SCHEME, Held
from reportgen.theme.explainer import Measures
from reportgen.theme.tokens import Theme
from reportgen.units import Length

# The drawings of figures by their addresses.
Drawings = Mapping[str, str]


def _none_drawn() -> Drawings:
    return {}


@dataclass(slots=True)
class Gallery:
    """The pictures of one plan, each drawn once for however many layouts."""

    theme: Theme
    measures: Measures
    _addresses: dict[object, str] = field(default_factory=dict)
    _figures: dict[str, tuple[Figure, str]] = field(default_factory=dict)
    _held: dict[str, Held] = field(default_factory=dict)
    _ordered: Callable[[], Drawings] = _none_drawn
    is_rehearsed: bool = False

    def figure(self, figure: Figure, width: str) -> str:
        """The address of a figure at one of the measured widths; in a rehearsal it is not drawn."""
        address = self._address((figure, width), "figure", ".svg")
        if address not in self._figures:
            self._figures[address] = figure, width
            if not self.is_rehearsed:
                self._held[address] = _svg(self._drawn(address))
        return address

    def logo(self) -> str | None:
        """The address of the publisher's mark."""
        logo = self.theme.logo
        return None if logo is None else self._pixels(logo, logo.content, logo.media_type, "logo")

    def portrait(self, portrait: Portrait) -> str:
        """The address of a photo."""
        return self._pixels(portrait, portrait.content, portrait.media_type, "portrait")

    def draw(self) -> Drawings:
        """Every figure that was asked for.

        Raises:
            RenderError: a figure cannot be drawn.
        """
        return {address: self._drawn(address) for address in self._figures}

    def order(self, drawings: Callable[[], Drawings]) -> None:
        """End the rehearsal: what was asked for in it comes from elsewhere, once the first of it is wanted."""
        self._ordered, self.is_rehearsed = drawings, False

    def find(self, address: str) -> Held | None:
        """The picture at an address, if one stands there.

        Raises:
            RenderError: it is a figure that cannot be drawn.
        """
        if address in self._figures and address not in self._held:
            self._held.update((place, _svg(drawing)) for place, drawing in self._ordered().items())
        return self._held.get(address)

    def _drawn(self, address: str) -> str:
        figure, width = self._figures[address]
        return draw.svg(figure, self.theme, Length(self.measures.figures[width]))

    def _pixels(self, picture: object, content: bytes, media_type: str, kind: str) -> str:
        """The address of a picture as it goes into the file."""
        address = self._address(picture, kind)
        if address not in self._held:
            self._held[address] = Held(grey.pixels(content) if self.theme.is_grey else content, media_type)
        return address

    def _address(self, picture: object, kind: str, ending: str = "") -> str:
        return self._addresses.setdefault(picture, f"{SCHEME}{kind}/{len(self._addresses)}{ending}")


def _svg(drawing: str) -> Held:
    return Held(drawing.encode(), "image/svg+xml")
