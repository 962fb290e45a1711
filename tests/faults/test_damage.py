"""What if the memory of a batch is damaged, or the world changes behind its back? No process is started here."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest

from reportgen.batch import run
from reportgen.batch.job import Job, Options, Result
from reportgen.batch.limits import Limits
from reportgen.batch.report import Summary
from reportgen.batch.run import Request
from reportgen.batch.serial import Serial
from reportgen.build import House, furnish

pytestmark = pytest.mark.render

COUNT = 3
DECK = Options(kinds=("deck",))


def write_briefs(folder: Path, word: str = "Nothing") -> tuple[Path, ...]:
    folder.mkdir(exist_ok=True)
    files = tuple(folder / f"brief-{number}.yaml" for number in range(COUNT))
    for number, file in enumerate(files):
        file.write_text(f"title: Brief {number}\noverview: {word} happened.\n", encoding="utf-8")
    return files


def build(house: House, sources: tuple[Path, ...], out: Path) -> Summary:
    return run.run(Request(sources, out, house, DECK), lambda _: Serial(house, Limits()), lambda _: None)


def outputs(out: Path) -> dict[str, bytes]:
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in sorted(out.rglob("*.pptx"))}


def count(summary: Summary) -> tuple[int, int, int]:
    built, current, failed = (len(summary.of(state)) for state in ("built", "current", "failed"))
    return built, current, failed


@pytest.fixture(scope="module")
def house() -> House:
    return furnish()


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory, house: House) -> Path:
    """Briefs and their outputs, as a batch left them."""
    root = tmp_path_factory.mktemp("finished")
    assert count(build(house, write_briefs(root / "briefs"), root / "output")) == (COUNT, 0, 0)
    return root


@pytest.fixture
def root(finished: Path, tmp_path: Path) -> Path:
    """A copy of them to damage."""
    return shutil.copytree(finished, tmp_path / "copy")


def journal(root: Path) -> Path:
    return root / "output" / ".reportgen" / "journal.jsonl"


def flip(file: Path, seed: int) -> None:
    content = bytearray(file.read_bytes())
    content[random.Random(seed).randrange(len(content))] ^= 1 << seed % 8
    file.write_bytes(content)


def cut(file: Path, seed: int) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: random.Random(seed).randrange(len(content))])


def shuffle(file: Path, seed: int) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    random.Random(seed).shuffle(lines)
    file.write_bytes(b"".join(lines))


def fill_with_noise(file: Path, seed: int) -> None:
    file.write_bytes(random.Random(seed).randbytes(2000))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("damage", [flip, cut, shuffle, fill_with_noise])
def test_it_builds_what_a_damaged_journal_forgot(
    root: Path, house: House, finished: Path, damage: Callable[[Path, int], None], seed: int
) -> None:
    damage(journal(root), seed)

    summary = build(house, tuple((root / "briefs").iterdir()), root / "output")

    assert count(summary)[2] == 0
    assert outputs(root / "output") == outputs(finished / "output")
    assert count(build(house, tuple((root / "briefs").iterdir()), root / "output")) == (0, COUNT, 0)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("damage", [flip, cut, fill_with_noise, lambda file, _: file.unlink()])
def test_it_builds_an_output_that_was_damaged(
    root: Path, house: House, finished: Path, damage: Callable[[Path, int], None], seed: int
) -> None:
    file = root / "output" / "brief-1" / "brief-1.pptx"
    dates = file.stat()
    damage(file, seed)
    if file.exists():
        os.utime(file, ns=(dates.st_atime_ns, dates.st_mtime_ns))

    summary = build(house, tuple((root / "briefs").iterdir()), root / "output")

    assert count(summary) == (1, COUNT - 1, 0)
    assert outputs(root / "output") == outputs(finished / "output")


def test_it_does_not_take_one_briefs_output_for_anothers(root: Path, house: House, finished: Path) -> None:
    one, other = (root / "output" / name / f"{name}.pptx" for name in ("brief-0", "brief-1"))
    first = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(first)

    summary = build(house, tuple((root / "briefs").iterdir()), root / "output")

    assert count(summary) == (2, COUNT - 2, 0)
    assert outputs(root / "output") == outputs(finished / "output")


def test_it_does_not_believe_the_journal_of_another_folder(root: Path, house: House, tmp_path: Path) -> None:
    others = write_briefs(tmp_path / "others", word="Something else")
    build(house, others, tmp_path / "elsewhere")
    wanted = outputs(tmp_path / "elsewhere")
    shutil.copy(journal(root), tmp_path / "elsewhere" / ".reportgen")

    summary = build(house, others, tmp_path / "elsewhere")

    assert count(summary) == (COUNT, 0, 0)
    assert outputs(tmp_path / "elsewhere") == wanted


@pytest.mark.parametrize("head", [b'{"reportgen journal": 0}', b'{"reportgen journal": 99}', b"", b"null"])
def test_it_builds_everything_when_another_version_kept_the_journal(root: Path, house: House, head: bytes) -> None:
    _, *lines = journal(root).read_bytes().split(b"\n")
    journal(root).write_bytes(b"\n".join((head, *lines)))

    summary = build(house, tuple((root / "briefs").iterdir()), root / "output")

    assert count(summary) == (COUNT, 0, 0)


@pytest.mark.parametrize("seconds", [-400 * 86_400, 400 * 86_400])
def test_it_builds_nothing_when_only_the_clock_was_set(root: Path, house: House, seconds: int) -> None:
    for file in root.rglob("*"):
        found = file.stat()
        os.utime(file, (found.st_atime + seconds, found.st_mtime + seconds))

    summary = build(house, tuple((root / "briefs").iterdir()), root / "output")

    assert count(summary) == (0, COUNT, 0)


def test_it_sees_a_change_that_bears_an_old_date(root: Path, house: House, tmp_path: Path) -> None:
    source = root / "briefs" / "brief-0.yaml"
    before = source.stat()
    source.write_text(source.read_text(encoding="utf-8").replace("Nothing", "Anythin"), encoding="utf-8")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns - 10**12))

    summary = build(house, tuple((root / "briefs").iterdir()), root / "output")

    assert [report.source for report in summary.of("built")] == [source]


class Meddler(Serial):
    """Changes each brief while it is being drawn."""

    def __init__(self, house: House, folder: Path) -> None:
        super().__init__(house, Limits())
        self._folder = folder

    def submit(self, job: Job) -> Future[Result]:
        file = self._folder / Path(job.source).name
        file.write_text(file.read_text(encoding="utf-8").replace("Nothing", "A lot"), encoding="utf-8")
        return super().submit(job)


def test_it_builds_again_what_was_changed_while_it_was_built(tmp_path: Path, house: House) -> None:
    sources = write_briefs(tmp_path / "briefs")
    request = Request(sources, tmp_path / "output", house, DECK)
    run.run(request, lambda _: Meddler(house, tmp_path / "briefs"), lambda _: None)
    build(house, write_briefs(tmp_path / "fresh", word="A lot"), tmp_path / "wanted")

    summary = build(house, sources, tmp_path / "output")

    assert count(summary) == (COUNT, 0, 0)
    assert outputs(tmp_path / "output") == outputs(tmp_path / "wanted")
