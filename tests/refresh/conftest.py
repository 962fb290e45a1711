"""A desk to try refreshes on: a brief drawn, edited as a presenter would, and brought up to a changed brief."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from reportgen.brief import load
from reportgen.build import House, draw, furnish
from reportgen.plan.deck import sheet
from reportgen.plan.references import References
from reportgen.refresh import carrier, refresh
from reportgen.refresh.fit import Type
from reportgen.refresh.refresh import Refreshed

BRIEFS = Path(__file__).resolve().parents[2] / "briefs"
Edit = Callable[[Any], None]


@dataclass(frozen=True)
class Desk:
    """What a refresh needs, opened once."""

    house: House
    type: Type
    folder: Path

    def draw(self, text: str) -> bytes:
        """The deck of a brief given as text."""
        file = self.folder / "brief.yaml"
        file.write_text(text, encoding="utf-8")
        return draw(load.load(file), "deck", self.house, "brief").content

    def refresh(self, edited: bytes, drawn: bytes, was: bytes | None = None) -> Refreshed:
        """An edited deck, brought up to a new drawing."""
        old = carrier.load(Presentation(BytesIO(was))) if was else None
        return refresh.refresh(edited, drawn, self.type, old)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    house = furnish()
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(BRIEFS / "images", folder / "images")
    face = sheet.sheet(house.theme, house.master, References(())).face
    return Desk(house, Type(face, tuple(role.sizes for role in house.master.types.values())), folder)


@dataclass(frozen=True)
class Sample:
    """A brief's text with its deck."""

    text: str
    deck: bytes

    def changed(self, *changes: tuple[str, str]) -> str:
        """The text with each first word replaced by the second; a word that is not there is a mistake of the test."""
        text = self.text
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        return text


@pytest.fixture(scope="session")
def potash(desk: Desk) -> Sample:
    text = (BRIEFS / "belarus-potash.yaml").read_text("utf-8")
    return Sample(text, desk.draw(text))


@pytest.fixture(scope="session")
def treaty(desk: Desk) -> Sample:
    text = (BRIEFS / "high-seas-treaty.yaml").read_text("utf-8")
    return Sample(text, desk.draw(text))


def shapes(slide: Any) -> Iterator[Any]:
    """All shapes of a slide, those in groups too."""
    waiting = list(slide.shapes)
    while waiting:
        shape = waiting.pop(0)
        yield shape
        waiting += list(getattr(shape, "shapes", ()))


@dataclass(frozen=True)
class Open:
    """A deck in a presenter's hands."""

    deck: Any

    def slide(self, number: int) -> Any:
        return self.deck.slides[number - 1]

    def shape(self, number: int, name: str) -> Any:
        return next(shape for shape in shapes(self.slide(number)) if shape.name == name)

    def text(self, number: int, name: str) -> str:
        return str(self.shape(number, name).text_frame.text).replace("\N{NO-BREAK SPACE}", " ")

    def notes(self, number: int) -> str:
        return str(self.slide(number).notes_slide.notes_text_frame.text)

    def delete(self, number: int) -> None:
        """Delete a slide, and its line in the sections, as PowerPoint does."""
        listed = self.deck.slides._sldIdLst
        entry = listed[number - 1]
        self.deck.part.drop_rel(entry.rId)
        listed.remove(entry)
        for line in list(
            self.deck.part._element.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId")
        ):
            if line.get("id") == entry.get("id"):
                line.getparent().remove(line)

    def saved(self) -> bytes:
        stream = BytesIO()
        self.deck.save(stream)
        return stream.getvalue()


@pytest.fixture(scope="session")
def opened() -> Callable[[bytes], Open]:
    return lambda content: Open(Presentation(BytesIO(content)))
