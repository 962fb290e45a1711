"""What does the explainer say, and in which order?

Every section of the brief, the front page first; a section that the brief does not have is not planned, so that
it leaves no trace.
"""

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan import glyphs, imprint
from reportgen.plan.callout import callouts
from reportgen.plan.explainer import front, sections
from reportgen.plan.explainer.blocks import ExplainerPlan
from reportgen.plan.references import references
from reportgen.theme.tokens import Theme

PRODUCT = "Policy explainer"


def plan(brief: Brief, theme: Theme) -> ExplainerPlan:
    """Decide everything the explainer says.

    Raises:
        UnprintableError: a text holds a character that none of the fonts has.
    """
    glyphs.refuse(brief, theme)
    numbered = references(brief)
    planned = callouts(brief, numbered)
    return ExplainerPlan(
        product=PRODUCT,
        short_title=imprint.short_title(text.plain(brief.title)),
        imprint=imprint.imprint(brief),
        footer=imprint.footer(brief, PRODUCT),
        metadata=imprint.metadata(brief),
        front=front.front(brief, planned),
        sections=sections.sections(brief, planned, numbered),
        references=numbered,
    )
