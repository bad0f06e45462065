"""Claims: the values that reports give for the fields of an event or a statement, and whether they agree."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from onrecord.stories.amounts import Amount, amounts
from onrecord.stories.amounts import apart as amounts_apart
from onrecord.stories.amounts import within as amount_within
from onrecord.stories.days import Days, days_of, gap, within
from onrecord.stories.renderings import JOINT
from onrecord.stories.same_event import MUTUAL, has_name
from onrecord.stories.voices import Voices
from onrecord.text.fold import folded_words
from onrecord.types.actor import ActorRef, ActorType
from onrecord.types.attribution import Attribution
from onrecord.types.claim import Claim, Evidence, Verdict
from onrecord.types.event import EventMention, Where
from onrecord.types.ids import content_id
from onrecord.types.on_disk import OnDisk
from onrecord.types.provenance import By
from onrecord.types.reading import Reading, Readings
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.story import Copy, Event, Statement, Story
from onrecord.types.when import When

Relation = Literal["same", "refined", "open", "conflict"]
"""Of two values of one field: ``refined`` says that one tells more exactly what the other tells, ``open`` that both may
be true for all that is known."""


class Value(Struct, frozen=True):
    """A field's value: how it is shown, and what it is compared by, of which one is given.

    ``actors`` for who and whom (``named`` are those that have names of their own, each with its words and what it is),
    ``days`` for when, ``amount`` for how many, how long and how far, ``key`` for
    everything else. ``clock`` says of a time that it is a part of a day: a night has two dates, and so has an hour in
    two time zones.
    """

    shown: str
    key: str
    actors: frozenset[str] = frozenset()
    named: frozenset[tuple[str, ActorType, frozenset[str]]] = frozenset()
    days: Days | None = None
    amount: Amount | None = None
    clock: bool = False


class _Given(Struct, frozen=True):
    value: Value
    evidence: Evidence


Field = tuple[str, Value, tuple[Span, ...]]
Given = dict[str, list[_Given]]
"""What is given for an entry, by field."""


def find_claims(
    readings: Readings,
    copies: tuple[Copy, ...],
    stories: tuple[Story, ...],
    statements: Iterable[Statement],
    happenings: Iterable[Event],
) -> Sequence[Claim]:
    """Takes everything found across reports and gives the claims on each event and statement, sorted by id.

    A claim is agreed when two or more independent voices give it or something narrower; copies and reports of one
    outlet are one voice.
    """
    del stories
    voices = Voices(readings, copies)
    entries = _Entries(statements, happenings)
    made = OnDisk(Claim)
    given: dict[str, Given] = {}
    for reading in readings:
        told = entries.of(reading.report.id)
        for entry, (name, value, spans), chain, by in _fields(reading, told):
            evidence = _evidence(reading.report, spans, chain, by, voices)
            given.setdefault(entry, {}).setdefault(name, []).append(_Given(value, evidence))
        for entry in {entry for held in told.values() for entry in held}:
            if entries.whole(entry):
                made.extend(_claims(entry, given.pop(entry, {}), voices))
    for entry, held in given.items():
        made.extend(_claims(entry, held, voices))
    made.sort()
    return made


class _Entries:
    """Knows the entries that each report tells, by its mentions and attributions, and which all were told.

    A report's are held as lines of text, a tenth of what a mapping takes.
    """

    def __init__(self, statements: Iterable[Statement], happenings: Iterable[Event]) -> None:
        self._told: dict[str, bytearray] = defaultdict(bytearray)
        self._left: dict[str, int] = {}
        for event in happenings:
            self._add(event.id, [(one.report, one.mention) for one in event.tellings])
        for statement in statements:
            self._add(statement.id, [(one.report, one.attribution) for one in statement.renderings])

    def _add(self, entry: str, told: list[tuple[str, str]]) -> None:
        for report, mention in told:
            self._told[report] += f"{mention}\t{entry}\n".encode()
        if (reports := len({report for report, _ in told})) > 1:
            self._left[entry] = reports

    def of(self, report: str) -> dict[str, list[str]]:
        """Gives the entries that a report tells by what it tells them; each report is asked for once."""
        found: dict[str, list[str]] = defaultdict(list)
        for line in self._told.pop(report, b"").decode().split("\n")[:-1]:
            mention, entry = line.split("\t")
            found[mention].append(entry)
        for entry in {entry for held in found.values() for entry in held} & self._left.keys():
            self._left[entry] -= 1
        return found

    def whole(self, entry: str) -> bool:
        """Says whether all reports that tell this entry were asked for."""
        return not self._left.get(entry)


def _fields(reading: Reading, told: dict[str, list[str]]) -> Iterator[tuple[str, Field, tuple[ActorRef, ...], By]]:
    """Gives each field that a reading gives for an entry, with the chain of tellers and what read it."""
    report = reading.report
    for mention in reading.events:
        for entry in told.get(mention.id, ()):
            for field in _event_fields(mention, report.text):
                yield entry, field, (), mention.by
    for attribution in reading.attributions:
        for entry in told.get(attribution.id, ()):
            for field in _statement_fields(attribution, report.text):
                yield entry, field, attribution.chain, attribution.by


def _event_fields(mention: EventMention, text: str) -> Iterator[Field]:
    clause = (mention.span,)
    if mention.type in MUTUAL:
        sides = [("who", (*mention.sources, *mention.targets))]
    else:
        sides = [("who", mention.sources), ("whom", mention.targets)]
    for name, actors in sides:
        if value := actors_value(actors):
            yield name, value, clause
    if value := when_value(mention.when):
        yield "when", value, _words_or(mention.when, clause)
    if value := _where(mention.where):
        yield "where", value, _words_or(mention.where, clause)
    yield from _amounts(mention, text)
    if mention.status != "unknown":
        yield "status", Value(mention.status, mention.status), clause


def _statement_fields(attribution: Attribution, text: str) -> Iterator[Field]:
    content = attribution.content
    if value := actors_value(attribution.speakers):
        yield "who", value, attribution.source or content
    if value := when_value(attribution.when):
        yield "when", value, _words_or(attribution.when, content)
    words = JOINT.join(span.words(text) for span in content)
    if attribution.kind != "indirect":
        yield "wording", Value(" ".join(words.split()), " ".join(folded_words(words))), content


def _amounts(mention: EventMention, text: str) -> Iterator[Field]:
    """Gives the amounts of a clause by what they count; where it counts a thing twice, which is meant is not known."""
    found = list(amounts(text, mention.span))
    times = Counter(one.amount.unit for one in found)
    for one in found:
        if times[one.amount.unit] == 1:
            words = " ".join(one.words.words(text).split())
            yield amount_field(one.amount), amount_value(words, one.amount), (one.words,)


def amount_field(amount: Amount) -> str:
    """Gives the field that an amount is a value of: ``how many killed``, ``how far``."""
    return _MEASURED.get(amount.unit) or f"how many {amount.unit}"


def amount_value(words: str, amount: Amount) -> Value:
    """Gives the value of an amount, shown in the words that give it."""
    return Value(words, f"{amount.unit} {amount.least:g} {amount.most:g} {amount.exact:d}", amount=amount)


_MEASURED = {"minute": "how long", "km": "how far", "dollar": "how much", "euro": "how much in euros",
             "pound": "how much in pounds"}  # fmt: skip


def _words_or(place: When | Where | None, otherwise: tuple[Span, ...]) -> tuple[Span, ...]:
    return (place.words,) if place is not None and place.words is not None else otherwise


def actors_value(actors: tuple[ActorRef, ...]) -> Value | None:
    """Gives the value of those who did it, or to whom; None where nobody is known."""
    named = sorted({actor.id: actor.name or actor.id for actor in actors if actor.id}.items())
    if not named:
        return None
    return Value(
        "; ".join(name for _, name in named),
        "|".join(key for key, _ in named),
        frozenset(key for key, _ in named),
        frozenset((one.id, one.type, frozenset(folded_words(one.name))) for one in actors if has_name(one)),
    )


_CLOCK = frozenset(("part-of-day", "hour", "minute", "instant"))


def when_value(when: When | None) -> Value | None:
    """Gives the value of a time, None where it is open at an end."""
    if when is None or not when.from_ or not when.to:
        return None
    shown = when.from_ if when.from_ == when.to else f"{when.from_}/{when.to}"
    return Value(shown, shown, days=days_of(when), clock=when.precision in _CLOCK)


def _where(where: Where | None) -> Value | None:
    if where is None or not (where.name or where.id):
        return None
    return Value(where.name or where.id, where.id or " ".join(folded_words(where.name)))


def _evidence(report: Report, spans: tuple[Span, ...], chain: tuple[ActorRef, ...], by: By, voices: Voices) -> Evidence:
    words = JOINT.join(span.words(report.text) for span in spans)
    return Evidence(
        report=report.id, origin=voices.origin(report.id, words), spans=spans, words=words, chain=chain, by=by
    )


def implies(narrow: Value, wide: Value) -> bool:
    """Says whether a report that gives the first value also gives the second: 18 April also says April."""
    if narrow.key == wide.key:
        return True
    if narrow.actors and wide.actors:
        return wide.actors <= narrow.actors
    if narrow.days and wide.days:
        return within(narrow.days, wide.days)
    if narrow.amount and wide.amount:
        return amount_within(narrow.amount, wide.amount)
    return False


def contradict(a: Value, b: Value) -> bool:
    """Says whether two values of one field cannot both be true: other days, other actors or another number.

    Places are never held against each other (a city lies in a country), nor are stages of an event (first planned,
    then happened), nor wordings (a translation, a cut).
    """
    if a.actors and b.actors:
        return not a.actors & b.actors and _others(a, b)
    if a.days and b.days:
        return gap(a.days, b.days) > (1 if a.clock or b.clock else 0)
    if a.amount and b.amount:
        return amounts_apart(a.amount, b.amount)
    return False


def _others(a: Value, b: Value) -> bool:
    """Says whether two values name actors that cannot be the same: all by names of their own, of one type.

    “The militant group” may be any group, an army acts for its state, and who has a part of the other's name may be he.
    """
    if len(a.named) < len(a.actors) or len(b.named) < len(b.actors):
        return False
    return all(one[1] == other[1] and not one[2] & other[2] for one in a.named for other in b.named)


def compare(a: Value, b: Value) -> Relation:
    """Gives how two values of one field stand to each other, by what they mean."""
    if contradict(a, b):
        return "conflict"
    if implies(a, b) and implies(b, a):
        return "same"
    overlap = (a.amount and b.amount and a.amount.unit == b.amount.unit) or (a.days and b.days)
    return "refined" if overlap or implies(a, b) or implies(b, a) else "open"


def _claims(entry: str, given: Given, voices: Voices) -> Iterator[Claim]:
    for field in given:
        yield from _claims_of(entry, field, given[field], voices)


def _claims_of(entry: str, field: str, given: list[_Given], voices: Voices) -> Iterator[Claim]:
    by_key: dict[str, list[_Given]] = defaultdict(list)
    for one in given:
        by_key[one.value.key].append(one)
    # The same actor may be shown by two names; the least is taken, whatever came first.
    values = [min((one.value for one in by_key[k]), key=lambda value: value.shown) for k in sorted(by_key)]
    told_by = {key: {voices.voice(one.evidence.origin) for one in held} for key, held in by_key.items()}
    for value in values:
        evidence = [one.evidence for other in values if implies(other, value) for one in by_key[other.key]]
        evidence.sort(key=lambda item: (item.report, item.spans, item.by))
        count = len({voices.voice(item.origin) for item in evidence})
        verdict: Verdict = "agreed" if count >= 2 else "single-source"
        # One voice that gives two values tells of two things, or brings its own report up to date.
        if any(contradict(value, other) and len(told_by[value.key] | told_by[other.key]) > 1 for other in values):
            verdict = "in-conflict"
        yield Claim(
            id=content_id("claim", entry, field, value.key),
            entry=entry,
            field=field,
            value=value.shown,
            verdict=verdict,
            origins=count,
            evidence=tuple(evidence),
        )
