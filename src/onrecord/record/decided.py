"""Replays people's decisions over what was read. Rows stay as they were read; whoever asks sees what was decided."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from onrecord.types.actor import ActorRef, ActorType
from onrecord.types.attribution import Attribution
from onrecord.types.decision import Decision, effective
from onrecord.types.event import EventMention, Where
from onrecord.types.particular import Particular
from onrecord.types.provenance import By
from onrecord.types.reading import Reading, Readings
from onrecord.types.span import Span
from onrecord.types.when import When

RULE = "decisions.correct"
"""The rule that entries name which a person has corrected; the version is the decision's id."""

Actors = tuple[ActorRef, ...]
Happened = TypeVar("Happened", EventMention, Particular)


class Decided:
    """What people decided, made ready to be laid over readings. The same for any order of the decisions."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Takes all decisions of a record; those that were withdrawn count for nothing."""
        held = effective(tuple(decisions))
        self._stays = _merged(held)
        self._splits = [one for one in held if one.kind == "split" and not one.of_reports]
        self._split_ids = {one.ids[0] for one in self._splits}
        checked = {name: one.kind for one in held if one.kind in {"accept", "reject"} for name in one.ids}
        self._rejected = {name for name, kind in checked.items() if kind == "reject"}
        self._corrections: dict[str, list[Decision]] = {}
        for one in held:
            if one.kind == "correct":
                for name in one.ids:
                    self._corrections.setdefault(name, []).append(one)

    @property
    def changes_readings(self) -> bool:
        """Says whether any reading can look otherwise than it was read."""
        return bool(self._stays or self._splits or self._rejected or self._corrections)

    def actor(self, actor: ActorRef, report: str) -> ActorRef:
        """Gives who this actor is in this report."""
        if actor.id in self._split_ids:
            for one in self._splits:
                if one.ids[0] == actor.id and report in one.ids[1:]:
                    actor = ActorRef(split_id(one), actor.name, actor.type)
                    break
        return self._stays.get(actor.id, actor)

    def names_of(self, actor: str) -> set[str]:
        """Gives the ids under which mentions of this actor are stored: its own and those that were joined with it."""
        stays = self._stays.get(actor)
        keeper = stays.id if stays else actor
        stored = {name for name, kept in self._stays.items() if kept.id == keeper} | {actor, keeper}
        return stored | {one.ids[0] for one in self._splits if split_id(one) in stored}

    def shown_as(self, actor: str) -> set[str]:
        """Gives the ids under which a stored actor is shown: the one it was merged into, those split from it."""
        apart = {split_id(one) for one in self._splits if one.ids[0] == actor}
        return {self._stays[name].id if name in self._stays else name for name in {actor, *apart}}

    def touched(self) -> set[str]:
        """Gives the ids of all actors of whom something was decided, old and new."""
        ids = set(self._stays) | {kept.id for kept in self._stays.values()} | self._split_ids
        return ids | {split_id(one) for one in self._splits}

    def reading(self, reading: Reading) -> Reading:
        """Gives a reading as people decided it to be."""
        if not self.changes_readings:
            return reading
        report = reading.report.id
        gone = self._gone(reading)
        return replace(
            reading,
            mentions=tuple(replace(one, actor=self.actor(one.actor, report)) for one in reading.mentions),
            attributions=tuple(self._attribution(one, report) for one in reading.attributions if one.id not in gone),
            events=tuple(self._event(one, report, gone) for one in reading.events if one.id not in gone),
            particulars=tuple(self._particular(one, report) for one in reading.particulars if one.id not in gone),
        )

    def _gone(self, reading: Reading) -> set[str]:
        """Gives the ids of what was rejected in this reading, with the particulars of it, and theirs."""
        gone = {one.id for one in reading.attributions} | {one.id for one in reading.events}
        gone = (gone | {one.id for one in reading.particulars}) & self._rejected
        about: dict[str, list[str]] = {}
        for one in reading.particulars:
            about.setdefault(one.about, []).append(one.id)
        waiting = list(gone)
        while waiting:
            for name in about.get(waiting.pop(), ()):
                if name not in gone:
                    gone.add(name)
                    waiting.append(name)
        return gone

    def _actors(self, actors: Actors, report: str) -> Actors:
        return tuple(dict.fromkeys(self.actor(one, report) for one in actors))

    def _attribution(self, one: Attribution, report: str) -> Attribution:
        speakers, chain = self._actors(one.speakers, report), self._actors(one.chain, report)
        because, by, when = one.because, one.by, one.when
        for decision in self._corrections.get(one.id, ()):
            if decision.field == "speaker":
                said_by = actors_from(decision.value)
                chain = (*(link for link in chain if link not in speakers and link.type != "group"), *said_by)
                speakers = said_by
            elif decision.field == "day":
                when = _when(decision)
            else:
                continue
            because, by = _corrected(decision)
        return replace(
            one, speakers=speakers, chain=chain, addressees=self._actors(one.addressees, report), when=when,
            because=because, by=by,
        )  # fmt: skip

    def _event(self, one: EventMention, report: str, gone: set[str]) -> EventMention:
        one = self._happened(one)
        sources, source_words = _paired(one.sources, one.source_words, lambda actor: self.actor(actor, report))
        targets, target_words = _paired(one.targets, one.target_words, lambda actor: self.actor(actor, report))
        return replace(
            one, where=self._where(one.where, report), sources=sources, source_words=source_words, targets=targets,
            target_words=target_words, under="" if one.under in gone else one.under,
        )  # fmt: skip

    def _where(self, where: Where | None, report: str) -> Where | None:
        if where is None or not where.id:
            return where
        actor = self.actor(ActorRef(where.id, where.name, "place"), report)
        return replace(where, id=actor.id)

    def _particular(self, one: Particular, report: str) -> Particular:
        return replace(self._happened(one), actors=self._actors(one.actors, report))

    def _happened(self, one: Happened) -> Happened:
        """Gives an event or a particular with its status and day as they were corrected."""
        for decision in self._corrections.get(one.id, ()):
            if decision.field in {"status", "day"}:
                because, by = _corrected(decision)
                value = decision.value if decision.field == "status" else _when(decision)
                field = "status" if decision.field == "status" else "when"
                one = replace(one, because=because, by=by, **{field: value})
        return one


class DecidedReadings:
    """Readings with people's decisions laid over them, one by one and as often as asked."""

    def __init__(self, readings: Readings, decided: Decided) -> None:
        """Takes the readings as they were read."""
        self._readings = readings
        self._decided = decided

    def __iter__(self) -> Iterator[Reading]:
        """Gives the readings in the order of their report ids."""
        return map(self._decided.reading, self._readings)

    def __len__(self) -> int:
        """Gives how many there are."""
        return len(self._readings)


def split_id(decision: Decision) -> str:
    """Gives the id of the actor that a split makes of its first id."""
    return f"{decision.ids[0]}~{decision.id.removeprefix('decision-')[:12]}"


def actors_from(value: str) -> Actors:
    """Gives the actors that a decision's value holds: JSON ``[id, name, type]``, or a list of such.

    Raises msgspec.DecodeError where it holds something else.
    """
    held = msgspec.json.decode(value)
    many = [held] if held and isinstance(held, list) and isinstance(held[0], str) else held
    return tuple(ActorRef(*one) for one in msgspec.convert(many, type=list[tuple[str, str, ActorType]]))


def _merged(held: tuple[Decision, ...]) -> dict[str, ActorRef]:
    """Gives the actor that stays for each id that was merged: that of the latest decision about any of them."""
    group: dict[str, set[str]] = {}
    stays: dict[str, ActorRef] = {}
    for one in held:
        if one.kind != "merge" or one.of_reports:
            continue
        together = set(one.ids).union(*(group.get(name, {name}) for name in one.ids))
        (keeper,) = actors_from(one.value)
        for name in together:
            group[name] = together
            stays[name] = keeper
    return stays


def _paired(
    actors: Actors, words: tuple[Span, ...], decide: Callable[[ActorRef], ActorRef]
) -> tuple[Actors, tuple[Span, ...]]:
    """Gives decided actors, each once, with the words that name them where each had some."""
    kept: dict[ActorRef, Span | None] = {}
    for place, actor in enumerate(actors):
        kept.setdefault(decide(actor), words[place] if len(words) == len(actors) else None)
    if len(words) != len(actors):
        return tuple(kept), words
    return tuple(kept), tuple(span for span in kept.values() if span is not None)


def _corrected(decision: Decision) -> tuple[tuple[str, ...], By]:
    """Gives why and by what a corrected entry is as it is."""
    note = f": {decision.note}" if decision.note else ""
    return (f"{decision.field} corrected by {decision.who}, {decision.when}{note}",), By(RULE, decision.id, 1.0)


def _when(decision: Decision) -> When:
    first, _, last = decision.value.partition("/")
    last = last or first
    return When(
        from_=first, to=last, precision="day" if first == last else "interval",
        anchor=f"{decision.who}, {decision.when}", rule=RULE,
    )  # fmt: skip
