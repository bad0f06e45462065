"""The commands about time: agenda, timeline."""

import json

import pytest

KEPT = "President Moon Jae-in will travel to Pyongyang on September 18, his office said."
SILENT = "Secretary of State Mike Pompeo will visit Tokyo on September 10."


@pytest.fixture
def built(run, tmp_path):
    """Gives a record built from three reports: a plan that was kept, one that was not heard of again."""
    reports = [
        ("Harbour Post", "2018-09-03", f"SEOUL — {KEPT} {SILENT}"),
        ("Northern Ledger", "2018-09-19", "PYONGYANG — President Moon Jae-in has arrived in Pyongyang on Tuesday."),
        ("Meridian Wire", "2018-10-02", "Secretary of State Mike Pompeo spoke of trade. He said nothing of his journey."),
    ]  # fmt: skip
    lines = [
        json.dumps({"outlet": outlet, "date": day, "title": text[:20], "text": text}) for outlet, day, text in reports
    ]
    (tmp_path / "r.jsonl").write_text("\n".join(lines), "utf-8")
    assert run("build", "r.jsonl", "--record", "r.db", "--reader", "onrecord_rules", "--readouts", "0").status == 0
    return "r.db"


def test_agenda_reads_plans_out_of_reports(run, built):
    """From pages to outcomes: one plan kept, one overdue, each told with its words."""
    ran = run("agenda", "--record", built)
    lines = [json.loads(line) for line in run("agenda", "--json", "--record", built).out.splitlines()]

    assert ran.status == 0
    assert ran.out.startswith("Agenda as of 2 October 2018")
    assert {line["summary"]: line["outcome"] for line in lines} == {
        "Visit: Moon Jae-in to Pyongyang": "happened", "Visit: Mike Pompeo to Tokyo": "not-reported",
    }  # fmt: skip
    assert {line["as_of"] for line in lines} == {"2018-10-02"}


def test_agenda_takes_the_day_and_the_filters_that_are_asked_for(run, built):
    """--as-of moves today, --status, --actor and days leave the rest out."""
    early = run("agenda", "--as-of", "2018-09-05", "--json", "--record", built).out.splitlines()
    overdue = run("agenda", "--status", "not-reported", "--json", "--record", built).out.splitlines()
    moon = run("agenda", "--actor", "moon", "--json", "--record", built).out.splitlines()
    dated = run("agenda", "--from", "2018-09-15", "--to", "2018-09-20", "--json", "--record", built).out.splitlines()

    assert {json.loads(line)["outcome"] for line in early} == {"ahead"}
    assert [json.loads(line)["overdue"] for line in overdue] == [22]
    assert [json.loads(line)["summary"] for line in moon] == ["Visit: Moon Jae-in to Pyongyang"]
    assert dated == moon


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("agenda", "--as-of", "yesterday"), "--as-of"),
        (("agenda", "--status", "lost"), "--status"),
        (("agenda", "--actor", "Nobody Atall"), "'Nobody Atall' is in no report of this record"),
        (("agenda", "--story", "story-zzz"), "holds no story 'story-zzz'"),
        (("timeline", "Nobody", "--as", "actor"), "'Nobody' is in no report"),
        (("timeline", "story-zzz", "--as", "story"), "holds no story"),
    ],
)
def test_what_cannot_be_asked_for_is_said_with_status_two(run, built, arguments, told):
    """The way out stands in the message, and no data is printed."""
    ran = run(*arguments, "--record", built)

    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err


def test_timeline_finds_out_what_is_meant(run, built):
    """A story by its id, an actor by name, else words."""
    (first, *_) = [json.loads(line) for line in run("stories", "--format", "jsonl", "--record", built).out.splitlines()]
    subjects = [
        json.loads(run("timeline", about, "--json", "--record", built).out.splitlines()[0])["about"]["subject"]
        for about in (first["story"], "Moon Jae-in", "travel Pyongyang")
    ]

    assert subjects == ["story", "actor", "words"]


def test_timeline_writes_a_drawing_and_a_calendar(run, built, tmp_path):
    """Both at once, and nothing on standard output unless it is asked for."""
    ran = run("timeline", "Moon Jae-in", "--svg", "moon.svg", "--ics", "moon.ics", "--record", built)

    assert (ran.status, ran.out) == (0, "")
    assert (tmp_path / "moon.svg").read_bytes().startswith(b"<?xml")
    assert (tmp_path / "moon.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert run("timeline", "Moon Jae-in", "--ics", "-", "--record", built).out.startswith("BEGIN:VCALENDAR")


def test_timeline_of_nothing_says_so(run, built):
    """An answer, not an error."""
    ran = run("timeline", "xylophone", "--record", built)

    assert (ran.status, ran.out) == (0, "")
    assert "holds nothing of it" in ran.err
