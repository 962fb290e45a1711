"""A finished file reaches the disk whole."""

import sys
import threading
from pathlib import Path

import pytest

from reportgen.errors import RenderError
from reportgen.write import sweep, write, write_together


def test_it_makes_the_folders_on_the_way(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "potash.pdf"

    write(file, b"new")

    assert file.read_bytes() == b"new"


def test_it_replaces_what_was_there_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "potash.pdf"
    file.write_bytes(b"old")

    write(file, b"new")

    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_it_gives_the_permissions_that_the_user_wants(tmp_path: Path) -> None:
    usual, written = tmp_path / "usual", tmp_path / "written"
    usual.write_bytes(b"")

    write(written, b"")

    assert written.stat().st_mode == usual.stat().st_mode


def test_it_touches_neither_file_when_one_of_two_cannot_be_staged(tmp_path: Path) -> None:
    first, blocked = tmp_path / "potash.pdf", tmp_path / "taken" / "potash.pptx"
    first.write_bytes(b"old")
    (tmp_path / "taken").write_bytes(b"a file where a folder should be")

    with pytest.raises(RenderError) as caught:
        write_together({first: b"new", blocked: b"new"})

    assert caught.value.problems[0].code == "unwritable"
    assert caught.value.problems[0].file == blocked
    assert first.read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == [first, tmp_path / "taken"]


def test_it_says_so_when_a_folder_stands_in_the_place(tmp_path: Path) -> None:
    file = tmp_path / "potash.pdf"
    file.mkdir()

    with pytest.raises(RenderError, match="cannot be written"):
        write(file, b"new")

    assert list(tmp_path.iterdir()) == [file]


def test_it_never_shows_half_a_file_to_a_reader(tmp_path: Path) -> None:
    file = tmp_path / "potash.pdf"
    versions = {bytes([letter]) * 200_000 for letter in b"abcd"}
    write(file, min(versions))
    is_done = threading.Event()

    def rewrite() -> None:
        for _ in range(5):
            for content in versions:
                write(file, content)
        is_done.set()

    writer = threading.Thread(target=rewrite)
    writer.start()
    seen = {file.read_bytes()}
    while not is_done.is_set():
        seen.add(file.read_bytes())
    writer.join()

    assert seen <= versions


def test_it_sweeps_what_nobody_holds_and_leaves_the_rest(tmp_path: Path) -> None:
    left, mine = tmp_path / f".a.pdf.{'0' * 16}.part", tmp_path / ".a.pdf.part"
    for file in (left, mine):
        file.write_bytes(b"half")

    sweep(tmp_path)
    sweep(tmp_path / "gone")

    assert list(tmp_path.iterdir()) == [mine]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there anyway")
def test_it_sweeps_nothing_that_is_being_written(tmp_path: Path) -> None:
    import fcntl

    held = tmp_path / f".a.pdf.{'0' * 16}.part"
    with held.open("xb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)

        sweep(tmp_path)

    assert held.exists()
