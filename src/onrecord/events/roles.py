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
from onrecord.types.attribution import Attribution
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
FOLLOWED = 4
"""Sentences after an event of two in which "they" and "the two leaders" are still those two."""
_SIDES = frozenset({
    "sides", "leaders", "men", "women", "presidents", "ministers", "delegations", "countries", "nations", "governments",
    "parties", "allies", "neighbours", "neighbors", "powers", "states", "capitals", "officials", "diplomats", "pair",
    "duo", "koreas", "teams", "negotiators", "premiers",
})  # fmt: skip
"""What reports call two that they have named."""
_THE_TWO = words("sides leaders presidents ministers secretaries principals pair duo")
"""What reports call two with no more than "the" before it."""
NUMBERS = {2: "two", 3: "three", 4: "four"}
"""How many sides of an event are called by their number afterwards."""
_AND_TITLE = re.compile(r",? and (?:(?:the|visiting|his|her|their|[A-Z][\w.’'-]*|of|for) ){0,10}")
"""What joins a second person to a subject: "and visiting Vice President"."""
_BEFORE_NAME = re.compile(r"(?:[A-Z][\w’'.-]*,?\s+|(?:of|for|and|the|to)\s+){1,14}\Z")
_MOST_BEFORE = 200
"""Mentions before an office among which its holder is looked for."""
_MOST_ITS = 3
"""Sentences in a row that "It" may open and still be who was named before them."""
_HEAD_WORDS = 3
"""Words at the head of a sentence among which "It" is its opening."""
_SHORTEST = 2
"""Code points of what names somebody, at least."""
_SHORT = 30
"""Code points between a subject and its verb, at most, where nothing but a time or an adverb can stand."""
_LONGEST_PAIR = 10
"""Words of two offices joined by "and"."""
_PAPERS = words(
    "statement statements report reports document documents letter study survey poll release communique communiqué "
    "declaration readout memo commentary resolution text treaty deal agreement article law"
)
"""What speaks without doing anything: whoever wrote it is another."""
_NEAREST_SOURCES = 8
"""Sources of what is said that are looked at for one word."""
_LONGEST = 120
"""Code points of a participant that is named by its words."""


_HAPPENINGS = words(
    "olympics olympic paralympics games summit conference war festival cup championship championships election "
    "elections ceremony anniversary crisis pandemic exercise exercises parade inauguration referendum retreat "
    "seminar workshop symposium reception webinar"
)
"""What the name of a happening ends in: nobody acts there, and nobody is acted on."""
_BEHIND_NAME = re.compile(
    r"(?:[’']s)?\s+(?:\([A-Z][\w.&-]{1,9}\)\s+)?"
    r"(?P<title>(?:[A-Z][\w’'.-]*,?\s+|(?:of|for|to|and|the|at|on)\s+){1,14})"
)
"""What stands between the name of a state or body and who holds an office there: "Norway (NOR) Foreign Minister"."""
_FIRST_LINE = re.compile(r"\s{0,4}(?:[A-Z]{3,}[A-Z./]*(?:[ /][A-Z]{3,})*)\s+(?=[A-Z][\w.’'-]*)")
"""The town in capitals that opens a report of an agency, with nothing behind it: "OSLO Norway will"."""
_OFFICES = words(
    "minister president secretary ambassador envoy representative commissioner director chancellor premier governor "
    "chairman chairwoman chair spokesperson spokesman spokeswoman lady coordinator adviser advisor chief general "
    "admiral king queen prince emir sultan speaker"
)
"""Offices that are written before the name of who holds them."""

_RANKS = words("vice deputy assistant acting senior first prime former")
"""What stands before an office in its name."""
_OFFICE_OF = re.compile(
    r"(?:\s+at\s+Large)?\s+(?:of|for)\s+(?:(?:of|for|the|and)\s+|[A-Z][\w.’'-]*,?\s+|\([A-Z][\w.&-]{1,9}\)\s+){1,20}"
)
"""What stands between an office and who holds it."""


class Party(Struct, frozen=True):
    """A participant with the words that name it. ``acts`` says whether it is somebody, not a thing."""

    actor: ActorRef
    words: Span
    acts: bool
    place: bool = False


class Parties:
    """The mentions of a sentence, looked up by the word that a participant's phrase hangs on."""

    def __init__(
        self,
        tree: Tree,
        text: str,
        mentions: Sequence[Mention],
        idle: Sequence[Span],
        attributions: Sequence[Attribution],
    ) -> None:
        """Takes mentions in text order, the spans of what is nobody (times), and who is found to say what."""
        self._tree, self._text, self._idle = tree, text, idle
        self._sources = sorted(
            ((one.source[0], one.speakers) for one in attributions if one.source and all(s.id for s in one.speakers)),
            key=lambda pair: pair[0],
        )
        self._source_starts = [span.start for span, _ in self._sources]
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._firsts = [first for first, _ in tree.sentences]

    def of(self, heads: Sequence[int], two: Sequence[ActorRef] = ()) -> list[Party]:
        """Gives the participants that words head, each actor once, in order.

        ``two`` are those of whom the report told just before, two or a few: "they", "the three leaders", "both sides".
        """
        found: dict[tuple[str, str], Party] = {}
        if len(two) == 2 and self._offices_of_two(heads):
            named = Span(self._tree.start[heads[0]], self._tree.end[heads[1]])
            return [Party(actor, named, acts=True) for actor in two]
        for head in (one for given in heads for one in self._represented(given)):
            if two and self.means_those(head, len(two)):
                named = Span(self._tree.start[head], self._tree.end[head])
                for actor in two:
                    found.setdefault((actor.id, actor.name), Party(actor, named, acts=True))
                continue
            party = self.one(head)
            meant = [party] if party is not None else []
            if party is None or not party.actor.id:
                meant = self._saying(head) or meant
            for one in meant:
                found.setdefault((one.actor.id, one.actor.name), one)
        return list(found.values())

    def _saying(self, head: int) -> list[Party]:
        """Gives who is found to speak where a word heads the source of what is said: "The leaders also said"."""
        start, above = self._tree.start[head], self._tree.start[self._tree.head[head]]
        if self._tree.words[head] in _PAPERS:
            return []
        place = bisect_right(self._source_starts, start)
        for span, speakers in reversed(self._sources[max(0, place - _NEAREST_SOURCES) : place]):
            if span.start <= start < span.end and not span.start <= above < span.end:
                return [Party(one, span, acts=True) for one in speakers]
        return []

    def _offices_of_two(self, heads: Sequence[int]) -> bool:
        """Says whether two offices with nobody's name stand for the two told of: "The Secretary and the Emir"."""
        tree = self._tree
        if len(heads) != 2 or any(self._at(tree.start[one], tree.end[one]) is not None for one in heads):
            return False
        first, past = tree.phrase(heads[0])[0], heads[1]
        return (
            all(tree.words[one] in _OFFICES for one in heads)
            and past - first < _LONGEST_PAIR
            and tree.words[first] == "the"
            and not any(tree.below(one, "nmod", "nmod:poss", "acl:relcl", "appos") for one in heads)
        )

    def joined_before(self, party: Party, place: int) -> list[Party]:
        """Gives who else stands between a subject and its verb, joined by "and", where syntax lost them."""
        found: list[Party] = []
        last = party.words
        for mention in self._within(party.words.end, place):
            gap = self._text[last.end : mention.start]
            if mention.actor.type in {"state", "office"} and mention.start >= last.end:
                continue  # part of a title: "U.S. Vice President"
            if mention.actor.type != "person" or mention.kind != "name" or not _AND_TITLE.fullmatch(gap):
                break
            found.append(Party(mention.actor, mention.span, acts=True))
            last = mention.span
        between = self._text[last.end : place]
        return found if found and len(between) < _SHORT and not re.search(r"[,;:.]", between) else []

    def pair(self, first: int, past: int) -> tuple[ActorRef, ...]:
        """Gives the two, and no more, who are the subject of a verb of a sentence: "Torres and Berg reaffirmed"."""
        tree = self._tree
        for at in range(first, past):
            if tree.pos[at] != "VERB" or tree.dep[at] not in {"root", "ROOT", "conj", "ccomp"}:
                continue
            heads = [one for head in tree.below(at, "nsubj") for one in tree.joined(head)]
            if len(heads) not in {1, 2} or self._at(tree.start[heads[0]], tree.end[heads[0]]) is None:
                continue
            parties = [one for one in self.of(heads) if one.acts]
            if len(parties) == 1:
                parties += self.joined_before(parties[0], tree.start[at])
            sides = tuple(one.actor for one in parties if one.actor.id and one.actor.type in {"person", "state"})
            if len(sides) == 2 and sides[0].type == sides[1].type:
                return sides
        return ()

    def means_those(self, head: int, count: int = 2) -> bool:
        """Says whether a word stands for so many told of before: "they", "the two leaders", "both sides"."""
        tree = self._tree
        word = tree.words[head]
        if word == "they" or (word == "both" and count == 2):
            mention = self._at(tree.start[head], tree.end[head])
            return mention is None or not mention.actor.id
        if word == NUMBERS.get(count):
            return any(tree.words[kid] == "the" for kid in tree.kids[head])
        if word not in _SIDES or tree.below(head, "nmod", "nmod:poss", "acl:relcl", "appos"):
            return False
        before = {tree.words[kid] for kid in tree.kids[head] if kid < head}
        numbered = NUMBERS.get(count) in before or (count == 2 and "both" in before)
        return numbered or (word in _THE_TWO and before == {"the"})

    def one(self, head: int) -> Party | None:
        """Gives the participant that a word heads; None where it is a time, a pronoun for nobody known, or no noun."""
        tree = self._tree
        start, end = tree.start[head], tree.end[head]
        if tree.words[head] in TIMES or any(span.start < end and start < span.end for span in self._idle):
            return None
        mention = self._at(start, end) or self._named_behind(head)
        town = self._town()
        if start < town:
            # "OSLO Norway has sent": the town only says where the report comes from.
            first = next((one for one in self._within(town, town + _SHORT) if one.actor.name), None)
            return Party(first.actor, first.span, acts=True) if first is not None else None
        if mention is not None:
            if not mention.actor.name:
                return None
            holder = self._officer(mention)
            if mention.actor.type in {"office", "unnamed", "group"}:
                holder = self._titled(head) or self._told_of_by_office(head) or holder
            if holder is not None:
                return Party(holder.actor, Span(mention.start, max(holder.end, mention.end)), acts=True)
            actor = mention.actor
            idle = actor.type in {"organisation", "unknown"} and actor.name.lower().rsplit(" ", 1)[-1] in _HAPPENINGS
            return Party(actor, mention.span, actor.type != "place" and not idle, actor.type == "place")
        if tree.pos[head] in {"PRON", "DET", "PUNCT"}:
            teller = tree.teller(head) if tree.words[head] in _TELLERS else -1
            if teller >= 0:
                return self.one(teller)
            return self._taken_up(head) if tree.words[head] == "it" else None
        # "Both sides", of whom nothing tells before, are nobody known.
        return None if any(self.means_those(head, count) for count in NUMBERS) else self._by_words(head)

    def nation(self, head: int) -> Party | None:
        """Gives the state whose adjective or name a word is: "Norwegian"."""
        known = names().get(self._tree.printed[head])
        if known is None or known.actor.type != "state":
            return self.one(head)
        return Party(known.actor, Span(self._tree.start[head], self._tree.end[head]), acts=True)

    def _town(self) -> int:
        """Gives the end of the town in capitals that opens a report; 0 for none."""
        found = _FIRST_LINE.match(self._text)
        named = self._mentions[0] if self._mentions else None
        if found is None or (named and named.start < found.end() and named.actor.type == "organisation"):
            return 0
        return found.end()

    def _taken_up(self, head: int) -> Party | None:
        """Gives the state or body that "It" at the head of a sentence takes up from the head of the one before."""
        tree = self._tree
        number = bisect_right(self._firsts, head) - 1
        for before in range(number - 1, max(-1, number - 1 - _MOST_ITS), -1):
            if not self._opens(head, before + 1):
                return None
            first, past = tree.sentences[before]
            root = next((at for at in range(first, past) if tree.dep[at] in {"root", "ROOT"}), -1)
            subjects = tree.below(root, "nsubj") if root >= 0 and tree.pos[root] == "VERB" else []
            if len(subjects) != 1 or len(tree.joined(subjects[0])) != 1:
                return None
            mention = self._at(tree.start[subjects[0]], tree.end[subjects[0]])
            if mention is not None and mention.actor.id:
                acting = mention.actor.type in {"state", "organisation"}
                return Party(mention.actor, Span(tree.start[head], tree.end[head]), acts=True) if acting else None
            if tree.words[subjects[0]] != "it":
                return None
            head = subjects[0]
        return None

    def _opens(self, head: int, number: int) -> bool:
        """Says whether a word is the subject of a sentence's main verb, and stands at its head."""
        tree = self._tree
        verb = tree.head[head]
        return (
            head - tree.sentences[number][0] < _HEAD_WORDS
            and tree.dep[head] == "nsubj"
            and tree.pos[verb] == "VERB"
            and tree.dep[verb] in {"root", "ROOT"}
            and not tree.below(verb, "cop", "aux:pass", "ccomp")
        )

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
        titled = self._titled(head) or self._beside(head) or self._told_of_by_office(head)
        if titled is not None:
            return Party(titled.actor, Span(tree.start[head], max(titled.end, tree.end[head])), acts=True)
        noun = singular(tree.words[head])
        somebody = head in tree.names or noun in _agents() or tree.pos[head] == "PROPN"
        somebody = somebody and tree.words[head] not in _HAPPENINGS
        inside = [m for m in self._within(tree.start[first], tree.end[past - 1]) if m.actor.id]
        if noun in _governments() or tree.words[head] in _governments():
            owner = next((m for m in inside if m.actor.type == "state"), None) or self._of(head)
            if owner is not None:
                return Party(owner.actor, Span(min(owner.start, tree.start[first]), tree.end[past - 1]), True)
        span = self._behind_town(Span(tree.start[first], tree.end[past - 1]))
        whole = next((m for m in inside if m.start == span.start and m.end == span.end), None)
        if whole is not None and whole.actor.type != "place":
            return Party(whole.actor, whole.span, acts=True)
        name = " ".join(self._text[span.start : min(span.end, span.start + _LONGEST)].split())
        if len(name) < _SHORTEST or not any(letter.isalpha() for letter in name):
            return None
        if not somebody:
            return Party(ActorRef("", name, "unknown"), span, acts=False)
        known = names().get(name)
        if known is not None and known.actor.type == "state":
            # "The DPRK-Russia summit": one word of two names, which no mention holds.
            return Party(known.actor, span, acts=True)
        named = any(tree.printed[at][:1].isupper() and not _is_office(tree.words[at]) for at in range(first, past))
        return Party(ActorRef(f"group:{slug(name)}" if named else "", name, "group"), span, acts=True)

    def _behind_town(self, span: Span) -> Span:
        """Gives a span without the town in capitals that opens a report: "OSLO Norway"."""
        town = self._town()
        return Span(town, span.end) if span.start < town < span.end else span

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

    def _officer(self, mention: Mention) -> Mention | None:
        """Gives the person whom the name of a state or body only leads up to: "Norway’s Minister Ana Torres"."""
        if mention.kind != "name" or mention.actor.type not in {"state", "organisation"}:
            return None
        found = _BEHIND_NAME.match(self._text, mention.end, mention.end + _LONGEST)
        if found is None or not _OFFICES & {word.strip(",").lower() for word in found["title"].split()}:
            return None
        for other in self._within(mention.end, found.end() + 1):
            gap = self._text[mention.end : other.start]
            between = _BEHIND_NAME.fullmatch(gap)
            if other.actor.type == "person" and other.kind == "name" and between is not None:
                last = between["title"].split()[-1].strip(",").lower()
                known = bool(_OFFICES & {word.strip(",").lower() for word in between["title"].split()})
                return other if known and last not in {"and", "the", "of", "to"} else None
        return None

    def _named_behind(self, head: int) -> Mention | None:
        """Gives the name right behind the noun that says what it is: "Ferry operator Norlin"."""
        tree = self._tree
        for kid in tree.below(head, "appos", "flat"):
            mention = self._at(tree.start[kid], tree.end[kid])
            if mention is not None and mention.kind == "name" and mention.start == tree.end[head] + 1:
                return mention if mention.actor.type != "place" else None
        return None

    def _beside(self, head: int) -> Mention | None:
        """Gives the person by whom an office is explained: "the First Lady, Olena Berg"."""
        if self._tree.words[head] not in _OFFICES:
            return None
        for kid in self._tree.below(head, "appos"):
            mention = self._at(self._tree.start[kid], self._tree.end[kid])
            if mention is not None and mention.actor.type == "person" and mention.kind == "name":
                return mention
        return None

    def _told_of_by_office(self, head: int) -> Mention | None:
        """Gives the one person named before with the office that a phrase is: "The Under Secretary will also meet"."""
        tree = self._tree
        if tree.words[head] not in _OFFICES or tree.printed[head].islower() or tree.below(head, "nmod", "nmod:poss"):
            return None
        first, past = tree.phrase(head)
        if past != head + 1:
            return None
        while first < head and tree.words[first] in _STARTS:
            first += 1
        office = " ".join(tree.printed[first:past]).lower()
        before = bisect_right(self._starts, tree.start[head])
        held = {
            one.actor.id: one
            for one in self._mentions[max(0, before - _MOST_BEFORE) : before]
            if one.actor.type == "person" and one.actor.id and f" {office} " in f" {self._title(one)} "
        }
        return next(iter(held.values())) if len(held) == 1 else None

    def _title(self, mention: Mention) -> str:
        """Gives the words in capitals before a name, in lower case: "assistant secretary of state for energy"."""
        found = _BEFORE_NAME.search(self._text, max(0, mention.start - _LONGEST), mention.start)
        return " ".join(found[0].lower().replace(",", " ").split()) if found else mention.title.lower()

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


def _is_office(word: str) -> bool:
    """Says whether a word names an office or a government, whoever holds it: "the Vice President"."""
    return bool({word, singular(word)} & (_governments() | _OFFICES | _RANKS))


@cache
def _agents() -> frozenset[str]:
    return classes()["agent"] | classes()["government"]


@cache
def _governments() -> frozenset[str]:
    return classes()["government"]
