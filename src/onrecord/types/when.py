"""Times: an interval with its precision, the words it was read from, the anchor used and the rule that joined them."""

from typing import Literal

import msgspec
from msgspec import Struct

from onrecord.types.provenance import By
from onrecord.types.span import Span

Precision = Literal[
    "instant",
    "minute",
    "hour",
    "part-of-day",
    "day",
    "week",
    "month",
    "quarter",
    "year",
    "decade",
    "interval",
    "unknown",
]
Basis = Literal["given", "inferred", "unknown"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
"""TIMEX3 types (ISO 24617-1)."""


class When(Struct, frozen=True, kw_only=True):
    """A time as an interval of days or instants, both ends inside (ISO 8601 strings; None where open or unknown).

    ``words`` is the span that was read, ``anchor`` what it was counted from (``published 2018-02-07``), ``rule`` the
    rule that joined the two. A time taken from nothing better than the publication date says so in its rule.
    """

    from_: str | None = msgspec.field(name="from", default=None)
    to: str | None = None
    precision: Precision = "unknown"
    words: Span | None = None
    anchor: str = ""
    rule: str = ""


class LikeliestYear(Struct, frozen=True, kw_only=True):
    """The year in which something most likely lies, by all evidence together, and how likely that is, in [0, 1]."""

    year: int
    share: float


class Published(Struct, frozen=True, kw_only=True):
    """When a report was published: an interval, on what basis, and because of what (in plain words).

    ``likeliest`` is given where the day was inferred: the interval may hold several years that are not equally likely.
    """

    from_: str | None = msgspec.field(name="from", default=None)
    to: str | None = None
    precision: Precision = "unknown"
    basis: Basis = "unknown"
    because: tuple[str, ...] = ()
    likeliest: LikeliestYear | None = None

    @property
    def day(self) -> str | None:
        """Gives the day (``YYYY-MM-DD``) when both ends lie on one day, else None."""
        if self.from_ and self.to and self.from_[:10] == self.to[:10]:
            return self.from_[:10]
        return None


class TimeExpression(Struct, frozen=True, kw_only=True):
    """Words for a time in a report, with TIMEX3 type and value and the interval they denote."""

    start: int
    end: int
    type: TimexType
    value: str
    from_: str | None = msgspec.field(name="from", default=None)
    to: str | None = None
    precision: Precision = "unknown"
    anchor: str = ""
    by: By

    @property
    def span(self) -> Span:
        """Gives the words' place in the text."""
        return Span(self.start, self.end)

    def when(self, rule: str) -> When:
        """Gives the time that these words tell of what ``rule`` joined them to."""
        return When(
            from_=self.from_, to=self.to, precision=self.precision, words=self.span, anchor=self.anchor, rule=rule
        )
