"""Reads what is said of contacts as such: offered, possible, refused, cut off, and on which conditions."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.events.particulars.page import Page
from onrecord.events.status import status_of
from onrecord.events.tables import rows
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.attribution import Attribution
from onrecord.types.event import Status
from onrecord.types.particular import Particular
from onrecord.types.span import Span

LONGEST = 600
"""Code points of a sentence that are looked at on either side of its first noun of contact."""

MOST_CONTACTS = 4
"""Words on contacts that are taken from one sentence."""

MOST_BEFORE, MOST_BEHIND = 80, 60
"""Code points before and behind the words in which the names of the two sides are still shown with them."""

MOST_CONDITION = 220
"""Code points of a condition; what is longer is cut at a word."""

_GAP = (
    r"(?:(?!(?:with|of|from|to|in|on|by|for|or|but|ahead|after|before|at|that|which|who|as|is|was|followed|out|over|"
    r"about|into|between|against|if|when)\b)[\w’'“”\"-]+ ){0,5}?"
)
"""What may stand before a noun of contact: what kind it is, nothing that begins another phrase."""
_NOUN = (
    r"(?:dialogues?|talks|negotiations?|contacts?|diplomacy|meetings?|summits?|discussions|conversations?|"
    r"negotiating table|consultations|engagement|face-to-face|communications?|back ?channels?|hotlines?|"
    r"channels?(?= (?:with|between|of (?:communication|contact)))|"
    r"(?:communication|diplomatic|direct|secret|official|military|dialogue|private) channels?)"
)
_VERBS = (
    r"(?:meet(?! (?:with )?you\b)"
    r"(?! (?:the )?(?:needs?|demands?|deadline|targets?|goals?|conditions?|requirements?|challenges?))|"
    r"negotiate|sit down|talk(?! about)|speak (?:directly |again )?(?:with|to)|"
    r"(?:re-)?engage (?:directly |diplomatically )?(?:with|in)|"
    r"come to the (?:negotiating )?table)\b"
)
_BROKEN = re.compile(r"[.;:!?\n“”\"]|, ")
_HINT = re.compile(rf"\b(?:{_NOUN}|{_VERBS}|meeting|talking|negotiating)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\W*(?:[\w’'-]+ ){0,4}?(?:with|between|to)\s+(?:[\w.’'-]+ ){0,3}?\Z")
_FIRST = re.compile(r"\b(?:we|i|us|our)\b", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(
    r"[.;:!?\n]|”|,\s+(?:\w+ ){0,3}?(?:said|says|told|added|according|which|who|but|and|while|as)\b|"
    r", (?=[A-Z“\"])|,[”\"’']"
)
_SIDES = frozenset({"person", "state", "organisation", "group", "office", "unnamed"})


@cache
def _stances() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    noun, verb = rf"{_GAP}{_NOUN}\b", rf"(?:[\w-]+ly )?{_VERBS}"
    return tuple(
        (stance, re.compile(rf"\b{pattern.replace('{c}', noun).replace('{m}', verb)}", re.IGNORECASE))
        for stance, pattern in rows("contacts.tsv")
    )


@cache
def _conditions() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    return tuple(
        (value, re.compile(rf"\b(?:{'|'.join(re.escape(one) for one in words.split(';'))})\b", re.IGNORECASE))
        for value, words in rows("conditions.tsv")
    )


_WHOLE = frozenset({"without preconditions", "under conditions"})
"""Conditions that their own words tell."""


def channel_particulars(page: Page) -> Iterator[Particular]:
    """Takes a page; gives what it tells of contacts, each with its conditions."""
    consults = [one for one in page.events if one.type == "CONSULT" and one.mode != "visit"]
    by_start = {one.trigger.start: one for one in consults}
    starts = sorted(by_start)
    for sentence in page.sentences:
        hint = _HINT.search(page.text, sentence.start, sentence.end)
        if hint is None:
            continue
        zone = Span(max(sentence.start, hint.start() - LONGEST), min(sentence.end, hint.end() + LONGEST))
        yield from _contacts(page, sentence, zone)
        told = starts[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if told and (event := by_start[told[0]]).status in {"planned", "conditional", "called-for"}:
            yield from _named(page, zone, event.id, event.trigger)


def _contacts(page: Page, sentence: Span, zone: Span) -> Iterator[Particular]:
    taken: list[Span] = []
    for stance, pattern in _stances():
        match = pattern.search(page.text, zone.start, zone.end)
        if match is None or len(taken) >= MOST_CONTACTS:
            continue
        words = Span(match.start(), match.end())
        told = _really(page, sentence, words) if stance == "held" else stance
        if not told or any(words.overlaps(one) for one in taken):
            continue
        said = page.said_at(words.start)
        actors = _sides(page, sentence, words, said, told)
        if not actors:
            continue
        taken.append(words)
        contact = page.particular(
            "contact", "contact", _widened(page, words, actors), about=said.id if said is not None else "",
            value=told, actors=actors, status=_STATUS[told],
            because=(f"“{' '.join(words.words(page.text).split())}” says so",),
        )  # fmt: skip
        yield contact
        yield from _named(page, zone, contact.id, words)


def _widened(page: Page, words: Span, actors: Sequence[ActorRef]) -> Span:
    """Gives the words with those that name the two sides, where these stand near the words."""
    start, end = words.start, words.end
    for one in page.mentions_in(Span(max(0, words.start - MOST_BEFORE), words.end + MOST_BEHIND)):
        if one.actor not in actors:
            continue
        gap = page.text[one.end : words.start] if one.end <= words.start else page.text[words.end : one.start]
        if not _BROKEN.search(gap):
            start, end = min(start, one.start), max(end, one.end)
    sentence = page.sentence_at(words.start)
    return Span(max(start, sentence.start), min(end, sentence.end))


def _really(page: Page, sentence: Span, words: Span) -> str:
    """Gives the stance of words that tell of a contact held, by what governs them; '' where that is not known."""
    first = words.start + len(page.text[words.start : words.end].split(" ")[0])
    state, _ = status_of(page.text[sentence.start : sentence.end], words.start - sentence.start, first - sentence.start)
    left = page.text[max(sentence.start, words.start - 60) : words.start]
    if state == "unknown" and _HYPOTHETICAL.search(left):
        return "possible"
    return {"denied": "refused", "planned": "planned", "called-for": "called for", "conditional": "possible"}.get(
        state, "" if _HYPOTHETICAL.search(left) and state == "unknown" else "held"
    )


_HYPOTHETICAL = re.compile(
    r"\b(?:would|could|may|might|if|should|step towards?|hopes?|aims?|plan|way to)\b", re.IGNORECASE
)
_STATUS: dict[str, Status] = {
    "refused": "denied", "cut off": "denied", "possible": "conditional", "offered": "called-for",
    "called for": "called-for", "held": "happened", "planned": "planned", "doubted": "unknown",
}  # fmt: skip


def _named(page: Page, zone: Span, about: str, words: Span) -> Iterator[Particular]:
    """Gives the condition that a stretch names for the contact of these words, about an event or another particular."""
    for value, pattern in _conditions():
        match = pattern.search(page.text, zone.start, zone.end)
        if match is None:
            continue
        end = match.end()
        if value not in _WHOLE:
            stop = _CLAUSE_ENDS.search(page.text, match.end(), zone.end)
            end = stop.start() if stop else zone.end
            if match.start() < words.start < end:
                # "Unless it disarms, we cannot talk": the condition ends where the clause with the contact begins.
                comma = page.text.rfind(",", match.end(), words.start)
                end = comma if comma > 0 else words.start
            if value == "if" and re.search(
                r"\b(?:as|even|see|asked|what|know|wonder\w*) \Z",
                page.text[max(zone.start, match.start() - 9) : match.start()],
            ):
                continue
        span = Span(match.start(), min(end, match.start() + MOST_CONDITION)).trimmed(page.text)
        if value not in _WHOLE and len(span) - len(match.group()) < 4:
            continue
        yield page.particular(
            "condition", "condition", span, about=about, value=value if value in _WHOLE else "", status="conditional"
        )
        return


def _sides(page: Page, sentence: Span, words: Span, said: Attribution | None, stance: str) -> tuple[ActorRef, ...]:
    """Gives whose contact it is: who says or does it, then the other side where the sentence names one.

    Of what others call for, those who are called on are the sides, where the sentence names two.
    """
    held = [one for one in page.mentions_in(sentence) if one.actor.type in _SIDES and one.actor.id]
    first = _doer(page, sentence, words, said, held)
    beside = list(
        dict.fromkeys(
            one.actor for one in held if one.start >= words.start and one.actor != first and _beside(page, words, one)
        )
    )
    if len(beside) > 1 and (first is None or stance in {"called for", "possible"}):
        return (beside[0], beside[1])
    if first is None:
        return ()
    if not beside and stance == "called for":
        return ()  # who calls for it need not be a side
    if not beside and _SPOKEN_TO.search(page.text[words.start : words.end]):
        return ()  # who cannot speak to a matter refuses nobody
    if not beside:
        beside = [
            one.actor
            for one in held
            if one.actor.type == "state" and not _same_side(one.actor, first) and not _is_topic(page, one)
        ]
    return (first, *beside[:1])


def _same_side(state: ActorRef, first: ActorRef) -> bool:
    """Says whether a state is the first side itself, or the one for which a body of it acts: its foreign ministry."""
    return state == first or f"({state.name})" in first.name


def _is_topic(page: Page, mention: Mention) -> bool:
    """Says whether a name only tells what it is about: "dialogue over Norway"."""
    before = page.text[max(0, mention.start - 12) : mention.start].rstrip().lower()
    return before.endswith((" over", " about", " on", " in", " regarding", " concerning"))


_SPOKEN_TO = re.compile(r"\b(?:speak|talk) to\Z", re.IGNORECASE)
"""What is said of matters too: "I can't speak to that"."""


def _doer(page: Page, sentence: Span, words: Span, said: Attribution | None, held: list[Mention]) -> ActorRef | None:
    """Gives who is told to want or refuse it: in direct speech with "we" its speaker, else the subject by syntax, else
    who stands before it.
    """
    speaker = said.speakers[0] if said is not None and said.speakers else None
    if speaker is not None and said is not None and said.kind != "indirect":
        own = page.text[max(sentence.start, words.start - 80) : words.start]
        if _FIRST.search(own) or not any(one.end <= words.start for one in held):
            return speaker
    known, subject = _subject(page, words)
    if known:
        return subject
    before = [one for one in held if one.end <= words.start]
    free = [one for one in before if not _owned(page, one)]
    return (free or before)[-1].actor if before else speaker


def _subject(page: Page, words: Span) -> tuple[bool, ActorRef | None]:
    """Gives whether syntax names the subject of the first verb of the words, and who it is; None for nobody known."""
    tree = page.tree
    if tree is None or page.parties is None:
        return False, None
    for at in page.tokens_in(words):
        if tree.pos[at] not in {"VERB", "ADJ", "AUX"}:
            continue
        subjects = tree.subjects(at)
        if not subjects:
            continue
        parties = [one for one in page.parties.of(subjects) if one.actor.id]
        if parties:
            return True, parties[0].actor
        if any(tree.pos[one] == "PRON" for one in subjects):
            return False, None
        return True, None
    return False, None


def _owned(page: Page, mention: Mention) -> bool:
    """Says whether a name only belongs to another word: "North Korea’s", "in Seoul", "with Tokyo"."""
    before = page.text[max(0, mention.start - 12) : mention.start].rstrip().lower()
    return page.text[mention.end : mention.end + 2] in {"’s", "'s"} or before.endswith(
        (" with", " in", " of", " from", " to", " at", " on", " by", " for", " against", " between", " over")
    )


def _beside(page: Page, words: Span, mention: Mention) -> bool:
    """Says whether a name stands behind the words by "with", "between" or "to"."""
    gap = page.text[words.end : mention.start]
    inside = mention.end <= words.end
    return inside or (len(gap) < 90 and _BESIDE.search(f" {gap}") is not None and not re.search(r"[.;:]", gap))
