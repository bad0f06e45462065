"""The tables of triggers: which words tell of which act, in which frame, under which code."""

from collections import defaultdict
from functools import cache
from typing import Literal, cast

from msgspec import Struct

from onrecord.events.tables import rows
from onrecord.knowledge.codes import Code, codes
from onrecord.knowledge.tables import words as several_words

Shape = Literal["verb", "noun", "adjective"]
_VOWELS = frozenset("aeiou")
_DOUBLED = several_words(
    "stop ban bar plan nab slam rap slap cut hit set put let shut step sit drop quit permit commit rebut swap "
    "rob stab repel expel compel gag ship chat bid strip tap admit omit submit refer defer confer win run "
    "begin beg cap top scrap trap overrun tip shun snub"
)
"""Verbs whose last letter is doubled before -ed and -ing."""


class Rule(Struct, frozen=True):
    """One row of the table of triggers: a word, what its object must be, and where the target stands.

    ``object`` holds nouns of which one must be there, ``not_object`` those that must not; ``headed`` looks at its head
    alone. ``bare`` asks for no object, ``some`` for any, ``complement`` for what it is called, ``preposition`` for the
    nouns behind that preposition instead. ``rank`` is higher for a rule that asks for more.
    """

    code: Code
    shape: Shape
    word: str
    particle: str
    object: frozenset[str]
    not_object: frozenset[str]
    headed: bool
    bare: bool
    some: bool
    complement: bool
    preposition: str
    target: tuple[str, ...]
    rank: int


class Outer(Struct, frozen=True):
    """A word that promises, threatens, refuses or asks for another act. ``other``: the act is its object's."""

    kind: str
    shape: Shape
    particle: str
    other: bool
    alone: bool


@cache
def classes() -> dict[str, frozenset[str]]:
    """Gives the classes of nouns by name."""
    return {name: frozenset(words.split(";")) for name, words in rows("words.tsv")}


@cache
def rules() -> dict[tuple[str, Shape], tuple[Rule, ...]]:
    """Gives the rules by the first word of their trigger and its shape, those that ask for more first."""
    found: dict[tuple[str, Shape], list[Rule]] = defaultdict(list)
    for order, (cameo, mode, shape, words, wanted, target) in enumerate(rows("triggers.tsv")):
        base = codes()[cameo]
        code = Code(cameo, base.type, mode, base.contexts, base.name) if mode else base
        for word in words.split(";"):
            first, _, particle = word.partition(" ")
            rule = _rule(code, cast("Shape", shape), first, particle, wanted, target, order)
            found[first, cast("Shape", shape)].append(rule)
    return {key: tuple(sorted(held, key=lambda one: -one.rank)) for key, held in found.items()}


def _rule(code: Code, shape: Shape, word: str, particle: str, wanted: str, target: str, order: int) -> Rule:  # noqa: PLR0913, PLR0917
    some = wanted == "some" or wanted.startswith("some!")
    wanted = wanted.removeprefix("some") if some else wanted
    headed = wanted.startswith("^")
    wanted = wanted.removeprefix("^")
    negated = wanted.startswith("!")
    body = wanted.removeprefix("!")
    preposition = ""
    if ":" in body:
        preposition, _, body = body.partition(":")
    nouns: set[str] = set()
    for one in body.split(";"):
        name = one.removeprefix("!")
        nouns |= classes()[name[1:]] if name.startswith("@") else {name} if name else set()
    some = some or body == "some"
    bare, complement = body == "none", body == "xcomp"
    held = frozenset() if bare or body == "some" or complement else frozenset(nouns)
    asks = bool(held and not negated)
    return Rule(
        code=code,
        shape=shape,
        word=word,
        particle=particle,
        object=frozenset() if negated else held,
        not_object=held if negated else frozenset(),
        headed=headed,
        bare=bare and not negated,
        some=some,
        complement=complement,
        preposition=preposition,
        target=tuple(part for part in target.split(",") if part),
        # A particle says more than an object, a class more than any object; of equals the later row.
        rank=(8000 if particle else 0)
        + (4000 if asks else 2000 if some or bare or preposition or complement else 0)
        + order,
    )


@cache
def outers() -> dict[tuple[str, Shape], tuple[Outer, ...]]:
    """Gives the words that say of another act that it is promised, threatened, refused or asked for."""
    found: dict[tuple[str, Shape], list[Outer]] = defaultdict(list)
    for kind, shape, words, who, alone in rows("complements.tsv"):
        for word in words.split(";"):
            first, _, particle = word.partition(" ")
            outer = Outer(kind, cast("Shape", shape), particle, who == "other", alone == "yes")
            found[first, cast("Shape", shape)].append(outer)
    return {key: tuple(sorted(held, key=lambda one: not one.particle)) for key, held in found.items()}


@cache
def _compound() -> dict[tuple[str, str], str]:
    return {(kind, act): cameo for kind, act, cameo in rows("compound_codes.tsv")}


def compound(kind: str, act: Code | None) -> Code | None:
    """Gives the code of a promise (threat, refusal, demand, appeal) of an act; None where the table has none."""
    table = _compound()
    if act is not None:
        for length in range(len(act.cameo), 1, -1):
            cameo = table.get((kind, act.cameo[:length]))
            if cameo:
                return codes()[cameo]
        cameo = table.get((kind, act.type))
        if cameo:
            return codes()[cameo]
    cameo = table.get((kind, "any"))
    return codes()[cameo] if cameo else None


@cache
def irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Gives past forms and participles by verb."""
    return {verb: (tuple(past.split(";")), tuple(part.split(";"))) for verb, past, part in rows("irregular.tsv")}


@cache
def verbs() -> dict[str, str]:
    """Gives the base form of every form of the verbs of the tables."""
    found: dict[str, str] = {}
    held = {word for word, shape in (*rules(), *outers()) if shape == "verb"}
    for word in sorted(held):
        for form in forms(word):
            if found.get(form) != form:
                found[form] = word
        found[word] = word
    return found


def forms(verb: str) -> tuple[str, ...]:
    """Gives the forms of a verb: base, third person, present participle, past and past participle."""
    ies = verb.endswith("y") and verb[-2:-1] not in _VOWELS
    third = verb[:-1] + "ies" if ies else verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    doubled = verb + verb[-1] if verb in _DOUBLED else verb
    if verb.endswith("ie"):
        ing = verb[:-2] + "ying"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        ing = verb[:-1] + "ing"
    else:
        ing = doubled + "ing"
    if verb in irregular():
        past, participle = irregular()[verb]
        return (verb, third, ing, *past, *participle)
    if verb.endswith(("el", "al", "ol")) and verb[-3:-2] not in _VOWELS:
        # British "cancelled" and American "canceled".
        return (verb, third, verb + "ing", verb + "ed", verb + "ling", verb + "led")
    ed = verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if ies else doubled + "ed"
    return (verb, third, ing, ed)


@cache
def singular(word: str) -> str:
    """Gives the singular of a noun by its letters; the word itself where it ends like none."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return {"men": "man", "women": "woman", "children": "child", "crises": "crisis"}.get(word, word)
