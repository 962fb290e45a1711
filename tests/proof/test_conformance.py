"""Every sample and every brief of `tests/conformance` becomes a PDF that page-validation passes; others it does not."""

import sys
from pathlib import Path

import pytest
from weasyprint import HTML

from reportgen.brief import load
from reportgen.build import House, draw, furnish
from reportgen.errors import RenderError
from reportgen.proof import conformance, structure

pytestmark = pytest.mark.render

ROOT = Path(__file__).parents[2]
BRIEFS = sorted([*(ROOT / "briefs").glob("*.yaml"), *(ROOT / "tests" / "conformance" / "briefs").glob("*.yaml")])


@pytest.fixture(scope="module")
def house() -> House:
    return furnish()


@pytest.mark.parametrize("source", BRIEFS, ids=lambda source: source.stem)
def test_it_passes_what_is_built(source: Path, house: House) -> None:
    content = draw(load.load(source), "explainer", house, source.stem, source.read_bytes()).content

    assert [str(problem) for problem in conformance.check(content)] == []
    assert [str(problem) for problem in structure.check(content)] == []


def test_it_finds_the_briefs() -> None:
    assert len(BRIEFS) > 4


def test_it_names_standard_rule_and_page() -> None:
    slips = "<title>T</title><html lang=en><h1>T</h1><p style='break-before: page'>Two</p><h3>Skipped</h3>"
    found = conformance.check(HTML(string=slips).write_pdf(pdf_variant="pdf/ua-1"))

    assert {problem.code for problem in found} == {"nonconforming"}
    assert [problem.field for problem in found if "HEADING-NESTING" in problem.message] == ["page 2"]
    assert any(problem.message.startswith("PDF/A-3a, ") for problem in found)


def test_it_finds_fault_with_what_is_no_pdf() -> None:
    (problem,) = conformance.check(b"%PDF-1.7 not really")

    assert problem.code == "nonconforming"


def test_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "page", None)

    with pytest.raises(RenderError, match=r"reportgen\[proof\]"):
        conformance.check(b"")
