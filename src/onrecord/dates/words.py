"""A match of a form in a sentence, with the words of its named groups."""

import re

from onrecord.dates.forms import Rule


class Words:
    """The words that matched a form. Offsets are those of the sentence."""

    __slots__ = ("_groups", "_match", "offsets", "rule", "sentence")

    def __init__(self, rule: Rule, match: re.Match[str], sentence: str, offsets: list[int]) -> None:
        """Takes the match over token characters, and where each token begins (and the last one ends)."""
        self.rule = rule
        self.sentence = sentence
        self.offsets = offsets
        self._match = match
        self._groups = rule.groups

    def span(self, name: str) -> tuple[int, int] | None:
        """Gives where the words of a group stand; a group may be written with a number behind its name."""
        for group in self._groups.get(name, ()):
            start, end = self._match.span(group)
            if start >= 0:
                return self.offsets[start], self.offsets[end]
        return None

    def text(self, name: str) -> str:
        """Gives the words of a group, blanks as one blank; empty where it did not match."""
        place = self.span(name)
        return " ".join(self.sentence[place[0] : place[1]].split()) if place else ""

    @property
    def whole(self) -> tuple[int, int]:
        """Gives where the expression stands: group ``x`` where the form also holds its surroundings."""
        return self.span("x") or (self.offsets[self._match.start()], self.offsets[self._match.end()])

    @property
    def words(self) -> str:
        """Gives the expression in small letters, blanks as one blank."""
        start, end = self.whole
        return " ".join(self.sentence[start:end].lower().split())
