"""Scores the actors room and its tables: which state a name belongs to, and who held an office on a day.

    python -m quality.run actors               with floors
    python -m quality.actors.score             the same scores
    python -m quality.actors.score --misses    and every case with another answer

``nation.*`` is the share of cases for which the state is right, on the actor tests of NGEC (a case that expects none is
right where none is given) and on the actors of PLOVER's gold records, both beside the repository. ``offices.terms``
asks for each term of the shipped table who held the office in its middle. The fast subset needs but the tables.
"""

import argparse
import datetime as dt

from onrecord.actors.nation import nation
from onrecord.knowledge import offices, people
from onrecord.knowledge.tables import lines
from quality.data import shared
from quality.shared_scorer import rows_of

ONE_STATE = {
    "JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "ROM": "ROU", "ZAR": "COD",
    "EUR": "IGO", "UNO": "IGO", "EU": "IGO", "UN": "IGO", "NATO": "IGO",
    "KSV": "XKX", "XXK": "XKX", "SUN": "RUS", "YUG": "SRB",
    "TMP": "TLS", "PAL": "PSE", "SCG": "SRB",
}  # fmt: skip
"""Codes of the sets that are old, slips or other lists' codes for a state, and the ISO code meant; one code for all
bodies of states, which one set calls UNO, EUR and IGO and the other IGO."""


def one(code):
    """Gives one form of a code."""
    return ONE_STATE.get(code, code)


def day_of(text):
    """Gives a day in ISO form of "2021-01-01" or "January 1, 2018"; empty where the case has none."""
    for form in ("%Y-%m-%d", "%B %d, %Y", "%d %B %Y", "%b %d, %Y"):
        try:
            return dt.datetime.strptime(text or "", form).replace(tzinfo=dt.UTC).date().isoformat()
        except ValueError:
            continue
    return ""


def cases():
    """Gives (set, id, words, context, day, expected code) of both sets; raises Absent where they are not there."""
    folder = shared("training", "events", "actors")
    for row in rows_of(folder / "ngec_actor_tests.jsonl"):
        expected = row["expect"].get("country")
        if row["op"] == "agent_to_code" and expected is not None:
            yield "ngec", row["id"], row["mention"], row.get("context", ""), day_of(row.get("date")), expected
    for row in rows_of(folder / "plover_gsr_actors.jsonl"):
        if row["country"]:
            yield "plover", row["id"], row["mention"], row["context"], "", row["country"]


def nations(note):
    """Gives the shares of the two sets."""
    right, total = {}, {}
    for name, key, words, context, day, expected in cases():
        found = nation(words, context=context, day=day)
        total[name] = total.get(name, 0) + 1
        right[name] = right.get(name, 0) + (one(found) == one(expected))
        if one(found) != one(expected):
            note(f"{name} {key}: gold {expected or 'none'}, found {found or 'none'}: {words} | {context[:150]}")
    return {f"nation.{name}": right[name] / total[name] for name in total}


def middle(term):
    """Gives the day in the middle of a term whose first and last day are known; None of another."""
    if len(term.start) < len("2000-01") or (term.end and len(term.end) < len("2000-01")):
        return None
    start = dt.date.fromisoformat((term.start + "-01")[:10])
    end = dt.date.fromisoformat(((term.end or term.known_to) + "-01")[:10])
    return (start + (end - start) / 2).isoformat() if start < end else None


def terms(note):
    """Gives the share of terms in the table for which the question of the office's holder gives the person."""
    right = total = 0
    asked = {line[: line.index("\t")] for line in lines("people.tsv")}
    for identity in sorted(asked):
        person = people.person(identity)
        for term in person.terms:
            day = middle(term)
            if day is None or term.kind not in offices.single_kinds() or not term.rank:
                continue
            total += 1
            found = offices.holders(term.state, term.kind, day)
            right += any(one.actor.id == identity for one in found)
            if all(one.actor.id != identity for one in found):
                names = [one.actor.name for one in found]
                note(f"office {term.state} {term.kind} {day}: {person.actor.name} ({term.office}), found {names}")
    return {"offices.terms": right / total}


def scores(*, fast=False):
    """Gives shares in [0, 1]."""
    return measured([].append, fast=fast)


def measured(note, *, fast=False):
    """Gives the scores, and hands a line for each case that is not right to ``note``."""
    return {**terms(note), **({} if fast else nations(note))}


def main():
    """Prints the scores, and with --misses the cases that are not right."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--misses", action="store_true")
    chosen = options.parse_args()
    misses = []
    for key, value in measured(misses.append).items():
        print(f"{key:20} {value:.4f}")
    if chosen.misses:
        print("\n".join(misses))


if __name__ == "__main__":
    main()
