"""The gold of the bundled reports fits the reports: every marked word is there, once."""

from collections import Counter
from datetime import date
from typing import get_args

import pytest
from quality.samples import gold

from onrecord.types.event import PloverType, Status
from onrecord.types.report import ResidueReason
from onrecord.types.when import TimexType

REPORTS = gold.reports()
STORIES = gold.stories()
LAYERS = [(name, layer) for name, report in REPORTS.items() for layer in gold.MARKS if report["marked"]]


@pytest.mark.parametrize(("name", "layer"), LAYERS)
def test_every_marked_word_stands_in_the_report_once(name, layer):
    """The words of a row are in the text exactly once, and what it marks is not empty."""
    text = REPORTS[name]["text"]
    for row in REPORTS[name][layer]:
        spans = gold.located(text, row["in"], layer)

        assert spans is not None, row["in"]
        for start, end in (span for found in spans.values() for span in found):
            assert text[start:end].strip() == text[start:end] != ""


@pytest.mark.parametrize("name", REPORTS)
def test_the_values_are_of_the_types(name):
    """Kinds, event types, statuses, reasons and days are those that the program knows."""
    report = REPORTS[name]
    for row in report.get("attributions", []):
        assert row["kind"] in {"direct", "indirect", "mixed"}
        assert row.get("chain", row["by"])[-1] in row["by"]
    for row in report.get("events", []):
        assert row["type"] in get_args(PloverType)
        assert row.get("status", "happened") in get_args(Status)
    for row in report.get("times", []):
        assert row["type"] in get_args(TimexType)
    assert {reason for reason, _ in report["residue"]} <= set(get_args(ResidueReason))
    first, last = (date.fromisoformat(day) for day in gold.days(report["published"]))
    assert first <= last


@pytest.mark.parametrize("name", [name for name in REPORTS if REPORTS[name]["marked"]])
def test_direct_content_is_in_quotation_marks_and_other_content_is_not(name):
    """A direct attribution's content opens with a quotation mark; an indirect one has none inside."""
    for row in REPORTS[name]["attributions"]:
        spans = gold.located(REPORTS[name]["text"], row["in"], "attributions")
        words = [REPORTS[name]["text"][start:end] for start, end in spans["{"]]
        marks = [text[0] in "\"“'" for text in words]

        assert (
            all(marks)
            if row["kind"] == "direct"
            else not any(set(text) & set('"“') for text in words if row["kind"] == "indirect")
        )


def test_no_residue_stands_in_a_body():
    """What the gold calls residue is no part of the body."""
    for name, report in REPORTS.items():
        for _, words in report["residue"]:
            assert words not in report["text"], name


def test_every_report_is_in_one_story():
    """Stories part the reports: none is left out, none is in two."""
    held = Counter(report for story in STORIES["stories"] for report in story["reports"])

    assert held == dict.fromkeys(REPORTS, 1)


def test_every_telling_that_a_story_names_stands_in_its_report_once():
    """Renderings, values, single facts and plans quote words that are there."""
    named = [
        row
        for part in ("statements", "conflicts", "agreements")
        for entry in STORIES[part]
        for row in entry.get("renderings", entry.get("values"))
    ]
    named += STORIES["single"]
    named += [row for plan in STORIES["plans"] for row in [*plan["announced"], *plan["told"]]]
    for row in named:
        assert REPORTS[row["report"]]["text"].count(row["words"]) == 1, row


def test_the_values_of_a_conflict_differ_and_come_from_one_story():
    """Reports that conflict are of one story, and no two sides are equal."""
    of = {report: story["name"] for story in STORIES["stories"] for report in story["reports"]}
    for conflict in STORIES["conflicts"]:
        assert {of[row["report"]] for row in conflict["values"]} == {conflict["story"]}
        assert len({row["value"] for row in conflict["values"]}) > 1


def test_copies_and_threads_name_reports_and_stories_that_are_there():
    """A copy is of its origin's story, and a thread is made of stories."""
    of = {report: story["name"] for story in STORIES["stories"] for report in story["reports"]}
    for copy in STORIES["copies"]:
        assert of[copy["report"]] == of[copy["of"]]
    for thread in STORIES["threads"]:
        assert set(thread["stories"]) <= set(of.values())


@pytest.mark.parametrize("words", ["it [stands there", "it stands] there"])
def test_a_row_with_an_unclosed_mark_is_refused(words):
    """A typing error in the gold is an error, not a missing word."""
    with pytest.raises(gold.GoldError):
        gold.located("it stands there", words, "events")


def test_a_row_whose_words_stand_there_twice_is_refused():
    """A row must say which of two places it means."""
    with pytest.raises(gold.GoldError):
        gold.located("it is, it is", "[it is]", "times")
