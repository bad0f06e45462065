"""Labelled sentences as features: the pair of source and target given, acts and their status read by the tables.

``python -m training.events.examples`` says how many there are of each type.
"""

from collections import Counter

from quality.data import shared
from quality.shared_scorer import rows_of

from onrecord import actors, dates, language, statements
from onrecord.events import read_events
from onrecord.events.acts import acts
from onrecord.events.features import features
from onrecord.events.plover import view
from onrecord.events.standing import standing
from onrecord.events.tree import grown
from onrecord.types.report import Report
from onrecord.types.span import Span

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""PLV labels CONCEDE and RETREAT alike."""


class Sentence:
    """A labelled sentence as it was read: its document and layers, its row, and its first event's label."""

    def __init__(self, row):
        self.row, self.text = row, row["text"]
        event = (row["events"] or [{}])[0]
        self.label = MERGED.get(event.get("type"), event.get("type"))
        self.source, self.target = event.get("source"), event.get("target")
        self.report = Report(id=str(row["id"]), text=self.text)
        self.doc, _ = language.read(self.report)
        self.mentions = actors.STEP.run(self.report, self.doc)
        self.times, self.published = dates.STEP.run(self.report, self.doc)
        self.attributions = statements.STEP.run(self.report, self.doc, self.mentions, self.times)

    def features(self):
        """Gives the features with the pair that the label gives."""
        tree = grown(self.doc)
        told = []
        for first, past in tree.sentences:
            found = acts(tree, first, past)
            sentence = Span(tree.start[first], tree.end[past - 1])
            for act in found:
                state, _ = standing(tree, self.text, sentence, act, found)
                told.append((act, view(act.code.type, state, act.code.cameo) if not act.kind else _plain(act)))
        whole = (0, len(tree.words))
        return features(tree, whole, told, self.words(tree, self.source), self.words(tree, self.target))

    def events(self):
        """Gives the events that the room reads, finding the actors itself."""
        return read_events(self.report, self.doc, self.mentions, self.times, self.published, self.attributions)

    def words(self, tree, phrase):
        """Gives the words of a phrase, ``(first, past)``; None where it is not in the text."""
        start = self.text.find(phrase) if phrase else -1
        if start < 0:
            return None
        end = start + len(phrase)
        inside = [at for at in range(len(tree.words)) if tree.start[at] < end and tree.end[at] > start]
        return (inside[0], inside[-1] + 1) if inside else None


def _plain(act):
    return MERGED.get(act.code.type, act.code.type)


def sentences(name="plv", part="train", every=1):
    """Gives the labelled sentences of a set, or every so manieth."""
    rows = rows_of(shared("training", "events", name, f"{part}.jsonl"))
    return [Sentence(row) for row in rows[::every]]


def main():
    """Prints how many sentences there are of each type."""
    rows = rows_of(shared("training", "events", "plv", "train.jsonl"))
    for kind, count in Counter(row["events"][0]["type"] for row in rows).most_common():
        print(f"{kind:10} {count}")


if __name__ == "__main__":
    main()
