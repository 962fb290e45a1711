"""What does a pointer over a link to another slide show, once that slide has a new headline?

The headline, as long as the link showed the old one: what a presenter wrote there stays.
"""

from typing import Any

from reportgen.refresh.standing import Leaf
from reportgen.render.deck.reading import qn


def follow(leaves: tuple[Leaf, ...]) -> None:
    """Bring what links show up to the headlines of the slides they lead to."""
    renamed = {
        id(leaf.slide.part): (leaf.title, headline)
        for leaf in leaves
        if (headline := _headline(leaf.slide)) != leaf.title
    }
    if not renamed:
        return
    for leaf in leaves:
        relations = leaf.slide.part.rels
        for link in leaf.slide._element.iter(qn("a:hlinkClick")):
            relation = relations.get(link.get(qn("r:id"), ""))
            if relation is None or relation.is_external:
                continue
            old, new = renamed.get(id(relation.target_part), (None, ""))
            if link.get("tooltip") == old:
                link.set("tooltip", new)


def _headline(slide: Any) -> str:
    title = slide.shapes.title
    return " ".join(title.text_frame.text.split()) if title is not None else ""
