"""Is it quiet enough behind a text, and what is done where it is not?

A template's drawings may run through the room where words stand. A headline keeps to the part of its line that is
quiet, if that is most of it; else a plate in the template's own ground lies over the drawings, as a sheet of paper
lies on a pattern. It goes into the layout, under everything of the slide, where no presenter moves it by accident.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from types import MappingProxyType

from lxml import etree

from reportgen.theme import contrast
from reportgen.theme.borrowed import Parts
from reportgen.theme.place import Rect
from reportgen.theme.template import archive
from reportgen.theme.template.drawing import EMU, Art
from reportgen.theme.template.read import ForeignLayout, Template
from reportgen.theme.template.scheme import Paint
from reportgen.units import Length

# Grounds further apart than the first are a pattern, than the second spoil a line that could end before; nearer than
# the last they are one.
_PATTERN, _DISTURBED, _EVEN = 2.0, 1.5, 1.25
# Where a line of text is narrowed: on steps of its width, and never below the share that must remain.
_STEP, _KEPT = 0.05, 0.68
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Plate:
    """A quiet rectangle on a layout."""

    part: str
    rect: Rect
    color: str


def unrest(template: Template, layout: ForeignLayout, place: Rect) -> float:
    """How far apart in contrast the grounds of a place are: 1 where there is one alone."""
    light = [contrast.luminance(color) for color in template.grounds(layout, place)]
    return (max(light) + 0.05) / (min(light) + 0.05)


def is_quiet(template: Template, layout: ForeignLayout, place: Rect) -> bool:
    """Whether text can stand in a place without a plate."""
    return unrest(template, layout, place) < _PATTERN


def quiet_part(template: Template, layout: ForeignLayout, place: Rect, least: Length) -> Rect:
    """The largest part of a place for lines that is quiet and at least so high; all of it where that is too narrow."""
    if unrest(template, layout, place) < _DISTURBED:
        return place
    count = round((1 - _KEPT) / _STEP)
    most = int((place.height - least).points / (place.height.points * _STEP))
    cuts = product(range(count + 1), range(count + 1), range(most + 1))
    for left, right, top in sorted(cuts, key=lambda cut: (sum(cut), cut)):
        if left + right > count:
            continue
        width, down = place.width * (1 - _STEP * (left + right)), place.height * (_STEP * top)
        part = Rect(place.left + place.width * (_STEP * left), place.top + down, width, place.height - down)
        if unrest(template, layout, part) < _DISTURBED:
            return part
    return place


def under(template: Template, layout: ForeignLayout, places: Iterable[Rect], gap: Length) -> Plate | None:
    """The plate that a layout needs if one of these places is loud: under all of them that are not even."""
    found = tuple(places)
    if all(is_quiet(template, layout, place) for place in found):
        return None
    asked = [place for place in found if unrest(template, layout, place) >= _EVEN]
    left, top = min(place.left for place in asked) - gap, min(place.top for place in asked) - gap
    right, bottom = max(place.right for place in asked) + gap, max(place.bottom for place in asked) + gap
    left, top = max(left, Length(0)), max(top, Length(0))
    right, bottom = min(right, template.slide.right), min(bottom, template.slide.bottom)
    return Plate(layout.part, Rect(left, top, right - left, bottom - top), layout.scheme.color("bg1") or "#FFFFFF")


def plated(layout: ForeignLayout, plates: Iterable[Plate]) -> ForeignLayout:
    """A layout with its plates among its drawings."""
    own = tuple(Art(each.rect, (Paint(each.color),), None, is_box=True) for each in plates if each.part == layout.part)
    return replace(layout, art=(*layout.art, *own)) if own else layout


def laid(parts: Parts, plates: Iterable[Plate]) -> Parts:
    """The template's parts with the plates drawn on their layouts."""
    contents = dict(parts.contents)
    for part, own in _by_part(plates).items():
        root = archive.parse(contents[part], part)
        tree = root.find("{*}cSld/{*}spTree")
        number = max((int(each.get("id", "0")) for each in root.iter("{*}cNvPr")), default=1)
        # Over the drawings and under the placeholders, which are not drawn from here anyway.
        shapes = [child for child in tree if etree.QName(child).localname not in ("nvGrpSpPr", "grpSpPr", "extLst")]
        at = tree.index(shapes[-1]) + 1 if shapes else len(tree)
        for offset, element in enumerate(_shapes(own, number)):
            tree.insert(at + offset, element)
        contents[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return replace(parts, contents=MappingProxyType(contents))


def _by_part(plates: Iterable[Plate]) -> Mapping[str, list[Plate]]:
    found: dict[str, list[Plate]] = {}
    for each in dict.fromkeys(plates):
        found.setdefault(each.part, []).append(each)
    return found


def _shapes(plates: Iterable[Plate], number: int) -> Iterator[etree._Element]:
    for id_, each in enumerate(plates, number + 1):
        x, y, wide, high = (
            round(side.points * EMU) for side in (each.rect.left, each.rect.top, each.rect.width, each.rect.height)
        )
        yield etree.fromstring(
            f'<p:sp xmlns:p="{_PRESENTATION}" xmlns:a="{_DRAWING}"><p:nvSpPr>'
            f'<p:cNvPr id="{id_}" name="Ground {id_}">{_DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
            f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{each.color[1:]}"/>'
            "</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        )
