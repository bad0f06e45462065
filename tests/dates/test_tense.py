"""Which way a bare weekday points, by the words around it."""

import pytest

from onrecord.dates.tense import direction

SENTENCES = [
    ("The ministers met on Monday.", "past"),
    ("The ministers will meet again on Monday.", "future"),
    ("He said Monday that the talks would go on.", "past"),
    ("He said the talks would go on until Monday.", "future"),
    ("The envoy, who flew in on Sunday, leaves on Monday.", "future"),
    ("The leaders agreed to meet on Monday in Doha.", "future"),
    ("A delegation flew to Cairo on Monday to meet mediators.", "past"),
    ("If no deal is reached on Monday, the sanctions take effect.", "future"),
    ("Elections were called for Monday.", "future"),
    ("They had filed their reports by Monday.", "past"),
    ("The first meeting was not held until Monday.", "past"),
    ("He will not leave until Monday.", "future"),
    ("The summit has been moved to the end of Monday.", "future"),
    ("They spoke when they met back on Monday.", "past"),
    ("Days before the games, which open Monday, he flew to Seoul.", "future"),
    ("In the three days to Monday they rose.", "past"),
    ("Since Monday the border has been closed.", "past"),
    ("The minister is travelling to Rome on Monday.", "future"),
    ("On Monday, the council will vote.", "future"),
    ("On Monday, the council voted.", "past"),
    ("The vote planned for Monday is in doubt.", "future"),
    ("He may have left on Monday.", "past"),
    ("Talks on Monday", "unclear"),
    ("Monday", "unclear"),
]


@pytest.mark.parametrize(("sentence", "way"), SENTENCES)
def test_the_verb_that_governs_a_day_says_which_way_it_points(sentence, way):
    """No parser: the cheapest sign of tense decides."""
    start = sentence.index("Monday")

    assert direction(sentence, start, start + len("Monday")) == way


@pytest.mark.parametrize(
    ("sentence", "way"),
    [
        ("Officials announced talks in September on the border.", "future"),
        ("The two leaders have agreed on a September summit.", "future"),
        ("Ahead of elections in September, the party named its candidates.", "future"),
        ("The ministry confirmed the visit in September.", "future"),
        ("The visit in September was his last.", "past"),
        ("They agreed in September that talks would go on.", "past"),
        ("She had visited Kyiv in September.", "past"),
        ("The office announced that sales in September had fallen.", "past"),
    ],
)
def test_a_month_of_what_was_announced_is_still_to_come(sentence, way):
    """What is agreed on or announced for a month is not told of as done; a month behind the verb alone is."""
    start = sentence.index("September")

    assert direction(sentence, start, start + len("September")) == way
