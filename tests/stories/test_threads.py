"""Stories that go on from earlier ones are linked, with the words that say so."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stories import find_happenings, find_threads
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.event import EventMention, Where
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.story import Story
from onrecord.types.when import Published, TimeExpression, When

BY = By("test.by-hand", "1")
ADA = ActorRef("x:ada-lorn", "Ada Lorn", "person")
VOSS = ActorRef("x:ilan-voss", "Ilan Voss", "person")
SUND = ActorRef("x:mira-sund", "Mira Sund", "person")
SOUTH = ActorRef("Q884", "South Korea", "state")
JAPAN = ActorRef("Q17", "Japan", "state")
TOKYO = Where(name="Tokyo", id="place:tokyo")
KOREA = Where(name="South Korea", id="Q884")


def report(name, day, *told):
    """Gives a reading with a sentence for each event: its words, sources, targets, days, status and place.

    The last word of a sentence stands for the days.
    """
    text, events, mentions, sentences, times = "", [], [], [], []
    for n, (words, sources, targets, days, status, where) in enumerate(told):
        span = Span(len(text), len(text) + len(words))
        when = When(from_=days[0], to=days[1], precision="day") if days else None
        mode = "visit" if "visit" in words else ""
        events.append(
            EventMention(
                id=f"{name}-{n}", start=span.start, end=span.end, trigger=span, type="CONSULT", mode=mode,
                sources=sources, targets=targets, when=when, where=where, status=status, by=BY,
            )
        )  # fmt: skip
        mentions += [Mention(start=span.start, end=span.end, actor=one, by=BY) for one in (*sources, *targets)]
        if days:
            start = span.end - len(words.rsplit(" ", 1)[-1])
            times.append(
                TimeExpression(start=start, end=span.end, type="DATE", value="", from_=days[0], to=days[1], by=BY)
            )
        text += f"{words}. "
        sentences.append(Span(span.start, span.end + 1))
    published = Published(from_=day, to=day, precision="day", basis="given")
    return Reading(
        report=Report(id=name, text=text, published=published),
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        times=tuple(times),
        events=tuple(events),
    )


def each_alone(readings):
    return tuple(
        Story(
            id=f"story-{one.report.id}",
            title="",
            reports=(one.report.id,),
            from_=one.report.published.from_,
            to=one.report.published.to,
        )
        for one in readings
    )


def threads(*readings):
    stories = each_alone(readings)
    return find_threads(list(readings), stories, find_happenings(list(readings), (), stories))


MET = ("Lorn met Voss in Tokyo", (ADA,), (VOSS,), ("2030-04-18", "2030-04-18"), "happened", TOKYO)
WEEK = ("2030-04-15", "2030-04-21")
APRIL = ("2030-04-01", "2030-04-30")


def visited(days):
    return ("Lorn last visited Japan in the spring", (ADA,), (JAPAN,), days, "happened", None)


def test_a_visit_of_last_year_leads_to_its_story():
    [link] = threads(report("a", "2030-04-18", MET), report("b", "2031-02-07", visited(APRIL)))

    assert (link.story, link.earlier, link.reason) == ("story-b", "story-a", "looks-back")
    assert (link.report, link.words) == ("b", "Lorn last visited Japan in the spring.")


@pytest.mark.parametrize("days", [("2030-11-01", "2030-11-30"), ("2030-01-01", "2030-12-31"), None])
def test_another_month_and_no_month_lead_nowhere(days):
    assert not threads(report("a", "2030-04-18", MET), report("b", "2031-02-07", visited(days)))


def test_a_story_without_the_place_or_with_others_is_not_meant():
    elsewhere = ("Lorn met Voss", (ADA,), (VOSS,), ("2030-04-18", "2030-04-18"), "happened", KOREA)
    others = ("Sund met Voss", (SUND,), (VOSS,), ("2030-04-18", "2030-04-18"), "happened", TOKYO)

    assert not threads(report("a", "2030-04-18", elsewhere), report("b", "2031-02-07", visited(APRIL)))
    assert not threads(report("a", "2030-04-18", others), report("b", "2031-02-07", visited(APRIL)))


def test_what_two_states_do_all_the_time_is_told_by_its_kind():
    """States are in a hundred stories of a month: the sentence must tell an event of the kind, of one week."""
    struck = (
        "Japan struck the fleet of South Korea",
        (JAPAN,),
        (SOUTH,),
        ("2030-04-18", "2030-04-18"),
        "happened",
        None,
    )
    talks = ("Japan talked to South Korea in the spring", (JAPAN,), (SOUTH,), WEEK, "happened", None)
    month = ("Japan talked to South Korea in the spring", (JAPAN,), (SOUTH,), APRIL, "happened", None)
    first = report("a", "2030-04-18", struck)
    attack = msgspec.structs.replace(
        first, events=tuple(msgspec.structs.replace(e, type="ASSAULT") for e in first.events)
    )

    assert not threads(attack, report("b", "2031-02-07", talks))
    assert len(threads(first, report("b", "2031-02-07", talks))) == 1
    assert not threads(first, report("b", "2031-02-07", month))


def test_what_one_did_to_the_other_is_not_what_the_other_did():
    """Of an attack the doer must be the one that the sentence names."""

    def attacks(reading):
        return msgspec.structs.replace(
            reading, events=tuple(msgspec.structs.replace(e, type="ASSAULT") for e in reading.events)
        )

    day = ("2030-04-18", "2030-04-18")
    first = attacks(report("a", "2030-04-18", ("Japan struck South Korea", (JAPAN,), (SOUTH,), day, "happened", None)))
    same = ("Japan had struck South Korea that week", (JAPAN,), (SOUTH,), WEEK, "happened", None)
    turned = ("South Korea had struck Japan that week", (SOUTH,), (JAPAN,), WEEK, "happened", None)

    assert len(threads(first, attacks(report("b", "2031-02-07", same)))) == 1
    assert not threads(first, attacks(report("b", "2031-02-07", turned)))


def test_a_story_that_only_looks_back_itself_is_not_what_is_looked_back_on():
    """A summer's story that recalls the talks of April is not the story of those talks: nothing leads to it."""
    recalled = ("Lorn had met Voss in Tokyo", (ADA,), (VOSS,), ("2030-04-18", "2030-04-18"), "happened", TOKYO)

    assert not threads(report("a", "2030-07-01", recalled), report("b", "2031-02-07", visited(APRIL)))
    assert not threads(report("a", "2030-07-01", recalled), report("b", "2031-02-07", recalled))


def test_what_many_stories_would_fit_leads_to_none():
    """Where three stories tell of such a meeting in that month, which is meant is not known."""
    days = ["2030-04-08", "2030-04-17", "2030-04-26"]
    met = [(f"Lorn met Voss in Tokyo, {day}", (ADA,), (VOSS,), (day, day), "happened", TOKYO) for day in days]
    stories = [report(name, day, one) for name, day, one in zip("acd", days, met, strict=True)]

    assert not [
        link for link in threads(*stories, report("e", "2031-02-07", visited(APRIL))) if link.story == "story-e"
    ]
    assert [
        link for link in threads(*stories[:2], report("e", "2031-02-07", visited(APRIL))) if link.story == "story-e"
    ]


def test_what_was_done_before_a_plan_was_told_is_not_its_fulfilment():
    """Told on the 7th, the plan to meet again is not what came about in the week before."""
    plan = ("Lorn will meet Voss", (ADA,), (VOSS,), ("2031-02-01", "2031-02-28"), "planned", None)
    done = ("Lorn and Voss met for an hour", (VOSS,), (ADA,), ("2031-02-03", "2031-02-03"), "happened", None)

    assert not threads(report("a", "2031-02-07", plan), report("b", "2031-02-10", done))


def test_a_plan_leads_to_the_story_in_which_it_came_about():
    plan = ("Lorn will meet Voss", (ADA,), (VOSS,), ("2031-02-09", "2031-02-09"), "planned", None)
    done = ("Lorn and Voss met for an hour", (VOSS,), (ADA,), ("2031-02-09", "2031-02-09"), "happened", None)
    other = ("Lorn and Voss met for an hour", (VOSS,), (ADA,), ("2031-03-01", "2031-03-01"), "happened", None)

    [link] = threads(report("a", "2031-02-07", plan), report("b", "2031-02-10", done))
    assert (link.story, link.earlier, link.report) == ("story-b", "story-a", "b")
    assert link.reason in {"came-about", "told-again"}
    assert not threads(report("a", "2031-02-07", plan), report("b", "2031-03-02", other))


def test_a_journey_planned_to_one_state_did_not_come_about_in_another():
    days = ("2031-02-09", "2031-02-09")
    plan = ("Lorn will visit the games", (ADA,), (), days, "planned", KOREA)
    there = ("Lorn visited the games", (ADA,), (), days, "happened", KOREA)
    tokyo = ("Lorn visited a battery", (ADA,), (), days, "happened", TOKYO)

    assert len(threads(report("a", "2031-02-07", plan), report("b", "2031-02-10", there))) == 1
    assert not threads(report("a", "2031-02-07", plan), report("b", "2031-02-10", tokyo))


def test_stories_of_one_day_do_not_follow_each_other():
    later = report("b", "2030-04-18", MET)

    assert not threads(report("a", "2030-04-18", MET), later)
    assert len(threads(report("a", "2030-04-18", MET), report("b", "2030-04-20", MET))) == 1


DAYS = ("2030-04-18", "2030-04-20", "2031-02-07", "2031-02-10")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(DAYS),
            st.sampled_from((None, APRIL, (DAYS[0], DAYS[0]), (DAYS[2], DAYS[2]), (DAYS[3], DAYS[3]))),
            st.sampled_from(("happened", "planned", "denied")),
            st.permutations((ADA, VOSS, JAPAN)),
        ),
        min_size=2,
        max_size=7,
    ),
    st.integers(0, 99),
)
def test_threads_do_not_depend_on_the_order_and_point_at_words_of_later_stories(rows, seed):
    readings = [
        report(f"r{n}", day, ("Lorn met Voss", (who[0],), tuple(who[1:2]), days, status, None))
        for n, (day, days, status, who) in enumerate(rows)
    ]
    found = threads(*readings)
    mixed = list(readings)
    random.Random(seed).shuffle(mixed)

    assert threads(*mixed) == found
    days = {f"story-{one.report.id}": one.report.published.from_ for one in readings}
    texts = {one.report.id: one.report.text for one in readings}
    for link in found:
        assert days[link.earlier] < days[link.story]
        assert link.story == f"story-{link.report}"
        assert texts[link.report][link.span.start : link.span.end] == link.words
