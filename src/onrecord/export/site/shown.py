"""Text from reports made harmless to look at: every code point becomes one code point that cannot steer a page.

HTML escaping keeps text from becoming markup; it does not keep a right-to-left override from turning a quotation round,
nor a NUL from vanishing. This does, one code point for one, so that offsets hold.
"""

import re
import unicodedata
from collections import Counter
from urllib.parse import quote, urlsplit

REPLACEMENT = "\ufffd"

_PICTURES = 0x2400
"""Start of the Unicode block Control Pictures: U+2400 + n is the picture of control character n."""

_STEERING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Directional embeddings, overrides and isolates (Unicode Standard Annex 9): the means of "Trojan Source" (2021)."""

_TABLE: dict[int, int | str] = {
    **{c: _PICTURES + c for c in range(0x20) if chr(c) not in "\t\n\r"},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), REPLACEMENT),
    **dict.fromkeys(_STEERING, REPLACEMENT),
    **dict.fromkeys(range(0xFFF9, 0xFFFC), REPLACEMENT),
    **dict.fromkeys(range(0xFDD0, 0xFDF0), REPLACEMENT),
    **{plane * 0x10000 + low: REPLACEMENT for plane in range(17) for low in (0xFFFE, 0xFFFF)},
    **dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT),
}

_CHANGED = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")

_SAFE_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~-._"
"""What RFC 3986 lets stand in an address, and the percent sign of what is encoded already."""

MOST_ADDRESS = 2000
"""Characters of an address that is still made a link; longer ones are cut by browsers and servers."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def shown(text: str) -> str:
    """Gives the text, as long as it is, with controls as their pictures and what steers or is broken as ``�``."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_TABLE) if _CHANGED.search(text) else text


def replaced(text: str) -> list[tuple[str, int]]:
    """Gives the code points of the text that ``shown`` replaces, as ``U+202E``, with their counts, in order."""
    found = Counter(_CHANGED.findall(text))
    return [(f"U+{ord(character):04X}", found[character]) for character in sorted(found)]


def web_address(address: str) -> str | None:
    """Gives the address as a link may hold it, or None for what is no plain http or https address.

    Refused: other schemes, user names (``https://bank.example@evil.example``), white space, control and direction
    characters, and backslashes, which browsers read as slashes.
    """
    if len(address) > MOST_ADDRESS or any(unicodedata.category(c)[0] in "CZ" or c in '\\"<>`' for c in address):
        return None
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
        _ = parts.port
    except ValueError:
        return None
    return quote(address, safe=_SAFE_IN_ADDRESS) if usable and parts.netloc.isascii() else None


def language_tag(language: str) -> str:
    """Gives the language as an HTML ``lang`` may hold it (the shape of RFC 5646), '' for anything else."""
    return language if len(language) <= 35 and _LANGUAGE.fullmatch(language) else ""
