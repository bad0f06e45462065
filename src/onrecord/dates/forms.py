"""Reads the table of rules and makes each form a pattern over the characters that ``lexicon`` gives to tokens.

How a form is written: a NAME in capitals is a kind of word (``words.tsv``, or of digits); a word in small letters is
that word, and one in double quotes that word with its capital; ``<name>`` is a part that the table defines; a blank is
white space; ``name=`` before any of these, or before a bracket, names what the resolver reads; ``( ) | ?`` and the
look-around groups are those of regular expressions; any other mark stands for itself. No form repeats without a
bound, so that matching is linear in the length of a sentence.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from onrecord.dates.holidays import holiday_names
from onrecord.dates.lexicon import SPACE, Lexicon

_PIECE = re.compile(
    r"(?P<name>[a-z]\w*)=|<(?P<part>[a-z-]+)>|(?P<kind>[A-Z][A-Z0-9]+)|\"(?P<exact>[^\"]+)\"|(?P<word>[a-z]+)|"
    r"(?P<look>\(\?(?:<?[=!]))|\\(?P<escaped>[()|?])|(?P<mark>.)"
)

PIECES = frozenset({"edge", "week-of", "ordinal-unit", "counted-open"})
"""What says nothing alone; a sentence that has no more is not searched."""


class Rule(Struct, frozen=True):
    """A form of time expression: its name, the pattern over token characters, what resolves it."""

    name: str
    does: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    groups: dict[str, tuple[str, ...]]
    examples: tuple[tuple[str, ...], ...]


class Grammar(Struct, frozen=True):
    """All rules, the more specific first, and the lexicon that they are written in."""

    rules: tuple[Rule, ...]
    lexicon: Lexicon
    core: frozenset[str]


@cache
def grammar() -> Grammar:
    """Gives the rules of the shipped table, compiled once."""
    raw = tomllib.loads((files("onrecord.dates") / "data" / "rules.toml").read_text("utf-8"))
    parts: dict[str, str] = dict(raw["parts"])
    parts["holiday"] = "|".join(" ".join(_quoted(word) for word in name.split(" ")) for name in holiday_names())
    rows = [{**row, "form": _spread(row["form"], parts)} for row in raw["rule"]]
    lexicon = Lexicon(sorted({word for row in rows for word in _literals(row["form"])}))
    rules = tuple(_rule(row, lexicon) for row in rows)
    core = frozenset[str]().union(*(rule.needs for rule in rules if rule.does not in PIECES))
    return Grammar(rules, lexicon, core)


def _quoted(word: str) -> str:
    """Gives a word of a name as a form: letters with their capital, marks as they are."""
    return re.sub(r"[A-Z][a-z]*", lambda match: f'"{match[0]}"', word)


def _spread(form: str, parts: dict[str, str]) -> str:
    """Gives a form with its parts written out."""
    while "<" in (plain := re.sub(r"<([a-z-]+)>", lambda match: f"({parts[match[1]]})", form)) and plain != form:
        form = plain
    return plain


def _literals(form: str) -> set[str]:
    """Gives the words and marks that stand in a form as they are."""
    found = set()
    for match in _PIECE.finditer(form):
        mark = match["mark"] if match["mark"] not in set("()|? ") else None
        word = match["exact"] or match["word"] or match["escaped"] or mark
        if word:
            found.add(word)
    return found


def _rule(row: dict[str, object], lexicon: Lexicon) -> Rule:
    needs = "".join(lexicon.sets[kind] for kind in str(row["needs"]).split())
    examples = row.get("examples", [])
    pattern = re.compile(_pattern(str(row["form"]), lexicon))
    groups: dict[str, tuple[str, ...]] = {}
    for group in pattern.groupindex:
        base = group.rstrip("0123456789")
        groups[base] = (*groups.get(base, ()), group)
    return Rule(
        name=str(row["name"]),
        does=str(row["does"]),
        pattern=pattern,
        needs=frozenset(needs),
        groups=groups,
        examples=tuple(tuple(map(str, one)) for one in examples) if isinstance(examples, list) else (),
    )


def _pattern(form: str, lexicon: Lexicon) -> str:
    """Gives a form as a regular expression over token characters."""
    made: list[str] = []
    name = ""
    for match in _PIECE.finditer(form):
        if match["name"]:
            name = match["name"]
            continue
        if match["look"]:
            made.append(match["look"])
        elif match["mark"] and match["mark"] in ")|?":
            made.append(match["mark"])
        elif match["mark"] == "(":
            made.append(f"(?P<{name}>" if name else "(?:")
        elif match["mark"] == " ":
            made.append(SPACE)
        else:
            key = match["kind"] or match["exact"] or match["word"] or match["escaped"] or match["mark"]
            chars = f"[{lexicon.sets[key]}]"
            made.append(f"(?P<{name}>{chars})" if name else chars)
        name = ""
    return "".join(made)
