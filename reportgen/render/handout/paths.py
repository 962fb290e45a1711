"""How are the paths drawn: as a fan that leads to each, and as ranges on one scale?"""

from reportgen.plan.deck.evidence import Divider, Ranges
from reportgen.plan.deck.placed import Frame
from reportgen.render.handout import vector
from reportgen.render.handout.pen import Pen
from reportgen.theme.place import FanPlace


def draw_divider(pen: Pen, evidence: Divider) -> None:
    """One branch for each path, ending in a disc that leads to its slide."""
    fan, style = evidence.fan, pen.deck_theme.fan
    place = FanPlace(
        left=fan.left,
        knee=fan.left + pen.measure("fan_knee"),
        turn=fan.right - pen.measure("fan_turn"),
        right=fan.right,
        middle=fan.centre[1],
        ends=tuple(disc.frame.centre[1] for disc in evidence.discs),
    )
    pen.ornament(vector.fan(place, pen.paint(None, style.color, style.width.points)))
    for disc, words in zip(evidence.discs, evidence.words, strict=True):
        pen.disc(disc, "white", "navy")
        pen.text(words, pen.legible(words.pieces[0].role))


def draw_ranges(pen: Pen, evidence: Ranges) -> None:
    """The yardstick's tones, then a row for each path with its range."""
    scale, tones = evidence.scale, pen.theme.likelihood
    bottom = evidence.rows[-1].top + evidence.rows[-1].height
    hairline = pen.deck_theme.rules.hairline.points
    shapes: list[str] = []
    for index, step in enumerate(evidence.steps):
        left, right = (scale.left + value / 100 * scale.width for value in (step.low, step.high))
        tone = Frame(left, scale.top, right - left, scale.height)
        line = Frame(left, scale.bottom, hairline, bottom - scale.bottom)
        shapes += [vector.rectangle(tone, pen.paint(tones[index].fill)), vector.rectangle(line, pen.paint("rule"))]
    for index, row in enumerate(evidence.rows):
        pen.rule(row.number.frame.left, scale.right, row.top, "hairline", "rule")
        if row.bar:
            shapes.append(vector.rectangle(row.bar, pen.paint("navy" if index else "accent")))
    pen.text(evidence.heading)
    pen.drawing(Frame.between(scale.left, scale.top, scale.right, bottom), shapes, evidence.alt)
    for words in evidence.labels:
        pen.text(words)
    for index, row in enumerate(evidence.rows):
        pen.text(row.number, target=row.target)
        pen.text(row.title, "accent" if index == 0 and row.bar else None, target=row.target)
        if row.label:
            pen.text(row.label)
