"""What the model of types says of an act that the tables coded: where it is sure and they are not, its type stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.events.acts import Act
from onrecord.events.features import Words, features
from onrecord.events.kinds import kinds
from onrecord.events.plover import view
from onrecord.events.roles import Party
from onrecord.events.tree import Tree
from onrecord.knowledge.codes import Code, codes
from onrecord.types.event import Status
from onrecord.types.span import Span

SURE = 0.5
"""Probability from which the model overrules the tables, chosen by cross-validation on PLV train."""
DOUBTED = 0.2
"""Probability of the type by the tables above which they are not overruled."""
_ROOTS = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "YIELD": "080",
    "ACCUSE": "110", "REQUEST": "100", "REJECT": "120", "THREATEN": "130", "PROTEST": "140", "MOBILIZE": "150",
    "SANCTION": "160", "COERCE": "170", "ASSAULT": "190",
}  # fmt: skip
"""The code of a type where the model alone says so."""

_TOLD_BY_NAME = frozenset({"057"})
"""Codes that the tables give to words which tell the act by its name: two who sign a treaty meet too, yet they sign."""


def judged(  # noqa: PLR0913, PLR0917 - what the model looks at
    tree: Tree,
    sentence: Span,
    act: Act,
    state: Status,
    viewed: Sequence[tuple[Act, str]],
    sources: Sequence[Party],
    targets: Sequence[Party],
) -> tuple[Code, str]:
    """Gives the code of an act, and in words why, where it is the model's and not the tables'.

    Only what is told as done by a verb, with both sides, is put to the model: it knows no status.
    """
    model = kinds()
    if model is None or act.kind or act.shape != "verb" or state != "happened" or not sources or not targets:
        return act.code, ""
    own = view(act.code.type, state, act.code.cameo)
    words = _words(tree, sentence)
    shares = model.shares(features(tree, words, viewed, _words(tree, sources[0].words), _words(tree, targets[0].words)))
    best = max(shares, key=lambda label: shares[label])
    if best == own or shares[best] < SURE or shares.get(own, 0.0) > DOUBTED:
        return act.code, ""
    if best == "CONSULT" and act.code.cameo in _TOLD_BY_NAME:
        return act.code, ""
    code = codes()[_ROOTS[best]]
    return code, f"the model of types reads {best} ({shares[best]:.2f}) where the tables read {act.code.type}"


def _words(tree: Tree, span: Span) -> Words:
    """Gives the words that a span covers."""
    first = bisect_right(tree.end, span.start)
    return first, max(first + 1, bisect_left(tree.start, span.end))
