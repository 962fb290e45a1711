"""What is true of all our code, beyond what the linters look at."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "reportgen").rglob("*.py"))
MODULE_LINES = 400
FUNCTION_STATEMENTS = 50
# A folder's door is empty; these two are the doors of the package and of its command.
DOORS = {"reportgen/__init__.py", "reportgen/cli/__init__.py"}


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def statements(function: ast.AST) -> int:
    return sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1


def test_it_finds_the_modules() -> None:
    assert len(MODULES) > 50


def test_it_counts_statements() -> None:
    (function,) = ast.parse("def f():\n    a = 1\n    if a:\n        return a").body

    assert statements(function) == 3


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_it_stays_small(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    long = [function.name for function in functions(module) if statements(function) > FUNCTION_STATEMENTS]

    assert lines <= MODULE_LINES
    assert long == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_it_says_which_question_it_answers(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    is_empty_door = module.name == "__init__.py" and module.relative_to(ROOT).as_posix() not in DOORS

    assert (text == "") if is_empty_door else ast.get_docstring(ast.parse(text))
