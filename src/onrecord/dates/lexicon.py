"""Says of each token of a sentence which kinds of time word it is: one character a token, for forms to match.

A token is a run of ASCII digits, a run of letters, a run of white space, or one other character. The set of kinds
that a token belongs to is written as one character of the private use area, and a form (see ``forms``) is a regular
expression over such characters. Everything that is no time word is one and the same character.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import count

TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|\s+|.", re.DOTALL)
SPACE, OTHER, CAPITAL, MARK = " ", "x", "X", "!"
_FIRST = 0xE000


def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Gives the rows of a table of this room: tab-separated, comments after ``#``, without its heading."""
    text = (files("onrecord.dates") / "data" / name).read_text("utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines[1:])


@cache
def meanings() -> dict[str, dict[str, str]]:
    """Gives for each kind its words in small letters and what they mean."""
    found: dict[str, dict[str, str]] = {}
    for kind, meaning, words in table("words.tsv"):
        for word in words.split(";"):
            found.setdefault(kind, {})[word.lower()] = meaning
    return found


def meaning(kind: str, word: str) -> str:
    """Gives what a word of a kind means; raises KeyError where it is none of that kind."""
    return meanings()[kind][word.lower()]


class Chars(dict[str, str]):
    """The character of each known token; of an unknown one, whether it is white space, a capitalised word or other."""

    def __missing__(self, token: str) -> str:
        """Gives the character of a token that is no time word; a paragraph's end is no space."""
        if token.isspace():
            return SPACE if token.count("\n") < 2 else MARK
        if not token[0].isalnum():
            return MARK
        return CAPITAL if token[0].isupper() else OTHER


class Lexicon:
    """Tokens to characters, kinds to sets of characters."""

    def __init__(self, literals: Iterable[str]) -> None:
        """Builds both from the table of words, the digits, and the words and marks that stand in forms as they are."""
        kinds = _known(literals)
        fresh = count(_FIRST)
        known: dict[frozenset[str], str] = {}
        self.chars = Chars()
        self.sets: dict[str, str] = {}
        for token, names in kinds.items():
            key = frozenset(names)
            if key not in known:
                known[key] = chr(next(fresh))
                for name in sorted(key):
                    self.sets[name] = self.sets.get(name, "") + known[key]
            self.chars[token] = known[key]
        capital = {char for token, char in self.chars.items() if token[0].isupper()}
        small = {char for token, char in self.chars.items() if not token[0].isupper()}
        self.sets["CAP"] = CAPITAL + "".join(sorted(capital - small))
        self.sets["OTHER"] = OTHER

    def shape(self, tokens: Iterable[str]) -> str:
        """Gives a sentence as one character a token."""
        return "".join(map(self.chars.__getitem__, tokens))


def _known(literals: Iterable[str]) -> dict[str, set[str]]:
    """Gives the kinds of every token that is a time word, or a number of one to four digits."""
    kinds: dict[str, set[str]] = {}
    for kind, _, words in table("words.tsv"):
        for word in words.split(";"):
            for form in _printed(word):
                kinds.setdefault(form, set()).add(kind)
    for literal in literals:
        for form in _printed(literal):
            kinds.setdefault(form, set()).add(literal)
    for width in range(1, 5):
        for number in range(10**width):
            digits = f"{number:0{width}d}"
            kinds.setdefault(digits, set()).update(_kinds_of_digits(digits))
    return kinds


def _printed(word: str) -> tuple[str, ...]:
    """Gives how a word of the table is met in print."""
    return (word, word.upper()) if not word.islower() else (word, word.capitalize(), word.upper())


def _kinds_of_digits(digits: str) -> set[str]:
    """Gives what one to four digits can be."""
    number, width = int(digits), len(digits)
    kinds = {"NUM"}
    if width <= 2:
        kinds |= {"DAYNUM"} if 1 <= number <= 31 else set()
        kinds |= {"MONTHNUM", "HOUR12"} if 1 <= number <= 12 else set()
        kinds |= {"HOUR24"} if number <= 24 else set()
    if width == 2:
        kinds |= {"YY"} | ({"MIN"} if number < 60 else set())
    if width == 4:
        kinds |= {"YEAR"} if 1000 <= number <= 2100 else set()
        kinds |= {"BAREYEAR"} if 1900 <= number <= 2099 else set()
        kinds |= {"DECADE"} if 1000 <= number <= 2090 and number % 10 == 0 else set()
        kinds |= {"HHMM"} if number // 100 < 24 and number % 100 < 60 else set()
    return kinds
