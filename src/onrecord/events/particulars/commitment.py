"""Reads commitments: who promises what to whom, by when, on what condition; reaffirmed, changed, met, dropped.

Words that commit are those of ``data/promises.tsv``: verbs with what is promised behind them ("pledged to send"), nouns
where a word of ``data/moves.tsv`` says what becomes of the promise ("reaffirmed their commitment to"), and what leaders
say in their own words they will do, or two sides say in a joint statement.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from onrecord.events.acts import complement
from onrecord.events.form import cues_of
from onrecord.events.lexicon import forms
from onrecord.events.particulars.clause import (
    Told,
    agents,
    asks,
    clause,
    doers,
    is_hearsay,
    phrase,
    told,
    told_of,
    with_quote,
)
from onrecord.events.particulars.moves import Moved, moved
from onrecord.events.particulars.page import Page
from onrecord.events.tables import rows
from onrecord.events.tree import Tree
from onrecord.knowledge.people import person
from onrecord.knowledge.tables import words
from onrecord.text.fold import folded_words
from onrecord.text.sense import FUNCTION_WORDS
from onrecord.types.actor import ActorRef
from onrecord.types.particular import Particular
from onrecord.types.span import Span

_WILL = words("will shall 'll ’ll")
_WOULD = words("will shall 'll ’ll would")
_US = words("we i")
_THEMSELVES = words("we i they he she it both sides countries nations government allies country leaders parties")
_AIMLESS = words(
    "see be have know find get need learn hear look come think feel say tell ask talk speak go going let turn happen "
    "try want note remember recall mean depend announce discuss discussing meet take pursue going leave "
    "mind coming seeing having getting talking looking miss carry spend spending invite win lose succeed prevail enjoy "
    "love like appreciate wait stand sit live watch introduce thank welcome close begin start "
    "pay paying determine prepare"
)
"""Verbs behind "we will" that promise nothing."""
_AID = re.compile(
    r"[$€£¥]|\b(?:million|billion|aid|assistance|support|help|funds?|funding|troops|weapons|loans?)\b", re.IGNORECASE
)
_JOINT = re.compile(r"\bjoint (?:statement|declaration|communiqu|press statement|vision)|\bcommuniqu", re.IGNORECASE)
_CONDITIONS = words("if unless once provided until")
_IN_EXCHANGE = re.compile(
    r"\b(?:in (?:exchange|return) for|on (?:the )?condition(?: that)?|provided that|as long as|so long as|"
    r"contingent on|conditional on)\b[^.;\n]{3,160}",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|before|until|till|within|no later than|in|over|through|on|from|starting|for)\s+"
    r"(?:(?:the|about|around|early|late|mid|at least|next|coming|end|of|beginning|a|an)[ -]+){0,4}\Z",
    re.IGNORECASE,
)
_PAST = re.compile(r"(?:the )?(?:recent|last|past|previous)\b", re.IGNORECASE)
_RECEIVING = frozenset({"person", "office", "state", "organisation", "unnamed"})
_OF_PERSONS = frozenset({"person", "office", "state", "organisation", "group", "unnamed"})
_BESIDE = frozenset({"acl:relcl", "advcl", "parataxis", "punct", "conj", "cc", "ccomp"})
_ASIDE = frozenset({"acl:relcl", "advcl", "parataxis", "punct"})
_COUNTRY = words("country nation government administration state")
_ENDS = frozenset({"met", "dropped", "changed"})
_TAKEN_UP = 3
"""Sentences after a promise in which "that pledge" is still it."""
_FEWEST_WORDS = 3
"""Words with a meaning in what somebody says he will do; "will back it" says nothing alone."""
_VAGUE = words("need importance way idea fact matter issue issues point points")
_FAILED = re.compile(r"“(?:could not|couldn[’']t|cannot|can[’']t|unable|failed|fail|yet)\b")
"""Reasons by which no promise came about."""
_SHORTEST = 8
"""Code points of what is promised: shorter words say nothing that could be held against anybody."""


class _Row(Struct, frozen=True):
    move: str
    places: tuple[str, ...]


@cache
def _words(shape: str) -> dict[str, _Row]:
    found = {}
    for move, kind, listed, places in rows("promises.tsv"):
        if kind == shape:
            row = _Row(move, tuple(part for part in places.split(";") if part))
            for word in listed.split(";"):
                found.update(dict.fromkeys(forms(word) if shape == "verb" else (word,), row))
    return found


def commitment_particulars(page: Page) -> Iterator[Particular]:
    """Takes a page; gives its commitments; nothing where the reader gives no syntax."""
    tree = page.tree
    if tree is None:
        return
    last: Particular | None = None
    joint = _JOINT.search(page.report.title) is not None
    for at, word in enumerate(tree.words):
        held: Iterator[Particular] | None = None
        if tree.pos[at] == "VERB" and word in _words("verb") and tree.dep[at] not in {"amod", "compound"}:
            held = _verb(page, tree, at, _words("verb")[word])
        if tree.pos[at] in {"ADJ", "VERB"} and word in _words("adjective") and tree.below(at, "cop", "aux:pass"):
            held = _verb(page, tree, at, _words("adjective")[word])
        elif tree.pos[at] == "NOUN" and word in _words("noun"):
            held = _noun(page, tree, at, last)
        elif word in _WILL and tree.dep[at] == "aux":
            held = _will(page, tree, tree.head[at], joint=joint)
        for one in held or ():
            if asks(page, tree.start[at]):
                break
            if one.field == "act":
                last = one
            yield one


def _verb(page: Page, tree: Tree, at: int, row: _Row) -> Iterator[Particular]:
    """Gives what a verb or adjective promises: "pledged to send", "agreed that both will", "is committed to peace"."""
    promised, head = _promised(page, tree, at, row)
    if promised is None or tree.below(at, "obl:agent"):
        return  # "crimes committed by either side"
    adjective = bool(tree.below(at, "cop", "aux:pass"))
    by = doers(page, tree, tree.below(at, "nsubj", "nsubj:pass")) if adjective else agents(page, tree, at)
    given = tree.below(at, "iobj") or (tree.objects(at) if head >= 0 else tree.behind(at, "to"))
    to = doers(page, tree, given) if tree.pos[at] == "VERB" else ()
    event = page.event_by_trigger.get(tree.start[at])
    if event is not None and event.type == "AGREE":
        # Two who agree with each other are the event's source and its target.
        by = by if set(event.sources) <= set(by) else event.sources or by
    yield from _made(page, tree, at, promised, head, row.move, by, to or _receivers(page, tree, head))


def _promised(page: Page, tree: Tree, at: int, row: _Row) -> tuple[Span | None, int]:
    """Gives the words for what is promised, and the verb in them, -1 for none."""
    behind = complement(tree, at)
    if behind >= 0:
        words_ = _behind(page, tree, at, behind, row)
        return words_, behind if words_ is not None else -1
    for place in row.places:
        heads = tree.objects(at) if place == "obj" else tree.behind(at, place)
        for head in heads:
            span = Span(phrase(tree, head).start, clause(tree, head, without=_ASIDE).end)
            if place != "obj":
                return (None if tree.words[head] in _VAGUE else span), -1
            if tree.below(at, "iobj") or _AID.search(page.text[span.start : span.end]):
                # "$75 million in assistance to": what is added hangs on the verb.
                return Span(span.start, max(span.end, clause(tree, at, without=_BESIDE).end)), -1
    gerund = next((kid for kid in tree.below(at, "advcl", "xcomp") if tree.tag[kid] == "VBG" and kid > at), -1)
    if gerund >= 0 and "to" in row.places and any(tree.words[kid] == "to" for kid in tree.kids[gerund]):
        return _from_first(tree, gerund, at), gerund
    return None, -1


def _behind(page: Page, tree: Tree, at: int, behind: int, row: _Row) -> Span | None:
    """Gives the words for what is promised in a clause; None where the clause promises nothing."""
    clausal = tree.dep[behind] == "ccomp"
    if (
        clausal
        and tree.tag[at] in {"VBP", "VBZ", "VB"}
        and not _WILL & {tree.words[kid] for kid in tree.below(behind, "aux")}
    ):
        return None  # "I guarantee you he would not": what one is sure of
    if clausal and {"have", "had"} & {tree.words[kid] for kid in tree.below(behind, "aux")}:
        return None  # "agreed that a test would have shown it": what one thinks
    if tree.dep[at] == "acl:relcl" and not clausal and not tree.below(behind, "obj", "obl"):
        return None  # "the refugees they agreed to take in": the words for what is promised stand elsewhere
    if clausal and not _WOULD & {tree.words[kid] for kid in tree.below(behind, "aux")}:
        return None
    if row.move == "reaffirmed" and (clausal == ("to" in row.places) or (clausal and not _of_theirs(tree, behind))):
        return None
    found = _from_first(tree, behind, at)
    given = next((head for head in tree.objects(at) if head < behind), -1)
    if not clausal and given > at and _AID.search(phrase(tree, given).words(page.text)):
        # "Pledged 3 billion to help": what is given is promised, not only what for.
        return Span(phrase(tree, given).start, found.end)
    return found


def _of_theirs(tree: Tree, verb: int) -> bool:
    """Says whether a clause tells what those who speak will do: "reaffirmed that they will", "that both countries"."""
    return any(tree.words[kid] in _THEMSELVES or tree.pos[kid] == "PROPN" for kid in tree.below(verb, "nsubj"))


def _from_first(tree: Tree, verb: int, after: int) -> Span:
    """Gives the words of a clause behind a word, with its subject, without "to" and "that" before them."""
    whole = clause(tree, verb, without=frozenset({"advcl", "parataxis", "punct"}))
    before = [kid for kid in tree.kids[verb] if after < kid < verb and tree.dep[kid] not in {"mark", "punct", "cc"}]
    first = max(after + 1, min([verb, *(tree.phrase(kid)[0] for kid in before)]))
    return Span(tree.start[first], whole.end)


def _noun(page: Page, tree: Tree, at: int, last: Particular | None) -> Iterator[Particular]:
    """Gives what becomes of a promise that a noun names: "reaffirmed their commitment to", "broke a pledge to".

    A promise that says nothing of its own is the last one told of: "he delivered on that pledge".
    """
    found = next(moved(tree, at, "promise"), None)
    if found is None:
        return
    head = next((kid for kid in tree.below(at, "acl") if tree.tag[kid] in {"VB", "VBG"} and kid > at), -1)
    if head >= 0:
        promised: Span | None = _from_first(tree, head, at)
    else:
        heads = [one for place in ("to", "on", "of") for one in tree.behind(at, place)]
        promised = None
        if heads:
            promised = Span(phrase(tree, heads[0]).start, clause(tree, heads[0], without=_ASIDE).end)
        if heads and doers(page, tree, heads[:1]):
            # "Commitment to Japan": the words for the promise itself say what it is.
            promised = phrase(tree, at, behind=("to",))
    if promised is None:
        if last is not None and found.move in _ENDS:
            yield from _ended(page, tree, at, found, last)
        return
    owning = [kid for kid in tree.below(at, "nmod:poss", "det") if tree.dep[kid] != "det" or tree.pos[kid] == "PRON"]
    by = doers(page, tree, owning) or agents(page, tree, found.at, thing=at)
    if any(tree.pos[kid] == "PRON" or tree.words[kid] in _COUNTRY for kid in owning):
        by = agents(page, tree, found.at, thing=at) or by
    to = doers(page, tree, tree.behind(at, "to"))
    said = told(page, tree, found.at)
    if any(tree.words[kid] == "no" for kid in tree.below(at, "det")):
        said = ("denied", ("“no” stands before it",), said[2])
    receivers = to or _receivers(page, tree, head)
    yield from _made(page, tree, found.at, promised, head, found.move, by, receivers, said=said)


def _ended(page: Page, tree: Tree, at: int, found: Moved, last: Particular) -> Iterator[Particular]:
    """Gives what becomes of the promise told of before: "he delivered on that pledge"."""
    if tree.dep[at] == "conj":
        return  # "honour their courage and commitment" is a virtue of theirs
    if page.sentence_number(tree.start[at]) - page.sentence_number(last.start) > _TAKEN_UP:
        return
    status, because, when = told(page, tree, found.at)
    if status == "unknown":
        return
    unnamed = any(tree.pos[one] == "PRON" for one in tree.below(found.at, "nsubj"))
    by = () if unnamed else agents(page, tree, found.at, thing=at)
    yield page.particular(
        "commitment-move", "move", told_of(tree, found.at, phrase(tree, at)), about=last.id, value=found.move,
        actors=by, when=when, status=status,
        because=(*because, f"“{tree.printed[at]}” is taken for the promise told of before"),
    )  # fmt: skip


def _will(page: Page, tree: Tree, verb: int, *, joint: bool) -> Iterator[Particular]:
    """Gives what leaders say in their own words they will do, or states in a joint statement."""
    subjects = tree.below(verb, "nsubj", "nsubj:pass")
    if not subjects or tree.words[verb] in _AIMLESS or tree.passive(verb) or tree.below(verb, "cop"):
        return
    ours = any(tree.words[one] in _US for one in subjects)
    if tree.dep[verb] in {"acl:relcl", "advcl"} or (tree.dep[verb] == "ccomp" and not ours):
        # "We hope that the North will": those who hope promise nothing for it.
        return
    speakers = page.speakers_at(tree.start[verb]) if ours else ()
    if ours and not any(_in_office(page, one) for one in speakers):
        return  # what actors and players will do binds nobody
    by = speakers if ours else doers(page, tree, subjects) if joint else ()
    if not by or (not ours and any(one.type not in {"state", "organisation"} for one in by)):
        return
    span = clause(tree, verb, without=frozenset({"advcl", "parataxis", "punct"}))
    first = min([kid for kid in tree.below(verb, "aux") if kid > subjects[0]] or [verb])
    said = folded_words(page.text[tree.start[verb] : span.end])
    if len([word for word in said if word not in FUNCTION_WORDS]) < _FEWEST_WORDS:
        return
    yield from _made(
        page, tree, verb, Span(tree.start[first], span.end), verb, "promised", by, _receivers(page, tree, verb),
        said=_own_words(tree, verb),
    )  # fmt: skip


def _in_office(page: Page, speaker: ActorRef) -> bool:
    """Says whether somebody speaks for a state or a body: known for an office, or named on the page with one."""
    if speaker.type != "person":
        return True
    known = person(speaker.id)
    return known is not None or any(one.actor == speaker and one.title for one in page.mentions)


def _own_words(tree: Tree, verb: int) -> Told:
    denied = any(tree.words[kid] in cues_of()["deny"] for kid in tree.kids[verb])
    return "happened", (f"said in their own words: “will{' not' if denied else ''}”",), None


def _receivers(page: Page, tree: Tree, verb: int) -> tuple[ActorRef, ...]:
    """Gives to whom something is promised by what is promised: "to provide Japan with"."""
    if verb < 0:
        return ()
    event = page.event_by_trigger.get(tree.start[verb])
    if event is not None and event.type in {"AID", "SUPPORT"}:
        return tuple(one for one in event.targets if one.id)
    return ()


def _made(  # noqa: PLR0913, PLR0917 - what is known of one commitment
    page: Page,
    tree: Tree,
    at: int,
    promised: Span,
    head: int,
    move: str,
    by: Sequence[ActorRef],
    to: Sequence[ActorRef],
    *,
    said: Told | None = None,
) -> Iterator[Particular]:
    by = tuple(one for one in by if one.name and (one.type in _OF_PERSONS or (one.id and one.type == "unknown")))
    if not by or len(promised) < _SHORTEST:
        return
    status, because, when = said or told(page, tree, at)
    if status == "unknown" and not is_hearsay(tree, at):
        return
    if status == "denied" and any(_FAILED.search(one) for one in because):
        return  # "could not agree on a budget": nobody took a promise back
    event = (page.event_by_trigger.get(tree.start[head]) if head >= 0 else None) or page.event_by_trigger.get(
        tree.start[at]
    )
    receiving = tuple(one for one in to if one not in by and one.type in _RECEIVING and one.id)
    promised = with_quote(page.text, promised)
    act = page.particular(
        "commitment-act", "act", promised, about=event.id if event is not None else "", actors=receiving, status=status
    )
    yield act
    yield page.particular(
        "commitment-move", "move", told_of(tree, at, act.span), about=act.id, value=move, actors=by, when=when,
        status=status, because=because,
    )  # fmt: skip
    yield from _due(page, act)
    yield from _conditions(page, tree, at, head, act)


def _due(page: Page, act: Particular) -> Iterator[Particular]:
    """Gives by when: a time inside what is promised that lies ahead."""
    for time in page.times_in(act.span):
        past = _PAST.match(page.text[time.start : time.end]) is not None
        if past or time.type not in {"DATE", "DURATION"} or _BY.search(page.text[act.start : time.start]) is None:
            continue
        if time.type == "DATE" and not (time.to and page.published.from_ and time.to[:10] >= page.published.from_[:10]):
            continue
        when = time.when("events.time-in-promise") if time.type == "DATE" else None
        yield page.particular("commitment-due", "due", time.span, about=act.id, value=time.value, when=when)
        return


def _conditions(page: Page, tree: Tree, at: int, head: int, act: Particular) -> Iterator[Particular]:
    """Gives on what condition: a clause with "if" or "until" on the promise or its content, or behind the words that
    close its quotation ("“We will go on,” she said, until they leave"); "in exchange for".
    """
    said = page.said_at(act.start)
    cues = said.cue if said is not None and said.kind != "indirect" else ()
    saying = next((one for cue in cues for one in page.tokens_in(cue)), -1)
    for verb in dict.fromkeys((head, at, saying)):
        if verb < 0:
            continue
        for kid in tree.below(verb, "advcl"):
            if kid < saying == verb:
                continue
            marks = [one for one in tree.below(kid, "mark", "case") if tree.words[one] in _CONDITIONS]
            if marks:
                span = Span(tree.start[marks[0]], clause(tree, kid, without=frozenset({"punct", "parataxis"})).end)
                if span.start < span.end:
                    yield page.particular("commitment-condition", "condition", span, about=act.id)
    sentence = page.sentence_at(act.start)
    match = _IN_EXCHANGE.search(page.text, act.start, min(sentence.end, act.end + 200))
    if match:
        yield page.particular("commitment-condition", "condition", Span(match.start(), match.end()), about=act.id)
