"""A sentence's syntax as plain lists, and who stands where in it: subjects, objects, and what prepositions bring.

The relations are those of Universal Dependencies (version 2), as the reader writes them. A document that another
pipeline read without them has no tree, and ``grown`` says so.
"""

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.events.lexicon import forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
_OBLIQUE = frozenset({"obl", "obl:agent", "nmod", "nmod:desc", "advcl", "xcomp", "obj"})
_PASSIVE = frozenset({"nsubj:pass", "aux:pass", "csubj:pass"})
_HAVE = frozenset({"has", "have", "had", "having"})
TIMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
    "tonight", "morning", "afternoon", "evening", "night", "day", "days", "week", "weeks", "month", "months", "year",
    "years", "hour", "hours", "minute", "minutes", "weekend", "spring", "summer", "autumn", "winter", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "time", "times", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.",
})  # fmt: skip
"""Words for times: no participants."""
_NAMED = frozenset({"PERSON", "ORG"})
_HELD = frozenset({
    "point", "policy", "plan", "plans", "goal", "aim", "intention", "intentions", "strategy", "option", "idea", "hope",
    "hopes", "commitment", "pledge", "promise", "importance", "possibility", "policies", "objective", "responsibility",
})  # fmt: skip
"""What somebody has who is to do what stands behind its "of": "the two made a point of agreeing"."""
WRITTEN = frozenset({
    "report", "reports", "statement", "statements", "letter", "letters", "lawsuit", "suit", "resolution", "note",
    "complaint", "petition", "decree", "order", "message", "bill", "editorial",
})  # fmt: skip
"""What somebody makes who does what it tells: "issued a statement condemning"."""
_CALLED = frozenset({
    "called", "calls", "touted", "described", "describes", "termed", "terms", "billed", "dubbed", "labelled", "labeled",
})  # fmt: skip
"""Verbs by which a thing is named that stands before them as "what": "what it called a mission"."""
_INHERITED = 6
"""Governors through which a subject is looked for: no sentence of a report has a deeper chain of verbs."""


class Tree(Struct):
    """The words of a text with what governs each: ``head`` is an index, its own for a root.

    ``names`` leads from each word of a name of a person or organisation to the name's first word and the one past it.
    """

    words: list[str]
    printed: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    kids: list[list[int]]
    sentences: list[tuple[int, int]]
    names: dict[int, tuple[int, int]]

    def below(self, at: int, *deps: str) -> list[int]:
        """Gives the dependents of a word by one of these relations, in text order."""
        return [kid for kid in self.kids[at] if self.dep[kid] in deps]

    def joined(self, at: int) -> list[int]:
        """Gives a noun and the nouns joined to it by "and"."""
        return [at, *(kid for kid in self.kids[at] if self.dep[kid] == "conj" and self.pos[kid] in NOMINAL)]

    def case(self, at: int) -> str:
        """Gives the preposition before a noun, '' for none: of several words ("because of") the first."""
        for kid in self.kids[at]:
            if self.dep[kid] in {"case", "mark"} and kid < at and self.pos[kid] in {"ADP", "SCONJ", "PART"}:
                return self.words[kid]
        return ""

    def passive(self, at: int) -> bool:
        """Says whether a verb is in the passive, or a participle that describes the noun before it."""
        if any(self.dep[kid] in _PASSIVE for kid in self.kids[at]):
            # "Norway has expelled Berg": "has" alone makes no passive, whatever its subject is read as.
            auxiliaries = {self.words[kid] for kid in self.below(at, "aux")}
            return bool(self.below(at, "aux:pass")) or not auxiliaries & _HAVE
        return self.dep[at] == "acl" and not self.words[at].endswith("ing") and not self._infinitive(at)

    def subjects(self, at: int, depth: int = 0) -> list[int]:
        """Gives who does what a verb tells, its own subject or one that it shares with a verb above it."""
        if self.passive(at):
            return self._agents(at)
        for kid in self.kids[at]:
            if self.dep[kid] in _SUBJECT:
                return self._meant(kid, at)
        return self._shared(at, depth) if depth < _INHERITED else []

    def objects(self, at: int) -> list[int]:
        """Gives the heads of what a verb is done to; in the passive its subject."""
        if self.passive(at):
            return self._undergoers(at)
        # "Urged Norway to sign": who is asked may be read as an indirect object, with no other beside it.
        direct = self.below(at, "obj") or self.below(at, "iobj")
        found = [self._named(kid) for kid in direct if not self.case(kid)] or self._bare(at)
        if found and self.words[found[0]] in _RELATIVE and self._relative(at) >= 0:
            return [self._relative(at)]
        if not found and self.dep[at] == "acl:relcl" and any(self.dep[k] in _SUBJECT for k in self.kids[at]):
            # "the sanctions that the council imposed", "the sanctions the council imposed"
            subject = next(k for k in self.kids[at] if self.dep[k] in _SUBJECT)
            gap = self.words[subject] not in _RELATIVE and not self.below(at, "ccomp", "xcomp")
            return [self.head[at]] if gap else []
        if not found and self.dep[at] == "conj" and not self.below(at, "obl", "ccomp", "xcomp"):
            return []
        return found

    def behind(self, at: int, preposition: str) -> list[int]:
        """Gives the heads of nouns that a preposition brings to a word."""
        return [
            kid
            for kid in self.kids[at]
            if self.dep[kid] in _OBLIQUE and self.case(kid) == preposition and self.pos[kid] in NOMINAL
        ]  # fmt: skip

    def teller(self, at: int) -> int:
        """Gives who says what a pronoun is the subject of: "the ministry said it would"; -1 for nobody."""
        verb = self.head[at]
        if self.dep[at] not in _SUBJECT:
            return -1
        for _ in range(_INHERITED):
            above = self.head[verb]
            if above == verb:
                return -1
            if self.dep[verb] == "ccomp" and self.pos[above] == "VERB":
                found = self.subjects(above)
                return found[0] if found and self.pos[found[0]] != "PRON" else -1
            if self.dep[verb] not in {"conj", "xcomp", "advcl"}:
                return -1
            verb = above
        return -1

    def phrase(self, at: int) -> tuple[int, int]:
        """Gives the first word of a noun phrase and the one past its last: its own words, not what clauses add."""
        first = last = at
        for kid in self.kids[at]:
            if self.dep[kid] in {"amod", "compound", "nummod", "flat", "nmod:poss", "nmod:desc", "advmod"}:
                low, high = self.phrase(kid) if kid != at else (kid, kid + 1)
                if low < first and all(self.dep[k] != "punct" or self.words[k] == "-" for k in range(high, first)):
                    first = low
                if high > last + 1 and kid > at and self.dep[kid] in {"flat", "compound", "nummod"}:
                    last = high - 1
            elif self.dep[kid] == "case" and kid == at + 1 and self.words[kid] in {"'s", "’s", "'", "’"}:
                continue
        return first, last + 1

    def noun_words(self, at: int, depth: int = 0) -> list[int]:
        """Gives the words that say what a noun is of: the noun, what stands before it, what "of" and "for" add."""
        found = [at]
        if depth > 3:
            return found
        for kid in self.kids[at]:
            if self.dep[kid] in {"amod", "compound", "flat", "nummod", "conj", "fixed"} or (
                self.dep[kid] in {"nmod", "nmod:desc"} and self.case(kid) in {"of", "for", "in", "", "on"}
            ):
                found += self.noun_words(kid, depth + 1)
        return found

    def _named(self, at: int) -> int:
        """Gives the noun for which "what" stands in "what it called a mission"; the word itself else."""
        if self.words[at] != "what":
            return at
        verbs = [kid for kid in self.below(at, "acl:relcl", "acl") if self.words[kid] in _CALLED]
        return next((kid for verb in verbs for kid in self.below(verb, "xcomp", "obl", "obj")
                     if kid > verb and self.pos[kid] in NOMINAL), at)  # fmt: skip

    def _bare(self, at: int) -> list[int]:
        """Gives nouns that no preposition brings and that tell no time: objects, whatever their relation is called.

        In "accused China of raising" and "urged Japan to act" the noun may be read as the subject of what follows.
        """
        for clause in self.below(at, "advcl", "ccomp", "xcomp"):
            if clause > at and self.tag[clause] in {"VBG", "VB"} and self._marked(clause, "of", "to", "for", "from"):
                return [kid for kid in self.below(clause, "nsubj") if kid > at and self.pos[kid] in NOMINAL]
            if clause > at and self.tag[clause] == "JJ" and not self.below(clause, "mark", "cop"):
                # "Found Norway guilty": who is found so may be read as the subject of that.
                return [kid for kid in self.below(clause, "nsubj") if kid > at and self.pos[kid] in NOMINAL]
        return [
            kid
            for kid in self.kids[at]
            if kid > at
            and (
                (self.dep[kid] == "obl" and self.pos[kid] in NOMINAL and not self.case(kid))
                or (self.dep[kid] == "xcomp" and self.pos[kid] == "PROPN")
            )
            and self.words[kid] not in TIMES
        ]

    def _marked(self, at: int, *marks: str) -> bool:
        return any(self.words[kid] in marks and self.dep[kid] in {"mark", "case"} for kid in self.kids[at])

    def _infinitive(self, at: int) -> bool:
        return any(self.words[kid] == "to" and self.dep[kid] == "mark" for kid in self.kids[at])

    def _agents(self, at: int) -> list[int]:
        for kid in self.kids[at]:
            if self.dep[kid] == "obl:agent" or (self.dep[kid] == "obl" and self.case(kid) == "by"):
                return [kid] if self.pos[kid] in NOMINAL else []
        return []

    def _undergoers(self, at: int) -> list[int]:
        for kid in self.kids[at]:
            if self.dep[kid] in {"nsubj:pass", "nsubj"}:
                return self._meant(kid, at)
        found = self.below(at, "obj")
        if found:
            return found
        if self.dep[at] in {"acl", "acl:relcl"}:
            return [self.head[at]]
        if self.dep[at] == "conj" and self.passive(self.head[at]):
            return self._undergoers(self.head[at])
        return []

    def _meant(self, kid: int, at: int) -> list[int]:
        """Gives the noun that a relative pronoun stands for, else the word itself."""
        if self.words[kid] in _RELATIVE:
            antecedent = self._relative(at)
            return [antecedent] if antecedent >= 0 else []
        return [kid] if self.pos[kid] in NOMINAL or self.pos[kid] in {"ADJ", "DET"} else []

    def _relative(self, at: int) -> int:
        """Gives the noun that the relative clause of a verb describes, -1 for none."""
        for _ in range(_INHERITED):
            if self.dep[at] == "acl:relcl":
                return self.head[at]
            if self.dep[at] not in {"conj", "xcomp", "ccomp"}:
                return -1
            at = self.head[at]
        return -1

    def _shared(self, at: int, depth: int) -> list[int]:  # noqa: C901 - one relation after another
        """Gives the subject that a verb without one of its own shares with what governs it."""
        relation, above = self.dep[at], self.head[at]
        if above == at:
            return []
        controlled = relation == "advcl" and self._marked(at, "for", "of", "from", "against")
        if controlled and (held := self.objects(above)):
            # "Criticised the company for failing": the object fails.
            return held
        if relation == "xcomp":
            if self.passive(above):
                return self._undergoers(above)
            return self.below(above, "obj", "iobj") or self.subjects(above, depth + 1)
        if relation == "conj" and self.pos[above] in {"VERB", "AUX", "ADJ"}:
            if self.passive(above):
                return self._undergoers(above)
            return self.subjects(above, depth + 1)
        if relation in {"advcl", "advcl:relcl"} and not any(
            self.dep[kid] == "mark" and self.words[kid] in {"if", "because", "as", "that"} for kid in self.kids[at]
        ):
            if self.passive(above):
                return self._undergoers(above)
            return self.subjects(above, depth + 1)
        if relation == "acl" and self.pos[above] in NOMINAL:
            if self._infinitive(at):
                return self.below(above, "nmod:poss") or self._holders(above, depth)
            if self._marked(at, "of", "to", "for"):
                return self._holders(above, depth) if self.words[above] in _HELD else []
            if self.tag[at] == "VBG" and self.words[above] in WRITTEN:
                return self._holders(above, depth) or [above]
            return [above]
        return []

    def _holders(self, noun: int, depth: int) -> list[int]:
        """Gives who has a plan, a right, a decision: whose it is, else the subject of the verb that has it as its
        object, also through another noun: "their commitment to a policy of".
        """
        for _ in range(_INHERITED):
            owned, above = self.below(noun, "nmod:poss"), self.head[noun]
            if owned and self.pos[owned[0]] != "PRON":
                return owned
            if above == noun or self.dep[noun] not in {"obj", "nmod"}:
                return owned
            if self.dep[noun] == "obj":
                return owned if self.words[above] in _judging() else self.subjects(above, depth + 1) or owned
            noun = above
        return []


@cache
def _judging() -> frozenset[str]:
    """Gives the forms of verbs whose subject only judges what others have: "called the decision to go unfair"."""
    verbs = "call criticize criticise condemn welcome oppose slam denounce praise reject blast describe consider hail"
    return frozenset(form for verb in verbs.split() for form in forms(verb))


def grown(doc: "Doc") -> Tree | None:
    """Gives the tree of a document, which keeps it for whoever asks next; None where it was read without syntax."""
    if not doc.has_annotation("DEP"):
        return None
    held: Tree | None = doc.user_data.get(_KEPT)
    if held is None:
        held = doc.user_data[_KEPT] = _grown(doc)
    return held


_KEPT = "onrecord.tree"
"""Where a document's user data holds its tree."""


def _raised(token: "Token") -> "Token":
    """Gives what governs a word: of an object before the "to" of the infinitive that it is read under, the verb above.

    In "urged Norway to release them" Norway is urged, whatever it is taken for.
    """
    verb = token.head
    if token.dep_ in {"obj", "iobj"} and token.i < verb.i and verb.dep_ in {"xcomp", "advcl"}:
        to = next((kid.i for kid in verb.children if kid.dep_ == "mark" and kid.lower_ == "to"), -1)
        if verb.head.i < token.i < to:
            return verb.head
    return verb


def _grown(doc: "Doc") -> Tree:
    tokens = list(doc)
    printed = [token.text for token in tokens]
    kids: list[list[int]] = [[] for _ in tokens]
    heads = [_raised(token).i for token in tokens]
    for at, head in enumerate(heads):
        if head != at:
            kids[head].append(at)
    start = [token.idx for token in tokens]
    return Tree(
        words=[word.lower() for word in printed],
        printed=printed,
        pos=[token.pos_ for token in tokens],
        tag=[token.tag_ for token in tokens],
        dep=[token.dep_ for token in tokens],
        head=heads,
        start=start,
        end=[at + len(word) for at, word in zip(start, printed, strict=True)],
        kids=kids,
        sentences=[(sentence.start, sentence.end) for sentence in doc.sents],
        names={
            at: (name.start, name.end)
            for name in doc.ents
            if name.label_ in _NAMED
            for at in range(name.start, name.end)
        },
    )
