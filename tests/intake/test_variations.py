"""The same page in many clothes: whatever it looks like, it says the same."""

import html
import re
from collections.abc import Iterable
from typing import Any

import pytest

from reportgen.brief import facts, load
from reportgen.intake import page

NAMES = {
    "overview": "Overview",
    "indicators": "Key Indicators",
    "people": "People Involved",
    "organizations": "Organizations Involved",
    "timeline": "Timeline",
    "scenarios": "Scenarios",
    "precedents": "Historical Context",
}
SAID: dict[str, Any] = {
    "title": "The Harbour Bill: Who Pays & Who Waits?",
    "dek": "Two cities want one port. The money decides.",
    "overview": [
        "The bill would merge two ports—and their debts. Nobody asked the pilots.",
        "Its critics say “later” means never. The vote is due in June 2026.",
    ],
    "indicators": [
        {"value": "€90–110bn", "label": "Cost by 2040", "note": "Twice the first estimate."},
        {"value": "~1 in 7", "label": "Jobs that depend on the port", "note": None},
        {"value": "−3.2%", "label": "Change in cargo, 2025", "note": "Storms closed the channel for weeks."},
    ],
    "people": [
        {
            "name": "Ana Duarte, Jr.",
            "role": "Minister of Ports (since May 2024)",
            "status": "Steering the bill (slowly)",
        },
        {"name": "Émile O’Brien", "role": "Head, World Trade Organization (WTO)", "status": None},
        {"name": "Sir Ian Low", "role": "Judge", "status": "Hearing the appeal [in camera]"},
    ],
    "organizations": [
        {
            "name": "Port of North (PoN)",
            "type": "Public company",
            "status": "Owner of the debt",
            "description": "PoN holds the leases.",
        },
        {"name": "Pilots’ Union", "type": "Trade union", "status": None, "description": "It can stop every ship."},
        {
            "name": "Ministry of Finance — Ports Desk",
            "type": "Government",
            "status": "Waiting: no budget yet",
            "description": "It signs last.",
        },
    ],
    "timeline": [
        {"date": "March 4–6, 2026", "title": "Talks in the north", "category": "Diplomacy", "description": "No deal."},
        {"date": None, "title": "Pilots vote to strike", "category": "Labour", "description": "Nine in ten agree."},
        {
            "date": "Mid-2025",
            "title": "Bill (No. 12) tabled",
            "category": "Legislation",
            "description": "It has 90 pages.",
        },
        {
            "date": "2024-11-02",
            "title": "Storm shuts the channel",
            "category": "Incident",
            "description": "For 9 days.",
        },
        {"date": "c. 1998", "title": "Ports split", "category": "History", "description": "A treaty ends the union."},
    ],
    "scenarios": [
        {
            "title": "Merger by Summer",
            "discussed_by": "Both mayors; banks",
            "description": "It passes. Fees rise at once.",
        },
        {
            "title": "No Deal: Two Ports",
            "discussed_by": "Pilots’ Union",
            "description": "Each keeps its debt. Ships go south.",
        },
    ],
    "precedents": [
        {
            "title": "Union of the canals (1901–1911)",
            "period": "1901–1930",
            "what_happened": "Three canals became one. Tolls doubled.",
            "short_term": "Traffic fell.",
            "long_term": "Rail won.",
            "relevance": "Size did not help.",
        },
        {
            "title": "The bridge ‘swap’",
            "period": "1958",
            "what_happened": "Two cities traded bridges.",
            "short_term": "Voters laughed.",
            "long_term": None,
            "relevance": "Trust came late.",
        },
    ],
}


def office(person: dict[str, str | None]) -> str:
    return f"{person['role']} ({person['status']})" if person["status"] else str(person["role"])


def said(lines: Iterable[str | None]) -> list[str]:
    return [line for line in lines if line]


def as_text(
    *,
    between: str = "\n\n",
    within: str = "\n",
    names: int = 2,
    mark: str = "{}",
    section: str = "{}",
    number: str = "{}. ",
    date: str = "above",
    scenario: str = "{}\n\n",
    status: str = "Status: ",
    is_status_below: bool = False,
    relevance: str = "Why It's Relevant",
    headings: dict[str, str] | None = None,
    order: Iterable[str] = tuple(NAMES),
    foreign: dict[str, list[str]] | None = None,
) -> str:
    """The page as text, in the style asked for."""

    def named(name: str) -> list[str]:
        return [*[name] * (names - 1), mark.format(name)]

    def events() -> Iterable[str]:
        for count, event in enumerate(SAID["timeline"], start=1):
            opening, when = number.format(count), event["date"]
            if when and date == "above":
                yield when
            if when and date in (" — ", ": "):
                yield f"{opening}{when}{date}{event['title']}"
            elif when and date == "after the number":
                yield opening + when
                yield event["title"]
            else:
                yield opening + event["title"]
            if when and date == "below":
                yield when
            yield event["category"]
            yield event["description"]

    def people() -> Iterable[str]:
        for person in SAID["people"]:
            below = [f"Status: {person['status']}"] if is_status_below and person["status"] else []
            yield within.join([*named(person["name"]), person["role"] if is_status_below else office(person), *below])

    def organizations() -> Iterable[str]:
        for each in SAID["organizations"]:
            standing = [status + each["status"]] if each["status"] else []
            yield within.join([*named(each["name"]), each["type"], *standing])
            yield each["description"]

    def scenarios() -> Iterable[str]:
        for count, each in enumerate(SAID["scenarios"], start=1):
            yield scenario.format(count) + each["title"]
            yield f"Discussed by: {each['discussed_by']}"
            yield each["description"]

    def precedents() -> Iterable[str]:
        for each in SAID["precedents"]:
            yield from (each["title"], each["period"], "What Happened", each["what_happened"], "Outcome")
            yield f"Short term: {each['short_term']}"
            if each["long_term"]:
                yield f"Long term: {each['long_term']}"
            yield from (relevance, each["relevance"])

    bodies = {
        "overview": SAID["overview"],
        "indicators": [within.join(said(each.values())) for each in SAID["indicators"]],
        "people": list(people()),
        "organizations": list(organizations()),
        "timeline": list(events()),
        "scenarios": list(scenarios()),
        "precedents": list(precedents()),
    }
    paragraphs = ["Logo", SAID["title"], SAID["title"], SAID["dek"], "Share this explainer"]
    for name in order:
        paragraphs += [section.format((headings or NAMES)[name]), *bodies[name], *(foreign or {}).get(name, [])]
    text = between.join([*paragraphs, "© 2026 The Desk. All rights reserved."])
    return text.replace("\n\n", between) + "\n"


def as_html(*, entry: str, name: str, part: str, heading: str = "h2", classes: bool = True) -> str:
    """The page as HTML, made of the elements asked for."""
    counter = iter(range(10_000))

    def element(kind: str, text: str | None) -> str:
        given = f' class="c{next(counter) % 5}"' if classes else ""
        return f"<{kind}{given}>{html.escape(text)}</{kind}>" if text else ""

    def box(*parts: str) -> str:
        return f"<{entry}>{''.join(parts)}</{entry}>" if entry else "".join(parts)

    def listed(*entries: str) -> str:
        return f"<ol>{''.join(entries)}</ol>" if entry == "li" else f"<div><div>{''.join(entries)}</div></div>"

    def outcome(word: str, text: str | None) -> str:
        return f"<p><strong>{word}:</strong> {html.escape(text)}</p>" if text else ""

    bodies = {
        "overview": "".join(element("p", text) for text in SAID["overview"]),
        "indicators": listed(
            *(
                box(element(name, i["value"]), element(part, i["label"]), element(part, i["note"]))
                for i in SAID["indicators"]
            )
        ),
        "people": listed(*(box(element(name, each["name"]), element(part, office(each))) for each in SAID["people"])),
        "organizations": listed(
            *(
                box(
                    element(name, each["name"]),
                    element(part, each["type"]),
                    element(part, each["status"] and f"Status: {each['status']}"),
                    element(part, each["description"]),
                )
                for each in SAID["organizations"]
            )
        ),
        "timeline": listed(
            *(
                box(
                    element("time", each["date"]),
                    element(name, each["title"]),
                    element(part, each["category"]),
                    element(part, each["description"]),
                )
                for each in SAID["timeline"]
            )
        ),
        "scenarios": listed(
            *(
                box(
                    element(name, each["title"]),
                    element(part, f"Discussed by: {each['discussed_by']}"),
                    element(part, each["description"]),
                )
                for each in SAID["scenarios"]
            )
        ),
        "precedents": listed(
            *(
                box(
                    element("h3", each["title"]),
                    element("p", each["period"]),
                    "<h4>What Happened</h4>" + element("p", each["what_happened"]),
                    "<h4>Outcome</h4>"
                    + outcome("Short term", each["short_term"])
                    + outcome("Long term", each["long_term"]),
                    "<h4>Why It&rsquo;s Relevant</h4>" + element("p", each["relevance"]),
                )
                for each in SAID["precedents"]
            )
        ),
    }
    body = "".join(f"<section>{element(heading, NAMES[key])}{content}</section>" for key, content in bodies.items())
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{html.escape(SAID["title"])} | D</title>'
        '<link rel="canonical" href="https://example.org/harbour"><script>let a = "<p>no</p>"</script></head><body>'
        '<header><img alt="Logo"><nav><ul><li>Home<li>Timeline</ul></nav></header>'
        f"<main><h1>{html.escape(SAID['title'])}</h1><p>{html.escape(SAID['dek'])}</p><button>Share</button>{body}</main>"
        "<aside><h2>Newsletter</h2><form>Your email</form></aside><footer>© 2026 The Desk</footer></body></html>"
    )


TEXTS = {
    "as the site prints it": as_text(),
    "without blank lines": as_text(between="\n"),
    "with many blank lines": as_text(between="\n\n\n\n"),
    "one paragraph for each line": as_text(within="\n\n"),
    "names once": as_text(names=1),
    "names once, without blank lines": as_text(names=1, between="\n"),
    "names once, one paragraph for each line": as_text(names=1, within="\n\n"),
    "names three times": as_text(names=3),
    "bold headings": as_text(section="**{}**"),
    "bold names": as_text(names=1, mark="**{}**", section="__{}__"),
    "Markdown headings": as_text(names=1, mark="### {}", section="## {}"),
    "doubled names under Markdown headings": as_text(mark="### {}", section="## {}"),
    "headings in capitals": as_text(headings={key: word.upper() for key, word in NAMES.items()}),
    "headings with colons": as_text(section="{}:"),
    "numbers with brackets": as_text(number="{}) ", scenario="{}) "),
    "numbers and titles on one line": as_text(scenario="{}. "),
    "scenarios called so": as_text(scenario="Scenario {}: "),
    "scenarios without numbers": as_text(scenario=""),
    "events without numbers": as_text(number=""),
    "dates on the line of the title": as_text(date=" — "),
    "dates before a colon": as_text(date=": "),
    "dates after the number": as_text(date="after the number"),
    "dates below the title": as_text(date="below"),
    "dates below the title, without numbers": as_text(date="below", number=""),
    "status after a hyphen": as_text(status="Status - "),
    "status after a dash": as_text(status="Status — "),
    "people's status on a line of its own": as_text(is_status_below=True),
    "curly apostrophes": as_text(relevance="Why It’s Relevant"),
    "reordered": as_text(
        order=["timeline", "people", "precedents", "overview", "scenarios", "organizations", "indicators"]
    ),
    "other words": as_text(
        headings={
            "overview": "Summary",
            "indicators": "By the numbers",
            "people": "Key People",
            "organizations": "Organisations involved",
            "timeline": "Chronology",
            "scenarios": "What could happen next",
            "precedents": "Precedents",
        }
    ),
    "CRLF": as_text().replace("\n", "\r\n"),
    "CR": as_text().replace("\n", "\r"),
    "no-break spaces": as_text().replace(" ", "\u00a0"),
    "soft hyphens": re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad", as_text()),
    "zero-width spaces": re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u200b", as_text()),
    "a byte order mark": "\ufeff" + as_text(),
    "indented": re.sub(r"^(?=.)", "    ", as_text(), flags=re.MULTILINE),
    "a menu above the overview": as_text().replace(
        "\n\nOverview\n", "\n\nOn this page\nOverview\nTimeline\n\nOverview\n", 1
    ),
    "an advertisement in the timeline": as_text()
    .replace("Diplomacy", "Diplomacy\n\nAdvertisement")
    .replace("c. 1998", "Show more events\n\nc. 1998"),
}
PAGES = {
    "cards": as_html(entry="article", name="h3", part="p"),
    "list items": as_html(entry="li", name="h4", part="span"),
    "blocks without classes": as_html(entry="div", name="div", part="div", classes=False),
    "blocks without headings": as_html(entry="div", name="div", part="div", heading="div"),
    "words side by side": as_html(entry="div", name="strong", part="span"),
    "disclosures": as_html(entry="details", name="summary", part="p"),
    "headings and paragraphs only": as_html(entry="", name="h3", part="p"),
    "entries headed like sections": as_html(entry="", name="h3", part="p", heading="h3"),
}


@pytest.mark.parametrize("style", TEXTS)
def test_it_reads_the_same_from_text(style: str, tmp_path: Any) -> None:
    file = tmp_path / "page.yaml"

    file.write_text(page.parse(TEXTS[style]).text, encoding="utf-8")

    assert facts.facts(load.load(file)) == SAID


@pytest.mark.parametrize("style", PAGES)
def test_it_reads_the_same_from_html(style: str, tmp_path: Any) -> None:
    file = tmp_path / "page.yaml"

    file.write_text(page.parse(PAGES[style]).text, encoding="utf-8")

    brief = load.load(file)
    assert facts.facts(brief) == SAID
    assert (brief.language, brief.link) == ("en-GB", "https://example.org/harbour")


@pytest.mark.parametrize("section", NAMES)
@pytest.mark.parametrize("heading", ["Glossary", "Media Narratives"])
def test_it_keeps_unknown_sections_out_and_reports_them(section: str, heading: str) -> None:
    foreign = [heading, "EDM: a counter at an outfall.", "PR24: a review of prices."]

    imported = page.parse(as_text(foreign={section: foreign}))

    assert [each.text for each in imported.left_out if not each.is_chrome] == foreign
    assert imported.draft == page.parse(as_text()).draft


@pytest.mark.parametrize("absent", NAMES)
def test_it_does_without_any_one_section(absent: str) -> None:
    imported = page.parse(as_text(order=[name for name in NAMES if name != absent]))

    whole = page.parse(as_text()).draft
    expected = {name: () if name == absent else entries for name, entries in whole.sections.items()}
    assert imported.draft.sections == expected
    assert imported.draft.overview == (() if absent == "overview" else whole.overview)
