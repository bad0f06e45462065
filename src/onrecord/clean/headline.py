"""Takes the outlet's name off the end of a headline that a source declares: ``Talks end – The Meridian Post``.

Search engines and feeds that gather reports of many outlets write headlines so.
"""

import re

from onrecord.clean.controls import without_controls
from onrecord.clean.page_fields import host_of

_NAMED = re.compile(r"(?P<headline>.*\S)\s+[|–—·»-]\s+(?P<name>\S[^|–—]{1,40})", re.DOTALL)
_WORD = re.compile(r"\w+")

FEWEST_WORDS = 3
"""Words that a headline has without the name; what is shorter may be the name of a column."""

SHORTEST_SIGN = 3
"""Letters of a host that tell an outlet: ``voa``."""


def plain_headline(title: str, *, outlet: str, address: str) -> str:
    """Gives a declared headline on one line, without the name of its outlet, as declared or as in its address."""
    line = " ".join(without_controls(title).split())
    found = _NAMED.fullmatch(line)
    if found is None or len(_WORD.findall(found["headline"])) < FEWEST_WORDS:
        return line
    hosts = (host_of(address), outlet if "." in outlet and " " not in outlet else "")
    named = _squashed(found["name"]) == _squashed(outlet) or any(_is_of(found["name"], host) for host in hosts)
    return found["headline"] if named else line


def _is_of(name: str, host: str) -> bool:
    """Says whether a name is that of a host: its letters (``USA TODAY``, usatoday.com), or initials that open it."""
    labels = [label for label in host.casefold().split(".") if len(label) >= SHORTEST_SIGN]
    initials = "".join(word[0] for word in _WORD.findall(name.casefold()))
    return any(
        _squashed(name).removeprefix("the") == label.removeprefix("the")
        or (len(initials) >= SHORTEST_SIGN and label.startswith(initials))
        for label in labels
    )


def _squashed(name: str) -> str:
    return "".join(_WORD.findall(name.casefold()))
