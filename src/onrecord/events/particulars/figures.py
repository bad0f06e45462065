"""Reads figures of trade with what they measure: a share, a rank, or an amount, of whose trade, with whom.

"90 percent of its international trade" is a number, a unit and what it measures; "the second largest trading partner"
is a rank. Whose and of what come from the words around: the owner before it, the subject of the sentence.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from onrecord.events.lexicon import classes, singular
from onrecord.events.particulars.clause import asks, clause, doers, phrase
from onrecord.events.particulars.page import Page
from onrecord.events.tree import Tree
from onrecord.knowledge.tables import words
from onrecord.types.actor import ActorRef
from onrecord.types.particular import Particular
from onrecord.types.span import Span

_TRADED = words("trade exports export imports import trading commerce shipments turnover")
_ROLES = words("partner partners market markets destination supplier suppliers exporter importer buyer source customer")
_TRADING = words("trading trade export import exports imports oil energy gas arms commercial economic coal")
_RANKS = re.compile(
    r"\b(?:(?:second|third|fourth|fifth|sixth|[1-9]\d?(?:nd|rd|th|st))[ -])?"
    r"(?:largest|biggest|top|main|leading|primary)\b"
    r"|\bNo\.? ?\d{1,2}\b|\b(?:number|No\.?) (?:one|two|three)\b",
    re.IGNORECASE,
)
_PERCENT = words("percent % pct")
_AMOUNT = re.compile(
    r"(?:(?:US)?[$€£¥]|(?:RMB|EUR|USD) )\d[\d,.]{0,15}(?: ?(?:million|billion|trillion|bn|m|tn))?\b"
    r"|\b\d[\d,.]{0,15} (?:million|billion|trillion) (?:dollars|euros|yuan|yen|won|pounds|rubles|roubles)\b"
)
_REACHED = words(
    "reached totaled totalled hit was were worth valued rose grew fell dropped stood amounted exceeded surged"
)
_NEAR = 90
"""Code points between what is measured and an amount."""


def figure_particulars(page: Page) -> Iterator[Particular]:
    """Takes a page; gives its figures of trade; nothing where the reader gives no syntax."""
    tree = page.tree
    if tree is None:
        return
    amounts: set[int] = set()
    last: Particular | None = None
    for at, word in enumerate(tree.words):
        found: Iterator[Particular] = iter(())
        if word in _PERCENT or (word == "cent" and tree.words[max(0, at - 1)] == "per"):
            found = _share(page, tree, at)
        elif word in _ROLES:
            found = _rank(page, tree, at)
        elif word in _TRADED and tree.dep[at] in {"nsubj", "nsubj:pass", "obj", "compound"} and not _of_talks(tree, at):
            found = _amount(page, tree, at, amounts)
        for one in found:
            if not one.actors and last is not None and page.sentence_at(last.start) == page.sentence_at(one.start):
                # "The main trading partner of X, with 90 percent of its trade"
                told = replace(one, actors=last.actors, because=(f"of those of “{last.value}” in the same sentence",))
            else:
                told = one
            last = told
            yield told


def _of_talks(tree: Tree, at: int) -> bool:
    """Says whether a word for trade only says what talks or a treaty are about: "trade negotiations"."""
    above = singular(tree.words[tree.head[at]])
    return tree.dep[at] == "compound" and (above in classes()["talk"] or above in classes()["agreement"])


def _share(page: Page, tree: Tree, at: int) -> Iterator[Particular]:
    """Gives a share of trade: "90 percent of its international trade"."""
    traded = [one for one in tree.behind(at, "of") if _TRADED & {tree.words[word] for word in tree.noun_words(one)}]
    of = traded[0] if traded else -1
    if of < 0 or asks(page, tree.start[at]):
        return
    number = next((kid for kid in tree.below(at, "nummod", "compound") if tree.words[kid][:1].isdigit()), -1)
    if number < 0:
        return
    measured = clause(tree, of, without=frozenset({"acl", "acl:relcl", "advcl", "punct", "conj", "cc", "parataxis"}))
    span = Span(tree.start[number], max(phrase(tree, of).end, measured.end))
    value = f"{tree.words[number]} percent of {page.text[phrase(tree, of).start : measured.end]}"
    yield _figure(page, value, span, _whose(page, tree, at, of))


def _rank(page: Page, tree: Tree, at: int) -> Iterator[Particular]:
    """Gives a rank: "its second largest trading partner"."""
    span = phrase(tree, at)
    said = page.text[span.start : span.end]
    before = {tree.words[word] for word in range(tree.phrase(at)[0], at)}
    rank = _RANKS.search(said)
    if rank is None or not before & _TRADING or asks(page, tree.start[at]):
        return
    yield _figure(page, " ".join(said[rank.start() :].split()), span, _whose(page, tree, at, at))


def _amount(page: Page, tree: Tree, at: int, done: set[int]) -> Iterator[Particular]:
    """Gives an amount: "trade between the two reached $10 billion"."""
    sentence = page.sentence_at(tree.start[at])
    end = min(sentence.end, tree.end[at] + _NEAR)
    match = _AMOUNT.search(page.text, tree.end[at], end)
    if match is None or match.start() in done or asks(page, tree.start[at]):
        return
    between = page.text[tree.end[at] : match.start()].split()
    if not _REACHED & {word.lower().strip(",") for word in between} or ";" in between:
        return
    done.add(match.start())
    first = phrase(tree, at, behind=("with", "between", "to", "from", "of"))
    value = f"{' '.join(match[0].split())}: {' '.join(page.text[first.start : first.end].split())}"
    behind = [head for place in ("between", "with", "from", "to", "of") for head in tree.behind(at, place)]
    sides = doers(page, tree, behind)
    whose = tuple(dict.fromkeys((*doers(page, tree, _owners(tree, at)), *sides)))
    yield _figure(page, value, Span(first.start, match.end()), whose)


def _figure(page: Page, value: str, span: Span, actors: tuple[ActorRef, ...]) -> Particular:
    return page.particular(
        "trade-figure", "figure", span, value=" ".join(value.split()), actors=actors, status="happened"
    )


def _owners(tree: Tree, at: int) -> list[int]:
    return tree.below(at, "nmod:poss") or [
        kid for kid in tree.below(at, "compound", "amod") if tree.printed[kid][:1].isupper()
    ]


def _whose(page: Page, tree: Tree, at: int, measured: int) -> tuple[ActorRef, ...]:
    """Gives whose trade it is, then who has that share or rank in it: its subject, or what it explains."""
    owner = doers(page, tree, _owners(tree, measured)) or doers(page, tree, tree.behind(measured, "of"))
    having: list[int] = tree.below(at, "nsubj")
    above = tree.head[at]
    if not having and tree.dep[at] == "appos":
        having = [above]
    if not having and tree.pos[above] == "VERB" and above != at:
        having = tree.subjects(above)
    partners = tuple(one for one in doers(page, tree, having) if one not in owner)
    return (*owner, *partners)
