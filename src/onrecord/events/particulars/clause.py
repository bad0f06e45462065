"""What a clause says around a word: who does it, what is told of it, when, and where its words begin and end."""

import re
from collections.abc import Iterable, Sequence

from onrecord.events.form import cues_of
from onrecord.events.lexicon import classes, singular
from onrecord.events.particulars.page import Page
from onrecord.events.standing import standing_of
from onrecord.events.tree import Tree
from onrecord.events.when import when_of
from onrecord.knowledge.names import names
from onrecord.knowledge.people import state_of_person
from onrecord.knowledge.tables import words
from onrecord.types.actor import ActorRef
from onrecord.types.event import Status
from onrecord.types.span import Span
from onrecord.types.when import When

_LEADING = words("where when even also only just still already again newly not")
_DEEPEST = 4
"""Nouns through which a doer is looked for."""

_MOST_VERBS = 60
_NEAREST = 60
"""Code points before a verb in which its subject is named."""

_FARTHEST = 240
"""Code points between what tells a move and the thing moved that are given as evidence."""

WIDEST = 60
"""Words of a clause or phrase that are given as evidence; a longer one is cut there."""

Told = tuple[Status, tuple[str, ...], When | None]
"""What is told of an act: its status, why, and when it was or will be."""

_ASKERS = words("question q reporter moderator")
"""What a transcript calls those who ask."""
FIRST_PERSON = words("we our us i my ours")
_PLACED = ("in", "at", "near", "off", "to", "around", "along", "into", "across", "on", "over", "toward", "towards")
_MAKES = words("made built produced backed supplied designed style bound occupied held")
"""Words behind the name of a state that make nothing its own: "US-made"."""
_PARTS = re.compile(r"[\s/–-]+")
_LONGEST_PHRASE = 300
_PLACES = frozenset({"LOC", "FAC", "GPE"})
"""Labels of names of places, of this reader and of spaCy's own pipelines."""
_INSIDE = frozenset({"in", "at", "near", "off"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "appos", "punct", "ccomp", "conj", "cc"})


def doers(page: Page, tree: Tree, heads: Iterable[int]) -> tuple[ActorRef, ...]:
    """Gives the actors that words head, those who act alone; "we" is who speaks."""
    found: dict[ActorRef, None] = {}
    if page.parties is None:
        return ()
    for head in heads:
        if tree.words[head] in FIRST_PERSON:
            said = page.speakers_at(tree.start[head])
            found.update(dict.fromkeys(one for one in said if one.name.lower() not in _ASKERS))
            continue
        if FIRST_PERSON & {tree.words[kid] for kid in tree.below(head, "nmod:poss")} and _governs(tree, head):
            found.update(dict.fromkeys(own_state(page, tree.start[head])))
            continue
        for party in page.parties.of(tree.joined(head), page.two_at(tree.start[head])):
            if party.acts and party.actor.name:
                found[party.actor] = None
    return tuple(found)


def _governs(tree: Tree, head: int) -> bool:
    """Says whether a noun means a state or who governs it: "our country", "my administration"."""
    return singular(tree.words[head]) in classes()["government"]


def own_state(page: Page, place: int) -> tuple[ActorRef, ...]:
    """Gives the states of those who say "our country" at a code point; nobody where they are not known."""
    day = page.published.from_[:10] if page.published.from_ else None
    found = (one if one.type == "state" else state_of_person(one.id, one.name, day) for one in page.speakers_at(place))
    return tuple(one for one in found if one is not None)


def agents(page: Page, tree: Tree, at: int, *, thing: int = -1) -> tuple[ActorRef, ...]:
    """Gives who does what a verb or a noun tells; ``thing`` is what it is done to and does nothing."""
    heads = _doing(tree, at) if tree.pos[at] == "NOUN" else tree.subjects(at)
    found = doers(page, tree, [head for head in heads if head != thing]) or _right_before(page, tree, at)
    if len(found) == 1 and heads and tree.pos[at] != "NOUN" and page.parties is not None:
        party = page.parties.one(heads[0])
        if party is not None and party.actor == found[0]:
            found += tuple(one.actor for one in page.parties.joined_before(party, tree.start[tree.head[heads[0]]]))
    return found


def _right_before(page: Page, tree: Tree, at: int) -> tuple[ActorRef, ...]:
    """Gives the person named right before a verb in the past or present, a time between, where a reader lost it."""
    if tree.tag[at] not in {"VBD", "VBZ"} or tree.subjects(at) or tree.passive(at):
        return ()
    sentence = page.sentence_at(tree.start[at])
    near = Span(max(sentence.start, tree.start[at] - _NEAREST), tree.start[at])
    for mention in reversed(page.mentions_in(near)):
        between = page.text[mention.end : tree.start[at]]
        for time in page.times_in(Span(mention.end, tree.start[at])):
            between = between.replace(time.span.words(page.text), "")
        if not between.replace(" on ", "").strip():
            return (mention.actor,) if mention.actor.type == "person" else ()
    return ()


def _doing(tree: Tree, at: int) -> list[int]:
    """Gives who does what a noun tells: by its own words, else who holds it or has conducted "a series of" it."""
    for _ in range(_DEEPEST):
        heads = tree.below(at, "nmod:poss") or tree.behind(at, "by")
        heads = heads or [kid for kid in tree.below(at, "compound", "amod") if tree.printed[kid][:1].isupper()]
        above = tree.head[at]
        if heads or above == at:
            return heads
        if tree.dep[at] in {"obj", "xcomp"} and tree.pos[above] == "VERB":
            return tree.subjects(above)
        if tree.dep[at] not in {"nmod", "conj"} or (tree.dep[at] == "nmod" and tree.case(at) != "of"):
            return []
        at = above
    return []


def asks(page: Page, place: int) -> bool:
    """Says whether the sentence around a code point is a question: it tells nothing."""
    sentence = page.sentence_at(place)
    return page.text[sentence.start : sentence.end].rstrip(' \n\t”"').endswith("?")


def told(page: Page, tree: Tree, at: int) -> Told:
    """Gives what is told of a verb or noun, why, and when it was or will be."""
    word = Span(tree.start[at], tree.end[at])
    sentence = page.sentence_at(word.start)
    status, why = standing_of(tree, page.text, sentence, at)
    times = page.times_in(sentence)[:100]
    said = page.said_at(word.start)
    if said is not None and said.kind != "indirect":
        # Of what stands in a quotation, times outside it tell nothing: "in a statement on 4 May titled".
        times = [time for time in times if any(part.contains(time.span) for part in said.content)]
    tokens = page.tokens_in(sentence)
    others = [Span(tree.start[one], tree.end[one]) for one in tokens if one != at and tree.pos[one] == "VERB"]
    when = when_of(page.text, word, times, others[:_MOST_VERBS], page.published, status)
    return status, (why,) if why else (), when


def owners(page: Page, tree: Tree, at: int) -> tuple[ActorRef, ...]:
    """Gives whose a thing is by its own words: "Japan's", "U.S.", "of the North"."""
    heads = tree.below(at, "nmod:poss") or [
        kid
        for kid in tree.below(at, "compound", "amod", "nmod:desc")
        if tree.printed[kid][:1].isupper()
        and not page.text[max(0, tree.start[kid] - 5) : tree.start[kid]].endswith("anti-")
    ]
    found = tuple(
        one
        for head in heads
        for one in (doers(page, tree, [head]) or _nation(tree.printed[head]))
        if one.id and one.type in {"state", "organisation"}
    )
    found = found or tuple(one for one in doers(page, tree, tree.behind(at, "of")) if one.type == "state")
    within = _nations(phrase(tree, at).words(page.text))
    if len(within) > 1 or (within and not found):
        # "U.S.-South Korean drills"
        return within
    if found:
        return found
    first, past = tree.phrase(at)
    inside = page.mentions_in(Span(tree.start[first], tree.end[past - 1]))
    return tuple(
        dict.fromkeys(
            one.actor
            for one in inside
            if one.actor.type == "state"
            and one.actor.id
            and not page.text[max(0, one.start - 5) : one.start].endswith("anti-")
        )
    )


def _nation(word: str) -> tuple[ActorRef, ...]:
    """Gives the state that a name or adjective stands for: "Russian"."""
    name = names().get(word)
    return (name.actor,) if name is not None and name.actor.type == "state" else ()


def _nations(text: str) -> tuple[ActorRef, ...]:
    """Gives the states named in a phrase, by names and adjectives, in order: "U.S.-South Korean"."""
    parts = [part for part in _PARTS.split(text[:_LONGEST_PHRASE]) if part]
    found: dict[ActorRef, None] = {}
    at = 0
    while at < len(parts):
        for count in (3, 2, 1):
            state = _nation(" ".join(parts[at : at + count]))
            behind = parts[at + count] if at + count < len(parts) else ""
            if state and behind not in _MAKES and (at == 0 or parts[at - 1] != "anti"):
                found[state[0]] = None
                at += count - 1
                break
        at += 1
    return tuple(found)


def place_of(page: Page, tree: Tree, heads: Iterable[int]) -> tuple[Span, ActorRef] | None:
    """Gives the first place that a preposition brings to one of these words, with its words."""
    if page.parties is None:
        return None
    for at in heads:
        for preposition in _PLACED:
            for head in tree.behind(at, preposition):
                party = page.parties.one(head)
                if party is not None and party.actor.type in {"place", "state"} and party.actor.name:
                    return party.words, party.actor
                if preposition in _INSIDE and page.doc[head].ent_type_ in _PLACES:
                    # Towns and bases of which the tables of names know nothing.
                    named = phrase(tree, head)
                    return named, ActorRef("", named.words(page.text), "place")
    return None


def phrase(tree: Tree, at: int, *, behind: Sequence[str] = ()) -> Span:
    """Gives the words of a noun phrase, with what these prepositions bring to it."""
    first, past = tree.phrase(at)
    own = past
    for preposition in behind:
        for head in tree.behind(at, preposition) or _right_behind(tree, at, preposition, own):
            past = max([past, tree.phrase(head)[1], *(tree.phrase(one)[1] for one in tree.joined(head))])
    while first < past - 1 and (tree.pos[first] in {"PUNCT", "DET", "ADP"} or tree.words[first] in _LEADING):
        first += 1
    return Span(tree.start[first], tree.end[min(past, first + WIDEST) - 1])


def _right_behind(tree: Tree, at: int, preposition: str, past: int) -> list[int]:
    """Gives what a preposition right behind an object brings, though read as the verb's: "sanctioned banks in"."""
    if tree.dep[at] != "obj":
        return []
    return [head for head in tree.behind(tree.head[at], preposition) if min(tree.kids[head], default=head) == past]


def with_quote(text: str, span: Span) -> Span:
    """Gives a span with the quotation mark that opens right before it, where it closes one."""
    if span.start and text[span.start - 1] in '“"‘':
        inside = text[span.start : span.end]
        if any(mark in inside for mark in '”"’'):
            return Span(span.start - 1, span.end)
    return span


def told_of(tree: Tree, at: int, thing: Span) -> Span:
    """Gives the words from what tells a move to the thing moved, the word alone where they stand far apart."""
    first, last = min(tree.start[at], thing.start), max(tree.end[at], thing.end)
    return Span(first, last) if last - first <= _FARTHEST else Span(tree.start[at], tree.end[at])


def _added(tree: Tree, at: int) -> bool:
    """Says whether a clause is added behind a comma: ", seemingly because"."""
    first = min([at, *tree.kids[at]])
    before = range(max(0, first - 2), first)
    return tree.dep[at] in {"advcl", "parataxis", "acl:relcl"} and any(tree.words[one] == "," for one in before)


def clause(tree: Tree, at: int, *, without: frozenset[str] = _CLAUSES) -> Span:
    """Gives the words from a verb to the end of what hangs on it in its own clause."""
    last = at
    todo = [(at, 0)]
    seen = 0
    while todo and seen < WIDEST:
        word, depth = todo.pop()
        seen += 1
        last = max(last, word)
        todo += [
            (kid, depth + 1)
            for kid in tree.kids[word]
            if kid > at and (tree.dep[kid] not in without if not depth else not _added(tree, kid))
        ]
    while last > at and (tree.pos[last] == "PUNCT" and tree.printed[last] not in {'"', "”", ")"}):
        last -= 1
    return Span(tree.start[at], tree.end[min(last, at + WIDEST)])


def is_hearsay(tree: Tree, at: int) -> bool:
    """Says whether the report leaves it open whether what a word tells is so: "reportedly"."""
    return any(tree.words[kid] in cues_of()["hearsay"] for kid in tree.kids[at])
