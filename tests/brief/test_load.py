"""How a brief file becomes a brief."""

import os
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from reportgen import text
from reportgen.brief import load, naming, source
from reportgen.brief.model import Brief, Indicator
from reportgen.errors import BriefError
from reportgen.text import Run

MINIMAL = "title: T\noverview: O\n"


def written(folder: Path, content: str) -> Path:
    path = folder / "brief.yaml"
    path.write_text(content, encoding="utf-8")
    return path


def warnings(folder: Path, content: str) -> list[tuple[str, int | None, str]]:
    _, found = load.load_with_warnings(written(folder, content))
    return [(each.code, each.line, each.field) for each in found]


def codes(folder: Path, content: str) -> list[str]:
    with pytest.raises(BriefError) as caught:
        load.load(written(folder, content))
    return [problem.code for problem in caught.value.problems]


def test_it_needs_a_title_and_an_overview_only(tmp_path: Path) -> None:
    brief = load.load(written(tmp_path, MINIMAL))

    assert brief == Brief.model_validate({"title": "T", "overview": "O"})
    assert brief.model_dump(exclude_defaults=True).keys() == {"title", "overview"}


def test_it_takes_keys_without_values_for_absent(tmp_path: Path) -> None:
    keys = [name for name in Brief.model_fields if name not in ("title", "overview")]
    empty = MINIMAL + "".join(f"{name}:\n" for name in keys)

    assert len(keys) > 15
    assert load.load(written(tmp_path, empty)) == load.load(written(tmp_path, MINIMAL))


def test_it_types_each_value_by_its_field(tmp_path: Path) -> None:
    brief = load.load(
        written(
            tmp_path,
            MINIMAL + "language: NO\nindicators:\n  - value: 3.10\n    label: 1:30\n    as_of: 2021-08\n"
            "timeline:\n  - title: 2021\n    key: yes\n",
        )
    )

    (indicator,), (event,) = brief.indicators, brief.timeline
    assert (brief.language, indicator.value.text, indicator.label) == ("NO", "3.10", (Run("1:30"),))
    assert indicator.as_of is not None and indicator.as_of.earliest == date(2021, 8, 1)
    assert (event.title, event.key) == ((Run("2021"),), True)


def test_it_does_not_mind_the_order_of_keys(tmp_path: Path) -> None:
    forward = load.load(written(tmp_path, "title: T\noverview: O\npeople:\n  - name: A\n    role: R\n"))
    backward = load.load(written(tmp_path, "people:\n  - role: R\n    name: A\noverview: O\ntitle: T\n"))

    assert forward == backward


def test_it_builds_no_runs_from_mappings(tmp_path: Path) -> None:
    smuggled = (
        "title:\n  - text: x\n    href: javascript:alert(1)\noverview: O\n"
        "indicators:\n  - value: {text: x, kind: exact}\n    label: L\n"
    )

    assert codes(tmp_path, smuggled) == ["wrong-kind", "wrong-kind"]


def test_it_shows_no_input_in_errors_of_the_model() -> None:
    with pytest.raises(ValidationError) as caught:
        Brief.model_validate({"title": ["secret"], "overview": "O"})

    assert "secret" not in str(caught.value)


def test_it_takes_typed_values_from_python() -> None:
    typed = Indicator.model_validate({"value": "5", "label": "L"})

    assert Indicator(value=typed.value, label=text.line("L")) == typed


def test_it_refuses_texts_and_lists_beyond_the_limits(tmp_path: Path) -> None:
    events = "timeline:\n" + "  - title: E\n" * 1_001

    assert codes(tmp_path, f"title: {'x' * 20_001}\noverview: O\n{events}") == ["too-long", "too-many"]


def test_it_reports_problems_from_top_to_bottom(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        load.load(written(tmp_path, "x: &a 1\ntitle: T[^s1]\npeople: no\noverview: A: b\ndate: soon\n"))

    places = [(problem.line, problem.column) for problem in caught.value.problems]
    assert len(places) == 6
    assert places == sorted(places)


def test_it_says_nothing_about_what_it_could_not_read(tmp_path: Path) -> None:
    assert codes(tmp_path, "title: A: b\noverview: O\nlink: *x y\n") == ["yaml-syntax", "yaml-syntax"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("bottom_line: " + "word " * 61, [("bottom-line-long", 3, "bottom_line")]),
        ("bottom_line: " + "word " * 60, []),
        ("dek: the #1 exporter\n", [("comment-cuts-text", 3, "dek")]),
        ("dek: null\n", [("null-word", 3, "dek")]),
        (
            "scenarios:\n  - title: A\n    likelihood: remote chance\n  - title: B\n    likelihood: very likely\n",
            [("likelihood-yardsticks", 7, "scenarios[2].likelihood")],
        ),
        ("scenarios:\n  - title: A\n    likelihood: remote chance\n  - title: B\n    likelihood: 55–80%\n", []),
    ],
)
def test_it_warns_of_what_can_be_printed_but_should_be_looked_at(
    tmp_path: Path, content: str, expected: list[tuple[str, int, str]]
) -> None:
    assert warnings(tmp_path, MINIMAL + content) == expected


def test_it_reads_words_of_both_yardsticks_on_that_of_the_others(tmp_path: Path) -> None:
    scenarios = "scenarios:\n  - title: A\n    likelihood: remote chance\n  - title: B\n    likelihood: unlikely\n"

    brief = load.load(written(tmp_path, MINIMAL + scenarios))

    assert [(each.likelihood.yardstick, each.likelihood.low) for each in brief.scenarios if each.likelihood] == [
        ("PHIA", 0),
        ("PHIA", 25),
    ]


def test_it_fills_in_photos(tmp_path: Path) -> None:
    from PIL import Image

    (tmp_path / "photos").mkdir()
    Image.new("RGB", (4, 3), "navy").save(tmp_path / "photos" / "ray.png")
    person = "people:\n  - name: Olga Ray\n    photo: photos/ray.png\n    alt: A woman\n"

    brief = load.load(written(tmp_path, MINIMAL + person))

    photo = brief.people[0].photo
    assert photo is not None
    assert (str(photo.path), photo.media_type, photo.width, photo.height) == ("photos/ray.png", "image/png", 4, 3)


@pytest.mark.parametrize("name", ["x", "belarus-potash", "2025-q3", "a" * 64])
def test_it_names_outputs_after_the_file(name: str) -> None:
    assert naming.output_name(Path(f"briefs/{name}.yaml")) == name


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Belarus Potash", "belarus-potash.yaml"),
        ("-x", "x.yaml"),
        ("être_ici", "etre-ici.yaml"),
        ("a" * 65, "a" * 64 + ".yaml"),
        ("цена", "brief.yaml"),
        ("a.b", "a-b.yaml"),
        ("x\n", "x.yaml"),
    ],
)
def test_it_refuses_other_names_and_suggests_one(name: str, better: str) -> None:
    with pytest.raises(BriefError) as caught:
        naming.output_name(Path(f"{name}.yaml"))

    (problem,) = caught.value.problems
    assert problem.code == "output-name"
    assert problem.message.endswith(f"rename it to {better}")


@given(st.text(st.one_of(st.characters(), st.sampled_from(":-[]{}#&*!|>'\"%@` \n\ttitleovrw")), max_size=120))
def test_it_refuses_any_text_with_places_or_reads_it(content: str) -> None:
    try:
        found = source.parse(content).problems
    except BriefError as error:
        found = list(error.problems)
        assert found

    assert all(problem.line and problem.column and problem.message for problem in found)


def test_it_takes_the_same_time_for_a_bomb(tmp_path: Path) -> None:
    path = written(tmp_path, MINIMAL + "a: &a [x]\n" + "b: [" + "*a, " * 9_000 + "]\n")
    started = time.perf_counter()

    with pytest.raises(BriefError) as caught:
        load.load(path)

    assert len(str(caught.value)) > 9_000
    assert time.perf_counter() - started < 2


def test_it_does_not_depend_on_where_it_is_called_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, MINIMAL)
    monkeypatch.chdir(tmp_path)

    assert load.load(Path("brief.yaml")) == load.load(path)
    assert os.sep not in str(load.load(path))
