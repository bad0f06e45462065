"""What the model finds lands on the document: true spans, one tree a sentence, the same whatever was read before."""

import multiprocessing
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord import language
from onrecord.language import decode
from onrecord.language.extensions import attributions
from onrecord.language.model import FOLDER, OnnxModel, names_of
from onrecord.language.words import DocWords
from onrecord.types.report import Dateline, Report
from onrecord.types.span import Span
from onrecord.types.wire import to_json

TALKS = """RIVERTOWN — Foreign Minister Ada Lind said on Friday that Norland “will not accept” the plan, a senior official
told reporters.

“We will never sign,” the Norland News Agency quoted General Ivo Brandt as saying. He warned the Southern Union against
sending missile batteries to Rivertown. Lind, who met Brandt on Feb. 7, believes that talks may resume in Oct. at the
earliest.
"""
HOSTILE = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from(list("ab A.!?\"“”‘’'()«»\n\t \u00a0\u202e\u0000…-—1é漢😀\ud7ff\u0301"))),
    max_size=400,
)  # fmt: skip


def absent():
    return [name for name in names_of("int8") if not (FOLDER / name).is_file()]


def layers(doc):
    """Gives everything that was found, as plain values."""
    return {
        "tokens": [(t.text, t.pos_, t.tag_, str(t.morph), t.dep_, t.head.i, t.is_sent_start) for t in doc],
        "names": [(e.start_char, e.end_char, e.label_) for e in doc.ents],
        "titles": [(s.start_char, s.end_char) for s in doc.spans.get("titles", [])],
        "attributions": to_json(doc._.attributions),
        "references": to_json(doc._.references),
        "vectors": [row.tobytes() for row in doc._.sentence_vectors],
        "opens": doc._.reader_scores["sentence_start"].tobytes() if doc._.reader_scores else b"",
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE)
@example(text="")
@example(text=" \n ")
@example(text="\n\n a")
@example(text="\ud800")
@example(text="Ana Torres \udc80 said that \ud800\ud801 came.")
@example(text="a" * 5000 + " b. " + "(" * 3000)
@example(text="“" * 500 + " said " * 300)
@example(text=TALKS)
def test_whatever_the_text_every_layer_lies_on_its_words(pipeline, text):
    """Spans are within the text, sentences have one root each, vectors are one a sentence."""
    doc = pipeline(text)

    assert doc.text == re.sub("[\ud800-\udfff]", "\ufffd", text)
    words = [token for token in doc if not token.is_space]
    for one in doc._.attributions:
        assert one.content
        for part in (one.cue, one.source, one.content, (one.anchor,)):
            assert all(0 <= span.start < span.end <= len(text) for span in part)
            assert all(span.words(text) == span.words(text).strip() for span in part)
            assert all(a.end < b.start or a.end == b.start for a, b in pairwise(part))
    assert all(len(cluster) > 1 for cluster in doc._.references)
    assert all(0 <= mention.head < len(doc) for cluster in doc._.references for mention in cluster)
    if words:
        sentences = list(doc.sents)
        assert len(doc._.sentence_vectors) == len(sentences)
        assert all(sum(token.head is token or token.head == token for token in sent) == 1 for sent in sentences)
        assert all(token.pos_ and token.dep_ for token in doc)
        assert [token.i for sent in sentences for token in sent] == list(range(len(doc)))


def test_who_said_what_stands_on_the_document(pipeline):
    """Names, tags, trees and attributions of a plain report."""
    doc = pipeline(TALKS)
    told = {one.anchor.words(TALKS): one for one in attributions(doc)}

    assert ("Ada Lind", "PERSON") in {(name.text, name.label_) for name in doc.ents}
    assert ("Norland News Agency", "ORG") in {(name.text, name.label_) for name in doc.ents}
    assert told["told"].source[0].words(TALKS) == "a senior official"
    assert told["told"].speech
    assert not told["believes"].speech
    [said] = [token for token in doc if token.text == "said"]
    assert said.pos_ == "VERB"
    assert said.dep_ in {"ROOT", "ccomp"}, "before a tag that stands last both are given"
    assert any("He" in {doc[mention.head].text for mention in cluster} for cluster in doc._.references)


def test_an_abbreviated_month_ends_no_sentence(pipeline):
    """ "Feb. 7" and "in Oct. at" stay whole; a blank line and a line of its own end one."""
    _doc, sentences = language.read(Report(id="report-case", text="A Headline\n" + TALKS), reader=language.MODEL_READER)
    printed = [span.words("A Headline\n" + TALKS) for span in sentences]

    assert printed[-1].startswith("Lind, who met Brandt on Feb. 7, believes")
    assert printed[-1].endswith("in Oct. at the\nearliest.")
    assert next(line for line in printed if "told reporters." in line).endswith("told reporters.")


def test_lines_that_are_paragraphs_end_sentences(pipeline):
    """Of a list without stops every line is one."""
    text = "Talks Resume in Rivertown\nNorland Said to Agree\nGeneral Brandt left on Friday.\n"
    _, sentences = language.read(Report(id="report-case", text=text), reader=language.MODEL_READER)

    assert [span.words(text) for span in sentences] == text.splitlines()


def test_matchers_and_displacy_work_on_what_was_read(pipeline):
    """As on any spaCy document."""
    from spacy import displacy
    from spacy.matcher import DependencyMatcher, Matcher

    doc = pipeline(TALKS)
    by_tag = Matcher(doc.vocab)
    by_tag.add("NAMED", [[{"ENT_TYPE": "PERSON", "OP": "+"}, {"POS": "VERB"}]])
    by_tree = DependencyMatcher(doc.vocab)
    by_tree.add("SAYS", [[
        {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"POS": "VERB"}},
        {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "who", "RIGHT_ATTRS": {"DEP": "nsubj"}},
    ]])  # fmt: skip

    assert "Ada Lind said" in {doc[start:end].text for _, start, end in by_tag(doc)}
    assert ("warned", "He") in {tuple(doc[index].text for index in found) for _, found in by_tree(doc)}
    assert "PERSON" in displacy.render(doc, style="ent")
    assert "nsubj" in displacy.render(next(iter(doc.sents)), style="dep")


def test_a_report_is_read_the_same_whatever_was_read_before(pipeline):
    """A word, a flood and a list of other texts come first."""
    first = layers(pipeline(TALKS))
    for other in ("Talks.", "Brandt said no. " * 3000, "漢字 " * 200, ""):
        pipeline(other)

    assert layers(pipeline(TALKS)) == first
    assert layers(next(iter(pipeline.pipe([TALKS, "Talks."])))) == first


def test_a_window_is_read_the_same_whatever_stands_around_it(pipeline):
    """A paragraph that fills a window gives the same attributions alone and before others."""
    window = " ".join(["“We will never sign,” General Ivo Brandt said on Friday in Rivertown."] * 10)
    alone, among = pipeline(window), pipeline(window + "\n\n" + TALKS * 4)

    assert [layers(alone)["tokens"][: len(alone)]] == [layers(among)["tokens"][: len(alone)]]
    assert alone._.attributions == among._.attributions[: len(alone._.attributions)]


def test_another_number_of_threads_gives_the_same(pipeline):
    """Two threads share a pass and change nothing of it."""
    import spacy

    from onrecord.language.component import ReaderComponent
    from onrecord.language.tokens import BoundedTokenizer

    nlp = spacy.blank("en")
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    nlp.add_pipe(ReaderComponent.FACTORY, config={"threads": 2})

    assert layers(nlp(TALKS)) == layers(pipeline(TALKS))


def test_another_process_gives_the_same(pipeline):
    """One that starts anew, as workers do where there is no fork."""
    code = (
        "import sys; from onrecord import language; from onrecord.types.wire import to_json;"
        "doc = language.load(language.MODEL_READER)(sys.argv[1]);"
        "print(to_json(([(t.head.i, t.dep_) for t in doc], doc._.attributions, doc._.sentence_vectors.tolist())).decode())"
    )
    printed = subprocess.run([sys.executable, "-c", code, TALKS], capture_output=True, text=True, check=True).stdout
    doc = pipeline(TALKS)
    here = ([(t.head.i, t.dep_) for t in doc], doc._.attributions, doc._.sentence_vectors.tolist())

    assert printed.strip() == to_json(here).decode()


@pytest.mark.parametrize("reader", [language.MODEL_READER, language.RULES_READER])
def test_a_dateline_is_a_sentence_of_its_own(pipeline, reader):
    """What follows it on the same line has its own subject: "RIVERTOWN (Harbour) - Norland signed" is no town signing."""
    del pipeline
    text = "RIVERTOWN, May 4 (Harbour) - Norland signed the treaty on Tuesday. Estia did not."
    line = Dateline(text="RIVERTOWN, May 4 (Harbour) -", place="RIVERTOWN", words=Span(0, 28))

    _, told = language.read(Report(id="report-1", text=text, dateline=line), reader=reader)
    doc, joined = language.read(Report(id="report-1", text=text), reader=reader)

    assert [span.words(text) for span in told] == [
        "RIVERTOWN, May 4 (Harbour) -", "Norland signed the treaty on Tuesday.", "Estia did not.",
    ]  # fmt: skip
    assert joined[0].start == 0
    assert joined[0].end > 40
    assert doc.text == text


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("threads", [1, 2])
def test_a_fork_of_a_process_that_has_read_reads_on(pipeline, threads):
    """The threads of the parent are not in the child, which opens sessions of its own."""
    model = OnnxModel(threads=threads)
    doc = pipeline(TALKS)
    words = DocWords(doc, TALKS)
    first = repr(decode.read(words, model).names)
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    child = context.Process(target=lambda: theirs.send(repr(decode.read(words, model).names)))
    child.start()
    try:
        assert ours.poll(60)
        assert ours.recv() == first
    finally:
        child.kill()
        child.join()


@pytest.mark.slow
def test_a_report_of_the_longest_kind_takes_memory_and_time_that_grow_with_it_alone():
    """A tenth of the limit, in a process of its own: under 500 MB, and no slower by the word than a short one."""
    code = (
        "import sys, time; from bench.memory import peak_megabytes; from onrecord import language; nlp = language.load(language.MODEL_READER);"
        "nlp(sys.argv[1]); begun = time.process_time(); nlp(sys.argv[1] * 20); short = time.process_time() - begun;"
        "begun = time.process_time(); nlp(sys.argv[1] * 200); long = time.process_time() - begun;"
        "print(long / short, peak_megabytes())"
    )
    if absent():
        pytest.skip(f"the model's files are absent: {', '.join(absent())}")
    root = Path(__file__).parents[2]
    printed = subprocess.run(
        [sys.executable, "-c", code, TALKS], cwd=root, capture_output=True, text=True, check=True
    ).stdout
    ratio, megabytes = map(float, printed.split())

    assert ratio < 20
    assert megabytes < 500
