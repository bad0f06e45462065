"""Readings made from a number: invented reports with every layer, for tests of the record. Same number, same reading."""

import hashlib
import random
from collections.abc import Iterator

from onrecord.types.actor import ActorRef, Mention
from onrecord.types.arrival import Arrival, Given
from onrecord.types.attribution import Attribution
from onrecord.types.claim import Claim, Evidence
from onrecord.types.event import EventMention, Where
from onrecord.types.grouping import Grouping
from onrecord.types.ids import content_id
from onrecord.types.issue import Issue
from onrecord.types.offset_map import OffsetMap, Run
from onrecord.types.particular import Particular
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Caption, Dateline, Report, Residue
from onrecord.types.span import Span
from onrecord.types.story import Copy, Event, EventTelling, Rendering, Statement, Story, ThreadLink
from onrecord.types.when import LikeliestYear, Published, TimeExpression, When

PEOPLE = ("Mira Volkan", "Tomas Reyle", "Aino Sarmela", "Joseph Adeyo", "Lien Ha Pham")
PLACES = ("Geneva", "Oslo", "Vienna", "Doha", "Nairobi")
OUTLETS = ("The Harbour Post", "Meridian Wire", "Northern Ledger")
TOPICS = (
    "the fisheries treaty",
    "the border crossing",
    "the grain corridor",
    "the exchange of prisoners",
    "the patrols",
)
VERBS = ("said", "told reporters", "insisted", "acknowledged")
BY = By(rule="made.rule", version="1", score=0.75)


def actor(name: str) -> ActorRef:
    return ActorRef(id=f"person-{name.rsplit(maxsplit=1)[-1].casefold()}", name=name, type="person")


def made(number: int, *, copies: int = 1) -> Iterator[tuple[Arrival, Reading]]:
    """Gives the same report as it arrives at ``copies`` addresses."""
    dice = random.Random(number)
    day = f"2024-{dice.randrange(1, 13):02}-{dice.randrange(1, 28):02}"
    outlet = dice.choice(OUTLETS)
    title = f"Talks on {dice.choice(TOPICS)} resume & widen ({number})"
    parts: list[str] = []
    facts: list[tuple[int, str, str, str, str]] = []
    length = 0
    for _ in range(dice.randrange(2, 7)):
        person, place, verb, topic = (dice.choice(kind) for kind in (PEOPLE, PLACES, VERBS, TOPICS))
        words = f"We will not walk away from {topic} in week {dice.randrange(53)}"
        parts.append(f"“{words},” {person} {verb} on Monday & met envoys in {place}.")
        facts.append((length, words, person, verb, place))
        length += len(parts[-1]) + 1
    text = "\n".join(parts)
    report_id = content_id("report", outlet, day, text)
    for copy in range(copies):
        page = f"<p>{copy}</p>" + text.replace("&", "&amp;")
        sha256 = hashlib.sha256(page.encode()).hexdigest()
        arrival = Arrival(
            source=f"folder/{number:05}-{copy}.html",
            media="html",
            content=page,
            sha256=sha256,
            given=Given(
                id=f"caller-{number}-{copy}", url=f"https://example.org/{number}/{copy}", outlet=outlet, date=day
            ),
        )
        yield arrival, _reading(arrival, report_id, outlet, day, title, text, facts, start=len(f"<p>{copy}</p>"))


def _runs(text: str, start: int) -> Iterator[Run]:
    at, source = 0, start
    for piece in text.split("&"):
        if piece:
            yield Run(at, at + len(piece), source, source + len(piece))
        at, source = at + len(piece), source + len(piece)
        if at < len(text):
            yield Run(at, at + 1, source, source + 5)
        at, source = at + 1, source + 5


def _reading(arrival, report_id, outlet, day, title, text, facts, *, start):
    mentions, times, attributions, events, sentences, particulars = [], [], [], [], [], []
    for offset, words, person, verb, place in facts:
        end = text.find("\n", offset)
        end = len(text) if end < 0 else end
        sentences.append(Span(offset, end))
        content = Span(offset + 1, offset + 1 + len(words))
        name = Span(text.index(person, offset), text.index(person, offset) + len(person))
        cue = Span(text.index(verb, name.end), text.index(verb, name.end) + len(verb))
        monday = Span(text.index("Monday", offset), text.index("Monday", offset) + 6)
        met = Span(text.index("met", monday.end), text.index("met", monday.end) + 3)
        there = Span(text.index(place, met.end), text.index(place, met.end) + len(place))
        when = When(from_=day, to=day, precision="day", words=monday, anchor=f"published {day}", rule="made.weekday")
        mentions.append(Mention(start=name.start, end=name.end, actor=actor(person), by=BY))
        times.append(
            TimeExpression(
                start=monday.start,
                end=monday.end,
                type="DATE",
                value=day,
                from_=day,
                to=day,
                precision="day",
                anchor=f"published {day}",
                by=BY,
            )
        )
        attributions.append(
            Attribution(
                id=content_id("attribution", report_id, str(content.start), str(content.end)),
                content=(content,), cue=(cue,), source=(name,), kind="direct", speakers=(actor(person),),
                chain=(ActorRef(id="", name=outlet, type="organisation"), actor(person)), when=when, because=("the name before the cue",), by=BY,
            )
        )  # fmt: skip
        events.append(
            EventMention(
                id=content_id("event-mention", report_id, str(met.start)), start=name.start, end=end, trigger=met,
                type="CONSULT", mode="visit", contexts=("diplomatic",), cameo="042", sources=(actor(person),),
                source_words=(name,), targets=(), instrument=met, under="event-0", when=when,
                where=Where(name=place, id="", words=there), status="happened", because=("a verb of meeting",), by=BY,
            )
        )  # fmt: skip
        particulars.append(
            Particular(
                id=content_id("particular", report_id, str(there.start)), about=events[-1].id, field="stop", value=place,
                start=there.start, end=there.end, actors=(actor(person),), when=when, status="happened",
                because=("a place after the verb",), by=BY,
            )
        )  # fmt: skip
    issues = (Issue("odd-quotation", "a quotation closes late", 0, 1),)
    report = Report(
        id=report_id, given_id=arrival.given.id, source=arrival.source, sha256=arrival.sha256, url=arrival.given.url,
        outlet=outlet, title=title, byline="By a correspondent", language="en",
        dateline=Dateline(text="GENEVA —", place="GENEVA"),
        published=Published(from_=day, to=day, precision="day", basis="inferred", because=("declared",),
                            likeliest=LikeliestYear(year=int(day[:4]), share=0.875)),
        text=text, residue=(Residue(text=arrival.content[3:4], reason="icons", source=Span(3, 4), rule="made.icons", score=0.9),),
        captions=(Caption(text="Envoys in Geneva", credit="Photo desk"),), corrections=("An earlier version misspelt a name.",),
        offsets=OffsetMap(tuple(_runs(text, start))), issues=issues,
    )  # fmt: skip
    return Reading(
        report=report, sentences=tuple(sentences), mentions=tuple(mentions), times=tuple(times),
        attributions=tuple(attributions), events=tuple(events), particulars=tuple(particulars),
        issues=(*issues, Issue("no-speaker", "nobody is named")),
    )  # fmt: skip


def made_grouping(readings) -> Grouping:
    """Gives a small grouping over readings: stories by outlet, a statement, an event and a claim for each thing told."""
    members: dict[str, list[Reading]] = {}
    statements, events, claims, copies = [], [], [], []
    before: dict[str, str] = {}
    for reading in readings:
        report = reading.report
        members.setdefault(report.outlet, []).append(reading)
        if report.published.day in before:
            copies.append(
                Copy(report=report.id, of=before[report.published.day], kind="near", score=0.5, because=("made",))
            )
        before.setdefault(report.published.day, report.id)
    stories = []
    for outlet, held in sorted(members.items()):
        ids = tuple(reading.report.id for reading in held)
        story = content_id("story", *ids)
        days = sorted(reading.report.published.day for reading in held)
        stories.append(Story(id=story, title=outlet, reports=ids, from_=days[0], to=days[-1], because=("one outlet",)))
        for reading in held:
            report, text = reading.report, reading.report.text
            for said in reading.attributions:
                words = " … ".join(span.words(text) for span in said.content)
                statement = content_id("statement", said.id)
                statements.append(
                    Statement(
                        id=statement, story=story, speakers=said.speakers, words=words, when=said.when,
                        renderings=(Rendering(report=report.id, attribution=said.id, words=words, spans=said.content, kind=said.kind),),
                    )
                )  # fmt: skip
                evidence = Evidence(
                    report=report.id, origin=report.id, spans=said.content, words=words, chain=said.chain, by=said.by
                )
                value = said.speakers[0].name
                claims.append(
                    Claim(
                        id=content_id("claim", statement, "speaker", value),
                        entry=statement,
                        field="speaker",
                        value=value,
                        verdict="single-source",
                        origins=1,
                        evidence=(evidence,),
                    )
                )
            events += [
                Event(
                    id=content_id("event", told.id), story=story, type=told.type, mode=told.mode, cameo=told.cameo,
                    sources=told.sources, targets=told.targets, when=told.when, where=told.where, status=told.status,
                    tellings=(EventTelling(report=report.id, mention=told.id),),
                )
                for told in reading.events
            ]  # fmt: skip

    threads = []
    for later in stories:
        first = next((story for story in stories if story.from_ < later.from_), None)
        told = next((event for event in events if event.story == later.id), None)
        if first is not None and told is not None:
            [telling] = told.tellings
            reading = next(one for one in readings if one.report.id == telling.report)
            span = next(one.span for one in reading.events if one.id == telling.mention)
            threads.append(
                ThreadLink(
                    story=later.id, earlier=first.id, reason="looks-back", event=told.id, report=telling.report,
                    span=span, words=span.words(reading.report.text), because=("made",),
                )
            )  # fmt: skip

    def by_id(entry):
        return entry.id

    return Grouping(
        copies=tuple(sorted(copies)), stories=tuple(sorted(stories, key=by_id)), statements=tuple(sorted(statements, key=by_id)),
        events=tuple(sorted(events, key=by_id)), claims=tuple(sorted(claims, key=by_id)),
        threads=tuple(sorted(threads)),
    )  # fmt: skip
