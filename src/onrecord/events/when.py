"""Says when an event was or will be: by a time in its sentence, else by what its status and the publication allow.

It knows only where the trigger stands, not what it means. Nothing falls back on the day of publication in silence: the
rule of such a When says so.
"""

import re
from collections.abc import Sequence

from onrecord.types.event import Status
from onrecord.types.span import Span
from onrecord.types.when import Published, TimeExpression, When

_SAID_THEN = re.compile(
    r"\b(?:said|says|told\s[\w ]{2,20}|announced|reported|added)\s+(?:(?:on|late|early|in|last|earlier|this)\s+)*\Z"
)
"""What stands before the time of a saying: ``an official said on Wednesday``."""
_SAYING = re.compile(r"said|says|say|told|announced|reported|added|stated", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r"[;:]|,\s*(?:which|who|where|as|but|while|when|after|before)\b|\bsince\b")
_VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_FAR, _SHARED = 110, 40
"""Code points between a trigger and its time; those from which on another trigger's time is not shared."""


def when_of(  # noqa: PLR0913, PLR0917 - one argument a thing that the time depends on
    text: str,
    trigger: Span,
    times: Sequence[TimeExpression],
    others: Sequence[Span],
    published: Published,
    state: Status,
) -> When | None:
    """Gives the When of the event of a trigger; None where nothing says.

    ``times`` are those of the trigger's sentence, ``others`` the other triggers in it.
    """
    best: TimeExpression | None = None
    distance = 10_000
    saying = _SAYING.fullmatch(text[trigger.start : trigger.end]) is not None
    for time in times:
        if time.type not in {"DATE", "TIME"} or time.value in _VAGUE:
            continue
        away = time.start - trigger.end if time.start >= trigger.end else trigger.start - time.end
        nearer = any(min(abs(time.start - one.end), abs(one.start - time.end)) < max(away, 0) for one in others)
        between = text[min(time.end, trigger.end) : max(time.start, trigger.start)]
        said = _SAID_THEN.search(text[max(0, time.start - 40) : time.start]) is not None
        if _OTHER_CLAUSE.search(between) or (said and not saying):
            continue
        if state == "happened" and published.to and time.from_ and time.from_[:10] > published.to[:10]:
            # What is told as done was not done after the telling: the time belongs elsewhere, or was read wrong.
            continue
        if away < distance and away <= _FAR and not (nearer and away > _SHARED):
            best, distance = time, away
    if best is not None:
        return best.when("events.time-in-sentence")
    return _by_publication(published, state)


def _by_publication(published: Published, state: Status) -> When | None:
    """Gives what the day of publication allows: what happened was not later, what is planned is not earlier."""
    if state == "happened" and published.to:
        day = published.to[:10]
        rule = "events.no-time-given: it happened, so not after publication"
        return When(to=day, anchor=f"published {day}", rule=rule)
    if state == "planned" and published.from_:
        day = published.from_[:10]
        rule = "events.no-time-given: it is planned, so not before publication"
        return When(from_=day, anchor=f"published {day}", rule=rule)
    return None
