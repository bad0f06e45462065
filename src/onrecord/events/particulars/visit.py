"""Reads what is told of a visit beside who goes where: each of its stops, what it is for, who comes along, how long."""

import re
from collections.abc import Iterator

from onrecord.events.lexicon import classes, forms, singular
from onrecord.events.particulars.meeting import Consultations, attendees
from onrecord.events.particulars.page import Page
from onrecord.events.particulars.phrases import clause, noun_phrase
from onrecord.events.tree import Tree
from onrecord.types.event import EventMention, Status
from onrecord.types.particular import Particular
from onrecord.types.span import Span

MOST_PURPOSE = 200
"""Code points of a purpose; what is longer is cut at a word."""

MOST_STOPS = 12
"""Stops of one visit in one sentence."""

_TRIP = r"(?:visit|trip|tour|journey|stay|stopover|stop|mission|swing)"
_LONG_TRIP = re.compile(
    rf"[ -](?:(?!(?:after|before|of|in|on|and|into|during|since|with|at)\b)[\w-]+ ){{0,3}}?{_TRIP}\b", re.IGNORECASE
)
_COMPANY = re.compile(
    r"\b(?:accompanied by|together with|along with|with (?=(?:his|her|their)\b)|joined by|led by|"
    r"flanked by)\s+"
)
_FAMILY = re.compile(
    r"\b(?P<whom>(?:his|her) (?:wife|husband|son|daughter|family|children|sons|daughters|partner|spouse)"
    r"(?:,? (?:and|[\w’'-]+) (?:(?:his|her|two|three|four) )?"
    r"(?:son|daughter|children|sons|daughters|wife|husband)s?)?)\b"
)
_IS_IN = re.compile(
    r",? (?P<verb>is|was|has been|is currently|was also|is now|will be|arrived|landed|touched down) (?:back )?"
    r"(?:on (?:a|an) (?:[\w-]+ ){0,3}(?:visit|trip) )?(?:in|at|to) (?:the )?"
)


def visit_particulars(page: Page) -> Iterator[Particular]:
    """Takes a page; gives the particulars of its visits."""
    visits = Consultations(page, visits=True)
    for event in visits.all:
        if page.tree is not None:
            yield from _stops(page, page.tree, event)
            yield from _purposes(page, page.tree, event)
    yield from _lengths(page, visits)
    yield from _company(page, visits)
    yield from _presence(page)


def _at(page: Page, event: EventMention) -> int:
    """Gives the tree's word that carries the trigger; -1 where there is none."""
    tokens = page.tokens_in(event.trigger)
    tree = page.tree
    if tree is None or not tokens:
        return -1
    return next((one for one in tokens if tree.pos[one] in {"VERB", "NOUN"}), tokens[0])


def _goals(tree: Tree, at: int) -> list[int]:
    """Gives the heads of where a trigger leads: what is visited, or what "to", "in" and "at" bring."""
    found = list(tree.objects(at)) if tree.pos[at] == "VERB" else []
    if found and tree.words[at] in _VISITED:
        # "Toured Norway in a show of unity": what is visited is its object, with where that is right behind it.
        last = max(tree.phrase(one)[1] for head in found for one in tree.joined(head))
        found += [
            one for place in ("in", "at") for one in tree.behind(at, place) if last < tree.phrase(one)[0] <= last + 2
        ]
        return sorted({one for head in found for one in tree.joined(head) if one > at})
    for place in ("to", "in", "at", "for") if tree.words[at] in _BOUND_FOR else ("to", "in", "at"):
        found += [one for one in tree.behind(at, place) if one not in found and one > at]
    return sorted(one for head in found if not _said_by(tree, head) for one in tree.joined(head))


def _timeless(page: Page, span: Span) -> Span:
    """Gives a stretch cut before a time in it: "the factory | in August"."""
    for time in page.times_in(span):
        before = _TO_TIME.sub("", page.text[span.start : time.start])
        if before.strip():
            return Span(span.start, span.start + len(before))
    return span


_TO_TIME = re.compile(r"\s*(?:\b(?:in|on|at|for|during|since|of|the|this|last|next)\s+)*\Z")


def _said_by(tree: Tree, head: int) -> bool:
    """Says whether a noun is only who says so: "according to the text"."""
    return any(tree.words[kid] == "according" for kid in tree.kids[head])


def _stops(page: Page, tree: Tree, event: EventMention) -> Iterator[Particular]:
    """Gives each place or body that a visit leads to, in its own words: "the naval base in Yokosuka"."""
    at = _at(page, event)
    if at < 0 or page.parties is None or event.cameo.startswith("043") or tree.words[at] in _NO_VISITS:
        return
    if tree.dep[at] == "amod":
        return  # "visiting forces" are somewhere, the words do not say where
    told_to = 0
    goals = _goals(tree, at)[:MOST_STOPS]
    for place, head in enumerate(goals):
        party = page.parties.one(head)
        if party is None or tree.pos[head] not in {"NOUN", "PROPN"} or party.actor.type in {"person", "unnamed"}:
            continue
        if singular(tree.words[head]) in classes()["agent"] or tree.words[head] in _NO_PLACES:
            continue
        known = party.actor.id and party.actor.type in {"place", "state", "organisation"}
        if tree.start[head] < told_to:
            continue
        behind = goals[place + 1] if place + 1 < len(goals) else -1
        if not known and (tree.case(head) == "for" or _is_bare(tree, head)):
            continue
        span = party.words if known else _named_stop(page, tree, head, behind)
        told_to = span.end
        yield page.particular(
            "visit-stop", "stop", span, about=event.id, value=party.actor.id if known else "",
            actors=(party.actor,) if known else (), when=event.when, status=event.status,
        )  # fmt: skip


def _named_stop(page: Page, tree: Tree, head: int, behind: int) -> Span:
    """Gives the words for a stop that no table knows; ``behind`` heads the next goal, -1 for none."""
    span = _cut(page, _timeless(page, noun_phrase(tree, head)), MOST_PURPOSE)
    first = tree.start[tree.phrase(behind)[0]] if behind >= 0 else -1
    if first >= 0 and _IN.fullmatch(page.text[span.end : first]):
        # "The naval base in Bergen": one stop, whatever "in" was hung on.
        span = Span(span.start, noun_phrase(tree, behind).end)
    elif first >= 0 and tree.head[behind] == head and (joined := _JOINED.search(page.text, span.start, first)):
        # "The naval base and the old harbour": two stops.
        span = Span(span.start, min(span.end, joined.start()))
    beyond = _BEYOND.search(page.text, span.start, span.end)
    return Span(span.start, beyond.start()) if beyond is not None else span


_BEYOND = re.compile(
    r",? (?:in (?=(?:19|20)\d\d\b)|from|after|before|with|for|during|amid|despite|as|where|who|which|to|or)\b"
)
"""What no longer names a stop: "the capital | after talks"."""
_JOINED = re.compile(r",?\s+(?:and|or|&)(?:\s+the)?\s+\Z|,\s+(?:the\s+)?\Z")
"""What stands before the last of several stops, or the next of them."""
_IN = re.compile(r" (?:(?:in|at|near) (?:the )?)?")
_BOUND_FOR = frozenset(form for verb in ("head", "leave", "depart", "sail", "embark") for form in forms(verb))
_VISITED = frozenset(form for verb in ("visit", "tour") for form in forms(verb))
_NO_VISITS = frozenset(form for verb in ("reach", "enter", "send") for form in forms(verb))
"""Verbs of CAMEO's visits that tell of no visit as a reader of a register means it."""
_NO_PLACES = frozenset({
    "people", "visit", "trip", "tour", "part", "time", "times", "way", "order", "reporters", "power", "office", "side",
    "response", "end", "invitation", "brother", "sister", "mother", "father", "parents", "family", "friends",
    "relatives", "grandparents", "grandmother", "grandfather", "wife", "husband", "son", "daughter", "road",
    "speech", "address", "moment", "effort", "bid", "attempt", "move", "capacity", "spot", "arrival", "occasion",
    "face", "wake", "midst", "aftermath", "light",
    "war", "two", "one", "forces", "troops", "decision", "conclusion", "agreement", "force", "effect", "point", "stage",
})  # fmt: skip


def _is_bare(tree: Tree, head: int) -> bool:
    """Says whether a noun stands alone, with nothing that tells one thing from another: "headed out to campaign"."""
    said = tree.below(head, "det", "amod", "compound", "nummod", "nmod:poss", "nmod", "flat")
    return not said and tree.tag[head] == "NN"


def _purposes(page: Page, tree: Tree, event: EventMention) -> Iterator[Particular]:
    """Gives what a visit is for: "to inspect the carrier", "for talks with the president"."""
    at = _at(page, event)
    if at < 0:
        return
    places = [at, *_goals(tree, at)[:MOST_STOPS]]
    places += [kid for kid in tree.below(at, "obj") if kid not in places]
    for place in places:
        for kid in tree.kids[place]:
            if kid <= at or tree.pos[kid] != "VERB" or tree.dep[kid] not in {"advcl", "acl", "xcomp"}:
                continue
            if any(tree.words[one] == "to" and tree.dep[one] == "mark" for one in tree.kids[kid]):
                yield _purpose(page, clause(tree, kid), event)
    for kid in tree.behind(at, "for"):
        if tree.pos[kid] == "NOUN" and page.parties is not None and page.parties.one(kid) is not None:
            start = next((tree.start[one] for one in tree.kids[kid] if tree.words[one] == "for"), tree.start[kid])
            yield _purpose(page, Span(start, noun_phrase(tree, kid).end), event)


def _purpose(page: Page, span: Span, event: EventMention) -> Particular:
    return page.particular(
        "visit-purpose", "purpose", _cut(page, span, MOST_PURPOSE), about=event.id, status=event.status
    )


def _cut(page: Page, span: Span, most: int) -> Span:
    if len(span) <= most:
        return span
    cut = page.text.rfind(" ", span.start, span.start + most)
    return Span(span.start, cut if cut > span.start else span.start + most)


def _lengths(page: Page, visits: Consultations) -> Iterator[Particular]:
    """Gives how long: "a 10-day trip", "a six-day tour"."""
    for time in page.times:
        if time.type != "DURATION" or not time.value.startswith("P"):
            continue
        noun = _LONG_TRIP.match(page.text, time.end, min(len(page.text), time.end + 60))
        if noun is None:
            continue
        event = visits.in_sentence(time.start) or visits.just_before(time.start)
        if event is not None:
            yield page.particular(
                "visit-duration", "duration", Span(time.start, noun.end()), about=event.id, value=time.value,
                status=event.status,
            )  # fmt: skip


def _company(page: Page, visits: Consultations) -> Iterator[Particular]:
    """Gives who travels along: "with his wife", "accompanied by the defence minister"."""
    meetings = Consultations(page, visits=False)
    for match in _COMPANY.finditer(page.text):
        event = visits.in_sentence(match.start()) or visits.just_before(match.start())
        if event is None:
            continue
        meeting = meetings.just_before(match.start())
        if meeting is not None and meeting.trigger.start > event.trigger.start:
            continue
        family = _FAMILY.match(page.text, match.end())
        if family is not None:
            span = Span(*family.span("whom"))
            yield page.particular("visit-attendee", "attendee", span, about=event.id, status=event.status)
        elif not match.group().startswith("with "):
            yield from attendees(page, event, Span(match.end(), page.sentence_at(match.start()).end))


def _presence(page: Page) -> Iterator[Particular]:
    """Gives that somebody is somewhere, where no visit is told of: "Ms Torres is in Oslo on her way to Malmö"."""
    for place, mention in enumerate(page.mentions[:-1]):
        if mention.actor.type != "person" or not mention.actor.id:
            continue
        there = page.mentions[place + 1]
        gap = page.text[mention.end : there.start]
        found = _IS_IN.fullmatch(gap) if len(gap) < 80 and there.actor.type in {"place", "state"} else None
        if found is None:
            continue
        if page.text[there.end : there.end + 2] in {"’s", "'s"}:
            continue
        status: Status = "planned" if found["verb"] == "will be" else "happened"
        yield page.particular(
            "visit-presence", "stop", Span(mention.start, there.end), value=there.actor.id,
            actors=(mention.actor, there.actor), status=status,
        )  # fmt: skip
