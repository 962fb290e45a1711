"""Who draws this many briefs?

This process itself when it is only one, for a worker takes longer to start than a brief to draw; its outputs may be
drawn beside each other.
"""

from collections.abc import Callable
from dataclasses import replace

from reportgen.aside import usable_cores
from reportgen.batch.executor import Executor
from reportgen.batch.limits import Limits
from reportgen.batch.serial import Serial
from reportgen.build import House
from reportgen.errors import Problem


def hire(house: House, count: int, jobs: int | None, limits: Limits) -> Executor:
    """Whoever draws so many briefs on this machine, at most `jobs` at a time, each within the limits."""
    if count == 1:
        cores = jobs or usable_cores()
        # What the house has opened it keeps only as long as it is itself.
        return Serial(house if house.cores == cores else replace(house, cores=cores), limits)
    from reportgen.batch.workers import Workers

    return Workers(replace(house, cores=1), min(jobs or usable_cores(), count), limits)


def hire_elsewhere(
    place: str, house: House, count: int, jobs: int | None, limits: Limits, warn: Callable[[Problem], None]
) -> Executor:
    """Whoever draws so many briefs in a cluster; `warn` is told of workers that may not.

    Raises:
        RenderError: the cluster cannot be used.
    """
    from reportgen.batch.cluster import Cluster

    return Cluster(place, replace(house, cores=1), min(jobs or usable_cores(), count), jobs, limits, warn)
