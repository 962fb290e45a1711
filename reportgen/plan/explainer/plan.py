"""What does the explainer say, and in which order?

Every section of the brief, the front page first; a section that the brief does not have is not planned, so that
it leaves no trace.
"""

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.plan.callout import callouts
from reportgen.plan.explainer import front, glyphs, imprint, sections
from reportgen.plan.explainer.blocks import ExplainerPlan
from reportgen.plan.references import references
from reportgen.theme.tokens import Theme

PRODUCT = "Policy explainer"
# What a running head holds beside the section's name, in characters.
LONGEST_RUNNING_TITLE = 70


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
        short_title=short_title(text.plain(brief.title)),
        imprint=imprint.imprint(brief),
        footer=imprint.footer(brief, PRODUCT),
        metadata=imprint.metadata(brief),
        front=front.front(brief, planned),
        sections=sections.sections(brief, planned, numbered),
        references=numbered,
    )


def short_title(title: str) -> str:
    """The title as a running head: whole, else up to its colon, else as many words as fit."""
    if len(title) <= LONGEST_RUNNING_TITLE:
        return title
    head, colon, _ = title.partition(":")
    if colon and len(head) <= LONGEST_RUNNING_TITLE:
        return head
    kept = title[:LONGEST_RUNNING_TITLE].rsplit(" ", 1)[0]
    return f"{kept.rstrip(',;:–—- ')} …"
