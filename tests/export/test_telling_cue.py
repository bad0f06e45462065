"""A verb that says more than "said" is shown with the words it governs."""

import pytest

from onrecord.export.paragraphs import worded
from onrecord.export.telling_cue import telling_cue
from onrecord.types.attribution import Attribution
from onrecord.types.provenance import By
from onrecord.types.span import Span


def told(text, cue, kind):
    start = text.index(cue)
    return Attribution(
        id="a",
        content=(Span(0, 4),),
        cue=(Span(start, start + len(cue)),),
        kind=kind,
        speech=True,
        by=By("statements.toy", "1", 1.0),
    )


@pytest.mark.parametrize(
    ("cue", "kind", "shown"),
    [
        ("condemned", "indirect", "condemned"),
        ("is confident", "indirect", "is confident"),
        ("said", "indirect", ""),
        ("was quoted as saying", "mixed", ""),
        ("has told", "indirect", ""),
        ("denied", "direct", ""),
    ],
)
def test_only_what_says_more_is_shown(cue, kind, shown):
    """Plain verbs of saying add nothing, and a quotation needs no verb."""
    text = f"Lang {cue} the raid."

    assert telling_cue(told(text, cue, kind), text) == shown


def test_the_verb_stands_before_the_words():
    """Nobody takes what was condemned for what was claimed."""
    assert worded("indirect", "the raid", cue="condemned").plain == "paraphrased, “condemned”: the raid"
    assert worded("indirect", "it rained").plain == "paraphrased: it rained"
