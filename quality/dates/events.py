"""Scores the status and the day of events that others labelled: the trigger is given, status and When are ours.

    python -m quality.dates.events                 MEANTIME and the dev part of event_dct
    python -m quality.dates.events --errors 40     what was wrong

MEANTIME labels events as future or not, certain or not, denied or not, and 885 of them with their day. event_dct
(TimeBank and AQUAINT, dev part) says whether an event lies before, in or after its report. ``happened`` counts as
past; ``planned``, ``called-for`` and ``conditional`` as to come; ``unknown`` is wrong in both ("told": without those).
"Day" asks for one day and no other, "day told" for it among those to which one was given, "day guessed" takes the day
nearest to publication where none was given. Baseline: every event happened, on the day of publication.
"""

import argparse
import collections

from onrecord import language
from onrecord.dates.expressions import expressions
from onrecord.events.standing import standing_of
from onrecord.events.status import status_of
from onrecord.events.tree import grown
from onrecord.events.when import carried, when_of
from onrecord.types.event import EventMention
from onrecord.types.provenance import By
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import Published
from quality.data import shared
from quality.shared_scorer import rows_of

AHEAD = ("planned", "called-for", "conditional")


def read(row):
    """Gives each labelled event of a text with our status, reason, When and sentence."""
    day = row["dct"][:10]
    report = Report(id=str(row["id"]), text=row["text"])
    doc, _ = language.read(report)
    tree = grown(doc)
    sentences = [Span(sent.start_char, sent.end_char) for sent in doc.sents]
    times = expressions(row["text"], sentences, _day(day), "")
    published = Published(from_=day, to=day, precision="day", basis="given")
    labelled = sorted(row["events"], key=lambda event: event["start"])
    triggers = [Span(event["start"], event["end"]) for event in labelled]
    made = []
    for trigger in triggers:
        sentence = next((one for one in sentences if one.start <= trigger.start < one.end), trigger)
        head = headed(tree, trigger)
        if head is None:
            state, why = status_of(
                row["text"][sentence.start : sentence.end], trigger.start - sentence.start, trigger.end - sentence.start
            )
        else:
            state, why = standing_of(tree, row["text"], sentence, head)
        here = [time for time in times if sentence.contains(time.span)]
        others = [one for one in triggers if sentence.contains(one) and one != trigger]
        when = when_of(row["text"], trigger, here, others, published, state)
        made.append((sentence, mention(trigger, state, why, when)))
    events = carried([one for _, one in made], row["text"], sentences, (), times, published)
    for event, (sentence, _), told in zip(labelled, made, events, strict=True):
        yield event, told.status, told.because[0], told.when, row["text"][sentence.start : sentence.end]


def headed(tree, trigger):
    """Gives the word of a trigger that governs its others, None where the trigger has none."""
    words = [at for at, start in enumerate(tree.start) if trigger.start <= start < trigger.end]
    return next((at for at in words if tree.head[at] not in words or tree.head[at] == at), None)


def mention(trigger, state, why, when):
    """Gives an event of nobody: whose it is, the labels do not say."""
    return EventMention(
        id=f"{trigger.start}", start=trigger.start, end=trigger.end, trigger=trigger, type="AGREE", when=when,
        status=state, because=(why,), by=By("quality", "", 1.0),
    )  # fmt: skip


def _day(words):
    from datetime import date

    return date.fromisoformat(words) if len(words) == 10 and words[:4].isdigit() else None


def meantime():
    """Gives for MEANTIME the shares that are right, ours and the baseline's."""
    right, base, total = collections.Counter(), collections.Counter(), collections.Counter()
    wrong = []
    pairs = collections.Counter()
    for row in rows_of(shared("quality", "dates", "meantime", "all.jsonl")):
        for event, state, why, when, sentence in read(row):
            if event.get("time") in {"FUTURE", "NON_FUTURE"} and event.get("polarity") in {"POS", "NEG"}:
                gold = "denied" if event["polarity"] == "NEG" else "ahead" if event["time"] == "FUTURE" else "past"
                ours = "ahead" if state in AHEAD else "past" if state == "happened" else state
                pairs[gold, ours] += 1
                total["status"] += 1
                right["status"] += gold == ours
                total["told"] += ours != "unknown"
                right["told"] += ours != "unknown" and gold == ours
                base["status"] += gold == "past"
                if gold != ours:
                    wrong.append((gold, state, why, event["text"], sentence))
            if event.get("date") and "X" not in event["date"]:
                total["day"] += 1
                right["day"] += when is not None and fits(when, event["date"])
                base["day"] += event["date"] == row["dct"][:10]
                total["day guessed"] += 1
                right["day guessed"] += likeliest(when, row["dct"][:10]) == event["date"]
                base["day guessed"] += event["date"] == row["dct"][:10]
                if when is not None and when.from_ and when.to and when.from_[:10] == when.to[:10]:
                    total["day told"] += 1
                    right["day told"] += fits(when, event["date"])
                    base["day told"] += event["date"] == row["dct"][:10]
                if when is not None:
                    total["day inside"] += 1
                    right["day inside"] += (when.from_ or "")[:10] <= event["date"] <= (when.to or "9999")[:10]
    return total, right, base, pairs, wrong


def likeliest(when, published):
    """Gives the day that a When leaves likeliest: its own, else that nearest to publication, which is a mere guess."""
    if when is None:
        return published
    return min(max(published, (when.from_ or "")[:10]), (when.to or "9999-12-31")[:10])


def fits(when, day):
    """Says whether a When is the labelled day: one day, the same."""
    return when.from_ is not None and when.to is not None and when.from_[:10] == when.to[:10] == day


def event_dct(part="quality", name="dev"):
    """Gives for event_dct the shares that are right, ours and the baseline's, and what was taken for what."""
    right, base, total = collections.Counter(), collections.Counter(), collections.Counter()
    pairs, wrong = collections.Counter(), []
    for row in rows_of(shared(part, "dates", "event_dct", f"{name}.jsonl")):
        for event, state, why, _when, sentence in read(row):
            relation = event["rel_to_dct"]
            if relation in {"BEFORE", "IBEFORE", "ENDED_BY"}:
                gold = "past"
            elif relation in {"AFTER", "IAFTER", "BEGUN_BY"}:
                gold = "ahead"
            elif relation in {"IS_INCLUDED", "SIMULTANEOUS", "DURING", "INCLUDES", "IDENTITY", "BEGINS", "ENDS"}:
                gold = "now"
            else:
                continue
            # What goes on or was said on the day has happened; what was denied or is open has no direction of ours.
            ours = "ahead" if state in AHEAD else "past" if state in {"happened", "denied"} else state
            pairs[gold, state] += 1
            total["direction"] += 1
            right["direction"] += ours == ("ahead" if gold == "ahead" else "past")
            base["direction"] += gold != "ahead"
            if gold == "ahead":
                total["ahead"] += 1
                right["ahead"] += ours == "ahead"
            if ours != ("ahead" if gold == "ahead" else "past"):
                wrong.append((relation, state, why, event["text"], sentence))
    return total, right, base, pairs, wrong


def scores():
    """Gives the numbers that have floors."""
    total, right, _, pairs, _ = meantime()
    keys = {"meantime_status": "status", "meantime_day": "day", "meantime_day_told": "day told"}
    given = {name: right[key] / total[key] for name, key in keys.items()}
    given["meantime_status_macro"] = macro(pairs)
    total, right, *_ = event_dct()
    return {**given, "dct_direction": right["direction"] / total["direction"]}


def macro(pairs):
    """Gives the mean over the labels of F1."""
    labels = sorted({gold for gold, _ in pairs})
    values = []
    for label in labels:
        hit = pairs[label, label]
        wanted = sum(count for (gold, _), count in pairs.items() if gold == label)
        made = sum(count for (_, ours), count in pairs.items() if ours == label)
        values.append(2 * hit / (wanted + made) if wanted + made else 0.0)
    return sum(values) / len(values)


def main():
    """Prints the shares beside the baseline's."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--train", action="store_true", help="the training part of event_dct, to read errors on")
    chosen = options.parse_args()
    sets = {"event_dct train": event_dct("training", "train")} if chosen.train else {
        "MEANTIME": meantime(), "event_dct dev": event_dct()}  # fmt: skip
    for name, (total, right, base, pairs, wrong) in sets.items():
        for key in total:
            share, other = right[key] / total[key], base[key] / total[key]
            print(f"{name:16} {key:10} {total[key]:5}  {share:.3f}  baseline {other:.3f}")
        gold_all = collections.Counter()
        for (gold, _), count in pairs.items():
            gold_all[gold] += count
        everything = collections.Counter({(gold, "past"): count for gold, count in gold_all.items()})
        if name == "MEANTIME":
            print(f"{name:16} macro F1          {macro(pairs):.3f}  baseline {macro(everything):.3f}")
        print("   ", dict(sorted(pairs.items())))
        for line in wrong[:: max(1, len(wrong) // max(1, chosen.errors))][: chosen.errors]:
            print("   ", *line[:4], "|", " ".join(line[4].split())[:260])


if __name__ == "__main__":
    main()
