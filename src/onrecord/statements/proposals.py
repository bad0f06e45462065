"""Joins what the reader's model proposes with what the rules found: the model proposes, marks and rules decide.

Marks decide what is quoted: a proposal that takes in most of a quotation takes all of it, one that takes a bit of it
lets it go, and one that lies inside is no attribution of the page's. Where a rule and the model mean the same words,
the rule's attribution stays, with the model's bounds where it is sure and the words are not all quoted.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.knowledge.tables import words as words_of
from onrecord.knowledge.verbs import ReportingVerb
from onrecord.language.extensions import ProposedAttribution
from onrecord.statements.attitudes import is_attitude
from onrecord.statements.clauses import THAT_ACTS, has_verb, may_be_clause
from onrecord.statements.cues import Cue, cues
from onrecord.statements.drafts import CLAUSE_BEHIND, Draft
from onrecord.statements.frames import is_speech
from onrecord.statements.nouns import MEASURE, phrase_after
from onrecord.statements.quotations import Quotation
from onrecord.statements.sources import Source, before_cue, can_tell, source_of
from onrecord.statements.speakers import ORDINALS, Speakers
from onrecord.statements.tags import is_title
from onrecord.statements.thresholds import Thresholds
from onrecord.statements.units import Unit
from onrecord.types.span import Span

RULE = "reader"
"""The rule's name of what the model alone proposes."""

SAME = 0.4
"""Share of letters in common from which a proposal and a rule's attribution mean the same."""

TWICE = 0.7
"""Share of letters in common from which two proposals are one: one word of a cue was taken for two anchors."""

MOST = 0.5
"""Share of a quotation that a proposal must take in to have all of it."""

MOST_PROPOSALS = 60
"""Proposals read of one sentence: none has more."""


class Proposals:
    """The model's attributions of one report, and where its quotations stand."""

    def __init__(self, text: str, proposed: Sequence[ProposedAttribution], found: Sequence[Quotation]) -> None:
        """Takes the text, the proposals and the quotations in order."""
        self.text = text
        self._all = sorted(proposed, key=lambda one: (one.anchor.start, -one.score))
        self._anchors = [one.anchor.start for one in self._all]
        self._quotations = [q for q in found if len(q.content)]
        self._starts = [q.outer_start for q in self._quotations]

    def __bool__(self) -> bool:
        """Says whether a model read the text and found something."""
        return bool(self._all)

    def within(self, unit: Unit) -> list[ProposedAttribution]:
        """Gives the proposals whose anchor stands in a unit, one for each content."""
        low, high = bisect_left(self._anchors, unit.start), bisect_left(self._anchors, unit.end)
        kept: list[ProposedAttribution] = []
        for one in sorted(
            self._all[low : min(high, low + MOST_PROPOSALS)], key=lambda one: (-one.score, one.anchor.start)
        ):
            if all(_shared(one.content, other.content) < TWICE for other in kept):
                kept.append(one)
        return sorted(kept, key=lambda one: one.anchor.start)

    def quotations_in(self, span: Span) -> list[Quotation]:
        """Gives the quotations that share a character with a span."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        past = bisect_left(self._starts, span.end)
        return [q for q in self._quotations[first:past] if q.outer_end > span.start]

    def content(self, one: ProposedAttribution, unit: Unit) -> tuple[list[Span], list[Quotation]]:
        """Gives the content of a proposal with the marks' word, and the quotations in it. Empty where none is left.

        What lies outside the unit of its anchor is let go: quotations that go on there are joined by rule.
        """
        parts: list[Span] = []
        inside: list[Quotation] = []
        for span in _joined(one.content, self.text):
            if span.end <= unit.start or span.start >= unit.end:
                continue
            part: Span | None = Span(max(span.start, unit.start), min(span.end, unit.end))
            for quotation in self.quotations_in(span):
                outer = Span(quotation.outer_start, quotation.outer_end)
                if part is None or not part.overlaps(outer):
                    continue
                taken = min(part.end, quotation.end) - max(part.start, quotation.start)
                if taken >= MOST * len(quotation.content):
                    part = Span(min(part.start, outer.start), max(part.end, outer.end))
                    inside.append(quotation)
                else:
                    part = _without(part, outer)
            if part is not None and (bare := self.trimmed(part)) is not None:
                parts.append(self._unmarked(bare, inside))
        return parts, inside

    def _unmarked(self, part: Span, inside: list[Quotation]) -> Span:
        """Gives the words without marks where a part is one quotation and nothing else."""
        for quotation in inside:
            if quotation.outer_start <= part.start and part.end <= quotation.outer_end:
                return quotation.content
        return part

    def trimmed(self, part: Span) -> Span | None:
        """Gives a part without blanks, stops, "that" and "in which" at its ends; None where nothing is left."""
        start, end = part.start, part.end
        while start < end and self.text[start] in " \t\n\u00a0,;:.—–-":
            start += 1
        while end > start and self.text[end - 1] in " \t\n\u00a0,;:.—–-":
            end -= 1
        led = _LEADS_IN.match(self.text, start)
        if led is not None and not THAT_ACTS.match(self.text, start):
            start = led.end()
        return Span(start, end) if end - start > 1 else None

    def kind(self, parts: Sequence[Span], inside: Sequence[Quotation]) -> str:
        """Says how much of the content stands between marks: ``direct``, ``mixed`` or ``indirect``."""
        letters = {at for part in parts for at in range(part.start, part.end) if self.text[at].isalnum()}
        quoted = {at for q in inside for at in range(q.start, q.end)}
        share = len(letters & quoted) / max(1, len(letters))
        return "indirect" if not inside or not share else "direct" if share >= 0.95 else "mixed"


_LEADS_IN = re.compile(r"(?:that|in\swhich)\s")
"""What leads into a clause and is none of its words: ``signed a statement |in which| Oslo agreed to talks``."""


def _joined(spans: Sequence[Span], text: str) -> list[Span]:
    """Joins parts between which no letter stands."""
    parts: list[Span] = []
    for span in spans:
        if parts and not any(c.isalnum() or c == "\n" for c in text[parts[-1].end : span.start]):
            parts[-1] = Span(parts[-1].start, max(span.end, parts[-1].end))
        else:
            parts.append(span)
    return parts


def _without(part: Span, outer: Span) -> Span | None:
    """Gives what is left of a part once a quotation goes: the longer side; nothing where it lay inside."""
    left, right = outer.start - part.start, part.end - outer.end
    if max(left, right) <= 1:
        return None
    return Span(part.start, outer.start) if left >= right else Span(outer.end, part.end)


def _shared(some: Sequence[Span], others: Sequence[Span]) -> float:
    """Gives the share of characters in common of two contents (Jaccard)."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    total = sum(map(len, some)) + sum(map(len, others)) - common
    return common / total if total else 0.0


_UNSAID = re.compile(
    r"\b(?:(?:declined|refused|failed|unwilling)\sto|(?:did|does|do|would|has|have|had|could)(?:\snot|n[’']t))\s"
    r"(?:say|tell|comment|explain|elaborate|specify|discuss|mention|release|disclose|identify|reveal|name|respond|provide|give|brief|"
    r"said|told|discussed|commented|explained|elaborated|shown|specified|released|disclosed|identified|revealed|named|responded|provided)\b"
)
_TERM = re.compile(r"\bwhat\s(?:[\w’'.-]+\s){1,3}\Z")
_OTHERS_TERM = re.compile(
    r"what\s(?:[\w’'.-]+\s){1,3}?(?:calls?|called|terms?|termed|describes?|described|touts?|touted|dubbed)\s"
)
_STRIVES = re.compile(
    r"looks?|looked|looking|seeks?|sought|seeking|tries|try|tried|trying|aims?|aimed|strives?|strove|works?|worked"
)
"""Verbs that with "to" tell what somebody is after."""
_IDLE = re.compile(r"\b(?:should|ought\sto|might|may|could|must|will)\s(?:\w+ly\s)?\w*\Z")
"""What stands before a verb of words that nobody has said so far: ``Paris should denounce …``."""
_ACTS = frozenset(
    words_of(
        "allowed allows allowing granted grants granting targeted targets targeting upheld upholds overturned "
        "overturns convicted conducted conducts launched launches launching carried answered answers appear appears "
        "appeared seem seems seemed nominated nominates appointed appoints elected elects supporting known"
    )
)
"""Verbs of acts that the reader proposes now and then as words: ``granted |him a pardon|``."""
_NO_WORDS = re.compile(
    r"how|what|why|whether|when|where|(?:[\w’'.-]+\s){1,6}as\s(?:saying|telling)|"
    r"(?:for\s(?:\w+\s)?)?(?:not\sto\sbe\s(?:named|identified|quoted)|to\s(?:remain|stay)\sanonymous|anonymity)\b.*",
    re.DOTALL,
)
"""What is nobody's content: a lone word of asking, a tag (``quoted |her as saying|``), how a source is to be named."""
_RELATIVE = re.compile(
    r"that\s(?:is|are|was|were|has|had|will|would|[a-z]{3,}s\s(?:the|an?|its|his|her|their|all|any))\s"
)
"""A relative clause of what was agreed: ``reached an agreement that |limits the trade|``."""
_BARGAIN = re.compile(
    r"(?:reach(?:ed|es|ing)?|str(?:uck|ikes?|iking)|seal(?:ed|s|ing)?|conclud(?:ed|es|ing)|won|wins)\s(?:an?|the|its|their)\s"
    r"(?:[\w-]+\s){0,3}(?:agreements?|deals?|contracts?|accords?|pacts?|treaty|treaties)\b|"
    r"sign(?:ed|s|ing)\s(?!(?:[\w-]+\s){0,4}?(?:statement|declaration|letter|petition|communiqu[eé]|pledge|appeal)\b)"
)
"""Acts with a paper that tell of it, not in its words: ``signed a contract``; a declaration is signed as words."""
_OF_WORKS = frozenset(("wrote", "writes", "published", "publishes", "released", "sang", "directed"))
"""Verbs that a work's title follows without a comma or colon."""

_BY = re.compile(r"(?<=\sby)\s|\sby\s")
NOBODY = Source(None, (), "the reader gives no source")
NO_AGENT = Source(None, (), "the verb is passive and nobody is named as its agent")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s(?:(?:also|both|all|then|now|long|once|often|widely|later|again|\w+ly)\s)*"
    r"(?!(?:quoted|cited|reported|concerned|worried|convinced|impressed|surprised|pleased|disappointed|determined|"
    r"prepared|satisfied|opposed|alarmed|committed|encouraged|inclined|resigned|scared|shocked|delighted|interested|"
    r"excited|troubled|frustrated|relieved|saddened|supposed|honou?red|tired|afraid|aware)\b)"
    r"(?:[a-z]+ed|said|told|thought|known|seen|held|understood|felt|found|given|shown)"
    r"(?:\s(?:as|about|for|of|over|on|to|that|with|under|between|among))?\Z"
)


_JOINED = re.compile(r"(?:and|but|or|nor)\s")


_HOW = re.compile(
    r"(?:(?:deep|grave|serious|great|much)\s)?(?:appreciation|satisfaction|concern|regret|alarm|interest|dismay)\s(?:that\s)?(?!(?:at|over|about|for|in)\s)"
)


_PURPOSE = re.compile(
    r"(?<!\bon)(?<!\bcontinued)(?<!\bcontinues)(?<!\bquick)(?<!\bfirst)(?<!\blast)\sto\s(?:\w+ly\s)?\Z"
)
"""What stands before a verb of words that are an aim: ``met |to| discuss the trade``; not ``went on |to| say``."""


def _idle(unit: Unit, one: ProposedAttribution) -> bool:
    """Says whether a verb tells of words that nobody has said so far."""
    end = max(span.end for span in (one.anchor, *one.cue[:1])) - unit.start
    return _IDLE.search(unit.bare, max(0, end - 60), end) is not None


def _passive(unit: Unit, cue: Span) -> bool:
    """Says whether a verb of telling is passive: "is said to", "was asked about"; no "was impressed that"."""
    end = cue.end - unit.start
    return _PASSIVE.search(unit.bare[max(0, end - 60) : end]) is not None


def _beside(parts: list[Span], source: Source, cue: Span | None) -> list[Span]:
    """Gives the parts of a content that are not words of its own source or cue."""
    others = [span for span in (source.span, cue) if span is not None]
    return [part for part in parts if not any(other.start <= part.start and part.end <= other.end for other in others)]


def _names_a_source(parts: list[Span], drafts: Sequence[Draft]) -> bool:
    """Says whether a content is part of the words that say who speaks, by rule."""
    spans = [draft.source.span for draft in drafts if draft.source.span is not None]
    return all(any(span.start <= part.start and part.end <= span.end for span in spans) for part in parts)


class Joiner:
    """Joins rules and proposals sentence by sentence, since who spoke before decides who "he" is."""

    def __init__(self, proposals: Proposals, speakers: Speakers, limits: Thresholds, used: set[int]) -> None:
        """Takes the quotations that are taken as ``used``, and adds those that proposals take."""
        self.proposals = proposals
        self.speakers = speakers
        self.limits = limits
        self.used = used

    def joined(self, unit: Unit, by_rule: list[Draft], earlier: list[Draft]) -> list[Draft]:
        """Gives the attributions of a unit. ``earlier`` are those of units before, whose words are taken."""
        if not self.proposals:
            return by_rule
        drafts = list(by_rule)
        for one in self.proposals.within(unit):
            parts, inside = self.proposals.content(one, unit)
            if not parts:
                continue
            match = _match(one, parts, drafts)
            if match is not None:
                before = list(match.content)
                self._agree(unit, match, one, parts, inside)
                self._free(unit, before, drafts)
            elif not _names_a_source(parts, drafts) and not any(_shared(parts, d.content) >= SAME for d in earlier):
                draft = self._new(unit, one, parts, inside)
                if draft is not None:
                    drafts.append(draft)
        return [d for d in drafts if d.support or d.rule == RULE or self.limits.stands_alone(d.rule)]

    def _agree(
        self, unit: Unit, draft: Draft, one: ProposedAttribution, parts: list[Span], inside: list[Quotation]
    ) -> None:
        draft.support = max(draft.support, one.score)
        if draft.source.span is None and draft.source is not NO_AGENT and one.source:
            draft.source = source_of(unit, one.source[0], self.speakers)
            draft.cue = draft.cue or (one.cue[0] if one.cue else None)
        broken = draft.rule == "tag-after" and len(draft.content) > 1
        bounded = draft.kind == "direct" and draft.rule != "untagged"
        if not bounded and draft.rule != RULE and one.score >= self.limits.bounds and not broken:
            if draft.cue is not None and draft.cue.end <= parts[0].start < draft.content[0].start < parts[0].end:
                # Between the cue and the clause stands whom it tells.
                parts = [Span(draft.content[0].start, parts[0].end), *parts[1:]]
            if _JOINED.match(self.proposals.text, parts[0].start) and draft.content[0].start < parts[0].start:
                # "… and the two needed to act, he said": a clause that "and" opens goes on with the one before.
                parts = [Span(draft.content[0].start, parts[0].end), *parts[1:]]
            parts = [part for part in parts if not self._tells(unit, part, draft)]
            parts = self._up_to_source(_beside(parts, draft.source, draft.cue), draft.source)
            if (
                parts
                and draft.rule == "clause-before"
                and _FINITE.search(self.proposals.text, draft.content[0].start, parts[0].start)
            ):
                # The clause before a tag is told as a whole: "The two did not meet, a first in years, officials said".
                return
            if not parts or (draft.cue is not None and any(part.overlaps(draft.cue) for part in parts)):
                return
            if draft.cue is not None and one.cue and draft.content[0].start < parts[0].start:
                # "has stressed a commitment to | playing hardball": what the content loses belongs to the cue.
                draft.cue = Span(draft.cue.start, max(draft.cue.end, min(one.cue[0].end, parts[0].start)))
            draft.content = parts
            draft.kind = self.proposals.kind(parts, inside)
            self.used.update(id(q) for q in inside)

    @staticmethod
    def _tells(unit: Unit, part: Span, draft: Draft) -> bool:
        """Says whether a part before a content tells of it with a verb: ``Torres |told Lang|, she said, that …``."""
        before = part.end <= draft.content[0].start
        return before and next(cues(unit.bare[part.start - unit.start : part.end - unit.start]), None) is not None

    def _free(self, unit: Unit, before: list[Span], drafts: list[Draft]) -> None:
        """Gives back the quotations of a content that it has lost, so that a later verb may take them."""
        for quotation in unit.quotations:
            held = any(span.start <= quotation.start and quotation.end <= span.end for span in before)
            if held and not any(span.overlaps(quotation.content) for d in drafts for span in d.content):
                self.used.discard(id(quotation))

    def _up_to_source(self, parts: list[Span], source: Source) -> list[Span]:
        """Lets go of the source's own words at the end of a content: ``… the alliance,” Abe``."""
        if source.span is None:
            return parts
        kept = []
        for part in parts:
            if part.start < source.span.start < part.end <= source.span.end:
                bare = self.proposals.trimmed(Span(part.start, source.span.start))
                kept += [] if bare is None else [bare]
            else:
                kept.append(part)
        return kept

    def _vetoed(
        self, unit: Unit, one: ProposedAttribution, parts: list[Span], inside: list[Quotation], kind: str
    ) -> bool:
        """Says whether a rule knows better: what was not said, a term of art, a work's title, "said kind words"."""
        start, end = one.anchor.start - unit.start, one.anchor.end - unit.start
        verb, before = unit.bare[start:end], unit.bare[max(0, start - 60) : start]
        last = [word for span in one.cue[:1] for word in span.words(self.proposals.text).split()[-1:]]
        acts = not _ACTS.isdisjoint({verb, *last})
        if kind == "indirect":
            words = self.proposals.text[parts[0].start : parts[-1].end]
            around = unit.bare[max(0, start - 25) : end + 20]
            return (
                verb == "referring"
                or _PURPOSE.search(before) is not None
                or (_STRIVES.fullmatch(verb) is not None and unit.bare.startswith(" to ", end))
                or acts
                or (verb == "think" and unit.bare.startswith(" tank", end))
                or _NO_WORDS.fullmatch(words.lower()) is not None
                or _BARGAIN.match(unit.bare, start) is not None
                or _RELATIVE.match(self.proposals.text, max(0, parts[0].start - len("that "))) is not None
                or _idle(unit, one)
                or _UNSAID.search(around) is not None
                or _TERM.search(before) is not None
                or (verb in {"said", "says", "say"} and not (may_be_clause(words) and has_verb(words)))
            )
        if kind == "mixed" and (_idle(unit, one) or acts):
            return True
        if _OTHERS_TERM.match(self.proposals.text, parts[0].start) and verb not in {"said", "says", "told", "asked"}:
            # "sent what it calls a “friendly” envoy": the marks are around a term, and the verb tells nothing.
            return True
        if _STRIVES.fullmatch(verb) and unit.bare.startswith(" to ", end):
            # "as it looks to confront the “ominous threat”": what somebody is after is not what he says.
            return True
        titles = all(is_title(q.content.words(self.proposals.text)) for q in inside)
        return titles and parts[0].start <= inside[0].start and verb in _OF_WORKS

    def _by_rule(self, unit: Unit, anchor: Span) -> Source:
        """Gives the subject that stands before the word that tells, where the reader gives none."""
        start, end = anchor.start - unit.start, anchor.end - unit.start
        verb = ReportingVerb("", unit.bare[start:end], "past", "quote", True)
        return before_cue(unit, Cue(start, end, verb), self.speakers) or NOBODY

    def _agent(self, unit: Unit, cue: Span) -> Source | None:
        """Gives whom "by" names behind a passive verb: ``was described |by Torres| as a mandate``."""
        by = _BY.match(unit.bare, cue.end - unit.start)
        phrase = phrase_after(unit.bare, by.end()) if by is not None else None
        if phrase is None:
            return None
        end = re.split(r"\s(?:as|that)\s", unit.bare[slice(*phrase)], maxsplit=1)[0]
        found = (phrase[0], phrase[0] + len(end))
        if not can_tell(unit, found):
            return None
        return source_of(unit, Span(unit.start + found[0], unit.start + found[1]), self.speakers)

    def _is_belief(self, one: ProposedAttribution, parts: list[Span]) -> bool:
        text = self.proposals.text
        cue = " ".join(span.words(text) for span in one.cue or (one.anchor,))
        return is_attitude(cue, text[parts[0].start : parts[-1].end])

    def _new(self, unit: Unit, one: ProposedAttribution, parts: list[Span], inside: list[Quotation]) -> Draft | None:
        kind = self.proposals.kind(parts, inside)
        told = is_speech(one.anchor.words(self.proposals.text).lower())
        speech = one.speech_score >= self.limits.speech or kind == "direct" or told
        limit = {"direct": self.limits.direct, "mixed": self.limits.mixed}.get(kind, self.limits.indirect)
        if one.source and one.source[0].words(self.proposals.text).lower() == "whose":
            return None
        if one.score < (limit if speech else max(limit, self.limits.belief)) or not (one.cue or one.source):
            return None
        if not speech and not self._is_belief(one, parts):
            return None
        if kind == "direct" and any(id(q) in self.used for q in inside):
            return None
        if self._vetoed(unit, one, parts, inside, kind):
            return None
        self.used.update(id(q) for q in inside)
        cue = one.cue[0] if one.cue else None
        if kind == "indirect" and cue is not None and not any(c.isalpha() for c in cue.words(self.proposals.text)):
            # A colon alone opens a turn of a transcript, which is read by its own rule.
            return None
        if _passive(unit, cue or one.anchor) and (not one.source or one.source[0].start < one.anchor.start):
            # "Biya has long been criticised for …": the subject of a passive verb is whom others speak of.
            source = self._agent(unit, cue or one.anchor) or NO_AGENT
        else:
            source = source_of(unit, one.source[0], self.speakers) if one.source else self._by_rule(unit, one.anchor)
        if cue is not None:
            cue, parts = _with_manner(unit, self.proposals.text, cue, parts)
        parts = _beside(parts, source, cue)
        if (
            not parts
            or _by_measure(unit, source, cue or one.anchor)
            or (kind == "indirect" and _of_nobody(unit, source, cue or one.anchor, parts))
        ):
            return None
        # What the authors of a statement tell of themselves is said by it.
        speech = speech or (bool(source.speakers) and source.speakers == self.speakers.authors)
        return Draft(parts, cue, source, kind, RULE, speech, unit=unit, support=one.score)


_PICTURE = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he|[Tt]his)\s)?(?:[a-z]+\s)?(?:view|photo|photograph|picture|image|screengrab|map|graphic|footage)(?:\s.*)?",
    re.DOTALL | re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:will|would|can|could|may|might|must|should|is|are|was|were|has|have|had|did|does|do)\b")
_TOLD_BY_NOBODY = re.compile(r"\b(?:said|told|reported|announced|alleged|claimed|confirmed|rumou?red|agreed|stated)\b")


_NOTHING_SAID = re.compile(r"\bnothing\b")
"""“Said nothing about the treaty” tells that no words fell."""


def _with_manner(unit: Unit, text: str, cue: Span, parts: list[Span]) -> tuple[Span, list[Span]]:
    """Gives cue and content where how somebody told it belongs to the cue: "noted with appreciation | the steps"."""
    how = _HOW.match(text, parts[0].start, parts[0].end)
    if how is None or not unit.bare.endswith(" with", 0, cue.end - unit.start):
        return cue, parts
    return Span(cue.start, how.end() - 1), [Span(how.end(), parts[0].end), *parts[1:]]


def _by_measure(unit: Unit, source: Source, cue: Span) -> bool:
    """Says whether "according to" names no teller: ``according to |their needs|``."""
    if not unit.bare.startswith(("according", "According"), cue.start - unit.start):
        return False
    span = source.span
    return span is None or MEASURE.fullmatch(unit.bare[span.start - unit.start : span.end - unit.start]) is not None


def _of_nobody(unit: Unit, source: Source, cue: Span, parts: list[Span]) -> bool:
    """Says whether a content is nobody's words: no source, the writer's own "we", or a passive that tells nothing.

    "It was announced that the talks failed" stays, with nobody as its speaker; "the talks are expected to fail" goes.
    """
    if source is NO_AGENT:
        told = _TOLD_BY_NOBODY.search(unit.bare, cue.start - unit.start, cue.end - unit.start)
        return told is None or any(part.start < cue.start for part in parts)
    if _NOTHING_SAID.search(unit.bare, cue.start - unit.start, cue.end - unit.start):
        return True
    words = "" if source.span is None else unit.bare[source.span.start - unit.start : source.span.end - unit.start]
    if _PICTURE.fullmatch(words):
        # "A view shows the tanker": a caption that runs into the text.
        return True
    plain = words.lower().removeprefix("the ")
    # "The first promises new relations": a point of a text as often as somebody.
    unknown = plain == "you" or (not source.speakers and (plain in {"i", "we"} or plain in ORDINALS))
    return source is NOBODY or unknown or _by_thing(unit, source, cue)


def _by_thing(unit: Unit, source: Source, cue: Span) -> bool:
    """Says whether a participle has a subject that tells nothing: ``a series |highlighting| the trade``."""
    span = source.span
    named = any(speaker.type not in {"unnamed", "unknown"} for speaker in source.speakers)
    if span is None or named or not unit.bare.endswith("ing", 0, cue.end - unit.start):
        return False
    return span.end <= cue.start and not can_tell(unit, (span.start - unit.start, span.end - unit.start))


def _match(one: ProposedAttribution, parts: list[Span], drafts: list[Draft]) -> Draft | None:
    """Gives the rule's attribution that a proposal means: the one that shares most of its words or has its cue."""
    best, most = None, 0.0
    for draft in drafts:
        like = _shared(parts, draft.content)
        if (
            draft.cue is not None
            and draft.rule in CLAUSE_BEHIND
            and any(s.start < one.anchor.start < parts[0].start < s.end for s in draft.content)
        ):
            # "urged Oslo to go, warning |of a row|": a verb in the content tells words of its own.
            continue
        if like and draft.cue is not None and any(draft.cue.overlaps(cue) for cue in one.cue):
            like += SAME
        if like >= SAME and like > most:
            best, most = draft, like
    return best
