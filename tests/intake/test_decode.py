"""Bytes become the characters their author meant."""

import os
from pathlib import Path

import pytest

from reportgen.errors import BriefError
from reportgen.intake import decode

TEXT = "Overview\n“Détente”—1,200–1,300\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
    ],
)
def test_it_knows_the_encoding_of_text(content: bytes) -> None:
    assert decode.decode(content) == TEXT


@pytest.mark.parametrize("label", ["windows-1251", "iso-8859-5", "koi8-r"])
def test_it_believes_what_a_page_declares(label: str) -> None:
    page = f'<html><head><meta charset="{label}"></head><body>Минск</body></html>'

    assert decode.decode(page.encode(label)) == page


@pytest.mark.parametrize("label", ["zip", "no-such-thing", "utf-16", "utf-8"])
def test_it_does_not_believe_what_cannot_be(label: str) -> None:
    page = f'<meta charset="{label}">Minsk—'

    assert decode.decode(page.encode()) == page


def test_it_refuses_what_is_no_regular_file(tmp_path: Path) -> None:
    pipe = tmp_path / "page.txt"
    os.mkfifo(pipe)

    for path in (pipe, tmp_path):
        with pytest.raises(BriefError, match="not a regular file"):
            decode.load(path)


def test_it_refuses_a_page_that_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(b"a" * (decode.SIZE_LIMIT + 1))

    with pytest.raises(BriefError, match="at most 5,000,000"):
        decode.load(file)
