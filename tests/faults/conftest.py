"""A batch run as a program in a folder of its own, and what must be true of it whatever befell it."""

import io
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from reportgen.write import _STAGED

_MARK = "REPORTGEN_FAULTS"
_COUNT = 4
_BRIEF = """\
title: Brief {number}
dek: What a broken machine does to it
overview: |
  Nothing has happened to brief {number} yet.
indicators:
  - label: Briefs before this one
    value: "{number}"
"""
# How long something may take that takes a moment: a guard against waiting for ever.
PATIENCE = 60.0


def brief(number: int) -> str:
    return _BRIEF.format(number=number)


@dataclass
class Batch:
    """Briefs, an output folder, a folder of temporary files, and whoever was started on them."""

    root: Path
    options: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    mark: str = field(default_factory=lambda: uuid.uuid4().hex)

    def __post_init__(self) -> None:
        for folder in (self.briefs, self.temporary):
            folder.mkdir()
        for number in range(_COUNT):
            (self.briefs / f"brief-{number}.yaml").write_text(brief(number), encoding="utf-8")

    @property
    def briefs(self) -> Path:
        return self.root / "briefs"

    @property
    def out(self) -> Path:
        return self.root / "output"

    @property
    def temporary(self) -> Path:
        return self.root / "tmp"

    def start(
        self, *options: str, before: Sequence[str] = (), arguments: Sequence[str] = (), **others: Any
    ) -> subprocess.Popen[str]:
        """Start a batch, or whatever the arguments ask for, as the leader of its own group, the way a shell does."""
        build = ("build", str(self.briefs), "--out", str(self.out), "--jobs", "2", *self.options)
        environment = {**os.environ, "TMPDIR": str(self.temporary), _MARK: self.mark, **self.environment}
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **others}
        return subprocess.Popen(
            [*before, sys.executable, "-m", "reportgen", *(arguments or build), *options],
            env=environment,
            text=True,
            encoding="utf-8",
            start_new_session=True,
            # Whoever started the tests may ignore Ctrl-C, as shells do in the background; what a batch does of it is
            # what is asked here.
            preexec_fn=_hear_signals,
            **streams,
        )

    def run(self, *options: str, **others: Any) -> subprocess.CompletedProcess[str]:
        """The same, to its end."""
        with self.start(*options, **others) as process:
            told, remarks = process.communicate(timeout=4 * PATIENCE)
        return subprocess.CompletedProcess(process.args, process.returncode, told, remarks)

    def processes(self) -> dict[int, str]:
        """All processes of this batch that live, by their command, whoever their parent is now."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if f"{_MARK}={self.mark}".encode() in (folder / "environ").read_bytes():
                    found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
        return found

    def workers(self) -> list[int]:
        """The processes that draw: children of the fork server."""
        servers = {number for number, command in self.processes().items() if "multiprocessing.forkserver" in command}
        return [number for number in servers if _parent(number) in servers and _is_settled(number)]

    def server(self) -> int | None:
        """The fork server itself."""
        servers = {number for number, command in self.processes().items() if "multiprocessing.forkserver" in command}
        return next((number for number in servers if _parent(number) not in servers), None)

    def outputs(self) -> dict[str, bytes]:
        """The finished files, by path."""
        files = (file for file in self.out.rglob("*") if file.suffix in (".pdf", ".pptx"))
        return {file.relative_to(self.out).as_posix(): file.read_bytes() for file in files}

    def staged(self) -> list[str]:
        """Files that were not finished."""
        return [file.name for file in self.root.rglob(".*") if _STAGED.fullmatch(file.name)]

    def wait_until(self, happened: Callable[[], object]) -> None:
        """Wait for something that comes within moments."""
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < deadline, "it did not happen"
            time.sleep(0.01)


def _hear_signals() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def _is_settled(number: int) -> bool:
    """Whether the worker has begun to ignore Ctrl-C, which is the last thing before it draws."""
    try:
        lines = Path("/proc", str(number), "status").read_text().splitlines()
    except OSError:
        return False
    ignored = next((int(line.split()[1], 16) for line in lines if line.startswith("SigIgn:")), 0)
    return bool(ignored >> (signal.SIGINT - 1) & 1)


def _parent(number: int) -> int | None:
    try:
        return int(Path("/proc", str(number), "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def is_whole(content: bytes) -> bool:
    """Whether a reader opens the file to its end."""
    if content.startswith(b"%PDF-"):
        return content.rstrip().endswith(b"%%EOF")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.testzip() is None
    except zipfile.BadZipFile:
        return False


@pytest.fixture
def make_batch() -> Iterator[Callable[..., Batch]]:
    """A new batch, of which nothing is left running when the test ends."""
    made: list[Batch] = []
    with tempfile.TemporaryDirectory(prefix="faults-") as root:

        def make(*options: str, **environment: str) -> Batch:
            folder = Path(root, str(len(made)))
            folder.mkdir()
            made.append(Batch(folder, options, environment))
            return made[-1]

        yield make
        for batch in made:
            for number in batch.processes():
                os.kill(number, signal.SIGKILL)


@pytest.fixture
def batch(make_batch: Callable[..., Batch]) -> Batch:
    return make_batch()


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What a batch makes that nothing befalls."""
    calm = Batch(tmp_path_factory.mktemp("calm"))
    done = calm.run()
    assert done.returncode == 0, done.stderr
    outputs = calm.outputs()
    assert len(outputs) == 2 * _COUNT
    return outputs


@pytest.fixture
def settle(undisturbed: Mapping[str, bytes]) -> Callable[..., None]:
    """Holds a batch, after its fault, to what is promised."""

    def check(batch: Batch, *options: str, expected: Mapping[str, bytes] = undisturbed) -> None:
        batch.wait_until(lambda: not batch.processes())
        assert [name for name, content in batch.outputs().items() if not is_whole(content)] == []
        again = batch.run(*options)
        assert (again.returncode, "Traceback" in again.stderr) == (0, False), again.stderr
        assert batch.outputs() == expected
        batch.wait_until(lambda: not batch.processes())
        assert batch.staged() == []
        assert list(batch.temporary.iterdir()) == []

    return check
