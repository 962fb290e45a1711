"""By which programs would an output be made today?

By this one, told by its source as well as its number, for an installation that is worked on changes without one; by
the libraries that draw or decide; and by what the system sets type with. Fifty milliseconds, and no library is
imported.
"""

import ctypes
import hashlib
import platform
import zlib
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
# Layouts and assets of an installation lie in the package; they are asked for by themselves.
_BUNDLED = "_bundled"
DRAWING = (
    *("beautifulsoup4", "cssselect2", "fonttools", "jinja2", "lxml", "markdown-it-py", "matplotlib", "pikepdf"),
    *("pillow", "pydantic", "pydantic-core", "pydyf", "pyphen", "python-pptx", "pyyaml", "segno", "tinycss2"),
    *("tinyhtml5", "weasyprint", "xlsxwriter"),
)
# As WeasyPrint looks for them: what sets the type, and the function that tells its version.
_TYPESETTING = {
    "pango": ("pango_version_string", ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")),
    "harfbuzz": ("hb_version_string", ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll")),
}


@cache
def versions() -> Mapping[str, str]:
    """The version of each program that has a part in an output; while this one runs they stay what they are."""
    return installed()


def installed() -> Mapping[str, str]:
    """The versions that a program would have that was started now."""
    found = {"reportgen": f"{version('reportgen')} ({source_digest()[:12]})", "python": platform.python_version()}
    found |= {name: version(name) for name in DRAWING}
    found |= {name: _of_library(function, files) for name, (function, files) in _TYPESETTING.items()}
    return {**found, "zlib": zlib.ZLIB_RUNTIME_VERSION}


def source_digest(package: Path = _PACKAGE) -> str:
    """A digest of the program's own modules."""
    digest = hashlib.sha256()
    for file in sorted(package.rglob("*.py")):
        name = file.relative_to(package)
        if name.parts[0] != _BUNDLED:
            content = file.read_bytes()
            digest.update(f"{name.as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def version(name: str) -> str:
    """Of an installed package."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"


def _of_library(function: str, files: tuple[str, ...]) -> str:
    for file in files:
        try:
            tell = getattr(ctypes.CDLL(file), function)
        except (OSError, AttributeError):
            continue
        tell.restype = ctypes.c_char_p
        return str(tell().decode())
    return "none"
