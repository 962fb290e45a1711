"""What LibreOffice makes of a deck of random texts: no word is clipped, nothing leaves the slide."""

import random
from pathlib import Path
from typing import Any

import pytest

from reportgen import resources
from reportgen.brief.model import Brief
from reportgen.plan.deck import plan as planning
from reportgen.proof import rendered
from reportgen.render.deck import render as drawing
from reportgen.theme import deck, tokens

pytestmark = pytest.mark.render
THEME = tokens.load(resources.locate())
DECK_THEME = deck.load(resources.locate(), THEME)
SYLLABLES = "po ta sh lu ka min sk re li ef and of the en voy tra de law wa ter by no".split()


class Writer:
    """Writes nonsense of a given length, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def words(self, least: int, most: int) -> str:
        count = self.dice.randint(least, most)
        return " ".join("".join(self.dice.choices(SYLLABLES, k=self.dice.randint(1, 5))) for _ in range(count))

    def prose(self, least: int, most: int) -> str:
        sentences = (f"{self.words(5, 30).capitalize()}." for _ in range(self.dice.randint(least, most)))
        return " ".join(sentences)

    def brief(self) -> dict[str, Any]:
        """A brief with up to a dozen of everything."""
        several = self.dice.randint
        return {
            "title": self.words(3, 20),
            "dek": self.prose(1, 2),
            "overview": "\n\n".join(self.prose(1, 5) for _ in range(several(1, 5))),
            "indicators": [
                {"value": f"{self.words(0, 2)} {several(1, 10**7):,}".strip(), "label": self.words(1, 12)}
                | {"note": self.prose(1, 2)}
                for _ in range(several(1, 9))
            ],
            "people": [
                {"name": self.words(1, 5), "role": self.words(1, 15), "status": self.words(1, 25)}
                for _ in range(several(1, 12))
            ],
            "organizations": [
                {"name": self.words(1, 8), "status": self.words(1, 15), "description": self.prose(1, 3)}
                for _ in range(several(1, 12))
            ],
            "timeline": [
                {"title": self.words(2, 12), "description": self.prose(1, 2), "date": str(1990 + number)}
                for number in range(several(1, 12))
            ],
            "scenarios": [
                {
                    "title": self.words(2, 14),
                    "description": self.prose(1, 8),
                    "discussed_by": self.words(1, 12),
                    "likelihood": self.dice.choice(["likely", "unlikely", "5–10%"]),
                    "signposts": [{"watch": self.words(2, 14), "state": "emerging"} for _ in range(several(0, 6))],
                }
                for _ in range(several(1, 7))
            ],
            "precedents": [
                {"title": self.words(2, 10), "what_happened": self.prose(1, 3), "relevance": self.prose(1, 2)}
                for _ in range(several(1, 5))
            ],
            "sources": [{"id": f"s{number}", "title": self.words(3, 25)} for number in range(several(1, 12))],
        }


@pytest.mark.parametrize("seed", [1, 2])
def test_it_clips_no_word_of_random_texts(seed: int, tmp_path: Path) -> None:
    brief = Brief.model_validate(Writer(seed).brief())
    file = tmp_path / "random.pptx"
    file.write_bytes(drawing.render(planning.plan(brief, THEME, DECK_THEME), THEME, DECK_THEME))

    pages = rendered.render(file, tmp_path)

    assert len(pages.pages) > 10
    assert [str(fault) for fault in rendered.clipped_words(file, pages)] == []
    assert [str(fault) for fault in rendered.collisions(pages)] == []
    assert rendered.shapes_off_slide(file) == ()
