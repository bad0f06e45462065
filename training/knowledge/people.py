"""Gathers people with names and terms of office from the sources whose licence allows shipping."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from offices import kinds, singular
from sources import by_hand, latin, plain, rows

from onrecord.knowledge.spelling import key, local_id
from onrecord.knowledge.tables import words

NOT_BY_CODE = {"Kosovo": "XKX", "Netherlands": "NLD", "International": "UN"}
FAMILY_FIRST = {"KOR", "PRK", "CHN", "TWN", "VNM", "HKG", "KHM"}
GIVEN_FIRST_IN_WIKIDATA = {"JPN"}
HAND_KNOWN_TO = "2025-05-15"
FACTBOOK_END = "2026-02-04"
"""The CIA stopped the World Factbook on that day: what is seen later is no news."""
G20_END = "2026-08-22"
WEEKS = 60
"""Days between which two sources may date the beginning of one term."""
DAYS_APART = 370
"""Sources that date one term differently, by election, oath or first day, differ by less."""
GAP = timedelta(days=45)
"""Two terms in one office with a shorter gap are one: sources cut terms at elections."""


@dataclass
class Term:
    state: str
    kind: str
    office: str
    start: str
    end: str
    known_to: str
    rough: bool = False
    """The end is only the last day on which a source was seen to name the holder."""


@dataclass
class Person:
    id: str
    names: list[str] = field(default_factory=list)
    gender: str = ""
    terms: list[Term] = field(default_factory=list)

    def named(self, *names: str) -> None:
        for name in names:
            clean = " ".join(name.replace(";", " ").replace("|", " ").split())
            if latin(clean) and clean not in self.names:
                self.names.append(clean)

    def states(self) -> set[str]:
        return {term.state for term in self.terms}


class People:
    """All people so far, to be found by Wikidata id, or by name and state."""

    def __init__(self) -> None:
        self.by_id: dict[str, Person] = {}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._by_office: dict[tuple[str, str], list[tuple[Person, Term]]] = defaultdict(list)

    def person(self, qid: str) -> Person:
        return self.by_id.setdefault(qid, Person(qid))

    def index(self, person: Person) -> None:
        for name in person.names:
            self._by_key[key(name)].add(person.id)
        for term in person.terms:
            self._by_office[term.state, term.kind].append((person, term))

    def like(self, name: str, state: str, kind: str = "") -> Person | None:
        """Gives the one person of this name: of this state, then of this office, where several bear it."""
        group = [self.by_id[one] for one in self._by_key.get(key(name), ())]
        near = [person for person in group if state in person.states()] or group
        if len(near) > 1:
            near = [person for person in near if any((term.state, term.kind) == (state, kind) for term in person.terms)]
        return near[0] if len(near) == 1 else None

    def of_office(self, name: str, state: str, kind: str, start: str) -> Person | None:
        """Gives the one person who took an office within weeks of a day, or within a year under a name spelt alike."""
        found = {
            person.id: person
            for person, term in self._by_office[state, kind]
            if _near(term.start, start, DAYS_APART)
            and any(_spelt_alike(name, other, near=_near(term.start, start, WEEKS)) for other in person.names)
        }
        return next(iter(found.values())) if len(found) == 1 else None


def _spelt_alike(name: str, other: str, *, near: bool) -> bool:
    """Says whether two names share a word, spelt alike; one word of the same office and weeks is enough."""
    words, others = key(name).split(" "), key(other).split(" ")
    likeness = max(
        (difflib.SequenceMatcher(None, a, b).ratio() for a in words for b in others if min(len(a), len(b)) > 2),
        default=0.0,
    )
    return likeness >= (0.8 if near else 0.95)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10])
    except ValueError:
        return None


def _near(a: str, b: str, days: int) -> bool:
    first, second = _day(a), _day(b)
    return first is not None and second is not None and abs((first - second).days) <= days


def wikidata(knowledge: Path, people: People) -> None:
    """Office holders of 89 jurisdictions, and heads of state and government of all."""
    for name in ("people_roles_wikidata.jsonl.gz", "world_leaders_wikidata_2022.jsonl"):
        for row in rows(knowledge / name):
            state = row.get("iso3") or NOT_BY_CODE.get(row.get("country") or "", "")
            position = row.get("position") or ""
            if not row.get("qid") or not state or not position or not latin(row["name"]):
                continue
            add(people.person(row["qid"]), row, state, position, row.get("as_of") or "2022-07-01")


def legislators(knowledge: Path, people: People) -> None:
    """Members of national parliaments of seven states."""
    for row in rows(knowledge / "legislators_wikidata.jsonl.gz"):
        position = row["position"]
        if not latin(row["name"]) or not row.get("qid") or not _NATIONAL.search(position):
            continue
        office = _NUMBERED.sub("Member of Parliament", position)
        add(people.person(row["qid"]), row, row["iso3"], office, row.get("as_of") or "2022-07-01", kind="legislator")
    for row in rows(knowledge / "us_congress_current.jsonl"):
        if row.get("qid"):
            add(people.person(row["qid"]), row, "USA", row["position"], "2026-06-15", kind="legislator")


_NATIONAL = re.compile(
    r"United States|House of Commons|House of (?:Representatives|Councillors)$|House of Lords|of the United Kingdom|"
    r"National Assembly of South Korea|Legislative Yuan|Member of the (?:House of Representatives|Senate)|"
    r"member of the Senate"
)
_NUMBERED = re.compile(r"^[Mm]ember of the \d+\w* Parliament of the United Kingdom$")


def add(person: Person, row: dict[str, Any], state: str, office: str, known_to: str, *, kind: str = "") -> None:
    """Adds what one row of a source says of a person."""
    english = re.sub(r"\s*\(.*\)$", "", row.get("enwiki") or "").replace("https://en.wikipedia.org/wiki/", "")
    label = row["name"]
    # News prints no macrons.
    spelt = (plain(english), english, plain(label), label) if state == "JPN" else (english.replace("_", " "), label)
    person.named(*(value for value in spelt if value))
    person.gender = person.gender or {"male": "m", "female": "f"}.get(row.get("gender") or "", "")
    clean = " ".join(office.replace("|", " ").replace(";", " ").split())
    for one in (kind,) if kind else kinds(clean, state) or ("other",):
        person.terms.append(Term(state, one, clean, row.get("start") or "", row.get("end") or "", known_to))


def factbook(knowledge: Path, people: People, states: frozenset[str]) -> None:
    """Heads of state and government, and ambassadors to the United States, to February 2026."""
    wanted = {
        "head_of_government": "head-of-government",
        "chief_of_state": "head-of-state",
        "ambassador_to_US": "ambassador",
    }
    for row in rows(knowledge / "leaders_factbook.jsonl.gz"):
        kind, title = wanted.get(row["role"]), row.get("title") or ""
        name = re.sub(r"^(?:represented by .*|.*\bCommonwealth of\b.*)$", "", row["name_norm"])
        name, *others = re.split(r", also spelled |, also known as |/", name)
        if kind is None or row.get("iso3") not in states or not title or not latin(name) or not row.get("since"):
            continue
        if "Charge" in title or "Chargé" in title or "(" in name or "represented" in row["raw"] or name[0].islower():
            continue
        office = title if kind != "ambassador" else "Ambassador to the United States"
        if kind != "ambassador":
            kind = next(iter(kinds(title, row["iso3"])), "")
            if kind not in _HEADS:
                continue
        start = row["since"]
        seen = min(row["last_seen"], FACTBOOK_END)
        still = row["last_seen"] >= FACTBOOK_END
        found = people.like(name, row["iso3"], kind) or people.of_office(name, row["iso3"], kind, start)
        person = found or people.person(local_id(name))
        person.named(name, *others)
        end = "" if still or row.get("stale_end") else seen
        person.terms.append(Term(row["iso3"], kind, office, start, end, seen, rough=bool(end)))
        people.index(person)


_HEADS = {"head-of-state", "head-of-government", "supreme-leader", "crown-prince", "vice-president"}


def later_leaders(knowledge: Path, people: People) -> None:
    """Presidents and vice-presidents of the United States."""
    for row in rows(knowledge / "us_executive.jsonl"):
        if row["end"] < "1945":
            continue
        found = people.person(row["qid"]) if row.get("qid") else people.like(row["name"], "USA")
        kind = "vice-president" if row["position"].startswith("Vice") else "head-of-state"
        found = found or people.of_office(row["name"], "USA", kind, row["start"])
        person = found or people.person(local_id(row["name"]))
        end = "" if row["end"] > "2026-12" else row["end"]
        person.named(row["name"])
        person.terms.append(Term("USA", kind, row["position"].split(" of ")[0], row["start"], end, "2026-06-15"))
        people.index(person)


def written_by_hand(people: People) -> None:
    """Ministers, spokesmen and commanders that no source holds."""
    for name, others, state, office, start, end, gender in by_hand("people.tsv", 7):
        kind = next(iter(kinds(office, state)), "")
        found = people.like(name, state, kind) or next(
            (one for other in others.split(";") if other and (one := people.like(other, state, kind))), None
        )
        person = found or people.person(local_id(name))
        person.named(name, *others.split(";"))
        person.gender = person.gender or gender
        for kind in kinds(office, state) or ("other",):
            person.terms.append(Term(state, kind, office, start, end, HAND_KNOWN_TO))
        people.index(person)
    for name, state, others in by_hand("aliases.tsv", 3):
        person = people.like(name, state)
        if person is None:
            print(f"by_hand/aliases.tsv: nobody or several are called {name} in {state}")
            continue
        person.named(*others.split(";"))
        person.names += [other for other in others.split(";") if " " not in other and other not in person.names]


def merged(terms: list[Term]) -> list[Term]:
    """Joins terms in one office that follow each other or lie inside each other."""
    made: list[Term] = []
    for term in sorted(terms, key=lambda t: (t.state, t.kind, _sortable(t.start), t.end or "9999", t.office)):
        last = made[-1] if made else None
        if last is not None and _same_office(last, term) and _touch(last, term):
            made[-1] = _joined(last, term)
        else:
            made.append(term)
    return made


def _joined(a: Term, b: Term) -> Term:
    """Gives one term of two: the more precise start, and a closed end where none was noted open after it."""
    ends = [one.end for one in (a, b) if one.end and not one.rough] or [one.end for one in (a, b) if one.end]
    still_open = [one for one in (a, b) if not one.end]
    end = max(ends) if ends and all(one.known_to <= max(ends) for one in still_open) else ""
    if ends and not still_open:
        end = max(ends)
    start = b.start if a.start and b.start.startswith(a.start) else a.start or b.start
    return Term(a.state, a.kind, a.office, start, end, max(a.known_to, b.known_to), rough=a.rough and b.rough)


def _sortable(day: str) -> str:
    return day or "0000"


def _same_office(a: Term, b: Term) -> bool:
    if (a.state, a.kind) != (b.state, b.kind):
        return False
    return a.kind not in _MANY_OFFICES or a.office == b.office


_MANY_OFFICES = {
    "ambassador", "commander", "court", "deputy-minister", "director", "minister", "regional-governor", "other",
    "state-councillor", "party-leader", "intelligence-chief", "deputy-head-of-government",
    "foreign-ministry-spokesperson", "government-spokesperson", "high-representative",
}  # fmt: skip


def _touch(a: Term, b: Term) -> bool:
    if not a.start or not b.start:
        return a.office == b.office and a.start == b.start
    if not a.end:
        # Open when it was noted; the other term goes on, or begins anew after years.
        return True
    end, start = _day(a.end), _day(b.start)
    return end is not None and start is not None and start - end <= GAP


def closed(people: People) -> None:
    """Ends open terms in an office of one holder where another has taken it since."""
    holders: dict[tuple[str, str], list[tuple[str, Term]]] = defaultdict(list)
    for person in people.by_id.values():
        for term in person.terms:
            if term.kind in singular() and term.start:
                holders[term.state, term.kind].append((person.id, term))
    for group in holders.values():
        group.sort(key=lambda pair: (pair[1].start, pair[0]))
        for place, (holder, term) in enumerate(group):
            later = [other for who, other in group[place + 1 :] if who != holder and other.start > term.start]
            if later and not term.end:
                term.end = later[0].start


def gathered(knowledge: Path, states: frozenset[str]) -> Iterator[Person]:
    """Gives all people, sorted by id, with their terms joined."""
    people = People()
    wikidata(knowledge, people)
    legislators(knowledge, people)
    for person in people.by_id.values():
        people.index(person)
    later_leaders(knowledge, people)
    written_by_hand(people)
    factbook(knowledge, people, states)
    closed(people)
    for person in people.by_id.values():
        person.terms = merged(person.terms)
    closed(people)
    for one in sorted(people.by_id):
        person = people.by_id[one]
        if person.names and person.terms:
            person.terms = sorted(
                merged(person.terms), key=lambda t: (_sortable(t.start), t.kind, t.office, t.end, t.state)
            )
            yield person


def forms(person: Person) -> Iterator[str]:
    """Gives the full names by which reports call a person: as in the sources, in other order, without middle names."""
    family_first = bool(person.states() & FAMILY_FIRST)
    japanese = bool(person.states() & GIVEN_FIRST_IN_WIKIDATA)
    for name in person.names:
        yield name
        words = [word for word in re.sub(r",? (?:Jr|Sr)\.?$", "", name).split() if not re.fullmatch(r"[A-Z]\.", word)]
        if japanese and len(words) == 2:
            yield f"{words[1]} {words[0]}"
        if family_first and len(words) in {2, 3}:
            yield " ".join([*words[1:], words[0]])
        elif len(words) == 3 and not {words[1].lower()} & _PARTICLES and not family_first:
            yield f"{words[0]} {words[2]}"
            if "." not in words[1] and len(words[1]) > 2:
                yield f"{words[1]} {words[2]}"


_PARTICLES = words("al el bin bint ben ibn de del della der den di do dos da du la le van von zu ter ten af abu of")


def families(person: Person) -> set[str]:
    """Gives the folded words by which reports call a person after the full name."""
    found: set[str] = set()
    family_first = bool(person.states() & FAMILY_FIRST)
    for name in person.names:
        words = re.sub(r",? (?:Jr|Sr|I{1,3}|IV)\.?$", "", name).split()
        if len(words) == 1:
            found.add(key(name))
            continue
        if " of " in f" {name} ":
            found.add(key(words[0]))
            continue
        if family_first and len(words) in {2, 3}:
            found.add(key(words[0]))
            continue
        found.add(key(words[-1]))
        for place in range(1, len(words) - 1):
            if words[place].lower() in _PARTICLES:
                found.add(key(" ".join(words[place:])))
                break
    return found - {""}
