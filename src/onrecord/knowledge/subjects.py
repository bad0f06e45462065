"""Subjects on which actors take positions, each with a question and the words that answer it: a table to edit."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from msgspec import Struct

from onrecord.errors import SettingError
from onrecord.knowledge.tables import rows, several

HEADING = ("id", "name", "question", "terms", "for", "against")

MOST_BYTES = 4_000_000
"""Of a table of a user's own: one of more is no table of subjects."""


class Subject(Struct, frozen=True, kw_only=True):
    """A subject.

    ``question`` can be answered with yes or no; ``pro`` and ``con`` are phrases that answer yes and no where one speaks
    of the subject. ``terms`` say what it is to speak of it: one of them must be found, with all its parts (``+`` in the
    table). A phrase is words parted by spaces; ``*`` at the end of a word stands for any ending.
    """

    id: str
    name: str
    question: str
    terms: tuple[tuple[str, ...], ...]
    pro: tuple[str, ...]
    con: tuple[str, ...]


@cache
def shipped_subjects() -> tuple[Subject, ...]:
    """Gives the subjects of the shipped table."""
    return tuple(_subject(row) for row in rows("subjects.tsv"))


@cache
def stance_words() -> dict[str, tuple[str, ...]]:
    """Gives phrases by what they do to any subject.

    The kinds are ``for``, ``against``, ``blame``, ``condition``, ``negation``, ``supposition`` and ``attitude``.
    """
    return {kind: several(phrases) for kind, phrases in rows("stance_words.tsv")}


def read_subjects(path: str) -> tuple[Subject, ...]:
    """Gives the subjects of a table shaped like the shipped one. Raises SettingError where it cannot be read."""
    place = Path(path)
    remedy = f"a table has the columns {', '.join(HEADING)}, parted by tabs"
    try:
        if place.stat().st_size > MOST_BYTES:
            raise SettingError(f"{path} is too large for a table of subjects", remedy=remedy)
        lines = place.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"cannot read {path}: {error}", remedy=remedy) from error
    return tuple(_checked(path, lines, remedy))


def _checked(path: str, lines: list[str], remedy: str) -> Iterable[Subject]:
    if not lines or tuple(lines[0].split("\t")) != HEADING:
        raise SettingError(f"{path} does not begin with the heading of a table of subjects", remedy=remedy)
    seen: set[str] = set()
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) != len(HEADING) or not (cells[0] and cells[1] and cells[3]):
            raise SettingError(f"{path}, line {number} has not six cells with id, name and terms", remedy=remedy)
        if cells[0] in seen:
            raise SettingError(f"{path}, line {number} repeats the id {cells[0]!r}", remedy="ids are given once")
        seen.add(cells[0])
        yield _subject(cells)


def _subject(cells: tuple[str, ...]) -> Subject:
    identity, name, question, terms, pro, con = cells
    return Subject(
        id=identity,
        name=name,
        question=question,
        terms=tuple(tuple(part.strip() for part in term.split("+")) for term in several(terms)),
        pro=several(pro),
        con=several(con),
    )
