"""How a deck is brought up to date that went through LibreOffice, which drops its record."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx.util import Emu

from reportgen.errors import DeckError

pytestmark = [
    pytest.mark.render,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
# In tests/refresh/conftest.py, which tests do not import.
Desk = Any
Sample = Any
Opener = Callable[[bytes], Any]

RELEASED = "indicator:political-prisoners-released-since-mid"
HELD = "indicator:estimated-political-prisoners-still-held"


def through_libreoffice(deck: bytes, folder: Path) -> bytes:
    """The deck as LibreOffice saves it."""
    source, target = folder / "deck.pptx", folder / "saved"
    source.write_bytes(deck)
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pptx",
    ]
    subprocess.run([*command, "--outdir", str(target), str(source)], check=True, capture_output=True, timeout=300)
    return (target / "deck.pptx").read_bytes()


def test_it_needs_to_be_told_what_the_deck_was(desk: Desk, potash: Sample, tmp_path: Path) -> None:
    saved = through_libreoffice(potash.deck, tmp_path)

    with pytest.raises(DeckError) as refused:
        desk.refresh(saved, potash.deck)

    assert "--was" in str(refused.value)


def test_it_changes_facts_around_what_was_edited_there(
    desk: Desk, potash: Sample, opened: Opener, tmp_path: Path
) -> None:
    deck = opened(potash.deck)
    deck.slide(3).shapes.title.text_frame.paragraphs[0].runs[0].text = "My own headline"
    group = deck.shape(3, HELD)
    group.left += Emu(200_000)
    deck.delete(14)
    edited = through_libreoffice(deck.saved(), tmp_path)
    drawn = desk.draw(
        potash.changed(("430+", "480+"), ("1,200–1,300", "900–1,300"), ("Treasury tightens", "They tighten"))
    )

    done = desk.refresh(edited, drawn, was=potash.deck)
    after = opened(done.content)

    assert after.text(3, f"{RELEASED}:value") == "480+"
    assert after.text(3, f"{HELD}:value") == "900–1,300"
    assert after.shape(3, f"{HELD}:pale-2").width > opened(edited).shape(3, f"{HELD}:pale-2").width
    assert "They tighten" in after.text(4, "event:5:text")
    assert after.slide(3).shapes.title.text == "My own headline"
    assert abs(after.shape(3, HELD).left - opened(edited).shape(3, HELD).left) < 1000
    assert [each.outcome for each in done.remarks if each.outcome != "changed"] == ["gone"]
    assert desk.refresh(done.content, drawn).content is None


def test_it_gives_a_chart_back_the_workbook_that_was_lost(
    desk: Desk, treaty: Sample, opened: Opener, tmp_path: Path
) -> None:
    saved = through_libreoffice(treaty.deck, tmp_path)
    drawn = desk.draw(treaty.changed(("value: 60\n", "value: 61\n"), ("value: 60}", "value: 61}")))

    done = desk.refresh(saved, drawn, was=treaty.deck)

    name = "indicator:ratifications-needed-for-entry-into:chart"
    assert opened(saved).shape(4, name).chart.part.chart_workbook.xlsx_part is None
    chart = opened(done.content).shape(4, name).chart
    assert list(chart.plots[0].series[0].values) == [1, 61]
    assert chart.part.chart_workbook.xlsx_part is not None
