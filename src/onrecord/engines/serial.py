"""Runs everything here, one item after the other, without limits."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from onrecord.engines.base import LIMITS, Limits

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(
    function: Callable[[Item], Result], items: Iterable[Item], *, jobs: int = 1, limits: Limits = LIMITS
) -> Iterator[Result]:
    """Gives the result for each item; takes the next item only when its result is asked for.

    ``jobs`` and ``limits`` mean nothing here: what an item costs, it costs this process.
    """
    del jobs, limits
    for item in items:
        yield function(item)
