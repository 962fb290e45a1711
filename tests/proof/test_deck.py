"""Every fault that a finished deck can have, put into a good one."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from reportgen.proof import deck

Parts = list[tuple[str, bytes]]
Damage = Callable[[Parts], Parts]
TABLE, CARDS = "ppt/slides/slide1.xml", "ppt/slides/slide2.xml"
PRESENTATION, TYPES = "ppt/presentation.xml", "[Content_Types].xml"
SILENT_SHAPE = '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Arrow"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
PALE, NIGHT = '<a:srgbClr val="F4F4F4"/>', '<a:solidFill><a:srgbClr val="101010"/></a:solidFill>'
GREY, LIGHT = f"<a:solidFill>{PALE}</a:solidFill>", "ppt/slideLayouts/slideLayout6.xml"
ART = (
    '<p:sp><p:nvSpPr><p:cNvPr id="98" name="Art"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="12192000" cy="6858000"/></a:xfrm>{fill}</p:spPr></p:sp>'
)
MASTER = "ppt/slideMasters/slideMaster1.xml"


def damaged(content: bytes, damage: Damage) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, body in damage(parts):
            archive.writestr(name, body)
    return stream.getvalue()


def replaced(part: str, pattern: str, replacement: str) -> Damage:
    """Replace the first match in one part; a pattern that matches nothing is a mistake of the test."""

    def damage(parts: Parts) -> Parts:
        text = dict(parts)[part].decode()
        changed, count = re.subn(pattern, replacement, text, count=1, flags=re.DOTALL)
        assert count == 1, f"{pattern} is not in {part}"
        return [(name, changed.encode() if name == part else body) for name, body in parts]

    return damage


def without(part: str) -> Damage:
    return lambda parts: [(name, body) for name, body in parts if name != part]


def twice_in_one_section(parts: Parts) -> Parts:
    return replaced(PRESENTATION, r'(<p14:sldId id=")257', r"\g<1>256")(parts)


DAMAGES: list[tuple[str, Damage]] = [
    ("deck-no-content-type", replaced(TYPES, r'<Override PartName="/ppt/slides/slide1.xml"[^>]*/>', "")),
    ("deck-no-content-type", replaced(TYPES, r'<Default Extension="png"[^>]*/>', "")),
    ("deck-phantom-override", replaced(TYPES, "</Types>", '<Override PartName="/ppt/x.xml" ContentType="x"/></Types>')),
    ("deck-duplicate-override", replaced(TYPES, r'(<Override PartName="/ppt/slides/slide1.xml"[^>]*/>)', r"\1\1")),
    ("deck-broken-relation", without("ppt/slideLayouts/slideLayout3.xml")),
    ("deck-external", replaced("ppt/slides/_rels/slide2.xml.rels", "https://example.org/", "file:///etc/passwd")),
    ("deck-external", replaced("ppt/slides/_rels/slide2.xml.rels", "relationships/hyperlink", "relationships/image")),
    ("deck-layout-unlisted", replaced(MASTER, r"<p:sldLayoutId [^>]*/>", "")),
    ("deck-duplicate-layout-id", replaced(MASTER, 'id="2147483650"', 'id="2147483649"')),
    ("deck-duplicate-layout-id", replaced(MASTER, 'id="2147483650"', 'id="2147483648"')),
    ("deck-duplicate-shape-id", replaced(TABLE, r'<p:cNvPr id="2"', '<p:cNvPr id="1"')),
    ("deck-table-grid", replaced(TABLE, r"<a:gridCol [^>]*?/>", "")),
    ("deck-section-unknown-slide", replaced(PRESENTATION, '(<p14:sldId id=")257', r"\g<1>999")),
    ("deck-section-repeats", twice_in_one_section),
    ("deck-section-omits", replaced(PRESENTATION, '<p14:sldId id="257"/>', "")),
    ("deck-default-section", replaced(PRESENTATION, 'name="What to watch"', 'name="Default Section"')),
    ("deck-no-alt", replaced(TABLE, ' descr="One signpost and its state"', "")),
    ("deck-no-alt", replaced(CARDS, ' descr="A navy square"', "")),
    ("deck-no-alt", replaced(CARDS, ' descr="John Coale; Envoy"', "")),
    ("deck-no-alt", replaced(CARDS, "</p:spTree>", f"{SILENT_SHAPE}</p:spTree>")),
    ("deck-alt-is-file-name", replaced(CARDS, "A navy square", "image1.png")),
    ("deck-no-title", replaced(TABLE, "What to watch", " ")),
    ("deck-duplicate-title", replaced(CARDS, "Who matters", "What to watch")),
    ("deck-title-not-first", replaced(CARDS, r"(<p:sp>.*?</p:sp>)(.*?)(<p:pic>.*?</p:pic>)", r"\3\1\2")),
    ("deck-footer-not-last", replaced(CARDS, r"(<p:pic>.*?</p:pic>)(.*)(</p:spTree>)", r"\2\1\3")),
    ("deck-no-header-row", replaced(TABLE, ' firstRow="1"', "")),
    ("deck-no-language", replaced(TABLE, r'(<a:r><a:rPr) lang="en-GB"', r"\1")),
    ("deck-no-language", replaced("ppt/notesSlides/notesSlide1.xml", r' lang="en-GB"', "")),
    ("deck-small-type", replaced(TABLE, ' sz="1800"', ' sz="900"')),
    ("deck-unreadable", replaced(TABLE, "</p:sld>", "")),
    ("deck-unreadable", without(PRESENTATION)),
    ("deck-empty-placeholder", replaced(TABLE, "Source: a page", "")),
    ("deck-lost-link", replaced(CARDS, r'(<a:hlinkClick r:id="rId)\d+(" action)', r"\g<1>99\2")),
    ("deck-lost-link", replaced("ppt/slides/_rels/slide2.xml.rels", '"slide1.xml"', '"../theme/theme1.xml"')),
    ("deck-lost-link", replaced(PRESENTATION, r'<p:sldId id="256"[^>]*/>', "")),
    ("deck-link-text", replaced(CARDS, "<a:t>John Coale</a:t>", "<a:t>https://example.org/</a:t>")),
    ("deck-link-text", replaced(CARDS, "<a:t>John Coale</a:t>", "<a:t>Read more…</a:t>")),
    ("deck-link-text", replaced(CARDS, "<a:t>Envoy</a:t>", "<a:t> </a:t>")),
    ("deck-low-contrast", replaced(CARDS, r'<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>', GREY)),
    ("deck-low-contrast", replaced(TABLE, r"(A licence</a:t>.*?<a:tcPr [^>]*>.*?)(</a:tcPr>)", rf"\1{NIGHT}\2")),
    ("deck-low-contrast", replaced(LIGHT, r'(name="Source".*?<a:solidFill>)<a:schemeClr[^>]*/>', rf"\1{PALE}")),
    ("deck-unsafe-action", replaced(CARDS, "ppaction://hlinksldjump", "ppaction://macro?name=Run")),
]


def test_it_leaves_to_the_eye_what_lies_on_art(good_deck: bytes) -> None:
    faint = damaged(good_deck, replaced(LIGHT, r'(name="Source".*?<a:solidFill>)<a:schemeClr[^>]*/>', rf"\1{PALE}"))
    picture = ART.format(fill='<a:gradFill><a:gsLst/><a:lin ang="0"/></a:gradFill>')
    dark = ART.format(fill=NIGHT)

    on_gradient, on_dark = (
        codes(damaged(faint, replaced(LIGHT, "</p:grpSpPr>|<p:grpSpPr/>", rf"\g<0>{art}"))) for art in (picture, dark)
    )

    assert "deck-low-contrast" in codes(faint)
    assert "deck-low-contrast" not in on_gradient
    assert "deck-low-contrast" in on_dark


def duplicate_entry(parts: Parts) -> Parts:
    return [*parts, parts[-1]]


def codes(content: bytes) -> set[str]:
    return {problem.code for problem in deck.check(content)}


def test_it_finds_nothing_in_a_good_deck(good_deck: bytes, tmp_path: Path) -> None:
    file = tmp_path / "good.pptx"
    file.write_bytes(good_deck)

    assert deck.check(good_deck) == ()
    assert deck.check(file) == ()


def test_it_finds_nothing_after_a_rewriting_without_damage(good_deck: bytes) -> None:
    assert deck.check(damaged(good_deck, lambda parts: parts)) == ()


@pytest.mark.parametrize(("code", "damage"), DAMAGES, ids=[f"{code}-{n}" for n, (code, _) in enumerate(DAMAGES)])
def test_it_finds(code: str, damage: Damage, good_deck: bytes) -> None:
    assert code in codes(damaged(good_deck, damage))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_it_finds_an_entry_that_stands_twice(good_deck: bytes) -> None:
    assert codes(damaged(good_deck, duplicate_entry)) == {"deck-duplicate-entry"}


def test_it_says_so_of_what_is_no_package(tmp_path: Path) -> None:
    file = tmp_path / "note.pptx"
    file.write_text("not a deck")
    (problem,) = deck.check(file)

    assert (problem.code, problem.file) == ("deck-unreadable", file)


def test_it_shows_each_of_its_codes_failing() -> None:
    sources = [
        Path(deck.__file__).with_name(name).read_text(encoding="utf-8")
        for name in ("deck.py", "deckpackage.py", "deckaccess.py", "deckcontrast.py")
    ]
    written = set(re.findall(r'Problem\("([a-z-]+)"', "".join(sources)))

    assert len(written) > 15
    assert written - {code for code, _ in DAMAGES} == {"deck-duplicate-entry"}
