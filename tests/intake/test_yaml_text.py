"""What is written as YAML is read again as the same text."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import text as rich
from reportgen.brief import load
from reportgen.intake import wording, yaml_text
from reportgen.intake.draft import Draft

TEXT = (
    st.text(
        st.one_of(
            st.sampled_from(list(" -:#'\"\\*_[]{}()<>&!|>%@`,?+=~.0123456789abcAB—“”’é")), st.characters(codec="utf-8")
        ),
        min_size=1,
        max_size=160,
    )
    .map(wording.tidy)
    .filter(lambda text: any(letter.isalnum() for letter in text))
)


@pytest.mark.slow
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TEXT, paragraphs=st.lists(TEXT, min_size=1, max_size=3), note=TEXT)
def test_it_gives_back_any_text(title: str, paragraphs: list[str], note: str, tmp_path: Path) -> None:
    entries = {"indicators": ({"value": "430+", "label": title, "note": note},)}
    draft = Draft(title=title, dek=note, overview=tuple(paragraphs), sections=entries)
    file = tmp_path / "any.yaml"

    file.write_text(yaml_text.write(draft), encoding="utf-8")

    brief = load.load(file)
    assert (rich.plain(brief.title), rich.plain(brief.dek)) == (title, note)
    assert rich.plain(brief.overview) == "\n\n".join(paragraphs)
    assert rich.plain(brief.indicators[0].note) == note


@pytest.mark.parametrize("typed", ["430+", "NO", "3.10", "2021-08", "1:30", "Up to 20%", "−3.2%", "$2B–$3B"])
def test_it_needs_no_quotes_for_figures(typed: str) -> None:
    draft = Draft(title="T", overview=("O.",), sections={"indicators": ({"value": typed, "label": "L"},)})

    assert f"  - value: {typed}\n" in yaml_text.write(draft)


@pytest.mark.parametrize(
    ("printed", "fields"),
    [
        ("June 2024", "    date: June 2024\n"),
        ("2025-10-09", "    date: 2025-10-09\n    display_date: 2025-10-09\n"),
        ("9 octobre 2025", "    display_date: 9 octobre 2025\n"),
    ],
)
def test_it_keeps_the_date_as_the_page_prints_it(printed: str, fields: str) -> None:
    draft = Draft(title="T", overview=("O.",), sections={"timeline": ({"date": printed, "title": "It happens"},)})

    assert fields in yaml_text.write(draft).replace("  - date", "    date").replace("  - display", "    display")
