"""Which commands are there?

Arguments in, one call, the result told, an exit code. What a command does is decided elsewhere; how its result is
worded is decided here.
"""

import json
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from reportgen.cli import building, prove, speech, watching
from reportgen.cli.asked import Briefs, Layouts, OneBrief, Strict, Theme
from reportgen.cli.outcome import Outcome, told
from reportgen.errors import LayoutError

app = typer.Typer(
    name="reportgen",
    no_args_is_help=True,
    add_completion=False,
    # A bug shows Python's own traceback: complete, plain, and without the values of variables.
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
layouts_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode="rich", help="Copy the designers' files, or check them."
)
app.add_typer(layouts_app, name="layouts")


def _tell_version(is_asked: bool) -> None:
    if is_asked:
        speech.say(f"reportgen {metadata.version('reportgen')}")
        raise typer.Exit


@app.callback()
def main(
    is_version_asked: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """One policy brief becomes a print-ready PDF explainer and an editable PowerPoint deck.

    [bold]From nothing to both files[/bold]

      reportgen new briefs/my-brief.yaml      a template to fill in
      reportgen check briefs/my-brief.yaml    what is wrong, by line
      reportgen build briefs/my-brief.yaml    the PDF and the deck, in output/

    [bold]From a web page[/bold]

      reportgen import page.html -o briefs/my-brief.yaml

    [bold]Exit codes[/bold]

      0  done
      1  some briefs of several failed, the others did not
      2  the brief is wrong, the deck to refresh, or the command as typed
      3  the layouts or assets are wrong
      4  an output could not be drawn or written
    """


@app.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="NAME.yaml", help="The file to write; it must not exist.")],
    title: Annotated[str, typer.Option("--title", help="The brief's headline.")] = "Your headline",
) -> None:
    """Write a commented template for a brief.

    Only the title and the overview are required: fill in what you have and
    delete the rest. A section that is not there leaves no trace in any output.

      reportgen new briefs/potash.yaml
      reportgen new briefs/potash.yaml --title "Potash for prisoners"
    """
    from reportgen.intake import blank, source

    with told():
        written = source.write(file, blank.blank(title))
    _tell_written(written)


@app.command("check")
def check_briefs(briefs: Briefs, layouts: Layouts = None, theme: Theme = None, is_strict: Strict = False) -> None:
    """Tell everything that is wrong with briefs, without drawing anything.

    Every problem of a file is told at once: file:line:column, the field, what
    is there and what is allowed.

      reportgen check briefs/potash.yaml
      reportgen check briefs --strict
    """
    from reportgen.batch import gather
    from reportgen.build import check, furnish

    outcome = Outcome()
    with told():
        house = furnish(layouts, theme=theme)
        sources = gather.gather(briefs)
    for source in sources:
        with outcome.attempt():
            outcome.warn(check(source, house, is_strict=is_strict))
            speech.say(f"{source}: good to build")
    outcome.close()


app.command("build")(building.build)
app.command("why")(building.why)
app.command("watch")(watching.watch_briefs)


app.command()(prove.prove)


@app.command()
def facts(
    brief: OneBrief,
    is_json: Annotated[bool, typer.Option("--json", help="As one JSON object, for programs.")] = False,
) -> None:
    """Tell what a brief says, as plain data.

    reportgen facts briefs/potash.yaml
    reportgen facts briefs/potash.yaml --json > potash.json
    """
    from reportgen.brief import facts as content
    from reportgen.brief import load

    with told():
        said = content.facts(load.load(brief))
    if is_json:
        text = json.dumps(said, ensure_ascii=False, indent=2)
        speech.say(text if speech.can_say(text) else json.dumps(said, indent=2))
    else:
        speech.say("\n".join(_outline(said)))


def _outline(value: Any, path: str = "") -> list[str]:
    """One line `path  value` for each leaf; list items are counted from 1."""
    match value:
        case dict():
            children = [(f"{path}.{key}".lstrip("."), child) for key, child in value.items()]
        case list() | tuple():
            children = [(f"{path}[{number}]", child) for number, child in enumerate(value, 1)]
        case None:
            return []
        case _:
            return [f"{path}  {' '.join(str(value).split())}"]
    return [line for name, child in children for line in _outline(child, name)]


@app.command("import")
def import_page(
    page: Annotated[Path, typer.Argument(metavar="PAGE", help="The page's text or HTML: .txt, .html.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="BRIEF", help="The brief to write, a .yaml file.")],
    may_replace: Annotated[bool, typer.Option("--force", help="Write over a brief that is already there.")] = False,
) -> None:
    """Turn the text or HTML of a web page into a brief to go on with.

    Every line of the page is in the brief or is told as left out: nothing is
    lost silently.

      reportgen import page.html -o briefs/potash.yaml
    """
    from reportgen.intake import page as pages
    from reportgen.intake import source

    with told():
        imported = pages.read(page)
        written = source.write(out, imported.text, may_replace=may_replace)
    for line in imported.left_out:
        speech.remark(f"{page}:{line.line}  left out — {line.text} ({line.reason})")
    _tell_written(written)


@app.command()
def schema(
    of: Annotated[
        Literal["brief", "manifest"], typer.Option("--of", help="Of a brief, or of an output folder's manifest.json.")
    ] = "brief",
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write it there instead.")] = None,
) -> None:
    """Print the JSON Schema of a brief, for editors that complete and check.

    Or that of manifest.json, for programs that read what was built.

      reportgen schema -o briefs/brief.schema.json
      reportgen schema --of manifest
    """
    from reportgen import write
    from reportgen.batch import manifest
    from reportgen.brief import schema as brief_schema

    text = brief_schema.text() if of == "brief" else manifest.schema()
    if out is None:
        speech.say(text.rstrip("\n"))
        return
    with told():
        write.write(out, text.encode())
    speech.say(str(out))


@layouts_app.command("copy")
def copy_layouts(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
) -> None:
    """Hand out the looks, for you to change.

    Colours and faces stand in tokens.yaml, the pages in explainer/, the slides
    in deck/. No Python is needed to change them.

      reportgen layouts copy my-looks
      reportgen build briefs/potash.yaml --layouts my-looks
    """
    from reportgen import resources
    from reportgen.layouts import copy

    with told():
        files = copy.copy(resources.locate(), folder)
    speech.say("\n".join(map(str, files)))


@layouts_app.command("check")
def check_layouts(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Your looks; the house's own if not given.")
    ] = None,
) -> None:
    """Tell everything that is wrong with the looks, by file.

    Colours missing or unused, values that should have a name, style sheets
    that do not parse, templates and layouts that Python asks for, characters
    the fonts lack, assets without a licence.

      reportgen layouts check my-looks
    """
    from reportgen import resources
    from reportgen.layouts import check

    with told():
        found = check.check(resources.locate(folder), resources.locate())
        if found:
            raise LayoutError(found)
    speech.say(f"{folder or 'the house'}: good to build")


def _tell_written(files: tuple[Path, ...]) -> None:
    speech.say("\n".join(map(str, files)))
