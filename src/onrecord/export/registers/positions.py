"""The register of positions: what an actor wants of a subject, in whose words, and where that shifted."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.export.agenda_tellings import known_ids
from onrecord.export.labels import interval_words
from onrecord.export.registers.entry import Cited, Entry, Fact, Step
from onrecord.export.registers.material import Material, Rendered, origins_of
from onrecord.export.registers.stance import Reader, Stance, Verdict
from onrecord.export.telling_cue import PLAIN
from onrecord.knowledge.people import state_of_person
from onrecord.types.actor import ActorRef
from onrecord.types.ids import content_id
from onrecord.types.story import Statement

if TYPE_CHECKING:
    from onrecord.knowledge.subjects import Subject

STATES: tuple[Stance, ...] = ("for", "against", "on a condition", "unclear", "speaks of it")
FIELDS = ("question", "shift", "speaker")

_HOLDERS = frozenset({"person", "office", "state", "organisation", "group"})
"""Types of actors that take positions: a statement on paper is whose it is."""

HELD = frozenset({"for", "against", "on a condition"})


class _Taken(Struct, frozen=True):
    """A statement on a subject, with the stance that it takes."""

    statement: Statement
    renderings: tuple[Rendered, ...]
    verdict: Verdict
    from_: str
    to: str
    dated: str
    speaker: ActorRef

    @property
    def order(self) -> tuple[str, str, str]:
        """Sorts by first day, then last, then id; what has no day comes last."""
        return (self.from_ or "9999", self.to or "9999", self.statement.id)


def entries(material: Material) -> Iterator[Entry]:
    """Gives the positions of each actor that reports name, and of each government by what its officials say."""
    reader = Reader(material.subjects)
    taken: dict[tuple[str, str], list[_Taken]] = defaultdict(list)
    holders: dict[str, ActorRef] = {}
    subjects = {subject.id: subject for subject in material.subjects}
    for statement in material.statements:
        renderings = material.renderings.get(statement.id, ())
        if not renderings:
            continue
        day_from, day_to, dated = _day(statement, renderings)
        sides = {one.id for speaker in statement.speakers for one in (speaker, *_government(speaker, day_from))}
        for subject, verdict in _read(reader, renderings, frozenset(sides)):
            for speaker in statement.speakers:
                if speaker.type not in _HOLDERS or not known_ids((speaker,)):
                    continue
                one = _Taken(statement, renderings, verdict, day_from, day_to, dated, speaker)
                for holder in (speaker, *_government(speaker, day_from)):
                    holders.setdefault(holder.id, holder)
                    taken[holder.id, subject.id].append(one)
    for (identity, subject_id), held in sorted(taken.items()):
        speakers = {one.speaker.id for one in held}
        if identity not in speakers and len(speakers) == 1:
            continue  # what one official alone says stands under the official
        yield _entry(holders[identity], subjects[subject_id], sorted(held, key=lambda one: one.order))


def _read(reader: Reader, renderings: Sequence[Rendered], own: frozenset[str]) -> list[tuple["Subject", Verdict]]:
    """Gives the subjects of a statement with the stance of its fullest rendering that takes one.

    ``own`` are the ids of those who speak and of the states that they speak for.
    """
    found: dict[str, tuple[Subject, Verdict]] = {}
    for rendering in sorted(renderings, key=lambda one: (-len(one.cited.words), one.cited.order)):
        cue = "" if rendering.attribution.kind == "direct" else rendering.cue
        others = [words for actor, words in rendering.named if actor.id not in own]
        for subject, verdict in reader.read(rendering.cited.words, "" if cue.casefold() in PLAIN else cue, others):
            held = found.get(subject.id)
            if held is None or (held[1].stance not in HELD and verdict.stance in HELD):
                found[subject.id] = (subject, verdict)
    return [found[name] for name in sorted(found)]


def _day(statement: Statement, renderings: Sequence[Rendered]) -> tuple[str, str, str]:
    """Gives when a statement was made: its own time, else that of the first report; first day, last day, words."""
    if statement.when and (statement.when.from_ or statement.when.to):
        first, last = (statement.when.from_ or statement.when.to or "")[:10], (statement.when.to or "")[:10]
        return first, last or first, interval_words(first, last or first, statement.when.precision)
    published = min((one.cited.teller.published for one in renderings), key=lambda one: one.to or "9999")
    first, last = (published.from_ or "")[:10], (published.to or "")[:10]
    return first, last, interval_words(first or None, last or None, published.precision)


def _government(speaker: ActorRef, day: str) -> tuple[ActorRef, ...]:
    """Gives the state for which a person of the tables spoke on a day; none where no office is known."""
    actor = state_of_person(speaker.id, day=day, in_office=True) if speaker.type == "person" else None
    return (actor,) if actor else ()


def _entry(holder: ActorRef, subject: "Subject", held: Sequence[_Taken]) -> Entry:
    steps = tuple(_step(one, holder) for one in held)
    last = next((one.verdict.stance for one in reversed(held) if one.verdict.stance in HELD), held[-1].verdict.stance)
    days = [one for one in held if one.from_]
    first, to = (min(one.from_ for one in days), max(one.to or one.from_ for one in days)) if days else ("", "")
    others = {one.speaker.id: one.speaker for one in held if one.speaker.id != holder.id}
    everything = [cited for step in steps for cited in step.cited]
    origins = origins_of(everything)
    facts = [Fact(field="question", value=subject.question, origins=origins, cited=tuple(everything[:1]))]
    facts += [_shift(before, after) for before, after in _shifts(held)]
    facts += [_speaker(actor, held) for _, actor in sorted(others.items())]
    return Entry(
        id=content_id("register-positions", holder.id, subject.id),
        register="positions",
        title=f"{holder.name}: {subject.name}",
        state=last,
        actors=(holder,),
        from_=first or None,
        to=to or None,
        dated=interval_words(first or None, to or None, "day") if first else "",
        facts=tuple(facts),
        steps=steps,
        origins=origins,
        statements=tuple(sorted({one.statement.id for one in held})),
        stories=tuple(sorted({one.statement.story for one in held if one.statement.story})),
    )


def _speaker(actor: ActorRef, held: Sequence[_Taken]) -> Fact:
    cited = tuple(item.cited for one in held if one.speaker.id == actor.id for item in one.renderings)
    return Fact(field="speaker", value=actor.name, actors=(actor,), origins=origins_of(cited), cited=cited)


def _step(one: _Taken, holder: ActorRef) -> Step:
    cited = tuple(rendering.cited for rendering in one.renderings)
    by = f"{one.speaker.name}: " if one.speaker.id != holder.id else ""
    return Step(
        state=one.verdict.stance,
        summary=f"{by}{one.statement.words}",
        from_=one.from_ or None,
        to=one.to or None,
        dated=one.dated,
        told=next((day[:10] for item in cited if (day := item.teller.published.to)), ""),
        origins=origins_of(cited),
        cited=cited,
        because=one.verdict.because,
    )


def _shifts(held: Sequence[_Taken]) -> Iterator[tuple[_Taken, _Taken]]:
    """Gives pairs of statements that follow each other, the later surely after the earlier, whose stances differ."""
    before: _Taken | None = None
    for one in held:
        if one.verdict.stance not in HELD or not one.from_:
            continue
        moved = before is not None and before.verdict.stance != one.verdict.stance
        if before is not None and moved and (before.to or before.from_) < one.from_:
            yield before, one
        before = one


def _shift(before: _Taken, after: _Taken) -> Fact:
    cited: tuple[Cited, ...] = (before.renderings[0].cited, after.renderings[0].cited)
    return Fact(
        field="shift",
        value=f"{before.verdict.stance} ({before.dated}) → {after.verdict.stance} ({after.dated})",
        origins=origins_of(cited),
        cited=cited,
    )
