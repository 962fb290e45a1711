"""How are statements drawn, and the panel beside them?"""

from reportgen.plan.deck.evidence import LikelihoodBar, Panel, Points, StateMark
from reportgen.plan.deck.placed import Frame
from reportgen.render.handout import vector
from reportgen.render.handout.pen import Pen


def draw(pen: Pen, evidence: Points) -> None:
    """The points under their rules, likelihood and panel around them."""
    places = pen.deck_theme.layouts[pen.layout].placeholders
    if evidence.likelihood:
        likelihood(pen, evidence.likelihood)
    for order, point in enumerate(evidence.points):
        frame = point.words.frame
        weight, color = ("hairline", "rule") if order else ("accent", "accent")
        pen.rule(frame.left, point.right, point.rule, weight, color)
        spec = places[f"Point {order + 1}"]
        is_numbered = spec.bullet == "number" and point.number is not None
        numbers = [str(spec.start + index) for index in range(len(point.words.pieces))] if is_numbered else []
        pen.text(point.words, numbers=numbers, indent=spec.indent.points)
    if evidence.panel:
        panel(pen, evidence.panel)


def panel(pen: Pen, planned: Panel) -> None:
    """The ground first, then texts, hairlines, discs and circles."""
    pen.ornament(vector.rectangle(planned.frame, pen.paint("panel")))
    inset = pen.deck_theme.insets.panel.points
    for rule in planned.rules:
        pen.rule(planned.frame.left + inset, planned.frame.right - inset, rule, "hairline", "rule")
    discs = {disc.name.removesuffix(":disc"): disc for disc in planned.discs}
    for words in planned.words:
        if disc := discs.pop(words.name, None):
            pen.disc(disc, "panel", "secondary", "muted")
        pen.text(words)
    for disc in discs.values():
        pen.disc(disc, "panel", "secondary", "muted")
    for state in planned.states:
        _state(pen, state)


def _state(pen: Pen, mark: StateMark) -> None:
    """An empty, half or full circle; the word beside it says the same."""
    width = pen.deck_theme.rules.top.points
    fill = "navy" if mark.state == "seen" else "white"
    pen.ornament(vector.ellipse(mark.frame, pen.paint(fill, "navy", width)))
    if mark.state == "emerging":
        pen.ornament(vector.right_half(mark.frame, pen.paint("navy")))


def likelihood(pen: Pen, planned: LikelihoodBar) -> None:
    """Words and range over the scale, the range in its tone and outlined."""
    pen.text(planned.heading)
    scale, tones, outline = planned.bar, pen.theme.likelihood, pen.measure("outline")
    shapes = [vector.rectangle(scale, pen.paint("disc"))]
    for step in planned.steps[1:]:
        at = scale.left + step.low / 100 * scale.width
        shapes.append(vector.rectangle(Frame(at - 0.5, scale.top, 1, scale.height), pen.paint("white")))
    tone = round((planned.low + planned.high) / 200 * (len(tones) - 1))
    left, right = (scale.left + value / 100 * scale.width for value in (planned.low, planned.high))
    active = Frame(left, scale.top, max(pen.measure("tick"), right - left), scale.height).inset(0, -outline)
    shapes.append(vector.rectangle(active, pen.paint(tones[tone].fill, "navy", outline)))
    pen.drawing(scale.inset(-outline, -2 * outline), shapes, planned.alt)
    for words in planned.labels:
        pen.text(words)
