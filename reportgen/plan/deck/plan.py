"""Which slides does a brief become, and in which order?

Cover, the point, the evidence part by part, the paths, what history teaches, what to watch, and what it all
rests on. A part that the brief does not have leaves no slide.
"""

from collections.abc import Sequence

from reportgen import text
from reportgen.brief.model import Brief
from reportgen.errors import Problem
from reportgen.plan import callout, outlook, references
from reportgen.plan.deck import (
    charts,
    indicators,
    links,
    omissions,
    opening,
    organizations,
    paths,
    people,
    precedents,
    scenarios,
    timeline,
    titles,
    watch,
)
from reportgen.plan.deck import references as sources
from reportgen.plan.deck import sheet as sheets
from reportgen.plan.deck.slide import DeckPlan, Properties, Slide
from reportgen.theme.deck import DeckTheme
from reportgen.theme.tokens import Theme

# The parts whose takeaway the author can write; for the others the label is the title.
_TAKEAWAYS = ("indicators", "timeline", "people", "organizations", "scenarios", "precedents")


def plan(brief: Brief, theme: Theme, deck_theme: DeckTheme) -> DeckPlan:
    """Plan the deck of a brief."""
    numbered = references.references(brief)
    sheet = sheets.sheet(theme, deck_theme, numbered, brief.language)
    callouts = callout.callouts(brief, numbered)
    ways = outlook.outlook(brief)
    slides = titles.unique(
        sheet,
        [
            opening.cover(brief, sheet),
            *opening.bottom_line(brief, sheet, callouts),
            *indicators.slides(brief, sheet, callouts),
            *charts.slides(brief, sheet, callouts),
            *timeline.slides(brief, sheet),
            *people.slides(brief, sheet),
            *organizations.slides(brief, sheet),
            *paths.divider(brief, sheet, ways),
            *paths.comparison(brief, sheet, ways),
            *scenarios.slides(brief, sheet, ways),
            *precedents.slides(brief, sheet),
            *watch.slides(brief, sheet, ways),
            *sources.slides(brief, sheet, ways),
        ],
    )
    slides = links.linked(sheet, slides)
    return DeckPlan(
        slides, _properties(brief), brief.marking, (*_warnings(slides), *omissions.omissions(brief, slides))
    )


def _properties(brief: Brief) -> Properties:
    return Properties(
        title=text.plain(brief.title),
        subject=text.plain(brief.dek),
        author=text.plain(brief.author),
        organization=text.plain(brief.organization),
        keywords=brief.tags,
        language=brief.language,
    )


def _warnings(slides: Sequence[Slide]) -> tuple[Problem, ...]:
    """One warning for each part whose slides have no headline of the author's."""
    labelled = {slide.section for slide in slides if slide.title.is_label}
    return tuple(
        Problem(
            "title-is-label",
            "the slides of this part have a label for a title; write its takeaway in one sentence",
            f"takeaways.{section}",
        )
        for section in _TAKEAWAYS
        if section in labelled
    )
