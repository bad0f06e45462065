"""Cuts a sentence into words with their places: all that finding names needs, and quick."""

import re
from collections.abc import Sequence

from msgspec import Struct

from onrecord.knowledge.titles import title_openings
from onrecord.types.span import Span

# "U.S." keeps its stops; "Jae-in", "O’Brien" and "G-7" are one word; a possessive is cut off below.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-'’&+]\w+)*\+?")
_POSSESSIVE = re.compile(r"['’]s?\Z", re.IGNORECASE)
LONGEST_NAME_WORD = 40


class Word(Struct):
    """A word of a sentence: its letters without a possessive ending, its place, and what stood before it.

    ``gap`` is the text between the word before (with its ending) and this one; ``owns`` says that a possessive
    ending follows. ``title_case`` says that it opens with a capital letter.
    """

    text: str
    start: int
    end: int
    gap: str
    owns: bool
    title_case: bool

    @property
    def printed(self) -> str:
        """Gives the word as tables write it: with a plain ending where one follows."""
        return (self.text + ("'" if self.text[-1] in "sS" else "'s")) if self.owns else self.text


def scan(text: str, sentence: Span) -> list[Word]:
    """Gives the words of a sentence in order."""
    words: list[Word] = []
    before = sentence.start
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        form = match[0]
        gap = text[before:start]
        before = end
        owns = False
        ending = _POSSESSIVE.search(form)
        if ending is not None and len(form) > 2:
            form = form[: ending.start()]
            end = start + len(form)
            owns = True
        elif text[end : end + 1] in {"’", "'"} and form[-1] in "sS" and text[end + 1 : end + 2] in {" ", ""}:
            owns = True
        if text[before : before + 1] == "." and before < sentence.end and _keeps_stop(form):
            form, end, before = form + ".", before + 1, before + 1
        words.append(Word(form, start, end, gap, owns, form[0].isupper() and len(form) <= LONGEST_NAME_WORD))
    return words


def _keeps_stop(form: str) -> bool:
    """Says whether a stop after this word is its own: initials and shortened titles."""
    return (len(form) == 1 and form.isupper()) or form + "." in title_openings() or form in {"Jr", "Sr", "St", "Lt"}


def match_at(words: Sequence[Word], place: int, forms: Sequence[tuple[str, ...]]) -> int:
    """Gives how many words from ``place`` on make the first form that fits (longest first), 0 where none does."""
    for form in forms:
        end = place + len(form)
        if end > len(words):
            continue
        last = len(form) - 1
        if all(
            (words[place + k].text if k == last else words[place + k].printed) == form[k]
            and (k == 0 or _joined(words[place + k].gap))
            for k in range(len(form))
        ):
            return len(form)
    return 0


def _joined(gap: str) -> bool:
    """Says whether two words stand together: a blank between them, after an apostrophe perhaps."""
    return gap in {" ", "' ", "’ "}
