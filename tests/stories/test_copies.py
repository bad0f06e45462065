"""Copies are found by shared wording and led back to one origin."""

import random

import pytest
from quality.data import Absent
from quality.stories.copies import synthetic
from tests.stories.conftest import sentences

from onrecord.stories import find_copies


def only(copies):
    assert len(copies) == 1, copies
    return copies[0]


def text(seed, first=0, last=30):
    return "\n".join(sentences(seed, 30)[first:last])


def test_equal_texts_are_an_exact_copy_of_the_earlier(reading):
    copy = only(find_copies([reading("a", text(1), day="2031-05-03"), reading("b", text(1), day="2031-05-01")]))
    assert (copy.report, copy.of, copy.kind, copy.score) == ("a", "b", "exact", 1.0)
    assert "2 days before" in copy.because[1]


def test_quotes_dashes_case_and_accents_do_not_hide_a_copy(reading):
    one = text(1) + " “Café” – it’s over."
    other = text(1).upper() + ' "Cafe" - it\'s over.'
    assert (
        only(find_copies([reading("a", one, day="2031-05-01"), reading("b", other, day="2031-05-02")])).kind == "exact"
    )


def test_a_cut_text_is_abridged(reading):
    copy = only(find_copies([reading("a", text(1), day="2031-05-01"), reading("b", text(1, 0, 9), day="2031-05-01")]))
    assert (copy.report, copy.of, copy.kind) == ("b", "a", "abridged")


def test_a_text_with_more_around_it_is_extended(reading):
    longer = text(2, 0, 12) + "\n" + text(1)
    copy = only(find_copies([reading("a", text(1), day="2031-05-01"), reading("b", longer, day="2031-05-02")]))
    assert (copy.report, copy.of, copy.kind) == ("b", "a", "extended")


def test_a_round_up_holds_parts_of_two_and_joins_neither(reading):
    roundup = text(1, 0, 11) + "\n" + text(2, 0, 11) + "\n" + text(3, 0, 11)
    copies = find_copies(
        [
            reading("a", text(1), day="2031-05-01"),
            reading("b", text(2), day="2031-05-01"),
            reading("r", roundup, day="2031-05-02"),
        ]
    )
    assert [(copy.report, copy.of, copy.kind) for copy in copies] == [("r", "a", "part"), ("r", "b", "part")]


def test_a_chain_of_copies_points_at_its_root(reading):
    copies = find_copies(
        [
            reading("c", text(1, 0, 20), day="2031-05-03"),
            reading("b", text(1, 0, 25), day="2031-05-02"),
            reading("a", text(1), day="2031-05-01"),
        ]
    )
    assert {copy.of for copy in copies} == {"a"}
    assert len(copies) == 2


def test_a_credited_agency_is_the_origin_even_of_an_earlier_date(reading):
    copy = only(
        find_copies(
            [
                reading("a", text(1), outlet="The Harbour Post", agency="Northwire", day="2031-05-01"),
                reading("b", text(1), outlet="northwire.example", day="2031-05-02"),
            ]
        )
    )
    assert (copy.report, copy.of) == ("a", "b")
    assert "credits Northwire" in copy.because[1]


def test_a_shared_long_quotation_is_not_copying(reading):
    quotation = "“" + " ".join(f"q{n}" for n in range(120)) + "”"
    one, other = f"{text(1, 0, 10)}\n{quotation}\n", f"{text(2, 0, 10)}\n{quotation}\n"
    assert find_copies([reading("a", one), reading("b", other)]) == ()


def test_the_words_of_the_house_are_not_copying(reading):
    house = " ".join(f"h{n}" for n in range(150))
    readings = [
        reading(f"r{n}", f"{text(n, 0, 8)}\n{house}", outlet="Sea Gazette", day=f"2031-0{n}-01") for n in range(1, 7)
    ]
    assert find_copies(readings) == ()


def test_independent_reports_are_no_copies(reading):
    assert find_copies([reading("a", text(1)), reading("b", text(2))]) == ()


def test_reports_without_words_are_no_copies(reading):
    assert find_copies([reading("a", ""), reading("b", ""), reading("c", "\ud800 …")]) == ()


@pytest.mark.parametrize("seed", range(8))
def test_the_result_is_the_same_for_any_order(reading, seed):
    readings = [
        reading("a", text(1), day="2031-05-01"),
        reading("b", text(1, 0, 20)),
        reading("c", text(1, 5, 30) + text(2, 0, 9), day="2031-05-01"),
        reading("d", text(2), day="2031-05-01"),
        reading("e", text(2), day="2031-05-01"),
    ]
    expected = find_copies(readings)
    random.Random(seed).shuffle(readings)
    assert find_copies(readings) == expected


def test_a_hundred_copies_of_one_report_all_lead_to_it(reading):
    readings = [reading("r000", text(1), day="2031-05-01")]
    readings += [reading(f"r{n:03}", text(1, 0, 29), day="2031-05-02") for n in range(1, 100)]
    assert {copy.of for copy in find_copies(readings)} == {"r000"}
    assert len(find_copies(readings)) == 99


@pytest.mark.shared
def test_copies_of_real_reports_are_found_as_well_as_ever():
    try:
        found = synthetic(report=False)
    except Absent as reason:
        pytest.skip(str(reason))
    assert found["copies.synthetic.f1"] >= 0.97
