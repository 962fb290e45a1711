"""A stranger's template is read whole, or refused with everything that is wrong with it."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from reportgen.errors import LayoutError, Problem
from reportgen.theme.template import file, read
from reportgen.theme.template.read import Template

Make = Callable[..., bytes]
MASTER, LAYOUT = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml"
MASTER_RELATIONS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
LAYOUT_RELATIONS = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
PRESENTATION, PRESENTATION_RELATIONS = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def opened(content: bytes) -> Template:
    return read.read(content, "corporate.potx", Path("corporate.potx"))


def refused(content: bytes) -> list[tuple[str, str]]:
    with pytest.raises(LayoutError) as caught:
        opened(content)
    assert caught.value.exit_code == 3
    return [(problem.code, problem.field) for problem in caught.value.problems]


def leading(kind: str, target: str, mode: str = "") -> Callable[[str], str]:
    """Add a relationship."""
    row = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return lambda text: text.replace("</Relationships>", row)


OUTSIDE = ' TargetMode="External"'


def test_it_reads_size_layouts_and_faces(make_template: Make) -> None:
    template = opened(make_template())

    assert (template.slide.width.points, template.slide.height.points) == (720, 540)
    assert [layout.name for layout in template.layouts][:3] == ["Title Slide", "Title and Content", "Section Header"]
    assert {layout.scheme.text for layout in template.layouts} == {"Calibri"}


def test_it_takes_a_potx_and_leaves_its_author_and_slides_behind(make_template: Make) -> None:
    main = "presentationml.presentation.main+xml"
    content = make_template({TYPES: lambda text: text.replace(main, "presentationml.template.main+xml")})

    parts = opened(content).parts

    assert parts.types[parts.presentation].endswith(main)
    assert not [
        name for name in parts.contents if "docProps" in name or "printerSettings" in name or "/slides/" in name
    ]


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ({MASTER_RELATIONS: leading("image", "https://example.org/x.png", OUTSIDE)}, ("template-external", MASTER)),
        (
            {PRESENTATION_RELATIONS: leading("attachedTemplate", "file:///x.potx", OUTSIDE)},
            ("template-external", PRESENTATION),
        ),
        ({LAYOUT_RELATIONS: leading("hyperlink", "javascript:alert(1)", OUTSIDE)}, ("template-external", LAYOUT)),
        ({LAYOUT_RELATIONS: leading("hyperlink", "\\\\host\\share", OUTSIDE)}, ("template-external", LAYOUT)),
        ({LAYOUT_RELATIONS: leading("oleObject", "../embeddings/o.bin")}, ("template-object", LAYOUT)),
        ({LAYOUT_RELATIONS: leading("control", "../activeX/a.xml")}, ("template-object", LAYOUT)),
        (
            {LAYOUT_RELATIONS: leading("image", "../media/x.exe"), "ppt/media/x.exe": "MZ"},
            ("template-object", "ppt/media/x.exe"),
        ),
        ({"ppt/vbaProject.bin": "x"}, ("template-macro", "ppt/vbaProject.bin")),
        ({"../evil.xml": "<a/>"}, ("template-name", "'../evil.xml'")),
        ({"ppt\\evil.xml": "<a/>"}, ("template-name", "'ppt\\\\evil.xml'")),
        ({"C:/evil.xml": "<a/>"}, ("template-name", "'C:/evil.xml'")),
        ({LAYOUT: "<p:sldLayout"}, ("template-xml", LAYOUT)),
        ({LAYOUT: lambda text: "<!DOCTYPE x [<!ENTITY a 'b'>]>" + text.partition("?>")[2]}, ("template-xml", LAYOUT)),
        ({LAYOUT: None}, ("template-unreadable", MASTER)),
        ({TYPES: None}, ("template-unreadable", "")),
        ({PRESENTATION: None}, ("template-unreadable", "")),
        (
            {TYPES: lambda text: text.replace("presentationml.presentation.main", "wordprocessingml.document.main")},
            ("template-unreadable", PRESENTATION),
        ),
        (
            {
                PRESENTATION: lambda text: text.replace(
                    "schemas.openxmlformats.org/presentationml/2006/main", "purl.oclc.org/ooxml/presentationml/main"
                )
            },
            ("template-unreadable", PRESENTATION),
        ),
        ({PRESENTATION: lambda text: text.replace('cx="9144000"', 'cx="914400"')}, ("template-slide", "")),
        ({PRESENTATION: lambda text: text.replace('cx="9144000"', 'cx="wide"')}, ("template-unreadable", "")),
        ({"ppt/media/bomb.xml": b"0" * 30_000_000}, ("template-size", "ppt/media/bomb.xml")),
    ],
)
def test_it_refuses_what_could_do_harm_or_cannot_be_read(
    make_template: Make, edits: Mapping[str, Any], told: tuple[str, str]
) -> None:
    assert told in refused(make_template(edits))


def test_it_refuses_a_link_that_starts_a_macro(make_template: Make) -> None:
    link = '<p:cNvPr id="2" name="x"><a:hlinkClick r:id="" action="ppaction://macro?name=x"/></p:cNvPr>'

    def linked(text: str) -> str:
        start = text.index("<p:cNvPr", text.index("<p:sp>"))
        return text[:start] + link + text[text.index("/>", start) + 2 :]

    assert ("template-macro", LAYOUT) in refused(make_template({LAYOUT: linked}))


def test_it_refuses_macros_by_their_content_type_and_by_the_ending(make_template: Make, tmp_path: Path) -> None:
    kind = 'ContentType="application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"'
    main = 'ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"'
    assert "template-macro" in dict(refused(make_template({TYPES: lambda text: text.replace(main, kind)})))

    with pytest.raises(LayoutError, match="by its ending"):
        file.load(tmp_path / "corporate.potm")


def test_it_tells_everything_at_once(make_template: Make) -> None:
    edits = {
        MASTER_RELATIONS: leading("image", "https://example.org/x.png", OUTSIDE),
        LAYOUT_RELATIONS: leading("control", "../activeX/a.xml"),
    }

    assert set(refused(make_template(edits))) == {("template-external", MASTER), ("template-object", LAYOUT)}


def test_it_refuses_what_is_no_zip_locked_or_old() -> None:
    assert refused(b"not a zip") == [("template-unreadable", "")]
    assert refused(bytes.fromhex("D0CF11E0A1B11AE1") + b"0" * 600) == [("template-unreadable", "")]


def test_it_refuses_two_entries_of_one_name(make_template: Make) -> None:
    stream = io.BytesIO(make_template())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(LAYOUT.upper(), "<a/>")

    assert refused(stream.getvalue()) == [("template-duplicate", LAYOUT.casefold())]


def test_it_does_not_trust_a_header_about_sizes(make_template: Make) -> None:
    content = bytearray(make_template({LAYOUT: lambda text: text + " " * 11_000_000}))
    at = content.rindex(LAYOUT.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    content[at + 24 : at + 28] = struct.pack("<I", 1_000)

    assert {code for code, _ in refused(bytes(content))} <= {"template-unreadable", "template-size"}


def test_it_never_reads_a_part_that_nobody_refers_to(make_template: Make) -> None:
    template = opened(make_template({"ppt/media/lonely.bin": b"x" * 1000, "ppt/lonely.xml": "<!DOCTYPE x><x>"}))

    assert not [name for name in template.parts.contents if "lonely" in name]


def test_it_gives_an_index_to_placeholders_without_one(make_template: Make) -> None:
    content = make_template(
        {LAYOUT: lambda text: text.replace('<p:ph idx="1"/>', "<p:ph/>").replace('idx="10"', 'idx="12"')}
    )

    slots = {slot.kind: slot.index for slot in opened(content).layouts[1].slots}

    assert slots["obj"] not in {0, *(index for kind, index in slots.items() if kind != "obj")}
    assert len(set(slots.values())) == len(slots)


def test_it_leaves_out_a_layout_that_its_master_does_not_list(make_template: Make) -> None:
    unlisted = make_template({MASTER: lambda text: text.replace('<p:sldLayoutId id="2147483650" r:id="rId2"/>', "")})

    assert "Title and Content" not in [layout.name for layout in opened(unlisted).layouts]


@pytest.mark.parametrize("name", ["corporate.potx", "folder.potx"])
def test_it_tells_which_file_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.potx").mkdir()

    with pytest.raises(LayoutError) as caught:
        file.load(tmp_path / name)

    assert [Problem(each.code, "", file=each.file) for each in caught.value.problems] == [
        Problem("template-unreadable", "", file=tmp_path / name)
    ]


def test_it_refuses_archives_made_to_swell_or_to_lead_elsewhere(make_template: Make) -> None:
    grown = make_template({"ppt/media/image9.png": b"\0" * 60_000_000})
    assert {code for code, _ in refused(grown)} == {"template-size"}

    for name in ("../../evil.xml", "/etc/passwd", "ppt\\evil.xml", "C:/evil.xml", "ppt/../evil.xml"):
        assert refused(make_template({name: "x"})) == [("template-name", repr(name))]


def test_it_refuses_entries_that_lie_in_one_another(make_template: Make) -> None:
    """A header that claims the bytes of its neighbours is how a small file becomes a huge one."""
    content = bytearray(make_template())
    at = content.rindex(LAYOUT.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    content[at + 42 : at + 46] = struct.pack("<I", 0)

    assert {code for code, _ in refused(bytes(content))} == {"template-unreadable"}


def test_it_refuses_what_ends_too_early(make_template: Make) -> None:
    content = make_template()

    for length in (10, 1000, len(content) // 2, len(content) - 30):
        assert {code for code, _ in refused(content[:length])} == {"template-unreadable"}


def test_it_refuses_ten_thousand_layouts(make_template: Make) -> None:
    many = {f"ppt/slideLayouts/slideLayout{number}.xml": "<x/>" for number in range(100, 10_100)}

    assert refused(make_template(many)) == [("template-size", "")]


@pytest.mark.parametrize("size", ['cx="0" cy="0"', 'cx="914400000" cy="685800000"', 'cx="-9144000" cy="6858000"'])
def test_it_refuses_slides_of_no_size_or_a_huge_one(make_template: Make, size: str) -> None:
    edits = {"ppt/presentation.xml": lambda text: text.replace('cx="9144000" cy="6858000"', size)}

    assert refused(make_template(edits)) == [("template-slide", "")]
