"""What of the site gets in among the article's own lines, and stays out of the brief."""

from reportgen.intake import page

DEK = "The lake feeds the locks. The drought has emptied it."
HEAD = f"# A Canal Runs Low on Water\n\n{{}}\n\n{DEK}\n\n## Overview\n\nIt is low.\n\n"
PRECEDENT = (
    "## Historical Context\n\n### Suez\n1956\n\n**What Happened**\nIt closed.\n\n**Why It's Relevant**\nIt was far.\n\n"
)


def test_it_knows_a_byline_with_a_date_and_a_reading_time_beside_it() -> None:
    imported = page.parse(HEAD.format("By Elena Ortiz · 6 min read · Updated February 3, 2025"))

    assert imported.draft.dek == DEK
    assert [each.reason for each in imported.left_out] == ["a byline"]


def test_it_keeps_a_dek_that_only_begins_like_a_byline() -> None:
    imported = page.parse(HEAD.format("By Panama Canal Authority · the numbers that the lake allows"))

    assert imported.draft.dek == "By Panama Canal Authority · the numbers that the lake allows"


def test_it_ends_the_article_at_a_plain_box_of_links_among_marked_headings() -> None:
    imported = page.parse(HEAD.format("") + PRECEDENT + "Related articles\n\nCan Baku Host Everybody?\n")

    assert imported.draft.sections["precedents"][0]["relevance"] == "It was far."
    assert [each.text for each in imported.left_out] == ["Related articles", "Can Baku Host Everybody?"]


def test_it_leaves_an_advertisement_and_an_invitation_out_of_the_entries() -> None:
    people = "<h2>People Involved</h2><div><div><h3>Ana Ek</h3><p>Judge</p></div></div><div>Ad</div>"
    invitation = "<div>Join 40,000 readers</div>"

    imported = page.parse(
        f"<html><body><h1>T of it all</h1><h2>Overview</h2><p>O.</p>{people}{invitation}</body></html>"
    )

    assert imported.draft.sections["people"] == ({"name": "Ana Ek", "role": "Judge"},)
    assert [each.text for each in imported.left_out] == ["Ad", "Join 40,000 readers"]


def test_it_keeps_the_list_of_a_single_entry_in_the_entry() -> None:
    outcome = "<ul><li><b>Short term</b>: Pain.</li><li><b>Long term</b>: Gain.</li></ul>"
    precedent = f"<div><div><h3>Japan’s restarts</h3><div>What Happened</div><p>They stopped.</p>{outcome}</div></div>"

    imported = page.parse(
        f"<html><h1>T of it all</h1><h2>Overview</h2><p>O.</p><h2>Historical Context</h2>{precedent}</html>"
    )

    assert imported.draft.sections["precedents"] == (
        {
            "title": "Japan’s restarts",
            "what_happened": "They stopped.",
            "short_term": "Pain.",
            "long_term": "Gain.",
        },
    )


def test_it_takes_the_owner_of_the_rights_for_the_name_of_the_site() -> None:
    imported = page.parse(
        f"The Delta Desk\n\nA Sinking Delta\n{DEK}\n\nOverview\n\nIt sinks.\n\n© 2025 The Delta Desk\n"
    )

    assert (imported.draft.title, imported.draft.dek) == ("A Sinking Delta", DEK)


def test_it_ends_squeezed_indicators_at_a_headline_over_a_sentence() -> None:
    figures = "Key Indicators\n74%\nMud that is missing\nSand goes too.\n4 cm\nYearly sinking\nIt is fast.\n"

    imported = page.parse(f"A Sinking Delta\n\nOverview\nIt sinks.\n\n{figures}\nMedia Narratives\nThe press agrees.\n")

    assert [each["value"] for each in imported.draft.sections["indicators"]] == ["74%", "4 cm"]
    assert [each.text for each in imported.left_out] == ["Media Narratives", "The press agrees."]
