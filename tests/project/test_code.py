"""What is true of all our code, beyond what the linters look at."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "reportgen").rglob("*.py"))
TEXTS = {module: module.read_text(encoding="utf-8") for module in MODULES}
TREES = {module: ast.parse(text) for module, text in TEXTS.items()}
MODULE_LINES = 400
FUNCTION_STATEMENTS = 50
# A folder's door is empty; these two are the doors of the package and of its command.
DOORS = {"reportgen/__init__.py", "reportgen/cli/__init__.py"}


def name(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def statements(function: ast.AST) -> int:
    return sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1


def test_it_finds_the_modules() -> None:
    assert len(MODULES) > 50


def test_it_counts_statements() -> None:
    (function,) = ast.parse("def f():\n    a = 1\n    if a:\n        return a").body

    assert statements(function) == 3


def test_it_keeps_modules_and_functions_small() -> None:
    large = [name(module) for module, text in TEXTS.items() if len(text.splitlines()) > MODULE_LINES]
    long = [
        f"{name(module)}: {function.name}"
        for module, tree in TREES.items()
        for function in functions(tree)
        if statements(function) > FUNCTION_STATEMENTS
    ]

    assert (large, long) == ([], [])


def test_it_says_in_each_module_which_question_it_answers() -> None:
    doors = {module for module in MODULES if module.name == "__init__.py" and name(module) not in DOORS}

    assert [name(module) for module in doors if TEXTS[module]] == []
    assert [name(module) for module in MODULES if module not in doors and not ast.get_docstring(TREES[module])] == []
