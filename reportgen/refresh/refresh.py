"""How do a brief's new facts reach a deck that a presenter has already edited?

Three decks are compared: as it was drawn, which the deck's own record tells; as it stands; and as the brief would be
drawn now. A fact goes into its named shape where the presenter left it as it was drawn. What the presenter moved,
resized, added, deleted or rewrote stays; where the brief disagrees, that is told, every time until they agree. The
running order is the presenter's: no slide is added or taken away.
"""

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.parts.slide import SlidePart

from reportgen.errors import DeckError, Problem
from reportgen.refresh import carrier, opening, threeway, tooltips, words
from reportgen.refresh.fit import Type
from reportgen.refresh.remarks import Outcome, Remark
from reportgen.refresh.revise import revise
from reportgen.refresh.revision import Revision
from reportgen.refresh.standing import Leaf, Standing, stand, title
from reportgen.refresh.touched import is_untouched
from reportgen.render.deck import package
from reportgen.render.deck.reading import Reading, digest, qn
from reportgen.render.deck.record import Mark, Record, SlideMark

# The part of a deck's words that its brief still says, however much was revised; two briefs share labels alone.
_KIN = 0.25
_MOST_PASSES = 3


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The deck as it is now, or None when there was nothing to change; what was found, and who should look."""

    content: bytes | None
    remarks: tuple[Remark, ...]
    warnings: tuple[Problem, ...]


def refresh(edited: bytes, drawn: bytes, type_: Type, was: Record | None = None) -> Refreshed:
    """Bring an edited deck up to a new drawing of its brief; `was` stands in for a record that the deck has lost.

    Raises:
        DeckError: the deck cannot be read, or nothing tells what it said when it was drawn.
    """
    done = _pass(edited, drawn, type_, was)
    # Where events passed from slide to slide, a slide may be the brief's own again only when all of them have.
    for _ in range(_MOST_PASSES):
        further = _pass(done.content, drawn, type_, None) if done.content is not None else None
        if further is None or further.content is None:
            break
        changed = tuple(remark for remark in done.remarks if remark.outcome == "changed")
        done = Refreshed(further.content, (*changed, *further.remarks), (*done.warnings, *further.warnings))
    return replace(done, warnings=tuple(dict.fromkeys(done.warnings)))


def _pass(edited: bytes, drawn: bytes, type_: Type, was: Record | None) -> Refreshed:
    """Go over a deck once."""
    deck, now = opened(edited), Presentation(BytesIO(drawn))
    base = was or carrier.load(deck)
    if base is None:
        raise DeckError(
            [
                Problem(
                    "deck-no-record",
                    "carries no record of how it was drawn: it was not made here, or the program that saved it dropped "
                    "the record, as LibreOffice does; name the brief it was made from with --was",
                )
            ]
        )
    fresh = carrier.load(now)
    assert fresh is not None
    if _kinship(base, fresh) < _KIN:
        message = (
            "was drawn from another brief: it said hardly anything that this brief says; name the deck's own brief"
        )
        raise DeckError([Problem("deck-other-brief", message)])
    standing = stand(deck, base, now)
    has_same_looks = base.looks == fresh.looks
    revisions = _revise(standing, type_, has_same_looks)
    notes = {id(leaf): _revise_notes(revision, base, standing) for revision in revisions for leaf in [revision.leaf]}
    remarks = [remark for revision in revisions for remark in revision.remarks]
    remarks += _slides_told(standing, base, fresh)
    tooltips.follow(standing.leaves)
    outcome = _record(base, fresh, standing, revisions, notes, has_same_looks)
    carrier.write(deck, outcome)
    content = _saved(deck)
    is_changed = any(remark.outcome == "changed" for remark in remarks) or content != _saved(opened(edited))
    return Refreshed(content if is_changed else None, tuple(remarks), _warnings(revisions, has_same_looks))


def _kinship(base: Record, fresh: Record) -> float:
    """The part of what a deck said that its brief's new drawing says too."""
    said, says = (set().union(*map(_lines, each.slides)) for each in (base, fresh))
    return len(said & says) / (len(said) or 1)


def _lines(slide: SlideMark) -> set[str]:
    return {line for shape in slide.shapes for line in (*shape.lines, *(cell for row in shape.rows for cell in row))}


def opened(content: bytes) -> Any:
    """The deck in a file.

    Raises:
        DeckError: it is damaged, or not to be trusted.
    """
    reason = opening.fault(content)
    if reason is None:
        try:
            deck = Presentation(BytesIO(content))
            palette = carrier.colors(deck)
            for slide in deck.slides:
                assert slide.slide_layout is not None
                carrier.read(slide, palette)
            return deck
        # A package that lacks parts, or whose parts are no XML, fails in as many ways as there are parts.
        except (KeyError, ValueError, AttributeError, IndexError, TypeError, SyntaxError, AssertionError) as error:
            reason = f"is damaged ({type(error).__name__}: {error}); open it in PowerPoint and save it again"
    raise DeckError([Problem("deck-refused", reason)])


def _saved(deck: Any) -> bytes:
    listed = {id(slide.part) for slide in deck.slides}
    stray = [part for part in deck.part.package.iter_parts() if isinstance(part, SlidePart) and id(part) not in listed]
    # Saving numbers the slides anew; one that is only linked to any more would share its name with another.
    for number, part in enumerate(stray, start=len(listed) + 1):
        part.partname = PackURI(f"/ppt/slides/slide{number}.xml")
    stream = BytesIO()
    deck.save(stream)
    with zipfile.ZipFile(stream) as saved:
        return package.archive({name: saved.read(name) for name in saved.namelist()})


def _revise(standing: Standing, type_: Type, has_same_looks: bool) -> list[Revision]:
    """Go over every slide; shapes may pass from one to another where both are as they were drawn."""
    home = {id(shape): slide for shapes, slide in zip(standing.now, standing.slides, strict=True) for shape in shapes}
    adopter = _adopter(standing, home)
    opened_ = _opened(standing) if has_same_looks else set()
    revisions = []
    for leaf in standing.leaves:
        is_open = leaf.was in opened_ and not leaf.is_copy
        revision = Revision(leaf, type_, lambda shape: home[id(shape)], adopter, is_open, has_same_looks)
        arrivals = [shape for _, at, shape in standing.crossings if at == leaf.now] if is_open else []
        revise(revision, arrivals)
        revisions.append(revision)
    return revisions


def _opened(standing: Standing) -> set[int]:
    """The slides, by their numbers in the record, on which shapes may be added and taken away.

    A fact that passes to another slide may leave this one only if it may enter that one.
    """
    free = {
        leaf.was for leaf in standing.leaves if leaf.was is not None and leaf.now is not None and is_untouched(leaf)
    }
    by_now = {leaf.now: leaf.was for leaf in standing.leaves if leaf.now is not None and not leaf.is_copy}
    while True:
        shut = {
            page
            for was, at, _ in standing.crossings
            for page in (was, by_now.get(at))
            if not (was in free and by_now.get(at) in free)
        }
        if not free & shut:
            return {page for page in free if page is not None}
        free -= shut


def _adopter(standing: Standing, home: dict[int, Any]) -> Callable[[Leaf, Reading], words.Adopt]:
    """What makes links of the new drawing lead where they led, on the deck's own slides."""
    leaves = {id(standing.slides[leaf.now].part): leaf for leaf in reversed(standing.leaves) if leaf.now is not None}

    def for_shape(leaf: Leaf, shape: Reading) -> words.Adopt:
        source, target = home[id(shape)].part, leaf.slide.part

        def adopt(element: Any) -> Any:
            for link in list(element.iter(qn("a:hlinkClick"))):
                relation = source.rels.get(link.get(qn("r:id"), ""))
                if relation is not None and relation.is_external:
                    link.set(qn("r:id"), target.relate_to(relation.target_ref, RT.HYPERLINK, is_external=True))
                elif relation is not None and id(relation.target_part) in leaves:
                    link.set(qn("r:id"), target.relate_to(leaves[id(relation.target_part)].slide.part, RT.SLIDE))
                elif link.get(qn("r:id")):
                    link.getparent().remove(link)
            for blip in element.iter(qn("a:blip")):
                if blip.get(qn("r:embed")):
                    image = source.related_part(blip.get(qn("r:embed")))
                    blip.set(qn("r:embed"), target.get_or_add_image_part(BytesIO(image.blob))[1])
            return element

        return adopt

    return for_shape


def _revise_notes(revision: Revision, base: Record, standing: Standing) -> tuple[str, ...] | None:
    """Bring the notes of a slide up to date, paragraph by paragraph; what the record is to say of them."""
    leaf = revision.leaf
    if leaf.was is None or leaf.now is None:
        return None
    was, drawn = base.slides[leaf.was].notes, carrier.notes(standing.slides[leaf.now])
    own = carrier.notes(leaf.slide)
    merged = threeway.merge(was, tuple(map(digest, own)), tuple(map(digest, drawn)))
    if merged.is_changed:
        bodies = (each.notes_slide.notes_text_frame._txBody for each in (leaf.slide, standing.slides[leaf.now]))
        body, said = bodies
        words.rewrite(body, merged.steps, said, lambda element: element)
        kept = {step.own for step in merged.steps if step.said is None}
        revision.tell(
            "changed",
            "notes",
            "\n".join(line for index, line in enumerate(own) if index not in kept),
            "\n".join(drawn[step.said] for step in merged.steps if step.said is not None),
        )
    if merged.left:
        revision.tell(
            "left",
            "notes",
            "\n".join(own[step.own] for step in merged.left if step.own is not None),
            "\n".join(drawn[step.said] for step in merged.left if step.said is not None),
        )
    return merged.base


def _slides_told(standing: Standing, base: Record, fresh: Record) -> list[Remark]:
    """Slides that the deck has no more, that the brief has no more, and that the deck has not yet."""
    found = []
    for number in standing.deleted:
        now = standing.partners.get(number)
        if now is not None:
            changed = _changed_lines(base.slides[number], standing.now[now])
            found.append(_slide_told("gone", None, title(standing.now[now]), "deleted in the deck", changed))
    for leaf in standing.leaves:
        if leaf.was is not None and leaf.now is None:
            found.append(_slide_told("gone", leaf.number, leaf.title, "still there", "no longer in the brief"))
    for number in standing.fresh:
        found.append(_slide_told("new", None, title(standing.now[number]), "", "a slide more"))
    return found


def _slide_told(outcome: Outcome, number: int | None, headline: str, deck: str, brief: str) -> Remark:
    return Remark(outcome, number, headline, f"slide “{headline}”", deck, brief)


def _changed_lines(was: SlideMark, now: Sequence[Reading]) -> str:
    """What a slide that was deleted would say now that it did not say then."""
    known = _lines(was)
    said = [line for shape in now for line in (*shape.lines, *(cell for row in shape.rows for cell in row))]
    return " / ".join(
        dict.fromkeys(" ".join(line.split()) for line in said if line.strip() and digest(line) not in known)
    )


def _record(
    base: Record,
    fresh: Record,
    standing: Standing,
    revisions: Sequence[Revision],
    notes: dict[int, tuple[str, ...] | None],
    has_same_looks: bool,
) -> Record:
    """The record of the deck as it is handed back: the brief's words, but for what is still disputed."""
    marks: dict[tuple[int, int], Mark | None] = {}
    for revision in sorted(revisions, key=lambda each: each.leaf.is_copy):
        for place, mark in revision.base.items():
            marks.setdefault(place, mark)
    owners = {revision.leaf.was: revision for revision in revisions if not revision.leaf.is_copy}
    slides = []
    for page, slide in enumerate(base.slides):
        shapes = [marks.get((page, index), mark) for index, mark in enumerate(slide.shapes)]
        owner = owners.get(page)
        kept = tuple(mark for mark in shapes if mark is not None) + tuple(owner.added if owner else ())
        said = notes.get(id(owner.leaf)) if owner else None
        now = standing.partners.get(page)
        key = fresh.slides[now].key if owner and now is not None else slide.key
        slides.append(replace(slide, key=key, notes=slide.notes if said is None else said, shapes=kept))
    return Record(fresh.looks if has_same_looks else base.looks, tuple(slides))


def _warnings(revisions: Sequence[Revision], has_same_looks: bool) -> tuple[Problem, ...]:
    found = [
        Problem(
            "deck-overflow",
            "what the brief says now is higher than its box; make room, or shorten it",
            f"slide {revision.leaf.number}, {name}",
        )
        for revision in revisions
        for name in revision.overflowing
    ]
    if not has_same_looks:
        message = (
            "the deck was made with other looks than these: words and readings follow the brief, places and bars stay "
            "as they are; name the looks it was made with"
        )
        found.insert(0, Problem("deck-other-looks", message))
    return tuple(found)
