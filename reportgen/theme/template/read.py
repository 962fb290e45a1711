"""What is a template, once it may be read?

Its slide's size, its layouts with placeholders and art, its masters' schemes, and the parts that go into our decks.
Everything that is wrong with it is told at once. Placeholders that have no index of their own get one: LibreOffice
writes none, and a slide's placeholder finds its layout's by index.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lxml import etree

from reportgen.errors import LayoutError, Problem
from reportgen.theme.borrowed import Parts, Relation
from reportgen.theme.place import Rect
from reportgen.theme.template import archive, drawing, ground, package, scheme
from reportgen.theme.template.drawing import Art, Slot
from reportgen.theme.template.ground import Background, Sampler
from reportgen.theme.template.scheme import Scheme
from reportgen.units import Length

_TRANSITIONAL = "http://schemas.openxmlformats.org/presentationml/2006/main"
_RELATION_ID = re.compile(rf"\{{{re.escape(package.OFFICE)}\}}\w+")
# Of the presentation itself only what concerns the looks goes on (ECMA-376 Part 1, 19.2.1.26).
_KEPT_CHILDREN = ("sldMasterIdLst", "notesMasterIdLst", "sldSz", "notesSz", "embeddedFontLst", "defaultTextStyle")
# From one inch to a poster; what PowerPoint takes is 1 to 56 inches.
_SMALLEST, _LARGEST = 150, 4032


@dataclass(frozen=True, slots=True)
class ForeignLayout:
    """A layout of the template."""

    part: str
    master: str
    name: str
    kind: str
    slots: tuple[Slot, ...]
    art: tuple[Art, ...]
    background: Background
    scheme: Scheme

    def of_kind(self, *kinds: str) -> tuple[Slot, ...]:
        """Its placed placeholders of some kinds, in its own order."""
        return tuple(slot for slot in self.slots if slot.kind in kinds and slot.rect is not None)

    def named(self, name: str) -> Slot | None:
        """Its placed placeholder that a designer gave a name of ours."""
        return next((slot for slot in self.slots if slot.name == name and slot.rect is not None), None)

    @property
    def title(self) -> Slot | None:
        """Where the headline goes."""
        return next(iter(self.of_kind(*drawing.TITLES)), None)


@dataclass(frozen=True, slots=True)
class Template:
    """An organization's template."""

    name: str
    parts: Parts
    slide: Rect
    layouts: tuple[ForeignLayout, ...]
    has_notes: bool
    sample: Sampler

    def grounds(self, layout: ForeignLayout, place: Rect) -> tuple[str, ...]:
        """The colours that may lie behind text in a place of a layout."""
        return ground.grounds(layout.background, layout.art, self.slide, place, self.sample)


def read(content: bytes, name: str, file: Path | None = None) -> Template:
    """Read a template from its bytes.

    Raises:
        LayoutError: it is damaged, dangerous or no template; every problem is told.
    """
    opened, problems = archive.opened(content)
    parts = None
    if opened is not None:
        parts, problems = package.kept(opened)
    if parts is None:
        raise LayoutError([replace(problem, file=file) for problem in problems])
    try:
        return _template(parts, name)
    except archive.RefusedError as error:
        raise LayoutError([replace(error.problem, file=file)]) from error
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, ArithmeticError) as error:
        # What a stranger's numbers and names can do to us has no end; none of it is a bug of the caller's.
        message = f"is not what a presentation program writes ({error}); open it in PowerPoint and save it anew"
        raise LayoutError([Problem("template-unreadable", message, file=file)]) from error


def _template(parts: Parts, name: str) -> Template:
    trees = {part: archive.parse(parts.contents[part], part) for part in parts.contents if part.endswith(".xml")}
    root = trees[parts.presentation]
    if etree.QName(root).namespace != _TRANSITIONAL:
        message = "is Strict Open XML; save it as an ordinary PowerPoint presentation"
        raise archive.RefusedError("template-unreadable", message, parts.presentation)
    for part, tree in trees.items():
        _cut_loose(tree, {each.id for each in parts.relations.get(part, ())})
        _number_shapes(tree)
    for child in list(root):
        if etree.QName(child).localname not in _KEPT_CHILDREN:
            root.remove(child)
    for attribute in ("removePersonalInfoOnSave", "bookmarkIdSeed"):
        root.attrib.pop(attribute, None)
    masters = [part for part in parts.targets(parts.presentation, "slideMaster") if part in trees]
    listed = {each.id: each.target for each in parts.relations[parts.presentation]}
    order = [listed.get(element.get(f"{{{package.OFFICE}}}id", "")) for element in root.iterfind("{*}sldMasterIdLst/*")]
    masters = [part for part in order if part in masters]
    if not masters:
        raise archive.RefusedError("template-unreadable", "has no slide master", parts.presentation)
    parts = replace(parts, relations=MappingProxyType({**parts.relations, **_listed(parts, trees, masters)}))
    for master in masters:
        for layout in parts.targets(master, "slideLayout"):
            _number(trees[layout])
    slide = _slide(root)
    layouts = tuple(_layouts(parts, trees, masters))
    if not layouts:
        raise archive.RefusedError("template-unreadable", "has no layout", masters[0])
    written = {
        part: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        for part, tree in trees.items()
    }
    whole = replace(parts, contents=MappingProxyType({**parts.contents, **written}))
    notes = [trees[part] for part in parts.targets(parts.presentation, "notesMaster")]
    has_notes = any(
        {"body", "sldImg"} <= {drawing.kind_of(shape) for shape in drawing.shapes_of(tree)} for tree in notes
    )
    return Template(name, whole, slide, _mended(layouts, trees), has_notes, ground.sampler(parts.contents.__getitem__))


def _listed(parts: Parts, trees: Mapping[str, Any], masters: list[str]) -> dict[str, tuple[Relation, ...]]:
    """What masters lead to, without layouts that they do not list."""
    found = {}
    for master in masters:
        known = {element.get(f"{{{package.OFFICE}}}id") for element in trees[master].iterfind("{*}sldLayoutIdLst/*")}
        found[master] = tuple(
            each for each in parts.relations[master] if each.kind != "slideLayout" or each.id in known
        )
    return found


def _layouts(parts: Parts, trees: Mapping[str, Any], masters: list[str]) -> Iterator[ForeignLayout]:
    for master in masters:
        theme = next(iter(parts.targets(master, "theme")), None)
        if theme is None:
            raise archive.RefusedError("template-unreadable", "has no theme", master)
        colors = scheme.scheme(trees[theme], trees[master])
        listed = {each.id: each.target for each in parts.relations[master]}
        for element in trees[master].iterfind("{*}sldLayoutIdLst/{*}sldLayoutId"):
            part = listed.get(element.get(f"{{{package.OFFICE}}}id", ""))
            if part is not None:
                yield _layout(parts, trees, part, master, theme, colors)


def _layout(
    parts: Parts, trees: Mapping[str, Any], part: str, master: str, theme: str, colors: Scheme
) -> ForeignLayout:
    tree, parent = trees[part], trees[master]
    colors = colors.mapped(tree.find("{*}clrMapOvr/{*}overrideClrMapping"))
    shown = () if tree.get("showMasterSp") in ("0", "false") else drawing.art(parent, colors, _pictures(parts, master))
    named = tree.find("{*}cSld")
    return ForeignLayout(
        part=part,
        master=master,
        name=(named.get("name") or "") if named is not None else "",
        kind=tree.get("type") or "",
        slots=tuple(drawing.slots(tree, parent, colors)),
        art=(*shown, *drawing.art(tree, colors, _pictures(parts, part))),
        background=_background(parts, [(part, tree), (master, parent)], theme, colors),
        scheme=colors,
    )


def _pictures(parts: Parts, part: str) -> Callable[[str], str | None]:
    """From a relationship of a part to the picture it leads to."""
    targets = {each.id: each.target for each in parts.relations.get(part, ()) if each.kind == "image"}
    return targets.get


def _background(parts: Parts, chain: list[tuple[str, Any]], theme: str, colors: Scheme) -> Background:
    """The background of a layout, else of its master: written out, or one of the theme's."""
    for part, tree in chain:
        own = tree.find("{*}cSld/{*}bg/{*}bgPr")
        if own is not None:
            return _filled(own[0], colors, None, _pictures(parts, part))
        reference = tree.find("{*}cSld/{*}bg/{*}bgRef")
        if reference is not None:
            placed = colors.paint(reference)
            index = int(reference.get("idx", "0")) - 1001
            if 0 <= index < len(colors.fills):
                return _filled(colors.fills[index], colors, placed.color if placed else None, _pictures(parts, theme))
            return Background((placed,) if placed else ())
    return Background(())


def _filled(fill: Any, colors: Scheme, placed: str | None, picture_of: Callable[[str], str | None]) -> Background:
    if etree.QName(fill).localname == "blipFill":
        blip = fill.find("{*}blip")
        if blip is None:
            return Background(())
        picture = picture_of(blip.get(f"{{{package.OFFICE}}}embed", ""))
        return Background((), picture, drawing.duotone_of(blip, colors, placed))
    return Background(colors.paints(fill, placed))


def _slide(root: Any) -> Rect:
    size = root.find("{*}sldSz")
    width, height = (int(size.get(name)) / drawing.EMU for name in ("cx", "cy"))
    if not all(_SMALLEST <= side <= _LARGEST for side in (width, height)) or not 0.9 <= width / height <= 4:
        message = f"has slides of {width:g} × {height:g} points; decks are wider than high, and from 2 to 56 inches"
        raise archive.RefusedError("template-slide", message, "")
    return Rect(Length(0), Length(0), Length(width), Length(height))


def _cut_loose(tree: Any, known: set[str]) -> None:
    """Take away what leads to a part that stays behind."""
    for element in list(tree.iter()):
        if any(_RELATION_ID.fullmatch(name) and value and value not in known for name, value in element.attrib.items()):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)


def _number_shapes(tree: Any) -> None:
    """Give each shape a number of its own, the first of two keeping theirs."""
    shapes = list(tree.iter(f"{{{_TRANSITIONAL}}}cNvPr"))
    known = [int(shape.get("id", "0")) for shape in shapes]
    following = max(known, default=0) + 1
    taken: set[int] = set()
    for shape, number in zip(shapes, known, strict=True):
        if number in taken or not number:
            number, following = following, following + 1
            shape.set("id", str(number))
        taken.add(number)


def _number(layout: Any) -> None:
    """Give each placeholder of a layout an index of its own; the title alone has none."""
    marks = [mark for shape in drawing.shapes_of(layout) if (mark := shape.find("*/{*}nvPr/{*}ph")) is not None]
    taken: set[str] = {"0"}
    doubtful = []
    for mark in marks:
        if mark.get("type") in drawing.TITLES:
            continue
        index = mark.get("idx")
        if index is None or not index.isdigit() or index in taken:
            doubtful.append(mark)
        else:
            taken.add(index)
    for mark in doubtful:
        # From where PowerPoint itself puts what a designer adds.
        free = next(number for number in range(1, 10_000) if str(number) not in taken)
        mark.set("idx", str(free))
        taken.add(str(free))


def _mended(layouts: tuple[ForeignLayout, ...], trees: Mapping[str, Any]) -> tuple[ForeignLayout, ...]:
    """The layouts with places that LibreOffice took from another master put right.

    Exported with several masters, every layout stands where the last master's placeholders do.
    """
    masters = tuple(dict.fromkeys(layout.master for layout in layouts))
    places = {
        master: {kind: drawing.parent_rect(trees[master], kind) for kind in ("title", "body")} for master in masters
    }
    return tuple(
        replace(layout, slots=tuple(_placed(slot, layout, places) for slot in layout.slots)) for layout in layouts
    )


def _placed(slot: Slot, layout: ForeignLayout, places: Mapping[str, Mapping[str, Rect | None]]) -> Slot:
    kind = "title" if slot.kind in drawing.TITLES else "body" if slot.kind in ("body", "obj", "subTitle") else None
    own = places[layout.master][kind] if kind else None
    others = [where[kind] for master, where in places.items() if kind and master != layout.master]
    if own is None or slot.rect is None or slot.rect == own or slot.rect not in others:
        return slot
    return replace(slot, rect=own, is_moved=True)
