"""Reads what words say of subjects: of which they speak, and whether they are for, against, or on a condition.

It reads by tables alone, so that each verdict can be traced to the words that gave it. Words on both sides, or none,
give no verdict. Sources for the approach: stance by directed lexicons, as in Mohammad, Sobhani and Kiritchenko (2017),
"Stance and sentiment in tweets", where a target is given; here a question with phrases that answer it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from onrecord.knowledge.subjects import Subject, stance_words
from onrecord.text.fold import fold_for_matching

Stance = Literal["for", "against", "on a condition", "unclear", "speaks of it"]

SPREAD = 7
"""Words of one sentence within which an answer stands before or behind a word for its subject."""

REACH = 4
"""Words before a phrase in which a negation turns it, and a verb of support or refusal bears on it."""

OPENING = 2
"""Words before a clause that opens what is said: "But if they disarm, …"."""

NEAR = 6
"""Words within which what is supported or refused stands behind the verb."""

MOST_WORDS = 400
"""Words of a statement that are looked at: no statement says more, and a page taken for one is cut."""

_WORD = re.compile(r"[^\W_]+|[,;:.!?…—]")
_STOP = frozenset(",;:.!?…—")
_ENDS = frozenset(".!?…")
_COMPOUNDS = re.compile(r"-(?:backed|supported|opposed|approved|occupied|annexed)\b")
"""What tells of somebody else's stance: "an Iran-backed group"."""

_STATES = (("u.s.", "usa"), ("u. s.", "usa"), ("u.n.", "un"), ("u.k.", "uk"), ("d.p.r.k.", "dprk"))


class Verdict(Struct, frozen=True):
    """A stance, with the reasons in words."""

    stance: Stance
    because: tuple[str, ...]


def words_of(text: str) -> list[str]:
    """Gives the words of a text, folded, and its marks: ``U.S.-South, `` gives ``usa``, ``south``, ``,``."""
    folded = _COMPOUNDS.sub(" ", fold_for_matching(text[: MOST_WORDS * 16]))
    for printed, plain in _STATES:
        folded = folded.replace(printed, f"{plain} ")
    return _WORD.findall(folded)[:MOST_WORDS]


class Phrases:
    """Phrases to be found in words, however many there are, in time that grows with the words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Takes phrases: words parted by spaces, ``*`` at the end of a word for any ending."""
        self._by_head: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self._shortest = 64
        for phrase in sorted(set(phrases)):
            parts = tuple(fold_for_matching(phrase).split())
            if not parts:
                continue
            head = parts[0].rstrip("*")[:4]
            self._shortest = min(self._shortest, len(head))
            self._by_head[head].append((phrase, parts))

    def found(self, words: Sequence[str]) -> dict[str, list[int]]:
        """Gives the places (of the first word) at which each phrase is found."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            for length in range(min(self._shortest, len(word)), min(4, len(word)) + 1):
                for phrase, parts in self._by_head.get(word[:length], ()):
                    if at + len(parts) <= len(words) and all(
                        _fits(part, words[at + n]) for n, part in enumerate(parts)
                    ):
                        places[phrase].append(at)
        return places


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


class Reader:
    """Reads stances on the subjects of a table."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        """Takes the subjects."""
        self.subjects = tuple(subjects)
        self._phrases = Phrases(
            phrase
            for subject in subjects
            for phrase in (*(part for term in subject.terms for part in term), *subject.pro, *subject.con)
        )

    def read(self, words: str, cue: str = "", others: Iterable[str] = ()) -> list[tuple[Subject, Verdict]]:
        """Takes what is said and the verb under which it is told; gives the subjects spoken of, with stances.

        ``others`` are the names in it of those who do not speak: what "Kim wanted" is no stance of who tells it.
        """
        above = _cue(cue)
        names = frozenset(named[-1] for name in others if (named := [one for one in words_of(name) if one != "s"]))
        verdicts: dict[str, list[Verdict]] = {}
        for sentence in _sentences(words_of(words)):
            found = self._phrases.found(sentence)
            said = _Said(sentence, found, _turning(sentence), above, names)
            for subject in self.subjects:
                if any(all(part in found for part in term) for term in subject.terms):
                    verdicts.setdefault(subject.id, []).append(said.verdict(subject))
        return [(subject, _together(verdicts[subject.id])) for subject in self.subjects if subject.id in verdicts]


def _sentences(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Gives the words of each sentence."""
    start = 0
    for at, word in enumerate(words):
        if word in _ENDS:
            # A question takes no side.
            yield words[start:at] if word != "?" else ()
            start = at + 1
    yield words[start:]


def _together(verdicts: Sequence[Verdict]) -> Verdict:
    """Gives the verdict over several sentences: that of those which take a stance, where they agree."""
    held = [one for one in verdicts if one.stance != "speaks of it"]
    if not held:
        return verdicts[0]
    because = tuple(dict.fromkeys(reason for one in held for reason in one.because))
    stances = {one.stance for one in held}
    return Verdict(held[0].stance, because) if len(stances) == 1 else Verdict("unclear", (*because, "both in turn"))


@cache
def _general() -> Phrases:
    return Phrases(phrase for phrases in stance_words().values() for phrase in phrases)


@cache
def _kinds() -> dict[str, str]:
    return {phrase: kind for kind, phrases in stance_words().items() for phrase in phrases}


def _turning(words: Sequence[str]) -> list[tuple[int, str, str]]:
    """Gives the phrases that bear on any subject, in order of their place: place, kind, phrase."""
    found = _general().found(words)
    return sorted(
        (place, _kinds()[phrase], phrase)
        for phrase, places in found.items()
        for place in places
        if not (phrase == "not" and words[place + 1 : place + 2] in _NOT_ONLY)
    )


class _Cue(Struct, frozen=True):
    """What the verb under which words are told says of them: its kind ("" for nothing) and the phrase."""

    kind: str = ""
    phrase: str = ""
    negated: bool = False

    @property
    def sign(self) -> int:
        """Gives 1 for support, -1 for refusal and blame, 0 for nothing."""
        if not self.kind:
            return 0
        return (1 if self.kind == "for" else -1) * (-1 if self.negated else 1)


def _cue(cue: str) -> _Cue:
    turning = _turning(words_of(cue))
    bearing = [(kind, phrase) for _, kind, phrase in turning if kind in _BEARING]
    negated = sum(kind == "negation" for _, kind, _ in turning) % 2 == 1
    return _Cue(*bearing[-1], negated) if bearing else _Cue()


class _Sign(Struct, frozen=True):
    """One answer to a subject's question: 1 for yes, -1 for no; where its words stand, and why it is one."""

    value: int
    place: int
    reason: str


class _Said(Struct, frozen=True):
    """What was said: its words, the places of the phrases found, those that bear on any subject, and the cue."""

    words: Sequence[str]
    found: dict[str, list[int]]
    turning: Sequence[tuple[int, str, str]]
    cue: _Cue
    others: frozenset[str]

    def verdict(self, subject: Subject) -> Verdict:
        """Gives the stance on a subject that is spoken of."""
        signs = [*self._answers(subject)] or [*self._bearing(subject)]
        because = list(dict.fromkeys(one.reason for one in signs))
        values = {one.value for one in signs}
        if not signs and self.cue.sign:
            values, because = {self.cue.sign}, [f"told under “{self.cue.phrase}”"]
        elif self.cue.sign < 0 and not (self.cue.kind == "blame" and values == {-1}):
            # "Condemned the unprovoked attack": blame and words of blame agree.
            values = {-one for one in values}
            because.append(f"told under “{self.cue.phrase}”, which turns it")
        if not values:
            return Verdict("speaks of it", ("no word of the table of subjects says for or against",))
        if len(values) > 1:
            return Verdict("unclear", (*because, "words on both sides"))
        if condition := self._condition(signs):
            return Verdict("on a condition", (*because, f"“{condition}” names a condition"))
        return Verdict("for" if values == {1} else "against", tuple(because))

    def _answers(self, subject: Subject) -> Iterator[_Sign]:
        """Gives the phrases of the subject's own that answer its question."""
        heads = self._heads(subject)
        for sign, phrases in ((1, subject.pro), (-1, subject.con)):
            for phrase in phrases:
                length = len(phrase.split())
                for place in self.found.get(phrase, ()):
                    near = any(abs(place - head) <= SPREAD for head in heads)
                    if self._is_counted(place) or (sign > 0 and self._is_done_by_others(subject, place, length)):
                        continue
                    if not near or self._is_described(place) or self._is_supposed(place) or self._is_of_others(place):
                        continue
                    value, before = self._turned(sign, place)
                    printed = " ".join(self.words[place : place + length])
                    yield _Sign(value, place, f"“{before}{printed}” answers {'yes' if value > 0 else 'no'}")

    def _bearing(self, subject: Subject) -> Iterator[_Sign]:
        """Gives words of support or refusal that stand shortly before a word for the subject."""
        for at, (place, kind, _) in enumerate(self.turning):
            if kind not in _BEARING or not self._names_behind(subject, place):
                continue
            if self._is_told_of_others(place) or self._is_supposed(place) or self._is_of_others(place):
                continue
            if self._is_counted(place) or self._is_of_harm(place):
                continue
            before = [one for one in self.turning[max(0, at - 2) : at] if place - one[0] <= REACH]
            odd = sum(one[1] in _TURNING for one in before) % 2
            value = (1 if kind == "for" else -1) * (-1 if odd else 1)
            reason = f"“{self.words[place]}” {'supports' if value > 0 else 'refuses'} what it speaks of"
            yield _Sign(value, place, reason)

    def _names_behind(self, subject: Subject, place: int) -> bool:
        """Says whether all parts of a term stand shortly behind a place: support for one side is none for the war."""
        return any(
            all(any(place <= at <= place + NEAR for at in self.found.get(part, ())) for part in term)
            for term in subject.terms
        )

    def _heads(self, subject: Subject) -> list[int]:
        """Gives the places of the words for a subject."""
        parts = {part for term in subject.terms for part in term}
        return sorted(place for part in parts for place in self.found.get(part, ()))

    def _is_told_of_others(self, place: int) -> bool:
        """Says whether a verb in the past tells what somebody else did: "China backed the sanctions"."""
        before = self.words[max(0, place - REACH) : place]
        return self.words[place].endswith("ed") and not any(one in _SPEAKERS for one in before)

    def _is_of_others(self, place: int) -> bool:
        """Says whether somebody else is told of as wanting or offering it: "Kim wanted the sanctions lifted"."""
        start = self._clause_start(place)
        for where, kind, _ in self.turning:
            if kind == "attitude" and start <= where < place:
                before = self.words[max(start, where - REACH) : where]
                # "It wants to": what is no person does not speak.
                return before[-1:] == ["it"] or any(one in self.others for one in before)
        return False

    def _is_done_by_others(self, subject: Subject, place: int, length: int) -> bool:
        """Says whether somebody else is told of as doing it, or whom it is done to is none of the subject: "if China
        gives support to Russia" is for no aid to Ukraine.
        """
        if self.words[place].endswith("s") and any(one in self.others for one in self.words[max(0, place - 2) : place]):
            return True
        behind = self.words[place + length : place + length + 2]
        whose = behind[:1] and behind[0] in {"to", "for"} and behind[1:] and behind[1] in self.others
        return bool(whose) and not any(_fits(part, behind[1]) for term in subject.terms for part in term)

    def _is_described(self, place: int) -> bool:
        """Says whether words tell what was done, not what is wanted.

        "Exercises that have been postponed"; "violence spread in the wake of the withdrawal".
        """
        before = self.words[max(0, place - 2) : place]
        if self.words[place].endswith("ed") and any(one in _DONE for one in before):
            return True
        return any(one in _SINCE for one in self.words[max(self._clause_start(place), place - REACH) : place])

    def _is_counted(self, place: int) -> bool:
        """Says whether words only count how many support something: "support for joining was 25 percent"."""
        return self.words[place] == "support" and any(one in _COUNTED for one in self.words)

    def _is_of_harm(self, place: int) -> bool:
        """Says whether what is supported or refused is harm to what is spoken of: "would not support bombing it"."""
        return any(one in _HARMS for one in self.words[place + 1 : place + 1 + NEAR])

    def _turned(self, sign: int, place: int) -> tuple[int, str]:
        """Gives the sign of a phrase after the negations and refusals before it, and those words with a space."""
        words = []
        for where, kind, phrase in self.turning:
            if place - REACH <= where < place and kind in _TURNING:
                sign = -sign
                words.append(phrase.rstrip("*"))
        return sign, " ".join([*words, ""]) if words else ""

    def _is_supposed(self, place: int) -> bool:
        """Says whether a phrase stands in what is only supposed: "the possibility of their stopping drills"."""
        start = self._list_start(place)
        return any(kind == "supposition" and start <= where < place for where, kind, _ in self.turning)

    def _list_start(self, place: int) -> int:
        """Gives the place behind the last mark that ends more than a part of a list: "to buy time, stop drills and"."""
        start = self._clause_start(place)
        while start and self.words[start - 1] == "," and self.words[start] not in _NEW_CLAUSE:
            start = self._clause_start(start - 1)
        return start

    def _clause_start(self, place: int) -> int:
        """Gives the place behind the last mark before a place."""
        while place > 0 and self.words[place - 1] not in _STOP:
            place -= 1
        return place

    def _condition(self, signs: Sequence[_Sign]) -> str:
        """Gives the phrase that names a condition for an answer.

        "Until" and "without" do so behind a negation alone, "if elected" and "if I were" do not. A clause that names a
        condition stands right behind the answer, or opens what is said. What stands in the condition itself is
        demanded, on no condition: "unless they disarm, there will be no talks".
        """
        negated = False
        for where, kind, phrase in self.turning:
            negated = negated or kind == "negation"
            if kind != "condition" or (phrase in {"until", "without"} and not negated):
                continue
            if phrase == "if" and any(word in _NO_CONDITIONS for word in self.words[where + 1 : where + 3]):
                continue
            end = next((at for at in range(where, len(self.words)) if self.words[at] in _STOP), len(self.words))
            for one in signs:
                behind = one.place < where <= one.place + SPREAD and self._clause_start(where) <= one.place
                if behind or (where <= OPENING and end < one.place):
                    return phrase
        return ""


_NOT_ONLY = (["only"], ["just"], ["merely"], ["simply"])
"""What stands behind "not" where it denies nothing."""

_TURNING = frozenset(("negation", "against", "blame"))
"""Kinds of phrases that turn what stands behind them."""

_BEARING = frozenset(("for", "against", "blame"))
"""Kinds of phrases that are for or against what they speak of."""

_NO_CONDITIONS = frozenset(("i", "elected", "reelected", "re", "anything", "only", "any", "not"))
"""Words behind "if" where it names no condition."""

_NEW_CLAUSE = frozenset(("but", "we", "i", "he", "she", "it", "they", "and", "so", "which", "who", "while", "the"))
"""Words behind a comma that begin a clause of its own, not another part of a list."""

_SPEAKERS = frozenset(("we", "i", "he", "she", "it", "have", "has"))
"""Words before a verb in the past by which the speaker tells of himself or herself."""

_HARMS = frozenset(
    ("strike", "strikes", "striking", "attack", "attacks", "attacking", "bombing", "hitting", "destroying", "sabotage")
)
"""Words for harm done to what stands behind them: who refuses that takes no side on the thing itself."""

_COUNTED = frozenset(("percent", "poll", "polls", "survey", "surveys"))
"""Words of a sentence that counts how many support something."""

_SINCE = frozenset(("when", "wake", "after", "since", "despite", "following", "amid"))
"""Words before what had come about when something else did."""

_DONE = frozenset(("been", "was", "were", "is", "are", "being"))
"""Words before a participle that tells what is or was done."""
