"""Readings built by hand: invented outlets, our own wording."""

import pytest

from onrecord.types.actor import ActorRef, Mention
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention, Where
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import Published, When

BY = By("test.by-hand", "1")


def actor(name):
    return ActorRef(id=f"x:{name.lower().replace(' ', '-')}", name=name, type="person")


def find(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def reading():
    """Gives a maker of readings: name, text, and by keyword outlet, day, title, agency, actors, quotes, events."""

    def make(name, text, *, outlet=None, day=None, title="", agency="", actors=(), quotes=(), events=()):
        published = Published(from_=day, to=day, precision="day", basis="given") if day else Published()
        report = Report(
            id=name, outlet=outlet or f"Outlet {name}", title=title, text=text, agency=agency, published=published
        )
        mentions = tuple(
            Mention(start=find(text, who).start, end=find(text, who).end, actor=actor(who), by=BY) for who in actors
        )
        attributions = tuple(
            Attribution(
                id=f"a{n}",
                content=(find(text, words),),
                kind=kind,
                speakers=(actor(speaker),) if speaker else (),
                by=BY,
            )
            for n, (words, speaker, kind) in enumerate(quotes)
        )
        told = tuple(
            EventMention(
                id=f"e{n}",
                start=find(text, clause).start,
                end=find(text, clause).end,
                trigger=find(text, clause),
                type="CONSULT",
                mode="visit",
                sources=tuple(actor(who) for who in names[:1]),
                targets=tuple(actor(who) for who in names[1:]),
                when=When(from_=when[0], to=when[1], precision="day") if when else None,
                where=Where(name=place) if place else None,
                status=status,
                by=BY,
            )
            for n, (clause, names, when, place, status) in enumerate(events)
        )
        return Reading(report=report, mentions=mentions, attributions=attributions, events=told)

    return make


def sentences(seed, count):
    """Gives ``count`` sentences that share no run of words with those of another seed."""
    verbs = ("discussed", "reviewed", "weighed", "described", "postponed", "welcomed")
    made = []
    for n in range(count):
        parts = [f"w{seed}x{n}y{k}" for k in range(9)]
        made.append(f"Delegates {verbs[n % 6]} {' '.join(parts)} in room {seed}{n}.")
    return made
