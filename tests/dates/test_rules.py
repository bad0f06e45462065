"""Every rule of the table finds its own examples, in a report published on Wednesday, 7 February 2018."""

from datetime import date

import pytest

from onrecord.dates.expressions import expressions
from onrecord.dates.forms import grammar
from onrecord.dates.lexicon import table
from onrecord.dates.resolve import RESOLVERS
from onrecord.types.span import Span

PUBLISHED = date(2018, 2, 7)

EXAMPLES = [
    (rule.name, words, value, sentence[0] if sentence else f"It concerned {words}.")
    for rule in grammar().rules
    for words, value, *sentence in rule.examples
]


@pytest.mark.parametrize(("name", "words", "value", "sentence"), EXAMPLES)
def test_an_example_of_a_rule_has_the_value_that_the_table_says(name, words, value, sentence):
    """The words are found whole, and mean what stands beside them."""
    found = expressions(sentence, [Span(0, len(sentence))], PUBLISHED, "1")

    assert (words, value) in [(sentence[t.start : t.end], t.value) for t in found]


def test_every_rule_has_an_example_or_is_a_piece_or_counts_from_what_was_told():
    """A rule without an example is one that a single sentence cannot show."""
    shown = {rule.does for rule in grammar().rules if rule.examples}

    assert set(RESOLVERS) - shown == {
        "edge", "week-of", "ordinal-unit", "counted-open", "part-of",
        "told-monthday", "told-month", "told-part", "bare-part", "told-unit", "counted", "year-earlier",
    }  # fmt: skip


def test_every_rule_names_a_resolver_and_every_resolver_has_a_rule():
    """Neither table holds what the other does not know."""
    assert {rule.does for rule in grammar().rules} == set(RESOLVERS)


def test_the_tables_hold_three_columns_of_words():
    """A row is a kind, a meaning and its words; no word is empty."""
    assert all(len(row) == 3 and all(row[2].split(";")) for row in table("words.tsv"))
