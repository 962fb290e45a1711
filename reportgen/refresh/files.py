"""Which files does a refresh read, and where does the refreshed deck go?

Beside the deck it came from, under a name of its own, unless a name is given: a presenter's work is written over only
on request, and by a finished file. When nothing has changed, nothing is written.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from pptx import Presentation

from reportgen import write
from reportgen.brief import load, naming
from reportgen.build import House, draw
from reportgen.errors import DeckError, Problem
from reportgen.plan.deck import sheet
from reportgen.plan.references import References
from reportgen.refresh import carrier, opening
from reportgen.refresh import refresh as decks
from reportgen.refresh.fit import Type
from reportgen.refresh.remarks import Remark
from reportgen.render.deck.record import Record
from reportgen.theme.deck import Size

ENDING = "-refreshed.pptx"
# By this part two programs may differ about the size of a slide.
_NEAR = 0.005


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one deck; `written` is None when there was nothing to change, or nothing was to be written."""

    remarks: tuple[Remark, ...]
    warnings: tuple[Problem, ...]
    is_changed: bool
    written: Path | None


def refresh(
    deck: Path, brief: Path, house: House, *, was: Path | None = None, out: Path | None = None, is_dry: bool = False
) -> Done:
    """Bring an edited deck up to its brief; `was` is the brief, or the untouched deck, that it was made from.

    Raises:
        DeckError: the deck cannot be gone over, or the place for the outcome is taken.
        BriefError: a brief is wrong.
        RenderError: the outcome cannot be written.
    """
    edited = opening.read(deck)
    target = out or deck.with_name(deck.stem + ENDING)
    if out is None and target.exists() and not is_dry:
        message = "is there already, and somebody may have worked on it; name another file with -o, or this one"
        raise DeckError([Problem("deck-exists", message, file=target)])
    house = _shaped(house, edited)
    drawn, warnings = _drawn(brief, house)
    type_ = Type(
        sheet.sheet(house.slide_theme, house.master, References(())).face,
        tuple(role.sizes for role in house.master.types.values()),
    )
    try:
        done = decks.refresh(edited, drawn, type_, _record(was, house) if was else None)
    except DeckError as error:
        raise DeckError(_placed(error.problems, deck)) from error
    if done.content is not None and not is_dry:
        write.write(target, done.content)
    is_written = done.content is not None and not is_dry
    told = (*warnings, *_placed(done.warnings, deck))
    return Done(done.remarks, told, done.content is not None, target if is_written else None)


def _shaped(house: House, deck: bytes) -> House:
    """The house with slides of the deck's own shape; in a template, slides have that one's."""
    if house.slides is not None or house.template_file is not None:
        return house
    size = opening.slide_size(deck)
    shapes = (shape for shape, own in house.master.formats.items() if size and _is_near(size, own))
    return replace(house, slides=next(shapes, None))


def _is_near(size: tuple[int, int], own: Size) -> bool:
    """Whether a slide is as large as one of ours, counted by whichever program."""
    pairs = zip(size, (own.width.emu, own.height.emu), strict=True)
    return all(abs(mine - yours) <= _NEAR * yours for mine, yours in pairs)


def _drawn(brief: Path, house: House) -> tuple[bytes, tuple[Problem, ...]]:
    content, warnings = load.load_with_warnings(brief)
    drawing = draw(content, "deck", house, naming.output_name(brief))
    return drawing.content, tuple(dict.fromkeys(_placed((*warnings, *house.theme.warnings), brief)))


def _record(was: Path, house: House) -> Record | None:
    """What the deck said when it was drawn, from the brief of then or from the deck as it was built."""
    content = opening.read(was) if was.suffix.lower() == ".pptx" else _drawn(was, house)[0]
    found = carrier.load(Presentation(BytesIO(content)))
    if found is None:
        raise DeckError(
            [Problem("deck-no-record", "carries no record either; name a brief, or another deck", file=was)]
        )
    return found


def _placed(problems: Iterable[Problem], file: Path) -> list[Problem]:
    return [replace(problem, file=problem.file or file) for problem in problems]
