"""What the explainer says, decided before anything is drawn."""

from typing import Any

import pytest

from reportgen import resources, text
from reportgen.brief.model import Brief
from reportgen.brief.picture import Picture
from reportgen.errors import BriefError
from reportgen.plan import imprint
from reportgen.plan.explainer import plan as planning
from reportgen.plan.explainer import sections
from reportgen.plan.explainer.blocks import (
    AboutSection,
    ExplainerPlan,
    PeopleSection,
    PrecedentsSection,
    TimelineSection,
)
from reportgen.theme import tokens

THEME = tokens.load(resources.locate())


def planned(**keys: Any) -> ExplainerPlan:
    return planning.plan(Brief.model_validate({"title": "A title", "overview": "Some words.", **keys}), THEME)


def section(plan: ExplainerPlan, kind: type) -> Any:
    return next(each for each in plan.sections if isinstance(each, kind))


def test_it_plans_no_section_that_the_brief_does_not_have() -> None:
    assert planned().sections == ()


def test_it_orders_the_sections_as_the_page_does() -> None:
    plan = planned(
        sources=[{"id": "s1", "title": "A source"}],
        people=[{"name": "A"}],
        organizations=[{"name": "B"}],
        precedents=[{"title": "C"}],
        timeline=[{"title": "D"}],
        scenarios=[{"title": "E"}],
        author="F",
    )

    kinds = [each.kind for each in plan.sections]

    assert kinds == ["timeline", "scenarios", "people", "organizations", "precedents", "sources", "about"]


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("John Coale", "JC"),
        ("Ursula von der Leyen", "UL"),
        ("Sir Jon Cunliffe", "JC"),
        ("X", "X"),
        ("élodie Øst (retired)", "ÉØ"),
        ("Mr Justice Leech", "L"),
        ("Dr.", "D"),
        ("李克强", "李"),
        ("🎉 party", "P"),
        ("—", ""),
    ],
)
def test_it_finds_the_monogram(name: str, initials: str) -> None:
    assert sections.monogram(name) == initials


def test_it_says_that_an_ordinal_timeline_carries_no_time() -> None:
    timeline = section(planned(timeline=[{"title": "A"}, {"title": "B"}]), TimelineSection)

    assert timeline.note == "In the order given. The spacing is even and carries no time."
    assert (timeline.first_end, timeline.last_end) == (None, None)


def test_it_prints_a_direction_that_the_author_declares() -> None:
    plan = planned(timeline=[{"title": "A"}, {"title": "B"}], timeline_order="newest first")

    timeline = section(plan, TimelineSection)

    assert (timeline.first_end, timeline.last_end) == ("Newest", "Oldest")


@pytest.mark.parametrize(
    ("count", "words", "layout"),
    [(1, 5, "bands"), (2, 5, "columns"), (3, 5, "columns"), (4, 5, "bands"), (2, 60, "rows")],
)
def test_it_sets_precedents_by_number_and_length(count: int, words: int, layout: str) -> None:
    cases = [{"title": f"Case {index}", "what_happened": "word " * words} for index in range(count)]

    assert section(planned(precedents=cases), PrecedentsSection).layout == layout


@pytest.mark.parametrize(
    ("count", "overview_words", "bands", "further"),
    [(0, 50, [], 0), (3, 50, [3], 0), (4, 50, [4], 0), (5, 50, [4], 1), (9, 50, [3, 3, 3], 0), (8, 300, [4], 4)],
)
def test_it_shares_indicators_between_bands_and_the_side(
    count: int, overview_words: int, bands: list[int], further: int
) -> None:
    indicators = [{"value": str(index), "label": f"Label {index}"} for index in range(count)]

    front = planned(indicators=indicators, overview="word " * overview_words).front

    assert [len(band) for band in front.bands] == bands
    assert len(front.further) == further


def test_it_refuses_characters_that_no_font_has() -> None:
    with pytest.raises(BriefError) as refusal:
        planned(dek="In hieroglyphs 𓀀", people=[{"name": "Ada"}, {"name": "ᏣᎳᎩ 𓀀"}], overview="A private \ue000 code.")

    assert [(problem.code, problem.field) for problem in refusal.value.problems] == [
        ("glyph-missing", "dek"),
        ("glyph-missing", "overview"),
        ("glyph-missing", "people[2].name"),
    ]
    assert "“𓀀” (U+13000)" in refusal.value.problems[0].message
    assert "Cyrillic, Arabic, Hebrew" in refusal.value.problems[0].message


def test_it_takes_every_european_alphabet() -> None:
    names = "Ægir Łukasz Ўладзімір Ωμέγα Ґалаґан Ștefan Þór İzmir ſ ’ “ ” „ « » – — … • ‰ € £ × ≤ → № ½ ² "

    assert planned(people=[{"name": names}]).sections


@pytest.mark.parametrize(
    "name",
    [
        "محمد بن سلمان",
        "בנימין",
        "Նիկոլ",
        "ირაკლი",
        "नरेन्द्र मोदी",
        "শেখ",
        "ஸ்டாலின்",
        "ประยุทธ์",
        "윤석열",
        "习近平",
        "カタカナ",
        "⇒ ☎ ★",
        "🎉",
    ],
)
def test_it_takes_names_in_other_scripts(name: str) -> None:
    assert planned(people=[{"name": name}]).sections


def test_it_asks_no_font_for_what_is_not_drawn() -> None:
    photo = {"photo": "ada.png", "alt": "李 and 𓀀"}

    assert planned(people=[{"name": "Ada", **photo}], takeaways={"people": "𓀀"}).sections


@pytest.mark.parametrize(("link", "is_short"), [("https://example.org/a", True), (f"https://x.org/{'a' * 200}", False)])
def test_it_gives_a_link_as_a_code_that_paper_can_hold(link: str, is_short: bool) -> None:
    about = section(planned(link=link), AboutSection)

    assert (about.code.alt if about.code else None) == (f"QR code for {link}" if is_short else None)


def test_it_takes_metadata_from_the_brief_alone() -> None:
    whole = planned(date="2026-01-20", author="A. Author", dek="A dek", tags=["x"], language="en-GB").metadata
    month = planned(date="2026-01").metadata

    assert (whole.author, whole.description, whole.keywords, whole.language) == ("A. Author", "A dek", ("x",), "en-GB")
    assert str(whole.created) == "2026-01-20"
    assert month.created is None


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Short", "Short"),
        (f"Head: {'tail ' * 20}", "Head"),
        ("word " * 30, "word " * 14 + "…"),
    ],
)
def test_it_shortens_the_title_for_the_running_head(title: str, short: str) -> None:
    assert imprint.short_title(title) == short


def test_it_passes_photos_on_and_names_those_without_a_description() -> None:
    person = Brief.model_validate(
        {"title": "T", "overview": "O", "people": [{"name": "Ada", "photo": "ada.png"}]}
    ).people[0]
    read = person.model_copy(update={"photo": Picture(person.photo.path, b"png", "image/png", 4, 4)})  # type: ignore[union-attr]

    assert sections.card(person).portrait is None
    portrait = sections.card(read).portrait
    assert portrait is not None
    assert (portrait.content, portrait.alt) == (b"png", "Portrait of Ada")


def test_it_keeps_people_in_the_author_s_order() -> None:
    people = section(planned(people=[{"name": name} for name in "ZAM"]), PeopleSection)

    assert [text.plain(card.name) for card in people.cards] == ["Z", "A", "M"]


def test_it_keeps_the_footer_on_one_line() -> None:
    licence = "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International Public Licence"
    given = {"organization": "Institute of Ports", "edition": "Second edition", "licence": licence, "as_of": "2026-05"}

    assert planned(**given).footer == "Institute of Ports  ·  Second edition  ·  Information as of May 2026"
    assert planned(licence="CC BY 4.0").footer == "Policy explainer  ·  CC BY 4.0"
    assert planned(organization="Institute " * 20).footer == "Policy explainer"
