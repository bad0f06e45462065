"""A story made by hand for tests of what is shown: four reports, of which one is a copy and one undated and cut."""

import hashlib

from onrecord.types.actor import ActorRef, Mention
from onrecord.types.arrival import Arrival, Given
from onrecord.types.attribution import Attribution
from onrecord.types.claim import Claim, Evidence
from onrecord.types.event import EventMention, Where
from onrecord.types.grouping import Grouping
from onrecord.types.ids import content_id, report_id
from onrecord.types.issue import Issue
from onrecord.types.offset_map import OffsetMap
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Report, Residue
from onrecord.types.span import Span
from onrecord.types.story import Copy, Event, EventTelling, Rendering, Statement, Story
from onrecord.types.when import Published, TimeExpression, When

TORRES = ActorRef(id="person:ana-torres", name="Ana Torres", type="person")
LIND = ActorRef(id="person:paavo-lind", name="Paavo Lind", type="person")
OFFICIAL = ActorRef(id="unnamed:a-senior-official", name="a senior Vesper official", type="unnamed")
NORLAND = ActorRef(id="state:norland", name="Norland", type="state")
BY = By(rule="made.by-hand", version="1", score=0.9)

HARBOUR = (
    "PORT AMBER — Foreign Minister Ana Torres of Norland met her Vesper counterpart, Paavo Lind, here on Tuesday. "
    "“We will reopen the border crossing in June,” Torres said after the talks. Lind is to visit Norland on 20 May."
)
LEDGER = (
    "Ana Torres and Paavo Lind held talks in Port Amber on Monday. Torres said the border crossing would reopen in "
    "June. “Nothing is agreed until everything is agreed,” Lind told Norland."
)
WIRE = HARBOUR.removesuffix(" Lind is to visit Norland on 20 May.")
CLIPPING = "Lind had said the crossing would stay shut, a senior Vesper official said. One person said “never”."


class Made:
    """One report in the making: finds words in its text and keeps the layers that are read from it."""

    def __init__(self, text, *, outlet="", day="", title="", url="", cut=False, issues=(), residue=(), number=1):
        self.text = text
        self.number = number
        published = Published(because=("the text names no full date in the past",))
        if day:
            published = Published(from_=day, to=day, precision="day", basis="given", because=("declared",))
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self.report = Report(
            id=report_id(outlet, day, text), source=f"reports/{number}.txt", sha256=sha256, url=url, outlet=outlet,
            title=title, language="en", published=published, text=text, cut=cut, issues=issues, residue=residue,
            offsets=OffsetMap.identity(len(text)),
        )  # fmt: skip
        given = Given(url=url, outlet=outlet, title=title, date=day)
        self.arrival = Arrival(source=self.report.source, media="text", content=text, sha256=sha256, given=given)
        self.mentions, self.times, self.attributions, self.events = [], [], [], []

    @property
    def id(self):
        return self.report.id

    def span(self, words, nth=0):
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))

    def when(self, words, day):
        span = self.span(words)
        self.times.append(
            TimeExpression(
                start=span.start, end=span.end, type="DATE", value=day, from_=day, to=day, precision="day", by=BY
            )
        )
        return When(from_=day, to=day, precision="day", words=span, anchor="published", rule="made.day")

    def names(self, words, actor, title="", nth=0):
        span = self.span(words, nth)
        self.mentions.append(Mention(start=span.start, end=span.end, actor=actor, title=title, by=BY))

    def said(self, words, speakers, *, kind="direct", cue="said", chain=(), addressees=(), when=None, because=()):
        content = self.span(words)
        one = Attribution(
            id=content_id("attribution", self.id, words), content=(content,), cue=(self.span(cue),), kind=kind,
            speakers=speakers, chain=chain, addressees=addressees, when=when, because=because, by=BY,
        )  # fmt: skip
        self.attributions.append(one)
        return one

    def told(self, words, trigger, *, sources, targets, when=None, where=None, status="happened", mode="", cameo="040"):
        span = self.span(words)
        one = EventMention(
            id=content_id("event-mention", self.id, words), start=span.start, end=span.end, trigger=self.span(trigger),
            type="CONSULT", mode=mode, cameo=cameo, sources=sources, targets=targets, when=when, where=where,
            status=status, because=("told in the past",) if status == "happened" else ("“is to” stands before it",), by=BY,
        )  # fmt: skip
        self.events.append(one)
        return one

    def reading(self):
        sentences, start = [], 0
        for part in self.text.replace(". ", ".\0").replace(".” ", ".”\0").split("\0"):
            sentences.append(Span(start, start + len(part)))
            start += len(part) + 1

        def in_text_order(entry):
            return (entry.start, entry.end)

        return Reading(
            report=self.report, sentences=tuple(sentences), mentions=tuple(sorted(self.mentions, key=in_text_order)),
            times=tuple(sorted(self.times, key=in_text_order)),
            attributions=tuple(sorted(self.attributions, key=lambda one: one.content)),
            events=tuple(sorted(self.events, key=in_text_order)), issues=self.report.issues,
        )  # fmt: skip


def rendering(made, attribution):
    words = " … ".join(span.words(made.text) for span in attribution.content)
    return Rendering(
        report=made.id, attribution=attribution.id, words=words, spans=attribution.content, kind=attribution.kind
    )


def evidence(made, spans, origin=None, chain=()):
    words = " … ".join(span.words(made.text) for span in spans)
    return Evidence(report=made.id, origin=origin or made.id, spans=spans, words=words, chain=chain, by=BY)


def claim(entry, field, value, verdict, origins, *held):
    return Claim(
        id=content_id("claim", entry, field, value), entry=entry, field=field, value=value, verdict=verdict,
        origins=origins, evidence=tuple(sorted(held, key=lambda one: (one.report, one.spans))),
    )  # fmt: skip


def made_story():
    """Gives the pairs of arrival and reading, and their grouping."""
    harbour = Made(
        HARBOUR, outlet="The Harbour Post", day="2024-05-08", title="Ministers meet in Port Amber", number=1,
        url="https://harbour.example/ministers", issues=(Issue("odd-dateline", "the dateline names no agency", 0, 10),),
        residue=(Residue(text="Subscribe now", reason="paywall", rule="made.offer"),),
    )  # fmt: skip
    ledger = Made(LEDGER, outlet="Northern Ledger", day="2024-05-08", title="Crossing “to reopen in June”", number=2)
    wire = Made(WIRE, outlet="Meridian Wire", day="2024-05-09", title="Ministers meet", number=3)
    clipping = Made(CLIPPING, title="Shut for good?", cut=True, number=4)
    port = "Port Amber"
    told, said = {}, {}
    for made, day, iso in (
        (harbour, "Tuesday", "2024-05-07"),
        (ledger, "Monday", "2024-05-06"),
        (wire, "Tuesday", "2024-05-07"),
    ):
        made.names("Ana Torres", TORRES, title="" if made is ledger else "Foreign Minister")
        made.names("Paavo Lind", LIND)
        first, trigger = ("Ana Torres and Paavo Lind held talks", "held talks") if made is ledger else (
            "Ana Torres of Norland met her Vesper counterpart, Paavo Lind", "met")  # fmt: skip
        place = Where(name=port, words=made.span(port if made is ledger else "PORT AMBER"))
        told[made] = made.told(
            first, trigger, sources=(TORRES,), targets=(LIND,), when=made.when(day, iso), where=place
        )
        if made is ledger:
            said[made] = made.said("the border crossing would reopen in June", (TORRES,), kind="indirect")
        else:
            said[made] = made.said("We will reopen the border crossing in June", (TORRES,))
    visit = harbour.told(
        "Lind is to visit Norland", "visit", sources=(LIND,), targets=(), status="planned", mode="visit", cameo="042",
        when=harbour.when("20 May", "2024-05-20"), where=Where(name="Norland", id=NORLAND.id, words=harbour.span("Norland", 1)),
    )  # fmt: skip
    nothing = ledger.said("Nothing is agreed until everything is agreed", (LIND,), cue="told", addressees=(NORLAND,))
    shut = clipping.said("the crossing would stay shut", (LIND,), kind="indirect", chain=(OFFICIAL, LIND))
    never = clipping.said("never", (), because=("the source is “One person”, which names nobody",))

    day = When(from_="2024-05-07", to="2024-05-07", precision="day", anchor="published", rule="made.day")
    meeting = Event(
        id=content_id("event", "meeting"), story="", type="CONSULT", cameo="040", sources=(TORRES,), targets=(LIND,),
        when=day, where=Where(name=port), status="happened",
        tellings=tuple(sorted(EventTelling(report=made.id, mention=told[made].id) for made in told)),
    )  # fmt: skip
    plan = Event(
        id=content_id("event", "visit"), story="", type="CONSULT", mode="visit", cameo="042", sources=(LIND,), targets=(),
        when=When(from_="2024-05-20", to="2024-05-20", precision="day", rule="made.day"), where=Where(name="Norland", id=NORLAND.id),
        status="planned", tellings=(EventTelling(report=harbour.id, mention=visit.id),),
    )  # fmt: skip

    def statement(name, speakers, words, *renderings):
        return Statement(
            id=content_id("statement", name), story="", speakers=speakers, words=words,
            renderings=tuple(sorted(renderings, key=lambda one: one.report)),
        )  # fmt: skip

    reopen = statement(
        "reopen",
        (TORRES,),
        "We will reopen the border crossing in June",
        *(rendering(made, said[made]) for made in said),
    )
    agreed = statement("agreed", (LIND,), "Nothing is agreed until everything is agreed", rendering(ledger, nothing))
    stays = statement("shut", (LIND,), "the crossing would stay shut", rendering(clipping, shut))
    unnamed = statement("never", (), "never", rendering(clipping, never))

    def who(made, words, origin=None):
        return evidence(made, (made.span(words),), origin)

    met = "Ana Torres of Norland met her Vesper counterpart, Paavo Lind"
    claims = (
        claim(meeting.id, "who", "Ana Torres; Paavo Lind", "agreed", 2, who(harbour, met), who(wire, met, harbour.id),
              who(ledger, "Ana Torres and Paavo Lind held talks")),
        claim(meeting.id, "when", "2024-05-07", "in-conflict", 1, who(harbour, "Tuesday"), who(wire, "Tuesday", harbour.id)),
        claim(meeting.id, "when", "2024-05-06", "in-conflict", 1, who(ledger, "Monday")),
        claim(reopen.id, "who", "Ana Torres", "agreed", 2, who(harbour, "We will reopen"), who(wire, "We will reopen", harbour.id),
              who(ledger, "the border crossing would reopen in June")),
        claim(plan.id, "when", "2024-05-20", "single-source", 1, who(harbour, "20 May")),
        claim(agreed.id, "who", "Paavo Lind", "single-source", 1, who(ledger, "Nothing is agreed")),
    )  # fmt: skip
    reports = (harbour, ledger, wire, clipping)
    story = Story(
        id=content_id("story", harbour.id), title="Ministers meet in Port Amber", reports=tuple(made.id for made in reports),
        from_="2024-05-08", to="2024-05-09", because=("share Ana Torres, Paavo Lind, crossing", "1 is a copy"),
    )  # fmt: skip

    def placed(entries):
        import msgspec

        return tuple(sorted((msgspec.structs.replace(one, story=story.id) for one in entries), key=lambda one: one.id))

    grouping = Grouping(
        copies=(Copy(report=wire.id, of=harbour.id, kind="abridged", score=0.97, because=("same words",)),),
        stories=(story,), statements=placed((reopen, agreed, stays, unnamed)), events=placed((meeting, plan)),
        claims=tuple(sorted(claims, key=lambda one: one.id)),
    )  # fmt: skip
    return [(made.arrival, made.reading()) for made in reports], grouping


def made_hostile():
    """Gives a report whose every field tries to steer a terminal, a spreadsheet or a browser, and its grouping."""
    bad = "\x1b[31m[bold red]\u202egnp.exe\u202c\x00\r\n<script>alert(1)</script>\ud800\u200b﷽ 長い文" + "é" * 400
    text = f"“=cmd|' /C calc'!A0 {bad},” said +Name. It met @Other on Monday."
    made = Made(text, outlet=f"-{bad}", day="2024-05-08", title=f"@SUM(1+1)*{bad}", url=f"javascript:{bad}", number=5)
    name = ActorRef(id="person:+name", name=f"+Name{bad[:20]}", type="person")
    made.names("+Name", name)
    spoken = made.said(f"=cmd|' /C calc'!A0 {bad}", (name,), because=(bad,))
    event = made.told(
        "It met @Other on Monday", "met", sources=(name,), targets=(name,), when=made.when("Monday", "2024-05-06")
    )
    statement = Statement(
        id=content_id("statement", "bad"), story="", speakers=(name,), words=rendering(made, spoken).words,
        renderings=(rendering(made, spoken),),
    )  # fmt: skip
    happening = Event(
        id=content_id("event", "bad"), story="", type="CONSULT", cameo="040", sources=(name,), targets=(name,),
        when=When(from_="2024-05-06", to="2024-05-06", precision="day", rule="x"), status="happened",
        tellings=(EventTelling(report=made.id, mention=event.id),),
    )  # fmt: skip
    story = Story(
        id=content_id("story", made.id), title=f"={bad}", reports=(made.id,), from_="2024-05-08", to="2024-05-08"
    )
    import msgspec

    grouping = Grouping(
        stories=(story,), statements=(msgspec.structs.replace(statement, story=story.id),),
        events=(msgspec.structs.replace(happening, story=story.id),),
    )  # fmt: skip
    return [(made.arrival, made.reading())], grouping
