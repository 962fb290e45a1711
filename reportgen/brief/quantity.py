"""What does an author's figure say, read as a number?

The text is what gets printed; the reading only decides which graphic may stand beside it. So a doubt is never
settled by guessing: what has two meanings ("120 m", metres or millions), what mixes two figures ("€35M or 7%")
and what runs backwards ("523–46", a vote) stays text.
"""

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Literal

Kind = Literal["exact", "at least", "at most", "range", "about", "ratio", "multiple", "change", "rank", "none", "text"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """The author's text, which is what gets printed, and its reading.

    `low` and `high` are bounds with the scale applied ("€90–110bn" gives 90e9 and 110e9); equal for an exact or
    an "about" figure; `high` is None for "at least", `low` for "at most". `unit` and `currency` are as typed.
    A ratio is `low` in `high` ("1 in 7" and "1/7": 1 and 7). A signed figure is a change. "About" yields to any
    other kind: "~1 in 4" is a ratio. What is not understood has kind "text" and no bounds.
    """

    text: str
    kind: Kind
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A quantity and which letters of its text are the figure proper."""

    quantity: Quantity
    start: int
    end: int


# A longer text is a sentence; the limit also keeps every pattern quick and every number small.
_LONGEST = 100
_EXACT = Context(prec=2 * _LONGEST)

# Every kind of space becomes a plain one, letter for letter, so that positions stay true.
_SPACES = {ord(space): " " for space in "\u00a0\u2007\u2009\u202f\u200a\u2002\u2003"}
_AT_LEAST = "at least|more than|over|above|no fewer than|no less than|not less than|upwards of|≥|⩾|>=|>"
_AT_MOST = "up to|at most|no more than|not more than|less than|fewer than|under|below|as many as|as much as|≤|⩽|<=|<"
_ABOUT = "about|around|roughly|approximately|approx.|approx|circa|ca.|c.|c|nearly|almost|some|an estimated|~|∼|≈"
_HEDGES: dict[str, Kind] = {
    **dict.fromkeys(_AT_LEAST.split("|"), "at least"),
    **dict.fromkeys(_AT_MOST.split("|"), "at most"),
    **dict.fromkeys(_ABOUT.split("|"), "about"),
}
_TAIL_HEDGES: dict[str, Kind] = {
    **dict.fromkeys(("more", "over", "above", "higher", "greater"), "at least"),
    **dict.fromkeys(("less", "fewer", "under", "below", "lower"), "at most"),
}
_SCALES = {
    **dict.fromkeys(("k", "thousand"), Decimal(10) ** 3),
    **dict.fromkeys(("m", "mn", "mln", "million", "millions"), Decimal(10) ** 6),
    **dict.fromkeys(("b", "bn", "bln", "billion", "billions"), Decimal(10) ** 9),
    **dict.fromkeys(("t", "tn", "trn", "trillion", "trillions"), Decimal(10) ** 12),
    "lakh": Decimal(10) ** 5,
    "crore": Decimal(10) ** 7,
}
_CODES = (
    "USD EUR GBP JPY CHF CNY RMB AUD CAD NZD HKD SGD SEK NOK DKK ISK PLN CZK HUF RON BGN UAH RUB BYN GEL KZT TRY ILS "
    "AED SAR QAR EGP ZAR NGN KES INR PKR BDT IDR MYR THB PHP VND KRW TWD BRL ARS CLP COP MXN PEN"
).split()
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_NONE = frozenset({"n/a", "na", "n.a.", "–", "—", "-", "none", "not available", "not applicable"})

_CURRENCY = rf"(?:(?:US|AU?|CA?|NZ|HK|NT|S|R)?\$|[£€¥₹₽₴₩₺₪₦₫฿₱₸₾]|(?:{'|'.join(_CODES)})(?![A-Za-z]))"
_GROUPED = r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:['’][0-9]{3})+|(?: [0-9]{3})+)"
_PLAIN = rf"(?:{_GROUPED}|0|[1-9][0-9]*)(?:\.[0-9]+)?(?![0-9]|[.,][0-9])"
_NUMBER = rf"(?:(?:{_PLAIN} ?[×x] ?)?10(?:⁻?[⁰¹²³⁴-⁹]{{1,2}}|\^-?[0-9]{{1,2}})(?![0-9])|{_PLAIN})"
_SCALE = rf"(?:(?i:{'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![^\W\d_]))"
_LETTER = r"[^\W\d_]"


def _amount(side: str) -> str:
    """A pattern for sign, currency, number, scale and currency, its groups named after the side of a range."""
    return (
        rf"(?P<amount{side}>(?P<sign{side}>[+−-])?(?:(?P<before{side}>{_CURRENCY}) ?)?(?P<number{side}>{_NUMBER})"
        rf"(?:(?P<gap{side}> ?)(?P<scale{side}>{_SCALE}))?(?: ?(?P<after{side}>{_CURRENCY}))?)"
    )


_WORDS = "|".join(re.escape(word) for word in sorted(_HEDGES, key=len, reverse=True) if word[-1].isalpha())
_SIGNS = "|".join(re.escape(word) for word in sorted(_HEDGES, key=len, reverse=True) if not word[-1].isalpha())
_HEDGE = re.compile(rf"(?P<hedge>(?i:{_WORDS})(?= )|(?i:{_SIGNS})) *")
_HEDGE_AT_END = re.compile(rf" (?:or|and) ({'|'.join(_TAIL_HEDGES)})\b")
_UNIT = re.compile(
    rf" ?(?!(?i:or|and|to|vs|versus|in|of|out|but|than|minus|plus|st|nd|rd|th)\b)"
    rf"(?:[%‰°/×]|-?fold\b|{_LETTER})(?:[A-Z][0-9]|{_LETTER}|[%‰°²³₀-₉/·.'’&() -])*"
)
_MULTIPLE = re.compile(r"x|×|-?fold|times", re.IGNORECASE)
_RANK = re.compile(r"(?:(?:no\.?|№|#|number) ?([1-9][0-9]{0,5})|([1-9][0-9]{0,5})(st|nd|rd|th))", re.IGNORECASE)
_RATIO = re.compile(rf"({_PLAIN})(?: in | out of | of |/|⁄)({_PLAIN})(?P<tail>.*)")
_LEFT_UNIT = rf"(?P<left_unit> ?(?:[%‰]|°[CF]?|{_LETTER}+))??"
_RANGE = re.compile(
    rf"(?:(?i:from) )?{_amount('_low')}{_LEFT_UNIT}(?: ?[-‐‑‒–—−] ?| to ){_amount('_high')}(?P<tail>.*)"
)
_BETWEEN = re.compile(rf"(?i:between) {_amount('_low')}{_LEFT_UNIT} and {_amount('_high')}(?P<tail>.*)")
_SINGLE = re.compile(rf"{_amount('')}(?P<plus> ?\+)?(?P<tail>.*)")


def parse(text: str) -> Quantity:
    """Read a figure; never fails."""
    return _read(text).quantity


def parts(text: str) -> tuple[str, str, str]:
    """Cut a figure into what leads up to it, itself and its unit: "Up to ", "20%" and nothing.

    Signs and what is typed without a space stay with the figure ("430+", "£20bn", "~1 in 4"); so does all of a
    text that is not understood. Joined, the three are the text.
    """
    reading = _read(text)
    typed = reading.quantity.text
    return typed[: reading.start], typed[reading.start : reading.end], typed[reading.end :]


def _read(text: str) -> _Reading:
    typed = text.strip()
    flat = typed.translate(_SPACES)
    whole = _Reading(Quantity(typed, "text"), 0, len(typed))
    if len(typed) > _LONGEST:
        return whole
    if flat.casefold() in _NONE:
        return _Reading(Quantity(typed, "none"), 0, len(typed))
    rank = _rank(typed, flat)
    if rank:
        return _Reading(rank, 0, len(typed))
    hedge = _HEDGE.match(flat)
    kind = _HEDGES[hedge["hedge"].casefold()] if hedge else None
    start = hedge.end() if hedge else 0
    for read in (_ratio, _range, _single):
        found = read(typed, flat, start, kind)
        if found:
            quantity, lead, figure_end = found
            is_word = hedge is not None and hedge["hedge"][0].isalpha()
            return _Reading(quantity, lead if is_word or lead > start else 0, _unit_start(flat, figure_end))
    return whole


def _unit_start(flat: str, figure_end: int) -> int:
    """Where the unit begins that is set small: at the first space before a letter."""
    match = re.compile(rf" (?={_LETTER})").search(flat, figure_end)
    return match.start() if match else len(flat)


_Found = tuple[Quantity, int, int] | None


def _rank(typed: str, flat: str) -> Quantity | None:
    match = _RANK.fullmatch(flat)
    if not match:
        return None
    place = int(match[1] or match[2])
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    if match[3] and match[3].lower() != ending:
        return None
    return Quantity(typed, "rank", Decimal(place), Decimal(place))


def _ratio(typed: str, flat: str, start: int, hedge: Kind | None) -> _Found:
    match = _RATIO.fullmatch(flat, start)
    if not match or hedge not in (None, "about"):
        return None
    low, high = _plain(match[1]), _plain(match[2])
    unit = _unit(match["tail"])
    if unit is None or low >= high:
        return None
    return Quantity(typed, "ratio", low, high, unit or None), start, match.end(2)


def _range(typed: str, flat: str, start: int, hedge: Kind | None) -> _Found:
    match = (_BETWEEN if flat[start:].casefold().startswith("between ") else _RANGE).fullmatch(flat, start)
    if not match or hedge not in (None, "about"):
        return None
    currencies = {match[name] for name in ("before_low", "after_low", "before_high", "after_high") if match[name]}
    currency = min(currencies, default=None)
    unit, scale = _unit_and_scale(match["gap_high"], match["scale_high"], match["tail"], currency)
    if unit is None or len(currencies) > 1 or (match["left_unit"] or unit).strip() != unit:
        return None
    if match["scale_low"] and scale == 1:
        return None
    low_scale = _SCALES[match["scale_low"].casefold()] if match["scale_low"] else scale
    low = _EXACT.multiply(_signed(match["sign_low"], match["number_low"]), low_scale)
    high = _EXACT.multiply(_signed(match["sign_high"], match["number_high"]), scale)
    is_years = (
        not (unit or currency) and scale == 1 and _is_year(match["number_low"]) and _is_year(match["number_high"])
    )
    if low >= high or is_years:
        return None
    quantity = Quantity(typed, "range", low, high, unit or None, currency, scale)
    return quantity, match.start("amount_low"), match.end("number_high")


def _single(typed: str, flat: str, start: int, hedge: Kind | None) -> _Found:
    match = _SINGLE.fullmatch(flat, start)
    if not match or (match["before"] and match["after"]):
        return None
    tail = match["tail"]
    hedges: set[Kind | None] = {hedge, "at least" if match["plus"] else None}
    ending = _HEDGE_AT_END.search(tail)
    if ending:
        hedges.add(_TAIL_HEDGES[ending[1]])
        tail = tail[: ending.start()] + tail[ending.end() :]
    currency = match["before"] or match["after"]
    unit, scale = _unit_and_scale(match["gap"], match["scale"], tail, currency)
    kind = _kind(hedges, match["sign"], unit or "")
    if unit is None or kind is None:
        return None
    value = _EXACT.multiply(_signed(match["sign"], match["number"]), scale)
    low = None if kind == "at most" else value
    high = None if kind == "at least" else value
    return Quantity(typed, kind, low, high, unit or None, currency, scale), start, match.end("number")


def _kind(hedges: set[Kind | None], sign: str | None, unit: str) -> Kind | None:
    """The kind of a single figure; None for a contradiction such as "over ... or less" or "more than −3"."""
    bounds: set[Kind | None] = hedges & {"at least", "at most"}
    if bounds:
        return bounds.pop() if len(bounds) == 1 and sign in (None, "+") else None
    if sign:
        return "change"
    if _MULTIPLE.fullmatch(unit):
        return "multiple"
    return "about" if "about" in hedges else "exact"


def _unit_and_scale(gap: str | None, scale: str | None, tail: str, currency: str | None) -> tuple[str | None, Decimal]:
    """The unit (None: not understood) and the scale; a single letter is a scale only where it cannot be a unit."""
    unit = _unit(tail)
    if unit is None or scale is None:
        return unit, Decimal(1)
    is_joined = gap == "" and (scale in "kKMB" or (scale in "mb" and unit != ""))
    if len(scale) > 1 or currency or is_joined:
        return unit, _SCALES[scale.casefold()]
    return (_unit(scale + tail) if scale == "t" else None), Decimal(1)


def _unit(tail: str) -> str | None:
    """The words after a number, nothing for no words, None for words that are no unit."""
    return tail.strip() if not tail.strip() or _UNIT.fullmatch(tail) else None


def _signed(sign: str | None, number: str) -> Decimal:
    value = _number(number)
    return -value if sign in ("-", "−") else value


def _number(text: str) -> Decimal:
    """A plain number, or a power of ten with or without a factor: 10²⁵, 2.5 × 10^8."""
    factor, is_product, power = text.replace("x", "×").rpartition("×")
    ascii_power = power.replace("^", "").translate(_SUPERSCRIPTS).strip()
    if not (is_product or "^" in power or ascii_power != power.strip()):
        return _plain(text)
    return (_plain(factor) if is_product else Decimal(1)).scaleb(int(ascii_power.removeprefix("10")), _EXACT)


def _plain(text: str) -> Decimal:
    return Decimal(re.sub(r"[,'’ ]", "", text))


def _is_year(number: str) -> bool:
    return number.isdigit() and 1500 <= int(number) <= 2100
