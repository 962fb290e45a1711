"""What makes a file one for the archive and for everybody?

One file is PDF/A-3a and PDF/UA-1 at once. WeasyPrint 70 writes one of them; the other differs in its metadata only
(its issue 2783), so the file is written as PDF/A-3a and says in addition that it is PDF/UA-1. The brief it was made
from lies in it as an attachment (PDF/A-3: ISO 19005-3, 6.8), with the brief's own day as its only date.
"""

import base64
import zlib
from dataclasses import dataclass
from datetime import date, datetime

import pydyf
from weasyprint import Attachment, Document

VARIANT = "pdf/a-3a"
_END = b"</rdf:RDF>"
# PDF/UA's property is not one that PDF/A knows, so its schema is described (ISO 19005-3, 6.6.2.3.3).
_ACCESSIBLE = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_LANGUAGE = (
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language><rdf:Bag>'
    "<rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>\n"
)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The brief as its author typed it, under the name that it gets in the file."""

    name: str
    content: bytes


def describe(document: Document, language: str) -> None:
    """Have the document say that it is accessible, and in which language it is.

    WeasyPrint's own option for more metadata sets a second `rdf:RDF` beside the first, which validators refuse.
    """
    generate = document.metadata.generate_rdf_metadata
    more = _ACCESSIBLE + _LANGUAGE.format(language=language).encode()

    def generate_more(variant: str, version: int, conformance: str) -> bytes:
        head, end, tail = generate(variant, version, conformance).rpartition(_END)
        return bytes(head + more + end + tail)

    document.metadata.generate_rdf_metadata = generate_more


def attach(document: Document, enclosure: Enclosure) -> None:
    """Put the brief's source into the file that will be written; `finish` must follow."""
    attached = Attachment(
        string=enclosure.content,
        name=enclosure.name,
        description="The brief that this document was made from",
        relationship="Source",
        # WeasyPrint would take today; `finish` writes the brief's day.
        created=datetime.min,
        modified=datetime.min,
    )
    document.metadata.attachments.append(attached)


def finish(pdf: pydyf.PDF, day: date | None) -> None:
    """Set right what WeasyPrint wrote: metadata that any program can read, each attachment once, nothing of today."""
    # Validators and archives look for the packet in the bytes of the file.
    pdf.objects[_number(pdf.catalog["Metadata"])].compress = False
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    for entry in pdf.objects:
        if not isinstance(entry, pydyf.Stream):
            continue
        if entry.extra.get("Type") == "/EmbeddedFile":
            # RFC 9512; WeasyPrint would ask the machine's list of types.
            entry.extra["Subtype"] = "/application#2fyaml"
            _date(entry.extra["Params"], day)
        if entry.compress:
            _end_well(entry)


def _date(parameters: pydyf.Dictionary, day: date | None) -> None:
    for name in ("CreationDate", "ModDate"):
        del parameters[name]
        if day is not None:
            parameters[name] = pydyf.String(f"D:{day:%Y%m%d}")


def _end_well(stream: pydyf.Stream) -> None:
    """Spell out a stream whose last byte is a line end, one of 256: page-validation takes it for no part of it."""
    content = pydyf.Stream(stream.stream).data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    if zlib.adler32(content) % 256 in b"\r\n":
        packed = zlib.compress(content, level=9)
        stream.stream, stream.compress = [base64.a85encode(packed, adobe=True).removeprefix(b"<~")], False
        stream.extra["Filter"] = pydyf.Array(["/ASCII85Decode", "/FlateDecode"])


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
