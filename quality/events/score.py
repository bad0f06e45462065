"""Scores the coder of events: types with the pair given, who did what to whom found alone, false alarms, and status.

    python -m quality.run events                 with floors
    python -m quality.events.score               the same scores
    python -m quality.events.score --alarms      and the events read where there is none
    python -m quality.events.score --statuses    and every status read wrong
    python -m quality.events.score --blind       the same of triggers on which no rule was mended

Types: five-fold cross-validation of the model of types on PLV train, source and target given, scored by the scorer
beside the data (``--level plv15 --first``); ``rules`` are the tables alone: the first event of a sentence. Triples: the
same sentences, actors found by the program, the model of the other folds, all events (``triple_f1``) and the first
alone (``first_triple_f1``). PLOVER has no status: events are put into its terms by ``onrecord.events.plover``.

False alarms: 299 sentences of real reports without an event. Status: 254 triggers in sentences of real reports. Both
were labelled by reading before the program was run on them, and are read one sentence at a time, without what stands
around it. ``safe`` is one less the share of denied and conditional triggers that are read as happened.
"""

import argparse
from collections import Counter

from onrecord import actors, dates, language, statements
from onrecord.events import judged, read_events
from onrecord.events.acts import Act, acts
from onrecord.events.lexicon import codes
from onrecord.events.plover import plover_type
from onrecord.events.standing import standing
from onrecord.events.tree import grown
from onrecord.types.report import Report
from onrecord.types.span import Span
from quality.data import shared
from quality.events.sentences import labelled
from quality.shared_scorer import run_scorer, with_lines

FAST = 6
"""One sentence in so many is read for the quick scores, without the model, which has no other folds there."""


def scores(*, fast=False):
    """Gives the scores by name."""
    told, _ = false_alarms()
    stated = statuses()
    return {
        **plv(fast=fast),
        "no_false_alarm": 1 - told,
        "status": stated["right"],
        "status_safe": 1 - stated["unsafe"],
    }


def plv(*, fast):
    """Gives scores on PLV train."""
    from training.events import linear
    from training.events.examples import sentences

    found = sentences(every=FAST if fast else 1)
    gold = [one.row for one in found]
    if fast:
        judged_by, judged.kinds = judged.kinds, lambda: None
        try:
            alone = [coded(one) for one in found]
        finally:
            judged.kinds = judged_by
        return {"rules.first_triple_f1": _scored(gold, alone, "--first")["triple"]["f1"],
                "rules.first_type_f1": _scored(gold, alone, "--first")["type"]["f1"]}  # fmt: skip
    labels = [one.label for one in found]
    rows = [one.features() for one in found]
    fold = linear.folds(labels)
    models = []
    for part in range(fold.max() + 1):
        seen = [n for n in range(len(found)) if fold[n] != part]
        models.append(linear.model([rows[n] for n in seen], [labels[n] for n in seen]))
    given, free, alone = [], [], []
    shipped = judged.kinds
    try:
        for n, one in enumerate(found):
            model = models[fold[n]]
            shares = model.shares(rows[n])
            given.append([{"type": max(shares, key=shares.get), "source": one.source, "target": one.target}])
            judged.kinds = lambda model=model: model
            free.append(coded(one))
            judged.kinds = lambda: None
            alone.append(coded(one))
    finally:
        judged.kinds = shipped
    typed = _scored(gold, given, "--first")["type"]
    return {
        "plv.given.micro_f1": typed["f1"],
        "plv.given.macro_f1": typed["macro_f1"],
        "plv.triple_f1": _scored(gold, free)["triple"]["f1"],
        "plv.first_triple_f1": _scored(gold, free, "--first")["triple"]["f1"],
        "plv.rules.first_type_f1": _scored(gold, alone, "--first")["type"]["f1"],
        "plv.rules.triple_f1": _scored(gold, alone)["triple"]["f1"],
    }


def coded(sentence):
    """Gives the events of a labelled sentence as the scorer takes them, in PLOVER's terms."""
    found = []
    for event in sentence.events():
        kind = plover_type(event.type, event.status, event.cameo, event.under)
        if kind:
            found.append({
                "type": kind, "cameo": event.cameo,
                "sources": _named(sentence.text, event.sources, event.source_words),
                "targets": _named(sentence.text, event.targets, event.target_words),
            })  # fmt: skip
    return found


def _named(text, parties, words):
    if words:
        return [{"text": span.words(text)} for span in words]
    return [{"text": actor.name} for actor in parties]


def _scored(gold, events, *options):
    scorer = shared("quality", "events", "score.py")
    made = [{"id": row["id"], "events": found} for row, found in zip(gold, events, strict=True)]
    return with_lines(
        gold,
        lambda wanted: with_lines(made, lambda path: run_scorer(scorer, [wanted, path, "--level", "plv15", *options])),
    )


def false_alarms():
    """Gives the share of sentences without an event in which the program reads one, and a line for each."""
    total, lines = 0, []
    for row, sentence, _, _ in labelled("negatives"):
        total += 1
        report = Report(id=f"{row['sha256'][:8]}-{row['start']}", text=sentence)
        doc, _ = language.read(report)
        mentions = actors.STEP.run(report, doc)
        times, published = dates.STEP.run(report, doc)
        told = statements.STEP.run(report, doc, mentions, times)
        found = read_events(report, doc, mentions, times, published, told)
        if found:
            kinds = ", ".join(f"{e.type} {e.cameo} “{e.trigger.words(sentence)}” {e.status}" for e in found)
            lines.append(f"{kinds}: {' '.join(sentence.split())}")
    return len(lines) / total, lines


def statuses(file="status"):
    """Gives the share of triggers whose status is right, that of unsafe readings, and a line for each that is wrong.

    ``status_blind`` holds triggers on which no rule was mended; whoever mends rules on them moves them to ``status``.
    """
    counts, lines = Counter(), []
    for row, sentence, start, end in labelled(file):
        report = Report(id=f"{row['sha256'][:8]}-{row['start']}", text=sentence)
        doc, _ = language.read(report)
        state, why = _status(grown(doc), sentence, start)
        counts["all"] += 1
        counts["right"] += state == row["status"]
        risky = row["status"] in {"denied", "conditional"}
        counts["risky"] += risky
        counts["unsafe"] += risky and state == "happened"
        if state != row["status"]:
            marked = f"{sentence[:start]}[{sentence[start:end]}]{sentence[end:]}"
            lines.append(f"{row['status']} read as {state} ({why}): {' '.join(marked.split())}")
    return {"right": counts["right"] / counts["all"], "unsafe": counts["unsafe"] / counts["risky"], "lines": lines}


def _status(tree, text, start):
    """Gives the status of the trigger at a place, by the act that the tables read there, else by its word alone."""
    at = next(n for n in range(len(tree.words)) if tree.end[n] > start)
    first, past = next(pair for pair in tree.sentences if pair[0] <= at < pair[1])
    told = acts(tree, first, past)
    act = next((one for one in told if one.at == at), None)
    if act is None:
        act = Act(at, codes()["040"], "noun" if tree.tag[at].startswith("NN") else "verb", (), ())
    sentence = Span(tree.start[first], tree.end[past - 1])
    return standing(tree, text, sentence, act, told)


def main():
    """Prints the scores and what was asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--alarms", action="store_true", help="print the events read where there is none")
    options.add_argument("--statuses", action="store_true", help="print every status read wrong")
    options.add_argument("--blind", action="store_true", help="the same of triggers on which no rule was mended")
    chosen = options.parse_args()
    if chosen.alarms:
        share, lines = false_alarms()
        print(f"false alarms {share:.4f}", *lines, sep="\n")
    if chosen.statuses or chosen.blind:
        found = statuses("status_blind" if chosen.blind else "status")
        print(f"status {found['right']:.4f} unsafe {found['unsafe']:.4f}", *found["lines"], sep="\n")
    if not (chosen.alarms or chosen.statuses or chosen.blind):
        for name, value in scores().items():
            print(f"{name:30} {value:.4f}")


if __name__ == "__main__":
    main()
