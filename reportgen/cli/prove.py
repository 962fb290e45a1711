"""How does somebody ask what a finished deck's viewers would see go wrong?

For any .pptx, also one that was edited after it was built: the faults of its file, what some people could not read,
and how much of each slide is used.
"""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli import speech
from reportgen.cli.outcome import told
from reportgen.errors import RenderError


def prove(
    deck: Annotated[
        Path, typer.Argument(metavar="DECK", help="A presentation, a .pptx file.", exists=True, dir_okay=False)
    ],
    layouts: Annotated[
        Path | None, typer.Option("--layouts", metavar="DIR", help="The looks that the deck was built with.")
    ] = None,
    is_strict: Annotated[bool, typer.Option("--strict", help="Treat every warning as an error.")] = False,
) -> None:
    """Tell what is wrong with a finished deck, and how full its slides are.

    For each slide: which part of its evidence zone text, tables and shapes
    use, texts counted by their measured lines, and its smallest type. A
    content slide under 55 % is a warning. Faults of the file and barriers to
    reading are errors; what an editor has changed is proved as well.

      reportgen prove output/potash/potash.pptx
    """
    from reportgen.build import furnish
    from reportgen.proof import deck as proof
    from reportgen.proof import share

    with told():
        house = furnish(layouts)
        faults = proof.check(deck)
        if any(fault.code in {"deck-unreadable", "deck-broken-relation"} for fault in faults):
            raise RenderError(faults)
        shares = share.shares(deck, house.theme, house.master)
        speech.tabulate(
            ("Slide", "Used", "Smallest type"),
            [
                (
                    f"{each.slide}  {each.title}",
                    "" if each.used is None else f"{each.used:.0%}",
                    "" if each.smallest is None else f"{each.smallest:g} pt",
                )
                for each in shares
            ],
        )
        warnings = tuple(replace(warning, file=deck) for warning in share.sparse(shares))
        if faults or (is_strict and warnings):
            raise RenderError((*faults, *(warnings if is_strict else ())))
    speech.warn(warnings)
