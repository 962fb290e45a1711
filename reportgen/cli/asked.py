"""What may be asked of a build?

The same of `build`, of `watch` and of `why`: written once, as the fields of a class, which becomes the options of each
of these commands.
"""

import dataclasses
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

from reportgen.batch.job import Options
from reportgen.build import House, Kind, furnish, wanted
from reportgen.units import Paper, SlideShape, Transition


class PageFormat(Enum):
    """The formats by name; Typer takes several values of an enumeration, and of a Literal only one."""

    EXPLAINER = "explainer"
    GLANCE = "glance"
    BRIEF = "brief"


Briefs = Annotated[list[Path], typer.Argument(metavar="BRIEF|FOLDER", help="Briefs, or folders that hold briefs.")]
OneBrief = Annotated[Path, typer.Argument(metavar="BRIEF", help="The brief's source, a .yaml file.")]
Layouts = Annotated[
    Path | None, typer.Option("--layouts", metavar="DIR", help="Your own looks; begin with `reportgen layouts copy`.")
]
Theme = Annotated[
    str | None,
    typer.Option("--theme", metavar="NAME|FILE", help="A theme of the layouts, a file of tokens, or a _brand.yml."),
]
Template = Annotated[
    Path | None,
    typer.Option("--template", metavar="FILE", help="Your organization's .potx or .pptx, for the slides."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Treat every warning as an error.")]


@dataclass(frozen=True)
class Asked:
    """The options that decide what is built, and how it looks; each field is one, in the order of `--help`."""

    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the outputs go.")] = Path("output")
    only: Annotated[Kind | None, typer.Option("--only", help="Write one of the two outputs.")] = None
    formats: Annotated[
        list[PageFormat],
        typer.Option("--format", help="All of it, one page, or two sides of a sheet; may be repeated."),
    ] = dataclasses.field(default_factory=lambda: [PageFormat.EXPLAINER])
    paper: Annotated[Paper, typer.Option("--paper", help="The sheet that the PDF is printed on.")] = "a4"
    is_grayscale: Annotated[bool, typer.Option("--grayscale", help="Set the PDF in greys alone.")] = False
    slides: Annotated[
        SlideShape | None, typer.Option("--slides", help="The shape of the slides; the house's own are 16:9.")
    ] = None
    transition: Annotated[
        Transition | None, typer.Option("--transition", help="How one slide becomes the next; unasked, at once.")
    ] = None
    theme: Theme = None
    template: Template = None
    for_press: Annotated[bool, typer.Option("--press", help="Write a PDF for the printing house besides.")] = False
    with_handout: Annotated[bool, typer.Option("--handout", help="Write a PDF of slides and notes besides.")] = False
    layouts: Layouts = None
    is_strict: Strict = False
    is_proven: Annotated[
        bool, typer.Option("--prove", help="Refuse a PDF that breaks a rule of PDF/UA-1 or PDF/A-3a.")
    ] = False

    def house(self) -> House:
        """The looks.

        Raises:
            LayoutError: there are none in the folder that was named.
        """
        return furnish(
            self.layouts,
            theme=self.theme,
            paper=self.paper,
            is_grayscale=self.is_grayscale,
            slides=self.slides,
            template=self.template,
            transition=self.transition,
        )

    def options(self) -> Options:
        """What is wanted of each brief."""
        kinds = wanted(self.only, [each.value for each in self.formats], self.for_press, self.with_handout)
        return Options(kinds, is_strict=self.is_strict, is_proven=self.is_proven)


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the fields of `Asked` as options, in place of its parameter `asked`."""

    def expanded(**values: Any) -> None:
        chosen = {each.name: values.pop(each.name) for each in dataclasses.fields(Asked)}
        command(**values, asked=Asked(**chosen))

    own = [each for each in inspect.signature(command).parameters.values() if each.name != "asked"]
    arguments = [each for each in own if each.default is inspect.Parameter.empty]
    asked = [_parameter(each) for each in dataclasses.fields(Asked)]
    parameters = [*arguments, *asked, *(each for each in own if each not in arguments)]
    named = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]
    expanded.__name__, expanded.__doc__ = command.__name__, command.__doc__
    expanded.__signature__ = inspect.Signature(named)  # type: ignore[attr-defined]  # what Typer asks
    expanded.__annotations__ = {each.name: each.annotation for each in named}
    return expanded


def _parameter(field: dataclasses.Field[Any]) -> inspect.Parameter:
    factory = field.default_factory
    default = field.default if factory is dataclasses.MISSING else factory()
    return inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=field.type)
