"""Where do layouts and assets lie?

Asked once per command: a folder the caller names, else what the wheel carries, else the repository this file
stands in. Paths, not streams: WeasyPrint, fontTools and python-pptx want files.
"""

from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import LayoutError, Problem

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Resources:
    """The two folders that everything visual comes from."""

    layouts: Path
    assets: Path


def locate(layouts: Path | None = None) -> Resources:
    """Find layouts and assets.

    Raises:
        LayoutError: the folder that was named is not a layouts folder, or the installation is damaged.
    """
    bundled = _installed()
    if layouts is None:
        return bundled
    folder = layouts.resolve()
    if not (folder / "tokens.yaml").is_file():
        raise LayoutError(
            [
                Problem(
                    "layouts-missing",
                    "there is no tokens.yaml here; start from `reportgen layouts copy DIR`",
                    file=layouts,
                )
            ]
        )
    return Resources(folder, bundled.assets)


def _installed() -> Resources:
    for root in (_PACKAGE / "_bundled", _PACKAGE.parent):
        is_checkout = root == _PACKAGE / "_bundled" or (root / "pyproject.toml").is_file()
        if is_checkout and (root / "layouts" / "tokens.yaml").is_file() and (root / "assets" / "fonts").is_dir():
            return Resources(root / "layouts", root / "assets")
    raise LayoutError("this installation has no layouts; install reportgen again")
