"""Every line of a page is in the brief, gives it its form, or is listed as left out."""

import re
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.intake import entries, page, sections, wording

FORM = {"what happened", "outcome", "status", "short term", "long term", "why it's relevant", "discussed by"}


def lost(text: str) -> list[str]:
    """The lines that are nowhere."""
    imported = page.parse(text)
    draft = imported.draft
    fields = chain.from_iterable(entry.values() for found in draft.sections.values() for entry in found)
    told = [*draft.overview, draft.title or "", draft.dek or "", *fields, *(each.text for each in imported.left_out)]
    everything = squash(" ".join(told))
    return [line for line in re.split(r"\r\n|[\n\r]", text) if not is_there(line, everything)]


def squash(text: str) -> str:
    return re.sub(r"[^\w]+", "", wording.fold(text))


def is_there(line: str, everything: str) -> bool:
    words = wording.tidy(re.sub(r"\*\*|__|^#+ ", "", line))
    bare = re.sub(r"^(?:\(?\d+[.)]|[-*•])\s+", "", words)
    label, _, rest = bare.partition(": ")
    bare = rest if wording.fold(label) in FORM else bare
    parts = [bare] if ")" not in bare else re.split(r"[()]", bare)
    return (
        not squash(words)
        or entries.is_number(words)
        or sections.name(words) is not None
        or wording.fold(bare).strip(" :-") in FORM
        or all(squash(part) in everything for part in parts)
    )


LINES = st.sampled_from("""""".replace("\n", "|").split("|")).map(str.strip)
GAPS = st.sampled_from(["\n", "\n", "\n\n", "\r\n"])


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(LINES, GAPS), max_size=40))
def test_it_loses_no_line_of_any_page(parts: list[tuple[str, str]]) -> None:
    text = "".join(line + gap for line, gap in parts)

    assert lost(text) == []


def test_the_check_of_lost_lines_can_fail() -> None:
    assert not is_there("A line that is nowhere", squash("Something else"))
