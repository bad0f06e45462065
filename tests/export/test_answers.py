"""Answers: said, who, when, issues, proofs, as text and as JSON."""

import json

import pytest

from onrecord import api
from onrecord.export.answers import print_issues, print_said, print_verification, print_when, print_who
from onrecord.record import Record
from onrecord.record.verify import Verification, verify
from onrecord.types.issue import Issue, SetAside
from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.when import Published


@pytest.fixture
def told(capfdbinary):
    """Gives a function that gives what was printed since it was called last, in one line of words."""

    def printed():
        return " ".join(capfdbinary.readouterr().out.decode("utf-8").split())

    return printed


def said(record, words, *, as_json=False):
    print_said(record, words, api.said(record, words), as_json=as_json)


def test_words_as_they_were_said_are_verbatim(story_record, told):
    """The speaker, the held words, each page that carries them with the place on it, and the story."""
    said(story_record, "we will reopen the border crossing in June")
    shown = told()
    (harbour,) = [one.report for one in story_record.readings() if one.report.outlet == "The Harbour Post"]
    start = harbour.text.index("We will")
    place = f"{start}–{start + len('We will reopen the border crossing in June')}"

    assert shown.startswith("Verbatim Ana Torres")
    assert "The Harbour Post, 8 May 2024: Ministers meet in Port Amber · quoted, characters " + place in shown
    assert "https://harbour.example/ministers" in shown
    assert "Northern Ledger, 8 May 2024: Crossing “to reopen in June” · paraphrased" in shown
    assert "story: onrecord show story-" in shown


def test_altered_words_show_every_change(story_record, told):
    """Words left out and put in are marked word by word."""
    said(story_record, "We will never reopen the border crossing in July")
    shown = told()

    assert shown.startswith("Altered, 82% alike")
    assert "We will {+never+} reopen the border crossing in" in shown
    assert "[-June-] {+July+}" in shown or "{+July+} [-June-]" in shown


def test_words_of_a_paraphrase_are_not_the_speakers(story_record, told):
    """A reporter's words that match verbatim are still no quotation."""
    said(story_record, "the crossing would stay shut")

    assert told().startswith("Verbatim; in the reporter's words, not the speaker's Paavo Lind")


def test_a_quotation_answers_before_a_paraphrase(story_record):
    """Of statements that hold the words equally well, the one quoted comes first."""
    found = api.said(story_record, "the")

    assert found[0].statement.words == "We will reopen the border crossing in June"
    assert found[-1].statement.words == "the crossing would stay shut"


def test_what_nobody_said_is_not_on_record(story_record, empty_record, told):
    """The answer counts what was searched."""
    said(story_record, "we shall annex the moon")
    assert told().startswith("Not on record None of 4 statements in 4 reports holds “we shall annex the moon”")
    said(empty_record, "anything")
    assert told().startswith("Not on record None of 0 statements in 0 reports")


def test_said_as_json_gives_verdict_edits_and_sources(story_record, capfdbinary):
    """One statement a line, with whether the words are a quotation."""
    said(story_record, "We will reopen the crossing in June", as_json=True)
    (line,) = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]

    assert (line["verdict"], line["quotation"]) == ("altered", True)
    assert {"kind": "left-out", "words": "border"} in line["edits"]
    assert {source["outlet"] for source in line["sources"]} == {"The Harbour Post", "Northern Ledger", "Meridian Wire"}
    said(story_record, "we shall annex the moon", as_json=True)
    assert capfdbinary.readouterr().out == b""


def test_who_lists_statements_and_happenings_by_day(story_record, told, capfdbinary):
    """What has no day of its own stands under the day of the first report; paraphrases say so."""
    print_who(story_record, "Lind", api.who(story_record, "Lind"), as_json=False)
    shown = told()

    assert shown.startswith("Paavo Lind person, person:paavo-lind 3 mentions in 3 reports; 2 statements, 2 happenings")
    assert "reported 8 May 2024 – “Nothing is agreed until everything is agreed” · Northern Ledger" in shown
    assert "no day known – paraphrased: the crossing would stay shut · Shut for good?" in shown
    assert "7 May 2024 – happened Talks: Ana Torres, Paavo Lind" in shown
    assert "20 May 2024 – planned Visit: Paavo Lind to Norland · The Harbour Post" in shown
    print_who(story_record, "Lind", api.who(story_record, "Lind"), as_json=True)
    (line,) = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert line["actor"]["id"] == "person:paavo-lind"
    assert len(line["statements"]) == len(line["events"]) == 2


def test_a_long_answer_is_shortened_and_says_so(story_record, told, monkeypatch):
    """Above the limit the rest is counted; everything is printed when asked."""
    monkeypatch.setattr("onrecord.export.answers.MOST_SHOWN", 1)
    answers = api.who(story_record, "Lind")
    print_who(story_record, "Lind", answers, as_json=False)
    assert "… 1 more statements; --all prints them" in told()
    print_who(story_record, "Lind", answers, as_json=False, everything=True)
    assert "more" not in told()


def test_nobody_is_said_to_be_nobody(story_record, told):
    """A name in no report is answered, not ignored."""
    print_who(story_record, "Kim", api.who(story_record, "Kim"), as_json=False)

    assert told() == "“Kim” is in no report of this record."


def reading(published):
    return Reading(
        report=Report(id="report-1", source="a.txt", title="Envoys meet", published=published, text="They met.")
    )


def test_when_gives_interval_basis_and_reasons(told, capfdbinary):
    """A date, how it is known, how exact it is, and why."""
    inferred = Published(
        from_="2018-02-07", to="2018-02-09", precision="interval", basis="inferred", because=("tells of 7 February as past", "changed on 9 February")
    )  # fmt: skip
    print_when(reading(inferred), as_json=False)
    assert told() == (
        "a.txt Envoys meet 7–9 February 2018 inferred because tells of 7 February as past because changed on 9 February"
    )
    print_when(reading(inferred), as_json=True)
    held = json.loads(capfdbinary.readouterr().out)
    assert (held["published"]["from"], held["published"]["basis"], held["id"]) == ("2018-02-07", "inferred", "report-1")


def test_when_a_date_is_given_its_exactness_shows(told):
    """A declared day is exact to the day."""
    given = Published(from_="2018-02-07", to="2018-02-07", precision="day", basis="given", because=("declared",))
    print_when(reading(given), as_json=False)

    assert told() == "a.txt Envoys meet 7 February 2018 given, exact to the day because declared"


def test_when_nothing_tells_the_date_it_says_so(told):
    """Unknown is an answer, with its reason."""
    print_when(reading(Published(because=("the text names no full date in the past",))), as_json=False)

    assert told() == "a.txt Envoys meet cannot be told because the text names no full date in the past"


def test_issues_name_sources_and_places(story_record, empty_record, told, tmp_path, capfdbinary):
    """Sources set aside first, then doubts by kind, each with its words; or that there are none."""
    print_issues(story_record, as_json=False)
    assert told() == (
        "odd-dateline: 1 in 1 report – the dateline names no agency: “PORT AMBER” · The Harbour Post, 8 May 2024: "
        "Ministers meet in Port Amber"
    )
    print_issues(empty_record, as_json=False)
    assert told() == "Nothing was set aside or read with doubt."
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.set_aside(SetAside(source="bad\x1b[2J.zip", code="unreadable", message="no zip"))
        record.commit()
        print_issues(record, as_json=False)
        assert told() == "1 source gave no report – bad\\u001b[2J.zip: no zip (unreadable)"
        print_issues(record, as_json=True)
        assert json.loads(capfdbinary.readouterr().out) == {
            "source": "bad\x1b[2J.zip", "code": "unreadable", "message": "no zip",
        }  # fmt: skip


def test_proofs_are_counted_and_failures_named(story_path, told, capfdbinary):
    """What holds is counted by kind."""
    verification = verify(story_path)
    print_verification("r.db", verification, as_json=False)
    shown = told()

    assert shown.startswith("r.db: everything holds")
    assert "4 texts proved" in shown
    print_verification("r.db", verification, as_json=True)
    held = json.loads(capfdbinary.readouterr().out)
    assert (held["ok"], held["failed"], held["proved"]["texts"]) == (True, 0, 4)


def test_failures_are_named_with_their_place(told, story_path, tmp_path):
    """A failed proof names table, entry, report and difference; unlisted ones are counted."""
    failure = verify(story_path).failures
    assert failure == ()
    from onrecord.record.findings import Failure

    held = Verification(
        path="r.db", proved={"spans": 3}, failed=1200, notes=("run the build again",),
        failures=(Failure("spans", "mention 0", "report-1", "its words are not those of the text"),),
    )  # fmt: skip
    print_verification("r.db", held, as_json=False)

    assert told() == (
        "r.db: 1,200 proofs failed 3 spans proved ✗ spans mention 0 of report-1: its words are not those of the text "
        "… 1150 more failures; --json names more note: run the build again"
    )


def test_hostile_answers_steer_nothing(hostile_record, capfdbinary):
    """Every answer about a report that means harm is printable text."""
    said(hostile_record, "=cmd calc gnp.exe script alert")
    print_who(hostile_record, "+Name", api.who(hostile_record, "person:+name"), as_json=False)
    (held,) = hostile_record.readings()
    print_when(held, as_json=False)
    shown = capfdbinary.readouterr().out.decode("utf-8")

    assert len(shown) > 300
    assert all(c.isprintable() or c == "\n" for c in shown)


def test_issues_of_one_kind_are_cut_short(tmp_path, told, story_path):
    """A kind with many issues shows some and counts the rest."""
    import shutil

    shutil.copy(story_path, tmp_path / "r.db")
    with Record.open(tmp_path / "r.db") as record:
        from onrecord.types.arrival import Arrival

        issues = tuple(Issue("odd", f"doubt {n}") for n in range(15))
        report = Report(id="report-x", source="x", sha256="x", text="Nothing.", issues=issues)
        arrival = Arrival(source="x", media="text", content="Nothing.", sha256="x")
        record.add(Reading(report=report, issues=issues), arrival, reader="r", keep_source=False)
        record.commit()
        print_issues(record, as_json=False)
    shown = told()

    assert "odd: 15 in 1 report" in shown
    assert "… 5 more like this; --json gives all" in shown
