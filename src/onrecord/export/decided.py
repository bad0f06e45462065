"""What people decided about the reports of a story: each decision with the words that it bears on, for a readout."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from onrecord.export.labels import STATUS_WORDS
from onrecord.export.reading_json import spans_words
from onrecord.export.view import Citation, Decided
from onrecord.record.bearings import Bearing
from onrecord.record.decided import actors_from
from onrecord.types.decision import Decision

_WORDS = {
    ("accept", ""): "checked",
    ("reject", ""): "taken out",
    ("correct", "speaker"): "speaker corrected to {}",
    ("correct", "status"): "status corrected to {}",
    ("correct", "day"): "day corrected to {}",
    ("merge", ""): "joined as {}",
    ("split", ""): "told apart from a namesake",
}
"""What a reader sees for what was decided, with the place of its value."""

_OF_REPORTS = {"merge": "put into one story", "split": "put into stories of their own"}


def decided_words(decision: Decision) -> str:
    """Gives what was decided about something that stands beside these words: ``status corrected to planned``."""
    if decision.withdraws:
        return "a decision taken back"
    if decision.of_reports:
        return _OF_REPORTS[decision.kind]
    return _WORDS[decision.kind, decision.field].format(decision_value(decision))


def decision_object(decision: Decision) -> dict[str, Any]:
    """Gives a decision as plain values with its id, as another record takes it in."""
    held: dict[str, Any] = msgspec.to_builtins(decision)
    return {"id": decision.id, **held}


def bearing_objects(bearings: Iterable[Bearing], text: str) -> list[dict[str, Any]]:
    """Gives each decision that bears on a report, once, with what it is about and the words of that."""
    held: dict[str, dict[str, Any]] = {}
    for one in bearings:
        made = held.setdefault(one.decision.id, decision_object(one.decision) | {"about": []})
        words = {"content": one.spans, "words": spans_words(one.spans, text)} if one.spans else {}
        made["about"].append({"entry": one.entry, "holds": one.holds, **words})
    return list(held.values())


def decision_value(decision: Decision) -> str:
    """Gives the value of a decision in words; '' for one that has none."""
    if decision.field == "status":
        return STATUS_WORDS.get(decision.value, decision.value)
    if decision.field == "speaker" or (decision.kind == "merge" and decision.value):
        return ", ".join(one.name for one in actors_from(decision.value)) or "nobody known"
    return decision.value


def decided_by(decision: Decided | Decision) -> str:
    """Gives what was decided, by whom, when and why, on one line."""
    words = decision.words if isinstance(decision, Decided) else decided_words(decision)
    note = f": “{decision.note}”" if decision.note else ""
    return f"{words} by {decision.who}, {decision.when}{note}"


def decided(bearings: Iterable[tuple[Bearing, Citation | None]], entries: Mapping[str, str]) -> tuple[Decided, ...]:
    """Gives the decisions that hold, in the order in which they were made.

    ``bearings`` come with the words they are about, ``entries`` gives the statement or event of an attribution or event
    mention that is shown. The words of what is shown nowhere, since it was taken out, stand with the decision.
    """
    made: dict[str, tuple[Decision, dict[str, None], list[Citation]]] = {}
    for bearing, citation in bearings:
        one = bearing.decision
        if not bearing.holds or one.withdraws:
            continue
        _, shown, taken_out = made.setdefault(one.id, (one, {}, []))
        if entry := entries.get(bearing.entry):
            shown[entry] = None
        elif one.kind == "reject" and citation is not None:
            taken_out.append(citation)
    return tuple(
        Decided(
            id=one.id, kind=one.kind, words=decided_words(one), who=one.who, when=one.when, note=one.note,
            entries=tuple(shown), taken_out=tuple(taken_out),
        )
        for one, shown, taken_out in sorted(made.values(), key=lambda held: (held[0].when, held[0].id))
    )  # fmt: skip
