"""Plans made by hand for tests of the agenda and the timeline: a plan for each outcome, and the later reports."""

import importlib.util
from pathlib import Path

from msgspec.structs import replace

from onrecord.types.actor import ActorRef
from onrecord.types.event import Where
from onrecord.types.grouping import Grouping
from onrecord.types.ids import content_id
from onrecord.types.story import Copy, Event, EventTelling, Story
from onrecord.types.when import When

_spec = importlib.util.spec_from_file_location("made_story_of_plans", Path(__file__).with_name("made_story.py"))
made_story = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(made_story)

TORRES, LIND = made_story.TORRES, made_story.LIND
SOL = ActorRef(id="person:mira-sol", name="Mira Sol", type="person")
OFFICE = ActorRef(id="org:foreign-ministry", name="Foreign Ministry (Norland)", type="organisation")
PEOPLE = {"Torres": TORRES, "Lind": LIND, "Sol": SOL}

HALDEN, AMBER, VESPER = (Where(name=name, id=f"place:{name.lower()}") for name in ("Halden", "Amber", "Vesper"))


class Told:
    """One report of one clause: who tells on which day that what will be, was, or was not."""

    def __init__(
        self,
        outlet,
        day,
        text,
        clause,
        *,
        who,
        day_told="",
        to="",
        status="happened",
        where=None,
        mode="",
        because=(),
        said_by=(),
        copy_of=None,
    ):
        self.made = made_story.Made(text, outlet=outlet, day=day, title=text[:30], number=len(text))
        self.copy_of = copy_of
        first, *others = (PEOPLE[name] for name in who)
        for actor in (first, *others):
            self.made.names(actor.name.split()[-1], actor)
        when = None
        if day_told:
            last = to or day_told
            when = When(
                from_=day_told,
                to=last,
                precision="day" if last == day_told else "interval",
                anchor=f"published {day}",
                rule="made.day",
            )
        place = replace(where, words=self.made.span(where.name)) if where else None
        self.mention = self.made.told(
            clause, clause.split()[-1], sources=(first,), targets=tuple(others), when=when, where=place, status=status, mode=mode,
            cameo="042" if mode == "visit" else "040",
        )  # fmt: skip
        self.mention = replace(self.mention, because=because or (f"told as {status}",))
        self.made.events[-1] = self.mention
        if said_by:
            self.made.said(clause, said_by, kind="indirect", cue="said")

    @property
    def event(self):
        held = self.mention
        return Event(
            id=content_id("event", self.made.id, held.id), story="", type=held.type, mode=held.mode, cameo=held.cameo,
            sources=held.sources, targets=held.targets, when=held.when, where=replace(held.where, words=None) if held.where else None,
            status=held.status, tellings=(EventTelling(report=self.made.id, mention=held.id),),
        )  # fmt: skip


def plans():
    """Gives the tellings: first each plan, then what became of it, by outcome."""
    post, ledger = "The Harbour Post", "Northern Ledger"
    kept = Told(post, "2024-05-01", "Ana Torres will meet Lind at Amber on 7 May, the ministry said.", "Torres will meet Lind", who=("Torres", "Lind"),
                day_told="2024-05-07", status="planned", where=AMBER, said_by=(OFFICE,))  # fmt: skip
    return [
        kept,
        Told("Meridian Wire", "2024-05-02", "Torres will meet Lind at Amber on 7 May, the ministry said again.", "Torres will meet Lind", who=("Torres", "Lind"),
             day_told="2024-05-07", status="planned", where=AMBER, copy_of=kept),
        Told(ledger, "2024-05-08", "Torres met Lind at Amber on Tuesday.", "Torres met Lind", who=("Torres", "Lind"), day_told="2024-05-07", where=AMBER),
        Told(post, "2024-05-01", "Lind will meet Sol on 9 May.", "Lind will meet Sol", who=("Lind", "Sol"), day_told="2024-05-09", status="planned"),
        Told(ledger, "2024-05-13", "Lind met Sol on Sunday.", "Lind met Sol", who=("Lind", "Sol"), day_told="2024-05-12"),
        Told(post, "2024-05-02", "Torres will meet Sol in Vesper on 10 May.", "Torres will meet Sol", who=("Torres", "Sol"), day_told="2024-05-10", status="planned", where=VESPER),
        Told(ledger, "2024-05-11", "Torres met Sol in Halden on Friday.", "Torres met Sol", who=("Torres", "Sol"), day_told="2024-05-10", where=HALDEN),
        Told(post, "2024-06-01", "Torres will meet Lind and Sol on 5 June.", "Torres will meet Lind and Sol", who=("Torres", "Lind", "Sol"), day_told="2024-06-05", status="planned"),
        Told(ledger, "2024-06-06", "Torres met Lind on Wednesday.", "Torres met Lind", who=("Torres", "Lind"), day_told="2024-06-05"),
        Told(post, "2024-05-03", "Lind is to visit Halden on 20 May.", "Lind is to visit", who=("Lind",), day_told="2024-05-20", status="planned", where=HALDEN, mode="visit"),
        Told(ledger, "2024-05-18", "Lind's visit to Halden was cancelled.", "Lind's visit", who=("Lind",), status="denied", where=HALDEN, mode="visit",
             because=("“cancelled” stands behind it",)),
        Told(post, "2024-05-03", "Sol is to visit Vesper on 21 May.", "Sol is to visit", who=("Sol",), day_told="2024-05-21", status="planned", where=VESPER, mode="visit"),
        Told(ledger, "2024-05-22", "Sol did not visit Vesper on Tuesday.", "Sol did not visit", who=("Sol",), day_told="2024-05-21", status="denied", where=VESPER, mode="visit",
             because=("“did not” stands before it",)),
        Told(post, "2024-05-04", "Torres is to visit Halden on 25 May.", "Torres is to visit", who=("Torres",), day_told="2024-05-25", status="planned", where=HALDEN, mode="visit"),
        Told(ledger, "2024-05-24", "Torres's visit to Halden was postponed to 2 July.", "Torres's visit", who=("Torres",), day_told="2024-07-02", status="planned", where=HALDEN, mode="visit",
             because=("postponed",)),
        Told(post, "2024-05-05", "Torres is to visit Vesper on 28 May.", "Torres is to visit", who=("Torres",), day_told="2024-05-28", status="planned", where=VESPER, mode="visit"),
        Told(post, "2024-06-07", "Sol is to visit Amber in August if talks go well.", "Sol is to visit", who=("Sol",), day_told="2024-08-01", to="2024-08-31", status="conditional", where=AMBER, mode="visit"),
        Told(ledger, "2024-06-08", "Lind will visit Vesper.", "Lind will visit", who=("Lind",), status="planned", where=VESPER, mode="visit"),
        Told(ledger, "2024-06-09", "Sol asked Lind to visit Amber.", "Lind to visit", who=("Lind",), status="called-for", where=AMBER, mode="visit"),
    ]  # fmt: skip


def made_plans():
    """Gives the pairs of arrival and reading of all plans, and their grouping: each telling is a happening of its own."""
    told = plans()
    pairs = [(one.made.arrival, one.made.reading()) for one in told]
    reports = tuple(one.made.id for one in told)
    days = [one.made.report.published.from_ for one in told]
    story = Story(
        id=content_id("story", *sorted(reports)), title="Visits and talks", reports=tuple(r for _, r in sorted(zip(days, reports, strict=True))),
        from_=min(days), to=max(days), because=("made by hand",),
    )  # fmt: skip
    copies = tuple(
        Copy(report=one.made.id, of=one.copy_of.made.id, kind="near", score=0.9) for one in told if one.copy_of
    )
    events = tuple(sorted((replace(one.event, story=story.id) for one in told), key=lambda event: event.id))
    return pairs, Grouping(copies=copies, stories=(story,), statements=(), events=events, claims=())
