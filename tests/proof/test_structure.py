"""A finished PDF says everything that a screen reader and an archive ask for; each rule is shown failing once.

These tests fail when the layer over WeasyPrint's tags stops applying.
"""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from weasyprint import HTML

from reportgen.brief import load
from reportgen.build import House, draw, furnish
from reportgen.proof import structure
from reportgen.proof.structure import Element

pytestmark = pytest.mark.render

SAMPLE = Path(__file__).parents[2] / "briefs" / "high-seas-treaty.yaml"


@pytest.fixture(scope="module")
def house() -> House:
    return furnish()


@pytest.fixture(scope="module")
def sample(house: House) -> bytes:
    return draw(load.load(SAMPLE), "explainer", house, SAMPLE.stem, SAMPLE.read_bytes()).content


def codes(content: bytes) -> set[str]:
    return {problem.code for problem in structure.check(content)}


def elements(content: bytes, kind: str) -> list[Element]:
    return [element for element in structure.read(content).walk() if element.kind == kind]


def test_it_finds_nothing_wrong_with_a_sample(sample: bytes) -> None:
    assert structure.check(sample) == ()


def test_it_finds_everything_that_weasyprint_leaves_out() -> None:
    plain = HTML(
        string="<html lang=en><title>T</title><h1>T</h1><table><tr><th>A<tr><td>b</table>"
        "<p><a href='https://example.org/'>Here</a><div></div>"
    ).write_pdf(pdf_variant="pdf/ua-1")

    assert codes(plain) == {
        "pdf-undeclared",
        "pdf-no-language",
        "pdf-no-source",
        "pdf-no-running-matter",
        "pdf-no-scope",
        "pdf-link-says-address",
        "pdf-empty-element",
    }


def test_it_finds_no_structure_where_there_is_none() -> None:
    assert "pdf-untagged" in codes(HTML(string="<p>Plain</p>").write_pdf())


def parts(node: Any) -> Iterator[Any]:
    """Every structure element below a node."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        part = kid.get_object()
        if isinstance(part, DictionaryObject) and "/S" in part:
            yield part
            yield from parts(part)


def first(writer: PdfWriter, kind: str) -> Any:
    return next(part for part in parts(writer.root_object["/StructTreeRoot"]) if part["/S"] == kind)


def drop_title(writer: PdfWriter) -> None:
    writer.metadata = None


def drop_language(writer: PdfWriter) -> None:
    del writer.root_object["/Lang"]


def change_language(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/Lang")] = TextStringObject("fr")


def drop_source(writer: PdfWriter) -> None:
    del writer.root_object["/AF"]


def enclose_it_otherwise(writer: PdfWriter) -> None:
    file = writer.root_object["/AF"][0].get_object()
    file[NameObject("/AFRelationship")] = NameObject("/Data")


def rename_the_source(writer: PdfWriter) -> None:
    writer.root_object["/AF"][0].get_object()[NameObject("/UF")] = TextStringObject("brief.exe")


def hide_the_metadata(writer: PdfWriter) -> None:
    packet = writer.root_object["/Metadata"].get_object()
    packet.set_data(packet.get_data().replace(b"<", b"&lt;"))


def drop_alternative(writer: PdfWriter) -> None:
    del first(writer, "/Figure")["/Alt"]


def drop_scope(writer: PdfWriter) -> None:
    del first(writer, "/TH")["/A"]["/Scope"]


def say_the_address(writer: PdfWriter) -> None:
    for page in writer.pages:
        for reference in page.get("/Annots", ()):
            link = reference.get_object()
            if "/A" in link:
                link[NameObject("/Contents")] = TextStringObject(link["/A"]["/URI"])


def drop_a_note_s_id(writer: PdfWriter) -> None:
    del first(writer, "/Note")["/ID"]


def lead_nowhere(writer: PdfWriter) -> None:
    first(writer, "/TOCI")[NameObject("/K")] = ArrayObject([first(writer, "/H1").indirect_reference])


def empty_a_paragraph(writer: PdfWriter) -> None:
    first(writer, "/P")[NameObject("/K")] = ArrayObject()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (drop_title, "pdf-no-title"),
        (drop_language, "pdf-no-language"),
        (change_language, "pdf-no-language"),
        (drop_source, "pdf-no-source"),
        (enclose_it_otherwise, "pdf-no-source"),
        (rename_the_source, "pdf-no-source"),
        (hide_the_metadata, "pdf-undeclared"),
        (drop_alternative, "pdf-no-alt"),
        (drop_scope, "pdf-no-scope"),
        (say_the_address, "pdf-link-says-address"),
        (drop_a_note_s_id, "pdf-note-without-id"),
        (lead_nowhere, "pdf-contents"),
        (empty_a_paragraph, "pdf-empty-element"),
    ],
)
def test_it_sees_what_is_missing(sample: bytes, change: Callable[[PdfWriter], None], code: str) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(sample))
    change(writer)
    changed = io.BytesIO()
    writer.write(changed)

    assert code in codes(changed.getvalue())
    assert code not in codes(sample)


def test_it_reads_contents_notes_and_references(sample: bytes) -> None:
    (contents,) = elements(sample, "/TOC")

    assert len(contents.children) >= 5
    assert [note.id for note in elements(sample, "/Note")] == ["source-1", "source-2", "source-3"]
    # One for each entry of the contents, and the citations.
    assert len(elements(sample, "/Reference")) > len(contents.children)


def test_it_reads_the_scope_of_rows_and_columns(sample: bytes) -> None:
    assert {header.scope for header in elements(sample, "/TH")} == {"/Row", "/Column"}


def test_it_reads_what_links_are_called(sample: bytes) -> None:
    said = {str(link["/Contents"]) for element in elements(sample, "/Link") for link in element.links}

    assert {"Timeline", "Source 1", "Kunming–Montreal Global Biodiversity Framework"} <= said


def test_it_reads_a_paragraph_that_goes_overleaf_as_one(tmp_path: Path, house: House) -> None:
    source = tmp_path / "long.yaml"
    source.write_text(f"title: A title\noverview: {'Many words. ' * 1500}\n", encoding="utf-8")
    printed = draw(load.load(source), "explainer", house, "long", source.read_bytes())

    assert printed.page_count > 2
    assert structure.check(printed.content) == ()
    assert len(elements(printed.content, "/P")) == 2


def test_it_says_which_words_are_in_another_language(tmp_path: Path, house: House) -> None:
    source = tmp_path / "french.yaml"
    source.write_text("title: Un titre\noverview: Des mots.\nlanguage: fr\n", encoding="utf-8")
    content = draw(load.load(source), "explainer", house, "french", source.read_bytes()).content

    assert [element.language for element in elements(content, "/H1")] == [None]
    assert [element.language for element in elements(content, "/H2")] == ["en"]
    assert {element.language for element in structure.read(content).walk()} == {None, "en"}
