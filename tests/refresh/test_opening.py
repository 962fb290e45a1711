"""Which files are gone over, and which are refused, by name of what is wrong."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from reportgen.errors import DeckError
from reportgen.refresh import opening

MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TYPES = f'<Types><Override PartName="/ppt/presentation.xml" ContentType="{MAIN}"/></Types>'
GOOD = {"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<p/>"}


def packed(parts: dict[str, str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_flag(content: bytes, flag: int) -> bytes:
    """The archive with a flag set in its directory, as an encrypting program does."""
    start = content.index(b"PK\x01\x02") + 8
    return content[:start] + bytes([content[start] | flag]) + content[start + 1 :]


def test_it_has_nothing_against_a_plain_deck() -> None:
    assert opening.fault(packed(GOOD)) is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"title: A title\n", "not a .pptx"),
        (packed(GOOD)[:200], "damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "password"),
        (with_flag(packed(GOOD), 1), "password"),
        (packed({"mimetype": "x"}), "does not say what it holds"),
        (packed({**GOOD, "ppt/vbaProject.bin": "x"}), "macros"),
        (packed({"[Content_Types].xml": "ms-powerpoint.presentation.macroEnabled.main+xml"}), "macros"),
        (packed({"[Content_Types].xml": TYPES.replace("presentation.main", "template.main")}), "template"),
        (packed({"[Content_Types].xml": TYPES.replace("presentation.main", "slideshow.main")}), "slide show"),
        (packed({"[Content_Types].xml": "<Types/>"}), "no presentation"),
        (packed({**GOOD, "../../etc/x.xml": "<p/>"}), "leads elsewhere"),
        (packed({**GOOD, "PPT/presentation.xml": "<p/>"}), "two parts of one name"),
        (packed({**GOOD, "ppt/slides/slide1.xml": "<!DOCTYPE p [<!ENTITY a 'b'>]><p>&a;</p>"}), "entities"),
        (packed({**GOOD, "ppt/slides/slide1.xml": " " * 60_000_000}), "more than any deck"),
        (packed({**GOOD, **{f"ppt/media/{number}": "" for number in range(10_001)}}), "more than any deck"),
    ],
)
def test_it_refuses_what_is_no_deck_or_not_to_be_trusted(content: bytes, reason: str) -> None:
    fault = opening.fault(content)

    assert reason in (fault or "")


def test_it_names_the_file_it_refuses(tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"

    with pytest.raises(DeckError) as missing:
        opening.read(file)
    file.write_bytes(b"no")
    with pytest.raises(DeckError) as refused:
        opening.read(file)

    assert [problem.code for error in (missing, refused) for problem in error.value.problems] == [
        "deck-unreadable",
        "deck-refused",
    ]
    assert str(refused.value).startswith(f"{file}  ")
