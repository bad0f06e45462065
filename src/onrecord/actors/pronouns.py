"""Follows "he" and "she" back to the person who acted last and can be meant."""

from collections.abc import Sequence

from msgspec import Struct

from onrecord.actors.scan import Word
from onrecord.knowledge.tables import words as words_of
from onrecord.knowledge.verbs import reporting_verbs
from onrecord.types.actor import ActorRef

PRONOUNS = {"he": "m", "He": "m", "she": "f", "She": "f"}
_NO_SUBJECT_AFTER = words_of(
    "of to with for by from against on in at about over under between among like than toward towards behind as "
    "including following replaced meet met told visited thanked called urged and"
)
_FORGET_AFTER = 6
"""Sentences after which nobody is still meant: paragraphs of two or three sentences keep to one person."""


_NEAR = 16
"""People looked back over: no reader keeps more in mind, and time stays linear in the text."""


class Named(Struct):
    """A person named in a sentence: words ``first`` to ``last`` with the title before, and what is known of the sex."""

    first: int
    last: int
    actor: ActorRef
    gender: str
    quoted: bool


class Focus:
    """Who is talked about, as a report goes on: subjects first (Brennan, Friedman and Pollard 1987)."""

    def __init__(self) -> None:
        """Starts with nobody."""
        self._recent: list[tuple[int, int, Named]] = []
        self._sentence = 0

    def close(self, words: Sequence[Word], named: Sequence[Named]) -> None:
        """Takes the people named in a sentence that is done."""
        self._sentence += 1
        fresh = [(self._sentence, self._weight(words, one), one) for one in named[-_NEAR:] if not one.quoted]
        kept = [entry for entry in self._recent if self._sentence - entry[0] < _FORGET_AFTER]
        again = {entry[2].actor.id for entry in fresh}
        self._recent = ([entry for entry in kept if entry[2].actor.id not in again] + fresh)[-_NEAR:]

    def meant(
        self, pronoun: str, place: int, words: Sequence[Word], named: Sequence[Named]
    ) -> tuple[Named, float] | None:
        """Gives the person meant by a pronoun at ``words[place]`` with a score; None where nobody or several can be."""
        wanted = PRONOUNS[pronoun]
        here = [one for one in named[-_NEAR:] if one.last < place and not one.quoted and _can_be(one, wanted)]
        weighed = [(self._weight(words, one), one) for one in here]
        best = max((weight for weight, _ in weighed), default=0)
        if best > 1:
            # Who speaks is likelier meant than whom he speaks to or of: "Blinken told Wang that he would come".
            return [one for weight, one in weighed if weight == best][-1], 0.85
        before = [entry for entry in self._recent if _can_be(entry[2], wanted)]
        if here and not before:
            return (here[0], 0.75) if len({one.actor.id for one in here}) == 1 else None
        if not before:
            return None
        last = max(sentence for sentence, _, _ in before)
        group = [(weight, one) for sentence, weight, one in before if sentence == last]
        best = max(weight for weight, _ in group)
        leading = [one for weight, one in group if weight == best]
        if len({one.actor.id for one in leading}) == 1:
            return leading[-1], 0.85 if best > 1 else 0.75
        sure = [one for one in leading if one.gender == wanted]
        return (sure[0], 0.6) if len({one.actor.id for one in sure}) == 1 else None

    @staticmethod
    def _weight(words: Sequence[Word], one: Named) -> int:
        """Gives 3 for who speaks or is told of first, 2 for another subject, 1 for the rest."""
        verbs = reporting_verbs()
        following = words[one.last + 1] if one.last + 1 < len(words) else None
        before = words[one.first - 1] if one.first else None
        if following is not None and following.gap == " " and not words[one.last].owns:
            verb = verbs.get(following.text)
            if verb is not None and verb.tense != "ing":
                return 3
        if before is not None and before.text in verbs and words[one.first].gap == " ":
            return 3 if before.text in {"said", "says", "added", "wrote"} else 1
        if words[one.last].owns:
            return 2 if one.first <= 1 else 0
        if before is None or before.text.lower() not in _NO_SUBJECT_AFTER:
            return 2
        return 1


def _can_be(one: Named, gender: str) -> bool:
    return one.gender in {"", gender}
