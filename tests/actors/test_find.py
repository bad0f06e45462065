"""Mentions hold offsets of the report, in order, whatever the text; a model's proposals are taken where rules saw none."""

import itertools
import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Span as Entity

from onrecord import actors, language
from onrecord.language.extensions import Mention as Reference
from onrecord.language.extensions import register
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import Published

WORDS = st.sampled_from(
    ["President", "Xi", "the", "Prime", "Minister", "of", "Japan", "Japan's", "said", "He", "she", "Sun", "May", "“No”,",
     '"', "“", "”", "Kim", "Jong-un", "al-Falih", "U.S.", "secretary", "of", "state", "foreign", "ministry", "North",
     "and", "spokesman", "a", "Trump’s", "\n", "\n\n", "Reuters", "/", "(", ")", "von", "der", "Leyen", "\x00", "İ", "ß"]
)  # fmt: skip


def read(text, day="2018-02-07", url=""):
    published = Published(from_=day, to=day, precision="day", basis="given")
    report = Report(id="report-a", text=text, url=url, published=published)
    doc, _ = language.read(report, reader="onrecord_rules")
    return actors.find_mentions(report, doc)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_mentions_lie_in_the_text_in_order_and_apart(text):
    """Whatever the words, marks and controls."""
    found = read(text)

    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(m.actor.id and m.actor.name and 0 < m.by.score <= 1 for m in found)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_reading_twice_gives_the_same(text):
    """No memory of other reports."""
    first = read(text)
    read("President Trump met Xi Jinping. He left.")

    assert read(text) == first


@pytest.mark.parametrize(
    "unit", ['"', "“", "Kim ", "he said ", "President ", "the prime minister ", "a-", "U.S. ", "he said Kim Jong Un "]
)
def test_time_grows_with_length_alone(unit):
    """Hostile text four times as long takes no more than ten times as long: no square of the length."""
    times = []
    for size in (10_000, 40_000):
        text = (unit * (size // len(unit)))[:size]
        report = Report(id="report-a", text=text)
        doc, _ = language.read(report, reader="onrecord_rules")
        started = time.process_time()
        actors.find_mentions(report, doc)
        times.append(time.process_time() - started)

    assert times[1] < 10 * times[0] + 0.5


def test_time_grows_with_length_alone_where_every_name_is_another():
    """A register of office holders four times as long takes no more than ten times as long."""
    times = []
    for size in (300, 1200):
        names = [f"{chr(65 + k % 26)}ana {chr(65 + k // 26 % 26)}orres{chr(97 + k // 676)}" for k in range(size)]
        text = " ".join(f"The president met President {name}. He and the president left." for name in names)
        report = Report(id="report-a", text=text)
        doc, _ = language.read(report, reader="onrecord_rules")
        started = time.process_time()
        actors.find_mentions(report, doc)
        times.append(time.process_time() - started)

    assert times[1] < 10 * times[0] + 0.5


def proposed(text, entities, clusters=()):
    """Gives the mentions of a text for which a model proposes entities (words, label) and clusters of words."""
    register()
    doc = spacy.blank("en")(text)
    doc.ents = [doc.char_span(text.index(words), text.index(words) + len(words), label) for words, label in entities]
    assert all(isinstance(entity, Entity) for entity in doc.ents)
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text in {".", "”"}
    doc._.references = tuple(
        tuple(Reference(0, Span(text.index(words), text.index(words) + len(words))) for words in cluster)
        for cluster in clusters
    )
    return [(text[m.start : m.end], m.actor.id, m.kind) for m in actors.find_mentions(Report(id="a", text=text), doc)]


def test_a_name_that_the_model_alone_sees_is_a_person_of_a_local_id():
    """No table and no cue knows it."""
    text = "In the hall Qorvanzi Thelm waited."

    assert proposed(text, []) == []
    assert proposed(text, [("Qorvanzi Thelm", "PERSON")]) == [("Qorvanzi Thelm", "person:qorvanzi-thelm", "name")]


def test_the_model_fills_a_pronoun_that_the_rules_leave_open():
    """Where rules see several, a cluster of one person decides."""
    text = "Between Pedro Westonby and Paul Eastonby a table stood. He smiled."

    assert [one for one in proposed(text, []) if one[2] == "pronoun"] == []
    assert proposed(text, [], [("Paul Eastonby", "He")])[-1] == ("He", "person:paul-eastonby", "pronoun")


def test_the_rules_stand_over_the_model_where_they_know():
    """The speaker's "he" stays the speaker's."""
    text = "Ted Westonby spoke. “Paul Eastonby is weak,” Westonby said. He left."

    assert proposed(text, [], [("Paul Eastonby", "He")])[-1] == ("He", "person:ted-westonby", "pronoun")


def test_who_took_a_picture_is_nobody_for_the_model_either():
    """A slash and an agency follow the name."""
    assert proposed("Qorvanzi Thelm/Getty Images showed it.", [("Qorvanzi Thelm", "PERSON")]) == []


def test_the_president_of_a_government_page_is_its_own():
    """Whatever state the page speaks of most: “the president” on a page of the White House is not Yemen's."""
    text = "Yemen is at war. Ships left Yemen. The president signed the order on Yemen."

    here = [m.actor.name for m in read(text, "2022-03-01", "https://www.whitehouse.gov/order/") if m.kind == "title"]
    elsewhere = [m.actor.name for m in read(text, "2022-03-01", "https://example.org/order/") if m.kind == "title"]

    assert here == ["Joe Biden"]
    assert "Joe Biden" not in elsewhere
