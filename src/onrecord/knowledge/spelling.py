"""One form for the spellings of a name: accents, hyphens, romanisations, short given names, middle initials.

``folded`` keeps what a reader would call the same letters. ``key`` goes further: ``Zelenskiy`` and ``Zelenskyy`` meet
in it, ``Mohamed`` and ``Muhammad``, ``Tony`` and ``Antony``. Two names with one key are spellings of one name far more
often than two people; who looks up by key checks office, country and date.
"""

import re
import unicodedata
from functools import cache, lru_cache

from onrecord.knowledge.tables import rows
from onrecord.types.ids import slug

# Letters that Unicode gives no decomposition, apostrophes, and hyphens as blanks.
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "’": "'",
     "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "-": " ", "‐": " ", "‑": " ", ",": " "}
)  # fmt: skip
_DROPPED = frozenset({"al", "el", "jr", "sr", "ii", "iii", "iv", "ul", "ur", "ud"})
"""Articles and marks of generations: printed or left out at will."""
_ENDINGS = re.compile(r"(?:iy|yi|ij|yj|ii|yy)\Z")
_ALIKE = (("oo", "u"), ("ou", "u"), ("ee", "i"), ("y", "i"), ("ph", "f"), ("ck", "k"), ("dzh", "j"))
_LONGEST = 100
"""Code points: no name is longer, and nothing longer is folded."""


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Gives a name without accents, hyphens, commas and case: ``Moon Jae-in`` and ``Moon Jae In`` are one."""
    # Decomposed before the case is folded, which mathematical letters lack, and after it, for what folding composes.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name[:_LONGEST]).casefold())
    bare = "".join(c for c in plain.translate(_UNDECOMPOSED) if not unicodedata.combining(c))
    return " ".join(bare.split())[:_LONGEST].rstrip()


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """Gives the form in which spellings of one name meet; empty where nothing of the name is left."""
    words = [word.strip(".'") for word in folded(name).split(" ")]
    initials_gone = [word for place, word in enumerate(words) if word and (place == 0 or len(word) > 1)]
    kept = [word for word in initials_gone if word not in _DROPPED] or initials_gone
    return " ".join(_spelling(word) for word in kept)


@cache
def _given() -> dict[str, str]:
    """Gives, for the spellings of given names, the one in which they meet."""
    found: dict[str, str] = {}
    for first, *others in rows("name_variants.tsv"):
        for other in others:
            found.setdefault(other, first)
    return found


def _spelling(word: str) -> str:
    word = _given().get(word, word).replace("'", "").replace(".", "")
    word = _ENDINGS.sub("i", word)
    for old, new in _ALIKE:
        word = word.replace(old, new)
    return re.sub(r"(.)\1", r"\1", word)


_LAST_ENDING = re.compile(r"(?:iy|yy|yi|ij|yj|ii)\Z")


def local_id(name: str) -> str:
    """Gives the id of a person who is in no table, the same for the spellings of one name, in any report and build.

    ``Oleksandr Syrskyi`` and ``Oleksandr Syrsky``, ``Kim Yong-hyun`` and ``Kim Yong Hyun``, ``Maj. X`` and ``X`` meet.
    """
    words = [word.strip(".'") for word in folded(name).split(" ")]
    kept = [word for place, word in enumerate(words) if word and (place == 0 or len(word) > 1)]
    kept = [word for word in kept if word not in _DROPPED] or kept or ["unnamed"]
    return f"person:{slug(' '.join(_LAST_ENDING.sub('y', word) for word in kept))}"
