"""What is documented is true, and what there is is documented."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, get_args

import pytest
import typer
from typer.main import get_command

from reportgen.brief.model import Brief, Part
from reportgen.cli import app

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    path for path in ROOT.rglob("*.md") if not {".venv", "output", "node_modules"} & set(path.relative_to(ROOT).parts)
)
# Calls whose argument of this number is a problem's code.
TELLERS = {
    "Problem": 0,
    "Finding": 0,
    "problem": 0,
    "_problem": 0,
    "_stop": 0,
    "_refuse": 0,
    "_typed": 1,
    "_at": 1,
    "_check": 1,
}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands() -> list[str]:
    group: Any = get_command(app)
    found = []
    for name, command in group.commands.items():
        found += [f"{name} {child}" for child in getattr(command, "commands", {})] or [name]
    return found


def parts(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
        for field in annotation.model_fields.values():
            yield from parts(field.annotation)
    elif get_args(annotation) or isinstance(annotation, UnionType):
        for inner in get_args(annotation):
            yield from parts(inner)


def codes() -> set[str]:
    found = set()
    for module in (ROOT / "reportgen").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "id", getattr(node.func, "attr", ""))
                arguments = node.args[TELLERS[called] :] if called in TELLERS else []
                if arguments and isinstance(arguments[0], ast.Constant) and isinstance(arguments[0].value, str):
                    found.add(arguments[0].value)
    return found - {"error"}


def test_it_names_every_command_in_the_readme() -> None:
    there = commands()

    assert len(there) == 12
    assert [name for name in there if f"reportgen {name}" not in read("README.md")] == []


def test_it_names_no_command_in_a_document_that_there_is_not() -> None:
    there = {name.split()[0] for name in commands()}
    named = {
        (path.name, word) for path in DOCUMENTS for word in re.findall(r"`reportgen ([a-z]+)", path.read_text("utf-8"))
    }

    assert len(named) > 5
    assert {pair for pair in named if pair[1] not in there} == set()


def test_it_explains_every_key_of_a_brief() -> None:
    explained = read("briefs/README.md")
    keys = {key for part in parts(Brief) for key in part.model_fields}

    assert len(keys) > 40
    assert sorted(key for key in keys if f"`{key}`" not in explained) == []


def test_it_explains_every_code_of_a_problem() -> None:
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", read("CONTRIBUTING.md"), re.MULTILINE))
    told = codes()

    assert len(told) > 30
    assert sorted(told - explained) == []
    assert sorted(explained - told) == []


def test_it_tells_users_what_changed() -> None:
    entries = re.findall(r"^## \[Unreleased\]\n+### \w+\n+((?:- .+\n(?:  .+\n)*)+)", read("CHANGELOG.md"), re.MULTILINE)

    assert entries


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_it_links_to_what_is_there(document: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", re.sub(r"`[^`]*`", "", document.read_text("utf-8")))

    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_it_finds_the_documents() -> None:
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"} <= {document.name for document in DOCUMENTS}


def test_it_teaches_in_every_help() -> None:
    group: Any = get_command(app)
    leaves = [*group.commands.values(), *group.commands["layouts"].commands.values()]
    silent = [command.name for command in leaves if "reportgen " not in (command.help or "")]

    assert len(leaves) > 6
    assert silent == ["layouts"]
    assert isinstance(app, typer.Typer)
