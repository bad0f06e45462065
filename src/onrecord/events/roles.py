"""Says which actors the participants of an act are: by the mentions there, else by the words themselves."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from onrecord.events.lexicon import classes, singular
from onrecord.events.tree import TIMES, Tree
from onrecord.knowledge.names import names
from onrecord.knowledge.tables import words
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.ids import slug
from onrecord.types.span import Span

_STARTS = words(
    "the a an some several many at about around more than least over up to his her its their our my your other "
    "all both this that these those only also nearly almost"
)
_TELLERS = words("it he she they")
_REPRESENT = words(
    "leaders presidents ministers governments envoys representatives negotiators officials delegations "
    "diplomats armies militaries forces troops parliaments foreign premiers heads navies"
)
"""Those of two states who act for them."""
MUTUAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
"""Types of event of which two are the sides."""
SIDES = frozenset({"person", "state", "organisation", "unnamed"})
"""Types of actor that can be a side."""
FOLLOWED = 3
"""Sentences after an event of two in which "they" and "the two leaders" are still those two."""
_SIDES = frozenset({
    "sides", "leaders", "men", "women", "presidents", "ministers", "delegations", "countries", "nations", "governments",
    "parties", "allies", "neighbours", "neighbors", "powers", "states", "capitals", "officials", "diplomats", "pair",
    "duo", "koreas", "teams", "negotiators", "premiers",
})  # fmt: skip
"""What reports call two that they have named."""
_LONGEST = 120
"""Code points of a participant that is named by its words."""


_OFFICE_OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w.’'-]*(?:\s+(?:of\s+|and\s+)?[A-Z][\w.’'-]*){0,5}\s+")
"""What stands between an office and who holds it."""


class Party(Struct, frozen=True):
    """A participant with the words that name it. ``acts`` says whether it is somebody, not a thing."""

    actor: ActorRef
    words: Span
    acts: bool
    place: bool = False


class Parties:
    """The mentions of a sentence, looked up by the word that a participant's phrase hangs on."""

    def __init__(self, tree: Tree, text: str, mentions: Sequence[Mention], idle: Sequence[Span]) -> None:
        """Takes mentions in text order and the spans of what is nobody: times."""
        self._tree, self._text, self._idle = tree, text, idle
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def of(self, heads: Sequence[int], two: Sequence[ActorRef] = ()) -> list[Party]:
        """Gives the participants that words head, each actor once, in order.

        ``two`` are those of whom the report told just before: "they", "the two leaders", "both sides".
        """
        found: dict[tuple[str, str], Party] = {}
        for head in (one for given in heads for one in self._represented(given)):
            if two and self.means_two(head):
                named = Span(self._tree.start[head], self._tree.end[head])
                for actor in two:
                    found.setdefault((actor.id, actor.name), Party(actor, named, acts=True))
                continue
            party = self.one(head)
            if party is not None:
                found.setdefault((party.actor.id, party.actor.name), party)
        return list(found.values())

    def means_two(self, head: int) -> bool:
        """Says whether a word stands for two sides told of before: "they", "the two leaders", "both sides"."""
        tree = self._tree
        word = tree.words[head]
        if word in {"they", "both"}:
            mention = self._at(tree.start[head], tree.end[head])
            return mention is None or not mention.actor.id
        if word == "two":
            return any(tree.words[kid] == "the" for kid in tree.kids[head])
        if word not in _SIDES or tree.below(head, "nmod", "nmod:poss", "acl:relcl", "appos"):
            return False
        before = {tree.words[kid] for kid in tree.kids[head] if kid < head}
        return bool(before & {"two", "both"}) or (word == "sides" and "the" in before)

    def one(self, head: int) -> Party | None:
        """Gives the participant that a word heads; None where it is a time, a pronoun for nobody known, or no noun."""
        tree = self._tree
        start, end = tree.start[head], tree.end[head]
        if tree.words[head] in TIMES or any(span.start < end and start < span.end for span in self._idle):
            return None
        mention = self._at(start, end)
        if mention is not None:
            if not mention.actor.name:
                return None
            actor = mention.actor
            return Party(actor, mention.span, actor.type != "place", actor.type == "place")
        if tree.pos[head] in {"PRON", "DET", "PUNCT"}:
            teller = tree.teller(head) if tree.words[head] in _TELLERS else -1
            return self.one(teller) if teller >= 0 else None
        return self._by_words(head)

    def _represented(self, head: int) -> list[int]:
        """Gives the states of "the leaders of Japan and South Korea", who act for them; else the word itself."""
        if self._tree.words[head] in _REPRESENT:
            of = [one for kid in self._tree.behind(head, "of") for one in self._tree.joined(kid)]
            states = [one for one in of if (party := self.one(one)) is not None and party.actor.type == "state"]
            if len(states) > 1:
                return states
        return [head]

    def _at(self, start: int, end: int) -> Mention | None:
        """Gives the shortest mention that holds a word."""
        best: Mention | None = None
        place = bisect_right(self._starts, start)
        for mention in reversed(self._mentions[max(0, place - 6) : place]):
            if mention.end >= end and (best is None or len(mention.span) < len(best.span)):
                best = mention
        return best

    def _by_words(self, head: int) -> Party | None:
        tree = self._tree
        first, past = tree.phrase(head)
        while first < past - 1 and (tree.words[first] in _STARTS or tree.pos[first] in {"DET", "PUNCT", "ADP", "ADV"}):
            first += 1
        if head in tree.names and not any(at in tree.names for at in range(first, tree.names[head][0])):
            first, past = tree.names[head]
        titled = self._titled(head)
        if titled is not None:
            return Party(titled.actor, Span(tree.start[head], titled.end), acts=True)
        noun = singular(tree.words[head])
        somebody = head in tree.names or noun in _agents() or tree.pos[head] == "PROPN"
        inside = [m for m in self._within(tree.start[first], tree.end[past - 1]) if m.actor.id]
        if noun in _governments() or tree.words[head] in _governments():
            owner = next((m for m in inside if m.actor.type == "state"), None) or self._of(head)
            if owner is not None:
                return Party(owner.actor, Span(min(owner.start, tree.start[first]), tree.end[past - 1]), True)
        span = Span(tree.start[first], tree.end[past - 1])
        name = " ".join(self._text[span.start : min(span.end, span.start + _LONGEST)].split())
        if not name or not any(letter.isalpha() for letter in name):
            return None
        if not somebody:
            return Party(ActorRef("", name, "unknown"), span, acts=False)
        known = names().get(name)
        if known is not None and known.actor.type == "state":
            # "The DPRK-Russia summit": one word of two names, which no mention holds.
            return Party(known.actor, span, acts=True)
        named = any(tree.printed[at][:1].isupper() for at in range(first, past))
        return Party(ActorRef(f"group:{slug(name)}" if named else "", name, "group"), span, acts=True)

    def _titled(self, head: int) -> Mention | None:
        """Gives the person whom an office stands before: "President of Norway Ana Torres"."""
        if singular(self._tree.words[head]) not in _agents() or self._tree.words[head] in _REPRESENT:
            return None
        end = self._tree.end[head]
        for mention in self._within(end, min(end + _LONGEST, len(self._text))):
            gap = self._text[end : mention.start]
            if mention.actor.type == "person" and mention.kind == "name" and _OFFICE_OF.fullmatch(gap):
                return mention
        return None

    def _within(self, start: int, end: int) -> list[Mention]:
        place = bisect_right(self._starts, start - 1)
        found = []
        for mention in self._mentions[place : place + 8]:
            if mention.start >= end:
                break
            found.append(mention)
        return found

    def _of(self, head: int) -> Mention | None:
        """Gives the state of "the government of Japan"."""
        for one in self._tree.behind(head, "of"):
            mention = self._at(self._tree.start[one], self._tree.end[one])
            if mention is not None and mention.actor.type == "state":
                return mention
        return None


@cache
def _agents() -> frozenset[str]:
    return classes()["agent"] | classes()["government"]


@cache
def _governments() -> frozenset[str]:
    return classes()["government"]
