"""Reads on what occasion words were said: by what means, before whom, where, by the sentence around the cue."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.knowledge.tables import words as words_of
from onrecord.language import text_of
from onrecord.language.sentences import sentence_starts
from onrecord.statements.drafts import VERSION
from onrecord.statements.quotations import BLOT
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.attribution import Attribution
from onrecord.types.ids import content_id
from onrecord.types.particular import Particular, ParticularField
from onrecord.types.provenance import By
from onrecord.types.report import Report
from onrecord.types.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

FAR = 300
"""Code points of a sentence looked at on either side of a cue."""

LONGEST = 2_000
"""Code points before a cue within which contents that reach up to it begin."""

MEDIA: dict[str, str] = {
    "news-conference": r"(?:news|press|media)\s(?:conference|conferences|briefing|briefings|availability)|briefings?",
    "interview": r"interviews?",
    "statement": r"statements?|(?:press|news)\sreleases?|release|communiqu[eé]s?|declarations?|readouts?|notices?|"
    r"memos?",
    "post": r"tweets?|(?:social\smedia\s)?posts?|social\smedia|Twitter|Facebook|Instagram|Telegram|Weibo|Truth\sSocial|"
    r"LinkedIn|YouTube|TikTok|X(?=[\s.,:;]|\Z)",
    "letter": r"letters?|e-?mails?|messages?|telegrams?|cables?",
    "speech": r"speech|speeches|address|remarks|lecture|sermon|keynote|testimony|toast|comments",
    "call": r"(?:(?:phone|telephone|video)\s)?calls?|(?:phone|telephone)\s(?:conversation|talks)|teleconference",
    "publication": r"reports?|stud(?:y|ies)|articles?|editorials?|op-ed|columns?|books?|filings?|papers?|blog|"
    r"commentary",
    "broadcast": r"broadcasts?|television|TV|radio|podcast|video",
    "meeting": r"meetings?|talks|summit|luncheon|lunch|dinner|session|hearing|debate",
    "event": r"rally|rallies|ceremony|forum|conference|vigil|event(?!\sof\b)|panel|parade|convention",
}
"""By what means words are said, each with the nouns that tell it. A statement that is joint is a joint-statement."""

_NOUN = "|".join(f"(?P<{name.replace('-', '_')}>{nouns})" for name, nouns in MEDIA.items())
_NO_MORE = r"(?!\s(?:interview|address|speech|statement|conference|briefing|post|message)s?\b)"
_BY = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Oo]n|[Vv]ia|[Tt]hrough|[Dd]uring|[Bb]y|told(?=\sa\s))\s(?:(?:an?|the|his|her|its|their|this|another|one)\s)?"
    rf"(?P<words>(?:(?!of\b|on\b|for\b|and\b)[\w’'-]+\s){{0,3}}?(?:{_NOUN}))(?![\w-]){_NO_MORE}"
)
_AS_SOURCE = re.compile(
    rf"(?:(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s)?(?P<words>(?:[\w’'-]+\s){{0,2}}?(?:{_NOUN}))(?![\w-])"
)
_WRITTEN = ("statement", "post", "letter", "publication")
"""Media that can stand as who says: ``the statement said``."""
_POSTED = frozenset(("tweeted", "tweets", "tweeting", "posted"))

_PRESS = words_of("reporters journalists press media correspondents newspeople television tv")
_CHAMBER = words_of("lawmakers legislators parliament mps senators deputies congress parliamentarians")
_TROOPS = words_of("troops soldiers sailors officers servicemen marines airmen")
_AUDIENCE = re.compile(
    r"\b(?:told|tells?|telling|to|before|briefed|briefing|with)\s(?P<words>(?:(?:an?|the|his|her|their|its|some|visiting|foreign|"
    r"local|assembled|state|fellow|cheering|U\.S\.|American)\s){0,3}(?P<who>reporters|journalists|correspondents|press|media|television|"
    r"TV|lawmakers|legislators|parliament|MPs|senators|deputies|Congress|parliamentarians|supporters|followers|crowds?|"
    r"audience|delegates|diplomats|troops|soldiers|sailors|officers|marines|students|graduates|viewers|voters|"
    r"worshippers|pilgrims|mourners|residents|investors|employees|workers))\b(?!\s(?:conference|briefing|release))"
)
_IN = re.compile(r"\b(?:in|at)\s(?:the\s)?\Z")
_PLACES = frozenset(("place", "state"))
_NEAR = 90
"""Code points between a cue and the place where it was said."""
_TURNS_AWAY = re.compile(r"[,;:\x00\n]|\b(?:that|who|which|where|and|but|before|after|from|ahead)\b")


def read_occasions(
    report: Report, doc: "Doc", mentions: tuple[Mention, ...], attributions: tuple[Attribution, ...]
) -> tuple[Particular, ...]:
    """Takes a report with its attributions; gives what is told of their occasions, in text order, about each by its id.

    ``medium`` has a value of ``MEDIA`` or ``joint-statement``; ``audience`` one of press, legislators, troops, public;
    ``said-at`` the actors of the place.
    """
    text = text_of(doc)
    starts = [*sentence_starts(text), len(text)]
    cues = sorted({span for one in attributions for span in one.cue})
    found: dict[str, Particular] = {}
    for one in attributions:
        if not one.cue or not one.speech:
            continue
        zone = _zone(text, one, attributions, starts, cues)
        for field, value, span, actors in _told(text, one, zone, mentions):
            made = Particular(
                id=content_id("particular", report.id, field, one.id, value, f"{span.start}-{span.end}"),
                about=one.id,
                field=field,
                value=value,
                start=span.start,
                end=span.end,
                actors=actors,
                status="happened",
                by=By(f"statements.{field}", VERSION, 0.85),
            )
            found[made.id] = made
    return tuple(sorted(found.values(), key=lambda made: (made.start, made.end, made.field, made.about, made.id)))


def _zone(
    text: str, one: Attribution, attributions: Sequence[Attribution], starts: Sequence[int], cues: Sequence[Span]
) -> tuple[int, str]:
    """Gives where the words around a cue begin, and these words up to other cues, what was said blotted out."""
    cue = one.cue[0]
    place = bisect_right(starts, cue.start) - 1
    low, high = max(starts[place], cue.start - FAR), min(starts[place + 1], cue.end + FAR)
    first = min([cue.start, *(span.start for span in one.source if span.start >= low)])
    at = bisect_right(cues, cue) - 1
    before = next((other for other in reversed(cues[:at]) if other.end <= first), None)
    after = next((other for other in cues[at:] if other.start >= cue.end), None)
    low = max(low, before.end if before is not None else low)
    high = min(high, after.start if after is not None else high)
    letters = list(text[low:high])
    for span in _said(one, attributions, low, high):
        for letter in range(max(span.start, low), min(span.end, high)):
            letters[letter - low] = BLOT
    return low, "".join(letters)


def _said(one: Attribution, attributions: Sequence[Attribution], low: int, high: int) -> Iterator[Span]:
    """Gives the contents in a stretch of text, but those in which the attribution itself is told."""
    yield from one.content
    for other in _around(attributions, low, high):
        yield from (span for span in other.content if not span.contains(one.cue[0]))


def _around(attributions: Sequence[Attribution], low: int, high: int) -> Sequence[Attribution]:
    """Gives the attributions, in text order, whose content may lie between two places."""
    first = bisect_right(attributions, low - LONGEST, key=lambda one: one.content[0].start)
    past = bisect_right(attributions, high, key=lambda one: one.content[0].start)
    return attributions[first:past]


def _told(
    text: str, one: Attribution, zone: tuple[int, str], mentions: Sequence[Mention]
) -> Iterator[tuple[ParticularField, str, Span, tuple[ActorRef, ...]]]:
    """Gives field, value, words and actors of what a zone tells of the occasion: each field once."""
    low, words = zone
    medium = _medium(text, one, low, words)
    if medium is not None:
        yield "medium", *medium, ()
    audience = _AUDIENCE.search(words)
    if audience is not None:
        who = audience["who"].lower()
        group = (
            "press" if who in _PRESS else "legislators" if who in _CHAMBER else "troops" if who in _TROOPS else "public"
        )
        yield "audience", group, Span(low + audience.start("words"), low + audience.end("words")), ()
    place = _place(one, low, words, mentions)
    if place is not None:
        yield "said-at", "", Span(place.start, place.end), (place.actor,)


def _medium(text: str, one: Attribution, low: int, words: str) -> tuple[str, Span] | None:
    cue = one.cue[0]
    if cue.words(text).split()[-1:] and cue.words(text).split()[0].lower() in _POSTED:
        return "post", cue
    for match in _BY.finditer(words):
        return _named(match), Span(low + match.start("words"), low + match.end("words"))
    for span in one.source[:1]:
        as_source = _AS_SOURCE.match(text, span.start, span.end)
        if as_source is not None and _named(as_source).removeprefix("joint-") in _WRITTEN:
            return _named(as_source), Span(as_source.start("words"), as_source.end("words"))
    return None


def _named(match: re.Match[str]) -> str:
    """Gives the medium whose noun matched."""
    name = next(name for name in MEDIA if match[name.replace("-", "_")] is not None)
    joint = name == "statement" and re.search(r"\bjoint\b", match["words"], re.IGNORECASE) is not None
    return f"joint-{name}" if joint else name


def _place(one: Attribution, low: int, words: str, mentions: Sequence[Mention]) -> Mention | None:
    """Gives the place named beside the cue: ``told reporters in Tokyo``, ``Suga in Tokyo said``."""
    cue = one.cue[0]
    if not any(speaker.type in {"person", "unnamed"} for speaker in one.speakers):
        # "The ministry in Ramallah said": where it sits, not where it spoke.
        return None
    first = max(0, bisect_right(mentions, low, key=lambda mention: mention.start) - 1)
    past = bisect_right(mentions, cue.end + _NEAR, key=lambda mention: mention.start)
    for mention in mentions[first:past]:
        if mention.actor.type not in _PLACES or mention.start < low or mention.end > low + len(words):
            continue
        lead = words[: mention.start - low]
        following = words[mention.end - low : mention.end - low + 2]
        if (
            _IN.search(lead) is None
            or BLOT in words[mention.start - low : mention.end - low]
            or following in {"’s", "'s"}
        ):
            continue
        if mention.start >= cue.end:
            between = words[cue.end - low : mention.start - low]
            close = any(0 <= span.start - mention.end < len(" , ") for span in one.content)
            if _TURNS_AWAY.search(between) is None and not close:
                return mention
        elif (
            one.speakers[0].type == "person"
            and one.source
            and one.source[0].start < mention.start
            and not words[mention.end - low : cue.start - low].strip()
        ):
            return mention
    return None
