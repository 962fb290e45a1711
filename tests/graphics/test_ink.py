"""Figures as SVG documents."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reportgen.errors import RenderError
from reportgen.graphics import draw, spec
from reportgen.graphics.canvas import Words
from reportgen.theme.tokens import Theme
from reportgen.units import Length

pytestmark = pytest.mark.render

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = Length(112.7)
TRICKY = "$2B–$3B $x_1^2$ \\alpha & <b>"

SCRIPT = """
import sys
from reportgen import resources
from reportgen.graphics import draw, spec
from reportgen.theme import tokens
from reportgen.units import Length
figure = spec.interval(2, 3, ("$0", "$2B", "$3B"), "Bar of value.")
sys.stdout.write(draw.svg(figure, tokens.load(resources.locate()), Length(112.7)))
"""


def money(alt: str = "Bar of value.") -> spec.Glyph:
    return spec.interval(2, 3, ("$0", "$2B", "$3B"), alt)


def test_it_writes_words_as_words_in_the_house_face(theme: Theme) -> None:
    root = ElementTree.fromstring(draw.svg(money(), theme, WIDTH))

    texts = list(root.iter(f"{SVG}text"))
    assert [text.text for text in texts] == ["$0", "$2B", "$3B"]
    assert all("'Source Sans 3'" in text.attrib["style"] for text in texts)
    assert root.attrib["width"] == "112.7pt"


def test_it_puts_the_alternative_text_first(theme: Theme) -> None:
    root = ElementTree.fromstring(draw.svg(money("Bar of <b> & $x_1$."), theme, WIDTH))

    assert root[0].tag == f"{SVG}title"
    assert root[0].text == "Bar of <b> & $x_1$."
    assert root.attrib["role"] == "img"


def test_it_shows_signs_of_mathematics_as_typed(theme: Theme) -> None:
    figure = spec.Glyph((), (spec.AxisLabel(0, TRICKY, "start"),), "Alt.")

    root = ElementTree.fromstring(draw.svg(figure, theme, Length(400)))

    assert [text.text for text in root.iter(f"{SVG}text")] == [TRICKY]


def test_it_paints_in_the_order_of_drawing(theme: Theme) -> None:
    document = draw.svg(spec.at_least("430", "0", "Bar."), theme, WIDTH)

    axis, bar = theme.colors[theme.figures.glyph.colors.axis], theme.colors[theme.figures.glyph.colors.solid]
    assert document.index(f"stroke: {axis.lower()}") < document.index(f"fill: {bar.lower()}")


def test_it_has_no_background_no_ids_and_no_date(theme: Theme) -> None:
    document = draw.svg(money(), theme, WIDTH)

    assert document.startswith("<svg")
    assert [word for word in ("id=", "opacity", "metadata", "clip", "<use", "<image") if word in document] == []


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_it_refuses_what_would_lose_the_picture(theme: Theme, letter: str) -> None:
    with pytest.raises(RenderError, match="control character"):
        draw.svg(money(f"Bar{letter}"), theme, WIDTH)


def test_it_writes_the_same_bytes_whatever_lies_about(tmp_path: Path, theme: Theme) -> None:
    (tmp_path / "matplotlibrc").write_text(
        "path.sketch: 5, 50, 10\nfont.size: 40\nsvg.fonttype: path\ntext.parse_math: True\n", encoding="utf-8"
    )
    documents = {draw.svg(money(), theme, WIDTH)}
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
        documents.add(run.stdout)

    assert len(documents) == 1


def test_it_changes_with_the_theme_alone(theme: Theme) -> None:
    other = theme.model_copy(update={"colors": {**theme.colors, "navy": "#112233"}})

    before, after = draw.svg(money(), theme, WIDTH), draw.svg(money(), other, WIDTH)

    assert before.replace(theme.colors["navy"].lower(), "#112233") == after


@pytest.mark.render
def test_it_takes_on_the_page_the_room_it_was_given(tmp_path: Path, theme: Theme) -> None:
    """The words' boxes in a PDF, by poppler, against the canvas: less than half a point apart."""
    from weasyprint import HTML

    figure = spec.interval(1200, 1300, ("0", "1,200", "1,300"), "Bar.")
    face = theme.fonts["sans"]
    source = theme.font_folder / face.regular
    (tmp_path / "figure.svg").write_text(draw.svg(figure, theme, WIDTH), encoding="utf-8")
    page = (
        f"<style>@page {{ size: 200pt 100pt; margin: 0 }} body {{ margin: 0 }} img {{ display: block }}"
        f"@font-face {{ font-family: '{face.family}'; src: url({source.as_uri()}) }}</style>"
        "<img src=figure.svg alt=Bar>"
    )
    HTML(string=page, base_url=f"{tmp_path}/").write_pdf(tmp_path / "page.pdf")

    found = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    words = ElementTree.fromstring(found[found.index("<html") :]).iter("{http://www.w3.org/1999/xhtml}word")
    boxes = {word.text: (float(word.attrib["xMin"]), float(word.attrib["xMax"])) for word in words}
    expected = {
        shape.text: pytest.approx((shape.box[0], shape.box[2]), abs=0.5)
        for shape in draw.canvas(figure, theme, WIDTH).shapes
        if isinstance(shape, Words)
    }
    assert boxes == expected
    assert len(boxes) == 3
