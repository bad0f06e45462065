"""A person's judgement about what the record holds."""

import json
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from onrecord.types.ids import content_id

DecisionKind = Literal["merge", "split", "accept", "reject", "correct"]

CORRECTABLE = ("speaker", "status", "day")
"""What a correction may put right: who said it, whether it took place, on which day."""


class Decision(Struct, frozen=True, kw_only=True):
    """A person's judgement about the entries with these ids, with who made it and when.

    - ``merge``: actors are one, the first of ``ids`` stays and ``value`` is that actor as JSON ``[id, name, type]``; or
      reports tell one story.
    - ``split``: ``ids`` is an actor and the reports in which that name is somebody else's; or reports of which those
      after the first are not of its story.
    - ``accept``, ``reject``: attributions and event mentions that were checked and hold, or that are not what the page
      says. A statement or event may stand before its tellings. To reject a decision is to withdraw it.
    - ``correct``: ``field`` is one of ``CORRECTABLE`` and ``value`` the right one: actors as JSON, a status, or days as
      ISO 8601 (``2018-02-07``, ``2018-02-07/2018-02-08``).

    ``when`` is an ISO 8601 instant or day that the caller gives.
    """

    kind: DecisionKind
    ids: tuple[str, ...]
    who: str
    when: str
    field: str = ""
    value: str = ""
    note: str = ""

    @property
    def withdraws(self) -> bool:
        """Says whether it takes other decisions back."""
        return self.kind == "reject" and self.ids[0].startswith("decision-")

    @property
    def of_reports(self) -> bool:
        """Says whether it is about reports alone."""
        return all(name.startswith("report-") for name in self.ids)

    @property
    def id(self) -> str:
        """Gives the decision's id, made from all it says."""
        ids = json.dumps(list(self.ids), ensure_ascii=False, separators=(",", ":"))
        return content_id("decision", self.kind, ids, self.field, self.value, self.who, self.when, self.note)


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Gives decisions as they were made: by when, then id."""
    return sorted(decisions, key=lambda one: (one.when, one.id))


def in_force(decisions: Iterable[Decision]) -> frozenset[str]:
    """Gives the ids of the decisions that no later one takes back.

    A withdrawal that is itself taken back has no effect, so a decision can be taken back and taken up again.
    """
    ordered = in_order(decisions)
    withdrawn: set[str] = set()
    for one in reversed(ordered):
        if one.withdraws and one.id not in withdrawn:
            withdrawn.update(one.ids)
    return frozenset(one.id for one in ordered) - withdrawn


def effective(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Gives the decisions in force, withdrawals left out, as they were made."""
    force = in_force(decisions)
    return tuple(one for one in in_order(decisions) if one.id in force and not one.withdraws)
