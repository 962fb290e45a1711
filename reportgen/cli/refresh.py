"""How is a refresh asked for and told?"""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli import speech
from reportgen.cli.asked import Layouts, OneBrief, Template, Theme
from reportgen.cli.commands import app
from reportgen.cli.outcome import Outcome, told

if TYPE_CHECKING:
    from reportgen.refresh.files import Done

# As much of a text as tells it from others; --json has it whole.
_LONGEST = 60
_WORDS = {"changed": "changed", "left": "left as edited", "gone": "gone", "new": "new, no place"}


@app.command("refresh")
def refresh_deck(
    deck: Annotated[Path, typer.Argument(metavar="EDITED.pptx", help="The deck as its presenter has it.")],
    brief: OneBrief,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Write it there; EDITED-refreshed.pptx if not given."),
    ] = None,
    was: Annotated[
        Path | None,
        typer.Option("--was", metavar="OLD", help="The brief, or the deck as built, that the deck was made from."),
    ] = None,
    is_dry: Annotated[bool, typer.Option("--dry-run", help="Tell what would change and write nothing.")] = False,
    is_json: Annotated[bool, typer.Option("--json", help="As one JSON object, for programs.")] = False,
    theme: Theme = None,
    template: Template = None,
    layouts: Layouts = None,
) -> None:
    """Bring an edited deck up to its brief, around what its presenter changed.

    Facts that changed in the brief change in their shapes, tables, charts and
    notes. What the presenter moved, resized, added, deleted or rewrote stays;
    a table tells what was changed, what was left because it was edited, what
    is gone and what is new and has no place. No slide is added or taken away.

    The deck itself stays: the outcome is EDITED-refreshed.pptx beside it,
    unless -o names another file, or the deck.

    Slides keep their shape, wide or 4:3; of a deck that was made in a template,
    name that template.

    PowerPoint keeps the record by which edits are known. LibreOffice does not:
    after it, say with --was which brief, or which untouched deck, it was.

      reportgen refresh potash-monday.pptx briefs/potash.yaml
      reportgen refresh potash-monday.pptx briefs/potash.yaml -o potash-monday.pptx
      reportgen refresh potash-monday.pptx briefs/potash.yaml --was output/potash/potash.pptx --dry-run
      reportgen refresh potash-monday.pptx briefs/potash.yaml --template corporate.potx
    """
    from reportgen.build import furnish
    from reportgen.refresh import files

    outcome = Outcome()
    with told():
        house = furnish(layouts, theme=theme, template=template)
        done = files.refresh(deck, brief, house, was=was, out=out, is_dry=is_dry)
    outcome.warn(done.warnings)
    if is_json:
        speech.say(_json(done))
        return
    rows = [
        (_WORDS[each.outcome], str(each.slide or "—"), each.what, _short(each.deck), _short(each.brief))
        for each in done.remarks
    ]
    if rows:
        speech.tabulate(("", "Slide", "What", "In the deck", "In the brief"), rows, has_figures=False)
    counts = Counter(_WORDS[each.outcome] for each in done.remarks)
    if not done.is_changed:
        speech.say("nothing to change")
    elif counts:
        speech.say(", ".join(f"{count} {word}" for word, count in counts.items()))
    if done.written:
        speech.say(str(done.written))


def _short(text: str) -> str:
    if not text:
        return "—"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _json(done: "Done") -> str:
    said = {
        "written": str(done.written) if done.written else None,
        "changed": done.is_changed,
        "remarks": [asdict(each) for each in done.remarks],
        "warnings": [{"code": each.code, "message": str(each)} for each in done.warnings],
    }
    text = json.dumps(said, ensure_ascii=False, indent=2)
    return text if speech.can_say(text) else json.dumps(said, indent=2)
