"""Whether two tellings are of one event: what forbids it, and how much they have in common.

Nothing that is told may speak against it: who acted, on whom, where, when, whether. And enough must speak for it: named
actors, the place, narrow days, the verb, the words. An actor that is nobody by name (``officials``, ``the man``) is no
evidence but by its words: two reports' officials are not the same men.
"""

from collections.abc import Iterable

from msgspec import Struct

from onrecord.stories.days import Days, day_number, days_of
from onrecord.stories.places import Place, apart, place_named, place_of
from onrecord.text.fold import folded_words
from onrecord.text.sense import content, new_share
from onrecord.types.actor import ActorRef, ActorType
from onrecord.types.event import EventMention, PloverType
from onrecord.types.reading import Reading
from onrecord.types.span import Span

MUTUAL: frozenset[PloverType] = frozenset(("CONSULT", "AGREE", "COOPERATE"))
"""Types of event in which sources and targets act together: who stands first is the reporter's choice."""

IN_WORDS: frozenset[PloverType] = frozenset(
    ("AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "COOPERATE")
)
"""Types of event that are done by saying so: one actor does many of them a day, each known by its words alone."""

NAMED: frozenset[ActorType] = frozenset(("person", "state", "organisation", "office", "place"))
"""Types of actor that are one actor wherever they are named."""

BAR = 1.6
"""What must be in common. Weights and bar were chosen by reading tellings of real reports that were joined and not."""

UNRESOLVED = "unresolved:"
"""What the ids of people open with of whom a report gives no more than a surname."""

PERSON, STATE = 1.0, 0.75
"""A named actor in common; of states and places less, which act and are acted on all the time."""

DONE_TO = 0.7
"""More for a person that something is done to: a person is arrested, killed or expelled rarely, and met often."""

PLACE, DAY, MONTH = 0.5, 0.75, 0.4
VERB = 0.5
ALSO = 0.25
"""The verb; a word for somebody or something without a name that it is done to, of which two count at most."""

WORDS, CLAUSE = 1.0, 1.75
"""The words of the sentences, and of clauses that are equal but for their order."""

NARROW_DAYS = 4
WIDE_DAYS = 31

FEWEST_WORDS = 3
"""Content words, names apart, from which clauses or sentences can be alike at all."""

ALIKE = 0.5
"""Share of content words in common from which sentences are alike, and by which sayings must be."""

BOTH_WAYS = 0.75
"""More for a report that tells one as done and another as yet to come: it tells two."""

LAST_DAY = 10**7
"""Later than the number of any day (``date.max.toordinal()`` is 3,652,059)."""

LONGEST = 400
"""Characters of a clause and of its sentence that are read: a text without full stops is one sentence."""


class Telling(Struct, frozen=True, kw_only=True):
    """One event mention with what decides which others tell the same event.

    ``sources`` and ``targets`` are the ids of actors with names of their own. ``partners`` are the words that name whom
    it is done to or with, ``others`` those of them that are no names of their own, ``surnames`` those of people of whom
    the report gives no more. ``earliest`` and ``latest`` bound the days, also where one end is open. ``verb``,
    ``clause`` and ``sentence`` are content words, without the names of actors.
    """

    report: str
    told: int | None
    mention: EventMention
    sources: frozenset[str]
    targets: frozenset[str]
    persons: frozenset[str]
    partners: frozenset[str]
    others: frozenset[str]
    surnames: frozenset[str]
    days: Days | None
    earliest: int
    latest: int
    place: Place | None
    goals: tuple[Place, ...]
    verb: tuple[str, ...]
    clause: tuple[str, ...]
    sentence: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def actors(self) -> frozenset[str]:
        """Gives the named actors of both sides."""
        return self.sources | self.targets

    @property
    def mutual(self) -> bool:
        """Says whether both sides act together."""
        return self.mention.type in MUTUAL


def tellings_of(reading: Reading, told: int | None) -> list[Telling]:
    """Takes a reading and the day on which it was published and gives its event mentions as they are compared."""
    text = reading.report.text
    made = []
    at = 0
    for mention in sorted(reading.events, key=lambda one: (one.start, one.end, one.id)):
        while at < len(reading.sentences) - 1 and reading.sentences[at].end <= mention.start:
            at += 1
        sentence = reading.sentences[at] if reading.sentences else mention.span
        made.append(_telling(reading.report.id, told, mention, sentence, text))
    return made


def _telling(report: str, told: int | None, mention: EventMention, sentence: Span, text: str) -> Telling:
    actors = (*mention.sources, *mention.targets)
    named = _name_words(actor for actor in actors if actor.type in NAMED)
    partners = actors if mention.type in MUTUAL else mention.targets
    days = days_of(mention.when)
    bounds = (mention.when.from_, mention.when.to) if mention.when else (None, None)
    verb = _content(mention.trigger.words(text), frozenset())
    clause = Span(mention.start, min(mention.end, mention.start + LONGEST))
    first = max(min(sentence.start, mention.start), mention.start - LONGEST // 2)
    whole = Span(first, min(max(sentence.end, clause.end), first + LONGEST))
    return Telling(
        report=report,
        told=told,
        mention=mention,
        sources=_named(mention.sources),
        targets=_named(mention.targets),
        persons=frozenset(actor.id for actor in actors if actor.id and actor.type == "person"),
        partners=_name_words(partners),
        others=_name_words(actor for actor in partners if not has_name(actor)),
        surnames=_name_words(actor for actor in partners if actor.id.startswith(UNRESOLVED)),
        days=days,
        earliest=days[0] if days else day_number(bounds[0]) or 0,
        latest=days[1] if days else day_number(bounds[1]) or LAST_DAY,
        place=place_of(mention.where),
        goals=tuple(place_named(a.name, a.id) for a in mention.targets if a.type in {"state", "place"}),
        verb=verb,
        clause=_content(clause.words(text), named.union(verb)),
        sentence=_content(whole.words(text), named),
        words=tuple(folded_words(clause.words(text))),
    )


def has_name(actor: ActorRef) -> bool:
    """Says whether an actor is known by a name of its own."""
    return bool(actor.id) and actor.type in NAMED and not actor.id.startswith(UNRESOLVED)


def _named(actors: tuple[ActorRef, ...]) -> frozenset[str]:
    return frozenset(actor.id for actor in actors if has_name(actor))


def _name_words(actors: Iterable[ActorRef]) -> frozenset[str]:
    return frozenset(word for actor in actors for word in content(folded_words(actor.name)))


def _content(words: str, without: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in content(folded_words(words)) if word not in without))


def forbidden(one: Telling, other: Telling) -> bool:
    """Says whether what two tellings say cannot be of one event: other actors, another side, another place or day."""
    if one.latest < other.earliest or other.latest < one.earliest:
        return True
    if {one.mention.status, other.mention.status} in ({"happened", "called-for"}, {"happened", "conditional"}):
        return True
    return _other_actors(one, other) or _other_place(one, other)


def _other_actors(one: Telling, other: Telling) -> bool:
    if _others_differ(one, other) or _others_differ(other, one):
        return True
    if one.mutual:
        # One actor in common says little when both name two: the same minister meets many.
        common, fewer = one.actors & other.actors, min(len(one.actors), len(other.actors))
        if len(common) < min(2, fewer):
            return True
        # "They will each meet Moon" is not their own meeting, though it names both of them.
        pairs, others = dyads(one), dyads(other)
        return bool(pairs and others and pairs.isdisjoint(others))
    for mine, theirs in ((one.sources, other.sources), (one.targets, other.targets)):
        if mine and theirs and mine.isdisjoint(theirs):
            return True
    # Who struck is not who was struck: an actor may not change sides.
    crossed = (one.sources & other.targets) | (one.targets & other.sources)
    return bool(crossed) and not (one.sources & other.sources or one.targets & other.targets)


def _others_differ(one: Telling, other: Telling) -> bool:
    """Says whether somebody without a name, whom the one tells of, goes by no word of those whom the other tells of."""
    if not one.others or not one.others.isdisjoint(other.partners):
        return False
    if one.mutual:
        return len(one.actors) < 2 and (len(other.actors) >= 2 or bool(other.others))
    return not one.targets and bool(other.targets)


def _other_place(one: Telling, other: Telling) -> bool:
    if one.place and other.place:
        if apart(one.place, other.place):
            return True
        undated = one.days is None or other.days is None
        if undated and one.place.key != other.place.key and not (one.place.is_state or other.place.is_state):
            return True
    # A visit to a state is no visit to a place in another.
    return one.mention.mode == "visit" and any(
        apart(here, there) for here in (one.place, *one.goals) if here for there in (other.place, *other.goals) if there
    )


def dyads(telling: Telling) -> frozenset[tuple[str, str]]:
    """Gives who did it with whom, pair by pair: sources with targets, else sources together; order has no meaning."""
    sources, targets = telling.sources, telling.targets
    return frozenset((min(a, b), max(a, b)) for a in sources for b in targets or sources if a != b)


def in_common(one: Telling, other: Telling) -> float:
    """Gives how much two tellings have in common, comparable with ``BAR``; nothing that both say differs."""
    if one.words == other.words and len(one.words) > FEWEST_WORDS:
        return 2 * BAR
    clause, sentence = _alike(one.clause, other.clause), _alike(one.sentence, other.sentence)
    verb = new_share(one.verb, other.verb) < 1 if one.verb and other.verb else False
    if one.mention.type in IN_WORDS and not (verb and max(clause, sentence) >= ALIKE):
        return 0.0
    score = _actors_in_common(one, other) + _occasion_in_common(one, other)
    score += VERB * verb + ALSO * min(2, len(one.others & other.others - one.surnames))
    score += max(WORDS * sentence if sentence >= ALIKE else 0.0, CLAUSE * clause if clause >= 2 * ALIKE else 0.0)
    statuses = {one.mention.status, other.mention.status}
    if one.report == other.report and "happened" in statuses and len(statuses) > 1:
        score -= BOTH_WAYS
    return round(score, 6)


def _actors_in_common(one: Telling, other: Telling) -> float:
    # "Mr. Putin", whom one report does not tell more of, is the Putin of another report of the same story.
    surname = bool(one.surnames & other.partners or other.surnames & one.partners)
    if one.mutual:
        return PERSON * surname + sum(_worth(actor, one) for actor in one.actors & other.actors)
    done_to = one.targets & other.targets
    return (
        PERSON * surname
        + sum(_worth(actor, one) for actor in (one.sources & other.sources) | done_to)
        + DONE_TO * (surname or bool(done_to & one.persons))
    )


def _worth(actor: str, telling: Telling) -> float:
    return PERSON if actor in telling.persons or actor.startswith("org:") else STATE


def _occasion_in_common(one: Telling, other: Telling) -> float:
    score = 0.0
    # Where a visit is told to take place is not where it goes: who is in Tokyo may visit a base there.
    goals_known = one.mention.mode != "visit" or bool(one.mention.targets) == bool(other.mention.targets)
    if one.place and other.place and goals_known and one.place.key == other.place.key not in one.actors:
        score += PLACE
    if one.days and other.days:
        widest = max(one.days[1] - one.days[0], other.days[1] - other.days[0])
        score += DAY if widest < NARROW_DAYS else MONTH if widest <= WIDE_DAYS else 0.0
    return score


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Gives the share of the shorter's content words that the longer has too, 0 where it has too few to say."""
    small, large = sorted((one, other), key=len)
    if len(small) < FEWEST_WORDS:
        return 0.0
    return 1 - new_share(small, large)
