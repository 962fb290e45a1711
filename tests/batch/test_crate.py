"""How looks travel: what goes along, what arrives, and what is told of it."""

from dataclasses import replace
from pathlib import Path

from reportgen import resources
from reportgen.batch import crate, looks
from reportgen.batch.job import Failed
from reportgen.build import furnish
from reportgen.errors import Problem
from reportgen.layouts.copy import copy


def arrived(packed: crate.Crate, tmp_path: Path) -> crate.Unpacked:
    folder = tmp_path / "there"
    folder.mkdir()
    return crate.unpack(packed, folder)


def test_it_takes_nothing_along_that_every_installation_has(tmp_path: Path) -> None:
    packed = crate.pack(furnish(theme="slate", paper="letter"))

    assert (packed.layouts, packed.theme) == (None, {})
    assert arrived(packed, tmp_path).house == furnish(theme="slate", paper="letter")


def test_it_brings_layouts_of_ones_own(tmp_path: Path) -> None:
    copy(resources.locate(), tmp_path / "looks")
    house = furnish(tmp_path / "looks", is_grayscale=True)

    there = arrived(crate.pack(house), tmp_path).house

    assert there.resources.layouts == tmp_path / "there" / "layouts"
    assert looks.files(there) == looks.files(house)
    assert there == replace(house, resources=there.resources)


def test_it_brings_a_brand_with_what_it_names(tmp_path: Path) -> None:
    fonts = resources.locate().assets / "fonts"
    face = min(fonts.rglob("*.ttf"))
    (tmp_path / "brand" / "faces").mkdir(parents=True)
    (tmp_path / "brand" / "faces" / "face.ttf").write_bytes(face.read_bytes())
    (tmp_path / "brand" / "_brand.yml").write_text(
        "typography: {fonts: [{family: Ours, source: file, files: [{path: faces/face.ttf}]}], base: Ours}\n"
    )
    house = furnish(theme=str(tmp_path / "brand" / "_brand.yml"))

    packed = crate.pack(house)
    there = arrived(packed, tmp_path).house

    assert sorted(packed.theme) == ["_brand.yml", "faces/face.ttf"]
    assert looks.files(there) == looks.files(house)


def test_it_tells_files_by_the_names_that_they_have_at_home(tmp_path: Path) -> None:
    copy(resources.locate(), tmp_path / "looks")
    (tmp_path / "mine.yaml").write_text("colors: {}\n")
    unpacked = arrived(crate.pack(furnish(tmp_path / "looks", theme=str(tmp_path / "mine.yaml"))), tmp_path)
    layouts, theme = unpacked.house.resources.layouts, Path(unpacked.house.theme_name or "")

    told = crate.told_there(
        Failed(
            (
                Problem("layout", f"see {layouts / 'deck'}", file=layouts / "tokens.yaml"),
                Problem("tokens", "odd", file=theme),
                Problem("missing", "is missing", file=Path("briefs/one.yaml")),
            ),
            3,
        ),
        unpacked,
    )

    assert isinstance(told, Failed)
    assert [str(each) for each in told.problems] == [
        f"{tmp_path / 'looks' / 'tokens.yaml'}  see {tmp_path / 'looks' / 'deck'}",
        f"{tmp_path / 'mine.yaml'}  odd",
        "briefs/one.yaml  is missing",
    ]
