"""Decides which actor the name of a body is: a ministry of a state, a body of its own, or one of this report alone."""

from onrecord.actors.candidates import Candidate
from onrecord.knowledge.names import names, states
from onrecord.knowledge.tables import words as words_of
from onrecord.types.actor import ActorRef
from onrecord.types.ids import slug

_GENERIC = words_of(
    "foreign defense defence finance interior justice health education trade transport energy labor labour environment "
    "ministry department of the for affairs and national security council supreme court parliament government cabinet "
    "committee commission office army navy air force forces armed police state central bank federal party coalition "
    "prime minister minister's president president's presidential economy agriculture information culture unification "
    "treasury intelligence service spokesperson spokesman border guard coast democratic republican labour's "
    "conservative liberal military general staff external"
)

_OF_STATES = words_of(
    "ministry department government parliament army navy military force forces staff house cabinet office police court "
    "union nations council"
)
_HEADS_INSIDE = words_of("court agency commission committee council ministry department")
"""Words by which a body goes on to be called wherever they stand in its name: ``International Court of Justice``."""
_GROUPS = words_of("group movement watchdog organisation organization charity organisers organizers")
_PRESS = words_of(
    "News Times Post Journal Press Agency Herald Tribune Guardian Telegraph Reuters AFP CNN BBC TASS Interfax Xinhua "
    "Yonhap Kyodo Bloomberg Jazeera Daily Network Broadcasting Axios Politico France-Presse Media Images"
)


class Bodies:
    """The bodies that one report has named so far: "the ministry" is the one ministry named before."""

    def __init__(self, report_id: str) -> None:
        """Takes the report's id, for bodies of no state."""
        self.report_id = report_id
        self._by_bare: dict[str, dict[str, ActorRef]] = {}
        self._by_head: dict[str, ActorRef] = {}
        self._group: ActorRef | None = None

    def actor(self, candidate: Candidate) -> ActorRef:
        """Gives the actor of a body that is in no table.

        ``the Foreign Ministry`` without a state is the one of that name before, else one of many: its id holds in this
        report alone.
        """
        bare = _one_spelling(_without_state(candidate))
        if candidate.state and candidate.state in states():
            known = names().get(f"{states()[candidate.state].name} {bare}") or names().get(bare)
            if known is not None and known.home == candidate.state:
                return self.remember(known.actor, bare)
            name = f"{bare} ({states()[candidate.state].name})" if generic(bare) else candidate.name
            return self.remember(ActorRef(f"org:{candidate.state.lower()}-{slug(bare)}", name, "organisation"), bare)
        if generic(bare):
            earlier = self._by_bare.get(bare.lower(), {})
            if len(earlier) == 1:
                return next(iter(earlier.values()))
            return ActorRef(f"unresolved:{self.report_id}:{slug(bare)}", bare, "organisation")
        return self.remember(ActorRef(f"org:{slug(candidate.name)}", candidate.name, "organisation"), candidate.name)

    def earlier(self, bare: str) -> ActorRef | None:
        """Gives the one body of this name, whatever its state, that the report named before; None where not one."""
        found = self._by_bare.get(_one_spelling(bare).lower(), {})
        return next(iter(found.values())) if len(found) == 1 else None

    def remember(self, actor: ActorRef, name: str) -> ActorRef:
        """Remembers a body by its name and its last word; gives it back."""
        self._by_bare.setdefault(name.lower(), {})[actor.id] = actor
        head = name.lower().split(" ")[-1]
        for word in {head, *(_HEADS_INSIDE & set(name.lower().split(" ")))}:
            self._by_head[word] = actor
        if head not in _OF_STATES and not _PRESS & set(name.split(" ")):
            self._group = actor
        return actor

    def headed(self, head: str) -> ActorRef | None:
        """Gives the body named last whose name ends in this word; None where there is none."""
        if head.lower() in _GROUPS:
            return self._by_head.get(head.lower()) or self._group
        return self._by_head.get(head.lower())


def generic(name: str) -> bool:
    """Says whether a body's name could be that of a body in any state."""
    return all(word.lower().replace("’", "'") in _GENERIC for word in name.split())


def _one_spelling(bare: str) -> str:
    """Gives one form of a ministry's name: ``Ministry of Foreign Affairs`` and ``Defence Ministry`` in one order."""
    words = bare.replace("Defence", "Defense").replace("Labour", "Labor").split(" ")
    if len(words) > 2 and words[:2] == ["Ministry", "of"] and generic(bare):
        rest = [word for word in words[2:] if word not in {"the", "National", "Affairs", "and"} or word == "and"]
        rest = [word for word in rest if word != "and"] if rest[-1:] == ["and"] else rest
        return " ".join([*rest, "Ministry"]) if rest else bare
    return " ".join(words)


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
