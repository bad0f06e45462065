"""Ids made from content, so that two runs and two machines agree.

An id is a one-word kind, a hyphen and 80 bits of SHA-256 in lower-case hexadecimal: ``report-3f2a…``. With 80 bits, a
record of ten million entries meets a collision with a probability below 1e-10.
"""

import hashlib
import re
import unicodedata

HEX_DIGITS = 20


def content_id(kind: str, *parts: str) -> str:
    """Gives the id of a thing of this kind that is made of these parts, in this order.

    Parts are length-prefixed, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return f"{kind}-{digest.hexdigest()[:HEX_DIGITS]}"


def report_id(outlet: str, day: str, text: str) -> str:
    """Gives the id of a report: of its outlet, its declared day of publication ('' for none) and its clean text."""
    return content_id("report", outlet, day, text)


def slug(name: str) -> str:
    """Gives a readable ASCII form of a name for ids of actors that are in no table: ``Tarō Asō`` → ``taro-aso``.

    Letters outside ASCII that have no decomposition are kept as they are, so names in other scripts stay apart.
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", kept).strip("-_") or "unnamed"
