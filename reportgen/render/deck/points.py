"""How are statements drawn, and the panel beside them?"""

from reportgen.plan.deck.evidence import LikelihoodBar, Panel, Points, StateMark
from reportgen.plan.deck.placed import Frame
from reportgen.render.deck.freeform import Paint
from reportgen.render.deck.pen import ELLIPSE, Pen
from reportgen.units import Length

_HALF = (
    '<a:prstGeom prst="chord"><a:avLst><a:gd name="adj1" fmla="val 16200000"/>'
    '<a:gd name="adj2" fmla="val 5400000"/></a:avLst></a:prstGeom>'
)


def draw(pen: Pen, evidence: Points) -> None:
    """Fill the points' placeholders, rule above each, likelihood and panel around them."""
    for number, point in enumerate(evidence.points, start=1):
        is_first, frame = number == 1, point.words.frame
        # A statement that stands alone goes without the layout's number.
        pen.fill(f"Point {number}", point.words.pieces, frame, is_numbered=point.number is not None)
        weight, color = ("accent", "accent") if is_first else ("hairline", "rule")
        pen.rule(frame.left, point.right, point.rule, f"Rule {number}", weight, color)
    if evidence.likelihood:
        likelihood(pen, evidence.likelihood)
    if evidence.panel:
        panel(pen, evidence.panel)


def panel(pen: Pen, planned: Panel) -> None:
    """Draw a panel: its ground first, then its texts, hairlines, discs and circles."""
    pen.box(planned.frame, "Panel", Paint("panel"))
    inset = pen.deck_theme.insets.panel.points
    for number, rule in enumerate(planned.rules, start=1):
        left, right = planned.frame.left + inset, planned.frame.right - inset
        pen.rule(left, right, rule, f"Panel rule {number}", "hairline", "rule")
    discs = {disc.name.removesuffix(":disc"): disc for disc in planned.discs}
    for words in planned.words:
        if disc := discs.pop(words.name, None):
            pen.disc(disc, "panel", "secondary", "muted")
        pen.text(words)
    for disc in discs.values():
        pen.disc(disc, "panel", "secondary", "muted")
    for number, state in enumerate(planned.states, start=1):
        state_mark(pen, state, f"State {number}")


def state_mark(pen: Pen, mark: StateMark, name: str) -> None:
    """An empty, half or full circle; the word beside it says the same."""
    width = pen.deck_theme.rules.top
    pen.box(mark.frame, name, Paint("navy" if mark.state == "seen" else "white", "navy", width), geometry=ELLIPSE)
    if mark.state == "emerging":
        pen.box(mark.frame, f"{name} half", Paint("navy"), geometry=_HALF)


def likelihood(pen: Pen, planned: LikelihoodBar) -> None:
    """Words and range over the scale, the range in its tone and outlined."""
    shapes = [pen.text(planned.heading)]
    scale = planned.bar
    tones = pen.theme.likelihood
    shapes.append(pen.box(scale, "Scale", Paint("disc")))
    for step in planned.steps[1:]:
        at = scale.left + step.low / 100 * scale.width
        shapes.append(pen.box(Frame(at - 0.5, scale.top, 1, scale.height), f"Edge {step.low}", Paint("white")))
    tone = round((planned.low + planned.high) / 200 * (len(tones) - 1))
    left, right = (scale.left + value / 100 * scale.width for value in (planned.low, planned.high))
    tick = pen.measure("tick")
    active = Frame(left, scale.top, max(tick, right - left), scale.height).inset(0, -pen.measure("outline"))
    outline = Paint(tones[tone].fill, "navy", Length(pen.measure("outline")))
    shapes.append(pen.box(active, "Range", outline))
    shapes += [pen.text(words) for words in planned.labels]
    pen.group(shapes, "likelihood", planned.alt)
