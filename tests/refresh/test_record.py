"""What a deck carries about itself, and that it can be read back from the deck as anybody saves it."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

from reportgen.refresh import carrier
from reportgen.render.deck import reading, record

pytestmark = pytest.mark.render
Opener = Callable[[bytes], Any]
# Kinds of shapes and of placeholders, and sides.
PLAIN = set("body ctr ctrTitle ftr group l r sldNum subTitle table text title".split())


@pytest.mark.parametrize("sample", ["potash", "treaty"])
def test_it_carries_what_is_read_from_it(sample: str, opened: Opener, request: pytest.FixtureRequest) -> None:
    deck = opened(opened(request.getfixturevalue(sample).deck).saved()).deck
    palette = carrier.colors(deck)

    carried = carrier.load(deck)

    assert carried is not None
    assert [slide.shapes for slide in carried.slides] == [
        tuple(record.mark(shape) for shape in carrier.read(slide, palette)) for slide in deck.slides
    ]
    assert [slide.notes for slide in carried.slides] == [
        tuple(map(reading.digest, carrier.notes(slide))) for slide in deck.slides
    ]
    assert record.parse(record.text(carried).encode()) == carried


def test_it_carries_fingerprints_alone(potash: Any) -> None:
    with zipfile.ZipFile(BytesIO(potash.deck)) as archive:
        root = etree.fromstring(archive.read(record.PART))

    values = [value for shape in root.iter("{*}shape") for value in shape.attrib.values()]
    words = {word for value in values for word in re.split("[;, ]", value)}

    assert len(values) > 1000
    assert {word for word in words if not re.fullmatch(r"-|-?\d+|[\da-f]{10}|[\dA-F]{6}", word)} <= PLAIN
