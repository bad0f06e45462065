"""Who said these words: a record of many statements asked, beside rapidfuzz over all of them."""

import random
import re
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from rapidfuzz import fuzz, process

from bench.data import texts
from onrecord import api
from onrecord.samples import reports_folder

SIZES = (25_000, 100_000)
QUESTIONS = 60


def rows():
    """Gives, at each size, milliseconds an answer: the middle one and the slowest; and what rapidfuzz takes."""
    found = []
    sentences = sentences_of(max(SIZES))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with reports_folder() as reports:
            api.build([str(reports)], path)
        held = 0
        for size in SIZES:
            part = [sentences[place % len(sentences)] for place in range(size)]
            add_statements(path, part[held:], first=held)
            held = size
            found.append({"statements": size, **asked(path, part)})
    return found


def sentences_of(count):
    """Gives up to ``count`` different sentences of reports of eight words or more."""
    found = {}
    for arrival in texts(14_000):
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", arrival.content):
            if 8 <= len(sentence.split()) <= 60:
                found[sentence] = None
        if len(found) >= count:
            break
    return list(found)[:count]


def add_statements(path, sentences, *, first):
    """Puts sentences into a record as statements of one rendering, by plain SQL."""
    with closing(sqlite3.connect(path)) as connection, connection:
        report, story = connection.execute("SELECT report, statement FROM renderings").fetchone()
        story = connection.execute("SELECT story FROM statements WHERE number = ?", (story,)).fetchone()[0]
        start = (
            1
            + connection.execute(
                "SELECT max(max(number), (SELECT max(number) FROM renderings)) FROM statements"
            ).fetchone()[0]
        )
        for number, words in enumerate(sentences, start):
            connection.execute(
                "INSERT INTO statements (number, id, story, words) VALUES (?, ?, ?, ?)",
                (number, f"statement-bench-{first + number}", story, words),
            )
            connection.execute(
                "INSERT INTO renderings VALUES (?, ?, 0, ?, ?, ?, '[[0, 1]]', 'indirect')",
                (number, number, report, f"a{first + number}", words),
            )
        connection.execute("INSERT INTO statement_words (statement_words) VALUES ('rebuild')")


def asked(path, sentences):
    """Asks for sentences with a word left out, and for some that are on no record."""
    dice = random.Random(0)
    questions = []
    for sentence in dice.sample(sentences, QUESTIONS):
        words = sentence.split()
        words.pop(len(words) // 2)
        questions.append(" ".join(words))
    questions[::4] = [" ".join(dice.sample(one.split(), len(one.split()))) for one in questions[::4]]
    times = []
    with api.open_record(path) as record:
        api.said(record, questions[0])
        for question in questions:
            started = time.perf_counter()
            api.said(record, question)
            times.append(1000 * (time.perf_counter() - started))
    started = time.perf_counter()
    for question in questions[:5]:
        process.extract(question, sentences, scorer=fuzz.partial_ratio, limit=10)
    rival = 200 * (time.perf_counter() - started)
    times.sort()
    middle = times[len(times) // 2]
    return {
        "ms": round(middle, 1),
        "slowest ms": round(times[-1], 1),
        "rapidfuzz ms": round(rival),
        "ratio": round(rival / middle, 1),
    }
