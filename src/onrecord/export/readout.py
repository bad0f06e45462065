"""Makes the readout of a story: what its reports say, who says it, where they agree, differ or are silent."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations

import msgspec

from onrecord.errors import RecordError
from onrecord.export.decided import decided
from onrecord.export.denials import denials
from onrecord.export.labels import FIELD_WORDS, MUTUAL, event_label, event_summary, interval_words, names_of, when_words
from onrecord.export.matrix import matrix, shown_value
from onrecord.export.sources import Numbering, Source
from onrecord.export.telling_cue import telling_cue
from onrecord.export.view import (
    Alone,
    AloneLine,
    Citation,
    Conflict,
    Decided,
    Denial,
    Earlier,
    Fact,
    Happening,
    Later,
    Matrix,
    Plan,
    Readout,
    Said,
    Side,
    Speaker,
    Told,
    Unknown,
)
from onrecord.record import Record
from onrecord.text.alignment import align, left_out
from onrecord.types.actor import ActorRef
from onrecord.types.attribution import Attribution
from onrecord.types.claim import Claim, Verdict
from onrecord.types.event import EventMention, Where
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.span import Span
from onrecord.types.story import Event, Rendering, Statement, Story
from onrecord.types.when import When

_WORD = re.compile(r"[^\W_]+")

LEAST_WORDS = 6
"""Quotations of fewer words (``“maximum pressure”``) are catchwords, not headlines."""

WIDEST_PLAN = 31
"""Days that a plan may leave open; of one that says no more than the year, anything would be its fulfilment."""

LEAST_FACTS = 3
"""Headline facts shown even where nothing is agreed: the first things told."""


def readout(record: Record, story: Story) -> Readout:
    """Gives the readout of a story of this record. Raises RecordError where the record cannot be read."""
    return _Maker(record, story).made()


def find_story(record: Record, name: str) -> Story | None:
    """Gives the story with this id or beginning of an id, else the story of the report with this id or address.

    An id that a story had before leads to the story as it is now. Raises RecordError where several answer.
    """
    found = record.story(name)
    if found is None and (since := record.story_since(name)):
        if len(since) > 1:
            raise RecordError(f"{name} was split into {', '.join(since)}", remedy="name one of them")
        found = record.story(since[0])
    if found is None and (report := record.find_report(name)) is not None:
        found = next((story for story in record.stories() if report in story.reports), None)
    return found


class _Maker:
    """Holds what belongs to one story while its readout is made."""

    def __init__(self, record: Record, story: Story) -> None:
        self.record = record
        self.story = story
        self.links = record.threads(story.id)
        self.readings: dict[str, Reading] = {}
        for report in story.reports:
            reading = record.reading(report)
            if reading is not None:
                self.readings[report] = reading
        self.numbers = Numbering(story, self.readings, record.copies(story.id))
        self.statements = record.statements(story=story.id)
        self.events = {event.id: event for event in record.events(story=story.id)}
        for report in self.readings:
            # One event may be told in two stories; it is kept under one of them and shown in both.
            for event in record.events(report=report):
                self.events.setdefault(event.id, event)
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in record.claims(story=story.id):
            self.claims[claim.entry].append(claim)
        for event in self.events.values():
            if event.story != story.id:
                self.claims[event.id] = record.claims(entry=event.id)
        self.attributions: dict[tuple[str, str], Attribution] = {}
        self.mentions: dict[tuple[str, str], EventMention] = {}
        for report, reading in self.readings.items():
            self.attributions.update({(report, one.id): one for one in reading.attributions})
            self.mentions.update({(report, one.id): one for one in reading.events})
        self.sentence_starts = {r: [s.start for s in reading.sentences] for r, reading in self.readings.items()}
        self.decided = self._decided()

    def made(self) -> Readout:
        """Gives the readout."""
        said = [made for one in self.statements if (made := self._said(one))]
        happenings = sorted((told for one in self.events.values() if (told := self._happening(one))), key=_in_time)
        speakers = self._speakers(said)
        sources = self.numbers.sources
        story = self.story
        conflicts = self._conflicts()
        return Readout(
            id=story.id,
            title=story.title,
            from_=story.from_,
            to=story.to,
            dated=interval_words(story.from_, story.to, "day") or "undated",
            because=story.because,
            reports=len(sources),
            outlets=len({source.outlet for source in sources if source.outlet}),
            copies=sum(source.is_copy for source in sources),
            facts=self._facts(said, happenings),
            said=speakers,
            happenings=tuple(happenings),
            plans=tuple(self._plan(one) for one in happenings if _is_open(one)),
            alone=self._alone(said, happenings),
            conflicts=conflicts,
            unknowns=self._unknowns(said, happenings),
            sources=sources,
            thread=self._earlier(),
            followed=self._later(),
            matrix=matrix(
                self.numbers,
                happenings,
                [one for speaker in speakers for one in speaker.statements],
                claims=self.claims,
                side_of=self._side,
                conflicts=conflicts,
            ),
            denials=denials(self.numbers, self.readings, happenings, self.events, self._citation),
            decided=self.decided,
        )

    def _decided(self) -> tuple[Decided, ...]:
        """Gives people's decisions that bear on the reports of this story."""
        entry_of = {one.attribution: statement.id for statement in self.statements for one in statement.renderings}
        entry_of.update({one.mention: event.id for event in self.events.values() for one in event.tellings})
        shown = {name for _, name in (*self.attributions, *self.mentions)}
        entries = {name: entry for name, entry in entry_of.items() if name in shown}
        bearing = []
        for report in self.readings:
            for one in self.record.bearings(report):
                by = By(rule=f"decisions.{one.decision.kind}", version=one.decision.id)
                bearing.append((one, self._citation(report, one.spans, by)))
        return decided(bearing, entries)

    def _decided_about(self, entry: str) -> tuple[str, ...]:
        return tuple(one.id for one in self.decided if entry in one.entries)

    # Evidence

    def _citation(
        self, report: str, spans: tuple[Span, ...], by: By, chain: tuple[ActorRef, ...] = ()
    ) -> Citation | None:
        reading = self.readings.get(report)
        number = self.numbers.number(report)
        if reading is None or number is None or not spans:
            return None
        text = reading.report.text
        sentence = self._sentence(reading, spans)
        return Citation(
            source=number,
            report=report,
            spans=spans,
            words=" … ".join(span.words(text) for span in spans),
            sentence=sentence,
            context=sentence.words(text),
            chain=chain,
            by=by,
        )

    def _sentence(self, reading: Reading, spans: tuple[Span, ...]) -> Span:
        """Gives the stretch from the first sentence that the spans touch to the last."""
        first, last = min(span.start for span in spans), max(span.end for span in spans)
        starts = self.sentence_starts[reading.report.id]
        at = max(0, bisect_right(starts, first) - 1)
        held = [
            sentence for sentence in reading.sentences[at : at + 20] if sentence.start < last and first < sentence.end
        ]
        return Span(min([first, *(s.start for s in held)]), max([last, *(s.end for s in held)]))

    def _split(self, reports: Iterable[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Gives the numbers of the reports that tell by themselves, and of those that only repeat another."""
        own: set[int] = set()
        copied: set[int] = set()
        for report in reports:
            source = self.numbers.source(report)
            if source is not None:
                (copied if source.is_copy else own).add(source.number)
        return tuple(sorted(own)), tuple(sorted(copied))

    def _judged(self, entry: str, reports: Iterable[str]) -> tuple[Verdict, int]:
        """Gives the verdict on an entry and its number of independent origins: the best of its claims."""
        claims = self.claims.get(entry, [])
        origins = max((claim.origins for claim in claims), default=0)
        if not origins:  # nothing was claimed (nobody named, no time, no quotation): outlets are counted
            origins_of = {self.numbers.origin(report) for report in reports}
            tellers = {source.teller for report in origins_of if (source := self.numbers.source(report))}
            origins = max(1, len(tellers))
        if any(claim.verdict == "agreed" for claim in claims) or origins > 1:
            return "agreed", origins
        return "single-source", origins

    def _disputed(self, entry: str) -> tuple[str, ...]:
        return tuple(field for field, _ in self._disputes(entry))

    def _disputes(self, entry: str) -> list[tuple[str, tuple[Side, ...]]]:
        """Gives the fields of an entry on which reports differ, with the values side by side.

        Two values in one and the same report are a doubt about reading it, no difference between reports.
        """
        fields: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.get(entry, ()):
            if claim.verdict == "in-conflict":
                fields[claim.field].append(claim)
        found = []
        for field, claims in sorted(fields.items()):
            sides = [side for claim in claims if (side := self._side(claim))]
            if any(set(a.sources).isdisjoint(b.sources) for a, b in combinations(sides, 2)):
                found.append((field, tuple(sorted(sides, key=lambda side: (-side.origins, side.value)))))
        return found

    # Statements

    def _said(self, statement: Statement) -> Said | None:
        grouped: dict[tuple[bool, tuple[str, ...]], list[tuple[Citation, Rendering, str]]] = defaultdict(list)
        addressees: dict[str, ActorRef] = {}
        because: dict[str, None] = {}
        occasion: dict[str, None] = {}
        for rendering in statement.renderings:
            attribution = self.attributions.get((rendering.report, rendering.attribution))
            if attribution is None:
                continue
            citation = self._citation(rendering.report, rendering.spans, attribution.by, attribution.chain)
            if citation is None:
                continue
            key = (rendering.kind == "indirect", tuple(_WORD.findall(rendering.words.casefold())))
            cue = telling_cue(attribution, self.readings[rendering.report].report.text)
            grouped[key].append((citation, rendering, cue))
            addressees.update({actor.id or actor.name: actor for actor in attribution.addressees})
            because.update(dict.fromkeys(attribution.because))
            occasion.update(dict.fromkeys(_occasion(self.readings[rendering.report], attribution.id)))
        if not grouped:
            return None
        first, *others = sorted((self._told(group) for group in grouped.values()), key=_fullest_first)
        reports = [rendering.report for rendering in statement.renderings]
        verdict, origins = self._judged(statement.id, reports)
        return Said(
            id=statement.id,
            speakers=statement.speakers,
            addressees=tuple(addressees.values()),
            when=statement.when,
            dated=when_words(statement.when),
            occasion=tuple(occasion),
            verdict=verdict,
            origins=origins,
            disputed=self._disputed(statement.id),
            wordings=(first, *(_held_against(first, other) for other in others)),
            because=tuple(because),
            decided=self._decided_about(statement.id),
        )

    def _told(self, group: list[tuple[Citation, Rendering, str]]) -> Told:
        group = sorted(group, key=lambda one: (self._is_copy(one[0]), one[0].source, one[0].spans))
        first, rendering, cue = group[0]
        own, copied = self._split(citation.report for citation, _, _ in group)
        tellers = max((citation.chain for citation, _, _ in group), key=len)
        return Told(
            words=first.words,
            kind=rendering.kind,
            cue=cue,
            sources=own,
            copies=copied,
            tellers=tellers if len(tellers) > 1 else (),
            citations=tuple(citation for citation, _, _ in group),
        )

    def _is_copy(self, citation: Citation) -> bool:
        source = self.numbers.source(citation.report)
        return source is not None and source.is_copy

    def _speakers(self, said: list[Said]) -> tuple[Speaker, ...]:
        titles: dict[str, Counter[str]] = defaultdict(Counter)
        for reading in self.readings.values():
            for mention in reading.mentions:
                if mention.actor.id and mention.title and mention.title.casefold().rstrip(".") not in _COURTESY:
                    titles[mention.actor.id][mention.title] += 1
        groups: dict[tuple[str, ...], list[Said]] = defaultdict(list)
        for one in said:
            groups[tuple(sorted(actor.id or actor.name for actor in one.speakers))].append(one)
        made = []
        for held in groups.values():
            actors = held[0].speakers
            title = ""
            if len(actors) == 1 and (found := titles.get(actors[0].id)):
                title = min(found, key=lambda words: (-found[words], words))
            made.append(
                Speaker(
                    name=names_of(actors), title=title, actors=actors, statements=tuple(sorted(held, key=_in_reading))
                )
            )
        made.sort(key=_by_weight)
        return tuple(made)

    # Happenings

    def _happening(self, event: Event) -> Happening | None:
        cited: list[tuple[int, Citation]] = []
        elsewhere = 0
        because: dict[str, None] = {}
        printed: dict[str, None] = {}
        for telling in event.tellings:
            mention = self.mentions.get((telling.report, telling.mention))
            if mention is None:
                elsewhere += telling.report not in self.readings
                continue
            citation = self._citation(telling.report, (mention.span,), mention.by)
            if citation is not None:
                cited.append((_fit(mention, event), citation))
                because.update(dict.fromkeys(mention.because))
                if mention.when and mention.when.words:
                    printed[mention.when.words.words(self.readings[telling.report].report.text)] = None
        if not cited:
            return None
        # Of all tellings those come first that say what the event is said to be: that it happened, on which day.
        cited.sort(key=lambda pair: (pair[0], self._is_copy(pair[1]), pair[1].source, pair[1].spans))
        citations = [citation for _, citation in cited]
        reports = [citation.report for citation in citations]
        own, copied = self._split(reports)
        verdict, origins = self._judged(event.id, reports)
        return Happening(
            id=event.id,
            summary=event_summary(event),
            label=event_label(event),
            type=event.type,
            mode=event.mode,
            cameo=event.cameo,
            actors=event.sources,
            targets=event.targets,
            when=event.when,
            dated=when_words(event.when),
            printed=tuple(printed),
            where=event.where,
            status=event.status,
            verdict=verdict,
            origins=origins,
            sources=own,
            copies=copied,
            citations=tuple(citations),
            disputed=self._disputed(event.id),
            because=tuple(because),
            elsewhere=elsewhere,
            decided=self._decided_about(event.id),
        )

    def _plan(self, one: Happening) -> Plan:
        last = self.story.to
        day = interval_words(last, last, "day") if last else ""
        due = one.when.to if one.when else None
        later = self._came_about(one)
        if later is not None:
            where = "in this story" if later.story == self.story.id else f"in {later.story}"
            outcome = f"told {where} as happened, {when_words(later.when)}"
        elif due and last and due[:10] <= last[:10]:
            outcome = "its day has come; no report here says whether it happened"
        elif last:
            outcome = f"still open at the last report ({day})"
        else:
            outcome = "no report here says whether it happened"
        return Plan(
            entry=one.id,
            summary=one.summary,
            status=one.status,
            dated=one.dated,
            outcome=outcome,
            citation=one.citations[0],
            happened=later.id if later else "",
            happened_in=later.story if later else "",
        )

    def _came_about(self, plan: Happening) -> Event | None:
        """Gives an event anywhere in the record that is this plan come true, where one surely is.

        The same kind of event, all the plan's actors in it, days that meet, and the same goal of a visit.
        """
        actors = {actor.id for actor in (*plan.actors, *plan.targets) if actor.id}
        days = _days(plan.when)
        if not actors or days is None or days[1] - days[0] > WIDEST_PLAN:
            return None
        goal = _goal(plan.where)
        if len(actors) < 2 and not goal:
            return None
        for event in self.record.events(actor=min(actors)):
            told = _days(event.when)
            if event.status != "happened" or (event.type, event.mode) != (plan.type, plan.mode) or told is None:
                continue
            taking_part = {actor.id for actor in (*event.sources, *event.targets)}
            if not actors <= taking_part or told[0] > days[1] or days[0] > told[1]:
                continue
            if len(actors) > 1 or _goal(event.where) == goal:
                return event
        return None

    def _earlier(self) -> tuple[Earlier, ...]:
        """Gives the earlier stories that this one goes on from, by day."""
        made = []
        for link in self.links:
            story = self.record.story(link.earlier) if link.story == self.story.id else None
            event = self._event(link.event, story)
            citation = self._citation(link.report, (link.span,), _LINKED)
            if story is not None and event is not None and citation is not None:
                made.append(
                    Earlier(
                        story=story.id,
                        title=story.title,
                        from_=story.from_,
                        dated=interval_words(story.from_, story.to, "day"),
                        reason=link.reason,
                        entry=event.id,
                        summary=event_summary(event),
                        citation=citation,
                        because=link.because,
                    )
                )
        return tuple(sorted(made, key=lambda one: (one.from_ or "", one.story)))

    def _later(self) -> tuple[Later, ...]:
        """Gives the later stories that go on from this one, by day."""
        made = []
        for link in self.links:
            story = self.record.story(link.story) if link.earlier == self.story.id else None
            event = self._event(link.event, story)
            reading = self.record.reading(link.report)
            if story is not None and event is not None and reading is not None:
                made.append(
                    Later(
                        story=story.id,
                        title=story.title,
                        from_=story.from_,
                        dated=interval_words(story.from_, story.to, "day"),
                        reason=link.reason,
                        entry=event.id,
                        summary=event_summary(event),
                        report=link.report,
                        outlet=reading.report.outlet,
                        span=link.span,
                        words=link.words,
                        because=link.because,
                    )
                )
        return tuple(sorted(made, key=lambda one: (one.from_ or "", one.story)))

    def _event(self, name: str, other: Story | None) -> Event | None:
        """Gives the event with this id, of this story or of another one."""
        if name in self.events or other is None:
            return self.events.get(name)
        return next((event for event in self.record.events(story=other.id) if event.id == name), None)

    # What agrees, what stands alone, what conflicts, what is not said

    def _facts(self, said: list[Said], happenings: list[Happening]) -> tuple[Fact, ...]:
        facts = [self._fact_of_event(one) for one in happenings if one.status not in _UNSURE]
        facts += [self._fact_of_statement(one) for one in said if one.speakers and one.wordings[0].kind != "indirect"]
        agreed = [fact for fact in facts if fact.verdict == "agreed"]
        agreed.sort(key=lambda fact: (-fact.origins, fact.kind, fact.citation.source, fact.citation.spans))
        first = sorted(
            (fact for fact in facts if fact.verdict != "agreed" and self._says_much(fact)),
            key=lambda fact: (fact.citation.spans, fact.citation.source),
        )
        return (*agreed, *first[: max(0, LEAST_FACTS - len(agreed))])

    def _says_much(self, fact: Fact) -> bool:
        """Says whether something told once may stand as a headline: no copy, and of quotations no mere catchword."""
        if self._is_copy(fact.citation) and not all(source.is_copy for source in self.numbers.sources):
            return False
        return fact.kind == "event" or len(fact.citation.words.split()) >= LEAST_WORDS

    def _fact_of_event(self, one: Happening) -> Fact:
        return Fact(
            entry=one.id,
            kind="event",
            wording=None,
            summary=one.summary,
            dated=one.dated,
            status=one.status,
            verdict=one.verdict,
            origins=one.origins,
            disputed=one.disputed,
            sources=one.sources or one.copies,
            citation=one.citations[0],
            claims=tuple(claim.id for claim in self.claims.get(one.id, ())),
        )

    def _fact_of_statement(self, one: Said) -> Fact:
        return Fact(
            entry=one.id,
            kind="statement",
            wording=one.wordings[0].kind,
            summary=names_of(one.speakers),
            dated=one.dated,
            status=None,
            verdict=one.verdict,
            origins=one.origins,
            disputed=one.disputed,
            sources=one.sources,
            citation=one.wordings[0].citations[0],
            claims=tuple(claim.id for claim in self.claims.get(one.id, ())),
        )

    def _alone(self, said: list[Said], happenings: list[Happening]) -> tuple[Alone, ...]:
        tellers = {source.number: source.teller for source in self.numbers.sources}
        own = [source for source in self.numbers.sources if not source.is_copy]
        if len({source.teller for source in own}) < 2:
            return ()
        lines: dict[str, list[AloneLine]] = defaultdict(list)
        for event in happenings:
            if event.elsewhere or event.origins > 1 or len(told_by := {tellers[n] for n in event.sources}) != 1:
                continue
            lines[told_by.pop()].append(
                AloneLine(
                    entry=event.id, kind="event", wording=None, summary=event.summary, citation=event.citations[0]
                )
            )  # fmt: skip
        for one in said:
            if one.origins > 1 or len(told_by := {tellers[n] for n in one.sources}) != 1:
                continue
            first = one.wordings[0]
            lines[told_by.pop()].append(
                AloneLine(
                    entry=one.id, kind="statement", wording=first.kind, citation=first.citations[0],
                    summary=names_of(one.speakers) or "speaker not named",
                )
            )  # fmt: skip
        made = []
        for source in own:
            if held := lines.pop(source.teller, None):
                held.sort(key=lambda line: (line.citation.source, line.citation.spans))
                numbers = tuple(other.number for other in own if other.teller == source.teller)
                made.append(Alone(outlet=source.teller, sources=numbers, lines=tuple(held)))
        return tuple(made)

    def _conflicts(self) -> tuple[Conflict, ...]:
        summaries = {event.id: event_summary(event) for event in self.events.values()}
        for statement in self.statements:
            words = " ".join(statement.words.split())
            summaries[statement.id] = f"{names_of(statement.speakers) or 'speaker not named'}: “{words}”"
        return tuple(
            Conflict(
                entry=entry, summary=summaries[entry], field=field, question=FIELD_WORDS.get(field, field), sides=sides
            )
            for entry in sorted(self.claims)
            if entry in summaries
            for field, sides in self._disputes(entry)
        )  # fmt: skip

    def _side(self, claim: Claim) -> Side | None:
        citations = [
            cited for item in claim.evidence if (cited := self._citation(item.report, item.spans, item.by, item.chain))
        ]
        if not citations:
            return None
        citations.sort(key=lambda one: (self._is_copy(one), one.source, one.spans))
        own, copied = self._split(citation.report for citation in citations)
        return Side(
            claim=claim.id,
            value=claim.value,
            shown=shown_value(claim.field, claim.value),
            origins=claim.origins,
            sources=own or copied,
            citations=tuple(citations),
        )

    def _unknowns(self, said: list[Said], happenings: list[Happening]) -> tuple[Unknown, ...]:
        made = []
        for source in self.numbers.sources:
            if source.published.basis == "unknown" or not (source.published.from_ and source.published.to):
                made.append(
                    Unknown(
                        kind="undated-report",
                        about=source.title or source.teller,
                        because=source.published.because,
                        sources=(source.number,),
                    )
                )
            if source.cut:
                made.append(
                    Unknown(
                        kind="cut-report",
                        about=source.title or source.teller,
                        because=("a paywall cut the text off",),
                        sources=(source.number,),
                    )
                )
        made += [
            Unknown(
                kind="unnamed-speaker",
                about=one.wordings[0].words,
                because=one.because,
                sources=one.sources,
                entry=one.id,
            )
            for one in said
            if not any(actor.id or actor.name for actor in one.speakers)
        ]
        made += [
            Unknown(
                kind="undated-happening",
                about=one.summary,
                because=(one.when.rule,) if one.when and one.when.rule else ("no report gives a time",),
                sources=one.sources or one.copies,
                entry=one.id,
            )
            for one in happenings
            if one.when is None or not (one.when.from_ and one.when.to)
        ]
        return tuple(made)


_COURTESY = frozenset(("mr", "mrs", "ms", "miss", "sir", "lady", "lord", "dame", "dr", "prof", "professor", "madam"))
"""Forms of address that say nothing of an office."""

_OPEN = frozenset(("planned", "conditional", "called-for"))
_UNSURE = frozenset(("unknown",))


_LINKED = By(rule="stories.threads", version="1")


def _is_open(one: Happening) -> bool:
    """Says whether a happening is a plan that somebody has: what weapons can do, or may be done, is nobody's plan."""
    doers = (*one.actors, *one.targets) if one.type in MUTUAL else one.actors
    return one.status in _OPEN and any(actor.id or actor.name for actor in doers)


def _held_against(first: Told, other: Told) -> Told:
    """Gives a wording with how it stands to the first one."""
    return msgspec.structs.replace(
        other, aligned=align(first.words, other.words), leaves_out=left_out(first.words, other.words)
    )


def _occasion(reading: Reading, attribution: str) -> list[str]:
    """Gives the occasion of a saying in the report's words: by what means, before whom, where."""
    told = [one for one in reading.particulars if one.about == attribution and one.field in _OCCASION]
    told.sort(key=lambda one: (list(_OCCASION).index(one.field), one.start))
    return [_OCCASION[one.field] + " ".join(one.span.words(reading.report.text).split()) for one in told]


_OCCASION = {"medium": "", "audience": "to ", "said-at": "in "}
"""Fields of particulars that tell the occasion of a saying, in the order in which they are shown."""


def _fullest_first(told: Told) -> tuple[int, int, int, int]:
    order = {"direct": 0, "mixed": 1, "indirect": 2}
    return (order[told.kind], -len(told.sources), -len(told.words), told.citations[0].source)


def _days(when: When | None) -> tuple[int, int] | None:
    """Gives first and last day as numbers; None where the time is open at an end or no date."""
    if when is None or not when.from_ or not when.to:
        return None
    try:
        return date.fromisoformat(when.from_[:10]).toordinal(), date.fromisoformat(when.to[:10]).toordinal()
    except ValueError:
        return None


def _goal(where: Where | None) -> str:
    return (where.id or where.name.casefold()) if where else ""


def _fit(mention: EventMention, event: Event) -> int:
    """Gives how little a telling says what the event is said to be: 0 for its status and its day, 3 for neither."""
    told, held = mention.when, event.when
    same_day = held is None or (told is not None and (told.from_, told.to) == (held.from_, held.to))
    return 2 * (mention.status != event.status) + (not same_day)


def _in_time(one: Happening) -> tuple[bool, str, str, int, tuple[Span, ...]]:
    """Sorts dated happenings by day; those without a day of their own come last."""
    when = one.when
    dated = bool(when and when.from_ and when.to)
    first = (when.from_ or when.to or "") if when else ""
    last = (when.to or when.from_ or "") if when else ""
    return (not dated, first, last, one.citations[0].source, one.citations[0].spans)


def _in_reading(one: Said) -> tuple[str, int, tuple[Span, ...]]:
    first = one.wordings[0].citations[0]
    return (((one.when.from_ or one.when.to or "9999") if one.when else "9999")[:10], first.source, first.spans)


def _by_weight(speaker: Speaker) -> tuple[bool, int, int, int, tuple[Span, ...]]:
    """Sorts speakers: those that most origins quote first, then those that say most; nobody last."""
    first = speaker.statements[0].wordings[0].citations[0]
    return (
        not speaker.name,
        -max(one.origins for one in speaker.statements),
        -len(speaker.statements),
        first.source,
        first.spans,
    )


__all__ = [
    "Alone", "AloneLine", "Citation", "Conflict", "Decided", "Denial", "Earlier", "Fact", "Happening", "Later",
    "Matrix", "Plan", "Readout", "Said", "Side", "Source", "Speaker", "Told", "Unknown", "find_story", "readout",
]  # fmt: skip
