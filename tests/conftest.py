"""What many tests need: the samples, drawn once."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

import reportgen
from reportgen.build import Built, furnish

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = tuple(sorted((ROOT / "briefs").glob("*.yaml")))

# A few examples of each property after every change; `make test` asks for the profile `thorough`: a hundred, the same
# on every machine. The profile `default` looks for new ones.
settings.register_profile("quick", max_examples=25)
settings.register_profile("thorough", max_examples=100, derandomize=True)
settings.load_profile("quick")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the modules that draw unread when nothing is to be drawn: their libraries take longer than the tests."""
    if "not render" not in config.option.markexpr or collection_path.suffix != ".py":
        return None
    return True if "\npytestmark = pytest.mark.render\n" in collection_path.read_text(encoding="utf-8") else None


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Built]:
    """Both outputs of every sample brief, by name; only for tests marked `render`."""
    house = furnish()
    out = tmp_path_factory.mktemp("output")
    return {source.stem: reportgen.build(source, out, layouts=house) for source in SAMPLES}


Edit = Callable[[str], str] | str | bytes | None
MakeTemplate = Callable[..., bytes]


@pytest.fixture(scope="session")
def make_template() -> MakeTemplate:
    """Make a template of python-pptx's own: each part by its name rewritten by a function, added, or taken away."""
    import pptx

    stream = io.BytesIO()
    pptx.Presentation().save(stream)
    with zipfile.ZipFile(stream) as archive:
        plain = {name: archive.read(name) for name in archive.namelist()}

    def make(edits: Mapping[str, Edit] | None = None) -> bytes:
        parts = dict(plain)
        for name, edit in (edits or {}).items():
            if edit is None:
                del parts[name]
            elif isinstance(edit, str | bytes):
                parts[name] = edit.encode() if isinstance(edit, str) else edit
            else:
                changed = edit(parts[name].decode())
                assert changed != parts[name].decode(), f"{name} is as it was"
                parts[name] = changed.encode()
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return made.getvalue()

    return make
