"""What is read back equals what was added."""

import hashlib
import sqlite3

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.record.verify import verify
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.arrival import Arrival, Given
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention, Where
from onrecord.types.ids import report_id
from onrecord.types.issue import Issue
from onrecord.types.offset_map import OffsetMap
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Caption, Dateline, Report, Residue
from onrecord.types.span import Span
from onrecord.types.when import LikeliestYear, Published, TimeExpression, When

ANY = st.characters(codec=None, exclude_categories=())
WORDS = st.text(ANY, max_size=8)
DAYS = st.none() | st.sampled_from(["2024-02-03", "2023-12-31T23:00:00Z"])
BY = st.builds(By, rule=WORDS, version=WORDS, score=st.floats(0, 1))
ACTORS = st.builds(ActorRef, id=WORDS, name=WORDS, type=st.sampled_from(["person", "state", "unknown"]))
MANY_ACTORS = st.lists(ACTORS, max_size=2).map(tuple)
BECAUSE = st.lists(WORDS, max_size=2).map(tuple)
YEARS = st.builds(LikeliestYear, year=st.integers(1, 9999), share=st.floats(0, 1))
PUBLISHED = st.builds(Published, from_=DAYS, to=DAYS, precision=st.just("day"), basis=st.just("given"), because=BECAUSE)


@st.composite
def readings(draw):  # noqa: C901  (a small maker for each layer, all drawing from one text)
    """Any reading of any text: lone surrogates, NUL, emoji, empty layers, empty spans."""
    text = draw(st.text(ANY, max_size=40))

    def span():
        ends = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        return Span(*ends)

    def spans(least=0):
        return tuple(span() for _ in range(draw(st.integers(least, 2))))

    def when():
        if draw(st.booleans()):
            return None
        words = span() if draw(st.booleans()) else None
        return When(from_=draw(DAYS), to=draw(DAYS), precision="day", words=words, anchor=draw(WORDS), rule=draw(WORDS))

    def some(make):
        made = [make() for _ in range(draw(st.integers(0, 2)))]
        return tuple(made)

    def mention():
        place = span()
        return Mention(start=place.start, end=place.end, actor=draw(ACTORS), title=draw(WORDS), by=draw(BY))

    def time():
        place = span()
        return TimeExpression(
            start=place.start, end=place.end, type="DATE", value=draw(WORDS), from_=draw(DAYS), by=draw(BY)
        )

    def attribution():
        return Attribution(
            id=draw(WORDS), content=spans(1), cue=spans(), source=spans(), kind="mixed", speech=draw(st.booleans()),
            speakers=draw(MANY_ACTORS), addressees=draw(MANY_ACTORS), chain=draw(MANY_ACTORS), when=when(),
            because=draw(BECAUSE), by=draw(BY),
        )  # fmt: skip

    def event():
        place = span()
        where = Where(name=draw(WORDS), id=draw(WORDS), words=span() if draw(st.booleans()) else None)
        return EventMention(
            id=draw(WORDS), start=place.start, end=place.end, trigger=span(), type="CONSULT", mode=draw(WORDS),
            sources=draw(MANY_ACTORS), targets=draw(MANY_ACTORS), when=when(),
            where=where if draw(st.booleans()) else None, status="planned", because=draw(BECAUSE), by=draw(BY),
        )  # fmt: skip

    def issue():
        place = span()
        placed = draw(st.booleans())
        return Issue(draw(WORDS), draw(WORDS), *((place.start, place.end) if placed else (None, None)))

    own, outlet = some(issue), draw(WORDS)
    published = msgspec.structs.replace(draw(PUBLISHED), likeliest=draw(st.none() | YEARS))
    words = span() if draw(st.booleans()) else None
    report = Report(
        id=report_id(outlet, (published.from_ or "")[:10], text), given_id=draw(WORDS), source=draw(WORDS), sha256="0",
        url=draw(WORDS), outlet=outlet, title=draw(WORDS), byline=draw(WORDS), contributor=draw(WORDS),
        dateline=Dateline(text=draw(WORDS), words=words) if draw(st.booleans()) else None, published=published,
        modified=draw(st.none() | PUBLISHED), text=text,
        residue=some(lambda: Residue(text=draw(WORDS), reason="icons", source=draw(st.none() | st.just(Span(0, 0))))),
        captions=some(lambda: Caption(text=draw(WORDS), date=draw(WORDS))), corrections=draw(BECAUSE),
        cut=draw(st.booleans()), offsets=OffsetMap.identity(len(text)), issues=own,
    )  # fmt: skip

    def ordered(entries, key):
        return tuple(sorted(entries, key=key))

    first = lambda entry: entry.start  # noqa: E731
    return Reading(
        report=report, sentences=ordered(spans(), first), mentions=ordered(some(mention), first),
        times=ordered(some(time), first),
        attributions=ordered(some(attribution), lambda a: min(s.start for s in a.content)),
        events=ordered(some(event), first), issues=own + some(issue) if draw(st.booleans()) else some(issue),
    )  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reading=readings(), source=WORDS, given_id=WORDS)
def test_any_reading_comes_back_equal_and_is_proved(tmp_path_factory, reading, source, given_id):
    path = tmp_path_factory.mktemp("r") / "r.db"
    sha256 = hashlib.sha256(b"x").hexdigest()
    arrival = Arrival(source=source, media="text", content=reading.report.text, sha256=sha256, given=Given(id=given_id))
    reading = replace(reading, report=replace(reading.report, source=source, sha256=sha256))
    with Record.open(path, create=True) as record:
        record.add(reading, arrival, reader="r\ud800", keep_source=True)
        assert record.sighted(arrival.sha256, source, "r\ud800")
    with Record.open(path, read_only=True) as record:
        assert record.reading(reading.report.id) == reading
        assert list(record.readings()) == [reading]
        assert record.source(arrival.sha256) == arrival.content
        assert record.sightings(reading.report.id)[0].given_id == given_id
        assert [line.isascii() for line in record.dump()]
    verification = verify(path)
    assert verification.ok, verification.failures


def test_readings_are_sorted_by_report_and_can_be_gone_through_again(tmp_path, pairs, fill):
    with Record.open(fill(tmp_path / "r.db", pairs), read_only=True) as record:
        readings_ = record.readings()
        first, second = list(readings_), list(readings_)
        assert first == second
        ids = [reading.report.id for reading in first]
        assert ids == sorted(ids) == list(record.report_ids())
        assert len(readings_) == len(first) == 8


def test_two_passes_over_readings_do_not_disturb_each_other(tmp_path, pairs, fill):
    with Record.open(fill(tmp_path / "r.db", pairs), read_only=True) as record:
        held = record.readings()
        assert [(a.report.id, b.report.id) for a, b in zip(held, held, strict=True)] == [
            (i, i) for i in record.report_ids()
        ]


def test_an_unknown_report_is_none(tmp_path, pairs, fill):
    with Record.open(fill(tmp_path / "r.db", pairs), read_only=True) as record:
        assert record.reading("report-none") is None


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM spans WHERE layer = 'mention'",
        "UPDATE reports SET published_because = 'no list'",
        'UPDATE spans SET start = 7, "end" = 3',
        "DROP TABLE times",
    ],
)
def test_a_damaged_record_is_an_error_that_points_to_verify(tmp_path, pairs, fill, damage):
    path = fill(tmp_path / "r.db", pairs)
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute(damage)
    raw.close()
    with Record.open(path, read_only=True) as record:
        with pytest.raises(RecordError, match="onrecord verify"):
            list(record.readings())
        with pytest.raises(RecordError, match="onrecord verify"):
            record.reading(pairs[0][1].report.id)
    assert not verify(path).ok
