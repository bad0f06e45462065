"""Reads measures of pressure: what becomes of them, by whom and on whom, on whose authority, with which exceptions.

A measure is told where one of the nouns of ``data/measures.tsv`` stands where a word of ``data/moves.tsv`` tells what
becomes of it, or where a verb alone tells it ("blacklisted the bank"). Trade figures are read by ``figures.py``.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from onrecord.events.lexicon import classes, forms, singular
from onrecord.events.particulars.clause import (
    FIRST_PERSON,
    Told,
    agents,
    asks,
    clause,
    doers,
    is_hearsay,
    own_state,
    phrase,
    told,
    told_of,
)
from onrecord.events.particulars.moves import Moved, moved
from onrecord.events.particulars.page import Page
from onrecord.events.roles import Party
from onrecord.events.tables import rows
from onrecord.events.tree import TIMES, Tree
from onrecord.knowledge.tables import words
from onrecord.types.actor import ActorRef, ActorType
from onrecord.types.particular import Particular
from onrecord.types.span import Span

_ALLOWED = frozenset().union(*(classes()[one] for one in ("protest", "talk", "exercise"))) | words(
    "use killing race match fight event burning marriage violence action operation raid strike gathering tournament"
)
"""What is sanctioned where it is allowed."""
_ON = ("on", "against", "upon", "toward", "towards")
_IMPOSERS = words("us u.s. un u.n. eu uk american british european western chinese russian japanese allied nations'")
"""Words before a measure that name whose it is; another state there is whom it is on ("Iran sanctions")."""
_AUTHORITY = re.compile(
    r"(?:\b(?:UN|U\.N\.|United Nations) )?(?:Security Council )?\b[Rr]esolutions? (?:No\.? ?)?\d{3,4}"
    r"(?:(?:,| and|, and) \d{3,4}){0,4}"
    r"|\bUNSCR \d{3,4}"
    r"|\b[Ee]xecutive [Oo]rders? (?:No\.? ?)?\d{4,5}|\bE\.O\. \d{4,5}"
    r"|\bSection \d{3,4}\b|\bPresidential (?:Proclamation|Decree) (?:No\.? ?)?\d{2,5}"
    r"|\b(?:[A-Z][\w’'-]+,? (?:(?:of|and|for|in|by|with|the|through|to|Against) ){0,2}){1,9}(?:Act|Regulations?)\b"
    r"(?: of \d{4})?"
)
"""What a measure rests on: a resolution of the Security Council, an executive order, an act."""
_LONGEST_SENTENCE = 1500
_AHEAD = frozenset({"planned", "called-for"})
"""What nobody says of an evasion: who speaks of measures to come against it tells no evasion to come."""
_CLOSE = 6
"""Words before a measure in which its exception stands: "an exception to unilateral sanctions"."""
_LINKS, _STOPS = words("to from of for"), words(", ; . and but that which")
_ON_BEHIND = re.compile(r"[”\"’']?\s+(?:on|against)\s+(?:the )?")
_LONGEST_STATE = 30
"""Code points of the name of a state; a longer mention is somebody in it."""
_EXCEPTING = words("exempt exempts exempted exempting exclude excludes excluded excluding spare spares spared sparing")
_EXCEPTIONS = words("exception exceptions exemption exemptions waiver waivers carve-out carve-outs")
_ALLOWING = words("allowed allow allows allowing let lets permitted permit permits permitting granted grant grants")


class _Row(Struct, frozen=True):
    kind: str
    with_: frozenset[str]


@cache
def _nouns() -> dict[str, tuple[_Row, ...]]:
    found: dict[str, tuple[_Row, ...]] = {}
    for kind, shape, listed, with_ in rows("measures.tsv"):
        if shape == "noun":
            for word in listed.split(";"):
                row = _Row(kind, frozenset(part for part in with_.split(";") if part))
                found[word] = (*found.get(word, ()), row)
    return found


@cache
def _verbs() -> dict[str, str]:
    return {
        form: kind
        for kind, shape, listed, _ in rows("measures.tsv")
        if shape == "verb"
        for word in listed.split(";")
        for form in forms(word)
    }


def pressure_particulars(page: Page) -> Iterator[Particular]:
    """Takes a page; gives its measures with what becomes of them; nothing where the reader gives no syntax."""
    tree = page.tree
    if tree is None:
        return
    governed: set[int] = set()
    for at, word in enumerate(tree.words):
        if (word not in _nouns() and word not in _verbs()) or asks(page, tree.start[at]):
            continue
        if word in _nouns() and tree.pos[at] in {"NOUN", "PROPN"}:
            kind = _kind(tree, at)
            if kind:
                yield from _noun(page, tree, at, kind, governed)
        elif word in _verbs() and tree.pos[at] == "VERB":
            yield from _verb(page, tree, at, _verbs()[word])


def _kind(tree: Tree, at: int) -> str:
    """Gives the kind of measure that a noun tells with the words around it; '' for none."""
    near = {tree.words[kid] for kid in tree.below(at, "compound", "amod", "nmod:desc")}
    near |= {tree.words[head] for place in ("on", "of") for head in tree.behind(at, place)}
    near |= {part for word in near if "-" in word for part in word.split("-")}
    return next((row.kind for row in _nouns()[tree.words[at]] if not row.with_ or row.with_ & near), "")


def _noun(page: Page, tree: Tree, at: int, kind: str, governed: set[int]) -> Iterator[Particular]:
    found = [one for one in moved(tree, at, "pressure") if one.at not in governed]
    excepted = _exception(page, tree, at)
    by, on = _sides(page, tree, at, found)
    measure = page.particular("pressure-measure", "measure", phrase(tree, at, behind=_ON), value=kind, actors=on)
    made = []
    for one in found:
        governed.add(one.at)
        # "Smuggled in violation of sanctions": it is so where they were smuggled.
        within = one.move == "evaded" and tree.case(one.at) == "in" and tree.head[one.at] != one.at
        status, because, when = told(page, tree, tree.head[one.at] if within else one.at)
        if (status == "unknown" and not is_hearsay(tree, one.at)) or (one.move == "evaded" and status in _AHEAD):
            continue
        if status == "conditional" and because[0].startswith("“can” "):
            continue  # "the harshest sanction that a school can impose"
        if one.move == "evaded" and status == "denied" and one.place == "before":
            continue  # "not a sanctions evasion scheme" says nothing of a measure
        doing = tuple(actor for actor in _imposers(page, tree, at, one) or by if actor not in on)
        if not doing and not on:
            continue  # a measure of nobody on nobody: "sanctions that were imposed", a ban on trade on Sundays
        move = one.move
        if status == "conditional" and any("threat" in why for why in because):
            move, status = "threatened", "happened"
        made.append(_move(page, tree, one.at, measure, move, doing, (status, because, when)))
    if excepted is not None:
        span, head, granting = excepted
        status, because, when = told(page, tree, head)
        made.append(
            page.particular(
                "pressure-exception", "exception", span, about=measure.id, status=status, because=because, when=when
            )
        )
        if all(one.at != head for one in found):
            made.append(_move(page, tree, head, measure, "waived", granting, (status, because, when)))
    if made:
        yield measure
        yield from made
        yield from _around(page, measure)


def _move(  # noqa: PLR0913, PLR0917 - what is told of one move
    page: Page, tree: Tree, at: int, measure: Particular, move: str, doing: tuple[ActorRef, ...], said: Told
) -> Particular:
    status, because, when = said
    return page.particular(
        "pressure-move", "move", told_of(tree, at, measure.span), about=measure.id, value=move, actors=doing,
        when=when, status=status, because=because,
    )  # fmt: skip


def _verb(page: Page, tree: Tree, at: int, kind: str) -> Iterator[Particular]:
    """Gives the measure that a verb alone tells: "sanctioned two banks"."""
    objects = tree.objects(at)
    if not objects:
        return
    on = _named(page, tree, objects)
    ours = bool(FIRST_PERSON & {tree.words[head] for head in tree.subjects(at)})
    by = own_state(page, tree.start[at]) if ours else agents(page, tree, at)
    if any(singular(tree.words[head]) in _ALLOWED for head in objects):
        return  # "a demonstration sanctioned by the state" was allowed
    if not by and not any(one.id for one in on):
        return  # "an event sanctioned by the federation", "the race was sanctioned"
    span = Span(min(tree.start[at], phrase(tree, objects[0]).start), max(tree.end[at], phrase(tree, objects[0]).end))
    measure = page.particular("pressure-measure", "measure", span, value=kind, actors=on)
    said = told(page, tree, at)
    if said[0] == "unknown" and not is_hearsay(tree, at):
        return
    yield measure
    yield _move(page, tree, at, measure, "imposed", by, said)
    yield from _around(page, measure)


def _around(page: Page, measure: Particular) -> Iterator[Particular]:
    """Gives on whose authority a measure is, by its sentence."""
    sentence = page.sentence_at(measure.start)
    words_ = page.text[sentence.start : min(sentence.end, sentence.start + _LONGEST_SENTENCE)]
    for match in _AUTHORITY.finditer(words_):
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        yield page.particular("pressure-authority", "authority", span, about=measure.id, value=match[0])


def _sides(
    page: Page, tree: Tree, at: int, found: Sequence[Moved]
) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]:
    """Gives whose a measure is and on whom, by its own words and what its governors bring."""
    governors = [one.at for one in found if one.place != "of"]
    on = _behind(page, tree, at) or _named(
        page, tree, [head for one in (at, *governors) for place in _ON for head in tree.behind(one, place)]
    )
    before = [kid for kid in tree.below(at, "compound", "amod", "nmod:desc") if tree.printed[kid][:1].isupper()]
    whose = [kid for kid in before if tree.words[kid] in _IMPOSERS or _is_body(page, kid)]
    if not on:
        on = _named(page, tree, [kid for kid in before if kid not in whose and tree.pos[kid] == "PROPN"])
    by = doers(page, tree, tree.below(at, "nmod:poss") or whose or tree.behind(at, "by"))
    return by, on


def _is_body(page: Page, at: int) -> bool:
    """Says whether a word names an organisation: "Security Council sanctions"."""
    party = page.parties.one(at) if page.parties is not None else None
    return party is not None and party.actor.type == "organisation" and bool(party.actor.id)


def _behind(page: Page, tree: Tree, at: int) -> tuple[ActorRef, ...]:
    """Gives the state that stands right behind a measure and "on", whatever a reader makes of the rest: "on Iran"."""
    match = _ON_BEHIND.match(page.text, tree.end[at])
    if match is None:
        return ()
    here = page.mentions_in(Span(match.end(), match.end() + 1))
    return tuple(one.actor for one in here[:1] if one.actor.type == "state" and len(one.span) <= _LONGEST_STATE)


def _named(page: Page, tree: Tree, heads: Sequence[int]) -> tuple[ActorRef, ...]:
    """Gives those whom words name, nations behind "exports of" and the like included; things by their words."""
    if page.parties is None:
        return ()
    # "On North Korea days ahead of": a reader may hang the name on the time behind it.
    given = [kid for head in heads for kid in (tree.below(head, "compound") if tree.words[head] in TIMES else [head])]
    joined = [one for head in given for one in tree.joined(head)]
    acting = [
        party.actor if party.actor.id and not _within(tree, head, party) else _by_words(page, tree, head, "group")
        for head in joined
        for party in page.parties.of([head])
        if party.acts or party.place
    ]
    if acting:
        return tuple(dict.fromkeys(acting))
    deeper = [kid for head in joined for kid in (*tree.below(head, "nmod:poss", "compound", "amod"),
              *(one for place in ("from", "of", "to", "in") for one in tree.behind(head, place)))]  # fmt: skip
    named = tuple(
        actor for actor in (party.actor for party in page.parties.of(deeper) if party.acts or party.place) if actor.id
    )
    return named or tuple(_by_words(page, tree, head, "unknown") for head in given[:1])


def _within(tree: Tree, head: int, party: Party) -> bool:
    """Says whether words name somebody within a state, not the state: "the Chinese bank", not "the Chinese side"."""
    somebody = tree.tag[head] in {"NN", "NNS"} and singular(tree.words[head]) not in classes()["government"]
    return party.actor.type == "state" and somebody


def _by_words(page: Page, tree: Tree, head: int, kind: ActorType) -> ActorRef:
    """Gives somebody or something that has no id by the words for it: "several members of the regime"."""
    named = phrase(tree, head, behind=("of", "in"))
    return ActorRef("", " ".join(page.text[named.start : named.end].split()), kind)


def _imposers(page: Page, tree: Tree, at: int, one: Moved) -> tuple[ActorRef, ...]:
    if one.place == "subj":
        return ()
    if FIRST_PERSON & {tree.words[head] for head in tree.subjects(one.at)}:
        # "We are announcing sanctions": the state of whoever speaks imposes them, not the official.
        return own_state(page, tree.start[one.at])
    return agents(page, tree, one.at, thing=at)


def _above(tree: Tree, at: int) -> Iterator[int]:
    for _ in range(_CLOSE):
        if tree.head[at] == at:
            return
        at = tree.head[at]
        yield at


def _exception(page: Page, tree: Tree, at: int) -> tuple[Span, int, tuple[ActorRef, ...]] | None:
    """Gives what a measure leaves out: its words, the word that says so, and who grants it; None for nothing.

    "Allowed the ferry to enter as an exception to sanctions"; "a waiver of sanctions for Iraq"; "exempting food".
    """
    above = tree.head[at]
    for one in range(max(0, at - _CLOSE), at):
        if (
            tree.words[one] in _EXCEPTIONS
            and _LINKS & set(tree.words[one + 1 : at])
            and not _STOPS & set(tree.words[one:at])
        ):
            granted = next((verb for verb in _above(tree, one) if tree.words[verb] in _ALLOWING), -1)
            if granted >= 0:
                return clause(tree, granted), granted, agents(page, tree, granted)
            return phrase(tree, one, behind=("for", "to", "from")), one, agents(page, tree, one)
    if tree.dep[at] == "compound" and tree.words[above] in _EXCEPTIONS:
        granted = next((verb for verb in _above(tree, above) if tree.words[verb] in _ALLOWING), above)
        return phrase(tree, above, behind=("for", "to", "from")), granted, agents(page, tree, granted)
    if above == at:
        return None
    for verb in (above, *tree.below(above, "advcl", "conj"), *tree.below(at, "acl")):
        if tree.words[verb] in _EXCEPTING and tree.pos[verb] == "VERB" and (tree.objects(verb)):
            return clause(tree, verb), verb, agents(page, tree, verb, thing=at)
    return None
