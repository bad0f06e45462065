"""Says which words mean the same: the model's scores of links, held to what names, pronouns and clauses allow.

The model scores each pair of words by itself, so that links which are likely one by one can join two persons. Each link
is therefore made only where all that it would join can be one (Lappin and Leass 1994 call these filters): no two
persons of different names, no pronoun of a person for a state, no plural for one thing, no two arguments of one verb.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from onrecord.language.layers import Floats, Layers, Named

LEAN = 1.5
"""Log odds against a link from a name or a pronoun at which it is still made: filters stop most of the wrong ones.

Of 0 to 2, on GUM and GAP (dev): the open genres hardly care (CoNLL F1 52.4 to 52.8), pronouns are best at 1.5. Nothing
stops a wrong link from a common noun ("the president" to whoever was named last): those are made from even odds on.
"""

SUBJECT = 1.0
"""Log odds that "he" and "she" lean towards a subject (Hobbs 1978: subjects are looked at first); of 0, 0.5 and 1."""

_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}
_SPEAKERS = frozenset({"we", "us", "our", "ours", "ourselves"})
_TOLD_OF = frozenset({*_PRONOUNS, "they", "them", "their", "theirs", "themselves"})
_NO_PERSON = frozenset({"organisation", "place", "nationality"})
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})
_EMPTY = frozenset({"the", "of", "and", "a", "an", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "'s", "’s",
                    "-", ".", ","})  # fmt: skip
_STEM = 4
"""Letters that a country and its people, a body and its adjective share at least."""


class _Name(Struct, frozen=True):
    """What two names are compared by: the kind, and the telling words in small letters."""

    kind: str
    words: tuple[str, ...]

    def may_be(self, other: "_Name") -> bool:
        """Says whether both can name one thing."""
        if not self.words or not other.words or not set(self.words).isdisjoint(other.words):
            return True
        if "person" in (self.kind, other.kind):
            return False
        return _shortens(self, other) or _shortens(other, self) or _related(self, other)


def _shortens(short: _Name, long: _Name) -> bool:
    letters = "".join(short.words).replace(".", "")
    return len(letters) > 1 and letters == "".join(word[0] for word in long.words)


def _related(one: _Name, other: _Name) -> bool:
    return any(first[:_STEM] == second[:_STEM] for first in one.words for second in other.words)


class _Window:
    """The words of a window, and the chains that the links made so far give."""

    def __init__(self, layers: Layers, words: Sequence[str]) -> None:
        self._layers = layers
        self._words = [word.lower() for word in words]
        self._pronouns = [_PRONOUNS.get(word, "") for word in self._words]
        self._names = {index: _name(words, named) for named in layers.names for index in range(named[0], named[1])}
        self._many = [tag == "NNS" for tag in layers.xpos]
        self._chains: dict[int, list[int]] = {}

    def is_filtered(self, word: int) -> bool:
        """Says whether a word is a name or a pronoun, of which it can be told what it cannot mean."""
        return word in self._names or self._layers.upos[word] == "PRON" or self._pronouns[word] != ""

    def leans(self, word: int) -> bool:
        """Says whether a word leans towards subjects."""
        return self._pronouns[word] in ("he", "she")

    def link(self, word: int, other: int) -> bool:
        """Links a word to an earlier one unless they cannot be one; says whether it did."""
        chain = self._chains.get(other, [other])
        if not all(self._may_be(word, member) for member in chain):
            return False
        chain.append(word)
        self._chains[other] = self._chains[word] = chain
        return True

    def _may_be(self, word: int, other: int) -> bool:
        name, other_name = self._names.get(word), self._names.get(other)
        if name and other_name and not name.may_be(other_name):
            return False
        pronoun, other_pronoun = self._pronouns[word], self._pronouns[other]
        if pronoun and other_pronoun and pronoun != other_pronoun:
            return False
        if self._speaks_of(word, other) or self._speaks_of(other, word):
            return False
        if not (_stands_for(pronoun, other_name) and _stands_for(other_pronoun, name)):
            return False
        if (self._many[word] and (other_name or other_pronoun)) or (self._many[other] and (name or pronoun)):
            return False
        return not pronoun or self._words[word].endswith("self") or not self._arguments_of_one(word, other)

    def _speaks_of(self, word: int, other: int) -> bool:
        return self._words[word] in _SPEAKERS and self._words[other] in _TOLD_OF

    def _arguments_of_one(self, word: int, other: int) -> bool:
        heads, labels = self._layers.heads, self._layers.deprels
        return heads[word] == heads[other] >= 0 and all(
            labels[one].partition(":")[0] in _ARGUMENTS for one in (word, other)
        )


def _stands_for(pronoun: str, name: _Name | None) -> bool:
    if not pronoun or name is None:
        return True
    return name.kind != "person" if pronoun == "it" else name.kind not in _NO_PERSON


def _name(words: Sequence[str], named: Named) -> _Name:
    first, past, kind = named
    lowered = (word.lower() for word in words[first:past])
    return _Name(kind, tuple(word for word in lowered if word not in _EMPTY))


def antecedents(window: Layers, words: Sequence[str], scores: Floats) -> list[int]:
    """Gives for each word of a window the earlier word that means the same, or -1.

    ``scores`` (W, 1 + W) holds the log odds of "none" and of each word; ``window`` has trees and names already.
    """
    count = len(scores)
    gains = scores[:, 1:] - scores[:, :1]
    state = _Window(window, words)
    gains[[index for index in range(count) if state.is_filtered(index)]] += LEAN
    leaning = [index for index in range(count) if state.leans(index)]
    subjects = [index for index in range(count) if window.deprels[index].startswith("nsubj")]
    if leaning and subjects:
        gains[np.ix_(leaning, subjects)] += SUBJECT
    possible = (gains > 0) & np.tri(count, k=-1, dtype=bool)
    found = [-1] * count
    for word in np.flatnonzero(possible.any(1)).tolist():
        others = np.flatnonzero(possible[word])
        best_first = others[np.argsort(-gains[word, others], kind="stable")].tolist()
        found[word] = next((other for other in best_first if state.link(word, other)), -1)
    return found


def link_names(layers: Layers, words: Sequence[str]) -> None:
    """Links the chains of the windows of a text by their names: the model does not look beyond its window.

    A name goes back to the last equal one, a person's also to the last of the same family name that holds it or that it
    holds. Time grows in step with the text: a chain is followed back to where it was linked, within one window.
    """
    equal: dict[tuple[str, ...], int] = {}
    families: dict[str, tuple[frozenset[str], int]] = {}
    linked: set[int] = set()
    for named, head in _heads(layers):
        name = _name(words, named)
        if name.kind == "nationality" or not name.words:
            continue
        parts = frozenset(name.words)
        others, last = families.get(name.words[-1], (parts, -1))
        if name.kind != "person" or not (parts <= others or others <= parts):
            last = -1
        last = equal.get(name.words, last)
        start = head
        while start not in linked and layers.antecedents[start] >= 0:
            start = layers.antecedents[start]
        if 0 <= last < start and start not in linked:
            layers.antecedents[start] = last
            linked.add(start)
        equal[name.words] = head
        if name.kind == "person":
            families[name.words[-1]] = (parts, head)


def _heads(layers: Layers) -> Iterator[tuple[Named, int]]:
    """Gives each name with the word in it that hangs on a word outside."""
    for first, past, kind in layers.names:
        inside = range(first, past)
        yield (first, past, kind), next((word for word in inside if layers.heads[word] not in inside), first)
