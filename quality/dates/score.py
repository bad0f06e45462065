"""Scores the dates room: reads labelled texts and hands what it found to the scorer beside them.

    python -m quality.run dates              with floors
    python -m quality.dates.score --errors 30    what was wrong
    python -m quality.dates.score --peers        a table of the sets, with the stored outputs of other programs

TempEval-3 dev (corrected values), MEANTIME, the news texts of GUM (recall only, since only calendar dates are
marked there), and sixty sentences of our own (probe.toml), of which the share that is read right is given. The dating
of undated reports, the status of events and the agenda have pages of their own: dating.py, events.py, agenda.py.
"""

import argparse
import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path

from onrecord import dates, language
from onrecord.types.report import Report
from onrecord.types.when import Published
from quality.data import shared
from quality.dates import agenda, dating, events
from quality.shared_scorer import rows_of, run_scorer, with_lines

SETS = {
    "tempeval3": ("tempeval3_artime_corrected/dev.jsonl", ()),
    "meantime": ("meantime/timex_first6.jsonl", ()),
    "gum": ("gum/news.jsonl", ("--recall-only", "--interval")),
}


PEERS = {"tempeval3": "tbaqdev", "meantime": "meantime", "gum": "gumnews"}
"""The sets' names in the file names of the stored outputs of other programs."""
COLUMNS = ("strict_f", "relaxed_f", "relaxed_r", "value_f", "value_acc")
PROBE = Path(__file__).with_name("probe.toml")


def read_times(key, text, day):
    """Gives the time expressions that the room finds in a text published on a day (``YYYY-MM-DD``)."""
    given = Published(from_=day, to=day, precision="day", basis="given") if len(day) == 10 else Published()
    report = Report(id=key, text=text, published=given)
    doc, _ = language.read(report)
    return dates.STEP.run(report, doc)[0]


def probe():
    """Gives each sentence of the probe with what was expected, what was found, and whether that is right."""
    for row in tomllib.loads(PROBE.read_text("utf-8"))["sentence"]:
        text = row["text"]
        times = read_times("probe", text, row["published"].isoformat())
        wanted = [line.split(" | ") for line in row["expect"]]
        right = len(times) == len(wanted) and all(agrees(text, *pair) for pair in zip(times, wanted, strict=True))
        found = [f"{text[t.start : t.end]} | {t.value} | {t.from_} | {t.to} ({t.by.rule})" for t in times]
        yield text, row["expect"], found, right


def agrees(text, time, wanted):
    """Says whether a time has the value, the days where they are given, and at least one character of the words."""
    start = text.find(wanted[0])
    if start < 0:
        raise ValueError(f"the probe's words {wanted[0]!r} are not in its sentence")
    days = [time.from_, time.to] == wanted[2:4] if len(wanted) > 2 else True
    return time.value == wanted[1] and days and time.start < start + len(wanted[0]) and start < time.end


def timexes(row):
    """Gives the time expressions that the room finds in a labelled text."""
    day = (row.get("dct_value") or row.get("dct") or "")[:10]
    times = read_times(str(row["id"]), row["text"], day)
    return [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in times]


def labelled(name):
    """Gives the rows of a set, its test part left out."""
    rows = rows_of(shared("quality", "dates", *SETS[name][0].split("/")))
    return [row for row in rows if "test" not in (row.get("split"), row.get("partition"))]


def found(name, arguments=()):
    """Gives the scorer's numbers for a set."""
    rows = labelled(name)
    return measured(rows, [{"id": row["id"], "timex": timexes(row)} for row in rows], (*SETS[name][1], *arguments))


def measured(rows, read, arguments):
    """Gives the scorer's numbers for what was read, by us or by another program, against the labelled rows."""
    scorer = shared("quality", "dates", "score.py")
    return with_lines(rows, lambda gold: with_lines(read, lambda made: run_scorer(scorer, [gold, made, *arguments])))


def by_days(name):
    """Gives the share of the expressions found whose value is that of the set, or whose days are the same.

    GUM gives “Thursday night” the day and “twelve years” its first and last year; TIMEX3, in which we answer, writes
    2014-01-23TNI and P12Y. The days of the first are equal all the same.
    """
    scorer = load(shared("quality", "dates", "score.py"))
    right = total = 0
    for row in labelled(name):
        times = read_times(str(row["id"]), row["text"], (row.get("dct_value") or row.get("dct") or "")[:10])
        made = [{"start": t.start, "end": t.end, "value": t.value, "days": (t.from_, t.to)} for t in times]
        for i, j in scorer.pair(row["timex"], made):
            gold, ours = row["timex"][i].get("value") or "", made[j]
            days = scorer.expand(gold)
            same = days is not None and tuple(day.isoformat()[:10] for day in days) == ours["days"]
            right += scorer.same_value(gold, ours["value"], True) or same
            total += 1
    return right / max(1, total)


def load(path):
    """Gives the scorer beside the data as a module."""
    spec = importlib.util.spec_from_file_location("shared_dates_score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(*, fast=False):
    """Gives relaxed and value F1 (GUM: recall and value) of each set; fast takes TempEval-3 alone."""
    given = {}
    for name in ["tempeval3"] if fast else SETS:
        numbers = found(name)
        given.update({f"{name}.{key}": numbers[key] for key in WANTED[name]})
    right = [one[3] for one in probe()]
    given["probe.right"] = sum(right) / len(right)
    if fast:
        return given
    given["gum.days"] = by_days("gum")
    given.update({f"dating.{name}": value for name, value in dating.scores().items()})
    given.update({f"events.{name}": value for name, value in events.scores().items()})
    return {**given, **agenda.scores()}


WANTED = {
    "tempeval3": ("strict_f", "relaxed_f", "value_f"),
    "meantime": ("relaxed_f", "value_f"),
    "gum": ("relaxed_r", "value_acc"),
}
"""The scorer's numbers that have floors: F1, but recall and accuracy of the value where not all is labelled."""


def main():
    """Prints the scorer's own page for a set, with its errors."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--set", choices=[*sorted(SETS), "probe"], default="tempeval3")
    options.add_argument("--errors", default="0")
    options.add_argument("--peers", action="store_true", help="every set, beside the stored outputs of other programs")
    chosen = options.parse_args()
    if chosen.peers:
        show_peers()
        return
    if chosen.set == "probe":
        show_probe()
        return
    rows = labelled(chosen.set)
    scorer = shared("quality", "dates", "score.py")
    read = [{"id": row["id"], "timex": timexes(row)} for row in rows]

    def show(gold, made):
        command = [sys.executable, str(scorer), str(gold), str(made), "--errors", chosen.errors, *SETS[chosen.set][1]]
        subprocess.run(command, check=True)

    with_lines(rows, lambda gold: with_lines(read, lambda made: show(gold, made)))


def show_peers():
    """Prints the scorer's numbers of every set, ours first, then those of each program whose output is stored."""
    print(f"{'set':10} {'program':24} " + " ".join(f"{column:>9}" for column in COLUMNS))
    for name, arguments in ((name, SETS[name][1]) for name in SETS):
        rows = labelled(name)
        known = {str(row["id"]) for row in rows}
        outputs = {"onrecord": [{"id": row["id"], "timex": timexes(row)} for row in rows]}
        for path in sorted(shared("quality", "dates", "peers").glob(f"*_{PEERS[name]}.jsonl")):
            stored = [row for row in rows_of(path) if str(row["id"]) in known]
            outputs[path.stem.removesuffix(f"_{PEERS[name]}")] = stored
        for program, read in outputs.items():
            numbers = measured(rows, read, arguments)
            print(f"{name:10} {program:24} " + " ".join(f"{100 * numbers[column]:9.1f}" for column in COLUMNS))


def show_probe():
    """Prints the sentences of the probe that are read wrong, and how many are read right."""
    results = list(probe())
    for text, wanted, found, right in results:
        if not right:
            print(text, *(f"    wanted {line}" for line in wanted), *(f"    found  {line}" for line in found), sep="\n")
    print(f"right: {sum(one[3] for one in results)} of {len(results)}")


if __name__ == "__main__":
    main()
