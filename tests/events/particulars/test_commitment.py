"""Commitments: who promised what to whom, by when, on what condition, and what became of it."""

import pytest

PROMISES = [
    ("Norway pledged to deliver 20 tanks to Ukraine by June.", "act [] Ukraine: deliver 20 tanks to Ukraine by June",
     "> move [promised] Norway happened: pledged to deliver 20 tanks to Ukraine by June"),
    ("Pence reaffirmed his country's commitment to Japan on Tuesday.",
     "act [] Japan: his country's commitment to Japan",
     "> move [reaffirmed] Pence happened 2018-02-06: reaffirmed his country's commitment to Japan"),
    ("The minister broke his pledge to close the base.", "act [] : close the base",
     "> move [dropped] minister happened: broke his pledge to close the base"),
    ("Lind refused to promise to withdraw the troops.", "act [] : withdraw the troops",
     "> move [promised] Lind denied: promise to withdraw the troops"),
    ("Norway offered no guarantees to keep the base open.", "act [] : keep the base open",
     "> move [promised] Norway denied: offered no guarantees to keep the base open"),
    ("The king promised Denmark two big ships.", "act [] Denmark: two big ships",
     "> move [promised] king happened: promised Denmark two big ships"),
    ("“We will defend every village on the coast,” Prime Minister Shinzo Abe said.",
     "act [] : will defend every village on the coast",
     "> move [promised] Shinzo Abe happened: will defend every village on the coast"),
    ("Ana Torres and Peter Lang met on Monday. They agreed to close the base.", "act [] : close the base",
     "> move [promised] Ana Torres, Peter Lang happened: agreed to close the base"),
    ("Norway pledged $3 billion to help the refugees.", "act [] : $3 billion to help the refugees",
     "> move [promised] Norway happened: pledged $3 billion to help the refugees"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "move"), PROMISES)
def test_a_promise_is_told_with_who_and_to_whom(lines, text, act, move):
    """What is promised stands in its own words; who promises and to whom are actors."""
    found = lines(text)

    assert act in found
    assert move in found


@pytest.mark.parametrize(
    "text",
    [
        "Did Norway pledge to send tanks?",
        "“I guarantee you that the minister would not start a war,” Ana Torres said.",
        "The minister agreed that such a test would have revealed the fault.",
        "Norway could not agree on a national budget for schools.",
        "“We will see what happens,” Prime Minister Shinzo Abe said.",
        "The ministers agreed that the talks were useful.",
        "The two undertook a survey of the coast.",
    ],
)
def test_what_promises_nothing_is_left_out(lines, text):
    """A question, a wait, an opinion shared, and work that is done promise nothing."""
    assert not lines(text)


def test_a_promise_has_a_day_and_a_condition(lines):
    """By when stands in what is promised; "if" and "in exchange for" make it depend on something."""
    found = lines("Iran agreed to stop enrichment by 1 May if the banks are opened.")
    other = lines("Norway promised Denmark two ships in exchange for fish.")

    quoted = lines(
        "“We will guard the old bridge,” Prime Minister Shinzo Abe said, until the rebels lay down their arms."
    )

    assert "> condition [] : until the rebels lay down their arms" in quoted
    assert "> due [2018-05-01]  2018-05-01: 1 May" in found
    assert "> condition [] : if the banks are opened" in found
    assert "> condition [] : in exchange for fish" in other


def test_a_promise_told_of_again_is_the_one_before(lines):
    """ "Kept the promise" belongs to what was promised a sentence before."""
    found = lines("Norway promised to build a hospital in Peru in May 2017. Norway kept that promise, officials said.")

    assert "> move [met] Norway happened: kept that promise" in found


def test_the_leaders_who_say_what_they_are_committed_to_are_those_who_are_found_to_say_it(lines):
    """Far behind the sentence that names them, too."""
    found = lines(
        "Prime Minister Ana Torres and Prime Minister Peter Lang signed the deal in Oslo on Thursday. It ends years of "
        "quarrel. There were many steps to go. Families had been moved. The harbour is deep. The fish are few. "
        "The leaders also said they were committed to guard the old harbour."
    )

    assert any(one.startswith("> move [reaffirmed] Ana Torres, Peter Lang happened") for one in found)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("“My administration is committed to closing the old harbour,” President Joe Biden said.", "United States"),
        ("Norway called for inquiries into crimes committed by any party to the quarrel.", None),
    ],
)
def test_my_administration_is_the_state_of_who_speaks_and_who_commits_a_crime_commits_himself_to_nothing(
    lines, text, by
):
    moves = [one.split("]")[1].split(" happened")[0].strip() for one in lines(text) if one.startswith("> move")]

    assert moves == ([by] if by else [])
