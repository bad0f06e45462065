"""A readout says what people decided about what it shows: in the terminal, as JSON and on the site."""

import csv
import json

import pytest
from lxml import html

from onrecord.export.csv_tables import write as write_csv
from onrecord.export.decided import decided_words
from onrecord.export.jsonl import lines
from onrecord.export.readout import readout
from onrecord.export.site import publish
from onrecord.export.terminal import FULL, ReadoutPrinter, open_console
from onrecord.record import Record
from onrecord.record.verify import verify
from onrecord.types.decision import Decision

NOTE = "<b>the</b> crossing"


@pytest.fixture(scope="module")
def decided_path(tmp_path_factory, made, write):
    """Gives the path of the record of one story, of which people decided something."""
    pairs, grouping = made.made_story()
    path = write(tmp_path_factory.mktemp("decided") / "r.db", pairs, grouping)
    (statement, *_), (event, *_) = grouping.statements, grouping.events
    shown = {one.attribution for held in grouping.statements[:1] for one in held.renderings}
    gone = next(one.id for _, reading in pairs for one in reading.attributions if one.id not in shown)
    decisions = [
        Decision(kind="accept", ids=(statement.renderings[0].attribution,), who="A. Editor", when="2026-01-01"),
        Decision(
            kind="correct", ids=(event.tellings[0].mention,), field="status", value="denied", who="B. Editor",
            when="2026-01-02", note=NOTE,
        ),
        Decision(kind="reject", ids=(gone,), who="C. Editor", when="2026-01-03"),
        Decision(kind="merge", ids=grouping.stories[0].reports[:2], who="D. Editor", when="2026-01-04"),
        Decision(kind="reject", ids=(event.tellings[-1].mention,), who="E. Editor", when="2026-01-05"),
    ]  # fmt: skip
    decisions.append(Decision(kind="reject", ids=(decisions[-1].id,), who="F. Editor", when="2026-01-06"))
    with Record.open(path) as record:
        for one in decisions:
            record.decide(one)
        record.replace_grouping(grouping, reader="r1")
    return path


@pytest.fixture
def decided_record(decided_path):
    """Gives that record, open for reading."""
    with Record.open(decided_path, read_only=True) as record:
        yield record


@pytest.fixture
def held(decided_record):
    """Gives the readout of its story."""
    return readout(decided_record, decided_record.stories()[0])


def test_what_holds_is_told_with_who_when_and_why_and_what_was_taken_back_is_not(held):
    assert [(one.who, one.when, one.note) for one in held.decided] == [
        ("A. Editor", "2026-01-01", ""), ("B. Editor", "2026-01-02", NOTE), ("C. Editor", "2026-01-03", ""),
        ("D. Editor", "2026-01-04", ""),
    ]  # fmt: skip


def test_an_entry_names_the_decisions_about_it(held):
    checked, corrected, *_ = held.decided
    said = [one for speaker in held.said for one in speaker.statements]
    assert [one.id for one in said if checked.id in one.decided] == list(checked.entries)
    assert [one.id for one in held.happenings if corrected.id in one.decided] == list(corrected.entries)


def test_what_was_taken_out_is_shown_in_the_words_of_the_page(held):
    (gone,) = held.decided[2].taken_out
    assert gone.words
    assert gone.words in gone.context
    assert gone.by.rule == "decisions.reject"


def test_the_terminal_marks_the_entry_and_lists_what_was_decided(held, capsys):
    ReadoutPrinter(open_console(), held, FULL, record="r.db").print()
    out = " ".join(capsys.readouterr().out.split())
    assert "· checked by A. Editor" in out
    assert "DECIDED BY PEOPLE" in out
    assert f"status corrected to denied by B. Editor, 2026-01-02: “{NOTE}”" in out


def test_the_page_of_the_story_links_the_mark_to_the_decision(decided_record, held, tmp_path):
    publish(decided_record, tmp_path / "site")
    (page,) = (tmp_path / "site" / "story").glob("*.html")
    tree = html.fromstring(page.read_bytes())
    assert set(tree.xpath("//a[contains(@class, 'decided')]/@href")) == {
        f"#{one.id}" for one in held.decided if one.entries
    }
    listed = {name: tree.get_element_by_id(name).text_content() for name in (one.id for one in held.decided)}
    assert NOTE in listed[held.decided[1].id]


def test_the_page_of_a_report_says_what_was_decided_about_it(decided_record, tmp_path):
    publish(decided_record, tmp_path / "site")
    told = [
        html.fromstring(page.read_bytes()).xpath("//h3[@id='decided']/following-sibling::ul[1]/li")
        for page in (tmp_path / "site" / "report").glob("*.html")
    ]
    lines = [" ".join(line.text_content().split()) for found in told for line in found]
    assert any(line.startswith("Taken out by C. Editor, 2026-01-03 ") for line in lines)
    assert not any("E. Editor" in line for line in lines)
    for twin in (tmp_path / "site" / "report").glob("*.json"):
        assert verify(twin).ok


def test_a_line_of_the_export_carries_the_decisions_about_its_report(decided_record):
    by_id = {one.id: one for one in decided_record.decisions()}
    carried = {}
    for line in map(json.loads, lines(decided_record)):
        for one in line["decisions"]:
            about, name = one.pop("about"), one.pop("id")
            carried[name] = Decision(**one | {"ids": tuple(one["ids"])})
            for part in about:
                if "content" in part:
                    assert part["words"] == " … ".join(line["text"][start:end] for start, end in part["content"])
    assert carried == by_id


def test_the_tables_hold_every_decision_and_what_it_is_about(decided_record, tmp_path):
    write_csv(decided_record, str(tmp_path / "csv"))
    with (tmp_path / "csv" / "decisions.csv").open(encoding="utf-8", newline="") as file:
        decisions = {row["decision_id"]: row for row in csv.DictReader(file)}
    with (tmp_path / "csv" / "decided.csv").open(encoding="utf-8", newline="") as file:
        decided = list(csv.DictReader(file))
    assert [row["in_force"] for row in decisions.values()].count("false") == 1
    assert {row["decision_id"] for row in decided} == set(decisions)


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ({"kind": "accept", "ids": ("event-1",)}, "checked"),
        (
            {"kind": "correct", "ids": ("event-1",), "field": "day", "value": "2026-01-01"},
            "day corrected to 2026-01-01",
        ),
        (
            {"kind": "correct", "ids": ("attribution-1",), "field": "speaker", "value": "[]"},
            "speaker corrected to nobody known",
        ),
        ({"kind": "merge", "ids": ("a", "b"), "value": '["a","Ann {} Hale","person"]'}, "joined as Ann {} Hale"),
        ({"kind": "split", "ids": ("a", "report-1")}, "told apart from a namesake"),
        ({"kind": "split", "ids": ("report-1", "report-2")}, "put into stories of their own"),
    ],
)
def test_every_kind_of_decision_has_its_words(decision, words):
    assert decided_words(Decision(who="A", when="2026-01-01", **decision)) == words
