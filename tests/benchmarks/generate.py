"""As many different briefs as are wanted, the same on every machine.

Each is one of the samples with other figures, some entries left out and texts of other lengths, so that no two have
the same pages. Some can be had spoilt, each by another mistake.

    python tests/benchmarks/generate.py build/briefs 200 --bad 5
"""

import argparse
import copy
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

SAMPLES = Path(__file__).resolve().parents[2] / "briefs"
# Where texts may lose sentences, and sections entries.
PROSE = ("description", "note", "status", "what_happened", "short_term", "long_term", "relevance")
SECTIONS = ("indicators", "people", "organizations", "timeline", "scenarios", "precedents")
_SENTENCE_END = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")
_FIGURE = re.compile(r"(?<![\d.,/:–-])(?!(?:19|20)\d\d\b)\d{2,3}(?![\d.,/:–-])")

# A brief's text, spoilt in one way that its author could have typed.
MISTAKES: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace("\noverview:", "\noverwiew:", 1),
    lambda text: text.replace("\nindicators:", "\nindicators: [", 1),
    lambda text: text + "marking: TLP:PURPLE\n",
    lambda text: text.replace("\npeople:\n", "\npeople:\n- {name: Nobody, photo: images/gone.png, alt: A face}\n", 1),
    lambda text: text + "date: 31 February 2026\n",
)


def generate(folder: Path, count: int, *, bad: int = 0, seed: int = 1) -> tuple[Path, ...]:
    """Write briefs with their pictures; the `bad` ones are spread among the others."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(SAMPLES / "images", folder / "images", dirs_exist_ok=True)
    spoilt = {(2 * place + 1) * count // (2 * bad): place for place in range(bad)}
    files: list[Path] = []
    for number in range(count):
        text = brief(number, seed)
        if number in spoilt:
            text = MISTAKES[spoilt[number] % len(MISTAKES)](text)
        files.append(folder / f"brief-{number:04}.yaml")
        files[-1].write_text(text, encoding="utf-8")
    return tuple(files)


def brief(number: int, seed: int = 1) -> str:
    """The source of one brief."""
    chance = random.Random(f"{seed}-{number}")
    # BaseLoader: every scalar stays as it was typed.
    sample: dict[str, Any] = yaml.load(_sample(number).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    content = copy.deepcopy(sample)
    for spoiler in ("date", "marking"):
        # Some mistakes put these in; a key given twice would be another mistake.
        content.pop(spoiler, None)
    content["title"] = f"{content['title']} ({number})"
    content["overview"] = _shortened(content["overview"], chance)
    for section in SECTIONS:
        content[section] = [_varied(entry, chance) for entry in _some(content.get(section, []), chance)]
    return yaml.dump(content, allow_unicode=True, sort_keys=False, width=100)


def _sample(number: int) -> Path:
    samples = sorted(SAMPLES.glob("*.yaml"))
    return samples[number % len(samples)]


def _some(entries: list[Any], chance: random.Random) -> list[Any]:
    """At least half of the entries, in their order."""
    kept = chance.randint((len(entries) + 1) // 2, len(entries))
    places = sorted(chance.sample(range(len(entries)), kept))
    return [entries[place] for place in places]


def _varied(entry: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    varied = {key: _shortened(value, chance) if key in PROSE else value for key, value in entry.items()}
    if "value" in varied and "series" not in varied:
        varied["value"] = _FIGURE.sub(lambda found: str(chance.randint(10, 999)), varied["value"])
    return varied


def _shortened(text: str, chance: random.Random) -> str:
    """The first sentences of each paragraph, at least one."""
    paragraphs: list[str] = []
    for paragraph in text.split("\n\n"):
        sentences = _SENTENCE_END.split(paragraph)
        paragraphs.append(" ".join(sentences[: chance.randint(1, len(sentences))]))
    return "\n\n".join(paragraphs)


def main() -> None:
    """Write briefs as asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--bad", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    generate(asked.folder, asked.count, bad=asked.bad, seed=asked.seed)


if __name__ == "__main__":
    main()
