"""How does a brief become files?

Load, plan, render, write: the only module that knows the whole order. Everything is drawn in memory before the
first file is touched, so that a failure at any step leaves the earlier outputs as they were. What draws is imported
when it is needed: the PDF's library alone costs half a second, which `check` and `facts` should not pay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reportgen import write
from reportgen.aside import Aside
from reportgen.errors import BriefError, Problem, RenderError
from reportgen.house import House as House
from reportgen.house import furnish as furnish

if TYPE_CHECKING:
    from reportgen.brief.files import Original
    from reportgen.brief.model import Brief
    from reportgen.plan.deck.slide import DeckPlan
    from reportgen.plan.explainer.blocks import ExplainerPlan
    from reportgen.plan.explainer.shortblocks import ShortPlan
    from reportgen.render.explainer.figures import Gallery
    from reportgen.render.pdf.archive import Enclosure

Kind = Literal["explainer", "deck"]
KINDS: tuple[Kind, ...] = ("explainer", "deck")
# What the PDF may be: all of it, one page, or the two sides of a sheet.
Format = Literal["explainer", "glance", "brief"]
FORMATS: tuple[Format, ...] = ("explainer", "glance", "brief")
# What is written besides when it is asked for: the explainer as the printing house wants it, the deck on paper.
OutputKind = Literal["explainer", "glance", "brief", "deck", "press", "handout"]
ENDINGS: dict[OutputKind, str] = {
    "explainer": ".pdf",
    "glance": "-glance.pdf",
    "brief": "-brief.pdf",
    "deck": ".pptx",
    "press": "-press.pdf",
    "handout": "-handout.pdf",
}
# What is held against PDF/UA-1 and PDF/A-3a when it is to be proven.
PROVEN: tuple[OutputKind, ...] = (*FORMATS, "handout")


@dataclass(frozen=True, slots=True)
class Drawing:
    """One output in memory; `page_count` counts pages or slides."""

    content: bytes
    page_count: int
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """One output on the disk; `page_count` counts pages or slides, `size` bytes."""

    kind: OutputKind
    file: Path
    page_count: int
    size: int


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one brief."""

    outputs: tuple[Output, ...]
    warnings: tuple[Problem, ...]


def build(
    brief: Brief | Path | str,
    out: Path | str = "output",
    *,
    name: str | None = None,
    only: Kind | None = None,
    formats: Iterable[Format] = ("explainer",),
    for_press: bool = False,
    with_handout: bool = False,
    layouts: House | Path | str | None = None,
    is_strict: bool = False,
    is_proven: bool = False,
) -> Built:
    """Write `out/<name>/<name>.pdf` and `.pptx`, for the press `<name>-press.pdf`, the slides on `<name>-handout.pdf`.

    The name is the source file's unless one is given.

    The PDF comes in each of the formats that are asked for: `-glance.pdf`, `-brief.pdf`.

    Raises:
        BriefError: the source is wrong, or is_strict and there are warnings.
        LayoutError, AssetError: the looks are wrong.
        RenderError: an output could not be drawn or written, or is_proven and the PDF does not conform.
        ValueError, TypeError: the call is wrong.
    """
    kinds = wanted(only, formats, for_press, with_handout)
    house = layouts if isinstance(layouts, House) else furnish(layouts)
    content, name, original, found = _loaded(brief, name)
    drawings = draw_all(content, kinds, house, name, original, found)
    warnings = judged(drawings, is_strict)
    if is_proven:
        prove(drawings, Path(out, name, name))
    files = {kind: Path(out, name, name + ENDINGS[kind]) for kind in drawings}
    write.write_together({files[kind]: drawing.content for kind, drawing in drawings.items()})
    outputs = (Output(kind, files[kind], each.page_count, len(each.content)) for kind, each in drawings.items())
    return Built(tuple(outputs), warnings)


def wanted(
    only: Kind | None, formats: Iterable[Format], for_press: bool = False, with_handout: bool = False
) -> tuple[OutputKind, ...]:
    """The outputs that are asked for, in the order in which they are told."""
    if only not in (None, *KINDS):
        raise ValueError(f"only is one of {', '.join(KINDS)}; “{only}” is none of them")
    kinds: list[OutputKind] = [*_formats(formats)] if only != "deck" else []
    kinds += ["deck"] if only != "explainer" else []
    kinds += ["press"] if for_press else []
    kinds += ["handout"] if with_handout else []
    return tuple(kinds)


def _drawn(
    brief: Brief, kinds: Sequence[OutputKind], house: House, name: str, source: bytes | None
) -> dict[OutputKind, Drawing]:
    """Every output; if there is a core to spare, the first beside its own figures and the others."""
    first, *others = kinds
    aside = Aside(house.cores)
    # Opened once for both.
    _ = house.theme
    if aside.is_possible and (first == "explainer" or first == "glance" or first == "brief"):
        pages = _planned(brief, first, house, name)
        gallery = house.typesetter.rehearsed(pages)
        gallery.order(aside.later(gallery.draw))
        draw_first = partial(_printed, pages, house, name, source, gallery)
    else:
        draw_first = partial(draw, brief, first, house, name, source)
    draw_others = aside.later(lambda: [draw(brief, kind, house, name, source) for kind in others])
    with aside:
        drawings = [draw_first(), *draw_others()]
    return dict(zip(kinds, drawings, strict=True))


def _formats(wanted: Iterable[Format]) -> tuple[Format, ...]:
    """Each format once, in the order asked for."""
    formats = tuple(dict.fromkeys(wanted))
    unknown = [each for each in formats if each not in FORMATS]
    if unknown or not formats:
        told = f"; {', '.join(unknown)}: none of them" if unknown else ""
        raise ValueError(f"formats are one or more of {', '.join(FORMATS)}{told}")
    return formats


def check(source: Path, house: House, *, is_strict: bool = False) -> tuple[Problem, ...]:
    """The warnings that building would give, without drawing anything.

    Raises:
        BriefError: the source is wrong, or is_strict and there are warnings.
    """
    brief, _, original, found = _loaded(source, None)
    with _placed(original):
        plan_explainer(brief, house)
    told = (found, house.theme.warnings, plan_deck(brief, house).warnings, house.template_warnings)
    warnings = _told_once(source, told)
    _refuse(warnings if is_strict else ())
    return warnings


def draw_all(
    brief: Brief,
    kinds: Iterable[OutputKind],
    house: House,
    name: str,
    original: Original | None = None,
    found: Iterable[Problem] = (),
) -> dict[OutputKind, Drawing]:
    """Plan and render several outputs, in memory; each carries besides its own the warnings found before.

    Raises:
        BriefError: a character that no font has, or the like.
        LayoutError, AssetError: the looks are wrong.
        RenderError: an output could not be drawn.
    """
    source = original.content if original else None
    with _placed(original):
        drawings = _drawn(brief, tuple(kinds), house, name, source)
    before = (*found, *house.theme.warnings)
    file = original.path if original else None
    return {
        kind: replace(drawing, warnings=_told_once(file, (before, drawing.warnings)))
        for kind, drawing in drawings.items()
    }


def judged(drawings: Mapping[OutputKind, Drawing], is_strict: bool) -> tuple[Problem, ...]:
    """Every warning once, for all outputs may say the same.

    Raises:
        BriefError: there are warnings, and they are taken strictly.
    """
    warnings = _told_once(None, (drawing.warnings for drawing in drawings.values()))
    _refuse(warnings if is_strict else ())
    return warnings


def prove(drawings: Mapping[OutputKind, Drawing], stem: Path) -> None:
    """Stop before a PDF is written, under names that begin with `stem`, that breaks a rule.

    Raises:
        RenderError: somebody could not read it or an archive not take it, or nothing is installed that could tell.
    """
    from reportgen.proof import conformance

    for kind in (kind for kind in drawings if kind in PROVEN):
        file = stem.with_name(stem.name + ENDINGS[kind])
        found = conformance.check(drawings[kind].content)
        if found:
            raise RenderError([replace(problem, file=file) for problem in found])


def draw(brief: Brief, kind: OutputKind, house: House, name: str, source: bytes | None = None) -> Drawing:
    """Plan and render one output, in memory; the PDF encloses the brief's source, if there is one, as `<name>.yaml`."""
    match kind:
        case "explainer" | "glance" | "brief":
            return _printed(_planned(brief, kind, house, name), house, name, source)
        case "press":
            pages = plan_explainer(brief, house)
            press = house.press
            from reportgen.render.explainer import plates

            printed = plates.print_plates(pages, press)
            return Drawing(printed.content, printed.pages, printed.warnings + _proved(printed.content, house))
        case "deck":
            slides = plan_deck(brief, house)
            from reportgen.render.deck import render as render_deck

            parts = house.deck_parts
            content = render_deck.render(slides, house.slide_theme, house.master, parts, house.transition)
            return Drawing(content, len(slides.slides), slides.warnings + house.template_warnings)
        case "handout":
            from reportgen.plan import handout

            slides, sheets = plan_deck(brief, house), house.handout
            from reportgen.render.handout import render as render_handout

            enclosed = _enclosed(source, name)
            printed = render_handout.print_plan(handout.plan(brief, slides, house.theme), sheets, enclosed)
            return Drawing(printed.content, printed.pages, slides.warnings + printed.warnings)


def _planned(brief: Brief, kind: Format, house: House, name: str) -> ExplainerPlan | ShortPlan:
    return plan_explainer(brief, house) if kind == "explainer" else plan_short(brief, house, kind, name)


def _printed(
    pages: ExplainerPlan | ShortPlan, house: House, name: str, source: bytes | None, gallery: Gallery | None = None
) -> Drawing:
    press = house.press
    from reportgen.render.explainer import render as render_explainer

    printed = render_explainer.print_plan(pages, press, _enclosed(source, name), gallery)
    return Drawing(printed.content, printed.pages, printed.warnings)


def _proved(sheets: bytes, house: House) -> tuple[Problem, ...]:
    """What the printing house would send sheets back for: a photo, or something in the looks."""
    from reportgen.proof import press

    found = press.prove(sheets, house.press.measures.press)
    return tuple(replace(problem, field=f"press file, {problem.field}") for problem in found)


def plan_explainer(brief: Brief, house: House) -> ExplainerPlan:
    """Decide what the explainer says."""
    from reportgen.plan.explainer.plan import plan

    return plan(brief, house.theme)


def plan_short(brief: Brief, house: House, kind: Literal["glance", "brief"], name: str) -> ShortPlan:
    """Decide what a short format may say."""
    from reportgen.plan.explainer.short import plan

    return plan(brief, house.theme, kind, name + ENDINGS["explainer"])


def plan_deck(brief: Brief, house: House) -> DeckPlan:
    """Decide what the deck says."""
    from reportgen.plan.deck.plan import plan

    return plan(brief, house.slide_theme, house.master)


def _loaded(brief: Brief | Path | str, name: str | None) -> tuple[Brief, str, Original | None, tuple[Problem, ...]]:
    """The brief, the name of its outputs, its source if there is one, and what its author should look at."""
    from reportgen.brief import load, naming

    if isinstance(brief, Path | str):
        source = Path(brief)
        original = load.original(source)
        content, warnings = load.parse(original)
    elif name is None:
        raise TypeError("a brief that is not read from a file needs a name for its outputs")
    else:
        source, original, content, warnings = Path(), None, brief, ()
    if name is not None and Path(name).name != name:
        raise BriefError([Problem("output-name", f"“{name}” is a path; a name for the outputs is wanted", "name")])
    return content, naming.output_name(source if name is None else Path(f"{name}.yaml")), original, warnings


def _enclosed(source: bytes | None, name: str) -> Enclosure | None:
    from reportgen.render.pdf.archive import Enclosure

    return Enclosure(f"{name}.yaml", source) if source is not None else None


@contextmanager
def _placed(original: Original | None) -> Iterator[None]:
    """Tell where in the brief's file stands what a plan refuses."""
    from reportgen.brief import load
    from reportgen.plan.glyphs import UnprintableError

    try:
        yield
    except UnprintableError as error:
        raise BriefError(load.told(error.findings, original)) from error


def _told_once(file: Path | None, groups: Iterable[tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Every problem once, with its file."""
    return tuple(dict.fromkeys(replace(each, file=each.file or file) for group in groups for each in group))


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise BriefError(problems)
