"""Text of reports made fit to be printed: on one line, without characters that steer a terminal."""

_IGNORED = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
"""Soft hyphen, zero-width space, word joiner and byte-order mark: they only say where a line may break."""

_JOINERS = "\u200c\u200d"
"""Zero-width joiners, which shape letters of several scripts and can steer nothing."""


def visible(text: str) -> str:
    """Gives the text with each control and direction character as its code, so that it cannot steer a terminal."""
    return "".join(c if c.isprintable() or c in _JOINERS else f"\\u{ord(c):04x}" for c in text)


def on_one_line(text: str) -> str:
    """Gives the text visible and on one line: white space of any kind becomes one space."""
    return visible(" ".join(text.translate(_IGNORED).split()))


def clipped(text: str, most: int) -> str:
    """Gives the text, cut after the last whole word within ``most`` characters, and `` […]`` where it is longer."""
    if len(text) <= most:
        return text
    cut = text[:most]
    whole = cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut
    return f"{whole.rstrip(' ,;:–—-')} […]"


def short(text: str, most: int = 80) -> str:
    """Gives text of a report visible and on one line, cut as ``clipped`` cuts; a name of megabytes costs no more."""
    head = text[: 8 * most + 4096]
    shown = clipped(on_one_line(head), most)
    return shown if len(head) == len(text) or shown.endswith("[…]") else f"{shown} […]"
