"""How are the paths drawn as a fan that leads to each?"""

from reportgen.plan.deck.evidence import Divider
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
