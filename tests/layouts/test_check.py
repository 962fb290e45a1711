"""Designers are told what is wrong with their layouts: shown on the house's own and on copies broken on purpose."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen import resources
from reportgen.errors import LayoutError, Problem
from reportgen.layouts import check, copy, names
from reportgen.resources import Resources

HOUSE = resources.locate()


def copied(folder: Path) -> Resources:
    copy.copy(HOUSE, folder / "looks")
    return resources.locate(folder / "looks")


def edited(file: Path, edit: Callable[[str], str]) -> None:
    before = file.read_text(encoding="utf-8")
    after = edit(before)
    assert after != before
    file.write_text(after, encoding="utf-8")


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def appended(words: str) -> Callable[[str], str]:
    return lambda text: f"{text}\n{words}\n"


def found(given: Resources) -> list[Problem]:
    return list(check.check(given, HOUSE))


@pytest.mark.render
def test_it_finds_the_house_in_order() -> None:
    assert [str(problem) for problem in found(HOUSE)] == []


@pytest.mark.render
def test_it_finds_a_fresh_copy_in_order(tmp_path: Path) -> None:
    assert found(copied(tmp_path)) == []


@pytest.mark.render
@pytest.mark.parametrize(
    ("name", "edit", "code", "words"),
    [
        ("tokens.yaml", replaced('"#12355B"', "navy"), "tokens", "#RRGGBB"),
        ("tokens.yaml", replaced("colors:", 'colors:\n  puce: "#CC8899"'), "token-unused", "colors.puce"),
        ("themes/slate.yaml", replaced('"#22262B"', "navy"), "tokens", "#RRGGBB"),
        ("explainer/page.css", appended("p { color: var(--puce); }"), "token-missing", "--puce"),
        ("explainer/page.css", appended("p { color: #cc8899; }"), "literal-color", "#cc8899"),
        ("explainer/page.css", appended("p { background: rgb(1, 2, 3); }"), "literal-color", "rgb("),
        ("explainer/page.css", appended("p { font-size: 11.3pt; }"), "literal-size", "11.3pt"),
        ("explainer/page.css", appended("p { colour: red; }"), "style", "colour"),
        ("explainer/page.css", appended("p:unheard { margin: 0; }"), "layout", "unheard"),
        ("explainer/page.css", appended('p::before { content: "\U00013000"; }'), "glyph-missing", "U+13000"),
        ("explainer/people.html.j2", appended("<p>\U00013000</p>"), "glyph-missing", "U+13000"),
        ("explainer/measures.yaml", replaced("  title:", "  headline:"), "name-missing", "roles.title"),
        ("explainer/measures.yaml", replaced("face: display", "face: fraktur"), "tokens", "roles.title"),
        ("deck/master.yaml", replaced("  Brief Watch:", "  Brief Vigil:"), "name-missing", "layouts.Brief Watch"),
        (
            "deck/master.yaml",
            replaced("      Chart: {type: chart", "      Chart: {type: body"),
            "placeholder-type",
            "chart",
        ),
        ("deck/master.yaml", replaced("color: navy", "color: puce"), "tokens", "puce"),
        (
            "deck/master.yaml",
            replaced("  timeline: Timeline", "  timeline: \u6f22"),
            "glyph-missing",
            "labels.timeline",
        ),
        ("deck/master.yaml", replaced("  rail:", "  railing:"), "name-missing", "measures.rail"),
        ("handout/handout.css", appended("p { colour: red; }"), "style", "colour"),
        ("handout/handout.css", appended("p { font-size: 11.3pt; }"), "literal-size", "11.3pt"),
        ("handout/slide.html.j2", appended("<p>\U00013000</p>"), "glyph-missing", "U+13000"),
        ("handout/measures.yaml", replaced("role: small,", "role: tiny,"), "tokens", "tiny"),
        ("handout/measures.yaml", replaced("gutter: 14.2", "gutter: wide"), "tokens", "gutter"),
    ],
)
def test_it_tells(tmp_path: Path, name: str, edit: Callable[[str], str], code: str, words: str) -> None:
    given = copied(tmp_path)
    edited(given.layouts / name, edit)

    told = found(given)

    assert [problem for problem in told if problem.code == code and words in str(problem)], told
    assert {problem.file for problem in told} == {given.layouts / name}


@pytest.mark.render
def test_it_tells_a_file_that_is_gone(tmp_path: Path) -> None:
    given = copied(tmp_path)
    (given.layouts / "explainer" / "precedents.html.j2").unlink()

    assert [(problem.code, problem.file) for problem in found(given)] == [
        ("layout-missing", given.layouts / "explainer" / "precedents.html.j2")
    ]


def test_it_wants_a_template_for_every_kind_of_section() -> None:
    kinds = names.section_kinds()

    assert len(kinds) >= 8
    assert [kind for kind in kinds if not (HOUSE.layouts / "explainer" / f"{kind}.html.j2").is_file()] == []


def test_it_finds_every_asset_licensed() -> None:
    assert check.unlicensed(HOUSE.assets) == []


def test_it_tells_an_asset_without_a_licence_and_a_licence_without_an_asset(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"")
    (tmp_path / "licences.yaml").write_text("- {files: [gone.ttf], source: x, licence: OFL-1.1}", encoding="utf-8")

    told = check.unlicensed(tmp_path)

    assert [(problem.file, problem.code) for problem in told] == [
        (tmp_path / "logo.png", "licence"),
        (tmp_path / "licences.yaml", "licence"),
    ]


def test_it_copies_into_a_new_folder_only(tmp_path: Path) -> None:
    files = copy.copy(HOUSE, tmp_path / "looks")

    assert tmp_path / "looks" / "tokens.yaml" in files
    assert len(files) > 10
    with pytest.raises(LayoutError, match="already"):
        copy.copy(HOUSE, tmp_path / "looks")
