"""Tellings of one event are one event, with what became of it."""

import msgspec

from onrecord.stories import find_happenings
from onrecord.types.actor import ActorRef
from onrecord.types.story import Story


def actor(name):
    return ActorRef(id=f"x:{name.lower().replace(' ', '-')}", name=name, type="person")


PLAN = "Lorn will visit Voss"
DONE = "Lorn visited Voss"
PAIR = ("Ada Lorn", "Ilan Voss")
DAY = ("2031-05-04", "2031-05-04")


def told(reading, report, clause, status, *, names=PAIR, when=DAY, place="", day="2031-05-01"):
    return reading(report, f"{clause} on the coast.", day=day, events=[(clause, names, when, place, status)])


def happenings(readings):
    return find_happenings(readings, (), (Story(id="s", title="", reports=tuple(r.report.id for r in readings)),))


def test_a_plan_that_a_later_report_tells_as_done_has_happened(reading):
    made = happenings([told(reading, "a", PLAN, "planned"), told(reading, "b", DONE, "happened", day="2031-05-05")])
    assert [(event.status, len(event.tellings)) for event in made] == [("happened", 2)]


def test_a_plan_nobody_tells_as_done_stays_planned(reading):
    assert [e.status for e in happenings([told(reading, "a", PLAN, "planned")])] == ["planned"]


def test_a_denial_is_kept_apart(reading):
    made = happenings([told(reading, "a", DONE, "happened"), told(reading, "b", DONE, "denied")])
    assert sorted(event.status for event in made) == ["denied", "happened"]


def test_visits_on_other_days_are_other_events(reading):
    other = ("2031-05-09", "2031-05-09")
    assert (
        len(happenings([told(reading, "a", DONE, "happened"), told(reading, "b", DONE, "happened", when=other)])) == 2
    )


def test_a_month_holds_its_day(reading):
    month = ("2031-05-01", "2031-05-31")
    made = happenings([told(reading, "a", DONE, "happened"), told(reading, "b", DONE, "happened", when=month)])
    assert [(len(event.tellings), event.when.from_) for event in made] == [(2, "2031-05-04")]


def test_one_actor_in_common_does_not_make_two_meetings_one(reading):
    made = happenings(
        [
            told(reading, "a", DONE, "happened"),
            told(reading, "b", DONE, "happened", names=("Ada Lorn", "Mira Sund")),
        ]
    )
    assert len(made) == 2


def test_the_same_pair_on_the_same_day_is_one_event_across_stories(reading):
    readings = [told(reading, "a", DONE, "happened"), told(reading, "b", DONE, "happened")]
    stories = (Story(id="s1", title="", reports=("a",)), Story(id="s2", title="", reports=("b",)))
    assert len(find_happenings(readings, (), stories)) == 1


def test_a_year_that_does_not_hold_the_day_is_another_event(reading):
    year = ("2029-01-01", "2029-12-31")
    assert len(happenings([told(reading, "a", DONE, "happened"), told(reading, "b", DONE, "happened", when=year)])) == 2


def test_two_who_will_each_meet_a_third_have_not_met_him_yet(reading):
    done = told(reading, "a", DONE, "happened")
    [event] = told(reading, "b", "Lorn and Voss will meet Sund", "planned", names=(*PAIR, "Mira Sund")).events
    apart = msgspec.structs.replace(event, sources=tuple(actor(who) for who in PAIR), targets=(actor("Mira Sund"),))
    plan = reading("b", "Lorn and Voss will meet Sund on the coast.")
    made = happenings([done, msgspec.structs.replace(plan, events=(apart,))])

    assert sorted(event.status for event in made) == ["happened", "planned"]


def test_who_struck_is_not_who_struck_back(reading):
    """Two attacks of one day with the sides changed are two events; two tellings of one attack are one."""

    def attack(report, names):
        made = told(reading, report, "the fleet struck the port", "happened", names=names)
        return msgspec.structs.replace(
            made, events=tuple(msgspec.structs.replace(e, type="ASSAULT") for e in made.events)
        )

    there, again, back = attack("a", PAIR), attack("b", PAIR), attack("c", PAIR[::-1])

    assert len(happenings([there, again])) == 1
    assert len(happenings([there, again, back])) == 2
