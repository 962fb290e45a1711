"""What is the same when others draw, and what happens when they are lost? With a real scheduler and real workers."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import resources
from reportgen.layouts.copy import copy

if TYPE_CHECKING:
    from tests.faults.conftest import Batch

pytestmark = pytest.mark.render

Settle = Callable[..., None]
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


class Cluster:
    """A scheduler and workers, which know nothing of the briefs: another folder, another locale, another home."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.address = ""
        # What is set for the scheduler and all workers besides.
        self.environment: dict[str, str] = {}
        self.scheduler: subprocess.Popen[bytes]
        self.workers: list[subprocess.Popen[bytes]] = []

    def open(self, *options: str, workers: int = 2, before: Sequence[str] = (), host: str = "127.0.0.1") -> Cluster:
        """Start a scheduler and so many workers."""
        file = self.root / "scheduler.json"
        place = ("--host", host, "--port", "0", "--scheduler-file", file)
        self.scheduler = self._start("scheduler", before, *place, *options)
        wait_until(lambda: file.is_file() and file.read_text().endswith("}"))
        self.address = json.loads(file.read_text())["address"]
        for _ in range(workers):
            self.hire()
        return self

    def hire(self, *options: str, before: Sequence[str] = (), **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker, and wait until the scheduler knows it."""
        count = self.log.count("Register worker")
        arguments = ("--nthreads", "1", "--local-directory", self.root / "dask", *options)
        worker = self._start("worker", before, self.address, *arguments, **environment)
        self.workers.append(worker)
        wait_until(lambda: self.log.count("Register worker") > count)
        return worker

    @property
    def log(self) -> str:
        """What scheduler and workers have said."""
        return (self.root / "log").read_text(errors="replace")

    @property
    def temporary(self) -> Path:
        """Where the workers may put their temporary files."""
        return self.root / "tmp"

    def drawing(self) -> list[int]:
        """The processes beside the workers that draw: children of their fork servers."""
        servers = {number for number, command in self._processes().items() if "multiprocessing.forkserver" in command}
        return [number for number in servers if _parent(number) in servers]

    def worker_processes(self) -> list[int]:
        """The workers themselves, without the nannies that replace them."""
        return [number for number, command in self._processes().items() if "multiprocessing.spawn" in command]

    def close(self) -> None:
        """End all of it, however it stands."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
        for number in self._processes():
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)

    def _processes(self) -> dict[int, str]:
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if f"CLUSTER_ROOT={self.root}".encode() in (folder / "environ").read_bytes():
                    found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
        return found

    def _start(self, kind: str, before: Sequence[str], *options: object, **environment: str) -> subprocess.Popen[bytes]:
        for folder in ("work", "tmp", "home"):
            (self.root / folder).mkdir(exist_ok=True)
        own = {"TMPDIR": str(self.temporary), "HOME": str(self.root / "home"), "CLUSTER_ROOT": str(self.root)}
        with (self.root / "log").open("ab") as log:
            return subprocess.Popen(
                [*before, sys.executable, "-m", "dask", kind, *map(str, options), "--no-dashboard"],
                cwd=self.root / "work",
                env={
                    **os.environ,
                    "PYTHONPATH": str(ROOT),
                    "LC_ALL": "C",
                    "TZ": "Asia/Kolkata",
                    **own,
                    **self.environment,
                    **environment,
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )


def _parent(number: int) -> int | None:
    try:
        return int(Path("/proc", str(number), "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def wait_until(happened: Callable[[], object], patience: float = PATIENCE) -> None:
    deadline = time.monotonic() + patience
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


@pytest.fixture
def make_cluster(tmp_path: Path) -> Iterator[Callable[[], Cluster]]:
    """A new cluster, of which nothing is left running when the test ends."""
    made: list[Cluster] = []

    def make() -> Cluster:
        root = tmp_path / f"cluster-{len(made)}"
        root.mkdir()
        made.append(Cluster(root))
        return made[-1]

    yield make
    for cluster in made:
        cluster.close()


@pytest.fixture
def cluster(make_cluster: Callable[[], Cluster]) -> Cluster:
    return make_cluster().open()


class Network:
    """Machines that have nothing in common but a wire: network namespaces on a bridge."""

    def __init__(self) -> None:
        self.name = f"reportgen-{os.getpid()}"
        self.machines: list[str] = []
        self._do("ip netns add {name}-wire")
        self._do("ip -n {name}-wire link add name bridge0 type bridge")
        self._do("ip -n {name}-wire link set bridge0 up")

    def join(self) -> tuple[str, Sequence[str]]:
        """A new machine: its address, and what comes before a command that is to run on it."""
        number = len(self.machines) + 1
        machine, address = f"{self.name}-{number}", f"10.77.0.{number}"
        self._do(f"ip netns add {machine}")
        self.machines.append(machine)
        self._do(f"ip -n {machine} link add name eth0 type veth peer name port{number} netns {{name}}-wire")
        self._do(f"ip -n {{name}}-wire link set port{number} master bridge0 up")
        self._do(f"ip -n {machine} addr add {address}/24 dev eth0")
        self._do(f"ip -n {machine} link set lo up")
        self._do(f"ip -n {machine} link set eth0 up")
        return address, ("ip", "netns", "exec", machine)

    def close(self) -> None:
        for machine in (*self.machines, f"{self.name}-wire"):
            subprocess.run(["ip", "netns", "delete", machine], check=False, capture_output=True)

    def _do(self, command: str) -> None:
        subprocess.run(command.format(name=self.name).split(), check=True, capture_output=True)


@pytest.fixture
def network() -> Iterator[Network]:
    try:
        network = Network()
    except (OSError, subprocess.CalledProcessError) as reason:
        pytest.skip(f"no network namespaces can be made here: {reason}")
    yield network
    network.close()


def manifest(batch: Batch) -> Any:
    """What the manifest says, without when and how quickly it came about."""
    text = (batch.out / "manifest.json").read_text(encoding="utf-8")
    return json.loads(re.sub(r'"(built_at|seconds)": [^,}]+', r'"\1": null', text))


def complaints(told: str) -> list[str]:
    """What is told of briefs, whenever it was."""
    return sorted(line for line in told.splitlines() if not line.startswith(("[", "Briefs")))


def dress(batch: Batch) -> Sequence[str]:
    """Give a batch looks of its own, a picture, and two briefs that are wrong."""
    copy(resources.locate(), batch.root / "looks")
    tokens = batch.root / "looks" / "tokens.yaml"
    tokens.write_text(tokens.read_text("utf-8").replace('"#12355B"', '"#123A5B"', 1), encoding="utf-8")
    faces = resources.locate().assets / "fonts"
    face = next(iter(sorted(faces.rglob("*.ttf"))))
    (batch.root / "brand" / "faces").mkdir(parents=True)
    shutil.copy(face, batch.root / "brand" / "faces" / "face.ttf")
    (batch.root / "brand" / "_brand.yml").write_text(
        "color:\n  foreground: '#202020'\n  primary: '#88AAFF'\n"
        "typography:\n  fonts:\n  - {family: Ours, source: file, files: [{path: faces/face.ttf}]}\n  base: Ours\n",
        encoding="utf-8",
    )
    shutil.copy(ROOT / "tests" / "problems" / "dot.png", batch.briefs / "dot.png")
    person = "people:\n  - name: Nobody Known\n    photo: {}\n    alt: A dot\n"
    first = batch.briefs / "brief-0.yaml"
    first.write_text(first.read_text("utf-8") + person.format("dot.png"), encoding="utf-8")
    (batch.briefs / "gone.yaml").write_text("title: A\noverview: B\n" + person.format("gone.png"), encoding="utf-8")
    (batch.briefs / "wrong.yaml").write_text("titel: A\n", encoding="utf-8")
    return "--layouts", str(batch.root / "looks"), "--theme", str(batch.root / "brand" / "_brand.yml")


def other_program(folder: Path) -> Path:
    """Where a program lies that is this one, but for a line."""
    other = folder / "other"
    for name in ("reportgen", "layouts", "assets"):
        shutil.copytree(ROOT / name, other / name, ignore=shutil.ignore_patterns("__pycache__", "readme"))
    shutil.copy(ROOT / "pyproject.toml", other)
    with (other / "reportgen" / "units.py").open("a") as module:
        module.write("# Changed.\n")
    return other


def test_it_makes_the_same_of_the_same_briefs_wherever_they_are_drawn(
    make_batch: Callable[..., Batch], cluster: Cluster
) -> None:
    here, there = make_batch(), make_batch("--cluster", cluster.address)
    looks = [dress(here), dress(there)]

    told_here, told_there = here.run(*looks[0]), there.run(*looks[1])

    assert (told_here.returncode, told_there.returncode) == (1, 1), told_there.stderr
    assert len(there.outputs()) == 8
    assert there.outputs() == here.outputs()
    assert manifest(there) == manifest(here)
    assert complaints(told_there.stderr.replace(str(there.root), str(here.root))) == complaints(told_here.stderr)
    assert list((cluster.root / "work").iterdir()) == []
    # Matplotlib remembers the system's fonts, here as anywhere.
    kept = {file.relative_to(cluster.root / "home").parts[1] for file in cluster.root.glob("home/*/*")}
    assert kept <= {"matplotlib"}


@pytest.mark.faults
def test_it_needs_nothing_of_other_machines_but_a_wire(
    make_batch: Callable[..., Batch],
    make_cluster: Callable[[], Cluster],
    network: Network,
    undisturbed: Mapping[str, bytes],
) -> None:
    batch, cluster = make_batch(), make_cluster()
    address, scheduler = network.join()
    cluster.open(workers=0, before=scheduler, host=address)
    hidden = ("unshare", "--mount", "sh", "-c", 'mount -t tmpfs none "$0" && exec "$@"', str(batch.root))
    for _ in range(2):
        _, machine = network.join()
        seen = subprocess.run([*machine, *hidden, "ls", str(batch.root)], check=True, capture_output=True)
        assert seen.stdout == b""
        cluster.hire(before=(*machine, *hidden))
    batch.options = ("--cluster", cluster.address)

    _, here = network.join()
    process = batch.start(before=here)
    wait_until(lambda: batch.outputs())
    os.kill(cluster.worker_processes()[0], signal.SIGKILL)
    _, remarks = process.communicate(timeout=240)

    assert (process.returncode, "Traceback" in remarks) == (0, False), remarks
    assert batch.outputs() == undisturbed


@pytest.mark.faults
def test_it_speaks_with_a_cluster_that_encrypts_when_it_has_the_certificates(
    make_batch: Callable[..., Batch],
    make_cluster: Callable[[], Cluster],
    undisturbed: Mapping[str, bytes],
    tmp_path: Path,
) -> None:
    from distributed.security import Security

    temporary = Security.temporary()
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    key.write_text(temporary.tls_client_key)
    certificate.write_text(temporary.tls_client_cert)
    prefix = "DASK_DISTRIBUTED__COMM__"
    environment = {f"{prefix}TLS__CA_FILE": str(certificate), f"{prefix}REQUIRE_ENCRYPTION": "true"}
    for who in ("CLIENT", "SCHEDULER", "WORKER"):
        environment |= {f"{prefix}TLS__{who}__KEY": str(key), f"{prefix}TLS__{who}__CERT": str(certificate)}
    cluster = make_cluster()
    cluster.environment = environment
    cluster.open("--protocol", "tls")
    batch = make_batch("--cluster", cluster.address, **environment)

    stranger = make_batch("--cluster", cluster.address).run()
    trusted = batch.run()

    assert cluster.address.startswith("tls://")
    assert stranger.returncode == 4, stranger.stderr
    assert f"{cluster.address} needs certificates" in stranger.stderr
    assert trusted.returncode == 0, trusted.stderr
    assert batch.outputs() == undisturbed


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(5))
def test_it_draws_a_brief_elsewhere_when_a_worker_is_killed(
    make_batch: Callable[..., Batch], cluster: Cluster, settle: Settle, seed: int
) -> None:
    batch = make_batch("--cluster", cluster.address)
    process = batch.start()
    wait_until(cluster.drawing)
    time.sleep(seed / 2)

    for number in cluster.worker_processes()[:1]:
        os.kill(number, signal.SIGKILL)
    _, remarks = process.communicate(timeout=240)

    assert (process.returncode, "Traceback" in remarks) == (0, False), remarks
    settle(batch, "--force")


@pytest.mark.faults
def test_it_fails_a_brief_that_the_scheduler_gives_up(
    make_batch: Callable[..., Batch], make_cluster: Callable[[], Cluster], settle: Settle
) -> None:
    cluster = make_cluster()
    cluster.environment = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    batch = make_batch("--cluster", cluster.open().address)
    process = batch.start()
    wait_until(cluster.drawing)

    os.kill(cluster.worker_processes()[0], signal.SIGKILL)
    _, remarks = process.communicate(timeout=240)

    assert (process.returncode, "Traceback" in remarks) == (1, False), remarks
    assert f"1 of the workers of {cluster.address} were lost while they had it" in remarks
    settle(batch)


@pytest.mark.faults
def test_it_draws_a_brief_again_when_whoever_draws_is_killed_beside_a_worker(
    make_batch: Callable[..., Batch], cluster: Cluster, settle: Settle
) -> None:
    batch = make_batch("--cluster", cluster.address)
    process = batch.start()
    wait_until(lambda: batch.outputs() and cluster.drawing())

    os.kill(cluster.drawing()[-1], signal.SIGKILL)
    _, remarks = process.communicate(timeout=240)

    assert (process.returncode, "Traceback" in remarks) == (0, False), remarks
    assert len(cluster.worker_processes()) == 2
    settle(batch)


@pytest.mark.faults
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"])
def test_it_leaves_the_workers_with_nothing_to_do_when_it_is_told_to_stop(
    make_batch: Callable[..., Batch], cluster: Cluster, settle: Settle, number: signal.Signals, code: int
) -> None:
    batch = make_batch("--cluster", cluster.address)
    process = batch.start()
    wait_until(lambda: batch.outputs())
    before = cluster.worker_processes()

    os.killpg(process.pid, number)
    _, remarks = process.communicate(timeout=60)

    assert (process.returncode, "Traceback" in remarks) == (code, False), remarks
    assert batch.staged() == []
    wait_until(lambda: cluster.drawing() == [])
    assert cluster.worker_processes() == before
    assert len(before) == 2
    settle(batch)


@pytest.mark.faults
def test_it_leaves_nobody_drawing_for_long_when_it_is_killed(
    make_batch: Callable[..., Batch], cluster: Cluster, settle: Settle
) -> None:
    batch = make_batch("--cluster", cluster.address)
    process = batch.start()
    wait_until(lambda: batch.outputs())

    process.kill()
    process.communicate(timeout=60)

    # The workers wait a minute for more.
    wait_until(lambda: cluster.drawing() == [], 2 * PATIENCE)
    assert len(cluster.worker_processes()) == 2
    settle(batch)


@pytest.mark.faults
def test_it_says_so_when_the_scheduler_is_gone(
    make_batch: Callable[..., Batch], cluster: Cluster, settle: Settle
) -> None:
    batch = make_batch("--cluster", cluster.address)
    process = batch.start()
    wait_until(lambda: batch.outputs())

    cluster.scheduler.kill()
    _, remarks = process.communicate(timeout=240)

    assert (process.returncode, "Traceback" in remarks) == (1, False), remarks
    assert f"the scheduler at {cluster.address} is gone" in remarks
    batch.options = ()
    settle(batch)


@pytest.mark.faults
def test_it_waits_some_time_for_a_worker_and_then_says_so(
    make_batch: Callable[..., Batch], make_cluster: Callable[[], Cluster], settle: Settle
) -> None:
    cluster = make_cluster().open(workers=1)
    batch = make_batch("--cluster", cluster.address)
    process = batch.start()
    wait_until(lambda: batch.outputs())

    os.killpg(cluster.workers[0].pid, signal.SIGKILL)
    _, remarks = process.communicate(timeout=240)

    assert (process.returncode, "Traceback" in remarks) == (1, False), remarks
    assert f"{cluster.address} has had no worker for 30 s" in remarks
    batch.options = ()
    settle(batch)


@pytest.mark.faults
def test_it_gives_no_brief_to_a_worker_of_another_version(
    make_batch: Callable[..., Batch], make_cluster: Callable[[], Cluster], settle: Settle, tmp_path: Path
) -> None:
    cluster = make_cluster().open(workers=0)
    cluster.hire(PYTHONPATH=str(other_program(tmp_path)))
    batch = make_batch("--cluster", cluster.address)

    alone = batch.run()
    cluster.hire()
    together = batch.run()

    assert alone.returncode == 4, alone.stderr
    assert re.search(r"gets no brief, .* reportgen is \S+ \(\w+\), not \S+ \(\w+\)", alone.stderr)
    assert "draws the same bytes" in alone.stderr
    assert together.returncode == 0, together.stderr
    assert "warning[cluster-differs]" in together.stderr
    settle(batch)


@pytest.mark.faults
def test_it_lets_workers_help_that_come_later_unless_they_differ(
    make_batch: Callable[..., Batch], make_cluster: Callable[[], Cluster], settle: Settle, tmp_path: Path
) -> None:
    cluster = make_cluster().open(workers=1)
    batch = make_batch("--cluster", cluster.address)
    process = batch.start()
    wait_until(cluster.drawing)

    cluster.hire(PYTHONPATH=str(other_program(tmp_path)))
    cluster.hire()
    _, remarks = process.communicate(timeout=240)

    assert (process.returncode, "Traceback" in remarks) == (0, False), remarks
    settle(batch)


@pytest.mark.faults
def test_it_holds_a_brief_to_its_limits_elsewhere(make_batch: Callable[..., Batch], cluster: Cluster) -> None:
    batch = make_batch("--cluster", cluster.address, "--time-limit", "0.1")

    late = batch.run()

    assert late.returncode == 4, late.stderr
    assert late.stderr.count("takes longer than 0.1 s; shorten it, or allow more with --time-limit") == 4
    assert len(cluster.worker_processes()) == 2


@pytest.mark.faults
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda each: each.name)
def test_it_leaves_nothing_of_a_cluster_that_it_started_itself(
    make_batch: Callable[..., Batch], settle: Settle, number: signal.Signals
) -> None:
    batch = make_batch("--cluster", "local")
    process = batch.start()
    wait_until(lambda: batch.outputs())

    os.kill(process.pid, number) if number == signal.SIGKILL else os.killpg(process.pid, number)
    _, remarks = process.communicate(timeout=60)

    if number == signal.SIGKILL:
        assert process.returncode == -number
    else:
        assert (process.returncode, "Traceback" in remarks) == (128 + number, False), remarks
    settle(batch)
