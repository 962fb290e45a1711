"""Which greys stand for the colours of a theme?

For each the grey of the same luminance: every contrast stays what it was, and categories are as far apart in
lightness as before. Their shapes tell them apart besides.
"""

from reportgen.theme import contrast
from reportgen.theme.tokens import Theme


def grey(theme: Theme) -> Theme:
    """The theme without hues."""
    return theme.model_copy(
        update={
            "colors": {name: contrast.grey(color) for name, color in theme.colors.items()},
            "categories": tuple(
                each.model_copy(update={"color": contrast.grey(each.color)}) for each in theme.categories
            ),
            "other_category": theme.other_category.model_copy(
                update={"color": contrast.grey(theme.other_category.color)}
            ),
            "likelihood": tuple(
                step.model_copy(update={"fill": contrast.grey(step.fill)}) for step in theme.likelihood
            ),
            "markings": {name: contrast.grey(color) for name, color in theme.markings.items()},
            "is_grey": True,
        }
    )
