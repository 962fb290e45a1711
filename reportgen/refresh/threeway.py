"""Two people have changed a sequence of lines since it was written: what does it say now?

The brief's side is taken wherever the presenter left a line as it was; where both changed the same line, the
presenter's stays and the disagreement is told. Lines are compared by fingerprint, so that nobody needs the old words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the outcome: of the deck (`own`), of the brief (`said`), or the brief's words in the deck's line."""

    own: int | None
    said: int | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The lines of the outcome, and each place where the presenter's line stays against the brief's.

    `base` is what the record is to say from now on: the brief's lines, but for those that the presenter decided.
    """

    steps: tuple[Step, ...]
    left: tuple[Step, ...]
    base: tuple[str, ...]
    is_changed: bool


@dataclass(slots=True)
class _Hand:
    """What is to be done to the deck's lines while the brief's changes are gone through."""

    said: dict[int, int] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    after: dict[int, list[int]] = field(default_factory=dict)
    left: list[Step] = field(default_factory=list)
    base: list[str] = field(default_factory=list)


def merge(was: Sequence[str], own: Sequence[str], now: Sequence[str]) -> Merged:
    """Bring a sequence up to date: `was` as written, `own` as the presenter left it, `now` as the brief has it."""
    if tuple(own) == tuple(now) or tuple(was) == tuple(now):
        return Merged(tuple(Step(index, None) for index in range(len(own))), (), tuple(now), False)
    kept, edited = _followed(was, own)
    hand = _Hand()
    for tag, start, end, first, last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            hand.base += was[start:end]
        elif end - start == last - first:
            for old, new in zip(range(start, end), range(first, last), strict=True):
                is_told = _replace(hand, own, now, kept.get(old), edited.get(old), new)
                hand.base.append(now[new] if is_told else was[old])
        else:
            is_told = _rewrite(hand, kept, edited, range(start, end), range(first, last))
            hand.base += now[first:last] if is_told else was[start:end]
    is_changed = bool(hand.said or hand.dropped or hand.after)
    return Merged(tuple(_steps(hand, len(own))), tuple(hand.left), tuple(hand.base), is_changed)


def _followed(was: Sequence[str], own: Sequence[str]) -> tuple[dict[int, int], dict[int, int]]:
    """Where each line of old stands now: those left alone, and those rewritten in their places."""
    kept: dict[int, int] = {}
    edited: dict[int, int] = {}
    for tag, start, end, first, last in SequenceMatcher(None, was, own, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and end - start == last - first):
            (kept if tag == "equal" else edited).update(zip(range(start, end), range(first, last), strict=True))
    return kept, edited


def _replace(
    hand: _Hand, own: Sequence[str], now: Sequence[str], kept: int | None, edited: int | None, new: int
) -> bool:
    """Put a line in the place of another; whether deck and brief agree then."""
    if kept is not None:
        hand.said[kept] = new
    elif edited is None or own[edited] != now[new]:
        hand.left.append(Step(edited, new))
        return False
    return True


def _rewrite(hand: _Hand, kept: dict[int, int], edited: dict[int, int], old: range, new: range) -> bool:
    """Put more or fewer lines in the place of some, if all of those are as they were."""
    places = [kept.get(index) for index in old]
    anchor = kept.get(old.start - 1, edited.get(old.start - 1)) if old.start else -1
    if any(place is None for place in places) or (not old and anchor is None):
        hand.left += [Step(edited[index], None) for index in old if index in edited]
        hand.left += [Step(None, index) for index in new]
        return False
    found = [place for place in places if place is not None]
    hand.said.update(zip(found, new, strict=False))
    hand.dropped.update(found[len(new) :])
    rest = list(new)[len(found) :]
    if rest:
        hand.after.setdefault(found[-1] if found else anchor if anchor is not None else -1, []).extend(rest)
    return True


def _steps(hand: _Hand, count: int) -> list[Step]:
    steps = [Step(None, new) for new in hand.after.get(-1, [])]
    for index in range(count):
        if index not in hand.dropped:
            steps.append(Step(index, hand.said.get(index)))
        steps += [Step(None, new) for new in hand.after.get(index, [])]
    return steps
