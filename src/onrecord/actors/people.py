"""Decides which person a name or an office means: the tables, office, country and date, then what the report said."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from rapidfuzz import fuzz

from onrecord.actors.candidates import Candidate
from onrecord.actors.roles import Role
from onrecord.actors.word_lists import FAMILY_FIRST, PARTICLES
from onrecord.knowledge.offices import LEADER, fits, holder_of_kinds, roles
from onrecord.knowledge.people import Person, called, folded, gender_of, given_names, with_family_name
from onrecord.knowledge.spelling import key, local_id
from onrecord.knowledge.tables import words as words_of
from onrecord.types.actor import ActorRef

_MEN = words_of(
    "mr mr. king prince emir sultan emperor crown sir lord pope spokesman chairman congressman sheikh father"
)
_WOMEN = words_of("mrs mrs. ms ms. miss queen princess lady dame spokeswoman chairwoman congresswoman baroness")
_PARLIAMENT = words_of("sen sen. senator rep rep. representative mp lawmaker congressman congresswoman lord baroness")
_COURTESY = words_of("mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady prof prof. professor comrade sheikh")
_HIGH = 3
"""The rank of leaders, foreign and defence ministers: their holders need no introduction."""
_FIT_ABROAD = words_of("envoy ambassador negotiator commissioner-general")
"""Titles under which a person of one state serves another, or a body of many."""
_MOST = 60
"""Offices held and people who share one that are looked through: a longer list is a register, and nobody is meant."""
_LONG_AGO = 30
"""Years after the last office, or before the first, beyond which a report means another person of the name."""
_LONG_NAME = 6
"""Letters from which a family name may be taken for another that differs little."""
_SPELT_ALIKE = 85
"""Likeness in per cent of two such names."""
_WRITTEN_ALIKE = 86
"""Likeness in per cent of a family name alone with one of the table: Zelenskiy and Zelenskyy."""
_FULLY_ALIKE = 90
"""Likeness in per cent of a full name with one of the table, where the report names none of the person's states."""
_GENERIC = frozenset(
    ["spokesman", "spokeswoman", "spokesperson", "minister", "ambassador", "envoy", "governor", "mayor", "leader",
     "senator", "lawmaker", "speaker", "attorney general", "prosecutor general", "opposition leader", "party leader",
     "ruler", "strongman", "dictator", "chief of staff", "press secretary", "army chief", "top general", "king",
     "queen", "secretary-general", "secretary general", "director general", "director-general"]
)  # fmt: skip
"""Offices that many hold: nobody is meant by one alone unless the report named a holder."""


class Held(Struct, frozen=True):
    """An office under which the report named a person: the phrase, its kinds, the state where known."""

    actor: ActorRef
    phrase: str
    kinds: tuple[str, ...]
    state: str
    former: bool


class People:
    """The people whom one report names.

    Full names are taken first, so that a name alone finds them wherever it stands.
    """

    def __init__(self, published: str, states: dict[str, int], home: str = "") -> None:
        """Takes the day of publication (ISO; empty where not known) and the states that the report names, counted.

        ``home`` is the state whose government publishes the report: its "president" is its own.
        """
        self.published = published
        self.home = home
        self.states = states
        self._by_key: dict[str, ActorRef] = {}
        self._by_family: dict[str, dict[str, ActorRef]] = {}
        self._persons: dict[str, Person] = {}
        self._held: dict[Held, None] = {}
        self._gender: dict[str, str] = {}

    # -- names ---------------------------------------------------------------------------------------------------

    def full(self, candidate: Candidate) -> ActorRef:
        """Gives the person of a full name and remembers by which words the report may go on to call him."""
        form = key(candidate.name)
        actor = self._by_key.get(form)
        if actor is None:
            actor = self._from_table(candidate) or self._shorter_form(form) or self._local(candidate)
            self._by_key[form] = actor
        for family in self._families(actor, candidate.name):
            self._by_family.setdefault(family, {})[actor.id] = actor
        if not self._gender.get(actor.id):
            self._gender[actor.id] = self._sex(candidate)
        return actor

    def _families(self, actor: ActorRef, name: str) -> set[str]:
        """Gives the keys by which the report may go on to call a person: the table's, else by the name's build."""
        parts = name.split()
        known = {
            key(word) for word in (parts[0], parts[-1]) if any(one.actor == actor for one in with_family_name(word))
        }
        return known or set(family_names(name))

    def _from_table(self, candidate: Candidate) -> ActorRef | None:
        people = [person for person in called(candidate.name) if self._plausible(person, candidate)]
        if len(people) > 1:
            people = self._likeliest(people, candidate)
        return self._known(people[0]) if len(people) == 1 else None

    def _known(self, person: Person) -> ActorRef:
        self._persons[person.actor.id] = person
        if person.gender:
            self._gender[person.actor.id] = person.gender
        return person.actor

    def _plausible(self, person: Person, candidate: Candidate) -> bool:
        """Says whether office, country and date let the person of the table be the one whom the report names."""
        if self.published and person.terms:
            year = int(self.published[:4])
            starts = [int(term.start[:4]) for term in person.terms if term.start[:4].isdigit()]
            lasts = [(term.end or term.known_to)[:4] for term in person.terms]
            ends = [int(last) for last in lasts if last.isdigit()]
            if starts and (year < min(starts) - _LONG_AGO or (ends and year > max(ends) + _LONG_AGO)):
                return False
        title = candidate.title.lower()
        abroad = bool(candidate.state) and candidate.state not in person.states
        if abroad and title and title not in _COURTESY and title not in _FIT_ABROAD:
            return False
        if person.rank >= _HIGH - 1 and _written_so(person, candidate.name):
            return True
        return bool(person.states & self.states.keys()) or (
            title in _PARLIAMENT and any(term.kind == "legislator" for term in person.terms)
        )

    def _likeliest(self, people: list[Person], candidate: Candidate) -> list[Person]:
        """Gives those of several namesakes whom title and country fit best, then those in office, then the highest."""
        kinds = roles().get(candidate.title.lower(), ((), ()))[0]

        def weight(person: Person) -> tuple[bool, bool, bool, int]:
            now = [term for term in person.terms if self.published and term.covers(self.published)]
            return (
                any(fits(term, kinds, candidate.state) for term in now or person.terms),
                bool(person.states & self.states.keys()),
                bool(now),
                max((term.rank for term in now), default=person.rank),
            )

        best = max(weight(person) for person in people)
        return [person for person in people if weight(person) == best]

    def _shorter_form(self, form: str) -> ActorRef | None:
        """Gives the person whose name differs by middle names alone, when there is just one."""
        words = form.split(" ")
        if len(words) < 2 or len(self._by_key) > 10 * _MOST:
            return None
        alike = {
            actor.id: actor
            for other, actor in self._by_key.items()
            if (parts := other.split(" "))[0] == words[0] and parts[-1] == words[-1] and len(parts) != len(words)
        }
        return next(iter(alike.values())) if len(alike) == 1 else None

    def _local(self, candidate: Candidate) -> ActorRef:
        return ActorRef(local_id(candidate.name), candidate.name, "person")

    def _sex(self, candidate: Candidate) -> str:
        by_title = self._sex_of_title(candidate.title)
        first = candidate.name.split(" ")[0]
        return by_title or (gender_of(folded(first).title()) if first not in FAMILY_FIRST else "")

    @staticmethod
    def _sex_of_title(title: str) -> str:
        words = frozenset(title.lower().split())
        return "f" if words & _WOMEN else "m" if words & _MEN else ""

    def family(self, candidate: Candidate, report_id: str, seen: Mapping[str, int] | None = None) -> ActorRef | None:
        """Gives the one person of this family name; None where nobody is known by it.

        Of several who share it, the one whom the title fits, else who was named last: ``seen`` holds the number of the
        sentence that named each person last. Two named in one sentence give an actor of its own, of this report alone.
        """
        form = key(candidate.name)
        bearers = self._by_family.get(form, {})
        if len(bearers) > _MOST:
            return unresolved(report_id, candidate.name)
        sex = self._sex_of_title(candidate.title)
        group = {identity: actor for identity, actor in bearers.items() if self.gender(actor) in {"", sex} or not sex}
        if bearers and not group:
            # "Mrs Booker" in a report of David Booker: another of the family, named by this alone.
            return self._relative(report_id, candidate, sex)
        if len(group) > 1:
            titled = self._titled_alike(candidate, group)
            found = titled or self._in_high_office(group, seen or {}) or _named_last(group, seen or {})
            return found or unresolved(report_id, candidate.name)
        if group:
            return next(iter(group.values()))
        return self._misspelt(form)

    def _relative(self, report_id: str, candidate: Candidate, sex: str) -> ActorRef:
        """Gives an actor of this report alone for one who shares a family name but not the sex: ``Mrs Booker``."""
        actor = unresolved(report_id, f"{candidate.title} {candidate.name}")
        self._gender[actor.id] = sex
        self._by_family.setdefault(key(candidate.name), {})[actor.id] = actor
        return actor

    def _in_high_office(self, group: Mapping[str, ActorRef], seen: Mapping[str, int]) -> ActorRef | None:
        """Gives the one of those named so far who is in high office: a president rather than his grandfather."""
        ruling = []
        for identity in group:
            person = self._persons.get(identity)
            terms = person.terms if person is not None and identity in seen and self.published else ()
            if any(term.rank >= _HIGH and term.covers(self.published) for term in terms):
                ruling.append(group[identity])
        return ruling[0] if len(ruling) == 1 else None

    def _misspelt(self, form: str) -> ActorRef | None:
        """Gives the one person of the report whose family name differs by a letter or two: ``Borrel``, ``Borrell``."""
        if len(form) < _LONG_NAME or " " in form or len(self._by_family) > 10 * _MOST:
            return None
        near = {
            actor.id: actor
            for other, group in self._by_family.items()
            if other[0] == form[0] and form != f"{other}s" and fuzz.ratio(form, other) >= _SPELT_ALIKE
            for actor in group.values()
        }
        return next(iter(near.values())) if len(near) == 1 else None

    def titled_family(self, candidate: Candidate, report_id: str, seen: Mapping[str, int] | None = None) -> ActorRef:
        """Gives the person of a title with one name: ``President Trump``. ``seen`` as in ``family``."""
        known = self.family(candidate, report_id, seen)
        if known is None:
            found = self._office_holder(candidate)
            known = self._known(found) if found else unresolved(report_id, candidate.name)
            self._by_family.setdefault(key(candidate.name), {})[known.id] = known
        if not self._gender.get(known.id):
            self._gender[known.id] = self._sex_of_title(candidate.title)
        return known

    def well_known(self, candidate: Candidate) -> ActorRef | None:
        """Gives the one in high office of a state that the report names whom a family name alone means."""
        if not self.published or candidate.name in given_names():
            return None
        people = []
        for person in with_family_name(candidate.name):
            now = max((term.rank for term in person.terms if term.covers(self.published)), default=-1)
            if now >= _HIGH and person.states & self.states.keys() and _spelt(person, candidate.name):
                people.append(person)
        if len(people) != 1:
            return None
        actor = self._known(people[0])
        self._by_family.setdefault(key(candidate.name), {})[actor.id] = actor
        return actor

    def _titled_alike(self, candidate: Candidate, group: dict[str, ActorRef]) -> ActorRef | None:
        if not candidate.title:
            return None
        phrase = candidate.title.lower()
        found = {one.actor.id: one.actor for one in self._held if one.phrase == phrase and one.actor.id in group}
        if len(found) == 1:
            return next(iter(found.values()))
        kinds = roles().get(phrase, ((), ()))[0]
        fitting = [actor for actor in group.values() if self._fits_now(actor, kinds, candidate.state)]
        return fitting[0] if len(fitting) == 1 else None

    def _office_holder(self, candidate: Candidate) -> Person | None:
        """Gives the one of the table whom a title with a family name means on the day of publication."""
        kinds = roles().get(candidate.title.lower(), ((), ()))[0]
        courtesy = candidate.title.lower() in _COURTESY
        parliament = candidate.title.lower() in _PARLIAMENT
        found = []
        for person in with_family_name(candidate.name):
            for term in person.terms:
                if self.published and not term.covers(self.published):
                    continue
                if candidate.state and term.state != candidate.state:
                    continue
                if parliament and not courtesy:
                    suits = term.kind == "legislator" and term.state in self.states
                elif courtesy or not kinds:
                    suits = term.rank >= _HIGH and term.state in self.states
                else:
                    suits = fits(term, kinds, candidate.state)
                if suits:
                    found.append(person)
                    break
        if len(found) > 1:
            found = [person for person in found if person.states & self.states.keys()]
        return found[0] if len(found) == 1 else None

    # -- offices -------------------------------------------------------------------------------------------------

    def hold(self, actor: ActorRef, role: Role) -> None:
        """Remembers that the report called a person by an office."""
        if len(self._held) < _MOST:
            self._held[Held(actor, role.phrase, role.kinds, role.state, role.former)] = None
        if not self._gender.get(actor.id):
            self._gender[actor.id] = self._sex_of_title(role.phrase)

    def gender(self, actor: ActorRef) -> str:
        """Gives ``m``, ``f`` or empty."""
        return self._gender.get(actor.id, "")

    def state_of(self, actor: ActorRef) -> str:
        """Gives the state whose office a person holds, as far as the tables or the report say."""
        person = self._persons.get(actor.id)
        if person is not None:
            return person.state_at(self.published or None)
        said = [one.state for one in self._held if one.actor.id == actor.id and one.state]
        return said[-1] if said else ""

    def _fits_now(self, actor: ActorRef, kinds: Sequence[str], state: str) -> bool:
        person = self._persons.get(actor.id)
        if person is None:
            return False
        return any(
            fits(term, kinds, state) for term in person.terms if not self.published or term.covers(self.published)
        )

    def in_office(
        self, role: Role, recent: Sequence[ActorRef], place: str = "", *, past: bool = False
    ) -> tuple[ActorRef, float] | None:
        """Gives whom an office alone means, with a score: one whom the report named with it, one who holds it, none.

        ``recent`` are the people named so far, the last first; ``place`` is the state in which the sentence plays.
        ``past`` says that the sentence is of an earlier year, when another may have held the office.
        """
        recent = recent[:_MOST]
        if place and not role.state and any(self._fits_now(actor, role.kinds, place) for actor in recent):
            role.state = place
        said = self._said(role)
        if len(said) == 1:
            return said[0], 0.92
        if said:
            meant = {one.id for one in said}
            near = [actor for actor in recent if actor.id in meant]
            return (near[0], 0.7) if near else None
        if role.former:
            return None
        if not past and (own := self._at_home(role)) is not None:
            return own, 0.85
        holding = {actor.id: actor for actor in recent if self._fits_now(actor, role.kinds, role.state)}
        if len(holding) == 1:
            return next(iter(holding.values())), 0.88
        state = role.state or self.topic()
        if len(holding) > 1:
            of_topic = (
                [actor for actor in holding.values() if self._fits_now(actor, role.kinds, state)] if state else []
            )
            return (of_topic[0], 0.75) if len(of_topic) == 1 else (next(iter(holding.values())), 0.6)
        if past or not state or not self.published or (role.phrase in _GENERIC and not role.state):
            return None
        found = holder_of_kinds(role.kinds, state, self.published)
        if found is None:
            return None
        return self._known(found), 0.85 if role.state else 0.7

    def _at_home(self, role: Role) -> ActorRef | None:
        """Gives who holds an office of the state whose government publishes the report."""
        if not self.home or not self.published or role.state or role.phrase in _GENERIC:
            return None
        own = holder_of_kinds(role.kinds, self.home, self.published)
        return self._known(own) if own is not None else None

    def _said(self, role: Role) -> list[ActorRef]:
        same = [
            one
            for one in self._held
            if one.former == role.former and _same_office(one, role) and self._of_state(one, role.state)
        ]
        return list({one.actor.id: one.actor for one in same}.values())

    def _of_state(self, one: Held, state: str) -> bool:
        return not state or (one.state or self.state_of(one.actor) or state) == state

    def topic(self) -> str:
        """Gives the state that the report speaks of most, where it is named twice as often as any other."""
        ordered = sorted(self.states.items(), key=lambda pair: (-pair[1], pair[0]))
        if ordered and ordered[0][1] >= 2 and (len(ordered) == 1 or ordered[0][1] >= 2 * ordered[1][1]):
            return ordered[0][0]
        return ""


def _named_last(group: Mapping[str, ActorRef], seen: Mapping[str, int]) -> ActorRef | None:
    """Gives the one of a group whom a sentence named last, alone of the group; None where two were named there."""
    before = {identity: seen[identity] for identity in group if identity in seen}
    if not before:
        return None
    last = max(before.values())
    found = [identity for identity, sentence in before.items() if sentence == last]
    return group[found[0]] if len(found) == 1 else None


def _spelt(person: Person, family: str) -> bool:
    """Says whether a family name is written as in one of a person's names, or nearly: no "Asaad" is Assad."""
    plain = folded(family)
    return any(fuzz.ratio(plain, word) >= _WRITTEN_ALIKE for name in person.names for word in folded(name).split(" "))


def _written_so(person: Person, name: str) -> bool:
    """Says whether a full name is written as one of a person's, or nearly: no "Ali Mohamud" is Ali Mohammed."""
    plain = folded(name).replace("-", " ")
    return any(fuzz.token_sort_ratio(plain, folded(other).replace("-", " ")) >= _FULLY_ALIKE for other in person.names)


def _same_office(one: Held, role: Role) -> bool:
    if one.state and role.state and one.state != role.state:
        return False
    if one.phrase == role.phrase:
        return True
    first = role.kinds[0] if role.kinds else ""
    return bool(first) and first != LEADER and first in one.kinds[:1] and role.phrase not in _GENERIC


def unresolved(report_id: str, name: str) -> ActorRef:
    """Gives an actor that is known by one word in this report alone."""
    return ActorRef(f"unresolved:{report_id}:{local_id(name).removeprefix('person:')}", name, "person")


def family_names(name: str) -> tuple[str, ...]:
    """Gives the keys of the words by which reports call a person after the full name."""
    words = name.replace("Jr.", "").replace("Sr.", "").split()
    if len(words) < 2:
        return ()
    if words[0] in FAMILY_FIRST and words[0] not in given_names() - FAMILY_FIRST:
        return (key(words[0]),) if "-" in name or len(words) == 3 else (key(words[0]), key(words[-1]))
    for place in range(1, len(words) - 1):
        if words[place].lower() in PARTICLES:
            return tuple(sorted({key(words[-1]), key(" ".join(words[place:]))}))
    return (key(words[-1]),)
