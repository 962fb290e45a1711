"""Which looks do a house's outputs have?

Resources, theme, presses and masters: each is opened when it is first needed, for the PDF's library alone costs half
a second, and then kept for however many briefs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import LayoutError, Problem
from reportgen.units import PAPERS, SLIDE_SHAPES, TRANSITIONS, Paper, SlideShape, Transition

if TYPE_CHECKING:
    from reportgen.render.deck.master import Master
    from reportgen.render.explainer.press import Press
    from reportgen.render.explainer.typesetter import Typesetter
    from reportgen.render.handout.press import Press as HandoutPress
    from reportgen.resources import Resources
    from reportgen.theme.deck import DeckTheme
    from reportgen.theme.template.adapt import Adapted
    from reportgen.theme.template.file import TemplateFile
    from reportgen.theme.template.read import Template
    from reportgen.theme.tokens import Theme


@dataclass(frozen=True)
class House:
    """The looks; each part is opened when it is first needed, once for however many briefs.

    `theme_name` is a theme of the layouts or a file; grey are the pages alone, for slides are not printed. Without a
    shape of their own the slides have the master's; without a transition one slide simply follows another. With several
    `cores` the outputs of a brief are drawn beside each other; a worker beside others has one.
    """

    resources: Resources
    theme_name: str | None = None
    paper: Paper = "a4"
    is_grayscale: bool = False
    slides: SlideShape | None = None
    template: TemplateFile | None = None
    transition: Transition | None = None
    cores: int = 1

    @cached_property
    def theme(self) -> Theme:
        """Colours and faces."""
        from reportgen.theme import themes

        return themes.load(self.resources, self.theme_name)

    @cached_property
    def typesetter(self) -> Typesetter:
        """Templates and measures of the explainer."""
        from reportgen.render.explainer import typesetter
        from reportgen.theme import grey

        theme = grey.grey(self.theme) if self.is_grayscale else self.theme
        return typesetter.open_typesetter(theme, self.resources, self.paper)

    @cached_property
    def press(self) -> Press:
        """Style sheets and fonts of the explainer besides."""
        from reportgen.render.pdf import libraries

        with libraries.by_name():
            from reportgen.render.explainer import press
        return press.complete(self.typesetter, self.resources)

    @property
    def slide_theme(self) -> Theme:
        """Colours and faces of the slides: the template's, if there is one."""
        return self.adapted.theme if self.adapted is not None else self.theme

    @cached_property
    def handout(self) -> HandoutPress:
        """Templates, style sheets and fonts of the handout."""
        from reportgen.render.pdf import libraries
        from reportgen.theme import grey

        with libraries.by_name():
            from reportgen.render.handout import press
        pages, slides = (grey.grey(each) if self.is_grayscale else each for each in (self.theme, self.slide_theme))
        return press.open_press(pages, slides, self.master, self.resources, self.paper)

    @cached_property
    def master(self) -> DeckTheme:
        """The slides' master."""
        if self.adapted is not None:
            return self.adapted.master
        from reportgen.theme import deck, deckformat

        drawn = deck.load(self.resources, self.theme)
        size = drawn.formats[self.slides] if self.slides else drawn.slide
        return deckformat.resized(drawn, size.width, size.height)

    @cached_property
    def template_file(self) -> TemplateFile | None:
        """The template that was asked for, else the theme's; its bytes decide what decks look like."""
        if self.template is not None or self.theme.template is None:
            return self.template
        from reportgen.theme.template import file

        return file.load(self.theme.template)

    @cached_property
    def opened_template(self) -> Template | None:
        """The template, understood."""
        if self.template_file is None:
            return None
        from reportgen.theme.template import read

        return read.read(self.template_file.content, self.template_file.file.name, self.template_file.file)

    @cached_property
    def adapted(self) -> Adapted | None:
        """Theme and master in the template's looks."""
        if self.opened_template is None:
            return None
        if self.slides is not None:
            raise LayoutError([Problem("template-slide", "slides have the template's own shape; leave --slides out")])
        from reportgen.theme import deck
        from reportgen.theme.template import adapt, wishes

        own = deck.load(self.resources, self.theme)
        return adapt.adapted(self.opened_template, self.theme, own, wishes.load(self.resources))

    @property
    def template_warnings(self) -> tuple[Problem, ...]:
        """What of our slides the template has no place for."""
        return self.adapted.warnings if self.adapted is not None else ()

    @cached_property
    def deck_parts(self) -> Master:
        """The parts that all decks share."""
        from reportgen.render.deck import stock

        return stock.open_stock(self.slide_theme, self.master)


def furnish(
    layouts: Path | str | None = None,
    *,
    theme: str | None = None,
    paper: Paper = "a4",
    is_grayscale: bool = False,
    slides: SlideShape | None = None,
    template: Path | str | None = None,
    transition: Transition | None = None,
) -> House:
    """The house's looks, or those of a folder that `reportgen layouts copy` made.

    They may come in a theme, on a paper, in greys, with slides of another shape, in an organization's template, or
    with slides that fade into each other.

    Raises:
        LayoutError: the template cannot be read.
        ValueError: the call is wrong.
    """
    from reportgen import resources
    from reportgen.theme.template import file as template_file

    if paper not in PAPERS:
        raise ValueError(f"paper is one of {', '.join(PAPERS)}; “{paper}” is none of them")
    if slides not in (None, *SLIDE_SHAPES):
        raise ValueError(f"slides are one of {', '.join(SLIDE_SHAPES)}; “{slides}” is none of them")
    found = template_file.load(Path(template)) if template else None
    if transition not in (None, *TRANSITIONS):
        raise ValueError(f"a transition is one of {', '.join(TRANSITIONS)}; “{transition}” is none of them")
    looks = resources.locate(Path(layouts) if layouts else None)
    return House(looks, theme, paper, is_grayscale, slides, found, transition)
