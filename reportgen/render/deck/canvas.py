"""What does a slide hold while it is drawn?

Shapes as text, each with its number, name and place: what a group needs to know of its members, and a link of its
shape. Placeholders come first in the reading order, as their layout has them; then what was drawn, in order; then
the foot.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.plan.deck.placed import Frame
from reportgen.render.deck.layoutpart import Form
from reportgen.render.deck.master import Layout
from reportgen.render.deck.package import Relations
from reportgen.render.deck.xmltext import DECLARATION, DECORATIVE, NAMESPACES, quoted
from reportgen.units import Length, Transition

_FOOT = ("dt", "ftr", "sldNum")
_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'


@dataclass(frozen=True, slots=True)
class Box:
    """A place as the file counts it."""

    left: int
    top: int
    width: int
    height: int

    @classmethod
    def of(cls, frame: Frame) -> "Box":
        """The place of a frame; a negative length is none."""
        left, top, width, height = (Length(value).emu for value in (frame.left, frame.top, frame.width, frame.height))
        return cls(left, top, max(0, width), max(0, height))

    def xml(self, tag: str = "a:xfrm") -> str:
        """The transform of a shape."""
        return f'<{tag}><a:off x="{self.left}" y="{self.top}"/><a:ext cx="{self.width}" cy="{self.height}"/></{tag}>'


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One drawn shape."""

    box: Box
    xml: str


@dataclass(slots=True)
class Canvas:
    """A slide in the making; `relations` are what its links, pictures and chart lead to."""

    layout: Layout
    relations: Relations = field(default_factory=Relations)
    _filled: dict[str, str] = field(default_factory=dict)
    _drawn: list[Shape] = field(default_factory=list)
    _foot: list[str] = field(default_factory=list)
    _last_number: int = 0

    def __post_init__(self) -> None:
        self.relations.to("slideLayout", f"../{self.layout.file.removeprefix('ppt/')}")
        # Every placeholder has its number whether it is filled or not: numbers outlive changes of the brief.
        self._last_number = 1 + len(self._slots())

    def number(self) -> int:
        """A number that no shape of the slide has."""
        self._last_number += 1
        return self._last_number

    def slot(self, name: str) -> tuple[int, Form]:
        """The number and the form of the placeholder that the layout's designer gave this name."""
        form = self.layout.forms[name]
        return 2 + self._slots().index(name), form

    def fill(self, name: str, xml: str) -> None:
        """Put a shape where the layout has its placeholder."""
        self._filled[name] = xml

    def draw(self, shape: Shape) -> Shape:
        """Put a shape over what is drawn."""
        self._drawn.append(shape)
        return shape

    def close(self, xml: str) -> None:
        """Put a shape at the foot."""
        self._foot.append(xml)

    def group(self, shapes: Sequence[Shape], name: str, alt: str) -> Shape:
        """Gather shapes of the slide under one name and one description."""
        members = set(shapes)
        self._drawn = [shape for shape in self._drawn if shape not in members]
        left, top = min(shape.box.left for shape in shapes), min(shape.box.top for shape in shapes)
        right = max(shape.box.left + shape.box.width for shape in shapes)
        bottom = max(shape.box.top + shape.box.height for shape in shapes)
        width, height = right - left, bottom - top
        properties = naming(self.number(), name, alt)
        return self.draw(
            Shape(
                Box(left, top, width, height),
                f"<p:grpSp><p:nvGrpSpPr>{properties}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
                f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
                f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr>'
                f"{''.join(shape.xml for shape in shapes)}</p:grpSp>",
            )
        )

    def xml(self, transition: Transition | None = None) -> str:
        """The slide part; a transition is how the slide before it becomes this one."""
        change = f'<p:transition spd="med"><p:{transition}/></p:transition>' if transition else ""
        filled = (self._filled[name] for name in self._slots() if name in self._filled)
        shapes = "".join([*filled, *(shape.xml for shape in self._drawn), *self._foot])
        return (
            f"{DECLARATION}<p:sld {NAMESPACES}><p:cSld><p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>"
            f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{change}</p:sld>"
        )

    def _slots(self) -> list[str]:
        """The placeholders that a slide fills itself."""
        return [name for name, form in self.layout.forms.items() if form.type not in _FOOT]


def naming(number: int, name: str, alt: str = "", link: str = "", *, is_ornament: bool = False) -> str:
    """The properties by which a shape is known; ornament is passed over by screen readers."""
    description = f" descr={quoted(alt)}" if alt else ""
    return (
        f'<p:cNvPr id="{number}" name={quoted(name)}{description}>{link}{DECORATIVE if is_ornament else ""}</p:cNvPr>'
    )
