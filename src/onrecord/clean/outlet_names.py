"""Tells whether a name is that of an outlet, by the host that serves its pages."""

import re
from urllib.parse import urlsplit

_WORD = re.compile(r"\w+")

SHORTEST_SIGN = 3
"""Letters of a host that tell an outlet: ``voa``."""


def host_of(address: str) -> str:
    """Gives the host of an address without the labels that only say how a page is served, or ''."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    while (label := host.split(".", 1)[0]) in {"www", "m", "amp", "mobile", "edition", "www2", "wap"}:
        rest = host.removeprefix(f"{label}.")
        if "." not in rest:
            break
        host = rest
    return host


def is_name_of(name: str, host: str) -> bool:
    """Says whether a name is that of a host: its letters (``USA TODAY``, usatoday.com), or initials that open it."""
    labels = [label for label in host.casefold().split(".") if len(label) >= SHORTEST_SIGN]
    initials = "".join(word[0] for word in _WORD.findall(name.casefold()))
    return any(
        squashed(name).removeprefix("the") == label.removeprefix("the")
        or (len(initials) >= SHORTEST_SIGN and label.startswith(initials))
        for label in labels
    )


def squashed(name: str) -> str:
    """Gives the letters and digits of a name, small, run together as in a host."""
    return "".join(_WORD.findall(name.casefold()))
