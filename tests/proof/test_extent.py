"""Pages and slides are counted in the finished file."""

import io
import zipfile
import zlib

from reportgen.proof.extent import count_pages, count_slides


def test_it_counts_slides_and_not_their_relations() -> None:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name in ("ppt/slides/slide1.xml", "ppt/slides/slide12.xml", "ppt/slides/_rels/slide1.xml.rels"):
            archive.writestr(name, "")

    assert count_slides(package.getvalue()) == 2


def test_it_counts_pages_that_lie_in_the_open() -> None:
    assert count_pages(b"1 0 obj <</Type /Pages /Count 2>> <</Type /Page>> <</Type/Page /Parent 1 0 R>>") == 2


def test_it_counts_pages_that_lie_in_a_compressed_stream() -> None:
    packed = zlib.compress(b"<</Type /Page>><</Type /Page>><</Type /Pages>>")

    assert count_pages(b"9 0 obj\n<</Type /ObjStm /N 3>>\nstream\n" + packed + b"\nendstream") == 2
