"""Which texts of the brief do the slides not show whole?

Asked of the finished slides, not of the places that cut: whatever shortened a text, its author is told. Letters and
digits alone are compared, sentence by sentence, for a headline loses its full stop and a point its neighbours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.errors import Problem
from reportgen.plan.deck.placed import Piece
from reportgen.plan.deck.slide import Slide
from reportgen.text import Bullets, Line, Paragraph, Run

_SHOWN = (
    "bottom_line",
    "overview",
    "indicators",
    "people",
    "organizations",
    "timeline",
    "scenarios",
    "precedents",
    "takeaways",
)


def omissions(brief: Brief, slides: Sequence[Slide]) -> tuple[Problem, ...]:
    """A warning for each text of which a sentence stands on no slide."""
    shown = "".join(_letters(line) for slide in slides for line in _lines_of(slide))
    return tuple(
        Problem("slide-shortened", "does not fit its slide whole; the notes hold it, or write it shorter", path)
        for name in _SHOWN
        for path, lines in _texts(getattr(brief, name), name)
        if not all(_letters(sentence) in shown for line in lines for sentence in text.sentences(line))
    )


def _texts(value: Any, path: str) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Every rich text in a part of the brief, by its path."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple) and value:
        if isinstance(value[0], Run | Paragraph | Bullets):
            yield path, text.lines(value)
        else:
            # Counted from 1, as in what the loader says of the same field.
            for number, item in enumerate(value, start=1):
                yield from _texts(item, f"{path}[{number}]")


def _lines_of(slide: Slide) -> Iterator[Line]:
    yield slide.title.line
    yield from (piece.line for piece in _pieces(slide.evidence))


def _pieces(value: Any) -> Iterator[Piece]:
    if isinstance(value, Piece):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _pieces(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _pieces(item)


def _letters(line: Line) -> str:
    """The letters and digits of a line; a citation's number is not the author's word."""
    return "".join(filter(str.isalnum, "".join(run.text for run in line if run.source is None)))
