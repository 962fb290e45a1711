"""What the tests of figures share."""

import pytest

from reportgen import resources
from reportgen.theme import tokens
from reportgen.theme.tokens import Theme


@pytest.fixture(scope="session")
def theme() -> Theme:
    return tokens.load(resources.locate())
