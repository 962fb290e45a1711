"""A deck that was made in a template is refreshed in it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from reportgen.brief import load
from reportgen.build import draw, furnish
from reportgen.refresh import files

pytestmark = pytest.mark.render
BRIEF = (
    "title: A title\noverview: Some words. More of them.\nindicators:\n  - {label: Prisoners released, value: 430}\n"
)


def test_it_changes_a_fact_and_keeps_the_templates_looks(make_template: Callable[..., bytes], tmp_path: Path) -> None:
    template, brief, deck = tmp_path / "corporate.potx", tmp_path / "brief.yaml", tmp_path / "brief.pptx"
    template.write_bytes(make_template())
    house = furnish(template=template)
    brief.write_text(BRIEF, encoding="utf-8")
    deck.write_bytes(draw(load.load(brief), "deck", house, "brief").content)
    brief.write_text(BRIEF.replace("430", "431"), encoding="utf-8")

    done = files.refresh(deck, brief, house)

    assert done.written is not None
    shown = Presentation(BytesIO(done.written.read_bytes()))
    words = {shape.text_frame.text for slide in shown.slides for shape in slide.shapes if shape.has_text_frame}
    words |= {
        each.text_frame.text
        for slide in shown.slides
        for group in slide.shapes
        if hasattr(group, "shapes")
        for each in group.shapes
        if each.has_text_frame
    }
    assert [text for text in words if "431" in text]
    assert not [text for text in words if "430" in text]
    assert shown.slides[0].slide_layout.name == "Title Slide"
    assert [each.outcome for each in done.remarks if each.outcome != "changed"] == []
