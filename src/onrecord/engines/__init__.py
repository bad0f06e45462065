"""Takes a function and items; gives the function's results in the order of the items, from one process or several."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from onrecord.engines import processes, serial
from onrecord.engines.base import LIMITS, Engine, Limits, Lost

ENGINES: dict[str, Engine] = {"serial": serial.run, "processes": processes.run}
"""The engines by name. Another one (over several machines, say) has the same shape and gives the same results."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(
    function: Callable[[Item], Result], items: Iterable[Item], *, jobs: int = 1, limits: Limits = LIMITS
) -> Iterator[Result | Lost]:
    """Gives ``function(item)`` for each item, in order, with ``jobs`` processes side by side.

    With several processes, an item that kills its worker or goes over a limit gives a ``Lost`` in its place, and the
    rest goes on; ``function`` must then be importable by name, and items and results must pickle. With one process the
    work is done here, without limits: what kills it kills the run.
    An exception raised by ``function`` is raised here, at its item's place.
    """
    engine = ENGINES["serial" if jobs <= 1 else "processes"]
    return engine(function, items, jobs=jobs, limits=limits)


__all__ = ["ENGINES", "LIMITS", "Engine", "Limits", "Lost", "run"]
