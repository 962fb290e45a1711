"""Which names does DrawingML go by, and how does a piece of it become an element?"""

from typing import Any

from pptx.oxml import parse_xml

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}" xmlns:p="{PRESENTATION}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The extension by which Office 2019 and later know ornament ([MS-ODRAWXML] 2.26).
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def fragment(text: str) -> Any:
    """The element that a piece of XML describes, its prefixes understood."""
    return parse_xml(f"<fragment {NAMESPACES}>{text}</fragment>")[0]
