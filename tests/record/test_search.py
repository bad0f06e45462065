"""Full-text search takes anything that can be typed."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.record import Record
from onrecord.record.search import MOST_TERMS, fts_query

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=ANY | st.text('"*():^-+{}ANDORNEAR, \x00', max_size=20))
@example(words='treaty" OR "x')
@example(words="NEAR(a b)")
@example(words="title: x AND NOT *")
@example(words="word " * 5000)
def test_nothing_typed_is_ever_a_syntax_error(searched, words):
    assert isinstance(searched.search_reports(words, 5), list)
    assert isinstance(searched.search_statements(words, 5), list)
    assert isinstance(searched.find_actors(words), list)


def test_all_words_must_be_there_and_case_and_accents_do_not_matter(searched):
    hits = searched.search_reports("GENEVA ênvoys", 100)
    texts = [searched.reading(hit.report).report.text for hit in hits]
    assert texts
    assert all("Geneva" in text for text in texts)
    with_geneva = [r for r in searched.readings() if "Geneva" in r.report.text]
    assert len(hits) == len(with_geneva)
    assert searched.search_reports("Geneva xylophone", 10) == []


def test_words_in_quotation_marks_stand_together(searched):
    assert searched.search_reports('"walk away from"', 5)
    assert searched.search_reports('"away walk from"', 5) == []
    assert searched.search_reports("“walk away from”", 5)


def test_a_hit_shows_words_around_the_match(searched):
    (hit,) = searched.search_reports("Nairobi", 1)
    assert "Nairobi" in hit.excerpt
    assert hit.title
    assert hit.outlet
    assert hit.published.day


def test_statements_with_all_words_come_before_those_with_some(searched):
    found = searched.search_statements("walk away patrols", 50)
    whole = ["patrols" in statement.words for statement in found]
    assert True in whole
    assert False in whole
    assert whole == sorted(whole, reverse=True)
    assert len(searched.search_statements("walk", 2)) == 2
    assert searched.search_statements("walk", 0) == []


def test_operators_are_words_and_long_questions_are_cut():
    assert fts_query("a OR b") == '"a" "OR" "b"'
    assert fts_query('say "the word') == '"say" "the" "word"'
    assert fts_query("... — !") == ""
    assert fts_query("w " * 500).count('"w"') == MOST_TERMS


def test_what_was_replaced_is_no_longer_found(tmp_path, pairs, fill):
    path = fill(tmp_path / "r.db", pairs)
    arrival, reading = pairs[0]
    newer = replace(reading, report=replace(reading.report, title="Entirely other headline"))
    with Record.open(path) as record:
        assert [hit.report for hit in record.search_reports('"widen (0)"', 5)] == [reading.report.id]
        record.add(newer, arrival, reader="r2", keep_source=True)
        assert record.search_reports('"widen (0)"', 5) == []
        assert [hit.report for hit in record.search_reports("entirely other headline", 5)] == [reading.report.id]
