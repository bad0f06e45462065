"""Says whether a person can be "he" or "she": by the tables, by pronouns read in the report, by the given name."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.knowledge.people import gender_of, person
from onrecord.types.actor import ActorRef, Mention

OF_PRONOUN = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}

_OF_TITLE = {"Mr": "m", "Ms": "f", "Mrs": "f", "Miss": "f", "Sir": "m", "Lord": "m", "Lady": "f"}
_COURTESY = re.compile(rf"\b(?P<title>{'|'.join(_OF_TITLE)})\.?\s\Z")


class Genders:
    """What one report and the tables tell of the sex of the people whom it names."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Takes the text and the mentions of actors, pronouns that were followed back included."""
        self._counted: dict[str, Counter[str]] = {}
        self._courtesy: dict[str, str] = {}
        for mention in mentions:
            gender = OF_PRONOUN.get(text[mention.start : mention.end].lower()) if mention.kind == "pronoun" else None
            before = _COURTESY.search(text, max(0, mention.start - 6), mention.start)
            title = before["title"] if before is not None else mention.title.rstrip(".")
            if mention.kind != "pronoun" and title in _OF_TITLE:
                self._courtesy.setdefault(mention.actor.id, _OF_TITLE[title])
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
        if actor.id in self._courtesy:
            return self._courtesy[actor.id]
        counted = self._counted.get(actor.id)
        if counted and len(counted) == 1:
            return next(iter(counted))
        return gender_of(actor.name.split(" ")[0]) if actor.type == "person" and " " in actor.name else ""
