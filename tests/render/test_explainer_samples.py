"""The sample briefs, and a brief of long texts, come out as pages that an editor would pass."""

from collections.abc import Mapping
from pathlib import Path

import page as page_validation
import pytest

from reportgen import resources
from reportgen.brief.model import Brief
from reportgen.build import Built
from reportgen.plan.explainer.plan import plan
from reportgen.proof import pages
from reportgen.render.explainer.press import open_press
from reportgen.render.explainer.render import print_plan
from reportgen.theme import explainer, tokens

pytestmark = pytest.mark.render

HOUSE = resources.locate()
THEME = tokens.load(HOUSE)
MARGINS = explainer.load(HOUSE, THEME).margins
WORDS = "The envoy says that the river is low and the gate is shut again this year. "
LARGEST_SAMPLE = 250_000


def explainers(built: Mapping[str, Built]) -> list[Path]:
    return [output.file for each in built.values() for output in each.outputs if output.kind == "explainer"]


def test_it_sets_the_samples_well(built: Mapping[str, Built]) -> None:
    files = explainers(built)

    assert len(files) > 1
    assert [str(problem) for file in files for problem in pages.prove(file, MARGINS)] == []


def test_it_makes_the_samples_accessible_and_small(built: Mapping[str, Built]) -> None:
    files = explainers(built)

    assert [
        file.name for file in files if not page_validation.validate_pdf(str(file), profile="ua1").is_compliant
    ] == []
    assert max(file.stat().st_size for file in files) < LARGEST_SAMPLE


def test_it_carries_long_texts_over_pages(tmp_path: Path) -> None:
    brief = Brief.model_validate(
        {
            "title": "A long one",
            "overview": "\n\n".join([WORDS * 12] * 12),
            "scenarios": [{"title": "Long", "description": "\n\n".join([WORDS * 10] * 16)}, {"title": "Short"}],
            "precedents": [{"title": "A", "what_happened": WORDS * 4}, {"title": "B", "what_happened": WORDS * 30}],
        }
    )
    file = tmp_path / "long.pdf"
    file.write_bytes(print_plan(plan(brief, THEME), open_press(THEME, HOUSE)).content)

    assert [str(problem) for problem in pages.prove(file, MARGINS, [WORDS * 12])] == []
