"""The status of an act: what governs its trigger, and the promise, threat, refusal or call that it is under."""

from collections.abc import Sequence

from onrecord.events.acts import Act
from onrecord.events.form import Form
from onrecord.events.status import status_of
from onrecord.events.tree import Tree
from onrecord.types.event import Status
from onrecord.types.span import Span

_FORMS: dict[str, Form] = {
    "VBD": "past", "VBN": "participle", "VBG": "ing", "VB": "base", "VBZ": "present", "VBP": "present",
}  # fmt: skip
_UNDER: dict[str, tuple[Status, str]] = {
    "promise": ("planned", "it is promised"),
    "threaten": ("conditional", "it is threatened"),
    "refuse": ("denied", "it is refused"),
    "demand": ("called-for", "it is demanded"),
    "appeal": ("called-for", "it is asked for"),
    "allow": ("conditional", "it is allowed"),
    "prevent": ("denied", "it is forbidden"),
}


def standing(tree: Tree, text: str, sentence: Span, act: Act, told: Sequence[Act]) -> tuple[Status, str]:
    """Takes a tree, its text, the sentence of an act and all of its acts; gives its status and why, in words."""
    if act.outer >= 0:
        outer = told[act.outer]
        state, why = standing(tree, text, sentence, outer, told)
        if state == "denied" and outer.kind in {"promise", "threaten", "allow"}:
            return "denied", f"it is not promised or allowed: {why}"
        if state == "denied" and outer.kind == "refuse":
            return "unknown", f"it is not refused: {why}"
        return _UNDER.get(outer.kind, ("unknown", "what it is under does not say whether it happened"))
    if act.shape == "verb" and _told_ahead(tree, act.at):
        return "planned", "“would” after a saying in the past tells what is to come"
    words = text[sentence.start : sentence.end]
    form = "noun" if act.shape == "noun" else _FORMS.get(tree.tag[act.at], "")
    start = tree.start[act.at] - sentence.start
    return status_of(words, start, start + tree.end[act.at] - tree.start[act.at], form)


def _told_ahead(tree: Tree, at: int) -> bool:
    """Says whether "would" is the future of a saying in the past: "said it would", and no "if" makes it a condition."""
    auxiliaries = [tree.words[kid] for kid in tree.kids[at] if tree.dep[kid] in {"aux", "advmod"}]
    if "would" not in auxiliaries or "not" in auxiliaries or "n't" in auxiliaries or "never" in auxiliaries:
        return False
    for _ in range(_ABOVE):
        if any(
            tree.words[mark] in _CONDITIONS
            for kid in tree.kids[at]
            for mark in (kid, *tree.kids[kid])
            if tree.dep[mark] == "mark"
        ):
            return False
        above = tree.head[at]
        if above == at:
            return False
        if tree.dep[at] == "ccomp":
            return tree.words[above] in _SAID
        if tree.dep[at] not in {"conj", "xcomp"}:
            return False
        at = above
    return False


_ABOVE = 4
_CONDITIONS = frozenset({"if", "unless", "provided"})
_SAID = frozenset(
    {
        "said",
        "announced",
        "told",
        "added",
        "confirmed",
        "declared",
        "disclosed",
        "revealed",
        "reported",
        "stated",
        "pledged",
        "promised",
    }
)
