"""A deck in a stranger's template stands on its layouts, and nothing of its own slides or people is in it."""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
import pytest

from reportgen import build as builder  # the function
from reportgen.brief import load
from reportgen.build import House, furnish
from reportgen.proof import deck as proof
from reportgen.theme.template.file import TemplateFile

pytestmark = pytest.mark.render

Make = Callable[..., bytes]
BRIEFS = sorted((Path(__file__).parents[2] / "briefs").glob("*.yaml"))
MASTER, THEME, PRESENTATION = "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml", "ppt/presentation.xml"
LAYOUTS = [f"ppt/slideLayouts/slideLayout{number}.xml" for number in range(1, 12)]


def dark(text: str) -> str:
    return text.replace('bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')


def without_types(text: str) -> str:
    return re.sub(r'(<p:sldLayout [^>]*?) type="\w+"', r"\1", text).replace('<p:ph idx="1"/>', "<p:ph/>")


def without_footers(text: str) -> str:
    return re.sub(r'<p:sp>(?:(?!</p:sp>).)*<p:ph type="(?:dt|ftr|sldNum)".*?</p:sp>', "", text, flags=re.DOTALL)


def only(number: int) -> Callable[[str], str]:
    return lambda text: re.sub(rf'<p:sldLayoutId id="\d+" r:id="rId(?!{number}")\d+"/>', "", text)


def wide(text: str) -> str:
    return text.replace('cx="9144000"', 'cx="12192000"').replace(' type="screen4x3"', "")


KINDS: Mapping[str, Mapping[str, Any]] = {
    "as it is": {},
    "dark": {MASTER: dark},
    "without types and indexes": dict.fromkeys((LAYOUTS[0], LAYOUTS[1], LAYOUTS[5]), without_types),
    "without footers": dict.fromkeys(LAYOUTS, without_footers),
    "one layout": {MASTER: only(4)},
    "no headline": {MASTER: only(7)},
    "wide slides, narrow layouts": {PRESENTATION: wide},
    "a wide face": {THEME: lambda text: text.replace("Calibri", "Corporate Grotesk")},
}


def housed(content: bytes) -> House:
    return replace(furnish(), template=TemplateFile(Path("corporate.potx"), content))


def drawn(content: bytes, brief: Path = BRIEFS[0]) -> bytes:
    return builder_module().draw(load.load(brief), "deck", housed(content), "deck").content


def builder_module() -> Any:
    """The module: the package offers its function by the same name."""
    import importlib

    return importlib.import_module("reportgen.build")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("brief", BRIEFS, ids=lambda brief: brief.stem)
def test_it_makes_a_sound_deck(make_template: Make, kind: str, brief: Path) -> None:
    assert proof.check(drawn(make_template(KINDS[kind]), brief)) == ()


def test_it_stands_on_the_templates_layouts(make_template: Make) -> None:
    slides = pptx.Presentation(BytesIO(drawn(make_template()))).slides

    used = {slide.slide_layout.name for slide in slides}

    assert {"Title Slide", "Title and Content", "Title Only", "Section Header"} <= used
    for slide in slides:
        known = {shape.placeholder_format.idx for shape in slide.slide_layout.placeholders}
        assert {shape.placeholder_format.idx for shape in slide.placeholders} <= known
        assert all(shape.has_text_frame is False or shape.text_frame.text for shape in slide.placeholders)


def test_it_keeps_layouts_that_it_does_not_use(make_template: Make) -> None:
    presentation = pptx.Presentation(BytesIO(drawn(make_template())))

    assert [layout.name for layout in presentation.slide_layouts][-1] == "Vertical Title and Text"


def test_it_takes_nothing_of_the_templates_slides_and_people(make_template: Make) -> None:
    sample = pptx.Presentation(BytesIO(make_template()))
    sample.slides.add_slide(sample.slide_layouts[0]).shapes.title.text = "A sample of somebody"
    sample.core_properties.author = "A designer"
    stream = BytesIO()
    sample.save(stream)

    content = drawn(stream.getvalue())

    with zipfile.ZipFile(BytesIO(content)) as archive:
        words = b"".join(archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels")))
    assert b"A sample of somebody" not in words
    assert b"A designer" not in words


def test_it_makes_the_same_bytes_again(make_template: Make) -> None:
    content = make_template()

    assert drawn(content) == drawn(content)


def test_it_serves_as_its_own_template(make_template: Make) -> None:
    module = builder_module()
    first = module.draw(load.load(BRIEFS[0]), "deck", furnish(), "deck").content

    again = drawn(first)

    assert proof.check(again) == ()
    names = [{slide.slide_layout.name for slide in pptx.Presentation(BytesIO(each)).slides} for each in (first, again)]
    assert names[0] == names[1]


def test_it_gives_notes_a_page_where_the_template_has_none(make_template: Make) -> None:
    slides = pptx.Presentation(BytesIO(drawn(make_template()))).slides

    assert all(slide.notes_slide.notes_text_frame.text for slide in slides)


def test_building_takes_the_template_and_leaves_earlier_outputs_alone(make_template: Make, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.potx", tmp_path / "bad.potx"
    good.write_bytes(make_template())
    bad.write_bytes(make_template({"ppt/vbaProject.bin": "x"}))
    built = builder(BRIEFS[0], tmp_path, only="deck", layouts=furnish(template=good))
    before = built.outputs[0].file.read_bytes()

    with pytest.raises(Exception, match="macros"):
        builder(BRIEFS[0], tmp_path, only="deck", layouts=furnish(template=bad))

    assert built.outputs[0].file.read_bytes() == before
