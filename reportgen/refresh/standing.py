"""What has become of each shape that was drawn, in the deck and in the brief?

Three readings of one deck are laid side by side: as it was drawn (its record), as the presenter left it, and as the
brief would have it drawn now. Slides are known by what they say, for no program keeps their keys; shapes by their
names, and where a program renames them (LibreOffice: every placeholder) by their words, their role, or their place.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pptx.presentation import Presentation

from reportgen.refresh import carrier, pairing
from reportgen.render.deck import record
from reportgen.render.deck.reading import Reading, digest
from reportgen.render.deck.record import Mark, Record, SlideMark

# What two programs make of one length differs by up to a hundredth of a millimetre at either end.
TOLERANCE = 1800
# The part of what a slide said by which it is still known.
_KNOWN = 0.25
# Facts that flow from slide to slide as others are added.
_FLOWING = "event"


@dataclass(frozen=True, slots=True, eq=False)
class Trio:
    """One shape of the deck, how it was drawn, and how it would be drawn now, if the brief still has it."""

    own: Reading
    was: Mark
    now: Reading | None
    place: tuple[int, int]
    is_elsewhere: bool = False


@dataclass(slots=True, eq=False)
class Leaf:
    """One slide of the deck; `was` and `now` are numbers in the record and in the new drawing."""

    number: int
    slide: Any
    shapes: tuple[Reading, ...]
    was: int | None = None
    now: int | None = None
    is_copy: bool = False
    trios: list[Trio] = field(default_factory=list)
    theirs: list[Reading] = field(default_factory=list)
    missing: list[tuple[Mark, Reading]] = field(default_factory=list)
    gone: list[Trio] = field(default_factory=list)
    fresh: list[Reading] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the slide is called."""
        return title(self.shapes)


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The deck's slides with what became of their shapes; slides it lacks, by number in the new drawing."""

    leaves: tuple[Leaf, ...]
    now: tuple[tuple[Reading, ...], ...]
    slides: tuple[Any, ...]
    deleted: tuple[int, ...]
    fresh: tuple[int, ...]
    partners: Mapping[int, int]
    crossings: tuple[tuple[int, int, Reading], ...]


def stand(edited: Presentation, was: Record, now: Presentation) -> Standing:
    """Lay the three side by side."""
    palette, fresh_palette = carrier.colors(edited), carrier.colors(now)
    leaves = tuple(
        Leaf(number, slide, carrier.read(slide, palette)) for number, slide in enumerate(edited.slides, start=1)
    )
    drawn = tuple(carrier.read(slide, fresh_palette) for slide in now.slides)
    new = carrier.load(now)
    assert new is not None
    partners = _partners(was.slides, new.slides)
    _recognise(leaves, was.slides)
    naming = {
        digest(shape.name): shape.name for shapes in (*drawn, *(leaf.shapes for leaf in leaves)) for shape in shapes
    }
    companions = _companions(was.slides, drawn, partners, naming)
    for leaf in leaves:
        if leaf.was is not None:
            leaf.now = partners.get(leaf.was)
    _match(leaves, was.slides, companions)
    placed = {leaf.was for leaf in leaves}
    _note_news(leaves, drawn, companions)
    return Standing(
        leaves,
        drawn,
        tuple(now.slides),
        tuple(number for number in range(len(was.slides)) if number not in placed),
        tuple(number for number in range(len(drawn)) if number not in partners.values()),
        partners,
        tuple((page, at, shape) for (page, _), (at, shape) in companions.items() if partners.get(page) != at),
    )


def title(shapes: Iterable[Reading]) -> str:
    """The headline among a slide's shapes."""
    found = next((shape for shape in shapes if shape.role in ("title", "ctrTitle")), None)
    return " ".join(" ".join(found.lines).split()) if found else ""


def _said(slide: SlideMark) -> set[str]:
    lines = {line for shape in slide.shapes for line in shape.lines}
    return lines | {cell for shape in slide.shapes for row in shape.rows for cell in row} | set(slide.notes)


def _partners(was: Sequence[SlideMark], now: Sequence[SlideMark]) -> dict[int, int]:
    """Which slide of the new drawing each slide of the old one has become."""
    ours, theirs = [_said(slide) for slide in was], [_said(slide) for slide in now]
    weights = pairing.weigh([*ours, *theirs])
    choices = []
    for left, mine in enumerate(ours):
        for right, yours in enumerate(theirs):
            score = pairing.likeness(mine, yours, weights)
            is_same = was[left].key == now[right].key
            if is_same or score > _KNOWN * sum(weights[each] for each in mine):
                choices.append((score, is_same, -left, -right))
    found: dict[int, int] = {}
    for _, _, left, right in sorted(choices, reverse=True):
        if -left not in found and -right not in found.values():
            found[-left] = -right
    return found


def _recognise(leaves: Sequence[Leaf], was: Sequence[SlideMark]) -> None:
    """Tell for each slide of the deck which it was; of several that were one, the likest is no copy."""
    known = [_said(slide) | {f"name {shape.name}" for shape in slide.shapes} for slide in was]
    weights = pairing.weigh(known)
    best: dict[int, tuple[float, Leaf]] = {}
    for leaf in leaves:
        marks = [record.mark(shape) for shape in leaf.shapes]
        own = _said(SlideMark("", tuple(map(digest, carrier.notes(leaf.slide))), tuple(marks)))
        own |= {f"name {mark.name}" for mark in marks}
        shares = [pairing.likeness(own, each, weights) / (sum(weights[word] for word in each) or 1) for each in known]
        number = max(range(len(shares)), key=lambda index: shares[index], default=0)
        if not shares or shares[number] < _KNOWN:
            continue
        leaf.was = number
        other = best.get(number)
        if other is None or shares[number] > other[0]:
            best[number] = (shares[number], leaf)
            if other:
                other[1].is_copy = True
        else:
            leaf.is_copy = True


def _unit(name: str | None) -> tuple[str, str] | None:
    """The fact that a shape belongs to: its kind, and its name or number."""
    parts = (name or "").split(":")
    return (parts[0], parts[1]) if len(parts) > 1 else None


Place = tuple[int, str, str]


def _companions(
    was: Sequence[SlideMark], now: Sequence[Sequence[Reading]], partners: Mapping[int, int], naming: Mapping[str, str]
) -> dict[tuple[int, int], tuple[int, Reading]]:
    """For each shape of the record, by slide and number, the slide and the shape of the new drawing."""
    old: dict[Place, list[tuple[int, int, Mark]]] = defaultdict(list)
    new: dict[Place, list[tuple[int, Reading]]] = defaultdict(list)
    for page, slide in enumerate(was):
        for index, mark in enumerate(slide.shapes):
            kind, own = _unit(naming.get(mark.name)) or ("", "")
            old[page, kind, own].append((page, index, mark))
    for page, shapes in enumerate(now):
        for shape in shapes:
            kind, own = _unit(shape.name) or ("", "")
            new[page, kind, own].append((page, shape))
    found: dict[tuple[int, int], tuple[int, Reading]] = {}
    for place, other in _unit_pairs(old, new, partners):
        for drawn, page, shape in _within(old[place], new[other], naming, place, other):
            found[drawn] = (page, shape)
    return found


def _unit_pairs(
    old: Mapping[Place, Sequence[tuple[int, int, Mark]]],
    new: Mapping[Place, Sequence[tuple[int, Reading]]],
    partners: Mapping[int, int],
) -> Iterator[tuple[Place, Place]]:
    """Facts of old with what has become of them: numbered ones by what they say, named ones by name first."""
    pools: dict[tuple[int | None, str], tuple[list[Place], list[Place]]] = defaultdict(lambda: ([], []))
    for place in old:
        if place[0] in partners or place[1] == _FLOWING:
            pools[None if place[1] == _FLOWING else partners[place[0]], place[1]][0].append(place)
    for place in new:
        pools[None if place[1] == _FLOWING else place[0], place[1]][1].append(place)
    for (_, kind), (ours, theirs) in pools.items():
        if not kind:
            yield from zip(ours, theirs, strict=False)
            continue
        same = {(one, two) for one in ours for two in theirs if (partners.get(one[0]), one[2]) == (two[0], two[2])}
        if not all(place[2].isdigit() for place in (*ours, *theirs)):
            yield from same
            ours = [one for one in ours if not any(one == pair[0] for pair in same)]
            theirs = [two for two in theirs if not any(two == pair[1] for pair in same)]
            same = set()
        mine = [{line for _, _, mark in old[one] for line in mark.lines} for one in ours]
        yours = [{digest(line) for _, shape in new[two] for line in shape.lines} for two in theirs]
        kin = [(ours.index(one), theirs.index(two)) for one, two in same]
        for left, right in pairing.pair(mine, yours, kin).items():
            yield ours[left], theirs[right]


def _within(
    old: Sequence[tuple[int, int, Mark]],
    new: Sequence[tuple[int, Reading]],
    naming: Mapping[str, str],
    place: Place,
    other: Place,
) -> Iterator[tuple[tuple[int, int], int, Reading]]:
    """The shapes of one fact, by the ends of their names; what is left by kind and order."""
    start, end = ":".join(place[1:]), ":".join(other[1:])
    rest = list(new)
    unnamed = []
    for page, index, mark in old:
        name = naming.get(mark.name)
        wanted = digest(end + name[len(start) :]) if name and place[1] else mark.name
        chosen = next((each for each in rest if (digest(each[1].name), each[1].kind) == (wanted, mark.kind)), None)
        if chosen:
            rest.remove(chosen)
            yield (page, index), *chosen
        else:
            unnamed.append((page, index, mark))
    for kind in ("text", "group", "table", "chart", "picture"):
        for has_words in (True, False):
            mine = [each for each in unnamed if (each[2].kind, bool(each[2].lines)) == (kind, has_words)]
            yours = [each for each in rest if (each[1].kind, bool(each[1].lines)) == (kind, has_words)]
            if len(mine) == len(yours) and place[1]:
                for (page, index, _), chosen in zip(mine, yours, strict=True):
                    yield (page, index), *chosen


def _match(
    leaves: Sequence[Leaf],
    was: Sequence[SlideMark],
    companions: Mapping[tuple[int, int], tuple[int, Reading]],
) -> None:
    """Find each shape of the deck in the record."""
    everywhere: dict[tuple[str, str], list[tuple[int, int, Mark]]] = defaultdict(list)
    for page, slide in enumerate(was):
        for index, mark in enumerate(slide.shapes):
            everywhere[mark.name, mark.kind].append((page, index, mark))
    seen: set[tuple[int, int]] = set()
    for leaf in leaves:
        marks = list(enumerate(was[leaf.was].shapes)) if leaf.was is not None else []
        pairs, rest, unmatched = _own_names(leaf.shapes, marks)
        for shape, index in _by_likeness(unmatched, rest):
            pairs.append((shape, index))
            unmatched.remove(shape)
            rest = [each for each in rest if each[0] != index]
        chosen = [(shape, leaf.was or 0, index) for shape, index in pairs]
        for shape in unmatched:
            brought = _brought(shape, everywhere)
            if brought:
                chosen.append((shape, *brought))
            else:
                leaf.theirs.append(shape)
        for shape, page, index in chosen:
            seen.add((page, index))
            at, now = companions.get((page, index), (None, None))
            is_elsewhere = at != leaf.now or page != leaf.was
            trio = Trio(shape, was[page].shapes[index], now, (page, index), is_elsewhere=is_elsewhere)
            (leaf.trios if now is not None else leaf.gone).append(trio)
    for leaf in leaves:
        if leaf.was is None or leaf.is_copy:
            continue
        for index, mark in enumerate(was[leaf.was].shapes):
            at, now = companions.get((leaf.was, index), (None, None))
            if (leaf.was, index) not in seen and now is not None and at is not None:
                leaf.missing.append((mark, now))


def _own_names(
    shapes: Sequence[Reading], marks: Sequence[tuple[int, Mark]]
) -> tuple[list[tuple[Reading, int]], list[tuple[int, Mark]], list[Reading]]:
    """Shapes by their names, in order; more of one name than were drawn are copies of the last."""
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, mark in marks:
        named[mark.name, mark.kind].append(index)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    pairs, unmatched = [], []
    for shape in shapes:
        key = (digest(shape.name), shape.kind)
        if key in named:
            pairs.append((shape, named[key][min(counts[key], len(named[key]) - 1)]))
            counts[key] += 1
        else:
            unmatched.append(shape)
    taken = {index for _, index in pairs}
    return pairs, [each for each in marks if each[0] not in taken], unmatched


def _by_likeness(shapes: Sequence[Reading], marks: Sequence[tuple[int, Mark]]) -> list[tuple[Reading, int]]:
    """Renamed shapes: by the same words, then by a role that only one has, then by the same place, then in order."""
    pairs: list[tuple[Reading, int]] = []
    left, rest = list(shapes), list(marks)

    def take(shape: Reading, index: int) -> None:
        pairs.append((shape, index))
        left.remove(shape)
        rest[:] = [each for each in rest if each[0] != index]

    for shape in list(left):
        mine = record.mark(shape)
        says = [index for index, mark in rest if mark.kind == mine.kind and _speech(mark) == _speech(mine) != ((), ())]
        if says:
            take(shape, says[0])
    for shape in list(left):
        same = [index for index, mark in rest if shape.role and shape.role != "body" and mark.role == shape.role]
        if len(same) == 1:
            take(shape, same[0])
    for shape in list(left):
        near = [
            index
            for index, mark in rest
            if mark.kind == shape.kind and mark.box and shape.box and mark.box.is_near(shape.box, TOLERANCE)
        ]
        if len(near) == 1:
            take(shape, near[0])
    bodies = [shape for shape in left if shape.role == "body"]
    places = [index for index, mark in rest if mark.role == "body"]
    if len(bodies) == len(places):
        for shape, index in zip(bodies, places, strict=True):
            take(shape, index)
    return pairs


def _speech(mark: Mark) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    return mark.lines, mark.rows


def _brought(
    shape: Reading, everywhere: Mapping[tuple[str, str], Sequence[tuple[int, int, Mark]]]
) -> tuple[int, int] | None:
    """Where a shape comes from that stands on another slide than it was drawn on, if it still says the same."""
    if ":" not in shape.name:
        return None
    mine = record.mark(shape)
    for page, index, mark in everywhere.get((mine.name, mine.kind), ()):
        if _speech(mark) == _speech(mine) != ((), ()):
            return page, index
    return None


def _note_news(
    leaves: Sequence[Leaf],
    now: Sequence[Sequence[Reading]],
    companions: Mapping[tuple[int, int], tuple[int, Reading]],
) -> None:
    """Give each slide the shapes that its new drawing has and its old one had not, on any slide."""
    known = {id(shape) for _, shape in companions.values()}
    for leaf in leaves:
        if leaf.now is not None and not leaf.is_copy:
            leaf.fresh = [shape for shape in now[leaf.now] if id(shape) not in known]
