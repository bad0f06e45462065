"""Reads the attributions of one report: quotations with their tags, then clauses that cues govern."""

import re
from bisect import bisect_left, bisect_right
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from onrecord.language import text_of
from onrecord.language.extensions import attributions
from onrecord.language.sentences import sentence_starts
from onrecord.statements.clauses import (
    clause_after,
    clause_around,
    clause_before,
    governs,
    kind_of,
    quotation_after,
    quotation_before,
    quoted_words_after,
)
from onrecord.statements.cues import Cue, cues
from onrecord.statements.drafts import Draft, finished, first_person, give_tellers, without_doubles
from onrecord.statements.frames import framed, framed_cues
from onrecord.statements.nouns import phrase_after
from onrecord.statements.proposals import Joiner, Proposals
from onrecord.statements.quotations import Quotation, masked, paragraphs, quotations
from onrecord.statements.sources import (
    Source,
    addressees,
    after_cue,
    before_cue,
    can_tell,
    head_of,
    opening,
    opens,
    source_of,
    with_title,
)
from onrecord.statements.speakers import SPEAKERS, Speakers
from onrecord.statements.tags import is_title, tag_after, tag_before
from onrecord.statements.thresholds import Thresholds, thresholds
from onrecord.statements.turns import Turn, turns
from onrecord.statements.units import Unit, units
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.attribution import Attribution
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc


FEW = 4
"""Words of a quotation from which it is taken for speech though nobody stands beside it: shorter ones are scare quotes
as often as not (PolNeAR train: of quotations of four words and more 96 in 100 lie in an attribution)."""

MOST_CUES = 40
"""Cues read of one sentence: none has more, and what has is no sentence but a list or an attack."""


class _Reader:
    def __init__(self, report_id: str, text: str, all_units: list[Unit], joining: tuple[Proposals, Thresholds]) -> None:
        self.text = text
        self.units = all_units
        self.speakers = Speakers(report_id)
        self.drafts: list[Draft] = []
        self.here: list[Cue] = []
        self.made: list[Draft] = []
        self.used: set[int] = set()
        self.joiner = Joiner(joining[0], self.speakers, joining[1], self.used)

    def drafted(self) -> list[Draft]:
        """Gives the attributions of the report in the making, unit by unit."""
        last: Draft | None = None
        waiting: tuple[Unit, Cue, Source] | None = None
        for unit in self.units:
            before = len(self.drafts)
            self._unit(unit)
            made = self.drafts[before:]
            if not made and waiting is not None:
                made = self._announced(unit, waiting)
            waiting = self._announces(unit) if not made else None
            self._untagged(unit, last, before, made=bool(made))
            joined = self.joiner.joined(unit, self.drafts[before:], self.drafts[max(0, before - MOST_CUES) : before])
            give_tellers(joined)
            self.drafts[before:] = sorted(joined, key=lambda d: (d.content[0].start, -d.content[-1].end))
            told = [d for d in self.drafts[before:] if d.source.speakers]
            last = told[-1] if told else (last if not made and self._is_pure(unit) else None)
            self._seen(unit)
        return self.drafts

    def take_turns(self, taken: list[Turn]) -> None:
        """Keeps the quotation marks of a transcript's paragraphs from being read as quotations without a tag."""
        starts = [span.start for turn in taken for span in turn.content]
        for unit in self.units if taken else ():
            for quotation in unit.quotations:
                place = bisect_left(starts, quotation.outer_start)
                if place < len(starts) and starts[place] <= quotation.end and quotation.open_ended:
                    self.used.add(id(quotation))

    def turns(self, taken: list[Turn], title: str) -> list[Draft]:
        """Gives the turns of a transcript as attributions, and puts who speaks before those quoted in the turn."""
        made: list[Draft] = []
        for turn in taken:
            actors, why = self.speakers.of_turn(turn.name.words(self.text), title, self.text)
            made.append(
                Draft(turn.content, turn.colon, Source(turn.name, actors, why, turn.name.start), "direct", "turn")
            )
        starts = [draft.content[0].start for draft in made]
        for draft in self.drafts:
            place = bisect_right(starts, draft.content[0].start) - 1
            outer = made[place] if place >= 0 else None
            if outer is None or draft.content[-1].end > outer.content[-1].end or draft.source.span is None:
                continue
            if outer.source.speakers != draft.source.speakers:
                draft.tellers = (*outer.source.speakers, *draft.tellers)
        return made

    def _announces(self, unit: Unit) -> tuple[Unit, Cue, Source] | None:
        """Gives the cue of ``He said:`` at the end of a paragraph, and its subject."""
        if not unit.bare.rstrip().endswith(":"):
            return None
        for cue in reversed(list(islice(cues(unit.bare), MOST_CUES))):
            source = before_cue(unit, cue, self.speakers)
            if source is not None and len(unit.bare) - cue.end < 80:
                return unit, cue, source
        return None

    def _announced(self, unit: Unit, waiting: tuple[Unit, Cue, Source]) -> list[Draft]:
        """Reads a quotation that fills the paragraph after ``He said:``."""
        before, cue, source = waiting
        if not self._is_pure(unit) or unit.paragraph - before.paragraph > 1:
            return []
        content = [q.content for q in unit.quotations if len(q.content)]
        if not content:
            return []
        self.used.update(id(q) for q in unit.quotations)
        place = Span(before.start + cue.start, before.start + cue.end)
        draft = Draft(content, place, source, "direct", "tag-before", cue.verb.speech, unit=before)
        self._remember(draft)
        self.drafts.append(draft)
        return [draft]

    def _unit(self, unit: Unit) -> None:
        found = self.here = list(islice(cues(unit.bare), MOST_CUES))
        by_quote: list[Draft] = []
        clauses: list[Draft] = []
        for cue in found:
            self.made = by_quote + clauses
            draft = self._quoted(unit, cue)
            if draft is not None:
                by_quote.append(draft)
                self._remember(draft)
                continue
            draft = self._clause(unit, cue, clauses + by_quote)
            if draft is not None:
                clauses.append(draft)
                self._remember(draft)
        clauses += self._framed(unit, clauses + by_quote)
        clauses = [d for d in clauses if not first_person(d, unit)]
        clauses = without_doubles(clauses)
        by_quote += self._by_place(unit)
        self.drafts += sorted(by_quote + clauses, key=lambda d: (d.content[0].start, -d.content[-1].end))

    def _framed(self, unit: Unit, earlier: list[Draft]) -> list[Draft]:
        """Reads the cues whose content is no clause: ``urged X to go``, ``called for Y``."""
        made: list[Draft] = []
        taken = {d.cue.start for d in earlier if d.cue is not None}
        for cue in islice(framed_cues(unit.bare), MOST_CUES):
            if unit.start + cue.start in taken:
                continue
            found = framed(unit, cue.verb.lemma, cue.end)
            if found is None:
                continue
            frame, content, end = found
            source = self._subject_of_frame(unit, cue, earlier + made)
            if source is None:
                continue
            inside = [q for q in unit.quotations if content.start <= q.outer_start and q.outer_end <= content.end + 1]
            self.used.update(id(q) for q in inside)
            place = Span(unit.start + cue.start, unit.start + end)
            told, _, note = addressees(unit, cue) if frame.follows == "object" else ((), 0, "")
            kind = kind_of(unit, content)
            if kind == "direct" and len(inside) == 1:
                content = inside[0].content
            draft = Draft(
                [content], place, source, kind, "frame", frame.speech, told, [note] if note else [], unit=unit
            )
            self._remember(draft)
            made.append(draft)
        return made

    def _subject_of_frame(self, unit: Unit, cue: Cue, earlier: list[Draft]) -> Source | None:
        if cue.verb.tense != "ing":
            return before_cue(unit, cue, self.speakers)
        beside = (
            before_cue(unit, cue, self.speakers) if unit.bare[max(0, cue.start - 2) : cue.start - 1].isalpha() else None
        )
        if beside is not None and beside.span is not None and beside.speakers and beside.speakers[0].type == "person":
            return beside
        if not unit.bare[: cue.start].rstrip().endswith((",", " and", " while")):
            return None
        before = [d for d in earlier if d.cue is not None and d.cue.end <= unit.start + cue.start]
        own = _clause_subject(unit, cue.start)
        if own is not None and not (before and before[-1].cue is not None and own.end <= before[-1].cue.start):
            return Source(own.span, (own.actor,), "the subject of the clause goes on", own.start)
        if before:
            return Source(before[-1].source.span, before[-1].source.speakers, before[-1].source.because)
        return self._opening_phrase(unit, cue.start)

    def _opening_phrase(self, unit: Unit, place: int) -> Source | None:
        """Gives the noun phrase that opens the sentence as its subject, where one does before ``place``."""
        first = opening(unit)
        if first is not None and first.end - unit.start <= place and opens(unit, first) and not _possesses(unit, first):
            return Source(with_title(unit, first), (first.actor,), "the subject of the sentence goes on", first.start)
        phrase = phrase_after(unit.bare, 0)
        if phrase is None or _ADVERBIAL.match(unit.bare, phrase[0]):
            return None
        verb = _PAST.search(unit.bare, phrase[0], phrase[1])
        phrase = (phrase[0], verb.start()) if verb is not None else phrase
        if phrase[1] > place or phrase[1] - phrase[0] < 2 or not can_tell(unit, phrase):
            return None
        source = source_of(unit, Span(unit.start + phrase[0], unit.start + phrase[1]), self.speakers)
        return Source(
            source.span, source.speakers, source.because or "the subject of the sentence goes on", source.first
        )

    def _by_place(self, unit: Unit) -> list[Draft]:
        """Reads quotations that no cue took by what stands around them."""
        made: list[Draft] = []
        for quotation in unit.quotations[:MOST_CUES]:
            if id(quotation) in self.used or not len(quotation.content):
                continue
            words = quotation.content.words(self.text)
            tag = tag_after(unit, quotation, self.text) or tag_before(unit, quotation)
            if (
                tag is None
                or (tag.source is None and len(words.split()) < FEW)
                or (is_title(words) and tag.rule != "tag-after")
            ):
                continue
            if tag.source is not None:
                source = source_of(unit, Span(unit.start + tag.source[0], unit.start + tag.source[1]), self.speakers)
            else:
                source = self._goes_on(unit, tag.cue)
            cue = Span(unit.start + tag.cue[0], unit.start + tag.cue[1]) if tag.cue else None
            self.used.add(id(quotation))
            draft = Draft([quotation.content], cue, source, "direct", tag.rule, unit=unit)
            self._remember(draft)
            made.append(draft)
        return made

    def _goes_on(self, unit: Unit, cue: tuple[int, int] | None) -> Source:
        """Gives the subject of a verb that has none beside it: the one that opens the sentence, else nobody."""
        found = self._opening_phrase(unit, cue[0]) if cue is not None else None
        return found or Source(None, (), "nobody stands beside the verb")

    def _seen(self, unit: Unit) -> None:
        first = opening(unit)
        subject = first.actor if first is not None and opens(unit, first) else None
        self.speakers.seen(unit, subject)

    def _remember(self, draft: Draft) -> None:
        if len(draft.source.speakers) == 1:
            self.speakers.spoke(draft.source.speakers[0])
        elif draft.source.speakers:
            self.speakers.latest = draft.source.speakers

    def _source(self, unit: Unit, cue: Cue) -> Source | None:
        if cue.shape == "according":
            return after_cue(unit, cue, self.speakers)
        if cue.verb.tense == "ing" and cue.shape == "verb":
            return self._subject_of_frame(unit, cue, self.made)
        return before_cue(unit, cue, self.speakers)

    def _quoted(self, unit: Unit, cue: Cue) -> Draft | None:  # noqa: C901 - tag before, tag after, tag inside
        """Reads a cue that stands beside a quotation: after it, or before it."""
        source = self._source(unit, cue)
        tag_start = cue.start
        if source is not None and cue.shape != "according" and 0 <= source.first < unit.start + cue.start:
            tag_start = source.first - unit.start
        ended = [q for q in quotation_before(unit, tag_start) if id(q) not in self.used]
        if not ended and (source is None or tag_start != cue.start) and cue.shape in {"verb", "base"}:
            # "...," said X: the subject follows the verb.
            ended = [q for q in quotation_before(unit, cue.start) if id(q) not in self.used]
            if ended:
                source = after_cue(unit, cue, self.speakers) or source
        if ended and source is None:
            source = after_cue(unit, cue, self.speakers)
        if ended and source is not None and (cue.verb.tense != "ing"):
            return self._tag_after(unit, cue, source, ended)
        if cue.verb.tense == "ing" and cue.shape == "verb":
            source = source if quotation_after(unit, cue.end, loose=False) is not None else None
        if source is None or cue.shape == "according":
            return None
        told, place, note = addressees(unit, cue)
        quotation = quotation_after(unit, place, loose=cue.verb.takes != "quote")
        if quotation is None and cue.verb.takes != "clause":
            quotation = quoted_words_after(unit, place)
        if quotation is None or id(quotation) in self.used:
            return None
        near = quotation_after(unit, place, loose=False) is quotation
        if (
            is_title(quotation.content.words(self.text))
            and unit.bare[place : quotation.outer_start - unit.start].isspace()
        ):
            # "wrote “The Long Road”": a work.
            return None
        start = quotation.outer_start - unit.start
        if not near and any(place <= other.start < start for other in self.here):
            # Another verb stands nearer.
            return None
        if self.text[quotation.end : quotation.end + 1] == "," and tag_after(unit, quotation, self.text) is not None:
            # "X says “…,” Y continued": the comma inside leads on to Y.
            return None
        if not near and " " not in quotation.content.words(self.text):
            # One word in marks far from the verb is a scare quote as often as not.
            return None
        return self._tag_before(unit, cue, source, quotation, (told, place, note))

    def _tag_after(self, unit: Unit, cue: Cue, source: Source, ended: list[Quotation]) -> Draft:
        told, _, note = addressees(unit, cue)
        content = [q.content for q in ended]
        kind = "direct"
        lead = unit.bare[: ended[0].outer_start - unit.start]
        if len(re.findall(r"\w+", lead)) > 2 and next(cues(lead), None) is None:
            # "It will send “a message,” said X": what stands before the marks is told as X's too.
            content = [Span(unit.start + len(lead) - len(lead.lstrip()), ended[-1].outer_end)]
            kind = "mixed"
        self.used.update(id(q) for q in ended)
        tail = max(unit.start + cue.end, source.span.end if source.span else 0)
        for quotation in unit.quotations:
            # "X," he said, "Y": the second part goes on.
            if quotation.outer_start >= tail and id(quotation) not in self.used and len(quotation.content) > 15:
                gap = unit.bare[tail - unit.start : quotation.outer_start - unit.start]
                if len(gap) < 80 and gap.rstrip().endswith((",", ":", ".", "that", "—", "–", "toward", "and")):
                    content.append(quotation.content)
                    self.used.add(id(quotation))
                break
        return Draft(
            content,
            Span(unit.start + cue.start, unit.start + cue.end),
            source,
            kind,
            "tag-after",
            cue.verb.speech,
            told,
            [note] if note else [],
            unit=unit,
        )

    def _tag_before(
        self, unit: Unit, cue: Cue, source: Source, quotation: Quotation, told: tuple[tuple[ActorRef, ...], int, str]
    ) -> Draft | None:
        clause = clause_after(unit, cue, told[1])
        kind, rule = "direct", "tag-before"
        inside = clause is not None and clause.start <= quotation.outer_start and quotation.outer_end <= clause.end + 2
        if clause is not None and inside:
            kind = kind_of(unit, clause)
        if kind == "direct" or clause is None or not inside:
            content = [quotation.content]
            self.used.add(id(quotation))
            kind = "direct"
            if len(quotation.content) < 25 and cue.verb.takes == "quote":
                rule = "words"
        else:
            content = [clause]
            self.used.update(
                id(q) for q in unit.quotations if clause.start <= q.outer_start and q.outer_end <= clause.end + 1
            )
            clause_end = max(
                [clause.end, *(q.outer_end for q in unit.quotations if clause.start <= q.outer_start <= clause.end)]
            )
            content = [Span(clause.start, clause_end)]
        notes = [told[2]] if told[2] else []
        return Draft(
            content,
            Span(unit.start + cue.start, unit.start + cue.end),
            source,
            kind,
            rule,
            cue.verb.speech,
            told[0],
            notes,
            unit=unit,
        )

    def _clause(self, unit: Unit, cue: Cue, earlier: list[Draft]) -> Draft | None:
        """Reads a cue that governs a clause: ``Abe said that …``, ``…, officials said``, ``according to X, …``."""
        place = Span(unit.start + cue.start, unit.start + cue.end)
        if cue.shape == "according":
            return self._according(unit, cue, place)
        if cue.verb.takes == "quote":
            return None
        if cue.verb.tense == "ing":
            going_on = self._subject_of_frame(unit, cue, earlier)
            if going_on is None:
                return None
            source = going_on
        else:
            found = before_cue(unit, cue, self.speakers)
            if found is None:
                return self._inverted(unit, cue, place)
            source = found
        if cue.shape == "base" and not _plural(source, unit):
            return None
        told, end, note = addressees(unit, cue)
        notes = [note] if note else []
        if cue.verb.tense != "ing" and source.first >= 0:
            parts, rule = _parts_before(unit, source.first - unit.start, end, earlier)
            if parts:
                self._take_inside(unit, parts)
                kinds = {kind_of(unit, part) for part in parts}
                kind = kinds.pop() if len(kinds) == 1 else "mixed"
                return Draft(parts, place, source, kind, rule, cue.verb.speech, told, notes, unit=unit)
        clause = clause_after(unit, cue, end)
        if clause is None:
            return None
        clause = Span(
            clause.start,
            max([clause.end, *(q.outer_end for q in unit.quotations if clause.start <= q.outer_start < clause.end)]),
        )
        self.used.update(id(q) for q in unit.quotations if clause.start <= q.outer_start and q.outer_end <= clause.end)
        return Draft(
            [clause], place, source, kind_of(unit, clause), "clause-after", cue.verb.speech, told, notes, unit=unit
        )

    def _take_inside(self, unit: Unit, parts: list[Span]) -> None:
        """Marks the quotations that stand inside a content, which are words of its speaker."""
        for part in parts:
            self.used.update(
                id(q) for q in unit.quotations if part.start <= q.outer_start and q.outer_end <= part.end + 1
            )

    def _inverted(self, unit: Unit, cue: Cue, place: Span) -> Draft | None:
        """Reads ``The talks failed, said X.``"""
        if cue.verb.lemma not in {"say", "add", "explain", "warn", "note"} or cue.verb.tense != "past":
            return None
        before = clause_before(unit, cue.start)
        source = after_cue(unit, cue, self.speakers) if before is not None else None
        if before is None or source is None:
            return None
        self._take_inside(unit, [before])
        return Draft([before], place, source, kind_of(unit, before), "clause-before", cue.verb.speech, unit=unit)

    def _according(self, unit: Unit, cue: Cue, place: Span) -> Draft | None:
        source = after_cue(unit, cue, self.speakers)
        if source is None or source.span is None:
            return None
        before = clause_before(unit, cue.start) or clause_before(unit, len(unit.bare[: cue.start].rstrip()))
        if before is None and unit.bare[: cue.start].strip():
            left = unit.bare[: cue.start].rstrip()
            before = clause_before_comma(unit, left)
        if before is not None:
            self._take_inside(unit, [before])
            return Draft([before], place, source, kind_of(unit, before), "according-to", unit=unit)
        rest = unit.bare.find(",", source.span.end - unit.start)
        if unit.bare[: cue.start].strip() or rest < 0 or rest - (source.span.end - unit.start) > 120:
            return None
        content = _without_stop(unit, unit.start + rest + 1)
        if not len(content):
            return None
        return Draft([content], place, source, kind_of(unit, content), "according-to", unit=unit)

    def _is_pure(self, unit: Unit) -> bool:
        return bool(unit.quotations) and not any(c.isalnum() for c in unit.bare.replace("\x00", ""))

    def _untagged(self, unit: Unit, last: Draft | None, before: int, *, made: bool) -> None:
        """Gives a quotation that fills its sentence to the speaker of the one right before, where that is clear."""
        left = [q for q in unit.quotations if id(q) not in self.used and len(q.content)]
        if not left:
            return
        together = last is not None and last.unit is not None and last.unit.paragraph == unit.paragraph
        if last is not None and together and not unit.bare[: left[0].outer_start - unit.start].strip():
            # The quotation that opens the next sentence goes on with the one before.
            if last.kind == "direct":
                last.content.append(left[0].content)
            else:
                why = "the quotation stands alone right after words of the same speaker"
                source = Source(None, last.source.speakers, why)
                self.drafts.append(Draft([left[0].content], None, source, "direct", "floating", unit=unit))
            self.used.add(id(left[0]))
            left = left[1:]
        if left and not made and last is not None and self._is_pure(unit) and self._floats(unit, left, last):
            return
        self._unclaimed(unit, left, before)

    def _unclaimed(self, unit: Unit, left: list[Quotation], before: int) -> None:
        """Keeps a quotation that nobody is beside, where it is long enough to be speech.

        It is of who spoke before in its sentence (``that X was “…” and Y “…”``); else the speaker is not known.
        ``before`` counts the attributions of earlier sentences.
        """
        spoke = [d for d in self.drafts[before:] if d.source.speakers and d.content]
        for quotation in left:
            words = quotation.content.words(self.text)
            count = len(words.split())
            whole = words[:1].isupper() and (
                words[-1:] in ".?!…" or self.text[quotation.end : quotation.end + 1] == ","
            )
            if is_title(words) or quotation.single or count < (FEW if whole else 2 * FEW):
                continue
            self.used.add(id(quotation))
            earlier = [d for d in spoke if d.content[0].start < quotation.start]
            if earlier:
                why = "the quotation goes on in the sentence of the same speaker"
                source, rule = Source(earlier[-1].source.span, earlier[-1].source.speakers, why), "same-sentence"
            else:
                source, rule = Source(None, (), "no tag stands beside the quotation"), "untagged"
            self.drafts.append(Draft([quotation.content], None, source, "direct", rule, unit=unit))

    def _floats(self, unit: Unit, left: list[Quotation], last: Draft) -> bool:
        """Reads a quotation that fills the paragraph after one by a known speaker: it is by the same."""
        if last.unit is None or not last.source.speakers:
            return False
        content = [q.content for q in left]
        if unit.paragraph - last.unit.paragraph > 1 and not unit.quotations[0].continues:
            return False
        self.used.update(id(q) for q in left)
        why = "the quotation stands alone right after one by the same speaker"
        source = Source(None, last.source.speakers, why)
        self.drafts.append(Draft(content, None, source, "direct", "floating", unit=unit))
        return True


_PAST = re.compile(r"\s[a-z]+(?:ed|rew|old|aid|ook|eld|ent|ave|ame)\b")


def _possesses(unit: Unit, mention: Mention) -> bool:
    return unit.bare[mention.end - unit.start : mention.end - unit.start + 2] in {"’s", "'s", "’ ", "' "}


_ADVERBIAL = re.compile(
    r"(?:In|On|At|During|After|Before|By|For|From|Last|This|Earlier|With|When|While|As|If|Although|Though|Since|Until|"
    r"Despite|Amid|Under|Among|Because|Between|Through|Over|Like|Unlike|Per|According|"
    r"But|And|Also|Then|Instead|However|Meanwhile|There|To|Of|[A-Z][a-z]+ing|Asked|Pressed|Questioned|Quoted)\b"
)
_CLAUSE_EDGE = re.compile(r"(?:\A|[;—]\s?|,\s|(?:,\s|\s)(?:but|and|while)\s)(?:[A-Z][\w.’'-]*\s){0,4}")
_VERB_AFTER = re.compile(
    r"\s(?:(?:also|then|later|again|both|first|once)\s|\w+ly\s)?(?:[a-z]+(?:ed|s)|has|had|have|is|was|said|told|made|went|"
    r"took|gave|came|left|met|spoke|wrote|saw|held)\b"
)


def _clause_subject(unit: Unit, place: int) -> Mention | None:
    """Gives the speaker whose name opens the last clause before a place: ``…, but Ana Torres left, citing …``."""
    edges = [match.end() for match in _CLAUSE_EDGE.finditer(unit.bare, 0, place)]
    for mention in reversed(unit.mentions):
        end = mention.end - unit.start
        if end < place and mention.actor.type in SPEAKERS and _VERB_AFTER.match(unit.bare, end):
            first = with_title(unit, mention).start - unit.start
            if any(first <= edge <= mention.end - unit.start or edge == first for edge in edges):
                return mention
    return None


def _parts_before(unit: Unit, first: int, end: int, earlier: list[Draft]) -> tuple[list[Span], str]:
    """Gives the clause before a tag at ``first`` to ``end``, or both its parts where it breaks one; and the rule."""
    around = clause_around(unit, first, end)
    if around and not any(d.content[0].overlaps(around[0]) for d in earlier):
        return around, "clause-around"
    before = clause_before(unit, first)
    rest = unit.bare[end:].strip(" .\n")
    if before is None or governs(unit, end) or len(rest) >= 70:
        return [], ""
    if any(d.content[0].overlaps(before) for d in earlier if d.rule == "tag-after"):
        return [], ""
    return [before], "clause-before"


def clause_before_comma(unit: Unit, left: str) -> Span | None:
    """Gives the clause before ``according to`` where no comma parts them."""
    text = left.strip()
    if len(text) < 25:
        return None
    start = len(left) - len(left.lstrip())
    return Span(unit.start + start, unit.start + len(left))


def _without_stop(unit: Unit, start: int) -> Span:
    words = unit.bare[start - unit.start :]
    left = len(words) - len(words.lstrip())
    return Span(start + left, start + max(left, len(words.rstrip(" .\n\t"))))


def _plural(source: Source, unit: Unit) -> bool:
    """Says whether a verb without ending can belong to this subject."""
    if len(source.speakers) > 1:
        return True
    words = unit.bare[source.span.start - unit.start : source.span.end - unit.start] if source.span else ""
    head = head_of(words).lower()
    return head in {"they", "we", "i", "you"} or head.endswith(("s", "people", "police", "men", "women", "media"))


def read_attributions(
    report: Report,
    doc: "Doc",
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    *,
    limits: Thresholds | None = None,
) -> tuple[Attribution, ...]:
    """Takes a report and its layers; gives its attributions in text order, each with its reasons.

    ``limits`` say from which score the reader's proposals count; the shipped table where none are given.
    """
    text = text_of(doc)
    blocks = paragraphs(text)
    found = quotations(text, blocks)
    # By rule, whoever read: tags are found by what stands between stops, and a sentence too many would hide them.
    starts = [*sentence_starts(text), len(text)]
    trimmed = (Span(start, end).trimmed(text) for start, end in pairwise(starts))
    sentences = [sentence for sentence in trimmed if len(sentence)]
    reader = _Reader(
        report.id,
        text,
        units(masked(text, found), sentences, blocks, found, mentions, times),
        (Proposals(text, attributions(doc), found), limits or thresholds()),
    )
    model = doc._.reader_model if doc.has_extension("reader_model") else ""
    taken = turns(text, blocks)
    reader.take_turns(taken)
    unique: dict[str, Attribution] = {}
    for draft in (*reader.drafted(), *reader.turns(taken, report.title)):
        attribution = finished(draft, report, model)
        unique.setdefault(attribution.id, attribution)
    return tuple(sorted(unique.values(), key=lambda a: (a.content[0].start, a.content[-1].end, a.id)))
