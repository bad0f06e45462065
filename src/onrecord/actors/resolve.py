"""Decides which actor a candidate is: the tables, then what this report said before; never a guess."""

from onrecord.actors.candidates import Candidate
from onrecord.actors.word_lists import FAMILY_FIRST, PARTICLES
from onrecord.knowledge.names import names, states
from onrecord.knowledge.people import Person, Term, called, folded, given_names, with_family_name
from onrecord.knowledge.tables import words as words_of
from onrecord.types.actor import ActorRef
from onrecord.types.ids import slug

_HEAD_OFFICES = {
    "president": ("president",),
    "prime minister": ("prime minister", "premier"),
    "premier": ("premier", "prime minister"),
    "chancellor": ("chancellor",),
    "vice president": ("vice president",),
    "foreign minister": ("foreign", "external"),
    "foreign secretary": ("foreign",),
    "secretary of state": ("secretary of state",),
    "defense minister": ("defence", "defense"),
    "defence minister": ("defence", "defense"),
    "defense secretary": ("defence", "defense"),
    "defence secretary": ("defence", "defense"),
    "chief cabinet secretary": ("chief cabinet secretary",),
    "finance minister": ("finance",),
    "king": ("king",),
    "secretary": ("secretary of",),
}


class People:
    """The people whom one report has named so far."""

    def __init__(self, report_id: str, published: str | None) -> None:
        """Takes the report's id, for ids that hold in it alone, and its day of publication, where known."""
        self.report_id = report_id
        self.published = published
        self._by_full: dict[str, ActorRef] = {}
        self._by_family: dict[str, dict[str, ActorRef]] = {}
        self._titles: dict[str, list[tuple[ActorRef, str]]] = {}
        self.gender: dict[str, str] = {}

    def full(self, candidate: Candidate) -> ActorRef:
        """Gives the person of a full name and remembers family name and title."""
        form = folded(candidate.name)
        actor = self._by_full.get(form)
        if actor is None:
            actor = (
                self._from_table(candidate)
                or self._shorter_form(form)
                or ActorRef(f"person:{slug(candidate.name)}", candidate.name, "person")
            )
            self._by_full[form] = actor
        for family in family_names(candidate.name):
            self._by_family.setdefault(family, {})[actor.id] = actor
        self.remember_title(actor, candidate)
        return actor

    def remember_title(self, actor: ActorRef, candidate: Candidate) -> None:
        """Remembers that this actor was named with this title."""
        if candidate.title:
            self._titles.setdefault(candidate.title.lower(), []).append((actor, candidate.state))

    def family(self, candidate: Candidate) -> ActorRef | None:
        """Gives the one person of this family name; None where nobody is known by it.

        A name that two people of the report share gives an actor of its own, of this report alone.
        """
        group = self._by_family.get(folded(candidate.name), {})
        if len(group) == 1:
            return next(iter(group.values()))
        if len(group) > 1:
            titled = self._titled_alike(candidate, group)
            return titled or self.unresolved(candidate.name)
        return None

    def titled_family(self, candidate: Candidate) -> ActorRef:
        """Gives the person of a title with one name: ``President Trump``."""
        known = self.family(candidate)
        if known is not None:
            self.remember_title(known, candidate)
            return known
        found = self._office_holder(candidate)
        actor = found.actor if found else self.unresolved(candidate.name)
        self._by_family.setdefault(folded(candidate.name), {})[actor.id] = actor
        self.remember_title(actor, candidate)
        if found:
            self.gender[actor.id] = found.gender
        return actor

    def titled(self, title: str, state: str) -> ActorRef | None:
        """Gives the one person whom the report called by this title so far, None where there is none or several."""
        held = {
            actor.id: actor for actor, of in self._titles.get(title.lower(), ()) if not state or not of or state == of
        }
        return next(iter(held.values())) if len(held) == 1 else None

    def unresolved(self, name: str) -> ActorRef:
        """Gives an actor that is known by one word in this report alone."""
        return ActorRef(f"unresolved:{self.report_id}:{slug(name)}", name, "person")

    def _from_table(self, candidate: Candidate) -> ActorRef | None:
        people = called(candidate.name)
        if len(people) > 1:
            people = tuple(
                person for person in people if any(_fits(term, candidate, self.published) for term in person.terms)
            )
        if len(people) != 1:
            return None
        self.gender[people[0].actor.id] = people[0].gender
        return people[0].actor

    def _shorter_form(self, form: str) -> ActorRef | None:
        """Gives the person whose name differs by middle names or initials alone, when there is just one."""
        words = form.split(" ")
        alike = {
            actor.id: actor
            for other, actor in self._by_full.items()
            if other.split(" ")[0] == words[0]
            and other.split(" ")[-1] == words[-1]
            and len(other.split(" ")) != len(words)
        }
        return next(iter(alike.values())) if len(alike) == 1 and len(words) > 1 else None

    def _titled_alike(self, candidate: Candidate, group: dict[str, ActorRef]) -> ActorRef | None:
        held = {actor.id: actor for actor, _ in self._titles.get(candidate.title.lower(), ()) if actor.id in group}
        return next(iter(held.values())) if candidate.title and len(held) == 1 else None

    def _office_holder(self, candidate: Candidate) -> Person | None:
        people = [
            person
            for person in with_family_name(candidate.name)
            if folded(candidate.name) in {family for name in person.names for family in family_names(name)}
            and any(_fits(term, candidate, self.published) for term in person.terms)
        ]
        return people[0] if len(people) == 1 else None


def family_names(name: str) -> tuple[str, ...]:
    """Gives the folded forms by which reports call a person after the full name."""
    words = name.replace("Jr.", "").replace("Sr.", "").split()
    if len(words) < 2:
        return ()
    if words[0] in FAMILY_FIRST and words[0] not in given_names() - FAMILY_FIRST:
        return (folded(words[0]),) if "-" in name or len(words) == 3 else (folded(words[0]), folded(words[-1]))
    for place in range(1, len(words) - 1):
        if words[place].lower() in PARTICLES:
            return tuple(sorted({folded(words[-1]), folded(" ".join(words[place:]))}))
    return (folded(words[-1]),)


def _fits(term: Term, candidate: Candidate, published: str | None) -> bool:
    """Says whether an office is the one that the title names, in the state named, at the time of publication."""
    wanted = _HEAD_OFFICES.get(candidate.title.lower())
    if wanted is None and candidate.kind == "person":
        return False
    if candidate.state and candidate.state != term.state:
        return False
    office = term.office.lower()
    if wanted and not any(
        office.startswith(word) if word in {"president", "king"} else word in office for word in wanted
    ):
        return False
    if "vice" in office.split() and candidate.title and "vice" not in candidate.title.lower():
        return False
    if "deputy" in office and "deputy" not in candidate.title.lower():
        return False
    if published is None:
        return True
    return bool(term.start) and term.start <= published and (not term.end or published[: len(term.end)] <= term.end)


def state_actor(code: str) -> ActorRef | None:
    """Gives the state of an ISO alpha-3 code."""
    return states().get(code)


def organisation(candidate: Candidate, report_id: str) -> ActorRef:
    """Gives the actor of an organisation that is in no table.

    ``the Foreign Ministry`` without a state is one of many: its id holds in this report alone.
    """
    own = slug(candidate.name)
    if candidate.state and candidate.state in states():
        bare = _without_state(candidate)
        name = f"{bare} ({states()[candidate.state].name})" if generic(bare) else candidate.name
        return ActorRef(f"org:{candidate.state.lower()}-{slug(bare)}", name, "organisation")
    if generic(candidate.name):
        return ActorRef(f"unresolved:{report_id}:{own}", candidate.name, "organisation")
    return ActorRef(f"org:{own}", candidate.name, "organisation")


_GENERIC = words_of(
    "foreign defense defence finance interior justice health education trade transport energy labor labour environment "
    "ministry department of the for affairs and national security council supreme court parliament government cabinet "
    "committee commission office army navy air force forces armed police state central bank federal party coalition "
    "prime minister minister's president president's presidential economy agriculture information culture unification "
    "treasury intelligence service spokesperson spokesman border guard coast democratic republican labour's "
    "conservative liberal"
)


def generic(name: str) -> bool:
    """Says whether an organisation's name could be that of a body in any state."""
    return all(word.lower().replace("’", "'") in _GENERIC for word in name.split())


def _without_state(candidate: Candidate) -> str:
    """Gives an organisation's name without the state before it: ``U.S. Navy`` and ``US Navy`` are one."""
    words = candidate.name.split(" ")
    for size in (3, 2, 1):
        known = names().get(" ".join(words[:size]))
        if (
            known is not None
            and known.kind in {"state", "adjective"}
            and (known.kind == "state" or generic(" ".join(words[size:])))
            and known.state == candidate.state
            and len(words) > size
        ):
            return " ".join(words[size:])
    return candidate.name
