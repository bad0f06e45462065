"""Who does what to whom, of every kind of act: read by syntax and the tables of triggers."""

import pytest

from onrecord import actors, dates, language, statements
from onrecord.events import read_events
from onrecord.types.report import Dateline, Report
from onrecord.types.when import Published


def read(text, dateline=None):
    """Gives the events of a text."""
    published = Published(from_="2018-02-07", to="2018-02-07", precision="day", basis="given")
    report = Report(id="report-1", text=text, published=published, dateline=dateline)
    doc, _ = language.read(report)
    mentions = actors.STEP.run(report, doc)
    times, published = dates.STEP.run(report, doc)
    told = statements.STEP.run(report, doc, mentions, times)
    return read_events(report, doc, mentions, times, published, told)


def shown(event):
    """Gives an event on one line."""
    sides = [", ".join(one.name for one in side) for side in (event.sources, event.targets)]
    return f"{event.type} {event.cameo} {event.status}: {sides[0]} > {sides[1]}"


ONE_EACH = [
    ("France condemned Iran on Monday.", "ACCUSE 111 happened: France > Iran"),
    ("Japan on Tuesday accused North Korea of raising tensions.", "ACCUSE 112 happened: Japan > North Korea"),
    ("The United States imposed sanctions on Syria last week.", "COERCE 163 happened: United States > Syria"),
    ("Sanctions were imposed on Syria by the European Union.", "COERCE 163 happened: European Union > Syria"),
    ("Norway provided humanitarian aid to Yemen in March.", "AID 073 happened: Norway > Yemen"),
    ("Egypt released two Italian journalists on Sunday.", "RETREAT 0841 happened: Egypt > two Italian journalists"),
    ("Germany recognised Kosovo in 2008.", "SUPPORT 054 happened: Germany > Kosovo"),
    ("Turkey expelled the ambassador of Greece.", "SANCTION 166 happened: Turkey > ambassador"),
    ("Israel launched a missile strike on Lebanon.", "ASSAULT 194 happened: Israel > Lebanon"),
    ("Poland deployed troops along the border with Belarus.", "MOBILIZE 154 happened: Poland > Belarus"),
    ("Canada vetoed the proposal of Russia.", "REJECT 129 happened: Canada > Russia"),
    ("India and Japan signed a treaty in Tokyo.", "SUPPORT 057 happened: India > Japan"),
    ("The government of Chile did not recognise Kosovo.", "SUPPORT 054 denied: Chile > Kosovo"),
]


@pytest.mark.parametrize(("text", "expected"), ONE_EACH)
def test_an_act_is_coded_with_who_does_it_to_whom_and_whether_it_happened(text, expected):
    """One sentence, one event that matters."""
    assert expected in [shown(event) for event in read(text)]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Iran agreed to release the prisoners.", ("AGREE", "0353", "happened"), ("RETREAT", "planned")),
        ("Iran refused to meet Saudi Arabia.", ("REJECT", "125", "happened"), ("CONSULT", "denied")),
        ("Russia threatened to attack Poland.", ("THREATEN", "1384", "happened"), ("ASSAULT", "conditional")),
        ("France urged Iran to release the prisoners.", ("REQUEST", "0253", "happened"), ("RETREAT", "called-for")),
    ],
)
def test_a_promise_a_refusal_a_threat_and_a_call_are_events_and_so_is_what_they_are_about(text, outer, inner):
    """The second names the first as what it is told under; neither says that it was done."""
    first, second = read(text)[:2]

    assert (first.type, first.cameo, first.status) == outer
    assert (second.type, second.status, second.under) == (*inner, first.id)


def test_whoever_is_asked_is_the_target_of_the_call_and_the_source_of_what_is_called_for():
    first, second = read("France urged Iran to release the prisoners.")[:2]

    assert [one.name for one in (*first.targets, *second.sources)] == ["Iran", "Iran"]


def test_participants_come_with_the_words_that_name_them():
    """One span for each source and each target."""
    text = "Norway and Sweden condemned Iran and Syria."
    (event,) = read(text)

    assert [span.words(text) for span in event.source_words] == ["Norway", "Sweden"]
    assert [span.words(text) for span in event.target_words] == ["Iran", "Syria"]


def test_the_two_sides_are_those_who_met_just_before():
    events = read("Ana Torres met Peter Lang in Vienna. The two leaders agreed to release the prisoners.")
    agreed = next(event for event in events if event.type == "AGREE")

    assert {one.name for one in (*agreed.sources, *agreed.targets)} >= {"Ana Torres", "Peter Lang"}
    assert any("told of just before" in why for why in agreed.because)


@pytest.mark.parametrize(
    "text",
    [
        "The weather in Oslo was fine on Monday.",
        "The ministry declined to comment on the report.",
        "Norway did not rule out anything.",
        "He stressed the importance of the long friendship between Japan and Peru.",
        "The storm slammed into the coast of Florida.",
    ],
)
def test_prose_without_an_event_gives_none(text):
    assert [shown(event) for event in read(text)] == []


NAMED = [
    # the name of a state leads up to who holds an office there
    (
        "Ana Torres met today with Republic of Korea (ROK) Foreign Minister Park Lim to affirm the alliance.",
        "CONSULT 040 happened: Ana Torres > Park Lim",
    ),
    (
        "Foreign Minister Ana Torres met yesterday in Oslo with Sweden’s foreign minister, Olena Berg.",
        "CONSULT 040 happened: Ana Torres > Olena Berg",
    ),
    # an office alone is who was named with it
    (
        (
            "Assistant Secretary of State Ana Torres will travel to Oslo. The Assistant Secretary will meet with "
            "Norwegian officials."
        ),
        "CONSULT 040 planned: Ana Torres > Norwegian officials",
    ),
    # "It" takes up who the sentence before is about
    ("Norway expelled two diplomats. It imposed sanctions on Syria.", "COERCE 163 happened: Norway > Syria"),
    # the town that opens a report is nobody
    ("OSLO Norway imposed sanctions on Syria on Monday.", "COERCE 163 happened: Norway > Syria"),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_who_is_meant_is_found_behind_titles_offices_and_pronouns(text, expected):
    assert expected in [shown(event) for event in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Missiles that can strike Norway were shown on Monday.",
        "They joined the annual leaders’ meeting of the Fishing Council.",
        "Ana Torres called him a liar on Monday.",
        "Ana Torres and Peter Lang did not discuss the quarrel with Norway.",
    ],
)
def test_what_can_be_done_a_body_in_session_and_what_was_not_talked_about_are_no_events(text):
    assert [shown(event) for event in read(text) if event.type in {"ASSAULT", "CONSULT"}] == []


def test_a_happening_receives_nothing():
    told = read("Ana Torres reaffirmed her support for the policy ahead of the Oslo Winter Olympics.")

    assert all("Olympics" not in one.name for event in told for one in event.targets)


def test_the_two_are_those_who_met_not_who_was_thanked_since():
    told = read("Ana Torres met Peter Lang in Oslo. Torres thanked Norway. The two agreed to release the prisoners.")
    agreed = next(event for event in told if event.type == "AGREE")

    assert {one.name for one in (*agreed.sources, *agreed.targets)} == {"Ana Torres", "Peter Lang"}


def test_who_arrives_at_a_base_is_on_a_visit_and_one_visit_that_will_coincide_with_another_is_planned():
    arrived = read("Ana Torres arrived at the Navy’s Halden air base on Wednesday.")
    planned = read(
        "It is evident that the journey of Ana Torres will coincide with Peter Lang’s official visit to Oslo."
    )

    assert [(event.cameo, event.status) for event in arrived] == [("042", "happened")]
    assert ("042", "planned") in [(event.cameo, event.status) for event in planned]


KEPT_OUT = [
    ("Norwegian trawlers were barred from entering Iceland.", "COERCE 172 happened: Iceland > Norwegian trawlers"),
    ("Two Danish envoys were expelled from Peru on Monday.", "SANCTION 166 happened: Peru > Two Danish envoys"),
    ("Norway banned two Danish envoys from Oslo.", "COERCE 172 happened: Norway > Danish envoys"),
]


@pytest.mark.parametrize(("text", "expected"), KEPT_OUT)
def test_who_is_kept_out_is_kept_out_by_the_host_where_nobody_else_is_told_of(text, expected):
    told = read(text)

    assert [shown(event).replace("two ", "") for event in told] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fence is for use in case Norway decides to strike.", "ASSAULT 190 conditional: Norway > "),
        ("Dockers went home in case Norway attacks Peru.", "ASSAULT 180 conditional: Norway > Peru"),
        ("If Norway decides to attack Peru, the port will close.", "ASSAULT 180 conditional: Norway > Peru"),
    ],
)
def test_what_stands_in_a_condition_is_no_plan(text, expected):
    """Also where the verb of the condition only leads to it: "decides to"."""
    assert expected in [shown(event) for event in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway decided to dispatch what it called a “modest” mission to Peru.", []),
        ("Norway decided to dispatch what it called a “modest” delegation to Peru.",
         ["CONSULT 042 planned: Norway > Peru"]),
        ("Norway sent an envoy to Peru.", ["CONSULT 042 happened: Norway > Peru"]),
    ],
)  # fmt: skip
def test_a_delegation_that_is_sent_is_a_visit_whatever_it_is_called(text, expected):
    assert [shown(event) for event in read(text)] == expected


def test_the_possibility_that_somebody_refutes_is_nobody_he_criticises():
    assert read("A possibility Ana Torres refutes is not going to come true.") == ()


def test_who_makes_a_point_of_something_does_it():
    told = read("Ana Torres met Peter Lang in Oslo. The two ministers made a point of promising to rebuild the bridge.")
    agreed = next(event for event in told if event.type == "AGREE")

    assert {one.name for one in (*agreed.sources, *agreed.targets)} == {"Ana Torres", "Peter Lang"}


def test_a_quotation_that_opens_behind_a_visit_goes_on_telling_of_it():
    (visit,) = read("Minister Ana Torres’s visit to Halden “will seal the friendship of both towns,” he said.")

    assert (visit.status, [one.name for one in visit.targets]) == ("planned", ["Halden"])


def test_what_happened_here_happened_where_the_report_comes_from():
    """And nowhere, where nothing says from where it comes."""
    text = "Minister Ana Torres held talks here with Minister Peter Lang on Tuesday."
    placed = read(text, Dateline(text="OSLO --", place="OSLO"))[0].where
    nowhere = read(text)[0].where

    assert (placed.name, placed.words.words(text)) == ("Oslo", "here")
    assert nowhere is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSLO Norway imposed sanctions on Peru on Monday.", "COERCE 163 happened: Norway > Peru"),
        ("PORT HALDEN Ferry operator Norlin has agreed to rebuild the pier.",
         "AGREE 033 happened: Norlin > "),
        ("NATO expelled two Peruvian diplomats.",
         "SANCTION 166 happened: North Atlantic Treaty Organization > two Peruvian diplomats"),
        ("Assistant Secretary for the Bureau of Lakes, Fish, and Rivers (BLFR) Ana Torres will travel to Peru in May.",
         "CONSULT 042 planned: Ana Torres > Peru"),
        ("Ana Torres cancelled a planned two-day visit to Peru next week.", "CONSULT 042 denied: Ana Torres > Peru"),
        ("Minister Ana Torres met Minister Peter Lang on Monday and the two pledged to rebuild the pier.",
         "AGREE 033 happened: Ana Torres, Peter Lang > "),
        ("Ana Torres added that she would continue to meet with Danish envoys.",
         "CONSULT 040 planned: Ana Torres > Danish envoys"),
        ("They met ahead of Ana Torres’s planned trip to Peru, which was cancelled.",
         "CONSULT 042 denied: Ana Torres > Peru"),
        ("To go ahead and impose sanctions on Peru now would be wrong, Ana Torres said.", "COERCE 163 conditional:  > Peru"),
    ],
)  # fmt: skip
def test_who_does_it_and_whether_it_is_done_behind_towns_titles_and_infinitives(text, expected):
    assert expected in [shown(event) for event in read(text)]


def test_sides_of_whom_nothing_was_told_are_nobody():
    assert read("The pier must be rebuilt, but both sides have promised to do it quickly.") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway and Peru agreed to share intelligence.", "AGREE 0314 happened: Norway > Peru"),
        ("Norway warned Peru that it would expel its envoys.", "THREATEN 136 happened: Norway > Peru"),
        ("A court found Peru guilty of piracy.", "ACCUSE 116 happened: court > Peru"),
        ("Norway refused a request from Peru to sail to Chile.", "REJECT 120 happened: Norway > Peru"),
        ("Norway prolonged its sanctions on Peru for a year.", "COERCE 163 happened: Norway > Peru"),
        ("Norwegian shelling killed two Peruvian soldiers.", "ASSAULT 180 happened: Norway > two Peruvian soldiers"),
        ("Norway issued a statement condemning Peru.", "ACCUSE 111 happened: Norway > Peru"),
    ],
)
def test_both_sides_are_found_where_they_stand_in_other_words_for_the_same(text, expected):
    """Two who agree, who is warned, what is found so, whose request it is, whose shells they are, who issues a paper."""
    assert expected in [shown(event) for event in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a present of days that lie ahead is a plan
        ("Minister Ana Torres travels to Peru on 7-9 February.", ["CONSULT 042 planned: Ana Torres > Peru"]),
        ("Minister Ana Torres travels to Peru on 4 February.", ["CONSULT 042 happened: Ana Torres > Peru"]),
        # who would come, by what was confirmed, will
        (
            "The ministry confirmed on Monday that Ana Torres would meet Peter Lang in Peru.",
            ["CONSULT 040 planned: Ana Torres > Peter Lang"],
        ),
        # a happening is nobody's guest
        ("Ana Torres took part in the Lake Retreat, hosted by Prime Minister Olena Berg.", []),
        # who judges a decision has not taken it
        ("Norway called the decision to expel Peru unfair.", []),
        ("Norway announced a decision to impose sanctions on Peru.", ["COERCE 163 planned: Norway > Peru"]),
        ("Norway criticised a decision to impose sanctions on Peru.", ["ACCUSE 111 happened: Norway > Peru"]),
        # a president who speaks to the nation consults nobody
        ("President Ana Torres spoke to the nation on Monday.", []),
    ],
)
def test_what_is_ahead_hosted_judged_or_told_to_everybody(text, expected):
    assert [shown(event) for event in read(text) if event.source_words] == expected


def test_two_who_met_with_others_did_not_meet_each_other():
    told = read("Ana Torres and Peter Lang met yesterday with leaders of the fishing towns.")

    assert all("Peter Lang" not in [one.name for one in event.targets] for event in told)
