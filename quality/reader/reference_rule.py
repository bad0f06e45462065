"""A plain rule for reference, to stand beside the model: same proper noun, or a pronoun's nearest like or name."""

from training.reader.document import Document

_PERSONAL = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))
_FURTHEST = 60
"""Words that a pronoun looks back."""


def antecedents(document: Document, upos: list[str]) -> list[int]:
    """Gives each word's antecedent or -1: a proper noun's last equal, a personal pronoun's last like, else last name.

    Of a name of several words its last word counts, as the head of the mention.
    """
    last: dict[str, int] = {}
    name, found = -1, []
    for index, word in enumerate(document.words):
        key = word.lower()
        other = -1
        ends = index + 1 == len(upos) or upos[index + 1] != "PROPN"
        if upos[index] == "PROPN" and ends:
            other = last.get(key, -1)
            last[key] = name = index
        elif key in _PERSONAL:
            like = "he" if key in {"he", "him", "his", "himself"} else "she"
            other = last.get(like, name)
            other = other if index - other <= _FURTHEST else -1
            last[like] = index
        found.append(other)
    return found
