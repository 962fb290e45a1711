"""Each rule about pages is shown failing once, on a sheet that breaks this rule alone."""

from pathlib import Path

import pytest
from weasyprint import HTML

from reportgen import resources
from reportgen.errors import RenderError
from reportgen.proof import pages, poppler
from reportgen.theme.explainer import Margins

pytestmark = pytest.mark.render

MARGINS = Margins(top=50, side=50, bottom=50)
FONT = (resources.locate().assets / "fonts" / "SourceSans3-Regular.ttf").as_uri()
STYLE = f"""
@font-face {{ font-family: House; src: url({FONT}); }}
@page {{ size: 300pt 300pt; margin: 50pt; }}
body {{ margin: 0; font: 10pt/12pt House; }} h1 {{ font-size: 12pt; margin: 0; }} p {{ margin: 0; }}
"""
FULL = "".join(f"<p>Line {number} of a page</p>" for number in range(14))
BREAK = "<p style='break-after: page'>End</p>"


def sheet(folder: Path, body: str) -> Path:
    file = folder / "sheet.pdf"
    HTML(string=f"<html lang=en><style>{STYLE}</style><body>{body}").write_pdf(file)
    return file


def codes(file: Path, *strings: str) -> list[str]:
    return [problem.code for problem in pages.prove(file, MARGINS, strings)]


def test_it_finds_nothing_on_good_pages(tmp_path: Path) -> None:
    file = sheet(tmp_path, f"<h1>A head</h1>{FULL}{BREAK}<p>Last page</p>")

    assert codes(file, "A head", "Line 3 of a page", "last  PAGE") == []
    assert len(poppler.read(file)) == 2


def test_it_misses_a_string(tmp_path: Path) -> None:
    file = sheet(tmp_path, "<p>Here it is</p>")

    assert codes(file, "Here it is", "This is not") == ["text-missing"]


@pytest.mark.parametrize("place", ["margin-left: -20pt", "margin-left: 190pt", "position: fixed; top: -56pt"])
def test_it_sees_text_beyond_the_margin(place: str, tmp_path: Path) -> None:
    file = sheet(tmp_path, f"<p>Good</p><p style='{place}; white-space: nowrap'>Outside</p>")

    assert codes(file) == ["beyond-margin"]


def test_it_sees_an_empty_page(tmp_path: Path) -> None:
    file = sheet(tmp_path, f"<p>Little</p>{BREAK}<p>Last page</p>")

    assert codes(file) == ["page-empty"]
    assert pages.fill(poppler.read(file), MARGINS) == pytest.approx((0.13, 0.06), abs=0.02)


def test_it_sees_a_heading_at_the_foot(tmp_path: Path) -> None:
    file = sheet(tmp_path, f"{FULL}<h1 style='break-after: page'>At the foot</h1><p>Text</p>")

    assert codes(file) == ["heading-at-foot"]
    assert [heading.title for heading in pages.headings(file)] == ["At the foot"]


def test_it_sees_type_that_is_too_small(tmp_path: Path) -> None:
    file = sheet(tmp_path, "<p>Good</p><p style='font-size: 5pt'>Small</p>")

    assert codes(file) == ["small-type"]
    assert pages.smallest_type(file) == pytest.approx(5, abs=0.01)


def test_it_refuses_what_is_no_pdf(tmp_path: Path) -> None:
    file = tmp_path / "no.pdf"
    file.write_bytes(b"no")

    with pytest.raises(RenderError, match="cannot read"):
        poppler.read(file)
