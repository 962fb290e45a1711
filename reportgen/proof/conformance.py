"""Does a finished PDF conform to PDF/UA-1 and PDF/A-3a?

Asked of page-validation, which needs no Java and takes a twentieth of a second; it comes with the extra `proof`.
Over veraPDF's corpus both gave the same verdict on every file that page-validation knows the standard of.
"""

import io
from collections.abc import Iterable

from reportgen.errors import Problem, RenderError

PROFILES = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}
# A stream whose last byte happens to be a carriage return is held to be one shorter; veraPDF counts right.
_LENGTH_RULE = "STREAM-LENGTH-001"
_ENDS_IN_RETURN = b"\r\nendstream"


def check(content: bytes) -> tuple[Problem, ...]:
    """Every rule that the file breaks, with the page where it does so if there is one.

    Raises:
        RenderError: page-validation is not installed.
    """
    try:
        import page as validation
    except ImportError as error:
        message = "proving needs page-validation; type: pip install 'reportgen[proof]'"
        raise RenderError([Problem("proof-missing", message)]) from error
    found: list[Problem] = []
    for profile, standard in PROFILES.items():
        try:
            failures = validation.validate_pdf_bytes(content, profile=profile).failures
        except validation.PageError as error:
            return (Problem("nonconforming", f"{standard}: {error}"),)
        pages = _pages(content, (each.object_id.object_number for each in failures if each.object_id))
        for each in failures:
            if each.rule_id.endswith(_LENGTH_RULE) and _ENDS_IN_RETURN in content:
                continue
            number = pages.get(each.object_id.object_number) if each.object_id else None
            place = f"page {number}" if number else ""
            found.append(Problem("nonconforming", f"{standard}, {each.rule_id}: {each.message}", place))
    return tuple(dict.fromkeys(found))


def _pages(content: bytes, objects: Iterable[int]) -> dict[int, int]:
    """On which page these objects stand, by object number: pages, what they show, and structure elements."""
    wanted = set(objects)
    if not wanted:
        return {}
    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject, IndirectObject

    reader = PdfReader(io.BytesIO(content))
    numbers: dict[int, int] = {}
    for number, page in enumerate(reader.pages, start=1):
        shown = [page.indirect_reference, page.raw_get("/Contents"), *page.get("/Annots", ())]
        numbers.update({each.idnum: number for each in shown if isinstance(each, IndirectObject)})
    found: dict[int, int] = {}
    for each in wanted:
        entry = reader.get_object(each)
        on = entry.raw_get("/Pg") if isinstance(entry, DictionaryObject) and "/Pg" in entry else None
        place = numbers.get(each) or (numbers.get(on.idnum) if isinstance(on, IndirectObject) else None)
        if place:
            found[each] = place
    return found
