"""The content of a brief as plain text, under the keys that other programs compare."""

from reportgen.brief import facts
from reportgen.brief.model import Brief


def test_it_says_the_content_without_markup() -> None:
    brief = Brief.model_validate(
        {
            "title": "A *small* title[^s1]",
            "overview": "One [link](https://example.org).\n\n- A point\n- Another",
            "indicators": [{"value": "430+", "label": "Released"}],
            "timeline": [
                {"date": "2025-10-09", "display_date": "9 Oct", "title": "It starts"},
                {"date": "2025-10", "title": "It ends", "category": "Vote"},
                {"title": "It is told"},
            ],
        }
    )

    content = facts.facts(brief)

    assert (content["title"], content["dek"]) == ("A small title", None)
    assert content["overview"] == ["One link.", "A point", "Another"]
    assert content["indicators"] == [{"value": "430+", "label": "Released", "note": None}]
    assert content["timeline"] == [
        {"date": "9 Oct", "title": "It starts", "category": None, "description": None},
        {"date": "2025-10", "title": "It ends", "category": "Vote", "description": None},
        {"date": None, "title": "It is told", "category": None, "description": None},
    ]
    assert content["precedents"] == []
