"""Reads meetings, talks, calls and visits by the order of words alone: where no syntax is, and what syntax missed."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from onrecord.events.direct_speech import DirectSpeech
from onrecord.events.participants import HEARERS, after, before, fronted, owner, subject_of_two
from onrecord.events.status import status
from onrecord.events.triggers import VERSION, Trigger, triggers
from onrecord.events.when import opened, when_of
from onrecord.knowledge.names import names
from onrecord.language import text_of
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention, Status, Where
from onrecord.types.ids import content_id
from onrecord.types.provenance import By
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import Published, TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WITH_OTHERS = re.compile(r"\bwith\b")
_BEFORE_WITH = 24
"""Code points behind a verb in which its "with" stands: "met yesterday evening with"."""
FOLLOWED = 2
"""Sentences after a meeting in which "they" and "the two leaders" are still the two who met."""


def meetings(  # noqa: PLR0913, PLR0917 - one argument a layer that the step needs
    report: Report,
    doc: "Doc",
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    published: Published,
    attributions: tuple[Attribution, ...],
) -> tuple[EventMention, ...]:
    """Takes a report and its layers; gives its meetings, talks, calls and visits in text order.

    What stands inside quotation marks is left out: there "we" and "they" act, whom this reader does not follow.
    """
    text = text_of(doc)
    quoted = DirectSpeech(attributions)
    found: list[EventMention] = []
    last: EventMention | None = None
    last_sentence = -1
    first_mention = first_time = begun = 0
    for number, sent in enumerate(doc.sents):
        start, end = sent.start_char, sent.end_char
        while first_mention < len(mentions) and mentions[first_mention].end <= start:
            first_mention += 1
        since, begun = opened(text, start, begun), start
        while first_time < len(times) and times[first_time].end <= since:
            first_time += 1
        here = [m for m in mentions[first_mention : first_mention + 200] if m.start < end]
        then = [t for t in times[first_time : first_time + 100] if t.start < end]
        told = triggers(text, start, end)
        for trigger in told:
            if quoted.holds(trigger.start):
                continue
            sentence = Span(start, end).trimmed(text)
            event = _event(report, text, sentence, trigger, here, then, published, told) if here else None
            if event is None and last is not None and number - last_sentence <= FOLLOWED:
                event = _same_two(report, text, sentence, trigger, last, then, published, told)
            if event is not None:
                found += _apart(event, text)
                if event.sources and event.targets:
                    last, last_sentence = event, number
    return tuple(found)


def _event(  # noqa: PLR0913, PLR0917 - the layers of one sentence
    report: Report,
    text: str,
    sentence: Span,
    trigger: Trigger,
    mentions: list[Mention],
    times: list[TimeExpression],
    published: Published,
    told: list[Trigger],
) -> EventMention | None:
    left = (
        before(trigger, mentions, text, sentence.start) if trigger.shape == "verb" else owner(trigger, mentions, text)
    )
    right = after(trigger, mentions, text, sentence.end)
    if not left and right and (trigger.shape == "noun" or trigger.form == "ing"):
        left = [m for m in fronted(trigger, mentions, text, sentence.start, right) if m not in right]
    if not _enough(trigger, left, right):
        return None
    sources, targets = _actors(left), _actors(right, states_for_places=trigger.code.participants == "place")
    if trigger.shape == "noun" and not sources and len(targets) > 1:
        sources, targets = targets[:1], targets[1:]
    if not sources and len(left) == 0 and len(targets) == 1 and trigger.shape == "noun":
        return None
    if trigger.code.participants == "with" and not targets and len(sources) > 1:
        if _WITH_OTHERS.search(text[trigger.start : trigger.end + _BEFORE_WITH]):
            return None  # "A and B met with …": with whom is not known here
        sources, targets = sources[:1], sources[1:]
    targets = tuple(actor for actor in targets if actor not in sources)
    if trigger.code.participants != "place" and not targets:
        return None
    if trigger.lemma == "talk" and any(one.name.lower().rsplit(" ", 1)[-1] in HEARERS for one in targets):
        return None
    state, why = status(text[sentence.start : sentence.end], trigger.start - sentence.start, trigger)
    if state == "unknown" and trigger.form in {"base", "ing"}:
        # "the first leader to visit": nothing says that this visit is or was.
        return None
    span = _clause(sentence, trigger, left, right)
    when = _when(text, trigger, times, told, published, state)
    return EventMention(
        id=content_id("event", report.id, trigger.code.cameo, f"{trigger.start}-{trigger.end}"),
        start=span.start,
        end=span.end,
        trigger=Span(trigger.start, trigger.end),
        type="CONSULT",
        mode=trigger.code.mode,
        cameo=trigger.code.cameo,
        sources=sources,
        source_words=_words(sources, (*left, *right)),
        targets=targets,
        target_words=_words(targets, (*right, *left)),
        when=when,
        where=_where(trigger, mentions, right, text),
        status=state,
        because=(why,) if why else (),
        by=By(
            f"events.{trigger.lemma.replace(' ', '-')}-{trigger.shape}",
            VERSION,
            0.85 if trigger.shape == "verb" else 0.8,
        ),
    )


def _apart(event: EventMention, text: str) -> Iterator[EventMention]:
    """Gives one event for each of those who met others separately, else the event itself."""
    if len(event.sources) < 2 or not event.targets or "separately" not in text[event.trigger.start : event.trigger.end]:
        yield event
        return
    for place, source in enumerate(event.sources):
        yield replace(
            event,
            id=event.id if place == 0 else content_id("event", event.id, source.id, source.name),
            sources=(source,),
            source_words=event.source_words[place : place + 1],
        )


def _same_two(  # noqa: PLR0913, PLR0917 - the layers of one sentence
    report: Report,
    text: str,
    sentence: Span,
    trigger: Trigger,
    last: EventMention,
    times: list[TimeExpression],
    published: Published,
    told: list[Trigger],
) -> EventMention | None:
    """Gives an event of the two who met just before: ``They talked alone``, ``The two leaders met again``."""
    if trigger.code.participants != "with" or subject_of_two(trigger, text, sentence.start) < 0:
        return None
    people = {actor.type for actor in (*last.sources, *last.targets)}
    if not people <= {"person", "state", "organisation", "unnamed"}:
        return None
    state, why = status(text[sentence.start : sentence.end], trigger.start - sentence.start, trigger)
    start = subject_of_two(trigger, text, sentence.start)
    subject = text[start : trigger.start].strip()
    return EventMention(
        id=content_id("event", report.id, trigger.code.cameo, f"{trigger.start}-{trigger.end}"),
        start=start,
        end=trigger.end,
        trigger=Span(trigger.start, trigger.end),
        type="CONSULT",
        mode=trigger.code.mode,
        cameo=trigger.code.cameo,
        sources=last.sources,
        targets=last.targets,
        when=_when(text, trigger, times, told, published, state),
        where=None,
        status=state,
        because=(*((why,) if why else ()), f"“{subject}” are taken for the two who met just before"),
        by=By(f"events.{trigger.lemma.replace(' ', '-')}-same-two", VERSION, 0.75),
    )


def _enough(trigger: Trigger, left: list[Mention], right: list[Mention]) -> bool:
    """Says whether the people or bodies that the event needs are there."""
    if trigger.code.participants == "place":
        visits = [m for m in left if m.actor.type in {"person", "unnamed", "group", "office"}]
        return bool(visits) and (bool(right) or trigger.lemma == "visit")
    if trigger.code.participants == "object":
        return bool(left) and any(m.actor.type in {"person", "unnamed", "group"} for m in right)
    if not left and trigger.shape == "verb" and trigger.form != "ing":
        return False  # who met them, the order of words does not say
    return len({m.actor.id for m in (*left, *right)}) > 1


def _actors(mentions: list[Mention], *, states_for_places: bool = False) -> tuple[ActorRef, ...]:
    found: dict[str, ActorRef] = {}
    for mention in mentions:
        actor = mention.actor
        if actor.type == "place":
            known = names().get(actor.name)
            if known is None or known.kind != "capital" or not states_for_places:
                continue
            actor = known.actor
        found.setdefault(actor.id, actor)
    return tuple(found.values())


def _words(actors: tuple[ActorRef, ...], mentions: tuple[Mention, ...]) -> tuple[Span, ...]:
    """Gives the span that names each of the actors, of the mentions they were taken from; none where one has none."""
    spans = [next((m.span for m in mentions if m.actor == actor or m.actor.type == "place"), None) for actor in actors]
    return tuple(span for span in spans if span) if all(spans) else ()


def _clause(sentence: Span, trigger: Trigger, left: list[Mention], right: list[Mention]) -> Span:
    """Gives the words from the first to the last participant, trigger included."""
    starts = [trigger.start, *(m.start for m in left)]
    ends = [trigger.end, *(m.end for m in right)]
    return Span(max(sentence.start, min(starts)), min(sentence.end, max(ends)))


def _where(trigger: Trigger, mentions: list[Mention], right: list[Mention], text: str) -> Where | None:
    for mention in right:
        if trigger.code.participants == "place" and mention.actor.type in {"place", "state", "organisation"}:
            return Where(name=text[mention.start : mention.end], id=mention.actor.id, words=mention.span)
    last = max([trigger.end, *(m.end for m in right)])
    for mention in mentions:
        if mention.actor.type not in {"place", "state"} or not last <= mention.start <= last + 60:
            continue
        gap = text[last : mention.start]
        if gap.rstrip().endswith((" in", " at")) and not any(mark in gap for mark in ";:"):
            return Where(name=text[mention.start : mention.end], id=mention.actor.id, words=mention.span)
    return None


def _when(  # noqa: PLR0913, PLR0917 - the layers of one sentence
    text: str,
    trigger: Trigger,
    times: list[TimeExpression],
    told: list[Trigger],
    published: Published,
    state: Status,
) -> When | None:
    """Gives the When of the event that a trigger tells."""
    others = [Span(other.start, other.end) for other in told if other is not trigger]
    return when_of(text, Span(trigger.start, trigger.end), times, others, published, state)
