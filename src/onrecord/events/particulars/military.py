"""Reads military assets and exercises: what becomes of them, whose they are, where.

Assets are the nouns and names of ``data/assets.tsv``, ships by the prefix of their names ("USS"), and bases by theirs.
They are told of where a word of ``data/moves.tsv`` says what becomes of them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from onrecord.events.lexicon import singular
from onrecord.events.particulars.clause import agents, asks, doers, is_hearsay, owners, phrase, place_of, told, told_of
from onrecord.events.particulars.moves import Moved, moved
from onrecord.events.particulars.page import Page
from onrecord.events.tables import rows
from onrecord.events.tree import NOMINAL, Tree
from onrecord.knowledge.tables import words
from onrecord.types.actor import ActorRef
from onrecord.types.particular import Particular, ParticularField
from onrecord.types.span import Span

_SHIP = re.compile(
    r"\b(?:USS|USNS|USCGC|HMS|HMAS|HMCS|HMNZS|JS|JDS|ROKS|INS|BRP|KRI|ORP|PNS|BNS|FS) "
    r"[A-Z][\w’'-]*\.?(?: (?:de |of |del )?[A-Z][\w’'-]*\.?){0,4}"
)
"""A ship by the prefix of its navy."""
_BASE = re.compile(
    r"\b(?:[A-Z][\w’'-]+[ -]){1,3}(?:[Aa]ir (?:[Ff]orce )?[Bb]ase|[Aa]irbase|[Nn]aval [Bb]ase|[Nn]aval [Ss]tation|"
    r"[Nn]aval [Aa]ir [Ff]acility|[Mm]ilitary [Bb]ase|[Aa]rmy [Bb]ase|[Gg]arrison)\b"
    r"|\b(?:Camp|Fort) [A-Z][\w’'-]+\b"
)
"""A base by its name."""
_KNOWN = words("the this that these those its his her their")
_MOST_NAMES = 400
"""Names of assets that are looked at in one report: a list of ships is no report."""
_BEHIND = 12
"""Words behind a name in which its kind stands: "the Hwasong-15 (KN-22) long-range ballistic missile"."""
_BETWEEN = re.compile(r"\s*(?:\([^()\n]{1,30}\)\s*)?(?:[\w-]+ ){0,3}")
_GROUPS = words("troops soldiers forces marines brigade brigades battalion battalions regiment regiments")
"""Assets that act themselves, and of which only moves tell."""
_DANGERS = words("missiles missile rockets rocket drones drone bombs bomb")
_STRIKING = words(
    "hit hits hitting strike strikes struck striking attack attacks attacked attacking target targets targeted"
)
_SENDING = words("send sends sending sent dispatch dispatched dispatching")
_ARMS = frozenset({
    "missile", "tank", "missile defence", "drone", "rocket artillery", "interceptor", "launcher", "military assets",
    "warhead", "battery",
})  # fmt: skip
"""Kinds of assets that one state sends another to keep."""
_SYSTEMS = words("defence defense system systems missile missiles")
"""What the name of a system ends in where it was read as that of a body."""
_COUNTED = re.compile(r"\d|^[a-z]")
"""What takes part in an exercise as ships and troops do: counted, or by a common noun."""
_READERS = words("your my his her")
_THEMSELVES = words("themselves itself himself ourselves")
_OWN_MOVES = frozenset({"deployed", "withdrawn"})
"""What is told of troops: to visit or to attack them is no move of theirs."""
_CIVIL = words("shock youth party labor labour work rescue security police political market economic special task")
"""Words before forces that are none of an army."""
_GOING = words("visited toured went travelled traveled flew came arrived visit travel")
_WITH = ("with", "between", "by", "among", "involving")


class _Noun(Struct, frozen=True):
    kind: str
    sort: str
    fired: bool
    with_: frozenset[str]
    without: frozenset[str]


class _Named(Struct, frozen=True):
    """A named asset on the page: what it is called, of which kind, and the words that name it."""

    name: str
    kind: str
    fired: bool
    exercise: bool
    span: Span


@cache
def _nouns() -> dict[str, tuple[_Noun, ...]]:
    found: dict[str, tuple[_Noun, ...]] = {}
    for kind, sort, fired, listed, with_ in rows("assets.tsv"):
        if sort != "name":
            for word in listed.split(";"):
                asked = frozenset(part for part in with_.removeprefix("!").split(";") if part)
                none: frozenset[str] = frozenset()
                sides = (none, asked) if with_.startswith("!") else (asked, none)
                row = _Noun(kind, sort, fired == "yes", *sides)
                found[word] = (*found.get(word, ()), row)
    return found


@cache
def _names() -> tuple[re.Pattern[str], dict[str, tuple[str, str, bool]]]:
    """Gives a pattern of all names, longest first, and by each the normal name, its kind and whether it is fired."""
    held = {
        name: (listed.split(";")[0], kind, fired == "yes")
        for kind, sort, fired, listed, _ in rows("assets.tsv")
        if sort == "name"
        for name in listed.split(";")
    }
    longest = sorted(held, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?![\w])"), held


def military_particulars(page: Page) -> Iterator[Particular]:
    """Takes a page; gives its assets and exercises with what becomes of them; nothing where there is no syntax."""
    tree = page.tree
    if tree is None:
        return
    names = _named_heads(page, tree)
    starts = {one.span.start for held in names.values() for one in held}
    last: dict[str, _Named] = {}
    done: set[tuple[int, str]] = set()
    for at, word in enumerate(tree.words):
        row = next((one for one in _nouns().get(word, ()) if _qualified(tree, at, one)), None)
        named = next(iter(names.get(at, ())), None)
        if named is None and tree.dep[at] == "compound" and tree.words[tree.head[at]] in _nouns():
            # Of "missile systems" the systems tell it.
            continue
        if row is not None and named is None and tree.start[min(at + 1, len(tree.words) - 1)] in starts:
            # "The destroyer USS Halden": the name tells it.
            continue
        if row is None and named is None:
            row = _again(tree, at, last)
            named = last.get(singular(word)) if row else None
        if row is not None and named is not None:
            last[singular(word)] = named
        if (row is None and named is None) or tree.pos[at] not in NOMINAL or asks(page, tree.start[at]):
            continue
        yield from _asset(page, tree, at, row, named, done)


def _named_heads(page: Page, tree: Tree) -> dict[int, list[_Named]]:
    """Gives named assets by the noun that their phrase hangs on: "battery" for "a Patriot PAC-3 missile battery"."""
    pattern, table = _names()
    found: list[_Named] = []
    for count, match in enumerate(pattern.finditer(page.text)):
        if count >= _MOST_NAMES:
            break
        name, kind, fired = table[match[0]]
        found.append(_Named(name, kind, fired, kind == "exercise", Span(match.start(), match.end())))
    for kind, shape in (("ship", _SHIP), ("base", _BASE)):
        for count, match in enumerate(shape.finditer(page.text)):
            if count >= _MOST_NAMES:
                break
            name = " ".join(match[0].split()).removesuffix("’s").removesuffix("'s")
            found.append(_Named(name, kind, False, False, Span(match.start(), match.start() + len(match[0]))))
    heads: dict[int, list[_Named]] = {}
    for one in sorted(found, key=lambda named: (named.span.start, -named.span.end)):
        head = _head(tree, page.text, one.span)
        if head >= 0:
            heads.setdefault(head, []).append(one)
    return heads


def _head(tree: Tree, text: str, span: Span) -> int:
    """Gives the word that names hang on: the first outside the name that is no part of a compound; -1 for none."""
    first = bisect_right(tree.start, span.start) - 1
    last = bisect_right(tree.start, span.end - 1) - 1
    if first < 0:
        return -1
    at = _root(tree, span)
    for word in range(last + 1, min(len(tree.words), last + _BEHIND)):
        if tree.words[word] in _nouns() and _BETWEEN.fullmatch(text, tree.end[last], tree.start[word]):
            at = word
            break
    for _ in range(4):
        above = tree.head[at]
        noun = tree.words[above] in _nouns() or tree.words[above].endswith(("system", "systems"))
        joins = tree.dep[at] in {"compound", "nmod:desc", "amod", "flat"} or (tree.dep[at] == "appos" and noun)
        if above == at or not joins or tree.pos[above] not in NOMINAL:
            break
        at = above
    return at


def _root(tree: Tree, span: Span) -> int:
    first = bisect_right(tree.start, span.start) - 1
    last = bisect_right(tree.start, span.end - 1) - 1
    return next((word for word in range(first, last + 1) if not first <= tree.head[word] <= last), last)


def _qualified(tree: Tree, at: int, row: _Noun) -> bool:
    """Says whether a noun has before it one of the words that its row asks for."""
    if not row.with_ and not row.without:
        return True
    first = tree.phrase(at)[0]
    before = {tree.words[word] for word in range(first, at)}
    before |= {part for word in before if "-" in word for part in word.split("-")}
    return not row.without & before and (not row.with_ or bool(row.with_ & before))


def _again(tree: Tree, at: int, last: dict[str, _Named]) -> _Noun | None:
    """Gives the kind of a noun that takes up an asset named before: "the battery"."""
    known = any(tree.words[kid] in _KNOWN for kid in tree.below(at, "det", "nmod:poss"))
    if known and singular(tree.words[at]) in last:
        return next(iter(_nouns().get(tree.words[at], ())), None)
    return None


def _asset(  # noqa: PLR0913, PLR0917 - what is known of one asset
    page: Page, tree: Tree, at: int, row: _Noun | None, named: _Named | None, done: set[tuple[int, str]]
) -> Iterator[Particular]:
    exercise = (row is not None and row.sort == "exercise") or (named is not None and named.exercise)
    fired = (row is not None and row.fired) or (named is not None and named.fired)
    registers = ("exercise",) if exercise else ("fired", "asset") if fired else ("asset",)
    roots = dict.fromkeys((at, *((_root(tree, named.span),) if named is not None else ())))
    every = {one.at: one for root in roots for one in moved(tree, root, *registers)}
    found = [one for one in every.values() if _holds(tree, at, one, row, named)]
    if not found:
        return
    governors = [one.at for one in found]
    kind = row.kind if row is not None else named.kind if named is not None else ""
    value = f"{kind}: {named.name}" if named is not None else kind
    whose = _whose(page, tree, at, found, named, exercise=exercise)
    span = phrase(tree, at)
    if named is not None and span.start <= named.span.end + 2 and named.span.start <= span.end + 2:
        span = Span(min(span.start, named.span.start), max(span.end, named.span.end))
    field: ParticularField = "exercise" if exercise else "asset"
    asset = page.particular(f"military-{field}", field, span, value=value, actors=whose)
    made: list[Particular] = []
    for one in found:
        if (one.at, value) in done:
            continue
        done.add((one.at, value))
        status, because, when = told(page, tree, _telling(tree, one))
        if status == "unknown" and not is_hearsay(tree, one.at):
            continue
        move = _given(page, tree, one, kind)
        doing = () if one.place == "subj" else agents(page, tree, one.at, thing=at)
        made.append(
            page.particular(
                "military-move", "move", told_of(tree, one.at, span), about=asset.id, value=move,
                actors=doing, when=when, status=status, because=because,
            )
        )  # fmt: skip
    if not made:
        return
    yield asset
    yield from made
    placed = place_of(page, tree, (at, *governors))
    if placed is not None:
        words_, actor = placed
        yield page.particular("military-place", "base", words_, about=asset.id, value=actor.name, actors=(actor,))


def _given(page: Page, tree: Tree, one: Moved, kind: str) -> str:
    """Gives what becomes of an asset: arms that are sent to another state are delivered, ships and troops deployed."""
    if one.move != "deployed" or tree.words[one.at] not in _SENDING or kind not in _ARMS:
        return one.move
    heads = [head for at in (one.at, *tree.objects(one.at)) for head in tree.behind(at, "to")]
    senders = agents(page, tree, one.at)
    to = [*doers(page, tree, heads), *doers(page, tree, tree.below(one.at, "iobj"))]
    return "delivered" if any(actor.type == "state" and actor not in senders for actor in to) else one.move


def _telling(tree: Tree, one: Moved) -> int:
    """Gives the verb that says whether a move was made: of "visited the base to inspect the batteries" the first."""
    above = tree.head[one.at]
    for_that = one.move == "inspected" and tree.dep[one.at] in {"advcl", "xcomp"} and tree.words[above] in _GOING
    return above if for_that else one.at


def _holds(tree: Tree, at: int, one: Moved, row: _Noun | None, named: _Named | None) -> bool:
    """Says whether a move can be told of an asset: troops are moved, not inspected; what attacks is not destroyed."""
    word = tree.words[at]
    if word in _GROUPS and (one.move not in _OWN_MOVES or _CIVIL & {tree.words[one] for one in tree.noun_words(at)}):
        return False
    if one.place in {"with", "to"} and one.move == "bought" and "arsenal" not in tree.words[max(0, at - 6) : at]:
        return False
    if row is None and named is None:
        return False
    if any(tree.words[kid] in _READERS for kid in tree.below(at, "nmod:poss")) or tree.words[one.at].startswith(
        "crash"
    ):
        return False  # "your drone", a helicopter that crashed with a player on board
    if one.place == "with" and any(tree.words[head] in _THEMSELVES for head in tree.kids[one.at]):
        return False  # "armed themselves with": nobody delivers
    if one.place == "with" and tree.tag[one.at] == "VBN" and not tree.below(one.at, "aux:pass", "aux"):
        return False  # "boats armed with launchers"
    strikes = one.place == "subj" or tree.words[one.at] in _STRIKING
    return not (one.move in {"destroyed", "attacked"} and word in _DANGERS and strikes)


def _takes_part(actor: ActorRef, exercise: str) -> bool:
    """Says whether somebody can hold an exercise: no counted ships, no common noun, not the exercise's own name."""
    if actor.type == "state":
        return True
    return not _COUNTED.search(actor.name) and actor.name.split(",")[0] not in exercise


def _whose(  # noqa: PLR0913 - what is known of one asset
    page: Page, tree: Tree, at: int, found: Sequence[Moved], named: _Named | None, *, exercise: bool
) -> tuple[ActorRef, ...]:
    """Gives whose an asset is, or who takes part in an exercise: by its words, else who moves or holds it."""
    own = tuple(
        one for one in owners(page, tree, at)
        if (named is None or one.name not in named.name) and one.name.split()[-1].lower() not in _SYSTEMS
    )  # fmt: skip
    if not own and any(tree.words[kid] in {"its", "their"} for kid in tree.below(at, "nmod:poss")):
        moving = (actor for one in found if one.place != "subj" for actor in agents(page, tree, one.at, thing=at))
        own = tuple(dict.fromkeys(actor for actor in moving if actor.id and actor.type in {"state", "organisation"}))
    if exercise:
        behind = doers(page, tree, [head for place in _WITH for head in tree.behind(at, place)])
        subjects = tuple(
            actor for one in found if one.move in {"held", "resumed"} and one.place != "subj"
            for actor in agents(page, tree, one.at, thing=at)
        )  # fmt: skip
        name = phrase(tree, at).words(page.text)
        return tuple(dict.fromkeys(one for one in (*own, *subjects, *behind) if _takes_part(one, name)))
    if own:
        return own
    described = [one.at for one in found if tree.dep[one.at] in {"acl", "acl:relcl"} and one.move == "deployed"]
    return tuple(actor for verb in described for actor in agents(page, tree, verb, thing=at) if actor.id)
