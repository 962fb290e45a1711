"""Who publishes this, when, and what does the file say about itself?"""

from reportgen import text
from reportgen.brief.model import TLP_LABELS, Brief
from reportgen.graphics.spec import Code
from reportgen.plan.explainer.blocks import AboutSection, Fact, Imprint, Metadata

# What a line holds beside the page's number, in characters (385 pt at 7.5 pt; 3.4 pt a character).
LONGEST_FOOTER = 110
# A longer address needs modules too small for a camera: 57 a side are the most that fit 18 mm (version 10-M).
LONGEST_CODE = 213


def imprint(brief: Brief) -> Imprint:
    """The imprint as it is printed."""
    return Imprint(
        organization=brief.organization,
        author=brief.author,
        contact=brief.contact,
        date=brief.date.printed if brief.date else None,
        as_of=brief.as_of.printed if brief.as_of else None,
        edition=brief.edition,
        marking=brief.marking,
        is_tlp=brief.marking in TLP_LABELS,
        licence=brief.licence,
        link=brief.link,
    )


def footer(brief: Brief, product: str) -> str:
    """The words at the foot of every page: one line, for what has no room there stands in the last section whole."""
    publisher = text.plain(brief.organization)
    as_of = f"Information as of {brief.as_of.printed}" if brief.as_of else ""
    line = publisher if 0 < len(publisher) <= LONGEST_FOOTER else product
    for part in (text.plain(brief.edition), as_of, text.plain(brief.licence)):
        longer = f"{line}  ·  {part}"
        line = longer if part and len(longer) <= LONGEST_FOOTER else line
    return line


def metadata(brief: Brief) -> Metadata:
    """The document's properties; a day is given only when the brief's date is one."""
    day = brief.date.earliest if brief.date and brief.date.precision == "day" else None
    return Metadata(
        title=text.plain(brief.title),
        author=text.plain(brief.author or brief.organization) or None,
        description=text.plain(brief.dek) or None,
        keywords=brief.tags,
        language=brief.language,
        created=day,
    )


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
