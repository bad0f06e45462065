"""The status of an act: what governs its trigger in the tree and in its words, and the promise or call it is under."""

from collections.abc import Sequence

from onrecord.events.acts import Act
from onrecord.events.form import Form, cues_of
from onrecord.events.lexicon import outers, verbs
from onrecord.events.status import status_of
from onrecord.events.tree import WRITTEN, Tree
from onrecord.knowledge.tables import words
from onrecord.types.event import Status
from onrecord.types.span import Span

Standing = tuple[Status, str]

_FORMS: dict[str, Form] = {
    "VBD": "past", "VBN": "participle", "VBG": "ing", "VB": "base", "VBZ": "present", "VBP": "present",
}  # fmt: skip
_UNDER: dict[str, Standing] = {
    "promise": ("planned", "it is promised"),
    "threaten": ("conditional", "it is threatened"),
    "refuse": ("denied", "it is refused"),
    "demand": ("called-for", "it is demanded"),
    "appeal": ("called-for", "it is asked for"),
    "allow": ("conditional", "it is allowed"),
    "prevent": ("denied", "it is forbidden"),
}
_FINITE, _DEEPEST = frozenset({"VBD", "VBZ", "VBP"}), 40
"""Tags of verbs with a tense; governors of a word that are looked at for one."""
_ABOVE = 5
"""Words above a trigger that are looked at."""
_CONDITIONS = frozenset({"if", "unless", "provided", "lest", "in case", "as long as", "so long as"})
_UNTIL, _PRESENT = words("once until till"), words("is are has have")
"""What makes a clause in the present one of what is to come: "once sanctions are lifted"."""
_BESIDE = words("while when after")
"""What may stand before a clause in -ing of what was done with what the verb above tells."""
_DENIERS = words("denied denies deny denying disputed disputes refuted refutes rejected")
_SAID = words("said announced told added confirmed declared disclosed revealed reported stated pledged promised agreed")
_BELIEF = words("believe think believed thought believes thinks")
_TALKED = words("discuss discussed discusses discussing mention mentioned debate debated")
_NOBODY = words("no nobody none neither nothing")
_DEFINITE = words("the this that these those his her its their our your my")
_AHEAD = words("before until for ahead prior against toward towards without")
"""Prepositions behind which even a known thing may not have happened yet."""


def standing(tree: Tree, text: str, sentence: Span, act: Act, told: Sequence[Act]) -> Standing:
    """Takes a tree, its text, the sentence of an act and all of its acts; gives its status and why, in words."""
    if act.outer >= 0:
        outer = told[act.outer]
        state, why = standing(tree, text, sentence, outer, told)
        if state == "denied" and outer.kind in {"promise", "threaten", "allow"}:
            return "denied", f"it is not promised or allowed: {why}"
        if state == "denied" and outer.kind == "refuse":
            return "unknown", f"it is not refused: {why}"
        return _UNDER.get(outer.kind, ("unknown", "what it is under does not say whether it happened"))
    if act.shape == "noun":
        return _noun(tree, text, sentence, act.at)
    return _verb(tree, text, sentence, act.at, 0)


def standing_of(tree: Tree, text: str, sentence: Span, at: int) -> Standing:
    """Takes a tree, its text, a sentence and a verb or noun in it that no table of triggers need hold; gives its status
    and why, in words.
    """
    if tree.pos[at] in {"VERB", "AUX", "ADJ"}:
        return _verb(tree, text, sentence, at, 0)
    return _noun(tree, text, sentence, at)


def _by_words(tree: Tree, text: str, sentence: Span, at: int, form: str) -> Standing:
    start = tree.start[at] - sentence.start
    return status_of(text[sentence.start : sentence.end], start, start + tree.end[at] - tree.start[at], form)


def _verb(tree: Tree, text: str, sentence: Span, at: int, depth: int) -> Standing:
    """Gives the status of a verb: by its own clause, by what is above it, else by the words before it."""
    told = _by_clause(tree, at) or _by_governor(tree, text, sentence, at, depth)
    if told is not None:
        return told
    found = _by_words(tree, text, sentence, at, _FORMS.get(tree.tag[at], ""))
    if "headline" in found[1] and _has_verb(tree, at):
        # "Ways to ease the ban were discussed": no headline, but a sentence with a verb of its own.
        found = ("unknown", "what it is done for does not say whether it happened")
    if found[0] == "planned" and _conditioned(tree, at):
        return "conditional", f"{found[1]}, under a condition"
    found = _inherited(tree, text, sentence, at, depth, found)
    hearsay = _hearsay(tree, at)
    if found[0] == "happened" and hearsay:
        return "unknown", f"“{hearsay}” stands with it: it is not certain"
    return found


def _has_verb(tree: Tree, at: int) -> bool:
    """Says whether an infinitive stands under a verb that is none: then its sentence is no headline."""
    seen = 0
    while tree.head[at] != at and seen < _DEEPEST:
        at, seen = tree.head[at], seen + 1
        if tree.tag[at] in _FINITE or tree.below(at, "aux", "aux:pass", "cop"):
            return True
    return False


def _by_clause(tree: Tree, at: int) -> Standing | None:
    """Gives what the clause of a verb itself says: a condition, nobody for a subject, a saying that looks ahead."""
    present = tree.tag[at] in {"VBZ", "VBP"} or any(
        tree.words[kid] in _PRESENT for kid in tree.below(at, "aux", "aux:pass", "cop")
    )
    condition = _condition(tree, _clause_of(tree, at))
    if condition:
        return "conditional", f"“{condition}” stands before it"
    for kid in tree.kids[at]:
        if tree.dep[kid] == "mark" and present and tree.words[kid] in _UNTIL:
            return "conditional", f"“{tree.words[kid]}” stands before it"
        if tree.dep[kid] == "nsubj" and (
            tree.words[kid] in _NOBODY or any(tree.words[one] == "no" for one in tree.below(kid, "det"))
        ):
            return "denied", "its subject is nobody"
    if _is_subject(tree, at):
        return "conditional", "what it would be is told, not that it is done"
    if _told_ahead(tree, at):
        return "planned", "“would” after a saying in the past tells what is to come"
    return None


def _clause_of(tree: Tree, at: int) -> int:
    """Gives the verb of the clause that a verb is told in: of "decides to strike" the first."""
    for _ in range(_ABOVE):
        if tree.dep[at] != "xcomp" or tree.pos[tree.head[at]] != "VERB":
            break
        at = tree.head[at]
    return at


def _is_subject(tree: Tree, at: int) -> bool:
    """Says whether an infinitive is what a clause says something of: "to impose tariffs now would be a mistake"."""
    while tree.dep[at] in {"conj", "xcomp"} and tree.head[at] < at:
        at = tree.head[at]
    would = {"would", "could", "might"} & {tree.words[kid] for kid in tree.below(tree.head[at], "aux")}
    return tree.dep[at] == "csubj" and tree.tag[at] == "VB" and bool(would)


def _condition(tree: Tree, at: int) -> str:
    """Gives the words that make a clause a condition: "if", "in case"; '' for none."""
    marks = (" ".join([tree.words[mark], *(tree.words[one] for one in tree.below(mark, "fixed"))])
             for mark in tree.below(at, "mark"))  # fmt: skip
    return next((mark for mark in marks if mark in _CONDITIONS), "")


def _by_governor(tree: Tree, text: str, sentence: Span, at: int, depth: int) -> Standing | None:
    """Gives what a verb above makes of a verb: "denied that", "demanded that", "offered to", "ruled out -ing"."""
    above = tree.head[at]
    if above == at or tree.dep[at] not in {"ccomp", "xcomp", "advcl", "obj"} or depth > _ABOVE:
        return None
    if tree.dep[at] == "ccomp" and tree.words[above] in _DENIERS:
        return "denied", f"“{tree.words[above]}” stands before it"
    disbelief = _disbelief(tree, at, above)
    if disbelief:
        return "denied", f"“{disbelief}” stands before it"
    lemma = verbs().get(tree.words[above], "")
    # "Wanted the ban lifted"
    bare = tree.tag[at] == "VBN" and tree.dep[at] == "xcomp" and not tree.below(at, "aux", "aux:pass")
    plain = tree.tag[at] in {"VB", "VBG"} or bare
    for outer in outers().get((lemma, "verb"), ()):
        if not plain or (outer.particle and all(tree.words[kid] != outer.particle for kid in tree.kids[above])):
            continue
        if tree.tag[at] == "VBG" and outer.kind not in {"refuse", "prevent"}:
            continue
        if tree.dep[at] == "advcl" and not (outer.other and (tree.objects(above) or tree.passive(above))):
            continue
        if _modal(tree, at):
            continue
        state, why = _verb(tree, text, sentence, above, depth + 1)
        if state == "denied":
            return ("unknown" if outer.kind in {"refuse", "prevent"} else "denied"), why
        return _UNDER[outer.kind]
    return None


def _disbelief(tree: Tree, at: int, above: int) -> str:
    """Gives the words by which somebody does not believe what a clause tells: "not believe"; '' for none."""
    if tree.dep[at] != "ccomp" or tree.words[above] not in _BELIEF:
        return ""
    denied = next((tree.words[kid] for kid in tree.kids[above] if tree.words[kid] in cues_of()["deny"]), "")
    return f"{denied} {tree.words[above]}" if denied else ""


def _modal(tree: Tree, at: int) -> bool:
    return any(tree.dep[kid] == "aux" and tree.words[kid] in cues_of()["modal"] for kid in tree.kids[at])


def _conditioned(tree: Tree, at: int) -> bool:
    """Says whether a clause with "if" or "unless" hangs on a verb: "if it fails, they will act"."""
    return any(_condition(tree, kid) for kid in tree.below(at, "advcl"))


def _hearsay(tree: Tree, at: int) -> str:
    """Gives the word by which a report leaves it open whether what a verb tells is so; '' for none."""
    hearsay = cues_of()["hearsay"]
    return next((tree.words[kid] for kid in tree.kids[at] if tree.words[kid] in hearsay), "")


def _inherited(  # noqa: PLR0913, PLR0917 - as _verb, with what was found so far
    tree: Tree, text: str, sentence: Span, at: int, depth: int, own: Standing
) -> Standing:
    """Gives the status of the verb above where a verb's own words leave it open: "agreed to continue deepening"."""
    above = tree.head[at]
    paper = (
        tree.dep[at] == "acl" and tree.tag[at] == "VBG" and tree.dep[above] == "obj" and tree.words[above] in WRITTEN
    )
    if paper and own[0] == "unknown" and depth < _ABOVE:
        # "Issued a statement condemning Norway"
        state, why = _verb(tree, text, sentence, tree.head[above], depth + 1)
        return state, f"it goes with “{tree.words[tree.head[above]]}”: {why}"
    bare = not any(tree.dep[kid] in {"aux", "aux:pass", "nsubj", "nsubj:pass", "mark"} for kid in tree.kids[at])
    if above == at or depth > _ABOVE or tree.pos[above] not in {"VERB", "AUX"}:
        return own
    means = tree.dep[at] == "advcl" and any(tree.words[kid] == "by" for kid in tree.below(at, "mark", "case"))
    ing = tree.tag[at] == "VBG" and (tree.dep[at] == "xcomp" or means)
    before = tree.tag[at] == "VBG" and tree.dep[at] == "advcl" and "“before”" in own[1]
    open_ = own[0] == "unknown" or (own[0] == "happened" and ing) or before
    joined = tree.dep[at] == "conj" and bare and tree.tag[at] in {"VB", "VBN"} and own[0] in {"unknown", "happened"}
    if joined and tree.tag[at] == "VB" and tree.tag[above] in {"VBD", "VBN", "VBZ"}:
        # "Stop the assault, which has hurt many, and withdraw": a base form does not go with a past.
        return own
    if joined or (open_ and tree.dep[at] in {"xcomp", "ccomp", "advcl"}):
        state, why = _verb(tree, text, sentence, above, depth + 1)
        if before:
            # "Spoke before landing": it is told of as known, but may still be under way.
            why = "what it came after does not say whether it happened" if state == "happened" else why
            return ("unknown" if state == "happened" else state), why
        # "Accusing Sweden of theft, Norway left": both were done.
        beside = tree.tag[at] == "VBG" and tree.dep[at] == "advcl" and {*_marks(tree, at)} <= _BESIDE
        if joined or beside or state not in {"happened", "unknown"}:
            return state, f"it goes with “{tree.words[above]}”: {why}"
    return own


def _marks(tree: Tree, at: int) -> list[str]:
    """Gives what brings a clause: "while", "by", nothing."""
    return [tree.words[kid] for kid in tree.below(at, "mark", "case")]


def _noun(tree: Tree, text: str, sentence: Span, at: int) -> Standing:
    """Gives the status of a noun: a known thing behind a preposition is there, whatever the verb says of the rest."""
    ended = _ended(tree, at)
    if ended is not None:
        return ended
    found = _by_words(tree, text, sentence, at, "noun")
    before = {tree.words[kid] for kid in tree.kids[at] if kid < at and tree.dep[kid] in {"det", "nmod:poss"}}
    owned = any(tree.dep[kid] == "nmod:poss" for kid in tree.kids[at])
    modified = any(tree.words[kid] in cues_of()["before-noun"] for kid in tree.below(at, "amod"))
    known = bool(before & _DEFINITE) or owned
    if owned and found[0] == "unknown" and tree.dep[at] in {"nsubj", "obl"}:
        above = tree.head[at]
        if any(tree.words[kid] == "will" for kid in tree.below(above, "aux")) and tree.case(at) in {"", "with"}:
            # "Her trip will coincide with his visit": both are to come.
            return "planned", "“will” goes with it"
    if known and tree.dep[at] in {"nmod", "obl"} and tree.case(at) not in _AHEAD and not modified:
        if found[0] in {"denied", "unknown"} or (found[0] == "planned" and tree.case(at) in {"to", "of", "by", "over"}):
            return ("happened", "spoken of as known") if not _is_ahead(tree, at) else found
        return found
    if owned and found[0] == "unknown" and tree.dep[at] == "nsubj" and tree.tag[tree.head[at]] in {"VBZ", "VBD", "VBP"}:
        return "happened", "spoken of as known"
    if found[0] in {"unknown", "happened"}:
        told = _called_off(tree, at) or _called_for(tree, at) or _talked_of(tree, text, sentence, at)
        if told is None and found[0] == "unknown":
            told = _of_the_past(tree, text, sentence, at)
        return told or found
    return found


def _called_off(tree: Tree, at: int) -> Standing | None:
    """Gives what a verb in the passive says of its subject, however far off: "a meeting … was postponed"."""
    above, cues = tree.words[tree.head[at]], cues_of()["after"]
    return (cues[above], f"“{above}” stands behind it") if tree.dep[at] == "nsubj:pass" and above in cues else None


def _of_the_past(tree: Tree, text: str, sentence: Span, at: int) -> Standing | None:
    """Gives that a noun happened whose verb is told in the past: "an attack … killed many"."""
    if tree.dep[at] != "nsubj" or _verb(tree, text, sentence, tree.head[at], 1)[1] != "told in the past":
        return None
    return "happened", "its verb is told in the past"


def _ended(tree: Tree, at: int) -> Standing | None:
    """Gives what a clause that describes a noun says became of it: "a trip to Oslo, which was cancelled"."""
    after = cues_of()["after"]
    for kid in tree.below(at, "acl:relcl"):
        if tree.passive(kid) and after.get(tree.words[kid]) == "denied" and not _modal(tree, kid):
            return "denied", f"“{tree.words[kid]}” stands behind it"
    return None


def _talked_of(tree: Tree, text: str, sentence: Span, at: int) -> Standing | None:
    """Gives what a verb says that has a noun for its object or subject and tells only words of it.

    "The withdrawal was not discussed" tells of none; "agreed to the sale", "relief was promised" tell of one to come.
    """
    above = tree.head[at]
    if above == at or tree.dep[at] not in {"obj", "obl", "nsubj:pass"}:
        return None
    if tree.words[above] in _TALKED and tree.dep[at] != "obl":
        return "unknown", f"“{tree.words[above]}” does not say whether it happened"
    kinds = {outer.kind for outer in outers().get((verbs().get(tree.words[above], ""), "verb"), ())}
    if "promise" not in kinds or (tree.dep[at] == "obl" and tree.case(at) not in {"to", "on"}):
        return None
    state, why = _verb(tree, text, sentence, above, 1)
    return ("planned", f"“{tree.words[above]}” stands before it") if state == "happened" else (state, why)


def _is_ahead(tree: Tree, at: int) -> bool:
    """Says whether a noun stands behind "ahead of", "prior to", "in advance of"."""
    return any(tree.words[kid] in {"ahead", "prior", "advance", "instead"} for kid in (*tree.kids[at], tree.head[at]))


def _called_for(tree: Tree, at: int) -> Standing | None:
    """Gives what a verb says that brings a noun by a preposition, from however far: "called for … new funding"."""
    cues = cues_of()["before-noun"]
    for _ in range(_ABOVE):
        above, case = tree.head[at], tree.case(at)
        if above == at:
            return None
        phrase = f"{tree.words[above]} {case}"
        if case and phrase in cues and cues[phrase] != "happened":
            return cues[phrase], f"“{phrase}” stands before it"
        if tree.dep[at] not in {"nmod", "conj", "compound"}:
            return None
        at = above
    return None


def _told_ahead(tree: Tree, at: int) -> bool:
    """Says whether "would" is the future of a saying in the past: "said it would", and no "if" makes it a condition."""
    at = _clause_of(tree, at)
    auxiliaries = [tree.words[kid] for kid in tree.kids[at] if tree.dep[kid] in {"aux", "advmod"}]
    if "would" not in auxiliaries or any(word in cues_of()["deny"] for word in auxiliaries):
        return False
    for _ in range(_ABOVE):
        if _conditioned(tree, at):
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
