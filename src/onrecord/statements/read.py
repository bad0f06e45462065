"""Reads the attributions of one report, sentence by sentence: quotations with their tags, then what cues govern."""

from collections.abc import Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from onrecord.knowledge.names import states
from onrecord.knowledge.official_sites import publishing_state
from onrecord.language import text_of
from onrecord.language.extensions import attributions
from onrecord.language.sentences import sentence_starts
from onrecord.statements.authors import authors
from onrecord.statements.cited import give_cited
from onrecord.statements.cues import MOST_CUES, Cue, cues
from onrecord.statements.drafts import (
    Draft,
    finished,
    first_person,
    give_tellers,
    supposed,
    without_doubles,
    without_parts,
)
from onrecord.statements.genders import Genders
from onrecord.statements.glosses import without_glosses, without_later_cues
from onrecord.statements.governed import framed_contents, governed
from onrecord.statements.noun_cues import told_by_nouns
from onrecord.statements.proposals import RULE, Joiner, Proposals
from onrecord.statements.quotations import masked, paragraphs, quotations
from onrecord.statements.quoted import by_place, quoted
from onrecord.statements.referred import referred
from onrecord.statements.so_far import SoFar
from onrecord.statements.sources import Source, before_cue
from onrecord.statements.speakers import Speakers
from onrecord.statements.subjects import OF_OBJECT
from onrecord.statements.thresholds import Thresholds, thresholds
from onrecord.statements.turns import take_turns, turn_drafts, turns
from onrecord.statements.units import Unit, units
from onrecord.statements.untagged import announced, announces, is_pure, signed, untagged
from onrecord.types.actor import Mention
from onrecord.types.attribution import Attribution
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
    all_units = units(masked(text, found), sentences, blocks, found, mentions, times)
    so_far = SoFar(
        text,
        Speakers(
            report.id,
            referred(doc, mentions),
            Genders(text, mentions),
            states().get(publishing_state(report.url)),
            authors(report.title, text, mentions),
        ),
    )
    joiner = Joiner(Proposals(text, attributions(doc), found), so_far.speakers, limits or thresholds(), so_far.used)
    taken = turns(text, blocks)
    take_turns(so_far, all_units, taken)
    model = doc._.reader_model if doc.has_extension("reader_model") else ""
    unique: dict[str, Attribution] = {}
    for draft in (*drafted(so_far, all_units, joiner), *turn_drafts(so_far, taken, report.title)):
        attribution = finished(draft, report, model)
        unique.setdefault(attribution.id, attribution)
    return tuple(sorted(unique.values(), key=lambda a: (a.content[0].start, a.content[-1].end, a.id)))


def drafted(so_far: SoFar, all_units: Sequence[Unit], joiner: Joiner) -> list[Draft]:
    """Gives the attributions of the report in the making, unit by unit."""
    last: Draft | None = None
    waiting: tuple[Unit, Cue, Source] | None = None
    for unit in all_units:
        before = len(so_far.drafts)
        sentence(so_far, unit)
        made = so_far.drafts[before:]
        signed(so_far, unit, so_far.drafts[before - 1] if before and not made else None)
        if not made and waiting is not None:
            made = announced(so_far, unit, waiting)
        waiting = announces(so_far, unit) if not made else None
        untagged(so_far, unit, last, before, made=bool(made))
        joined = joiner.joined(unit, so_far.drafts[before:], so_far.drafts[max(0, before - MOST_CUES) : before])
        joined = give_cited(joined, unit, so_far.speakers)
        without_glosses(joined, unit)
        without_later_cues(joined, unit)
        joined = without_parts([draft for draft in joined if not supposed(draft, unit)])
        give_tellers(joined)
        last_told = max((d for d in joined if d.cue is not None), key=lambda d: d.cue.end if d.cue else 0, default=None)
        if last_told is not None and last_told.rule == RULE and last_told.speech:
            so_far.remember(last_told)
        so_far.drafts[before:] = sorted(joined, key=lambda d: (d.content[0].start, -d.content[-1].end))
        last = _goes_on(so_far.drafts[before:]) or (last if not made and is_pure(unit) else None)
        so_far.seen(unit)
    return so_far.drafts


def _give_quoters(so_far: SoFar, unit: Unit, drafts: Sequence[Draft]) -> None:
    """Puts who quotes before whom he quotes: ``the agency quoted Torres as saying``, ``…, he quoted her as saying``."""
    for cue in so_far.here:
        if cue.shape != "quotes":
            continue
        quoter = before_cue(unit, Cue(cue.start, cue.end, cue.verb), so_far.speakers)
        place = unit.start + cue.start
        told = [d for d in drafts if d.cue is not None and d.cue.start == place]
        if not told and not unit.bare[cue.end :].strip(" .\n"):
            told = [d for d in drafts if d.cue is not None and max(d.cue.end, d.content[-1].end) <= place][-1:]
        for draft in told:
            draft.tellers = quoter.speakers if quoter is not None else draft.tellers


def _goes_on(drafts: Sequence[Draft]) -> Draft | None:
    """Gives whose words a quotation behind a sentence goes on with: those quoted in it, else who is told of last."""
    quoted_in = [d for d in drafts if d.kind == "direct" and d.cue is not None]
    told = [d for d in drafts if d.source.speakers and d.source.because != OF_OBJECT]
    return next(reversed(quoted_in), None) or next(reversed(told), None)


def sentence(so_far: SoFar, unit: Unit) -> None:
    """Reads the cues of one sentence, then the quotations that no cue took, and adds what they make."""
    found = so_far.here = list(islice(cues(unit.bare), MOST_CUES))
    by_quote: list[Draft] = []
    clauses: list[Draft] = []
    for cue in found:
        so_far.made = by_quote + clauses
        draft = quoted(so_far, unit, cue)
        if draft is not None:
            by_quote.append(draft)
            so_far.remember(draft)
            continue
        draft = governed(so_far, unit, cue, clauses + by_quote)
        if draft is not None:
            clauses.append(draft)
            so_far.remember(draft)
    _give_quoters(so_far, unit, by_quote + clauses)
    clauses += framed_contents(so_far, unit, clauses + by_quote)
    clauses += told_by_nouns(so_far, unit, clauses + by_quote)
    clauses = [d for d in clauses if not first_person(d, unit)]
    clauses = without_doubles(clauses)
    by_quote += by_place(so_far, unit)
    so_far.drafts += sorted(by_quote + clauses, key=lambda d: (d.content[0].start, -d.content[-1].end))
