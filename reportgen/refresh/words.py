"""How are words replaced so that a presenter's formatting stays?

A paragraph keeps its own properties, and its runs the looks that most of it has; only where the brief sets a run
apart from its paragraph, bold or raised, the new run is set apart likewise. A size follows the brief's drawing while
it is still the size that was drawn.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from reportgen.refresh.threeway import Step
from reportgen.render.deck.reading import qn

# Takes an element that came from the new drawing, and makes its links lead where they led.
Adopt = Callable[[Any], Any]
_FLAGS = ("b", "i", "baseline")
_SPOKEN = (qn("a:r"), qn("a:br"), qn("a:fld"))


def rewrite(body: Any, steps: Sequence[Step], said: Any, adopt: Adopt) -> None:
    """Bring a text body to what the steps say, taking new words from the body `said`."""
    own, new = list(body.iterchildren(qn("a:p"))), list(said.iterchildren(qn("a:p")))
    is_empty = not any(step.own is not None for step in steps)
    outcome = []
    for step in steps:
        # A paragraph that was empty has no looks to keep.
        if step.said is not None and (step.own is None or _main(own[step.own]) is None):
            outcome.append(adopt(deepcopy(new[step.said])))
            continue
        assert step.own is not None
        paragraph = own[step.own]
        if step.said is not None:
            retell(paragraph, new[step.said], adopt)
        outcome.append(paragraph)
    if is_empty and not outcome:
        outcome = own[:1]
        for paragraph in outcome:
            _silence(paragraph)
    for paragraph in own:
        body.remove(paragraph)
    for paragraph in outcome:
        body.append(paragraph)


def replace(body: Any, said: Any, adopt: Adopt) -> None:
    """Bring a whole text body to another's words, paragraph by paragraph."""
    count, wanted = (len(body.findall(qn("a:p"))), len(said.findall(qn("a:p"))))
    steps = [Step(index if index < count else None, index) for index in range(wanted)]
    rewrite(body, steps, said, adopt)


def retell(paragraph: Any, said: Any, adopt: Adopt) -> None:
    """Let a paragraph say what another says, in its own looks."""
    looks = _Looks(paragraph)
    plain = _flags(_main(said))
    _silence(paragraph)
    end = paragraph.find(qn("a:endParaRPr"))
    for child in said:
        if child.tag not in _SPOKEN:
            continue
        run = adopt(deepcopy(child))
        own = run.find(qn("a:rPr"))
        wanted = looks.of(_flags(own), plain, own)
        link = own.find(qn("a:hlinkClick")) if own is not None else None
        if link is not None and wanted is not None:
            wanted.append(link)
        if own is not None:
            run.remove(own)
        if wanted is not None:
            run.insert(0, wanted)
        if end is not None:
            end.addprevious(run)
        else:
            paragraph.append(run)


def resize(paragraph: Any, old: int, new: int) -> None:
    """Set what stands at one size at another."""
    for looks in paragraph.iter(qn("a:rPr"), qn("a:endParaRPr")):
        if looks.get("sz") == str(old):
            looks.set("sz", str(new))


def recolor(body: Any, said: Any) -> None:
    """Set the paragraphs of a text in the colours of another's."""
    own, new = (each.findall(qn("a:p")) for each in (body, said))
    for paragraph, source in zip(own, new, strict=False):
        color = source.find(f"{qn('a:r')}/{qn('a:rPr')}/{qn('a:solidFill')}")
        for looks in paragraph.iterfind(f"{qn('a:r')}/{qn('a:rPr')}") if color is not None else ():
            old = looks.find(qn("a:solidFill"))
            if old is not None:
                looks.replace(old, deepcopy(color))


def set_face(shape: Any, slide: Any) -> None:
    """Set a new shape in the face that its slide names run by run, as LibreOffice does; else the theme decides."""
    faces = Counter(face.get("typeface") for face in slide.iterfind(f".//{qn('a:r')}/{qn('a:rPr')}/{qn('a:latin')}"))
    if not faces:
        return
    name = faces.most_common(1)[0][0]
    for looks in shape.iter(qn("a:rPr")):
        if looks.find(qn("a:latin")) is None:
            # In the order of ECMA-376 Part 1, 21.1.2.3.9: behind line, fill, effect and underline, before links.
            face = looks.makeelement(qn("a:latin"), {"typeface": name})
            fill = looks.find(qn("a:solidFill"))
            looks.insert(0 if fill is None else looks.index(fill) + 1, face)


class _Looks:
    """The looks of a paragraph's runs, by what sets them apart."""

    def __init__(self, paragraph: Any) -> None:
        self._main = _main(paragraph)
        self._others: dict[tuple[str, ...], Any] = {}
        for run in paragraph.iterchildren(qn("a:r")):
            looks = run.find(qn("a:rPr"))
            if looks is not None:
                self._others.setdefault(_flags(looks), looks)
        if self._main is None:
            self._main = paragraph.find(qn("a:endParaRPr"))

    def of(self, wanted: tuple[str, ...], plain: tuple[str, ...], new: Any) -> Any:
        """The looks for a run that the brief draws with these flags, among others that are plain."""
        if self._main is None:
            return _bare(new) if new is not None else None
        if wanted == plain:
            return _bare(self._main)
        found = _bare(self._others.get(wanted, self._main))
        for flag, value in zip(_FLAGS, wanted, strict=True):
            if value != "0":
                found.set(flag, value)
            else:
                found.attrib.pop(flag, None)
        return found


def _bare(looks: Any) -> Any:
    """A copy of a run's looks without its links."""
    copy = deepcopy(looks)
    copy.tag = qn("a:rPr")
    for name in ("a:hlinkClick", "a:hlinkMouseOver"):
        for link in copy.findall(qn(name)):
            copy.remove(link)
    return copy


def _main(paragraph: Any) -> Any:
    """The looks of the longest run."""
    runs = sorted(paragraph.iterchildren(qn("a:r")), key=lambda run: -len("".join(run.itertext())))
    return next((looks for run in runs if (looks := run.find(qn("a:rPr"))) is not None), None)


def _flags(looks: Any) -> tuple[str, ...]:
    return tuple(looks.get(flag, "0") if looks is not None else "0" for flag in _FLAGS)


def _silence(paragraph: Any) -> None:
    for child in list(paragraph):
        if child.tag in _SPOKEN:
            paragraph.remove(child)
