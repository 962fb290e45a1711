"""What many tests need: the samples, drawn once."""

from collections.abc import Mapping
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
