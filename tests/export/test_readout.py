"""The readout of a story says what its reports say, with evidence for every line."""

import msgspec
import pytest

from onrecord.errors import RecordError
from onrecord.export.readout import Citation, find_story, readout
from onrecord.record import Record
from onrecord.types.actor import ActorRef
from onrecord.types.event import Where
from onrecord.types.story import EventTelling
from onrecord.types.when import When
from onrecord.types.wire import to_json


@pytest.fixture
def held(story_record):
    (story,) = story_record.stories()
    return readout(story_record, story)


def citations(value):
    """Gives every citation anywhere in a readout."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from citations(item)
    elif hasattr(value, "__struct_fields__"):
        yield from citations(tuple(getattr(value, name) for name in value.__struct_fields__))


def test_every_line_leads_to_the_words_on_the_page(held, story_record):
    """Each citation's words and sentence are cut out of the text of the report that its number names."""
    numbers = {source.number: source.report for source in held.sources}
    cited = list(citations(held))

    assert len(cited) > 15
    for citation in cited:
        text = story_record.reading(citation.report).report.text
        assert numbers[citation.source] == citation.report
        assert " … ".join(text[span.start : span.end] for span in citation.spans) == citation.words
        assert text[citation.sentence.start : citation.sentence.end] == citation.context
        assert citation.by.rule
        assert citation.by.version


def test_copies_are_folded_away_under_their_origin(held):
    """A copy is numbered after all origins, cites nothing alone, and adds to no count of origins."""
    copy = held.sources[-1]

    assert (copy.outlet, copy.copy_of, copy.copy_kind) == ("Meridian Wire", 1, "abridged")
    assert held.sources[0].copies == (4,)
    assert held.copies == 1
    (torres, *_) = held.said
    assert torres.statements[0].wordings[0].sources == (1,)
    assert torres.statements[0].wordings[0].copies == (4,)
    assert torres.statements[0].origins == 2


def test_what_is_agreed_comes_first(held):
    """Facts that two origins tell stand before those of one, which fill up to three."""
    assert [fact.verdict for fact in held.facts] == ["agreed", "agreed", "single-source"]
    assert held.facts[0].sources == (1, 2)
    assert held.facts[0].disputed == ("when",)


def test_wordings_of_one_statement_stand_side_by_side(held):
    """A quotation stands before its paraphrase, and each says which it is."""
    wordings = held.said[0].statements[0].wordings

    assert [(told.kind, told.sources) for told in wordings] == [("direct", (1,)), ("indirect", (2,))]


def test_a_chain_of_tellers_is_kept(held):
    """Who told the reporter what the speaker said is named, nearest the page first."""
    shut = next(said for speaker in held.said for said in speaker.statements if "stay shut" in said.wordings[0].words)

    assert [actor.name for actor in shut.wordings[0].tellers] == ["a senior Vesper official", "Paavo Lind"]


def test_the_office_printed_with_a_name_is_shown(held):
    """The title that reports print most often stands with the speaker; forms of address are none."""
    assert (held.said[0].name, held.said[0].title) == ("Ana Torres", "Foreign Minister")


def test_happenings_stand_in_order_of_time_with_their_status(held):
    """Days in order; what is planned says so and is open."""
    assert [(one.dated, one.status) for one in held.happenings] == [
        ("7 May 2024", "happened"),
        ("20 May 2024", "planned"),
    ]
    assert [plan.outcome for plan in held.plans] == ["still open at the last report (9 May 2024)"]


def test_values_in_conflict_stand_side_by_side(held):
    """Each side of a conflict names its value, its sources and their words."""
    (conflict,) = held.conflicts

    assert conflict.question == "when it was"
    assert [(side.shown, side.sources, side.citations[0].words) for side in conflict.sides] == [
        ("6 May 2024", (2,), "Monday"),
        ("7 May 2024", (1,), "Tuesday"),
    ]


def test_what_one_outlet_alone_reports_is_listed_under_it(held):
    """Only what no other outlet tells; a copy has nothing of its own."""
    assert [(alone.outlet, [line.summary for line in alone.lines]) for alone in held.alone] == [
        ("The Harbour Post", ["Visit: Paavo Lind to Norland"]),
        ("Northern Ledger", ["Paavo Lind"]),
        ("Shut for good?", ["Paavo Lind", "speaker not named"]),
    ]


def test_what_is_not_known_is_said_with_the_reason(held):
    """An undated report, a cut one and a statement without a speaker are named, each with why."""
    unknown = {one.kind: one.because for one in held.unknowns}

    assert unknown == {
        "undated-report": ("the text names no full date in the past",),
        "cut-report": ("a paywall cut the text off",),
        "unnamed-speaker": ("the source is “One person”, which names nobody",),
    }


def test_a_readout_is_the_same_each_time(story_record, held):
    """Two readouts of one story are equal as JSON, byte for byte."""
    (story,) = story_record.stories()

    assert to_json(readout(story_record, story)) == to_json(held)


def test_a_story_is_found_by_its_id_and_by_its_reports(story_record):
    """The start of an id, a report's id and a report's address all lead to the story."""
    (story,) = story_record.stories()

    for name in (story.id, story.id[:12], story.id[6:14], story.reports[0], "https://harbour.example/ministers"):
        assert find_story(story_record, name) == story
    assert find_story(story_record, "no-such-thing") is None


def test_an_ambiguous_name_is_refused_with_a_way_out(story_record):
    """The start of several report ids names no story."""
    with pytest.raises(RecordError, match="give more of the id"):
        find_story(story_record, "report-")


def test_a_story_of_copies_alone_still_has_headlines(tmp_path, write, made):
    """A copy whose origin is in another story is cited itself, and says what it copies."""
    pairs, grouping = made.made_story()
    (story,) = grouping.stories
    wire = next(copy.report for copy in grouping.copies)
    kept = msgspec.structs.replace(story, reports=tuple(report for report in story.reports if report != wire))
    alone = msgspec.structs.replace(story, id="story-alone", reports=(wire,))
    statements = tuple(msgspec.structs.replace(one, story="story-alone") for one in grouping.statements)
    split = msgspec.structs.replace(
        grouping, stories=tuple(sorted((kept, alone), key=lambda one: one.id)), statements=statements
    )
    with Record.open(write(tmp_path / "r.db", pairs, split), read_only=True) as record:
        held = readout(record, record.story("story-alone"))

    (source,) = held.sources
    assert (source.is_copy, source.copy_of, source.outlet) == (True, None, "Meridian Wire")
    assert [fact.summary for fact in held.facts] == ["Talks: Ana Torres, Paavo Lind", "Ana Torres"]
    assert held.said[0].statements[0].sources == (1,)


def planned_visit(made, write, path, **changes):
    """Writes a record in which a later story tells of the visit that the first one plans, and reads the first."""
    pairs, grouping = made.made_story()
    (story,) = grouping.stories
    later = made.Made(
        "Lind visited Norland on 20 May.", outlet="Meridian Wire", day="2024-05-21", title="Lind in Norland", number=9
    )
    told = later.told(
        "Lind visited Norland", "visited", sources=(made.LIND,), targets=(), mode="visit", cameo="042",
        when=later.when("20 May", "2024-05-20"),
    )  # fmt: skip
    (plan,) = [event for event in grouping.events if event.status == "planned"]
    visit = msgspec.structs.replace(
        plan, id="event-later", story="story-later", status="happened",
        tellings=(EventTelling(report=later.id, mention=told.id),), **changes,
    )  # fmt: skip
    second = msgspec.structs.replace(story, id="story-later", reports=(later.id,), from_="2024-05-21", to="2024-05-21")
    both = msgspec.structs.replace(
        grouping, stories=tuple(sorted((story, second), key=lambda one: one.id)),
        events=tuple(sorted((*grouping.events, visit), key=lambda one: one.id)),
    )  # fmt: skip
    with Record.open(write(path, [*pairs, (later.arrival, later.reading())], both), read_only=True) as record:
        (found,) = readout(record, record.story(story.id)).plans
    return found


def test_a_plan_that_came_about_in_another_story_says_so(tmp_path, made, write):
    """The record is asked whether the planned event is told as happened anywhere, on its day."""
    plan = planned_visit(made, write, tmp_path / "r.db")

    assert plan.outcome == "told in story-later as happened, 20 May 2024"
    assert (plan.happened, plan.happened_in) == ("event-later", "story-later")


@pytest.mark.parametrize(
    "changes",
    [
        {"when": When(from_="2024-06-20", to="2024-06-20", precision="day")},
        {"when": None},
        {"where": Where(name="Elsewhere")},
        {"sources": (ActorRef(id="person:other", name="Somebody Else"),)},
        {"mode": ""},
    ],
)
def test_another_event_is_no_fulfilment(tmp_path, made, write, changes):
    """Another day, no day, another place, another person or another kind of event leaves the plan open."""
    plan = planned_visit(made, write, tmp_path / "r.db", **changes)

    assert plan.outcome == "still open at the last report (9 May 2024)"
    assert plan.happened == ""
