"""The label sets of the heads, in the order in which the model numbers them."""

from __future__ import annotations

NAMES = (
    "person",
    "organisation",
    "place",
    "facility",
    "event",
    "weapon_or_vessel",
    "law_or_agreement",
    "nationality",
    "other",
)
"""Kinds of name. "other": names that we do not report (works, brands), so that they are not forced elsewhere."""

NAME_TAGS = ("O", *(f"{edge}-{kind}" for kind in NAMES for edge in "BI"))
TITLE_TAGS = ("O", "B-title", "I-title")

ROLES = ("cue", "source", "content")
ROLE_TAGS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))

STYLES = ("main", "silver", "encyclopedia", "defence")
"""Whose guidelines a corpus of names follows: each style shifts the input of the names head; "main" is what ships."""

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """Gives the spans ``(first, past, kind)`` of a BIO sequence; an I that follows nothing of its kind opens one."""
    found: list[tuple[int, int, str]] = []
    start, kind = -1, ""
    for index, tag in enumerate([*tags, "O"]):
        edge, _, this = tag.partition("-")
        if kind and (edge != "I" or this != kind):
            found.append((start, index, kind))
            kind = ""
        if edge != "O" and not kind:
            start, kind = index, this
    return found


def bio(length: int, spans: list[tuple[int, int, str]]) -> list[str]:
    """Gives the BIO sequence of spans that do not overlap."""
    tags = ["O"] * length
    for first, past, kind in spans:
        tags[first:past] = [f"B-{kind}", *[f"I-{kind}"] * (past - first - 1)]
    return tags
