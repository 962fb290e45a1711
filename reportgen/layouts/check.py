"""Is a layouts folder sound?

A copy may change whatever it likes about the looks; what it must keep are the names that Python asks for. Everything
is found before anything is told, file by file, so that a designer mends it in one go.
"""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

import yaml

from reportgen.errors import Problem, ReportgenError
from reportgen.layouts import letters, names
from reportgen.resources import Resources
from reportgen.theme import deck, explainer, handout, themes, tokens
from reportgen.theme.deck import DeckTheme
from reportgen.theme.tokens import Theme

T = TypeVar("T")


def check(given: Resources, house: Resources) -> tuple[Problem, ...]:
    """Everything that is wrong with these layouts; `house` has the names that must be there."""
    found = unlicensed(given.assets)
    theme = _attempt(lambda: tokens.load(given), found)
    if theme is None:
        return _in_order(found)
    house_theme = tokens.load(house)
    for name in themes.names(given):
        _attempt(partial(themes.load, given, name), found)
    measures = _attempt(lambda: explainer.load(given, theme), found)
    master = _attempt(lambda: deck.load(given, theme), found)
    rows = _attempt(lambda: handout.load(given), found)
    found += names.missing_files(given.layouts, house.layouts)
    found += names.unused_tokens(given.layouts, theme)
    found += letters.literals(given.layouts, measures)
    if measures is not None:
        found += names.missing_roles(given.layouts, measures, explainer.load(house, house_theme))
        found += _sheets(given, theme)
    if None not in (measures, rows) and master is not None:
        found += _handout_sheets(given, theme, master)
    if master is not None:
        found += names.missing_places(given.layouts, master, deck.load(house, house_theme))
    found += letters.undrawable(given.layouts, theme, master)
    return _in_order(found)


def unlicensed(assets: Path) -> list[Problem]:
    """Assets without a line in licences.yaml, and lines without an asset."""
    file = assets / "licences.yaml"
    try:
        entries = yaml.safe_load(file.read_text(encoding="utf-8"))
        listed = {name for entry in entries for name in entry["files"]}
        listed |= {entry["text"] for entry in entries if "text" in entry}
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        return [Problem("licence", f"is no list of files, source and licence: {error}", file=file)]
    there = {path.relative_to(assets).as_posix() for path in assets.rglob("*") if path.is_file()} - {file.name}
    return [
        *(Problem("licence", "has no line in licences.yaml; add it", file=assets / name) for name in there - listed),
        *(Problem("licence", f"names {name}, which is not there", file=file) for name in listed - there),
    ]


def _sheets(given: Resources, theme: Theme) -> list[Problem]:
    """What WeasyPrint has against each style sheet; importing it costs half a second, so it comes last."""
    from reportgen.render.explainer.press import open_press

    found: list[Problem] = []
    press = _attempt(lambda: open_press(theme, given), found)
    return found + list(press.warnings if press else ())


def _handout_sheets(given: Resources, theme: Theme, master: DeckTheme) -> list[Problem]:
    """The same of the handout, whose style sheets follow the slides' master."""
    from reportgen.render.handout.press import open_press

    found: list[Problem] = []
    press = _attempt(lambda: open_press(theme, theme, master, given), found)
    return found + list(press.warnings if press else ())


def _attempt(open_it: Callable[[], T], found: list[Problem]) -> T | None:
    try:
        return open_it()
    except ReportgenError as error:
        found += error.problems
        return None


def _in_order(found: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(
        sorted(dict.fromkeys(found), key=lambda each: (str(each.file), each.line or 0, each.field, each.message))
    )
