"""What LibreOffice makes of decks of random texts: no word is clipped, whatever the script and the slide's shape."""

import random
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportgen import resources
from reportgen.brief.model import Brief
from reportgen.plan.deck import plan as planning
from reportgen.proof import rendered
from reportgen.render.deck import render as drawing
from reportgen.theme import deck, deckformat, tokens
from reportgen.units import SLIDE_SHAPES, SlideShape

pytestmark = pytest.mark.render
THEME = tokens.load(resources.locate())
MASTER = deck.load(resources.locate(), THEME)
FEWEST_SLIDES = 200


@dataclass(frozen=True)
class Script:
    """What words are made of; some scripts set no space between them."""

    language: str
    syllables: str
    longest: int = 5
    space: str = " "
    stop: str = "."
    # Whether a PDF gives back words as they were written; it gives glyphs in the order in which they are drawn.
    is_read_back: bool = True


SCRIPTS = {
    "Latin": Script("en", "po ta sh lu ka min sk re li ef and of the en voy tra de law wa ter by no"),
    "long Latin": Script("de", "ver ord nung ßen schaft über gangs mit tel frist heit län der aus schuss ä ö", 11),
    "Vietnamese": Script("vi", "nghiệ quyết phườ nướ cộng hòa độ lậ tự do hạ phúc thủy điệ ể ẫ", 2),
    "Cyrillic": Script("uk", "по та ка лій сан кці ї пе ре мо ви щи юнь об ґрун ту ва ння і в на", 7),
    "Greek": Script("el", "συ στή μα τος κυ ρώ σεις η και του πο λι τι κή ς δια πραγ μα τευ ση", 7),
    "Chinese": Script("zh", "制 裁 钾 肥 特 使 释 放 囚 犯 谈 判 欧 盟 法 律 海 洋", 14, "", "。"),
    "Korean": Script("ko", "제 재 칼 륨 특 사 석 방 협 상 유 럽 법 률 해 양 조 약", 4),
    "Arabic": Script("ar", "ال عق وبات بوت اس مفاو ضات سجن اء أور وبا قان ون بح ار و في من", 4, is_read_back=False),
    "Hebrew": Script("he", "סנק ציות אש לג משא ומתן אסי רים איר ופה חוק ימים של על את", 4, is_read_back=False),
    "Devanagari": Script("hi", "प्र ति बंध पो टाश वा र्ता कै दी यू रोप का नून स मुद्र में से की", 4, is_read_back=False),
}


class Writer:
    """Writes nonsense of a given length, the same for the same seed."""

    def __init__(self, script: Script, seed: int) -> None:
        self.dice = random.Random(seed)
        self.script = script
        self.syllables = script.syllables.split()

    def word(self) -> str:
        return "".join(self.dice.choices(self.syllables, k=self.dice.randint(1, self.script.longest)))

    def words(self, least: int, most: int) -> str:
        return self.script.space.join(self.word() for _ in range(self.dice.randint(least, most)))

    def prose(self, least: int, most: int) -> str:
        sentences = (self.words(5, 30).capitalize() + self.script.stop for _ in range(self.dice.randint(least, most)))
        return " ".join(sentences)

    def brief(self) -> dict[str, Any]:
        """A brief with up to eight of everything."""
        several = self.dice.randint
        return {
            "title": self.words(3, 20),
            "dek": self.prose(1, 2),
            "language": self.script.language,
            "overview": "\n\n".join(self.prose(1, 5) for _ in range(several(1, 5))),
            "indicators": [
                {"value": f"{several(1, 10**7):,} {self.words(0, 2)}".strip(), "label": self.words(1, 12)}
                | {"note": self.prose(1, 2)}
                for _ in range(several(1, 9))
            ],
            "people": [
                {"name": self.words(1, 5), "role": self.words(1, 15), "status": self.words(1, 25)}
                for _ in range(several(1, 8))
            ],
            "organizations": [
                {"name": self.words(1, 8), "status": self.words(1, 15), "description": self.prose(1, 3)}
                for _ in range(several(1, 8))
            ],
            "timeline": [
                {"title": self.words(2, 12), "description": self.prose(1, 2), "date": str(1990 + number)}
                for number in range(several(1, 8))
            ],
            "scenarios": [
                {
                    "title": self.words(2, 14),
                    "description": self.prose(1, 6),
                    "discussed_by": self.words(1, 12),
                    "likelihood": self.dice.choice(["likely", "unlikely", "5–10%"]),
                    "signposts": [{"watch": self.words(2, 14), "state": "emerging"} for _ in range(several(0, 6))],
                }
                for _ in range(several(1, 5))
            ],
            "precedents": [
                {"title": self.words(2, 10), "what_happened": self.prose(1, 3), "relevance": self.prose(1, 2)}
                for _ in range(several(1, 5))
            ],
            "sources": [{"id": f"s{number}", "title": self.words(3, 25)} for number in range(several(1, 8))],
        }


@dataclass(frozen=True)
class Drawn:
    """A deck of a script, and what LibreOffice makes of it."""

    script: Script
    file: Path
    rendered: rendered.RenderedDeck


def write(script: Script, seed: int, shape: SlideShape, file: Path) -> Path:
    size = MASTER.formats[shape]
    deck_theme = deckformat.resized(MASTER, size.width, size.height)
    brief = Brief.model_validate(Writer(script, seed).brief())
    file.write_bytes(drawing.render(planning.plan(brief, THEME, deck_theme), THEME, deck_theme))
    return file


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Drawn]:
    """A deck of each script, wide ones and others in turn."""
    folder = tmp_path_factory.mktemp("random")
    files = [
        write(script, number, SLIDE_SHAPES[number % len(SLIDE_SHAPES)], folder / f"{number}.pptx")
        for number, script in enumerate(SCRIPTS.values())
    ]
    decks = rendered.render_all(files, folder)
    return {
        name: Drawn(*each) for name, each in zip(SCRIPTS, zip(SCRIPTS.values(), files, decks, strict=True), strict=True)
    }


def test_it_draws_enough_slides_of_both_shapes(drawn: Mapping[str, Drawn]) -> None:
    pages = [page for each in drawn.values() for page in each.rendered.pages]

    assert len(pages) >= FEWEST_SLIDES
    assert {round(page.width / page.height, 2) for page in pages} == {1.78, 1.33}


@pytest.mark.parametrize("name", SCRIPTS)
def test_it_clips_no_word_of_random_texts(name: str, drawn: Mapping[str, Drawn]) -> None:
    each = drawn[name]
    faults = [*rendered.stray_words(each.file, each.rendered), *rendered.shapes_off_slide(each.file)]
    if each.script.is_read_back:
        faults += [*rendered.clipped_words(each.file, each.rendered), *rendered.collisions(each.rendered)]

    assert [str(fault) for fault in faults] == []


@pytest.mark.parametrize("name", ["Greek", "Hebrew"])
def test_it_would_see_boxes_too_small_for_their_text(name: str, drawn: Mapping[str, Drawn], tmp_path: Path) -> None:
    larger = tmp_path / "larger.pptx"
    with zipfile.ZipFile(drawn[name].file) as deck, zipfile.ZipFile(larger, "w") as copy:
        for part in deck.namelist():
            content = deck.read(part)
            copy.writestr(part, enlarged(content) if part.startswith("ppt/slides/slide") else content)

    found = rendered.render(larger, tmp_path)

    assert rendered.stray_words(larger, found) != ()
    assert rendered.clipped_words(larger, found) != ()


def enlarged(slide: bytes) -> bytes:
    """The slide with all its type a quarter larger than it was measured."""
    return re.sub(rb' sz="(\d+)"', lambda match: b' sz="%d"' % (int(match[1]) * 5 // 4), slide)
