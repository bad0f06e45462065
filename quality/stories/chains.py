"""Events across reports against ECB+ (dev, gold mentions of validated sentences): CoNLL F1.

A gold mention belongs to the happening whose trigger covers it; one that the reader holds for no event of its kinds is
alone (`events.ecb.conll`). Beside it the usual baseline, mentions with one last-word stem are one event, over all
documents (`lemma_baseline`) and inside the stories that are found (`lemma_in_stories`).
"""

from onrecord.pipeline.run import group, read_report
from onrecord.stories.terms import stems
from onrecord.text.fold import folded_words
from onrecord.types.report import Report
from quality.stories.rows import rows_of, scorer


def scores():
    """Gives CoNLL F1 of happenings and of mentions of one lemma, over all documents and inside stories found."""
    rows = rows_of("ecbplus", "dev.jsonl")
    readings = sorted((reading_of(row) for row in rows), key=lambda reading: reading.report.id)
    made = group(readings)
    told = {(one.report, one.mention): event.id for event in made.events for one in event.tellings}
    story_of = {report: story.id for story in made.stories for report in story.reports}
    offset = {row["id"]: row.get("body_offset") or 0 for row in rows}
    triggers = {
        reading.report.id: [(mention.trigger, told.get((reading.report.id, mention.id))) for mention in reading.events]
        for reading in readings
    }
    gold, ours, lemma, inside = {}, {}, {}, {}
    for row in rows_of("ecbplus", "mentions_dev.jsonl"):
        if not (row["event"] and row["validated"]):
            continue
        name = f"{row['doc']}|{row['mention']}"
        start, end = row["start"] - offset[row["doc"]], row["end"] - offset[row["doc"]]
        held = [event for span, event in triggers[row["doc"]] if event and span.start < end and start < span.end]
        gold[name] = row["chain"]
        ours[name] = held[0] if held else name
        lemma[name] = stem(row["text"])
        inside[name] = (story_of[row["doc"]], lemma[name])
    return {
        "events.ecb.conll": conll(gold, ours),
        "events.ecb.lemma_baseline": conll(gold, lemma),
        "events.ecb.lemma_in_stories": conll(gold, inside),
    }


def reading_of(row):
    text = row["text"][row.get("body_offset") or 0 :]
    return read_report(Report(id=row["id"], outlet=row["outlet"] or "", title=row["title"] or "", text=text))


def stem(words):
    last = (stems(folded_words(words)) or [words])[-1]
    for ending in ("ing", "ed", "es"):
        if last.endswith(ending) and len(last) > len(ending) + 3:
            return last.removesuffix(ending)
    return last


def conll(gold, made):
    return scorer().score(gold, made, coref=True)["conll_f1"]
