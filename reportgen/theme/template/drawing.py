"""What stands on a template's layouts: where are its placeholders, how are they set, and what is drawn around them?

A placeholder's place and style come from the layout, else from the master's placeholder of its kind, else from the
master's text styles. Everything else that is drawn is art: room that is taken, and a ground for what is written on it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree

from reportgen.theme.place import Rect
from reportgen.theme.template.scheme import Paint, Scheme
from reportgen.units import Length

EMU = 12_700
FOOTERS = ("dt", "ftr", "sldNum")
TITLES = ("title", "ctrTitle")
_TEXTS = ("body", "obj", "subTitle", "tbl", "chart", "dgm", "media", "pic", "clipArt")
_ANCHORS: dict[str, Literal["top", "middle", "bottom"]] = {"t": "top", "ctr": "middle", "b": "bottom"}
_ALIGNMENTS: dict[str, Literal["left", "center", "right"]] = {"l": "left", "ctr": "center", "r": "right"}
# What a text body has where nobody says otherwise (ECMA-376 Part 1, 21.1.2.1.1).
_INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}
_SHAPES = ("sp", "pic", "cxnSp", "graphicFrame", "grpSp")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a placeholder sets its text."""

    insets: tuple[float, float, float, float]
    anchor: Literal["top", "middle", "bottom"]
    align: Literal["left", "center", "right"]
    color: Paint | None
    is_bold: bool
    face: str
    has_own_face: bool
    has_capitals: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder; `rect` is None where neither layout nor master places it."""

    kind: str
    index: int
    name: str
    rect: Rect | None
    setting: Setting
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Art:
    """Something drawn; `picture` is the part it shows, and a box covers all of its rectangle."""

    rect: Rect
    paints: tuple[Paint, ...]
    picture: str | None
    is_box: bool
    is_number: bool = False
    # A picture may be drawn in the shades between two colours.
    duotone: tuple[str, str] | None = None


Map = Callable[[float, float, float, float], Rect]


def kind_of(shape: Any) -> str | None:
    """What kind of placeholder a shape is, if any; without a word it holds any content."""
    mark = shape.find("*/{*}nvPr/{*}ph")
    return None if mark is None else mark.get("type", "obj")


def shapes_of(root: Any) -> list[Any]:
    """The shapes that stand directly on a slide, layout or master."""
    tree = root.find("{*}cSld/{*}spTree")
    return [] if tree is None else [each for each in tree if _tag(each) in _SHAPES]


def slots(layout: Any, master: Any, scheme: Scheme) -> Iterator[Slot]:
    """The placeholders of a layout."""
    parents = {kind: shape for shape in reversed(shapes_of(master)) if (kind := kind_of(shape)) is not None}
    for shape in shapes_of(layout):
        kind = kind_of(shape)
        if kind is None:
            continue
        parent = parents.get(_parent_kind(kind))
        mark = shape.find("*/{*}nvPr/{*}ph")
        properties = shape.find("*/{*}cNvPr")
        rect = rect_of(shape) or (None if parent is None else rect_of(parent))
        index = mark.get("idx", "0")
        yield Slot(
            kind,
            int(index) if index.isdigit() else 0,
            properties.get("name", "") if properties is not None else "",
            rect,
            _setting(kind, [each for each in (shape, parent) if each is not None], master, scheme),
        )


def parent_rect(master: Any, kind: str) -> Rect | None:
    """Where a master places its placeholder of that kind."""
    return next((rect_of(shape) for shape in shapes_of(master) if kind_of(shape) == _parent_kind(kind)), None)


def art(root: Any, scheme: Scheme, picture_of: Callable[[str], str | None]) -> Iterator[Art]:
    """What is drawn on a layout or master besides its placeholders, from the ground up."""
    for shape in shapes_of(root):
        if kind_of(shape) is None and not _is_hidden(shape):
            yield from _drawn(shape, scheme, picture_of, _same)


def rect_of(shape: Any, place: Map | None = None) -> Rect | None:
    """The rectangle of a shape, large enough for it when it is turned."""
    frame = shape.find("{*}spPr/{*}xfrm")
    frame = shape.find("{*}xfrm") if frame is None else frame
    frame = shape.find("{*}grpSpPr/{*}xfrm") if frame is None else frame
    if frame is None or frame.find("{*}off") is None or frame.find("{*}ext") is None:
        return None
    left, top, width, height = _numbers(frame, "off", "ext")
    quarter = int(frame.get("rot", "0") or 0) / 5_400_000 % 2
    if 0.5 < quarter < 1.5:
        left, top, width, height = left + (width - height) / 2, top + (height - width) / 2, height, width
    return (place or _same)(left, top, width, height)


def duotone_of(blip: Any, scheme: Scheme, placed: str | None = None) -> tuple[str, str] | None:
    """The two colours in whose shades a picture is drawn, if it is."""
    two = blip.find("{*}duotone") if blip is not None else None
    shades = scheme.shades(two, placed) if two is not None else ()
    return (shades[0].color, shades[1].color) if len(shades) == 2 else None


def _drawn(shape: Any, scheme: Scheme, picture_of: Callable[[str], str | None], place: Map) -> Iterator[Art]:
    if _tag(shape) == "grpSp":
        inner = _within(shape, place)
        for child in shape:
            if _tag(child) in _SHAPES:
                yield from _drawn(child, scheme, picture_of, inner)
        return
    rect = rect_of(shape, place)
    if rect is None:
        return
    properties = shape.find("{*}spPr")
    embedded = shape.find("{*}blipFill/{*}blip")
    if embedded is None and properties is not None:
        embedded = properties.find("{*}blipFill/{*}blip")
    picture = picture_of(_embedded(embedded)) if embedded is not None else None
    paints = _fill(shape, properties, scheme)
    has_words = any((each.text or "").strip() for each in shape.iter("{*}t"))
    has_line = properties is not None and properties.find("{*}ln") is not None and _is_lined(properties.find("{*}ln"))
    is_styled = shape.find("{*}style") is not None
    if not (paints or picture or has_words or has_line or is_styled or _tag(shape) in ("cxnSp", "graphicFrame")):
        return
    geometry = properties.find("{*}prstGeom") if properties is not None else None
    turned = (
        properties is not None and (properties.find("{*}xfrm") is not None) and properties.find("{*}xfrm").get("rot")
    )
    is_box = (
        (paints != () or picture is not None)
        and not turned
        and ((geometry is None and picture is not None) or (geometry is not None and geometry.get("prst") == "rect"))
    )
    is_number = any(field.get("type") == "slidenum" for field in shape.iter("{*}fld"))
    yield Art(rect, paints, picture, bool(is_box), is_number, duotone_of(embedded, scheme))


def _fill(shape: Any, properties: Any, scheme: Scheme) -> tuple[Paint, ...]:
    """The colours of a shape's ground: its own, or its style's."""
    if properties is not None:
        for child in properties:
            match _tag(child):
                case "noFill" | "blipFill":
                    return ()
                case "solidFill" | "gradFill" | "pattFill":
                    return scheme.paints(child)
    reference = shape.find("{*}style/{*}fillRef")
    if reference is None or reference.get("idx") == "0":
        return ()
    paint = scheme.paint(reference)
    return (paint,) if paint else ()


def _setting(kind: str, chain: list[Any], master: Any, scheme: Scheme) -> Setting:
    """How text is set, from the layout's own wishes to the master's styles.

    LibreOffice writes no styles but gives each prompt its looks, so those come last.
    """
    bodies = [body for shape in chain if (body := shape.find("{*}txBody/{*}bodyPr")) is not None]

    def own(name: str, default: Any) -> Any:
        return next((body.get(name) for body in bodies if body.get(name) is not None), default)

    insets = tuple(int(own(name, default)) / EMU for name, default in _INSETS.items())
    style = "titleStyle" if kind in TITLES else "otherStyle" if kind in FOOTERS else "bodyStyle"
    levels = [level for shape in chain if (level := shape.find("{*}txBody/{*}lstStyle/{*}lvl1pPr")) is not None]
    common = master.find(f"{{*}}txStyles/{{*}}{style}/{{*}}lvl1pPr")
    levels += [common] if common is not None else []
    runs = [run for level in levels if (run := level.find("{*}defRPr")) is not None]
    faces = [face for run in runs if (face := run.find("{*}latin")) is not None]
    prompts = [paragraph for shape in chain for paragraph in shape.findall("{*}txBody/{*}p")[:1]]
    levels += [properties for paragraph in prompts if (properties := paragraph.find("{*}pPr")) is not None]
    runs += [run for paragraph in prompts for run in paragraph.iter("{*}rPr", "{*}endParaRPr")]

    def said(name: str) -> str | None:
        return next((run.get(name) for run in runs if run.get(name) is not None), None)

    aligned = next((level.get("algn") for level in levels if level.get("algn") is not None), "l")
    aligned = "ctr" if own("anchorCtr", "0") in ("1", "true") else aligned
    color = next((paint for run in runs if (paint := _run_color(run, scheme)) is not None), None)
    latin = faces[0].get("typeface") if faces else None
    return Setting(
        (insets[0], insets[1], insets[2], insets[3]),
        _ANCHORS.get(own("anchor", "t"), "top"),
        _ALIGNMENTS.get(aligned, "left"),
        color,
        said("b") in ("1", "true"),
        scheme.face(latin, is_heading=kind in TITLES),
        latin is not None,
        said("cap") in ("all", "small"),
    )


def _run_color(run: Any, scheme: Scheme) -> Paint | None:
    for child in run:
        if _tag(child) in ("solidFill", "gradFill"):
            paints = scheme.paints(child)
            return paints[0] if paints else None
    return None


def _parent_kind(kind: str) -> str:
    """The master has one title and one body; every other placeholder is drawn from them, or from its own footer."""
    if kind in TITLES:
        return "title"
    return "body" if kind in _TEXTS else kind


def _within(group: Any, place: Map) -> Map:
    """From a group's own measure to the slide's (ECMA-376 Part 1, 20.1.7.5)."""
    frame = group.find("{*}grpSpPr/{*}xfrm")
    if frame is None or frame.find("{*}chOff") is None or frame.find("{*}chExt") is None:
        return place
    left, top, width, height = _numbers(frame, "off", "ext")
    inner_left, inner_top, inner_width, inner_height = _numbers(frame, "chOff", "chExt")
    across, down = width / (inner_width or 1), height / (inner_height or 1)

    def mapped(x: float, y: float, wide: float, high: float) -> Rect:
        return place(left + (x - inner_left) * across, top + (y - inner_top) * down, wide * across, high * down)

    return mapped


def _numbers(frame: Any, offset: str, extent: str) -> tuple[float, float, float, float]:
    """Left, top, width and height in points."""
    at, size = frame.find(f"{{*}}{offset}"), frame.find(f"{{*}}{extent}")
    return (
        int(at.get("x", "0")) / EMU,
        int(at.get("y", "0")) / EMU,
        int(size.get("cx", "0")) / EMU,
        int(size.get("cy", "0")) / EMU,
    )


def _same(left: float, top: float, width: float, height: float) -> Rect:
    return Rect(Length(left), Length(top), Length(width), Length(height))


def _is_hidden(shape: Any) -> bool:
    properties = shape.find("*/{*}cNvPr")
    return properties is not None and properties.get("hidden") in ("1", "true")


def _is_lined(line: Any) -> bool:
    return line.find("{*}noFill") is None and len(line) > 0


def _embedded(blip: Any) -> str:
    return next((value for name, value in blip.attrib.items() if name.endswith("}embed")), "")


def _tag(element: Any) -> str:
    return str(etree.QName(element).localname)
