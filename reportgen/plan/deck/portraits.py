"""What stands for a person: the photo, or a disc with initials?"""

from reportgen import text
from reportgen.brief.model import Person
from reportgen.plan.deck.evidence import Picture
from reportgen.plan.deck.placed import Disc, Frame
from reportgen.plan.deck.sheet import Sheet


def of(sheet: Sheet, person: Person, key: str, box: Frame, role: str) -> tuple[Disc | None, Picture | None]:
    """The disc or the photo of a person, one of the two; initials are set in a type role."""
    portrait = _portrait(person)
    monogram = None if portrait else Disc(f"person:{key}:monogram", box, _initials(person), sheet.size(role))
    return monogram, portrait


def _portrait(person: Person) -> Picture | None:
    photo = person.photo
    content = getattr(photo, "content", None)
    if photo is None or content is None:
        return None
    alt = person.alt or text.plain(person.name)
    return Picture(content, photo.media_type, photo.width, photo.height, alt)


def _initials(person: Person) -> str:
    """First letters of the first and the last word that begin with a letter; titles such as `Sir` do not count."""
    words = [word for word in text.plain(person.name).split() if word[0].isalpha()]
    named = [word for word in words if word.rstrip(".") not in _HONORIFICS] or words
    if not named:
        return text.plain(person.name)[:1]
    return (named[0][0] + (named[-1][0] if len(named) > 1 else "")).upper()


_HONORIFICS = frozenset("Sir Dame Lord Lady Dr Prof Mr Mrs Ms Justice Judge General Gen President".split())
