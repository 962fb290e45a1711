"""Which names do Python and the layouts share, and is each where the other looks for it?

The house's own folder is the list of what Python asks for, so that nothing is listed twice: what is in it must be in
every copy.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from reportgen.errors import Problem
from reportgen.plan.explainer.blocks import Section
from reportgen.theme.deck import DeckTheme
from reportgen.theme.explainer import Measures
from reportgen.theme.tokens import Theme

_PACKAGE = Path(__file__).resolve().parents[1]
_VARIABLE = re.compile(r"var\(\s*--([\w-]+)")
_DEFINITION = re.compile(r"(?<!\()--([\w-]+)\s*:")


def missing_files(layouts: Path, house: Path) -> list[Problem]:
    """Templates, one for each kind of section, and style sheets that are not there."""
    wanted = {file.relative_to(house) for file in house.rglob("*") if file.is_file() and not file.name.startswith(".")}
    wanted |= {Path("explainer", f"{kind}.html.j2") for kind in section_kinds()}
    gone = sorted(name for name in wanted if not (layouts / name).is_file())
    return [
        Problem("layout-missing", "is not there; copy it from the house's layouts", file=layouts / name)
        for name in gone
    ]


def section_kinds() -> tuple[str, ...]:
    """The kind of each section that an explainer may have; its template bears the same name."""
    return tuple(section.__dataclass_fields__["kind"].default for section in get_args(Section))


def missing_roles(layouts: Path, given: Measures, house: Measures) -> list[Problem]:
    """Type roles and widths of the explainer that Python or a template asks for."""
    file = layouts / "explainer" / "measures.yaml"
    return [*_absent("roles", house.roles, given.roles, file), *_absent("figures", house.figures, given.figures, file)]


def missing_places(layouts: Path, given: DeckTheme, house: DeckTheme) -> list[Problem]:
    """Layouts, placeholders, zones, measures, words and type roles of the deck that Python asks for."""
    file = layouts / "deck" / "master.yaml"
    found = [
        problem
        for part in ("layouts", "measures", "labels", "types")
        for problem in _absent(part, getattr(house, part), getattr(given, part), file)
    ]
    for name, layout in house.layouts.items():
        theirs = given.layouts.get(name)
        if theirs is None:
            continue
        found += _absent(f"layouts.{name}.zones", layout.zones, theirs.zones, file)
        found += _absent(f"layouts.{name}.placeholders", layout.placeholders, theirs.placeholders, file)
        found += [
            Problem(
                "placeholder-type", f"is of type {theirs.placeholders[each].type}; {wanted.type} is filled", field, file
            )
            for each, wanted in layout.placeholders.items()
            if each in theirs.placeholders and theirs.placeholders[each].type != wanted.type
            for field in (f"layouts.{name}.placeholders.{each}",)
        ]
    return found


def unused_tokens(layouts: Path, theme: Theme) -> list[Problem]:
    """Colours that nothing names, and names in style sheets that no colour has."""
    sheets = {file: file.read_text(encoding="utf-8") for file in sorted(layouts.rglob("*.css"))}
    generated = (file.read_text(encoding="utf-8") for file in layouts.rglob("*.css.j2"))
    defined = set(theme.colors).union(*(_DEFINITION.findall(css) for css in (*sheets.values(), *generated)))
    unknown = [
        Problem(
            "token-missing",
            f"var(--{name}) is defined neither in tokens.yaml nor in a style sheet",
            file=file,
            line=line,
        )
        for file, css in sheets.items()
        for line, words in enumerate(css.splitlines(), 1)
        for name in _VARIABLE.findall(words)
        if name not in defined
    ]
    mentioned = set(_mentions(layouts))
    file = layouts / "tokens.yaml"
    unused = [
        Problem("token-unused", "nothing uses it; remove it", f"colors.{name}", file)
        for name in theme.colors
        if name not in mentioned
    ]
    return unknown + unused


def _mentions(layouts: Path) -> Iterator[str]:
    """Every word of the layouts but the keys of tokens.yaml, and every quoted word of the program."""
    for file in layouts.rglob("*"):
        if file.suffix in (".css", ".j2", ".yaml"):
            text = file.read_text(encoding="utf-8")
            yield from (
                re.findall(r"[\w-]+(?![\w-]|:)", text)
                if file.suffix == ".yaml"
                else re.findall(r"[a-z]+(?:-[a-z]+)*", text)
            )
    for file in _PACKAGE.rglob("*.py"):
        yield from re.findall(r'"([\w-]+)"', file.read_text(encoding="utf-8"))


def _absent(part: str, wanted: Iterable[str], there: Iterable[str], file: Path) -> list[Problem]:
    return [
        Problem("name-missing", "is asked for and not there", f"{part}.{name}", file)
        for name in wanted
        if name not in set(there)
    ]
