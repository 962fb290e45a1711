"""What other programs read about an output folder."""

import hashlib
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from reportgen.batch import manifest
from reportgen.batch.job import Options

COMMITTED = Path(manifest.__file__).with_name("manifest.schema.json")


def read(desk: Any) -> Any:
    return json.loads((desk.out / "manifest.json").read_text(encoding="utf-8"))


def test_it_keeps_the_committed_schema_fresh() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == manifest.schema()


def test_it_fits_its_schema(desk: Any) -> None:
    desk.write("one", "title: A\nphoto: a.png\nwarn\n")
    desk.write("a.png", "pixels")
    desk.write("two", "title: A\nwrong\n")
    desk.write("three")
    desk.build()
    (desk.briefs / "three.yaml").unlink()
    desk.build(Options(("explainer", "glance", "deck", "press"), is_proven=True))
    validator = Draft202012Validator(json.loads(manifest.schema()))

    found = read(desk)

    assert list(validator.iter_errors(found)) == []
    assert len(found["briefs"]) == 2
    assert len(found["failures"]) == 1
    assert found["left_over"] == ["three"]


def test_its_schema_bites(desk: Any) -> None:
    desk.write("one")
    desk.build()
    validator = Draft202012Validator(json.loads(manifest.schema()))
    found = read(desk)
    del found["briefs"][0]["outputs"][0]["sha256"]

    assert [error.validator for error in validator.iter_errors(found)] == ["required"]


def test_it_says_what_lies_there_and_what_it_was_made_from(desk: Any) -> None:
    brief = desk.write("one", "title: A title\nphoto: a.png\n")
    picture = desk.write("a.png", "pixels")
    desk.build()

    (found,) = read(desk)["briefs"]

    assert {key: found[key] for key in ("name", "source", "title", "dek", "language", "marking", "tags")} == {
        "name": "one",
        "source": "../briefs/one.yaml",
        "title": "A title",
        "dek": None,
        "language": "en",
        "marking": None,
        "tags": ["a", "b"],
    }
    pdf, deck = found["outputs"]
    content = (desk.out / "one" / "one.pdf").read_bytes()
    assert (pdf["path"], pdf["bytes"]) == ("one/one.pdf", len(content))
    assert pdf["sha256"] == hashlib.sha256(content).hexdigest()
    assert (pdf["pages"], pdf["slides"], deck["pages"], deck["slides"]) == (3, None, None, 3)
    assert pdf["inputs"] == [
        {"path": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()} for path in (brief, picture)
    ]


def test_it_tells_failures_of_the_last_run_alone(desk: Any) -> None:
    desk.write("one", "title: A\nwrong\n")
    desk.build()

    (failed,) = read(desk)["failures"]
    desk.write("one", "title: A\n")
    desk.build()

    assert (failed["source"], failed["exit_code"], failed["crash"]) == ("../briefs/one.yaml", 2, None)
    assert (failed["problems"][0]["code"], failed["problems"][0]["file"]) == ("missing", "../briefs/one.yaml")
    assert read(desk)["failures"] == []


def test_it_has_a_line_for_each_brief(desk: Any) -> None:
    for name in ("b", "a", "c"):
        desk.write(name)
    desk.build()

    lines = (desk.out / "manifest.json").read_text(encoding="utf-8").splitlines()

    assert [json.loads(each.rstrip(","))["name"] for each in lines if each.startswith('{"name"')] == ["a", "b", "c"]
