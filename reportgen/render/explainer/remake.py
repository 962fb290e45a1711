"""How are pages made anew without setting the document anew?

WeasyPrint 70 styles and boxes a document and lays out its pages in one call. Most of what a `Fit` changes is where
pages end and what the first one leaves out; the boxes for that stand there already. So while a document is laid out,
WeasyPrint's function for pages is replaced by one that makes them, looks at them, and makes them once more from the
same boxes as long as something can be mended so. What a fit changes besides asks for another setting.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from weasyprint import document
from weasyprint.css.properties import ZERO_PIXELS

from reportgen.render.explainer.fit import Fit
from reportgen.render.explainer.look import Look, classes, look

# What a fit leaves out, by the class in the template.
GLANCE, CONTENTS = "glance", "contents-foot"
# What stays on one page unless its section is loose.
WHOLE = frozenset(("lead", "whole"))


class Remaker:
    """Makes pages until `better` has nothing to mend, or only what asks for another setting.

    `wanted` is the fit to try next, `is_done` whether the pages that were made last are the ones to print.
    """

    def __init__(self, fit: Fit, better: Callable[[Look, Fit], Fit], most_layouts: int) -> None:
        self.wanted = fit
        self.is_done = False
        self._better = better
        self._layouts_left = most_layouts

    def lay_out(self, html: Any, root: Any, context: Any) -> Sequence[Any]:
        """The pages, made as often as it takes."""
        body = next(child for child in root.children if child.element_tag == "body")
        whole = tuple(body.children)
        styles = {child: child.style for child in whole if child.element_tag == "section"}
        while True:
            fit = self.wanted
            body.children = tuple(child for child in whole if not _is_left_out(child, fit))
            _dress(styles, fit)
            pages = tuple(_LAY_OUT(html, root, _fresh(context)))
            self._layouts_left -= 1
            self.wanted = self._better(look(pages), fit)
            self.is_done = self.wanted == fit or not self._layouts_left
            if self.is_done or not self.wanted.is_set_like(fit):
                return pages

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let WeasyPrint lay out the document that is rendered within; in one thread at a time."""
        document.layout_document = self.lay_out
        try:
            yield
        finally:
            document.layout_document = _LAY_OUT


_LAY_OUT = document.layout_document


def _fresh(context: Any) -> Any:
    """The same styles and targets, without what was found out about pages."""
    targets = context.target_collector
    for item in (*targets.target_lookup_items.values(), *targets.counter_lookup_items.values()):
        item.cached_page_counter_values = {}
    for item in targets.counter_lookup_items.values():
        item.page_maker_index, item.pending = None, False
    return type(context)(
        context.style_for,
        context.get_image_from_uri,
        context.font_config,
        context.counter_style,
        targets,
    )


def _is_left_out(box: Any, fit: Fit) -> bool:
    return (GLANCE in classes(box) and not fit.has_glance) or (CONTENTS in classes(box) and fit.contents != "foot")


def _dress(styles: Mapping[Any, Any], fit: Fit) -> None:
    """Say before which sections a page ends, where no space belongs above them, and which may be torn."""
    for section, style in styles.items():
        kind = classes(section)[-1]
        section.style = _styled(style, break_before="page", margin_top=ZERO_PIXELS) if kind in fit.breaks else style
        if kind in fit.loose:
            for box in section.descendants():
                if WHOLE.intersection(classes(box)):
                    box.style = _styled(box.style, break_inside="auto")


def _styled(style: Any, **properties: Any) -> Any:
    """A style of its own, for WeasyPrint gives boxes that look alike the same one."""
    own = style.copy()
    own.update(properties)
    return own
