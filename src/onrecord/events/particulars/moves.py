"""What becomes of a thing, by the word that governs it: ``imposed`` by "slapped sanctions on", ``lifted`` by "removal".

The words are those of ``data/moves.tsv``. A thing stands at a place of its governor: its object (or the subject of its
passive), its subject, behind its "of", right before it, or behind another preposition.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from onrecord.events.acts import has_particle
from onrecord.events.lexicon import forms
from onrecord.events.tables import rows
from onrecord.events.tree import NOMINAL, Tree
from onrecord.knowledge.tables import words

_CARRIERS = words(
    "some number dozens hundreds thousands two three four five several many most all pair fleet series round rounds "
    "set package packages wave raft range scope tranche batch list lot host array one any more regime campaign kind "
    "type variety accuracy force group capability arsenal couple lifting imposition use spate barrage salvo squadron "
    "scale size measures systems plan possibility idea"
)
"""Nouns that carry the thing behind their "of", or right after it: what becomes of them becomes of the thing."""
_TELLING = words(
    "postponed suspended planned scheduled cancelled canceled delayed proposed threatened imposed deployed"
)
"""Participles before a noun that tell what became of it."""
_DEEPEST = 4
"""Nouns through which a governor is looked for."""
_OBJECT = frozenset({"obj", "nsubj:pass", "iobj"})
_SUBJECT = frozenset({"nsubj", "csubj"})


class Moved(Struct, frozen=True):
    """What becomes of a thing: the move, the index of the word that tells it, and the place at which the thing stands
    to it.
    """

    move: str
    at: int
    place: str


class _Row(Struct, frozen=True):
    move: str
    particle: str


@cache
def moves(register: str) -> dict[tuple[str, str], tuple[_Row, ...]]:
    """Gives the moves of a register by word form and place, those with a particle first."""
    found: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for name, move, place, listed in rows("moves.tsv"):
        if name != register:
            continue
        for entry in listed.split(";"):
            base, _, particle = entry.partition(" ")
            for form in (base,) if place in {"of", "before"} else forms(base):
                row = _Row(move, particle)
                if row not in found[form, place]:
                    found[form, place].append(row)
    return {key: tuple(sorted(held, key=lambda one: not one.particle)) for key, held in found.items()}


def moved(tree: Tree, at: int, *registers: str) -> Iterator[Moved]:
    """Gives what becomes of the thing that a word heads, by each governor that tells it, each word once."""
    seen: set[int] = set()
    for governor, place in _governors(tree, at):
        if governor in seen:
            continue
        for register in registers:
            row = next(
                (
                    one
                    for one in moves(register).get((tree.words[governor], place), ())
                    if (has_particle(tree, governor, one.particle) if one.particle else not _parted(tree, governor))
                ),
                None,
            )
            if row is not None:
                seen.add(governor)
                yield Moved(row.move, governor, place)
                break


def _parted(tree: Tree, at: int) -> bool:
    """Says whether a verb has a particle that makes it another one: "give up" gives nothing."""
    return bool(tree.below(at, "compound:prt"))


def _governors(tree: Tree, at: int) -> Iterator[tuple[int, str]]:  # noqa: C901, PLR0912 - one relation after another
    """Gives words that may tell what becomes of a thing, each with the place at which the thing stands to it."""
    for _ in range(_DEEPEST):
        yield from _described(tree, at)
        above, relation = tree.head[at], tree.dep[at]
        if above == at:
            return
        if relation == "nsubj:pass" and tree.words[above] == "set" and tree.below(above, "xcomp"):
            # "Tariffs are set to rise": they are not set.
            yield from _controlled(tree, above)
            return
        if relation in _OBJECT:
            yield from _with_joined(tree, above, "obj")
            return
        if relation in _SUBJECT:
            if tree.pos[above] in {"VERB", "AUX"}:
                yield from _with_joined(tree, above, "obj" if tree.passive(above) else "subj")
                yield from _controlled(tree, above)
            return
        if relation == "conj" and tree.pos[above] in NOMINAL:
            at = above
            continue
        if relation in {"compound", "nmod:poss", "amod", "nmod:desc"} and tree.pos[above] in NOMINAL:
            yield above, "before"
            if tree.words[above] not in _CARRIERS or relation == "nmod:poss":
                return
            at = above
            continue
        case = tree.case(at)
        if relation in {"nmod", "obl"} and case:
            yield above, case
            carries = tree.words[above] in _CARRIERS
            if case in {"of", "in", "to", "on"} and (carries or tree.pos[above] in NOMINAL):
                if carries or case == "of":
                    yield above, "of"
                if carries:
                    at = above
                    continue
        return


def _with_joined(tree: Tree, verb: int, place: str) -> Iterator[tuple[int, str]]:
    """Gives a verb and those joined to it that have no object of their own: "imposed and later tightened"."""
    if place == "obj":
        # "Wanted the sanctions lifted"
        yield from ((kid, place) for kid in tree.below(verb, "xcomp") if tree.tag[kid] == "VBN" and kid > verb)
    yield verb, place
    for kid in tree.below(verb, "conj"):
        if tree.pos[kid] == "VERB" and not tree.below(kid, "obj", "nsubj", "nsubj:pass"):
            if place == "obj" and not (tree.passive(verb) or kid < verb):
                continue
            yield kid, "obj" if place == "obj" else "subj"
    above = tree.head[verb]
    shared = tree.dep[verb] == "conj" and tree.pos[above] == "VERB" and not tree.passive(above)
    if place == "obj" and shared and not tree.below(above, "obj", "obl", "ccomp", "xcomp"):
        yield above, place


def _controlled(tree: Tree, verb: int) -> Iterator[tuple[int, str]]:
    """Gives the verbs whose subject a thing is through another: "sanctions are expected to be lifted"."""
    for kid in tree.below(verb, "xcomp"):
        if tree.pos[kid] == "VERB":
            yield kid, "obj" if tree.passive(kid) else "subj"


def _described(tree: Tree, noun: int) -> Iterator[tuple[int, str]]:
    """Gives the verbs of clauses that describe a thing: "sanctions imposed by", "the ship that sailed"."""
    for kid in tree.below(noun, "amod", "acl", "acl:relcl"):
        if tree.dep[kid] == "amod" and (tree.words[kid - 1] == "-" or tree.words[kid] not in _TELLING):
            # "Ground-based stations", "air-fired missiles": of which kind they are.
            continue
        if tree.dep[kid] != "acl:relcl":
            if tree.tag[kid] == "VBN" or (tree.tag[kid] == "VB" and tree.passive(kid)):
                yield kid, "obj"
            elif tree.tag[kid] == "VBG" and tree.dep[kid] == "acl":
                yield kid, "subj"
        elif tree.pos[kid] == "VERB":
            if noun in tree.objects(kid):
                yield kid, "obj"
            elif noun in tree.subjects(kid):
                yield kid, "subj"
