"""What a run builds, what it leaves, and what it remembers. Nothing is drawn: the typist copies."""

import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from reportgen import resources
from reportgen.batch.job import Options
from reportgen.batch.report import Waiting
from reportgen.batch.run import plan, run
from reportgen.build import furnish
from reportgen.errors import RenderError
from reportgen.layouts.copy import copy

# Each of them reads all looks several times.
pytestmark = pytest.mark.slow

BOTH = "explainer deck"


def reasons(desk: Any, options: Options | None = None) -> list[str]:
    """Why the next run would build what it would build."""
    findings, _ = plan(desk.request(options))
    return [f"{each.source.stem}: {'; '.join(map(str, each.reasons))}" for each in findings]


class TestWhatIsOutOfDate:
    def test_it_builds_everything_once(self, desk: Any) -> None:
        desk.write("one")
        desk.write("two")

        first = desk.build()
        drawn = desk.drawn()
        second = desk.build()

        assert drawn == [f"one {BOTH}", f"two {BOTH}"]
        assert [len(each.of("built")) for each in (first, second)] == [2, 0]
        assert (len(second.of("current")), desk.drawn()) == (2, [])

    def test_it_leaves_every_byte_of_the_folder_when_nothing_changed(self, desk: Any) -> None:
        desk.write("one", "title: A\nwarn\n")
        desk.build()
        before = {path: path.read_bytes() for path in desk.out.rglob("*") if path.is_file()}

        desk.build()

        assert {path: path.read_bytes() for path in desk.out.rglob("*") if path.is_file()} == before

    def test_it_builds_nothing_for_another_time_of_a_file(self, desk: Any) -> None:
        file = desk.write("one")
        desk.build()
        os.utime(file, ns=(0, 0))

        desk.build()

        assert desk.drawn() == []

    def test_it_notices_another_word_of_the_same_length_at_the_same_time(self, desk: Any) -> None:
        file = desk.write("one", "title: good\n")
        desk.write("two")
        desk.build()
        before = file.stat()
        file.write_text("title: best\n", encoding="utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

        desk.build()

        assert desk.drawn() == [f"one {BOTH}"]
        assert b"best" in desk.outputs()["one/one.pdf"]

    def test_it_notices_another_image(self, desk: Any) -> None:
        desk.write("one", "title: A\nphoto: images/a.png\n")
        desk.write("images/a.png", "old")
        desk.build()
        desk.write("images/a.png", "new")

        assert reasons(desk) == ["one: images/a.png changed"]
        desk.build()
        assert desk.outputs()["one/one.pdf"].endswith(b"new")

    def test_it_notices_an_image_that_is_gone_and_keeps_the_outputs(self, desk: Any) -> None:
        desk.write("one", "title: A\nphoto: a.png\n")
        desk.write("a.png", "old")
        desk.build()
        before = desk.outputs()
        (desk.briefs / "a.png").unlink()

        summary = desk.build()

        (report,) = summary.of("failed")
        assert report.failed.problems[1].message == "there is no such file"
        assert [output.kind for output in report.outputs] == ["explainer", "deck"]
        assert desk.outputs() == before

    def test_it_reads_no_file_that_the_brief_no_longer_names(self, desk: Any) -> None:
        desk.write("one", "title: A\nphoto: a.png\n")
        desk.write("a.png", "old")
        desk.build()
        desk.write("one", "title: A\n")
        desk.build()
        desk.write("a.png", "new")

        assert reasons(desk) == []

    def test_it_refuses_a_file_outside_the_folder(self, desk: Any) -> None:
        desk.write("one", "title: A\nphoto: ../secret\n")
        (desk.briefs.parent / "secret").write_text("secret")

        summary = desk.build()

        assert "outside the folder" in summary.of("failed")[0].failed.problems[1].message
        assert desk.outputs() == {}

    def test_it_builds_only_the_output_that_an_option_concerns(self, desk: Any) -> None:
        desk.write("one")
        desk.build()
        desk.house = furnish(paper="letter")

        assert reasons(desk) == ["one: paper a4 → letter"]
        desk.build()
        assert desk.drawn() == ["one explainer"]

    def test_it_builds_only_the_output_that_is_asked_for_and_not_there(self, desk: Any) -> None:
        desk.write("one")
        desk.build(Options(("explainer",)))

        desk.build()

        assert desk.drawn() == ["one deck"]
        assert list(desk.outputs()) == ["one/one.pdf", "one/one.pptx"]

    def test_it_notices_other_looks_and_says_which_file(self, desk: Any, tmp_path: Path) -> None:
        desk.write("one")
        copy(resources.locate(), tmp_path / "looks")
        desk.house = furnish(tmp_path / "looks")
        desk.build()
        tokens = tmp_path / "looks" / "tokens.yaml"
        tokens.touch()
        assert reasons(desk) == []

        tokens.write_bytes(tokens.read_bytes() + b"# a comment\n")

        assert reasons(desk) == ["one: layouts/tokens.yaml changed"]

    @pytest.mark.parametrize("content", [b"", b"short", b"X"])
    def test_it_builds_again_what_is_not_the_file_it_wrote(self, desk: Any, content: bytes) -> None:
        desk.write("one")
        desk.build()
        before = desk.outputs()
        file = desk.out / "one" / "one.pptx"
        file.write_bytes(content * (file.stat().st_size if content == b"X" else 1))

        assert reasons(desk) == ["one: one/one.pptx is not the file that was built"]
        summary = desk.build()
        assert desk.drawn() == ["one deck"]
        assert [problem.code for problem in summary.problems] == ["output-changed"]
        assert desk.outputs() == before

    def test_it_builds_again_what_was_swapped(self, desk: Any) -> None:
        desk.write("one", "title: A\n")
        desk.write("two", "title: B\n")
        desk.build()
        before = desk.outputs()
        one, two = desk.out / "one" / "one.pdf", desk.out / "two" / "two.pdf"
        content = one.read_bytes()
        one.write_bytes(two.read_bytes())
        two.write_bytes(content)

        desk.build()

        assert desk.drawn() == ["one explainer", "two explainer"]
        assert desk.outputs() == before

    def test_it_believes_outputs_that_were_copied_elsewhere_and_back(self, desk: Any) -> None:
        desk.write("one")
        desk.build()
        file = desk.out / "one" / "one.pdf"
        content = file.read_bytes()
        file.unlink()
        file.write_bytes(content)

        desk.build()

        assert desk.drawn() == []

    def test_it_builds_everything_when_forced(self, desk: Any) -> None:
        desk.write("one")
        desk.build()

        desk.build(is_forced=True)

        assert desk.drawn() == [f"one {BOTH}"]

    def test_it_builds_pdfs_anew_that_were_not_proven(self, desk: Any) -> None:
        desk.write("one")
        desk.build()

        desk.build(Options(is_proven=True))
        drawn = desk.drawn()
        desk.build(Options(is_proven=True))

        assert drawn == ["one explainer"]
        assert desk.drawn() == []

    def test_it_writes_nothing_when_only_asked_what_it_would_do(self, desk: Any) -> None:
        desk.write("one")

        assert reasons(desk) == ["one: one/one.pdf was not built before; one/one.pptx was not built before"]
        assert not desk.out.exists()


class TestWhatFails:
    def test_it_fails_one_brief_alone_and_tries_it_again(self, desk: Any) -> None:
        desk.write("one")
        desk.write("two", "title: A\nwrong\n")
        desk.write("three")

        first, second = desk.build(), desk.build()

        assert [len(first.of(state)) for state in ("built", "failed")] == [2, 1]
        assert [len(second.of(state)) for state in ("current", "failed")] == [2, 1]
        assert list(desk.outputs()) == ["one/one.pdf", "one/one.pptx", "three/three.pdf", "three/three.pptx"]

    def test_it_keeps_warnings_of_briefs_that_it_does_not_build(self, desk: Any) -> None:
        file = desk.write("one", "title: A\nwarn\n")

        first, second = desk.build(), desk.build()

        assert first.of("built")[0].warnings == second.of("current")[0].warnings
        assert second.of("current")[0].warnings[0].file == file

    def test_it_takes_them_for_errors_when_strict(self, desk: Any) -> None:
        desk.write("one", "title: A\nwarn\n")
        desk.build()

        summary = desk.build(Options(is_strict=True))

        assert [report.failed.problems[0].code for report in summary.of("failed")] == ["style"]
        assert desk.drawn() == []

    def test_it_leaves_nothing_when_no_brief_can_be_tried(self, desk: Any) -> None:
        desk.write("Odd name")

        summary = desk.build()

        assert summary.of("failed")[0].failed.problems[0].code == "output-name"
        assert not desk.out.exists()

    def test_it_says_so_when_the_outputs_of_another_brief_are_replaced(self, desk: Any, make_desk: Any) -> None:
        desk.write("one")
        desk.build()
        (desk.briefs.parent / "other").mkdir()
        other = make_desk(desk.briefs.parent / "other")
        other.write("one", "title: Another\n")
        other.out = desk.out

        summary = other.build()

        assert [problem.code for problem in summary.problems] == ["name-taken"]

    def test_it_writes_to_no_folder_that_is_a_file(self, desk: Any) -> None:
        desk.write("one")
        desk.out.write_bytes(b"a file")

        with pytest.raises(RenderError, match="cannot be written"):
            desk.build()

        assert desk.out.read_bytes() == b"a file"

    def test_it_keeps_what_was_finished_when_it_is_interrupted(self, desk: Any) -> None:
        desk.write("one")
        desk.write("two")

        def stop(event: object) -> None:
            if getattr(event, "state", None) == "built":
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            run(desk.request(), lambda _: desk.typist, stop)

        assert list(desk.outputs()) == ["one/one.pdf", "one/one.pptx"]
        assert '"name": "one"' in (desk.out / "manifest.json").read_text(encoding="utf-8")
        desk.build()
        assert desk.drawn() == [f"two {BOTH}"]

    def test_it_builds_anew_what_was_drawn_while_the_looks_changed(self, desk: Any, tmp_path: Path) -> None:
        desk.write("one")
        copy(resources.locate(), tmp_path / "looks")
        desk.house = furnish(tmp_path / "looks")

        def change(event: object) -> None:
            if getattr(event, "state", None) == "built":
                (tmp_path / "looks" / "notes.txt").write_text("new")

        run(desk.request(), lambda _: desk.typist, change)

        assert reasons(desk) == ["one: looks when it was built is not known"]


class TestWhatIsLeftOver:
    def test_it_lists_outputs_of_briefs_that_are_gone_and_leaves_them(self, desk: Any) -> None:
        desk.write("one")
        file = desk.write("two")
        desk.build()
        file.unlink()

        summary = desk.build()

        assert summary.left_over == (("two", "../briefs/two.yaml"),)
        assert "two/two.pdf" in desk.outputs()

    def test_it_removes_them_when_told_to_and_nothing_else(self, desk: Any) -> None:
        desk.write("one")
        file = desk.write("two")
        desk.build()
        file.unlink()
        (desk.out / "two" / "notes.txt").write_text("mine")
        (desk.out / "three").mkdir()
        (desk.out / "three" / "three.pdf").write_text("mine")

        summary = desk.build(may_prune=True)

        assert [path.name for path in summary.removed] == ["two.pdf", "two.pptx"]
        assert summary.left_over == ()
        assert list(desk.outputs()) == ["one/one.pdf", "one/one.pptx", "three/three.pdf", "two/notes.txt"]
        assert desk.build().left_over == ()

    def test_it_keeps_an_output_that_somebody_changed(self, desk: Any) -> None:
        desk.write("one")
        file = desk.write("two")
        desk.build()
        file.unlink()
        (desk.out / "two" / "two.pptx").write_bytes(b"an hour of work")

        summary = desk.build(may_prune=True)

        assert [path.name for path in summary.removed] == ["two.pdf"]
        assert [problem.code for problem in summary.problems] == ["output-changed"]
        assert (desk.out / "two" / "two.pptx").read_bytes() == b"an hour of work"

    def test_it_holds_no_brief_for_gone_that_was_moved_and_looked_at_since(self, desk: Any) -> None:
        desk.write("one")
        desk.write("two")
        desk.build()
        desk.briefs = desk.briefs.rename(desk.briefs.parent / "moved")
        desk.build()
        (desk.briefs / "two.yaml").rename(desk.briefs / "three.yml")

        summary = desk.build(may_prune=True)

        assert [path.name for path in summary.removed] == ["two.pdf", "two.pptx"]
        (desk.briefs / "three.yml").rename(desk.briefs / "two.yaml")
        (only,) = [each for each in desk.request().sources if each.stem == "two"]
        alone = run(replace(desk.request(), sources=(only,), may_prune=True), lambda _: desk.typist, lambda _: None)
        assert alone.removed == ()
        assert list(desk.outputs()) == ["one/one.pdf", "one/one.pptx", "two/two.pdf", "two/two.pptx"]

    def test_it_sweeps_what_a_killed_run_left(self, desk: Any) -> None:
        desk.write("one")
        desk.build()
        left = desk.out / "one" / f".one.pdf.{'0' * 16}.part"
        other = desk.out / "one" / ".one.pdf.mine.part"
        left.write_bytes(b"half")
        other.write_bytes(b"mine")

        desk.build()

        assert (left.exists(), other.exists()) == (False, True)


def test_it_tells_what_is_being_drawn_and_what_became_of_it(desk: Any) -> None:
    for name in ("one", "two", "three"):
        desk.write(name)

    desk.build()

    told = [(type(event).__name__, getattr(event, "source", desk.briefs).stem) for event in desk.events]
    assert told[0] == ("Looked", "briefs")
    assert told[1:3] == [("Drawing", "one"), ("Drawing", "three")]
    assert sorted(told[3:]) == [("Drawing", "two"), ("Report", "one"), ("Report", "three"), ("Report", "two")]


def test_it_waits_for_another_batch_and_says_so(desk: Any) -> None:
    desk.write("one")
    (desk.out / ".reportgen").mkdir(parents=True)
    is_locked, is_noticed = threading.Event(), threading.Event()

    def occupy() -> None:
        with FileLock(desk.out / ".reportgen" / "lock"):
            is_locked.set()
            is_noticed.wait(timeout=10)

    def tell(event: object) -> None:
        desk.events.append(event)
        is_noticed.set()

    other = threading.Thread(target=occupy)
    other.start()
    is_locked.wait()

    summary = run(desk.request(), lambda _: desk.typist, tell)

    other.join()
    assert desk.events[0] == Waiting(desk.out)
    assert len(summary.of("built")) == 1
