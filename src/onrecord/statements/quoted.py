"""Reads quotations beside a verb: the tag after, before or inside, found by the cue or by its place alone."""

import re

from onrecord.statements.clauses import (
    clause_after,
    kind_of,
    quotation_after,
    quotation_before,
    quoted_words_after,
)
from onrecord.statements.cues import MOST_CUES, Cue, cues
from onrecord.statements.drafts import Draft
from onrecord.statements.frames import framed
from onrecord.statements.quotations import Quotation
from onrecord.statements.so_far import SoFar
from onrecord.statements.sources import (
    Source,
    addressees,
    after_cue,
    before_cue,
    can_tell,
    source_of,
)
from onrecord.statements.subjects import opening_phrase, source_beside
from onrecord.statements.tags import Tag, is_title, tag_after, tag_before
from onrecord.statements.units import Unit
from onrecord.types.span import Span

FEW = 4
"""Words of a quotation from which it is taken for speech though nobody stands beside it: shorter ones are scare quotes
as often as not (PolNeAR train: of quotations of four words and more 96 in 100 lie in an attribution)."""


def quoted(so_far: SoFar, unit: Unit, cue: Cue) -> Draft | None:
    """Reads a cue that stands beside a quotation: after it, or before it."""
    source = source_beside(so_far, unit, cue)
    tag_start = cue.start
    if source is not None and cue.shape != "according" and 0 <= source.first < unit.start + cue.start:
        tag_start = source.first - unit.start
    if cue.shape == "quotes" and (quoter := before_cue(unit, Cue(cue.start, cue.end, cue.verb), so_far.speakers)):
        # "“…,” the paper quoted Torres telling a crowd": the paper stands between.
        tag_start = quoter.first - unit.start
    ended = _ended(so_far, unit, cue, tag_start)
    if not ended and (source is None or tag_start != cue.start) and cue.shape in {"verb", "base"}:
        # "...," said X: the subject follows the verb.
        ended = _ended(so_far, unit, cue, cue.start)
        if ended:
            source = after_cue(unit, cue, so_far.speakers) or source
    if ended and source is None:
        source = after_cue(unit, cue, so_far.speakers)
    if cue.shape == "according" and ended and len(unit.bare[: ended[0].outer_start - unit.start].split()) > 2:
        # "He called it “a breach,” according to X": X tells of the whole sentence.
        return None
    if ended and source is not None and (cue.verb.tense != "ing"):
        return _tag_after(so_far, unit, cue, source, ended)
    if source is None or cue.shape == "according":
        return None
    if cue.verb.tense == "ing" and cue.shape == "verb" and quotation_after(unit, cue.end, loose=False) is None:
        return None
    return _tag_before(so_far, unit, cue, source)


def _ended(so_far: SoFar, unit: Unit, cue: Cue, place: int) -> list[Quotation]:
    """Gives the quotations that end right before a tag at ``place`` and are free to be its words."""
    ended = quotation_before(unit, place)
    if ended and _leads_on(so_far, unit, cue, ended[0]):
        return []
    return [q for q in ended if id(q) not in so_far.used and not _named(so_far, unit, q)]


_TO_COLON = re.compile(r"(?:\s[\w’'.-]+){0,6}:\s*(?=\x00)")


def _leads_on(so_far: SoFar, unit: Unit, cue: Cue, ended: Quotation) -> bool:
    """Says whether a tag behind words in marks leads on: ``Accusing Oslo of “theft”, Torres told reporters: “…”``.

    The words in marks stand within a clause then, and their comma outside the marks.
    """
    outside = so_far.text.startswith(",", ended.outer_end) and not so_far.text.startswith(",", ended.end)
    within = unit.bare[: ended.outer_start - unit.start].rstrip()[-1:].isalnum()
    return outside and within and _TO_COLON.match(unit.bare, cue.end) is not None


def _named(so_far: SoFar, unit: Unit, quotation: Quotation) -> bool:
    """Says whether words in marks within a sentence are a title: ``on “Face the Nation,” she said``."""
    lead = unit.bare[: quotation.outer_start - unit.start]
    inner = so_far.text[quotation.start : quotation.outer_end + 1]
    if (
        lead.strip()
        and is_title(quotation.content.words(so_far.text))
        and re.search(r"[,.?!:;][\"”’']?\W?\Z", inner) is None
    ):
        return True
    words = quotation.content.words(so_far.text)
    if _BETWEEN_NAMES.search(lead) and _NAME_ON.match(unit.bare, quotation.outer_end - unit.start) and " " not in words:
        # 'Marcia "Cia" Price': how she is called.
        return True
    return lead.rstrip(" \x00").endswith(_LEADS_TO_TITLE) and is_title(quotation.content.words(so_far.text))


_OTHER_VERB = re.compile(r"\s(?:is|are|was|were|has|have|had)\s")
_BETWEEN_NAMES = re.compile(r"[A-Z][\w.’'-]*\s\Z")
_NAME_ON = re.compile(r"\s[A-Z][\w’'-]+")
_LEADS_TO_TITLE = (" on", " in", " of", " called", " titled", " the", " a", " for", " her", " his", " to")


def _introduced(so_far: SoFar, unit: Unit, cue: Cue, place: int) -> Quotation | None:
    """Gives the quotation that a cue introduces; ``place`` is where the cue and whom it tells end in the bare text."""
    quotation = quotation_after(unit, place, loose=cue.verb.takes != "quote")
    if quotation is None and cue.verb.takes != "clause":
        quotation = quoted_words_after(unit, place)
    if quotation is None or id(quotation) in so_far.used:
        return None
    words = quotation.content.words(so_far.text)
    start = quotation.outer_start - unit.start
    if is_title(words) and unit.bare[place:start].isspace():
        # "wrote “The Long Road”": a work.
        return None
    far = quotation_after(unit, place, loose=False) is not quotation
    if far and cue.verb.takes == "quote" and _OTHER_VERB.search(unit.bare, place, start):
        # "envoys dismissed this week were “tired”": another verb has the words.
        return None
    if far and framed(unit, cue.verb.lemma, cue.end) is not None:
        # "reaffirmed its “firm” commitment": the words around the marks belong to it.
        return None
    if far and (" " not in words or any(place <= other.start < start for other in so_far.here)):
        # One word in marks far from the verb is a scare quote as often as not; and another verb may stand nearer.
        return None
    if so_far.text[quotation.end : quotation.end + 1] == "," and tag_after(unit, quotation, so_far.text) is not None:
        # "X says “…,” Y continued": the comma inside leads on to Y.
        return None
    return quotation


_NAMING_LEAD = re.compile(
    r"\s*(?P<cue>Calling|Describing|Branding|Labell?ing|Dubbing|Terming|Denouncing|Condemning)\s(?=\w)"
)


def _tag_after(so_far: SoFar, unit: Unit, cue: Cue, source: Source, ended: list[Quotation]) -> Draft:
    told, _, note = addressees(unit, cue)
    content = [q.content for q in ended]
    kind = "direct"
    lead = unit.bare[: ended[0].outer_start - unit.start]
    naming = _NAMING_LEAD.match(lead)
    if naming is not None:
        # "Calling the tariffs “unfair,” she said she would act": the participle has the words.
        cue = Cue(naming.start("cue"), naming.end("cue"), cue.verb)
        content = [Span(unit.start + naming.end(), ended[-1].outer_end)]
        kind = "mixed"
    elif len(re.findall(r"\w+", lead)) > 2 and next(cues(lead), None) is None:
        # "It will send “a message,” said X": what stands before the marks is told as X's too.
        content = [Span(unit.start + len(lead) - len(lead.lstrip()), ended[-1].outer_end)]
        kind = "mixed"
    so_far.used.update(id(q) for q in ended)
    tail = max(unit.start + cue.end, source.span.end if source.span else 0)
    for quotation in unit.quotations:
        # "X," he said, "Y": the second part goes on.
        if quotation.outer_start >= tail and id(quotation) not in so_far.used and len(quotation.content) > 15:
            gap = unit.bare[tail - unit.start : quotation.outer_start - unit.start]
            if _goes_on_after(gap):
                content.append(quotation.content)
                so_far.used.add(id(quotation))
            elif _CLAUSE_ON.fullmatch(gap) and next(cues(gap), None) is None:
                # "X," he said, until they take steps toward "Y".
                first = quotation.outer_start - len(gap) + len(gap) - len(gap.lstrip(" ,"))
                content.append(Span(first, quotation.outer_end))
                kind = "mixed"
                so_far.used.add(id(quotation))
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


_CLAUSE_ON = re.compile(
    r",\s(?:until|unless|because|so\sthat|in\sorder\sto|if|as\slong\sas|even\sif)\s[^.;:\x00]{3,80}\s"
)
"""How a clause goes on behind its tag, outside marks, up to more words in marks."""


def _goes_on_after(gap: str) -> bool:
    """Says whether a quotation goes on behind a tag: ``"X," he said on Monday. "Y"``; no verb tells between."""
    if len(gap) >= 80 or not gap.rstrip().endswith((",", ":", ".", "that", "—", "–", "and")):
        return False
    return re.search(r"\.\s+\w", gap) is None and next(cues(gap), None) is None and not _PARTICIPLE.search(gap)


_PARTICIPLE = re.compile(r",\s+(?:\w+ly\s)?[a-z]{3,}ing\b(?!\s*[.:]\s*\Z)")


def _tag_before(so_far: SoFar, unit: Unit, cue: Cue, source: Source) -> Draft | None:
    told, place, note = addressees(unit, cue)
    quotation = _introduced(so_far, unit, cue, place)
    if quotation is None or (cue.verb.form == "called" and not _can_tell(unit, source)):
        # "a process called “exfiltration”": what something is called.
        return None
    clause = clause_after(unit, cue, place)
    kind, rule = "direct", "tag-before"
    inside = clause is not None and clause.start <= quotation.outer_start and quotation.outer_end <= clause.end + 2
    if clause is not None and inside:
        kind = kind_of(unit, clause)
    if kind == "direct" or clause is None or not inside:
        content = [quotation.content]
        so_far.used.add(id(quotation))
        kind = "direct"
        if len(quotation.content) < 25 and cue.verb.takes == "quote":
            rule = "words"
    else:
        content = [clause]
        so_far.used.update(
            id(q) for q in unit.quotations if clause.start <= q.outer_start and q.outer_end <= clause.end + 1
        )
        clause_end = max(
            [clause.end, *(q.outer_end for q in unit.quotations if clause.start <= q.outer_start <= clause.end)]
        )
        content = [Span(clause.start, clause_end)]
    return Draft(
        content,
        Span(unit.start + cue.start, unit.start + cue.end),
        source,
        kind,
        rule,
        cue.verb.speech,
        told,
        [note] if note else [],
        unit=unit,
    )


def _can_tell(unit: Unit, source: Source) -> bool:
    return source.span is None or can_tell(unit, (source.span.start - unit.start, source.span.end - unit.start))


def _of_thing(unit: Unit, tag: Tag) -> bool:
    """Says whether a participle, or "called", before marks has a subject that tells nothing."""
    if tag.rule != "tag-before" or tag.cue is None or tag.source is None:
        return False
    return unit.bare[slice(*tag.cue)].endswith(("ing", "called")) and not can_tell(unit, tag.source)


def by_place(so_far: SoFar, unit: Unit) -> list[Draft]:
    """Reads quotations that no cue took by what stands around them."""
    made: list[Draft] = []
    for quotation in unit.quotations[:MOST_CUES]:
        if id(quotation) in so_far.used or not len(quotation.content) or _named(so_far, unit, quotation):
            continue
        words = quotation.content.words(so_far.text)
        tag = tag_after(unit, quotation, so_far.text) or tag_before(unit, quotation)
        if tag is not None and _of_thing(unit, tag):
            # "all documents referring to “major cases”"
            continue
        if (
            tag is None
            or (tag.source is None and len(words.split()) < FEW)
            or (is_title(words) and tag.rule != "tag-after")
        ):
            continue
        if tag.source is not None:
            source = source_of(unit, Span(unit.start + tag.source[0], unit.start + tag.source[1]), so_far.speakers)
        else:
            source = _goes_on(so_far, unit, tag.cue)
        cue = Span(unit.start + tag.cue[0], unit.start + tag.cue[1]) if tag.cue else None
        so_far.used.add(id(quotation))
        draft = Draft([quotation.content], cue, source, "direct", tag.rule, unit=unit)
        so_far.remember(draft)
        made.append(draft)
    return made


def _goes_on(so_far: SoFar, unit: Unit, cue: tuple[int, int] | None) -> Source:
    """Gives the subject of a verb that has none beside it: the one that opens the sentence, else nobody."""
    found = opening_phrase(so_far, unit, cue[0]) if cue is not None else None
    return found or Source(None, (), "nobody stands beside the verb")
