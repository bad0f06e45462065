"""A stance is read by the table alone: which words answer the question, what turns them, what is only supposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.registers.stance import MOST_WORDS, Phrases, Reader, words_of
from onrecord.knowledge.subjects import Subject, shipped_subjects

SANCTIONS = Subject(
    id="norland-sanctions",
    name="Sanctions on Norland",
    question="Should sanctions on Norland be kept?",
    terms=(("norland*", "sanction*"),),
    pro=("keep", "keeping", "maintain*", "tighten*", "impose*"),
    con=("lift*", "ease", "eased", "easing", "suspend*"),
)
DRILLS = Subject(
    id="drills", name="Drills", question="Should the drills be held?", terms=(("drill*",),), pro=("hold*", "resum*"),
    con=("stop*", "cancel*", "postpon*"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "cue", "stance"),
    [
        ("Sanctions on Norland must be maintained", "", "for"),
        ("We will not lift the sanctions on Norland", "", "for"),
        ("The time has come to ease the sanctions on Norland", "", "against"),
        ("We oppose lifting any sanction on Norland", "", "for"),
        ("calls to lift the sanctions on Norland", "rejected", "for"),
        ("a plan to tighten the sanctions on Norland", "condemned", "against"),
        ("the sanctions on Norland", "denounced", "against"),
        ("We will maintain the sanctions on Norland, and we know what follows if it rains", "", "for"),
        ("the sanctions on Norland", "did not condemn", "for"),
        ("It would in no way undermine our support for the sanctions on Norland", "", "for"),
        ("Estia is fuelling the quarrel by tightening the sanctions on Norland", "", "against"),
        ("We would not support attacking those who watch the sanctions on Norland", "", "speaks of it"),
        ("We condemn the sanctions on Norland", "", "against"),
        ("If Norland disarms, sanctions will be eased", "", "on a condition"),
        ("No sanction on Norland will be lifted until it disarms", "", "on a condition"),
        ("There will be no lifting of sanctions on Norland without a deal", "", "on a condition"),
        ("If elected, I will tighten the sanctions on Norland", "", "for"),
        ("Estia backed the sanctions on Norland", "", "speaks of it"),
        ("We have backed the sanctions on Norland", "", "for"),
        ("Sanctions on Norland stay in place until spring", "", "speaks of it"),
        ("the sanctions on Norland", "spoke of", "speaks of it"),
        ("We will tighten some sanctions on Norland and lift others", "", "unclear"),
    ],
)
def test_the_words_of_the_table_answer_and_others_turn_them(words, cue, stance):
    ((subject, verdict),) = Reader([SANCTIONS]).read(words, cue)
    assert subject is SANCTIONS
    assert verdict.stance == stance, verdict.because
    assert verdict.because


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("the importance of the drills that have been postponed", "for"),
        ("the possibility of Norland using talks to stop the drills", "speaks of it"),
        ("the possibility of Norland buying time, winning loans, stop the drills and more", "speaks of it"),
        ("There is the possibility of a storm, but we must stop the drills", "against"),
        ("Unless the other side cancels its drills, there will be no talks", "against"),
        ("The drills will resume in May", "for"),
        ("Should we stop the drills? I will not say.", None),
        ("Not only must we stop the drills, we must go home", "against"),
    ],
)
def test_what_was_done_or_is_supposed_is_no_stance(words, stance):
    found = [verdict.stance for _, verdict in Reader([DRILLS]).read(words)]
    assert found == ([stance] if stance else [])


@pytest.mark.parametrize(
    ("words", "others", "stance"),
    [
        ("Estia wanted the sanctions on Norland lifted", ["Estia"], "speaks of it"),
        ("The East asked that the sanctions on Norland be lifted", ["The East"], "speaks of it"),
        ("Estia wanted the sanctions on Norland lifted", [], "against"),
        ("Estia has made its decision to ease the sanctions on Norland", ["Estia"], "speaks of it"),
        ("It wants to ease the sanctions on Norland", [], "speaks of it"),
        ("Prices rose in 2021, which was also when we eased the sanctions on Norland", [], "speaks of it"),
        ("We want the sanctions on Norland lifted, as Estia knows", ["Estia"], "against"),
    ],
)
def test_what_another_is_told_of_as_wanting_is_no_stance_of_who_tells_it(words, others, stance):
    ((_, verdict),) = Reader([SANCTIONS]).read(words, others=others)
    assert verdict.stance == stance, verdict.because


def test_a_subject_is_spoken_of_where_all_parts_of_a_term_are_found():
    reader = Reader([SANCTIONS, DRILLS])
    assert reader.read("Sanctions work") == []
    assert [subject.id for subject, _ in reader.read("Norland's sanctions and drills")] == [
        "norland-sanctions",
        "drills",
    ]


def test_a_phrase_does_not_reach_over_a_mark():
    assert Phrases(["not lift"]).found(words_of("It will not. Lift it")) == {}
    assert Phrases(["not lift"]).found(words_of("It will NOT  lift it")) == {"not lift": [2]}


def test_states_written_with_stops_are_one_word():
    assert words_of("U.S.-South drills, U.N. votes") == ["usa", "south", "drills", ",", "un", "votes"]


@given(st.text(max_size=300), st.text(max_size=40))
def test_no_text_breaks_the_reader_and_each_verdict_has_its_reasons(words, cue):
    for _, verdict in Reader(shipped_subjects()).read(words, cue):
        assert verdict.because


def test_only_the_beginning_of_a_page_taken_for_a_statement_is_read():
    assert len(words_of("a, " * 1_000_000)) == MOST_WORDS


@given(st.lists(st.sampled_from(["keep", "not", "sanctions", "norland", ",", "lift", "oppose"]), max_size=12))
def test_two_negations_before_a_phrase_cancel_out(words):
    plain = Reader([SANCTIONS]).read(" ".join([*words, ", norland sanctions we keep"]))
    doubled = Reader([SANCTIONS]).read(" ".join([*words, ", norland sanctions we never not keep"]))
    assert [verdict.stance for _, verdict in plain] == [verdict.stance for _, verdict in doubled]
