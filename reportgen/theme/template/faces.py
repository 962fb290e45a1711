"""How wide is text in a template's own faces?

By a font file of ours where there is one, by a table of advances for the faces that every office has, else by one of
the widest faces there are: a text may then take a size smaller than it could, but never leaves its box. Headline and
text face are measured as one, each character as wide as it is in the wider of the two.
"""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from reportgen.errors import Problem
from reportgen.theme import metrics
from reportgen.theme.metrics import FontMetrics
from reportgen.theme.template.wishes import FaceRule, Wishes

_FIRST = 0x20
# What a table says nothing about comes from the face whose widths we know best, and a little more.
_ELSEWHERE, _WIDER = "Carlito", 1.15
# Of a file that has no bold cut of its own.
_BOLDER = 1.12
_CUTS = {False: ("Regular",), True: ("Bold", "Semibold")}


def measured(families: Iterable[str], wishes: Wishes, fonts: Path) -> tuple[FontMetrics, FontMetrics]:
    """The regular and the bold widths of texts that may be set in any of the families."""
    names = tuple(dict.fromkeys(families))
    regular, bold = ([_measured(name, wishes, fonts, is_bold=is_bold) for name in names] for is_bold in (False, True))
    return _widest(regular), _widest(bold)


def warnings(families: Iterable[str], wishes: Wishes) -> tuple[Problem, ...]:
    """One for each family whose widths nobody told us."""
    return tuple(
        Problem(
            "template-font",
            f"nobody knows how wide “{name}” is; its text is measured by a wider face and may stand a size smaller",
            "fonts",
        )
        for name in dict.fromkeys(families)
        if _rule(name, wishes) is wishes.unknown
    )


def _rule(name: str, wishes: Wishes) -> FaceRule:
    return wishes.faces.get(name, wishes.unknown)


def _measured(name: str, wishes: Wishes, fonts: Path, *, is_bold: bool) -> FontMetrics:
    rule = _rule(name, wishes)
    if rule.like in wishes.widths:
        table = wishes.widths[rule.like]
        widths = table.bold if is_bold else table.regular
        found = {_FIRST + place: width / 1000 for place, width in enumerate(widths)}
        found |= {ord(mark): width / 1000 for mark, width in wishes.marks.items()}
        other = _file(_ELSEWHERE, fonts, is_bold=is_bold)
        # An accent does not make a letter wider.
        for code, width in other.advances.items():
            plain = ord(unicodedata.normalize("NFD", chr(code))[0])
            found.setdefault(code, found.get(plain, width * _WIDER))
        own = FontMetrics(found, 1.2)
    else:
        own = _file(rule.like, fonts, is_bold=is_bold)
    return FontMetrics(
        {code: width * rule.wider for code, width in own.advances.items()}, max(rule.line, own.line_height)
    )


def _file(stem: str, fonts: Path, *, is_bold: bool) -> FontMetrics:
    """The widths of a font file; one without a bold cut is made bolder by a measured share."""
    for cut in _CUTS[is_bold]:
        if (fonts / f"{stem}-{cut}.ttf").is_file():
            return metrics.load(fonts / f"{stem}-{cut}.ttf")
    own = metrics.load(fonts / f"{stem}.ttf")
    if not is_bold:
        return own
    return FontMetrics({code: width * _BOLDER for code, width in own.advances.items()}, own.line_height)


def _widest(faces: list[FontMetrics]) -> FontMetrics:
    if len(faces) == 1:
        return faces[0]
    codes = {code for face in faces for code in face.advances}
    advances = {code: max(face.advances.get(code, 0.0) for face in faces) for code in codes}
    return FontMetrics(advances, max(face.line_height for face in faces))
