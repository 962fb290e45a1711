"""Which theme was asked for?

None: the house's. A name: a file of `layouts/themes/`, which says only what is other than in tokens.yaml. A file: the
same, or a `_brand.yml`.
"""

from pathlib import Path

from reportgen.errors import LayoutError, Problem
from reportgen.resources import Resources
from reportgen.theme import brand, brandfile, tokens
from reportgen.theme.tokens import Theme

SUFFIXES = (".yaml", ".yml")
# What a theme may say otherwise; the rest of a theme is found, not told.
CHANGEABLE = {"colors", "categories", "other_category", "likelihood", "fonts", "template"}


def load(resources: Resources, name: str | None = None) -> Theme:
    """Read a theme.

    Raises:
        LayoutError: there is no such theme, or it cannot be used; every problem is told at once.
    """
    if name is None:
        return tokens.load(resources)
    file = Path(name)
    if file.suffix not in SUFFIXES:
        file = resources.layouts / "themes" / f"{name}.yaml"
        if Path(name).name != name or not file.is_file():
            raise LayoutError([Problem("theme-unknown", f"there is no theme “{name}”; {_offer(resources)}")])
    elif brandfile.is_brand(file):
        return brand.load(resources, file)
    changes = tokens.read_yaml(file)
    problems = [
        Problem("tokens", f"is nothing that a theme says; {', '.join(sorted(CHANGEABLE))} are", str(key), file)
        for key in changes
        if key not in CHANGEABLE
    ]
    if problems:
        raise LayoutError(problems)
    if "template" in changes:
        changes = {**changes, "template": _beside(file, changes["template"])}
    return tokens.load(resources, changes, file)


def _beside(file: Path, given: object) -> Path:
    """The file that a theme names, inside the theme's own folder."""
    folder = file.resolve().parent
    path = (folder / given).resolve() if isinstance(given, str) else folder
    if not path.is_file() or folder not in path.parents:
        message = f"“{given}” is no file in the theme's own folder; put the .potx there"
        raise LayoutError([Problem("tokens", message, "template", file)])
    return path


def names(resources: Resources) -> tuple[str, ...]:
    """The themes of the layouts."""
    return tuple(sorted(file.stem for file in (resources.layouts / "themes").glob("*.yaml")))


def _offer(resources: Resources) -> str:
    return f"there are {', '.join(names(resources)) or 'none'}, or give a file: my-theme.yaml, _brand.yml"
