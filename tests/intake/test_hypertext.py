"""HTML of other makes says what its text says."""

import pytest

from reportgen.intake import page
from reportgen.intake.entries import Entry


def read(body: str, section: str) -> tuple[Entry, ...]:
    imported = page.parse(f"<html><body><h1>A title</h1><h2>Overview</h2><p>It is so.</p>{body}</body></html>")
    return imported.draft.sections[section]


ENVOY = {"name": "Rena Lee", "role": "Envoy", "status": "Talking to all"}
JUDGE = {"name": "Bo Li", "role": "Judge"}


@pytest.mark.parametrize(
    "body",
    [
        "<p>Rena Lee<br>Envoy (Talking to all)<br><br>Bo Li<br>Judge</p>",
        "<ul><li><strong>Rena Lee</strong>, Envoy (Talking to all)</li><li><strong>Bo Li</strong>, Judge</li></ul>",
        "<div><h3>Rena Lee</h3><dl><dt>Role<dd>Envoy<dt>Status<dd>Talking to all</dl></div>"
        "<div><h3>Bo Li</h3><dl><dt>Role<dd>Judge</dl></div>",
        "<figure><img src=a><figcaption><b>Rena Lee</b><span>Envoy (Talking to all)</span></figcaption></figure>"
        "<figure><img src=b><figcaption><b>Bo Li</b><span>Judge</span></figcaption></figure>",
        "<table><tr><th>Status<th>Name<th>Role<tr><td>Talking to all<td>Rena Lee<td>Envoy"
        "<tr><td><td>Bo Li<td>Judge</table>",
    ],
    ids=["line breaks", "bold names", "definitions in cards", "figures", "table with other columns"],
)
def test_it_finds_people_in_other_markup(body: str) -> None:
    assert read(f"<h2>People Involved</h2>{body}", "people") == (ENVOY, JUDGE)


EVENT = "<{0}><time>2025</time><h3>It starts</h3><span>Vote</span><p>All agree.</p></{0}>"


@pytest.mark.parametrize(
    "body",
    [
        f"<ol>{EVENT.format('li') * 2}</ol><button>Show more</button><ol hidden>{EVENT.format('li') * 2}</ol>",
        f"<div>{EVENT.format('article') * 2}</div><div>{EVENT.format('article') * 2}</div>",
        f"<h3>2025</h3><div>{EVENT.format('article') * 4}</div>",
        "<ul>" + "<li><time>2025</time> <b>It starts</b><p>Vote</p><p>All agree.</p></li>" * 4 + "</ul>",
    ],
    ids=["a list in two halves", "blocks in two halves", "under a year", "a date and a title on one line"],
)
def test_it_finds_events_in_other_markup(body: str) -> None:
    event = {"date": "2025", "title": "It starts", "category": "Vote", "description": "All agree."}

    assert read(f"<h2>Timeline</h2>{body}", "timeline") == (event,) * 4


@pytest.mark.parametrize(
    "body",
    [
        "<h3><button>One way</button></h3><p>Discussed by: A</p><p>It goes.</p>"
        "<h3><button>Another</button></h3><p>Discussed by: B</p><p>It ends.</p>",
        "<details><summary><i>1</i> <b>One way</b></summary><p>Discussed by: A</p><p>It goes.</p></details>"
        "<details><summary><i>2</i> <b>Another</b></summary><p>Discussed by: B</p><p>It ends.</p></details>",
    ],
    ids=["an accordion of buttons", "disclosures with numbers"],
)
def test_it_finds_scenarios_in_other_markup(body: str) -> None:
    expected = (
        {"title": "One way", "discussed_by": "A", "description": "It goes."},
        {"title": "Another", "discussed_by": "B", "description": "It ends."},
    )

    assert read(f"<h2>Scenarios</h2>{body}", "scenarios") == expected


def test_it_sets_raised_figures_and_drops_the_marks_of_footnotes() -> None:
    body = (
        "<h2>Key Indicators</h2><ul><li><b>10<sup>25</sup></b> FLOPs<sup><a href='#1'>1</a></sup>"
        " <small>CO<sub>2</sub> counts.</small></li></ul>"
    )

    assert read(body, "indicators") == ({"value": "10²⁵", "label": "FLOPs", "note": "CO₂ counts."},)


def test_it_keeps_the_links_of_sources() -> None:
    body = (
        "<h2>Sources</h2><ol><li><a href='https://a.org/x?y=1'>Title A</a></li><li>Title B https://b.org/z.</li></ol>"
    )

    assert read(body, "sources") == (
        {"id": "s1", "title": "Title A", "url": "https://a.org/x?y=1"},
        {"id": "s2", "title": "Title B", "url": "https://b.org/z"},
    )


def test_it_reads_a_section_that_stands_in_an_aside() -> None:
    figures = "<li><b>60</b><span>States</span></li><li><b>6</b><span>Ships</span></li>"
    body = f"<aside><h2>Key Indicators</h2><ul>{figures}</ul></aside>"

    assert read(body, "indicators") == ({"value": "60", "label": "States"}, {"value": "6", "label": "Ships"})


def test_it_survives_a_page_that_nests_very_deep() -> None:
    imported = page.parse("<html><body><h1>T</h1><h2>Overview</h2>" + "<div>" * 200 + "Deep." + "</div>" * 200)

    assert imported.draft.overview == ("Deep.",)
