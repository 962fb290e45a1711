"""How do statements of running text stand under rules, at most three on a slide?

Used by the bottom line and by every scenario. The author's sentences stay whole and in order; they are only
grouped. What three points cannot hold at the smallest size goes to a continuation slide.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise

from reportgen import text
from reportgen.plan import fitting
from reportgen.plan.deck.evidence import Point
from reportgen.plan.deck.placed import Frame, Piece, Words
from reportgen.plan.deck.sheet import Sheet
from reportgen.text import Line, Prose

MOST_POINTS = 3


def group(paragraphs: Sequence[Sequence[Line]]) -> tuple[Line, ...]:
    """Sentences in at most three groups: the most even ones, not across paragraphs where that can be helped."""
    flat = [sentence for paragraph in paragraphs for sentence in paragraph]
    if len(flat) <= MOST_POINTS:
        return tuple(flat)
    edges, position = set(), 0
    for paragraph in paragraphs:
        position += len(paragraph)
        edges.add(position)
    lengths = [len(text.plain(sentence)) for sentence in flat]
    needed = {edge for edge in edges if edge < len(flat)} if len(paragraphs) <= MOST_POINTS else set()
    choices = [(0, *cuts, len(flat)) for cuts in combinations(range(1, len(flat)), MOST_POINTS - 1)]
    fair = [choice for choice in choices if needed <= set(choice)] or choices
    best = min(fair, key=lambda choice: max(sum(lengths[start:end]) for start, end in pairwise(choice)))
    return tuple(text.join(flat[start:end]) for start, end in pairwise(best))


def sentences_of(prose: Prose | None) -> tuple[tuple[Line, ...], ...]:
    """The sentences of each paragraph; a list item is one."""
    blocks = (text.as_blocks(prose)) if prose else ()
    found: list[tuple[Line, ...]] = []
    for block in blocks:
        if isinstance(block, text.Paragraph):
            found.append(text.sentences(block.line))
        else:
            found.extend((item,) for item in block.items)
    return tuple(found)


def place(
    sheet: Sheet, points: Sequence[Line], zone: Frame, *, is_numbered: bool, has_lead: bool
) -> tuple[Point, ...] | None:
    """The points at their largest size, spare room shared between them; None when they do not fit."""
    if not points:
        return ()
    smallest, widest = sheet.measure("point_gap_smallest"), sheet.measure("point_gap_largest")
    indent = sheet.measure("point_indent") if is_numbered else 0.0
    width, gaps = zone.width - indent, len(points)
    usual = ["lead" if has_lead else "body", *("body" for _ in points[1:])]
    # Fewer statements are set larger, so that a slide with little to say is not small type on a large ground.
    roles = {1: ["statement"], 2: ["statement_of_two"] * 2}.get(len(points), usual)

    def set_at(step: int) -> list[Piece]:
        return [sheet.piece(line, role, step) for line, role in zip(points, roles, strict=True)]

    def height_of(step: int) -> float:
        return sum(sheet.height([piece], width) for piece in set_at(step)) + smallest * gaps

    step = None
    if len(points) == MOST_POINTS and has_lead:
        # Three short ones are set as large as two, where that is larger than a lead.
        roles = ["statement_of_two"] * MOST_POINTS
        larger = [each for each in sheet.steps(*roles) if sheet.size(roles[0], each) > sheet.size("lead")]
        step = fitting.largest(larger, height_of, zone.height)
        roles = roles if step is not None else usual
    if step is None:
        step = fitting.largest(sheet.steps(*roles), height_of, zone.height)
    if step is None:
        return None
    pieces = set_at(step)
    heights = [sheet.height([piece], width) for piece in pieces]
    # Two share the whole height; three do so as long as they stay together.
    gap = (zone.height - sum(heights)) / gaps
    gap = gap if gaps < MOST_POINTS else min(widest, gap)
    rule_gap = sheet.measure("rule_gap")
    placed: list[Point] = []
    top = zone.top
    for number, (piece, height) in enumerate(zip(pieces, heights, strict=True), start=1):
        # The frame reaches to the next rule, so that a longer line or an edit has room to go.
        said = sheet.accompanied((piece,), width)
        across = zone.width - sheet.inset(said, width)
        frame = Frame(zone.left, top + rule_gap, across, height + gap - rule_gap - 2)
        words = Words(f"point:{number}", frame, said)
        placed.append(Point(words, top, zone.right, number if is_numbered else None))
        top += height + gap
    return tuple(placed)
