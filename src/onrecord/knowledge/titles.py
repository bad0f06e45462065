"""Titles that stand before names, and what sort of body their holders belong to."""

from functools import cache

from onrecord.knowledge.tables import rows


@cache
def titles() -> dict[str, str]:
    """Gives each title as printed with what it is of: state, parliament, military, court, church, body, courtesy."""
    return {row[0]: row[1] for row in rows("titles.tsv")}


@cache
def title_openings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Gives, by first word, the titles that open with it as tuples of words, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for title in titles():
        words = tuple(title.split(" "))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=lambda words: (-len(words), words))) for first, group in found.items()}
