"""What the model of types looks at: words, syntax and tables around a trigger or a given pair of actors."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.events.acts import Act
from onrecord.events.lexicon import singular, verbs
from onrecord.events.tree import Tree

Words = tuple[int, int]
"""``[first, past)``: words of a phrase."""

_CHAIN = 8


def features(
    tree: Tree, sentence: Words, told: Sequence[tuple[Act, str]], source: Words | None, target: Words | None
) -> list[str]:
    """Takes a tree, a sentence, its acts each with the type that its status makes of it, and two phrases of which one
    acts on the other; gives named features, each once.
    """
    return sorted({
        *_words(tree, sentence, source, target),
        *_tables(tree, told, source, target),
        *_path(tree, sentence, source, target),
    })  # fmt: skip


def base(tree: Tree, at: int) -> str:
    """Gives a word in its base form where the tables know it, else by its letters."""
    word = tree.words[at]
    if tree.pos[at] in {"VERB", "AUX"}:
        return verbs().get(word) or _stripped(word)
    return singular(word) if tree.pos[at] in {"NOUN", "PROPN"} else word


def _stripped(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


def _inside(at: int, span: Words | None) -> bool:
    return span is not None and span[0] <= at < span[1]


def _words(tree: Tree, sentence: Words, source: Words | None, target: Words | None) -> Iterator[str]:
    """Gives words and runs of words, the two phrases masked, and which stand between the two."""
    run: list[str] = []
    for at in range(*sentence):
        shown = _shown(tree, at, source, target)
        if shown and (not run or run[-1] != shown):
            run.append(shown)
    for one in run:
        yield f"w={one}"
    for one, other in pairwise(run):
        yield f"b={one} {other}"
    for one, two, other in zip(run, run[1:], run[2:], strict=False):
        yield f"t={one} {two} {other}"
    if _SOURCE in run and _TARGET in run:
        low, high = sorted((run.index(_SOURCE), run.index(_TARGET)))
        for one in run[low + 1 : high]:
            yield f"between={one}"
    for span, name in ((source, "s"), (target, "t")):
        inside = range(*span) if span is not None else ()
        yield from (f"{name}={base(tree, at)}" for at in inside if tree.pos[at] in {"NOUN", "ADJ", "VERB"})


def _shown(tree: Tree, at: int, source: Words | None, target: Words | None) -> str:
    """Gives a word as the model sees it: names and numbers are all alike; '' for a mark."""
    if _inside(at, source):
        return _SOURCE
    if _inside(at, target):
        return _TARGET
    return _MASKS[tree.pos[at]] if tree.pos[at] in _MASKS else base(tree, at)


_SOURCE, _TARGET = "«S»", "«T»"
_MASKS = {"PROPN": "«N»", "NUM": "«0»", "SYM": "«0»", "PUNCT": "", "SPACE": ""}


def _tables(tree: Tree, told: Sequence[tuple[Act, str]], source: Words | None, target: Words | None) -> Iterator[str]:
    """Gives what the tables of triggers say: all acts, the first, and the one whose actors are the two phrases."""
    best, most = None, -1.0
    for place, (act, kind) in enumerate(told):
        yield f"act={kind}"
        yield f"code={act.code.cameo}"
        hit = 2.0 * any(_inside(at, source) for at in act.subject) + 2.0 * any(_inside(at, target) for at in act.target)
        hit += 0.5 * _inside(act.object, target) - 0.1 * place - (1.0 if act.outer >= 0 else 0.0)
        hit -= 1.0 if act.shape == "noun" else 0.0
        if _inside(act.at, source) or _inside(act.at, target):
            hit -= 2.0
        if hit > most:
            best, most = (act, kind), hit
    if told:
        yield f"first={told[0][1]}"
    if best is None:
        yield "best=none"
        return
    act, kind = best
    yield f"best={kind}"
    yield f"best-code={act.code.cameo}"
    yield f"best-code-as={act.code.cameo} {kind}"
    yield f"best-word={base(tree, act.at)}"
    if act.object >= 0:
        yield f"best-object={base(tree, act.at)} {base(tree, act.object)}"
    for name, met in (("s", source), ("t", target)):
        held = act.subject if name == "s" else act.target
        if any(_inside(at, met) for at in held):
            yield f"best-{name}={kind}"


def _path(tree: Tree, sentence: Words, source: Words | None, target: Words | None) -> Iterator[str]:
    """Gives the words that govern the two phrases, with their objects and what denies or governs them."""
    for span, name in ((source, "S"), (target, "T")):
        if span is None:
            continue
        at = next((one for one in range(*span) if not span[0] <= tree.head[one] < span[1]), span[0])
        for step in range(_CHAIN):
            above = tree.head[at]
            if above == at or not sentence[0] <= above < sentence[1]:
                break
            if tree.pos[above] in _GOVERNS:
                yield f"up{name}={base(tree, above)}"
                if step == 0:
                    yield f"gov{name}={tree.dep[at]} {tree.case(at)} {base(tree, above)}"
                    yield from _governed(tree, above, name)
            at = above


_GOVERNS = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
_SEEN = frozenset({"obj", "xcomp", "aux", "advmod", "ccomp", "compound:prt", "obl"})
_DEEP = frozenset({"obj", "amod", "compound", "nmod", "obl"})


def _governed(tree: Tree, above: int, name: str) -> Iterator[str]:
    """Gives what else the word above a phrase governs, and what stands below its objects and clauses."""
    word = base(tree, above)
    for kid in tree.kids[above]:
        relation = tree.dep[kid]
        if relation in _SEEN:
            yield f"gov{name}-{relation}={word} {base(tree, kid)}"
            yield f"govkid{name}-{relation}={base(tree, kid)}"
        if relation in {"obj", "xcomp", "ccomp"}:
            for deep in tree.kids[kid]:
                if tree.dep[deep] in _DEEP:
                    yield f"deep{name}={base(tree, kid)} {base(tree, deep)}"
