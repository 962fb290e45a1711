"""How is an organization's template looked at before a deck is made in it?"""

import json
from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli import speech
from reportgen.cli.outcome import told

app = typer.Typer(no_args_is_help=True, rich_markup_mode="rich", help="Look at an organization's own template.")


@app.callback()
def main() -> None:
    """Look at an organization's own template."""


@app.command("check")
def check_template(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .potx or .pptx.")],
    layouts: Annotated[
        Path | None, typer.Option("--layouts", metavar="DIR", help="Your own looks, which say what is looked for.")
    ] = None,
    is_json: Annotated[bool, typer.Option("--json", help="As one JSON object, for programs.")] = False,
) -> None:
    """Tell which of its layouts a deck will use, and what it will do without.

    Layouts are matched by name, then by type, then by what they hold; the rest
    take the nearest. A template that is broken or could do harm is refused,
    with everything that is wrong with it.

      reportgen template check corporate.potx
      reportgen build briefs/potash.yaml --template corporate.potx
    """
    from reportgen.build import furnish
    from reportgen.theme.template import report

    with told():
        house = furnish(layouts, template=file)
        opened, adapted = house.opened_template, house.adapted
    assert opened is not None and adapted is not None
    found = report.report(opened, adapted)
    if is_json:
        words = {**found.plain(), "warnings": [str(problem) for problem in adapted.warnings]}
        text = json.dumps(words, ensure_ascii=False, indent=2)
        speech.say(text if speech.can_say(text) else json.dumps(words, indent=2))
        return
    for problem in adapted.warnings:
        speech.remark(f"{file}  {problem}")
    speech.say(f"{file}: {found.size}, {found.layout_count} layouts, set in {', '.join(found.faces)}")
    speech.say("Colours: " + ", ".join(f"{name} {color}" for name, color in found.colors.items()))
    speech.tabulate(
        ("Layout", "In the template", "By", "Does without"),
        [(row.ours, row.theirs, row.how, "; ".join(row.without) or "nothing") for row in found.rows],
        has_figures=False,
    )
