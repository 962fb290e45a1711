"""What a journal remembers, and what it makes of damage."""

from collections.abc import Callable
from typing import Any

import pytest

from reportgen.batch.journal import Journal

# Each of them reads all looks several times.
pytestmark = pytest.mark.slow

Damage = Callable[[bytes], bytes]


def flipped(content: bytes) -> bytes:
    """One bit of the last line's middle is another one."""
    place = content.rindex(b"\n", 0, -1) + 200
    return content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :]


DAMAGES: dict[str, tuple[Damage, str, int]] = {
    "a bit is flipped": (flipped, "1 of its lines", 1),
    "its end is cut off": (lambda content: content[:-40], "1 of its lines", 1),
    "its last line feed is cut off": (lambda content: content[:-1], "1 of its lines", 1),
    "it is of another version": (lambda content: content.replace(b'journal": 1', b'journal": 99', 1), "everything", 2),
    "it is empty": (lambda _: b"", "everything", 2),
    "it is something else": (lambda _: b"\x80\x04K\x01.", "everything", 2),
    "a line is not ours": (lambda content: content + b"00000000 {}\n", "1 of its lines", 0),
    "a value is missing": (lambda content: content + line(b'["entry","three",{"name":"three"}]'), "1 of its lines", 0),
    "a value is no entry": (lambda content: content + line(b'["entry","three",7]'), "1 of its lines", 0),
}


def line(content: bytes) -> bytes:
    """A line with the right checksum."""
    import zlib

    return b"%08x %b\n" % (zlib.crc32(content), content)


@pytest.mark.parametrize("damage", DAMAGES)
def test_it_builds_anew_what_it_cannot_read_and_says_so(desk: Any, damage: str) -> None:
    change, message, lost = DAMAGES[damage]
    desk.write("one")
    desk.write("two")
    desk.build()
    before = desk.outputs()
    file = desk.out / ".reportgen" / "journal.jsonl"
    whole = file.read_bytes()
    file.write_bytes(change(whole))

    summary = desk.build()

    assert [problem.code for problem in summary.problems] == ["journal"]
    assert message in summary.problems[0].message
    assert len(summary.of("built")) == lost
    assert desk.outputs() == before
    assert desk.build().problems == ()


def test_it_starts_anew_without_a_word_when_there_is_none(desk: Any) -> None:
    journal = Journal(desk.out)

    assert (journal.entries, journal.warnings) == ({}, [])


def test_it_remembers_what_it_was_told(desk: Any) -> None:
    desk.write("one", "title: Łódź\nwarn\n")
    desk.build()

    entry = Journal(desk.out).entries["one"]

    assert (entry.source, entry.identity.title, entry.identity.tags) == ("../briefs/one.yaml", "Łódź", ("a", "b"))
    assert entry.content == "title: Łódź\nwarn\n".encode()
    assert entry.outputs["deck"].warnings[0].file is not None


def test_it_does_not_grow_for_ever(desk: Any) -> None:
    sizes = []
    desk.write("one")
    desk.build()
    entry = Journal(desk.out).entries["one"]
    for _ in range(250):
        journal = Journal(desk.out)
        journal.record(entry)
        journal.close()
        sizes.append(journal.file.stat().st_size)

    assert max(sizes[125:]) <= max(sizes[:125])
    assert sizes.count(min(sizes)) >= 2


def test_it_can_be_moved_with_the_briefs(desk: Any, make_desk: Any, tmp_path: Any) -> None:
    desk.write("one")
    desk.build()
    (tmp_path / "moved").mkdir()
    desk.briefs.rename(tmp_path / "moved" / "briefs")
    desk.out.rename(tmp_path / "moved" / "out")
    desk.briefs, desk.out = tmp_path / "moved" / "briefs", tmp_path / "moved" / "out"

    summary = desk.build()

    assert len(summary.of("current")) == 1
    assert summary.left_over == ()
