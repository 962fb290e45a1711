"""How are the paths drawn: as a fan that leads to each, and as ranges on one scale?"""

from reportgen.plan.deck.evidence import Divider, Ranges
from reportgen.plan.deck.placed import Frame
from reportgen.render.deck.freeform import Paint
from reportgen.render.deck.pen import Pen
from reportgen.theme.place import FanPlace


def draw_divider(pen: Pen, evidence: Divider) -> None:
    """One branch for each path, ending in a disc that leads to its slide."""
    fan = evidence.fan
    ends = [disc.frame.centre[1] for disc in evidence.discs]
    place = FanPlace(
        left=fan.left,
        knee=fan.left + pen.measure("fan_knee"),
        turn=fan.right - pen.measure("fan_turn"),
        right=fan.right,
        middle=fan.centre[1],
        ends=tuple(ends),
    )
    pen.fan(place)
    for disc, words in zip(evidence.discs, evidence.words, strict=True):
        pen.disc(disc, pen.deck_theme.fan.disc, pen.deck_theme.fan.number)
        pen.text(words)


def draw_ranges(pen: Pen, evidence: Ranges) -> None:
    """The yardstick's tones, then a row for each path with its range."""
    scale, tones = evidence.scale, pen.theme.likelihood
    bottom = evidence.rows[-1].top + evidence.rows[-1].height
    shapes = [pen.text(evidence.heading)]
    shapes += [pen.text(words) for words in evidence.labels]
    hairline = pen.deck_theme.rules.hairline.points
    for index, step in enumerate(evidence.steps):
        left, right = (scale.left + value / 100 * scale.width for value in (step.low, step.high))
        tone = Frame(left, scale.top, right - left, scale.height)
        shapes.append(pen.box(tone, f"scale:{step.term}", Paint(tones[index].fill)))
        line = Frame(left, scale.bottom, hairline, bottom - scale.bottom)
        shapes.append(pen.box(line, f"scale:{step.low}", Paint("rule")))
    pen.group(shapes, "scale", evidence.alt)
    for index, row in enumerate(evidence.rows):
        is_first = index == 0 and row.bar is not None
        pen.rule(row.number.frame.left, scale.right, row.top, f"Rule {index + 1}", "hairline", "rule")
        pen.text(row.number)
        pen.text(row.title, "accent" if is_first else None)
        if row.bar and row.label:
            pen.box(row.bar, f"{row.label.name}:bar", Paint("accent" if is_first else "navy"))
            pen.text(row.label)
