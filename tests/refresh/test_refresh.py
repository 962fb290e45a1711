"""What becomes of a deck that a presenter has edited when its brief changes."""

import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from reportgen.errors import DeckError
from reportgen.proof import deck as proof
from reportgen.refresh.refresh import Refreshed

pytestmark = pytest.mark.render
# In tests/refresh/conftest.py, which tests do not import.
Desk = Any
Sample = Any
Open = Any
Opener = Callable[[bytes], Open]

RELEASED = "indicator:political-prisoners-released-since-mid"
HELD = "indicator:estimated-political-prisoners-still-held"
EXPORTS = "indicator:typical-annual-potash-export-value"
RATIFICATIONS = "indicator:ratifications-needed-for-entry-into"
NEW_EVENT = "timeline:\n  - title: A wholly new event\n    category: Statement\n    description: It happened.\n"
LIKELIHOODS = "paths:likelihoods"
MORE_LIKELY = ("likelihood: likely", "likelihood: very likely")
MORE_RATIFIED = (("value: 60\n", "value: 61\n"), ("value: 60}", "value: 61}"))


def content(done: Refreshed) -> bytes:
    assert done.content is not None
    return done.content


def told(done: Refreshed, outcome: str) -> list[tuple[int | None, str, str, str]]:
    return [(each.slide, each.what, each.deck, each.brief) for each in done.remarks if each.outcome == outcome]


def faults(deck: bytes, folder: Any) -> list[str]:
    file = folder / "deck.pptx"
    file.write_bytes(deck)
    report = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(file)
    return [str(each) for each in (*report.errors, *proof.check(deck))]


def drawings(deck: bytes) -> dict[str, str]:
    """The slides and notes of a deck, their shapes' numbers and which spaces break lines aside."""
    with zipfile.ZipFile(BytesIO(deck)) as archive:
        names = [name for name in archive.namelist() if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes"))]
        found = {}
        for name in names:
            tree = etree.fromstring(archive.read(name))
            for shape in tree.iter(qn("p:cNvPr")):
                shape.attrib.pop("id")
            found[name] = etree.tostring(tree).decode().replace("&#160;", " ")
        return found


def edited_as_by_a_presenter(deck: Open) -> bytes:
    """A group moved, a headline and a cell rewritten, a slide added before the fifth, the last one deleted."""
    deck.slide(3).shapes.title.text_frame.paragraphs[0].runs[0].text = "My own headline"
    group = deck.shape(3, HELD)
    group.left, group.top = group.left + Emu(200_000), group.top + Emu(100_000)
    deck.shape(7, "organizations").table.cell(1, 1).text = "Rewritten by hand"
    own = deck.deck.slides.add_slide(deck.slide(3).slide_layout)
    own.shapes.title.text = "A slide of mine"
    listed = deck.deck.slides._sldIdLst
    listed.insert(4, listed[-1])
    deck.delete(len(listed))
    return bytes(deck.saved())


@pytest.mark.parametrize(
    ("sample", "changes"),
    [
        ("potash", [("430+", "480+"), ("Treasury tightens sanctions again", "Treasury tightens them once more")]),
        ("potash", [("timeline:\n", NEW_EVENT)]),
        (
            "potash",
            [
                (
                    "  - title: Coale meets Lukashenko in Minsk\n    category: Diplomacy\n    description: >-\n",
                    "  - title: Two\n    category: Talks\n    description: >-\n",
                )
            ],
        ),
        (
            "treaty",
            [MORE_LIKELY, *MORE_RATIFIED, ("target: 60", "target: 65"), ("Palau ratifies first", "Palau is first")],
        ),
    ],
)
def test_it_makes_an_untouched_deck_the_deck_that_the_brief_would_make(
    desk: Desk, sample: str, changes: list[tuple[str, str]], request: pytest.FixtureRequest
) -> None:
    brief: Sample = request.getfixturevalue(sample)
    drawn = desk.draw(brief.changed(*changes))

    done = desk.refresh(brief.deck, drawn)

    assert drawings(content(done)) == drawings(drawn)
    assert told(done, "left") == told(done, "gone") == told(done, "new") == []


def test_it_finds_nothing_to_do_where_nothing_changed(desk: Desk, potash: Sample, treaty: Sample) -> None:
    done = [desk.refresh(sample.deck, sample.deck) for sample in (potash, treaty)]

    assert [(each.content, each.remarks) for each in done] == [(None, ())] * 2


def test_it_changes_facts_around_a_presenter_s_work(desk: Desk, potash: Sample, opened: Opener, tmp_path: Any) -> None:
    edited = edited_as_by_a_presenter(opened(potash.deck))
    drawn = desk.draw(
        potash.changed(
            ("430+", "480+"), ("1,200–1,300", "900–1,300"), ("Treasury tightens sanctions again", "Once more")
        )
    )

    done = desk.refresh(edited, drawn)
    before, after = opened(edited), opened(content(done))

    assert after.text(3, f"{RELEASED}:value") == "480+"
    assert after.text(3, f"{HELD}:value") == "900–1,300"
    assert "Once more" in after.text(4, "event:5:text")
    assert after.slide(3).shapes.title.text == "My own headline"
    assert after.shape(7 + 1, "organizations").table.cell(1, 1).text == "Rewritten by hand"
    assert [slide.shapes.title.text for slide in after.deck.slides][4] == "A slide of mine"
    assert len(after.deck.slides) == len(before.deck.slides) == 14
    assert (after.shape(3, HELD).left, after.shape(3, HELD).top) == (
        before.shape(3, HELD).left,
        before.shape(3, HELD).top,
    )
    assert after.shape(3, f"{HELD}:pale-2").width > before.shape(3, f"{HELD}:pale-2").width
    assert "480+" in after.notes(3)
    assert "900–1,300" in after.shape(3, HELD)._element.nvGrpSpPr.cNvPr.get("descr")
    assert told(done, "gone") == [(None, "slide “Three precedents”", "deleted in the deck", "")]
    assert told(done, "left") == told(done, "new") == []
    assert faults(content(done), tmp_path) == faults(edited, tmp_path)


def test_it_finds_nothing_more_to_do_the_second_time(desk: Desk, potash: Sample, opened: Opener) -> None:
    edited = edited_as_by_a_presenter(opened(potash.deck))
    drawn = desk.draw(potash.changed(("430+", "480+"), ("timeline:\n", NEW_EVENT)))
    first = desk.refresh(edited, drawn)

    second = desk.refresh(content(first), drawn)

    assert told(first, "changed") != []
    assert second.content is None
    assert told(second, "gone") == told(first, "gone")


def test_it_gives_the_same_bytes_each_time(desk: Desk, treaty: Sample) -> None:
    drawn = desk.draw(treaty.changed(MORE_LIKELY, *MORE_RATIFIED))

    assert content(desk.refresh(treaty.deck, drawn)) == content(desk.refresh(treaty.deck, drawn))


def test_it_leaves_what_was_rewritten_and_goes_on_telling(desk: Desk, potash: Sample, opened: Opener) -> None:
    deck = opened(potash.deck)
    deck.shape(3, f"{RELEASED}:value").text_frame.paragraphs[0].runs[0].text = "Hundreds"
    drawn = desk.draw(potash.changed(("430+", "480+")))

    first = desk.refresh(deck.saved(), drawn)
    second = desk.refresh(content(first), drawn)

    expected = (3, f"{RELEASED}:value", "Hundreds", "480+")
    assert opened(content(first)).text(3, f"{RELEASED}:value") == "Hundreds"
    assert expected in told(first, "left")
    assert expected in told(second, "left")
    assert second.content is None


def test_it_changes_one_paragraph_beside_another_that_was_rewritten(desk: Desk, potash: Sample, opened: Opener) -> None:
    deck = opened(potash.deck)
    deck.shape(4, "event:5:text").text_frame.paragraphs[2].runs[0].text = "My own words."
    drawn = desk.draw(potash.changed(("Treasury tightens sanctions again", "Once more")))

    done = desk.refresh(deck.saved(), drawn)

    assert opened(content(done)).text(4, "event:5:text").split("\n")[1:] == ["Once more", "My own words."]


def test_it_keeps_a_presenter_s_formatting_and_split_runs(desk: Desk, potash: Sample, opened: Opener) -> None:
    deck = opened(potash.deck)
    paragraph = deck.shape(3, f"{RELEASED}:value").text_frame.paragraphs[0]
    paragraph.runs[0].font.color.rgb, paragraph.runs[0].font.size = RGBColor(200, 0, 0), Pt(30)
    paragraph.runs[0].text = "43"
    paragraph.add_run().text = "0+"
    drawn = desk.draw(potash.changed(("430+", "480+")))

    done = desk.refresh(deck.saved(), drawn)
    runs = opened(content(done)).shape(3, f"{RELEASED}:value").text_frame.paragraphs[0].runs

    assert [(run.text, run.font.color.rgb, run.font.size) for run in runs] == [("480+", RGBColor(200, 0, 0), Pt(30))]


def test_it_leaves_a_bar_that_was_resized_and_its_numbers(desk: Desk, potash: Sample, opened: Opener) -> None:
    deck = opened(potash.deck)
    group = deck.shape(3, EXPORTS)
    group.width = Emu(int(group.width * 0.7))
    before = deck.shape(3, f"{EXPORTS}:solid-1").width
    drawn = desk.draw(potash.changed(("$2B–$3B", "$2B–$4B")))

    done = desk.refresh(deck.saved(), drawn)
    after = opened(content(done))

    assert after.text(3, f"{EXPORTS}:value") == "$2B–$4B"
    assert after.text(3, f"{EXPORTS}:scale:3") == "$3B"
    assert after.shape(3, f"{EXPORTS}:solid-1").width == before
    left = {what for _, what, _, _ in told(done, "left")}
    assert {f"{EXPORTS}:solid-1", f"{EXPORTS}:scale:3"} <= left


def test_it_lets_an_event_in_on_an_untouched_timeline_alone(desk: Desk, potash: Sample, opened: Opener) -> None:
    drawn = desk.draw(potash.changed(("timeline:\n", NEW_EVENT)))
    touched = opened(potash.deck)
    touched.slide(5).shapes.add_textbox(0, 0, Pt(100), Pt(20)).text_frame.text = "Mind the gap"

    free, held = desk.refresh(potash.deck, drawn), desk.refresh(touched.saved(), drawn)

    assert "A wholly new event" in opened(content(free)).text(4, "event:1:text")
    assert "A wholly new event" not in opened(content(held)).text(4, "event:1:text")
    assert any("A wholly new event" in brief for _, _, _, brief in told(held, "new"))
    assert opened(content(held)).text(5, "event:5:text") == opened(potash.deck).text(5, "event:5:text")


def test_it_tells_of_an_event_that_the_brief_no_longer_has(desk: Desk, potash: Sample, opened: Opener) -> None:
    text = potash.text
    start = text.index("  - title: Treasury tightens sanctions again")
    drawn = desk.draw(text[:start] + text[text.index("  - title:", start + 5) :])
    touched = opened(potash.deck)
    touched.shape(4, "event:2:text").text_frame.paragraphs[1].runs[0].text = "Mine"

    free, held = desk.refresh(potash.deck, drawn), desk.refresh(touched.saved(), drawn)

    assert "Treasury" not in "".join(opened(content(free)).text(4, f"event:{number}:text") for number in range(1, 6))
    assert "Treasury tightens sanctions again" in opened(content(held)).text(4, "event:5:text")
    assert any(what == "event:5:text" for _, what, _, _ in told(held, "gone"))


def test_it_tells_what_a_deleted_shape_would_say(desk: Desk, potash: Sample, opened: Opener) -> None:
    deck = opened(potash.deck)
    gone = deck.shape(3, f"{RELEASED}:value")._element
    gone.getparent().remove(gone)
    drawn = desk.draw(potash.changed(("430+", "480+")))

    done = desk.refresh(deck.saved(), drawn)

    assert (3, f"{RELEASED}:value", "deleted in the deck", "480+") in told(done, "gone")


def test_it_tells_what_a_deleted_slide_would_say(desk: Desk, potash: Sample, opened: Opener) -> None:
    deck = opened(potash.deck)
    deck.delete(3)
    drawn = desk.draw(potash.changed(("430+", "480+")))

    done = desk.refresh(deck.saved(), drawn)

    assert told(done, "gone") == [(None, "slide “Four figures”", "deleted in the deck", "480+ / 480")]


def test_it_follows_shapes_that_were_copied_renamed_ungrouped_or_brought_elsewhere(
    desk: Desk, potash: Sample, opened: Opener
) -> None:
    deck = opened(potash.deck)
    value = deck.shape(3, f"{RELEASED}:value")._element
    value.addnext(copy := deepcopy(value))
    copy.nvSpPr.cNvPr.set("id", "900")
    brought = deepcopy(value)
    deck.slide(6).shapes._spTree.append(brought)
    group = deck.shape(3, HELD)._element
    for child in list(group)[2:]:
        group.addprevious(child)
    group.getparent().remove(group)
    deck.shape(3, f"{EXPORTS}:note").name = "My remark"
    drawn = desk.draw(
        potash.changed(("430+", "480+"), ("1,200–1,300", "900–1,300"), ("truly global cash engines", "cash engines"))
    )

    done = desk.refresh(deck.saved(), drawn)
    after = opened(content(done))

    values = [shape.text_frame.text for slide in (3, 6) for shape in _named(after, slide, f"{RELEASED}:value")]
    assert values == ["480+", "480+", "480+"]
    assert after.text(3, f"{HELD}:value") == "900–1,300"
    assert "few cash engines" in after.text(3, "My remark")


def _named(deck: Open, slide: int, name: str) -> list[Any]:
    waiting, found = list(deck.slide(slide).shapes), []
    while waiting:
        shape = waiting.pop(0)
        waiting += list(getattr(shape, "shapes", ()))
        found += [shape] if shape.name == name else []
    return found


def test_it_follows_slides_in_another_order(desk: Desk, potash: Sample, opened: Opener) -> None:
    deck = opened(potash.deck)
    listed = deck.deck.slides._sldIdLst
    listed.append(listed[2])
    drawn = desk.draw(potash.changed(("430+", "480+")))

    done = desk.refresh(deck.saved(), drawn)

    assert opened(content(done)).text(14, f"{RELEASED}:value") == "480+"


def test_it_brings_chart_workbook_and_labels_up_to_date(desk: Desk, treaty: Sample, opened: Opener) -> None:
    deck = opened(treaty.deck)
    chart = deck.shape(4, f"{RATIFICATIONS}:chart").chart
    chart.plots[0].series[0].format.line.color.rgb = RGBColor(1, 2, 3)
    third = "      - {date: 2026-01-17, value: 83}\n"
    text = treaty.changed(*MORE_RATIFIED)
    end = text.index("value: 61}\n") + len("value: 61}\n")
    drawn = desk.draw(text[:end] + third + text[end:])

    done = desk.refresh(deck.saved(), drawn)
    after = opened(content(done)).shape(4, f"{RATIFICATIONS}:chart").chart

    assert list(after.plots[0].series[0].values) == [1, 61, 83]
    assert after.plots[0].series[0].format.line.color.rgb == RGBColor(1, 2, 3)
    assert after.plots[0].series[0].points[2].data_label.text_frame.text == "83"
    with zipfile.ZipFile(BytesIO(after.part.chart_workbook.xlsx_part.blob)) as workbook:
        assert "<v>83</v>" in workbook.read("xl/worksheets/sheet1.xml").decode()


def test_it_leaves_a_reading_that_the_presenter_entered(desk: Desk, treaty: Sample, opened: Opener) -> None:
    deck = opened(treaty.deck)
    chart = deck.shape(4, f"{RATIFICATIONS}:chart").chart
    own = CategoryChartData()
    own.categories = list(chart.plots[0].categories)
    own.add_series(chart.plots[0].series[0].name, [2, 60])
    own.add_series(chart.plots[0].series[1].name, [60, 60])
    chart.replace_data(own)
    drawn = desk.draw(treaty.changed(("value: 1}", "value: 3}"), *MORE_RATIFIED))

    done = desk.refresh(deck.saved(), drawn)

    values = opened(content(done)).shape(4, f"{RATIFICATIONS}:chart").chart.plots[0].series[0].values
    assert list(values) == [2, 61]
    assert [(deck, brief) for _, what, deck, brief in told(done, "left") if ":chart" in what] == [("2", "3")]


def ranges(deck: Open) -> list[tuple[float, ...]]:
    """What lies below each range, the range, and what lies above it."""
    series = deck.shape(10, LIKELIHOODS).chart.plots[0].series
    return list(zip(*(each.values for each in series), strict=True))


def has_percentages(deck: Open) -> bool:
    with zipfile.ZipFile(BytesIO(deck.shape(10, LIKELIHOODS).chart.part.chart_workbook.xlsx_part.blob)) as book:
        return b'formatCode="0%"' in book.read("xl/styles.xml")


def test_it_leaves_a_range_that_a_presenter_changed(desk: Desk, treaty: Sample, opened: Opener) -> None:
    deck = opened(treaty.deck)
    values = deck.shape(10, LIKELIHOODS).chart._chartSpace.findall(".//{*}ser")[1].findall("{*}val//{*}v")
    values[0].text = "0.2"
    drawn = desk.draw(treaty.changed(MORE_LIKELY))

    done = desk.refresh(deck.saved(), drawn)

    assert ranges(opened(content(done)))[0][1] == 0.2
    assert [(deck, brief) for _, what, deck, brief in told(done, "left") if LIKELIHOODS in what] == [("0.2", "0.15")]


def test_it_follows_paths_that_change_places(desk: Desk, treaty: Sample, opened: Opener, tmp_path: Any) -> None:
    drawn = desk.draw(treaty.changed(("likelihood: 20–45%", "likelihood: 85–90%")))

    done = desk.refresh(treaty.deck, drawn)
    after, now = opened(content(done)), opened(drawn)

    assert ranges(after) == ranges(now)
    assert next(iter(after.shape(10, LIKELIHOODS).chart.plots[0].categories)) == "A Clash Over Mining"
    assert after.shape(10, "path:3:title").top == now.shape(10, "path:3:title").top
    assert faults(content(done), tmp_path) == []


def test_it_shows_over_links_the_headline_that_their_slide_has_now(desk: Desk, potash: Sample, opened: Opener) -> None:
    done = desk.refresh(potash.deck, desk.draw(potash.changed(("timeline:\n", NEW_EVENT))))
    kicker = opened(content(done)).shape(5, "Kicker")
    (link,) = kicker._element.iter(qn("a:hlinkClick"))

    assert link.get("tooltip") == "Twelve events (1/2)"


def test_it_moves_ranges_and_points_with_a_likelihood(
    desk: Desk, treaty: Sample, opened: Opener, tmp_path: Any
) -> None:
    drawn = desk.draw(treaty.changed(MORE_LIKELY))
    deck = opened(treaty.deck)
    deck.slide(11).shapes.title.text_frame.paragraphs[0].runs[0].text = "My headline"

    done = desk.refresh(deck.saved(), drawn)
    after, now = opened(content(done)), opened(drawn)

    assert after.shape(11, "Range").left == now.shape(11, "Range").left
    assert ranges(after) == ranges(now) == [(0.8, 0.15, 0.05), (0.45, 0.1, 0.45), (0.2, 0.25, 0.55)]
    assert "Very likely" in etree.tostring(after.shape(10, LIKELIHOODS).chart._chartSpace).decode()
    assert has_percentages(now)
    assert has_percentages(after)
    assert after.slide(11).shapes.title.text == "My headline"
    assert faults(content(done), tmp_path) == []


def test_it_keeps_a_presenter_s_notes_beside_the_brief_s(desk: Desk, potash: Sample, opened: Opener) -> None:
    deck = opened(potash.deck)
    deck.slide(3).notes_slide.notes_text_frame.text += "\nRemember to smile."
    drawn = desk.draw(potash.changed(("430+", "480+")))

    notes = opened(content(desk.refresh(deck.saved(), drawn))).notes(3)

    assert notes.startswith("480+\n")
    assert notes.endswith("Remember to smile.")


def test_it_sets_a_longer_text_smaller_in_a_box_that_was_resized_or_tells(
    desk: Desk, potash: Sample, opened: Opener
) -> None:
    deck = opened(potash.deck)
    note = deck.shape(3, f"{EXPORTS}:note")
    deck.slide(3).shapes.add_textbox(0, 0, Pt(90), Pt(20)).text_frame.text = "mine"
    note.height = Emu(int(note.height * 0.75))
    few = "truly global cash engines"
    longer = desk.draw(potash.changed((few, "truly global cash engines, and the last one")))
    long = desk.draw(potash.changed((few, "truly global cash engines, " + "and more " * 30)))

    fits, spills = desk.refresh(deck.saved(), longer), desk.refresh(deck.saved(), long)

    before = deck.shape(3, f"{EXPORTS}:note").text_frame.paragraphs[0].runs[0].font.size
    after = opened(content(fits)).shape(3, f"{EXPORTS}:note").text_frame.paragraphs[0].runs[0].font.size
    assert after <= before
    assert [problem.code for problem in spills.warnings] == ["deck-overflow"]
    assert f"slide 3, {EXPORTS}:note" in str(spills.warnings[0])


def test_it_refuses_a_deck_without_a_record_and_one_of_another_brief(
    desk: Desk, potash: Sample, treaty: Sample
) -> None:
    plain = BytesIO()
    Presentation().save(plain)

    with pytest.raises(DeckError) as stranger:
        desk.refresh(plain.getvalue(), potash.deck)
    with pytest.raises(DeckError) as other:
        desk.refresh(treaty.deck, potash.deck)

    codes = [error.value.problems[0].code for error in (stranger, other)]
    assert codes == ["deck-no-record", "deck-other-brief"]


def test_it_takes_a_record_that_was_tampered_with_for_none(desk: Desk, potash: Sample) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(potash.deck)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            target.writestr(name, body.replace(b'box="', b'box="wide ') if name.startswith("customXml/item1") else body)

    with pytest.raises(DeckError) as refused:
        desk.refresh(stream.getvalue(), potash.deck)

    assert refused.value.problems[0].code == "deck-no-record"


def test_it_moves_a_portrait_with_its_card_and_changes_its_picture(
    desk: Desk, treaty: Sample, opened: Opener, tmp_path: Any
) -> None:
    drawn = desk.draw(
        treaty.changed(("  - name: Inger Andersen\n", "  - name: A\n    role: B\n  - name: Inger Andersen\n"))
    )

    done = desk.refresh(treaty.deck, drawn)

    name = "person:rebecca-hubbard:portrait"
    after, now = (opened(deck).shape(7, name) for deck in (content(done), drawn))
    assert (after.left, after.top, after.width) == (now.left, now.top, now.width)
    assert after._element.spPr.findall(qn("a:xfrm")) == [after._element.spPr.xfrm]
    assert faults(content(done), tmp_path) == []


@pytest.mark.parametrize("part", ["ppt/slides/slide3.xml", "ppt/presentation.xml", "ppt/slideLayouts/slideLayout2.xml"])
def test_it_refuses_a_deck_that_lacks_a_part_or_holds_half_of_one(desk: Desk, potash: Sample, part: str) -> None:
    for keep in (0.0, 0.5):
        stream = BytesIO()
        with zipfile.ZipFile(BytesIO(potash.deck)) as source, zipfile.ZipFile(stream, "w") as target:
            for name in source.namelist():
                body = source.read(name)
                if name != part:
                    target.writestr(name, body)
                elif keep:
                    target.writestr(name, body[: int(len(body) * keep)])

        with pytest.raises(DeckError) as refused:
            desk.refresh(stream.getvalue(), potash.deck)

        assert [problem.code for problem in refused.value.problems] == ["deck-refused"]
