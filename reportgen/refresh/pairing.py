"""Which of these is which of those?

Slides, shapes, events and rows are told from each other by what they say: something that few say is worth more than
something that many say. Names and places decide where words do not.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence


def pair(
    ours: Sequence[Collection[str]], theirs: Sequence[Collection[str]], kin: Collection[tuple[int, int]] = ()
) -> dict[int, int]:
    """Each of ours with the one of theirs that is most like it; `kin` have the same name and win a tie.

    What nothing links is paired by name, and then in order, if as many are left on both sides.
    """
    weights = weigh([*ours, *theirs])
    names = set(kin)
    scored = sorted(
        (
            (likeness(mine, yours, weights), (left, right) in names, -abs(left - right), -left, -right)
            for left, mine in enumerate(ours)
            for right, yours in enumerate(theirs)
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, _, left, right in scored:
        if score > 0 and -left not in found and -right not in taken:
            found[-left] = -right
            taken.add(-right)
    for left, right in sorted(names):
        if left not in found and right not in taken:
            found[left] = right
            taken.add(right)
    rest = [index for index in range(len(ours)) if index not in found]
    spare = [index for index in range(len(theirs)) if index not in taken]
    if len(rest) == len(spare):
        found.update(zip(rest, spare, strict=True))
    return found


def weigh(groups: Sequence[Collection[str]]) -> Mapping[str, float]:
    """What each statement is worth: the fewer make it, the more."""
    counts = Counter(each for group in groups for each in set(group))
    return {each: 1 / count**2 for each, count in counts.items()}


def likeness(mine: Collection[str], yours: Collection[str], weights: Mapping[str, float]) -> float:
    """How much two have in common."""
    return sum(weights.get(each, 0.0) for each in set(mine) & set(yours))
