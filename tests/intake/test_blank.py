"""A template is a brief as it stands, whatever its headline."""

from pathlib import Path

import pytest

from reportgen import text
from reportgen.brief import load
from reportgen.intake import blank


@pytest.mark.parametrize("title", ["Plain", 'A: "b" [c] {d} *e* <f> &g # h', "1. First", "- dash", "\\ $2B–$3B"])
def test_it_keeps_any_headline_as_typed(title: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"

    file.write_text(blank.blank(title), encoding="utf-8")

    assert text.plain(load.load(file).title) == title
