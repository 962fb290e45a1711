"""What editors are told about a brief, and that it is true."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from reportgen.brief import load, schema
from reportgen.brief.model import Brief

ROOT = Path(__file__).resolve().parents[2]
COMMITTED = ROOT / "reportgen" / "brief" / "brief.schema.json"
SAMPLES = sorted((ROOT / "briefs").glob("*.yaml"))
FULL = """
title: T
dek: 2025
overview: |
  One.
bottom_line:
indicators:
  - {value: 75, label: L, as_of: 2024, sources: [s1], target: 80.5}
  - value: 1%
    label: M
    series:
      - {date: 2023, value: 4}
      - {date: 2024-06, value: 5.5}
people:
timeline:
  - {title: E, date: 2021-08-09, key: true}
  - {title: F, key: no}
timeline_order: oldest first
scenarios:
  - title: S
    likelihood: likely
    impact: severe
    signposts: [{watch: W, state: seen}]
takeaways: {timeline: X}
sources: [{id: s1, title: T, url: "https://a.example"}]
tags: [a, 2]
"""


def errors(content: str) -> list[str]:
    """What an editor, which types scalars as YAML does, would underline."""
    validator = Draft202012Validator(schema.schema())
    typed: Any = yaml.load(content, Loader=_Editor)
    return sorted(error.json_path for error in validator.iter_errors(typed))


class _Editor(yaml.SafeLoader):
    """YAML as editors read it: numbers and booleans are typed, dates stay text (YAML 1.2)."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema.schema())

    assert schema.schema()["$schema"] == schema.DIALECT


def test_it_is_committed_fresh() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == schema.text()


def test_it_describes_every_key() -> None:
    described = schema.schema()
    parts = [described, *described["$defs"].values()]

    assert list(described["properties"]) == list(Brief.model_fields)
    assert len(parts) > 9
    assert all(each.get("description") for part in parts for each in part["properties"].values())


def test_it_takes_what_loads(tmp_path: Path) -> None:
    brief = tmp_path / "full.yaml"
    brief.write_text(FULL, encoding="utf-8")

    assert load.load(brief).tags == ("a", "2")
    assert errors(FULL) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_it_takes_the_samples(sample: Path) -> None:
    assert errors(sample.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ("title: T\n", ["$"]),
        ("title: T\noverview: O\ntitel: x\n", ["$"]),
        ("title: [T]\noverview: O\n", ["$.title"]),
        ("title: T\noverview: O\nindicators:\n  - {valeu: 1, label: L}\n", ["$.indicators[0]", "$.indicators[0]"]),
        ("title: T\noverview: O\npeople: x\n", ["$.people"]),
        ("title: T\noverview: O\nscenarios: [{title: S, impact: sever}]\n", ["$.scenarios[0].impact"]),
        ("title: T\noverview: O\ntimeline: [{title: E, key: maybe}]\n", ["$.timeline[0].key"]),
    ],
)
def test_it_rejects_what_does_not_load(content: str, places: list[str]) -> None:
    assert errors(content) == places


def test_it_is_found_by_editors_through_a_comment() -> None:
    assert schema.modeline("brief.schema.json") == "# yaml-language-server: $schema=brief.schema.json"
