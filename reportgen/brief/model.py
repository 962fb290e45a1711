"""What may a brief say?

One frozen model for the whole source. Every scalar arrives as text and is typed here, by its field. A model
knows its own field only; what concerns two fields or the disk is asked in `check` and `load`.
"""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from reportgen import text
from reportgen.brief import fuzzydate, likelihood, markup, quantity
from reportgen.brief.fuzzydate import FuzzyDate
from reportgen.brief.likelihood import Likelihood
from reportgen.brief.picture import SUFFIXES, Picture
from reportgen.brief.quantity import Quantity

T = TypeVar("T")

TEXT_LIMIT = 20_000
# A field of one line is set large, beside others or at the head of every page; 80 such fields of 2,000 letters
# took minutes to lay out.
LINE_LIMIT = 1_000
EVENT_LIMIT = 1_000
# A marking stands on one line of every page and slide; a longer one would be cut, which a marking must never be.
MARKING_LIMIT = 60
TLP_LABELS = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")


def _typed(parse: Callable[[str], T], code: str, allowed: str, limit: int = LINE_LIMIT) -> BeforeValidator:
    """A validator that parses text and turns a ValueError into a problem that says what is allowed.

    Typed values pass, for briefs made in Python; lists and mappings of a file must not reach pydantic, which
    would build runs and quantities from them and so let in links that nobody checked.
    """

    def validate(value: Any) -> Any:
        if isinstance(value, list | dict):
            raise PydanticCustomError("text_expected", "{allowed}", {"allowed": allowed})
        if not isinstance(value, str):
            return value
        if len(value) > limit:
            raise PydanticCustomError("text_too_long", "{length}", {"length": len(value), "limit": limit})
        if not value.strip():
            raise PydanticCustomError("empty", "{allowed}", {"allowed": allowed})
        try:
            return parse(value)
        except ValueError as error:
            refusals = error.refusals if isinstance(error, markup.MarkupError) else {}
            context = {"code": code, "reason": str(error), "allowed": allowed, "refusals": refusals}
            raise PydanticCustomError("not_understood", "{reason}", context) from error

    return BeforeValidator(validate)


def _choice(*words: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        word = " ".join(value.split()).casefold()
        if word not in words:
            raise ValueError("not one of the words")
        return word

    return parse


def _language(value: str) -> str:
    parts = value.strip().split("-")
    if not (parts[0].isalpha() and 2 <= len(parts[0]) <= 3 and all(part.isalnum() for part in parts)):
        raise ValueError("not a language tag")
    return value.strip()


def _flag(value: str) -> bool:
    word = value.strip().casefold()
    if word not in ("true", "false", "yes", "no"):
        raise ValueError("neither true nor false")
    return word in ("true", "yes")


def _marking(value: str) -> str:
    word = " ".join(value.split())
    upper = word.upper()
    if len(word) > MARKING_LIMIT:
        raise ValueError(f"has {len(word)} letters; {MARKING_LIMIT} fit on every page and slide")
    if upper.startswith("TLP:") and upper not in TLP_LABELS:
        raise ValueError("not a label of TLP 2.0")
    return upper if upper in TLP_LABELS else word


def _identifier(value: str) -> str:
    word = value.strip()
    if not word.replace("-", "").replace("_", "").isalnum():
        raise ValueError("not an id")
    return word


def _picture(value: str) -> Picture:
    path = PurePosixPath(value.strip())
    if path.is_absolute() or ".." in path.parts or "\\" in value or ":" in value:
        raise ValueError("leaves the folder of the brief")
    if path.suffix.lower() not in SUFFIXES:
        raise ValueError("not an image file by its name")
    return Picture(path)


_AS_TEXT = WithJsonSchema({"type": "string", "minLength": 1})

Plain = Annotated[str, _typed(markup.parse_plain, "plain", "one line of plain text"), _AS_TEXT]
Line = Annotated[text.Line, _typed(markup.parse_line, "markup", "one line; emphasis, links and [^source]"), _AS_TEXT]
Prose = Annotated[
    text.Prose,
    _typed(markup.parse_prose, "markup", "paragraphs, lists, emphasis, links and [^source]", TEXT_LIMIT),
    _AS_TEXT,
]
Date = Annotated[
    FuzzyDate,
    _typed(fuzzydate.parse, "date", "2025-12-13, 2025-12, 2025, 2025-Q3, 1998~ (EDTF) or “June 2024”, “c. 1998”"),
    WithJsonSchema({"type": "string", "description": "EDTF level 1 or English: 2025-12-13, June 2024, c. 1998"}),
]
Value = Annotated[Quantity, _typed(quantity.parse, "quantity", "any text"), _AS_TEXT]
Likely = Annotated[
    Likelihood,
    _typed(likelihood.parse, "likelihood", "a term of ICD 203 or PHIA such as “unlikely”, or percentages as 55–80%"),
    WithJsonSchema({"type": "string", "examples": [*likelihood.terms(), "55–80%"]}),
]
Link = Annotated[
    str,
    _typed(markup.parse_link, "link", "an http, https or mailto address", TEXT_LIMIT),
    WithJsonSchema({"type": "string", "format": "uri"}),
]
Flag = Annotated[
    bool, _typed(_flag, "flag", "true or false"), WithJsonSchema({"enum": [True, False, "true", "false", "yes", "no"]})
]
Identifier = Annotated[str, _typed(_identifier, "identifier", "letters, digits, - and _"), _AS_TEXT]
Image = Annotated[
    Picture,
    _typed(_picture, "picture", "a PNG, JPEG, GIF or WebP inside the brief's folder"),
    WithJsonSchema({"type": "string", "examples": ["photos/name.jpg"]}),
]
Impact = Annotated[
    Literal["limited", "moderate", "serious", "severe"],
    _typed(_choice("limited", "moderate", "serious", "severe"), "choice", "limited, moderate, serious or severe"),
]
State = Annotated[
    Literal["not seen", "emerging", "seen"],
    _typed(_choice("not seen", "emerging", "seen"), "choice", "not seen, emerging or seen"),
]
Order = Annotated[
    Literal["newest first", "oldest first"],
    _typed(_choice("newest first", "oldest first"), "choice", "newest first or oldest first"),
]


class Part(BaseModel):
    """What every part of a brief has in common: it is frozen and knows no other keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_what_is_empty(cls, given: Any) -> Any:
        """A key with nothing after it is a key that was not given."""
        if not isinstance(given, dict):
            return given
        return {key: value for key, value in given.items() if value is not None or key not in cls.model_fields}


class Point(Part):
    """One reading of a series."""

    date: Date = Field(description="When the reading holds.")
    value: Value = Field(description="The reading, as it shall be printed.")


class Indicator(Part):
    """A number that carries the argument; it becomes a callout."""

    value: Value = Field(description="The figure as it shall be printed: 430+, 1,200–1,300, Up to 20%, $2B–$3B.")
    label: Line = Field(description="What the figure counts.")
    note: Line | None = Field(None, description="One sentence on why it matters.")
    as_of: Date | None = Field(None, description="The day the figure is known for.")
    sources: tuple[Identifier, ...] = Field((), description="Ids of the sources it comes from.")
    series: tuple[Point, ...] = Field((), description="Earlier and later readings; they become a chart.")
    target: Value | None = Field(None, description="What the figure is measured against.")
    takeaway: Line | None = Field(None, description="The point, as the title of its slide.")


class Person(Part):
    """Somebody who matters for the brief."""

    name: Line = Field(description="The name as it shall be printed.")
    role: Line | None = Field(None, description="Office or function.")
    status: Line | None = Field(None, description="What the person does in this matter now.")
    side: Line | None = Field(None, description="The camp or party in this matter.")
    photo: Image | None = Field(None, description="An image beside the brief; a monogram stands in without one.")
    alt: Plain | None = Field(None, description="What the photo shows, for readers who do not see it.")


class Organization(Part):
    """A body that holds a lever."""

    name: Line = Field(description="The name as it shall be printed.")
    type: Line | None = Field(None, description="What kind of body it is.")
    status: Line | None = Field(None, description="Where it stands in this matter now.")
    description: Prose | None = Field(None, description="Why it matters.")
    lever: Line | None = Field(None, description="What it can do that others cannot.")


class Event(Part):
    """Something that happened; events keep the author's order."""

    date: Date | None = Field(None, description="EDTF or English; leave it out when it is not known.")
    display_date: Plain | None = Field(None, description="How the date is printed, when not as typed.")
    title: Line = Field(description="What happened.")
    category: Plain | None = Field(None, description="One word or two; the same word for the same kind of event.")
    description: Prose | None = Field(None, description="A sentence on it.")
    key: Flag = Field(False, description="Whether it must survive in the short formats.")


class Signpost(Part):
    """Something to watch for that tells whether a scenario is coming true."""

    watch: Line = Field(description="What to watch for.")
    state: State | None = Field(None, description="not seen, emerging or seen.")
    date: Date | None = Field(None, description="When it was seen or is due.")


class Scenario(Part):
    """One way in which things may go."""

    title: Line = Field(description="The scenario in a headline.")
    discussed_by: Line | None = Field(None, description="Who considers it.")
    description: Prose | None = Field(None, description="The narrative.")
    likelihood: Likely | None = Field(None, description="A term of ICD 203 or PHIA, or percentages.")
    impact: Impact | None = Field(None, description="limited, moderate, serious or severe.")
    horizon: Line | None = Field(None, description="By when.")
    signposts: tuple[Signpost, ...] = Field((), description="What to watch for.")
    would_change: Prose | None = Field(None, description="What would change this view.")


class Precedent(Part):
    """An earlier case to learn from."""

    title: Line = Field(description="The case.")
    period: Line | None = Field(None, description="When it was.")
    what_happened: Prose | None = Field(None, description="The story in a sentence or two.")
    short_term: Prose | None = Field(None, description="What followed at once.")
    long_term: Prose | None = Field(None, description="What followed later.")
    relevance: Prose | None = Field(None, description="Why it is relevant now.")


class Source(Part):
    """A publication the brief rests on; `[^id]` in a text cites it."""

    id: Identifier = Field(description="A short name for citing: s1, ofac-2021.")
    title: Line = Field(description="The title of the publication.")
    publisher: Line | None = Field(None, description="Who published it.")
    url: Link | None = Field(None, description="Where it can be read.")
    published: Date | None = Field(None, description="When it was published.")
    accessed: Date | None = Field(None, description="When the author read it.")


class Takeaways(Part):
    """The point of a whole section, as the title of its slides."""

    indicators: Line | None = Field(None, description="What the indicators say together.")
    people: Line | None = Field(None, description="What the people section says.")
    organizations: Line | None = Field(None, description="What the organizations section says.")
    timeline: Line | None = Field(None, description="What the timeline says.")
    scenarios: Line | None = Field(None, description="What the scenarios say together.")
    precedents: Line | None = Field(None, description="What the precedents teach.")


class Brief(Part):
    """One brief: everything the outputs are made from."""

    title: Line = Field(description="The headline.")
    dek: Line | None = Field(None, description="The sentence under the headline.")
    overview: Prose = Field(description="What the reader must know, in a few paragraphs.")
    bottom_line: Prose | None = Field(None, description="The conclusion in at most 60 words.")
    indicators: tuple[Indicator, ...] = Field((), description="Figures that carry the argument.")
    people: tuple[Person, ...] = Field((), description="Who matters.")
    organizations: tuple[Organization, ...] = Field((), description="Who holds the levers.")
    timeline: tuple[Event, ...] = Field((), max_length=EVENT_LIMIT, description="What happened, in your order.")
    timeline_order: Order | None = Field(None, description="Declares the direction of an undated timeline.")
    scenarios: tuple[Scenario, ...] = Field((), description="How it may go on.")
    precedents: tuple[Precedent, ...] = Field((), description="What history teaches.")
    sources: tuple[Source, ...] = Field((), description="What the brief rests on.")
    takeaways: Takeaways = Field(Takeaways(), description="The point of each section, for slide titles.")
    organization: Line | None = Field(None, description="Who publishes the brief.")
    author: Line | None = Field(None, description="Who wrote it.")
    contact: Line | None = Field(None, description="Whom to ask.")
    date: Date | None = Field(None, description="The day of publication.")
    as_of: Date | None = Field(None, description="The day the information is known for.")
    edition: Line | None = Field(None, description="Edition or version.")
    language: Annotated[str, _typed(_language, "language", "a tag such as en, en-GB, uk"), _AS_TEXT] = Field(
        "en", description="Language of the text (BCP 47)."
    )
    marking: (
        Annotated[str, _typed(_marking, "marking", f"{', '.join(TLP_LABELS)} or a marking of your own"), _AS_TEXT]
        | None
    ) = Field(None, description="TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED or your own.")
    licence: Line | None = Field(None, description="Under which licence it may be handed on.")
    link: Link | None = Field(None, description="Where the brief stands on the web.")
    tags: tuple[Plain, ...] = Field((), description="Keywords for the document's properties.")
