"""The register of channels: between which two sides contact is held, planned, offered, possible, refused or cut off, on
which conditions, in the order in which it was told.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.export.agenda_outcomes import Days, days_of, iso_day
from onrecord.export.agenda_tellings import Telling, last_day
from onrecord.export.labels import interval_words
from onrecord.export.registers.consultations import shown, state_of
from onrecord.export.registers.entry import Cited, Entry, Step
from onrecord.export.registers.material import Material, Noted, cited_telling, facts_of, origins_of
from onrecord.knowledge.names import names
from onrecord.knowledge.people import state_of_person
from onrecord.types.actor import ActorRef
from onrecord.types.event import Status
from onrecord.types.ids import content_id

STATES = ("held", "planned", "put off", "offered", "possible", "called for", "doubted", "refused", "cut off", "unknown")
FIELDS = ("condition", "form", "topic")

_STATE_OF = {
    "held": "held",
    "planned": "planned",
    "put off": "put off",
    "on a condition": "possible",
    "called for": "called for",
    "called off": "cut off",
    "ruled out": "refused",
    "not held": "refused",
    "unknown": "unknown",
}
"""What a telling of one meeting says of the channel that it is held through."""

_NEGOTIATED = frozenset({"045", "046"})
"""CAMEO roots of mediation and negotiations: contacts that are told of as such."""

_RETYPED = "the model of types reads CONSULT"
"""A reason of an act that the tables take for something else than a meeting."""

_SIDES = frozenset({"state", "organisation"})


class Word(Struct, frozen=True, kw_only=True):
    """One telling about the contact of two sides. ``talk`` says that it is about contact as such, not one meeting."""

    sides: tuple[ActorRef, ActorRef]
    named: tuple[ActorRef, ...]
    state: str
    status: Status
    days: Days | None
    talk: bool
    event: str
    statement: str
    story: str
    cited: Cited
    notes: tuple[Noted, ...]


def entries(material: Material) -> Iterator[Entry]:
    """Gives the channels of which a record tells: pairs of sides of which it is said that contact is offered, refused
    and so on; the meetings of the two are its steps too.
    """
    held: dict[tuple[str, str], list[Word]] = defaultdict(list)
    for word in _words(material):
        first, second = (one.id for one in word.sides)
        held[min(first, second), max(first, second)].append(word)
    for pair in sorted(held):
        if any(word.talk for word in held[pair]):
            yield _entry(sorted(held[pair], key=lambda word: (word.cited.order, word.state)))


def _words(material: Material) -> Iterator[Word]:
    contacts = [*material.loose, *(note for notes in material.particulars.values() for note in notes)]
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for note in contacts:
        if note.particular.field != "contact":
            continue
        taken[note.cited.teller.report].append((note.cited.sentence.start, note.cited.sentence.end))
        pair = _pair(note.particular.actors[:1], note.particular.actors[1:], note.cited)
        if pair is not None:
            yield Word(
                sides=pair, named=note.particular.actors, state=note.particular.value, status=note.particular.status,
                days=None, talk=True, event="", statement="", story="", cited=note.cited,
                notes=material.particulars.get((note.cited.teller.report, note.particular.id), ()),
            )  # fmt: skip
    for tellings in material.told.tellings.values():
        for one in tellings:
            if one.type != "CONSULT" or one.mode == "visit" or any(_RETYPED in reason for reason in one.because):
                continue
            said = any(start <= one.spans[0].start < end for start, end in taken[one.teller.report])
            notes = tuple(material.noted((one,)))
            if (one.status != "happened" and said) or any(note.particular.field == "not-discussed" for note in notes):
                continue
            pair = _pair(one.sources, one.targets, cited_telling(one))
            if pair is not None:
                yield _word(material, one, pair, notes)


def _word(material: Material, one: Telling, pair: tuple[ActorRef, ActorRef], notes: tuple[Noted, ...]) -> Word:
    asked = one.status in {"conditional", "called-for", "denied"}
    negotiated = material.told.events[one.event].cameo[:3] in _NEGOTIATED
    return Word(
        sides=pair, named=(*one.sources, *one.targets), state=_STATE_OF[state_of(one)], status=one.status,
        days=days_of(one.when), talk=asked or negotiated, event=one.event, statement="", story=one.story,
        cited=cited_telling(one), notes=notes,
    )  # fmt: skip


# Sides


def _pair(sources: Sequence[ActorRef], targets: Sequence[ActorRef], cited: Cited) -> tuple[ActorRef, ActorRef] | None:
    """Gives the two sides of a contact: the states of people and offices, bodies as they are; None where only one is
    known.
    """
    day = (last_day(cited.teller.published) or "") or None
    first = [side for actor in sources if (side := _side(actor, day))]
    second = [side for actor in targets if (side := _side(actor, day))]
    for one in first:
        for other in (*second, *first):
            if other.id != one.id:
                return one, other
    return None


def _side(actor: ActorRef, day: str | None) -> ActorRef | None:
    if not actor.id or actor.type in {"unnamed", "group"} or actor.id.startswith("unresolved:"):
        return _named(actor)
    if actor.type in _SIDES:
        return actor
    if actor.type in {"person", "office"}:
        return state_of_person(actor.id, actor.name, day)
    return None


def _named(actor: ActorRef) -> ActorRef | None:
    """Gives the state or body in the name of people whom a report leaves unnamed: "senior North Korean officials"."""
    words = actor.name.split()
    for length in (3, 2, 1):
        for place in range(len(words) - length + 1):
            found = names().get(" ".join(words[place : place + length]))
            if found is not None and found.actor.type in _SIDES:
                return found.actor
    return None


# Entries


def _entry(words: Sequence[Word]) -> Entry:
    pair = sorted(words[0].sides, key=lambda side: (side.name, side.id))
    steps = tuple(_steps(words))
    told = sorted(day for word in words if (day := last_day(word.cited.teller.published)))
    notes = list({note.particular.id: note for word in words for note in word.notes}.values())
    return Entry(
        id=content_id("register-channels", *(side.id for side in pair)),
        register="channels",
        title=" – ".join(side.name for side in pair),
        state=words[-1].state,
        actors=tuple(pair),
        targets=tuple(dict.fromkeys(actor for word in words for actor in word.named if actor.id and actor not in pair)),
        from_=told[0] if told else None,
        to=told[-1] if told else None,
        dated=f"told {interval_words(told[0], told[-1], 'day')}" if told else "",
        facts=tuple(fact for fact in facts_of(notes, shown) if fact.field in FIELDS),
        steps=steps,
        origins=origins_of(word.cited for word in words),
        events=tuple(sorted({word.event for word in words if word.event})),
        stories=tuple(sorted({word.story for word in words if word.story})),
    )


def _steps(words: Sequence[Word]) -> Iterator[Step]:
    """Gives the life of a channel: what was told one after the other, words of one state in a row as one step."""
    row: list[Word] = []
    for word in words:
        if row and row[-1].state != word.state:
            yield _step(row)
            row = []
        row.append(word)
    if row:
        yield _step(row)


def _step(row: Sequence[Word]) -> Step:
    days = [word.days for word in row if word.days]
    pair = (iso_day(min(one[0] for one in days)), iso_day(max(one[1] for one in days))) if days else None
    cited = _once([word.cited for word in row])
    return Step(
        state=row[0].state,
        summary=cited[0].words,
        from_=pair[0] if pair else None,
        to=pair[1] if pair else None,
        dated=interval_words(*pair, "day") if pair else "",
        told=next((day[:10] for one in cited if (day := one.teller.published.to)), ""),
        origins=origins_of(cited),
        cited=cited,
    )


def _once(cited: Sequence[Cited]) -> tuple[Cited, ...]:
    """Gives citations without those whose words another of the same report holds."""
    kept: list[Cited] = []
    for one in sorted(cited, key=lambda one: (-(one.spans[-1].end - one.spans[0].start), one.order)):
        if not any(
            other.teller.report == one.teller.report and other.spans[0].overlaps(one.spans[0]) for other in kept
        ):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.order))
