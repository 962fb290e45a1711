"""How much of a short format fits its pages?

Everything is set in one long column first and measured. Then each part of the page gives way on its own, step by
step, until what remains fits by calculation; that is laid out and looked at, and where it is still too high the same
part takes its next step. Nothing is ever clipped: when all has given way and the head alone is too high, the head is
made sparer, and as a last resort the build stops and says so.
"""

from collections.abc import Callable
from dataclasses import replace

from weasyprint import Document

from reportgen.errors import Problem, RenderError
from reportgen.plan.explainer import short
from reportgen.plan.explainer.shortblocks import Cut, ShortPlan
from reportgen.render.explainer import concessions
from reportgen.render.explainer.galley import Place, measure
from reportgen.units import Length

LayOut = Callable[[ShortPlan, bool], Document]
PIXELS_PER_POINT = 96 / 72
# Between what stands above and the line at the foot.
ABOVE_FOOT = 10 * PIXELS_PER_POINT
# A first page that would be emptier goes on with what would stand overleaf.
LEAST_FILL = 2 / 3
# Sums of line heights are not exact.
TOLERANCE = 0.5
# The columns need so much of the page, or the head is made sparer.
LEAST_COLUMNS = 0.3
# So much of a page left free is room to spare.
SPARE_ROOM = 0.12


def made_up(plan: ShortPlan, lay_out: LayOut, text_height: Length) -> Document:
    """The document with as much of the plan as its pages hold.

    Raises:
        RenderError: not even the head fits.
    """
    page_height = text_height.points * PIXELS_PER_POINT
    for head in range(short.HEADS):
        whole = replace(short.everything(plan), head=head)
        galley = measure(lay_out(short.shortened(plan, whole), True), page_height)
        is_last = head == short.HEADS - 1
        if not is_last and page_height - galley["columns"].top < LEAST_COLUMNS * page_height:
            continue
        document = _fitted(plan, lay_out, whole, galley, page_height)
        if document is not None:
            return document
    raise RenderError(
        [Problem("format-full", f"title and indicators alone do not fit {plan.most_pages} page(s) of “{plan.product}”")]
    )


def _fitted(
    plan: ShortPlan, lay_out: LayOut, whole: Cut, galley: dict[str, Place], page_height: float
) -> Document | None:
    """The first layout in which every part fits; nothing when one has nothing left to give."""
    limits = _limits(plan, galley, page_height)
    steps = {part: concessions.STEPS[part](whole, galley, plan) for part in limits}
    cut, reached = whole, 0.0
    for part, ladder in steps.items():
        # The galley has no second page; there the part begins where the first one ends.
        moved = page_height - galley[part].top if part == "overleaf" else 0.0
        fitting = (step for step in ladder if step.bottom + moved <= limits[part] + TOLERANCE)
        given = next(fitting, None)
        if given is None:
            return None
        cut = given.merged(cut)
        reached = reached if part == "overleaf" else max(reached, given.bottom)
    cut = replace(cut, flows=reached < LEAST_FILL * page_height)
    while True:
        document = lay_out(short.shortened(plan, cut), False)
        seen = measure(document, page_height)
        over = [part for part in limits if part in seen and seen[part].bottom > limits[part] + TOLERANCE]
        if not over and len(document.pages) <= plan.most_pages:
            return _aired(plan, lay_out, cut, document, limits, page_height)
        for part in over or list(limits):
            given = next(steps[part], None)
            if given is None and part in over:
                return None
            cut = given.merged(cut) if given else cut
        if not over and given is None:
            return None


def _aired(
    plan: ShortPlan, lay_out: LayOut, cut: Cut, document: Document, limits: dict[str, float], page_height: float
) -> Document:
    """The same with wider spacing, where there is room to spare and it fits."""
    seen = measure(document, page_height)
    part = "overleaf" if "overleaf" in seen else "main"
    if limits[part] - seen[part].bottom < SPARE_ROOM * page_height:
        return document
    for level in (2, 1):
        airy = lay_out(short.shortened(plan, replace(cut, airy=level)), False)
        placed = measure(airy, page_height)
        fits = all(placed[each].bottom <= limit + TOLERANCE for each, limit in limits.items() if each in placed)
        if fits and len(airy.pages) == len(document.pages):
            return airy
    return document


def _limits(plan: ShortPlan, galley: dict[str, Place], page_height: float) -> dict[str, float]:
    """Where each part of the document must end."""
    has_overleaf = "overleaf" in galley
    foot = galley["whole"].height + ABOVE_FOOT
    last = plan.most_pages * page_height - foot
    columns = page_height if has_overleaf else last
    limits = {"main": columns}
    if "side" in galley:
        limits["side"] = columns
    if has_overleaf:
        limits["overleaf"] = last
    return limits
