"""The register of visits: who travels where, stop by stop and day by day, what for and with whom; planned and done."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from onrecord.export.agenda_outcomes import Days, day_number, days_of, iso_day
from onrecord.export.agenda_tellings import Telling, last_day
from onrecord.export.labels import interval_words
from onrecord.export.registers.consultations import refusals, shown, state_of
from onrecord.export.registers.entry import Cited, Entry, Fact, Step
from onrecord.export.registers.material import Material, Noted, cited_telling, facts_of, origins_of
from onrecord.knowledge.people import state_of_person
from onrecord.text.fold import folded_words
from onrecord.types.actor import ActorRef
from onrecord.types.event import Status, Where
from onrecord.types.ids import content_id
from onrecord.types.particular import Particular

STATES = (
    "done",
    "planned",
    "put off",
    "on a condition",
    "called for",
    "called off",
    "ruled out",
    "not made",
    "unknown",
)
FIELDS = ("stop", "purpose", "attendee", "duration")

_SAID_OF_VISITS = {"held": "done", "not held": "not made"}
"""What a visit is said to be where a meeting is held or not."""

GUEST = "guest of "
"""What stands before who receives a guest, where no place is told."""

ONE_TRIP = 4
"""Days between two stops up to which they belong to one trip."""

AHEAD = 30
"""Days before its first day in which a plan without a day may be the first word of a trip."""

MOST_IN_TITLE = 4
"""Stops that a title names."""

_TRAVEL = ("events.visit-", "events.travel-", "events.arrive-", "events.host-")
"""Rules that read a visit by the order of words alone: where no syntax tells the stops."""

_SETTLED = frozenset({"planned", "put off", "called off", "ruled out", "not made"})
"""States that say more of a visit than that somebody asked for it, or on what it depends."""

_ENVOYS = re.compile(
    r"\b(?:delegations?|envoys?|officials?|ministers?|mediators?|negotiators?|leaders?|diplomats?|representatives?|"
    r"ambassadors?|missions?|presidents?|secretary|secretaries|inspectors?|monitors?)\b",
    re.IGNORECASE,
)
"""What those are called who travel for a state or a body."""
_ON_THE_WAY = re.compile(
    r"\b(?:is|are|was|were) (?:heading|headed|travell?ing|flying|going|sailing|bound)\b|\bheads? (?:to|for)\b"
)
"""Words for those who have not arrived."""
_HABIT = re.compile(r"\b(?:traditionally|usually|often|always|regularly|typically|frequently|tickets?)\b")
"""Words for what somebody is used to, or has the means for: no visit of its own."""
_ON_TRAVEL = re.compile(r"\b(?:is|are) on (?:official )?travel\b")
"""Words for those who are there now."""
_CROWDS = re.compile(r"\d|\b(?:many|thousands|hundreds|residents|citizens|members|people|tourists)\b", re.IGNORECASE)


class Leg(Struct, frozen=True, kw_only=True):
    """One stop as one report tells it. ``days`` are those of the stop, None where no day is named; ``told`` is the day
    on which it was told, None where that is not known.
    """

    traveller: ActorRef
    company: tuple[ActorRef, ...]
    key: str
    name: str
    where: Where
    days: Days | None
    told: int | None
    status: Status
    state: str
    event: str
    story: str
    cited: Cited
    notes: tuple[Noted, ...]

    @property
    def around(self) -> Days | None:
        """Gives the days by which it is put beside other stops: its own, else the day on which it was told."""
        return self.days or ((self.told, self.told) if self.told is not None else None)


def entries(material: Material) -> Iterator[Entry]:
    """Gives the trips that a record tells of; stops that lie within days of each other are one trip."""
    by_traveller: dict[str, list[Leg]] = defaultdict(list)
    for leg in _legs(material):
        by_traveller[leg.traveller.id].append(leg)
    for traveller in sorted(by_traveller):
        for trip in _trips(by_traveller[traveller]):
            yield _entry(trip)


# Stops


def _legs(material: Material) -> Iterator[Leg]:
    refused = refusals(material)
    for tellings in material.told.tellings.values():
        for one in tellings:
            if one.type != "CONSULT" or one.mode != "visit":
                continue
            for leg in _legs_of(material, one):
                yield leg
                if one.status != "happened":
                    for state, later in refused.get(one.event, ()):
                        yield replace(leg, state=state, status="denied", cited=cited_telling(later), notes=())
    for note in material.loose:
        if note.particular.field == "stop" and len(note.particular.actors) == 2:
            traveller, place = note.particular.actors
            told = day_number(last_day(note.cited.teller.published))
            yield Leg(
                traveller=traveller, company=(), key=_key(place), name=place.name,
                where=Where(name=place.name, id=place.id), days=days_of(note.particular.when), told=told,
                status=note.particular.status,
                state="done" if note.particular.status == "happened" else "planned",
                event="", story="", cited=note.cited, notes=(),
            )  # fmt: skip


def _legs_of(material: Material, one: Telling) -> Iterator[Leg]:
    hosted = material.told.events[one.event].cameo[:3] == "043"
    if any(_CROWDS.search(actor.name) for actor in one.sources):
        return  # "officials, students and working people visited the site"
    if _HABIT.search(one.words):
        return
    travellers = [actor for actor in (one.targets if hosted else one.sources) if _travels(actor)]
    if not travellers:
        return
    notes = material.noted((one,))
    stops = [note.particular for note in notes if note.particular.field == "stop"]
    rest = tuple(note for note in notes if note.particular.field != "stop")
    places = [(_stop_key(stop), _stop_name(stop, note.cited.words), _stop_where(stop, note.cited.words))
              for note in notes if (stop := note.particular).field == "stop"]  # fmt: skip
    if not places and one.where and one.where.name and one.by.rule.startswith(_TRAVEL):
        name = one.where.name
        places = [(one.where.id or _folded(name), name, one.where)]
    if not stops and hosted:
        places = [_received(one, host) for host in one.sources[:1] if host.id and host.type not in {"unnamed", "group"}]
    days = days_of(one.when)
    home = state_of_person(travellers[0].id, travellers[0].name, last_day(one.teller.published))
    # Guests come each for themselves; those who travel together are one delegation.
    alone = [(actor, ()) for actor in travellers] if hosted else [(travellers[0], tuple(travellers[1:]))]
    for (traveller, company), (key, name, where) in product(alone, places):
        if home is not None and where.id == home.id:
            continue  # who arrives at home visits nobody
        yield Leg(
            traveller=traveller, company=company, key=key, name=name, where=where,
            days=days, told=day_number(last_day(one.teller.published)), status=one.status, state=_said(one, days),
            event=one.event, story=one.story, cited=cited_telling(one), notes=rest,
        )  # fmt: skip


def _received(one: Telling, host: ActorRef) -> tuple[str, str, Where]:
    """Gives the stop of a guest: the place where one is told, the state that receives, else at whose house."""
    if one.where and one.where.name:
        return one.where.id or _folded(one.where.name), one.where.name, one.where
    if host.type in {"state", "place"}:
        return _key(host), host.name, Where(name=host.name, id=host.id)
    return f"guest {_key(host)}", f"{GUEST}{host.name}", Where()


def _travels(actor: ActorRef) -> bool:
    """Says whether somebody is who a register of visits is kept for: a person by name or office, or envoys."""
    if not actor.id or _CROWDS.search(actor.name):
        return False
    return actor.type in {"person", "office"} or (actor.type != "place" and bool(_ENVOYS.search(actor.name)))


def _said(one: Telling, days: Days | None) -> str:
    """Gives the state of a telling; what is told as done for a day after publication is planned ("travels to")."""
    state = state_of(one)
    published = day_number(one.teller.published.from_)
    if state == "held" and days is not None and published is not None and days[0] > published:
        return "planned"
    if state == "held" and _ON_THE_WAY.search(one.words):
        return "planned"
    if state == "unknown" and _ON_TRAVEL.search(one.words):
        return "done"
    return _SAID_OF_VISITS.get(state, state)


def _key(place: ActorRef) -> str:
    return _folded(place.name) if not place.id or place.id.startswith("unresolved:") else place.id


def _folded(words: str) -> str:
    return " ".join(folded_words(words))


def _stop_key(stop: Particular) -> str:
    return _key(stop.actors[0]) if stop.actors else ""


def _stop_name(stop: Particular, words: str) -> str:
    return stop.actors[0].name if stop.actors else " ".join(words.split())


def _stop_where(stop: Particular, words: str) -> Where:
    if stop.actors:
        return Where(name=stop.actors[0].name, id=stop.actors[0].id)
    return Where(name=" ".join(words.split()))


# Trips


def _trips(legs: Sequence[Leg]) -> Iterator[list[Leg]]:
    """Gives the stops of one traveller as trips: dated stops first, each of the others joins the nearest."""
    trips: list[list[Leg]] = []
    spans: list[Days | None] = []
    dated = [leg for leg in legs if leg.days]
    undated = [leg for leg in legs if not leg.days]
    for leg in sorted(dated, key=lambda one: (one.days or (0, 0), one.cited.order)):
        first, last = leg.days or (0, 0)
        held = spans[-1] if spans else None
        if held is not None and first - held[1] <= ONE_TRIP:
            trips[-1].append(leg)
            spans[-1] = (held[0], max(held[1], last))
        else:
            trips.append([leg])
            spans.append((first, last))
    for leg in sorted(undated, key=lambda one: (one.told is None, one.told or 0, one.cited.order)):
        place = _nearest(leg, spans, trips)
        if place is None:
            trips.append([leg])
            spans.append(leg.around)
        else:
            trips[place].append(leg)
    yield from trips


def _nearest(leg: Leg, spans: Sequence[Days | None], trips: Sequence[Sequence[Leg]]) -> int | None:
    """Gives the place of the trip that a stop without a day belongs to: told while it lasted, or shortly before."""
    best: tuple[int, int] | None = None
    for place, span in enumerate(spans):
        if leg.told is None or span is None:
            if leg.told is None and any(one.cited.teller.report == leg.cited.teller.report for one in trips[place]):
                return place
            continue
        before, after = span[0] - leg.told, leg.told - span[1]
        reach = AHEAD if leg.status != "happened" and any(one.key == leg.key for one in trips[place]) else ONE_TRIP
        if before <= reach and after <= ONE_TRIP:
            away = max(before, after, 0)
            best = min(best, (away, place)) if best else (away, place)
    return best[1] if best else None


# Entries


def _entry(trip: Sequence[Leg]) -> Entry:
    traveller = trip[0].traveller
    ordered = sorted(_by_stop(trip), key=_stop_order)
    steps = [step for held in ordered for step in _steps(held)]
    days = [leg.days for leg in trip if leg.days]
    first, last = (iso_day(min(one[0] for one in days)), iso_day(max(one[1] for one in days))) if days else (None, None)
    told = [one.told for one in trip if one.told is not None]
    dated = interval_words(first, last, "day") if days else ""
    if not days and told:
        dated = f"told {interval_words(iso_day(min(told)), iso_day(max(told)), 'day')}"
    names = list(dict.fromkeys(held[0].name for held in ordered))
    company = {actor.id: actor for leg in trip for actor in leg.company}
    events = tuple(sorted({leg.event for leg in trip if leg.event}))
    cited = [leg.cited for leg in trip]
    notes = list({note.particular.id: note for leg in trip for note in leg.notes}.values())
    return Entry(
        id=content_id(
            "register-visits",
            traveller.id,
            *sorted({f"{leg.cited.teller.report}:{leg.cited.spans[0].start}:{leg.key}" for leg in trip}),
        ),
        register="visits",
        title=f"{traveller.name}{_to(names)}",
        state=_state(ordered),
        actors=(traveller, *company.values()),
        targets=(),
        where=ordered[0][0].where,
        from_=first,
        to=last,
        dated=dated,
        facts=(*_stops(ordered), *_others(notes, company.values(), trip)),
        steps=tuple(steps),
        origins=origins_of(cited),
        events=events,
        stories=tuple(sorted({leg.story for leg in trip if leg.story})),
    )


def _to(names: Sequence[str]) -> str:
    """Gives where a trip leads as the end of a title."""
    places = [name for name in names if not name.startswith(GUEST)]
    hosts = [name for name in names if name.startswith(GUEST)]
    told = ", ".join(places[:MOST_IN_TITLE]) + (" and others" if len(places) > MOST_IN_TITLE else "")
    return "".join([f" to {told}" if told else "", *(f", {host}" for host in hosts[:MOST_IN_TITLE])])


def _by_stop(trip: Sequence[Leg]) -> list[list[Leg]]:
    """Gives the tellings of a trip by stop: "Yokosuka" and "the naval base in Yokosuka" are one."""
    stops: dict[str, list[Leg]] = defaultdict(list)
    for leg in trip:
        stops[leg.key or _folded(leg.name)].append(leg)
    longer = sorted(stops, key=lambda key: (-len(stops[key][0].name), key))
    for key in reversed(longer):
        words = f" {_folded(stops[key][0].name)} "
        whole = next((one for one in longer if one != key and words in f" {_folded(stops[one][0].name)} "), None)
        if whole is not None:
            stops[whole] += stops.pop(key)
            longer.remove(key)
    return list(stops.values())


def _state(stops: Iterable[Sequence[Leg]]) -> str:
    """Gives the state of a trip: done where any stop is, else that of its first stop."""
    states = [_stop_state(held) for held in stops]
    return min(states, key=STATES.index) if "done" in states else states[0]


def _stop_state(held: Sequence[Leg]) -> str:
    """Gives what became of a stop: done where any report tells so, else the last word."""
    if any(leg.state == "done" for leg in held):
        return "done"
    known = [leg for leg in held if leg.state in _SETTLED] or [leg for leg in held if leg.state != "unknown"] or held
    return max(known, key=lambda leg: (leg.told or 0, leg.state != "planned", leg.cited.order)).state


def _stop_order(held: Sequence[Leg]) -> tuple[int, str, tuple[str, str, object]]:
    days = [leg.days[0] for leg in held if leg.days]
    told = [leg.told for leg in held if leg.told is not None]
    return (min(days or told or [10**7]), "", min(leg.cited.order for leg in held))


def _days(held: Sequence[Leg]) -> Days | None:
    named = [leg.days for leg in held if leg.days]
    return min(named, key=lambda days: days[1] - days[0]) if named else None


def _stops(ordered: Sequence[Sequence[Leg]]) -> Iterator[Fact]:
    """Gives the itinerary: each stop with its day and what became of it."""
    for held in ordered:
        days = _days(held)
        dated = interval_words(iso_day(days[0]), iso_day(days[1]), "day") if days else ""
        state = _stop_state(held)
        cited = sorted((leg.cited for leg in held), key=lambda one: one.order)
        yield Fact(
            field="stop",
            value=", ".join(part for part in (held[0].name, dated, state) if part),
            actors=(),
            status=next((leg.status for leg in held if leg.state == state), held[0].status),
            origins=origins_of(cited),
            cited=tuple(cited),
        )


def _others(notes: Sequence[Noted], company: Iterable[ActorRef], trip: Sequence[Leg]) -> Iterator[Fact]:
    facts = facts_of(notes, shown)
    named = {fact.value for fact in facts if fact.field == "attendee"}
    yield from (fact for fact in facts if fact.field in FIELDS)
    for actor in company:
        if actor.name not in named:
            cited = tuple(leg.cited for leg in trip if actor in leg.company)
            yield Fact(
                field="attendee", value=actor.name, actors=(actor,), status=trip[0].status,
                origins=origins_of(cited), cited=cited,
            )  # fmt: skip


def _steps(held: Sequence[Leg]) -> Iterator[Step]:
    by_state: dict[str, list[Leg]] = defaultdict(list)
    for leg in held:
        by_state[leg.state].append(leg)
    made = []
    for state, legs in by_state.items():
        days = _days(legs)
        pair = (iso_day(days[0]), iso_day(days[1])) if days else None
        cited = tuple(sorted({leg.cited.order: leg.cited for leg in legs}.values(), key=lambda one: one.order))
        made.append(
            Step(
                state=state,
                summary=legs[0].name,
                from_=pair[0] if pair else None,
                to=pair[1] if pair else None,
                dated=interval_words(*pair, "day") if pair else "",
                told=next((day[:10] for one in cited if (day := one.teller.published.to)), ""),
                origins=origins_of(cited),
                cited=cited,
            )
        )
    yield from sorted(made, key=lambda step: (step.told or "9999", STATES.index(step.state)))
