"""Takes the outlet's name off the end of a headline that a source declares: ``Talks end – The Meridian Post``.

Search engines and feeds that gather reports of many outlets write headlines so.
"""

import re

from onrecord.clean.controls import without_controls
from onrecord.clean.outlet_names import host_of, is_name_of, squashed

_NAMED = re.compile(r"(?P<headline>.*\S)\s+[|–—·»-]\s+(?P<name>\S[^|–—]{1,40})", re.DOTALL)
_WORD = re.compile(r"\w+")

FEWEST_WORDS = 3
"""Words that a headline has without the name; what is shorter may be the name of a column."""


def plain_headline(title: str, *, outlet: str, address: str) -> str:
    """Gives a declared headline on one line, without the name of its outlet, as declared or as in its address."""
    line = " ".join(without_controls(title).split())
    found = _NAMED.fullmatch(line)
    if found is None or len(_WORD.findall(found["headline"])) < FEWEST_WORDS:
        return line
    hosts = (host_of(address), outlet if "." in outlet and " " not in outlet else "")
    named = squashed(found["name"]) == squashed(outlet) or any(is_name_of(found["name"], host) for host in hosts)
    return found["headline"] if named else line
