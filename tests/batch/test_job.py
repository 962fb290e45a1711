"""What a worker makes of a job, without drawing: nothing it reads lies on a disk."""

import pickle

from reportgen.batch.job import Failed, Job, Options, Wanting, work
from reportgen.build import furnish

PORTRAYED = b"""title: A title
overview: Some words.
people:
  - {name: A, photo: images/a.png, alt: A face}
  - {name: B, photo: b.png, alt: A face}
"""
NOTHING = Options(kinds=())


def job(content: bytes, files: dict[str, bytes] | None = None, refused: dict[str, str] | None = None) -> Job:
    return Job("potash", "briefs/potash.yaml", NOTHING, {"potash.yaml": content, **(files or {})}, refused or {})


def test_it_asks_for_every_file_that_the_brief_names() -> None:
    result = work(job(PORTRAYED), furnish())

    assert result == Wanting(("b.png", "images/a.png"))


def test_it_tells_of_a_refused_file_where_the_brief_names_it() -> None:
    refused = {"images/a.png": "there is no such file", "b.png": "it is not a regular file"}

    result = work(job(PORTRAYED, refused=refused), furnish())

    assert isinstance(result, Failed)
    assert (result.exit_code, result.traceback, result.crash) == (2, None, None)
    assert [str(problem) for problem in result.problems] == [
        "briefs/potash.yaml:4:22  people[1].photo — “images/a.png”: there is no such file",
        "briefs/potash.yaml:5:22  people[2].photo — “b.png”: it is not a regular file",
    ]


def test_it_tells_what_is_wrong_with_a_brief() -> None:
    result = work(job(b"titel: A title\noverview: x\n"), furnish())

    assert isinstance(result, Failed)
    assert [problem.code for problem in result.problems] == ["unknown-key"]


def test_it_tells_a_bug_with_its_traceback() -> None:
    result = work(Job("potash", "potash.yaml", NOTHING, {}), furnish())

    assert isinstance(result, Failed)
    assert result.exit_code == 1
    assert "Traceback" in (result.traceback or "")


def test_it_travels() -> None:
    sent = job(PORTRAYED)

    assert pickle.loads(pickle.dumps(sent)) == sent
    assert pickle.loads(pickle.dumps(furnish())) == furnish()
