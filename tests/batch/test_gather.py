"""Files and folders become the list of briefs to build."""

from pathlib import Path

import pytest

from reportgen.batch.gather import gather
from reportgen.errors import BriefError


def make(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / name for name in names]
    for file in files:
        file.write_text("title: x\n", encoding="utf-8")
    return files


def test_it_takes_files_in_the_order_given(tmp_path: Path) -> None:
    first, second = make(tmp_path, "b.yaml", "a.yaml")

    assert gather([first, second]) == (first, second)


def test_it_takes_a_folder_by_name_and_leaves_out_what_is_no_brief(tmp_path: Path) -> None:
    a, b, *_ = make(tmp_path, "a.yaml", "b.yml", ".hidden.yaml", "README.md", "brief.schema.json")
    make(tmp_path / "deeper", "c.yaml")

    assert gather([tmp_path]) == (a, b)


def test_it_takes_a_brief_once_that_is_named_twice(tmp_path: Path) -> None:
    (file,) = make(tmp_path, "a.yaml")

    assert gather([file, tmp_path]) == (file,)


def test_it_leaves_a_file_that_is_not_there_to_whoever_loads_it(tmp_path: Path) -> None:
    assert gather([tmp_path / "gone.yaml"]) == (tmp_path / "gone.yaml",)


def test_it_refuses_a_folder_without_briefs(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        gather([tmp_path])

    assert [problem.code for problem in caught.value.problems] == ["no-briefs"]


@pytest.mark.parametrize("names", [("a.yaml", "a.yml"), ("caf\u00e9.yaml", "cafe\u0301.yaml"), ("a.yaml", "A.yaml")])
def test_it_refuses_two_briefs_for_one_name(tmp_path: Path, names: tuple[str, str]) -> None:
    first, second = tmp_path / "one" / names[0], tmp_path / "two" / names[1]
    make(first.parent, first.name)
    make(second.parent, second.name)

    with pytest.raises(BriefError) as caught:
        gather([first, second])

    (problem,) = caught.value.problems
    assert (problem.code, problem.file) == ("name-shared", second)
    assert str(first) in problem.message
