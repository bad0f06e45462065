"""Reads what is told of a meeting beside who met: its form, how long it took, who else was there, what it was about,
what was not talked about, and the papers that came of it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.events.form import cues_of
from onrecord.events.lexicon import forms, singular
from onrecord.events.particulars.page import Page
from onrecord.events.particulars.phrases import clause, noun_phrase, whole
from onrecord.events.tables import rows
from onrecord.events.tree import Tree
from onrecord.types.actor import ActorRef
from onrecord.types.event import EventMention
from onrecord.types.particular import Particular
from onrecord.types.span import Span

FOLLOWED = 3
"""Sentences behind a meeting in which "they", "the two leaders" and "the meeting" are still those and that."""

MOST_BETWEEN = 8
"""Sentences behind a meeting in which "the two leaders agreed" is still of that meeting."""

MOST_NEAR = 12
"""Meetings before and behind a place that are held against who is named there."""

MOST_TOPIC = 220
"""Code points of a topic; what is longer is cut at a word."""

_MEETING = (
    r"(?:meetings?|talks|discussions?|consultations?|summit|negotiations|session|conversations?|dialogue|"
    r"(?:phone |telephone )?call|lunch|luncheon|dinner|breakfast|get-together|encounter)"
)
_MEETING_NOUNS = frozenset({
    "meeting", "talk", "discussion", "consultation", "summit", "negotiation", "session", "conversation", "dialogue",
    "call", "lunch", "luncheon", "dinner", "breakfast", "encounter", "agenda",
})  # fmt: skip
_LASTED = re.compile(
    rf"\b{_MEETING}\b[^.;:\n]{{0,60}}?\b(?:lasted|ran|took|went on)\b[^.;:\n]{{0,40}}?\Z", re.IGNORECASE
)
_LONG_NOUN = re.compile(
    rf"[ -](?:of )?(?:(?!(?:and|then|had|in|of|with|after|before|at|on|to)\b)[\w-]+ ){{0,3}}?{_MEETING}\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor(?: \w+){0,3} \Z", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?:accompanied by|joined by|flanked by|attended by|in the presence of|together with|along with|"
    r"(?:Present|On hand|Among those present|Also present|Attending)(?: \w+){0,5} (?:were|was)|"
    r"between the two and)\s+"
)
_LIST_ENDS = re.compile(
    r"[;:.]\s|\b(?:who|which|that|said|says|told|then|after|before|during|in|at|on|to|from|according|when|while|"
    r"as (?!well)|has|have|had|was|were|is|are|will)\b"
)
_SAYS = re.compile(r"\s+(?:said|says|say|told|added|confirmed|announced|reported)\b")
_ALSO_THERE = re.compile(
    r"[^.;:\n]{0,40}?\b(?:also (?:attended|took part|participated|joined)|"
    r"(?:was|were) (?:also )?(?:present|in attendance)|sat in|"
    r"took part in the (?:meeting|talks)|joined the (?:meeting|talks|summit))\b"
)
_DOCUMENT = re.compile(
    r"\bjoint (?:press |news )?(?:statement|communiqu[eé]|declaration|announcement|conference|release|"
    r"(?:press|news) conference)\b|\bmemorand(?:um|a) of understanding\b",
    re.IGNORECASE,
)
_PLURAL = frozenset({"they", "both", "two", "leaders", "sides", "ministers", "presidents", "pair", "men", "officials"})
_NO_TOPICS = frozenset(
    {"sideline", "margin", "occasion", "day", "basis", "behalf", "way", "eve", "phone", "telephone", "condition"}
)
_NOTHING = frozenset({"nothing", "little"})
_STRONG = frozenset({"discuss", "talk", "exchange", "confer", "consult", "negotiate", "say", "make", "raise", "broach"})
"""Verbs that tell of talking by themselves; the others only where a meeting stands in their sentence."""


def meeting_particulars(page: Page) -> Iterator[Particular]:
    """Takes a page; gives the particulars of its meetings."""
    meetings = Consultations(page, visits=False)
    for event in meetings.all:
        yield from _forms(page, event, meetings)
    yield from _durations(page, meetings)
    yield from _others(page, meetings)
    yield from _documents(page, meetings)
    if page.tree is not None:
        yield from _topics(page, page.tree, meetings)
        yield from _agreed(page, page.tree, meetings)


class Consultations:
    """The meetings (or visits) of a page in text order, to be asked which of them words are about."""

    def __init__(self, page: Page, *, visits: bool) -> None:
        """Takes a page; ``visits`` says which of the two are meant."""
        self._page = page
        found = [one for one in page.events if one.type == "CONSULT" and (one.mode == "visit") == visits]
        self.all = sorted(found, key=lambda one: (one.trigger, one.id))
        self._starts = [one.trigger.start for one in self.all]

    def at(self, place: int) -> EventMention | None:
        """Gives the meeting whose trigger holds a code point."""
        for one in self.near(place):
            if one.trigger.start <= place < one.trigger.end:
                return one
        return None

    def near(self, place: int) -> list[EventMention]:
        """Gives meetings around a place, those that stand nearest first."""
        at = bisect_left(self._starts, place)
        held = self.all[max(0, at - MOST_NEAR) : at + MOST_NEAR]
        return sorted(held, key=lambda one: (abs(one.trigger.start - place), one.trigger, one.id))

    def next_after(self, event: EventMention) -> int | None:
        """Gives where the trigger of the next meeting begins, None behind the last."""
        at = bisect_left(self._starts, event.trigger.end)
        return self._starts[at] if at < len(self._starts) else None

    def in_sentence(self, place: int) -> EventMention | None:
        """Gives the meeting of a sentence: the nearest before a place, else the nearest behind it."""
        sentence = self._page.sentence_at(place)
        held = [one for one in self.near(place) if sentence.start <= one.trigger.start < sentence.end]
        before = [one for one in held if one.trigger.start <= place]
        return (before or held or [None])[0]  # type: ignore[list-item]

    def just_before(self, place: int, within: int = FOLLOWED) -> EventMention | None:
        """Gives the last meeting told in the sentences right before a place, or in its own; none that was denied."""
        number = self._page.sentence_number(place)
        for one in self.near(place):
            near = number - self._page.sentence_number(one.trigger.start) <= within
            if one.trigger.start <= place and near and one.status != "denied":
                return one
        return None

    def of(self, actors: Sequence[ActorRef], place: int) -> EventMention | None:
        """Gives the nearest meeting in which all of these took part; None where fewer than two are known."""
        wanted = {one.id for one in actors if one.id}
        if len(wanted) < 2:
            return None
        held = [one for one in self.near(place) if wanted <= {side.id for side in (*one.sources, *one.targets)}]
        held = [one for one in held if one.status != "denied"]
        first = [one for one in held if one.status == "happened"] or held
        return first[0] if first else None


@cache
def _form_words() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    return tuple(
        (
            form,
            re.compile(
                rf"\b(?:{'|'.join(re.escape(word) for word in words.split(';'))})\b",
                re.IGNORECASE if case == "any" else 0,
            ),
        )
        for form, case, words in rows("meeting_forms.tsv")
    )


def _forms(page: Page, event: EventMention, meetings: Consultations) -> Iterator[Particular]:
    """Gives the forms that stand in the clause of a meeting, or right behind it: "on the sidelines of the Olympics"."""
    sentence = page.sentence_at(event.trigger.start)
    end = min(sentence.end, max(event.end, event.trigger.end) + 60)
    later = meetings.next_after(event)
    start = max(sentence.start, min(event.start, event.trigger.start - 40))
    zone = Span(start, max(event.trigger.end, end if later is None else min(end, later)))
    taken: list[Span] = []
    for form, pattern in _form_words():
        for match in pattern.finditer(page.text, zone.start, zone.end):
            span = Span(match.start(), match.end())
            if any(span.overlaps(one) for one in taken):
                continue
            taken.append(span)
            yield page.particular("meeting-form", "form", span, about=event.id, value=form, status=event.status)
            break


def _durations(page: Page, meetings: Consultations) -> Iterator[Particular]:
    """Gives lengths of time: "a 60-minute working lunch", "met for two hours", "the meeting lasted an hour"."""
    for time in page.times:
        if time.type != "DURATION" or not time.value.startswith("PT"):
            continue
        sentence = page.sentence_at(time.start)
        before = page.text[max(sentence.start, time.start - 140) : time.start]
        noun = _LONG_NOUN.match(page.text, time.end, sentence.end)
        event = None
        if noun or _LASTED.search(before):
            event = meetings.at(time.start) or meetings.in_sentence(time.start) or meetings.just_before(time.start)
        elif _FOR.search(before):
            event = meetings.in_sentence(time.start)
            gap = page.text[event.trigger.end : time.start] if event else ""
            event = event if event and event.trigger.end <= time.start and not re.search(r"[,;:]", gap) else None
        if event is not None:
            span = Span(time.start, noun.end() if noun else time.end)
            yield page.particular(
                "meeting-duration", "duration", span, about=event.id, value=time.value, status=event.status
            )


def _others(page: Page, meetings: Consultations) -> Iterator[Particular]:
    """Gives who else was there: "accompanied by", "present there were", "was also present"."""
    visits = Consultations(page, visits=True)
    for match in _PRESENT.finditer(page.text):
        event = meetings.just_before(match.start()) or meetings.in_sentence(match.start())
        visit = visits.just_before(match.start())
        if event is not None and (visit is None or visit.trigger.start < event.trigger.start):
            sentence = page.sentence_at(match.start())
            yield from attendees(page, event, Span(match.end(), sentence.end))
    for mention in page.mentions:
        if mention.kind != "pronoun" and mention.actor.type in {"person", "unnamed", "office"}:
            found = _ALSO_THERE.match(page.text, mention.end, min(len(page.text), mention.end + 120))
            event = meetings.just_before(mention.start) if found else None
            if found and event is not None and mention.actor not in (*event.sources, *event.targets):
                yield page.particular(
                    "meeting-attendee", "attendee", mention.span, about=event.id, value=mention.actor.id,
                    actors=(mention.actor,), status=event.status,
                )  # fmt: skip


def attendees(page: Page, event: EventMention, rest: Span) -> Iterator[Particular]:
    """Gives those who are named in a list that begins at a place, up to the end of its clause."""
    known = {one.id for one in (*event.sources, *event.targets) if one.id}
    end = rest.start
    for mention in page.mentions_in(rest)[:MOST_NEAR]:
        gap = page.text[end : mention.start]
        if len(gap) > 120 or _LIST_ENDS.search(gap):
            break
        if _SAYS.match(page.text, mention.end):
            break
        end = mention.end
        if mention.actor.type in {"person", "unnamed", "office", "group"} and mention.kind != "pronoun":
            if mention.actor.id in known:
                continue
            yield page.particular(
                "meeting-attendee", "attendee", mention.span, about=event.id, value=mention.actor.id,
                actors=(mention.actor,), status=event.status,
            )  # fmt: skip


def _documents(page: Page, meetings: Consultations) -> Iterator[Particular]:
    """Gives the papers that came of a meeting: a joint statement, a memorandum of understanding."""
    for match in _DOCUMENT.finditer(page.text):
        sentence = page.sentence_at(match.start())
        named = [one.actor for one in page.mentions_in(sentence)][: 2 * MOST_NEAR]
        pairs = [(a, b) for n, a in enumerate(named[:6]) for b in named[n + 1 : 6] if a.id != b.id]
        event = meetings.in_sentence(match.start()) or next(
            (found for pair in pairs if (found := meetings.of(pair, match.start()))), None
        )
        event = event or meetings.just_before(match.start())
        if event is not None and event.status == "happened":
            yield page.particular(
                "meeting-document", "document", Span(match.start(), match.end()), about=event.id,
                value=" ".join(match.group().lower().split()), status="happened",
            )  # fmt: skip


# What it was about


@cache
def _frames() -> dict[tuple[str, str], tuple[str, ...]]:
    """Gives the frames of the words that bring a topic, by shape and every form of the word."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for shape, word, frame in rows("meeting_topics.tsv"):
        for form in forms(word) if shape == "verb" else (word,):
            found[shape, form] = (word, *frame.split(","))
    return found


def _topics(page: Page, tree: Tree, meetings: Consultations) -> Iterator[Particular]:
    if not meetings.all:
        return
    lately: tuple[EventMention, int] | None = None
    told_to = 0
    for at, word in enumerate(tree.words):
        shape = "verb" if tree.pos[at] == "VERB" else "noun" if tree.pos[at] == "NOUN" else ""
        held = _frames().get((shape, word if shape == "verb" else singular(word))) if shape else None
        if held is None:
            continue
        heads, denied = _things(tree, at, held[0], held[1:])
        number = page.sentence_number(tree.start[at])
        event = _told_of(page, tree, at, held[0], meetings) if heads else None
        if heads and event is None and lately and number - lately[1] <= FOLLOWED and _side(page, tree, at, lately[0]):
            event = lately[0]
        if event is None:
            continue
        for span in _topics_of(page, tree, heads):
            if span.start >= told_to:
                lately, told_to = (event, number), span.end
                yield page.particular(
                    "meeting-topic", "not-discussed" if denied else "topic", span, about=event.id,
                    status="denied" if denied else event.status,
                )  # fmt: skip


_AGREE = frozenset(form for verb in ("agree", "reaffirm", "vow", "pledge", "affirm", "resolve") for form in forms(verb))


def _agreed(page: Page, tree: Tree, meetings: Consultations) -> Iterator[Particular]:
    """Gives what those who met agreed on: "the two also agreed that", "they vowed to", "Torres and Lang reaffirmed"."""
    for at, word in enumerate(tree.words):
        if (
            word not in _AGREE
            or tree.pos[at] != "VERB"
            or any(tree.words[kid] in cues_of()["deny"] for kid in tree.kids[at])
        ):
            continue
        if tree.tag[at] not in {"VBD", "VBN", "VBG"}:
            continue
        subjects = [one for head in tree.subjects(at) for one in tree.joined(head)]
        actors = [one.actor for one in page.parties.of(subjects)] if page.parties else []
        event = meetings.of(actors, tree.start[at])
        if event is None and _plural(tree, subjects):
            event = meetings.just_before(tree.start[at], MOST_BETWEEN)
        if event is None or event.status != "happened":
            continue
        things = [kid for kid in tree.kids[at] if kid > at and tree.dep[kid] in {"ccomp", "xcomp", "obj", "obl"}]
        heads = [kid for kid in things if tree.dep[kid] in {"ccomp", "xcomp"}] or [
            kid for kid in things if tree.dep[kid] == "obj" or tree.case(kid) in {"on", "to"}
        ]
        for head in heads[:1]:
            span = clause(tree, head) if tree.dep[head] in {"ccomp", "xcomp"} else whole(tree, head)
            yield page.particular(
                "meeting-agreed", "agreed", _quoted_whole(page.text, _within(page.text, span)), about=event.id,
                status="happened",
            )  # fmt: skip


def _within(text: str, span: Span) -> Span:
    """Gives a stretch cut at a word where it is longer than a topic may be."""
    if len(span) <= MOST_TOPIC:
        return span
    cut = text.rfind(" ", span.start, span.start + MOST_TOPIC)
    return Span(span.start, cut if cut > span.start else span.start + MOST_TOPIC)


def _things(tree: Tree, at: int, word: str, frame: Sequence[str]) -> tuple[list[int], bool]:
    """Gives the heads of what is talked about, and whether it is denied."""
    deny = cues_of()["deny"]
    denied = any(tree.words[kid] in deny for kid in tree.kids[at])
    objects = tree.objects(at) if tree.pos[at] == "VERB" else []
    if frame[0] == "object":
        return objects, denied or _negative_subject(tree, at)
    if frame[0] == "agenda":
        return (tree.subjects(at) if any(singular(tree.words[one]) in _MEETING_NOUNS for one in objects) else []), False
    if frame[0] == "nothing":
        silent = [one for one in objects if tree.words[one] in _NOTHING]
        return [one for thing in (at, *silent) for one in tree.behind(thing, "about")] if silent else [], True
    if frame[0] == "no-mention":
        silent = [one for one in objects if singular(tree.words[one]) in {"mention", "reference"}]
        silent = [one for one in silent if any(tree.words[kid] == "no" for kid in tree.kids[one])]
        return [one for thing in silent for place in ("of", "to") for one in tree.behind(thing, place)], True
    things = [at, *objects[:1]]
    if tree.pos[at] == "NOUN":
        # "Held talks with Lang on the treaty": the reader may hang the topic on the verb, or on who it is with.
        things += tree.behind(at, "with")
        if tree.dep[at] == "obj" and tree.head[at] < at:
            things += [tree.head[at], *tree.behind(tree.head[at], "with")]
    found = [one for place in frame for thing in things for one in tree.behind(thing, place) if one > at]
    if tree.pos[at] == "NOUN" and word == "view" and tree.words[tree.head[at]] not in forms("exchange"):
        return [], False
    return found, denied or (tree.pos[at] == "VERB" and _negative_subject(tree, at))


def _negative_subject(tree: Tree, at: int) -> bool:
    """Says whether "nor" or "neither" opens the clause: "Nor did they talk about trade"."""
    first = min([at, *tree.kids[at]])
    return tree.words[first] in {"nor", "neither"}


def _topics_of(page: Page, tree: Tree, heads: Sequence[int]) -> list[Span]:
    """Gives the stretches of topics; two that only "and" parts are one."""
    found: list[Span] = []
    for head in heads:
        span = _topic(page, tree, head)
        if span is None:
            continue
        if found and 0 <= span.start - found[-1].end <= 2:
            found[-1] = Span(found[-1].start, span.end)
        elif " " in span.words(page.text) or tree.pos[head] == "PROPN":
            found.append(span)
    return found


def _topic(page: Page, tree: Tree, head: int) -> Span | None:
    """Gives the stretch of a topic; None for a person, a pronoun, a time and the meeting itself."""
    if tree.pos[head] not in {"NOUN", "PROPN", "NUM"} or singular(tree.words[head]) in _MEETING_NOUNS | _NO_TOPICS:
        return None
    if page.parties is not None:
        party = page.parties.one(head)
        if party is None or (party.acts and party.actor.type in {"person", "unnamed", "group", "office"}):
            return None
    span = _quoted_whole(page.text, noun_phrase(tree, head))
    span = _within(page.text, span)
    return span.trimmed(page.text) if any(letter.isalpha() for letter in span.words(page.text)) else None


def _quoted_whole(text: str, span: Span) -> Span:
    """Takes in the quotation mark that closes one that was opened inside."""
    words = span.words(text)
    behind = text[span.end : span.end + 2].lstrip(",.")
    for opening, closing in ("“”", '""', "‘’"):
        odd = words.count(opening) % 2 == 1 if opening == closing else words.count(opening) > words.count(closing)
        if odd and behind.startswith(closing):
            return Span(span.start, text.index(closing, span.end) + 1)
    return span


def _told_of(page: Page, tree: Tree, at: int, word: str, meetings: Consultations) -> EventMention | None:
    """Gives the meeting that a word with a topic belongs to; None where nothing ties it to one."""
    own = meetings.at(tree.start[at])
    if own is not None and own.status != "denied":
        return own
    subjects = [one for head in tree.subjects(at) for one in tree.joined(head)] if tree.pos[at] == "VERB" else []
    actors = [one.actor for one in page.parties.of(subjects)] if page.parties else []
    both = meetings.of(actors, tree.start[at])
    if both is not None or own is not None:
        return both or own
    here = meetings.in_sentence(tree.start[at])
    if here is not None:
        if word in {"top", "dominate"}:
            return here
        sides = {one.id for one in (*here.sources, *here.targets) if one.id}
        if not subjects or any(one.id in sides for one in actors) or _plural(tree, subjects):
            return here
        return None
    last = meetings.just_before(tree.start[at])
    if last is None:
        return None
    if (
        word in {"top", "dominate"}
        or _plural(tree, subjects)
        or any(singular(tree.words[one]) in _MEETING_NOUNS for one in subjects)
    ):
        return last
    sides = {one.id for one in (*last.sources, *last.targets) if one.id}
    if tree.pos[at] == "NOUN":
        # "During the talks on trade": the known thing.
        return last if any(tree.words[kid] in {"the", "their"} for kid in tree.kids[at]) else None
    said = page.said_at(tree.start[at])
    spoken = said is not None and any(one.id in sides for one in said.speakers)
    we = any(tree.words[one] in {"we", "i"} for one in subjects)
    if word in _STRONG and ((spoken and we) or any(one.id in sides for one in actors)):
        return last
    return None


def _side(page: Page, tree: Tree, at: int, event: EventMention) -> bool:
    """Says whether the subject of a verb is one of those who met."""
    subjects = [one for head in tree.subjects(at) for one in tree.joined(head)] if tree.pos[at] == "VERB" else []
    sides = {one.id for one in (*event.sources, *event.targets) if one.id}
    known = page.parties is not None and any(one.actor.id in sides for one in page.parties.of(subjects))
    return known or _plural(tree, subjects)


def _plural(tree: Tree, subjects: Sequence[int]) -> bool:
    return any(tree.words[one] in _PLURAL for one in subjects)
