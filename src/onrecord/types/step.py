"""A step's contract: what it needs, what it gives, and how its work may be split."""

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

Layer = Literal[
    "arrival", "report", "doc", "sentences", "mentions", "times", "published", "attributions", "occasions", "events",
    "particulars", "reading", "readings", "decisions", "copies", "stories", "statements", "happenings",
    "claims", "threads",
]  # fmt: skip
"""What flows: for one report from ``arrival`` to ``reading``, across reports from ``readings`` to ``threads``."""

Per = Literal["report", "record"]


class Step(Struct, frozen=True, kw_only=True):
    """One step of the pipeline.

    ``run`` takes the layers in ``needs`` by position and gives the layers in ``gives``: the value itself when there is
    one, a tuple in that order when there are several. It is pure: no clock, network, disk or dice. ``per`` says how the
    work splits: by report, or over the whole record.
    """

    name: str
    version: str
    needs: tuple[Layer, ...]
    gives: tuple[Layer, ...]
    per: Per
    run: Callable[..., Any]
