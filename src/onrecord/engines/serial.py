"""Runs everything here, one item after the other, without limits."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Gives the result for each item; takes the next item only when its result is asked for."""
    for item in items:
        yield function(item)
