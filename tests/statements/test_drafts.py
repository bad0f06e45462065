"""Attributions in the making are finished."""

import pytest

from onrecord.statements.drafts import without_pronouns
from onrecord.types.span import Span


@pytest.mark.parametrize(("parts", "kept"), [((0, 5), 1), ((0,), 1), ((5, 17), 2)])
def test_a_relative_pronoun_alone_is_no_part_of_what_was_said(parts, kept):
    """Of "which he called provocative" the one word was said; where nothing else is there, it stays."""
    text = "which provocative, reckless"
    spans = {0: Span(0, 5), 5: Span(6, 17), 17: Span(19, 27)}

    assert len(without_pronouns([spans[part] for part in parts], text)) == kept
