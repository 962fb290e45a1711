"""What stands at the end about the document itself?"""

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.graphics.spec import Code
from reportgen.plan.explainer.blocks import AboutSection, Fact

# A longer address needs modules too small for a camera: 57 a side are the most that fit 18 mm (version 10-M).
LONGEST_CODE = 213


def about(brief: Brief) -> AboutSection | None:
    """What the strip and the footer have no room for; nothing when the brief gives none of it."""
    facts = tuple(
        Fact(label, words, href)
        for label, words, href in (
            ("Author", brief.author, None),
            ("Contact", brief.contact, _mail(text.plain(brief.contact))),
            ("Publisher", brief.organization, None),
            ("Published", text.line(brief.date.printed) if brief.date else None, None),
            ("Information as of", text.line(brief.as_of.printed) if brief.as_of else None, None),
            ("Edition", brief.edition, None),
            ("Licence", brief.licence, None),
            ("On the web", text.line(brief.link) if brief.link else None, brief.link),
            ("Tags", text.line(", ".join(brief.tags)) if brief.tags else None, None),
        )
        if words
    )
    return AboutSection(facts, code(brief)) if facts else None


def code(brief: Brief) -> Code | None:
    """The link as a code, when it is short enough to be read off paper."""
    if brief.link is None or len(brief.link.encode()) > LONGEST_CODE:
        return None
    return Code(brief.link, f"QR code for {brief.link}")


def _mail(contact: str) -> str | None:
    is_address = contact.count("@") == 1 and " " not in contact and all(contact.split("@"))
    return f"mailto:{contact}" if is_address else None
