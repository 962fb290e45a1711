"""Who is asked to draw: this machine, or others?"""

from typing import Annotated

import typer

from reportgen.batch import scheduler, staff
from reportgen.batch.executor import Executor
from reportgen.batch.limits import Limits
from reportgen.build import House
from reportgen.cli import speech


def _checked(place: str | None) -> str | None:
    if place is None or scheduler.is_address(place):
        return place
    message = f"“{place}” is no scheduler’s address; tcp://HOST:PORT and tls://HOST:PORT are, or the word local"
    raise typer.BadParameter(message)


Place = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS|local",
        callback=_checked,
        help="Draw on the workers of a Dask cluster, or of one that is started here.",
    ),
]


def hired(place: str | None, house: House, count: int, jobs: int | None, limits: Limits) -> Executor:
    """Whoever draws so many briefs, here or in a cluster.

    Raises:
        RenderError: the cluster cannot be used.
    """
    if place is None:
        return staff.hire(house, count, jobs, limits)
    return staff.hire_elsewhere(place, house, count, jobs, limits, lambda problem: speech.warn([problem]))
