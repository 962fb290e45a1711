"""What do the glyphs of a line say?

A font's table has one text for each glyph (ISO 32000-1, 9.10.3). In the scripts of South and South-East Asia several
glyphs make a syllable, not in the order of its letters, and one letter can be drawn as two; WeasyPrint 70 gives the
whole syllable to one of them and nothing to the others, wherever else these stand. A line with such a script carries
its words besides (ActualText, 14.9.4), which readers and searches take instead of the glyphs'.

While `spelt` runs, WeasyPrint's function that draws a line is replaced, as `tags` does it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.draw import text as drawing

# Devanagari to Myanmar and Khmer (Unicode 15, blocks), and the selectors of an emoji, which no glyph stands for.
_UNSPOKEN = re.compile("[\u0900-\u109f\u1780-\u17ff\ufe0e\ufe0f]")
# A glyph that says nothing breaks a table; this character is never seen and parts no words (UAX #14, class WJ).
_SILENT, _WORD_JOINER = re.compile(rb" <>$"), b" <2060>"


@contextmanager
def spelt() -> Iterator[None]:
    """Write words besides glyphs meanwhile; in one thread at a time."""
    draw = drawing.draw_first_line

    def draw_spelt(stream: Any, textbox: Any, *rest: Any) -> Any:
        if not _UNSPOKEN.search(textbox.text):
            return draw(stream, textbox, *rest)
        stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(textbox.text)}))
        try:
            return draw(stream, textbox, *rest)
        finally:
            stream.end_marked_content()

    drawing.draw_first_line = draw_spelt
    try:
        yield
    finally:
        drawing.draw_first_line = draw


def complete(pdf: pydyf.PDF) -> None:
    """Give every glyph in the fonts' tables something to say."""
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and b"begincmap" in entry.stream:
            entry.stream = [_SILENT.sub(_WORD_JOINER, line) for line in entry.stream]
