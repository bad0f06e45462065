"""What every engine offers, and what it gives for an item that it lost."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, Protocol

from msgspec import Struct


class Limits(Struct, frozen=True, kw_only=True):
    """How long one item may take, in seconds of wall time, and how much memory its worker may hold, in bytes.

    None is no limit. Memory is counted as the data segments of the process where the system can limit them.
    """

    seconds: float | None = 900.0
    memory: int | None = 1_500_000_000


LIMITS = Limits()
"""The limits of a run that sets none: a report takes a second and 300 MB, a book of two million letters minutes."""

LossCode = Literal["worker-died", "time-limit", "memory-limit"]


class Lost(Struct, frozen=True, kw_only=True):
    """The item at this place in the order (from 0) gave no result: its worker died, or it went over a limit."""

    index: int
    code: LossCode
    message: str


class Engine(Protocol):
    """Maps a function over items and gives the results in the order of the items, holding few of either in memory."""

    def __call__(
        self, function: Callable[[Any], Any], items: Iterable[Any], *, jobs: int, limits: Limits
    ) -> Iterator[Any | Lost]:
        """Gives the results, and a ``Lost`` for each item that cost a worker its life."""
        ...
