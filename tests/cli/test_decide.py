"""People's decisions on the command line."""

import json

import pytest

from onrecord.samples import reports_folder

BY = ("--who", "A. Editor", "--when", "2026-01-05")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Gives the bytes of a record of three bundled reports, read by rule."""
    from onrecord import api
    from onrecord.settings import Settings

    path = tmp_path_factory.mktemp("built") / "r.db"
    with reports_folder() as folder:
        paths = sorted(str(place) for place in folder.rglob("*") if "singapore" in place.name.lower())
        api.build(paths, path, Settings(reader="onrecord_rules"))
    return path.read_bytes()


@pytest.fixture
def record(tmp_path, built):
    """Gives the path of a record of one's own."""
    path = tmp_path / "r.db"
    path.write_bytes(built)
    return path


def lines(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_rejected_statement_is_gone_until_the_decision_is_taken_back(run, record):
    from onrecord import api

    with api.open_record(record) as held:
        said = held.statements()[0]
    made = run("decide", "reject", said.id, *BY, "--record", record)
    assert made.status == 0
    with api.open_record(record) as held:
        assert said.id not in {one.id for one in held.statements()}
        (decision,) = held.decisions()
    assert decision.ids == (said.id, *(one.attribution for one in said.renderings))
    assert run("verify", record).status == 0

    run("decide", "reject", decision.id, *BY[:2], "--when", "2026-01-06", "--record", record)
    with api.open_record(record) as held:
        assert said in held.statements()
    assert "taken back" in run("decisions", "--record", record).out


def test_decisions_taken_along_make_the_same_record(run, record, built, tmp_path):
    from onrecord import api

    with api.open_record(record) as held:
        event, said = held.events()[0], held.statements()[0]
        named = [one.actor for one in held.actors() if one.actor.type == "person"][:2]
    run("decide", "correct", event.id, "--status", "planned", *BY, "--record", record)
    run("decide", "correct", said.id, "--speaker", "", *BY, "--record", record)
    run("decide", "merge", *(one.id for one in named), *BY, "--record", record)
    (tmp_path / "d.jsonl").write_text(run("decisions", "--json", "--record", record).out)
    other = tmp_path / "other.db"
    other.write_bytes(built)

    assert run("decide", "--from", "d.jsonl", "--record", other).status == 0
    with api.open_record(record) as one, api.open_record(other) as two:
        assert list(one.dump()) == list(two.dump())
        assert next(held for held in one.events() if held.id == event.id).status == "planned"
        assert next(held for held in one.statements() if held.id == said.id).speakers == ()
        assert [held.actor.id for held in one.find_actors(named[1].name)] == [named[0].id]
        assert one.reports_naming(named[1].id) == set()


def test_a_later_build_keeps_what_was_decided(run, record):
    from onrecord import api

    with api.open_record(record) as held:
        said = held.statements()[0]
    run("decide", "reject", said.id, *BY, "--record", record)
    with reports_folder() as folder:
        report = next(place for place in sorted(folder.rglob("*")) if "hanoi" in place.name.lower())
        run("build", report, "--record", record, "--reader", "onrecord_rules", "--readouts", "0")
    with api.open_record(record) as held:
        attributions = {one.attribution for kept in held.statements() for one in kept.renderings}
    assert not attributions & {one.attribution for one in said.renderings}


def test_a_namesake_becomes_an_actor_of_its_own(run, record):
    from onrecord import api

    with api.open_record(record) as held:
        (kim,) = (one.actor for one in held.find_actors("Q56226"))
        reports = sorted(held.reports_naming(kim.id))
    run("decide", "split", kim.id, reports[0], *BY, "--record", record)
    with api.open_record(record) as held:
        found = {one.actor.id: one.reports for one in held.find_actors("Kim Jong-un")}
        assert sorted(found.values()) == sorted((1, len(reports) - 1))
        assert held.reports_naming(kim.id) == set(reports[1:])


def test_two_reports_split_apart_tell_two_stories_and_merged_again_one(run, record):
    from onrecord import api

    with api.open_record(record) as held:
        story = max(held.stories(), key=lambda one: len(one.reports))
    first, second = story.reports[:2]
    run("decide", "split", first, second, *BY, "--record", record)
    with api.open_record(record) as held:
        assert not any({first, second} <= set(one.reports) for one in held.stories())
    run("decide", "merge", second, first, *BY[:2], "--when", "2026-01-06", "--record", record)
    with api.open_record(record) as held:
        assert any({first, second} <= set(one.reports) for one in held.stories())


def test_what_was_read_at_a_place_can_be_named_by_the_place(run, record):
    from onrecord import api

    with api.open_record(record) as held:
        reading = next(one for one in held.readings() if one.attributions)
        extent = reading.attributions[0].extent
    place = f"{reading.report.id}:{extent.start}-{extent.end}"
    run("decide", "accept", place, *BY, "--record", record)
    (kept,) = lines(run("decisions", "--json", "--record", record))
    assert reading.attributions[0].id in kept["ids"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("reject", "statement-0000"), "no statement, event, decision or place"),
        (("reject", "nothing"), "no statement, event, decision or place"),
        (("reject", "report-none:1-5"), "no report"),
        (("merge", "Nobody Whatsoever", "Kim Jong-un"), "in no report"),
        (("split", "Q56226", "Q56226"), "no report"),
        (("correct", "event-1"), "correct takes one of"),
        (("correct", f"event-{'0' * 20}", "--status", "perhaps"), "no status"),
        ((), "say what is decided"),
    ],
)
def test_a_decision_that_names_nothing_is_refused_and_nothing_is_kept(run, record, arguments, word):
    ran = run("decide", *arguments, *BY, "--record", record)
    assert ran.status == 2
    assert word in ran.err
    assert run("decisions", "--json", "--record", record).out == ""


def test_a_file_of_decisions_that_holds_something_else_is_named_with_the_line(run, record, tmp_path):
    (tmp_path / "d.jsonl").write_text('\n{"kind": "guess"}\n')
    ran = run("decide", "--from", "d.jsonl", "--record", record)
    assert ran.status == 2
    assert "d.jsonl, line 2 is no decision" in ran.err


def test_who_decides_is_asked_for(run, record):
    ran = run("decide", "accept", "decision-1", "--record", record)
    assert ran.status == 2
    assert "say who decides" in ran.err


def test_the_beginning_of_an_id_is_enough_unless_several_begin_so(run, record):
    from onrecord import api

    with api.open_record(record) as held:
        said = held.statements()[0]
    assert run("decide", "accept", said.id[:18], *BY, "--record", record).status == 0
    (kept,) = lines(run("decisions", "--json", "--record", record))
    assert kept["ids"][0] == said.id
    ran = run("decide", "accept", "statement-", *BY, "--record", record)
    assert ran.status == 2


def test_what_follows_a_decision_is_named_after_the_reader_that_the_record_was_built_with(run, record):
    from onrecord import api
    from onrecord.settings import Settings

    with api.open_record(record) as held:
        said = held.statements()[0]
    run("decide", "reject", said.id, *BY, "--record", record)
    with api.open_record(record) as held:
        assert held.grouped(reader=api.grouper_version(Settings(reader="onrecord_rules")))


def test_an_export_carries_decisions_into_another_record(run, record, built, tmp_path):
    from onrecord import api

    with api.open_record(record) as held:
        said, other = held.statements()[:2]
        event = held.events()[0]
        reports = max(held.stories(), key=lambda one: len(one.reports)).reports
    run("decide", "accept", said.id, *BY, "--record", record)
    run("decide", "reject", other.id, *BY, "--note", "no", "--record", record)
    run("decide", "correct", event.id, "--status", "planned", *BY, "--record", record)
    run("decide", "split", *reports[:2], *BY, "--record", record)
    first = lines(run("decisions", "--json", "--record", record))[0]
    run("decide", "reject", first["id"], *BY[:2], "--when", "2026-01-06", "--record", record)
    run("export", "--format", "jsonl", "-o", tmp_path / "e.jsonl", "--record", record)
    assert run("verify", tmp_path / "e.jsonl").status == 0

    again = run("decide", "--from", tmp_path / "e.jsonl", "--record", record)
    assert "0 decisions kept, 5 known already" in again.out
    fresh = tmp_path / "fresh.db"
    fresh.write_bytes(built)
    assert run("decide", "--from", tmp_path / "e.jsonl", "--record", fresh).status == 0
    run("export", "--format", "jsonl", "-o", tmp_path / "f.jsonl", "--record", fresh)
    assert (tmp_path / "f.jsonl").read_bytes() == (tmp_path / "e.jsonl").read_bytes()


def test_decisions_may_come_before_the_reports_that_they_are_about(run, record, tmp_path):
    from onrecord import api

    with api.open_record(record) as held:
        said = held.statements()[0]
        first, second = max(held.stories(), key=lambda one: len(one.reports)).reports[:2]
    run("decide", "reject", said.id, *BY, "--record", record)
    run("decide", "split", first, second, *BY, "--record", record)
    (tmp_path / "d.jsonl").write_text(run("decisions", "--json", "--record", record).out)
    (tmp_path / "a.txt").write_text("Nothing that anybody decided about stands here, in this one report.\n" * 3)
    run("build", tmp_path / "a.txt", "--record", tmp_path / "new.db", "--reader", "onrecord_rules", "--readouts", "0")
    assert run("decide", "--from", "d.jsonl", "--record", tmp_path / "new.db").status == 0
