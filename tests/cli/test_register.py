"""The command that prints registers, from pages to entries: meetings, visits, channels."""

import csv
import io
import json

import pytest

PAGES = [
    ("Harbour Post", "2018-02-06", ("Ana Torres will meet Peter Lang in Oslo on Wednesday. Norway ruled out talks with "
     "Sweden until its troops leave.")),
    ("Northern Ledger", "2018-02-08", ("Ana Torres met Peter Lang in Oslo on Wednesday to discuss the ferry treaty. "
     "Torres and Lang did not discuss the fishing quarrel. Torres will travel to Rome on Friday to open a bridge.")),
]  # fmt: skip


@pytest.fixture
def built(run, tmp_path):
    """Gives a record built from two reports of one meeting."""
    lines = [
        json.dumps({"outlet": outlet, "date": day, "title": text[:20], "text": text}) for outlet, day, text in PAGES
    ]
    (tmp_path / "r.jsonl").write_text("\n".join(lines), "utf-8")
    assert run("build", "r.jsonl", "--record", "r.db", "--readouts", "0").status == 0
    return "r.db"


def test_register_without_a_name_lists_the_registers(run):
    """Each has its line."""
    ran = run("register")

    assert ran.status == 0
    assert [line.split()[0] for line in ran.out.splitlines()][:2] == ["meetings", "visits"]


def test_meetings_are_read_out_of_reports_with_their_life(run, built):
    """A plan and the meeting are one entry with two steps, its topics, and what was not talked about."""
    (meeting,) = [
        json.loads(line) for line in run("register", "meetings", "--json", "--record", built).out.splitlines()
    ]
    printed = run("register", "meetings", "--record", built).out

    assert [step["state"] for step in meeting["steps"]] == ["planned", "held"]
    assert (meeting["from"], meeting["state"], meeting["where"]["name"]) == ("2018-02-07", "held", "Oslo")
    assert {(fact["field"], fact["value"]) for fact in meeting["facts"]} == {
        ("topic", "the ferry treaty"), ("not-discussed", "the fishing quarrel"),
    }  # fmt: skip
    assert "not discussed: the fishing quarrel (Northern Ledger" in " ".join(printed.split())


def test_visits_and_channels_have_registers_of_their_own(run, built):
    """A planned stop with its purpose; a channel refused on a condition."""
    visits = [json.loads(line) for line in run("register", "visits", "--json", "--record", built).out.splitlines()]
    channels = [json.loads(line) for line in run("register", "channels", "--json", "--record", built).out.splitlines()]

    assert [(one["title"], one["state"], one["from"]) for one in visits] == [
        ("Ana Torres to Rome", "planned", "2018-02-09")
    ]
    assert {fact["value"] for fact in visits[0]["facts"]} == {"Rome, 9 February 2018, planned", "to open a bridge"}
    assert [(one["title"], one["state"]) for one in channels] == [("Norway – Sweden", "refused")]
    assert [fact["value"] for fact in channels[0]["facts"]] == ["until its troops leave"]


def test_filters_leave_entries_out(run, built):
    """Actor, place, days and state are asked of every entry."""
    everything = run("register", "meetings", "--json", "--record", built).out
    for wanted in (("--actor", "Ana Torres"), ("--place", "oslo"), ("--from", "2018-02-07"), ("--status", "held")):
        assert run("register", "meetings", *wanted, "--json", "--record", built).out == everything
    for unwanted in (("--place", "rome"), ("--from", "2018-02-08"), ("--status", "planned")):
        assert not run("register", "meetings", *unwanted, "--json", "--record", built).out


def test_a_table_has_a_row_an_entry(run, built):
    """The CSV names its columns; the spans lead to the words."""
    rows = list(csv.DictReader(io.StringIO(run("register", "meetings", "--csv", "--record", built).out)))

    assert len(rows) == 1
    assert rows[0]["not_discussed"] == "the fishing quarrel"
    spans = [part.split("-") for part in rows[0]["spans"].split("; ")]
    texts = {text[int(start) : int(end)] for start, end in spans for _, _, text in PAGES}
    assert set(rows[0]["words"].split("; ")) <= texts


def test_a_state_that_a_register_does_not_have_is_refused(run, built):
    """The message names the states that there are."""
    ran = run("register", "meetings", "--status", "sunk", "--record", built)

    assert ran.status == 2
    assert "held" in ran.err
