"""What does a press file say about itself?

Its printing condition with the profile, that it is PDF/X-4 (ISO 15930-7: in the XMP packet), that nothing has been
trapped yet, and when it was made: the day of the brief, for the clock of a machine would change the file.
"""

import hashlib
import uuid
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name

from reportgen.theme.explainer import Printing

PDF_VERSION = "1.6"
VERSION = "PDF/X-4"
# PDF/X asks for a day; a brief without one gets that of archives without one (the first that zip knows).
NO_DAY = "19800101"
REGISTRY = "http://www.color.org"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:MetadataDate>{day}</xmp:MetadataDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def declare(pdf: pikepdf.Pdf, profile: bytes, printing: Printing) -> None:
    """Write what the file was made for into it."""
    pdf.Root.OutputIntents = Array([_intent(pdf, profile, printing)])
    day = str(pdf.docinfo.get("/CreationDate", f"D:{NO_DAY}"))[2:10]
    stamp = f"D:{day}000000Z"
    for key, value in (("/CreationDate", stamp), ("/ModDate", stamp), ("/GTS_PDFXVersion", VERSION)):
        pdf.docinfo[key] = pikepdf.String(value)
    pdf.docinfo["/Trapped"] = Name("/False")
    packet = _XMP.format(
        title=escape(str(pdf.docinfo.get("/Title", ""))),
        producer=escape(str(pdf.docinfo.get("/Producer", ""))),
        day=f"{day[:4]}-{day[4:6]}-{day[6:]}T00:00:00Z",
        version=VERSION,
        identity=_identity(pdf),
    )
    pdf.Root.Metadata = pdf.make_stream(packet.encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)


def _intent(pdf: pikepdf.Pdf, profile: bytes, printing: Printing) -> Dictionary:
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(printing.condition),
        OutputCondition=pikepdf.String(printing.condition_name),
        RegistryName=pikepdf.String(REGISTRY),
        Info=pikepdf.String(printing.condition_name),
        DestOutputProfile=pdf.make_stream(profile, N=4),
    )


def _identity(pdf: pikepdf.Pdf) -> uuid.UUID:
    """An identifier that follows from what the pages show."""
    digest = hashlib.sha256()
    for page in pdf.pages:
        digest.update(page.obj.Contents.read_bytes())
    return uuid.UUID(bytes=digest.digest()[:16])
