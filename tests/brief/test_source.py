"""What is read of a brief file, and what never is."""

import os
import time
from pathlib import Path

import pytest

from reportgen.brief import source
from reportgen.errors import BriefError


def problems(text: str) -> list[tuple[str, int | None, int | None]]:
    """Code and place of everything that is wrong with a text."""
    try:
        found = source.parse(text).problems
    except BriefError as error:
        return [(each.code, each.line, each.column) for each in error.problems]
    return [(each.code, each.line, each.column) for each in found]


def refusal(path: Path) -> str:
    with pytest.raises(BriefError) as caught:
        source.read(path)
    (problem,) = caught.value.problems
    assert problem.file == path
    return problem.message


def test_it_leaves_every_scalar_as_typed() -> None:
    typed = ["NO", "3.10", "1:30", "430+", "2021-08", "0x1F", "1_000", ".inf", "yes", "2021-08-01T10:00:00Z", "null"]

    content = source.parse("a:\n" + "".join(f"  - {each}\n" for each in typed)).content

    assert content == {"a": typed}


def test_it_takes_a_key_without_a_value_for_nothing() -> None:
    assert source.parse("a:\nb: ''\nc:\n  -\n").content == {"a": None, "b": "", "c": [None]}


@pytest.mark.parametrize("mark", ["|", "|-", ">", ">-", "|2-", ">+"])
def test_it_keeps_paragraphs_and_lists_apart_in_every_block(mark: str) -> None:
    content = source.parse(f"a: {mark}\n  One\n  goes on.\n\n  - x\n  - y\nb: 1\n").content

    assert content["a"].rstrip("\n") == "One\ngoes on.\n\n- x\n- y"


@pytest.mark.parametrize(
    "text", ["a: One\n  goes on.\n\n  Two.\n", 'a: "One\n  goes on.\n\n  Two."\n', 'a: "One goes on.\\n\\nTwo."']
)
def test_it_keeps_paragraphs_apart_in_flowing_text(text: str) -> None:
    assert source.parse(text).content == {"a": "One goes on.\n\nTwo."}


def test_it_knows_where_everything_stands() -> None:
    manuscript = source.parse("title: T\npeople:\n  - name: A\n    role: >\n      One\n      two three\n")

    places = {
        (place.line, place.column)
        for place in (manuscript.place(("title",)), manuscript.key_place(("people", 0, "role")))
    }
    found = manuscript.find(("people", 0, "role"), "three")

    assert places == {(1, 8), (4, 5)}
    assert (found.line, found.column) == (6, 11)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\nc: *x\n", [("yaml-anchor", 1, 4), ("yaml-alias", 2, 4)]),
        ("a: &x {b: c}\nd:\n  <<: *x\n", [("yaml-anchor", 1, 4), ("yaml-merge", 3, 3), ("yaml-alias", 3, 7)]),
        ("a: !!str b\nc: !x [d]\n", [("yaml-tag", 1, 4), ("yaml-tag", 2, 4)]),
        ("%YAML 1.1\n%TAG ! x:\n---\na: b\n", [("yaml-directive", 1, 1), ("yaml-directive", 2, 1)]),
        ("a: b\n---\na: b\n", [("yaml-documents", 2, 1)]),
        ("a: b\nc:\n  d: 1\n  d: 2\na: e\n", [("duplicate-key", 4, 3), ("duplicate-key", 5, 1)]),
        ("a: b\tc\n", [("tab", 1, 5)]),
        ("a: |\n\tb\n", [("tab", 2, 1)]),
        ('a: "b\\tc"\n', [("character", 1, 4)]),
        ("a: b\x00c\x1bd\n", [("character", 1, 5), ("character", 1, 7)]),
        ('a: "\\u0007"\nb: "\\uFFFE"\nc: "\\uFFFF"\n', [("character", 1, 4), ("character", 2, 4), ("character", 3, 4)]),
        ("a: b\ufffec\uffff\n", [("character", 1, 5), ("character", 1, 7)]),
        ("a: b\u2028c\u0085\n", [("character", 1, 5), ("character", 1, 7)]),
        ("a: \u202eb\n", [("bidi", 1, 4)]),
        ("a: b\u202c\n", [("bidi", 1, 5)]),
        ("a: |\n  one \u2067\n\n  two \u2069\n", [("bidi", 2, 7)]),
        ("\u202ea: b\n", [("bidi", 1, 1)]),
        ("? [a]\n: b\n", [("yaml-key", 1, 3)]),
        ("a: " + "[" * 13 + "]" * 13, [("too-deep", 1, 16)]),
        ("a: [" + "b, " * 20_000 + "]", [("too-many", 1, 59_996)]),
        ("", [("empty", 1, 1)]),
        ("---\n", [("empty", 2, 1)]),
        ("- a\n", [("wrong-kind", 1, 1)]),
    ],
)
def test_it_refuses_what_would_surprise(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert problems(text) == expected


def test_it_takes_right_to_left_text_that_closes_what_it_opens() -> None:
    text = "a: שלום \u2067עולם\u2069 and \u202bשוב\u202c\nb: a\u200fb\n"

    assert problems(text) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)),
        "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 12)),
        "a: " + "[" * 900_000,
        "a: " + "{" * 900_000,
        "- " * 400_000,
        "a: " * 300_000,
        "a: b\n" * 150_000,
        "\t" * 900_000,
        "".join(f"k{n}: v: w\n" for n in range(9_000)),
    ],
    ids=["aliases", "merges", "brackets", "braces", "dashes", "colons", "keys", "tabs", "slips"],
)
def test_it_refuses_a_bomb_quickly(text: str) -> None:
    started = time.perf_counter()

    found = problems(text)

    assert found != []
    assert time.perf_counter() - started < 2


def test_it_goes_on_after_a_slip_in_one_value() -> None:
    manuscript = source.parse("title: A: b\ndek: *Potash*\npeople:\n  - name: 'it's'\n    role: R\nnote:x\n")

    assert [(each.code, each.line, each.field) for each in manuscript.problems] == [
        ("yaml-syntax", 1, "title"),
        ("yaml-syntax", 2, "dek"),
        ("yaml-syntax", 4, "people[1].name"),
        ("yaml-syntax", 6, "note"),
    ]
    assert manuscript.value(("people", 0, "role")) == "R"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("title: Ranked #1 in the world\n", "comment-cuts-text"),
        ("title: null\n", "null-word"),
        ("title: ~\n", "null-word"),
    ],
)
def test_it_warns_of_what_yaml_swallows(text: str, code: str) -> None:
    manuscript = source.parse(text)

    assert [warning.code for warning in manuscript.warnings] == [code]


@pytest.mark.parametrize("text", ["title: T # a note\n", "title: 'a #1'\n", "title: C#1\n", "# null\ntitle: nullify\n"])
def test_it_warns_of_nothing_else(text: str) -> None:
    assert source.parse(text).warnings == []


@pytest.mark.parametrize(
    "content", [b"title: \xc3\xa9\r\nb: c\r\n", b"\xef\xbb\xbftitle: \xc3\xa9\nb: c\n", b"title: \xc3\xa9\rb: c"]
)
def test_it_takes_line_ends_and_marks_of_every_system(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)

    assert source.load(path).content == {"title": "é", "b": "c"}


def test_it_says_where_a_file_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("title: T\noverview: é café".encode("latin-1"))

    with pytest.raises(BriefError) as caught:
        source.load(path)

    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (2, 11)
    assert "0xE9" in problem.message


def test_it_refuses_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("title: T", encoding="utf-16")

    assert "UTF-16" in refusal(path)


def test_it_reads_regular_files_alone(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("title: T", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "real.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()

    messages = [refusal(tmp_path / f"{name}.yaml") for name in ("link", "pipe", "folder", "absent")]

    assert messages == [
        "it is a symbolic link; name the file it leads to",
        "it is not a regular file",
        "it is not a regular file",
        "there is no such file",
    ]


def test_it_refuses_a_file_above_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("#" * (source.SIZE_LIMIT + 1), encoding="utf-8")

    assert "1 MB" in refusal(path)
