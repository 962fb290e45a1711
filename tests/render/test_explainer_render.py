"""The finished PDF: complete, tagged, the same every time, and made of nothing but what we hold."""

import io
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page as page_validation
import pytest
from PIL import ImageFile
from pypdf import PdfReader

from reportgen import resources
from reportgen.brief.model import Brief
from reportgen.brief.picture import Picture
from reportgen.errors import LayoutError, RenderError
from reportgen.plan.explainer.plan import plan
from reportgen.proof import pages, poppler
from reportgen.render.explainer import render as rendering
from reportgen.render.explainer.press import Press, open_press
from reportgen.render.explainer.render import Printed, print_plan
from reportgen.resources import Resources
from reportgen.theme import tokens

pytestmark = pytest.mark.render

HOUSE = resources.locate()
THEME = tokens.load(HOUSE)
RICH: dict[str, Any] = {
    "title": "A river, two states: who opens the gate?",
    "dek": "A treaty ends next year.",
    "overview": "First paragraph with *emphasis* and a note.[^a][^b]\n\nSecond, with [a link](https://example.org/x).",
    "bottom_line": "The gate stays shut until somebody pays.",
    "organization": "Institute of Rivers",
    "author": "A. Author",
    "date": "2026-01-20",
    "as_of": "2026-01-17",
    "edition": "Second edition",
    "language": "en-GB",
    "marking": "TLP:AMBER+STRICT",
    "licence": "CC BY 4.0",
    "tags": ["rivers", "treaties"],
    "indicators": [
        {"value": "430+", "label": "Gates counted", "note": "More are built.", "as_of": "2025-12", "sources": ["a"]},
        {"value": "Up to 20%", "label": "Share of the flow"},
        {
            "value": "$2B–$3B",
            "label": "Yearly cost",
            "series": [{"date": "2020", "value": "1"}, {"date": "2024", "value": "3"}],
        },
    ],
    "people": [{"name": "Ada Lock", "role": "Engineer", "status": "Holds the key", "side": "Upstream"}],
    "organizations": [
        {"name": "River Board", "type": "Agency", "status": "Waits", "description": "It decides.", "lever": "The gate"}
    ],
    "timeline": [
        {"date": "2024-03-04", "title": "The gate is built", "category": "Works", "description": "In one year."},
        {"date": "November 29, 2025", "title": "The gate is shut", "category": "Order", "description": "For good?"},
    ],
    "scenarios": [
        {
            "title": "The gate opens",
            "discussed_by": "Engineers",
            "description": "Water flows.",
            "likelihood": "likely",
            "impact": "severe",
            "horizon": "2027",
            "signposts": [{"watch": "A key is cut", "state": "emerging", "date": "2026-02"}],
            "would_change": "A flood.",
        },
        {
            "title": "The gate stays shut",
            "description": "Fields dry out.",
            "likelihood": "unlikely",
            "impact": "limited",
        },
    ],
    "precedents": [
        {
            "title": "The old dam",
            "period": "1950–1960",
            "what_happened": "It was built.",
            "relevance": "It was shut too.",
        },
        {"title": "The new dam", "period": "1990", "short_term": "It leaked.", "long_term": "It broke."},
    ],
    "sources": [
        {
            "id": "a",
            "title": "Treaty text",
            "publisher": "States",
            "url": "https://example.org/treaty",
            "published": "1999",
        },
        {"id": "b", "title": "Minutes", "accessed": "2025-05-06"},
    ],
}


@pytest.fixture(scope="module")
def press() -> Press:
    return open_press(THEME, HOUSE)


def brief(**keys: Any) -> Brief:
    return Brief.model_validate({"title": "A title", "overview": "Some words.", **keys})


@pytest.fixture(scope="module")
def rich(press: Press) -> Printed:
    return print_plan(plan(Brief.model_validate(RICH), THEME), press)


def written(printed: Printed, folder: Path) -> Path:
    file = folder / "explainer.pdf"
    file.write_bytes(printed.content)
    return file


def strings(value: Any) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [each for key, part in value.items() if key not in ("id", "sources_of") for each in strings(part)]
        case list():
            return [each for part in value for each in strings(part)]
    return []


def test_it_holds_every_text_of_the_brief(rich: Printed, tmp_path: Path) -> None:
    # Set otherwise: markup, dates as EDTF, capitals of likelihood, impact and state; the language is no text.
    reworded = {
        RICH["overview"],
        RICH["language"],
        "2026-01-20",
        "2026-01-17",
        "2025-12",
        "2024-03-04",
        "2026-02",
        "2025-05-06",
    }
    citations = {"a", "b"}
    wanted = [words for words in strings(RICH) if words not in reworded | citations]

    assert len(wanted) > 60
    assert pages.missing(wanted, poppler.text(written(rich, tmp_path))) == ()


def test_it_prints_a_date_as_typed(rich: Printed, tmp_path: Path) -> None:
    words = " ".join(poppler.text(written(rich, tmp_path)).split())

    assert "November 29, 2025" in words
    assert "4 March 2024" in words


def test_it_passes_pdf_ua_1(rich: Printed, tmp_path: Path) -> None:
    report = page_validation.validate_pdf(str(written(rich, tmp_path)), profile="ua1")

    assert [failure.message for failure in report.failures] == []
    assert report.rules.total > 50


def test_it_keeps_its_pages_in_order(rich: Printed, tmp_path: Path, press: Press) -> None:
    assert pages.prove(written(rich, tmp_path), press.measures.margins) == ()


def test_it_gives_the_same_bytes_again(rich: Printed) -> None:
    assert rendering.render(plan(Brief.model_validate(RICH), THEME), THEME, HOUSE) == rich.content


def test_it_tells_the_file_s_properties(rich: Printed) -> None:
    reader = PdfReader(io.BytesIO(rich.content))
    about = reader.metadata
    assert about is not None

    assert (about.title, about.author, about.subject) == (RICH["title"], RICH["author"], RICH["dek"])
    assert about["/Keywords"] == "rivers, treaties"
    assert str(about["/CreationDate"]).startswith("D:20260120")
    assert reader.root_object["/Lang"] == "en-GB"
    assert len(reader.pages) == rich.pages


def test_it_bookmarks_title_sections_and_nothing_twice(rich: Printed, tmp_path: Path) -> None:
    titles = [heading.title for heading in pages.headings(written(rich, tmp_path))]

    assert titles[0] == RICH["title"]
    assert {"Overview", "Timeline", "Scenarios", "People", "Sources"} <= set(titles)
    assert [title for title, count in Counter(titles).items() if count > 1] == []


def test_it_marks_every_page_at_head_and_foot(rich: Printed, tmp_path: Path) -> None:
    found = [
        sum(word.text == "TLP:AMBER+STRICT" for word in page.words) for page in poppler.read(written(rich, tmp_path))
    ]

    assert found == [2] * rich.pages


def test_it_links_citations_to_their_sources(rich: Printed) -> None:
    reader = PdfReader(io.BytesIO(rich.content))
    links = [annotation.get_object() for page in reader.pages for annotation in page.get("/Annots", [])]

    assert {"source-1", "source-2"} <= {str(link["/Dest"]) for link in links if "/Dest" in link}
    assert "https://example.org/treaty" in {str(link["/A"]["/URI"]) for link in links if "/A" in link}


def test_it_leaves_no_trace_of_what_is_absent(press: Press, tmp_path: Path) -> None:
    printed = print_plan(plan(brief(timeline=[{"title": "One event"}], people=[{"name": "X"}]), THEME), press)
    words = poppler.text(written(printed, tmp_path)).casefold()

    for trace in ("undated", "n/a", "none", "unknown", "likelihood", "sources", "discussed", "newest", "oldest"):
        assert trace not in words


def test_it_sets_odd_content_whole(press: Press, tmp_path: Path) -> None:
    odd = [
        "$2B and $3B in x_1",
        "a < b && c > d",
        "Беларусь і Україна",
        "e\u0301tude",
        "W" * 200,
        "=HYPERLINK(1)",
        "{{ title }} {% raw %}",
    ]
    printed = print_plan(
        plan(
            brief(
                title=odd[4],
                people=[{"name": words} for words in odd],
                timeline=[{"title": words, "category": words} for words in odd],
                indicators=[{"value": words, "label": words} for words in odd],
                organizations=[{"name": words, "type": words} for words in odd],
            ),
            THEME,
        ),
        press,
    )
    file = written(printed, tmp_path)

    assert pages.missing(odd, poppler.text(file)) == ()
    assert pages.beyond(poppler.read(file), press.measures.margins) == ()


def test_it_prints_names_in_other_scripts(press: Press, tmp_path: Path) -> None:
    """In text, headings and figures, whole again when read back, for everybody and for the archive."""
    names = ["महत्वपूर्ण णकण", "ทำงาน คำ นา", "ირაკლი", "Նիկոլ", "শেখ", "ஸ்டாலின்", "대통령", "国家主席", "カタカナ", "⚠️ 🎉"]
    right_to_left = ["محمد", "שלום"]
    series = [{"date": "2020", "value": "1"}, {"date": "2024", "value": "3"}]
    printed = print_plan(
        plan(
            brief(
                title=" ".join(right_to_left),
                people=[{"name": name, "role": name} for name in names],
                indicators=[{"value": "3", "label": name, "series": series} for name in names],
                timeline=[{"date": "2024-05-06", "title": name, "category": name} for name in names[:3]],
            ),
            THEME,
        ),
        press,
    )
    file = written(printed, tmp_path)
    words = poppler.text(file)

    assert printed.warnings == ()
    assert pages.missing(names, words) == ()
    assert pages.missing(right_to_left, words) == ()
    assert page_validation.validate_pdf(file, profile="ua1").is_compliant
    assert page_validation.validate_pdf(file, profile="3a").is_compliant
    assert len(printed.content) < 300_000


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 12])
def test_it_tears_no_scenario(count: int, press: Press, tmp_path: Path) -> None:
    scenarios = [
        {
            "title": f"Scenario{index}",
            "description": f"Start{index} {'words of a story ' * 30} Finish{index}",
            "likelihood": "likely",
        }
        for index in range(count)
    ]
    printed = print_plan(plan(brief(scenarios=scenarios), THEME), press)
    places = {word.text: page.number for page in poppler.read(written(printed, tmp_path)) for word in page.words}

    assert [places[f"Start{index}"] for index in range(count)] == [places[f"Finish{index}"] for index in range(count)]


def test_it_shows_photos(press: Press) -> None:
    content = (Path(__file__).parents[2] / "briefs" / "images" / "portrait.png").read_bytes()
    loaded = brief(people=[{"name": "Ada", "photo": "portrait.png", "alt": "Ada"}])
    person = loaded.people[0]
    assert person.photo is not None
    seen = person.model_copy(update={"photo": Picture(person.photo.path, content, "image/png", 240, 240)})
    broken = person.model_copy(update={"photo": Picture(person.photo.path, b"not a picture", "image/png", 1, 1)})

    printed = print_plan(plan(loaded.model_copy(update={"people": (seen,)}), THEME), press)

    assert sum(len(page.images) for page in PdfReader(io.BytesIO(printed.content)).pages) == 1
    with pytest.raises(RenderError, match="Failed to load image"):
        print_plan(plan(loaded.model_copy(update={"people": (broken,)}), THEME), press)


def test_it_does_not_let_cut_off_pictures_pass() -> None:
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def changed(folder: Path, name: str, change: Callable[[str], str]) -> Resources:
    layouts = folder / "layouts"
    shutil.copytree(HOUSE.layouts, layouts)
    file = layouts / "explainer" / name
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    return Resources(layouts, HOUSE.assets)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "https://example.org/a.png", "a.png", "data:image/png,x"])
def test_it_refuses_pictures_that_are_not_ours(address: str, tmp_path: Path) -> None:
    looks = changed(tmp_path, "front.html.j2", lambda html: f'{html}<img src="{address}" alt="x">')

    with pytest.raises(RenderError, match="not part of the brief"):
        rendering.render(plan(brief(), THEME), THEME, looks)


def test_it_refuses_style_sheets_that_are_not_ours(tmp_path: Path) -> None:
    looks = changed(tmp_path, "page.css", lambda css: f'@import "https://example.org/a.css";\n{css}')

    with pytest.raises(LayoutError, match="not ours"):
        open_press(THEME, looks)


@pytest.mark.parametrize("broken", ["p:no-such-thing { color: red; }", "} p { color: red; }"])
def test_it_refuses_a_broken_style_sheet(broken: str, tmp_path: Path) -> None:
    looks = changed(tmp_path, "sections.css", lambda css: f"{broken}\n{css}")

    with pytest.raises(LayoutError):
        open_press(THEME, looks)


def test_it_passes_warnings_on(tmp_path: Path) -> None:
    looks = changed(tmp_path, "sections.css", lambda css: css + "p { colour: red; }")

    (warning,) = print_plan(plan(brief(), THEME), open_press(THEME, looks)).warnings

    assert warning.code == "style"
    assert warning.file == looks.layouts / "explainer" / "sections.css"


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ("<h4>Deep</h4>", "a level is skipped"),
        ("<table><tr><th>A</th></tr></table>", "scope"),
        ("<p>\U00013000</p>", "U\\+13000"),
    ],
)
def test_it_refuses_a_template_that_somebody_could_not_read(slip: str, told: str, tmp_path: Path) -> None:
    looks = changed(tmp_path, "front.html.j2", lambda html: html + slip)

    with pytest.raises(LayoutError, match=told):
        rendering.render(plan(brief(), THEME), THEME, looks)


@pytest.mark.parametrize("broken", ["{{ nobody }}", "{% if %}", "{{ plan.front.nothing }}"])
def test_it_refuses_a_broken_template(broken: str, tmp_path: Path) -> None:
    looks = changed(tmp_path, "front.html.j2", lambda html: html + broken)

    with pytest.raises(LayoutError):
        rendering.render(plan(brief(), THEME), THEME, looks)
