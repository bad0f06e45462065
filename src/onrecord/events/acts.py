"""Finds who does what to whom in a sentence: words of the tables of triggers in the frames that they ask for."""

from collections.abc import Sequence

from msgspec import Struct

from onrecord.events.lexicon import Outer, Rule, classes, compound, outers, rules, singular, verbs
from onrecord.events.tree import TIMES, Tree
from onrecord.knowledge.codes import Code
from onrecord.knowledge.tables import words

MOST = 60
"""Acts read of one sentence: no sentence of a report tells as many, and a list of words is no sentence."""

_NEAR = 8
"""Words behind a verb in which its particle stands."""


class Act(Struct):
    """What a trigger tells, by the indices of words: ``at`` is the trigger, ``past`` the end of what goes with it.

    ``subject`` holds who does it, ``target`` to whom, ``object`` what the verb has for its object (-1 for none).
    ``outer`` is the place in the list of acts of the promise, threat, refusal or call that this act is told under.
    """

    at: int
    code: Code
    shape: str
    subject: tuple[int, ...]
    target: tuple[int, ...]
    object: int = -1
    instrument: int = -1
    kind: str = ""
    outer: int = -1
    mutual: bool = False


def acts(tree: Tree, first: int, past: int) -> list[Act]:
    """Takes a tree and the words of a sentence, ``[first, past)``; gives its acts in text order."""
    found: list[Act] = []
    done: dict[int, int] = {}
    for at in range(first, past):
        if len(found) >= MOST:
            break
        if tree.pos[at] == "VERB" and at not in done and tree.dep[at] not in {"amod", "compound"}:
            _verb(tree, at, found, done)
        elif tree.pos[at] == "ADJ" and at not in done:
            _adjective(tree, at, found, done)
        elif tree.pos[at] == "NOUN":
            noun = _noun(tree, at)
            if noun is not None:
                done[at] = len(found)
                found.append(noun)
    return found


def verb_act(tree: Tree, at: int) -> Act | None:
    """Gives the act that a verb tells by the tables; None for none."""
    lemma = verbs().get(tree.words[at])
    if lemma is None:
        return None
    objects = tree.objects(at)
    for rule in rules().get((lemma, "verb"), ()):
        if not _fits(tree, at, rule, objects):
            continue
        target = _targets(tree, at, rule, objects)
        if lemma == "discuss" and _of_several(tree, at) and not tree.behind(at, "with"):
            # "Torres and Berg discussed the quarrel with Norway": Norway was not there.
            target = []
        thing = objects[0] if objects else -1
        out_of = _left(tree, at) if rule.code.cameo in _PUT_OUT else []
        if out_of:
            target = [one for one in target if one not in out_of] or list(objects)
        by = tree.subjects(at) or (out_of if tree.passive(at) else [])
        subject = tuple(one for head in by for one in tree.joined(head))
        return Act(
            at=at,
            code=rule.code,
            shape="verb",
            subject=subject,
            target=tuple(one for one in target if one not in subject),
            object=thing,
            instrument=_instrument(tree, at, rule, objects),
            mutual="with" in rule.target[:2],
        )
    return None


_PUT_OUT = frozenset({"166", "172", "174"})
"""Codes of keeping somebody out of a place, or putting him out of it."""
_ENTERING = frozenset({"entering", "visiting", "reentering", "re-entering"})


def _left(tree: Tree, at: int) -> list[int]:
    """Gives the place somebody is kept out of: "barred from Norway", "banned from entering it". Where nobody else is
    told of, it is the host that bars.
    """
    entered = [head for kid in tree.kids[at] if tree.words[kid] in _ENTERING for head in tree.objects(kid)]
    return tree.behind(at, "from") or entered


def _of_several(tree: Tree, at: int) -> bool:
    """Says whether several do what a verb tells: joined by "and", or in the plural."""
    heads = tree.subjects(at)
    return any(len(tree.joined(head)) > 1 or tree.tag[head] in {"NNS", "NNPS"} for head in heads) or any(
        tree.words[head] == "they" for head in heads
    )


def _verb(tree: Tree, at: int, found: list[Act], done: dict[int, int]) -> None:
    """Adds the acts of a verb: its own, or that of another act that it promises, threatens, refuses or asks for."""
    lemma = verbs().get(tree.words[at], "")
    for outer in outers().get((lemma, "verb"), ()):
        if outer.particle and not has_particle(tree, at, outer.particle):
            continue
        if _compounded(tree, at, outer, found, done):
            return
    if lemma in _SUBORDINATE and tree.dep[at] in {"advcl", "acl", "xcomp"}:
        return
    act = verb_act(tree, at)
    if act is not None:
        done[at] = len(found)
        found.append(act)


def _adjective(tree: Tree, at: int, found: list[Act], done: dict[int, int]) -> None:
    for outer in outers().get((tree.words[at], "adjective"), ()):
        if _compounded(tree, at, outer, found, done):
            return


def _compounded(tree: Tree, at: int, outer: Outer, found: list[Act], done: dict[int, int]) -> bool:
    """Adds the act of an outer word and the act behind it; says whether it did."""
    behind = _complement(tree, at, outer)
    if behind < 0 or (outer.kind == "refuse" and tree.words[behind] in _MUTE):
        return False
    inner = _inner(tree, behind)
    if inner is None and not outer.alone:
        return False
    code = compound(outer.kind, inner.code if inner else None)
    if code is None:
        return False
    lemma = verbs().get(tree.words[at], "")
    if outer.kind == "promise" and inner and inner.code.type in _HARMS and lemma in _VOWS:
        code = compound("threaten", inner.code) or code
    subject = tuple(one for head in tree.subjects(at) for one in tree.joined(head))
    asked = tuple(one for head in tree.objects(at) for one in tree.joined(head)) if outer.other else ()
    if outer.other and not asked:
        asked = tuple(one for p in ("on", "upon", "to") for head in tree.behind(at, p) for one in tree.joined(head))
        asked = asked or (tuple(tree.subjects(behind)) if tree.dep[behind] == "ccomp" else ())
        if not asked or set(asked) <= set(subject):
            # "wants to visit": nobody is asked.
            return False
    target = asked if outer.other else (inner.target if inner else ())
    if outer.kind == "threaten":
        # "Warned Norway that it would": who is warned.
        warned = tree.below(at, "iobj") or tree.objects(at)
        target = tuple(one for head in warned for one in tree.joined(head)) or target
    if outer.kind == "refuse":
        target = tuple(one for head in _askers(tree, tree.objects(at)) for one in tree.joined(head)) or target
    target = target or _any_target(tree, inner.at if inner else behind)
    done[at] = len(found)
    place = len(found)
    found.append(
        Act(
            at=at,
            code=code,
            shape="verb",
            subject=subject,
            target=tuple(one for one in target if one not in subject),
            object=inner.object if inner else -1,
            kind=outer.kind,
            mutual=lemma == "agree",
        )
    )
    if inner is not None:
        inner.outer = place
        inner.subject = asked if outer.other and asked else (inner.subject or subject)
        done[inner.at] = len(found)
        found.append(inner)
    return True


_PROMISE = Outer("promise", "verb", "", other=False, alone=True)
_SUBORDINATE = frozenset({"help", "assist", "aid"})
"""Verbs that tell of an event only where they lead a clause: "sent troops to help"."""
_MUTE = words(
    "comment say discuss elaborate confirm name identify answer speak speculate be disclose reveal specify "
    "provide respond give predict talk describe detail brief"
)
"""What one declines to do where nothing is refused but words: no event."""
_VOWS = frozenset({"vow", "swear", "promise", "pledge", "undertake"})
_HARMS = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
_THROUGH = words("continue begin start help try seek keep resume work stop consider allow")
"""Verbs behind which the act stands that they tell of: "continue to supply"."""


def _complement(tree: Tree, at: int, outer: Outer) -> int:
    """Gives the verb whose act an outer word tells of: behind "to", in a clause with "that", or an "-ing"; -1: none."""
    for kid in tree.kids[at]:
        if tree.dep[kid] in {"xcomp", "ccomp", "advcl"} and tree.pos[kid] in {"VERB", "AUX", "ADJ"} and kid > at:
            to = any(tree.words[one] == "to" for one in tree.kids[kid] if tree.dep[one] == "mark")
            if tree.dep[kid] == "advcl" and not to:
                continue
            if outer.kind in {"refuse", "prevent"} and tree.dep[kid] == "ccomp":
                continue
            if outer.kind in {"demand", "appeal"} and tree.dep[kid] == "ccomp" and not _mandative(tree, kid):
                continue
            return kid
    if outer.kind in {"demand", "appeal"}:
        for kid in tree.below(at, "obj", "obl"):
            for one in tree.below(kid, "acl"):
                if any(tree.words[mark] == "to" for mark in tree.kids[one]):
                    return one
    return -1


def complement(tree: Tree, at: int) -> int:
    """Gives the verb of what a word promises: behind "to", or in a clause with "that"; -1 for none."""
    return _complement(tree, at, _PROMISE)


def _mandative(tree: Tree, at: int) -> bool:
    """Says whether a clause tells what is wanted, not what is so: "demanded that they leave", "that they should"."""
    auxiliaries = {tree.words[kid] for kid in tree.kids[at] if tree.dep[kid] in {"aux", "aux:pass", "cop"}}
    return (tree.tag[at] == "VB" and not auxiliaries - {"be"}) or bool(auxiliaries & {"should", "must", "be"})


def _inner(tree: Tree, at: int, depth: int = 0) -> Act | None:
    """Gives the act of a verb behind an outer word, also behind "continue to", "help", "try to"."""
    act = verb_act(tree, at)
    if tree.words[at] in _THROUGH and depth < 3:
        for kid in tree.below(at, "xcomp"):
            deeper = _inner(tree, kid, depth + 1)
            if deeper is not None:
                return deeper
    return act


def _fits(tree: Tree, at: int, rule: Rule, objects: Sequence[int]) -> bool:
    """Says whether a verb stands in the frame that a rule asks for."""
    if rule.particle and not has_particle(tree, at, rule.particle):
        return False
    if rule.preposition:
        behind = [*tree.behind(at, rule.preposition), *(h for o in objects for h in tree.behind(o, rule.preposition))]
        return bool(behind) and (not rule.object or any(_one_of(tree, head, rule.object) for head in behind))
    if rule.complement:
        return any(
            (tree.dep[kid] == "xcomp" and tree.pos[kid] in {"ADJ", "NOUN"}) or tree.case(kid) == "as"
            for kid in tree.kids[at]
        )
    if rule.code.cameo == "041" and verbs().get(tree.words[at]) == "call" and _names_or_asks(tree, at, objects):
        return False
    if rule.bare:
        return not objects
    if rule.some and not objects:
        return False
    if rule.code.type == "CONSULT" and any(_to_the_press(tree, head) for head in objects):
        return False
    if rule.headed:
        return any(_is_one(tree, head, rule.object) or head in tree.names for head in objects)
    if rule.object:
        return any(_one_of(tree, head, rule.object) for head in objects) or _adverbial(tree, at, rule.object)
    return not (rule.not_object and any(_is_one(tree, head, rule.not_object) for head in objects))


def _names_or_asks(tree: Tree, at: int, objects: Sequence[int]) -> bool:
    """Says whether "call" tells what somebody is called ("called him a liar"), or what is asked for ("called for")."""
    if tree.below(at, "xcomp") or any(
        tree.words[kid] in _CALL_FOR for kid in range(at + 1, min(at + 2, len(tree.words)))
    ):
        return True
    for head in objects:
        past = tree.phrase(head)[1]
        if past < len(tree.words) and (tree.words[past] in _CALLED or tree.pos[past] == "ADJ"):
            return True
    return False


_CALL_FOR = frozenset({"for", "on", "upon", "off", "out", "it", "in"})
_CALLED = frozenset({"a", "an", "the", "one", "“", '"', "‘", "``", "“a"})
"""What stands behind who is called something."""


def _to_the_press(tree: Tree, head: int) -> bool:
    """Says whether a noun is a news conference: there nobody is consulted."""
    return tree.words[head].startswith("conference") and any(
        tree.words[kid] in {"news", "press", "media"} for kid in tree.below(head, "compound", "amod")
    )


def _adverbial(tree: Tree, at: int, wanted: frozenset[str]) -> bool:
    """Says whether a word asked for stands as a bare complement: "set free", "laid siege"."""
    return any(tree.words[kid] in wanted for kid in tree.below(at, "xcomp", "ccomp", "advmod") if kid > at)


def has_particle(tree: Tree, at: int, particle: str) -> bool:
    """Says whether a particle belongs to a verb: right behind it, or before what it takes."""
    for kid in tree.kids[at]:
        if tree.words[kid] == particle and kid > at and kid - at < _NEAR:
            return True
        if tree.dep[kid] in {"obl", "obj", "advcl"} and kid > at:
            case = next((one for one in tree.kids[kid] if tree.dep[one] in {"case", "mark"}), -1)
            if case == at + 1 and tree.words[case] == particle:
                return True
    return False


def _one_of(tree: Tree, head: int, wanted: frozenset[str]) -> bool:
    return any(
        tree.words[one] in wanted or singular(tree.words[one]) in wanted or _parts(tree.words[one], wanted)
        for one in tree.noun_words(head)
    )


def _parts(word: str, wanted: frozenset[str]) -> bool:
    return "-" in word and (word.rsplit("-", 1)[-1] in wanted)


def _is_one(tree: Tree, head: int, unwanted: frozenset[str]) -> bool:
    return tree.words[head] in unwanted or singular(tree.words[head]) in unwanted


def _targets(tree: Tree, at: int, rule: Rule, objects: Sequence[int]) -> list[int]:
    """Gives the heads of the target by the places that a rule names, the first that is filled."""
    for place in rule.target:
        heads = _at_place(tree, at, place, objects)
        if heads:
            return [one for head in heads for one in tree.joined(head)]
    return []


def _at_place(tree: Tree, at: int, place: str, objects: Sequence[int]) -> list[int]:
    if place == "obj":
        return list(objects)
    if place == "iobj":
        return tree.below(at, "iobj")
    if place in {"poss", "mod"}:
        for head in objects:
            held = tree.below(head, "nmod:poss")
            if not held and place == "mod":
                held = [kid for kid in tree.below(head, "compound", "amod") if tree.printed[kid][:1].isupper()]
            if held:
                return held
        return []
    if place == "that":
        return [one for kid in tree.below(at, "ccomp") for one in tree.subjects(kid)]
    found = [one for one in tree.behind(at, place) if tree.words[one] not in TIMES]
    for head in objects:
        found = found or _deep(tree, head, place)
    return found


_PLACED = frozenset({"at", "in"})
"""What brings where it is: "briefings at the Department of Energy" are not those of Energy."""


def _deep(tree: Tree, head: int, preposition: str, depth: int = 0) -> list[int]:
    """Gives what a preposition brings to a noun or to a noun inside its phrase ("a round of talks with")."""
    found = tree.behind(head, preposition)
    if found or depth > 3:
        return found
    for kid in tree.kids[head]:
        if tree.dep[kid] in {"nmod", "conj", "acl", "nmod:desc"} and tree.case(kid) not in _PLACED:
            found = _deep(tree, kid, preposition, depth + 1)
            if found:
                return found
    return []


def _any_target(tree: Tree, at: int) -> tuple[int, ...]:
    """Gives the likeliest one to whom an act of no table is done: what "to" or "with" brings, else its object."""
    heads: list[int] = []
    objects = tree.objects(at)
    for preposition in ("to", "with", "against", "from", "on"):
        heads = heads or tree.behind(at, preposition) or [h for o in objects for h in tree.behind(o, preposition)]
    heads = heads or [h for o in objects for h in tree.below(o, "nmod:poss")] or list(objects)
    return tuple(one for head in heads for one in tree.joined(head))


_MEANS = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE"})


def _instrument(tree: Tree, at: int, rule: Rule, objects: Sequence[int]) -> int:
    """Gives by what means it is done: what "with" or "using" brings to violence, else the thing given, fired, moved."""
    if rule.code.type not in _MEANS:
        return -1
    if rule.object and objects and "obj" not in rule.target[:1]:
        return objects[0]
    if rule.code.type == "ASSAULT":
        behind = tree.behind(at, "with")
        return behind[0] if behind else -1
    return -1


def _noun(tree: Tree, at: int) -> Act | None:
    """Gives the act that a noun tells: whose it is, and on whom."""
    for rule in rules().get((singular(tree.words[at]), "noun"), ()):
        before = tree.below(at, "compound", "amod")
        modifiers = {singular(tree.words[kid]) for kid in before}
        if rule.not_object & modifiers:
            continue
        of = tree.behind(at, "of")
        if rule.object and not modifiers & rule.object and not any(_one_of(tree, one, rule.object) for one in of):
            continue
        subject = tree.below(at, "nmod:poss") or tree.behind(at, "by")
        if not subject:
            subject = [kid for kid in before if tree.printed[kid][:1].isupper()]
        if not subject and tree.dep[at] == "obj" and tree.words[tree.head[at]] in _TOLD:
            subject = tree.subjects(tree.head[at])
        if not subject and of and "of" not in rule.target[:1]:
            subject = of
        target: list[int] = []
        for place in rule.target:
            heads = [one for one in _brought(tree, at, place) if one not in subject]
            if heads:
                target = heads
                break
        sides = [one for head in subject for one in tree.joined(head)]
        toward = [one for head in target for one in tree.joined(head)]
        return Act(
            at=at,
            code=rule.code,
            shape="noun",
            subject=tuple(sides),
            target=tuple(one for one in toward if one not in sides),
            mutual="with" in rule.target[:1],
        )
    return None


def _brought(tree: Tree, at: int, preposition: str) -> list[int]:
    """Gives what a preposition brings to a noun; "with" also deeper: "the meeting of Torres with Berg"."""
    return _deep(tree, at, preposition) if preposition == "with" else tree.behind(at, preposition)


_TOLD = words(
    "announced announce announces announcing ordered approved began started continued confirmed declared "
    "resumed completed halted made paid planned plans cancelled canceled postponed authorized authorised "
    "issued voiced expressed repeated renewed"
)
"""Verbs whose subject does what their object tells: "announced the deployment"."""


def attackers(tree: Tree, act: Act) -> list[int]:
    """Gives whose attack it is that does harm: "Norwegian shelling killed two", "an airstrike of the coalition"."""
    found: list[int] = []
    for head in act.subject if act.code.type == "ASSAULT" else ():
        if singular(tree.words[head]) in classes()["attack"]:
            found += tree.below(head, "nmod:poss") or tree.behind(head, "by") or [
                kid for kid in tree.below(head, "compound", "amod") if tree.printed[kid][:1].isupper()
            ]  # fmt: skip
    return found


def _askers(tree: Tree, things: Sequence[int]) -> list[int]:
    """Gives whose request, offer or demand a thing is: "refused a request from Norway to sail to Peru"."""
    asked = [thing for thing in things if singular(tree.words[thing]) in _ASKING]
    return [one for thing in asked for place in ("from", "by") for one in tree.behind(thing, place)]


_ASKING = words("request offer proposal demand call appeal invitation bid plea application suggestion")
_NEARBY = ("against", "to", "on", "from", "with", "of", "for", "in", "into", "at", "over", "near")


def nearby(tree: Tree, act: Act, things: Sequence[int]) -> list[int]:
    """Gives nouns inside the phrases of things that an act is done to, or beside its trigger, likeliest first.

    "Lifted restrictions on the ability of individuals to visit Cuba" is done to somebody deeper in its words.
    """
    found: list[int] = []
    for thing in (*things, act.object):
        if thing >= 0:
            found += tree.below(thing, "nmod:poss")
            found += _askers(tree, [thing])
            found += [one for place in _NEARBY for one in _deep(tree, thing, place)]
            found += [kid for kid in tree.below(thing, "compound", "amod") if tree.printed[kid][:1].isupper()]
    if act.shape == "verb":
        found += [one for place in _NEARBY for one in tree.behind(act.at, place)]
    return [one for one in dict.fromkeys(found) if one not in act.subject]
