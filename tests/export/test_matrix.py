"""The matrix of a story says value by value which outlet gives it; what did not happen has a place of its own."""

import msgspec
import pytest

from onrecord.export.readout import readout
from onrecord.export.sources import Numbering
from onrecord.record import Record
from onrecord.types.grouping import Grouping
from onrecord.types.particular import Particular
from onrecord.types.story import Copy, EventTelling, Story


@pytest.fixture
def held(story_record):
    (story,) = story_record.stories()
    return readout(story_record, story)


def marks(line):
    return [cell.mark for cell in line.cells]


def test_a_copy_has_no_column_of_its_own(held):
    """The wire's shortened copy stands with the post that it repeats; the undated clipping is a voice of its own."""
    assert [(one.outlet, one.sources, one.copies) for one in held.matrix.columns] == [
        ("The Harbour Post", (1,), (4,)),
        ("Northern Ledger", (2,), ()),
        ("Shut for good?", (3,), ()),
    ]


def test_each_outlet_gives_differs_or_says_nothing(held):
    """The ministers' names are given by two outlets; of the two days each outlet gives one and is against the other."""
    meeting, saying = held.matrix.rows
    lines = {(line.field, line.value): marks(line) for line in meeting.lines}

    assert marks(meeting) == ["told", "told", "untold"]
    assert lines == {
        ("who", "Ana Torres; Paavo Lind"): ["gives", "gives", "untold"],
        ("when", "2024-05-06"): ["differs", "gives", "untold"],
        ("when", "2024-05-07"): ["gives", "differs", "untold"],
    }
    assert marks(saying) == ["quoted", "retold", "untold"]


def test_what_one_outlet_tells_is_no_row(held):
    """A plan that one outlet alone announces, its copy included, is left to what that outlet alone reports."""
    assert {row.kind: row.summary for row in held.matrix.rows} == {
        "event": "Talks: Ana Torres, Paavo Lind",
        "statement": "Ana Torres: We will reopen the border crossing in June",
    }


def test_one_outlet_makes_no_matrix(made, write, tmp_path):
    """Where a report and its copy are all there is, there is nothing to compare."""
    pairs, grouping = made.made_story()
    (story,) = grouping.stories
    kept = [pair for pair in pairs if pair[1].report.outlet in {"The Harbour Post", "Meridian Wire"}]
    ids = tuple(pair[1].report.id for pair in kept)
    alone = Grouping(copies=grouping.copies, stories=(msgspec.structs.replace(story, reports=ids),))
    with Record.open(write(tmp_path / "r.db", kept, alone), read_only=True) as record:
        assert not readout(record, record.stories()[0]).matrix.columns


def test_copies_of_one_text_that_is_not_here_are_one_voice(made):
    """Two papers that print the words of a third, which stands in another story, are one column under the first."""
    wire, post, daily = (made.Made(f"Talks went on, number {n}.", outlet=f"Paper {n}", number=n) for n in range(3))
    copies = [Copy(report=one.id, of=wire.id, kind="near", score=0.9) for one in (post, daily)]
    story = Story(id="story-1", title="", reports=(post.id, daily.id))
    from onrecord.export.matrix import columns_of

    (column,) = columns_of(Numbering(story, {one.id: one.reading() for one in (post, daily)}, copies))

    assert (column.outlet, column.sources, column.copies) == ("Paper 1", (), (1, 2))


TALKS = "Ana Torres and Paavo Lind held talks in Port Amber. "


def left_out(made, text, words, number):
    """Gives a report whose talks left out the thing that these words name."""
    one = made.Made(TALKS + text, outlet=f"Paper {number}", day="2024-05-08", number=number)
    told = one.told("Ana Torres and Paavo Lind held talks", "held", sources=(made.TORRES,), targets=(made.LIND,))
    span = one.span(words)
    particular = Particular(
        id=f"particular-{number}", about=told.id, field="not-discussed", start=span.start, end=span.end,
        status="denied", by=made.BY,
    )  # fmt: skip
    return one, told, msgspec.structs.replace(one.reading(), particulars=(particular,))


def with_one_event(grouping, told):
    """Gives the grouping with one story and one event that all the reports tell."""
    ids = tuple(one.id for one, _ in told)
    (story,) = grouping.stories
    event = msgspec.structs.replace(
        next(one for one in grouping.events if one.status == "happened"),
        tellings=tuple(sorted(EventTelling(report=one.id, mention=mention.id) for one, mention in told)),
    )
    return Grouping(stories=(msgspec.structs.replace(story, reports=ids),), events=(event,))


@pytest.mark.parametrize(
    ("words", "others", "together"),
    [
        ("the fishing quota", "last year's quarrel over the fishing quota", True),
        ("a feud over “grey ships”", "the pact on their “grey ships” of 1998", True),
        ("the fishing quota", "the price of gas", False),
    ],
)
def test_one_thing_left_out_is_one_denial(made, write, tmp_path, words, others, together):
    """Two outlets that name the same thing, one more fully or both in quotation marks, say one thing together."""
    _, grouping = made.made_story()
    found = [
        left_out(made, f"They did not discuss {words}.", words, 1),
        left_out(made, f"Nor did they talk about {others}.", others, 2),
    ]
    pairs = [(one.arrival, reading) for one, _, reading in found]
    path = write(tmp_path / "r.db", pairs, with_one_event(grouping, [(one, told) for one, told, _ in found]))
    with Record.open(path, read_only=True) as record:
        denials = readout(record, record.stories()[0]).denials

    assert [one.origins for one in denials] == ([2] if together else [1, 1])
    assert denials[0].summary == f"Not discussed: {words} (Talks: Ana Torres, Paavo Lind)"
    assert [cited.words for one in denials for cited in one.citations] == [words, others]
