"""Timelines: of a story, an actor, a subject; as text, JSON, SVG and a calendar."""

import io
import re

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from rich.console import Console

from onrecord.export import timeline_print
from onrecord.export.paragraphs import Paragraphs
from onrecord.export.timeline import actor_about, story_about, timeline, words_about
from onrecord.export.timeline_ics import OCTETS, UNDATED_STAMP, calendar, escaped, folded, in_calendar
from onrecord.export.timeline_svg import LONGEST, drawing

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)


def of_story(record):
    return timeline(record, story_about(record.stories()[0]))


def printed(held, monkeypatch, **how):
    out = io.StringIO()
    console = Console(file=out, width=88, markup=False, emoji=False, highlight=False)
    monkeypatch.setattr(timeline_print, "Paragraphs", lambda: Paragraphs(console))
    timeline_print.print_timeline(held, as_json=False, **how)
    return out.getvalue()


def unfolded(data):
    """Gives the content lines of a calendar, as a reader of RFC 5545 unfolds them."""
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def unescaped(value):
    return re.sub(r"\\(.)", lambda found: "\n" if found.group(1) in "nN" else found.group(1), value)


def entries_of(data):
    """Gives each VEVENT of a calendar as a mapping of property names (parameters left out) to values."""
    found, held = [], None
    for line in unfolded(data):
        if line == "BEGIN:VEVENT":
            held = {}
        elif line == "END:VEVENT":
            found.append(held)
            held = None
        elif held is not None:
            name, _, value = line.partition(":")
            held[name.partition(";")[0]] = value
    return found


def test_a_timeline_reads_as_it_should(plans_record, story_record, root, monkeypatch):
    """The timeline of a story with plans, and of one with statements, as a reader meets them."""
    golden = root / "tests" / "cases" / "export" / "timeline_of_plans.txt"
    shown = printed(of_story(plans_record), monkeypatch) + "\n" + printed(of_story(story_record), monkeypatch)

    assert shown == golden.read_text("utf-8")


def test_entries_stand_in_order_of_time_and_the_undated_last(story_record):
    """Own days and days of first reports in one line; what has neither comes last."""
    entries = of_story(story_record).entries
    days = [entry.day or "9999" for entry in entries]

    assert days == sorted(days)
    assert {entry.basis for entry in entries} == {"own", "reported", "none"}
    assert {entry.kind for entry in entries} == {"event", "statement"}


def test_a_plan_carries_what_became_of_it(plans_record):
    """The same outcome and differences as in the agenda."""
    held = {
        entry.when.to: entry for entry in of_story(plans_record).entries if entry.when and entry.status == "planned"
    }

    assert held["2024-05-07"].outcome == "happened"
    assert held["2024-05-28"].outcome == "not-reported"
    assert [one.field for one in held["2024-05-10"].differences] == ["place"]


def test_a_timeline_of_an_actor_holds_what_it_did_and_said(story_record, made_plans):
    """Nothing of others."""
    held = timeline(story_record, actor_about([made_plans.TORRES]))

    assert {entry.kind for entry in held.entries} == {"event", "statement"}
    assert all(made_plans.TORRES.id in {actor.id for actor in entry.actors} for entry in held.entries)


def test_a_timeline_of_a_subject_holds_sentences_with_all_its_words(story_record):
    """Case and order of the words do not matter; half of them do not suffice."""
    held = timeline(story_record, words_about("CROSSING border"))

    assert [entry.words for entry in held.entries if entry.kind == "statement"]
    assert all(
        "crossing" in " ".join(one.context + one.teller.title for one in entry.cited).casefold()
        for entry in held.entries
    )
    assert timeline(story_record, words_about("crossing xylophone")).entries == ()


def test_days_that_are_asked_for_leave_the_rest_out(plans_record):
    """Both ends inside; what lies across an end stays."""
    held = timeline(plans_record, story_about(plans_record.stories()[0]), first="2024-05-10", last="2024-05-12")
    august = timeline(plans_record, story_about(plans_record.stories()[0]), first="2024-08-15", last="2024-08-16")

    assert {entry.day for entry in held.entries} == {"2024-05-10", "2024-05-12"}
    assert [entry.summary for entry in august.entries] == ["Visit: Mira Sol to Amber"]


def test_every_entry_leads_to_its_words(story_record):
    """The words of each citation stand in the report at the offsets given."""
    for entry in of_story(story_record).entries:
        for one in entry.cited:
            text = story_record.reading(one.teller.report).report.text
            assert " … ".join(span.words(text) for span in one.spans) == one.words


# The calendar


def test_the_calendar_holds_each_dated_happening_once(plans_record):
    """Plans are tentative, unless it is told what became of them; whole days, the end being the day after."""
    held = of_story(plans_record)
    entries = entries_of(calendar(held))
    by_day = {(one["DTSTART"], one["SUMMARY"]): one for one in entries}

    assert len(entries) == in_calendar(held) == len({one["UID"] for one in entries})
    assert by_day["20240801", "Visit: Mira Sol to Amber"]["DTEND"] == "20240901"
    assert by_day["20240801", "Visit: Mira Sol to Amber"]["STATUS"] == "TENTATIVE"
    assert by_day["20240528", "Visit: Ana Torres to Vesper"]["STATUS"] == "TENTATIVE"
    assert by_day["20240520", "Visit: Paavo Lind to Halden"]["STATUS"] == "CANCELLED"
    assert [one["STATUS"] for one in entries if one["DTSTART"] == "20240507"] == ["CONFIRMED"]  # the plan came to be it


def test_the_calendar_is_stamped_by_its_reports_and_never_by_the_clock(plans_record, story_record):
    """DTSTAMP is the day of the latest report of the entry, and two calendars are equal byte for byte."""
    for record in (plans_record, story_record):
        held = of_story(record)
        latest = {entry.id: max(c.teller.published.to or "" for c in entry.cited) for entry in held.entries}

        assert calendar(held) == calendar(of_story(record))
        for one in entries_of(calendar(held)):
            day = latest[one["UID"].removesuffix("@onrecord")]
            assert one["DTSTAMP"] == (f"{day.replace('-', '')}T000000Z" if day else UNDATED_STAMP)


def test_a_calendar_is_what_the_standard_asks_for(plans_record, hostile_record):
    """Lines of at most 75 octets with CRLF, the required properties, nothing but text."""
    for record in (plans_record, hostile_record):
        data = calendar(of_story(record))
        lines = data.split(b"\r\n")
        assert all(len(line) <= OCTETS for line in lines)
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert unfolded(data)[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
        assert unfolded(data)[-1] == "END:VCALENDAR"
        for one in entries_of(data):
            assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= one.keys()


@given(text=ANY)
@example(text="a;b,c\\n\r\nd\\")
@example(text="\ud800\x00\x85\u2028")
def test_what_is_escaped_comes_back(text):
    """Unescaping gives the text, line breaks as one, control characters as their codes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    wanted = "".join(c if c in "\n\t" or c.isprintable() else f"U+{ord(c):04X}" for c in lines)

    assert unescaped(escaped(text)) == wanted
    assert "\n" not in escaped(text)


@given(text=ANY.map(escaped))
@example(text="é" * 200)
@example(text="𝕏" * 60)
def test_what_is_folded_unfolds_and_no_line_is_too_long(text):
    """No character is cut in two."""
    line = f"SUMMARY:{text}"
    data = folded(line)

    assert unfolded(data) == [line]
    assert all(len(part) <= OCTETS for part in data.split(b"\r\n"))
    for part in data.split(b"\r\n"):
        part.decode("utf-8")


# The drawing


def test_the_drawing_has_a_shape_and_a_line_for_each_happening(plans_record):
    """Shapes are numbered as the list is; the file is XML that needs nothing else."""
    held = of_story(plans_record)
    root = etree.fromstring(drawing(held))
    space = "{http://www.w3.org/2000/svg}"
    texts = [one.text for one in root.iter(f"{space}text")]
    events = [entry for entry in held.entries if entry.kind == "event"]

    assert sum(bool(re.match(r"\d+\. ", text)) for text in texts) == len(events)
    assert {"1", "2"} <= set(texts)
    assert not [one for one in root.iter() if any("href" in name for name in one.attrib)]
    assert all(len(text) <= LONGEST + len(" […]") for text in texts if re.match(r"\d+\. ", text))


def test_hostile_names_stay_text_in_every_form(hostile_record, monkeypatch):
    """No control character, no markup and no line break of a report reaches a terminal, a drawing or a calendar."""
    held = of_story(hostile_record)
    assert held.entries
    shown = printed(held, monkeypatch, everything=True)
    etree.fromstring(drawing(held))

    assert all(c == "\n" or c.isprintable() for c in shown)
    assert all(c.isprintable() for line in unfolded(calendar(held)) for c in line)


def test_nothing_to_draw_is_said_and_not_an_error(empty_record):
    """A timeline of nothing is an empty drawing and an empty calendar."""
    held = timeline(empty_record, words_about("moon"))

    assert held.entries == ()
    assert entries_of(calendar(held)) == []
    assert b"Timeline of moon" in drawing(held)


def test_a_timeline_of_last_days_ends_with_the_calendar(story_record):
    """The last day that dates can hold has no day after it."""
    held = of_story(story_record)
    entry = next(one for one in held.entries if one.kind == "event")
    last = msgspec.structs.replace(
        entry, when=msgspec.structs.replace(entry.when, from_="9999-12-31", to="9999-12-31"), basis="own"
    )
    (one,) = entries_of(calendar(msgspec.structs.replace(held, entries=(last,))))

    assert one["DTSTART"] == "99991231"
    assert "DTEND" not in one
