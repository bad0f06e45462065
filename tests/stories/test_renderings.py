"""One saying of one speaker, printed by several, is one statement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.stories import find_statements, find_stories
from onrecord.stories.renderings import _between_marks
from onrecord.types.actor import ActorRef
from onrecord.types.story import Story

FULL = "We will not close the strait to any fishing vessel this winter"
CUT = "not close the strait to any fishing vessel"
TURNED = "We will close the strait to any fishing vessel this winter"


def statements(readings):
    return find_statements(readings, (), (Story(id="s", title="", reports=tuple(r.report.id for r in readings)),))


def said(reading, report, words, speaker, kind="direct"):
    return reading(report, f"In Port Selm: “{words}”, it was said.", quotes=[(words, speaker, kind)])


def test_a_full_and_a_cut_quotation_are_one_statement_with_the_fuller_words(reading):
    made = statements([said(reading, "a", FULL, "Ada Lorn"), said(reading, "b", CUT, "Ada Lorn")])
    assert len(made) == 1
    assert made[0].words == FULL
    assert [(r.report, r.words) for r in made[0].renderings] == [("a", FULL), ("b", CUT)]


def test_a_saying_turned_round_is_another_statement(reading):
    assert len(statements([said(reading, "a", FULL, "Ada Lorn"), said(reading, "b", TURNED, "Ada Lorn")])) == 2


def test_equal_words_of_two_known_speakers_stay_two(reading):
    assert len(statements([said(reading, "a", FULL, "Ada Lorn"), said(reading, "b", FULL, "Ilan Voss")])) == 2


def test_an_unknown_speaker_joins_a_known_one_by_equal_words_only(reading):
    assert len(statements([said(reading, "a", FULL, "Ada Lorn"), said(reading, "b", FULL, "")])) == 1
    assert len(statements([said(reading, "a", FULL, "Ada Lorn"), said(reading, "b", CUT, "")])) == 2


def test_an_unknown_speaker_does_not_bridge_two_known_ones(reading):
    made = statements(
        [
            said(reading, "a", FULL, "Ada Lorn"),
            said(reading, "b", FULL, ""),
            said(reading, "c", FULL, "Ilan Voss"),
        ]
    )
    assert len(made) == 2


def unnamed(reading, report, words, name, kind="indirect"):
    """Gives a reading with a speaker whom its report does not name: known by an id of this report alone."""
    made = said(reading, report, words, "Ada Lorn", kind)
    speaker = ActorRef(id=f"unnamed:{report}:{name}", name=name, type="unnamed")
    return replace(made, attributions=tuple(replace(one, speakers=(speaker,)) for one in made.attributions))


def test_who_is_not_named_is_one_speaker_of_two_reports_where_both_call_him_alike(reading):
    """What officials and the police said in a reporter's own words may be two sayings; words that both quote are one."""
    told = "the fishing boats would all be back in the harbour by noon"
    first = unnamed(reading, "a", told, "port officials")

    assert len(statements([first, unnamed(reading, "b", told, "port officials")])) == 1
    assert len(statements([first, unnamed(reading, "b", told, "police")])) == 2
    assert len(statements([first, said(reading, "b", told, "Ilan Voss", "indirect")])) == 2
    quoted = [unnamed(reading, "a", FULL, "communique", "direct"), said(reading, "b", FULL, "Ilan Voss")]
    assert len(statements(quoted)) == 1


def test_more_words_may_be_new_where_many_are_shared(reading):
    """Two reporters put one saying in words of their own; few words in common are a subject."""
    told = "the trawlers had carried frozen herring from Port Selm to the northern islands in winter"
    again = "trawlers carried herring to the islands of the north from Port Selm, in defiance of storms"
    other = "the herring of the islands was spoiled by frost"

    first = said(reading, "a", told, "Ada Lorn", "indirect")
    assert len(statements([first, said(reading, "b", again, "Ada Lorn", "indirect")])) == 1
    assert len(statements([first, said(reading, "b", other, "Ada Lorn", "indirect")])) == 2


def test_a_saying_that_tells_of_two_things_does_not_draw_them_together(reading):
    """Those who tell of the one thing alone, and of the other, are many; one report tells of both."""
    tolls = [
        "harbour tolls would double for foreign trawlers",
        "the tolls of the harbour would double for trawlers from abroad",
        "foreign trawlers would pay harbour tolls that double",
    ]
    rescue = [
        "rescue crews would train with neighbouring islands",
        "crews of the rescue service would train with the neighbouring islands",
        "neighbouring islands and rescue crews would train",
    ]
    both = "the toll on trawlers from abroad in harbours will double, the islands will train with crews that rescue"
    made = statements(
        [said(reading, f"r{n}", words, "Ada Lorn", "indirect") for n, words in enumerate([*tolls, *rescue, both])]
    )
    groups = [{one.report for one in statement.renderings} for statement in made]
    assert [sorted(group - {"r6"}) for group in groups] == [["r0", "r1", "r2"], ["r3", "r4", "r5"]]
    assert any(group > {"r6"} for group in groups)


def test_what_is_meant_rather_than_another_thing_denies_the_other(reading):
    """“Partners rather than rivals” is “partners, not adversaries”."""
    mine = said(reading, "a", "the two towns should be partners rather than rivals", "Ada Lorn", "indirect")
    theirs = said(reading, "b", "both towns should be partners, not adversaries", "Ada Lorn", "indirect")
    turned = said(reading, "b", "both towns should be rivals, partners and adversaries", "Ada Lorn", "indirect")

    assert len(statements([mine, theirs])) == 1
    assert len(statements([mine, turned])) == 2


def test_the_same_words_in_two_stories_are_two_statements(reading):
    readings = [
        reading("a", f"Storm. {FULL}.", day="2031-05-01", quotes=[(FULL, "Ada Lorn", "direct")]),
        reading("b", f"Snow. {FULL}.", day="2032-05-01", quotes=[(FULL, "Ada Lorn", "direct")]),
    ]
    assert len(find_statements(readings, (), find_stories(readings, ()))) == 2


TOLD = "the strait would stay open to every fishing vessel in winter"
TOLD_AGAIN = "fishing vessels can use the strait in winter, which remains open"


def test_a_report_in_its_own_words_is_one_with_another_of_the_same_sense(reading):
    """Order, endings and words that stand for each other do not count; what is told must be the same."""
    own = said(reading, "a", TOLD, "Ada Lorn", "indirect")

    assert len(statements([own, said(reading, "b", TOLD_AGAIN, "Ada Lorn", "indirect")])) == 1
    assert len(statements([own, said(reading, "b", TOLD_AGAIN, "Ilan Voss", "indirect")])) == 2
    assert len(statements([own, said(reading, "b", TOLD_AGAIN.replace("can", "cannot"), "Ada Lorn", "indirect")])) == 2


def test_two_quotations_of_other_words_are_two_sayings(reading):
    """The same sense in other words was said twice, when both are quoted."""
    quoted = [said(reading, "a", TOLD, "Ada Lorn"), said(reading, "b", TOLD_AGAIN, "Ada Lorn")]

    assert len(statements(quoted)) == 2


def test_a_short_saying_is_not_one_with_a_long_one_of_its_subject(reading):
    """Two content words are of any of ten sayings."""
    short = said(reading, "a", "lifting sanctions", "Ada Lorn", "indirect")
    long = said(reading, "b", "she meant to lift sanctions as relations improve", "Ada Lorn", "indirect")

    assert len(statements([short, long])) == 2


def test_two_translations_of_one_sentence_are_one_statement(reading):
    """Quotations in other words that say the same throughout are one; that they share a subject is not enough."""
    first = said(
        reading, "a", "Unless Lorland shows a sincere will and concrete action, no talks have meaning", "Ada Lorn"
    )
    second = said(
        reading, "b", "Unless Lorland demonstrates sincere will and concrete steps, no dialogue has meaning", "Ada Lorn"
    )
    other = said(reading, "c", "Unless Lorland opens its ports, no trade with its neighbours has meaning", "Ada Lorn")

    assert len(statements([first, second])) == 1
    assert len(statements([first, other])) == 2


def test_a_figure_may_be_left_out_but_not_changed(reading):
    full = "We will take in 300 families from the flooded valley before the winter"
    without = full.replace("300 families", "families")

    assert len(statements([said(reading, "a", full, "Ada Lorn"), said(reading, "b", without, "Ada Lorn")])) == 1
    other = said(reading, "b", full.replace("300", "800"), "Ada Lorn")
    assert len(statements([said(reading, "a", full, "Ada Lorn"), other])) == 2


def test_a_good_word_for_one_is_none_for_another(reading):
    """Two sayings that each name somebody whom the other does not name are two, alike as they are."""
    a = reading(
        "a",
        "Lorn said: “We have a very good relationship with Voss, and I am proud of it.”",
        actors=("Voss",),
        quotes=[("We have a very good relationship with Voss, and I am proud of it", "Ada Lorn", "direct")],
    )
    b = reading(
        "b",
        "Lorn said: “We have a very good relationship with Sund, and I am proud of it.”",
        actors=("Sund",),
        quotes=[("We have a very good relationship with Sund, and I am proud of it", "Ada Lorn", "direct")],
    )
    c = reading(
        "c",
        "Lorn said: “We have a very good relationship, and I am proud of it.”",
        quotes=[("We have a very good relationship, and I am proud of it", "Ada Lorn", "direct")],
    )

    assert len(statements([a, b])) == 2
    assert len(statements([a, c])) == 1


LETTER = (
    "I felt that a wonderful talk was building up between our two harbours, and in the end it is only that talk which "
    "matters. The sardine fleets have waited long enough for a treaty that both our parliaments asked for in the spring. "
    "This lost chance is a truly sad moment. Some day I look forward to seeing you at the lighthouse of Lorn"
)


def test_a_sentence_from_the_middle_of_a_letter_is_found_in_the_letter(reading):
    whole = said(reading, "a", LETTER, "Ada Lorn")
    part = said(reading, "b", "This lost chance is a truly sad moment", "Ada Lorn")
    stranger = said(reading, "c", "This lost chance is a truly sad moment", "Mira Sund")

    assert len(statements([whole, part])) == 1
    assert len(statements([whole, stranger])) == 2


def test_what_a_report_quotes_in_part_is_the_whole_that_another_quotes(reading):
    whole = said(
        reading,
        "a",
        "Relations with the valley are at an all-time and very dangerous low, thank your council",
        "Ada Lorn",
    )
    part = said(
        reading,
        "b",
        "the council of bringing relations to an “all-time and very dangerous low”",
        "Ada Lorn",
        kind="mixed",
    )
    other = said(reading, "c", "the bishop of bringing a “very bad year for all the fleets”", "Ada Lorn", kind="mixed")

    assert len(statements([whole, part])) == 1
    assert len(statements([whole, other])) == 2


TWO_WORDS = "the offer was “a hollow gesture of lasting contempt” and would go unanswered"


@pytest.mark.parametrize(
    ("told", "made"),
    [
        ("the fleet office had shown “lasting contempt” by a “hollow gesture”", 1),
        ("a hollow gesture of lasting contempt”, which is all that the fleet office could think of", 1),
        ("the offer was not “a hollow gesture of lasting contempt” and would go unanswered", 2),
        ("the offer was “a generous step towards calmer waters” and would go unanswered", 2),
    ],
)
def test_where_both_quote_the_quotations_decide(reading, told, made):
    one, other = (
        reading(name, f"It was said that {words}.", quotes=[(words, "Ada Lorn", "mixed")])
        for name, words in (("a", TWO_WORDS), ("b", told))
    )
    assert len(statements([one, other])) == made


@given(st.text(alphabet='ab ,“”"', max_size=30))
def test_what_stands_between_marks_is_of_the_text_and_holds_no_mark(words):
    for part in _between_marks(words):
        assert part in words
        assert not set(part) & set('“”"«»„')
