"""Scores every room on the bundled reports against their hand-made gold.

    python -m quality.run samples              with floors
    python -m quality.samples.score            the same scores
    python -m quality.samples.score --misses   and every row that differs

Page fields are shares of reports for which the field is right. Layers are read on the text that the program made of the
page: a row whose words it lost is missed. Attributions match one to one where their contents share half of their
letters or more; events where triggers overlap; times where the spans are equal. Copies of other reports are left out of
the layers.
"""

import argparse
import re
import unicodedata
from collections import Counter

from rapidfuzz import fuzz

from onrecord import api, pipeline
from onrecord.samples import reports_folder
from onrecord.text.fold import folded_words
from onrecord.types.issue import SetAside
from quality.samples import gold

PAGE_FIELDS = ("title", "outlet", "byline", "agency", "place", "published", "first", "last", "body", "residue", "cut",
               "corrections")  # fmt: skip
"""What a page is taken apart into. ``first`` and ``last`` are the body's first and last sentence."""

HALF = 0.5

MOST = 0.8
"""Share of a rendering's words that an attribution must hold to be it; it may hold more of the same speech."""

SPELLING = 80
"""Likeness in per cent from which two words are spellings of one name: Zelenskiy and Zelenskyy, not Kim and Kin."""


def readings():
    """Gives the readings of the bundled reports by the names of their gold files; raises where one is set aside."""
    names = {report["source"]: name for name, report in gold.reports().items()}
    found = {}
    with reports_folder() as folder:
        for outcome in api.read([str(folder)]):
            source = outcome.source if isinstance(outcome, SetAside) else outcome.report.source
            place = source.removeprefix(f"{folder.as_posix()}/")
            if isinstance(outcome, SetAside):
                raise gold.GoldError(f"{place} was set aside: {outcome.message}")
            found[names.get(place, place)] = outcome
    return found


def grouping(found):
    """Gives copies and stories across the readings, with report ids turned into the names of gold files."""
    made = pipeline.group(tuple(sorted(found.values(), key=lambda reading: reading.report.id)))
    return made, {reading.report.id: name for name, reading in found.items()}


def copies(grouped):
    made, names = grouped
    return {(names[copy.report], names[copy.of]) for copy in made.copies}


def stories(grouped):
    made, names = grouped
    return [frozenset(names[report] for report in story.reports) for story in made.stories]


def page_field(field, expected, report):
    """Gives what the gold says of a field, and what the program found, in comparable form."""
    if field in COMPARED:
        return COMPARED[field](expected, report)
    return expected.get(field, ""), getattr(report, field)


def published(expected, report):
    return gold.days(expected["published"]), ((report.published.from_ or "")[:10], (report.published.to or "")[:10])


def first(expected, report):
    sentence = sentences(expected["paragraphs"][0])[0]
    return sentence, body_of(report)[: len(sentence)]


def last(expected, report):
    sentence = sentences(expected["paragraphs"][-1])[-1]
    return sentence, body_of(report)[-len(sentence) :]


def residue(expected, report):
    """Gives what was lost of the page and what got into the body, neither of which may be."""
    aside = [one.text for one in report.residue] + [caption.text for caption in report.captions]
    kept, body = squeezed("".join([*aside, *report.corrections, report.contributor])), body_of(report)
    lost = [words for _, words in expected["residue"] if squeezed(words) not in kept]
    return ([], []), (lost, [words for _, words in expected["residue"] if words in body])


COMPARED = {
    "published": published,
    "place": lambda e, r: (e["dateline"].get("place", ""), r.dateline.place if r.dateline else ""),
    "byline": lambda e, r: (people(e["byline"]), people(r.byline)),
    "first": first,
    "last": last,
    "body": lambda e, r: (one_line(e["text"]), body_of(r)),
    "residue": residue,
    "cut": lambda e, r: (e.get("cut", False), r.cut),
    "corrections": lambda e, r: (e["corrections"], [one_line(words) for words in r.corrections]),
}
"""Fields that are more than one word for word, and how each is put in comparable form."""


def body_of(report):
    """Gives the text on one line without its dateline."""
    text = report.text
    if report.dateline and report.dateline.words:
        words = report.dateline.words
        text = text[: words.start] + text[words.end :]
    return one_line(text)


def people(byline):
    return re.split(r", | and ", byline)


def one_line(text):
    return " ".join(text.split())


def squeezed(text):
    """Gives the text without white space: a line that ran together may be kept in pieces."""
    return "".join(text.split())


def sentences(paragraph):
    """Gives the sentences of a paragraph of the gold, whose abbreviations are few."""
    return re.split(
        r"(?<=[.?!\"”'])(?<!U\.S\.)(?<!U\.N\.)(?<!Mr\.)(?<!Aug\.)(?<!p\.m\.)(?<! [A-Z]\.)\s+(?=[A-Z“\"'])", paragraph
    )


def scores(*, fast=False):
    """Gives every score in [0, 1]; all of it takes seconds, so fast is the same."""
    del fast
    return measured(misses=None)


def measured(*, misses):
    """Gives the scores; rows that differ are put into the list ``misses`` where one is given."""
    note = misses.append if misses is not None else (lambda _: None)
    found = readings()
    given = {}
    golds = gold.reports()
    for field in PAGE_FIELDS:
        right = 0
        for name, expected in golds.items():
            want, got = page_field(field, expected, found[name].report)
            right += want == got
            if want == got and field in expected["not_yet"]:
                note(f"{name}: reached now: take {field} out of not_yet")
            if want != got:
                note(f"{name}: {field}\n    gold  {want}\n    found {got}")
        given[f"page.{field}"] = right / len(golds)
    given["page.reasons"] = reasons(golds, found, note)
    given["page.reached"] = 1 - sum(len(g["not_yet"]) for g in golds.values()) / (len(golds) * len(PAGE_FIELDS))
    marked = {name: expected for name, expected in golds.items() if expected["marked"]}
    given.update(attributions(marked, found, note))
    given.update(events(marked, found, note))
    given.update(times(marked, found, note))
    given.update(groups(found, note))
    return given


def reasons(golds, found, note):
    """Gives the share of residue rows that are kept for the reason of the gold."""
    right = total = 0
    for name, expected in golds.items():
        report = found[name].report
        for reason, words in expected["residue"]:
            total += 1
            kept = {r.reason for r in report.residue if squeezed(r.text) and alike_lines(words, r.text)}
            right += reason in kept
            if reason not in kept:
                note(f"{name}: reason of “{words}”: gold {reason}, found {', '.join(sorted(kept)) or 'nothing'}")
    return right / total


def alike_lines(words, line):
    """Says whether a line of residue holds the words, or is a piece of them."""
    a, b = squeezed(words), squeezed(line)
    return a in b or b in a


def rates(label, right, wanted, got):
    precision, recall = right / max(1, got), right / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {f"{label}.precision": precision, f"{label}.recall": recall, f"{label}.f1": f1}


def matched(wanted, got, likeness):
    """Gives pairs of positions, best first, each row in at most one pair."""
    pairs = [(likeness(w, g), i, j) for i, w in enumerate(wanted) for j, g in enumerate(got)]
    taken_w, taken_g, found = set(), set(), {}
    for like, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if like > 0 and i not in taken_w and j not in taken_g:
            taken_w.add(i)
            taken_g.add(j)
            found[i] = j
    return found


def letters(spans, text):
    """Gives the places of letters and figures under the spans: marks and blanks at the ends never matter."""
    return {place for start, end in spans for place in range(start, end) if text[place].isalnum()}


def share(a, b):
    return len(a & b) / max(1, len(a | b))


def folded(name):
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return set(re.sub(r"[^\w]+", " ", plain.replace("ł", "l")).casefold().split())


def same_name(wanted, actor):
    """Says whether an actor is the one that the gold names: all words of one name are in the other, in any spelling."""
    if wanted == "unnamed":
        return actor.type == "unnamed"
    short, long = sorted((folded(wanted), folded(actor.name)), key=len)
    return bool(short) and all(any(fuzz.ratio(a, b) >= SPELLING for b in long) for a in short)


def same_names(wanted, actors):
    return len(wanted) == len(actors) and all(any(same_name(name, actor) for actor in actors) for name in wanted)


def same_chain(wanted, tellers):
    """Says whether the tellers are those of the gold in its order; documents and the like are only counted."""
    return len(wanted) == len(tellers) and all(
        (name != "unnamed" and name[0].islower()) or same_name(name, teller)
        for name, teller in zip(wanted, tellers, strict=True)
    )


def attributions(golds, found, note):
    right = wanted = got = kinds = named = speakers = chains = chained = sources = sourced = cues = 0
    for name, expected in golds.items():
        text = found[name].report.text
        rows = expected["attributions"]
        places = [gold.located(text, row["in"], "attributions") for row in rows]
        want = [letters(place["{"], text) if place else set() for place in places]
        made = found[name].attributions
        have = [letters([(s.start, s.end) for s in a.content], text) for a in made]
        wanted, got = wanted + len(rows), got + len(made)

        def like(a, b):
            return share(a, b) if share(a, b) >= HALF else 0

        pairs = matched(want, have, like)
        right += len(pairs)
        for i, row in enumerate(rows):
            if i not in pairs:
                note(f"{name}: attribution missed: {row['in']}")
                continue
            a = made[pairs[i]]
            kinds += a.kind == row["kind"]
            cue = letters([(s.start, s.end) for s in a.cue], text)
            cues += bool(cue & letters(places[i]["<"], text))
            if places[i]["["]:
                sources += 1
                sourced += (
                    share(letters(places[i]["["], text), letters([(s.start, s.end) for s in a.source], text)) >= HALF
                )
            if all(by == "unnamed" or by[0].isupper() for by in row["by"]):
                named += 1
                agreed = same_names(row["by"], a.speakers)
                speakers += agreed
                if not agreed:
                    note(f"{name}: speaker: gold {row['by']}, found {[s.name for s in a.speakers]}: {row['in']}")
            if "chain" in row:
                chained += 1
                chains += same_chain(row["chain"], a.chain)
        for j in set(range(len(made))) - set(pairs.values()):
            words = " … ".join(span.words(text) for span in made[j].content)
            note(f"{name}: attribution too many ({made[j].by.rule}): {words}")
    return {
        **rates("attributions", right, wanted, got),
        "attributions.kind": kinds / max(1, right),
        "attributions.cue": cues / max(1, right),
        "attributions.source": sourced / max(1, sources),
        "attributions.speakers": speakers / max(1, named),
        "attributions.chain": chains / max(1, chained),
    }


def events(golds, found, note):
    right = wanted = got = types = statuses = dayed = days = people = peopled = 0
    for name, expected in golds.items():
        text = found[name].report.text
        rows = expected["events"]
        places = [gold.located(text, row["in"], "events") for row in rows]
        want = [letters(place["["], text) if place else set() for place in places]
        made = found[name].events
        have = [letters([(e.trigger.start, e.trigger.end)], text) for e in made]
        pairs = matched(want, have, share)
        wanted, got, right = wanted + len(rows), got + len(made), right + len(pairs)
        for i, row in enumerate(rows):
            if i not in pairs:
                note(f"{name}: event missed: {row['type']}: {row['in']}")
                continue
            e = made[pairs[i]]
            types += e.type == row["type"]
            if e.type != row["type"]:
                note(f"{name}: event type: gold {row['type']}, found {e.type}: {row['in']}")
            statuses += e.status == row.get("status", "happened")
            if e.status != row.get("status", "happened"):
                note(f"{name}: event status: gold {row.get('status', 'happened')}, found {e.status}: {row['in']}")
            if len(row.get("day", "")) == len("2000-01-01"):
                dayed += 1
                days += bool(
                    e.when and e.when.from_ and e.when.from_[:10] == row["day"] and (e.when.to or "")[:10] == row["day"]
                )
            who = row.get("who", []) + row.get("whom", [])
            for person in who:
                peopled += 1
                people += any(same_name(person, actor) for actor in (*e.sources, *e.targets))
        for j in set(range(len(made))) - set(pairs.values()):
            e = made[j]
            clause = text[e.start : e.end][:120]
            note(f"{name}: event too many ({e.type}, {e.by.rule}): {clause} [{e.trigger.words(text)}]")
    return {
        **rates("events", right, wanted, got),
        "events.type": types / max(1, right),
        "events.status": statuses / max(1, right),
        "events.day": days / max(1, dayed),
        "events.participants": people / max(1, peopled),
    }


def times(golds, found, note):
    right = wanted = got = values = 0
    for name, expected in golds.items():
        text = found[name].report.text
        rows = expected["times"]
        dateline = found[name].report.dateline
        head = dateline.words.end if dateline and dateline.words else 0
        made = {(t.start, t.end): t for t in found[name].times if t.start >= head}
        wanted, got = wanted + len(rows), got + len(made)
        met = set()
        for row in rows:
            place = gold.located(text, row["in"], "times")
            span = place["["][0] if place else None
            if span not in made:
                near = [text[s:e] for s, e in made if span and s < span[1] and span[0] < e]
                note(f"{name}: time missed: {row['in']}{f', found {near}' if near else ''}")
                continue
            right += 1
            met.add(span)
            values += made[span].value == row["value"] and made[span].type == row["type"]
            if made[span].value != row["value"]:
                note(f"{name}: time value: gold {row['value']}, found {made[span].value}: {row['in']}")
        for span in sorted(set(made) - met):
            note(f"{name}: time too many: {text[slice(*span)]}")
    return {**rates("times", right, wanted, got), "times.value": values / max(1, right)}


def groups(found, note):
    grouped = grouping(found)
    wanted = gold.stories()
    want = {(copy["report"], copy["of"]) for copy in wanted["copies"]}
    have = copies(grouped)
    for pair in sorted(want ^ have):
        note(f"copy {'missed' if pair in want else 'too many'}: {pair}")
    told = {frozenset(story["reports"]) for story in wanted["stories"]}
    made = set(stories(grouped))
    for members in sorted(map(sorted, made - told)):
        note(f"story that is none: {members}")
    pairs_w, pairs_g = pairs_of(told), pairs_of(made)
    return {
        **rates("copies", len(want & have), len(want), len(have)),
        **rates("stories.pairs", len(pairs_w & pairs_g), len(pairs_w), len(pairs_g)),
        "stories.whole": len(told & made) / len(told),
        "statements.joined": joined(grouped, wanted["statements"], note),
    }


def pairs_of(groups_of):
    return {frozenset((a, b)) for group in groups_of for a in group for b in group if a < b}


def joined(grouped, wanted, note):
    """Gives the share of pairs of renderings of one statement that the program holds to be one."""
    made, names = grouped
    held = [[(names[r.report], folded_words(r.words)) for r in statement.renderings] for statement in made.statements]
    right = total = 0
    for statement in wanted:
        rows = statement["renderings"]
        for i, a in enumerate(rows):
            for b in rows[i + 1 :]:
                total += 1
                together = any(has(renderings, a) and has(renderings, b) for renderings in held)
                right += together
                if not together:
                    note(f"renderings apart: {a['report']} {a['words']} | {b['report']} {b['words']}")
    return right / total


def has(renderings, row):
    wanted = Counter(folded_words(row["words"]))
    for report, words in renderings:
        common = sum((wanted & Counter(words)).values())
        if report == row["report"] and common >= MOST * sum(wanted.values()):
            return True
    return False


def main():
    """Prints the scores, and with --misses every row that differs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--misses", action="store_true")
    misses = []
    wanted = options.parse_args().misses
    for key, value in measured(misses=misses).items():
        print(f"{key:40} {value:.4f}")
    if wanted:
        print("\n".join(misses))


if __name__ == "__main__":
    main()
