"""The explainer for the archive: its source lies in it, it knows no today, and its bytes are the same everywhere."""

import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from weasyprint import HTML

from reportgen.brief import load
from reportgen.build import House, draw, furnish
from reportgen.render.pdf import typecase

pytestmark = pytest.mark.render

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "briefs" / "high-seas-treaty.yaml"
UNDATED = ROOT / "briefs" / "belarus-potash.yaml"
LARGEST_SAMPLE = 250_000
# Builds the sample and prints what its bytes come to, years from now if so asked.
PROGRAM = """
import datetime, hashlib, sys, time
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(days=int(sys.argv[2]))
datetime.datetime = Later
now = time.time
time.time = lambda: now() + 86400 * int(sys.argv[2])
from pathlib import Path
from reportgen.brief import load
from reportgen.build import draw, furnish
source = Path(sys.argv[1])
content = draw(load.load(source), "explainer", furnish(), source.stem, source.read_bytes()).content
print(hashlib.sha256(content).hexdigest())
"""


@pytest.fixture(scope="module")
def house() -> House:
    return furnish()


@pytest.fixture(scope="module")
def sample(house: House) -> bytes:
    return draw(load.load(SAMPLE), "explainer", house, SAMPLE.stem, SAMPLE.read_bytes()).content


def test_it_encloses_the_brief_as_typed(sample: bytes) -> None:
    reader = PdfReader(io.BytesIO(sample))
    (enclosed,) = [reference.get_object() for reference in reader.root_object["/AF"]]

    assert reader.attachments == {"high-seas-treaty.yaml": [SAMPLE.read_bytes()]}
    assert enclosed["/AFRelationship"] == "/Source"
    assert enclosed["/EF"]["/F"]["/Subtype"] == "/application/yaml"
    assert enclosed["/EF"]["/F"]["/Params"]["/ModDate"] == "D:20260120"


def test_it_encloses_nothing_that_has_no_file(house: House) -> None:
    content = draw(load.load(SAMPLE), "explainer", house, "made-in-python").content

    assert PdfReader(io.BytesIO(content)).attachments == {}


def test_it_knows_no_day_but_the_brief_s(sample: bytes, house: House) -> None:
    undated = PdfReader(
        io.BytesIO(draw(load.load(UNDATED), "explainer", house, UNDATED.stem, UNDATED.read_bytes()).content)
    )
    (enclosed,) = [reference.get_object() for reference in undated.root_object["/AF"]]
    days = {day.decode() for day in re.findall(rb"20\d\d-\d\d-\d\d", sample)}

    assert days == {"2026-01-20"}
    assert undated.metadata is not None
    assert {"/CreationDate", "/ModDate"} & set(undated.metadata) == set()
    assert set(enclosed["/EF"]["/F"]["/Params"]) == {"/CheckSum", "/Size"}


def test_it_describes_itself_to_catalogues(sample: bytes) -> None:
    packet = PdfReader(io.BytesIO(sample)).root_object["/Metadata"].get_data().decode()

    assert packet.encode() in sample
    assert packet.count("<rdf:RDF") == 1
    for said in ("The High Seas Treaty Arrives", "The Brief Desk staff", "en-GB", "oceans, biodiversity, treaties"):
        assert f">{said}" in packet
    assert "After two decades of talks" in packet


@pytest.mark.parametrize(
    ("seed", "zone", "language", "days"), [("1", "Pacific/Kiritimati", "tr_TR.UTF-8", "0"), ("2", "UTC", "C", "400")]
)
def test_it_gives_the_same_bytes_anywhere_on_any_day(
    sample: bytes, tmp_path: Path, seed: str, zone: str, language: str, days: str
) -> None:
    variables = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "HOME": str(tmp_path)}
    variables["PYTHONPATH"] = str(ROOT)
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, SAMPLE, days],
        cwd=tmp_path,
        env=variables,
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == hashlib.sha256(sample).hexdigest()


def test_it_stays_small(sample: bytes) -> None:
    assert len(sample) < LARGEST_SAMPLE


def test_it_sees_no_font_of_the_machine() -> None:
    font = (ROOT / "assets" / "fonts" / "SourceSans3-Regular.ttf").as_uri()
    page = (
        f"<style>@font-face {{ font-family: House; src: url({font}) }} p {{ font-family: House, sans-serif }}</style>"
    )
    content = HTML(string=f"{page}<p>Plain <code>code</code> 李").write_pdf(font_config=typecase.open_case())
    fonts = PdfReader(io.BytesIO(content)).pages[0]["/Resources"]["/Font"]

    assert {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in fonts.values()} == {"House"}
