"""The reader gives a document whose text is the report's."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord import language
from onrecord.errors import SettingError
from onrecord.types.report import Report

HOSTILE = st.text(alphabet=st.sampled_from(list("ab A.!?\"“”‘’'()«»\n\t \u00a0\u202e\u0000…-—1é漢。😀")), max_size=300)


def read(text):
    return language.STEP.run(Report(id="report-case", text=text))


@settings(max_examples=150, deadline=None)
@given(HOSTILE)
@example("")
@example(" \n ")
@example("a" * 5000 + " b. " + "(" * 3000)
def test_the_document_holds_the_text_unchanged_and_sentences_stand_in_order(text):
    """``doc.text`` is the report's text; sentences are trimmed, not empty, in order and apart."""
    doc, sentences = read(text)

    assert doc.text == text
    assert language.text_of(doc) == text
    for sentence in sentences:
        words = sentence.words(text)
        assert words
        assert words == words.strip()
    assert all(a.end <= b.start for a, b in pairwise(sentences))


def test_every_letter_stands_in_a_sentence():
    """What is between sentences is white space alone."""
    text = "  First one. Second one\n\nThird (one).  "
    _, sentences = read(text)
    left = list(text)
    for sentence in sentences:
        left[sentence.start : sentence.end] = " " * len(sentence)

    assert not "".join(left).strip()


def test_a_text_over_the_limit_is_read_up_to_it_and_says_so():
    """The rest is named in an issue with its place."""
    text = "One word more. " * (language.READ_LIMIT // 15 + 1000)
    doc, sentences = read(text)
    *_, issue = language.issues(doc)

    assert text.startswith(language.text_of(doc))
    assert issue.code == "too-long"
    assert issue.end == len(text)
    assert sentences[-1].end <= issue.start <= language.READ_LIMIT


def test_a_text_too_long_for_the_model_is_read_by_rule_and_says_so():
    """A book costs seconds; whoever names the rules gets no issue."""
    report = Report(id="report-case", text="One word more. " * (language.READ_LIMIT // 100))
    by_model, _ = language.read(report, reader=language.MODEL_READER)
    by_rule, _ = language.read(report, reader=language.RULES_READER)

    assert [issue.code for issue in language.issues(by_model)] == ["read-by-rules"]
    assert [issue.code for issue in language.issues(by_rule)] == []


def test_one_endless_word_takes_no_endless_time():
    """Brackets without blanks cost no more than words."""
    started = time.perf_counter()
    read("a(" * 200_000)

    assert time.perf_counter() - started < 10


def test_a_pipeline_that_is_not_there_is_a_wrong_setting():
    """The message names the pipeline."""
    with pytest.raises(SettingError, match="no_such_pipeline"):
        language.load("no_such_pipeline")


def test_the_pipeline_is_made_once():
    """A second call gives the same object."""
    assert language.load() is language.load()
    assert language.load().meta["name"] == language.READER
