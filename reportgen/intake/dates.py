"""Does a line of a page say when something was?

Only the form is judged: every word of the line belongs to a date, in English or in the month names of its
neighbours, and one of them (a year, a month, a quarter) anchors it. What the date means is `brief.fuzzydate`'s.
"""

import re
import unicodedata

# Month names and common short forms: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish,
# Czech, Swedish and Danish, Ukrainian, Russian, Turkish. Only what shows that a line is a date, not which one.
_MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    januar jänner februar feber märz mai juni juli oktober dezember okt dez mrz maerz
    janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre decembre janv févr
    fevr
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
    janeiro fevereiro março marco maio junho julho setembro outubro novembro dezembro
    januari februari maart mei augustus
    styczeń stycznia luty lutego marzec marca kwiecień kwietnia maj maja czerwiec czerwca lipiec lipca sierpień sierpnia
    wrzesień września październik października listopad listopada grudzień grudnia
    leden ledna únor února březen března duben dubna květen května červen června červenec července srpen srpna září
    říjen října listopadu prosinec prosince
    augusti marts
    січень січня лютий лютого березень березня квітень квітня травень травня червень червня липень липня серпень серпня
    вересень вересня жовтень жовтня листопад листопада грудень грудня
    январь января февраль февраля март марта апрель апреля май мая июнь июня июль июля август августа сентябрь сентября
    октябрь октября ноябрь ноября декабрь декабря
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    """.split()
)
_WEEKDAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    """.split()
)
_AROUND = frozenset(
    """
    a.d ad b.c bc bce ce about after approx approximately around as at autumn before beginning between by c ca century
    circa
    de del du da do di early ende end fall final first fourth from gmt half in la late later le early-to-mid el
    mid middle next of on onward onwards or ongoing present quarter second since spring start summer the third through
    throughout till to until up week winter and und et y e am pm a.m p.m utc cet cest est edt bst noon midnight
    expected planned scheduled estimated est likely tbc today now année an ano года год року рік р г anfang mitte
    frühjahr
    frühling sommer herbst ersten début fin mi-
    """.split()
)
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})"
_ANCHOR = re.compile(
    rf"(?:{_YEAR}s?|{_YEAR}[-/.年]\d{{1,2}}(?:[-/.月]\d{{1,2}})?日?月?|\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})|[qh][1-4]|"
    rf"\d{{1,2}}(?:st|nd|rd|th)-century|{_YEAR}年?|{_YEAR}[~?%]+|\d{{3}}x|\d{{2}}xx|{_YEAR}-q[1-4])"
)
_NUMBER = re.compile(
    r"\d{1,4}(?:st|nd|rd|th|er|ère|re|o|º|ª|\.)?|\d{1,2}[:.]\d{2}(?::\d{2})?(?:z|am|pm)?|q[1-4]|h[12]|['’]?\d{2}s?"
)
_FULL_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:t[\d:.]+(?:z|[+-]\d{2}:?\d{2})?)?")
_CUT = re.compile(r"[\s,;()\[\]/–—−-]+|\.(?=\s|$)")


def is_date(text: str) -> bool:
    """Whether the whole line says when something was: every word belongs to a date and one of them anchors it."""
    if not text or len(text) > 60:
        return False
    lowered = unicodedata.normalize("NFC", text).casefold().strip(" :.")
    if _ANCHOR.fullmatch(lowered) or _FULL_ISO.fullmatch(lowered):
        return True
    words = [word for word in _CUT.split(re.sub(r"^(mid|pre|post)-", "", lowered)) if word]
    if not words or len(words) > 12:
        return False
    anchored = False
    for word in words:
        stem = word.rstrip(".")
        if _ANCHOR.fullmatch(word) or stem in _MONTHS:
            anchored = True
        elif not (stem in _AROUND or stem in _WEEKDAYS or _NUMBER.fullmatch(word)):
            return False
    return anchored or ("century" in words and len(words) > 1)


_LEADING = re.compile(r"^(.{4,60}?)\s*(?:\s[-–—|·•]\s|[:：]\s|—)\s*(\S.*)$")
_TRAILING = re.compile(r"^(\S.*?)\s*(?:\s[-–—|·•]\s|—)\s*(.{4,60})$")


def cut_date(text: str) -> tuple[str, str] | None:
    """Cut a date off the title it shares a line with: the date, and the title."""
    if (match := _LEADING.match(text)) and is_date(match.group(1)):
        return match.group(1), match.group(2)
    # "Early 2025 – March 2026: ..." holds the dash twice; try the later cuts too.
    for match in re.finditer(r"\s[-–—|·]\s|[:：]\s", text):
        if is_date(text[: match.start()]):
            return text[: match.start()].strip(), text[match.end() :].strip()
    if (match := _TRAILING.match(text)) and is_date(match.group(2)):
        return match.group(2), match.group(1)
    bracket = re.match(r"^[(\[]([^()\[\]]{4,60})[)\]]\s*[:–—-]?\s*(\S.*)$", text)
    if bracket and is_date(bracket.group(1)):
        return bracket.group(1), bracket.group(2)
    return None
