"""Takes a ``Doc`` and gives what its model proposes: names with their sort, and what a pronoun goes back to.

A pipeline without a model proposes nothing, and nothing here is needed.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.actors.candidates import Candidate, Kind, candidate_at, is_compound, is_credit
from onrecord.actors.scan import Word
from onrecord.types.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SORTS: dict[str, Kind] = {"PERSON": "person", "PER": "person", "ORG": "organisation"}
"""Labels of names that are added where the rules saw none; places and adjectives of states are in the tables."""

_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
"""What stands behind a person's name is no name by itself: the reader may part it at its comma."""

NEAREST = 20
"""Mentions before a pronoun that it may go back to: a chain runs through a whole text, and one wrong link in it."""


class Proposals(Struct, frozen=True):
    """Names by the code point at which they start, and spans that the pronoun at a code point may go back to."""

    names: dict[int, tuple[int, str]]
    references: dict[int, tuple[Span, ...]]


def proposals(doc: "Doc") -> Proposals:
    """Gives what the model of a document proposes."""
    names = {entity.start_char: (entity.end_char, entity.label_) for entity in doc.ents}
    references: dict[int, tuple[Span, ...]] = {}
    clusters = doc._.references if doc.has_extension("references") else ()
    for cluster in clusters:
        spans = tuple(mention.span for mention in cluster)
        for place, span in enumerate(spans):
            if span.end - span.start <= len("she"):
                references[span.start] = spans[max(0, place - NEAREST) : place]
    return Proposals(names, references)


def with_proposed(
    words: Sequence[Word], found: Sequence[Candidate], proposed: Proposals, taken: frozenset[int]
) -> list[Candidate]:
    """Gives the candidates of a sentence with those that the model alone saw, in order.

    ``taken`` holds words of offices. What the rules could not sort (``said``) gets the model's sort.
    """
    made = [_sorted_by_model(one, proposed) for one in found]
    covered = {place for one in found for place in range(one.first, one.last + 1)} | taken
    for place, word in enumerate(words):
        end, label = proposed.names.get(word.start, (0, ""))
        kind = _SORTS.get(label)
        if kind is None or place in covered or not word.title_case or word.text.rstrip(".") in _SUFFIXES:
            continue
        last = place
        while last + 1 < len(words) and words[last + 1].end <= end and last + 1 not in covered:
            last += 1
        added = _candidate(words, place, last, kind)
        if added is not None:
            made.append(added)
    return sorted(made, key=lambda one: (one.first, -one.last))


def _sorted_by_model(candidate: Candidate, proposed: Proposals) -> Candidate:
    end, label = proposed.names.get(candidate.start, (0, ""))
    kind = _SORTS.get(label)
    if candidate.kind == "said" and kind is not None and end == candidate.end:
        candidate.kind = kind
    return candidate


def _candidate(words: Sequence[Word], first: int, last: int, kind: Kind) -> Candidate | None:
    if kind == "organisation" and (first == last or not words[last].title_case or is_compound(words[first].text)):
        return None
    if any(words[k].gap not in {" ", "-", "’", "'"} for k in range(first + 1, last + 1)):
        return None
    family = kind == "person" and first == last
    made = candidate_at(words, first, last, "family" if family else kind, "actors.reader-name")
    return None if is_credit(words, made) else made
