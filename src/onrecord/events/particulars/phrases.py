"""The words that a noun or a verb governs, as one stretch of text: what was discussed, what a visit is for."""

from onrecord.events.tree import Tree
from onrecord.types.span import Span

MOST_WORDS = 60
"""Words of a phrase that are looked at; a list of more is no phrase."""

_ASIDE = frozenset({"acl:relcl", "advcl:relcl", "appos", "parataxis", "discourse", "punct", "orphan", "dep"})
"""Relations by which a phrase is explained, not named."""
_BETWEEN = frozenset({"PUNCT", "CCONJ"})


def noun_phrase(tree: Tree, head: int) -> Span:
    """Gives the stretch of a noun with what belongs to it, without asides, and without the preposition before it."""
    return _stretch(tree, head, _ASIDE | {"case", "advcl", "ccomp", "mark", "cc"})


def whole(tree: Tree, head: int) -> Span:
    """Gives the stretch of a noun with everything that it governs behind it."""
    first = noun_phrase(tree, head).start
    return Span(first, max(clause(tree, head).end, noun_phrase(tree, head).end))


def clause(tree: Tree, head: int) -> Span:
    """Gives the stretch of a verb from its "to" or "if" to the last word that it governs, up to an aside that commas
    set off.
    """
    first = min([head, *(kid for kid in tree.kids[head] if tree.dep[kid] in {"mark", "aux", "aux:pass", "advmod"})])
    inside = {head}
    waiting = [head]
    while waiting and len(inside) < MOST_WORDS:
        at = waiting.pop()
        for kid in tree.kids[at]:
            if kid < first or tree.dep[kid] in {"parataxis", "punct"} or len(inside) >= MOST_WORDS:
                continue
            if tree.dep[kid] in {"acl:relcl", "advcl:relcl"} and any(
                tree.words[one] == "," for one in range(head, min(tree.kids[kid] or [kid]))[-2:]
            ):
                continue
            inside.add(kid)
            waiting.append(kid)
    last = max(inside)
    return Span(tree.start[first], tree.end[last])


def _stretch(tree: Tree, head: int, without: frozenset[str]) -> Span:
    """Gives the unbroken run around a word of the words that it governs. ``without`` are relations left out at the
    word itself; asides are left out everywhere.
    """
    inside = {head}
    waiting = [head]
    while waiting and len(inside) < MOST_WORDS:
        at = waiting.pop()
        for kid in tree.kids[at]:
            if tree.dep[kid] in (without if at == head and kid < head else _ASIDE) or len(inside) >= MOST_WORDS:
                continue
            if at == head and tree.dep[kid] in without - {"case"}:
                continue
            if at == head and tree.dep[kid] == "conj" and tree.pos[kid] not in {"NOUN", "PROPN", "PRON", "NUM", "VERB"}:
                continue
            inside.add(kid)
            waiting.append(kid)
    first = last = head
    while first - 1 in inside or (first - 2 in inside and first > 1 and tree.pos[first - 1] in _BETWEEN):
        first -= 1
    past = len(tree.words)
    while last + 1 in inside or (last + 2 in inside and last + 2 < past and tree.pos[last + 1] in _BETWEEN):
        last += 1
    return Span(tree.start[first], tree.end[last])
