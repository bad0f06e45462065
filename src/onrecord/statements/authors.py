"""Says whose words a joint statement is, where a report is one: its "we" and its "leaders" are all of its authors."""

import re
from collections.abc import Sequence

from onrecord.types.actor import ActorRef, Mention
from onrecord.types.span import Span

_HEAD = 1_500
"""Code points at the head of a statement in which it says whose it is."""
_PAPER = r"(?:statement|declaration|communiqu[eé]|readout)"
_JOINT = re.compile(r"\bJoint\s(?:[\w’'-]+\s){0,4}?(?:Statement|Declaration|Communiqu[eé]|Readout)\b")
"""The title of a statement, as titles are printed; a headline tells of one: ``Oslo, Rome issue joint statement``."""
_TOLD_OF = re.compile(r"\b(?:issues?|signs?|adopts?|releases?|makes?|in|after|on)\s(?:an?\s|the\s)?\Z", re.IGNORECASE)
_TEXT_FOLLOWS = re.compile(
    rf"\b(?:following|text)\b[^.\n]{{0,60}}?\bjoint\s{_PAPER}\b|"
    rf"\b(?:following|text)\b[^.\n]{{0,60}}?\b{_PAPER}\s(?:was|is)\s(?:jointly\s)?(?:released|issued)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b{_PAPER}\s(?:(?:was|were|is)\s)?(?:(?:jointly\s)?(?:released|issued|made|agreed|adopted)\s)?(?:by|of|between|from|among)\s(?=\S)|"
    r"\bWe(?:,|\s[–—-])\s(?:the\s)?",
    re.IGNORECASE,
)
"""What a list of authors follows: ``The following statement was released by``, ``We, the leaders of``."""
_LIST_ENDS = re.compile(
    r"\s(?:on|regarding|concerning|following|about|at|to|after|during|condemn|reaffirm|welcome|note|are|have|met)\s|"
    r"[:\n]|\s[–—]\s|\.\s*(?:\n|\Z)"
)
_PARTIES = frozenset(("state", "organisation"))
_FEWEST = 2
"""Authors of a joint statement."""


def authors(title: str, text: str, mentions: Sequence[Mention]) -> tuple[ActorRef, ...]:
    """Gives those who speak in a joint statement, in the order of its own list; empty where a report is none.

    The list stands at the head of the text; where it names nobody, the title does, by names that the text has too.
    """
    title, head = title[:_HEAD], text[:_HEAD]
    joint = _JOINT.search(title)
    titled = joint is not None and _TOLD_OF.search(title, 0, joint.start()) is None
    if not titled and _TEXT_FOLLOWS.search(head) is None:
        return ()
    for listed in (_span(match.end(), head) for match in _BY.finditer(head)):
        found = _named([m for m in mentions if listed.start <= m.start and m.end <= listed.end])
        if len(found) >= _FEWEST:
            return found
    return _in_title(title, text, mentions)


def _span(start: int, words: str) -> Span:
    """Gives a list of names that begins at ``start``, up to what follows a list."""
    end = _LIST_ENDS.search(words, start)
    return Span(start, end.start() if end is not None else len(words))


def _named(inside: Sequence[Mention]) -> tuple[ActorRef, ...]:
    """Gives the people of a list, else its states and organisations."""
    people = {m.actor.id: m.actor for m in inside if m.actor.type == "person" and m.kind != "pronoun"}
    bodies = {m.actor.id: m.actor for m in inside if m.actor.type in _PARTIES}
    return tuple((people if len(people) >= _FEWEST else bodies).values())


def _in_title(title: str, text: str, mentions: Sequence[Mention]) -> tuple[ActorRef, ...]:
    """Gives the states and organisations of a title: ``U.S.-Norway Joint Statement``, ``Joint Statement by …``."""
    joint = _JOINT.search(title)
    if joint is None:
        return ()
    left = title[: _span(joint.end(), title).end]
    names = {
        name: m.actor for m in mentions if m.actor.type in _PARTIES for name in (m.actor.name, text[m.start : m.end])
    }
    found: dict[int, ActorRef] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        at = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", left)
        if at is not None:
            found.setdefault(at.start(), names[name])
            left = f"{left[: at.start()]}{' ' * len(at[0])}{left[at.end() :]}"
    listed = {found[place].id: found[place] for place in sorted(found)}
    return tuple(listed.values()) if len(listed) >= _FEWEST else ()
