"""Gives the verb under which words are told, where it says more than that they were said."""

from onrecord.types.attribution import Attribution

PLAIN = frozenset(
    ("said", "says", "say", "saying", "told", "tells", "tell", "telling", "added", "adds", "adding", "according to",
     "stated", "states", "wrote", "writes", "noted", "notes", "quoted as saying")
)  # fmt: skip
"""Verbs that only say that something was said; "denied" and "is confident" say more."""


def telling_cue(attribution: Attribution, text: str) -> str:
    """Takes an attribution and its report's text; gives the cue as printed; empty for quotations and plain verbs."""
    if attribution.kind == "direct" or not attribution.cue:
        return ""
    words = " ".join(" ".join(span.words(text) for span in attribution.cue).split())
    plain = words.casefold()
    if plain in PLAIN or plain.endswith(tuple(f" {verb}" for verb in PLAIN)):
        return ""
    return words
