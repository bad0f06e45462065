"""Says whether a person can be "he" or "she": by the tables, by pronouns read in the report, by the given name."""

from collections import Counter
from collections.abc import Sequence

from onrecord.knowledge.people import gender_of, person
from onrecord.types.actor import ActorRef, Mention

OF_PRONOUN = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


class Genders:
    """What one report and the tables tell of the sex of the people whom it names."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Takes the text and the mentions of actors, pronouns that were followed back included."""
        self._counted: dict[str, Counter[str]] = {}
        for mention in mentions:
            gender = OF_PRONOUN.get(text[mention.start : mention.end].lower()) if mention.kind == "pronoun" else None
            if gender is not None:
                self._counted.setdefault(mention.actor.id, Counter())[gender] += 1

    def can_be(self, actor: ActorRef, pronoun: str) -> bool:
        """Says whether nothing speaks against this pronoun for an actor. ``pronoun`` is in lower case."""
        wanted = OF_PRONOUN.get(pronoun)
        return wanted is None or self.of(actor) in {"", wanted}

    def of(self, actor: ActorRef) -> str:
        """Gives ``m``, ``f``, or empty where nobody says."""
        known = person(actor.id) if actor.type == "person" else None
        if known is not None and known.gender:
            return known.gender
        counted = self._counted.get(actor.id)
        if counted and len(counted) == 1:
            return next(iter(counted))
        return gender_of(actor.name.split(" ")[0]) if actor.type == "person" and " " in actor.name else ""
